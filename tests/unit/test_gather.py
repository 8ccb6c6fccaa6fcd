"""Entries are read once: what is kept of them is what a first reading would give, after any change."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from almanac import reader, text_file
from almanac.gather import entries as gathering
from almanac.gather.entries import FEWEST_SHARED, Memory, begin_gathering
from almanac.registry_reader import read_registry
from almanac.store import Store

if TYPE_CHECKING:
    from content_folder import ContentFolder

SETTLED_AT_ONCE = -(10**9)
"""Nanoseconds after which files written just now are trusted, so that tests need not wait."""


@dataclass
class Reading:
    """A content folder that is read again and again with one store, and what each reading looked at."""

    content: ContentFolder
    store: Store
    opened: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    def again(self, *, store=True, memory=None, jobs=1):
        """Gather the folder as it is now; `opened` and `read` name the files of this time."""
        self.opened.clear()
        self.read.clear()
        registry, problems = read_registry(self.content.path)
        assert problems == ()
        if memory and memory.registry == registry:
            registry = memory.registry
        return begin_gathering(self.content.path, registry, self.store if store else None, jobs, memory)()

    def anew(self):
        """Gather the folder without anything that was kept."""
        return self.again(store=False)

    def edit(self, name, old, new):
        path = self.content.path / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def reading(content, tmp_path, monkeypatch):
    """Return a folder of three entries, and count which of its files are opened and which are read."""
    made = Reading(content, Store(tmp_path / "store"))
    open_file, read_entry = gathering.read_data, reader.read_entry

    def opening(path, shown):
        made.opened.append(path.stem)
        return open_file(path, shown)

    def reads(path, *rest):
        made.read.append(path.stem)
        return read_entry(path, *rest)

    monkeypatch.setattr(gathering, "read_data", opening)
    monkeypatch.setattr(reader, "read_entry", reads)
    monkeypatch.setattr(text_file, "SETTLED", SETTLED_AT_ONCE)
    content.entry("a")
    content.entry("b", edition=2022, folder="2022")
    content.activity("c")
    return made


def slugs(gathered):
    return [one.entry.slug for one in gathered.entries]


def test_an_entry_is_read_once(reading):
    """A second reading of the same files gives the same entries and opens none of them."""
    first = reading.again()
    assert sorted(reading.read) == ["a", "b", "c"]
    second = reading.again()
    assert (reading.opened, reading.read) == ([], [])
    assert (second.entries, second.problems) == (first.entries, first.problems)
    assert slugs(first) == ["b", "a", "c"]


def test_without_a_store_every_entry_is_read(reading):
    """What is asked for afresh takes nothing from an earlier reading."""
    kept = reading.again()
    assert reading.anew().entries == kept.entries
    assert sorted(reading.read) == ["a", "b", "c"]


def test_an_edited_entry_is_read_again(reading):
    """Of an edited entry the new text is shown, and its neighbours are not opened."""
    reading.again()
    reading.content.entry("a", title="Judul baru")
    found = reading.again()
    assert (reading.read, set(reading.opened)) == (["a"], {"a"})
    assert [one.entry.title for one in found.entries if one.entry.slug == "a"] == ["Judul baru"]
    assert found.entries == reading.anew().entries


def test_a_touched_entry_is_looked_at_and_not_read(reading):
    """A checkout gives files new times; the same bytes are known by their digest, and trusted from then on."""
    first = reading.again()
    os.utime(reading.content.path / "entries/2023/a.md", (1_600_000_000, 1_600_000_000))
    assert reading.again().entries == first.entries
    assert (reading.opened, reading.read) == (["a"], [])
    reading.again()
    assert reading.opened == []


def test_an_entry_put_back_is_known(reading):
    """An edit that is undone leaves what was read last, whatever the file's times."""
    first = reading.again()
    path = reading.content.path / "entries/2023/a.md"
    whole = path.read_bytes()
    path.write_bytes(b"")
    path.write_bytes(whole)
    assert reading.again().entries == first.entries
    assert reading.read == []


def test_a_renamed_entry_is_another_one(reading):
    """A slug is a file's name, so that a renamed file is read, and the old name is gone."""
    reading.again()
    (reading.content.path / "entries/2023/a.md").rename(reading.content.path / "entries/2023/z.md")
    found = reading.again()
    assert (slugs(found), reading.read) == (["b", "c", "z"], ["z"])
    assert found.entries == reading.anew().entries


def test_two_entries_that_change_places_are_read_again(reading):
    """Each name has its own bytes, wherever these were before."""
    reading.again()
    folder = reading.content.path / "entries"
    one, two = folder / "2023/a.md", folder / "2022/b.md"
    texts = one.read_bytes(), two.read_bytes()
    one.write_bytes(texts[1])
    two.write_bytes(texts[0])
    assert reading.again().entries == reading.anew().entries


