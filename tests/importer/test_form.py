"""The form: what a person accepts, changes, adds and drops, the ways back and out, and how quick a right reading is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scripted import BACK, DROP, LEAVE, UNKNOWN, Scripted, finding, reading, recognition, span

from almanac import edtf
from almanac.importer.dialogue.form import fill, review
from almanac.importer.dialogue.shown import named_findings
from almanac.importer.findings import Person
from almanac.importer.notes import Note, Why
from almanac.language import Language, read_language
from almanac.model import Kind, Status
from almanac.registry_reader import read_registry
from almanac.schema import EARLIEST_YEAR, LATEST_YEAR

T = Language()
TRANSLATIONS = Path(__file__).parents[2] / "theme/translations"

FIELDS = [
    "Jenis",
    "Penghargaan",
    "Edisi",
    "Diserahkan",
    "Tempat acara",
    "Pemberi",
    "Yang menyerahkan",
    "Penerima",
    "Jumlah penerima",
    "Untuk",
    "Status",
]
"""What is asked of a recognition, in the order of the front matter."""


@pytest.fixture
def registry(content):
    """Return the small registry."""
    return read_registry(content.path)[0]


def before(field, *answers):
    """Return answers that accept all fields before one, then the given ones."""
    return [*[""] * FIELDS.index(field), *answers]


def answered(registry, field, *answers, **changes):
    """Return the recognition that comes of these answers at one field, all else being accepted, and the terminal."""
    terminal = Scripted(before(field, *answers))
    made = review(reading(recognition(registry, **changes)), registry, terminal, T)
    return made.recognitions[0], terminal


def test_accepting_everything_confirms_every_value(registry):
    """Enter at every question keeps all values and their evidence, with confidence 1 and nothing left to weigh."""
    given = reading(recognition(registry))
    made = review(given, registry, Scripted([]), T)
    was, found = (dict(named_findings(one.recognitions[0])) for one in (given, made))
    assert {name: one.value for name, one in found.items()} == {name: one.value for name, one in was.items()}
    assert {name: one.spans for name, one in found.items()} == {name: one.spans for name, one in was.items()}
    everything = [*found.values(), made.publisher, made.published]
    assert {(one.confidence, one.alternatives, one.note) for one in everything} == {(1.0, (), None)}


def test_right_reading_takes_one_key_a_value(registry):
    """A reading without a mistake is confirmed with fourteen times Enter, in the order of the front matter."""
    terminal = Scripted([])
    review(reading(recognition(registry)), registry, terminal, T)
    assert terminal.titles == [*FIELDS, "Penerbit sumber", "Sumber terbit", "Yang akan ditulis:"]


def test_questions_leave_what_was_settled(registry):
    """After each answer a line stays that says what the field is now, unknown ones included."""
    _, terminal = answered(registry, "Edisi", UNKNOWN)
    assert "✓ Penghargaan: Adipura (adipura)" in terminal.told
    assert "– Edisi: tidak diketahui" in terminal.told


def test_typed_value_takes_the_place_of_the_one_found(registry):
    """What a person types is the value, with confidence 1; the evidence of the old one is gone."""
    made, _ = answered(registry, "Edisi", "2022")
    assert (made.edition.value, made.edition.confidence, made.edition.spans) == (2022, 1.0, ())


def test_typed_words_that_the_article_has_are_their_own_evidence(registry):
    """A venue that stands in the text in the same words is told where."""
    made, _ = answered(registry, "Tempat acara", "balai kartini")
    assert (made.venue.value, made.venue.spans) == ("balai kartini", (span("Balai Kartini"),))


def test_short_text_is_no_evidence_by_chance(registry):
    """A word of two letters stands in every article, and is not pointed at."""
    made, _ = answered(registry, "Tempat acara", "di")
    assert made.venue.spans == ()


def test_alternative_is_chosen_by_its_number(registry):
    """The number in front of an alternative stands for it."""
    made, terminal = answered(registry, "Edisi", "1")
    assert "1) 2024" in terminal.question(FIELDS.index("Edisi"))
    assert made.edition.value == 2024


def test_number_without_an_alternative_is_refused(registry):
    """A number beyond the alternatives says so and changes nothing."""
    made, terminal = answered(registry, "Jenis", "9")
    assert "Tidak ada nomor 9." in terminal.question(1)
    assert made.kind is Kind.AWARD


def test_kind_and_status_are_chosen_from_their_lists(registry):
    """Kind, status and whom it was given to are chosen by number or word."""
    terminal = Scripted(["sertifikat", *[""] * 8, "1", "dipersoalkan"])
    made = review(reading(recognition(registry)), registry, terminal, T).recognitions[0]
    assert (made.kind, made.personal, made.status) == (Kind.CERTIFICATE, True, Status.DISPUTED)


def test_award_of_the_registry_brings_its_id(registry):
    """An award typed by its name has the registry's id; a new one has none."""
    known, _ = answered(registry, "Penghargaan", "kota layak anak")
    assert (known.award.value, known.award_id) == ("Kota Layak Anak", "kla")
    new, _ = answered(registry, "Penghargaan", "Anugerah Kota Hijau")
    assert (new.award.value, new.award_id) == ("Anugerah Kota Hijau", None)


