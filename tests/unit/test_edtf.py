"""Uncertain dates: what is read, what is refused and why, bounds, order and wording, and agreement with `edtf`."""

import calendar
import contextlib
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import edtf as peer
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from almanac.edtf import MAX_LENGTH, MONTHS, Edtf, EdtfError, describe, describe_day, parse

PEER_EXAMPLES = 300
"""Examples of a property that asks the peer, which takes about 5 ms for each."""


def refusal(text: str) -> EdtfError:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    return caught.value


def read_or_mend(text: str) -> Edtf | None:
    """Read a text, or else the valid form that its refusal suggests."""
    try:
        return parse(text)
    except EdtfError as error:
        return parse(error.suggestion) if error.suggestion else None


# What is read


@pytest.mark.parametrize(
    ("text", "precision", "lower", "upper", "year", "attribute"),
    [
        ("2023-12-19", "day", "2023-12-19", "2023-12-19", 2023, "2023-12-19"),
        ("2018-09", "month", "2018-09-01", "2018-09-30", 2018, "2018-09"),
        ("2020-02", "month", "2020-02-01", "2020-02-29", 2020, "2020-02"),
        ("2025?", "year", "2025-01-01", "2025-12-31", 2025, "2025"),
        ("2017-07-22~", "day", "2017-07-22", "2017-07-22", 2017, "2017-07-22"),
        ("2019-22", "season", "2019-01-01", "2019-12-31", 2019, None),
        ("201X", "decade", "2010-01-01", "2019-12-31", None, None),
        ("20XX", "century", "2000-01-01", "2099-12-31", None, None),
        ("2004-XX", "year", "2004-01-01", "2004-12-31", 2004, "2004"),
        ("1985-04-XX", "month", "1985-04-01", "1985-04-30", 1985, "1985-04"),
        ("1985-XX-XX", "year", "1985-01-01", "1985-12-31", 1985, "1985"),
        ("XXXX-06-22", "unknown-year", None, None, None, None),
        ("XXXX-02-29", "unknown-year", None, None, None, None),
        ("XXXX-06", "unknown-year", None, None, None, None),
        ("0985", "year", "0985-01-01", "0985-12-31", 985, "0985"),
        ("0001-01-01", "day", "0001-01-01", "0001-01-01", 1, "0001-01-01"),
        ("0000", "year", None, None, 0, None),
        ("-0044-03-15", "day", None, None, -44, None),
        ("Y17000", "year", None, None, 17000, "17000"),
        ("2018-07-07/2018-07-09", "interval", "2018-07-07", "2018-07-09", 2018, None),
        ("2019/2020", "interval", "2019-01-01", "2020-12-31", 2019, None),
        ("2019-05/2019", "interval", "2019-05-01", "2019-12-31", 2019, None),
        ("2019-05-20/2019-05", "interval", "2019-05-20", "2019-05-31", 2019, None),
        ("../2019", "interval", None, "2019-12-31", None, None),
        ("/2019", "interval", None, "2019-12-31", None, None),
        ("2019/..", "interval", "2019-01-01", None, 2019, None),
        ("2019/", "interval", "2019-01-01", None, 2019, None),
    ],
)
def test_a_date_is_as_precise_as_its_text(text, precision, lower, upper, year, attribute):
    """Precision, first and last possible day, the one certain year, and HTML's value follow from the text."""
    value = parse(text)
    bounds = tuple(bound and bound.isoformat() for bound in (value.lower, value.upper))
    assert (value.precision, *bounds, value.year, value.datetime_attr) == (precision, lower, upper, year, attribute)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2023-12-19", False, False),
        ("2023-12-19?", True, False),
        ("2023-12-19~", False, True),
        ("2023-12-19%", True, True),
        ("2019?/2020~", True, True),
    ],
)
def test_a_qualifier_says_in_what_way_a_date_is_unsure(text, uncertain, approximate):
    """The signs ?, ~ and % mean uncertain, approximate, and both; an interval has those of both its ends."""
    value = parse(text)
    assert (value.uncertain, value.approximate) == (uncertain, approximate)


