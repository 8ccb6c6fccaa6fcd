"""The home page: figures, the newest acts and additions, bars by year, doors and the key to the seals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from almanac.language import Language
from almanac.model import Kind, Party, Status
from almanac.views.home_page import INDEXED, NEWEST, home_page
from almanac.views.parts import record
from tests.unit.almanac_factory import (
    CENTRAL_JAVA,
    CLIMATE,
    KLHK,
    TEGAL,
    WE_LOVE,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    make_source,
)
from tests.unit.any_almanac import almanacs, few

T = Language()


def view_of(*entries, **days):
    return home_page(make_almanac(*entries, **days), T, None, "Almanak Uji", "Uji.").view


def figures_of(view):
    return {figure.label: figure.value for figure in view.figures}


def test_figures_count_what_counts():
    """Recognitions leave out what does not count; places are those with a page; activities are told apart."""
    view = view_of(
        make_entry("a", edition=2015, sources=(make_source(), make_source(publisher="B"))),
        make_entry("b", edition=2018, recipients=(make_recipient(TEGAL),)),
        make_entry("c", edition=2020, status=Status.ANNOUNCED),
        make_activity("d", conferred="2010"),
    )
    assert figures_of(view) == {
        "pengakuan": "2",
        "daerah tercatat": "2",
        "edisi": "2015–2018",
        "rujukan sumber": "5",
        "kegiatan, tidak dihitung": "1",
    }


@pytest.mark.parametrize(
    ("years", "said"), [((), ""), ((2015,), "2015"), ((2015, 2015), "2015"), ((2015, 2019, 2017), "2015–2019")]
)
def test_editions_are_a_span(years, said):
    """One edition stands alone, and none is empty rather than a year."""
    entries = [make_entry(f"e{n}", edition=year) for n, year in enumerate(years)]
    assert figures_of(view_of(*entries))["edisi"] == said


def test_newest_acts_are_those_conferred_last():
    """By day of conferral, the latest first, whatever the edition; only counted acts of a known day are news."""
    view = view_of(
        make_entry("a", edition=2020, conferred="2019-05-01"),
        make_entry("b", edition=2015, conferred="2021-02-03"),
        make_entry("c", conferred="2022-05"),
        make_entry("d", edition=2023),
        make_entry("e", conferred="2023-01-01", status=Status.ANNOUNCED),
        make_entry("f", conferred="XXXX-06-22"),
        make_activity("g", conferred="2024-01-01"),
    )
    assert [(line.record.slug, line.day.text, line.year) for line in view.conferred] == [
        ("b", "3 Februari", "2021"),
        ("a", "1 Mei", "2019"),
    ]
    assert record(view.conferred[1].record, T).title == "Adipura 2020"


def test_newest_acts_are_few():
    """The home page shows so many of the newest acts, and the list has the rest."""
    view = view_of(*(make_entry(f"e{n:02}", conferred=f"2019-05-{n + 1:02}") for n in range(20)))
    assert [line.record.slug for line in view.conferred] == [f"e{19 - n:02}" for n in range(NEWEST)]


def test_additions_are_shown_only_where_the_history_is_known():
    """Without git's history the home page has no list of additions; with it, the last added leads."""
    entries = [make_entry("a", edition=2015), make_entry("b", edition=2016)]
    assert view_of(*entries).added == ()
    view = view_of(*entries, published={"a": "2026-02-01", "b": "2026-01-01"})
    assert [line.slug for line in view.added] == ["a", "b"]


def test_additions_leave_out_what_stands_among_the_newest_acts():
    """One entry is not shown twice: what is news by its day of conferral is no news by its day of addition."""
    shown = [make_entry(f"n{n}", conferred=f"2019-05-{n + 1:02}") for n in range(NEWEST + 1)]
    other = make_entry("o", edition=2010)
    days = {entry.slug: "2026-01-01" for entry in shown} | {"o": "2025-01-01"}
    view = view_of(*shown, other, published=days)
    assert "n0" not in [line.record.slug for line in view.conferred]
    assert [line.slug for line in view.added] == ["n0", "o"]


