"""How far a build has come: one updating line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

import pytest

from almanac.site import progress
from almanac.site.progress import INTERVAL, PLAIN_STEP, Progress

CLEAR = "\r\033[K"


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that a test sets: a list whose last item is now."""
    times = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: times[-1])
    return times


def on(monkeypatch, stream):
    monkeypatch.setattr("sys.stderr", stream)
    return stream


def test_a_terminal_has_one_line_that_updates(monkeypatch, clock):
    """Each number takes the place of the one before, and the end leaves nothing."""
    stream = on(monkeypatch, Terminal())
    shown = Progress(2500)
    shown.advance(1000)
    clock.append(clock[-1] + INTERVAL)
    shown.advance(1500)
    shown.finish()
    assert stream.getvalue() == f"{CLEAR}Writing pages: 1,000 of 2,500{CLEAR}Writing pages: 2,500 of 2,500{CLEAR}"


def test_a_terminal_is_not_written_to_faster_than_can_be_read(monkeypatch, clock):
    """What comes in less than an interval is counted and shown with the next."""
    stream = on(monkeypatch, Terminal())
    shown = Progress(100)
    for _ in range(10):
        shown.advance(1)
    clock.append(clock[-1] + INTERVAL)
    shown.advance(1)
    assert stream.getvalue().split(CLEAR) == ["", "Writing pages: 1 of 100", "Writing pages: 11 of 100"]


def test_a_log_has_plain_lines_now_and_then(monkeypatch):
    """Off a terminal a line stands for thousands of pages, without control characters."""
    stream = on(monkeypatch, io.StringIO())
    shown = Progress(12_000)
    for _ in range(60):
        shown.advance(200)
    shown.finish()
    assert stream.getvalue() == "Writing pages: 5,000 of 12,000\nWriting pages: 10,000 of 12,000\n"


def test_a_small_build_says_nothing_in_a_log(monkeypatch):
    """Below a step, a log has the summary alone."""
    stream = on(monkeypatch, io.StringIO())
    shown = Progress(PLAIN_STEP - 1)
    shown.advance(PLAIN_STEP - 1)
    shown.finish()
    assert stream.getvalue() == ""


def test_pages_are_counted_whether_shown_or_not(monkeypatch):
    """The count is of all pages."""
    on(monkeypatch, io.StringIO())
    shown = Progress(10)
    shown.advance(3)
    shown.advance(4)
    assert (shown.done, shown.total) == (7, 10)
