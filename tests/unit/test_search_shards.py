"""The files of the search index: small, named for their content, the same for the same almanac."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from array import array
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.token import Token
from lunr_index import add, index_builder
from node_programs import REPOSITORY, run_node
from search_corpus import (
    ALL_ISSUERS,
    PLACES,
    counted,
    documents_of,
    generated_almanac,
    in_indonesian,
    make_almanac,
    make_entry,
    terms_by_field,
)

from almanac import search
from almanac.model import Recipient
from almanac.search import packing, shards
from almanac.search.count import DOCUMENT_SHIFT, count, halves, joined
from almanac.search.documents import Document, Section
from almanac.search.kept import Bounds, made
from almanac.search.names import words_of_names
from almanac.search.packing import ALPHABET, dividers, in_browsers_order, pack, pack_gaps, pack_words
from almanac.search.shelf import Shelf, pack_documents, recut, runs_with
from almanac.search.terms import FIELDS


def build(almanac):
    return search.build(almanac, in_indonesian)


def root_of(files):
    return json.loads(files[search.ROOT])


def rebuilt(almanac, kept, step=None):
    """Build with what an earlier build has left, the work in parts of so many pieces."""

    def parts(size):
        return [range(start, min(start + (step or size), size)) for start in range(0, size, step or size or 1)]

    counting = search.begin(almanac, in_indonesian, kept)
    writing = search.gather(counting, [search.count_part(counting, part) for part in parts(counting.size)])
    return search.finish(writing, [search.write_part(writing, part) for part in parts(writing.size)])


def test_alphabet_needs_no_escape():
    """Ninety-one letters, none of which JSON escapes, hold last digits and other digits."""
    assert len(set(ALPHABET)) == packing.LAST_DIGITS + packing.OTHER_DIGITS
    assert json.dumps(ALPHABET) == f'"{ALPHABET}"'


@given(st.lists(st.integers(min_value=0, max_value=2**32 - 1), max_size=50))
def test_packed_numbers_are_short(numbers):
    """A number below 64 takes one character, one below 1,728 two."""
    for number_ in numbers:
        assert len(pack([number_])) == (1 if number_ < 64 else 2 if number_ < 1728 else len(pack([number_])))
    assert pack(numbers) == "".join(pack([number_]) for number_ in numbers)


@given(st.sets(st.integers(min_value=0, max_value=2**20)).map(sorted))
def test_gaps_are_packed_as_they_are_counted(ascending):
    """A gap is how many numbers lie between one and the one before it, the first from -1."""
    assert pack_gaps(ascending) == pack([number - before - 1 for before, number in pairwise([-1, *ascending])])


def test_browser_reads_what_the_build_packs():
    """Numbers of every size, ascending ones, steps forth and back, and words with common beginnings come back."""
    numbers = [0, 1, 63, 64, 65, 1727, 1728, 46_655, 46_656, 2**20, 2**32 - 1, *range(0, 200_000, 97)]
    words = sorted(["", "a", "ab", "abc", "b", "日本", "x" * 40, "x" * 41, "kota", "kotabaru"])
    ascending = sorted(set(numbers))
    steps = [4, 1, 6]
    packed = {
        "numbers": pack(numbers),
        "words": pack_words(words),
        "gaps": pack_gaps(ascending),
        "steps": pack(steps),
    }
    expected = {"numbers": numbers, "words": words, "gaps": ascending, "steps": [2, 1, 4]}
    assert run_node("unpack.mjs", stdin=packed) == expected


def test_terms_are_sorted_as_the_browser_compares_strings():
    """A letter beyond the basic plane comes before U+FE73, as in UTF-16; by code point it would come after."""
    assert in_browsers_order(["\ufe73", "\U00010428", "a"]) == ["a", "\U00010428", "\ufe73"]


@given(st.sets(st.text("abc", min_size=1, max_size=6), min_size=1).map(sorted), st.data())
def test_dividers_find_the_run_of_every_word(words, data):
    """A divider is as short as can be, after the run before it and not after its own."""
    cuts = sorted(data.draw(st.sets(st.integers(min_value=1, max_value=len(words)), max_size=4)) - {len(words)})
    runs = [tuple(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    found = dividers([(run[0], run[-1]) for run in runs])
    for (before, run), divider in zip(pairwise(runs), found[1:], strict=True):
        assert before[-1] < divider <= run[0]
        assert divider[:-1] <= before[-1]


def test_files_are_named_for_their_content():
    """Every file but the root changes its name with its content; what does not change keeps its name."""
    before = build(make_almanac(make_entry("satu")))
    changed = build(make_almanac(make_entry("satu", body="lain")))
    assert before[search.ROOT] != changed[search.ROOT]
    assert {path for path in changed if "kartu" in path} == {path for path in before if "kartu" in path}
    for path in before.keys() & changed.keys() - {search.ROOT}:
        assert before[path] == changed[path]
    assert {path for path in changed if "istilah" in path}.isdisjoint(before)


def test_one_changed_entry_changes_the_files_of_its_own_terms():
    """Of many files a changed word touches few, so that browsers keep the others."""
    almanac = generated_almanac(400)
    first, *rest = almanac.entries
    mended = replace(almanac, entries=(first._replace(body=f"{first.body}<p>kebetulan</p>"), *rest))
    before, after = build(almanac), build(mended)
    new = after.keys() - before.keys()
    assert len(after) > 100
    assert 2 <= len(new) <= 6


@pytest.mark.parametrize(("body", "start"), [(1, 256), (254, 256), (255, 256), (256, 512)])
def test_a_mended_body_rarely_moves_other_words(body, start):
    """What comes after the body stands at a round position, and every text is followed by a free one."""
    document = Document(Section.ENTRY, "judul kota", (), ("fakta", "dan lain"), "isi " * body)
    index = joined([count([(3, document)])])
    found = {word: halves(its)[1] for word, its in index.items()}
    assert found.pop("isi") == list(range(body))
    assert found == {"judul": [start], "kota": [start + 1], "fakta": [start + 3], "lain": [start + 6]}


def test_a_new_entry_leaves_the_files_of_other_terms():
    """An entry that is added to published ones touches the files of its own terms, cards and columns alone."""
    almanac = generated_almanac(400)
    published = {entry.slug: "2020-01-01" for entry in almanac.entries}
    added = make_entry("baru", place="kota-kediri", title="Sampah", summary="Sampah.", body="Sampah.")
    before = build(make_almanac(*almanac.entries, published=published))
    after = build(make_almanac(*almanac.entries, added, published=published))
    terms = [path for path in before if "istilah" in path]
    assert len(terms) > 20
    assert sum(path in after for path in terms) > len(terms) / 2


def test_runs_hold_about_so_many_postings():
    """A run ends soon after it has reached its size, and holds more than twice that only where a single term does."""
    words = in_browsers_order(f"{chr(97 + n % 26)}{n}" for n in range(2000))
    sizes = {word: 1 + n * 7919 % 90 for n, word in enumerate(words)} | {words[5]: 5000}
    found = list(shards.runs(words, sizes, 512))
    assert [word for run in found for word in run] == words
    assert all(len(run) == 1 or sum(sizes[word] + 1 for word in run) <= 1024 for run in found)
    assert sum(sum(sizes[word] for word in run) >= 400 for run in found) > len(found) / 2


def test_a_cut_depends_on_the_terms_around_it():
    """A term more in one run moves a few cuts, and leaves those further on where they were."""
    words = in_browsers_order(f"{chr(97 + n % 26)}{n}" for n in range(2000))
    sizes = dict.fromkeys(words, 40)
    before = set(shards.runs(words, sizes, 512))
    after = set(shards.runs(in_browsers_order([*words, "aaa"]), sizes | {"aaa": 300}, 512))
    assert len(before) > 100
    assert len(after - before) < 10


def test_same_almanac_same_bytes_whatever_the_hash_seed():
    """Two processes with different hash seeds write the same files."""
    program = (
        "import hashlib, search_corpus as c; from almanac import search;"
        "files = search.build(c.generated_almanac(40), c.in_indonesian);"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    path = os.pathsep.join([str(REPOSITORY / "tests" / "unit"), str(REPOSITORY / "plugins")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(digests) == 1


def test_empty_almanac_has_an_index():
    """An almanac without entries gives a root file that names no shard."""
    root = root_of(build(make_almanac()))
    assert [count for _, count, _ in root["sections"]] == [0, 0, 0, 0]
    assert (root["terms"], root["cards"][2]) == (["", ""], "")


def test_colliding_names_are_told_apart(monkeypatch):
    """Two different contents never share a file: the second takes another name, and both are what they were."""
    monkeypatch.setattr(packing, "content_name", lambda content: f"{len(content) % 3}")
    files: dict[str, bytes] = {}
    contents = [json.dumps([n]).encode() for n in range(3)]
    names = [packing.put(files, "x", content) for content in contents]
    assert len(set(names)) == len(files) == 3
    assert [json.loads(files[f"cari/indeks/x/{name}.json"]) for name in names] == [[0], [1], [2]]


def test_words_are_counted_as_by_lunrs_own_builder():
    """What the builder counts word by distinct word is what lunr's pipeline makes of all words, twice at most."""
    almanac = generated_almanac(30)
    builder = counted(almanac)
    for place, document in enumerate(documents_of(almanac)):
        words = add(index_builder(almanac), 0, document)
        for field, texts in (("title", words[1:2]), ("body", words[:1])):
            tokens = [Token(word) for text in texts for word in text]
            terms = [str(token) for token in builder.pipeline.run(tokens, field)]
            expected = {term: min(terms.count(term), 2) for term in terms}
            assert builder.field_term_frequencies[f"{field}/{place}"] == expected


