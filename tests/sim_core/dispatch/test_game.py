"""The game's day plans: hand-checked hours and laws."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.energy.dispatch import Generator, plan_days
from tests.sim_core.dispatch.islands import (
    LOST,
    battery,
    coal,
    island,
    random_island,
    solar,
)

HOURLY = (
    "output_mw",
    "charge_mw",
    "discharge_mw",
    "stored_mwh",
    "curtailed_mw",
    "unserved_mw",
    "spilled_mw",
    "price_yuan_per_mwh",
    "price_setter",
)


def flat(mw, days=3):
    return np.full((days, 24), float(mw))


def names(plan):
    return [plan.setters[code] for code in plan.price_setter[0]]


def test_cheapest_plant_runs_first_and_the_dearest_in_use_sets_the_price():
    """9 MW: 8 MW of sun at 0, then 1 MW of coal at 300."""
    system = island((coal(), solar()))

    plan = plan_days(system, flat(9), np.stack([flat(12), flat(8)]), np.zeros(0), 1)

    assert_allclose(plan.output_mw[:, 0, 12], [1.0, 8.0])
    assert plan.price_yuan_per_mwh[0, 12] == 300.0
    assert names(plan)[12] == "coal"


def test_minimum_load_is_kept_and_takes_sun_off_the_grid():
    """5 MW of load, coal never below 4 MW: 1 of 8 MW of sun is used."""
    system = island((coal(min_mw=4.0), solar()))

    plan = plan_days(system, flat(5), np.stack([flat(12), flat(8)]), np.zeros(0), 1)

    assert_allclose(plan.output_mw[:, 0, 0], [4.0, 1.0])
    assert_allclose(plan.curtailed_mw[:, 0, 0], [0.0, 7.0])
    assert plan.price_yuan_per_mwh[0, 0] == 0.0


def test_must_run_energy_that_no_one_takes_is_spilled_after_all_sun_is_off():
    """3 MW of load against 4 MW of must-run coal: 1 MW spilled."""
    system = island((coal(min_mw=4.0), solar()))

    plan = plan_days(system, flat(3), np.stack([flat(12), flat(8)]), np.zeros(0), 1)

    assert_allclose(plan.spilled_mw[0], 1.0)
    assert_allclose(plan.curtailed_mw[1, 0], 8.0)
    assert names(plan)[0] == "surplus"


def test_load_above_all_plants_is_unserved_at_the_value_of_lost_load():
    """15 MW of load, 12 MW of coal: 3 MW missing."""
    plan = plan_days(island((coal(),)), flat(15), flat(12)[None], np.zeros(0), 1)

    assert_allclose(plan.unserved_mw, 3.0)
    assert_allclose(plan.price_yuan_per_mwh, LOST)
    assert names(plan)[0] == "unserved"


def test_an_island_without_plants_serves_nothing():
    plan = plan_days(island(()), flat(2), np.zeros((0, 3, 24)), np.zeros(0), 1)

    assert_allclose(plan.unserved_mw, 2.0)


def test_battery_carries_noon_to_the_evening():
    """2 MWh of spare sun at noon, 0.9 in and out: 1.62 MWh less coal at night."""
    demand, sun = flat(4), flat(0)
    sun[:, 12] = 6.0
    store = battery(power_mw=5.0, energy_mwh=10.0, efficiency=0.9)
    system = island((coal(), solar()), (store,))

    plan = plan_days(system, demand, np.stack([flat(12), sun]), np.zeros(1), 1)

    assert_allclose(plan.charge_mw[0, 0, 12], 2.0)
    assert_allclose(plan.stored_mwh[0, 0, 12], 1.8)
    assert_allclose(np.add.reduce(plan.discharge_mw[0, 0]), 1.62)
    assert_allclose(np.add.reduce(plan.output_mw[0, 0]), 23 * 4 - 1.62)


def test_battery_fills_from_coal_before_an_evening_short_of_power():
    """Coal of 12 MW meets a 14 MW evening hour because the battery gave 2 MW."""
    demand = flat(8)
    demand[0, 20] = 14.0
    system = island((coal(),), (battery(),))

    plan = plan_days(system, demand, flat(12)[None], np.zeros(1), 1)

    assert_allclose(plan.unserved_mw, 0.0)
    assert_allclose(plan.discharge_mw[0, 0, 20], 2.0)


def test_a_battery_between_two_plants_sets_the_price():
    """Coal full at 300, diesel at 1200 not needed: the battery's value is between."""
    diesel = Generator("diesel", 4.0, 0.0, 1200.0, 0.7, "thermal")
    demand = flat(8)
    demand[0, 20] = 13.0
    system = island((coal(), diesel), (battery(energy_mwh=30.0),))

    plan = plan_days(system, demand, np.stack([flat(12), flat(4)]), np.zeros(1), 1)

    assert names(plan)[20] == "battery"
    assert 300.0 < plan.price_yuan_per_mwh[0, 20] < 1200.0


