"""A reading, or the plan of its drafts, in; lines that say what was found, written and left to check, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.importer.dialogue import shown
from almanac.importer.dialogue.shown import Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from almanac.importer.dialogue.shown import Line
    from almanac.importer.drafting.drafts import Check, Plan
    from almanac.importer.findings import Reading
    from almanac.language import Language

PAGE = Screen(columns=shown.WIDEST, colour=False)
"""What is printed for a file or a log is as wide as lines are easily read."""
MOST_CHECKS = 20
"""Values named at the end of an import; all of them are marked in the drafts."""


def of_reading(reading: Reading, t: Language) -> Iterator[str]:
    """Yield what an article reports, each recognition with its evidence."""
    yield from _texts(shown.beginning(reading, PAGE, t))
    for number, one in enumerate(reading.recognitions, 1):
        yield from _texts(shown.recognised(reading.article, one, number, len(reading.recognitions), PAGE, t))
    yield from _texts(shown.overview(reading.recognitions, PAGE, t))


def of_plan(reading: Reading, plan: Plan, written: Sequence[Path], t: Language) -> Iterator[str]:
    """Yield which files were written, what is on record, and what a person has to check, most doubtful first."""
    yield f"{reading.article.name}: {shown.tally(reading, t)}"
    for path in written:
        yield "  " + t.gettext("Ditulis: %(path)s") % {"path": path.as_posix()}
    for repeat in plan.duplicates:
        yield "  " + (
            repeat.reason if repeat.draft else t.gettext("Tidak dirancang: %(reason)s") % {"reason": repeat.reason}
        )
    if plan.checks:
        yield "  " + t.gettext("Periksa, yang paling meragukan lebih dulu:")
    yield from (f"    {_check(check)}" for check in plan.checks[:MOST_CHECKS])
    left = len(plan.checks) - MOST_CHECKS
    if left > 0:
        message = t.ngettext(
            "dan %(n)s lainnya, bertanda di berkasnya", "dan %(n)s lainnya, bertanda di berkasnya", left
        )
        yield f"    {message}"


def _check(check: Check) -> str:
    value = f" {check.value}" if check.value else ""
    return f"{check.path}:{check.line}: {check.field}:{value} · {check.reason}"


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    return ("".join(piece.text for piece in line) for line in lines)
