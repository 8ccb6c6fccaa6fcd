"""What `/data/` offers: tables that agree with each other, a package and a database whose keys hold, a file a page."""

from __future__ import annotations

import contextlib
import csv
import gzip
import hashlib
import io
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import Package
from frictionless import validate as validate_package
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from almanac import downloads, exports
from almanac.exports import database, kept
from almanac.exports.entry_rows import entry_rows, rows_of
from almanac.exports.entry_tables import ENTRY_PLACES, PUBLISHED, RECOGNITIONS
from almanac.exports.gzipped import gzip_file, piece
from almanac.exports.parts import added_up, part, stretches
from almanac.exports.per_page import MOST, MOST_OF_A_YEAR
from almanac.exports.registry_tables import registry_tables
from almanac.exports.table import Column, Filled, Table, as_csv, as_json, defused
from almanac.language import Language
from almanac.marks import Marks
from almanac.model import Kind, Person, SourceKind, Status
from almanac.registry import Registry
from tests.unit.almanac_factory import (
    CENTRAL_JAVA,
    CLIMATE,
    FACTS,
    PREVIEW,
    SEMARANG,
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

PROJECT = Path(__file__).parents[2]

VARIED = (
    make_entry(
        "adipura-2016",
        edition=2016,
        conferred="2017-08-02?",
        recipients=(
            make_recipient(SEMARANG, tier="Adipura", rank=1, of=3, score="80,64", unit="Dinas Kebersihan"),
            make_recipient(TEGAL, tier="Sertifikat", received_by=Person("Siti", "Bupati Tegal")),
        ),
        sources=(make_source(), make_source("Siaran pers", publisher=None, kind=SourceKind.PRESS_RELEASE)),
        presenters=(Person("Budi", "Menteri"), Person(None, "Wakil Menteri")),
    ),
    make_entry(
        "kota-terkasih",
        title='Kota "terkasih", kata warga',
        kind=Kind.RANKING,
        award=WE_LOVE,
        parties=(),
        themes=(CLIMATE,),
        conferred="XXXX-06-22",
        status=Status.DISPUTED,
        recipients=(make_recipient(SEMARANG), make_recipient(CENTRAL_JAVA, personal=True)),
    ),
    make_activity("rapat-2016", conferred="2016-05"),
)


@pytest.fixture(scope="module")
def files():
    return exports.documents(make_almanac(*VARIED), FACTS)


def part_of(entries):
    return part(entries, {}, {}, FACTS, packed=False)


def made(almanac):
    """Return the registry's tables of an almanac and the parts of all its stretches."""
    parts = [part_of(entries) for entries in stretches(almanac)]
    return registry_tables(almanac, added_up(parts), FACTS), parts


def sizes(files):
    return {path: len(content) for path, content in files.items()}


def table_of(files, name):
    """Return a CSV table as dictionaries."""
    text = files[downloads.table(name, "csv")].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(folder, files):
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


@contextlib.contextmanager
def opened(content):
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.row_factory = sqlite3.Row
        yield connection


# Recognitions and what counts


def test_a_recognition_has_one_row_for_each_recipient(files):
    """Each recipient's own result stands beside what the act has in common, with dates as certain as they are."""
    rows = [row for row in table_of(files, "recognitions") if row["entry"] == "adipura-2016"]
    shown = [
        {key: row[key] for key in ("number", "place", "place_code", "tier", "rank", "score", "year")} for row in rows
    ]
    assert shown == [
        {
            "number": "1",
            "place": "kota-semarang",
            "place_code": "33.74",
            "tier": "Adipura",
            "rank": "1",
            "score": "80,64",
            "year": "2016",
        },
        {
            "number": "2",
            "place": "kabupaten-tegal",
            "place_code": "33.28",
            "tier": "Sertifikat",
            "rank": "",
            "score": "",
            "year": "2016",
        },
    ]
    assert [rows[0][key] for key in ("conferred", "conferred_from", "conferred_to")] == [
        "2017-08-02?",
        "2017-08-02",
        "2017-08-02",
    ]
    assert rows[0]["url"] == "https://example.org/almanak/entri/adipura-2016/"


def test_only_rows_that_totals_include_are_counted(files):
    """A disputed act and a personal honour have rows that say they do not count."""
    rows = table_of(files, "recognitions")
    assert [(row["entry"], row["place"], row["counted"], row["personal"]) for row in rows] == [
        ("adipura-2016", "kota-semarang", "true", "false"),
        ("adipura-2016", "kabupaten-tegal", "true", "false"),
        ("kota-terkasih", "kota-semarang", "false", "false"),
        ("kota-terkasih", "provinsi-jawa-tengah", "false", "true"),
    ]


def test_a_personal_recipient_of_an_act_that_counts_is_not_counted():
    """Of two recipients of one act, the one honoured as a person does not count and the other does."""
    entry = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL, personal=True)))
    files = exports.documents(make_almanac(entry), FACTS)
    assert [row["counted"] for row in table_of(files, "recognitions")] == ["true", "false"]
    totals = {row["slug"]: row["recognitions"] for row in table_of(files, "places")}
    assert (totals["kota-semarang"], totals["kabupaten-tegal"]) == ("1", "0")


