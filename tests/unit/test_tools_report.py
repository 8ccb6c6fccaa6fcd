"""The report says in the almanac's terms what a change of content/ brings, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools import report

# They read the registry of this almanac.
pytestmark = pytest.mark.own

PROJECT = Path(__file__).resolve().parents[2]

ENTRY = """---
title: Kota Semarang meraih Adipura 2016
kind: award
award: adipura
edition: 2016
issuers: [klhk]
recipients:
  - place: kota-semarang
    result: {{tier: {tier}}}
{more}themes: [lingkungan]
status: reported
summary: {summary}
sources:
  - {{publisher: Antara, title: Semarang meraih Adipura, url: "https://example.org/a", kind: news}}
---
Naskah.
"""
SLUG = "adipura-2016-kota-semarang"


def entry(tier="Piala Adipura", more="", summary="Ringkasan entri dengan kata-kata sendiri."):
    return ENTRY.format(tier=tier, more=more, summary=summary)


@pytest.fixture
def almanac(tmp_path, monkeypatch):
    """Lay out a repository with the real registry and no entry; return how to write, remove and commit entries."""
    shutil.copytree(PROJECT / "content" / "registry", tmp_path / "content" / "registry")
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    commit("Begin")
    return tmp_path / "content" / "entries"


def git(*arguments):
    identity = ["-c", "user.name=Nama", "-c", "user.email=nama@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def commit(message):
    git("add", "--all")
    git("commit", "-q", "-m", message)


def write(folder, text, slug=SLUG):
    folder = folder / "2016"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{slug}.md").write_text(text, "utf-8")


def lines(capsys, *options):
    assert report.main(["--base", "HEAD", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_new_recognition_is_named_with_issuer_and_sources(almanac, capsys):
    """A new entry reads as place, award, edition, tier, issuer and number of sources."""
    write(almanac, entry())
    assert "- Kota Semarang: + Adipura 2016, Piala Adipura (KLHK), sumber 1" in lines(capsys)


def test_no_change_is_said(almanac, capsys):
    """Where content is the same, the report says so and lists nothing."""
    write(almanac, entry())
    commit("Add an entry")
    out = lines(capsys)
    assert out[2].startswith("Tidak ada perubahan")
    assert len(out) == 3


def test_a_changed_result_says_from_what_to_what(almanac, capsys):
    """A correction of a recipient's tier shows both values, once."""
    write(almanac, entry())
    commit("Add an entry")
    write(almanac, entry(tier="Adipura Kencana"))
    out = lines(capsys)
    assert out[2].startswith("0 baru, 1 berubah, 0 dihapus.")
    assert out[-1].endswith("hasil Piala Adipura → Adipura Kencana")


def test_an_edited_text_is_reported_without_the_text(almanac, capsys):
    """An edit of the summary is reported as an edit, on one line."""
    write(almanac, entry())
    commit("Add an entry")
    write(almanac, entry(summary="Ringkasan lain dengan kata-kata sendiri."))
    assert lines(capsys)[-1].endswith(": ringkasan disunting")


def test_an_added_recipient_is_new_for_its_place_only(almanac, capsys):
    """A place added to an entry gains a recognition; those already there are not repeated."""
    write(almanac, entry())
    commit("Add an entry")
    write(almanac, entry(more="  - place: kota-surakarta\n"))
    out = lines(capsys)
    assert out[2].startswith("1 baru, 0 berubah, 0 dihapus.")
    assert out[-1] == "- Kota Surakarta: + Adipura 2016 (KLHK), sumber 1"


def test_a_removed_entry_is_gone(almanac, capsys):
    """A deleted entry is listed as taken away from its place."""
    write(almanac, entry())
    commit("Add an entry")
    shutil.rmtree(almanac)
    assert "- Kota Semarang: − Adipura 2016, Piala Adipura (KLHK), sumber 1" in lines(capsys)


def test_a_renamed_entry_is_a_change_not_a_loss(almanac, capsys):
    """An entry that keeps its old address as an alias is one change of address."""
    write(almanac, entry())
    commit("Add an entry")
    (almanac / "2016" / f"{SLUG}.md").unlink()
    write(almanac, entry().replace("kind: award", f"kind: award\naliases: [/entri/{SLUG}/]"), slug="adipura-semarang")
    out = lines(capsys)
    assert out[2].startswith("0 baru, 1 berubah, 0 dihapus.")
    assert f"alamat entri/{SLUG}/ → entri/adipura-semarang/" in out[-1]


def test_live_addresses_end_the_lines_of_a_deployment(almanac, capsys):
    """With the site's address every line leads to the page that shows it."""
    write(almanac, entry())
    out = lines(capsys, "--site-url", "https://example.org/almanak-kota")
    assert out[0] == "## Almanak yang kini tayang"
    assert out[-1].endswith(f" <https://example.org/almanak-kota/entri/{SLUG}/>")


def test_what_others_merged_meanwhile_is_not_reported(almanac, capsys):
    """The comparison is with the common ancestor, so the base branch's own news is nobody's change."""
    git("checkout", "-q", "-b", "request")
    git("checkout", "-q", "main")
    write(almanac, entry(), slug="milik-orang-lain")
    commit("Merge something else")
    git("checkout", "-q", "request")
    write(almanac, entry())
    assert report.main(["--base", "main"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[2].startswith("1 baru, 0 berubah, 0 dihapus.")


def test_an_unknown_base_is_said_and_not_guessed(almanac, capsys):
    """Without a readable older state nothing counts as new."""
    write(almanac, entry())
    assert report.main(["--base", "0" * 40]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[2].startswith("Keadaan sebelumnya tidak dapat dibaca")
    assert len(out) == 3


def test_markup_in_a_request_stays_text(almanac, capsys):
    """Whatever a title or unit holds is shown, never taken for Markdown or HTML."""
    unit = "    unit: '<b>[x](https://example.org)</b>'\n"
    write(almanac, entry(more=f"  - place: kota-surakarta\n{unit}"))
    out = "\n".join(lines(capsys))
    assert r"\<b\>\[x\]" in out


def test_files_that_cannot_be_read_are_counted(almanac, capsys):
    """A report on content with errors says that what is wrong is not in it."""
    write(almanac, entry().replace("award: adipura", "award: adipuri"))
    assert "1 kesalahan belum dibetulkan" in "\n".join(lines(capsys))
