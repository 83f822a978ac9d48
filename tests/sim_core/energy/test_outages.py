"""Boilers of a worn plant that fail and wear, and what the island notices of it."""

import numpy as np
import pytest
from builders import new_session
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.content import read_catalogue
from sim_core.energy.outages import running_mw
from sim_core.hours import reasons
from sim_core.snapshot import day_result

WORN = read_catalogue().get("coal_plant_worn")


def with_params(**changes):
    return WORN.model_copy(update={"params": {**WORN.params, **changes}})


def test_a_plant_that_never_fails_gives_its_usable_share():
    """12 MW × 0.65."""
    found = running_mw(with_params(failed_share=0.0), 1, 2021, 0)
    assert_allclose(found, 7.8)
    assert found.shape == (365, 24)


def test_wear_takes_a_share_of_what_is_left_each_year():
    """7.8 MW × 0.92³ = 6.07 MW."""
    found = running_mw(with_params(failed_share=0.0), 1, 2024, 3)
    assert_allclose(found, 7.8 * 0.92**3)
    assert found[0, 0] == pytest.approx(6.074, abs=1e-3)


def test_a_failed_boiler_takes_a_quarter_for_whole_days():
    """7.8, 5.85, 3.9 … MW, the same in all hours of a day."""
    found = running_mw(WORN, 1, 2021, 0)
    steps = set(np.round(np.unique(found), 6))
    assert steps <= {7.8, 5.85, 3.9, 1.95, 0.0}
    assert len(steps) >= 3
    assert_array_equal(found, np.repeat(found[:, :1], 24, axis=1))


def test_boilers_are_cold_on_as_many_days_as_the_sheet_says():
    """Chance 0.139 / 5 a day, five days each: 1 − (1 − 0.0278)⁵ = 0.1315."""
    years = [running_mw(WORN, 7, year, 0) / 7.8 for year in range(2000, 2060)]
    assert 1.0 - np.mean(years) == pytest.approx(0.1315, abs=0.01)


def test_a_repair_reaches_into_the_next_year():
    """With a repair of 365 days, a boiler that failed in a year is out in the next."""
    slow = with_params(boilers=1, failed_share=100.0, repair_days=365)
    for year in range(2021, 2026):
        assert not running_mw(slow, 3, year, 0).any() or year == 2021


@given(seed=st.integers(0, 2**32), year=st.integers(1990, 2100))
def test_the_same_year_fails_the_same_way_whenever_it_is_asked(seed, year):
    one, other = running_mw(WORN, seed, year, 0), running_mw(WORN, seed, year, 0)
    assert_array_equal(one, other)
    assert (one >= 0.0).all()
    assert (one <= 7.8 + 1e-12).all()


def test_other_plants_do_not_fail():
    for kind in ("diesel_set", "gas_turbine", "pv_farm", "battery_small"):
        assert running_mw(read_catalogue().get(kind), 1, 2021, 0) is None


def test_the_plan_gives_no_more_than_the_boilers_do():
    session = new_session()
    plan = session.planner.plan_year(session.state)
    (number,) = [n for n, plant in enumerate(plan.system.plants) if plant.id == WORN.id]
    most = running_mw(WORN, session.seed, 2021, 0)
    assert (plan.dispatch.output_mw[number] <= most + 1e-9).all()


def test_a_shortage_names_the_power_that_failed_boilers_keep_back():
    session = new_session()
    plan = session.planner.plan_year(session.state)
    day = int(plan.dispatch.unserved_mw.sum(axis=1).argmax())
    hour = int(plan.dispatch.unserved_mw[day].argmax())
    found = reasons(day_result(session.planner, plan, day), hour).shortage
    most = float(running_mw(WORN, session.seed, 2021, 0)[day, hour])
    assert found is not None
    assert found.failed_mw == {WORN.id: pytest.approx(12.0 - most)}
    assert WORN.id in found.full_sources
