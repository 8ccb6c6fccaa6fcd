"""ES modules that import each other in, few small scripts out: readers on telephones wait for round trips and bytes.

The modules of the theme keep to plain forms: `import { a, b } from './x.js';` at the start of a line, and `export`
before a declaration. A bundle is one scope, so that no two modules of it may give one name to two things. What is
loaded on demand, by `import('./x.js')` or as a worker, is a bundle of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rjsmin import jsmin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_IMPORT = re.compile(r"^import \{\s*(\w+(?:,\s*\w+)*),?\s*\} from '(\./[\w./-]+)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) \w)", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:async )?(?:function\*?|class|const|let|var) (\w+)", re.MULTILINE)
_ON_DEMAND = re.compile(r"\bimport\('(\./[\w./-]+)'\)|\bnew URL\([`']([\w./-]+\.js)\b")
# Types in comments are imported as well.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OTHER_FORM = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


def bundles(modules: Mapping[str, str], entry: str) -> dict[str, str]:
    """Return the scripts that a page needs which loads `entry`: that module and all that are loaded on demand.

    `modules` are sources by their paths below one folder. Each script has its module's path and holds what that module
    imports, without comments. Raises ValueError where a module imports or exports in a form that is not read here,
    imports what is not there or lies in another folder, modules import each other in a circle, or two of one script
    have a name in common.
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
    owners: dict[str, str] = {}
    others: dict[str, dict[str, None]] = {}
    parts: list[str] = []
    for path in _in_order(entry, modules, entries, ()):
        for names, target in _IMPORT.findall(modules[path]):
            needed = _resolved(path, target)
            if needed in entries:
                imported = re.findall(r"\w+", names)
                others.setdefault(target, {}).update(dict.fromkeys(imported))
                _own(owners, imported, needed, entry)
        body = _IMPORT.sub("", modules[path])
        plain = _EXPORT.sub("", body)
        if other := _OTHER_FORM.search(plain):
            raise ValueError(f"{path}: a bundle does not read this form: {other[0]}")
        _own(owners, _DECLARATION.findall(plain), path, entry)
        parts.append(body if path == entry else plain)
    heads = [f"import {{ {', '.join(names)} }} from '{target}';\n" for target, names in others.items()]
    return "".join((*heads, *parts))


def _own(owners: dict[str, str], names: Iterable[str], path: str, entry: str) -> None:
    for name in names:
        owner = owners.setdefault(name, path)
        if owner != path:
            raise ValueError(f"{path}: {owner} has a name `{name}` too, and both go into {entry}; rename one of them")


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
