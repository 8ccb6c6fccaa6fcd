"""What a site says of itself: one frozen value in, absolute addresses and credits out."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from almanac import urls


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence; `id` is its SPDX identifier (`CC-BY-4.0`) where it has one."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody else's data that the site uses, under its own terms."""

    name: str
    url: str
    licence: Licence
    use: str


CC_BY = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)
MIT = Licence("MIT", "MIT License", "https://opensource.org/license/mit")
PUBLIC_DOMAIN = Licence("public-domain", "public domain", "https://www.naturalearthdata.com/about/terms-of-use/")

CREDITS = (
    Credit("GeoNames", "https://www.geonames.org/", CC_BY, "coordinates of places"),
    Credit("Natural Earth", "https://www.naturalearthdata.com/", PUBLIC_DOMAIN, "coastline of the maps"),
)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a fork changes: name, address, language, repository, licences, contact.

    `url` is the site's address without a slash at its end, or '' where it is not known, as in a preview. `repository`
    is the address of the source. `language` is an ISO 639-1 code.
    """

    name: str
    tagline: str
    url: str = ""
    language: str = "id"
    repository: str = ""
    code_licence: Licence = MIT
    content_licence: Licence = CC_BY
    contact: str = ""
    credits: tuple[Credit, ...] = CREDITS

    def __post_init__(self) -> None:
        """Refuse an address that would make every absolute link wrong."""
        if self.url and (not self.url.startswith(("https://", "http://")) or self.url.endswith("/")):
            raise ValueError(f"the site's address begins with https:// and has no slash at its end: {self.url!r}")

    def href(self, address: str, seen_from: str = urls.HOME) -> str:
        """Return an absolute address or, where the site's is not known, the way to it from the page `seen_from`."""
        return f"{self.url}/{address}" if self.url else f"{urls.root_of(seen_from)}{address}"

    def stated(self, address: str) -> str:
        """Return an address as data state it: absolute, or relative to the site's root where that is not known."""
        return f"{self.url}/{address}" if self.url else address

    def uuid(self, address: str) -> uuid.UUID:
        """Return an identifier of what has this address (RFC 9562, version 5).

        It is made from the repository's address where there is one, so that it outlives a change of domain.
        """
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.repository or self.url or self.name}/{address}")
