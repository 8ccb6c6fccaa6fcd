"""Each folder here is invalid content of one kind; `expected.txt` in it is what `build.py check` prints, to the letter.

After a change of wording, write one anew with
`python build.py check --content tests/invalid/NAME > tests/invalid/NAME/expected.txt` and review the difference.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from almanac.cli import main
from almanac.problems import CODES

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
FOLDERS = sorted(path.parent for path in HERE.glob("*/expected.txt"))

TESTED_ELSEWHERE = {"A035": "test_gone_address_is_a_problem_until_an_alias_keeps_it (tests/unit/test_history.py)"}
"""Codes that need more than a folder: what was published before is known from git alone."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_prints_its_problems(folder, capsys):
    """Every problem of the folder is printed with its place, and nothing else; the exit status is 1."""
    status = main(["check", "--content", str(folder)])
    assert capsys.readouterr().out == (folder / "expected.txt").read_text("utf-8")
    assert status == 1


def test_shell_prints_the_same():
    """The command itself, run from a shell with a relative path, prints the same and exits with 1."""
    command = [sys.executable, "build.py", "check", "--content", "tests/invalid/everything-at-once"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    assert done.stdout == (HERE / "everything-at-once" / "expected.txt").read_bytes()
    assert done.returncode == 1


def test_every_code_has_a_folder():
    """No problem code is without invalid content that shows it."""
    shown = {code for folder in FOLDERS for code in re.findall(r"\[(A\d+)\]$", expected(folder), re.MULTILINE)}
    assert shown | set(TESTED_ELSEWHERE) == set(CODES)


def test_every_folder_is_a_case():
    """A folder without `expected.txt` would be passed over in silence."""
    cases = {path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert cases == set(FOLDERS)


def test_codes_tested_elsewhere_are_tested():
    """The tests that stand in for a folder exist under the names given here."""
    for named in TESTED_ELSEWHERE.values():
        name, path = re.fullmatch(r"(\w+) \((.+)\)", named).groups()
        assert f"def {name}(" in (PROJECT / path).read_text("utf-8")


def test_one_run_reports_every_file():
    """Problems of front matter, references, bodies, links, names, pages and registry stand side by side."""
    lines = expected(HERE / "everything-at-once").splitlines()
    assert len({line.split(":")[0] for line in lines}) >= 8
    assert len({line[-5:-1] for line in lines}) >= 18


def expected(folder: Path) -> str:
    """Return what a folder is expected to print."""
    return (folder / "expected.txt").read_text("utf-8")
