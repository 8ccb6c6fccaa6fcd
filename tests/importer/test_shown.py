"""A recognition and its evidence as lines: what is highlighted, how wide they are, what is said of doubt."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import TEXT, finding, reading, recognition, span, text_of

from almanac.importer.dialogue import answers, shown
from almanac.importer.dialogue.shown import MOST_LINES, Piece, Screen, Tone
from almanac.importer.extraction.article import read_article
from almanac.importer.findings import Finding, Person, Recipient
from almanac.importer.notes import Note, Why
from almanac.language import Language
from almanac.model import Status
from almanac.registry_reader import read_registry

T = Language()
NARROW = Screen(60, colour=True)
PLAIN = Screen(60, colour=False)


@pytest.fixture
def registry(content):
    """Return the small registry."""
    return read_registry(content.path)[0]


def highlighted(lines):
    """Return what stands out as evidence, joined over line ends."""
    return " ".join(piece.text for line in lines for piece in line if piece.tone is Tone.EVIDENCE)


def test_evidence_is_highlighted_in_its_sentence():
    """The words of a span stand out, and those around them are shown plain."""
    article = read_article(TEXT, "contoh")
    lines = shown.passages(article, [span("Selasa (5/3)")], NARROW)
    assert highlighted(lines) == "Selasa (5/3)"
    assert "Wali Kota Ita pada Selasa (5/3) di Balai" in text_of(lines).replace("\n│ ", " ")


def test_evidence_stands_between_signs_without_colour():
    """Where the screen shows no colour, signs tell where evidence begins and ends."""
    article = read_article(TEXT, "contoh")
    assert "»Selasa (5/3)«" in text_of(shown.passages(article, [span("Selasa (5/3)")], PLAIN)).replace("\n│ ", " ")


def test_passage_ends_at_its_paragraph():
    """What stands around evidence never runs into another paragraph, and what is left out is told by dots."""
    article = read_article(TEXT, "contoh")
    told = text_of(shown.passages(article, [span("114 daerah")], NARROW))
    assert told.startswith("│ Ada 114 daerah")
    assert "Balai" not in told
    assert text_of(shown.passages(article, [span("Menteri Siti")], NARROW)).endswith(" …")


def test_evidence_of_two_paragraphs_is_shown_apart():
    """What stands close together in two paragraphs is two passages, each from the beginning of a line."""
    article = read_article(TEXT, "contoh")
    told = text_of(shown.passages(article, [span("stasiun"), span("114 daerah")], NARROW))
    assert "stasiun.\n│ Ada 114 daerah" in told


def test_near_evidence_is_shown_in_one_passage():
    """Two spans of one sentence are highlighted in it, once."""
    article = read_article(TEXT, "contoh")
    lines = shown.passages(article, [span("Kota Pekalongan"), span("Kota Semarang")], NARROW)
    assert highlighted(lines) == "Kota Semarang Kota Pekalongan"
    assert text_of(lines).count("menerima Adipura") == 1


def test_much_evidence_is_cut_short():
    """More lines than a screen takes above a question end in a line of dots."""
    text = "Judul\n\n" + "\n\n".join(f"Alinea {number} menyebut kota ini." for number in range(40))
    article = read_article(text, "contoh")
    spans = [span(f"Alinea {number} ", text) for number in range(40)]
    lines = shown.passages(article, spans, NARROW)
    assert len(lines) == MOST_LINES
    assert text_of(lines[-1:]) == "│ …"


@given(st.text(max_size=400), st.data(), st.integers(10, 140))
def test_lines_fit_the_screen_and_cannot_steer_it(text, data, columns):
    """Whatever an article holds, no line is wider than the screen, and no control or invisible character is shown."""
    ends = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    spans = [(min(pair), max(pair)) for pair in ends]
    screen = Screen(columns, colour=data.draw(st.booleans()))
    for line in shown.passages(read_article(text, "x"), spans, screen):
        told = text_of([line])
        assert len(told) <= screen.width
        assert all(unicodedata.category(char)[0] != "C" for char in told)


def test_escape_sequence_of_an_article_is_harmless():
    """An article that tries to clear the screen shows what is left of its sequence as text."""
    text = "Judul berita\n\nKota Semarang \x1b[2Jmenerima Adipura.\n"
    told = text_of(shown.passages(read_article(text, "x"), [span("menerima", text)], NARROW))
    assert "\x1b" not in told
    assert "Semarang [2Jmenerima" in told


def test_long_word_is_cut_and_short_ones_are_not():
    """Running text breaks at spaces, and inside a word only where that is longer than a line."""
    lines = shown.wrapped([Piece("satu dua " + "x" * 45)], Screen(20, colour=True))
    assert text_of(lines).splitlines() == ["satu dua", "x" * 20, "x" * 20, "x" * 5]


def test_lines_stay_short_on_a_wide_screen():
    """However wide the screen is, no line is longer than can be read with ease."""
    lines = shown.wrapped([Piece("kata " * 100)], Screen(300, colour=True))
    assert max(map(len, text_of(lines).splitlines())) <= shown.WIDEST


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(0.95, "yakin"), (0.9, "yakin"), (0.8, "cukup yakin"), (0.6, "perlu dilihat"), (0.3, "tebakan")],
)
def test_confidence_is_said_in_words(confidence, word):
    """A number from 0 to 1 is told in four words."""
    assert shown.confidence(confidence, T).text == word


def test_what_a_person_confirmed_has_no_word_of_doubt():
    """Confidence 1 goes without a word."""
    assert shown.confidence(1.0, T) is None


def test_recognition_begins_with_all_evidence_and_its_doubts(registry):
    """The block above the questions highlights every value and names the doubtful ones, the most doubtful first."""
    made = recognition(
        registry,
        conferred=finding("2024-03-05", "Selasa (5/3)", 0.3),
        edition=finding(2023, "2023", 0.6),
        venue=finding("Balai Kartini", "Balai Kartini", 0.95),
    )
    lines = tuple(shown.recognised(reading(made).article, made, 1, 2, NARROW, T))
    told = text_of(lines)
    assert "Pengakuan 1 dari 2. Adipura: Kota Semarang dan Kota" in told
    assert "Selasa (5/3)" in highlighted(lines)
    assert "Balai Kartini" in highlighted(lines)
    assert told.endswith("Perlu dilihat: Diserahkan dan Edisi.")


def test_certain_recognition_names_no_doubts(registry):
    """Where every value is likely, nothing is asked to be looked at."""
    made = recognition(registry, edition=None)
    assert "Perlu dilihat" not in text_of(shown.recognised(reading(made).article, made, 1, 1, NARROW, T))


def test_value_is_shown_with_doubt_evidence_note_and_alternatives():
    """A question shows what was found, how sure that is, where it stands, what speaks against it, and what else."""
    article = read_article(TEXT, "contoh")
    doubtful = finding(2023, "2023", 0.6, note=Note(Why.OTHER_YEAR, ("2024",)), alternatives=(2024, 2022))
    told = text_of(shown.found(answers.years(T), doubtful, (2024, 2022), article, NARROW, T))
    assert "Enter) 2023 · perlu dilihat" in told
    assert "menerima Adipura tahun 2023" in told.replace("\n│ ", " ")
    assert "Catatan: artikel menulis tahun 2024" in told
    assert "1) 2024 · 2) 2022" in told


def test_alternatives_that_are_numbers_go_without_numbers():
    """Where a bare number is itself a value, it cannot choose an alternative."""
    article = read_article(TEXT, "contoh")
    doubtful = Finding(2, (), 0.6, None, (3,))
    told = text_of(shown.found(answers.numbers(10, T), doubtful, (3,), article, NARROW, T))
    assert told.splitlines()[1:] == ["  3"]


def test_result_says_everything_that_a_recipient_got(registry):
    """Unit, tier, rank, score, category and who received it are told in one line."""
    place = Finding(registry.places["kota-semarang"], (), 0.9)
    values = {
        "unit": "Dinas Kesehatan",
        "tier": "Utama",
        "rank": 2,
        "of": 10,
        "score": "80,64",
        "category": "kota besar",
    }
    made = Recipient(place, **{name: Finding(value, (), 0.9) for name, value in values.items()})
    made = replace(made, received_by=Finding(Person("Ita", "Wali Kota"), (), 0.9))
    assert shown.result(made, T) == (
        "Dinas Kesehatan, tingkat Utama, peringkat 2 dari 10, nilai 80,64, kategori kota besar, diterima Ita, Wali Kota"
    )
    assert shown.result(Recipient(place), T) == ""


def test_beginning_says_what_was_found(registry):
    """The first lines give the article and the number of recognitions, or that and why there are none."""
    made = reading(recognition(registry), recognition(registry))
    told = text_of(shown.beginning(made, NARROW, T))
    assert "Dua Kota Menerima Adipura" in told
    assert "Warta Uji · 2024-03-07" in told
    assert "2 pengakuan ditemukan." in told


def test_article_without_recognitions_says_why():
    """Where nothing was found, the reading's reason stands beside that."""
    made = reading()
    told = text_of(shown.beginning(replace(made, reason=Note(Why.MEETING)), NARROW, T))
    assert "Tidak ada pengakuan yang ditemukan. (yang diberitakan rapat atau pelatihan)" in told.replace("\n", " ")


def test_overview_tells_each_recognition_with_its_facts(registry):
    """Before anything is written, each recognition is told by award, places, kind, edition, day and issuers."""
    told = text_of(shown.overview([recognition(registry, status=Status.ANNOUNCED)], Screen(100, colour=True), T))
    assert "1 Adipura: Kota Semarang" in told
    assert "Penghargaan · edisi 2023 · 2024-03-05 (5 Maret 2024)" in told
    assert "Kementerian Lingkungan Hidup dan Kehutanan" in told
    assert "diumumkan" in told


def test_short_texts_stand_side_by_side_as_far_as_they_fit():
    """Texts are put on as few lines as possible, none is broken, and empty ones are left out."""
    lines = shown.joined(["a" * 15, "", "b" * 15, "c" * 15], Screen(35, colour=True))
    assert text_of(lines).splitlines() == [f"{'a' * 15} · {'b' * 15}", "c" * 15]
