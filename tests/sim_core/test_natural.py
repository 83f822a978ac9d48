"""Plants, the tip and the lives of buildings, day by day."""

from dataclasses import replace
from math import exp

import numpy as np
import pytest
from builders import build, first_light_bay, new_session, uid_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.carbon.tip import (
    Tip,
    fresh_tip,
    tip_after_day,
    waste_by_kind_t,
    waste_t_per_day,
)
from sim_core.commands import Demolish
from sim_core.fleet import fleet_of
from sim_core.growth import grown
from sim_core.ledger import EMISSION, REMOVAL
from sim_core.natural import building_rows, natural_day
from sim_core.session import Session

MIX = {"food": 0.52, "paper": 0.11, "textiles": 0.03, "wood": 0.02}


def held_tco2(state):
    return float(np.sum(state.buildings.stock_tco2 + state.buildings.dead_tco2))


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.integers(0, 5000), st.integers(0, 2**31))
def test_the_stock_changes_by_what_is_taken_up_less_what_returns(start, seed):
    session = new_session()
    planner = session.planner
    planner.seed = seed
    state = replace(session.state, day=start)
    fleet = fleet_of(planner.level, planner.catalogue, state)
    for storm_peak in (0.0, 0.98, 0.98, 0.0, 0.98, 0.5):
        before = held_tco2(state)
        day = natural_day(planner, state, fleet, storm_peak)
        taken = sum(a for account, a in day.rows if account.kind == REMOVAL)
        assert held_tco2(day.state) - before == pytest.approx(taken, abs=1e-9)
        state = replace(day.state, day=state.day + 1)


def test_storms_fell_plants_in_the_long_run_and_dead_wood_decays():
    """Thirty storms over ten tiles at one in ten: some are struck, never all gone."""
    session = new_session()
    state, planner = session.state, session.planner
    causes = set()
    for day in range(30):
        growth = grown(planner, replace(state, day=day), storm_peak=0.98)
        causes |= {account.cause for account, _ in growth.rows}
        state = replace(state, buildings=growth.applied(state.buildings))
    assert {"growth", "decay"} <= causes
    assert float(state.buildings.dead_tco2.sum()) > 0.0
    assert (state.buildings.stock_tco2 >= 0.0).all()


def test_a_plants_luck_does_not_hang_on_what_else_stands_around():
    """Another building more leaves every tile's draws as they were."""
    from sim_core.growth import _draws

    session = new_session()
    few = _draws(5, session.state)
    more = _draws(5, replace(session.state, next_uid=session.state.next_uid + 40))
    assert np.array_equal(few, more[: len(few)])


def test_a_tip_in_balance_gives_off_what_comes_in():
    """1 t a day of Chinese waste for ever: 0.5 × 0.6 of its carbon decomposes a day.

    Food 0.591 × 0.15, paper 0.085 × 0.4, textiles 0.041 × 0.24, wood 0.016 × 0.43:
    0.13937 t C × 0.3 × 0.5 × 16/12. Wood needs centuries, so start from balance.
    """
    carbon = {"quick": 0.08865, "slow": 0.04384, "wood": 0.00688}
    k = {"quick": 0.4, "slow": 0.07, "wood": 0.035}
    balance = {
        name: 0.3 * value / (1 - exp(-k[name] / 365)) for name, value in carbon.items()
    }
    tip = Tip(balance["quick"], balance["slow"], balance["wood"])
    fresh = fresh_tip(waste_by_kind_t(1000.0 / 1.0137), "uncategorised")
    after, methane_t = tip_after_day(tip, fresh)
    assert methane_t == pytest.approx(0.13937 * 0.3 * 0.5 * 16 / 12, rel=1e-3)
    assert after.total_tc == pytest.approx(tip.total_tc, rel=1e-6)


def test_a_tip_without_fresh_waste_fades():
    """Quick waste alone: e^-0.4 is left after a year."""
    tip = Tip(100.0, 0.0, 0.0)
    for _ in range(365):
        tip, _ = tip_after_day(tip, Tip(0.0, 0.0, 0.0))
    assert tip.quick_tc == pytest.approx(100.0 * exp(-0.4))


def test_soil_on_a_tip_takes_a_tenth_of_its_methane():
    tip, nothing = Tip(100.0, 10.0, 1.0), Tip(0.0, 0.0, 0.0)
    _, bare_t = tip_after_day(tip, nothing, "open")
    _, covered_t = tip_after_day(tip, nothing, "covered")
    assert covered_t == pytest.approx(0.9 * bare_t)


