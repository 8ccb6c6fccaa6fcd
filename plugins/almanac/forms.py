"""Forms that a text may have to fit: patterns, with words for what misses one and the nearest text that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDRESS = r"^https?://[^\s<>\"]+$"
OLD_ADDRESS = r"^/[a-z0-9][a-z0-9/-]*/$"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
LANGUAGE = r"^[a-z]{2}$"
COUNTRY = r"^[A-Z]{2}$"
PLACE_CODE = r"^\d{2}(\.\d{2})?$"
PROVINCE_CODE = r"^\d{2}$"
LATITUDE = r"^(-?([0-8]?\d(\.\d+)?|90(\.0+)?))?$"
LONGITUDE = r"^(-?((1[0-7]\d|\d?\d)(\.\d+)?|180(\.0+)?))?$"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern in words: what a value that does not fit it is not, how to write one, and the nearest one that fits."""

    message: str
    mend: str
    nearest: Callable[[str], str | None] = lambda _: None


def nearest_id(text: str) -> str | None:
    """Return text as words of lower-case letters and digits with single hyphens between, or None if nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or None


def nearest_address(text: str) -> str | None:
    """Return a web address with a scheme for one that was written without, or with a misspelt one."""
    rest = re.sub(r"^(?:https?[:/;.]+)?", "", text.strip())
    return f"https://{rest}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#][^\s<>\"]*)?", rest) else None


def nearest_old_address(text: str) -> str | None:
    """Return an address of this site between slashes, whatever host or capitals it was written with."""
    path = re.sub(r"^https?://[^/]*", "", text.strip())
    words = [nearest_id(word) for word in path.split("/")]
    return f"/{'/'.join(word for word in words if word)}/" if any(words) else None


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        ADDRESS: Form("is no web address", "begin it with https:// and leave no space in it", nearest_address),
        OLD_ADDRESS: Form(
            "is no address of this site", "write it from slash to slash: /entri/old-name/", nearest_old_address
        ),
        ID: Form("is no id", "write an id in lower-case letters and digits, with hyphens between", nearest_id),
        DAY: Form("is no day", "write YYYY-MM-DD in quotes"),
        LANGUAGE: Form("is no language code", "write two small letters, such as id or en"),
        COUNTRY: Form("is no country code", "write two capital letters, such as ID or JP"),
        PLACE_CODE: Form("is no Kemendagri code", "write two digits for a province, two.two for a city: 33 or 33.74"),
        PROVINCE_CODE: Form("is no code of a province", "write two digits, such as 33"),
        LATITUDE: Form("is no latitude", "write degrees with a point, from -90 to 90: -6.9903"),
        LONGITUDE: Form("is no longitude", "write degrees with a point, from -180 to 180: 110.4229"),
    }
)
"""What the problem says of a value that does not fit a pattern; every pattern of this module is here."""
