"""Tables in, the files of the index out under content-hashed names, and a root file that names them.

Every file but the root is named for its content, so a browser may keep it for ever.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from almanac import urls
from almanac.search import shards, vocabulary
from almanac.search.cards import CARDS_PER_CHUNK, CHUNKS_PER_FOLDER, CardMaker, chunk
from almanac.search.catalogue import ISSUER_TYPES, PLACE_TYPES, catalogue, theme_names
from almanac.search.columns import HEAVY_PLACES, KINDS, STATUSES, FacetReader, columns
from almanac.search.documents import SECTION_BOOSTS
from almanac.search.index import (
    FIELD_BOOSTS,
    LENGTH_BASE,
    LENGTH_BITS,
    IndexBuilder,
    words_of_names,
    words_of_places,
    words_of_shown_names,
)
from almanac.search.packing import FOLDER, content_name, dividers, in_browsers_order, pack_words, put, to_json
from almanac.search.variants import learn_variants
from almanac.search.words import FUNCTION_WORDS, indonesian_stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from almanac.edtf import Edtf
    from almanac.model import Almanac
    from almanac.search.documents import Numbered
    from almanac.search.shards import Run
    from almanac.search.tables import Spread, Tables

ROOT = f"{FOLDER}akar.json"
FORMAT = 3


def lay_out(
    numbered: Numbered, almanac: Almanac, made: Tables, date_words: Callable[[Edtf], str], spread: Spread
) -> dict[str, bytes]:
    """Return every file by its path below the site's root; `made` keeps those that a later build may take over."""
    files: dict[str, bytes] = {}
    builder = IndexBuilder()
    names = words_of_names(almanac)
    word_sizes = {word: len(its) for word, its in made.words.items()}
    stem = indonesian_stemmer()
    known = vocabulary.known_words(word_sizes, names)
    shown = words_of_shown_names(numbered)
    # The catalogue tells the browser the other words that are kept whole.
    kept = (names - shown) & word_sizes.keys()
    common = vocabulary.word_list(vocabulary.common_words(known, shown), known)
    places = words_of_places(almanac)
    teaching = frozenset(known) - places
    learnt = made.variants if teaching == made.known else learn_variants(teaching, stem)
    made.known = teaching
    facets = _columns(numbered, almanac, made)
    root = {
        "format": FORMAT,
        "k1": builder._k1,  # noqa: SLF001 - lunr has no reader for the two
        "b": builder._b,  # noqa: SLF001
        "fields": [
            [field, boost, average] for (field, boost), average in zip(FIELD_BOOSTS.items(), made.averages, strict=True)
        ],
        "lengthBits": LENGTH_BITS,
        "lengthBase": LENGTH_BASE,
        "sections": [[section, size, SECTION_BOOSTS[section]] for section, size in numbered.sections],
        "functionWords": sorted(FUNCTION_WORDS),
        "placeTypes": PLACE_TYPES,
        "issuerTypes": ISSUER_TYPES,
        "kinds": KINDS,
        "statuses": STATUSES,
        "addresses": {"entry": urls.ENTRIES, "issuer": urls.ISSUERS, "award": urls.AWARDS},
        "terms": _terms(files, made, places, learnt, spread),
        "words": _positions(files, made, word_sizes, spread),
        "lists": _lists(files, known),
        "whole": pack_words(in_browsers_order(word for word in kept if stem(word) != word)),
        "catalogue": put(files, "nama", catalogue(numbered, almanac, common)),
        "themes": put(files, "nama", theme_names(almanac)),
        "columns": {name: put(files, "kolom", content) for name, content in facets.items()},
        "placesOnDemand": len(facets["places"]) > HEAVY_PLACES,
        "cards": _cards(files, numbered, made, date_words, spread),
    }
    files[ROOT] = to_json(root)
    return files


def _terms(
    files: dict[str, bytes],
    made: Tables,
    whole: Collection[str],
    variants: Mapping[str, tuple[str, ...]],
    spread: Spread,
) -> list[str]:
    """Add the files of terms; return what `_runs` does."""
    index = made.terms
    sizes = {term: len(its) for term, its in index.items()}
    differ = {term for term, _ in variants.items() ^ made.variants.items()}
    changed = made.changed.terms | differ if made.changed else None
    made.variants = variants
    terms = in_browsers_order(sizes.keys() | variants.keys())
    runs = tuple(shards.runs(terms, sizes, shards.target_size(sum(sizes.values()))))

    def write(run: Run) -> bytes:
        return shards.term_shard(run, index, whole, variants)

    return _runs(files, "istilah", runs, write, made, changed, spread)