def test_only_an_unqualified_day_is_an_exact_day():
    """A month, an interval, a day of unknown year and a qualified day are not exact days."""
    texts = ("2023-12-19", "2023-12-19?", "2023-12-19~", "2023-12", "XXXX-12-19", "2023-12-19/2023-12-19")
    assert [text for text in texts if parse(text).is_exact_day] == ["2023-12-19"]


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("2023-12-19", 12, 19),
        ("XXXX-06-22", 6, 22),
        ("1985-04-XX", 4, None),
        ("1985-XX-XX", None, None),
        ("2019-21", None, None),
        ("2019-04-30/2019-05-01", 4, 30),
        ("../2019-05-01", None, None),
    ],
)
def test_month_and_day_are_told_where_known(text, month, day):
    """Month and day are known even without the year; an interval is placed at its start; a season has no month."""
    value = parse(text)
    assert (value.month, value.day) == (month, day)


# What is refused


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-02-30", "February 2023 has 28 days, there is no day 30"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("XXXX-02-30", "February has 29 days"),
        ("2019-05-00", "there is no day 00"),
        ("2023-13", "there is no month 13"),
        ("2019-00", "there is no month 00"),
        ("2018-07-09/2018-07-07", "ends before it starts"),
        ("2018-07/2018-06-30", "ends before it starts"),
        ("2018/2019-02-30", "February 2019 has 28 days"),
    ],
)
def test_a_date_that_does_not_exist_is_told_from_bad_syntax(text, reason):
    """A well-formed date that the calendar lacks is `impossible`, and the message says what the calendar has."""
    error = refusal(text)
    assert error.impossible
    assert reason in error.message


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "2023-02-29", "31/02/2023", "abc", "2004-06~-11", "XXXX"])
def test_nothing_is_suggested_where_nothing_valid_is_near(text):
    """A date that does not exist, or that names none, is not turned into a guess."""
    assert refusal(text).suggestion is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a date that is unknown is left out"),
        (" 2019", "a space before or after"),
        ("2019 / 2020", "a space before or after"),
        ("2023/12/19", "there may be only one"),
        ("19-12-2023", "the year comes first"),
        ("2023-2-3", "month and day have two digits"),
        ("2019-2020", "a '/' parts the two ends"),
        ("19 Desember 2023", "a date is written in figures"),
        ("2019-05-01T10:00:00Z", "a time of day is not recorded here"),
        ("2019-05-01T10:00:00+07:00", "a time of day is not recorded here"),
        ("2019?~", "one ?, ~ or % may stand, at the very end"),
        ("2004-06~-11", "one ?, ~ or % may stand, at the very end"),
        ("{2019,2020}", "level 2"),
        ("Y17E8", "level 2"),
        ("2019-25", "level 2: of the seasons, 21 to 24"),
        ("201X/2020", "level 2: an end of an interval"),
        ("XXXX-06-22/2020", "level 2: an end of an interval"),
        ("2019-21-05", "21 is a season"),
        ("XXXX-21", "21 is a season"),
        ("XXXX", "says nothing"),
        ("../..", "says nothing"),
        ("/", "says nothing"),
        ("2XXX", "only the last one or two digits"),
        ("2X19", "only the last one or two digits"),
        ("201X-05", "only the last one or two digits"),
        ("2004-XX-12", "a month is XX only"),
        ("XXXX-XX", "a month is XX only"),
        ("XXXX-06-XX", "where the year is unknown"),
        ("-0000", "the year 0000 has no sign"),
        ("Y2019", "five digits or more"),
        ("Y12345-05", "without month or day"),
        ("Y" + "1" * 5000, "the limit is 64"),
        ("2019/20", "in the interval '2019/20', '20' is not"),
        ("２０１９", "YYYY, YYYY-MM and YYYY-MM-DD"),
    ],
)
def test_bad_syntax_is_refused_with_what_is_wrong(text, reason):
    """The message names the very fault, and the date does not pass for one that merely does not exist."""
    error = refusal(text)
    assert reason in error.message
    assert not error.impossible
    assert str(error) == error.message


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("19/12/2023", "2023-12-19"),
        ("3/2/2023", "2023-02-03"),
        ("12/19/2023", "2023-12-19"),
        ("19.12.2023", "2023-12-19"),
        ("2023/12/19", "2023-12-19"),
        ("2023-2-3", "2023-02-03"),
        ("2023-2-3?", "2023-02-03?"),
        ("XXXX-6-22", "XXXX-06-22"),
        ("20231219", "2023-12-19"),
        ("2023/12", "2023-12"),
        ("12/2023", "2023-12"),
        ("19 Desember 2023", "2023-12-19"),
        ("Selasa, 19 Des. 2023", "2023-12-19"),
        ("Jum'at 5 Mei 2017", "2017-05-05"),
        ("Jum’at, 5 Mei 2017", "2017-05-05"),
        ("December 19, 2023", "2023-12-19"),
        ("17 Agt 2023", "2023-08-17"),
        ("DESEMBER 2023", "2023-12"),
        ("22 Juni", "XXXX-06-22"),
        ("7-9 Juli 2018", "2018-07-07/2018-07-09"),
        ("7 s.d. 9 Juli 2018", "2018-07-07/2018-07-09"),
        ("30 April – 1 Mei 2019", "2019-04-30/2019-05-01"),
        ("2018-07-07/09", "2018-07-07/2018-07-09"),
        ("2018-7-7/2018-7-9", "2018-07-07/2018-07-09"),
        ("2019-2020", "2019/2020"),
        ("2019/20", "2019/2020"),
        ("2020/2019", "2019/2020"),
        ("2019/open", "2019/.."),
        ("unknown/2019", "/2019"),
        (" 2019 / 2020 ", "2019/2020"),
        ("sekitar 2019", "2019~"),
        ("mungkin sekitar Mei 2019", "2019-05%"),
        ("?2019", "2019?"),
        ("2019?~", "2019%"),
        ("201x", "201X"),
        ("19uu", "19XX"),
        ("2010-an", "201X"),
        ("1990s", "199X"),
        ("Y2019", "2019"),
        ("XXXX-06-XX", "XXXX-06"),
        ("2023-12-19T10:00:00Z", "2023-12-19"),
    ],
)
def test_the_nearest_valid_form_is_suggested(text, suggestion):
    """A date in another order, notation or language is refused with the form it should have."""
    assert refusal(text).suggestion == suggestion


