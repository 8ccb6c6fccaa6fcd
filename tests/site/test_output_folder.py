"""The output folder follows the content, and what the build did not make there stays."""

from __future__ import annotations

import json
import os

from fork import files_of

LONG_AGO = 1_000_000_000
"""Seconds since 1970: a day in 2001, when no build ran."""


def age(folder):
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def touched(folder):
    """Return the files that were written since they were made old."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files if path.stat().st_mtime > LONG_AGO}


def test_a_build_writes_only_what_changed(small_almanac):
    """The same content leaves every file as old as it was; a word in the body of an entry changes its page alone."""
    output = small_almanac.built()
    age(output)
    small_almanac.built()
    assert touched(output) == set()
    entry = next(small_almanac.content.rglob("uji-jejaring-2018-provinsi-jawa-tengah.md"))
    entry.write_text(entry.read_text("utf-8").replace("The body stands", "The body now stands"), "utf-8")
    small_almanac.built()
    pages = {path for path in touched(output) if path.endswith(".html")}
    assert "entri/uji-jejaring-2018-provinsi-jawa-tengah/index.html" in pages
    assert pages <= {"entri/uji-jejaring-2018-provinsi-jawa-tengah/index.html", "data/index.html"}


def test_the_output_holds_a_list_of_what_the_build_made(golden_almanac):
    """Every file of the output but the list itself is in the list, Pelican's pages included, and nothing else."""
    files = files_of(golden_almanac.output)
    listed = json.loads(files.pop(".almanak-files.json"))
    assert listed == sorted(files)
    assert "tentang/index.html" in listed


def test_what_is_no_longer_in_the_content_leaves_the_output(small_almanac):
    """Pages, data and empty folders of a removed entry, place and static page go; files from elsewhere stay."""
    output = small_almanac.built()
    place = output / "provinsi" / "jawa-tengah"
    page = output / "privasi" / "index.html"
    data = output / "data" / "daerah" / "provinsi-jawa-tengah.json"
    assert place.is_dir()
    assert page.is_file()
    assert data.is_file()
    foreign = [output / "CNAME", output / "kota" / "catatan.txt", output / "privasi" / "milik-saya.txt"]
    for file in foreign:
        file.write_text("bukan dari almanak", "utf-8")
    next(small_almanac.content.rglob("uji-jejaring-2018-provinsi-jawa-tengah.md")).unlink()
    (small_almanac.content / "pages" / "privasi.md").unlink()
    small_almanac.built()
    assert not place.exists()
    assert not page.exists()
    assert not data.exists()
    assert [file.read_text("utf-8") for file in foreign] == ["bukan dari almanak"] * 3


def test_styles_of_before_are_removed(small_almanac):
    """A change of the theme leaves one bundle of styles in the output, not one for each build."""
    theme = small_almanac.folder / "theme"
    original = theme.resolve()
    theme.unlink()
    theme.mkdir()
    for part in ("templates", "translations"):
        (theme / part).symlink_to(original / part)
    static = theme / "static"
    (static / "css").mkdir(parents=True)
    for path in original.joinpath("static").iterdir():
        if path.name != "css":
            (static / path.name).symlink_to(path)
    sheet = static / "css" / "00.css"
    for colour in ("black", "brown"):
        sheet.write_text(f"body {{ color: {colour} }}", "utf-8")
        output = small_almanac.built()
    bundles = [path for path in files_of(output) if path.endswith(".css")]
    assert len(bundles) == 1
    assert "brown" in (output / bundles[0]).read_text("utf-8")
