"""A project in, one thing of it changed out: what a writer or a designer does between two builds.

A file that is changed is written as a new one: the entries of a project are the corpus' own files under another name.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from almanac.text_file import files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bench.site.projects import Project

SENTENCE = "Warga setempat menyambutnya."


def edit_entry(project: Project) -> None:
    """Add a sentence to the body of the entry in the middle."""
    entries = files_below(project.content / "entries")
    add_sentence(entries[len(entries) // 2], SENTENCE)


def add_sentence(entry: Path, sentence: str) -> None:
    """Add a sentence to the end of an entry."""
    _replace(entry, f"{entry.read_text('utf-8').rstrip()} {sentence}\n")


def rename_issuer(project: Project) -> None:
    """Give the issuer that most entries name another name and another short name."""
    path = project.content / "registry" / "issuers" / f"{project.issuer}.yaml"
    text = path.read_text("utf-8")
    _replace(path, re.sub(r"^(name|short): (.*)$", r"\1: \2 Baru", text, flags=re.MULTILINE))


def edit_template(project: Project) -> None:
    """Change the template of the entry page, which most pages are made with; raise ValueError if it has no article."""
    path = project.folder / "theme" / "templates" / "entry.html"
    text = path.read_text("utf-8")
    if "<article" not in text:
        raise ValueError(f"{path} has no <article>, which this edit would mark")
    _replace(path, text.replace("<article", "<article data-tried", 1))


def _replace(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


EDITS: Mapping[str, Callable[[Project], None]] = MappingProxyType(
    {"one_entry": edit_entry, "issuer": rename_issuer, "template": edit_template}
)
"""What is changed, one after the other, by the name that its figures have."""