# Wording


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2023-12-19", "19 Desember 2023", "19 December 2023"),
        ("2018-09", "September 2018", "September 2018"),
        ("2023-12~", "sekitar Desember 2023", "about December 2023"),
        ("2025?", "mungkin 2025", "possibly 2025"),
        ("2018-01?", "mungkin Januari 2018", "possibly January 2018"),
        ("2025%", "mungkin sekitar 2025", "possibly about 2025"),
        ("2018-07-07/2018-07-09", "7–9 Juli 2018", "7–9 July 2018"),
        ("2014-10-18/2014-10-23", "18–23 Oktober 2014", "18–23 October 2014"),
        ("2018-07-07?/2018-07-09?", "mungkin 7–9 Juli 2018", "possibly 7–9 July 2018"),
        ("2018-07-07/2018-07-07", "7 Juli 2018", "7 July 2018"),
        ("2018-07-07/2018-08-07", "7 Juli–7 Agustus 2018", "7 July–7 August 2018"),
        ("2019-04-30/2019-05-01", "30 April–1 Mei 2019", "30 April–1 May 2019"),
        ("2019-12-30/2020-01-02", "30 Desember 2019–2 Januari 2020", "30 December 2019–2 January 2020"),
        ("2018-05/2018-07", "Mei–Juli 2018", "May–July 2018"),
        ("2019/2020", "2019–2020", "2019–2020"),
        ("2019~/2020", "sekitar 2019 sampai 2020", "about 2019 to 2020"),
        ("2019-05/2020", "Mei 2019 sampai 2020", "May 2019 to 2020"),
        ("XXXX-06-22", "22 Juni, tahun tidak diketahui", "22 June, year unknown"),
        ("XXXX-06~", "sekitar Juni, tahun tidak diketahui", "about June, year unknown"),
        ("201X", "2010-an", "2010s"),
        ("20XX", "antara 2000 dan 2099", "between 2000 and 2099"),
        ("-201X", "antara −2019 dan −2010", "between −2019 and −2010"),
        ("1985-04-XX", "April 1985, hari tidak diketahui", "April 1985, day unknown"),
        ("1985-XX-XX", "1985, hari dan bulan tidak diketahui", "1985, day and month unknown"),
        ("2004-XX?", "mungkin 2004, bulan tidak diketahui", "possibly 2004, month unknown"),
        ("../2019", "sampai 2019", "until 2019"),
        ("2019/..", "sejak 2019", "since 2019"),
        ("2019~/..", "sejak sekitar 2019", "since about 2019"),
        ("/2019", "sampai 2019, awal tidak diketahui", "until 2019, start unknown"),
        ("2019-05/", "sejak Mei 2019, akhir tidak diketahui", "since May 2019, end unknown"),
        ("2019-21", "musim semi 2019", "spring 2019"),
        ("2019-22", "musim panas 2019", "summer 2019"),
        ("2019-23~", "sekitar musim gugur 2019", "about autumn 2019"),
        ("2019-24", "musim dingin 2019", "winter 2019"),
        ("-0044", "−44", "−44"),
        ("Y17000", "17000", "17000"),
    ],
)
def test_a_date_is_worded_as_certain_as_it_is(text, indonesian, english):
    """Both languages say what is known, what is doubtful and what is missing, and no more."""
    assert (describe(parse(text), "id"), describe(parse(text), "en")) == (indonesian, english)


