"""Git's history says when entries came and changed, and which published addresses are gone."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from almanac.history import History, parse_log, read_history
from almanac.load import load

PUBLISHED = "2024-01-01"


@pytest.fixture
def repository(content):
    """Return the content folder inside a new git repository, with its registry committed in 2023."""
    git(content, "2023-01-01", "init", "--quiet", "--initial-branch=main")
    commit(content, "2023-01-01")
    return content


def git(content, day, *arguments):
    """Run git in the repository above a content folder, as somebody on that day."""
    who = {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    environment = {**os.environ, **who, **when, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=content.path.parent, env=environment, check=True, capture_output=True)


def commit(content, day):
    """Commit everything."""
    git(content, day, "add", "--all")
    git(content, day, "commit", "--quiet", "--message=x")


def codes(content, published_since=PUBLISHED):
    """Return the codes of a folder that was published from that day on."""
    return [problem.code for problem in load(content.path, published_since).problems]


def test_days_of_an_entry(repository):
    """An entry has the day on which its file first came and the day on which it last changed."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.write_text(path.read_text("utf-8") + "\nLebih lengkap.\n", "utf-8")
    commit(repository, "2024-03-01")
    almanac = load(repository.path).almanac
    assert (almanac.published["adipura-2023"], almanac.modified["adipura-2023"]) == ("2024-02-01", "2024-03-01")


def test_renamed_entry_keeps_its_first_day(repository):
    """A rename is no new entry."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.rename(path.with_name("adipura-semarang-2023.md"))
    commit(repository, "2024-03-01")
    history = read_history(repository.path)
    assert history.added["entries/2023/adipura-semarang-2023.md"] == "2024-02-01"


def test_gone_address_is_a_problem_until_an_alias_keeps_it(repository):
    """A renamed entry needs its old address among its aliases; the problem names the file and the address."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.unlink()
    repository.entry("adipura-semarang-2023")
    commit(repository, "2024-03-01")
    problem = load(repository.path, PUBLISHED).problems[0]
    assert str(problem) == (
        "content/entries/2023/adipura-semarang-2023.md: aliases: the address /entri/adipura-2023/ was published and is "
        "gone. Add it to aliases of the entry that takes its place: aliases: [/entri/adipura-2023/]. [A035]"
    )
    repository.entry("adipura-semarang-2023", aliases=["/entri/adipura-2023/"])
    assert codes(repository) == []


def test_every_earlier_name_needs_an_alias(repository):
    """A file renamed twice had two addresses, and both problems point at its name of today."""
    path = repository.entry("satu")
    commit(repository, "2024-02-01")
    path = path.rename(path.with_name("dua.md"))
    commit(repository, "2024-03-01")
    path.rename(path.with_name("tiga.md"))
    commit(repository, "2024-04-01")
    problems = load(repository.path, PUBLISHED).problems
    assert [(problem.code, problem.where.path) for problem in problems] == [
        ("A035", "content/entries/2023/tiga.md")
    ] * 2


def test_deleted_pages_issuers_and_awards_are_gone_too(repository):
    """Whatever had an address of its own is missed."""
    path = repository.page("tentang")
    commit(repository, "2024-02-01")
    path.unlink()
    (repository.path / "registry" / "awards" / "kla.yaml").unlink()
    (repository.path / "registry" / "issuers" / "kemenpppa.yaml").unlink()
    commit(repository, "2024-03-01")
    assert codes(repository) == ["A035", "A035", "A035"]


def test_deletion_is_noticed_before_it_is_committed(repository):
    """The problem shows while it is easily mended."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.unlink()
    assert codes(repository) == ["A035"]


def test_moved_to_another_year_is_not_gone(repository):
    """The folder is no part of the address."""
    path = repository.entry("adipura", edition=2022)
    commit(repository, "2024-02-01")
    path.unlink()
    repository.entry("adipura", folder="2022", edition=2022)
    commit(repository, "2024-03-01")
    assert codes(repository) == []


def test_what_went_before_publication_is_not_missed(repository):
    """Only what was on the branch on the first published day or later had an address that anybody could keep."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.unlink()
    commit(repository, "2024-03-01")
    assert codes(repository, "2024-03-02") == []
    assert codes(repository, "2024-03-01") == ["A035"]


def test_fork_starts_empty_handed(repository):
    """Without a day of publication nothing was published, and nothing can be gone."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.unlink()
    assert codes(repository, None) == []


def test_what_came_back_is_not_gone(repository):
    """An entry that was deleted and written again has its address again."""
    path = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    path.unlink()
    commit(repository, "2024-03-01")
    repository.entry("adipura-2023")
    commit(repository, "2024-04-01")
    assert codes(repository) == []


def test_merged_work_counts_from_the_merge(repository):
    """What a branch added and removed before it was merged was never published."""
    commit_on_main = repository.entry("adipura-2023")
    commit(repository, "2024-02-01")
    git(repository, "2024-02-02", "switch", "--quiet", "--create", "kerja")
    draft = repository.entry("sementara", edition=2022, folder="2022")
    commit(repository, "2024-02-02")
    draft.unlink()
    commit_on_main.write_text(commit_on_main.read_text("utf-8") + "\nLebih.\n", "utf-8")
    commit(repository, "2024-02-03")
    git(repository, "2024-02-04", "switch", "--quiet", "main")
    git(repository, "2024-02-04", "merge", "--quiet", "--no-ff", "--message=x", "kerja")
    history = read_history(repository.path, PUBLISHED)
    assert history.changed["entries/2023/adipura-2023.md"] == "2024-02-04"
    assert history.gone == {}


def test_outside_git_nothing_is_known(content):
    """A folder without a repository has no history, and no day is invented."""
    assert read_history(content.path, PUBLISHED) == History()


def test_shallow_clone_knows_nothing(repository, tmp_path):
    """Half a history would give wrong days, so it gives none."""
    repository.entry()
    commit(repository, "2024-02-01")
    address = f"file://{repository.path.parent}"
    git(repository, "2024-02-01", "clone", "--quiet", "--depth=1", address, str(tmp_path / "klon"))
    assert read_history(tmp_path / "klon" / "content") == History()
    git(repository, "2024-02-01", "clone", "--quiet", address, str(tmp_path / "utuh"))
    assert read_history(tmp_path / "utuh" / "content").known


def test_content_at_the_root_of_a_repository(repository, tmp_path):
    """The content folder may itself be the repository."""
    root = tmp_path / "almanak"
    shutil.copytree(repository.path, root)
    for arguments in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *who, "commit", "--quiet", "--message=x"], cwd=root, check=True, capture_output=True)
    assert "registry/themes.yaml" in read_history(root).added


def test_log_is_read_in_order():
    """Additions, changes, renames and deletions of a log end in days by path."""
    first = "\x012020-01-01\n\nA\tcontent/a\nA\tcontent/b\n"
    log = f"{first}\x012021-01-01\n\nR090\tcontent/a\tcontent/c\nD\tcontent/b"
    history = parse_log(log, "content/", "2020-06-01")
    assert history.added == {"c": "2020-01-01"}
    assert history.changed == {"c": "2021-01-01"}
    assert history.gone == {"a": "c", "b": None}