def test_an_activity_stands_in_its_own_table(files):
    """Nobody who counts the rows of recognitions counts an activity."""
    assert "rapat-2016" not in {row["entry"] for row in table_of(files, "recognitions")}
    (row,) = table_of(files, "activities")
    assert (row["entry"], row["place"], row["organizers"], row["conferred_to"]) == (
        "rapat-2016",
        "kota-semarang",
        "Dinas Sosial",
        "2016-05-31",
    )


def test_what_is_unknown_is_empty(files):
    """An act of unknown year has neither year nor bounds, and one of unknown issuers none."""
    row = next(row for row in table_of(files, "recognitions") if row["entry"] == "kota-terkasih")
    unknown = ("edition", "year", "conferred_from", "conferred_to", "issuers", "issuer_names", "tier", "rank")
    assert [row[key] for key in unknown] == [""] * len(unknown)
    assert row["conferred"] == "XXXX-06-22"


def test_a_place_without_a_record_has_no_address(files):
    """All places are there with their totals; only those with a page have its address."""
    rows = {row["slug"]: row for row in table_of(files, "places")}
    assert [(rows[slug]["recognitions"], rows[slug]["entries"]) for slug in sorted(rows)] == [
        ("1", "1"),
        ("1", "3"),
        ("0", "1"),
    ]
    alone = exports.documents(make_almanac(make_entry()), FACTS)
    assert [row["slug"] for row in table_of(alone, "places") if not row["url"]] == [
        "provinsi-jawa-tengah",
        "kabupaten-tegal",
    ]


def test_addresses_are_relative_to_the_root_where_the_site_has_none():
    """A preview's tables state no address that they cannot know."""
    files = exports.documents(make_almanac(make_entry()), PREVIEW)
    assert table_of(files, "entries")[0]["url"] == "entri/adipura-2016/"


# Forms


def test_csv_follows_rfc_4180(files):
    """Lines end in CRLF, quotes are doubled, there is no byte-order mark and every row is as long as the heading."""
    content = files["data/recognitions.csv"]
    assert content.startswith(b"entry,number,title,")
    assert b'"Kota ""terkasih"", kata warga"' in content
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(RECOGNITIONS.columns)}
    assert content.count(b"\r\n") == len(rows)
    assert content.replace(b"\r\n", b"").count(b"\n") == 0


@pytest.mark.parametrize("name", downloads.TABLES)
def test_csv_and_json_say_the_same(files, name):
    """Each table has the same rows in both forms: unknown is null, lists are arrays and numbers are numbers."""
    objects = json.loads(files[downloads.table(name, "json")])
    separators = {"aliases": "|", "issuer_names": "|", "presenters": "|", "organizers": "|", "tiers": "|"}

    def as_cell(key, value):
        match value:
            case None:
                return ""
            case bool():
                return str(value).lower()
            case list():
                return separators.get(key, " ").join(value)
        return str(value)

    assert [{key: as_cell(key, value) for key, value in row.items()} for row in objects] == table_of(files, name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1-800", "'+1-800"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-6,99", "-6,99"),
        ("+80.64", "+80.64"),
        ("Kota = warga", "Kota = warga"),
        ("", ""),
    ],
)
def test_a_spreadsheet_does_not_run_a_cell(text, shown):
    """A text that would be taken for a formula gets an apostrophe in CSV; a plain number stays one."""
    assert defused(text) == shown