def test_a_deleted_entry_is_gone(reading):
    """What has no file is no entry, and its neighbours are not read for that."""
    reading.again()
    (reading.content.path / "entries/2023/a.md").unlink()
    assert slugs(reading.again()) == ["b", "c"]
    assert reading.read == []


def test_a_faulty_entry_is_read_every_time(reading):
    """Its problems are told until it is mended, and the others are not read for that."""
    reading.content.entry("a", award="adipuro")
    first = reading.again()
    assert [problem.code for one in first.entries for problem in one.problems] == ["A012"]
    second = reading.again()
    assert (reading.read, second.entries) == (["a"], first.entries)
    reading.content.entry("a")
    assert reading.again().entries == reading.anew().entries


def test_an_unreadable_entry_is_a_problem_every_time(reading):
    """A file that is no text is no entry, and is told each time."""
    reading.content.write("entries/2023/a.md", b"\xff\xfe")
    for found in (reading.again(), reading.again()):
        assert slugs(found) == ["b", "c"]
        assert [(problem.code, problem.where.path) for problem in found.problems] == [
            ("A001", "content/entries/2023/a.md")
        ]


def test_warnings_are_kept(reading):
    """A warning is told each time although its entry is read once."""
    reading.content.entry("a", edition=2017, folder="2017", date_note="Penyerahannya tertunda enam tahun.")
    (reading.content.path / "entries/2023/a.md").unlink()
    reading.again()
    found = reading.again()
    assert reading.read == []
    assert [(problem.code, problem.severity) for one in found.entries for problem in one.problems] == [
        ("A016", "warning")
    ]
    assert found.entries == reading.anew().entries


# --- The registry ---


def test_a_renamed_record_is_shown_without_reading(reading):
    """Entries refer to records by their keys: a new name of an issuer, award, place or theme is theirs at once."""
    reading.again()
    reading.edit("registry/issuers/klhk.yaml", "short: KLHK", "short: Kemenhut")
    reading.edit("registry/awards/adipura.yaml", "name: Adipura\n", "name: Anugerah Adipura\n")
    reading.edit("registry/places.csv", "-6.9903", "-7.5")
    found = reading.again()
    assert reading.opened == []
    entry = next(one.entry for one in found.entries if one.entry.slug == "a")
    assert entry.parties[0].issuer.short == "Kemenhut"
    assert entry.award.name == "Anugerah Adipura"
    assert entry.recipients[0].place.latitude == -7.5
    assert found.entries == reading.anew().entries


def test_a_record_that_is_gone_is_noticed(reading):
    """Entries that refer to an award that is no more are read again, and say so."""
    reading.again()
    (reading.content.path / "registry/awards/adipura.yaml").unlink()
    found = reading.again()
    assert {"a", "b"} <= set(reading.read)
    assert [one.entry.slug for one in found.entries if one.problems] == ["b", "a"]
    assert found.entries == reading.anew().entries


def test_a_name_that_comes_to_mean_two_places_is_noticed(reading):
    """An entry that names a place by an alias is read again once another place has it as well."""
    reading.edit(
        "registry/places.csv", "kota-semarang,33,,-6.9903,110.4229,", "kota-semarang,33,,-6.9903,110.4229,Atlas"
    )
    reading.content.entry("a", recipients=[{"place": "Atlas"}])
    assert not any(one.problems for one in reading.again().entries)
    reading.edit(
        "registry/places.csv", "kota-pekalongan,33,,-6.8886,109.6753,", "kota-pekalongan,33,,-6.8886,109.6753,Atlas"
    )
    found = reading.again()
    assert [problem.code for one in found.entries for problem in one.problems] == ["A018"]
    assert reading.read == ["a"]


def test_a_name_that_goes_over_to_another_place_is_noticed(reading):
    """An alias that was moved in the registry leads entries to its new place."""
    reading.edit(
        "registry/places.csv", "kota-semarang,33,,-6.9903,110.4229,", "kota-semarang,33,,-6.9903,110.4229,Atlas"
    )
    reading.content.entry("a", recipients=[{"place": "Atlas"}])
    reading.again()
    reading.edit("registry/places.csv", "110.4229,Atlas", "110.4229,")
    reading.edit("registry/places.csv", "109.6753,", "109.6753,Atlas")
    found = reading.again()
    entry = next(one.entry for one in found.entries if one.entry.slug == "a")
    assert [recipient.place.slug for recipient in entry.recipients] == ["kota-pekalongan"]


def test_a_slug_that_comes_to_mean_two_places_is_noticed(reading):
    """An entry that names a place by its slug is read again once another place has it as an alias."""
    reading.again()
    reading.edit("registry/places.csv", "109.6753,", "109.6753,kota-semarang")
    found = reading.again()
    assert {problem.code for one in found.entries for problem in one.problems} == {"A018"}
    assert found.entries == reading.anew().entries


