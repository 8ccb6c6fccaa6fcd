"""References of entries are resolved, and entries are put in order and in groups."""

from __future__ import annotations

import pytest

from almanac.model import IssuerRole, Status
from content_folder import LEFT_OUT

KLHK = {"title": "Adipura", "publisher": "KLHK", "url": "https://example.org/1"}


def only(content):
    """Return the one entry of a folder without problems."""
    loaded = content.load()
    assert loaded.problems == ()
    (entry,) = loaded.almanac.entries
    return entry


def test_references_are_resolved(content):
    """Award, issuers, places and themes of an entry are the registry's records."""
    content.entry()
    entry = only(content)
    assert entry.award.name == "Adipura"
    assert [party.issuer.short for party in entry.parties] == ["KLHK"]
    assert [recipient.place.name for recipient in entry.recipients] == ["Kota Semarang"]
    assert [theme.name_en for theme in entry.themes] == ["Environment"]


def test_issuers_come_by_role(content):
    """The issuer comes before co-issuers, and these before partners, however they were written."""
    partner = {"issuer": "kemenpppa", "role": "partner"}
    content.entry(issuers=[partner, {"issuer": "klhk", "role": "issuer"}])
    assert [party.role for party in only(content).parties] == [IssuerRole.ISSUER, IssuerRole.PARTNER]


def test_tier_takes_the_ladder_s_name(content):
    """Another name of a rung, in any case, becomes the rung's name."""
    content.entry(recipients=[{"place": "kota-semarang", "result": {"tier": "ADIPURA kirana"}}])
    assert only(content).recipients[0].result.tier == "Piala Adipura"


def test_activity_has_places_and_no_award(content):
    """An activity's places stand as recipients, and it is not counted."""
    content.activity()
    entry = only(content)
    assert (entry.award, entry.is_activity, entry.counted) == (None, True, False)
    assert [recipient.place.slug for recipient in entry.recipients] == ["kota-semarang"]


@pytest.mark.parametrize(
    ("edition", "conferred", "year"),
    [(2023, "2024-03-05", 2023), (None, "2024-03", 2024), (None, "XXXX-03-05", None), (None, None, None)],
)
def test_entries_are_grouped_by_index_year(content, edition, conferred, year):
    """The index year is the edition, else the conferral's year, else none."""
    content.entry(edition=edition, conferred=conferred, folder=str(year or "tanpa-tahun"))
    only(content)
    assert list(content.load().almanac.by_year) == [year]


def test_order_is_newest_first(content):
    """Newest year first, within it the latest conferral; what has no date comes last, and the slug decides ties."""
    for number, (slug, edition, conferred) in enumerate(
        [
            ("a", 2022, None),
            ("b", 2023, "2023-05"),
            ("c", 2023, "2024-01-01"),
            ("d", None, None),
            ("e", 2023, None),
            ("f", 2022, None),
        ]
    ):
        recipients = [{"place": "kota-semarang", "unit": f"Dinas {number}"}]
        content.entry(slug, str(edition or "tanpa-tahun"), edition=edition, conferred=conferred, recipients=recipients)
    loaded = content.load()
    assert loaded.problems == ()
    assert [entry.slug for entry in loaded.almanac.entries] == ["c", "b", "e", "a", "f", "d"]
    assert list(loaded.almanac.by_year) == [2022, 2023, None]


def test_groups_hold_an_entry_once(content):
    """An entry that names a place twice, for two units, stands once in the place's group."""
    two = [{"place": "kota-semarang", "unit": unit} for unit in ("Dinas A", "Dinas B")]
    content.entry(recipients=[*two, {"place": "kota-bandung"}])
    almanac = content.load().almanac
    assert {slug: len(entries) for slug, entries in almanac.by_place.items()} == {"kota-bandung": 1, "kota-semarang": 1}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"edition": 2022, "folder": "2022"}, {}),
        ({"recipients": [{"place": "kota-semarang", "unit": "Dinas A"}]}, {}),
        ({"recipients": [{"place": "kota-semarang", "personal": True}]}, {}),
        ({"award": "kla", "recipients": [{"place": "kota-semarang"}]}, {}),
        ({"edition": None, "folder": "2024"}, {"edition": None, "folder": "2025", "conferred": "2025-02"}),
    ],
)
def test_different_acts_are_no_repetition(content, first, second):
    """Edition, unit, award, year and whether a person was honoured tell acts apart."""
    content.entry("a", **first)
    content.entry("b", **second)
    assert content.codes() == []


