"""Plain values in, YAML front matter out, as a person would write it.

PyYAML would take longer over a large corpus than everything else together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]

# Text that YAML 1.1 reads as the same text without quotes. What begins with a digit might be a number or a date.
PLAIN = re.compile(r"[A-Za-zÀ-ÿ](?:[^:#\n\"\\]*[^:#\s\"\\])?")
NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def scalar(value: str | int | None) -> str:
    """Return a scalar, truth values included, quoted only where it has to be."""
    if isinstance(value, str):
        is_plain = PLAIN.fullmatch(value) and value.lower() not in NOT_TEXT
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def lines(fields: Mapping[str, Value], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping; a list's dashes stand under its key."""
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from lines(value, f"{indent}  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{indent}{key}:" if value else f"{indent}{key}: []"
            for item in value:
                if isinstance(item, Mapping):
                    first, *rest = lines(item, f"{indent}  ")
                    yield f"{indent}- {first.lstrip()}"
                    yield from rest
                else:
                    yield f"{indent}- {scalar(item)}"  # type: ignore[arg-type]  # nobody nests lists
        else:
            yield f"{indent}{key}: {scalar(value)}"


def document(fields: Mapping[str, Value], body: str) -> str:
    """Return an entry's file."""
    return "\n".join(("---", *lines(fields), "---", body, ""))
