"""`build.py check` prints problems in three forms, and its exit status says how it went."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from almanac import text_file
from almanac.cli import CLOSED_PIPE, main
from fork import files_of

FIELDS = {"path", "line", "column", "code", "severity", "field", "message", "suggestion", "mend"}


def run(capsys, content, *options):
    """Run the check and return its exit status and what it printed on each stream."""
    status = main(["check", "--content", str(content.path), *options])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_fine_content_prints_nothing(capsys, content):
    """Without problems nothing is listed, the status is 0, and the number of entries is said beside the list."""
    content.entry()
    content.entry("b", "2022", edition=2022, draft=True)
    status, listed, said = run(capsys, content)
    assert (status, listed) == (0, "")
    assert said == "1 entry and 1 draft checked. No problems.\n"


def test_warnings_are_listed_and_fine(capsys, content):
    """Warnings alone leave the status at 0."""
    content.entry(folder="2017", edition=2017, date_note="Penyerahannya tertunda enam tahun.")
    status, listed, said = run(capsys, content)
    assert status == 0
    assert "warning: edition:" in listed
    assert "0 errors, 1 warning." in said


def test_text_has_one_line_a_problem(capsys, content):
    """The text form has as many lines as problems, each with place and code."""
    content.entry(award="adipuro", themes=["lingkungn"])
    status, listed, said = run(capsys, content)
    assert status == 1
    assert re.fullmatch(r"(content/entries/2023/adipura-2023\.md:\d+:\d+: .+ \[A012\]\n){2}", listed)
    assert "2 errors, 0 warnings." in said


def test_json_has_one_object_a_line(capsys, content):
    """The JSON form names every part of a problem, and null where there is none."""
    content.entry(award="adipuro")
    content.write("entries/2023/x.txt", "x")
    status, listed, said = run(capsys, content, "--format", "json")
    first, second = map(json.loads, listed.splitlines())
    assert (status, said) == (1, "")
    assert set(first) == set(second) == FIELDS
    assert (first["path"], first["line"], first["column"]) == ("content/entries/2023/adipura-2023.md", 4, 8)
    assert (first["code"], first["field"], first["suggestion"]) == ("A012", "award", "adipura")
    assert (second["code"], second["line"], second["column"], second["field"]) == ("A044", None, None, None)


def test_github_form_annotates_the_line(capsys, content):
    """The form for workflows is one command a problem, with file, line, column and the code as title."""
    content.entry(award="adipuro")
    status, listed, said = run(capsys, content, "--format", "github")
    assert (status, said) == (1, "")
    place = "file=content/entries/2023/adipura-2023.md,line=4,col=8,title=A012"
    assert listed.startswith(f"::error {place}::award: unknown id 'adipuro'")


def test_github_form_escapes_what_it_prints(capsys, content):
    """A file name or a value cannot end the command or begin another one."""
    content.entry("a,b:c%d")
    content.entry(status="x\n::error::y 100%")
    _, listed, _ = run(capsys, content, "--format", "github")
    assert "file=content/entries/2023/a%2Cb%3Ac%25d.md,title" in listed
    assert "100%25" in listed
    assert all(line.startswith("::error file=") for line in listed.splitlines())


def test_warning_is_annotated_as_such(capsys, content):
    """A warning is a warning on GitHub too."""
    content.entry(folder="2017", edition=2017, date_note="Penyerahannya tertunda enam tahun.")
    assert run(capsys, content, "--format", "github")[1].startswith("::warning file=")


def test_missing_folder_is_wrong_usage(capsys, tmp_path):
    """A folder that is no content folder ends with status 2 and one sentence."""
    assert main(["check", "--content", str(tmp_path / "nowhere")]) == 2
    assert "is no content folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["chekc", "check --format xml", "check --content", "build --jobs 0", "merge", "check --shard 1/2"]
)
def test_wrong_words_are_wrong_usage(capsys, words):
    """An unknown command, option or value ends with status 2."""
    with pytest.raises(SystemExit) as stopped:
        main(words.split())
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_names_every_command_and_no_other(capsys):
    """What the help says at its head are the commands that there are."""
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    (named,) = re.findall(r"`build\.py \[([a-z |]+)\]`", said)
    assert named.split(" | ") == re.findall(r"^    ([a-z]+) ", said, re.MULTILINE)


def test_folder_may_be_the_current_one(capsys, content, monkeypatch):
    """Paths begin with the folder's name also where it is given as a dot."""
    content.entry(award="adipuro")
    monkeypatch.chdir(content.path)
    assert main(["check", "--content", "."]) == 1
    assert capsys.readouterr().out.startswith("content/entries/2023/")


