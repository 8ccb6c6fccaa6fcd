"""Files of `content/entries` and `content/pages` in, checked front matter and safe HTML out, or problems.

The checker and the builder both read through this module: what one accepts, so does the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from frontmatter.default_handlers import YAMLHandler
from pydantic import ValidationError

from almanac import markup
from almanac.problems import Problem, Where
from almanac.schema import ID, Declared, EntryMatter, PageMatter, entry_declaration
from almanac.text_file import read_text
from almanac.yaml_source import YamlText, problems_of

if TYPE_CHECKING:
    from pathlib import Path

Matter = TypeVar("Matter", bound=Declared)

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
    """An entry as written: checked front matter whose references are not resolved yet, and its rendered body."""

    slug: str
    path: str
    folder: str
    matter: EntryMatter
    yaml: YamlText
    rendered: markup.Rendered

    def at(self, *location: str | int) -> Where:
        """Return where a value of the front matter stands."""
        return self.yaml.at(*location)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of `content/pages` as written."""

    slug: str
    path: str
    matter: PageMatter
    yaml: YamlText
    rendered: markup.Rendered


def read_entries(content: Path) -> tuple[tuple[SourceEntry, ...], tuple[Problem, ...]]:
    """Read every entry below `content/entries`, sorted by path; return what could be read and every problem."""
    entries: list[SourceEntry] = []
    problems: list[Problem] = []
    folder = content / "entries"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        shown = f"{content.name}/{path.relative_to(content).as_posix()}"
        entry, found = read_entry(path, shown)
        problems += found
        if entry:
            entries.append(entry)
    return tuple(entries), tuple(problems)


def read_entry(path: Path, shown: str) -> tuple[SourceEntry | None, tuple[Problem, ...]]:
    """Read one entry; `shown` is the path that messages name. A draft's problems are warnings: it is not published."""
    problems: list[Problem] = list(_check_name(path, shown))
    if problems:
        return None, tuple(problems)
    document, found = _read_document(path, shown)
    if document is None:
        return None, found
    matter, found = _validate(document, entry_declaration(document.fields))
    rendered = markup.render(document.body, shown, document.body_line, shift=1)
    problems = [*found, *rendered.problems]
    if not document.body.strip():
        mend = "tell in 40 to 140 words of your own what was recognised"
        problems.append(Problem(Where(shown, document.body_line, 1), "A043", "the body is empty", "body", mend=mend))
    if document.fields.get("draft") is True:
        problems = [replace(problem, severity="warning") for problem in problems]
    if matter is None:
        return None, tuple(problems)
    entry = SourceEntry(path.stem, shown, path.parent.name, matter, document.yaml, rendered)
    return entry, tuple(problems)


def read_pages(content: Path) -> tuple[tuple[SourcePage, ...], tuple[Problem, ...]]:
    """Read every page of `content/pages`, sorted by path; return what could be read and every problem."""
    pages: list[SourcePage] = []
    problems: list[Problem] = []
    for path in sorted((content / "pages").glob("*.md")):
        shown = f"{content.name}/{path.relative_to(content).as_posix()}"
        page, found = read_page(path, shown)
        problems += found
        if page:
            pages.append(page)
    return tuple(pages), tuple(problems)


def read_page(path: Path, shown: str) -> tuple[SourcePage | None, tuple[Problem, ...]]:
    """Read one page of `content/pages`."""
    problems = _check_name(path, shown)
    if problems:
        return None, problems
    document, problems = _read_document(path, shown)
    if document is None:
        return None, problems
    matter, found = _validate(document, PageMatter)
    rendered = markup.render(document.body, shown, document.body_line)
    problems = (*found, *rendered.problems)
    if matter is None:
        return None, problems
    return SourcePage(path.stem, shown, matter, document.yaml, rendered), problems


def divide(text: str, shown: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Divide a Markdown text into front matter and body."""
    mend = "begin the file with a line ---, then the fields, then a line --- again"
    if not text.startswith("---") or not _HANDLER.detect(text):
        return None, (Problem(Where(shown, 1, 1), "A003", "the front matter is missing", mend=mend),)
    try:
        matter, body = _HANDLER.split(text)
    except ValueError:
        return None, (Problem(Where(shown, 1, 1), "A003", "the front matter has no closing line ---", mend=mend),)
    start = text.index(matter, 3) if matter else 3
    yaml = YamlText(shown, matter, text.count("\n", 0, start) + 1)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    fields, problems = yaml.load()
    if problems:
        return None, problems
    if not isinstance(fields, dict):
        message = (
            f"the front matter should be a mapping of fields, but is {'a list' if isinstance(fields, list) else 'not'}"
        )
        return None, (
            Problem(Where(shown, yaml.first_line, 1), "A005", message, mend="write one `field: value` a line"),
        )
    return Document(shown, yaml, fields, body, body_line), ()


def _read_document(path: Path, shown: str) -> tuple[Document | None, tuple[Problem, ...]]:
    text, problems = read_text(path, shown)
    return (None, problems) if text is None else divide(text, shown)


def _check_name(path: Path, shown: str) -> tuple[Problem, ...]:
    if path.suffix != ".md":
        mend = "entries are Markdown files that end in .md; put anything else elsewhere"
        return (Problem(Where(shown), "A044", f"'{path.name}' is no entry", mend=mend),)
    if not re.fullmatch(ID, path.stem):
        slug = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-")
        mend = "use lower-case letters, digits and single hyphens: the name is the address"
        return (Problem(Where(shown), "A044", f"the file name '{path.stem}' is no address", "", slug or None, mend),)
    return ()


def _validate(document: Document, declaration: type[Matter]) -> tuple[Matter | None, tuple[Problem, ...]]:
    try:
        return declaration.model_validate(document.fields), ()
    except ValidationError as error:
        return None, problems_of(error, document.yaml, declaration)
