"""A site of about fifteen invented entries against its expected output, which is reviewed as a diff.

`make golden` writes tests/golden/expected/ anew. The content is test data and names no real recognition.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from expected_output import expected_output, without_hashes

from fork import files_of

EXPECTED = Path(__file__).resolve().parent / "expected"
SHOWN_LINES = 60
"""Lines of differences in a failure's message; git shows the rest after `make golden`."""


def write_expected(output: dict[str, bytes]) -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in output.items():
        target = EXPECTED / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def differences(expected: dict[str, bytes], output: dict[str, bytes]) -> list[str]:
    """Return files that are missing or new, then differing lines."""
    lines = [f"missing: {path}" for path in sorted(expected.keys() - output.keys())]
    lines += [f"not expected: {path}" for path in sorted(output.keys() - expected.keys())]
    for path in sorted(expected.keys() & output.keys()):
        if expected[path] != output[path]:
            before, after = (text[path].decode().splitlines() for text in (expected, output))
            lines += difflib.unified_diff(before, after, f"expected/{path}", f"output/{path}", n=0, lineterm="")
    return lines


def test_output_is_as_expected(golden_almanac, update_golden):
    """Every page, feed, table and calendar of the golden site is byte for byte what was reviewed last."""
    output = expected_output(golden_almanac.output)
    if update_golden:
        write_expected(output)
    found = differences(files_of(EXPECTED), output)
    shown = "\n".join(line[:300] for line in found[:SHOWN_LINES])
    assert not found, f"{len(found)} differences; if they are meant, run `make golden`\n{shown}"


def test_styles_do_not_change_the_expected_output(golden_almanac):
    """No hash of styles, scripts, icon or seals is left in what is compared."""
    names = [path.relative_to(golden_almanac.output) for path in golden_almanac.output.glob("aset/*")]
    hashes = {part for name in names for part in name.name.replace("-", ".").split(".") if len(part) == 10}
    assert len(hashes) == 4
    assert all(one not in without_hashes(name.as_posix()) for one in hashes for name in names)
    assert not [path for path, text in files_of(EXPECTED).items() for one in hashes if one.encode() in text]


def test_a_draft_changes_nothing(golden_almanac, small_almanac):
    """The site with a draft is byte for byte the site without it: pages, data, feeds and search index."""
    drafts = [path for path in small_almanac.content.rglob("*.md") if "\ndraft: true\n" in path.read_text("utf-8")]
    assert len(drafts) == 1
    drafts[0].unlink()
    without = small_almanac.built()
    assert files_of(golden_almanac.output) == files_of(without)


def test_days_of_git_reach_the_site_only_with_its_history(golden_almanac, small_almanac):
    """The golden site is built outside git and shows no day of addition; inside, commits bring them to the sitemap."""
    git = ["git", "-C", str(small_almanac.folder), "-c", "user.name=Uji", "-c", "user.email=uji@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "content"], check=True)
    day = {**os.environ, "GIT_AUTHOR_DATE": "2024-02-29T12:00:00Z", "GIT_COMMITTER_DATE": "2024-02-29T12:00:00Z"}
    subprocess.run([*git, "commit", "--quiet", "-m", "Data uji"], check=True, env=day)
    dated = (small_almanac.built() / "sitemap.xml").read_text("utf-8")
    assert "<lastmod>2024-02-29</lastmod>" in dated
    assert "<lastmod>" not in (golden_almanac.output / "sitemap.xml").read_text("utf-8")


def test_everything_that_the_golden_site_is_to_show_is_in_it(golden_almanac):
    """The content has every kind and status, ties, a unit, shared origins, an old address and dates of every sort."""
    table = json.loads((golden_almanac.output / "data" / "recognitions.json").read_text("utf-8"))
    assert {row["kind"] for row in table} == {"award", "ranking", "certificate", "membership"}
    assert {row["status"] for row in table} == {"reported", "confirmed", "announced", "disputed", "revoked"}
    dates = {row["conferred"] for row in table}
    assert {None, "2018-08-17~", "2019?", "2018/2019", "2017-02"} <= dates
    assert (golden_almanac.output / "entri" / "piala-uji-salatiga" / "index.html").is_file()


def test_tallies_count_only_what_counts(golden_almanac):
    """What is revoked, disputed, announced or personal is in no tally of an award's ladder or an issuer's page."""
    ladder = page_text(golden_almanac.output / "penghargaan" / "uji-bersih" / "index.html")
    for tier, number in (("Emas Uji nilai 85 ke atas", 2), ("Perak Uji juga: Perak nilai 70 sampai 84", 3)):
        assert f"{tier} {number} " in ladder
    assert "Perunggu Uji nilai 60 sampai 69 2 " in ladder
    issuer = page_text(golden_almanac.output / "pemberi" / "kementerian-uji-baru" / "index.html")
    assert "Tercatat 3 pengakuan bagi 3 daerah" in issuer
    assert "Penghargaan Uji Bersih 2 Sertifikat Layanan Uji 1 " in issuer


def page_text(file: Path) -> str:
    """Return a page's text without tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", file.read_text("utf-8")).split())
