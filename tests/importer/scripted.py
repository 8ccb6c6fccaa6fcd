"""A terminal that answers from a script and keeps what it was asked to show; and a reading to answer about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from almanac.importer.dialogue.shown import Screen
from almanac.importer.dialogue.terminal import Key
from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.bodies import Body
from almanac.importer.findings import Finding, Reading, Recipient, Recognition
from almanac.importer.notes import Note, Why
from almanac.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.importer.dialogue.shown import Line
    from almanac.importer.dialogue.terminal import Question
    from almanac.registry import Registry

TEXT = """Dua Kota Menerima Adipura

Warta Uji, 7 Maret 2024

Kota Semarang dan Kota Pekalongan menerima Adipura tahun 2023 dari \
Kementerian Lingkungan Hidup dan Kehutanan di Jakarta.
Piala itu diserahkan Menteri Siti kepada Wali Kota Ita pada Selasa (5/3) di Balai Kartini, \
dan keduanya lalu membawanya pulang dengan kereta api malam itu juga, disambut warga di stasiun.
Ada 114 daerah yang menerimanya.
"""

NARROW = Screen(60, colour=False)
MOST_ASKED = 100
LEAVE = "leave"
"""The answer that stands for Ctrl-C."""
BACK, UNKNOWN, DROP = Key.BACK, Key.UNKNOWN, Key.DROP


def text_of(lines: Iterable[Line]) -> str:
    """Return lines as they read on a screen."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)


@dataclass
class Scripted:
    """Gives the answers in turn, and an empty line, which accepts, after the last one."""

    answers: list[str | Key]
    screen: Screen = NARROW
    shown: list[Line] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)

    def show(self, lines: Iterable[Line]) -> None:
        """Keep lines."""
        self.shown += lines

    def ask(self, question: Question) -> str | Key:
        """Keep a question and return the next answer."""
        self.asked.append(question)
        assert len(self.asked) <= MOST_ASKED, "the form asks without end"
        answer = self.answers.pop(0) if self.answers else ""
        if answer == LEAVE:
            raise KeyboardInterrupt
        return answer

    @property
    def titles(self) -> list[str]:
        """Return what was asked for, question by question."""
        return [text_of(question.lines).strip().splitlines()[0].split(" · ")[0] for question in self.asked]

    @property
    def told(self) -> str:
        """Return what stays on the screen."""
        return text_of(self.shown)

    def question(self, number: int) -> str:
        """Return a question as it reads."""
        return text_of(self.asked[number].lines)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Return where words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def finding(value: Any, words: str, confidence: float = 0.9, **more: Any) -> Finding[Any]:
    """Return a value with its evidence."""
    return Finding(value, (span(words),), confidence, **more)


def recognition(registry: Registry, **fields: Any) -> Recognition:
    """Return an Adipura of Semarang and Pekalongan as it was read, that differs in `fields`."""
    klhk = registry.issuers["klhk"]
    places = (registry.places["kota-semarang"], registry.places["kota-pekalongan"])
    given: dict[str, Any] = {
        "kind": Kind.AWARD,
        "award": finding("Adipura", "Adipura", 0.95),
        "award_id": "adipura",
        "recipients": tuple(Recipient(finding(place, place.name)) for place in places),
        "issuers": (finding(Body(*span(klhk.name), klhk.name, "klhk", klhk.type), klhk.name, 0.8),),
        "edition": finding(2023, "2023", 0.6, alternatives=(2024,)),
        "conferred": finding("2024-03-05", "Selasa (5/3)", note=Note(Why.NO_YEAR)),
    }
    return Recognition(**{**given, **fields})


def reading(*recognitions: Recognition, address: str | None = "https://warta.example/adipura") -> Reading:
    """Return what the article reports."""
    publisher, published = finding("Warta Uji", "Warta Uji", 0.8), finding("2024-03-07", "7 Maret 2024")
    return Reading(read_article(TEXT, "uji.txt", address), publisher, published, recognitions)