@pytest.mark.parametrize(
    ("text", "indonesian"),
    [
        ("2023-12-19", "19 Desember"),
        ("2018-07-07/2018-07-09", "7–9 Juli"),
        ("2019-04-30/2019-05-01", "30 April–1 Mei"),
        ("2018-07", "Juli"),
        ("2017-07-22~", "sekitar 22 Juli"),
        ("XXXX-06-22", "22 Juni"),
        ("1985-04-XX", "April"),
        ("2019-21", "musim semi"),
        ("2019", ""),
        ("2019?", ""),
        ("201X", ""),
        ("2019/..", ""),
        ("2019-05/..", "sejak Mei"),
        ("2019-12-30/2020-01-02", "30 Desember–2 Januari 2020"),
        ("2019/2020", "sampai 2020"),
        ("../2019-05", "sampai Mei 2019"),
    ],
)
def test_under_the_heading_of_its_year_a_date_leaves_the_year_out(text, indonesian):
    """The year that the heading tells is not repeated; a year that it does not tell stays."""
    assert describe_day(parse(text), "id") == indonesian


@pytest.mark.parametrize("word", [describe, describe_day])
def test_only_indonesian_and_english_are_spoken(word):
    """Another language is an error, not a silent fallback."""
    with pytest.raises(ValueError, match="'nl'"):
        word(parse("2019"), "nl")


def test_months_are_named_in_both_languages():
    """Each language names twelve different months, January first."""
    assert {language: (names[0], len(set(names))) for language, names in MONTHS.items()} == {
        "en": ("January", 12),
        "id": ("Januari", 12),
    }


# Properties

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(1000, 9999).map(str)
DAYS = st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat)
MONTHS_OF_YEARS = st.dates(dt.date(1000, 1, 1)).map("{:%Y-%m}".format)
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 24))
ENDS = st.builds("{}{}".format, st.one_of(YEARS, MONTHS_OF_YEARS, DAYS, SEASONS), QUALIFIERS)
OPEN_ENDS = st.sampled_from(["", ".."])
PARTLY_KNOWN = st.one_of(
    st.builds("{:03}X".format, st.integers(0, 999)),
    st.builds("{:02}XX".format, st.integers(0, 99)),
    st.builds("{}-XX".format, YEARS),
    st.builds("{}-XX-XX".format, YEARS),
    st.builds("{}-XX".format, MONTHS_OF_YEARS),
    st.dates().map("XXXX-{:%m-%d}".format),
    st.dates().map("XXXX-{:%m}".format),
)
FAR_YEARS = st.one_of(
    st.builds("-{:04}".format, st.integers(1, 9999)),
    st.builds("{:04}".format, st.integers(0, 999)),
    st.integers(10**4, 10**12).map("Y{}".format),
    st.integers(10**4, 10**12).map("Y-{}".format),
)
VALID = st.one_of(
    ENDS,
    st.builds("{}{}".format, PARTLY_KNOWN, QUALIFIERS),
    FAR_YEARS,
    st.builds("{}/{}".format, ENDS, OPEN_ENDS),
    st.builds("{}/{}".format, OPEN_ENDS, ENDS),
    # An interval may begin late within its first end and end early within its last, so only the bounds are sorted.
    st.tuples(ENDS, ENDS).map(lambda ends: "/".join(sorted(ends, key=lambda end: parse(end).sort_key))),
)
"""Dates of level 0 and 1, and with an unknown year, that exist."""