def test_slip_is_met_with_the_nearest_value(registry):
    """A misspelt award is not taken: the known one is asked about, and Enter takes it."""
    made, terminal = answered(registry, "Penghargaan", "Kota Layak Anka", "")
    assert "Mungkin maksudnya ini?" in terminal.question(2).replace("\n", " ")
    assert "Enter) Kota Layak Anak (kla)" in terminal.question(2)
    assert made.award_id == "kla"


def test_slip_may_be_meant(registry):
    """What looked like a slip is taken as a new award when its number is chosen."""
    made, _ = answered(registry, "Penghargaan", "Kota Layak Anka", "1")
    assert (made.award.value, made.award_id) == ("Kota Layak Anka", None)


def test_impossible_date_is_refused_and_the_value_stays(registry):
    """A day that does not exist says so; Enter then keeps what was found."""
    made, terminal = answered(registry, "Diserahkan", "2024-02-31", "")
    number = FIELDS.index("Diserahkan")
    assert "bukan hari yang ada" in terminal.question(number + 1)
    assert made.conferred.value == "2024-03-05"


def test_refused_text_can_be_completed_to(registry):
    """What was refused is the first thing that Tab puts back into the line, so that a long text is typed once."""
    _, terminal = answered(registry, "Diserahkan", "2024-02-31", "")
    assert terminal.asked[FIELDS.index("Diserahkan") + 1].offers[0].text == "2024-02-31"


def test_value_in_question_can_be_completed_to(registry):
    """The value itself and its alternatives are offered first, so that one key puts them into the line."""
    _, terminal = answered(registry, "Edisi", "")
    assert [offer.text for offer in terminal.asked[FIELDS.index("Edisi")].offers] == ["2023", "2024"]


def test_value_that_is_needed_cannot_be_dropped(registry):
    """Without an award there is no entry: dropping it is refused, and the value is asked for again."""
    made, terminal = answered(registry, "Penghargaan", UNKNOWN, "")
    assert "Ini harus diisi." in terminal.question(2)
    assert made.award.value == "Adipura"


def test_unknown_value_is_left_out(registry):
    """One key makes a value unknown."""
    made, _ = answered(registry, "Diserahkan", UNKNOWN)
    assert made.conferred is None


def test_back_leads_to_the_value_before_with_its_answer(registry):
    """The way back shows what was answered, and going on changes nothing else."""
    made, terminal = answered(registry, "Edisi", "2022", BACK, "2021", "2024-03")
    assert "2022" in terminal.question(FIELDS.index("Edisi") + 2)
    assert (made.edition.value, made.conferred.value) == (2021, "2024-03")


def test_back_at_the_first_value_stays_there(registry):
    """There is nothing before the first question, which is asked again."""
    terminal = Scripted([BACK, BACK])
    review(reading(recognition(registry)), registry, terminal, T)
    assert terminal.titles[:4] == ["Jenis", "Jenis", "Jenis", "Penghargaan"]
    assert terminal.told.count("Pengakuan 1 dari 1") == 1


def test_back_leads_into_the_recognition_before(registry):
    """From the first value of a recognition the way back is to the last one of that before."""
    two = reading(
        recognition(registry), recognition(registry, award=finding("Kota Layak Anak", "Piala"), award_id="kla")
    )
    terminal = Scripted([*[""] * len(FIELDS), BACK, "1"])
    made = review(two, registry, terminal, T)
    assert terminal.titles[len(FIELDS) :][:3] == ["Jenis", "Status", "Jenis"]
    assert [one.status for one in made.recognitions] == [Status.CONFIRMED, Status.REPORTED]


