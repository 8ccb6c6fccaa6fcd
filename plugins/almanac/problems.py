"""What is wrong with the content, where, and how to mend it: `Problem` and the exceptions that carry it.

AlmanacError                 anything this package raises on purpose
├── ContentError             problems in the content: every one is listed, nothing was written (exit status 1)
└── UsageError               wrong usage or a broken environment (exit status 2)
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSE_ENOUGH = 0.6
"""Similarity (0 to 1, difflib's ratio) from which a valid value is offered instead of an invalid one."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A position in a content file; line and column count from 1, and 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `path:line:column`, or the path alone for a whole file."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `code` is a key of `almanac.problems.CODES`."""

    where: Where
    code: str
    message: str
    field: str = ""
    suggestion: str | None = None
    mend: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        """Return the one-line form that editors and people read."""
        field = f"{self.field}: " if self.field else ""
        hint = f", did you mean '{self.suggestion}'?" if self.suggestion else "."
        mend = f" {self.mend[0].upper()}{self.mend[1:]}." if self.mend else ""
        kind = "warning: " if self.severity == "warning" else ""
        # A value may hold line breaks, and a line of its own could pass for a command to whoever reads the log.
        return " ".join(f"{self.where}: {kind}{field}{self.message}{hint}{mend} [{self.code}]".split())

    @property
    def sort_key(self) -> tuple[Where, str, str, str, str, str, str]:
        """Return a total order: by place in the files, then by code and text."""
        return (self.where, self.code, self.field, self.message, self.suggestion or "", self.mend, self.severity)


class AlmanacError(Exception):
    """Anything this package raises on purpose."""

    exitcode = 1


class ContentError(AlmanacError):
    """Problems in the content. Every one is listed and nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(AlmanacError):
    """Wrong usage or a broken environment."""

    exitcode = 2


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, sorted by path, line and column."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def without_repeats(found: Iterable[Problem], known: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stand where no known one does."""
    taken = {problem.where for problem in known}
    return tuple(problem for problem in found if problem.where not in taken)


def nearest(word: str, valid: Iterable[str]) -> str | None:
    """Return the valid value most like `word`, or None where none is like enough; ties go to the first by name."""
    matcher = difflib.SequenceMatcher(b=word.casefold(), autojunk=False)
    best, found = CLOSE_ENOUGH, None
    for value in sorted(valid):
        matcher.set_seq1(value.casefold())
        # The quick ratios are upper bounds, and most values are ruled out by them.
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio > best or (ratio == best and found is None):
            best, found = ratio, value
    return found


CODES: dict[str, str] = {
    "A001": "The file is not UTF-8 text.",
    "A002": "The file begins with a byte-order mark.",
    "A003": "The front matter is missing or has no closing line.",
    "A004": "The front matter is not valid YAML.",
    "A005": "The front matter or registry file is not a mapping of fields.",
    "A006": "A key is given twice.",
    "A007": "YAML anchors and aliases are not used here.",
    "A008": "The file is larger than the limit.",
    "A009": "The file cannot be read.",
    "A010": "The field is not known.",
    "A011": "A required field is missing.",
    "A012": "An id names nothing in the registry.",
    "A013": "The value has the wrong type.",
    "A014": "The value is not one of those allowed, or is out of bounds.",
    "A015": "The date is not valid EDTF, or does not exist.",
    "A016": "The edition and the year of the conferral lie far apart.",
    "A017": "The place is not known.",
    "A018": "The place's name fits several places.",
    "A019": "The tier is not on the award's ladder.",
    "A020": "The entry has no source.",
    "A021": "A status needs a reason and a source, or a source needs an address or a word on why it has none.",
    "A030": "Two entries have the same slug, or two places the same slug or code.",
    "A031": "The same recognition is recorded twice.",
    "A032": "Two pages have the same address.",
    "A033": "An old address collides with a page or with another old address.",
    "A034": "A link leads to a page that does not exist.",
    "A035": "An address that was published before is gone, and nothing redirects from it.",
    "A040": "Raw HTML is not allowed here.",
    "A041": "The link's scheme is not allowed.",
    "A042": "An image has no alternative text.",
    "A043": "The body is empty or has a heading of level 1.",
    "A044": "The file's name or folder does not fit.",
    "A045": "A picture is not the almanac's own, or is not there.",
}
"""Every problem code with what it means; `docs/problems.md` explains how to mend each."""
