"""The game's day plans: hand-checked hours and laws."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.energy.dispatch import outlooks, plan_days
from sim_core.energy.dispatch.records import DayPlans
from sim_core.energy.dispatch.system import Link, Plant
from tests.sim_core.dispatch.islands import (
    LOST,
    battery,
    island,
    part,
    planned,
    random_island,
    row,
    solar,
    thermal,
    with_hydrogen,
)

HOURLY = (
    "output_mw",
    "charge_mw",
    "discharge_mw",
    "stored_mwh",
    "water_spilled_mw",
    "curtailed_mw",
    "unserved_mw",
    "spilled_mw",
    "price_yuan_per_mwh",
    "price_setter",
    "next_price_yuan_per_mwh",
)
SUN = np.full(72, 8.0)


def flat(mw, days=3):
    return np.full(24 * days, float(mw))


def setters(plan):
    return [plan.setters[code] for code in plan.price_setter[0]]


def test_cheapest_plant_runs_first_and_the_dearest_in_use_sets_the_price():
    """9 MW: 8 MW of sun at 0, then 1 MW of coal at 300."""
    plan = planned(island(flat(9), [thermal(), solar(SUN)]))

    assert_allclose(plan.output_mw[:2, 0, 12], [1.0, 8.0])
    assert plan.price_yuan_per_mwh[0, 12] == 300.0
    assert setters(plan)[12] == "coal"


def test_minimum_load_is_kept_and_takes_sun_off_the_grid():
    """5 MW of load, coal never below 4 MW: 1 of 8 MW of sun is used."""
    plan = planned(island(flat(5), [thermal(min_mw=4.0), solar(SUN)]))

    assert_allclose(plan.output_mw[:2, 0, 0], [4.0, 1.0])
    assert_allclose(plan.curtailed_mw[:2, 0, 0], [0.0, 7.0])
    assert plan.price_yuan_per_mwh[0, 0] == 0.0


def test_must_run_energy_that_no_one_takes_is_spilled_after_all_sun_is_off():
    """3 MW of load against 4 MW of must-run coal: 1 MW spilled."""
    plan = planned(island(flat(3), [thermal(min_mw=4.0), solar(SUN)]))

    assert_allclose(plan.spilled_mw[0], 1.0)
    assert_allclose(plan.curtailed_mw[1, 0], 8.0)
    assert setters(plan)[0] == "surplus"


def test_load_above_all_plants_is_unserved_at_the_value_of_lost_load():
    """15 MW of load, 12 MW of coal: 3 MW missing."""
    plan = planned(island(flat(15), [thermal()]))

    assert_allclose(plan.unserved_mw, 3.0)
    assert_allclose(plan.price_yuan_per_mwh, LOST)
    assert setters(plan)[0] == "unserved"


def test_lost_load_comes_in_tiers_the_cheap_one_first():
    """4 MW short: 3 MW of the tier at 2000 and 1 MW at 20 000."""
    tier = Plant("pools", "power", "unserved", 3.0, flat(3), 2000.0, 0.0)
    system = island(flat(16), [thermal(), tier])

    plan = planned(system)

    assert_allclose(plan.output_mw[row(system, "pools")], 3.0)
    assert_allclose(plan.unserved_mw, 4.0)


def test_an_island_without_plants_serves_nothing():
    assert_allclose(planned(island(flat(2), [])).unserved_mw, 2.0)


def test_battery_carries_noon_to_the_evening():
    """2 MWh of spare sun at noon, 0.9 in and out: 1.62 MWh less coal at night."""
    sun = np.tile(6.0 * (np.arange(24) == 12), 3)
    store = battery(power_mw=5.0, energy_mwh=10.0, efficiency=0.9)

    plan = planned(island(flat(4), [thermal(), solar(sun)], [store]))

    assert_allclose(plan.charge_mw[0, 0, 12], 2.0)
    assert_allclose(plan.stored_mwh[0, 0, 12], 1.8)
    assert_allclose(np.add.reduce(plan.discharge_mw[0, 0]), 1.62)
    assert_allclose(np.add.reduce(plan.output_mw[0, 0]), 23 * 4 - 1.62)


def test_battery_fills_from_coal_before_an_evening_short_of_power():
    """Coal of 12 MW meets a 14 MW evening hour because the battery gave 2 MW."""
    demand = flat(8)
    demand[20] = 14.0

    plan = planned(island(demand, [thermal()], [battery()]))

    assert_allclose(plan.unserved_mw, 0.0)
    assert_allclose(plan.discharge_mw[0, 0, 20], 2.0)


def test_a_battery_between_two_plants_sets_the_price():
    """Coal full at 300, diesel at 1200 not needed: the battery's value is between."""
    demand = flat(8)
    demand[20] = 13.0
    plants = [thermal(), thermal("diesel", 4.0, 0.0, 1200.0)]

    plan = planned(island(demand, plants, [battery(energy_mwh=30.0)]))

    assert setters(plan)[20] == "battery"
    assert 300.0 < plan.price_yuan_per_mwh[0, 20] < 1200.0
    assert plan.next_price_yuan_per_mwh[0, 20] == 1200.0