def test_a_tier_that_is_gone_is_noticed(reading):
    """An entry whose tier is no longer on the ladder is read again, and says so."""
    reading.again()
    reading.edit(
        "registry/awards/adipura.yaml", "{name: Piala Adipura, aliases: [Adipura Kirana]}", "name: Adipura Kirana"
    )
    found = reading.again()
    assert [problem.code for one in found.entries for problem in one.problems] == ["A019", "A019"]
    assert sorted(reading.read) == ["a", "b"]


def test_a_tiers_alias_that_goes_over_to_another_tier_is_noticed(reading):
    """An entry that names a tier by an alias has the tier that the alias stands for now."""
    reading.content.entry("a", recipients=[{"place": "kota-semarang", "result": {"tier": "Adipura Kirana"}}])
    reading.again()
    reading.edit(
        "registry/awards/adipura.yaml", "{name: Piala Adipura, aliases: [Adipura Kirana]}", "name: Piala Adipura"
    )
    reading.edit(
        "registry/awards/adipura.yaml", "name: Adipura Kencana", "{name: Adipura Kencana, aliases: [Adipura Kirana]}"
    )
    found = reading.again()
    entry = next(one.entry for one in found.entries if one.entry.slug == "a")
    assert [recipient.result.tier for recipient in entry.recipients] == ["Adipura Kencana"]


def test_a_draft_is_read_again_once_the_registry_knows_what_it_names(reading):
    """A draft's dangling reference is a warning, which goes as soon as the record is there."""
    reading.content.entry("a", award="kalpataru", draft=True, recipients=[{"place": "kota-semarang"}])
    assert [problem.code for one in reading.again().entries for problem in one.problems] == ["A012"]
    award = (reading.content.path / "registry/awards/kla.yaml").read_text("utf-8")
    reading.content.write("registry/awards/kalpataru.yaml", award.replace("Kota Layak Anak", "Kalpataru"))
    found = reading.again()
    assert [problem.code for one in found.entries for problem in one.problems] == []


# --- Times, processes and memory ---


def test_files_written_just_now_are_looked_at_again(reading, monkeypatch):
    """Two writes within a tick of the clock look like one, so that a new file is opened until it has settled."""
    monkeypatch.setattr(text_file, "SETTLED", 10**15)
    reading.again()
    reading.again()
    assert (sorted(reading.opened), reading.read) == (["a", "b", "c"], [])
    monkeypatch.setattr(text_file, "SETTLED", SETTLED_AT_ONCE)
    reading.again()
    reading.again()
    assert reading.opened == []


def test_several_processes_find_what_one_finds(reading):
    """Entries and problems are the same, in the same order, with any number of processes, and are kept alike."""
    for number in range(FEWEST_SHARED):
        reading.content.entry(f"e{number:03}", recipients=[{"place": "kota-semarang", "unit": f"Bagian {number}"}])
    reading.content.entry("x", award="adipuro")
    reading.content.write("entries/2023/y.md", b"\xff")
    one = reading.anew()
    several = reading.again(jobs=2)
    assert (several.entries, several.problems) == (one.entries, one.problems)
    assert several.seconds.keys() == one.seconds.keys()
    kept = reading.again()
    assert (kept.entries, kept.problems) == (one.entries, one.problems)
    assert sorted(reading.read) == ["x", "y"]


def test_a_few_entries_are_read_beside(reading):
    """What one edit changes is read by another process, and found as this one would find it."""
    reading.again()
    reading.content.entry("a", title="Judul baru", award="adipuro")
    reading.content.write("entries/2023/y.md", b"\xff")
    beside = reading.again(jobs=2)
    assert reading.read == []
    one = reading.anew()
    assert (beside.entries, beside.problems) == (one.entries, one.problems)


def test_a_damaged_store_is_none(reading):
    """A file of the store that is spoilt costs reading, and nothing else."""
    first = reading.again()
    for path in sorted(reading.store.folder.iterdir()):
        path.write_bytes(path.read_bytes()[::-1])
    assert reading.again().entries == first.entries
    assert sorted(reading.read) == ["a", "b", "c"]
    reading.again()
    assert reading.read == []


def test_a_preview_remembers_what_it_has_read(reading):
    """Within one process the very same entries are found again as long as the registry is the same."""
    memory = Memory()
    first = reading.again(memory=memory)
    second = reading.again(memory=memory)
    assert all(one is two for one, two in zip(first.entries, second.entries, strict=True))
    reading.content.entry("a", title="Judul baru")
    third = reading.again(memory=memory)
    assert [one.entry.slug for one in third.entries if not any(one is two for two in first.entries)] == ["a"]


def test_a_preview_notices_a_changed_registry(reading):
    """What is remembered refers to the registry of its time; with another one it is found from the store."""
    memory = Memory()
    reading.again(memory=memory)
    reading.edit("registry/issuers/klhk.yaml", "short: KLHK", "short: Kemenhut")
    found = reading.again(memory=memory)
    assert {one.entry.parties[0].issuer.short for one in found.entries if one.entry.parties} == {"Kemenhut"}
    assert reading.read == []
