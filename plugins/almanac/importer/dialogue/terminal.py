"""What the form asks of a terminal: to show lines, and to put a question that is answered by a text or by a key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.importer.dialogue.answers import Offer
    from almanac.importer.dialogue.shown import Line, Screen


class Key(Enum):
    """A key that answers a question as a whole, whatever has been typed."""

    BACK = auto()
    """To the question before: Up or Shift-Tab, while nothing is typed."""
    UNKNOWN = auto()
    """The value is not known: Ctrl-K."""
    DROP = auto()
    """The recognition is none: Ctrl-X."""


@dataclass(frozen=True, slots=True)
class Question:
    """What stands above the line that is typed in, what may complete it, and what the keys do."""

    lines: tuple[Line, ...]
    offers: tuple[Offer, ...] = ()
    keys: tuple[Line, ...] = ()


class Terminal(Protocol):
    """Shows and asks. What a question showed need not stay on the screen once it is answered."""

    @property
    def screen(self) -> Screen:
        """Return how wide it is now, and whether it shows colour."""

    def show(self, lines: Iterable[Line]) -> None:
        """Show lines that stay."""

    def ask(self, question: Question) -> str | Key:
        """Return what was typed, in one line without space around it; raise KeyboardInterrupt on Ctrl-C and Ctrl-D."""
