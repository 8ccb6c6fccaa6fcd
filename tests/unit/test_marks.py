"""Marks stand for values: equal values have equal marks everywhere, and whatever differs has another."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from dataclasses import dataclass, replace

import pytest

from almanac.marks import Marks
from almanac.model import StaticPage
from almanac.views.parts import Link, Piece
from fork import PROJECT
from tests.unit.almanac_factory import (
    ADIPURA,
    CLEANLINESS,
    CLIMATE,
    KLH,
    KLHK,
    SEMARANG,
    TEGAL,
    WE_LOVE,
    make_almanac,
    make_entry,
    make_recipient,
)

DAYS = {"published": {"a": "2026-01-01", "b": "2026-01-02"}, "modified": {"a": "2026-02-01", "b": "2026-02-02"}}


def almanac_of(*, days=DAYS, **changes):
    """Return an almanac of an entry `a`, which `changes` are of, and an entry `b` of another place, award and theme."""
    fields = {"front_fingerprint": "f", "recipients": (make_recipient(),), **changes}
    other = make_entry("b", recipients=(make_recipient(TEGAL),), award=WE_LOVE, parties=(), themes=(CLIMATE,))
    return make_almanac(make_entry("a", **fields), other, **days)


NO_GROUPS = {name: {} for name in ("by_place", "by_year", "by_issuer", "by_award", "by_theme")}


def mark_of(almanac, slug="a"):
    return Marks(almanac).of(next(entry for entry in almanac.entries if entry.slug == slug))


def with_record(almanac, table, key, **changes):
    """Return an almanac one of whose records has changed."""
    records = dict(getattr(almanac, table))
    return replace(almanac, **{table: {**records, key: replace(records[key], **changes)}})


# --- Any value ---


def test_equal_values_have_equal_marks():
    """It does not matter which parts of a value are one object and which are two that are alike."""
    marks = Marks(make_almanac())
    word = "Adipura"
    shared = (word, word, Link(word, word), {"a": word})
    apart = (word, "".join(word), Link("".join(list(word)), copy.copy(word)), {"a": "".join(list(word))})
    assert marks.of(shared) == marks.of(apart)


def test_different_values_have_different_marks():
    """Words, their order, numbers, what is unknown, and the type of a value all count."""
    marks = Marks(make_almanac())
    values = ("a", b"a", ("a",), ("a", "b"), ("b", "a"), ("ab",), 1, 1.5, None, (), "", {"a": 1}, {"a": 2})
    views = (Link("a", "b"), Link("a", "", "b"), Piece("a", "b"), ("a", "b", ""))
    assert len({marks.of(value) for value in (*values, *views)}) == len(values) + len(views)


def test_marks_are_the_same_in_every_process():
    """A mark that was kept by one build is that of the next, whatever the hash seed."""
    program = (
        "from tests.unit.test_marks import almanac_of, mark_of, Marks\n"
        "almanac = almanac_of(front_fingerprint='')\n"
        "of = Marks(almanac).of\n"
        "print(mark_of(almanac).hex(), of(almanac).hex(), of(almanac.by_place['kota-semarang']).hex())"
    )
    path = os.pathsep.join([str(PROJECT), *sys.path])
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    almanac = almanac_of(front_fingerprint="")
    marks = Marks(almanac)
    here = [mark_of(almanac), marks.of(almanac), marks.of(almanac.by_place["kota-semarang"])]
    assert said == {" ".join(mark.hex() for mark in here)}


# --- An entry ---


def test_an_entry_has_the_same_mark_in_an_equal_almanac():
    """Nothing of the moment or of the order of reading is in a mark."""
    assert mark_of(almanac_of()) == mark_of(almanac_of())


@pytest.mark.parametrize(
    "changes",
    [
        {"front_fingerprint": "g"},
        {"front_fingerprint": ""},
        {"recipients": (make_recipient(), make_recipient(TEGAL))},
        {"award": WE_LOVE},
        {"parties": ()},
        {"themes": (CLEANLINESS, CLIMATE)},
    ],
)
def test_an_entrys_mark_changes_with_what_it_holds(changes):
    """Its file and what its references lead to are all in the mark."""
    assert mark_of(almanac_of(**changes)) != mark_of(almanac_of())


@pytest.mark.parametrize(
    ("table", "key", "changes"),
    [
        ("places", SEMARANG.slug, {"name": "Kota Semarang Raya"}),
        ("places", SEMARANG.slug, {"latitude": -7.5}),
        ("issuers", KLHK.id, {"short": "Kemenhut"}),
        ("awards", ADIPURA.id, {"about": "Lain."}),
        ("themes", CLEANLINESS.id, {"name_en": "Clean streets"}),
    ],
)
def test_an_entrys_mark_changes_with_each_record_it_refers_to(table, key, changes):
    """A page shows names of the registry, so that a new one is a new mark of all that refer to it."""
    assert mark_of(with_record(almanac_of(), table, key, **changes)) != mark_of(almanac_of())


@pytest.mark.parametrize(
    "days",
    [
        {**DAYS, "published": {"a": "2025-01-01", "b": "2026-01-02"}},
        {**DAYS, "modified": {"a": "2026-03-01", "b": "2026-02-02"}},
        {},
    ],
    ids=["published", "modified", "unknown"],
)
def test_an_entrys_mark_changes_with_its_days(days):
    """The days on which it came and changed are known from git and not from its file."""
    assert mark_of(almanac_of(days=days)) != mark_of(almanac_of())


def test_an_entrys_mark_changes_with_its_path():
    """A page says where its file lies."""
    almanac = almanac_of()
    moved = tuple(entry._replace(path=f"content/entries/y/{entry.slug}.md") for entry in almanac.entries)
    assert mark_of(replace(almanac, entries=moved)) != mark_of(almanac)


@pytest.mark.parametrize(
    ("table", "key", "changes"),
    [
        ("places", TEGAL.slug, {"name": "Kabupaten Tegal Raya"}),
        ("issuers", KLH.id, {"short": "LH"}),
        ("awards", WE_LOVE.id, {"about": "Lain."}),
        ("themes", CLIMATE.id, {"name_en": "Climate"}),
    ],
)
def test_an_entrys_mark_does_not_change_with_other_records(table, key, changes):
    """What an entry does not refer to, it does not show."""
    assert mark_of(with_record(almanac_of(), table, key, **changes)) == mark_of(almanac_of())


@pytest.mark.parametrize("front", ["f", ""])
def test_an_entrys_mark_does_not_change_with_its_body(front):
    """What shows the body is given it besides."""
    written = almanac_of(front_fingerprint=front, body="<p>Satu.</p>", fingerprint="a")
    assert mark_of(almanac_of(front_fingerprint=front, body="<p>Dua.</p>", fingerprint="b")) == mark_of(written)


def test_an_entrys_mark_does_not_change_with_other_entries():
    """Neighbours may come, go and change."""
    almanac = almanac_of()
    alone = tuple(entry for entry in almanac.entries if entry.slug == "a")
    assert mark_of(replace(almanac, entries=alone, **NO_GROUPS)) == mark_of(almanac)
    days = {**DAYS, "published": {"a": "2026-01-01", "b": "2020-01-02"}}
    assert mark_of(almanac_of(days=days)) == mark_of(almanac)


def test_an_entry_without_a_file_is_marked_by_what_it_holds():
    """Where the digest of a file is not known every field counts."""
    plain = almanac_of(front_fingerprint="")
    assert mark_of(almanac_of(front_fingerprint="", summary="Lain.")) != mark_of(plain)
    assert mark_of(almanac_of(front_fingerprint="", conferred="2016-01-01")) != mark_of(plain)


# --- Values that hold entries and records ---


@dataclass(frozen=True, slots=True)
class Subject:
    """Stands for what the pages of a thing are made from."""

    place: object
    entries: tuple[object, ...]


def test_a_value_changes_with_the_records_and_entries_in_it():
    """Records and entries stand in other values as their marks, however deep they lie there."""

    def mark(almanac):
        marks = Marks(almanac)
        return marks.of(Subject(SEMARANG, ({"kota": almanac.by_place[SEMARANG.slug]},)))

    almanac = almanac_of()
    assert mark(almanac) == mark(almanac_of())
    assert mark(almanac) == mark(with_record(almanac, "places", TEGAL.slug, name="Kabupaten Tegal Raya"))
    assert mark(almanac) != mark(with_record(almanac, "places", SEMARANG.slug, name="Kota Semarang Raya"))
    assert mark(almanac) != mark(with_record(almanac, "issuers", KLHK.id, short="Kemenhut"))
    assert mark(almanac) != mark(almanac_of(front_fingerprint="g"))


ABOUT = StaticPage("tentang", "content/pages/tentang.md", "Tentang", "Ini.", "<p>Isi.</p>")


@pytest.mark.parametrize(
    "changed",
    [
        almanac_of(front_fingerprint="g"),
        almanac_of(days={}),
        with_record(almanac_of(), "issuers", KLH.id, short="LH"),
        replace(almanac_of(), pages=(ABOUT,)),
        replace(almanac_of(), modified_pages={"tentang": "2026-01-01"}),
        replace(almanac_of(), entries=almanac_of().entries[:1], **NO_GROUPS),
    ],
    ids=["an entry", "its days", "a record of no entry", "a page", "the day of a page", "no entry"],
)
def test_the_almanac_changes_with_all_there_is(changed):
    """What is made from the whole almanac is made again if anything of it has changed."""
    assert Marks(changed).of(changed) != Marks(almanac_of()).of(almanac_of())
