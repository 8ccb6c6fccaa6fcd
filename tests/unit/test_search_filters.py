"""Filters, facets, sorting, grouping, phrases and suggestions: the browser's engine over a small almanac."""

from __future__ import annotations

import pytest
from node_programs import run_node
from search_corpus import PLACES, THEME, make_almanac, make_entry, write_index

from almanac.edtf import parse
from almanac.model import Kind, Recipient, Status
from almanac.search.documents import number
from almanac.search.names import words_of_shown_names
from almanac.search.words import indonesian_stemmer

ENTRIES = (
    make_entry("layak-2018", title="Semarang layak anak", body="Taman baca anak. Kota yang layak.", themes=(THEME,)),
    make_entry("layak-2020", edition=2020, conferred=parse("2020-03-01"), body="Laporan keuangan yang wajar."),
    make_entry("layak-2020-b", place="kota-bandung", edition=2020, conferred=parse("2021-05-01")),
    make_entry(
        "toleran", award="ikt", kind=Kind.RANKING, place="kota-surakarta", status=Status.DISPUTED, edition=2019,
        conferred=None,
    ),
    make_entry(
        "wtp", award="wtp", place="kabupaten-bandung", edition=None, conferred=None, body="Wajar, tanpa catatan."
    ),
    make_entry("wtp-2", award="wtp", place="kabupaten-kediri", edition=2021, body="Opini wajar tanpa pengecualian."),
    make_entry(
        "bersama", edition=2022, themes=(THEME,),
        recipients=(Recipient(PLACES["kota-semarang"]), Recipient(PLACES["kabupaten-bandung"])),
    ),
    make_entry("pribadi", edition=2023, recipients=(Recipient(PLACES["kota-kediri"], personal=True),)),
    make_entry(
        "rapat",
        kind=Kind.ACTIVITY,
        award=None,
        parties=(),
        title="Rapat di Semarang",
        edition=None,
        body="Semarng.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("index")
    write_index(make_almanac(*ENTRIES), made)
    return made


@pytest.fixture(scope="module")
def ask(folder):
    return lambda *searches: run_node("search.mjs", str(folder), stdin=[dict(one) for one in searches])


def entries_of(answer):
    return [card["address"].split("/")[1] for card in answer["cards"] if card["section"] == "entry"]


FILTERED = {
    "kota:semarang": {"layak-2018", "layak-2020", "bersama", "rapat"},
    "daerah:bandung": {"layak-2020-b", "wtp", "bersama"},
    "kota:bandung": {"layak-2020-b"},
    "kabupaten:bandung": {"wtp", "bersama"},
    "kota:solo": {"toleran"},
    "kota:semarang kabupaten:bandung": {"bersama"},
    'kota:"Kota Semarang" -kabupaten:bandung': {"layak-2018", "layak-2020", "rapat"},
    "pemberi:bpk": {"wtp", "wtp-2"},
    "pemberi:setara": {"toleran"},
    "penghargaan:wtp": {"wtp", "wtp-2"},
    'penghargaan:"layak anak"': {"layak-2018", "layak-2020", "layak-2020-b", "bersama", "pribadi"},
    "jenis:ranking": {"toleran"},
    "jenis:peringkat": {"toleran"},
    "jenis:kegiatan": {"rapat"},
    "tema:pelayanan": {"layak-2018", "bersama"},
    "status:dipersoalkan": {"toleran"},
    "status:perorangan": {"pribadi"},
    "tahun:2018": {"layak-2018", "rapat"},
    "tahun:2019..2020": {"toleran", "layak-2020", "layak-2020-b"},
    "2019-2020": {"toleran", "layak-2020", "layak-2020-b"},
    "tahun:2022..": {"bersama", "pribadi"},
    "tahun:tanpa": {"wtp"},
    "layak tahun:2020 kota:semarang": {"layak-2020"},
    "provinsi:33": {"layak-2018", "layak-2020", "bersama", "rapat", "toleran"},
    '"wajar tanpa pengecualian"': {"wtp", "wtp-2"},
    '"opini wajar tanpa pengecualian" ': {"wtp", "wtp-2"},
    '"laporan keuangan yang wajar"': {"layak-2020"},
    '"keuangan wajar"': set(),
    '"keuangan dan wajar"': {"layak-2020"},
    '"yang"': set(),
    '"anak kota"': {"layak-2018"},
    '"taman baca" layak': {"layak-2018"},
    "layak -semarang": {"layak-2020-b"},
    'anak -"taman baca" tahun:2018': set(),
    "-semarang": set(),
}


def test_filters_find_exactly_what_they_mean(ask):
    """Each query finds exactly its entries."""
    answers = ask(*({"query": query} for query in FILTERED))
    found = {query: set(entries_of(answer)) for query, answer in zip(FILTERED, answers, strict=True)}
    assert found == FILTERED


def test_a_filter_that_names_nothing_is_taken_as_words_and_said(ask):
    """`kota:` with a value that no place has searches for the value, and tells so."""
    (answer,) = ask({"query": "kota:taman baca"})
    assert answer["unknown"] == [{"name": "city", "value": "taman"}]
    assert entries_of(answer) == ["layak-2018"]


def test_filters_alone_list_entries_newest_first(ask):
    """Without words everything that passes is listed by date; places and issuers are no entries."""
    (answer,) = ask({"query": "kota:semarang"})
    assert entries_of(answer) == ["bersama", "layak-2020", "layak-2018", "rapat"]
    assert all(card["section"] == "entry" for card in answer["cards"])


def test_chosen_values_narrow_and_several_of_one_facet_widen(ask):
    """Values of one facet are alternatives, facets narrow each other."""
    both = {"place": ["kota-semarang", "kota-bandung"]}
    answers = ask(
        {"query": "layak anak", "choice": {"chosen": both}},
        {"query": "layak anak", "choice": {"chosen": both, "years": [[2020, 2020]]}},
        {"query": "layak anak", "choice": {"chosen": {**both, "theme": ["pelayanan"]}}},
        {"query": "", "choice": {"chosen": {"kind": ["ranking", "activity"]}}},
        {"query": "layak", "choice": {"chosen": {"place": ["kota-tidak-ada"]}}},
    )
    assert [set(entries_of(answer)) for answer in answers] == [
        {"layak-2018", "layak-2020", "layak-2020-b", "bersama"},
        {"layak-2020", "layak-2020-b"},
        {"layak-2018", "bersama"},
        {"toleran", "rapat"},
        set(),
    ]


def test_facets_count_what_one_value_more_would_bring(ask):
    """A value's count holds for all other choices, not for the choice in its own facet."""
    (answer,) = ask({"query": "layak anak", "choice": {"chosen": {"place": ["kota-bandung"]}, "years": [[2020, 2020]]}})
    places = {value["id"]: value["count"] for value in answer["facets"]["place"]}
    assert places == {"kota-bandung": 1, "kota-semarang": 1}
    assert answer["years"] == [[2020, 1]]
    assert [value["id"] for value in answer["facets"]["award"]] == ["kla"]
    (answer,) = ask({"query": "layak anak"})
    assert answer["years"] == [[2023, 1], [2022, 1], [2020, 2], [2018, 1]]
    assert {value["id"]: value["count"] for value in answer["facets"]["status"]} == {"reported": 4, "personal": 1}
    assert answer["facets"]["place"][0] == {"id": "kota-semarang", "label": "Kota Semarang", "count": 3}
    assert [value["id"] for value in answer["facets"]["issuerType"]] == ["national-government"]


def test_chosen_values_are_always_counted(ask):
    """A chosen value that no result has is shown with its name and a count of nothing, so that it can be given up."""
    (answer,) = ask({"query": "layak anak", "choice": {"chosen": {"issuer": ["bpk"]}}})
    assert {"id": "bpk", "label": "Badan Pemeriksa Keuangan", "count": 0} in answer["facets"]["issuer"]


def test_an_entry_of_several_places_is_grouped_under_the_one_that_was_chosen(ask):
    """Whoever chose a regency finds its shared entries under the regency."""
    (answer,) = ask({"query": "layak", "choice": {"chosen": {"place": ["kabupaten-bandung"]}, "group": "place"}})
    assert [group["label"] for group in answer["groups"]] == ["Kabupaten Bandung"]


def test_results_are_sorted_by_date_on_request(ask):
    """Newest index year first, within it the latest day; what has no year comes last."""
    (answer,) = ask({"query": "penghargaan", "choice": {"sort": "date"}})
    assert entries_of(answer) == ["pribadi", "bersama", "wtp-2", "layak-2020-b", "layak-2020", "layak-2018", "wtp"]


def test_results_are_grouped_on_request(ask):
    """Groups by year come newest first, groups by place in the order of their best results."""
    by_year, by_place = ask(
        {"query": "layak anak", "choice": {"group": "year"}}, {"query": "layak anak", "choice": {"group": "place"}}
    )
    assert [group["label"] for group in by_year["groups"]] == ["2023", "2022", "2020", "2018"]
    assert [(group["label"], group["size"]) for group in by_place["groups"]] == [
        ("Kota Semarang", 3),
        ("Kota Bandung", 1),
        ("Kota Kediri", 1),
    ]
    starts = [group["start"] for group in by_place["groups"]]
    assert starts == [0, 3, 4]


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("layak", 0),
        ("layak tahun:2018", 1),
        ("layak kota:semarang", 1),
        ("layak jenis:award", 1),
        ("tahun:2018", 2),  # without words the results are sorted by date
        ("kota:semarang", 3),
    ],
)
def test_a_search_loads_the_columns_that_it_needs(ask, query, columns):
    """What facets, filters and dates need is not loaded for a search that uses none of them."""
    (answer,) = ask({"query": query})
    assert answer["cards"]
    assert sum("kolom" in path for path in answer["loaded"]) == columns


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("semarag", "semarang"),
        ("semrang", "semarang"),
        ("samarang", "semarang"),
        ("esmarang", "semarang"),
        ("kemenppa", "kemenpppa"),
    ],
)
def test_a_mistyped_word_is_mended_and_said(ask, typed, meant):
    """A word that nothing has is replaced by the nearest known one."""
    mistyped, right = ask({"query": f"{typed} "}, {"query": f"{meant} "})
    assert mistyped["corrected"] == [[typed, meant]]
    assert mistyped["cards"] == right["cards"] != []