def test_terms_are_those_of_lunrs_own_builder():
    """Every field of every document has the terms, frequencies and length that lunr's own builder gives it."""
    almanac = generated_almanac(120)
    builder = counted(almanac)
    terms, lengths = terms_by_field(almanac)
    assert terms == {name: dict(its) for name, its in builder.field_term_frequencies.items()}
    assert lengths == builder.field_lengths


# --- builds after edits


def fingerprinted(entry):
    return entry._replace(fingerprint=repr(entry))


def with_issuer(almanac, name):
    """Give an issuer another name, in the registry and wherever an entry names it."""
    issuer = replace(almanac.issuers["kemenpppa"], name=name)

    def renamed(party):
        return party._replace(issuer=issuer) if party.issuer.id == issuer.id else party

    entries = (entry._replace(parties=tuple(map(renamed, entry.parties))) for entry in almanac.entries)
    made = make_almanac(*entries, published=dict(almanac.published))
    return replace(made, issuers={**almanac.issuers, issuer.id: issuer})


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["body", "title", "place", "add", "drop", "publish", "issuer", "nothing"]),
        st.integers(min_value=0, max_value=40),
        st.sampled_from(["sampah", "kelola sampah", "mengelola", "Kediri", "satu dua", "perempuan kota"]),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(EDITS, st.sampled_from([1, 7, None]))