def test_json_and_database_keep_a_text_that_csv_defuses():
    """The guard is for spreadsheets only: other readers get the title as it was written."""
    files = exports.documents(make_almanac(make_entry(title="=2+2 menurut warga")), FACTS)
    assert table_of(files, "entries")[0]["title"] == "'=2+2 menurut warga"
    assert json.loads(files["data/entries.json"])[0]["title"] == "=2+2 menurut warga"
    with opened(files[downloads.DATABASE]) as connection:
        assert connection.execute("SELECT title FROM entries").fetchone()[0] == "=2+2 menurut warga"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="=+-@\t\r"), min_size=1), max_size=5))
def test_any_text_comes_back_from_csv_and_json(texts):
    """Commas, quotes, line ends and letters of any script survive both forms."""
    table = Table("t", "", (Column("text", "string", "", ""),), ("text",))
    filled = Filled(table, tuple((text,) for text in texts))
    read = csv.DictReader(io.StringIO(as_csv(filled).decode(), newline=""))
    assert [row["text"] for row in read] == texts
    assert [row["text"] for row in json.loads(as_json(filled))] == texts


# Data package


def test_the_package_is_valid_with_all_its_keys(files, tmp_path):
    """Frictionless finds types, primary and foreign keys, sizes and hashes as the descriptor states them."""
    folder = written(tmp_path, files)
    report = validate_package(str(folder / downloads.PACKAGE), type="package")
    assert report.valid, report.flatten(["title", "message"])
    package = Package(str(folder / downloads.PACKAGE))
    keys = {
        (resource.name, key["reference"]["resource"])
        for resource in package.resources
        for key in resource.schema.foreign_keys
    }
    assert {("recognitions", "entries"), ("recognitions", "places"), ("recognitions", "awards")} <= keys


def test_the_package_notices_a_reference_that_dangles(files, tmp_path):
    """A row that names an unknown place breaks a foreign key: the keys are there to be checked."""
    broken = {
        **files,
        "data/recognitions.csv": files["data/recognitions.csv"].replace(b"kota-semarang", b"kota-samarang"),
    }
    report = validate_package(str(written(tmp_path, broken) / downloads.PACKAGE), type="package")
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_the_package_names_licence_and_credits(files):
    """Whoever takes the data learns under what terms, and whose coordinates are in it."""
    package = json.loads(files[downloads.PACKAGE])
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert [source["title"].split(":")[0] for source in package["sources"]] == ["GeoNames", "Natural Earth"]


# Database


def test_the_database_shows_the_same_recognitions_and_activities(files):
    """The views over normalised tables have the columns and rows of the CSV tables of their names."""
    with opened(files[downloads.DATABASE]) as connection:
        for name in ("recognitions", "activities"):
            found = connection.execute(f"SELECT * FROM {name} ORDER BY entry, number")  # noqa: S608
            rows = [{key: "" if row[key] is None else str(row[key]) for key in row.keys()} for row in found]  # noqa: SIM118
            expected = table_of(files, name)
            for row in expected:
                flags = {key: {"true": "1", "false": "0"}[row[key]] for key in ("counted", "personal") if key in row}
                row.update(flags)
            assert rows == expected


def test_the_database_holds_its_keys(files):
    """Foreign keys are declared and hold; the file is sound."""
    with opened(files[downloads.DATABASE]) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        targets = {row["table"] for row in connection.execute("PRAGMA foreign_key_list(entry_places)")}
        assert targets == {"entries", "places"}


def test_the_database_is_the_same_file_whichever_sqlite_wrote_it(files):
    """Its head does not name the release, and its pages are of a fixed size, none of them free."""
    content = files[downloads.DATABASE]
    assert content[96:100] == bytes(4)
    with opened(content) as connection:
        assert connection.execute("PRAGMA page_size").fetchone()[0] == 4096
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0


