"""A build that has nothing to do says so at once, and only if nothing that it reads or has written is different."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from almanac import store as storing
from almanac import text_file, unchanged
from almanac.configuration import CONFIGURATION
from almanac.text_file import stamps_below
from almanac.unchanged import Watch

CONTENT, OUTPUT = Path("content"), Path("output")
ASKED = {"content": CONTENT, "output": OUTPUT, "site_url": None}
SETTINGS = "import os\nSITENAME = 'Uji'\nPLUGINS = ['almanac.site']\nTHEME_TEMPLATES_OVERRIDES = ['eigen']\n"
SUMMARY = "3 entries.\nLook at it."


def git(*words):
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], check=True, capture_output=True)


@pytest.fixture
def almanac(tmp_path, monkeypatch):
    """Return an almanac with git's history and an output, as the current folder; new files are trusted at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(text_file, "SETTLED", -(10**9))
    for name in ("content/entries/a.md", "content/media/x.png", "theme/templates/base.html", "eigen/x.html"):
        write(name, "isi")
    write("output/index.html", "Beranda")
    CONFIGURATION.write_text(SETTINGS)
    git("init", "-q")
    git("add", "content")
    git("commit", "-qm", "x")
    return tmp_path


def write(name, text):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def watch(asked=ASKED):
    return Watch(CONTENT, OUTPUT, asked, CONFIGURATION)


def built():
    """Build as far as the watch is concerned."""
    watch().keep(SUMMARY, stamps_below(Path("output")))


@pytest.mark.usefixtures("almanac")
def test_a_second_build_repeats_what_the_first_one_said():
    """Nothing is known before the first build has ended; then its summary is."""
    assert watch().finds_nothing_new() is None
    built()
    assert watch().finds_nothing_new() == SUMMARY


def commit():
    git("commit", "-q", "--allow-empty", "-m", "y")


@pytest.mark.usefixtures("almanac")
@pytest.mark.parametrize(
    "change",
    [
        lambda: write("content/entries/a.md", "lain"),
        lambda: write("content/entries/b.md", ""),
        lambda: Path("content/entries/a.md").unlink(),
        lambda: Path("content/entries/a.md").rename("content/entries/b.md"),
        lambda: write("content/media/x.png", "abc"),
        lambda: write("theme/templates/base.html", "lain"),
        lambda: write("eigen/x.html", "lain"),
        lambda: CONFIGURATION.write_text(SETTINGS.replace("Uji", "Lain")),
        lambda: CONFIGURATION.write_text(SETTINGS + "ALMANAK_BARU = 1\n"),
        commit,
        lambda: write("output/index.html", "Rusak!!"),
        lambda: write("output/baru.html", ""),
        lambda: Path("output/index.html").unlink(),
        lambda: os.utime("output/index.html", (1, 1)),
    ],
    ids=[
        "edited entry",
        "new entry",
        "deleted entry",
        "renamed entry",
        "other picture",
        "template",
        "template of one's own",
        "setting",
        "new setting",
        "commit",
        "spoilt output",
        "foreign output",
        "deleted output",
        "touched output",
    ],
)
def test_whatever_is_different_is_found(change):
    """Content, theme, settings, git's commit and the output each call for a build, which settles it."""
    built()
    change()
    assert watch().finds_nothing_new() is None
    built()
    assert watch().finds_nothing_new() == SUMMARY


@pytest.mark.usefixtures("almanac")
@pytest.mark.parametrize("option", [{"site_url": "https://example.org"}, {"content": Path("content/../content")}])
def test_other_options_are_found(option):
    """A build that was asked for something else is another one."""
    built()
    assert watch({**ASKED, **option}).finds_nothing_new() is None


@pytest.mark.usefixtures("almanac")
def test_settings_from_the_environment_count():
    """What settings come to is looked at, and not the text of their file alone."""
    CONFIGURATION.write_text(SETTINGS + "SITEURL = os.environ.get('SITEURL', '')\n")
    built()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITEURL", "https://example.org")
        assert watch().finds_nothing_new() is None
    assert watch().finds_nothing_new() == SUMMARY


@pytest.mark.usefixtures("almanac")
def test_other_code_is_found(monkeypatch):
    """Another version of the almanac, or of a library, makes another site."""
    built()
    monkeypatch.setattr(unchanged, "toolchain", lambda: b"other code")
    monkeypatch.setattr(storing, "toolchain", lambda: b"other code")
    assert watch().finds_nothing_new() is None


@pytest.mark.usefixtures("almanac")
@pytest.mark.parametrize("plugins", ["['almanac.site', 'other']", "['other']", "[]"])
def test_with_other_plugins_every_build_is_made(plugins):
    """What other plugins of Pelican read is not known, so that nothing is ever found unchanged."""
    CONFIGURATION.write_text(SETTINGS.replace("['almanac.site']", plugins))
    built()
    assert watch().finds_nothing_new() is None


@pytest.mark.usefixtures("almanac")
def test_files_written_just_now_may_be_written_again(monkeypatch):
    """Two writes within a tick of the clock look like one, so that a build of fresh files is not remembered."""
    monkeypatch.setattr(text_file, "SETTLED", 10**15)
    built()
    assert watch().finds_nothing_new() is None


@pytest.mark.usefixtures("almanac")
def test_an_edit_during_a_build_is_found():
    """What a build reads is looked at before it begins, so that an edit while it runs is news to the next one."""
    begun = watch()
    write("content/entries/a.md", "lain")
    begun.keep(SUMMARY, stamps_below(Path("output")))
    assert watch().finds_nothing_new() is None


@pytest.mark.usefixtures("almanac")
def test_hidden_files_of_an_editor_are_no_change():
    """What no build reads calls for none."""
    built()
    write("content/entries/.a.md.swp", "x")
    assert watch().finds_nothing_new() == SUMMARY


@pytest.mark.usefixtures("almanac")
def test_each_output_is_remembered_by_itself():
    """A preview in another folder says nothing of the site."""
    built()
    other = Path("preview")
    assert Watch(CONTENT, other, {**ASKED, "output": other}, CONFIGURATION).finds_nothing_new() is None


def test_a_folder_without_history_is_known_as_well(almanac):
    """Outside of git nothing is known of commits, and a build is remembered all the same."""
    (almanac / ".git").rename(almanac / "git")
    built()
    assert watch().finds_nothing_new() == SUMMARY


def test_a_history_that_has_become_whole_is_found(almanac, monkeypatch):
    """A shallow clone tells no days; once the rest of the history is fetched it does, at the very same commit."""
    for _ in range(2):
        commit()
    git("clone", "-q", "--depth", "1", f"file://{almanac}", "clone")
    monkeypatch.chdir(almanac / "clone")
    CONFIGURATION.write_text(SETTINGS)
    built()
    assert watch().finds_nothing_new() == SUMMARY
    git("fetch", "-q", "--unshallow")
    assert watch().finds_nothing_new() is None