PARTS = st.one_of(st.integers(0, 42).map("{:02}".format), st.just("XX"))
SHAPED = st.builds(
    "{}{}{}".format,
    st.one_of(
        YEARS, FAR_YEARS, st.sampled_from(["XXXX", "2XXX", "201X", "20XX", "2X1X", "-0000", "-201X", "2000", "1900"])
    ),
    st.lists(PARTS, max_size=2).map(lambda parts: "".join(f"-{part}" for part in parts)),
    QUALIFIERS,
)
SCRIBBLES = st.text("0123456789X-/.?~%YTZES: ", max_size=14)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Draw a valid date with one character changed, added or dropped."""
    text = draw(VALID)
    at = draw(st.integers(0, len(text)))
    drop = draw(st.integers(0, 1))
    return text[:at] + draw(st.sampled_from([*"0129X-/.?~%YS ", ""])) + text[at + drop :]


ANY = st.one_of(VALID, SHAPED, st.builds("{}/{}".format, SHAPED, SHAPED), edited(), SCRIBBLES)


@given(VALID)
def test_a_valid_date_keeps_its_text(text):
    """Every date of level 1 is read, and what was read is told unchanged."""
    assert parse(text).text == text


@given(st.one_of(st.text(), ANY, st.lists(ANY, max_size=3).map("/".join)))
def test_any_text_is_read_or_refused(text):
    """No text raises anything but EdtfError, and whatever is suggested is valid; what is read has its wording."""
    value = read_or_mend(text)
    assert value is None or (describe(value, "id") and describe(value, "en"))


def test_dates_sort_by_first_day_then_by_last():
    """Of dates that may begin on one day, the narrower comes first; open ends, open starts and unknown years last."""
    ordered = ["-0044", "0000", "2018", "2019-01-01", "2019-01-01?", "2019-01", "2019-01-01/2019-06", "2019"]
    ordered += ["2019-21", "2019-22", "2019/2020", "2019/..", "2019-01-02", "Y17000", "../2018", "/2019"]
    ordered += ["XXXX-06", "XXXX-06-22"]
    keys = [parse(text).sort_key for text in ordered]
    assert keys == sorted(set(keys))


@given(VALID.map(parse), VALID.map(parse))
def test_order_is_total_and_follows_the_bounds(one, other):
    """Of two dates the one with the earlier lower, then upper, bound comes first, open and unknown bounds last."""
    assert (one.sort_key == other.sort_key) == (one == other)
    assert (one.sort_key < other.sort_key) != (other.sort_key < one.sort_key) or one == other
    last = dt.date.max
    held = [value for value in (one, other) if value.first_year in {None, *range(1, 10_000)}]
    if len(held) == 2:
        first = min(held, key=lambda value: value.sort_key)
        second = other if first is one else one
        assert (first.lower or last) <= (second.lower or last)
        if first.lower == second.lower:
            assert (first.last_year is None, first.upper or last) <= (second.last_year is None, second.upper or last)


@given(st.lists(st.one_of(VALID, st.sampled_from(["XXXX-06-22", "../2019", "/2019", "2019/.."])).map(parse)))
def test_dates_without_a_first_year_sort_last(values):
    """Whatever begins at an unknown time comes after whatever begins at a known one."""
    ordered = [value.first_year is None for value in sorted(values, key=lambda value: value.sort_key)]
    assert ordered == sorted(ordered)


@given(VALID)
def test_html_value_names_the_same_day_month_or_year(text):
    """The value for HTML is itself a date of the same bounds, and has no doubt or gap in it."""
    value = parse(text)
    attribute = value.datetime_attr
    assume(attribute is not None)
    assert re.fullmatch(r"[0-9]{4,}(-[0-9]{2}){0,2}", attribute)
    if value.lower:
        assert (parse(attribute).lower, parse(attribute).upper) == (value.lower, value.upper)


WORDED = st.builds(
    "{}{}".format, st.one_of(YEARS, MONTHS_OF_YEARS, DAYS, st.integers(100, 999).map("{}X".format)), QUALIFIERS
)
WORDED_INTERVALS = st.one_of(
    *(
        st.builds(lambda ends, sign: "/".join(f"{end}{sign}" for end in sorted(ends)), pairs, QUALIFIERS)
        for pairs in (
            st.sets(ends, min_size=2, max_size=2)
            for ends in (
                YEARS,
                MONTHS_OF_YEARS,
                DAYS,
                st.dates(dt.date(2018, 11, 1), dt.date(2019, 2, 9)).map(dt.date.isoformat),
            )
        )
    )
)


@given(st.one_of(WORDED, WORDED_INTERVALS), st.sampled_from(["id", "en"]))
def test_wording_loses_nothing(text, language):
    """Read back from its wording in either language, a date is the same date."""
    assert read_or_mend(describe(parse(text), language)) == parse(text)


@given(VALID.map(parse))
def test_day_wording_never_repeats_the_year(value):
    """Under the heading of its year, no date but an interval of several years tells a year."""
    assume(value.first_year == value.last_year)
    assert str(value.year) not in describe_day(value, "id")


# Agreement with the `edtf` package


@dataclass(frozen=True)
class Difference:
    """A case in which we read what the peer refuses, or refuse what it reads, on purpose."""

    reason: str
    applies: Callable[[str], object]
    examples: tuple[str, ...]
    read_here: bool = False


def peer_reads(text: str) -> object | None:
    """Return the peer's value, or None; it lets errors of its own constructors out, and prints them."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            return peer.parse_edtf(text)
        except Exception:  # noqa: BLE001
            return None


