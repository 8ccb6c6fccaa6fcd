"""Each audit finds the faults it is there for, and none of them passes on an empty site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.audit import __main__ as command
from tools.audit import data_package, feeds, links, markup, workflows
from tools.audit.outcome import Outcome, Scene, gathered
from tools.audit.pages import KINDS, PATTERNS, TABLES, PageTypeMissingError, sample

PROJECT = Path(__file__).resolve().parents[2]

PAGE = '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>https://example.org/</id><title>Almanak</title><updated>2024-01-01T00:00:00Z</updated>
<author><name>Redaksi</name></author><link rel="self" href="https://example.org/umpan.xml"/>
<entry><id>https://example.org/a</id><title>A</title><updated>2024-01-01T00:00:00Z</updated>
<link href="https://example.org/a"/></entry>
</feed>
"""


@pytest.fixture
def scene(tmp_path):
    """Make an empty site and project site beside the real repository's tools."""
    site, project_site = tmp_path / "output", tmp_path / "host" / "almanak-kota"
    site.mkdir()
    project_site.mkdir(parents=True)
    return Scene(PROJECT, site, project_site)


def write(site, name, text):
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "audit", [markup.audit, links.audit, feeds.audit, data_package.audit], ids=lambda a: a.__module__
)
def test_an_empty_site_passes_no_audit(scene, audit):
    """An audit that found nothing to look at has failed."""
    assert not audit(scene).ok


def test_a_repository_without_workflows_fails(tmp_path):
    """Without workflows there is nothing that could be safe."""
    assert not workflows.audit(Scene(tmp_path, tmp_path, tmp_path)).ok


def test_the_projects_own_workflows_pass():
    """Workflows, forms and Dependabot's file satisfy zizmor and GitHub's schemas."""
    assert workflows.audit(Scene(PROJECT, PROJECT, PROJECT)).findings == ()


def test_broken_links_and_fragments_are_found_at_both_addresses(scene):
    """A missing page, a missing fragment and a canonical address that was not built are each found; good ones pass."""
    good = '<a href="kota/#ada">a</a><a href="kota/">b</a>'
    canonical = '<link rel="canonical" href="https://example.org/almanak-kota/tiada/">'
    for site in (scene.site, scene.project_site):
        write(site, "kota/index.html", PAGE.format('<h1 id="ada">Kota</h1><a href="../">home</a>'))
        write(site, "index.html", PAGE.format(good))
    assert links.audit(scene).ok
    write(scene.site, "index.html", PAGE.format(f'{good}<a href="desa/">c</a><a href="kota/#tiada">d</a>'))
    write(scene.project_site, "index.html", PAGE.format(good).replace("</head>", f"{canonical}</head>"))
    found = links.audit(scene).findings
    assert len(found) == 3
    assert sum("https://example.org/almanak-kota/index.html" in finding for finding in found) == 1


def test_one_mistake_on_many_pages_is_one_finding():
    """A fault is told once, with its first places and the number of the others."""
    faults = [(f"kota/{letter}/", "no title") for letter in "edcba"] + [("index.html", "no language")]
    assert gathered(faults) == (
        "no title [at kota/a/, kota/b/, kota/c/ and 2 more places]",
        "no language [at index.html]",
    )


def test_a_valid_feed_passes_and_is_counted(scene):
    """A feed that keeps to the RFC has no breach."""
    write(scene.site, "umpan.xml", FEED)
    outcome = feeds.audit(scene)
    assert outcome.findings == ()
    assert outcome.figure.startswith("1 feeds with 1 entries")


@pytest.mark.parametrize(
    ("fault", "mended", "expected"),
    [
        ("", '<link rel="self" href="https://example.org/umpan.xml"/>', "relation 'self'"),
        ("", "<author><name>Redaksi</name></author>", "no author"),
        ("", "<id>https://example.org/</id>", "exactly one 'id'"),
        ("<id>a</id>", "<id>https://example.org/a</id>", "no absolute address"),
        ("<updated>2024-01-01</updated>", "<updated>2024-01-01T00:00:00Z</updated>", "no RFC 3339 moment"),
        ("", '<link href="https://example.org/a"/>', "neither content nor"),
        ("<title>&nbsp;</title>", "<title>A</title>", "did not finish"),
    ],
)
def test_each_breach_of_the_feed_format_is_named(scene, fault, mended, expected):
    """Whatever RFC 4287 requires and a feed lacks is found, an unreadable feed included."""
    assert mended in FEED
    write(scene.site, "umpan.xml", FEED.replace(mended, fault))
    outcome = command.run("feeds", scene)
    assert expected in f"{outcome.figure} {outcome.findings}"


