"""A recognition in, out as many as the article says that one place has of the award: one for each of its categories.

Newspapers count them: "memborong tiga kategori sekaligus". A place with a category of its own among others has but one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from almanac.importer.extraction.outcomes import categories_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.frames import Frame
    from almanac.importer.findings import Recognition
    from almanac.model import Award

_COUNTS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_COUNTED = re.compile(
    rf"\b(?P<count>[2-6]|{'|'.join(_COUNTS)})\s+(?P<what>penghargaan|kategori|piala|tro[fp]i|predikat|gelar)\b",
    re.IGNORECASE,
)


def by_category(
    one: Recognition, group: Group, sentences: tuple[Frame, ...], award: Award | None, *, alone: bool
) -> Iterator[Recognition]:
    """Yield a recognition without the places that have several categories, and each of those apart, in order.

    `alone` if the article has no other award: "dua penghargaan" may else be two awards.
    """
    told = tuple(frame for frame in sentences if frame.headline or frame in group.frames)
    # What is counted is named in the same sentence or in the next.
    following = {frame.number + 1 for frame in told if _COUNTED.search(frame.text)}
    frames = tuple(
        frame for frame in sentences if frame in group.frames or (frame.number in following and not frame.awards)
    )
    apart: list[Recognition] = []
    rest = []
    for recipient in one.recipients:
        slug = recipient.place.value.slug
        categories = categories_of(slug, frames, award)
        if 1 < len(categories) <= max((_counted(frame, slug, alone=alone) for frame in told), default=0):
            apart += (
                replace(one, recipients=(replace(recipient, category=each.category, tier=tier),))
                for each in categories
                for tier in (each.tier if each.stated else recipient.tier,)
            )
        else:
            rest.append(recipient)
    yield from apart
    if rest:
        yield replace(one, recipients=tuple(rest))


def _counted(frame: Frame, slug: str, *, alone: bool) -> int:
    """Return how many honours a sentence counts that names no place but one."""
    match = _COUNTED.search(frame.text)
    if match is None or not (alone or match["what"].casefold() == "kategori"):
        return 0
    if frame.remembers or any(mention.place.slug != slug for mention in frame.places):
        return 0
    count = match["count"].casefold()
    return _COUNTS.get(count) or int(count)
