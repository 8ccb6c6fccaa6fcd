"""Theme and plugins in, gettext catalogues out; or, with `check`, every gap between them.

Messages are written in Indonesian, in templates and in views, and looked up by GNU gettext's rules. The template
`almanak.pot` lists them; each other language has a catalogue that must hold every message, translated, and no other.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

DOMAIN = "almanak"
SOURCES = (Path("plugins/almanac"), Path("theme/templates"))
TRANSLATIONS = Path("theme/translations")

#: The functions that take a message, with the places of its parts: gettext's own convention.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
#: How many leading arguments of each function must be written out for a message to be found.
LITERAL_ARGUMENTS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}

METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2"), ("**.txt", "jinja2")]
OPTIONS = {"**.html": {"silent": "false"}, "**.xml": {"silent": "false"}, "**.txt": {"silent": "false"}}
COMMENT_TAGS = ("Translators:",)

#: The modules that look messages up are handed them; they have none of their own.
LOOKUPS = {"language.py", "messages.py"}
LINE_WIDTH = 100

MEND = "run `make messages`, then fill in what it left empty"


def extract(sources: Iterable[Path] = SOURCES) -> Catalog:
    """Return all messages of templates and modules, in the order of their files."""
    catalogue = Catalog(domain=DOMAIN, project="Almanak Kota", charset="utf-8", fuzzy=False)
    for source in sources:
        found = extract_from_dir(
            str(source),
            method_map=METHODS,
            options_map=OPTIONS,
            keywords=KEYWORDS,
            comment_tags=COMMENT_TAGS,
            strip_comment_tags=True,
        )
        for name, line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
            where = [((source / name).as_posix(), line)]
            catalogue.add(message, None, locations=where, auto_comments=comments, context=context)
    return catalogue


def unwritten_messages(sources: Iterable[Path] = SOURCES) -> Iterator[str]:
    """Yield each call in a module that looks up a message which no extraction can see, since it is not written out."""
    for source in sources:
        for path in sorted(source.rglob("*.py")):
            if path.name in LOOKUPS:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
                if isinstance(node, ast.Call) and not _is_written_out(node):
                    yield (
                        f"{path.as_posix()}:{node.lineno}: a message must be written out where it is looked up, "
                        f"not computed: {ast.unparse(node)[:80]}"
                    )
                elif isinstance(node, ast.FormattedValue):
                    yield from (
                        f"{path.as_posix()}:{call.lineno}: a message must not be looked up inside an f-string, "
                        f"where it is not found: {ast.unparse(call)[:80]}"
                        for call in ast.walk(node.value)
                        if isinstance(call, ast.Call) and _name(call) in LITERAL_ARGUMENTS
                    )


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_written_out(call: ast.Call) -> bool:
    leading = call.args[: LITERAL_ARGUMENTS.get(_name(call), 0)]
    return all(isinstance(argument, ast.Constant) and isinstance(argument.value, str) for argument in leading)


def gaps(template: Catalog, catalogue: Catalog, path: Path) -> Iterator[str]:
    """Yield what stands between a catalogue and completeness, one sentence a gap."""
    for message in template:
        if message.id and catalogue.get(message.id, message.context) is None:
            yield f"{path}: missing {_quoted(message)} (used in {_first_place(message)}): {MEND}"
    for message in catalogue:
        if not message.id:
            continue
        if template.get(message.id, message.context) is None:
            yield f"{path}: obsolete {_quoted(message)}, which nothing uses any more: run `make messages`"
        elif message.fuzzy:
            yield f"{path}: fuzzy {_quoted(message)}: check the translation and remove the word 'fuzzy'"
        elif not _is_complete(message, catalogue):
            yield f"{path}: untranslated {_quoted(message)} (used in {_first_place(message)}): fill in its msgstr"
        else:
            for error in message.check(catalogue):
                yield f"{path}: {_quoted(message)}: {error}"
    for message in catalogue.obsolete.values():
        yield f"{path}: obsolete {_quoted(message)}, commented out: run `make messages`"


def _is_complete(message: Message, catalogue: Catalog) -> bool:
    forms = (message.string,) if isinstance(message.id, str) else tuple(message.string or ())
    wanted = 1 if isinstance(message.id, str) else catalogue.num_plurals
    return len(forms) == wanted and all(forms)


def _quoted(message: Message) -> str:
    return _named(message.id if isinstance(message.id, str) else message.id[0], message.context)


def _named(text: str, context: str | None) -> str:
    singular = text.partition("\0")[0]
    return f"'{singular}' in the sense '{context}'" if context else f"'{singular}'"


def _first_place(message: Message) -> str:
    return message.locations[0][0] if message.locations else "no known file"


def template_gaps(template: Catalog, path: Path) -> Iterator[str]:
    """Yield how the committed template differs from the messages that are in use."""
    if not path.is_file():
        yield f"{path}: there is none: run `make messages`"
        return
    written = _read(path)
    in_use, listed = _keys(template), _keys(written)
    for text, context in sorted(in_use - listed):
        yield f"{path}: missing {_named(text, context)}: run `make messages`"
    for text, context in sorted(listed - in_use):
        yield f"{path}: obsolete {_named(text, context)}: run `make messages`"


def _keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {
        (message.id if isinstance(message.id, str) else "\0".join(message.id), message.context or "")
        for message in catalogue
        if message.id
    }


def catalogue_paths(translations: Path = TRANSLATIONS) -> list[Path]:
    """Return every language's catalogue, sorted by language."""
    return sorted(translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def update(translations: Path = TRANSLATIONS, sources: Iterable[Path] = SOURCES) -> list[Path]:
    """Write template and catalogues anew where they lag behind; return those that changed.

    New messages come in empty, never guessed, and what nothing uses is dropped: git remembers it.
    """
    template = extract(sources)
    written = []
    template_path = translations / f"{DOMAIN}.pot"
    if template_path.is_file():
        template.creation_date = _read(template_path).creation_date
    if _write(template_path, template):
        written.append(template_path)
    for path in catalogue_paths(translations):
        language = path.parents[1].name
        catalogue = _read(path, language)
        # Babel dates the update by the template's date, which changes with its messages only.
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        if _write(path, catalogue):
            written.append(path)
    return written


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _write(path: Path, catalogue: Catalog) -> bool:
    out = io.BytesIO()
    # File names without line numbers: a line added above a message is no change to its translation.
    write_po(out, catalogue, width=LINE_WIDTH, include_lineno=False, ignore_obsolete=True)
    if path.is_file() and path.read_bytes() == out.getvalue():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())
    return True


def check(translations: Path = TRANSLATIONS, sources: Iterable[Path] = SOURCES) -> list[str]:
    """Return every gap of the template and of each catalogue."""
    template = extract(sources)
    found = [*unwritten_messages(sources), *template_gaps(template, translations / f"{DOMAIN}.pot")]
    paths = catalogue_paths(translations)
    if not paths:
        found.append(f"{translations}: no catalogue in any language: add LANGUAGE/LC_MESSAGES/{DOMAIN}.po")
    for path in paths:
        found.extend(gaps(template, _read(path, path.parents[1].name), path))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Check the catalogues (1 if there is a gap) or bring them up to date."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogues", description="Keep the catalogues complete.")
    parser.add_argument("command", choices=("check", "update"))
    if parser.parse_args(arguments).command == "update":
        for path in update():
            print(f"wrote {path}")
        return 0
    found = check()
    for gap in found:
        print(gap)
    languages = ", ".join(path.parents[1].name for path in catalogue_paths())
    print(f"{len(_keys(extract()))} messages; catalogues: {languages or 'none'}; {len(found)} gaps")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
