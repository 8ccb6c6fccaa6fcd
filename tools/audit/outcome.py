"""What an audit is handed, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Where the two builds claim to live; a domain that nobody has.
ROOT_URL = "https://example.org/"
REPOSITORY = "almanak-kota"
PROJECT_URL = f"{ROOT_URL}{REPOSITORY}/"

#: How many places a finding names before it only counts them.
PLACES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What is audited: the repository, the site as built for ROOT_URL, and as built for PROJECT_URL.

    The folder of `project_site` is named REPOSITORY, so that its parent stands for the host's root.
    """

    repository: Path
    site: Path
    project_site: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """One audit's result: what was looked at, in figures, and everything found wrong, one line a finding."""

    name: str
    figure: str
    findings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.findings


def nothing_to_audit(name: str, what: str) -> Outcome:
    """Return the failure of an audit that found nothing to look at: an empty audit proves nothing."""
    return Outcome(name, "nothing audited", (f"found no {what}",))


def gathered(faults: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return faults, given as (place, what is wrong), one line for each thing wrong, the most frequent first.

    One mistake in a template is wrong on every page; it is one finding, with its first places.
    """
    places: dict[str, list[str]] = {}
    for place, wrong in faults:
        places.setdefault(wrong, []).append(place)
    lines = []
    for wrong, where in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        named = ", ".join(sorted(where)[:PLACES_NAMED])
        more = f" and {len(where) - PLACES_NAMED} more places" if len(where) > PLACES_NAMED else ""
        lines.append(f"{wrong} [at {named}{more}]")
    return tuple(lines)
