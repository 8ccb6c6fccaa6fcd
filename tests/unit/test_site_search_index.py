"""The search index of a build: what the last build counted helps, and never changes what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from search_corpus import generated_almanac

from almanac import search
from almanac.language import read_language
from almanac.search import documents
from almanac.search.kept import made
from almanac.site import search_cache, search_index
from almanac.site.search_index import FOLDER, SearchIndex
from almanac.store import toolchain
from fork import PROJECT

INDONESIAN = read_language("id", PROJECT / "theme" / "translations")
KEY = INDONESIAN.code.encode() + toolchain()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Run every test in a folder of its own, where the cache is kept."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def counted(monkeypatch):
    """Return a list of the entries that are counted, in the order in which that happens."""
    slugs = []
    original = documents.entry_document

    def counting(entry, almanac):
        slugs.append(entry.slug)
        return original(entry, almanac)

    monkeypatch.setattr(documents, "entry_document", counting)
    return slugs


def fingerprinted(almanac):
    return replace(almanac, entries=tuple(entry._replace(fingerprint=repr(entry)) for entry in almanac.entries))


ALMANAC = fingerprinted(generated_almanac(120))
FIRST, *OTHERS = ALMANAC.entries
MENDED = replace(ALMANAC, entries=(FIRST._replace(body="<p>Sampah dikelola.</p>", fingerprint="baru"), *OTHERS))


def built(almanac, *, jobs=1, afresh=False, language=INDONESIAN):
    files, saved = SearchIndex(almanac, language, Path("content"), jobs, afresh=afresh).finish()
    saved()
    return files


def clean(almanac):
    return search.build(almanac, INDONESIAN.date)


def cached():
    return sorted(FOLDER.rglob("*.*"))


def kept_list():
    (found,) = FOLDER.rglob(search_cache.LIST)
    return found


def test_words_counted_by_another_process_give_the_same_files_and_tell_what_they_took():
    """What `begin` returns may be done anywhere; its seconds are added to those of the search."""
    index = SearchIndex(ALMANAC, INDONESIAN, Path("content"), 1, afresh=False)
    assert index.is_first
    counted = index.begin()()
    assert counted.seconds > 0
    index.join(counted._replace(seconds=5.0))
    files, saved = index.finish()
    saved()
    assert files == clean(ALMANAC)
    # What this process did itself is in no other's time.
    assert index.seconds_beside == pytest.approx(5.0, abs=1.0)
    assert not SearchIndex(ALMANAC, INDONESIAN, Path("content"), 1, afresh=False).is_first


def test_a_second_build_counts_only_what_changed(counted):
    """After one entry changed the files are the clean build's, and only that entry's words were counted."""
    built(ALMANAC)
    counted.clear()
    files = built(MENDED)
    assert counted == [FIRST.slug]
    assert files == clean(MENDED)


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_write_the_same_files(jobs):
    """Shared between processes the work gives the same bytes, anew and after a change."""
    assert built(ALMANAC, jobs=jobs) == clean(ALMANAC)
    assert built(MENDED, jobs=jobs) == clean(MENDED)


@pytest.mark.parametrize("damage", [b"", b"no list", None])
@pytest.mark.parametrize("what", ["list", "pack"])
def test_a_damaged_cache_does_no_harm(damage, what):
    """A file that is cut short, empty or something else is as good as none."""
    built(ALMANAC)
    file = kept_list() if what == "list" else cached()[0]
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert built(MENDED) == clean(MENDED)


@pytest.mark.parametrize("what", ["list", "pack"])
def test_a_missing_file_of_the_cache_does_no_harm(what):
    """Where a file is gone all is counted again."""
    built(ALMANAC)
    (kept_list() if what == "list" else cached()[0]).unlink()
    assert built(MENDED) == clean(MENDED)


def test_two_builds_at_once_do_no_harm():
    """Whichever list is written last, it names packs that belong to it, or is taken for none."""
    built(ALMANAC)
    older, packs = kept_list().read_bytes(), {path: path.read_bytes() for path in cached()}
    built(MENDED)
    newer = kept_list().read_bytes()
    for path, content in packs.items():
        path.write_bytes(content)
    kept_list().write_bytes(older)
    assert built(MENDED) == clean(MENDED)
    kept_list().write_bytes(newer)
    assert built(ALMANAC) == clean(ALMANAC)


def test_other_code_or_another_language_counts_anew(monkeypatch, counted):
    """What was counted by other code is not used."""
    built(MENDED)
    monkeypatch.setattr(search_index, "toolchain", lambda: b"other code")
    counted.clear()
    files = built(ALMANAC)
    assert set(counted) == {entry.slug for entry in ALMANAC.entries}
    assert files == clean(ALMANAC)
    assert b"other code" in kept_list().read_bytes()


def pieces_of(contents):
    """Return bytes by kind and name as pieces."""
    return {kind: {name: made(content) for name, content in its.items()} for kind, its in contents.items()}


def contents_of(pieces):
    return {kind: {name: bytes(piece()) for name, piece in its.items()} for kind, its in pieces.items()}


def test_a_build_adds_what_is_new_and_no_more(folder):
    """What is as it was stays where it lies, what is new goes into a pack beside, what is gone is forgotten."""
    first = {"words": {f"{n}": bytes([n]) * 100 for n in range(50)}, "rest": {"": b"old"}}
    search_cache.save(folder, "key", pieces_of(first), search_cache.Cached())
    found = search_cache.load(folder, "key")
    assert contents_of(found.pieces) == first
    kept = {name: piece for name, piece in found.pieces["words"].items() if name not in ("7", "9")}
    second = {"words": {**kept, "7": made(b"new"), "more": made(b"added")}, "rest": {"": made(b"other")}}
    search_cache.save(folder, "key", second, found)
    assert contents_of(search_cache.load(folder, "key").pieces) == contents_of(second)
    assert sorted(path.stat().st_size for path in folder.glob("*.pack")) == [len(b"newaddedother"), 5_003]


def test_what_is_of_no_use_any_more_is_removed(folder):
    """Where most of what lies there has been replaced, all is written into one pack again."""
    search_cache.save(folder, "key", pieces_of({"words": {"a": b"1" * 100, "b": b"2"}}), search_cache.Cached())
    found = search_cache.load(folder, "key")
    pieces = {"words": {"a": made(b"3"), "b": found.pieces["words"]["b"]}}
    search_cache.save(folder, "key", pieces, found)
    assert [path.stat().st_size for path in folder.glob("*.pack")] == [2]
    assert contents_of(search_cache.load(folder, "key").pieces) == {"words": {"a": b"3", "b": b"2"}}


def test_what_is_damaged_is_noticed_when_it_is_read(folder):
    """A piece whose bytes have changed raises an error, and its neighbours are what they were."""
    search_cache.save(folder, "key", pieces_of({"words": {"a": b"one", "b": b"two"}}), search_cache.Cached())
    (pack,) = folder.glob("*.pack")
    pack.write_bytes(pack.read_bytes().replace(b"two", b"owt"))
    pieces = search_cache.load(folder, "key").pieces["words"]
    assert bytes(pieces["a"]()) == b"one"
    with pytest.raises(search_cache.DamagedError):
        pieces["b"]()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_byte_that_has_changed_does_no_harm(share, jobs):
    """Wherever in a pack something is not what was saved, the files are right, and the next build has a cache again."""
    built(ALMANAC)
    (pack,) = cached()
    content = bytearray(pack.read_bytes())
    for at in range(int(share * len(content)), min(int((share + 0.1) * len(content)), len(content)), 50):
        content[at] ^= 1
    pack.write_bytes(content)
    assert built(MENDED, jobs=jobs) == clean(MENDED)
    assert built(ALMANAC, jobs=jobs) == clean(ALMANAC)


def test_damaged_pieces_are_not_carried_on_for_ever(monkeypatch):
    """Where packs are to be joined and a piece that was not asked for is damaged, the next build begins anew."""
    built(ALMANAC)
    (pack,) = cached()
    original = search_cache.load(kept_list().parent, KEY)
    unread = next(iter(original.places["documents"].values()))
    content = bytearray(pack.read_bytes())
    content[unread[1]] ^= 1
    pack.write_bytes(content)
    monkeypatch.setattr(search_cache, "MOST_PACKS", 1)
    assert built(ALMANAC) == clean(ALMANAC)
    assert not list(FOLDER.rglob(search_cache.LIST))
    assert built(ALMANAC) == clean(ALMANAC)
    contents_of(search_cache.load(kept_list().parent, KEY).pieces)


def test_packs_are_joined_before_they_are_many(counted):
    """After many builds there are still few packs, and nothing that was counted is lost."""
    for n in range(2 * search_cache.MOST_PACKS):
        edited = FIRST._replace(body=f"<p>Sampah {n} dikelola.</p>", fingerprint=f"{n}")
        almanac = replace(ALMANAC, entries=(edited, *OTHERS))
        counted.clear()
        assert built(almanac) == clean(almanac)
        assert len(cached()) <= search_cache.MOST_PACKS
    built(almanac)
    counted.clear()
    built(almanac)
    assert counted == []


def test_afresh_uses_nothing(monkeypatch):
    """With `--no-cache` nothing of an earlier build is read."""
    built(ALMANAC)
    monkeypatch.setattr(search_cache, "load", lambda *_: pytest.fail("the cache was read"))
    assert built(ALMANAC, afresh=True) == clean(ALMANAC)


def test_a_folder_that_cannot_be_written_does_no_harm(folder):
    """Where the cache cannot be kept the index is built all the same."""
    (folder / ".cache").write_text("a file where the folder should be")
    assert built(ALMANAC) == clean(ALMANAC)
