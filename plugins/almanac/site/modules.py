"""ES modules that import each other in, few small scripts out: readers on telephones wait for round trips and bytes.

The modules of the theme keep to plain forms: `import { a, b } from './x.js';` at the start of a line, and `export`
before a declaration. A bundle turns each module into a function that returns what it exports, so that names of
different modules never meet. What is loaded on demand, by `import('./x.js')` or as a worker, is a bundle of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rjsmin import jsmin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r"^import (\{[^}]*\}) from '(\./[\w./-]+)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_ON_DEMAND = re.compile(r"\bimport\('(\./[\w./-]+)'\)|\bnew URL\([`']([\w./-]+\.js)")
# Types in comments are imported as well.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OTHER_FORM = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


def bundles(modules: Mapping[str, str], entry: str) -> dict[str, str]:
    """Return the scripts that a page needs which loads `entry`: that module and all that are loaded on demand.

    `modules` are sources by their paths below one folder. Each script has its module's path and holds what that module
    imports, without comments. Raises ValueError where a module imports or exports in a form that is not read here,
    imports what is not there or lies in another folder, or modules import each other in a circle.
    """
    entries = {entry}
    for path, source in modules.items():
        for dynamic, worker in _ON_DEMAND.findall(_COMMENT.sub("", source)):
            needed = _resolved(path, dynamic or f"./{worker}")
            _expect(modules, needed, path)
            entries.add(needed)
    return {path: str(jsmin(_joined(path, modules, frozenset(entries)))) for path in sorted(entries)}


def _joined(entry: str, modules: Mapping[str, str], entries: frozenset[str]) -> str:
    """Return a module with all that it imports and that is no entry itself."""
    heads: dict[str, None] = {}
    parts: list[str] = []
    for path in _in_order(entry, modules, entries, ()):
        source = modules[path]

        def imported(found: re.Match[str], path: str = path) -> str:
            target = _resolved(path, found[2])
            if target in entries:
                heads[f"import * as {_variable(target)} from '{found[2]}';\n"] = None
            return f"const {found[1].replace(' as ', ': ')} = {_variable(target)};\n"

        exported = ", ".join(_EXPORT.findall(source))
        body = _EXPORT.sub("", _IMPORT.sub(imported, source))
        if other := _OTHER_FORM.search(body):
            raise ValueError(f"{path}: a bundle does not read this form: {other[0]}")
        if path == entry:
            parts.append(f"{body}\nexport {{ {exported} }};\n" if exported else body)
        else:
            parts.append(f"const {_variable(path)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n")
    return "".join((*heads, *parts))


def _in_order(
    path: str, modules: Mapping[str, str], entries: frozenset[str], importers: tuple[str, ...]
) -> Iterator[str]:
    """Yield the modules that belong into one script, each before those that import it, the given one last."""
    if path in importers:
        raise ValueError(f"modules import each other in a circle: {' -> '.join((*importers, path))}")
    seen: dict[str, None] = {}
    for _, target in _IMPORT.findall(modules[path]):
        needed = _resolved(path, target)
        _expect(modules, needed, path)
        if _folder(needed) != _folder(path):
            # What a module loads itself, it names from its own folder.
            raise ValueError(f"{path}: a bundle holds modules of one folder, and not {needed}")
        if needed not in entries:
            seen.update(dict.fromkeys(_in_order(needed, modules, entries, (*importers, path))))
    yield from (*seen, path)


def _expect(modules: Mapping[str, str], needed: str, path: str) -> None:
    if needed not in modules:
        raise ValueError(f"{path}: there is no module {needed}")


def _resolved(path: str, target: str) -> str:
    """Return the path of a module that another names, `./x.js` from its own folder."""
    return f"{_folder(path)}/{target.removeprefix('./')}".lstrip("/")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _variable(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
