"""What stands on record tells of repeats, of usual themes, and of who ran an award in which year."""

from __future__ import annotations

import dataclasses

import pytest

from almanac.importer.drafting.records import (
    Record,
    Records,
    address_key,
    likely_repeats,
    records_of,
    usual_issuers,
    usual_themes,
)
from almanac.model import Award, Issuer, IssuerType
from almanac.reader import read_entries
from almanac.registry_reader import read_registry
from content_folder import MATTER

ISSUERS = {
    "klh": Issuer("klh", "KLH", "KLH", IssuerType.NATIONAL_GOVERNMENT, successors=("klhk",)),
    "klhk": Issuer("klhk", "KLHK", "KLHK", IssuerType.NATIONAL_GOVERNMENT),
    "bplh": Issuer("bplh", "BPLH", "BPLH", IssuerType.NATIONAL_GOVERNMENT, predecessors=("klhk",)),
    "tempo": Issuer("tempo", "Tempo", "Tempo", IssuerType.MEDIA),
}
ADIPURA = Award("adipura", "Adipura", "…", issuers=("klh", "klhk", "bplh"))


def _record(**fields):
    given = {
        "path": "entries/2023/a.md",
        "slug": "a",
        "award": "adipura",
        "edition": 2023,
        "conferred_year": None,
        "places": frozenset({"kota-semarang"}),
    }
    return Record(**{**given, **fields})


def _given(*acts):
    """Return records of an award, each act a year and who gave it."""
    return Records() | [
        _record(
            path=f"entries/{year}/{number}.md", slug=f"a-{number}", edition=None, conferred_year=year, issuers=issuers
        )
        for number, (year, *issuers) in enumerate(acts)
        for issuers in [tuple(issuers)]
    ]


DRAFTED = _record(path="entries/2023/b.md", slug="b", draft=True)


@pytest.mark.parametrize(
    ("on_record", "drafted"),
    [
        ({}, {}),
        ({"draft": True}, {}),
        ({"edition": None, "conferred_year": 2023}, {}),
        ({"edition": 2022, "conferred_year": 2023}, {"edition": None, "conferred_year": 2023}),
        ({"edition": None}, {"edition": None}),
        (
            {"places": frozenset({"kota-semarang", "kota-bandung"})},
            {"places": frozenset({"kota-bandung", "kota-palu"})},
        ),
        ({"edition": 1999, "addresses": frozenset({"a.id/b"})}, {"addresses": frozenset({"a.id/b"})}),
    ],
)
def test_the_same_act_is_a_likely_repeat(on_record, drafted):
    """The same award, edition or year, and any same place; or the same award from the same address."""
    one = _record(**on_record)
    assert likely_repeats(Records() | [one], dataclasses.replace(DRAFTED, **drafted), new_award=False) == (one,)


@pytest.mark.parametrize(
    ("on_record", "drafted"),
    [
        ({"award": "kla"}, {}),
        ({"edition": 2022}, {}),
        ({"edition": 2022, "conferred_year": 2023}, {"conferred_year": 2023}),
        ({"places": frozenset({"kota-bandung"})}, {}),
        ({"edition": None}, {}),
        ({"award": "kla", "addresses": frozenset({"a.id/b"})}, {"addresses": frozenset({"a.id/b"})}),
    ],
)
def test_another_act_is_no_repeat(on_record, drafted):
    """Another award, edition or place is another act; so is another award of the same article."""
    one = _record(**on_record)
    assert likely_repeats(Records() | [one], dataclasses.replace(DRAFTED, **drafted), new_award=False) == ()


def test_an_unknown_award_from_a_recorded_address_is_a_likely_repeat():
    """What the registry has no name for may be on record under the name that a person gave it."""
    one = _record(award="kla", addresses=frozenset({"a.id/b"}))
    drafted = dataclasses.replace(DRAFTED, award="kota-layak-anak-2", addresses=frozenset({"a.id/b"}))
    assert likely_repeats(Records() | [one], drafted, new_award=True) == (one,)


@pytest.mark.parametrize(
    "address",
    [
        "http://contoh.id/berita/1",
        "https://www.contoh.id/berita/1/",
        "https://m.contoh.id/berita/1?utm_source=wa&fbclid=x",
        "https://CONTOH.id/berita/1?page=all#isi",
    ],
)
def test_addresses_of_one_article_have_one_key(address):
    """Scheme, www, a last slash, the fragment and what counts readers make no other article."""
    assert address_key(address) == "contoh.id/berita/1"


def test_a_query_that_names_the_article_is_part_of_its_key():
    """Two articles of a site that tells them apart by query are two; an address that is none is its own key."""
    assert address_key("https://contoh.id/?p=1") != address_key("https://contoh.id/?p=2")
    assert address_key("http://[x") == "http://[x"


