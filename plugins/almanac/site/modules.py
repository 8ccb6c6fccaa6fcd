"""ES modules that import each other in, one small script out: readers on telephones wait for round trips and bytes.

The modules of the theme keep to plain forms: `import { a, b } from './x.js';` at the start of a line, and `export`
before a declaration. Each becomes a function that returns what it exports, so that names of different modules never
meet. Dynamic imports stay as they are, and lead to bundles of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import minify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r"^import (\{[^}]*\}) from '\./([\w.-]+)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_ANY_MODULE_SYNTAX = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """Return the module `entry` with all that it imports, minified; `modules` are the sources by file name.

    Raises ValueError where a module imports or exports in a form that is not read here.
    """
    parts = []
    for name in _in_order(entry, modules, ()):
        source = modules[name]
        exported = _EXPORT.findall(source)
        body = _EXPORT.sub("", _IMPORT.sub(lambda found: f"const {_renamed(found[1])} = {_variable(found[2])};\n", source))
        if rest := _ANY_MODULE_SYNTAX.search(body):
            raise ValueError(f"{name}: a bundle does not read this form: {rest[0]}")
        if name == entry:
            parts.append(body + (f"export {{ {', '.join(exported)} }};\n" if exported else ""))
        else:
            parts.append(f"const {_variable(name)} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n")
    return str(minify.string("application/javascript", "".join(parts)))


def _in_order(name: str, modules: Mapping[str, str], importers: tuple[str, ...]) -> Iterator[str]:
    """Yield the modules that a module needs, each once and before those that import it, itself last."""
    if name in importers:
        raise ValueError(f"modules import each other in a circle: {' -> '.join((*importers, name))}")
    seen: dict[str, None] = {}
    for _, imported in _IMPORT.findall(modules[name]):
        seen.update(dict.fromkeys(_in_order(imported, modules, (*importers, name))))
    yield from (*seen, name)


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _renamed(names: str) -> str:
    """Return the names of an import as those of a destructuring: `a as b` becomes `a: b`."""
    return names.replace(" as ", ": ")
