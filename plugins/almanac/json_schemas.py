"""The declarations of `almanac.schema` in, one JSON Schema (draft 2020-12) for each kind of content file out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from almanac.model import Kind
from almanac.schema import FILE_KINDS, ActivityMatter, RecognitionMatter

if TYPE_CHECKING:
    from collections.abc import Callable

DIALECT = "https://json-schema.org/draft/2020-12/schema"

JsonSchema = dict[str, Any]

TITLES = {
    "entry": "Front matter of an entry",
    "page": "Front matter of a page",
    "issuer": "An issuer of the registry",
    "award": "An award of the registry",
    "theme": "A theme of the registry",
    "place": "A place of the registry",
}


def json_schemas(identify: Callable[[str], str | None] = lambda _kind: None) -> dict[str, JsonSchema]:
    """Return the schema of every kind of content file; `identify` gives the `$id` of a kind, or None for none."""
    return {kind: _document(kind, identify(kind)) for kind in FILE_KINDS}


def _document(kind: str, identifier: str | None) -> JsonSchema:
    _, definitions = models_json_schema(
        [(declaration, "validation") for declaration in FILE_KINDS[kind]], ref_template="#/$defs/{model}"
    )
    parts: JsonSchema = definitions["$defs"]
    head: JsonSchema = {"$schema": DIALECT}
    if identifier:
        head["$id"] = identifier
    head["title"] = TITLES[kind]
    if kind == "entry":
        _tell_kinds_apart(parts)
        # One branch rather than `anyOf`, so that an editor reports what is wrong with the form that was meant.
        head |= {
            "if": {"properties": {"kind": {"const": Kind.ACTIVITY.value}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{ActivityMatter.__name__}"},
            "else": {"$ref": f"#/$defs/{RecognitionMatter.__name__}"},
        }
    else:
        (declaration,) = FILE_KINDS[kind]
        head |= {key: value for key, value in parts.pop(declaration.__name__).items() if key != "title"}
    return {**head, "$defs": dict(sorted(parts.items()))} if parts else head


def _tell_kinds_apart(parts: JsonSchema) -> None:
    """Narrow `kind` in both forms: the declarations leave it to the reader, which picks the form by it."""
    kinds = {
        ActivityMatter: [Kind.ACTIVITY.value],
        RecognitionMatter: [kind.value for kind in Kind if kind is not Kind.ACTIVITY],
    }
    for declaration, values in kinds.items():
        field = parts[declaration.__name__]["properties"]["kind"]
        field.pop("$ref", None)
        field |= {"type": "string", "enum": values}
    parts.pop(Kind.__name__, None)
