"""Bars by year: every year between the first and the last, lengths in proportion."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from almanac.charts import LONGEST_BAR, bars_by_year


def test_years_without_a_record_between_others_have_a_bar_of_nothing():
    """A gap is shown as a gap: 2007 stands between 2006 and 2008 with the number 0."""
    bars = bars_by_year({2008: 4, 2006: 2})
    assert [(bar.year, bar.number) for bar in bars] == [(2006, 2), (2007, 0), (2008, 4)]


def test_what_has_no_year_has_no_bar():
    """Undated acts are counted elsewhere and never given a year."""
    assert [bar.year for bar in bars_by_year({None: 9, 2018: 1})] == [2018]


def test_years_of_activities_alone_do_not_lengthen_the_row():
    """A year whose number is 0 at either end is left out."""
    assert [bar.year for bar in bars_by_year({2001: 0, 2018: 1, 2030: 0})] == [2018]


def test_no_numbers_give_no_bars():
    """An almanac without counted acts has no chart rather than an empty one."""
    assert bars_by_year({}) == bars_by_year({2018: 0, None: 3}) == ()


@given(st.dictionaries(st.integers(1945, 2100), st.integers(0, 10_000), min_size=1))
def test_lengths_are_in_proportion_to_numbers(numbers):
    """The longest bar has LONGEST_BAR steps whatever its number, and all others their share of it."""
    bars = bars_by_year(numbers)
    most = max(numbers.values())
    for bar in bars:
        assert bar.number == numbers.get(bar.year, 0)
        assert abs(bar.length - LONGEST_BAR * bar.number / most) <= 0.005 + 1e-9
    assert sum(bar.number for bar in bars) == sum(numbers.values())