def test_a_level_begins_with_thirty_years_of_waste():
    """3,600 × 1.0137 kg = 3.65 t a day; after thirty years e^-12 of food is missing."""
    assert waste_t_per_day(3600.0) == pytest.approx(3.64932)
    tip = new_session().state
    full = 3.64932 * 0.3 * 0.08865 / (1 - exp(-0.4 / 365))
    assert tip.tip_quick_tc == pytest.approx(full * (1 - exp(-12.0)))
    wood = 3.64932 * 0.3 * 0.00688 / (1 - exp(-0.035 / 365))
    assert tip.tip_wood_tc == pytest.approx(wood * (1 - exp(-1.05)))


def test_a_building_is_renewed_when_its_life_is_over():
    """A plant of 25 years built on day 0 is made anew on day 9,125, not before."""
    session = new_session()
    planner = session.planner
    set_row = planner.catalogue.row("diesel_set")
    technology = planner.catalogue.get("diesel_set")
    days = int(technology.lifetime_years * 365)
    buildings = session.state.buildings
    row = int(np.flatnonzero(buildings.tech == set_row)[0])
    ready = np.full(len(buildings), session.state.day + 1, np.int32)
    ready[row] = 0
    young = replace(buildings, ready_day=ready)
    state = replace(session.state, buildings=young, day=days - 1)
    assert not [r for r in building_rows(planner, state) if r[0].place == "diesel_set"]
    due = building_rows(planner, replace(state, day=days))
    mine = {account.activity: amount for account, amount in due}
    assert mine["embodied/diesel_set"] == technology.embodied_tco2e
    made = [account for account, _ in due if account.activity == "embodied/diesel_set"]
    assert [account.t_per_unit for account in made] == [1.0]
    assert mine["demolition/concrete"] == pytest.approx(3 * technology.embodied_tco2e)


def test_the_tip_is_in_the_books_of_every_day():
    session = new_session()
    session.advance(3)
    rows = [
        account
        for account in session.ledger.accounts
        if account.activity == "landfill/methane"
    ]
    assert len(rows) == 1
    assert (rows[0].kind, rows[0].scope) == (EMISSION, 1)
    assert session.level.id == first_light_bay().id


def test_cleared_plants_give_back_all_carbon_that_was_counted():
    """A wood of the level is felled: the stock, dead wood too, leaves the books."""
    session = new_session()
    session.advance(3)
    uid = uid_of(session, "native_forest")
    held = held_tco2(session.state)
    row = session.state.buildings.row_of(uid)
    wood = float(session.state.buildings.stock_tco2[row])
    assert wood > 0.0
    session.submit(Demolish(uid))
    assert held_tco2(session.state) == pytest.approx(held - wood)
    session.advance(1)
    sinks = session.ledger.figure("sinks_t", 3, 1)
    assert held_tco2(session.state) - held == pytest.approx(sinks)
    cleared = {
        a.cause: float(amount)
        for a, amount in zip(
            session.ledger.accounts, session.ledger.amounts(3, 3), strict=True
        )
        if a.kind == REMOVAL and amount and a.cause == "clearing"
    }
    assert cleared == {"clearing": pytest.approx(-wood)}
    assert not session.state.cleared_tco2.size
    session.advance(1)
    assert session.ledger.figure("sinks_t", 4, 1) > 0.0


def test_a_building_taken_away_leaves_rubble_unless_it_was_only_begun():
    """Two turbines; the one that stands leaves 3 t for each tonne CO2e it holds."""
    session = new_session()
    build(session, "onshore_wind")
    session.submit(Demolish(uid_of(session, "onshore_wind")))
    session.advance(1)
    names = [a.cause for a in session.ledger.accounts]
    assert "demolition" not in names
    build(session, "onshore_wind")
    session.advance(2)
    session.submit(Demolish(uid_of(session, "onshore_wind")))
    session.advance(1)
    technology = session.catalogue.get("onshore_wind")
    rows = zip(session.ledger.accounts, session.ledger.amounts(3, 3), strict=True)
    (found,) = [(a, n) for a, n in rows if a.cause == "demolition"]
    assert found[0].category == "waste"
    assert found[0].place == "onshore_wind"
    assert found[1] == pytest.approx(3.0 * technology.embodied_tco2e)


def test_what_was_taken_away_today_is_kept_in_a_save(tmp_path):
    session = new_session()
    session.submit(Demolish(uid_of(session, "native_forest")))
    again = Session.load(session.save(tmp_path))
    assert again.state_hash() == session.state_hash()
    assert np.array_equal(again.state.cleared_tco2, session.state.cleared_tco2)
