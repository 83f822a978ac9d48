"""Months are planned together, and each is as if it had been planned alone."""

from dataclasses import fields, replace

import numpy as np
import pytest
from builders import build, new_session

from sim_core.fleet import fleet_of
from sim_core.plans import carried_days, coming


def settled_session():
    """A town so content that people move in whatever the next months bring."""
    session = new_session()
    build(session, "pv_farm")
    build(session, "battery_small")
    session.advance(70)
    session.state = replace(session.state, support=80.0, residents=1300.0)
    session._plan = session._batch = None
    return session


def test_people_are_foreseen_to_the_last_bit():
    """Support of 80 wants all homes full: 3 in 100 of the empty places a month."""
    session = settled_session()
    state, planner = session.state, session.planner
    stretches = coming(planner, state, 300, 100)
    assert stretches[0].first_day == state.day
    # From 11 March: to its end, April and May; June would be the 112th day.
    assert [part.days for part in stretches] == [20, 30, 31]
    homes = stretches[0].fleet.homes
    moved = state.residents + 0.03 * (homes - state.residents)
    assert stretches[1].fleet.occupancy == moved / homes
    session.advance(stretches[0].days)
    assert session.state.residents == moved


def test_a_discontented_town_is_foreseen_for_two_months_only():
    """Support of 30 may rise or fall, and people with it a month later."""
    session = settled_session()
    state = replace(session.state, support=30.0)
    assert len(coming(session.planner, state, 300, 300)) == 2


def test_each_stretch_looks_ahead_with_its_own_people():
    """Stretches of 3 and 2 days with 2 seen after each: lines 0-4 and 5-8."""
    session = settled_session()
    first, second, *_ = coming(session.planner, session.state, 300, 100)
    found = carried_days((replace(first, days=3), replace(second, days=2)))
    assert found.tolist() == [0, 1, 2, 5, 6]


def test_a_month_of_a_batch_is_the_month_planned_alone():
    session = settled_session()
    planner, state = session.planner, session.state
    batch = planner.batch(state, 100)
    day, fleet = batch.stretches[1].first_day, batch.stretches[1].fleet
    before = batch.part(0)[1].stored_mwh[:, -1, -1]
    rows = [session.catalogue.row(store.id) for store in batch.system.storages]
    stored = state.stored_mwh.copy()
    stored[rows] = before
    alone = planner.planned(fleet, day, batch.stretches[1].days, stored)
    _, together = batch.part(1)
    for item in fields(together):
        mine, other = getattr(together, item.name), getattr(alone.dispatch, item.name)
        if isinstance(mine, np.ndarray):
            assert np.array_equal(mine, other), item.name


def test_what_came_otherwise_than_foreseen_is_planned_again():
    session = settled_session()
    batch = session.planner.batch(session.state, 100)
    day = batch.stretches[1].first_day
    people = batch.stretches[1].fleet.occupancy * batch.stretches[1].fleet.homes
    as_foreseen = replace(session.state, day=day, residents=people)
    assert session.planner.plan_in(batch, as_foreseen) is not None
    fewer = replace(as_foreseen, residents=people - 1.0)
    assert session.planner.plan_in(batch, fewer) is None
    fleet = fleet_of(session.level, session.catalogue, fewer)
    assert not fleet.is_like(batch.stretches[1].fleet)


@pytest.mark.parametrize("longest_days", [3, 40])
def test_short_batches_give_the_same_bits(longest_days):
    long, short = settled_session(), settled_session()
    short.longest_batch_days = longest_days
    for session in (long, short):
        session.advance(80)
    assert long.state_hash() == short.state_hash()
