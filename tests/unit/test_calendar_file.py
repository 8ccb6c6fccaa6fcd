"""The iCalendar file: which acts are in it, and the form that RFC 5545 asks for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.calendar_file import LINE_OCTETS, MOST_EVENTS, calendar_file, folded, text
from almanac.language import Language
from almanac.model import Status
from tests.unit.almanac_factory import FACTS, PREVIEW, make_almanac, make_entry

T = Language()


def unfolded(content):
    """Return the lines of a file as a reader puts them together again (RFC 5545, 3.1)."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def events(*entries, facts=FACTS, **history):
    """Return the events of a file as dictionaries of their properties."""
    lines = unfolded(calendar_file(make_almanac(*entries, **history), facts, T))
    found = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _, value = line.partition(":")
            found[-1].setdefault(name, value)
    return found


def test_only_certain_days_are_events():
    """A month, an uncertain day, an interval and a day of unknown year have no place in a calendar."""
    dates = ("2016-07-22", "2016-07", "2016-07-22?", "2016-07-22~", "2016-07-22/2016-07-23", "XXXX-07-22", None)
    entries = [make_entry(f"a-{number}", conferred=date) for number, date in enumerate(dates)]
    assert [event["DTSTART;VALUE=DATE"] for event in events(*entries)] == ["20160722"]


def test_events_stand_in_the_order_of_their_days():
    """The order is that of the days, then of the slugs, whatever the almanac's own."""
    entries = [make_entry("c", conferred="2018-01-02"), make_entry("b", conferred="2016-07-22")]
    entries.append(make_entry("a", conferred="2016-07-22"))
    assert [event["URL"].rsplit("/", 2)[1] for event in events(*entries)] == ["a", "b", "c"]


def test_the_file_is_bounded():
    """A calendar asks for the whole file each time, so it holds the latest days only, those ahead among them."""
    days = [
        f"{2000 + number // 300}-{number // 28 % 10 + 1:02}-{number % 28 + 1:02}" for number in range(MOST_EVENTS + 9)
    ]
    entries = [make_entry(f"a-{number:03}", conferred=day) for number, day in enumerate(days)]
    expected = sorted((day, f"a-{number:03}") for number, day in enumerate(days))[-MOST_EVENTS:]
    assert [event["URL"].rsplit("/", 2)[1] for event in events(*entries)] == [slug for _, slug in expected]


def test_an_event_is_stamped_with_the_day_its_entry_changed():
    """DTSTAMP comes from git, or else from the entry: two builds of one content give one file."""
    entry = make_entry(conferred="2016-07-22")
    assert events(entry)[0]["DTSTAMP"] == "20160722T000000Z"
    assert events(entry, published={"adipura-2016": "2026-11-23"})[0]["DTSTAMP"] == "20261123T000000Z"


def test_an_event_keeps_its_identifier_under_a_new_name():
    """Calendars match events by UID: a renamed entry updates its event rather than doubling it."""
    before = events(make_entry("a", conferred="2016-07-22"))[0]["UID"]
    after = events(make_entry("b", conferred="2016-07-22", aliases=("entri/a/",)), facts=PREVIEW)[0]["UID"]
    assert before == after


def test_a_preview_states_no_address():
    """URL and SOURCE are absolute by definition, and left out where the site's address is not known."""
    content = calendar_file(make_almanac(make_entry(conferred="2016-07-22")), PREVIEW, T)
    assert b"URL:" not in content
    assert b"SOURCE" not in content


@pytest.mark.parametrize(("code", "name"), [("id", "Kebersihan dan sampah"), ("en", "Cleanliness and waste")])
def test_themes_are_named_in_the_language_of_the_interface(code, name):
    """A calendar in English files its events under English names."""
    content = calendar_file(make_almanac(make_entry(conferred="2016-07-22")), FACTS, Language(code))
    assert f"CATEGORIES:{name}" in unfolded(content)


def test_a_doubtful_act_says_so():
    """A disputed act is in the calendar with the word."""
    (event,) = events(make_entry(conferred="2016-07-22", status=Status.DISPUTED))
    assert event["DESCRIPTION"].endswith("(dipersoalkan)")


def test_texts_are_escaped():
    """Signs with a meaning and line ends are written as RFC 5545, 3.3.11 asks; a control character is left out."""
    assert text("a, b; c\\d\ne\r\nf\x07") == "a\\, b\\; c\\\\d\\ne\\nf"


def test_the_file_has_the_frame_that_readers_ask_for():
    """It begins and ends as a calendar, says its version and who made it, and every line ends in CRLF."""
    content = calendar_file(make_almanac(), FACTS, T)
    lines = unfolded(content)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    assert content.count(b"\n") == content.count(b"\r\n")


@example("SUMMARY:" + "é" * 100)
@example("x" * LINE_OCTETS)
@example("x" * (2 * LINE_OCTETS))
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=300))
def test_folding_keeps_lines_short_and_characters_whole(line):
    """No part has more than 75 octets, each is valid UTF-8, and unfolding gives the line back."""
    content = folded(line)
    parts = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= LINE_OCTETS for part in parts)
    assert "".join(part.decode()[bool(number) :] for number, part in enumerate(parts)) == line