def test_entries_are_read_with_places_addresses_and_old_addresses(content):
    """A record has its path below the content folder, places by slug, and every slug that leads to it is taken."""
    source = {**MATTER["sources"][0], "archived": "https://arsip.id/1"}
    content.entry(recipients=[{"place": "33.74"}], aliases=["/entri/nama-lama/"], sources=[source])
    content.activity()
    content.entry("rancangan", draft=True, themes=[])
    registry = read_registry(content.path)[0]
    records = records_of(read_entries(content.path)[0], registry)
    first, draft = records.by_award["adipura"]
    assert (first.path, first.places) == ("entries/2023/adipura-2023.md", frozenset({"kota-semarang"}))
    assert (first.edition, first.conferred_year, first.issuers) == (2023, 2024, ("klhk",))
    assert draft.draft
    assert set(records.by_address) == {"example.org/adipura", "arsip.id/1"}
    assert records.slugs == {"adipura-2023", "nama-lama", "hari-bersih", "rancangan"}


def test_usual_themes_are_those_of_most_entries():
    """Themes of at least half the published entries, the most frequent first, at most three; drafts do not count."""
    records = Records() | [
        _record(path="1", themes=("lingkungan", "kebersihan", "anak")),
        _record(path="2", themes=("kebersihan", "iklim")),
        _record(path="3", themes=("kebersihan", "lingkungan", "gone")),
        _record(path="4", themes=("iklim", "gone"), draft=True),
    ]
    known = dict.fromkeys(("lingkungan", "kebersihan", "anak", "iklim"))
    assert usual_themes(records, "adipura", known) == ("kebersihan", "lingkungan")
    assert usual_themes(records, "kla", known) == ()


def test_the_only_issuer_of_an_award_is_certain():
    """An award that one body runs was given by it, whatever the year; one that is not on record names nobody."""
    alone = Award("iaa", "IAA", "…", issuers=("tempo", "unknown"))
    assert usual_issuers(alone, None, ISSUERS, Records()) == (("tempo",), ())
    assert usual_issuers(Award("x", "X", "…"), 2020, ISSUERS, Records()) == ((), ())


@pytest.mark.parametrize(
    ("year", "chosen"),
    [(2013, ("klh",)), (2014, ("klh",)), (2000, ("klh",)), (2017, ("klhk",)), (2022, ("klhk",)), (2026, ("bplh",))],
)
def test_of_successors_the_one_in_office_is_chosen(year, chosen):
    """Between two acts of one issuer, and before the first or after the last of the line, it is certain who gave."""
    records = _given((2012, "klh"), (2014, "klh"), (2016, "klhk"), (2024, "klhk"), (2025, "bplh"))
    assert usual_issuers(ADIPURA, year, ISSUERS, records) == (chosen, ())


@pytest.mark.parametrize(
    ("year", "acts"),
    [
        (2015, [(2014, "klh"), (2016, "klhk")]),
        (2025, [(2024, "klhk")]),
        (2010, []),
        (None, [(2014, "klh")]),
        (2014, [(2014, "klh"), (2014, "klhk")]),
    ],
)
def test_where_the_year_does_not_tell_all_issuers_are_alternatives(year, acts):
    """Between two issuers, after the last on record, without records, a year, or agreement, nobody is chosen."""
    assert usual_issuers(ADIPURA, year, ISSUERS, _given(*acts)) == ((), ("klh", "klhk", "bplh"))


def test_who_gave_is_told_by_the_day_of_the_handover_and_not_by_drafts():
    """An edition handed over in a later year was given by who was there then; a draft does not prove who that was."""
    late = _record(edition=2014, conferred_year=2016, issuers=("klhk",))
    draft = _record(edition=2014, issuers=("klh",), draft=True)
    assert usual_issuers(ADIPURA, 2016, ISSUERS, Records() | [late]) == (("klhk",), ())
    assert usual_issuers(ADIPURA, 2014, ISSUERS, Records() | [late, draft]) == ((), ("klh", "klhk", "bplh"))


def test_issuers_that_do_not_succeed_each_other_are_chosen_by_their_year_alone():
    """Bodies that run an award together, or in turn, are known for years on record and for no other."""
    joint = Award("adipura", "Adipura", "…", issuers=("klhk", "tempo"))
    records = _given((2020, "tempo", "klhk"), (2022, "klhk", "tempo"))
    assert usual_issuers(joint, 2020, ISSUERS, records) == (("klhk", "tempo"), ())
    assert usual_issuers(joint, 2021, ISSUERS, records) == ((), ("klhk", "tempo"))
