"""The real terminal, driven by prompt_toolkit's own pipe: keys, completion, colour, and what an article cannot do."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from scripted import TEXT, reading, recognition

from almanac.importer.dialogue.answers import Offer
from almanac.importer.dialogue.form import fill, review
from almanac.importer.dialogue.prompt import PromptTerminal
from almanac.importer.dialogue.shown import Piece, Tone
from almanac.importer.dialogue.terminal import Key, Question
from almanac.importer.extraction.article import read_article
from almanac.language import Language
from almanac.registry_reader import read_registry

T = Language()
ENTER, UP, TAB, SHIFT_TAB = "\r", "\x1b[A", "\t", "\x1b[Z"
CTRL_C, CTRL_D, CTRL_K, CTRL_X = "\x03", "\x04", "\x0b", "\x18"
STYLE = re.compile(r"\x1b\[[0-9;]*m")
QUESTION = Question((), (Offer("Kota Semarang"), Offer("Kota Pekalongan", names=("batik",))))


@pytest.fixture
def registry(content):
    """Return the small registry."""
    return read_registry(content.path)[0]


@pytest.fixture
def keys():
    """Open a pipe that stands for a keyboard."""
    with create_pipe_input() as pipe:
        yield pipe


@pytest.fixture
def colourful(monkeypatch):
    """Make the environment that of a terminal with colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


class Screenful:
    """A terminal's output that keeps everything that was sent to it."""

    def __init__(self, columns=60, rows=24):
        self._sent = io.StringIO()
        self.output = Vt100_Output(self._sent, lambda: Size(rows=rows, columns=columns), term="xterm-256color")

    @property
    def sent(self):
        """Return what was sent so far."""
        return self._sent.getvalue()


def typed(keys, text, question=QUESTION):
    """Return the answer to one question."""
    keys.send_text(text)
    return PromptTerminal(input=keys, output=DummyOutput()).ask(question)


@pytest.mark.parametrize(("text", "answer"), [(ENTER, ""), (f"  dua  kata {ENTER}", "dua kata")])
def test_line_is_returned_without_space_around_it(keys, text, answer):
    """Enter alone is an empty answer; what is typed comes in one line with single spaces."""
    assert typed(keys, text) == answer


@pytest.mark.parametrize(
    ("text", "key"), [(UP, Key.BACK), (SHIFT_TAB, Key.BACK), (CTRL_K, Key.UNKNOWN), (f"abc{CTRL_X}", Key.DROP)]
)
def test_key_answers_at_once(keys, text, key):
    """Up and Shift-Tab lead back, Ctrl-K makes unknown, Ctrl-X drops, without Enter."""
    assert typed(keys, text) is key


def test_back_is_ignored_once_something_is_typed(keys):
    """Up does not throw away what has been typed."""
    assert typed(keys, f"abc{UP}{ENTER}") == "abc"


@pytest.mark.parametrize("text", [CTRL_C, CTRL_D])
def test_leaving_raises_keyboard_interrupt(keys, text):
    """Ctrl-C and Ctrl-D on an empty line both leave."""
    with pytest.raises(KeyboardInterrupt):
        typed(keys, text)


@pytest.mark.parametrize(("text", "answer"), [("pek", "Kota Pekalongan"), ("bat", "Kota Pekalongan")])
def test_tab_completes_by_the_beginnings_of_words(keys, text, answer):
    """Tab completes the line at once to the one offer that fits by any of its names."""
    assert typed(keys, f"{text}{TAB}{ENTER}") == answer


def test_review_with_real_keys(registry, keys):
    """A whole review by keys: accept, change with completion, make unknown, go back, finish."""
    keys.send_text(f"{ENTER}layak{TAB}{ENTER}{UP}{ENTER}{CTRL_K}{ENTER * 20}")
    made = review(reading(recognition(registry)), registry, PromptTerminal(input=keys, output=DummyOutput()), T)
    one = made.recognitions[0]
    assert (one.award.value, one.award_id) == ("Kota Layak Anak", "kla")
    assert one.edition is None
    assert one.conferred.value == "2024-03-05"


def test_filling_in_with_real_keys(registry, keys):
    """A form without an article, typed as one would: award and place with completion, a date in words, the source."""
    lines = ["", "adi\t", "2023", "5 Maret 2024", "", "+1", "", "", "Kota Sem\t", "1", "", "", "", ""]
    keys.send_text("".join(f"{line}{ENTER}" for line in [*lines, "Judul", "Warta", "2024", "https://a.example/", ""]))
    made = fill(registry, PromptTerminal(input=keys, output=DummyOutput()), T)
    one = made.recognitions[0]
    assert (one.award_id, one.edition.value, one.conferred.value) == ("adipura", 2023, "2024-03-05")
    assert (one.recipients[0].place.value.slug, one.recipients[0].tier.value) == ("kota-semarang", "Adipura Kencana")
    assert (made.article.title, made.article.address) == ("Judul", "https://a.example/")


