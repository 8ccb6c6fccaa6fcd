"""How well and how fast articles were read in, the tables that show it in `docs/benchmarks.md` out."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from bench.document import commit, machine, table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bench.importer.agreement import Agreement

SHARES = (
    ("has a recognition or has none", "is_recognition"),
    ("kind", "kind"),
    ("day of publication", "published"),
    ("recognitions told apart (F1)", "recognition_f1"),
    ("recipients (F1)", "recipient_f1"),
    ("issuers (F1)", "issuer_f1"),
    ("edition", "edition"),
    ("day of conferral", "conferred"),
)
COSTS = (
    ("an article, median", "article_ms", "ms", 1),
    ("the longest", "article_max_ms", "ms", 0),
    ("a command with one article, start included", "start_seconds", "s", 2),
    ("a command with 1,000 articles", "thousand_seconds", "s", 1),
    ("its memory at most", "thousand_mb", "MB", 0),
)


def report(result: Agreement, costs: Mapping[str, float], articles: int, today: dt.date) -> str:
    """Return all that the document says of a measurement."""
    made = f"Measured on {today.isoformat()} at commit `{commit()}`: {machine()}; Python {platform.python_version()}."
    shares = result.figures()
    agreed = [("", f"right, of {articles} articles"), *((words, f"{shares[name]:.3f}") for words, name in SHARES)]
    cost = [("", ""), *((words, f"{costs[name]:.{digits}f} {unit}") for words, name, unit, digits in COSTS)]
    head = ("", "confidence", "values", "of these right")
    return "\n\n".join((made, table(agreed), table((head, *calibration(result))), table(cost)))


def calibration(result: Agreement) -> list[tuple[str, ...]]:
    """Return, for each field and confidence, how many values had it and which share of them was right."""
    rows: list[tuple[str, ...]] = []
    for field, sure in sorted({(field, sure) for field, sure, _ in result.graded}, key=lambda key: (key[0], -key[1])):
        right = result.graded[field, sure, True]
        values = right + result.graded[field, sure, False]
        rows.append((field, f"{sure:.2f}", str(values), f"{right / values:.2f}"))
    return rows
