"""YAML with positions: one text in, plain values out, or problems at line and column.

Plain lines are read at once; of anything else the values are built by PyYAML, in C where libyaml is there. Positions
are looked up only for what is wrong, by composing the node tree once more. Timestamps stay text, since EDTF is text;
anchors, tags, repeated keys and deep nesting are refused.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from almanac import plain_yaml
from almanac.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEEPEST = 32
"""Levels of nesting; an entry has five. libyaml recurses, and tens of thousands of brackets would end the process."""
LONGEST_NUMBER = 20
"""Characters; no field holds a longer number, and Python takes long over numbers of thousands of digits."""

_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TEXT = "tag:yaml.org,2002:str"
_UNUSED = frozenset(f"tag:yaml.org,2002:{tag}" for tag in ("timestamp", "merge", "value"))
_Scalar = yaml.ScalarNode
_COLLECTIONS: Mapping[type[yaml.Node], str] = {
    yaml.SequenceNode: yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG,
    yaml.MappingNode: yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG,
}
_FIRST = frozenset(yaml.SafeLoader.yaml_implicit_resolvers)
"""Characters that numbers, truths and nulls begin with."""
_PLAIN_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_MARKED = re.compile(r"(?:^|[\s\[{,:?-])[&*!](?!\s)", re.MULTILINE)
_DEEP = re.compile(r"^[ \-?:]{%d}" % DEEPEST, re.MULTILINE)  # noqa: UP031 - braces
_YAML_MEND = 'put text that holds a colon, a # or quotes between double quotes ("), and indent with spaces'
_REASONS = (
    ("mapping values are not allowed", "a colon stands in a value, or the line above lacks one"),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself, or a tab indents it"),
    ("did not find expected key", "this line does not go with the one above it: see its indentation and its quotes"),
    ("expected <block end>", "this line does not go with the one above it: see its indentation and its quotes"),
    ("expected ',' or ']'", "a list that begins with [ lacks a comma or its ]"),
    ("expected ',' or '}'", "a mapping that begins with { lacks a comma or its }"),
    ("unexpected end of stream", "a quote is opened here and never closed"),
    ("unexpected document indicator", "a quote is opened here and never closed"),
    ("expected node content", "a bracket or a comma stands where a value should"),
    ("alphabetic or numeric", "a value that begins with * or & belongs between quotes"),
    ("'-' indicator", "this line does not go with the one above it: see its indentation and its quotes"),
    ("could not find expected ':'", "a line has no colon, and each line should read `field: value`"),
    ("unknown escape character", "a backslash in double quotes means something else; use single quotes"),
    ("did not find expected <document start>", "text stands where a field was expected"),
    ("control characters are not allowed", "it holds a control character, which cannot be seen"),
    ("special characters are not allowed", "it holds a control character, which cannot be seen"),
)
"""What libyaml and PyYAML say, by a part of it, and the same in a writer's words."""
_TOLD_BY_CONTEXT = ("unexpected end", "unexpected document", "expected ','", "alphabetic or numeric")
"""Where a quote or a bracket was opened tells more than where the reader gave up."""


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number in a notation that YAML 1.1 reads otherwise than people do: `010` is 8, `12:30` is 750."""

    text: str
    value: int


class _RepeatedKeyError(yaml.YAMLError):
    def __init__(self, key: str, mark: yaml.Mark) -> None:
        self.key, self.mark = key, mark
        super().__init__(key)


class _RefusedError(yaml.YAMLError):
    def __init__(self, code: str, message: str, mend: str, mark: yaml.Mark) -> None:
        self.code, self.mend, self.mark = code, mend, mark
        super().__init__(message)


class FrontMatterLoader(_BaseLoader):  # type: ignore[misc]
    """PyYAML's safe loader without timestamps, merge keys and repeated keys. Keys are text as written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own class attribute
        first: [(tag, pattern) for tag, pattern in pairs if tag not in _UNUSED]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    # Called before and after each value, and here nothing has its type by where it stands: two functions that do
    # nothing, take what they are given, and are not Python's own, which would take a tenth of all reading.
    descend_resolver = operator.is_
    ascend_resolver = bool

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a value; of what is no number, truth or null without PyYAML's search for patterns."""
        if kind is not _Scalar:
            return _COLLECTIONS[kind]
        if value and not (implicit[0] and value[0] in _FIRST):
            return _TEXT
        tag: str = super().resolve(kind, value, implicit)
        return tag

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Build a value; texts, lists and mappings, which nearly all are, without PyYAML's detours for anchors."""
        match node.tag:
            case "tag:yaml.org,2002:str":
                return node.value
            case "tag:yaml.org,2002:map":
                return self.construct_mapping(node)  # type: ignore[arg-type]  # as its tag says
            case "tag:yaml.org,2002:seq":
                return [self.construct_object(item) for item in node.value]
        return super().construct_object(node, deep=deep)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, object]:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        """Build a mapping; raise on a repeated key and on a key that is no single word."""
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a field's name is one word", key_node.start_mark)
            if key_node.value in mapping:
                raise _RepeatedKeyError(key_node.value, key_node.start_mark)
            mapping[key_node.value] = self.construct_object(value_node)
        return mapping

    def construct_integer(self, node: yaml.ScalarNode) -> int | OddNumber:
        """Build a whole number; keep the text of one that is not in plain digits."""
        _require_short(node)
        value: int = self.construct_yaml_int(node)
        return value if _PLAIN_INTEGER.fullmatch(node.value) else OddNumber(node.value, value)

    def construct_decimal(self, node: yaml.ScalarNode) -> float:
        """Build a number with a point."""
        _require_short(node)
        value: float = self.construct_yaml_float(node)
        return value