def test_recognition_is_dropped_by_one_key(registry):
    """A dropped recognition is not in the result, and the next one is asked for at once."""
    two = reading(
        recognition(registry), recognition(registry, award=finding("Kota Layak Anak", "Piala"), award_id="kla")
    )
    terminal = Scripted(["", DROP])
    made = review(two, registry, terminal, T)
    assert [one.award_id for one in made.recognitions] == ["kla"]
    assert terminal.titles[:3] == ["Jenis", "Penghargaan", "Jenis"]
    assert "Pengakuan ini dibuang" in terminal.told


def test_dropped_recognition_comes_back_on_the_way_back(registry):
    """Back from what follows a dropped recognition asks for it from its beginning, and it counts again."""
    terminal = Scripted(["", DROP, BACK])
    made = review(reading(recognition(registry)), registry, terminal, T)
    assert terminal.titles[2:4] == ["Tidak ada yang akan ditulis.", "Jenis"]
    assert len(made.recognitions) == 1


def test_reading_with_everything_dropped_says_so(registry):
    """Where nothing is left, the source is not asked for, and the form says that nothing will be written."""
    terminal = Scripted([DROP])
    made = review(reading(recognition(registry)), registry, terminal, T)
    assert made.recognitions == ()
    assert terminal.titles == ["Jenis", "Tidak ada yang akan ditulis."]


def test_drop_outside_a_recognition_does_nothing(registry):
    """The key that drops a recognition has no meaning at the source, which is asked for again."""
    terminal = Scripted([*[""] * len(FIELDS), DROP])
    made = review(reading(recognition(registry)), registry, terminal, T)
    assert terminal.titles[len(FIELDS) :][:3] == ["Penerbit sumber", "Penerbit sumber", "Sumber terbit"]
    assert len(made.recognitions) == 1


@pytest.mark.parametrize("number", [0, 5, 13])
def test_leaving_says_that_nothing_was_written(registry, number):
    """Ctrl-C at any question leaves by KeyboardInterrupt, having said that nothing was written."""
    terminal = Scripted([*[""] * number, LEAVE])
    with pytest.raises(KeyboardInterrupt):
        review(reading(recognition(registry)), registry, terminal, T)
    assert terminal.told.endswith("Keluar. Tidak ada yang ditulis.")


def test_place_is_added_with_its_tier(registry):
    """A typed place joins the recipients; where the award has a ladder, its tier is asked for at once."""
    made, terminal = answered(registry, "Penerima", "Kab. Bandung", "2")
    assert "1) Adipura Kencana · 2) Piala Adipura" in terminal.question(FIELDS.index("Penerima") + 1)
    assert [one.place.value.slug for one in made.recipients] == [
        "kota-semarang",
        "kota-pekalongan",
        "kabupaten-bandung",
    ]
    assert made.recipients[2].tier.value == "Piala Adipura"


def test_name_of_two_places_is_asked_about(registry):
    """“Bandung” adds neither the city nor the regency before a person has said which."""
    made, terminal = answered(registry, "Penerima", "Bandung", "1", "")
    assert "nama beberapa daerah" in terminal.question(FIELDS.index("Penerima") + 1)
    assert made.recipients[2].place.value.slug == "kabupaten-bandung"


def test_recipient_is_removed_by_its_number(registry):
    """A minus and the number take a recipient out; a number that is none changes nothing."""
    made, terminal = answered(registry, "Penerima", "-1", "-7")
    assert [one.place.value.slug for one in made.recipients] == ["kota-pekalongan"]
    assert "Tidak ada nomor 7." in terminal.question(FIELDS.index("Penerima") + 2)


def test_recipient_is_changed_by_its_number(registry):
    """The number leads through everything that a recipient may have got; back keeps what was answered."""
    answers = ["2", "", "Kencana Adipura", "Adipura Kencana", "3", "10", "80,64", "kota sedang", "Dinas Kebersihan"]
    made, terminal = answered(registry, "Penerima", *answers, "Ita", "Wali Kota")
    one = made.recipients[1]
    told = (one.tier, one.rank, one.of, one.score, one.category, one.unit)
    assert [part.value for part in told] == ["Adipura Kencana", 3, 10, "80,64", "kota sedang", "Dinas Kebersihan"]
    assert one.received_by.value == Person("Ita", "Wali Kota")
    assert "Tingkat (Kota Pekalongan)" in terminal.question(FIELDS.index("Penerima") + 2)
    assert made.recipients[0].tier is None


