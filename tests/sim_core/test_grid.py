"""Technologies become elements of the power system, and the game plans with them."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.content import Technology, read_catalogue
from sim_core.grid import system_of
from sim_core.grid_elements import HEAT, HYDROGEN, POWER, Lukewarm, Series
from sim_core.session import Session
from tests.builders import first_light_bay

HOURS = 72


def technology(id, model, bus="", **params):
    battery = read_catalogue().get("battery_small")
    options = {"group": model} | ({"bus": bus} if bus else {})
    return battery.model_copy(
        update={
            "id": id,
            "model": model,
            "params": params,
            "options": options,
            "variable_om_yuan_per_mwh": 0.0,
        }
    )


def flat(mw):
    return np.full(HOURS, float(mw))


def series(demand=None, available=None, temperature=7.0, cost=300.0, waste=(0, 35)):
    return Series(
        HOURS,
        demand or {POWER: flat(4)},
        available or {},
        flat(temperature),
        lambda technology: cost,
        lambda technology: 0.5,
        {"lake": 30.0},
        20_000.0,
        2_000.0,
        Lukewarm(*map(flat, waste)),
    )


def test_a_thermal_plant_keeps_its_least_load_for_each_unit():
    """Two units of 5 MW that never go below 40 %: 10 MW, least 4 MW."""
    coal = technology("coal", "thermal", capacity_mw=5.0, min_load_share=0.4)

    plant = system_of([(coal, 2.0)], series()).plants[0]

    assert plant.capacity_mw == 10.0
    assert_allclose(plant.least_share * plant.available_mw, 4.0)
    assert plant.co2_t_per_mwh == 0.5


def test_every_bus_has_lost_load_and_a_sink():
    boiler = technology("boiler", "thermal", HEAT, capacity_mw=5.0)

    system = system_of([(boiler, 1.0)], series())

    ends = [plant.id for plant in system.plants[1:]]
    assert ends == ["unserved", "surplus", "unserved_heat", "surplus_heat"]
    assert system.buses == (POWER, HEAT)


def test_a_heat_pump_is_better_in_warm_air_but_within_reason():
    """COP 3 at 7 °C and 0.1 a degree: 4 at 17 °C, never below 1."""
    pump = technology(
        "pump", "heat_pump", capacity_mw=1.0, cop_at_7c=3.0, cop_per_k=0.1
    )

    warm = system_of([(pump, 2.0)], series(temperature=17.0)).links[0]
    icy = system_of([(pump, 2.0)], series(temperature=-40.0)).links[0]

    assert_allclose(warm.efficiency, 4.0)
    assert_allclose(icy.efficiency, 1.0)
    assert_allclose(warm.capacity_mw, 2.0)


def test_a_station_at_three_degrees_of_frost_makes_2_61_of_heat_for_1():
    """3.15 - 10 x 0.054."""
    station = read_catalogue().get("heat_pump_station")

    link = system_of([(station, 1.0)], series(temperature=-3.0)).links[0]

    assert_allclose(link.efficiency, 2.61)


def test_an_exchanger_takes_no_more_than_the_computers_give_off():
    """0.42 MW at 35 °C: COP 5.2, so 0.42 / 4.2 = 0.1 MW of power and 0.52 of heat."""
    exchanger = read_catalogue().get("heat_exchanger")

    link = system_of([(exchanger, 1.0)], series(waste=(0.42, 35.0))).links[0]

    assert (link.start, link.end) == (POWER, HEAT)
    assert_allclose(link.capacity_mw, 0.1)
    assert_allclose(link.capacity_mw * link.efficiency, 0.52)


def test_warmer_waste_heat_needs_less_power_and_much_of_it_meets_the_exchangers_size():
    """38 °C: 5.2 + 3 x 0.173 = 5.719; 0.2 MW is all that one exchanger draws."""
    exchanger = read_catalogue().get("heat_exchanger")

    link = system_of([(exchanger, 1.0)], series(waste=(9.0, 38.0))).links[0]

    assert_allclose(link.efficiency, 5.719)
    assert_allclose(link.capacity_mw, 0.2)


def test_lost_heat_is_worth_less_than_lost_power():
    boiler = technology("boiler", "thermal", HEAT, capacity_mw=5.0)

    plants = system_of([(boiler, 1.0)], series()).plants

    worth = {plant.id: plant.cost_per_mwh for plant in plants}
    assert (worth["unserved"], worth["unserved_heat"]) == (20_000.0, 2_000.0)


def test_a_reservoir_lives_on_its_inflow_and_keeps_its_energy():
    lake = technology(
        "lake", "reservoir", power_mw=2.0, energy_mwh=50.0, efficiency_discharge=0.9
    )

    store = system_of([(lake, 1.0)], series(available={"lake": flat(0.5)})).storages[0]

    assert (store.charge_mw, store.discharge_mw, store.initial_mwh) == (0.0, 2.0, 30.0)
    assert_allclose(store.inflow_mw, 0.5)


def test_flexible_demand_is_a_store_of_its_hours():
    """1.5 MW that may wait 4 h: 6 MWh, without loss."""
    shift = technology("shift", "flexible", power_mw=1.5, shift_hours=4.0)

    store = system_of([(shift, 1.0)], series()).storages[0]

    assert (store.energy_mwh, store.efficiency_charge) == (6.0, 1.0)


def test_hydrogen_has_its_own_bus_between_electrolyser_and_fuel_cell():
    parts = [
        (technology("ely", "electrolyser", capacity_mw=2.0, efficiency=0.68), 1.0),
        (technology("cell", "fuel_cell", capacity_mw=1.0, efficiency=0.5), 1.0),
        (technology("tank", "hydrogen_store", power_mw=9.0, energy_mwh=500.0), 1.0),
    ]

    system = system_of(parts, series())

    assert [(link.start, link.end) for link in system.links] == [
        (POWER, HYDROGEN),
        (HYDROGEN, POWER),
    ]
    assert system.storages[0].bus == HYDROGEN


def test_a_cable_that_sells_pays_the_losses_both_ways():
    """Import costs 300 behind 10 % losses: 270 there; 0.9 of it, lossy again, here."""
    cable = technology(
        "cable", "cable", capacity_mw=3.0, loss_share=0.1, export_price_share=0.9
    )

    buyer = system_of([(cable, 1.0)], series()).plants[1]

    assert buyer.takes
    assert_allclose(-buyer.cost_per_mwh, 300.0 * 0.9 * 0.9 * 0.9)


EXTRA = (
    technology("x_boiler", "thermal", HEAT, capacity_mw=3.0, efficiency=0.9),
    technology("x_pump", "heat_pump", capacity_mw=0.4, cop_at_7c=3.0, cop_per_k=0.06),
    technology("x_tank", "heat_store", power_mw=1.0, energy_mwh=6.0),
    technology("x_shift", "flexible", power_mw=0.3, shift_hours=4.0),
    technology("x_ely", "electrolyser", capacity_mw=1.0, efficiency=0.68),
    technology("x_cell", "fuel_cell", capacity_mw=0.5, efficiency=0.5),
    technology("x_gas", "hydrogen_store", power_mw=2.0, energy_mwh=300.0),
)


@pytest.fixture(scope="module")
def coupled_session():
    """First Light Bay with warmth by boiler and pump, hydrogen and shifted demand."""
    catalogue = read_catalogue()
    shop = next(t for t in catalogue.technologies if t.model == "place")
    warm = shop.model_copy(
        update={"id": "x_warmth", "options": shop.options | {"bus": HEAT}}
    )
    # Gas is dear enough for the pump to run beside it.
    fuel = catalogue.get("gas_turbine")
    boiler = EXTRA[0].model_copy(update={"options": fuel.options | {"bus": HEAT}})
    extra = (*catalogue.technologies, boiler, *EXTRA[1:], warm)
    catalogue = replace(catalogue, technologies=extra)
    session = Session.new(first_light_bay(), catalogue)
    session.extra = [item.id for item in (*EXTRA, warm)]
    return session, session.planner


def with_extra(session):
    """The session's state with one of each new technology."""
    from sim_core.state import with_row

    buildings = session.state.buildings
    for name in session.extra:
        uid = int(buildings.uid[-1]) + 1
        row = session.catalogue.row(name)
        buildings = with_row(buildings, uid=uid, tech=row, becomes=-1)
    return replace(session.state, buildings=buildings)


def test_a_game_day_serves_heat_and_stores_hydrogen(coupled_session):
    session, planner = coupled_session

    plan = planner.plan(with_extra(session))

    assert set(plan.system.buses) == {POWER, HEAT, HYDROGEN}
    heat = [p.id for p in plan.system.plants].index("unserved_heat")
    assert_allclose(plan.dispatch.output_mw[heat], 0.0, atol=1e-9)
    assert plan.dispatch.links_mw["x_pump"].max() > 0.0


@pytest.mark.slow
def test_coupled_days_are_the_same_bits_in_any_batch(coupled_session):
    session, planner = coupled_session
    state = with_extra(session)

    long, short = planner._planned(state, 20), planner._planned(state, 7)

    for name in ("output_mw", "stored_mwh", "price_yuan_per_mwh"):
        expected = getattr(long.dispatch, name)[..., :7, :]
        assert_array_equal(getattr(short.dispatch, name), expected, err_msg=name)


def test_technology_records_allow_the_models_of_the_grid():
    fields = Technology.model_fields["model"].annotation.__args__

    assert {"reservoir", "flexible", "heat_pump", "electrolyser"} <= set(fields)