def test_a_reference_that_dangles_can_be_found():
    """The keys are declared: SQLite names a row of which the place is not there."""
    tables, parts = made(make_almanac(make_entry()))
    without = [Filled(one.table, ()) if one.table.name == "places" else one for one in tables]
    with opened(database.database(without, [one.stored for one in parts])) as connection:
        broken = {row["table"] for row in connection.execute("PRAGMA foreign_key_check")}
    assert broken == {"entry_places"}


@few
@given(almanacs(), almanacs())
def test_a_revised_database_is_a_new_one(before, after):
    """Whatever was added, changed and removed, the file is byte for byte that of a clean build."""
    registry, parts = made(before)
    content = database.database(registry, [one.stored for one in parts])
    registry, parts = made(after)
    rows = [one.stored for one in parts]
    gone = [entry.slug for entry in before.entries]
    assert database.revised(content, registry, gone, rows) == database.database(registry, rows)


@few
@given(almanacs())
def test_the_database_does_not_depend_on_the_order_of_its_parts(almanac):
    """Rows of the newest year first or last: the file is the same."""
    tables, parts = made(almanac)
    rows = [one.stored for one in parts]
    assert database.database(tables, rows) == database.database(tables, reversed(rows))


def test_a_database_is_compressed_in_runs_that_an_edit_leaves_alone():
    """Pieces join to the whole file, and after an edit of one row nearly all of them are those of before."""
    entries = [make_entry(f"adipura-{number:04}", summary=f"Ke-{number}. " * 60) for number in range(3000)]
    tables, parts = made(make_almanac(*entries))
    content = database.database(tables, [one.stored for one in parts])
    pieces = database.pieces(content, {})
    assert gzip.decompress(gzip_file(piece for _, piece in pieces)) == content
    entries[1500] = make_entry("adipura-1500", summary="Lain sekali, dan lebih panjang dari yang lain. " * 9)
    tables, parts = made(make_almanac(*entries))
    edited = database.database(tables, [one.stored for one in parts])
    again = database.pieces(edited, dict(pieces))
    assert gzip.decompress(gzip_file(piece for _, piece in again)) == edited
    assert again == database.pieces(edited, {})
    kept = {digest for digest, _ in again} & {digest for digest, _ in pieces}
    assert len(again) - len(kept) <= 3 < len(kept)


def test_totals_by_place_count_an_act_once():
    """A place that is named twice in one act, for two of its offices, has one recognition."""
    twice = make_entry(recipients=(make_recipient(unit="Dinas A"), make_recipient(unit="Dinas B")))
    content = exports.documents(make_almanac(twice), FACTS)[downloads.DATABASE]
    with opened(content) as connection:
        rows = [tuple(row) for row in connection.execute("SELECT place, recognitions FROM counts_by_place")]
    assert rows == [("kota-semarang", 1)]


def test_documents_are_the_same_bytes_whatever_the_hash_seed():
    """Another process with another seed writes the same files, the database among them."""
    program = (
        "import hashlib; from almanac import exports; from tests.unit.test_exports import VARIED;"
        "from tests.unit.almanac_factory import FACTS, make_almanac;"
        "files = exports.documents(make_almanac(*VARIED), FACTS);"
        "print([(path, hashlib.sha256(data).hexdigest()) for path, data in files.items()])"
    )
    environment = {**os.environ, "PYTHONPATH": f"{PROJECT / 'plugins'}{os.pathsep}{PROJECT}"}
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**environment, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(said) == 1


# A large almanac, whose tables are compressed


@pytest.fixture
def packed(monkeypatch):
    """Return the files of the varied almanac as they would be if it were large."""
    monkeypatch.setattr(downloads, "MOST_PLAIN", len(VARIED) - 1)
    return exports.documents(make_almanac(*VARIED), FACTS)


