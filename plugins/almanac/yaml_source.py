"""YAML with positions: one text in, plain values out, or problems at line and column.

Values are built by the C loader where libyaml is there. Positions are looked up only for what is wrong, by composing the
node tree once more. Timestamps stay text, since EDTF is text; anchors and repeated keys are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from almanac.problems import Problem, Where, nearest

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from pydantic import BaseModel

Location = tuple[str | int, ...]

_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RepeatedKeyError(yaml.YAMLError):
    def __init__(self, key: str, mark: yaml.Mark) -> None:
        self.key, self.mark = key, mark
        super().__init__(key)


class _AnchorError(yaml.YAMLError):
    def __init__(self, mark: yaml.Mark) -> None:
        self.mark = mark
        super().__init__("anchor")


class FrontMatterLoader(_BaseLoader):  # type: ignore[misc]
    """PyYAML's safe loader without timestamps, repeated keys or aliases."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own class attribute
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Build one value; raise when a node is used twice, as an alias does."""
        if node in self.constructed_objects:
            raise _AnchorError(node.start_mark)
        return super().construct_object(node, deep=True)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:  # noqa: FBT001, FBT002
        """Build a mapping; raise on a repeated key."""
        seen = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise _RepeatedKeyError(key_node.value, key_node.start_mark)
            seen.add(key_node.value)
        mapping: dict[Hashable, object] = super().construct_mapping(node, deep)
        return mapping


@dataclass(frozen=True, slots=True)
class YamlText:
    """A piece of YAML in a file: `first_line` is the file's line (from 1) of its first line."""

    path: str
    text: str
    first_line: int = 1
    _nodes: list[yaml.Node | None] = field(default_factory=list, repr=False, compare=False)

    def load(self) -> tuple[object, tuple[Problem, ...]]:
        """Return the value and no problem, or None and the problem that stopped reading."""
        try:
            return yaml.load(self.text, Loader=FrontMatterLoader), ()  # noqa: S506 - a safe loader's subclass
        except _RepeatedKeyError as error:
            return None, (
                Problem(
                    self._at(error.mark),
                    "A006",
                    f"the key '{error.key}' is given twice",
                    error.key,
                    mend="keep one of them",
                ),
            )
        except _AnchorError as error:
            return None, (
                Problem(
                    self._at(error.mark),
                    "A007",
                    "YAML anchors and aliases (& and *) are not used here",
                    mend="write the value out, or put it in quotes if it is text",
                ),
            )
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = self._at(mark) if mark else Where(self.path, self.first_line, 1)
            reason = error.problem or error.context or "not readable"
            return None, (Problem(where, "A004", f"not valid YAML: {reason}", mend=_YAML_MEND),)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            where = Where(self.path, self.first_line, 1)
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            return None, (Problem(where, "A004", f"not valid YAML: {reason}", mend=_YAML_MEND),)

    def _at(self, mark: yaml.Mark) -> Where:
        return Where(self.path, self.first_line + mark.line, mark.column + 1)

    def _root(self) -> yaml.Node | None:
        if not self._nodes:
            try:
                self._nodes.append(yaml.compose(self.text, Loader=yaml.SafeLoader))
            except (yaml.YAMLError, RecursionError):
                self._nodes.append(None)
        return self._nodes[0]

    def locate(self, location: Sequence[str | int], *, key: bool = False) -> tuple[Where, str | None]:
        """Return where a value stands and its raw text if it is a scalar; the nearest parent where it is missing.

        With `key` the position is that of the last key instead of its value.
        """
        node, name = self._root(), None
        for step in location:
            found, found_name = _child(node, step)
            if found is None:
                break
            node, name = found, found_name
        if node is None:
            return Where(self.path, self.first_line, 1), None
        mark = (name or node).start_mark if key else node.start_mark
        raw = node.value if isinstance(node, yaml.ScalarNode) else None
        return self._at(mark), raw

    def at(self, *location: str | int) -> Where:
        """Return where a value stands."""
        return self.locate(location)[0]


_YAML_MEND = 'put text that holds a colon, a # or quotes between double quotes ("), and indent with spaces'


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    return None, None


def problems_of(error: ValidationError, source: YamlText, declaration: type[BaseModel]) -> tuple[Problem, ...]:
    """Translate pydantic's errors into problems at the very value, with the nearest valid value where there is one."""
    return tuple(_translate(detail, source, declaration) for detail in error.errors(include_url=False))


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
_NAMES = {str: "text", bool: "true/false", int: "a number", float: "a number", list: "a list", dict: "a mapping"}


def _translate(detail: Mapping[str, Any], source: YamlText, declaration: type[BaseModel]) -> Problem:
    kind, location, given = detail["type"], tuple(detail["loc"]), detail["input"]
    context = detail.get("ctx", {})
    name = ".".join(str(step) for step in location if isinstance(step, str)) or "front matter"
    where, raw = source.locate(location)
    if kind == "missing":
        code = "A020" if location[-1:] == ("sources",) else "A011"
        return Problem(where, code, "required, but missing", name, mend=f"add the field '{location[-1]}'")
    if kind == "extra_forbidden":
        where, _ = source.locate(location, key=True)
        known = nearest(str(location[-1]), _field_names(declaration, location[:-1]))
        return Problem(where, "A010", f"unknown field '{location[-1]}'", name, known, "correct it or leave it out")
    if kind in _TYPES:
        return _wrong_type(where, name, kind, given, raw)
    if kind == "edtf":
        return Problem(
            where,
            "A015",
            str(context["reason"]),
            name,
            context["suggestion"] or None,
            'write YYYY, YYYY-MM or YYYY-MM-DD in quotes, with ~ for "about" and ? for "uncertain"',
        )
    if kind in {"enum", "literal_error"}:
        valid = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        mend = f"use one of: {', '.join(valid)}"
        return Problem(where, "A014", f"'{given}' is not allowed here", name, nearest(str(given), valid), mend)
    if kind == "too_short" and location == ("sources",):
        return Problem(where, "A020", "an entry needs at least one source", name, mend="add where it can be read")
    shown = f"'{raw}': " if raw else ""
    return Problem(where, "A014", f"{shown}{_plain(str(detail['msg']))}", name, mend="correct the value")


def _wrong_type(where: Where, name: str, kind: str, given: object, raw: str | None) -> Problem:
    wanted = _TYPES[kind]
    got = "nothing" if given is None else _NAMES.get(type(given), type(given).__name__)
    shown = f" ({raw})" if raw not in (None, "") else ""
    mend = f"give {wanted}"
    if wanted == "text" and raw:
        mend = f'put it in quotes: "{raw}"'
    elif wanted == "a list":
        mend = "write it as a list: [a, b], or one item a line after a dash"
    return Problem(where, "A013", f"should be {wanted}, but YAML reads {got}{shown}", name, mend=mend)


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:].replace("Input should", "should")


def _field_names(declaration: type[BaseModel], location: Location) -> list[str]:
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