def test_demand_that_may_wait_moves_to_the_sun():
    """1 MW of the evening's 3 MW waits for the next noon, without loss."""
    shifted = battery(power_mw=1.0, energy_mwh=4.0, efficiency=1.0, start=4.0)
    sun = np.tile(8.0 * (np.arange(24) == 12), 3)

    plan = planned(island(flat(3), [thermal(), solar(sun)], [shifted]))

    assert plan.charge_mw[0, 0, 12] == 1.0
    assert_allclose(np.add.reduce(plan.output_mw[0, 0]), 23 * 3.0 - 4.0, atol=1.0)


def test_a_heat_pump_warms_while_its_power_is_cheaper_than_the_boiler():
    """300 / 3 = 100 a MWh of heat: the pump gives 3 of 4 MW, the boiler 1 at 150."""
    plants = [thermal(), thermal("boiler", 9.0, 0.0, 150.0, bus="heat")]
    pump = Link("pump", "power", "heat", flat(1), 3.0, 0.0)
    system = island(flat(2), plants, (), [pump], flat(4))

    plan = planned(system)

    assert_allclose(plan.links_mw["pump"], 1.0)
    assert_allclose(plan.output_mw[row(system, "boiler")], 1.0)
    assert_allclose(plan.output_mw[row(system, "coal")], 3.0)


def test_an_export_takes_the_sun_at_a_price_above_nothing():
    """3 MW spare: 2 MW sold at 40, 1 MW off the grid; the sun sets the price."""
    buyer = Plant(
        "cable_export", "power", "export", 2.0, flat(2), -40.0, 0.0, 0.0, True
    )
    system = island(flat(5), [solar(SUN), buyer])

    plan = planned(system)

    assert_allclose(plan.output_mw[row(system, "cable_export")], 2.0)
    assert_allclose(plan.curtailed_mw[0], 1.0)
    assert setters(plan)[0] == "solar"


def test_a_negative_import_price_is_taken_before_the_sun():
    """The cable pays 50 a MWh for 1 MW; the sun gives the other 4."""
    cable = Plant("cable", "power", "cable", 1.0, flat(1), flat(-50), 0.5)
    system = island(flat(5), [solar(SUN), cable])

    plan = planned(system)

    assert_allclose(plan.output_mw[row(system, "cable")], 1.0)
    assert_allclose(plan.output_mw[row(system, "solar")], 4.0)