def test_a_large_almanac_offers_the_same_tables_compressed(files, packed):
    """Unpacked, tables and database are byte for byte a small one's; there is no JSON of the tables of entries."""
    tables = {downloads.table(name, "csv") for name in downloads.OF_ENTRIES}
    come = packed.keys() - files.keys()
    assert come == {f"{path}.gz" for path in (*tables, downloads.DATABASE)}
    gone = files.keys() - packed.keys()
    assert {path for path in gone if not path.endswith(".json")} == {*tables, downloads.DATABASE}
    assert gone & {"data/places.json", "data/daerah/kota-semarang.json", downloads.PACKAGE} == set()
    assert {path: gzip.decompress(packed[path]) for path in come} == {
        path: files[path.removesuffix(".gz")] for path in come
    }


def test_the_package_of_compressed_tables_is_valid(packed, tmp_path):
    """Frictionless reads the compressed tables with all their keys; sizes and hashes are those of the files."""
    report = validate_package(str(written(tmp_path, packed) / downloads.PACKAGE), type="package")
    assert report.valid, report.flatten(["title", "message"])
    resources = {one["name"]: one for one in json.loads(packed[downloads.PACKAGE])["resources"]}
    assert (resources["recognitions"]["path"], resources["places"]["path"]) == ("recognitions.csv.gz", "places.csv")
    for resource in resources.values():
        content = packed[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_data_page_lists_what_a_large_almanac_offers(packed):
    """Every download on the list is there and as large as it says; structured data name the same files."""
    almanac = make_almanac(*VARIED)
    offer = exports.listing(almanac, sizes(packed), Language())
    assert offer.packed
    assert {item.path: item.bytes for item in offer.files} == {
        item.path: len(packed[item.path]) for item in offer.files
    }
    assert {path for path, _ in downloads.offered(len(almanac.entries))} == {item.path for item in offer.files} - {
        downloads.PACKAGE
    }


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_pieces_join_to_one_member(stretches):
    """Stretches of any length unpack to the whole, and nothing follows the one member that every reader reads."""
    unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16)
    content = gzip_file(map(piece, stretches))
    assert unpacked.decompress(content) + unpacked.flush() == b"".join(stretches)
    assert (unpacked.eof, unpacked.unused_data) == (True, b"")
    assert gzip.decompress(content) == b"".join(stretches)


# Parts, of which an edit changes one


@few
@given(almanacs())
def test_tables_hold_every_entry_in_their_order(almanac):
    """Rows stand by index year, the newest first and the undated last, in a year by entry and number."""
    files = exports.documents(almanac, FACTS)
    expected = sorted(almanac.entries, key=lambda entry: (entry.year is None, -(entry.year or 0), entry.slug))
    assert [row["entry"] for row in table_of(files, "entries")] == [entry.slug for entry in expected]
    recipients = [(e.slug, str(n)) for e in expected if not e.is_activity for n in range(1, len(e.recipients) + 1)]
    assert [(row["entry"], row["number"]) for row in table_of(files, "recognitions")] == recipients


class Cache:
    """What builds keep of tables, as the site's store has it: pickled, and the database apart from the rest."""

    def __init__(self):
        self.before = None
        self.databases = {}

    def tables(self, almanac, facts=FACTS):
        before = pickle.loads(self.before) if self.before else None  # noqa: S301
        made = exports.tables(almanac, facts, Marks(almanac).of, before, self.databases.get)
        if made.kept:
            self.before = pickle.dumps(made.kept)
            if made.database:
                self.databases = {made.kept.database: made.database}
        return made.files


def clean(almanac):
    return exports.tables(almanac, FACTS, Marks(almanac).of).files


