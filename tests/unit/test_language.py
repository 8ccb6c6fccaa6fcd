"""The interface speaks Indonesian by itself, other languages by a catalogue: messages, numbers, dates, lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac import edtf, language
from almanac.language import Language, read_language
from almanac.problems import UsageError
from almanac.store import Store

TRANSLATIONS = Path(__file__).parents[2] / "theme/translations"
CATALOGUE = """msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Pemberi"
msgstr "Issuer"

msgctxt "several"
msgid "Pemberi"
msgstr "Issuers"

msgid "%(n)s catatan"
msgid_plural "%(n)s catatan"
msgstr[0] "%(n)s record"
msgstr[1] "%(n)s records"
"""


@pytest.fixture
def english(tmp_path):
    """Return English with a catalogue of three messages."""
    path = tmp_path / "en/LC_MESSAGES/almanak.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, "utf-8")
    return read_language("en", tmp_path)


INDONESIAN = Language()


def test_indonesian_needs_no_catalogue(tmp_path):
    """The source language is there without a file, and says every message as it is written."""
    language = read_language("id", tmp_path / "nothing")
    assert language.code == "id"
    assert language.gettext("Pemberi") == "Pemberi"
    assert language.pgettext("several", "Pemberi") == "Pemberi"


def test_messages_are_looked_up(english):
    """A message is said as the catalogue has it, by its context where it has one."""
    assert english.gettext("Pemberi") == "Issuer"
    assert english.pgettext("several", "Pemberi") == "Issuers"


def test_an_unknown_message_is_said_as_written(english):
    """A message that the catalogue lacks is said in Indonesian rather than not at all."""
    assert english.gettext("Penerima") == "Penerima"
    assert english.pgettext("several", "Penerima") == "Penerima"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 records"), (1, "1 record"), (2, "2 records"), (1250, "1,250 records")]
)
def test_a_number_chooses_the_form(english, number, said):
    """The form of a message fits its number, which is written with the language's separators."""
    assert english.ngettext("%(n)s catatan", "%(n)s catatan", number) == said


def test_indonesian_has_one_form():
    """Without a catalogue a number is filled in the Indonesian way."""
    assert INDONESIAN.ngettext("%(n)s catatan", "%(n)s catatan", 1250) == "1.250 catatan"


def test_numbers_have_the_separators_of_the_language(english):
    """Thousands and decimals are written as the language writes them."""
    assert (INDONESIAN.number(10000), english.number(10000)) == ("10.000", "10,000")
    assert (INDONESIAN.number(0.5), english.number(0.5)) == ("0,5", "0.5")


@pytest.mark.parametrize(
    ("written", "said"), [("6,356", "6.356"), ("78,40", "78.40"), ("90", "90"), ("AA, sangat baik", "AA, sangat baik")]
)
def test_a_score_keeps_its_value_in_another_language(english, written, said):
    """A score with a decimal comma does not turn into thousands; every digit and any other text stays."""
    assert english.decimal(written) == said
    assert INDONESIAN.decimal(written) == written


def test_dates_are_said_in_the_language(english):
    """Dates, days and months are in the language's words, as certain as they are."""
    date = edtf.parse("2023-12-19?")
    assert (INDONESIAN.date(date), english.date(date)) == ("mungkin 19 Desember 2023", "possibly 19 December 2023")
    assert (INDONESIAN.day(date), english.day(date)) == ("mungkin 19 Desember", "possibly 19 December")
    assert [INDONESIAN.month(number) for number in (1, 12)] == ["Januari", "Desember"]
    assert [english.month(number) for number in (1, 12)] == ["January", "December"]


def test_lists_are_running_text(english):
    """Items are joined with the language's word for "and"; no item is an empty text."""
    assert INDONESIAN.listed(["A", "B", "C"]) == "A, B, dan C"
    assert english.listed(["A", "B"]) == "A and B"
    assert english.listed(["A"]) == "A"
    assert english.listed([]) == ""


def test_a_text_in_another_language_is_told(english):
    """A text needs its language marked only where it is another than the interface's."""
    assert english.foreign("id") == "id"
    assert english.foreign("en") == INDONESIAN.foreign("id") == ""


@pytest.mark.parametrize("code", ["en", "jv", "../en"])
def test_a_language_without_a_catalogue_is_refused(tmp_path, code):
    """A setting that names a language without a catalogue is told with the languages that there are."""
    with pytest.raises(UsageError, match=r"no catalogue for the language .*the languages are en, id"):
        read_language(code, tmp_path)


def test_the_english_catalogue_is_that_of_the_theme():
    """The theme's own catalogue is read, with the terms of the almanac."""
    english = read_language("en", TRANSLATIONS)
    assert english.pgettext("several", "Penghargaan") == "Awards"
    assert english.ngettext("%(n)s penerbit", "%(n)s penerbit", 1) == "1 publisher"


# --- Languages that are kept ---


def test_a_language_is_kept_as_it_was_read(tmp_path, english, monkeypatch):
    """What is taken from the store says what was read, and Babel is not asked again."""
    store = Store(tmp_path / "store")
    read_language("en", tmp_path, store)
    monkeypatch.setattr(language, "forms_of", None)
    monkeypatch.setattr(language, "_compiled", None)
    kept = read_language("en", tmp_path, store)
    assert (kept.messages, kept.forms) == (english.messages, english.forms)
    assert kept.number(1234) == "1,234"


def test_a_changed_catalogue_is_read_again(tmp_path, english):
    """A message that was mended is said as it is now, and another language is not taken for the one that is kept."""
    store = Store(tmp_path / "store")
    read_language("en", tmp_path, store)
    path = tmp_path / "en/LC_MESSAGES/almanak.po"
    path.write_text(path.read_text("utf-8").replace('"Issuer"', '"Giver"'), "utf-8")
    assert english.gettext("Pemberi") == "Issuer"
    assert read_language("en", tmp_path, store).gettext("Pemberi") == "Giver"
    assert read_language("id", tmp_path, store).number(1234) == "1.234"
