"""What `docs/problems.md` says of limits and readings is what the check does; its table is held in test_docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from almanac.link import EDITION_AFTER, EDITION_BEFORE
from almanac.problems import CODES
from almanac.text_file import LARGEST_FILE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "problems.md").read_text("utf-8")


def test_page_names_each_code_in_order_and_no_other():
    """Within each section the codes rise, none stands twice, and none is there that does not exist."""
    sections = [re.findall(r"^\| (A\d{3}) \|", section, re.MULTILINE) for section in PAGE.split("\n## ")]
    assert all(codes == sorted(codes) for codes in sections)
    assert sorted(code for codes in sections for code in codes) == sorted(CODES)
    assert set(re.findall(r"\bA\d{3}\b", PAGE)) == set(CODES)


@pytest.mark.parametrize(
    ("written", "read"),
    [("no", "as false"), ("010", "as the number 8"), ("12:30", "as the number 750"), ("33.70", "as the number 33.7")],
)
def test_yaml_reads_as_the_page_says(content, written, read):
    """The surprises that the page warns of are the ones that the check reports."""
    path = content.entry(recipients=[{"place": "SURPRISE"}])
    path.write_text(path.read_text("utf-8").replace("SURPRISE", written), "utf-8")
    (problem,) = content.problems()
    assert f"YAML reads {written} {read}" in problem.message
    assert f"`{written}` {read.replace('the number ', '')}" in PAGE


def test_distances_are_those_of_the_check():
    """The page names the distances between edition and conferral that the check allows."""
    assert (EDITION_AFTER, EDITION_BEFORE) == (1, 5)
    assert "up to one year after its conferral or five before" in PAGE


def test_limit_of_size_is_that_of_the_reader():
    """The page names the size from which a file is refused."""
    assert f"more than {LARGEST_FILE // 1024} KB" in PAGE
