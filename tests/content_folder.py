"""A small valid content folder, and entries that differ from a valid one in what a test is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from almanac.load import load

if TYPE_CHECKING:
    from almanac.load import Loaded
    from almanac.problems import Problem

REGISTRY = Path(__file__).resolve().parent / "small-registry"
"""Six places, two issuers, two awards and two themes, shared with the folders of invalid content."""

LEFT_OUT = object()
"""Given as the value of a field, it leaves the field out."""

MATTER: dict[str, Any] = {
    "title": "Kota Semarang menerima Adipura 2023",
    "kind": "award",
    "award": "adipura",
    "edition": 2023,
    "conferred": "2024-03-05",
    "issuers": ["klhk"],
    "recipients": [{"place": "kota-semarang", "result": {"tier": "Piala Adipura"}}],
    "themes": ["lingkungan"],
    "status": "reported",
    "summary": "Kota Semarang menerima Piala Adipura untuk penilaian tahun 2023.",
    "sources": [{"title": "Semarang menerima Adipura", "publisher": "Contoh", "url": "https://example.org/adipura"}],
}
"""Front matter of a valid entry."""

ACTIVITY: dict[str, Any] = {
    "title": "Kota Semarang mengadakan hari bersih",
    "kind": "activity",
    "conferred": "2023-09-16",
    "organizers": ["Dinas Lingkungan Hidup"],
    "places": ["kota-semarang"],
    "themes": ["lingkungan"],
    "summary": "Warga Kota Semarang membersihkan sungai pada hari bersih sedunia.",
    "sources": MATTER["sources"],
}
"""Front matter of a valid activity."""

BODY = "Kota Semarang menerima Piala Adipura untuk penilaian tahun 2023.\n"


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A content folder in a temporary place; it holds a registry and no entry at first."""

    path: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write any file of the folder."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def entry(
        self,
        slug: str = "adipura-2023",
        folder: str = "2023",
        body: str = BODY,
        base: dict[str, Any] = MATTER,
        **fields: Any,
    ) -> Path:
        """Write an entry that is valid but for `fields`."""
        matter = {name: value for name, value in {**base, **fields}.items() if value is not LEFT_OUT}
        return self.write(f"entries/{folder}/{slug}.md", document(matter, body))

    def activity(self, slug: str = "hari-bersih", folder: str = "2023", **fields: Any) -> Path:
        """Write an activity that is valid but for `fields`."""
        return self.entry(slug, folder, base=ACTIVITY, **fields)

    def page(self, slug: str, body: str = "Sebuah halaman.\n") -> Path:
        """Write a page."""
        matter = {"title": slug.title(), "summary": "Sebuah halaman dari almanak ini."}
        return self.write(f"pages/{slug}.md", document(matter, body))

    def load(self) -> Loaded:
        """Load the folder."""
        return load(self.path)

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem of the folder."""
        return self.load().problems

    def codes(self) -> list[str]:
        """Return the code of every problem, in order."""
        return [problem.code for problem in self.problems()]


class _Dumper(yaml.SafeDumper):
    """Writes a value that is used twice out twice."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def document(matter: dict[str, Any], body: str = BODY) -> str:
    """Return a Markdown file with front matter."""
    text = yaml.dump(matter, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return f"---\n{text}---\n{body}"
