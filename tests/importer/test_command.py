"""`build.py import` prints what it found, writes drafts that pass the check, and goes on after what it cannot read."""

from __future__ import annotations

import io
import json

import pytest

from almanac.cli import main

ARTICLE = """Dua Kota di Jawa Tengah Raih Adipura

Rabu, 6 Maret 2024

SEMARANG – Kota Semarang dan Kota Pekalongan meraih Adipura 2023 dari Kementerian Lingkungan Hidup dan Kehutanan. Piala
diserahkan di Auditorium Manggala Wanabakti, Jakarta, Selasa (5/3/2024).
"""
HOPE = """Pekalongan Bidik Adipura

PEKALONGAN – Kota Pekalongan menargetkan Adipura tahun depan. Tim penilai datang pada Mei.
"""


@pytest.fixture
def run(capsys, content):
    """Return a function that runs `import` on a content folder and tells its status and what it printed."""

    def running(*words):
        status = main(["import", *map(str, words), "--content", str(content.path)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return running


@pytest.fixture
def article(tmp_path):
    """Return an article in a file."""
    path = tmp_path / "artikel.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def entries(content):
    """Return the entries of a content folder by name."""
    return sorted(path.name for path in (content.path / "entries").rglob("*.md"))


def test_data_is_one_object_an_article(run, article):
    """The form for programs names kind, date and each recognition, with evidence and confidence for every value."""
    status, out, _ = run(article, "--format", "jsonl")
    (line,) = out.splitlines()
    read = json.loads(line)
    (one,) = read["recognitions"]
    assert (status, read["kind"], read["published"]) == (0, "award", "2024-03-06")
    assert (one["award_id"], one["edition"], one["conferred"]) == ("adipura", 2023, "2024-03-05")
    assert one["recipients"] == ["Kota Semarang", "Kota Pekalongan"]
    assert one["issuers"] == ["Kementerian Lingkungan Hidup dan Kehutanan (KLHK)"]
    assert [ARTICLE[span["start"] : span["end"]] for span in one["evidence"]["edition"]] == ["2023"]
    assert set(one["evidence"]) == set(one["confidence"])


def test_nothing_is_written_unless_asked(run, article, content):
    """What was found is told, and the content folder stays as it was."""
    before = sorted(content.path.rglob("*"))
    status, out, _ = run(article)
    assert status == 0
    assert "Kota Semarang dan Kota Pekalongan" in out
    assert sorted(content.path.rglob("*")) == before


def test_drafts_pass_the_check_but_for_what_is_left_to_a_person(run, article, content, capsys):
    """After `--write` the check has no error, and warns of the fields that only a person can fill in."""
    status, out, _ = run(article, "--write")
    assert (status, len(entries(content))) == (0, 1)
    assert "entries/2023/" in out
    status = main(["check", "--content", str(content.path), "--format", "json"])
    problems = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert {problem["field"] for problem in problems} <= {"themes", "sources.title", "summary", "title"}


def test_importing_again_writes_nothing_and_names_what_is_on_record(run, article, content):
    """A second import of the same article overwrites nothing: the draft of the first is named with its path."""
    run(article, "--write")
    (draft,) = (content.path / "entries").rglob("*.md")
    draft.write_text(draft.read_text("utf-8") + "\nDitulis orang.\n", encoding="utf-8")
    status, out, _ = run(article, "--write")
    assert status == 0
    assert draft.read_text("utf-8").endswith("Ditulis orang.\n")
    assert draft.name in out
    assert len(entries(content)) == 1


def test_force_drafts_what_is_on_record_under_another_name(run, article, content):
    """`--force` makes a second draft beside the first, which stays as it was."""
    run(article, "--write")
    run(article, "--write", "--force")
    assert len(entries(content)) == 2


def test_an_article_without_a_recognition_says_why(run, tmp_path, content):
    """A hope is no recognition: nothing is written, the reason is told, and the status is that of success."""
    path = tmp_path / "harapan.txt"
    path.write_text(HOPE, encoding="utf-8")
    status, out, _ = run(path, "--write")
    assert status == 0
    assert "hanya diharapkan" in out
    assert not (content.path / "entries").exists()


def test_one_bad_file_does_not_stop_the_rest(run, article, tmp_path):
    """A picture, a folder and a missing file are reported, the article is read, and the status tells."""
    picture = tmp_path / "foto.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    status, out, err = run(picture, tmp_path, tmp_path / "tiada.txt", article, "--format", "jsonl")
    assert status == 1
    assert len(out.splitlines()) == 1
    assert all(name in err for name in ("foto.txt", "tiada.txt", str(tmp_path)))
    assert "3 of 4 articles failed." in err


def test_several_articles_share_what_is_new(run, tmp_path, content):
    """Two articles on one award that the registry does not know make one file for it, and two entries."""
    for number, place in enumerate(("Semarang", "Pekalongan")):
        text = (
            f"Kota {place} Raih Anugerah Kota Buku\n\n{place.upper()} – Kota {place} menerima penghargaan Anugerah "
            f"Kota Buku 2023 dari Yayasan Pustaka Raya, Selasa (5/3/2024).\n"
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    status, _, _ = run(tmp_path / "0.txt", tmp_path / "1.txt", "--write")
    assert status == 0
    assert len(entries(content)) == 2
    assert [path.name for path in (content.path / "registry" / "awards").iterdir() if "buku" in path.name] == [
        "anugerah-kota-buku.yaml"
    ]


def test_standard_input_is_read(run, monkeypatch):
    """`-` stands for what is piped in."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    status, out, _ = run("-", "--format", "jsonl")
    assert (status, json.loads(out)["kind"]) == (0, "award")


def test_a_private_address_is_refused_unless_asked_for(run):
    """An address that leads to this machine is refused, and how to allow it is told."""
    status, _, err = run("http://127.0.0.1:9/artikel")
    assert status == 1
    assert "--allow-private" in err


def test_progress_is_shown_on_a_terminal_alone(run, article):
    """Where errors go to a file, no bar stands among them."""
    _, _, err = run(article, article, "--format", "jsonl")
    assert err == ""


def test_a_folder_without_registry_is_wrong_usage(capsys, article, tmp_path):
    """Without a registry there is nothing to read by."""
    assert main(["import", str(article), "--content", str(tmp_path / "tiada")]) == 2
    assert "no content folder" in capsys.readouterr().err


def test_a_new_entry_needs_a_terminal(capsys, content, monkeypatch):
    """Questions cannot be put to a pipe; the error says what can be done instead."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["new", "--content", str(content.path)]) == 2
    assert "needs a terminal" in capsys.readouterr().err