def test_recipient_keeps_its_changes_on_the_way_back(registry):
    """Back from the first questions about a recipient returns to the list with what was changed."""
    made, _ = answered(registry, "Penerima", "1", "", "Piala Adipura", BACK, BACK, BACK)
    assert made.recipients[0].tier.value == "Piala Adipura"


def test_tier_that_is_open_is_told_in_the_list(registry):
    """Where the award has a ladder, a recipient without a tier is shown to lack it."""
    _, terminal = answered(registry, "Penerima", "")
    assert "1 Kota Semarang (Jawa Tengah): tingkat belum diketahui" in terminal.question(FIELDS.index("Penerima"))


def test_recipients_are_needed(registry):
    """An entry has at least one recipient: an empty list is not accepted."""
    made, terminal = answered(registry, "Penerima", UNKNOWN, "", "Kota Bandung", "")
    assert "Ini harus diisi." in terminal.question(FIELDS.index("Penerima") + 2)
    assert [one.place.value.slug for one in made.recipients] == ["kota-bandung"]


def test_issuers_are_added_changed_and_removed(registry):
    """A new body is taken by name, a known one by its short name, and a list may be emptied."""
    made, _ = answered(registry, "Pemberi", "Yayasan Kota Bersih", "1", "kemen pppa")
    assert [(one.value.name, one.value.id) for one in made.issuers] == [
        ("Kementerian Pemberdayaan Perempuan dan Perlindungan Anak", "kemenpppa"),
        ("Yayasan Kota Bersih", None),
    ]
    none, _ = answered(registry, "Pemberi", UNKNOWN)
    assert none.issuers == ()


def test_item_that_is_made_unknown_leaves_the_list(registry):
    """The key that empties a value takes an item that is being changed out of its list."""
    made, _ = answered(registry, "Pemberi", "1", UNKNOWN)
    assert made.issuers == ()


def test_usual_issuers_are_added_by_number(registry):
    """Bodies that the registry knows to give the award are offered while they are not in the list."""
    made, terminal = answered(registry, "Pemberi", "+1", issuers=())
    number = FIELDS.index("Pemberi")
    assert "+1 Kementerian Lingkungan Hidup dan Kehutanan (klhk)" in terminal.question(number)
    assert "+1" not in terminal.question(number + 1)
    assert [one.value.id for one in made.issuers] == ["klhk"]


def test_presenter_is_asked_for_with_the_office(registry):
    """Whoever handed it over is added by name, then office; a name left without one was itself an office."""
    made, _ = answered(registry, "Yang menyerahkan", "Siti", "Menteri", "Gubernur Jawa Tengah", "")
    assert [one.value for one in made.presenters] == [Person("Siti", "Menteri"), Person(None, "Gubernur Jawa Tengah")]


def test_drop_within_a_list_drops_the_recognition(registry):
    """The key means the recognition wherever it is pressed."""
    terminal = Scripted(before("Penerima", "1", DROP))
    assert review(reading(recognition(registry)), registry, terminal, T).recognitions == ()


def test_address_is_asked_for_where_it_is_not_known(registry):
    """An article from a file has no address: it is asked for once, and one without a scheme gets it."""
    terminal = Scripted([*[""] * (len(FIELDS) + 2), "warta.example/a", ""])
    made = review(reading(recognition(registry), address=None), registry, terminal, T)
    assert made.article.address == "https://warta.example/a"


def test_recognition_that_was_not_found_can_be_added(registry):
    """Where the article's recognition was not found, + begins an empty one with the article's source."""
    terminal = Scripted(["+", "", "Adipura", "2023", "", "", "", "", "Kota Semarang", "", ""])
    made = review(replace(reading(), reason=Note(Why.NO_AWARD)), registry, terminal, T)
    assert terminal.titles[:3] == ["Tidak ada yang akan ditulis.", "Jenis", "Penghargaan"]
    assert [(one.award_id, one.edition.value) for one in made.recognitions] == [("adipura", 2023)]
    assert made.publisher.value == "Warta Uji"
    assert "Perlu dilihat" not in terminal.told


def test_other_answers_at_the_end_finish_nothing(registry):
    """Only Enter ends the form; another answer explains itself."""
    terminal = Scripted([*[""] * (len(FIELDS) + 2), "ya", ""])
    review(reading(recognition(registry)), registry, terminal, T)
    assert "Tekan Enter bila sudah benar" in terminal.question(-1)


