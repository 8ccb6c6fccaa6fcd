"""Content with a problem is never half published, and wrong usage is told from wrong content."""

from __future__ import annotations

import shutil

import pytest

from fork import PROJECT, files_of

BROKEN = "uji-bersih-2015-kota-semarang.md"


@pytest.fixture
def broken_almanac(small_almanac):
    """Return an almanac that was built once and whose content has an unknown issuer since."""
    small_almanac.built()
    entry = next(small_almanac.content.rglob(BROKEN))
    entry.write_text(entry.read_text("utf-8").replace("[kementerian-uji-lama]", "[kementerian-uji-lam]"), "utf-8")
    return small_almanac


def written_below(folder):
    """Return the files below a folder, without what Python keeps compiled beside the settings."""
    return {path: data for path, data in files_of(folder).items() if "__pycache__" not in path}


def folders_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_dir() and path.name != "__pycache__")


def times(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("command", ["build", "pelican"])
def test_an_error_in_the_content_leaves_the_output_as_it_was(broken_almanac, command):
    """A build that finds a problem says where, exits 1, and touches neither files nor folders of the output."""
    before = files_of(broken_almanac.output), times(broken_almanac.output)
    run = broken_almanac.build() if command == "build" else broken_almanac.pelican("-o", "output")
    assert run.returncode == 1
    said = " ".join((run.stdout + run.stderr).split())  # Pelican's log breaks lines at the width of the terminal
    assert "[A012]" in said
    assert "kementerian-uji-lama" in said
    assert (files_of(broken_almanac.output), times(broken_almanac.output)) == before


@pytest.mark.parametrize("command", ["build", "pelican"])
def test_an_error_in_the_content_creates_no_output(broken_almanac, command):
    """A first build that finds a problem leaves no output folder behind."""
    run = broken_almanac.build("--output", "first") if command == "build" else broken_almanac.pelican("-o", "first")
    assert run.returncode == 1
    assert not (broken_almanac.folder / "first").exists()


@pytest.mark.parametrize("command", ["build", "pelican"])
def test_a_page_cannot_say_where_it_is_written(small_almanac, command):
    """Pelican's own metadata in a page are unknown fields: nothing is written, least of all outside the output."""
    page = small_almanac.content / "pages" / "nakal.md"
    summary = "Halaman yang ingin menulis dirinya di luar tempatnya."
    steering = {"save_as": "../../keluar.html", "url": "entri/x/", "template": "base", "slug": "x", "status": "hidden"}
    lines = "".join(f"{name}: {value}\n" for name, value in steering.items())
    page.write_text(f"---\ntitle: Halaman nakal\nsummary: {summary}\n{lines}---\nData uji.\n", "utf-8")
    before = written_below(small_almanac.folder.parent)
    run = small_almanac.build() if command == "build" else small_almanac.pelican("-o", "output")
    shutil.rmtree(small_almanac.folder / ".cache")
    assert run.returncode == 1
    said = " ".join((run.stdout + run.stderr).split())
    assert said.count("[A010]") >= len(steering)
    assert all(f"{name}: unknown field" in said or f"'{name}'" in said for name in steering)
    assert written_below(small_almanac.folder.parent) == before


@pytest.mark.parametrize(
    "options",
    [
        ["terbit"],
        ["build", "--keluaran", "x"],
        ["build", "--output"],
        ["build", "--jobs", "0"],
        ["build", "--site-url", "almanak.example"],
        ["build", "--content", "tiada"],
        ["check", "--content", "tiada"],
        ["check", "--format", "xml"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(small_almanac, options):
    """An unknown command, an unknown or wrong option and a missing content folder are no problems of the content."""
    run = small_almanac.run(str(PROJECT / "build.py"), *options)
    assert run.returncode == 2
    assert run.stderr.strip()
    assert "Traceback" not in run.stderr
    assert not small_almanac.output.exists()


@pytest.mark.parametrize("output", ["/", ".", "..", "content", "content/pages", "content/output"])
def test_a_build_never_writes_over_the_almanac(small_almanac, output):
    """A root, the almanac's folder, what holds it, and the content are no output: said in one line, exit 2."""
    around = small_almanac.folder.parent
    before = written_below(around), folders_below(around)
    run = small_almanac.build("--output", output)
    assert run.returncode == 2
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert line.startswith("build.py: --output ")
    assert line.endswith(", such as output")
    assert (written_below(around), folders_below(around)) == before


def test_a_folder_without_settings_is_wrong_usage(tmp_path, golden_almanac):
    """`build.py` says that it stands in no almanac instead of failing in Pelican."""
    golden = golden_almanac.content
    run = type(golden_almanac)(tmp_path).build("--content", str(golden))
    assert run.returncode == 2
    assert "pelicanconf.py" in run.stderr
    assert list(tmp_path.iterdir()) == []