@pytest.mark.parametrize("packed", [False, True])
@few
@given(
    steps=st.lists(st.tuples(almanacs(), st.booleans()), min_size=2, max_size=4),
    fewest=st.sampled_from((0, 2, 10)),
)
def test_tables_after_any_edits_are_those_of_a_clean_build(packed, steps, fewest):
    """What was kept is pickled, used and kept anew or not, or half of it lost: the files are those without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(downloads, "MOST_PLAIN", 0 if packed else 1000)
        patch.setattr(kept, "FEWEST_NEW", fewest)
        cache = Cache()
        for almanac, lost in steps:
            assert cache.tables(almanac) == clean(almanac)
            assert cache.before
            if lost:
                cache.databases = {}


def renamed(almanac):
    """Return an almanac whose places, issuers and awards have other names."""
    places, issuers, awards = (
        {key: replace(one, name=f"{one.name} Baru") for key, one in records.items()}
        for records in (almanac.places, almanac.issuers, almanac.awards)
    )
    return make_almanac(
        *(
            entry._replace(
                award=entry.award and awards[entry.award.id],
                parties=tuple(party._replace(issuer=issuers[party.issuer.id]) for party in entry.parties),
                recipients=tuple(one._replace(place=places[one.place.slug]) for one in entry.recipients),
            )
            for entry in almanac.entries
        ),
        registry=Registry(places, issuers, awards, almanac.themes, names={}),
    )


@pytest.mark.parametrize("packed", [False, True])
@few
@given(almanac=almanacs(), other=almanacs())
def test_tables_after_records_were_renamed_are_those_of_a_clean_build(packed, almanac, other):
    """Rows of the database name no names: they stay, and what shows names is made anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(downloads, "MOST_PLAIN", 0 if packed else 1000)
        cache = Cache()
        for step in (almanac, renamed(almanac), renamed(other), other):
            assert cache.tables(step) == clean(step)


def test_the_database_is_not_asked_for_where_nothing_of_it_has_changed(monkeypatch):
    """After an edit of a body the file is put together from its pieces."""
    monkeypatch.setattr(downloads, "MOST_PLAIN", 0)
    almanac = make_almanac(*VARIED)
    before = exports.tables(almanac, FACTS, Marks(almanac).of).kept
    edited = make_almanac(VARIED[0]._replace(body="<p>Lain.</p>"), *VARIED[1:])
    asked = []
    assert exports.tables(edited, FACTS, Marks(edited).of, before, asked.append).files == clean(edited)
    assert not asked
    retitled = make_almanac(VARIED[0]._replace(title="Lain"), *VARIED[1:])
    assert exports.tables(retitled, FACTS, Marks(retitled).of, before, asked.append).files == clean(retitled)
    assert asked == [before.database]


def test_what_was_kept_for_another_address_is_not_used():
    """Tables state addresses, so they are made anew where the site has moved."""
    almanac = make_almanac(*VARIED)
    cache = Cache()
    cache.tables(almanac, PREVIEW)
    assert cache.tables(almanac) == clean(almanac)
    assert pickle.loads(cache.before).facts == FACTS  # noqa: S301


def test_an_edit_leaves_all_stretches_but_its_own():
    """An entry that is added, changed or removed changes the stretch that it lies in, or divides it in two."""
    entries = {f"adipura-{n:04}": make_entry(f"adipura-{n:04}", edition=2016 + n % 2) for n in range(2000)}
    before = stretches(make_almanac(*entries.values()))
    assert len(before) > 4
    assert sorted(entry.slug for entries in before for entry in entries) == sorted(entries)
    changed = entries | {"adipura-1000": make_entry("adipura-1000", edition=2016, title="Lain")}
    added = entries | {"adipura-1000a": make_entry("adipura-1000a", edition=2016)}
    removed = {slug: entry for slug, entry in entries.items() if slug != "adipura-1000"}
    for edited in (changed, added, removed):
        after = stretches(make_almanac(*edited.values()))
        assert len(set(after) - set(before)) <= 2
        assert len(set(before) - set(after)) <= 2


@few
@given(almanacs())
def test_totals_are_those_of_the_almanac(almanac):
    """What the parts add up to is what the almanac's own groups count."""
    totals = added_up(made(almanac)[1])
    for table, groups in (
        ("issuers", almanac.by_issuer),
        ("awards", almanac.by_award),
        ("themes", almanac.by_theme),
        ("places", almanac.by_place),
    ):
        assert totals[table] == {
            key: (
                sum(e.counts_for(almanac.places[key]) if table == "places" else e.counted for e in entries),
                len(entries),
                sum(e.is_activity for e in entries),
            )
            for key, entries in groups.items()
        }


# Files a page


