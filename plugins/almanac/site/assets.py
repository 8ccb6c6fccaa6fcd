"""The theme's styles and scripts in, files under content-hashed names out, so that browsers may keep them for ever.

Beside the scripts lie the words that they say, in the language of the interface.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls
from almanac.site.modules import bundles
from almanac.views.search_words import search_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from almanac.language import Language

SCRIPT = "cari.js"
"""The one script that pages load; it loads the others on demand."""

WORDS = "kata.json"
"""The words that scripts fetch, in the folder of the scripts."""

FAILED = "failed.js"
"""The module of the words that are said when nothing can be fetched."""

HASH_LENGTH = 10
"""Hexadecimal digits; a handful of files needs no more to differ."""

_TEXT_OR_COMMENT = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\burl\((?!\s*["'])[^)]*\))|/\*.*?\*/""", re.DOTALL | re.IGNORECASE
)
"""A string or an address without quotes, in which nothing is a comment; or a comment."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the bundle of styles, the folder of scripts, the icon and the seals, and the files to write."""

    style: str
    scripts: str
    icon: str
    seals: str
    files: Mapping[str, bytes]


def bundle(theme: Path, t: Language) -> Assets:
    """Bundle `theme/static`: css/*.css into one file, js/ into few scripts, the icon and the sheet of seals."""
    static = theme / "static"
    sheets = (path.read_text(encoding="utf-8") for path in sorted((static / "css").glob("*.css")))
    css = _squeeze("\n".join(sheets)).encode()
    style = f"{urls.ASSETS}almanak.{_digest(css)}.css"
    modules = {
        path.relative_to(static / "js").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((static / "js").rglob("*.js"))
    }
    seals = (static / "meterai.svg").read_bytes()
    seals_name = f"{urls.ASSETS}meterai.{_digest(seals)}.svg"
    scripts = _scripts(modules, {**search_words(t), "seals": seals_name}, t) if modules else {}
    # Scripts load each other and their words by relative paths, so one hash names their folder.
    digest = _digest(b"".join(name.encode() + data for name, data in scripts.items()))
    folder = f"{urls.ASSETS}js-{digest}/"
    icon = (static / "icon.svg").read_bytes()
    icon_name = f"{urls.ASSETS}ikon.{_digest(icon)}.svg"
    in_folder = {folder + name: data for name, data in scripts.items()}
    files = {style: css, icon_name: icon, seals_name: seals, **in_folder}
    return Assets(style, folder, icon_name, seals_name, dict(sorted(files.items())))


def _scripts(modules: Mapping[str, str], words: Mapping[str, object], t: Language) -> dict[str, bytes]:
    failed = json.dumps(t.gettext("Pencarian gagal dimuat. Coba lagi."), ensure_ascii=False)
    scripts = bundles({**modules, FAILED: f"export const failed = {failed};\n"}, SCRIPT)
    said = json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {name: text.encode() for name, text in {**scripts, WORDS: said}.items()}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:HASH_LENGTH]


def _squeeze(css: str) -> str:
    """Drop comments, indents and empty lines; nothing that could change a rule's meaning."""
    lines = (line.strip() for line in _TEXT_OR_COMMENT.sub(_without_comment, css).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _without_comment(match: re.Match[str]) -> str:
    """Return a string as it is, and of a comment only what parts two words that touch it."""
    if match["text"]:
        return match["text"]
    css, start, end = match.string, match.start(), match.end()
    before, after = css[max(0, start - 1) : start], css[end : end + 1]
    return "/**/" if before.strip() and after.strip() else ""