def test_build_of_invalid_content_writes_nothing(small_almanac):
    """A build lists every problem, writes nothing and ends with status 1."""
    for name in ("a", "b"):
        (small_almanac.content / "entries" / f"{name}.md").write_text("Isi.\n", "utf-8")
    done = small_almanac.build()
    assert done.returncode == 1
    assert done.stderr.count("[A003]") == 2
    assert "2 errors, 0 warnings. Nothing was written." in done.stderr
    assert not small_almanac.output.exists()


# --- Builds, and shares of them ---


@pytest.fixture
def almanac(small_almanac, monkeypatch):
    """Return a small almanac as the current folder, outside of any git repository, whose files are trusted at once."""
    monkeypatch.chdir(small_almanac.folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small_almanac.folder.parent))
    monkeypatch.setattr(text_file, "SETTLED", -(10**9))
    return small_almanac


def build(capsys, *words):
    """Run a command with one process and return its exit status and what it printed on each stream."""
    status = main([*words, "--jobs", "1"])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_build_without_changes_says_so(capsys, almanac):
    """A second build repeats the summary of the first one; an edit, or whoever asks for all afresh, gets a build."""
    status, first, _ = build(capsys, "build")
    assert (status, first.count("Built in ")) == (0, 1)
    assert build(capsys, "build") == (0, f"Nothing has changed since the last build.\n{first}", "")
    assert "Nothing has changed" not in build(capsys, "build", "--no-cache")[1]
    page = almanac.content / "pages/tentang.md"
    page.write_text(page.read_text("utf-8") + "\nSatu kalimat lagi.\n", "utf-8")
    assert "Nothing has changed" not in build(capsys, "build")[1]
    assert "Satu kalimat lagi." in (almanac.output / "tentang/index.html").read_text("utf-8")


@pytest.mark.usefixtures("almanac")
def test_timings_are_printed_where_they_are_asked_for(capsys):
    """The stages that took longest stand first, below the summary."""
    assert "Seconds by stage" not in build(capsys, "build")[1]
    _, said, _ = build(capsys, "build", "--no-cache", "--timings")
    table = said.partition("Seconds by stage, of all processes together:\n")[2]
    rows = re.findall(r"^ +([\d.]+) s  (.+)$", table, re.MULTILINE)
    assert {"read", "render Markdown", "link", "validate", "views", "templates", "search", "write"} <= dict(
        row[::-1] for row in rows
    ).keys()
    assert [float(took) for took, _ in rows] == sorted((float(took) for took, _ in rows), reverse=True)


def test_merged_shares_are_the_site(capsys, almanac):
    """Each share is a part of the site, and all of them joined are byte for byte what one build makes."""
    assert build(capsys, "build")[0] == 0
    for share in ("1/2", "2/2"):
        assert build(capsys, "build", "--shard", share, "--output", f"shares/{share[0]}")[0] == 0
    assert build(capsys, "merge", "shares/1", "shares/2", "--output", "merged")[0] == 0
    assert files_of(almanac.folder / "merged") == files_of(almanac.output)
    pages = [set((almanac.folder / name).rglob("entri/*/index.html")) for name in ("shares/1", "shares/2", "output")]
    assert all(0 < len(part) < len(pages[2]) for part in pages[:2])


@pytest.mark.usefixtures("almanac")
@pytest.mark.parametrize("share", ["3/2", "0/2", "half", "2"])
def test_a_share_that_is_none_is_wrong_usage(capsys, share):
    """A slip ends with status 2 and an example, before anything is built."""
    status, _, said = build(capsys, "build", "--shard", share)
    assert (status, said) == (2, f"build.py: --shard: '{share}' is no share; 2/4 is the second of four\n")
    assert not Path("output").exists()


@pytest.mark.usefixtures("almanac")
def test_a_merge_of_what_is_no_share_is_wrong_usage(capsys):
    """A folder that is no share's output ends with status 2 and its name."""
    status, _, said = build(capsys, "merge", "content")
    assert status == 2
    assert said.startswith("build.py: content is no output of build --shard")
    assert not Path("output").exists()


def test_an_output_beyond_its_limit_is_wrong_usage(capsys, almanac):
    """A site that its host does not take ends with status 2 each time, after all it has to say, unchanged or not."""
    settings = almanac.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "\nALMANAK_OUTPUT_LIMIT = 1_000\n", "utf-8")
    for _ in range(2):
        status, told, said = build(capsys, "build", "--timings")
        assert status == 2
        assert "of the 0.0 MB that its host takes" in told
        assert "Seconds by stage" in told
        assert "its host takes 0.0 MB" in said


def test_output_that_nobody_reads_any_more_ends_quietly(content):
    """Who pipes into `head` gets what shells expect, and no traceback."""
    content.entry(folder="2017", edition=2017, date_note="Penyerahannya tertunda enam tahun.")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, Path(__file__).parents[2] / "build.py", "check", "--content", content.path]
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(command, check=False, stdout=pipe, stderr=subprocess.PIPE, text=True)
    assert done.returncode == CLOSED_PIPE
    assert "Traceback" not in done.stderr