def test_after_any_edits_a_build_is_the_clean_build(edits, step):
    """Whatever entries and names change, come and go, what a build takes over gives the clean build's bytes."""
    entries = list(map(fingerprinted, generated_almanac(12).entries))
    published = {entry.slug: "2020-01-01" for entry in entries[:6]}
    name = ALL_ISSUERS["kemenpppa"].name
    kept = {}
    for what, anywhere, text in [("body", 0, "awal"), *edits]:
        at = anywhere % len(entries)
        if what == "add":
            entries.append(fingerprinted(make_entry(f"baru-{len(entries)}-{at}", body=text)))
        elif what == "drop" and len(entries) > 1:
            del entries[at]
        elif what == "place":
            place = sorted(PLACES)[at % len(PLACES)]
            entries[at] = fingerprinted(entries[at]._replace(recipients=(Recipient(PLACES[place]),)))
        elif what == "publish":
            published[entries[at].slug] = f"2021-01-{anywhere % 28 + 1:02}"
        elif what == "issuer":
            name = f"Kementerian {text}"
        elif what in ("body", "title"):
            entries[at] = fingerprinted(entries[at]._replace(**{what: text}))
        almanac = with_issuer(make_almanac(*entries, published=published), name)
        files, kept = rebuilt(almanac, kept, step)
        assert files == build(almanac)


@pytest.mark.parametrize("changed", [1, 2, 30])
def test_where_numbers_stay_postings_are_mended(changed):
    """However many entries have changed, only these are counted, and the files are the clean build's."""
    entries = [fingerprinted(entry) for entry in generated_almanac(60).entries]
    _, kept = rebuilt(make_almanac(*entries), {})
    edited = [entry._replace(body="Lain sekali.", fingerprint="lain") for entry in entries[:changed]]
    almanac = make_almanac(*edited, *entries[changed:])
    counting = search.begin(almanac, in_indonesian, kept)
    assert len(counting.fresh) == counting.size == changed
    assert rebuilt(almanac, kept).files == build(almanac)


def test_where_numbers_move_postings_are_renumbered():
    """Without its first entry the almanac's other entries are not counted, and the files are the clean build's."""
    entries = [fingerprinted(entry) for entry in generated_almanac(60).entries]
    _, kept = rebuilt(make_almanac(*entries), {})
    gone = search.begin(make_almanac(*entries), in_indonesian, {}).numbered.entries[0]
    almanac = make_almanac(*(entry for entry in entries if entry.slug != gone.slug))
    counting = search.begin(almanac, in_indonesian, kept)
    assert counting.moving
    assert not any(number >= counting.numbered.first_entry for number in counting.fresh)
    assert rebuilt(almanac, kept).files == build(almanac)