def test_a_rare_word_suggests_a_commoner_one(ask):
    """Where a word has few results and resembles a name, the name is suggested; the results are shown all the same."""
    rare, common = ask({"query": "rapat semarng "}, {"query": "layak anak semarang"})
    assert entries_of(rare) == ["rapat"]
    assert rare["corrected"] == []
    assert rare["suggestion"] == "rapat semarang "
    assert common["suggestion"] is None


def test_names_and_words_are_suggested_from_their_first_letters(ask):
    """Pages of places, awards and issuers come by any of their names, the ones with most entries first."""
    semarang, solo, layak, abbreviation, nothing = ask(
        *({"query": query} for query in ("sem", "sol", "layak an", "kemenpp", "sem "))
    )
    assert [name["name"] for name in semarang["suggested"]["names"]] == ["Kota Semarang"]
    assert semarang["suggested"]["names"][0]["address"] == "kota/semarang/"
    assert [name["name"] for name in solo["suggested"]["names"]] == ["Kota Surakarta"]
    assert layak["suggested"]["names"][0]["name"] == "Kota Layak Anak"
    assert abbreviation["suggested"]["names"][0]["section"] == "issuer"
    assert nothing["suggested"] == {"names": [], "words": []}
    (words,) = ask({"query": "kota lay"})
    assert "layak" in words["suggested"]["words"]


