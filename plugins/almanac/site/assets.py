"""The theme's styles and scripts in, files under content-hashed names out, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls
from almanac.site.modules import bundles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCRIPT = "cari.js"
"""The one script that pages load; it loads the others on demand."""

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


def bundle(theme: Path) -> Assets:
    """Bundle `theme/static`: css/*.css into one file, js/ into few scripts, the icon and the sheet of seals."""
    static = theme / "static"
    sheets = (path.read_text(encoding="utf-8") for path in sorted((static / "css").glob("*.css")))
    css = _squeeze("\n".join(sheets)).encode()
    style = f"{urls.ASSETS}almanak.{_digest(css)}.css"
    modules = {
        path.relative_to(static / "js").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((static / "js").rglob("*.js"))
    }
    scripts = {name: script.encode() for name, script in bundles(modules, SCRIPT).items()} if modules else {}
    # Scripts load each other by relative paths, so one hash names their folder.
    digest = _digest(b"".join(name.encode() + data for name, data in scripts.items()))
    folder = f"{urls.ASSETS}js-{digest}/"
    icon = (static / "icon.svg").read_bytes()
    icon_name = f"{urls.ASSETS}ikon.{_digest(icon)}.svg"
    seals = (static / "meterai.svg").read_bytes()
    seals_name = f"{urls.ASSETS}meterai.{_digest(seals)}.svg"
    in_folder = {folder + name: data for name, data in scripts.items()}
    files = {style: css, icon_name: icon, seals_name: seals, **in_folder}
    return Assets(style, folder, icon_name, seals_name, dict(sorted(files.items())))


def words_file(words: Mapping[str, object], assets: Assets) -> tuple[str, bytes]:
    """Return the address and the content of the words of the search's scripts, with where the seals are."""
    content = json.dumps({**words, "seals": assets.seals}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data = content.encode()
    return f"{urls.SEARCH}kata.{_digest(data)}.json", data


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
