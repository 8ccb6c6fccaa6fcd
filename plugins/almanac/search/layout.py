"""Everything counted in, the files of the index out under content-hashed names, and a root file that names them.

Every file but the root is named for its content, so a browser may keep it for ever.
"""

# lunr declares no types.
# mypy: allow-untyped-calls
from __future__ import annotations

from typing import TYPE_CHECKING

from lunr.builder import Builder

from almanac import urls
from almanac.search import vocabulary
from almanac.search.cards import CARDS_PER_CHUNK, CHUNKS_PER_FOLDER, chunk
from almanac.search.catalogue import ISSUER_TYPES, PLACE_TYPES, catalogue, theme_names
from almanac.search.columns import HEAVY_PLACES, KINDS, STATUSES
from almanac.search.documents import SECTION_BOOSTS
from almanac.search.names import words_of_shown_names
from almanac.search.packing import FOLDER, content_name, dividers, in_browsers_order, pack_words, put, to_json
from almanac.search.shards import POSITIONS, TERMS
from almanac.search.terms import FIELD_BOOSTS, LENGTH_BASE, LENGTH_BITS, averages
from almanac.search.words import FUNCTION_WORDS, indonesian_stemmer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from almanac.model import Almanac
    from almanac.search.count import Blob
    from almanac.search.documents import Numbered
    from almanac.search.kept import Bounds, Rest

ROOT = f"{FOLDER}akar.json"
FORMAT = 3


def lay_out(
    numbered: Numbered,
    almanac: Almanac,
    rest: Rest,
    contents: Sequence[tuple[Bounds, str, Blob]],
) -> dict[str, Blob]:
    """Return every file by its path below the site's root; `contents` are those of the runs in order, with names."""
    files: dict[str, Blob] = {}
    builder = Builder()
    stem = indonesian_stemmer()
    shown = words_of_shown_names(numbered)
    # The catalogue tells the browser the other words that are kept whole.
    kept = rest.named - shown
    common = vocabulary.word_list(vocabulary.common_words(rest.known, shown), rest.known)
    average = averages(rest.exponents)
    root = {
        "format": FORMAT,
        "k1": builder._k1,  # noqa: SLF001 - lunr has no reader for the two
        "b": builder._b,  # noqa: SLF001
        "fields": [[field, boost, average[field]] for field, boost in FIELD_BOOSTS.items()],
        "lengthBits": LENGTH_BITS,
        "lengthBase": LENGTH_BASE,
        "sections": [[section, size, SECTION_BOOSTS[section]] for section, size in numbered.sections],
        "functionWords": sorted(FUNCTION_WORDS),
        "placeTypes": PLACE_TYPES,
        "issuerTypes": ISSUER_TYPES,
        "kinds": KINDS,
        "statuses": STATUSES,
        "addresses": {"entry": urls.ENTRIES, "issuer": urls.ISSUERS, "award": urls.AWARDS},
        "terms": _names(files, TERMS, contents),
        "words": put(files, POSITIONS, to_json(_names(files, POSITIONS, contents))),  # only phrases need them
        "lists": _lists(files, rest),
        "whole": pack_words(in_browsers_order(word for word in kept if stem(word) != word)),
        "catalogue": put(files, "nama", catalogue(numbered, almanac, common)),
        "themes": put(files, "nama", theme_names(almanac)),
        "columns": {name: put(files, "kolom", content) for name, content in rest.columns.items()},
        "placesOnDemand": len(rest.columns["places"]) > HEAVY_PLACES,
        "cards": _cards(files, rest.cards),
    }
    files[ROOT] = to_json(root)
    return files


def _names(files: dict[str, Blob], folder: str, contents: Sequence[tuple[Bounds, str, Blob]]) -> list[str]:
    """Add the files of one folder; return what divides their runs and their names, each packed into one text."""
    own = [its for its in contents if its[0].folder == folder]
    names = "".join([put(files, folder, content, name) for _, name, content in own])
    return [pack_words(dividers([(its.first, its.last) for its, _, _ in own])), names]


def _lists(files: dict[str, Blob], rest: Rest) -> list[str]:
    """Add the files of words to suggest; return what divides them and their names, each packed into one text."""
    names = "".join(put(files, "daftar", content) for content in rest.lists)
    return [pack_words(dividers([(run[0], run[-1]) for run in vocabulary.runs(rest.known)])), names]


def _cards(files: dict[str, Blob], rows: Sequence[str]) -> list[object]:
    """Add the chunks of cards; return how many cards a chunk has, how many chunks a folder, and the folders' names."""
    chunks = [chunk(rows[first : first + CARDS_PER_CHUNK]) for first in range(0, len(rows), CARDS_PER_CHUNK)]
    names = []
    for first in range(0, len(chunks), CHUNKS_PER_FOLDER):
        group = chunks[first : first + CHUNKS_PER_FOLDER]
        name = content_name(b"".join(group))
        names.append(name)
        files |= {f"{FOLDER}kartu/{name}/{first + n}.json": content for n, content in enumerate(group)}
    return [CARDS_PER_CHUNK, CHUNKS_PER_FOLDER, "".join(names)]