def test_form_without_an_article_makes_a_reading(registry):
    """What an entry needs is asked for, source included; the article holds the source's title and address."""
    recognised = ["peringkat", "Adipura", "2023", "5 Maret 2024", "", "+1", "", "", "Kota Semarang", "2", ""]
    source = ["Semarang Raih Adipura", "Warta Uji", "2024-03", "https://warta.example/a"]
    terminal = Scripted([*recognised, "", "", "", *source])
    made = fill(registry, terminal, T)
    one = made.recognitions[0]
    assert (one.kind, one.award_id, one.edition.value, one.conferred.value) == (
        Kind.RANKING,
        "adipura",
        2023,
        "2024-03-05",
    )
    assert (one.recipients[0].place.value.slug, one.recipients[0].tier.value) == ("kota-semarang", "Piala Adipura")
    assert [issuer.value.id for issuer in one.issuers] == ["klhk"]
    assert (made.article.title, made.article.address) == ("Semarang Raih Adipura", "https://warta.example/a")
    assert (made.publisher.value, made.published.value) == ("Warta Uji", "2024-03")


def test_form_without_an_article_needs_an_award_and_a_place(registry):
    """An empty form cannot be skipped through: award and recipients are asked for until they are there."""
    terminal = Scripted(["", "", "Adipura", "", "", "", "", "", "", "Kota Semarang", "", "", DROP])
    fill(registry, terminal, T)
    assert terminal.titles[1:3] == ["Penghargaan", "Penghargaan"]
    assert terminal.titles[8:10] == ["Penerima", "Penerima"]


def test_form_speaks_english_as_well(registry):
    """With the English catalogue no question and no line is left in Indonesian."""
    terminal = Scripted(["kind of thing", ""])
    review(reading(recognition(registry)), registry, terminal, read_language("en", TRANSLATIONS))
    assert terminal.titles[:4] == ["Kind", "Kind", "Award", "Edition"]
    assert "is not known" in terminal.question(1)
    assert "Nothing is written before you have finished." in terminal.told


def test_keys_are_told_with_every_question(registry):
    """Each question says what its keys do, and only those that do something."""
    _, terminal = answered(registry, "Jenis", "")
    keys = ["\n".join(piece.text for line in question.keys for piece in line) for question in terminal.asked]
    assert all("Ctrl-C keluar" in told for told in keys)
    assert "Ctrl-K" not in keys[FIELDS.index("Jenis")]
    assert "Ctrl-K kosongkan" in keys[FIELDS.index("Edisi")]
    assert "Ctrl-X" not in keys[len(FIELDS)]


def test_questions_fit_a_narrow_screen(registry):
    """At 60 columns no line of a question or of what stays is longer than the screen."""
    terminal = Scripted(before("Penerima", "Bandung", "", "", "1"))
    review(reading(recognition(registry)), registry, terminal, T)
    lines = [line for question in terminal.asked for line in (*question.lines, *question.keys)]
    assert max(sum(len(piece.text) for piece in line) for line in (*lines, *terminal.shown)) <= 60


ANSWERS = st.one_of(
    st.sampled_from(
        ["", "", "", "1", "2", "-1", "+", "+1", "Bandung", "Kota Bandung", "Adipura", "KLHK", "2022?", BACK]
    ),
    st.sampled_from(["19 Maret 2022", "a.example/x", "2", "-9", "0", "Ita", "ke-2", UNKNOWN, DROP]),
    st.text(max_size=12).map(str.strip),
)


@given(st.lists(ANSWERS, max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_that_is_typed_breaks_the_form(registry, given_answers):
    """Whatever is typed, in whatever order, the form goes on; and what comes of it has only valid values."""
    terminal = Scripted([*given_answers, LEAVE])
    try:
        made = review(reading(recognition(registry), address=None), registry, terminal, T)
    except KeyboardInterrupt:
        return
    for one in made.recognitions:
        assert one.award.value
        assert one.recipients
        assert one.edition is None or EARLIEST_YEAR <= one.edition.value <= LATEST_YEAR
        assert one.conferred is None or edtf.parse(one.conferred.value)
        assert {finding.confidence for _, finding in named_findings(one)} == {1.0}


def test_prompt_toolkit_is_loaded_with_its_terminal_only():
    """The form itself can be imported without prompt_toolkit, which only the real terminal needs."""
    code = "import sys, almanac.importer.dialogue.form; sys.exit('prompt_toolkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