def test_what_nothing_has_to_do_with_is_not_read():
    """After a change of one entry, the runs of words and terms are read that hold its own, and few beside."""
    entries = [fingerprinted(entry) for entry in generated_almanac(400).entries]
    _, kept = rebuilt(make_almanac(*entries), {})
    read = []

    def noted(kind, name, piece):
        def reading():
            read.append((kind, name))
            return piece()

        return reading

    noting = {kind: {name: noted(kind, name, piece) for name, piece in its.items()} for kind, its in kept.items()}
    first = entries[0]._replace(body=f"{entries[0].body}<p>kebetulan</p>", fingerprint="lain")
    almanac = make_almanac(first, *entries[1:])
    files, left = rebuilt(almanac, noting)
    own = [name for kind, name in read if kind == "terms"]
    assert 0 < len(own) < len(kept["terms"]) / 4
    stay = [name for name, piece in left["terms"].items() if noting["terms"].get(name) is piece]
    assert len(stay) > len(kept["terms"]) * 3 / 4
    assert files == build(almanac)


CHANGES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.sampled_from([None, 1, 5, 40, 900]), max_size=8)


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(1, 60)), CHANGES, st.sampled_from([8, 64, 512])
)
def test_runs_that_are_cut_anew_are_those_of_a_clean_cut(sizes, changes, target):
    """Whatever comes, goes or grows, cutting around it gives the runs that cutting everything gives."""

    def cut(sizes):
        return list(shards.runs(in_browsers_order(sizes), sizes, target))

    before = [dict.fromkeys(run) for run in cut(sizes)]
    before = [{text: sizes[text] for text in run} for run in before]
    bounds = [Bounds("x", min(run), max(run)) for run in before]
    pieces = {its.first: made(json.dumps(run).encode()) for its, run in zip(bounds, before, strict=True)}
    changes = {text: size for text, size in changes.items() if size is not None or text in sizes}
    shelf = Shelf(bounds, pieces, json.loads, changes)
    now = {text: size for text, size in (sizes | changes).items() if size is not None}
    found = list(recut(shelf, int, target))
    assert [tuple(shelf.run(its) if isinstance(its, int) else its) for its in found] == cut(now)
    assert dict(shelf) == now
    assert all(changes.keys().isdisjoint(before[its]) for its in found if isinstance(its, int))


@given(st.lists(st.sets(st.integers(0, 200), min_size=1), max_size=5), st.sets(st.integers(0, 300)))
def test_the_runs_of_documents_are_found(documents, wanted):
    """Those runs are found that have one of the documents asked for, and those of one word, which tell nothing."""

    def blob(numbers):
        return array("Q", [number << DOCUMENT_SHIFT for number in sorted(numbers)]).tobytes()

    packed = [pack_documents({"a": blob(its), "b": blob(its)}) for its in documents]
    pieces = {f"{n}": made(its) for n, its in enumerate([*packed, pack_documents({"a": blob({1})})])}
    expected = {n for n, its in enumerate(documents) if its & wanted} | ({len(documents)} if wanted else set())
    assert runs_with(wanted, pieces) == expected


def test_one_changed_entry_writes_only_the_files_of_its_own_terms():
    """Of many runs only those are written anew that a changed document's terms and words are in."""
    entries = [fingerprinted(entry) for entry in generated_almanac(400).entries]
    _, kept = rebuilt(make_almanac(*entries), {})
    first = entries[0]._replace(body=f"{entries[0].body}<p>kebetulan</p>", fingerprint="lain")
    almanac = make_almanac(first, *entries[1:])
    counting = search.begin(almanac, in_indonesian, kept)
    writing = search.gather(counting, [search.count_part(counting, range(counting.size))])
    assert 0 < writing.size < len(writing.gathered.runs) / 10


def test_entries_without_a_fingerprint_are_always_counted():
    """An entry of which nothing tells whether it has changed is taken to have changed."""
    kept = rebuilt(make_almanac(make_entry("satu", body="lama")), {}).kept
    files, _ = rebuilt(make_almanac(make_entry("satu", body="baru")), kept)
    assert files == build(make_almanac(make_entry("satu", body="baru")))


@pytest.mark.parametrize("step", [1, 7, 1000])
def test_work_in_parts_gives_the_same_files(step):
    """In parts of any size, as several processes share the work, an almanac has the same files."""
    almanac = generated_almanac(50)
    assert rebuilt(almanac, {}, step).files == build(almanac)


def test_names_are_the_whole_registrys():
    """A name's word is kept whole whether or not the place has an entry: so a new entry changes no other's terms."""
    assert words_of_names(make_almanac()) == words_of_names(make_almanac(make_entry("satu")))
    assert "ternate" in words_of_names(make_almanac())
    assert set(FIELDS) == {"title", "names", "facts", "body"}
