"""What the importer found in an article: values, each with its evidence, its confidence and what else it could be.

What the text does not say is None: nothing is filled in from what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from almanac.model import Status

if TYPE_CHECKING:
    from almanac.importer.extraction.article import Article
    from almanac.importer.extraction.bodies import Body
    from almanac.importer.notes import Note
    from almanac.model import Kind, Place

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """A value, where the text says it, how sure that is, and what else it could be.

    `spans` are pairs of offsets into `Article.text`, the first being the evidence to show; `confidence` is the share of
    values found in this way that were right on texts with known answers, from 0 to 1. `note` tells a person what speaks
    against the value.
    """

    value: Value
    spans: tuple[tuple[int, int], ...]
    confidence: float
    note: Note | None = None
    alternatives: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the office that the text gives; `name` is None where it names the office alone."""

    name: str | None
    office: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A place that received a recognition, and what it got. `rank` counts from 1; `score` is written as in the text."""

    place: Finding[Place]
    unit: Finding[str] | None = None
    tier: Finding[str] | None = None
    rank: Finding[int] | None = None
    of: Finding[int] | None = None
    score: Finding[str] | None = None
    category: Finding[str] | None = None
    received_by: Finding[Person] | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """One award, edition and handover as an article reports it.

    `award` is the name, `award_id` the registry's id where the registry knows it. `recipients_total` is the number that
    the text states. `personal` says that it was given to the office-holder as a person.
    """

    kind: Kind
    award: Finding[str]
    award_id: str | None
    recipients: tuple[Recipient, ...]
    issuers: tuple[Finding[Body], ...]
    edition: Finding[int] | None = None
    conferred: Finding[str] | None = None
    status: Status = Status.REPORTED
    presenters: tuple[Finding[Person], ...] = ()
    venue: Finding[str] | None = None
    recipients_total: Finding[int] | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article reports; no recognitions where it reports none. `reason` says why there are none."""

    article: Article
    publisher: Finding[str] | None
    published: Finding[str] | None
    recognitions: tuple[Recognition, ...]
    reason: Note | None = None

    @property
    def kind(self) -> Kind | None:
        """Return the kind of the first recognition; None where there is none."""
        return self.recognitions[0].kind if self.recognitions else None
