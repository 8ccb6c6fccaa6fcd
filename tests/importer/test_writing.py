"""What a plan writes: all its files, each new, none outside the content folder, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import body, found, planned, reading, recipient, recognition

from almanac.importer.drafting.drafts import Plan, PlannedFile
from almanac.importer.drafting.records import Records
from almanac.importer.drafting.writing import write
from almanac.problems import UsageError
from almanac.registry_reader import read_registry


def _plan(content, *files):
    return Plan(tuple(PlannedFile(*file) for file in files), (), (), read_registry(content)[0], Records())


def _tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_the_folder_of_their_year(content):
    """A plan's files stand below the content folder as planned, and the folder of a new year is made."""
    registry = read_registry(content.path)[0]
    made = planned(content.path, reading(recognition(registry)))
    paths = write(made, content.path)
    assert paths == (content.path / "entries/2023/adipura-2023-kota-semarang.md",)
    assert paths[0].read_text("utf-8") == made.files[0].text


def test_nothing_is_overwritten_and_nothing_written_beside_it(content):
    """Where one file of a plan exists, it is named, it stays as it is, and none of the others is written."""
    old = content.write("entries/2023/b.md", "lama")
    before = _tree(content.path)
    plan = _plan(content.path, ("entries/2024/a.md", "baru"), ("entries/2023/b.md", "baru"))
    with pytest.raises(UsageError, match=r"2023/b\.md.*nothing is overwritten"):
        write(plan, content.path)
    assert old.read_text() == "lama"
    assert _tree(content.path) == before
    assert not (content.path / "entries/2024").exists()


def test_a_plan_that_names_a_file_twice_is_refused(content):
    """Two files of one path cannot both be written, so that neither is."""
    plan = _plan(content.path, ("entries/2024/a.md", "satu"), ("entries/2024/a.md", "dua"))
    with pytest.raises(UsageError, match=r"a\.md"):
        write(plan, content.path)
    assert not (content.path / "entries").exists()


def test_what_was_written_before_a_failure_is_removed(content, monkeypatch):
    """When a later file cannot be written, the earlier ones and the folders made for them are gone again."""
    before = _tree(content.path)
    opened = Path.open

    def full(path, mode="r", **options):
        if path.name == "c.md":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode, **options)

    monkeypatch.setattr(Path, "open", full)
    plan = _plan(content.path, *((f"entries/2024/{name}.md", "teks") for name in "abc"))
    with pytest.raises(UsageError, match=r"c\.md cannot be written: No space left on device; nothing was kept"):
        write(plan, content.path)
    assert _tree(content.path) == before
    assert not (content.path / "entries").exists()


def test_a_file_that_fails_halfway_is_removed(content):
    """A text that cannot be encoded leaves no empty file behind."""
    before = _tree(content.path)
    with pytest.raises(UnicodeEncodeError):
        write(_plan(content.path, ("entries/2024/a.md", "teks"), ("entries/2024/b.md", "\ud800")), content.path)
    assert _tree(content.path) == before
    assert not (content.path / "entries").exists()


def test_a_file_that_appears_meanwhile_stays(content, monkeypatch):
    """A file that somebody writes between the look and the writing is not overwritten, and not removed either."""
    old = content.write("entries/2024/b.md", "orang lain")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(UsageError, match="File exists"):
        write(_plan(content.path, ("entries/2024/a.md", "baru"), ("entries/2024/b.md", "baru")), content.path)
    assert old.read_text() == "orang lain"
    assert not (content.path / "entries/2024/a.md").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../luar.md",
        "entries/../../luar.md",
        "entries/2024/../../x.md",
        "/luar.md",
        "entries/luar.md",
        "entries/2024/dalam/luar.md",
        "entries/2024/.md",
        "entries/2024/Luar.md",
        "entries/2024/luar.yaml",
        "registry/places.csv",
        "registry/themes.yaml",
        "pages/tentang.md",
        "entries//2024/luar.md",
        "entries/2024/lu\x00ar.md",
        "",
    ],
)
def test_only_entries_and_records_of_the_registry_are_written(content, name):
    """A path that leads elsewhere, or to another kind of file, is refused before anything is written."""
    before = _tree(content.path.parent)
    with pytest.raises(UsageError, match="no path of an entry"):
        write(_plan(content.path, ("entries/2024/a.md", "teks"), (name, "teks")), content.path)
    assert _tree(content.path.parent) == before


def test_a_link_out_of_the_folder_is_not_followed(content, tmp_path):
    """A year's folder that is a link to somewhere else is refused, and nothing is written there."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (content.path / "entries").mkdir()
    (content.path / "entries/2024").symlink_to(outside, target_is_directory=True)
    with pytest.raises(UsageError, match="leads out of"):
        write(_plan(content.path, ("entries/2024/a.md", "teks")), content.path)
    assert list(outside.iterdir()) == []


def test_a_link_in_place_of_a_file_counts_as_a_file(content, tmp_path):
    """A link that leads nowhere stands where the file should, and its target is not made."""
    (content.path / "entries/2024").mkdir(parents=True)
    (content.path / "entries/2024/a.md").symlink_to(tmp_path / "luar.md")
    with pytest.raises(UsageError, match="there already"):
        write(_plan(content.path, ("entries/2024/a.md", "teks")), content.path)
    assert not (tmp_path / "luar.md").exists()


def test_a_folder_without_a_registry_is_no_content_folder(content, tmp_path):
    """A wrong folder is told as such instead of being filled."""
    with pytest.raises(UsageError, match="no content folder"):
        write(_plan(content.path, ("entries/2024/a.md", "teks")), tmp_path)
    assert not (tmp_path / "entries").exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40) | st.sampled_from(["../../luar", "..", "/etc/passwd", "a/b", "C:\\x", "CON", "x" * 400]),
    st.text(max_size=40),
)
def test_no_name_leads_out_of_the_folder(content, award, issuer):
    """Whatever an article calls an award or an issuer, its files stand where they belong, and are read."""
    registry = read_registry(content.path)[0]
    one = recognition(
        registry, award=found(award), award_id=None, issuers=(found(body(issuer)),),
        recipients=(recipient(registry, "kota-semarang"),),
    )  # fmt: skip
    before = set(_tree(content.path.parent))
    paths = write(planned(content.path, reading(one)), content.path)
    made = set(_tree(content.path.parent)) - before
    assert made == {path.relative_to(content.path.parent).as_posix() for path in paths}
    assert {name.split("/")[1] for name in made} <= {"entries", "registry"}
    assert [problem for problem in content.problems() if problem.severity == "error"] == []
    for path in paths:
        path.unlink()


def test_an_empty_plan_writes_nothing(content):
    """A plan without files returns no path."""
    before = _tree(content.path)
    assert write(_plan(content.path), content.path) == ()
    assert _tree(content.path) == before
