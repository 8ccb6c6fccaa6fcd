"""Files of `content/entries` and `content/pages` in, checked front matter and safe HTML out, or problems.

The checker and the builder both read through this module: what one accepts, so does the other.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontmatter.default_handlers import YAMLHandler
from pydantic import ValidationError

from almanac import markup
from almanac.clock import Clock
from almanac.forms import ID, nearest_id
from almanac.linked import LinkedPage
from almanac.model import StaticPage
from almanac.partial import read_partly
from almanac.problems import Problem, Where
from almanac.schema import EntryMatter, PageMatter, entry_declaration
from almanac.schema_problems import problems_of
from almanac.text_file import decode, files_below, read_text, shown_path
from almanac.yaml_source import YamlText

if TYPE_CHECKING:
    from pathlib import Path

_HANDLER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file divided: its front matter with positions, and its body with the line it begins on."""

    path: str
    yaml: YamlText
    fields: dict[str, object]
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry as written: checked front matter whose references are not resolved yet, and its rendered body.

    `faults` is what is wrong with the front matter; where there is any, `matter` holds stand-ins, for checks only.
    """

    slug: str
    path: str
    folder: str
    matter: EntryMatter
    yaml: YamlText
    rendered: markup.Rendered
    faults: tuple[Problem, ...] = ()
    fingerprint: str = ""
    """Stands for the file's text: what was made of an entry with the same one need not be made again."""

    front_fingerprint: str = ""
    """Stands for the front matter alone."""

    def at(self, *location: str | int) -> Where:
        """Return where a value of the front matter stands."""
        return self.yaml.at(*location)


def read_entries(content: Path) -> tuple[tuple[SourceEntry, ...], tuple[Problem, ...]]:
    """Read every entry below `content/entries`, sorted by path; return what could be read and every problem."""
    entries: list[SourceEntry] = []
    problems: list[Problem] = []
    for path in files_below(content / "entries"):
        entry, found = read_entry(path, shown_path(path, content))
        problems += found
        if entry:
            entries.append(entry)
    return tuple(entries), tuple(problems)


def read_entry(
    path: Path, shown: str, data: bytes | None = None, clock: Clock | None = None
) -> tuple[SourceEntry | None, tuple[Problem, ...]]:
    """Read one entry, whose bytes may be known; `shown` is the path that messages name.

    A draft's problems are warnings: it is not published.
    """
    problems: list[Problem] = list(_check_name(path, shown))
    if problems:
        return None, tuple(problems)
    clock = clock or Clock()
    document, found = _read_document(path, shown, data)
    clock.lap("read")
    if document is None:
        return None, found
    declaration = entry_declaration(document.fields)
    matter: EntryMatter | None
    faults: tuple[Problem, ...] = ()
    try:
        matter = declaration.model_validate(document.fields)
    except ValidationError as error:
        faults = problems_of(error, document.yaml, declaration)
        matter = read_partly(document.fields, error, declaration)
    clock.lap("validate")
    rendered = markup.render(document.body, shown, document.body_line, shift=1)
    clock.lap("render Markdown")
    problems = [*faults, *rendered.problems]
    if not document.body.strip():
        mend = "tell in 40 to 140 words of your own what was recognised"
        problems.append(Problem(Where(shown, document.body_line, 1), "A043", "the body is empty", "body", mend=mend))
    if document.fields.get("draft") is True:
        problems = [replace(problem, severity="warning") for problem in problems]
    if matter is None:
        return None, tuple(problems)
    fingerprint = hashlib.sha256(f"{document.yaml.text}\n---\n{document.body}".encode()).hexdigest()
    front = hashlib.sha256(document.yaml.text.encode()).hexdigest()
    entry = SourceEntry(path.stem, shown, path.parent.name, matter, document.yaml, rendered, faults, fingerprint, front)
    return entry, tuple(problems)


def read_page(path: Path, shown: str, data: bytes | None = None) -> tuple[LinkedPage | None, tuple[Problem, ...]]:
    """Read one page of `content/pages`, whose bytes may be known; it refers to nothing, and so is linked by that."""
    problems = _check_name(path, shown)
    if problems:
        return None, problems
    document, problems = _read_document(path, shown, data)
    if document is None:
        return None, problems
    rendered = markup.render(document.body, shown, document.body_line)
    try:
        matter = PageMatter.model_validate(document.fields)
    except ValidationError as error:
        return None, (*problems_of(error, document.yaml, PageMatter), *rendered.problems)
    page = StaticPage(path.stem, shown, matter.title, matter.summary, rendered.html, matter.lang)
    return LinkedPage(page, rendered.links), rendered.problems


def divide(text: str, shown: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Divide a Markdown text into front matter and body."""
    mend = "begin the file with a line ---, then the fields, then a line --- again"
    if not text.startswith("---") or not _HANDLER.detect(text):
        return None, (Problem(Where(shown, 1, 1), "A003", "the front matter is missing", mend=mend),)
    try:
        matter, body = _HANDLER.split(text)
    except ValueError:
        return None, (Problem(Where(shown, 1, 1), "A003", "the front matter has no closing line ---", mend=mend),)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    closing = text.rindex("\n", 0, text.rindex("---", 0, len(text) - len(body))) + 1
    yaml = YamlText(shown, matter, text.count("\n", 0, closing - len(matter)) + 1)
    fields, problems = yaml.load()
    if problems:
        return None, problems
    if not isinstance(fields, dict):
        kind = "a list" if isinstance(fields, list) else "empty" if fields is None else "a single value"
        message = f"the front matter is {kind}, and should be a mapping of fields"
        return None, (Problem(yaml.at(), "A005", message, mend="write one `field: value` a line"),)
    return Document(shown, yaml, fields, body, body_line), ()


def locate(content: Path, shown: str, *location: str | int) -> Where:
    """Return where a value of the front matter of a file stands, which is looked up only for what is wrong with it."""
    document, _ = _read_document(content / shown.split("/", 1)[1], shown)
    return document.yaml.at(*location) if document else Where(shown)


def _read_document(path: Path, shown: str, data: bytes | None = None) -> tuple[Document | None, tuple[Problem, ...]]:
    text, problems = read_text(path, shown) if data is None else decode(data, shown)
    return (None, problems) if text is None else divide(text, shown)


def _check_name(path: Path, shown: str) -> tuple[Problem, ...]:
    name = shown.rsplit("/", 1)[-1]
    if path.suffix != ".md":
        mend = "what stands here are Markdown files that end in .md; put anything else elsewhere"
        return (Problem(Where(shown), "A044", f"'{name}' is no entry and no page", mend=mend),)
    if not re.fullmatch(ID, path.stem):
        slug = nearest_id(path.stem)
        mend = "use lower-case letters, digits and single hyphens: the name is the address"
        suggestion = f"{slug}.md" if slug else None
        return (Problem(Where(shown), "A044", f"the file name '{name}' is no address", "", suggestion, mend),)
    return ()