@pytest.mark.usefixtures("colourful")
def test_leaving_a_review_says_that_nothing_was_written(registry, keys):
    """Ctrl-C in the middle leaves, and the last line on the screen says that nothing was written."""
    keys.send_text(f"{ENTER}{CTRL_C}")
    screen = Screenful()
    with pytest.raises(KeyboardInterrupt):
        review(reading(recognition(registry)), registry, PromptTerminal(input=keys, output=screen.output), T)
    assert STYLE.sub("", screen.sent).rstrip().endswith("Keluar. Tidak ada yang ditulis.")


@pytest.mark.usefixtures("colourful")
def test_evidence_is_in_reverse_where_there_is_colour(registry, keys):
    """A terminal with colours shows evidence in reverse, and no signs around it."""
    keys.send_text(ENTER * 20)
    screen = Screenful()
    review(reading(recognition(registry)), registry, PromptTerminal(input=keys, output=screen.output), T)
    assert re.search(r"\x1b\[[0-9;]*7m2023", screen.sent)
    assert "»" not in screen.sent


@pytest.mark.usefixtures("colourful")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_evidence_stands_between_signs_without_colour(registry, keys, monkeypatch, name, value):
    """With NO_COLOR, or on a terminal that takes no attributes, none is sent and signs show the evidence."""
    monkeypatch.setenv(name, value)
    keys.send_text(ENTER * 20)
    screen = Screenful()
    review(reading(recognition(registry)), registry, PromptTerminal(input=keys, output=screen.output), T)
    assert "»2023«" in screen.sent
    assert set(STYLE.findall(screen.sent)) <= {"\x1b[0m"}


def test_keys_are_printed_where_there_is_no_toolbar(keys, monkeypatch, capsys):
    """A terminal that cannot place a toolbar shows what the keys do above the line."""
    monkeypatch.setenv("TERM", "dumb")
    keys.send_text(ENTER)
    PromptTerminal(input=keys).ask(replace(QUESTION, keys=((Piece("Enter terima"),),)))
    assert "Enter terima" in capsys.readouterr().out


@pytest.mark.usefixtures("colourful")
def test_article_cannot_steer_the_terminal(registry, keys):
    """Escape sequences in an article reach neither the screen nor its title."""
    given = reading(recognition(registry))
    text = TEXT.replace("tahun 2023", "\x1b]0;nakal\x07\x9b2J 2023\u202e")
    evil = replace(given, article=read_article(text, "x", "https://a.example/"))
    keys.send_text(ENTER * 20)
    screen = Screenful()
    review(evil, registry, PromptTerminal(input=keys, output=screen.output), T)
    assert [part for part in ("\x1b]0;", "\x07", "\x9b", "\u202e") if part in screen.sent] == []
    assert "nakal" in screen.sent


@pytest.mark.usefixtures("colourful")
def test_question_vanishes_once_answered(keys):
    """The lines above a question are gone after the answer, so that only what was settled stays."""
    keys.send_text(ENTER)
    screen = Screenful()
    PromptTerminal(input=keys, output=screen.output).ask(Question(((Piece("Edisi", Tone.LABEL),),)))
    last = screen.sent.rpartition("\x1b[A")[2]
    assert "\x1b[J" in last
    assert "Edisi" not in last


@pytest.mark.usefixtures("colourful")
def test_question_that_is_too_tall_is_printed(keys):
    """A list that is longer than the screen is shown in full above its line, rather than cut off."""
    keys.send_text(ENTER)
    screen = Screenful(rows=10)
    PromptTerminal(input=keys, output=screen.output).ask(Question(tuple((Piece(f"baris {n}"),) for n in range(30))))
    assert [n for n in range(30) if not re.search(rf"baris {n}\b", screen.sent)] == []


def test_screen_is_as_wide_as_the_terminal_is_now(keys):
    """The width is asked of the terminal each time, since a window may be resized."""
    size = Size(rows=24, columns=60)
    sizes = iter([size, Size(rows=24, columns=100)])
    output = Vt100_Output(io.StringIO(), lambda: next(sizes), term="xterm")
    terminal = PromptTerminal(input=keys, output=output)
    assert [terminal.screen.columns, terminal.screen.columns] == [60, 100]