def test_names_of_equal_number_are_in_order_whatever_their_capitals():
    """Of awards with equally many acts the first by name comes first, as in the lists."""
    small = replace(WE_LOVE, id="a-kecil", name="adipati")
    made = make_almanac(make_entry("a"), make_entry("b", award=WE_LOVE), make_entry("c", award=small))
    almanac = replace(made, awards={**made.awards, small.id: small})
    doors = {door.heading: door for door in home_page(almanac, T, None, "", "").view.doors}
    assert [link.text for link in doors["Penghargaan"].links] == ["adipati", "Adipura", "We Love Cities"]


def test_bars_count_what_counts_in_each_year():
    """Every year from first to last has a bar, and what has no year a link instead."""
    view = view_of(
        make_entry("a", edition=2015),
        make_entry("b", edition=2017),
        make_entry("c", edition=2017, status=Status.DISPUTED),
        make_entry("d"),
    )
    assert [(bar.year, bar.number) for bar in view.bars] == [(2015, 1), (2016, 0), (2017, 1)]
    assert (view.undated.text, view.undated.href) == ("Tanpa tahun: 1 catatan", "tahun/tanpa-tahun/")
    assert view_of(make_entry(edition=2015)).undated is None


def test_doors_name_the_most_recognised():
    """Each door has its first names by counted acts, none with 0, and the way to all that have one."""
    view = view_of(
        make_entry("a", recipients=(make_recipient(TEGAL),)),
        make_entry("b", recipients=(make_recipient(TEGAL), make_recipient())),
        make_entry("c", parties=(Party(WWF),), award=WE_LOVE, status=Status.ANNOUNCED, themes=(CLIMATE,)),
        make_entry("d", recipients=(make_recipient(CENTRAL_JAVA, personal=True),), themes=(CLIMATE,)),
    )
    doors = {door.heading: door for door in view.doors}
    assert [(link.text, link.note) for link in doors["Daerah"].links] == [
        ("Kabupaten Tegal", "2"),
        ("Kota Semarang", "1"),
    ]
    assert [(link.text, link.note) for link in doors["Pemberi"].links] == [(KLHK.short, "2")]
    assert [(link.text, link.note) for link in doors["Penghargaan"].links] == [("Adipura", "2")]
    assert [link.text for link in doors["Tema"].links] == ["Kebersihan dan sampah"]
    assert [(door.more.text, door.more.href) for door in view.doors] == [
        ("Semua 2 daerah", "daerah/"),
        ("Semua 1 penghargaan", "penghargaan/"),
        ("Semua 1 pemberi", "pemberi/"),
        ("Semua 1 tema", "tema/"),
    ]
    assert all(len(door.links) <= INDEXED for door in view.doors)


def test_the_key_explains_every_seal():
    """Each kind's seal has its number; the hollow one counts everything conferred that does not count."""
    view = view_of(
        make_entry("a"),
        make_entry("b", status=Status.ANNOUNCED),
        make_entry("c", recipients=(make_recipient(personal=True),)),
        make_entry("d", kind=Kind.RANKING, status=Status.DISPUTED),
        make_activity("e"),
    )
    assert [(seal.kind, seal.number, seal.open) for seal in view.seals] == [
        ("award", "1", False),
        ("ranking", "0", False),
        ("certificate", "0", False),
        ("membership", "0", False),
        ("activity", "1", False),
        ("award", "3", True),
    ]
    assert all(seal.about for seal in view.seals)
    assert {"edisi", "dilaporkan pers", "dikukuhkan pemberi", "tanpa tahun"} <= {m.word for m in view.meanings}


def test_an_almanac_without_entries_has_a_home_page():
    """A fresh fork builds before it has an entry."""
    view = view_of()
    assert (view.conferred, view.added, view.bars, view.undated) == ((), (), (), None)
    assert figures_of(view)["pengakuan"] == "0"


@few
@given(almanacs())
def test_the_numbers_of_the_home_page_agree(almanac):
    """Bars and what has no year, and the seals of all kinds, each add up to the number of recognitions."""
    view = home_page(almanac, T, None, "", "").view
    counted = sum(entry.counted for entry in almanac.entries)
    assert figures_of(view)["pengakuan"] == str(counted)
    undated = sum(entry.counted for entry in almanac.by_year.get(None, ()))
    assert sum(bar.number for bar in view.bars) + undated == counted
    assert sum(int(seal.number) for seal in view.seals if not seal.open and seal.kind != "activity") == counted
    assert sum(int(seal.number) for seal in view.seals) == len(almanac.entries)
    assert all(line.day.text and line.year for line in view.conferred)