@pytest.mark.parametrize("is_coupled", [False, True])
@given(
    seed=st.integers(0, 10_000),
    stores=st.integers(0, 3),
    cuts=st.sets(st.integers(1, 8), max_size=4),
)
@settings(max_examples=15, deadline=None)
def test_a_plan_of_many_days_is_the_same_bits_as_its_days_one_by_one(
    is_coupled, seed, stores, cuts
):
    days = 9
    system = random_island(seed, days, stores, is_coupled=is_coupled)
    seen = outlooks(system)
    whole = plan_days(system, seen, 5, days)
    stored = [store.initial_mwh for store in system.storages]
    for first, last in zip([0, *sorted(cuts)], [*sorted(cuts), days], strict=True):
        some = part(system, first, last, stored)
        found = plan_days(some, seen, 5 + first, last - first)
        for name in HOURLY:
            expected = getattr(whole, name)[..., first:last, :]
            assert_array_equal(getattr(found, name), expected, err_msg=name)
        for name, flow in found.links_mw.items():
            assert_array_equal(flow, whole.links_mw[name][first:last])
        stored = found.stored_mwh[:, -1, -1]


@given(seed=st.integers(0, 10_000), stores=st.integers(0, 3), coupled=st.booleans())
@settings(max_examples=30, deadline=None)
def test_power_in_equals_power_out_every_hour_at_every_bus(seed, stores, coupled):
    days = 5
    system = random_island(seed, days, stores, is_coupled=coupled)

    plan = planned(system, days)

    for load in system.loads:
        left = -load.power_mw[: 24 * days].reshape(days, 24)
        for number, plant in enumerate(system.plants):
            sign = -1.0 if plant.takes else 1.0
            left = left + sign * plan.output_mw[number] * (plant.bus == load.bus)
        for number, store in enumerate(system.storages):
            power = plan.discharge_mw[number] - plan.charge_mw[number]
            left = left + power * (store.bus == load.bus)
        for link in system.links:
            flow = plan.links_mw[link.id]
            cop = np.broadcast_to(link.efficiency, system.hours)[: 24 * days]
            left = left - flow * (link.start == load.bus)
            left = left + flow * cop.reshape(days, 24) * (link.end == load.bus)
        assert_allclose(left, 0.0, atol=1e-9)


@given(seed=st.integers(0, 10_000), stores=st.integers(0, 3), number=st.integers(0, 3))
@settings(max_examples=15, deadline=None)
def test_a_tank_behind_links_keeps_its_place_and_its_balance(seed, stores, number):
    """Tank 10 MWh at first; 0.7 of what the electrolyser takes comes in."""
    days = 5
    system = with_hydrogen(random_island(seed, days, stores), number)

    plan = planned(system, days)

    place = [store.id for store in system.storages].index("hydrogen")
    into, out_of = plan.links_mw["electrolyser"], plan.links_mw["fuel_cell"]
    assert_allclose(plan.charge_mw[place], 0.7 * into, atol=1e-9)
    assert_allclose(plan.discharge_mw[place], out_of, atol=1e-9)
    stored = plan.stored_mwh[place].ravel()
    before = np.concatenate([[10.0], stored[:-1]])
    assert_allclose(stored - before, (0.7 * into - out_of).ravel(), atol=1e-9)
    assert stored.max() <= 40.0
    left = plan.links_mw["fuel_cell"] * 0.5 - plan.links_mw["electrolyser"]
    for number, store in enumerate(system.storages):
        power = plan.discharge_mw[number] - plan.charge_mw[number]
        left = left + power * (store.bus == "power")
    for number, plant in enumerate(system.plants):
        left = left + (-1.0 if plant.takes else 1.0) * plan.output_mw[number]
    load_mw = system.loads[0].power_mw[: 24 * days].reshape(days, 24)
    assert_allclose(left, load_mw, atol=1e-9)


