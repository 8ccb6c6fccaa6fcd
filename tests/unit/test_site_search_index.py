"""The search index of a build: what the last build counted helps, and never changes what is written."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import pytest
from search_corpus import generated_almanac

from almanac import search
from almanac.language import read_language
from almanac.site import search_index
from almanac.site.search_index import FOLDER, build_index
from fork import PROJECT

# The package has a function of the same name.
tables = importlib.import_module("almanac.search.tables")
INDONESIAN = read_language("id", PROJECT / "theme" / "translations")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Run every test in a folder of its own, where the cache is kept."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def counted(monkeypatch):
    """Return a list of the entries that are counted, in the order in which that happens."""
    slugs = []
    original = tables.entry_document

    def counting(entry, almanac):
        slugs.append(entry.slug)
        return original(entry, almanac)

    monkeypatch.setattr(tables, "entry_document", counting)
    return slugs


def fingerprinted(almanac):
    return replace(almanac, entries=tuple(replace(entry, fingerprint=repr(entry)) for entry in almanac.entries))


ALMANAC = fingerprinted(generated_almanac(120))
FIRST, *OTHERS = ALMANAC.entries
MENDED = replace(ALMANAC, entries=(replace(FIRST, body="<p>Sampah dikelola.</p>", fingerprint="baru"), *OTHERS))


def built(almanac, *, jobs=1, afresh=False, language=INDONESIAN):
    return build_index(almanac, language, Path("content"), jobs, afresh=afresh)


def clean(almanac):
    return search.build(almanac, INDONESIAN.date)


def cached():
    return sorted(FOLDER.iterdir())


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


@pytest.mark.parametrize("damage", [b"", b"no pickle", None])
def test_a_damaged_cache_does_no_harm(damage):
    """A file that is cut short, empty or something else is as good as none."""
    built(ALMANAC)
    (file,) = cached()
    file.write_bytes(file.read_bytes()[:1000] if damage is None else damage)
    assert built(MENDED) == clean(MENDED)


def test_other_code_or_another_language_counts_anew(monkeypatch, counted):
    """What was counted by other code is not used."""
    built(MENDED)
    monkeypatch.setattr(search_index, "_key", lambda language: f"other code, {language}")
    counted.clear()
    files = built(ALMANAC)
    assert set(counted) == {entry.slug for entry in ALMANAC.entries}
    assert files == clean(ALMANAC)
    assert b"other code" in cached()[0].read_bytes()


def test_what_was_counted_is_written_again_only_after_many_changes():
    """A few changed entries are counted again in every build: that takes less time than to write everything."""
    built(ALMANAC)
    (file,) = cached()
    kept = file.read_bytes()
    for body in ("Sekali.", "Dua kali.", "Tiga kali."):
        mended = replace(ALMANAC, entries=(replace(FIRST, body=body, fingerprint=body), *OTHERS))
        assert built(mended) == clean(mended)
    assert file.read_bytes() == kept
    many = replace(ALMANAC, entries=tuple(replace(e, summary="Lain.", fingerprint="lain") for e in ALMANAC.entries))
    assert built(many) == clean(many)
    assert file.read_bytes() != kept


def test_afresh_uses_nothing(monkeypatch):
    """With `--no-cache` nothing of an earlier build is read."""
    built(ALMANAC)
    monkeypatch.setattr(search_index, "_load", lambda *_: pytest.fail("the cache was read"))
    assert built(ALMANAC, afresh=True) == clean(ALMANAC)


def test_a_folder_that_cannot_be_written_does_no_harm(folder):
    """Where the cache cannot be kept the index is built all the same."""
    (folder / ".cache").write_text("a file where the folder should be")
    assert built(ALMANAC) == clean(ALMANAC)