def peer_says_level_2(text: str) -> bool:
    classes = {"PartialUncertainOrApproximate", "PartialUnspecified", "Level2Interval", "Level2Season"}
    classes |= {"ExponentialYear", "OneOfASet", "MultipleDates"}
    return type(peer_reads(text)).__name__ in classes or "S" in text


def has_29_february_of_a_common_year(text: str) -> bool:
    return any(not calendar.isleap(int(year)) for year in re.findall(r"(-?[0-9]{4})-02-29", text))


def ends_before_it_starts(text: str) -> bool:
    """Compare the peer's bounds; an open one is an infinite number, and for 2019-01-0X the peer has none."""
    theirs = peer_reads(text)
    try:
        return theirs.lower_strict() > theirs.upper_strict()
    except (TypeError, ValueError):
        return False


DIFFERENCES = (
    Difference(
        "the peer's grammar has 29 February in every year; we keep to the calendar",
        has_29_february_of_a_common_year,
        ("2019-02-29", "1900-02-29?", "2018/2019-02-29"),
    ),
    Difference(
        "the peer does not compare the ends of an interval; one that ends before it starts is a slip of the pen",
        ends_before_it_starts,
        ("2020/2019", "2019-05-02/2019-05-01", "2019-05/2019-04-30~"),
    ),
    Difference(
        "an interval of which neither end is known says nothing; the almanac leaves an unknown date out",
        lambda text: text == "../..",
        ("../..",),
    ),
    Difference(
        "no act of recognition is dated by the hour, so level 0's times of day are refused",
        lambda text: "T" in text,
        ("2019-05-01T10:00:00Z", "2019-05-01T10:00:00+07:00", "2019-05-01T24:00:00"),
    ),
    Difference(
        "level 1 lets only the last one or two digits of a year be X; the peer's level 1 has three, and gaps",
        lambda text: re.fullmatch(r"-?[0-9]X[0-9X]X[?~%]?", text),
        ("2XXX", "1X5X?"),
    ),
    Difference(
        "level 2 is not read, but for XXXX-MM-DD and XXXX-MM; significant digits (S) are level 2 too",
        peer_says_level_2,
        ("2004-06~-11", "156X-12-25", "2004-XX-12", "XXXX", "2019-25", "[2019,2020]", "Y17E8", "1950S2", "2019/202X"),
    ),
    Difference(
        "the peer skips spaces; a date is a key in our data, so it has one spelling",
        lambda text: re.search(r"\s", text),
        (" 2019", "2019 / 2020"),
    ),
    Difference(
        "a limit of length keeps numbers of thousands of digits out",
        lambda text: len(text) > MAX_LENGTH,
        ("Y" + "1" * MAX_LENGTH,),
    ),
    Difference(
        "a qualifier applies to the whole date before it; the peer forgets seasons, long years and XXXX-MM-DD",
        lambda text: re.fullmatch(r"(-?[0-9]{4}-2[1-4]|Y-?[0-9]+|XXXX-[0-9]{2}(-[0-9]{2})?)[?~%]", text),
        ("2019-21?", "Y17000~", "XXXX-06-22%"),
        read_here=True,
    ),
    Difference(
        "an end of an interval may be any complete date of level 1; the peer's grammar forgets long years",
        lambda text: "/" in text and "Y" in text,
        ("Y17000/Y18000", "../Y17000"),
        read_here=True,
    ),
)