@pytest.mark.parametrize(("has_way_out", "most"), [(True, 0.0), (False, 10.0)])
def test_hydrogen_without_a_fuel_cell_rests(has_way_out, most):
    """5 MW of coal's load: 10 MWh of hydrogen replace 5 MWh, or stay."""
    system = with_hydrogen(island(flat(5), [thermal()]), 0)
    links = system.links if has_way_out else system.links[:1]

    plan = planned(replace(system, links=links))

    assert_allclose(plan.stored_mwh[0, 0, -1], most, atol=1e-9)
    assert_allclose(plan.links_mw["electrolyser"], 0.0)


def test_a_plant_behind_a_lossy_cable_is_told_at_its_own_place():
    """4.5 MW arrive of 5 MW made behind a cable that loses a tenth."""
    mill = Plant("mill", "rock", "wind", 9.0, flat(9), 0.0, 0.0)
    cable = Link("cable", "rock", "power", flat(5), 0.9, 0.0)
    system = replace(
        island(flat(6), [thermal(), mill], (), [cable]), buses=("power", "rock")
    )

    plan = planned(system)

    assert_allclose(plan.output_mw[row(system, "mill")], 5.0)
    assert_allclose(plan.curtailed_mw[row(system, "mill")], 4.0)
    assert_allclose(plan.output_mw[row(system, "coal")], 1.5)
    assert_allclose(plan.links_mw["cable"], 5.0)


@given(seed=st.integers(0, 10_000), stores=st.integers(1, 3))
@settings(max_examples=30, deadline=None)
def test_stores_keep_their_limits_and_never_charge_and_discharge_at_once(seed, stores):
    days = 6
    system = random_island(seed, days, stores)

    plan = planned(system, days)

    assert not np.any((plan.charge_mw > 0.0) & (plan.discharge_mw > 0.0))
    for number, store in enumerate(system.storages):
        inflow = np.zeros(24 * days)
        if store.inflow_mw is not None:
            inflow = store.inflow_mw[: 24 * days]
        stored = plan.stored_mwh[number].ravel()
        before = np.concatenate([[store.initial_mwh], stored[:-1]])
        after = (
            before * store.keep_share_per_h
            + inflow
            - plan.water_spilled_mw[number].ravel()
            + plan.charge_mw[number].ravel() * store.efficiency_charge
            - plan.discharge_mw[number].ravel() / store.efficiency_discharge
        )
        assert_allclose(stored, after, atol=1e-9)
        assert stored.min() >= 0.0
        assert stored.max() <= store.energy_mwh
        assert plan.charge_mw[number].max() <= store.charge_mw + 1e-9
        assert plan.discharge_mw[number].max() <= store.discharge_mw + 1e-9


@given(seed=st.integers(0, 10_000), extra=st.floats(0.1, 5.0))
@settings(max_examples=20, deadline=None)
def test_more_sun_never_makes_the_day_dearer_without_stores(seed, extra):
    system = random_island(seed, 3, 0)
    plants = tuple(
        replace(plant, available_mw=plant.available_mw + extra * (plant.id == "solar"))
        for plant in system.plants
    )
    more = replace(system, plants=plants)

    before, after = (cost_yuan(x, planned(x, 3)) for x in (system, more))

    assert after <= before + 1e-6


def cost_yuan(system, plan):
    return sum(
        float((plant.cost_per_mwh * plan.output_mw[number]).sum())
        for number, plant in enumerate(system.plants)
    )


@pytest.mark.parametrize("stores", [1, 2, 3])
def test_stores_save_money_against_the_same_island_without_them(stores):
    system = random_island(7, 20, stores)
    empty = tuple(replace(store, initial_mwh=0.0) for store in system.storages)
    with_them, bare = replace(system, storages=empty), replace(system, storages=())

    saved = cost_yuan(bare, planned(bare, 20))

    assert cost_yuan(with_them, planned(with_them, 20)) < saved


def test_every_field_of_the_plan_is_compared_with_the_batches():
    rest = {"setters", "links_mw"}

    assert {*HOURLY} | rest == {item.name for item in fields(DayPlans)}
