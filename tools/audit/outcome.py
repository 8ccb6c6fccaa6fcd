"""What an audit hands back, and what it is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: The name of the repository whose project site the second build stands for.
REPOSITORY = "almanak-kota"
PROJECT_URL = f"https://example.org/{REPOSITORY}/"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is audited: the repository, the site as built for a domain's root, and as built for a project site.

    The folder of `project_site` is named like the repository, so that its parent stands for the host's root.
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
