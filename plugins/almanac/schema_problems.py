"""What pydantic found wrong in, problems in a writer's words at the very value out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from almanac.forms import FORMS
from almanac.problems import Problem, Where, nearest
from almanac.yaml_source import OddNumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel, ValidationError

    from almanac.yaml_source import YamlText

LONGEST_SHOWN = 60
"""Characters of a wrong value that its message repeats."""

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of fields",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
}
_MENDS = {
    "a whole number": "write it in plain digits, without quotes, leading zeros, colons or points",
    "true or false": "write true or false, without quotes",
    "a list": "begin each item on a line of its own with a dash",
    "a mapping of fields": "write one `field: value` a line, indented below it",
    "text": "write words or figures, in quotes if YAML would take them for something else",
}


def problems_of(error: ValidationError, source: YamlText, declaration: type[BaseModel]) -> tuple[Problem, ...]:
    """Translate pydantic's errors into problems at the very value, with the nearest valid value where there is one."""
    return tuple(_translate(detail, source, declaration) for detail in error.errors(include_url=False))


def describe_fault(detail: Mapping[str, Any], raw: str) -> tuple[str, str | None, str]:
    """Return message, nearest valid value and cure for a text in the wrong form, too long, too short or too big."""
    kind, context = detail["type"], detail.get("ctx", {})
    shown = shorten(raw)
    match kind:
        case "string_pattern_mismatch" if context["pattern"] in FORMS:
            form = FORMS[context["pattern"]]
            return f"'{shown}' {form.message}", form.nearest(raw), form.mend
        case "string_too_short" if not raw:
            return "this is empty", None, "write it, or leave the field out if it is optional"
        case "string_too_short":
            wanted = context["min_length"]
            return f"'{shown}' is too short: {len(raw)} of at least {wanted} characters", None, "say more"
        case "string_too_long":
            wanted = context["max_length"]
            return f"too long: {len(raw)} characters, and {wanted} are allowed", None, "shorten it"
        case "greater_than_equal":
            return f"{shown} is too small", None, f"give {context['ge']} or more"
        case "less_than_equal":
            return f"{shown} is too big", None, f"give {context['le']} or less"
        case "enum" | "literal_error":
            valid = re.findall(r"'([^']*)'", str(context["expected"]))
            return f"'{shown}' is not allowed here", nearest(raw, valid), f"use one of: {', '.join(valid)}"
    message = str(detail["msg"]).removeprefix("Value error, ").replace("Input should", "should")
    return f"'{shown}': {message[:1].lower()}{message[1:]}", None, "correct the value"


def shorten(text: str) -> str:
    """Return text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _translate(detail: Mapping[str, Any], source: YamlText, declaration: type[BaseModel]) -> Problem:
    kind, location, given = detail["type"], tuple(detail["loc"]), detail["input"]
    context = detail.get("ctx", {})
    name = ".".join(str(step) for step in location if isinstance(step, str)) or "front matter"
    where, raw = source.locate(location)
    if kind == "missing":
        code = "A020" if location == ("sources",) else "A011"
        message = "an entry needs at least one source" if code == "A020" else "required, but missing"
        return Problem(where, code, message, name, mend=f"add the field '{location[-1]}'")
    if kind == "extra_forbidden":
        return _unknown_field(source, location, name, declaration)
    if kind in _TYPES:
        return _wrong_type(where, name, kind, given, raw)
    if kind == "edtf":
        mend = 'write YYYY, YYYY-MM or YYYY-MM-DD in quotes, with ~ for "about" and ? for "uncertain"'
        return Problem(where, "A015", str(context["reason"]), name, context["suggestion"] or None, mend)
    if kind == "too_short":
        code = "A020" if location == ("sources",) else "A014"
        message = "an entry needs at least one source" if code == "A020" else "the list is empty"
        mend = "add where it can be read" if code == "A020" else "add at least one item"
        return Problem(where, code, message, name, mend=mend)
    if kind == "too_long":
        message = f"the list has {len(given)} items, and {context['max_length']} are allowed"
        return Problem(where, "A014", message, name, mend="keep the most fitting ones")
    message, suggestion, mend = describe_fault(detail, str(given) if raw is None else raw)
    return Problem(where, "A014", message, name, suggestion, mend)


def _unknown_field(source: YamlText, location: Sequence[str | int], name: str, declaration: type[BaseModel]) -> Problem:
    where, _ = source.locate(location, key=True)
    names = field_names(declaration, location[:-1])
    key = str(location[-1])
    known = nearest(key, names)
    mend = "correct it or leave it out" if known else f"leave it out, or use one of: {', '.join(names)}"
    return Problem(where, "A010", f"unknown field '{shorten(key)}'", name, known, mend)


def _wrong_type(where: Where, name: str, kind: str, given: object, raw: str | None) -> Problem:
    wanted = _TYPES[kind]
    mend = _MENDS[wanted]
    if given is None:
        article = "null" if raw else "empty"
        return Problem(where, "A013", f"should be {wanted}, but is {article}", name, mend="fill it in or leave it out")
    if wanted == "text" and raw and not isinstance(given, list | dict):
        mend = f'put it in quotes: "{shorten(raw)}"'
    elif wanted == "a whole number" and isinstance(given, str) and re.fullmatch(r"[1-9][0-9]*", given):
        mend = f"write it without quotes: {shorten(given)}"
    elif wanted == "a list" and raw and re.fullmatch(r"[\w .-]+", raw):
        mend = f"write it as a list: [{shorten(raw)}]"
    return Problem(where, "A013", f"should be {wanted}, but {_reading(given, raw)}", name, mend=mend)


def _reading(given: object, raw: str | None) -> str:
    """Return in words what YAML made of a value."""
    shown = shorten(raw or "")
    match given:
        case bool():
            return f"YAML reads {shown} as {'true' if given else 'false'}"
        case OddNumber():
            return f"YAML reads {shown} as the number {given.value}"
        case int() | float():
            number = f"{given:g}" if isinstance(given, float) else str(given)
            return (
                f"YAML reads {shown} as a number" if number == shown else f"YAML reads {shown} as the number {number}"
            )
        case str():
            return f"is the text '{shown}'"
        case list():
            return "is a list"
    return "is a mapping of fields"


def field_names(declaration: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """Return the names of the fields at a location below a declaration, following lists and optional types."""
    schema = declaration.model_json_schema()
    here: Mapping[str, Any] = schema
    for step in location:
        candidates = _unfold(here, schema)
        here = next(
            (
                option["properties"][step] if isinstance(step, str) else option["items"]
                for option in candidates
                if (isinstance(step, str) and step in option.get("properties", {}))
                or (isinstance(step, int) and "items" in option)
            ),
            {},
        )
    return [name for option in _unfold(here, schema) for name in option.get("properties", {})]


def _unfold(here: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "$ref" in here:
        return [schema["$defs"][here["$ref"].rsplit("/", 1)[-1]]]
    options = here.get("anyOf", [here])
    return [inner for option in options for inner in (_unfold(option, schema) if "$ref" in option else [option])]