@pytest.mark.parametrize(
    ("difference", "text"), [(difference, text) for difference in DIFFERENCES for text in difference.examples]
)
def test_every_listed_difference_is_real(difference, text):
    """Each difference from the peer that is listed and explained does exist, so the list stays honest."""
    with contextlib.suppress(EdtfError):
        parse(text)
        assert difference.read_here
    assert (peer_reads(text) is None) == difference.read_here
    assert difference.applies(text)


@settings(max_examples=PEER_EXAMPLES, deadline=None)
@given(ANY)
@example("2000-02-29")
@example("1900-02-29")
@example("../")
def test_the_peer_reads_and_refuses_alike(text):
    """Where we and the `edtf` package do not agree whether a text is a date, the reason is listed."""
    try:
        parse(text)
        read_here = True
    except EdtfError:
        read_here = False
    if read_here != (peer_reads(text) is not None):
        assert [d.reason for d in DIFFERENCES if d.read_here == read_here and d.applies(text)]


@settings(max_examples=PEER_EXAMPLES, deadline=None)
@given(VALID)
def test_the_peer_gives_the_same_bounds(text):
    """Bounds agree with the `edtf` package, which gives years, months and days as numbers.

    Left out on purpose: a season, to which the peer gives the northern months (and to winter December alone), while
    ISO 8601-2 makes 21 to 24 independent of location; an unknown year, which for the peer runs from 0 to 9999; an open
    end, infinite there and None here; an unknown end, where the peer adds ten years and we invent nothing.
    """
    value, theirs = parse(text), peer_reads(text)
    assume(theirs is not None)
    start, end = (value.start, value.end) if value.precision == "interval" else (value, value)
    for ours, part, year, bound in (
        (value.lower, start, value.first_year, theirs.lower_strict()),
        (value.upper, end, value.last_year, theirs.upper_strict()),
    ):
        if part is None or part.precision in {"season", "unknown-year"}:
            continue
        assert year == bound.tm_year
        expected = dt.date(*bound[:3]) if 1 <= bound.tm_year <= 9999 else None
        assert ours == expected


@settings(max_examples=PEER_EXAMPLES, deadline=None)
@given(ENDS)
def test_the_peer_qualifies_alike(text):
    """What is uncertain or approximate here is so for the `edtf` package, which keeps % apart from both."""
    value, theirs = parse(text), peer_reads(text)
    assume(theirs is not None)
    both = theirs.is_uncertain_and_approximate
    assert (value.uncertain, value.approximate) == (theirs.is_uncertain or both, theirs.is_approximate or both)
