"""The same almanac with its interface in English."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po

from fork import PROJECT, Fork, small_fork

CATALOGUE = PROJECT / "theme" / "translations" / "en" / "LC_MESSAGES" / "almanak.po"

#: Attributes that are read to somebody or shown.
SPOKEN = {"alt", "aria-label", "placeholder", "title"}

#: Elements without an end.
VOID = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "use", "wbr"}


class Words(HTMLParser):
    """Gathers a page's texts in the interface's language, with single spaces; an entry's own are marked by `lang`."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.open: list[tuple[str, bool]] = [("", True)]
        """Elements around the place that is read, each with whether what it holds is the interface's."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: " ".join((value or "").split()) for name, value in attrs}
        ours = given["lang"] == "en" if "lang" in given else self.open[-1][1] and tag not in {"pre", "script"}
        if ours:
            self.texts.update(value for name, value in given.items() if name in SPOKEN)
        if tag not in VOID:
            self.open.append((tag, ours))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open[-1][1]:
            self.texts.add(" ".join(data.split()))


@pytest.fixture(scope="module")
def english_almanac(tmp_path_factory: pytest.TempPathFactory) -> Fork:
    """Return the golden almanac, built with DEFAULT_LANG = "en"."""
    made = small_fork(tmp_path_factory.mktemp("english") / "almanac")
    settings = made.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace('DEFAULT_LANG = "id"', 'DEFAULT_LANG = "en"'), "utf-8")
    made.built()
    return made


def test_every_page_of_the_golden_site_is_there_in_english(english_almanac, golden_almanac):
    """All templates render in English, at the same addresses, and say that they are in English."""
    pages = {
        made.folder: {path.relative_to(made.output) for path in made.output.rglob("*.html")}
        for made in (english_almanac, golden_almanac)
    }
    assert pages[english_almanac.folder] == pages[golden_almanac.folder]
    for path in sorted(english_almanac.output.rglob("*.html")):
        assert re.search(r'<html lang="?en\b', path.read_text("utf-8")), path


def test_no_message_stays_in_indonesian(english_almanac):
    """No page of the English site shows a message whose translation is another."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    messages = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        messages |= {name: strings for name in ids if name and name not in strings and "%(" not in name}
    # What is also a translation ("Data") is English, and the first words of places' names are names.
    allowed = {string for strings in messages.values() for string in strings} | {"Kota", "Kabupaten", "Provinsi"}
    assert len(messages) > 150
    left = {}
    for path in sorted(english_almanac.output.rglob("*.html")):
        words = Words()
        words.feed(path.read_text("utf-8"))
        found = (words.texts & messages.keys()) - allowed
        if found:
            left[path.relative_to(english_almanac.output).as_posix()] = sorted(found)
    assert left == {}


def test_dates_are_in_english(english_almanac):
    """Dates in words and machine-readable interface texts follow the language."""
    page = (english_almanac.output / "entri" / "uji-bersih-2016-kota-semarang" / "index.html").read_text("utf-8")
    assert "February 2017" in page
    assert "Februari 2017</" not in page