def test_a_place_has_a_file_of_its_own(files):
    """It tells counts apart, gives the place's own results and says how many others shared each."""
    data = json.loads(files["data/daerah/kota-semarang.json"])
    assert data["counts"] == {"recognitions": 1, "not_counted": 1, "activities": 1}
    first = next(entry for entry in data["entries"] if entry["entry"] == "adipura-2016")
    assert first["results"] == [{"unit": "Dinas Kebersihan", "tier": "Adipura", "rank": 1, "of": 3, "score": "80,64"}]
    assert (first["others"], data["awards"]["adipura"], data["issuers"]) == (
        1,
        "Adipura",
        {"klhk": "Kementerian Lingkungan Hidup dan Kehutanan"},
    )


def test_a_place_with_two_recipients_is_told_both_results():
    """Two offices of one place share an act, and neither is one of the others."""
    offices = (
        make_recipient(SEMARANG, unit="Dinas A"),
        make_recipient(SEMARANG, unit="Dinas B"),
        make_recipient(TEGAL),
    )
    files = exports.documents(make_almanac(make_entry(recipients=offices)), FACTS)
    told = json.loads(files[downloads.of_place(SEMARANG)])["entries"][0]
    assert (told["results"], told["others"]) == ([{"unit": "Dinas A"}, {"unit": "Dinas B"}], 1)
    whole = json.loads(files[downloads.of_year(None)])["entries"][0]
    assert [one["place"] for one in whole["recipients"]] == [SEMARANG.slug, SEMARANG.slug, TEGAL.slug]


def test_years_have_files_and_the_undated_have_one(files):
    """An act of unknown year is in the file of those, and in no year's."""
    undated = json.loads(files["data/tahun/tanpa-tahun.json"])
    dated = json.loads(files["data/tahun/2016.json"])
    assert [entry["entry"] for entry in undated["entries"]] == ["kota-terkasih"]
    assert [entry["entry"] for entry in dated["entries"]] == ["adipura-2016", "rapat-2016"]
    assert dated["entries"][0]["recipients"][1] == {"place": "kabupaten-tegal", "tier": "Sertifikat"}


def test_every_issuer_of_the_registry_has_a_file(files):
    """An issuer without an entry has one too, as it has a page."""
    data = json.loads(files["data/pemberi/wwf.json"])
    assert (data["issuer"]["name"], data["entries"]) == (WWF.name, [])


def test_the_file_of_a_page_is_bounded():
    """A place, an issuer and a year of many entries show the newest and say how many others the tables have."""
    entries = [make_entry(f"adipura-{n:04}", edition=2016, conferred=f"2016-01-{n % 28 + 1:02}") for n in range(1003)]
    almanac = make_almanac(*entries)
    files = exports.documents(almanac, FACTS)
    for path, most in (("daerah/kota-semarang", MOST), ("pemberi/klhk", MOST), ("tahun/2016", MOST_OF_A_YEAR)):
        data = json.loads(files[f"data/{path}.json"])
        assert [entry["entry"] for entry in data["entries"]] == [entry.slug for entry in almanac.entries[:most]]
        assert data["left_out"] == {
            "entries": 1003 - most,
            "tables": "https://example.org/almanak/data/datapackage.json",
        }
        assert data["counts"] == {"recognitions": 1003, "not_counted": 0, "activities": 0}


def test_what_is_not_known_is_left_out_of_a_page_file(files):
    """An act of unknown edition and year has neither; its address is made by the form that the file gives."""
    data = json.loads(files["data/daerah/kota-semarang.json"])
    entry = next(entry for entry in data["entries"] if entry["entry"] == "kota-terkasih")
    assert {"edition", "year"} & entry.keys() == set()
    assert (entry["title"], entry["status"], entry["counted"]) == ('Kota "terkasih", kata warga', "disputed", False)
    assert data["entry_url"].replace("{entry}", entry["entry"]) == "https://example.org/almanak/entri/kota-terkasih/"


def test_a_place_is_told_what_counts_for_it():
    """An act that counts, but honours this place's office-holder as a person, does not count in its file."""
    entry = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL, personal=True)))
    files = exports.documents(make_almanac(entry), FACTS)
    data = json.loads(files["data/daerah/kabupaten-tegal.json"])
    assert (data["counts"]["recognitions"], data["entries"][0]["counted"]) == (0, False)


