"""A number of entries and a seed in, a content folder of so many made-up entries out.

    python -m bench.corpus 1000 .cache/bench/1000

The entries are made after the real ones (`bench.patterns`), about real places, awards and issuers, in a language with
the statistics of real texts (`bench.prose`). None of it happened. The same number, seed and real content always give
the same bytes; a smaller corpus is not the beginning of a larger one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.facts import Record, Source, make_entry
from bench.front_matter import document
from bench.patterns import Model, read_model
from bench.prose import make_lexicon, weighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.facts import Made

SEED = 1945
CONTENT = Path("content")
# Of Zipf's law over places; the shift keeps the first from having more than about every fifteenth recognition.
PLACE_SHIFT = 2
MARK = ".corpus"
"""A file that says what the folder holds, and that it is ours to write over."""


def make_source(model: Model, seed: int) -> Source:
    """Return what entries are drawn from: places by Zipf's law, those first that have most real entries."""
    awards = sorted({pattern.award.id for pattern in model.patterns if pattern.award})
    return Source(
        model=model,
        lexicon=make_lexicon(seed, awards),
        places=weighted([(place.slug, 1 / (rank + 1 + PLACE_SHIFT)) for rank, place in enumerate(model.places)]),
        by_slug={place.slug: place for place in model.places},
    )


def entries(model: Model, number: int, seed: int = SEED) -> Iterator[Made]:
    """Yield so many entries, one after the other; only what tells them apart is kept."""
    source = make_source(model, seed)
    record = Record()
    chance = random.Random(f"{seed} {number}")
    for _ in range(number):
        yield make_entry(chance, source, record)


def write_corpus(number: int, target: Path, seed: int = SEED, content: Path = CONTENT) -> None:
    """Write a content folder of so many entries, with registry and pages copied from the real one.

    Raises FileExistsError if the folder is there and was not written by this function.
    """
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise FileExistsError(f"{target} holds something else: name another folder, or remove it")
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    (target / MARK).write_text("unfinished\n", "utf-8")
    for folder in ("registry", "pages"):
        shutil.copytree(content / folder, target / folder)
    made_folders: set[str] = set()
    for made in entries(read_model(content), number, seed):
        folder = f"{target}/entries/{made.folder}"
        if folder not in made_folders:
            Path(folder).mkdir(parents=True)
            made_folders.add(folder)
        with open(f"{folder}/{made.slug}.md", "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - one of many
            file.write(document(made.fields, made.body))
    (target / MARK).write_text(recipe(number, seed, content), "utf-8")


def recipe(number: int, seed: int, content: Path) -> str:
    """Return what decides every byte of a corpus: number, seed, the real content and these programs."""
    digest = hashlib.sha256()
    for path in sorted([*content.rglob("*.*"), *Path(__file__).parent.glob("*.*")]):
        if path.is_file():
            digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return f"{number} entries, seed {seed}, {digest.hexdigest()}\n"


def provide_corpus(number: int, target: Path, seed: int = SEED, content: Path = CONTENT) -> None:
    """Write a corpus unless the folder holds just this one already."""
    mark = target / MARK
    if not mark.is_file() or mark.read_text("utf-8") != recipe(number, seed, content):
        write_corpus(number, target, seed, content)


def main(arguments: list[str] | None = None) -> int:
    """Write a corpus and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description="Make up a content folder.")
    parser.add_argument("number", type=int, help="of entries")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--content", type=Path, default=CONTENT, help="the real content that it is made after")
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        write_corpus(given.number, given.target, given.seed, given.content)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{given.number:,} entries in {given.target}, {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
