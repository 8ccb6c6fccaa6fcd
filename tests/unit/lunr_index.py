"""Documents in, lunr's own index of them out: the oracle, which counts documents where ours is derived from words.

It has our fields, and our words in its pipeline. A word of a name stands in it twice, as its stem and as it is.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from lunr.builder import Builder
from lunr.token import Token

from almanac.memory import Memory
from almanac.search.names import PLACE_TYPE_WORDS, naming
from almanac.search.terms import FIELD_BOOSTS, FIELDS, LENGTH_BASE, MOST_COUNTED, NAME_FIELDS, exponent_of
from almanac.search.words import FUNCTION_WORDS, indonesian_stemmer, words, words_of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from almanac.model import Almanac
    from almanac.search.documents import Document

Terms = tuple[str, ...]
"""Those that a word stands in the index as; none for a function word."""


class LunrIndex(Builder):
    """lunr's builder with our fields and pipeline, and an `add` that runs the pipeline once for each distinct word.

    `names` are the words that are kept whole beside their stems in titles and names, `places` those that are so
    everywhere.
    """

    def __init__(self, names: frozenset[str] = frozenset(), places: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.ref("number")
        for field, boost in FIELD_BOOSTS.items():
            self.field(field, boost=boost)
        stem_names, stem_text = _stem_beside(names | places, "Names"), _stem_beside(places, "Text")
        self.pipeline.add(_drop_function_words, _drop_place_types, stem_names, stem_text)
        self.pipeline.skip(stem_names, [field for field in FIELDS if field not in NAME_FIELDS])
        self.pipeline.skip(stem_text, list(NAME_FIELDS))
        self.pipeline.skip(_drop_place_types, list(NAME_FIELDS))
        # Only these words fare otherwise in names than in texts.
        kept = names | places | PLACE_TYPE_WORDS
        in_text: Memory[str, Terms] = Memory(partial(self._run, "body"))
        in_names: Memory[str, Terms] = Memory(lambda word: self._run("names", word) if word in kept else in_text[word])
        self._terms = {field: in_names if field in NAME_FIELDS else in_text for field in FIELDS}

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> None:
        """Count the words of a document; the inverted index is made when `build` is called."""
        number = str(doc["number"])
        self._documents[number] = attributes or {}
        self.document_count += 1
        for field in FIELDS:
            counts: Counter[str] = Counter(chain.from_iterable(map(self._terms[field].__getitem__, doc[field])))
            self.field_lengths[f"{field}/{number}"] = LENGTH_BASE ** exponent_of(counts.total())
            for term in [term for term, count in counts.items() if count > MOST_COUNTED]:
                counts[term] = MOST_COUNTED
            self.field_term_frequencies[f"{field}/{number}"] = counts

    def build(self) -> Any:
        """Return lunr's whole index."""
        for reference, frequencies in self.field_term_frequencies.items():
            field, number = reference.split("/")
            for term in frequencies:
                if term not in self.inverted_index:
                    self.inverted_index[term] = {name: {} for name in FIELDS} | {"_index": self.term_index}
                    self.term_index += 1
                self.inverted_index[term][field][number] = {}
        return super().build()

    def _run(self, field: str, word: str) -> Terms:
        return tuple(token.string for token in self.pipeline.run([Token(word)], field))


def add(builder: Builder, number: int, document: Document) -> tuple[tuple[str, ...], ...]:
    """Add a document under its number; return its texts in words, the body first."""
    title, body = words(document.title), words(document.body)
    names, facts = words_of_each(document.names), words_of_each(document.facts)
    fields = {
        "number": number,
        "title": title,
        "names": tuple(chain.from_iterable(names)),
        "facts": tuple(chain.from_iterable(facts)),
        "body": body,
    }
    builder.add(fields, {"boost": document.boost})
    return (body, title, *names, *facts)


def index_builder(almanac: Almanac) -> LunrIndex:
    """Return a builder for the documents of an almanac, with none added."""
    return LunrIndex(*naming(almanac))


def _drop_function_words(token: Token, _number: int, _tokens: list[Token]) -> Token | None:
    return None if token.string in FUNCTION_WORDS else token


def _drop_place_types(token: Token, _number: int, _tokens: list[Token]) -> Token | None:
    return None if token.string in PLACE_TYPE_WORDS else token


def _stem_beside(kept: frozenset[str], label: str) -> Callable[[Token, int, list[Token]], Token | list[Token]]:
    """Return a pipeline function that stems a word, and keeps some words whole beside their stems."""
    stem = indonesian_stemmer()

    def stem_words(token: Token, _number: int, _tokens: list[Token]) -> Token | list[Token]:
        word = token.string
        stemmed = token.clone(lambda _word, _metadata: stem(word))
        return [stemmed, token] if word in kept and stemmed.string != word else stemmed

    stem_words.label = f"stem{label}"  # type: ignore[attr-defined]  # lunr names pipeline functions so
    return stem_words


_drop_place_types.label = "dropPlaceTypes"  # type: ignore[attr-defined]  # likewise
_drop_function_words.label = "dropFunctionWords"  # type: ignore[attr-defined]  # likewise
