"""What stages take is summed up by their names."""

from __future__ import annotations

import pytest

from almanac import clock as ticking
from almanac.clock import Clock


@pytest.fixture
def now(monkeypatch):
    """Return a list whose only item is the time that it is."""
    moment = [100.0]
    monkeypatch.setattr(ticking, "perf_counter", lambda: moment[0])
    return moment


def test_laps_of_a_stage_are_summed_up(now):
    """A stage that comes several times has the time of all of them, and another has its own."""
    clock = Clock()
    for stage, moment in (("read", 101), ("link", 103), ("read", 107)):
        now[0] = moment
        clock.lap(stage)
    assert clock.seconds == {"read": 5, "link": 2}


def test_skipped_time_is_nobodys(now):
    """What passes between a skip and the lap before it is in no stage."""
    clock = Clock()
    now[0] = 108
    clock.skip()
    now[0] = 110
    clock.lap("read")
    assert clock.seconds == {"read": 2}


def test_what_other_clocks_counted_is_added(now):
    """The stages of all processes make one table, and adding takes no lap."""
    clock = Clock()
    now[0] = 101
    clock.add({"read": 2, "link": 3})
    clock.lap("read")
    assert clock.seconds == {"read": 3, "link": 3}