def test_repetition_without_an_edition_is_found(content):
    """Two entries of one award, place and year of conferral are the same act where no edition is known."""
    content.entry("a", folder="2024", edition=None)
    content.entry("b", folder="2024", edition=None, conferred="2024-03")
    assert content.codes() == ["A031"]


def test_repetition_is_reported_at_its_recipient(content):
    """An unknown place before it does not shift the place of the problem."""
    content.entry("a")
    path = content.entry("b", recipients=[{"place": "atlantis"}, {"place": "kota-semarang"}])
    line = path.read_text("utf-8").split("\n").index("- place: kota-semarang") + 1
    assert [(problem.code, problem.where.line) for problem in content.problems()][-1] == ("A031", line)


@pytest.mark.parametrize(
    ("edition", "conferred", "codes"),
    [
        (2024, "2023-12-30", []),
        (2025, "2023-12-30", ["A016"]),
        (2018, "2023-12-30", []),
        (2017, "2023-12-30", ["A016"]),
        (2017, "XXXX-12-30", []),
        (2017, None, []),
    ],
)
def test_edition_and_conferral_lie_close(content, edition, conferred, codes):
    """An edition may be one year after its conferral or five before; beyond, one of the two may be a slip."""
    content.entry(folder=str(edition), edition=edition, conferred=conferred)
    assert content.codes() == codes


def test_explained_distance_is_a_warning(content):
    """With a date_note the distance is accepted and a reader of the list is reminded of it."""
    content.entry(folder="2017", edition=2017, date_note="Penyerahannya tertunda enam tahun.")
    assert [(problem.code, problem.severity) for problem in content.problems()] == [("A016", "warning")]


def test_reason_of_a_dispute_is_kept(content):
    """A disputed act has its reason and its source, and is not counted."""
    reason = {"note": "Kementerian membantahnya.", "url": "https://example.org/bantahan"}
    content.entry(status="disputed", status_reason=reason)
    entry = only(content)
    assert (entry.status, entry.status_reason.url, entry.counted) == (Status.DISPUTED, reason["url"], False)


def test_source_without_address_may_say_why(content):
    """A word on why there is no address is enough."""
    content.entry(sources=[{"title": "Piagam", "no_url": "Hanya tersedia di kantor."}])
    assert only(content).sources[0].url is None


def test_publishers_are_counted_once(content):
    """Pages of one publisher and copies of one release count as one independent publisher."""
    copies = [{**KLHK, "publisher": name, "origin": "rilis-klhk"} for name in ("Antara", "Detik")]
    content.entry(sources=[KLHK, KLHK, *copies])
    assert only(content).publishers == 2


def test_dangling_references_are_all_reported(content):
    """Each of several unknown ids has its own problem at its own place."""
    content.entry(
        award="x-1", issuers=["x-2", {"issuer": "x-3"}], themes=["x-4", "anak"], recipients=[{"place": "x-5"}]
    )
    problems = content.problems()
    assert sorted(problem.code for problem in problems) == ["A012"] * 4 + ["A017"]
    assert len({problem.where for problem in problems}) == 5


def test_optional_fields_may_be_left_out(content):
    """Edition, conferral and issuers may be unknown; then they are None or empty, and nothing is invented."""
    content.entry(folder="tanpa-tahun", edition=LEFT_OUT, conferred=LEFT_OUT, issuers=[])
    entry = only(content)
    assert (entry.edition, entry.conferred, entry.parties, entry.year) == (None, None, (), None)
