"""Readings and the labels of the same articles in, the share of each field that is right out.

Recognitions of an article are paired by the words of the award and by recipients, the best pairs first. What a label
calls possible, implied or background is right either way. Names are alike if most words of the shorter stand in the
longer, be it the full name or the abbreviation in brackets.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ALIKE = 0.6
"""Share of common words from which on two names are one's."""
PAIRED = 0.25
"""Likeness, half award and half recipients, from which on a recognition is paired with a label."""
_GENERAL = frozenset(
    {"award", "awards", "penghargaan", "anugerah", "dan", "the", "untuk", "opini", "sertifikat", "piagam"}
)

Label = dict[str, Any]
Object = dict[str, Any]
"""A reading as `build.py import --format jsonl` prints it."""


@dataclass(slots=True)
class Agreement:
    """How often each field was right, and of how many; for lists how many were found, too many and missing."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    graded: Counter[tuple[str, float, bool]] = field(default_factory=Counter)
    """How many values of a field and a confidence were right, and wrong."""
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return shares from 0 to 1: accuracy for single values, F1 for lists."""
        shares = {name: self.right[name] / self.asked[name] for name in self.asked if "/" not in name}
        for name in ("recognition", "recipient", "issuer"):
            found, extra, missed = (self.right[f"{name}/{part}"] for part in ("found", "extra", "missed"))
            shares[f"{name}_f1"] = 2 * found / max(1, 2 * found + extra + missed)
        return shares

    def say(self, name: str, *, right: bool) -> None:
        """Count one answer."""
        self.asked[name] += 1
        self.right[name] += right


def read_labels(path: Path) -> tuple[Label, ...]:
    """Return the labels of a file of one JSON object a line."""
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def agreement(objects: Iterable[Object], labels: Iterable[Label]) -> Agreement:
    """Compare readings with labels by the names of their files."""
    by_name = {one["file"].rpartition("/")[2]: one for one in objects}
    result = Agreement()
    for label in labels:
        _compare(by_name[label["file"]], label, result)
    return result


def _compare(found: Object, label: Label, result: Agreement) -> None:
    result.say("is_recognition", right=(found["kind"] == "none") == (label["kinds"][0] == "none"))
    result.say("kind", right=found["kind"] in label["kinds"])
    if label["published"]:
        right = _bare(found["published"]) == _bare(label["published"])
        result.say("published", right=right)
        if "published" in found["confidence"]:
            result.graded["published", found["confidence"]["published"], right] += 1
    for one, wanted in _pairs(found["recognitions"], label["recognitions"]):
        if wanted is None:
            _extra(one, label, result)
        elif one is None:
            result.right["recognition/missed"] += 1
            result.right["recipient/missed"] += len(wanted["recipients"])
            result.right["issuer/missed"] += len(wanted["issuers"])
            result.say("edition", right=False)
            if wanted["conferred"]:
                result.say("conferred", right=False)
            result.misses.append(f"{label['file']}: missed {wanted['awards'][0]}")
        else:
            _paired(one, wanted, label["file"], result)


def _extra(one: Object | None, label: Label, result: Agreement) -> None:
    if one is None or any(alike(one["award"], told) for told in label["background"]):
        return
    result.right["recognition/extra"] += 1
    result.right["recipient/extra"] += len(one["recipients"])
    result.right["issuer/extra"] += len(one["issuers"])
    result.graded["award", one["confidence"]["award"], False] += 1
    result.misses.append(f"{label['file']}: one too many, {one['award']}")


def _paired(one: Object, wanted: Label, name: str, result: Agreement) -> None:
    result.right["recognition/found"] += 1
    result.graded["award", one["confidence"]["award"], any(alike(one["award"], told) for told in wanted["awards"])] += 1
    free = {*wanted["possible"], *(one["recipients"] if wanted.get("truncated") else ())}
    for place, sure in zip(one["recipients"], one["confidence"].get("recipients", ()), strict=True):
        if place not in free:
            result.right[f"recipient/{'found' if place in wanted['recipients'] else 'extra'}"] += 1
            result.graded["recipient", sure, place in wanted["recipients"]] += 1
    result.right["recipient/missed"] += len(set(wanted["recipients"]) - set(one["recipients"]))
    left = list(wanted["issuers"])
    for issuer, sure in zip(one["issuers"], one["confidence"].get("issuers", ()), strict=True):
        hit = next((told for told in left if alike(issuer, told)), None)
        if hit:
            left.remove(hit)
        if hit or not any(alike(issuer, told) for told in wanted["implied"]):
            result.right[f"issuer/{'found' if hit else 'extra'}"] += 1
            result.graded["issuer", sure, bool(hit)] += 1
    result.right["issuer/missed"] += len(left)
    for field_, told in (("edition", wanted["edition"]), ("conferred", wanted["conferred"])):
        if field_ == "edition" or told:
            right = _bare(one[field_]) == _bare(told)
            result.say(field_, right=right)
            if field_ in one["confidence"]:
                result.graded[field_, one["confidence"][field_], right] += 1
            if not right:
                result.misses.append(f"{name}: {field_} {one[field_]} for {told} of {wanted['awards'][0]}")


def _bare(value: object) -> object:
    return value.rstrip("?~%") if isinstance(value, str) else value


def _pairs(found: list[Object], labels: list[Label]) -> Iterator[tuple[Object | None, Label | None]]:
    """Yield each recognition with its label, the likest first; then what is left of both."""
    scored = sorted(
        ((_likeness(one, label), -abs(i - j), i, j) for i, one in enumerate(found) for j, label in enumerate(labels)),
        reverse=True,
    )
    ones, others = set(range(len(found))), set(range(len(labels)))
    for likeness, _, i, j in scored:
        if likeness >= PAIRED and i in ones and j in others:
            ones.remove(i)
            others.remove(j)
            yield found[i], labels[j]
    yield from ((found[i], None) for i in sorted(ones))
    yield from ((None, labels[j]) for j in sorted(others))


def _likeness(one: Object, label: Label) -> float:
    award = max(_common(one["award"], told) for told in label["awards"])
    mine, its = set(one["recipients"]), set(label["recipients"])
    return 0.5 * award + 0.5 * (len(mine & its) / len(mine | its) if mine | its else 0)


def alike(one: str, other: str) -> bool:
    """Tell whether two names are one's."""
    return _common(one, other) >= ALIKE


def _common(one: str, other: str) -> float:
    return max(
        (len(a & b) / min(len(a), len(b)) for a in _variants(one) for b in _variants(other) if a and b), default=0.0
    )


def _variants(name: str) -> Iterator[set[str]]:
    """Yield the words of a name in full, and of each short form in brackets."""
    for part in (re.sub(r"\([^)]*\)", " ", name), *re.findall(r"\(([^)]*)\)", name)):
        words = set(re.findall(r"[a-z0-9]+", part.lower()))
        yield words - _GENERAL or words
