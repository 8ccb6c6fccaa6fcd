"""Fields, some of them marked for review, in; YAML that reads back as the same values, and where each mark stands, out.

The style is that of the almanac's own files: one value a line, lists not indented, dates and numbers that are text in
double quotes. Whatever another reader of YAML might take for something else than text is quoted as well.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Location = tuple[str | int, ...]
"""Names and numbers that lead to a value, as in `YamlText.at`."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/'’“”–+-]*[\w.)’”])?")
"""Text that means itself without quotes, unless it is one of YAML's words: no colon, no #, no sign at its beginning."""
_DATE = re.compile(r"[\dX][\dX?~%/.-]*")
"""What may be a date, such as XXXX-06-22: the almanac quotes them all, be it needed or not."""
_ADDRESS = re.compile(r"https?://[\w./?=&%~+@-]*[\w/]")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_MORE_WORDS = frozenset({"y", "n"})
"""Words that YAML 1.1 counts as true and false, though PyYAML does not."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that a person has to look at, and why.

    `confidence` is that of the finding, 0 for what is left to a person, None where no finding is behind the value.
    """

    value: object
    reason: str
    confidence: float | None = None


class Placed(NamedTuple):
    """Where a mark stands: the field's location, and the line from 1 on."""

    mark: Marked
    location: Location
    line: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    mark: Marked | None = None
    location: Location = ()


def one_line(text: str) -> str:
    """Return text in one line with single spaces, without letters that cannot be seen or written."""
    seen = (char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) not in {"Cf", "Cs"})
    return " ".join("".join(char if char.isprintable() else " " for char in seen).split())


def bare(value: object) -> object:
    """Return a value without its marks."""
    if isinstance(value, Marked):
        return bare(value.value)
    if isinstance(value, dict):
        return {name: bare(below) for name, below in value.items()}
    return [bare(item) for item in value] if isinstance(value, list) else value


def write_yaml(fields: Mapping[str, object], word: str, first_line: int = 1) -> tuple[str, tuple[Placed, ...]]:
    """Return fields as YAML, each mark as a comment on its line after `word`, and where the marks stand.

    Values are mappings, lists, text, whole numbers, truth values and None, or any of these marked.
    """
    lines = tuple(_mapping(fields, "", ()))
    placed = tuple(
        Placed(line.mark, line.location, number) for number, line in enumerate(lines, first_line) if line.mark
    )
    return "".join(f"{line.text}{_comment(line.mark, word)}\n" for line in lines), placed


def _comment(mark: Marked | None, word: str) -> str:
    return f"  # {word}: {one_line(mark.reason)}" if mark else ""


def _mapping(fields: Mapping[str, object], indent: str, location: Location) -> Iterator[_Line]:
    for name, value in fields.items():
        yield from _value(f"{indent}{name}:", value, indent, (*location, name))


def _value(head: str, value: object, indent: str, location: Location) -> Iterator[_Line]:
    mark = value if isinstance(value, Marked) else None
    inner = mark.value if mark else value
    if isinstance(inner, dict) and inner:
        yield _Line(head, mark, location)
        yield from _mapping(inner, f"{indent}  ", location)
    elif isinstance(inner, list) and inner:
        yield _Line(head, mark, location)
        for number, item in enumerate(inner):
            yield from _item(item, indent, (*location, number))
    else:
        yield _Line(f"{head} {_scalar(inner)}", mark, location)


def _item(item: object, indent: str, location: Location) -> Iterator[_Line]:
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, f"{indent}  ", location)
        yield _Line(f"{indent}- {first.text.removeprefix(f'{indent}  ')}", first.mark, first.location)
        yield from rest
    else:
        yield from _value(f"{indent}-", item, f"{indent}  ", location)


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return value if _is_plain(value) else _quoted(value)
        case []:
            return "[]"
        case {}:
            return "{}"
    raise TypeError(f"YAML is not written for a value of the type {type(value).__name__}")


def _is_plain(text: str) -> bool:
    if _ADDRESS.fullmatch(text):
        return True
    if not _PLAIN.fullmatch(text) or _DATE.fullmatch(text) or text.casefold() in _MORE_WORDS:
        return False
    resolvers = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not any(pattern.match(text) for _, pattern in resolvers)


def _quoted(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\"}
    return (
        '"' + "".join(signs.get(char) or (char if char.isprintable() else f"\\U{ord(char):08x}") for char in text) + '"'
    )