def _positions(files: dict[str, bytes], made: Tables, sizes: Mapping[str, int], spread: Spread) -> str:
    """Add the files of words with their positions, and one that names them: only phrases need it. Return its name."""
    index = made.words
    runs = tuple(shards.runs(in_browsers_order(sizes), sizes, shards.target_size(sum(sizes.values()))))
    changed = made.changed.words if made.changed else None
    names = _runs(files, "kata", runs, lambda run: shards.word_shard(run, index), made, changed, spread)
    return put(files, "kata", to_json(names))


def _lists(files: dict[str, bytes], known: Mapping[str, int]) -> list[str]:
    """Add the files of words to suggest; return what divides them and their names, each packed into one text."""
    ordered = in_browsers_order(known)
    starts = range(0, len(ordered), vocabulary.WORDS_PER_FILE)
    runs = [tuple(ordered[start : start + vocabulary.WORDS_PER_FILE]) for start in starts]
    names = "".join(put(files, "daftar", to_json(vocabulary.word_list(run, known))) for run in runs)
    return [pack_words(dividers(runs)), names]


def _runs(
    files: dict[str, bytes],
    folder: str,
    runs: tuple[Run, ...],
    write: Callable[[Run], bytes],
    made: Tables,
    changed: frozenset[str] | None,
    spread: Spread,
) -> list[str]:
    """Add the file of each run; return what divides the runs and the files' names, each packed into one text.

    A file of an earlier build is taken over where none of its terms has changed; None says that all have.
    """
    before = made.files.get(folder, {})
    contents = {run: None if changed is None or not changed.isdisjoint(run) else before.get(_ends(run)) for run in runs}
    new = [run for run, content in contents.items() if content is None]
    parts = spread(lambda part: [write(new[n]) for n in part], len(new))
    written = contents | dict(zip(new, chain.from_iterable(parts), strict=True))
    made.files[folder] = {_ends(run): content for run, content in written.items() if content is not None}
    names = "".join(put(files, folder, content) for content in made.files[folder].values())
    return [pack_words(dividers(runs)), names]


def _ends(run: Run) -> tuple[str, str, int]:
    """Return what tells a run from any other of the same terms, of which none has come or gone."""
    return (run[0], run[-1], len(run))


def _columns(numbered: Numbered, almanac: Almanac, made: Tables) -> dict[str, bytes]:
    """Return the facet columns by name."""
    reader = FacetReader(numbered, sorted(almanac.themes))
    known = made.facets if made.changed is not None else []
    made.facets = [
        known[n] if n < len(known) and n not in made.new else reader.facets(entry)
        for n, entry in enumerate(numbered.entries)
    ]
    return columns(made.facets)


def _cards(
    files: dict[str, bytes], numbered: Numbered, made: Tables, date_words: Callable[[Edtf], str], spread: Spread
) -> list[object]:
    """Add the chunks of cards; return how many cards a chunk has, how many chunks a folder, and the folders' names."""
    maker = CardMaker(numbered, date_words)
    size = CARDS_PER_CHUNK
    known = dict(enumerate(made.chunks)) if made.changed is not None else {}
    for n in made.new:
        known.pop(n // size, None)
    new = [n for n in range(-(-len(numbered.entries) // size)) if n not in known]

    def write(part: range) -> list[bytes]:
        entries = (numbered.entries[new[n] * size : (new[n] + 1) * size] for n in part)
        return [chunk([maker.card(entry) for entry in its]) for its in entries]

    known |= zip(new, chain.from_iterable(spread(write, len(new))), strict=True)
    made.chunks = [known[n] for n in sorted(known)]
    names = []
    for first in range(0, len(made.chunks), CHUNKS_PER_FOLDER):
        group = made.chunks[first : first + CHUNKS_PER_FOLDER]
        name = content_name(b"".join(group))
        names.append(name)
        files |= {f"{FOLDER}kartu/{name}/{first + n}.json": content for n, content in enumerate(group)}
    return [CARDS_PER_CHUNK, CHUNKS_PER_FOLDER, "".join(names)]
