"""Problems say where, what and how to mend it, in an order that never changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from almanac.problems import CODES, ContentError, Problem, UsageError, Where, errors, in_order, nearest

HERE = Where("content/entries/2024/x.md", 7, 12)


def test_line_says_where_what_and_how():
    """The one-line form has place, field, message, nearest value, cure and code."""
    problem = Problem(HERE, "A012", "unknown id 'kemenpan-rb'", "issuer", "kemenpanrb", "correct it")
    assert str(problem) == (
        "content/entries/2024/x.md:7:12: issuer: unknown id 'kemenpan-rb', did you mean 'kemenpanrb'? "
        "Correct it. [A012]"
    )


def test_whole_file_has_no_line():
    """A problem of a file as a whole names the path alone."""
    assert str(Problem(Where("a.md"), "A008", "too large")) == "a.md: too large. [A008]"


def test_warning_says_so():
    """A warning is told apart in words."""
    assert ": warning: it is odd." in str(Problem(HERE, "A016", "it is odd", severity="warning"))


def test_problem_stays_on_one_line():
    """A value with line breaks cannot put a line of its own into the log, where `::` would be a command."""
    problem = Problem(HERE, "A010", "unknown field 'x\n::set-output name=a::b'")
    assert "\n" not in str(problem)


def test_order_is_total_and_without_repeats():
    """Problems are sorted by place, then code and text; one that is found twice is listed once."""
    first = Problem(Where("a.md", 2, 1), "A010", "b", mend="one")
    second = Problem(Where("a.md", 2, 1), "A010", "b", mend="two")
    third = Problem(Where("a.md", 10, 1), "A001", "a")
    assert in_order([third, second, first, third]) == (first, second, third)


def test_warnings_do_not_stop_a_build():
    """Only errors count as such."""
    warning = Problem(HERE, "A016", "odd", severity="warning")
    error = Problem(HERE, "A010", "wrong")
    assert errors([warning, error]) == (error,)


def test_content_error_lists_every_problem():
    """The exception's text is the list, sorted, and its exit status 1; wrong usage has 2."""
    error = ContentError([Problem(Where("b.md"), "A008", "big"), Problem(Where("a.md"), "A008", "big")])
    assert str(error).splitlines() == ["a.md: big. [A008]", "b.md: big. [A008]"]
    assert (error.exitcode, UsageError.exitcode) == (1, 2)


def test_nearest_value_ignores_case():
    """The valid value is offered as it is written, whatever case the wrong one has."""
    assert nearest("KOTA SEMARAMG", ["Kota Semarang", "Kota Bandung"]) == "Kota Semarang"


def test_nothing_like_it_is_offered():
    """Where no value is like enough, none is offered."""
    assert nearest("Atlantis", ["Kota Semarang"]) is None


@given(st.lists(st.text("abc", min_size=1)), st.text("abc"))
def test_nearest_does_not_depend_on_order(words, word):
    """The order in which valid values are known does not change the one that is offered."""
    assert nearest(word, words) == nearest(word, list(reversed(words)))


def test_codes_have_one_form():
    """Codes are A and three digits, and each has a sentence."""
    assert all(code[0] == "A" and code[1:].isdigit() and len(code) == 4 for code in CODES)
    assert all(meaning.endswith(".") for meaning in CODES.values())
