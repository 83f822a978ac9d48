"""Days that have passed are told as they were played."""

import numpy as np
import pytest
from builders import build, new_session, uid_of

from sim_core.commands import Upgrade
from sim_core.past import SHORT_MWH, day_played, is_kept, short_days
from sim_core.session import Session


@pytest.fixture(scope="module")
def short_session():
    """Half of the coal plant is closed, a small battery built: evenings fall short."""
    session = new_session()
    session.advance(10)
    session.submit(Upgrade(uid_of(session, "coal_plant_worn"), "coal_plant_one_unit"))
    build(session, "battery_small")
    session.advance(230)
    return session


def test_every_day_that_passed_is_told_as_it_was_booked(short_session):
    """Missing and demanded MWh of the hours are those of the books, to the bit."""
    for day in range(0, short_session.state.day, 7):
        found = day_played(short_session, day)
        assert found.day == day
        for name, mw in (
            ("unserved_mwh", found.unserved_mw), ("demand_mwh", found.demand_mw),
        ):  # fmt: skip
            booked = short_session.ledger.figure(name, day, 1)
            assert float(mw.sum()) == pytest.approx(booked, abs=1e-9)


def test_the_last_day_is_the_one_that_the_snapshot_shows(short_session):
    today = short_session.snapshot().today
    found = day_played(short_session, today.day)
    assert np.array_equal(found.unserved_mw, today.unserved_mw)


def test_a_loaded_island_tells_its_days_from_before_the_save(short_session, tmp_path):
    loaded = Session.load(short_session.save(tmp_path))
    day = short_days(short_session, 0, short_session.state.day)[0].day
    assert not is_kept(loaded, day)
    found = day_played(loaded, day)
    assert is_kept(loaded, day)
    mine = day_played(short_session, day)
    assert np.array_equal(found.unserved_mw, mine.unserved_mw)


def test_short_days_are_those_of_the_books_in_order(short_session):
    found = short_days(short_session, 0, short_session.state.day - 1)
    assert found
    expected = [
        day
        for day in range(short_session.state.day)
        if short_session.ledger.figure("unserved_mwh", day, 1) > SHORT_MWH
    ]
    assert [one.day for one in found] == expected
    middle = expected[len(expected) // 2]
    assert [one.day for one in short_days(short_session, middle, middle)] == [middle]