@given(
    seed=st.integers(0, 10_000),
    stores=st.integers(0, 2),
    cuts=st.sets(st.integers(1, 11), max_size=4),
)
@settings(max_examples=25, deadline=None)
def test_a_plan_of_many_days_is_the_same_bits_as_its_days_one_by_one(
    seed, stores, cuts
):
    days = 12
    system, demand, available, start = random_island(seed, days, stores)
    whole = plan_days(system, demand, available, start, days)
    stored = start
    for first, last in zip([0, *sorted(cuts)], [*sorted(cuts), days], strict=True):
        seen = slice(first, last + 2)
        part = plan_days(system, demand[seen], available[:, seen], stored, last - first)
        for name in HOURLY:
            expected = getattr(whole, name)[..., first:last, :]
            assert_array_equal(getattr(part, name), expected, err_msg=name)
        stored = part.stored_mwh[:, -1, -1]


@given(seed=st.integers(0, 10_000), stores=st.integers(0, 2))
@settings(max_examples=30, deadline=None)
def test_power_in_equals_power_out_every_hour(seed, stores):
    system, demand, available, start = random_island(seed, 6, stores)

    plan = plan_days(system, demand, available, start, 6)

    given_mw = plan.output_mw.sum(0) + plan.discharge_mw.sum(0) + plan.unserved_mw
    taken_mw = demand[:6] + plan.charge_mw.sum(0) + plan.spilled_mw
    assert_allclose(given_mw, taken_mw, atol=1e-9)


@given(seed=st.integers(0, 10_000), stores=st.integers(1, 2))
@settings(max_examples=30, deadline=None)
def test_stores_keep_their_limits_and_never_charge_and_discharge_at_once(seed, stores):
    system, demand, available, start = random_island(seed, 6, stores)

    plan = plan_days(system, demand, available, start, 6)

    assert not np.any((plan.charge_mw > 0.0) & (plan.discharge_mw > 0.0))
    for row, store in enumerate(system.stores):
        before = np.concatenate([[start[row]], plan.stored_mwh[row].ravel()[:-1]])
        kept = before * (1.0 - store.standing_loss_share_per_h)
        after = (
            kept
            + plan.charge_mw[row].ravel() * store.efficiency_charge
            - plan.discharge_mw[row].ravel() / store.efficiency_discharge
        )
        assert_allclose(plan.stored_mwh[row].ravel(), after, atol=1e-9)
        assert plan.stored_mwh[row].min() >= 0.0
        assert plan.stored_mwh[row].max() <= store.energy_mwh
        assert plan.charge_mw[row].max() <= store.power_mw + 1e-9
        assert plan.discharge_mw[row].max() <= store.power_mw + 1e-9


@given(seed=st.integers(0, 10_000), extra=st.floats(0.1, 5.0))
@settings(max_examples=20, deadline=None)
def test_more_sun_never_makes_the_day_dearer_without_stores(seed, extra):
    system, demand, available, start = random_island(seed, 3, 0)
    more = available.copy()
    more[3] += extra

    before = cost_yuan(system, plan_days(system, demand, available, start, 3))
    after = cost_yuan(system, plan_days(system, demand, more, start, 3))

    assert after <= before + 1e-6


def cost_yuan(system, plan):
    fuel = sum(
        g.cost_yuan_per_mwh * plan.output_mw[row].sum()
        for row, g in enumerate(system.generators)
    )
    return fuel + LOST * plan.unserved_mw.sum()


@pytest.mark.parametrize("stores", [1, 2])
def test_stores_save_money_against_the_same_island_without_them(stores):
    system, demand, available, start = random_island(7, 20, stores)
    empty = start * 0.0
    bare = replace(system, stores=())

    with_them = plan_days(system, demand, available, empty, 20)
    without = plan_days(bare, demand, available, np.zeros(0), 20)

    assert cost_yuan(system, with_them) < cost_yuan(bare, without)


def test_every_field_of_the_plan_is_compared_with_the_batches():
    plan = plan_days(island((coal(),)), flat(1), flat(12)[None], np.zeros(0), 1)

    assert {*HOURLY, "setters"} == {item.name for item in fields(plan)}
