"""The words of the interface: a language code and its catalogue in, a frozen `Language` that says things out.

Messages are written in Indonesian, the almanac's first language; every other language is a gettext catalogue of the
theme.
"""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from almanac import edtf
from almanac.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SOURCE_LANGUAGE = "id"
"""Language of the messages, and of all text in the registry that has no translation there."""

DOMAIN = "almanak"

_DECIMAL = re.compile(r"[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Says messages, dates, numbers and lists in one language; what was said in it is found again by its identity."""

    code: str = SOURCE_LANGUAGE
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False)

    @property
    def messages(self) -> tuple[tuple[str, str], ...]:
        """Return every message and what it is in this language, sorted; nothing where messages are shown as written."""
        # gettext has no reader for what a catalogue holds.
        held: dict[object, str] = getattr(self.catalogue, "_catalog", {})
        return tuple(sorted((str(key), text) for key, text in held.items()))

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message that fits a number, with the number filled in for `%(n)s`."""
        return self.catalogue.ngettext(singular, plural, number) % {"n": self.number(number)}

    def pgettext(self, context: str, message: str) -> str:
        """Return a message in the sense that `context` gives it."""
        return self.catalogue.pgettext(context, message)

    def foreign(self, code: str) -> str:
        """Return the language of a text where it is another than this one, else an empty text."""
        return code if code != self.code else ""

    def date(self, value: edtf.Edtf) -> str:
        """Return a date in words, as certain as it is."""
        return edtf.describe(value, self.code)

    def day(self, value: edtf.Edtf) -> str:
        """Return a date in words without its year."""
        return edtf.describe_day(value, self.code)

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        return edtf.MONTHS[self.code][number - 1]

    def number(self, value: float) -> str:
        """Return a number with the language's separators."""
        if isinstance(value, int):
            # Both languages group by thousands; to ask for the whole format takes thirty times as long.
            return f"{value:,}".replace(",", _signs(self.code)[0])
        return format_decimal(value, locale=self.code)

    def decimal(self, written: str) -> str:
        """Return a number as content writes it, with a decimal comma, in this language; what is no number stays."""
        return written.replace(",", _signs(self.code)[1]) if _DECIMAL.fullmatch(written) else written

    def listed(self, items: Sequence[str]) -> str:
        """Return items as running text: "A, B, dan C"."""
        if len(items) < 2:
            return "".join(items)
        patterns = _patterns(self.code)
        if len(items) == 2:
            return patterns["2"].format(*items)
        text = patterns["start"].format(*items[:2])
        for item in items[2:-1]:
            text = patterns["middle"].format(text, item)
        return patterns["end"].format(text, items[-1])


@cache
def _signs(code: str) -> tuple[str, str]:
    """Return the signs that part thousands and decimals."""
    return get_group_symbol(code), get_decimal_symbol(code)


@cache
def _patterns(code: str) -> Mapping[str, str]:
    """Return how a language joins the items of a list: two of them, and the first, the next and the last of more."""
    patterns: Mapping[str, str] = Locale(code).list_patterns["standard"]
    return patterns


def read_language(code: str, translations: Path) -> Language:
    """Read the catalogue of a language; raise UsageError where there is none."""
    if code == SOURCE_LANGUAGE:
        return Language(code)
    path = translations / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if code not in edtf.MONTHS or not path.is_file():
        known = ", ".join(sorted(edtf.MONTHS))
        raise UsageError(f"no catalogue for the language '{code}' at {path}; the languages are {known}")
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - takes long to load, and Indonesian needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415 - likewise

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Language(code, gettext.GNUTranslations(compiled))