# Schemas and the list of downloads


def test_schemas_accept_real_front_matter_and_refuse_a_wrong_one(files):
    """An editor that knows the schema tells an activity from a recognition by its kind."""
    schema = json.loads(files["data/skema/entry.json"])
    Draft202012Validator.check_schema(schema)
    common = {"title": "Rapat kerja", "summary": "Satu kalimat yang cukup panjang.", "themes": ["anak"]}
    common |= {"sources": [{"title": "Berita", "no_url": "Hanya salinan."}]}
    activity = {**common, "kind": "activity", "places": ["kota-semarang"]}
    award = {**common, "kind": "award", "award": "kla", "issuers": ["kemenpppa"], "status": "reported"}
    award["recipients"] = [{"place": "kota-semarang"}]
    valid = Draft202012Validator(schema).is_valid
    assert valid(activity)
    assert valid(award)
    assert not valid({**activity, "recipients": award["recipients"]})
    assert not valid({**award, "kind": "activity"})
    assert not valid({**award, "editon": 2018})
    offered = [schema["$defs"][form]["properties"]["kind"]["enum"] for form in ("ActivityMatter", "RecognitionMatter")]
    assert offered == [["activity"], ["award", "ranking", "certificate", "membership"]]


def test_every_schema_is_valid_and_known_by_its_address(files):
    """Each kind of content file has a schema whose id is where it is published."""
    paths = [path for path in files if path.startswith("data/skema/")]
    assert paths == [f"data/skema/{kind}.json" for kind in ("award", "entry", "issuer", "page", "place", "theme")]
    for path in paths:
        schema = json.loads(files[path])
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"https://example.org/almanak/{path}"


def test_the_list_of_downloads_gives_true_rows_and_sizes(files):
    """Every file that the data page lists is there, as large and as long as the page says."""
    offer = exports.listing(make_almanac(*VARIED), sizes(files), Language())
    assert {(item.path, item.bytes) for item in offer.files} <= sizes(files).items()
    for item in offer.files:
        if item.path.endswith(".csv"):
            assert item.rows == len(table_of(files, item.name))
    assert {item.path for item in offer.files} >= {path for path, _ in downloads.offered(len(VARIED))}


def test_the_list_of_downloads_tells_of_the_files_of_pages(files):
    """How many files there are of places, years and issuers, how large together and at most, and what one holds."""
    offer = exports.listing(make_almanac(*VARIED), sizes(files), Language())
    for folder, path, number, most in zip(
        offer.folders, ("daerah", "tahun", "pemberi"), (3, 2, 3), (MOST, MOST_OF_A_YEAR, MOST), strict=True
    ):
        own = [len(content) for address, content in files.items() if address.startswith(f"data/{path}/")]
        assert (folder.files, folder.bytes, folder.largest, folder.most) == (number, sum(own), max(own), most)


def test_every_table_is_listed_and_described(files):
    """No table is published without a line on the data page; those that readers look for come first."""
    listed = exports.listing(make_almanac(*VARIED), sizes(files), Language()).files
    tables = {path for path in files if path.count("/") == 1 and path.endswith((".csv", ".json"))}
    assert {item.path for item in listed} == tables | {downloads.DATABASE}
    assert [item.name for item in listed if item.media_type == downloads.CSV] == [*downloads.TABLES, *downloads.JOINS]
    assert all(item.about for item in listed)
    stated = {path for path, _ in downloads.offered(len(VARIED))}
    assert stated == {item.path for item in listed} - {downloads.PACKAGE}


def test_every_row_is_as_long_as_its_heading():
    """A column added to a declaration and not to its rows, or the other way round, is noticed."""
    almanac = make_almanac(*VARIED)
    found = entry_rows(almanac.entries, {}, {}, FACTS)
    for table in (*PUBLISHED, ENTRY_PLACES):
        rows = rows_of(table, found)
        assert {len(row) for row in rows} == {len(table.columns)}, table.name
    for one in made(almanac)[0]:
        assert {len(row) for row in one.rows} == {len(one.table.columns)}, one.table.name
    assert ENTRY_PLACES.heading[:3] == ("entry", "number", "place")