FrontMatterLoader.add_constructor("tag:yaml.org,2002:int", FrontMatterLoader.construct_integer)
FrontMatterLoader.add_constructor("tag:yaml.org,2002:float", FrontMatterLoader.construct_decimal)


def _require_short(node: yaml.ScalarNode) -> None:
    if len(node.value) > LONGEST_NUMBER:
        reason = f"a number of more than {LONGEST_NUMBER} characters"
        raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark)


def _is_suspect(text: str) -> bool:
    """Tell whether a text may hold what is refused; nearly all texts are let off by a glance at their characters."""
    if text.count("[") + text.count("{") > DEEPEST or _DEEP.search(text):
        return True
    return any(mark in text for mark in "&*!") and _MARKED.search(text) is not None


def _refuse(text: str) -> None:
    """Raise at the first anchor, alias, tag or nesting too deep. libyaml reads events without recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=FrontMatterLoader):
        if getattr(event, "anchor", None) is not None:
            message = "YAML anchors and aliases (& and *) are not used here"
            raise _RefusedError("A007", message, "write the value out, or put it in quotes if it is text", _mark(event))
        if (getattr(event, "tag", None) or "!") != "!":
            message = "YAML tags (!) are not used here"
            raise _RefusedError(
                "A004", message, "leave the tag out, or put the value in quotes if it is text", _mark(event)
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            message = f"brackets or lists are nested more than {DEEPEST} deep"
            raise _RefusedError("A004", message, "close the brackets where their list ends", _mark(event))


def _mark(event: yaml.Event) -> yaml.Mark:
    mark: Any = event.start_mark
    return mark  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class YamlText:
    """A piece of YAML in a file: `first_line` is the file's line (from 1) of its first line."""

    path: str
    text: str
    first_line: int = 1
    _nodes: list[yaml.Node | None] = field(default_factory=list, repr=False, compare=False)

    def load(self) -> tuple[object, tuple[Problem, ...]]:
        """Return the value and no problem, or None and the problem that stopped reading."""
        fields = plain_yaml.read(self.text)
        if fields is not None:
            return fields, ()
        return self.load_any()

    def load_any(self) -> tuple[object, tuple[Problem, ...]]:
        """Return what `load` returns, without its short cut."""
        try:
            if _is_suspect(self.text):
                _refuse(self.text)
            return yaml.load(self.text, Loader=FrontMatterLoader), ()  # noqa: S506 - a safe loader's subclass
        except _RepeatedKeyError as error:
            message = f"the key '{error.key}' is given twice"
            problem = Problem(self._at(error.mark), "A006", message, error.key, mend="keep one of them")
        except _RefusedError as error:
            problem = Problem(self._at(error.mark), error.code, str(error), mend=error.mend)
        except yaml.MarkedYAMLError as error:
            by_context = any(part in str(error.problem) for part in _TOLD_BY_CONTEXT)
            marks = (error.problem_mark, error.context_mark)
            at: Any = next(filter(None, reversed(marks) if by_context else marks), None)
            problem = self._unreadable(error.problem or error.context, self._at(at) if at else None)
        except yaml.reader.ReaderError as error:
            problem = self._unreadable(str(error.reason), self._control_character())
        return None, (problem,)

    def _unreadable(self, reason: str | None, where: Where | None) -> Problem:
        plain = next((words for part, words in _REASONS if reason and part in reason), reason or "not readable")
        return Problem(where or self.at(), "A004", f"not valid YAML: {plain}", mend=_YAML_MEND)

    def _control_character(self) -> Where | None:
        # libyaml counts bytes and PyYAML characters, so neither offset is used.
        found = yaml.reader.Reader.NON_PRINTABLE.search(self.text)
        if not found:
            return None
        before = self.text[: found.start()]
        return Where(self.path, self.first_line + before.count("\n"), found.start() - (before.rfind("\n") + 1) + 1)

    def _at(self, mark: yaml.Mark) -> Where:
        return Where(self.path, self.first_line + mark.line, mark.column + 1)

    def _root(self) -> yaml.Node | None:
        if not self._nodes:
            try:
                self._nodes.append(yaml.compose(self.text, Loader=FrontMatterLoader))
            except yaml.YAMLError:
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
        raw = node.value if isinstance(node, yaml.ScalarNode) else None
        # A value that is left empty stands nowhere; its field does.
        empty = isinstance(node, yaml.ScalarNode) and not (node.value or node.style)
        mark = (name or node).start_mark if key or empty else node.start_mark
        return self._at(mark), raw

    def below(self, *location: str | int) -> YamlText:
        """Return the same text seen from one of its values, for a declaration that describes that value alone."""
        node: yaml.Node | None = self._root()
        for step in location:
            node = _child(node, step)[0]
        return YamlText(self.path, self.text, self.first_line, [node])

    def at(self, *location: str | int) -> Where:
        """Return where a value stands."""
        return self.locate(location)[0]


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    return None, None
