"""How a value was found in, how sure it is out: the share that was right of those found in the same way.

Measured on the articles of tests/importer/articles (`python -m bench.importer`), and rounded down where few were of a
kind. Of what is given 0.9, about nine in ten are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.importer.extraction.award_forms import Sort
from almanac.importer.extraction.places import Via

if TYPE_CHECKING:
    from almanac.importer.extraction.awards import AwardMention
    from almanac.importer.extraction.bodies import Body
    from almanac.importer.extraction.places import PlaceMention
    from almanac.model import Award

EDITION = 0.95
THIS_YEAR = 0.6
YEAR_ALONE = 0.7
SHARED_DAY = 0.6
PUBLISHER = 0.8

_PLACES = {
    Via.NAME: 0.95,
    Via.GOVERNMENT: 0.95,
    Via.LIST: 0.9,
    Via.OFFICE: 0.9,
    Via.SEAT: 0.6,
    Via.MISSPELT: 0.7,
}
NAMESAKE = 0.6
"""Where the text leaves open which of several places of one name is meant."""


def of_award(mention: AwardMention, award: Award | None) -> float:
    """Return how sure the name of an award is."""
    if award:
        return 0.9
    if mention.weak:
        return 0.6
    return 0.8 if mention.sort is not Sort.QUOTED else 0.7


def of_place(mention: PlaceMention) -> float:
    """Return how sure it is that a place is the one meant, and that it received."""
    return _PLACES[mention.via] if mention.sure else NAMESAKE


def of_issuer(body: Body, award: Award | None) -> float:
    """Return how sure it is that an institution gives an award: surest where the registry says so as well."""
    if body.others:
        return NAMESAKE
    if body.id and award and body.id in award.issuers:
        return 0.95
    if body.id and not body.slip:
        return 0.9
    return 0.7