def test_cards_are_completed_from_the_catalogue(ask):
    """A card has the names that its numbers stand for."""
    (answer,) = ask({"query": "toleran jenis:ranking"})
    (card,) = answer["cards"]
    expected = {
        "section": "entry",
        "address": "entri/toleran/",
        "title": "Indeks Kota Toleran 2019",
        "kind": "ranking",
        "status": "disputed",
        "places": ["Kota Surakarta"],
        "issuers": ["SETARA Institute"],
        "edition": 2019,
        "year": 2019,
    }
    assert {name: card[name] for name in expected} == expected
    (answer,) = ask({"query": "semarang"})
    assert answer["cards"][0] == {
        "section": "place",
        "address": "kota/semarang/",
        "title": "Kota Semarang",
        "type": "city",
        "within": "Provinsi Nomor 33",
        "entries": 4,
    }
    (answer,) = ask({"query": "rapat"})
    assert "status" not in answer["cards"][0]


def test_places_are_counted_on_demand_where_they_are_heavy(tmp_path, monkeypatch):
    """A heavy column of places is not loaded to count facets, but counted where a filter has loaded it."""
    monkeypatch.setattr("almanac.search.layout.HEAVY_PLACES", 0)
    write_index(make_almanac(*ENTRIES), tmp_path)
    plain, filtered = run_node("search.mjs", str(tmp_path), stdin=[{"query": "layak"}, {"query": "kota:semarang"}])
    assert plain["facets"]["award"]
    assert plain["facets"].keys().isdisjoint({"place", "province"})
    assert [value["count"] for value in filtered["facets"]["place"]] == [4, 1]


def test_the_browser_keeps_the_words_of_all_names_whole(ask):
    """Names that the catalogue shows are not listed again: the browser has their words from there."""
    stem = indonesian_stemmer()
    (answer,) = ask({"query": "layak"})
    shown = words_of_shown_names(number(make_almanac(*ENTRIES)))
    assert {word for word in shown if stem(word) != word} <= set(answer["keptWhole"])