def test_an_entry_published_twice_in_a_feed_is_found(scene):
    """Two entries of one feed never share an id."""
    entry = FEED[FEED.index("<entry>") : FEED.index("</feed>")]
    write(scene.site, "umpan.xml", FEED.replace("</feed>", f"{entry}</feed>"))
    assert any("used twice" in finding for finding in feeds.audit(scene).findings)


def test_errors_of_the_html_checker_name_page_and_line(tmp_path):
    """The checker's report is told by page, line and column; its remarks are not errors."""
    report = {
        "messages": [
            {
                "type": "error",
                "url": f"file:{tmp_path}/kota/index.html",
                "lastLine": 3,
                "firstColumn": 5,
                "message": "Bad",
            },
            {"type": "info", "url": f"file:{tmp_path}/index.html", "lastLine": 1, "message": "Trailing slash"},
        ]
    }
    assert list(markup.errors(json.dumps(report), tmp_path)) == [("kota/index.html:3:5", "Bad")]


def test_a_key_that_leads_nowhere_breaks_the_data_package(scene):
    """Frictionless holds the tables to their foreign keys."""
    write(scene.site, "data/places.csv", "slug\nkota-semarang\n")
    write(scene.site, "data/recognitions.csv", "entry,place\na,kota-semarang\n")
    fields = [{"name": "entry", "type": "string"}, {"name": "place", "type": "string"}]
    key = {"fields": "place", "reference": {"resource": "places", "fields": "slug"}}
    package = {
        "name": "almanak",
        "resources": [
            {"name": "places", "path": "places.csv", "schema": {"fields": [{"name": "slug", "type": "string"}]}},
            {"name": "recognitions", "path": "recognitions.csv", "schema": {"fields": fields, "foreignKeys": [key]}},
        ],
    }
    write(scene.site, "data/datapackage.json", json.dumps(package))
    assert data_package.audit(scene).findings == ()
    write(scene.site, "data/recognitions.csv", "entry,place\na,kota-atlantis\n")
    assert any("kota-atlantis" in finding for finding in data_package.audit(scene).findings)


def full_site(site):
    """Write one small page of every type."""
    for pattern in PATTERNS.values():
        write(site, pattern.replace("[0-9]*", "2016").replace("*", "a"), "kecil")
    write(site, "data/entries.json", json.dumps([{"entry": kind, "kind": kind} for kind in KINDS]))
    for table, folder in TABLES.values():
        write(site, f"data/{table}.json", json.dumps([{"id": "a"}, {"id": "tanpa-halaman"}]))
        write(site, f"{folder}/a/index.html", "kecil")
        write(site, f"{folder}/abjad/index.html", "daftar dalam urutan lain, bukan satu dari tabelnya")
    for kind in KINDS:
        write(site, f"entri/{kind}/index.html", "kecil")


def test_the_sample_takes_the_fullest_page_of_each_type(scene):
    """Every page type and kind of entry is in the sample, by its largest page."""
    full_site(scene.site)
    write(scene.site, "kota/b/index.html", "yang lebih besar")
    pages = sample(scene.site)
    assert {page.type for page in pages} >= {*PATTERNS, *TABLES, *(f"entry, {kind}" for kind in KINDS), "404"}
    addresses = {page.type: page.address for page in pages}
    assert addresses["city"] == "kota/b/"
    assert addresses["issuer"] == "pemberi/a/"


def test_a_missing_page_type_is_an_error(scene):
    """A page type that vanished from the site is not passed over."""
    full_site(scene.site)
    (scene.site / "peta" / "index.html").unlink()
    with pytest.raises(PageTypeMissingError, match="these types: map"):
        sample(scene.site)


def test_all_audits_run_even_if_one_breaks(scene, monkeypatch, capsys):
    """One line an audit, a broken one among them, and an exit status that says so."""

    def broken(_scene):
        raise FileNotFoundError("java")

    monkeypatch.chdir(scene.site)
    monkeypatch.setattr(command, "build", lambda *_arguments: True)
    monkeypatch.setattr(command, "AUDITS", {"html": broken, "feeds": lambda _scene: Outcome("feeds", "1 feed")})
    assert command.main([]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("html")
    assert "FAILED" in out[0]
    assert any(line.startswith("feeds") and line.endswith("ok") for line in out)
