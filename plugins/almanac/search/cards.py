"""An entry in, its result card out; cards in, chunks of rows out.

A card holds what a list shows of a record, as numbers of the catalogue of names wherever that has the words.
`theme/static/js/search/cards.js` completes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac.language import SOURCE_LANGUAGE
from almanac.model import COUNTED_STATUSES, Result, Status
from almanac.search.columns import KINDS, STATUSES
from almanac.search.packing import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from almanac.edtf import Edtf
    from almanac.model import Entry
    from almanac.search.documents import Numbered

# How many places a result names before it says how many others are recorded.
NAMED_PLACES = 3
# A list of ten results touches about as many chunks: small ones cost fewer bytes, large ones fewer files.
CARDS_PER_CHUNK = 2
# Chunks that share a folder, which is named for the content of all: so the root file stays short.
CHUNKS_PER_FOLDER = 64


class Card(NamedTuple):
    """What a list shows of an entry; what is usual or unknown is None.

    The order is that of a row, what most cards have first; `COLUMNS` of `cards.js` is the same. Places, award and
    issuers are numbers of the catalogue, kind and status those of the root file.
    """

    slug: str
    summary: str
    places: list[int]
    kind: int
    publishers: int
    award: int | None
    edition: int | None
    day: str | None
    others: int | None
    tier: str | None
    issuers: list[int] | None
    date: str | None
    status: int | None
    title: str | None
    year: int | None
    rank: int | None
    organizers: list[str] | None
    of: int | None
    lang: str | None


class CardMaker:
    """Makes cards that refer to the numbers of one catalogue."""

    def __init__(self, numbered: Numbered, date_words: Callable[[Edtf], str]) -> None:
        self._places = {place.slug: number for number, place in enumerate(numbered.places)}
        self._issuers = {issuer.id: number for number, issuer in enumerate(numbered.issuers)}
        self._awards = {award.id: number for number, award in enumerate(numbered.awards)}
        self._date_words = date_words

    def card(self, entry: Entry) -> Card:
        """Return the card of an entry."""
        places = list(dict.fromkeys(self._places[recipient.place.slug] for recipient in entry.recipients))
        issuers = list(dict.fromkeys(party.issuer.id for party in entry.parties))
        result = _shared_result(entry)
        return Card(
            slug=entry.slug,
            summary=entry.summary,
            places=places[:NAMED_PLACES],
            kind=KINDS.index(entry.kind),
            publishers=entry.publishers,
            award=self._awards[entry.award.id] if entry.award else None,
            edition=entry.edition,
            day=entry.conferred.datetime_attr if entry.conferred else None,
            others=len(places[NAMED_PLACES:]) or None,
            tier=result.tier,
            issuers=[self._issuers[id_] for id_ in issuers] if not _usual(entry, issuers) else None,
            # A whole day is worded in the browser.
            date=self._date_words(entry.conferred) if entry.conferred and not entry.conferred.is_exact_day else None,
            status=_status(entry),
            title=entry.title if entry.award is None else None,
            year=entry.year if entry.year != entry.edition else None,
            rank=result.rank,
            organizers=list(entry.organizers) or None,
            of=result.of,
            lang=entry.lang if entry.lang != SOURCE_LANGUAGE else None,
        )


def row(card: Card) -> str:
    """Return a card as its row in a chunk: JSON, cut after its last value."""
    values: list[object] = list(card)
    while values[-1] is None:
        values.pop()
    return to_json(values).decode()


def chunk(rows: Iterable[str]) -> bytes:
    """Return the file of some rows."""
    return f"[{','.join(rows)}]".encode()


def _usual(entry: Entry, issuers: Sequence[str]) -> bool:
    """Tell whether an entry's issuers are those that the registry gives for its award."""
    return entry.award is not None and tuple(issuers) == entry.award.issuers


def _status(entry: Entry) -> int | None:
    """Return a status that has to be told: none for what the press reports, `personal` for a person's honour."""
    if entry.is_activity:
        return None
    if entry.status in COUNTED_STATUSES and entry.personal:
        return STATUSES.index("personal")
    return STATUSES.index(entry.status) if entry.status is not Status.REPORTED else None


def _shared_result(entry: Entry) -> Result:
    """Return the result of all recipients, with only what they have in common."""
    results = {recipient.result for recipient in entry.recipients}
    if len(results) == 1:
        return next(iter(results))
    tiers = {result.tier for result in results}
    return Result(tier=next(iter(tiers)) if len(tiers) == 1 else None)
