"""YAML as nearly all front matter is written in, its values out, at a quarter of what PyYAML takes.

Lines are `field: value`, `- value` or `- field: value`; a value is a text on its line, plain or between quotes, a whole
number, or `[]`. Whatever else a text holds, correct or not, is left to PyYAML, and what is read here, it reads alike
(https://yaml.org/spec/1.1/).
"""

from __future__ import annotations

import re
from typing import TypeAlias

_Line: TypeAlias = "tuple[str, str, str, str, str, str]"
"""Its indentation, dash and field; its value if it is a plain text, if it has quotes or brackets, if it is a number."""

_LINES = re.compile(
    r"^( {0,16})(- )?(?:([a-z_]+):(?: (?! )|$))?"
    r"(?:([^\W\d_].*|\d{4}-\d\d(?:-\d\d)?)|(\"[^\"\\]+\"|'[^']+'|\[\])|(0|[1-9]\d{0,17}))?$",
    re.MULTILINE,
)
_WORDS = {
    written: value
    for word, value in {
        "yes": True,
        "no": False,
        "true": True,
        "false": False,
        "on": True,
        "off": False,
        "null": None,
    }.items()
    for written in (word, word.title(), word.upper())
}
"""Plain words that are no texts."""

_END: _Line = ("", "", "", "", "", "")


class _OtherError(Exception):
    """The text holds something else."""


def read(text: str) -> dict[str, object] | None:
    """Return the fields of a mapping, or None where its text holds anything but plain lines."""
    text = text.strip("\n")
    lines: list[_Line] = _LINES.findall(text)
    # Of spaces and line ends that cannot be seen, YAML makes something else.
    if len(lines) != text.count("\n") + 1 or " #" in text or not text.replace("\n", " ").isprintable():
        return None
    lines.append(_END)
    try:
        fields, end = _mapping(lines, 0, "")
    except _OtherError:
        return None
    return fields if end == len(lines) - 1 else None


def _mapping(lines: list[_Line], at: int, indent: str) -> tuple[dict[str, object], int]:
    """Return the mapping whose first field stands on a line, and the line after it."""
    fields: dict[str, object] = {}
    its, dash, key, plain, quoted, number = lines[at]
    while key and its == indent and not dash and key not in fields:
        at += 1
        line = lines[at]
        if plain:
            fields[key] = _text(plain)
        elif quoted:
            fields[key] = _within(quoted)
        elif number:
            fields[key] = int(number)
        elif line[1] and line[0] >= indent:
            fields[key], at = _sequence(lines, at, line[0])
            line = lines[at]
        elif line[0] > indent:
            fields[key], at = _mapping(lines, at, line[0])
            line = lines[at]
        else:
            fields[key] = None
        its, dash, key, plain, quoted, number = line
    if its >= indent and at < len(lines) - 1:
        raise _OtherError
    return fields, at


def _sequence(lines: list[_Line], at: int, indent: str) -> tuple[list[object], int]:
    """Return the list whose first item stands on a line, and the line after it."""
    items: list[object] = []
    item: object
    its, dash, key, plain, quoted, number = lines[at]
    while dash and its == indent:
        if key:
            # The item is a mapping, and its first field stands behind the dash.
            lines[at] = (f"{indent}  ", "", key, plain, quoted, number)
            item, at = _mapping(lines, at, f"{indent}  ")
        else:
            item = _text(plain) if plain else _within(quoted) if quoted else int(number) if number else None
            at += 1
            if item is None:
                raise _OtherError
        items.append(item)
        its, dash, key, plain, quoted, number = lines[at]
    if its > indent:
        raise _OtherError
    return items, at


def _text(plain: str) -> object:
    """Return a plain value, which is a text unless it is one of a few words."""
    if ": " in plain or plain[-1] in ": ":
        raise _OtherError
    return _WORDS.get(plain, plain)


def _within(quoted: str) -> object:
    return quoted[1:-1] or []
