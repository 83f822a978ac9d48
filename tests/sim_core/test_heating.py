"""A heat network on an island: who is joined, what feeds it, what it costs."""

import numpy as np
import pytest
from builders import frosty_session as island
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core import kpis
from sim_core.books_heat import given_mw, pumps_draw_mw, pumps_of
from sim_core.fleet import fleet_of
from sim_core.grid_elements import HEAT, POWER
from sim_core.heating import joined_of
from sim_core.ledger import ENERGY, MONEY
from sim_core.people import support_parts
from sim_core.preview import coming_year
from sim_core.snapshot import day_result
from sim_core.zones_parts import side_of
from sim_core.zones_power import flows_of, flows_of_rest

DAYS = 10
SOURCES = {"heat_pump_station": 2, "heat_boiler": 1}
WARM = {"heat_network": 2, "submarine_cable": 1}
LPG = "stationary/lpg/residential"


def planned(session, days=DAYS):
    return session.planner._planned(session.state, days)


def joined(session):
    return joined_of(
        session.catalogue, fleet_of(session.level, session.catalogue, session.state)
    )


def total(plan, kind, activity, place=None):
    wanted = {"activity": activity} | ({"place": place} if place else {})
    return float(plan.book.total(kind, **wanted).sum())


def households(session):
    tech = session.state.buildings.tech
    sheets = [session.catalogue.technologies[int(row)] for row in tech]
    return sum(
        sheet.params["households"]
        for sheet in sheets
        if sheet.model == "home" and sheet.params["residents"]
    )


def test_two_networks_join_six_hundred_of_the_islands_households():
    session = island(WARM | SOURCES)

    assert joined(session).share == 600.0 / households(session)


def test_more_networks_than_homes_join_every_home_and_no_more():
    assert joined(island({"heat_network": 9, "heat_boiler": 1})).share == 1.0


@pytest.mark.parametrize("more", [{}, {"heat_exchanger": 1}, {"data_centre": 1}])
def test_nobody_is_joined_before_something_warms_the_network(more):
    assert joined(island({"heat_network": 2} | more)).share == 0.0


def test_a_data_centre_and_its_exchanger_alone_may_warm_a_network():
    warm = {"heat_network": 1, "heat_exchanger": 1, "data_centre": 1}

    assert joined(island(warm)).share > 0.0


def test_a_network_that_loses_15_percent_is_fed_1_176_for_each_unit():
    """1 / 0.85; of all heat fed in, 15 % is lost."""
    session = island(WARM | SOURCES)
    plan = planned(session)

    lost = total(plan, ENERGY, "heat_losses")
    got = total(plan, ENERGY, "heat_demand") - total(plan, ENERGY, "heat_unserved")

    assert joined(session).fed_per_unit == pytest.approx(1.0 / 0.85)
    assert lost / (got + lost) == pytest.approx(0.15)


def test_power_spared_and_heat_taken_are_the_joined_share_of_every_home():
    alone, warm = island({}), island(WARM | SOURCES)
    share, planner = joined(warm).share, warm.planner
    fleet = fleet_of(warm.level, warm.catalogue, warm.state)

    before = planner.demand(fleet_of(alone.level, alone.catalogue, alone.state), 0, 5)
    after = planner.demand(fleet, 0, 5)

    spared, heat = np.zeros((5, 24)), np.zeros((5, 24))
    for row in fleet.rows:
        if warm.catalogue.technologies[row].model == "home":
            units = float(fleet.count[row]) * fleet.occupancy
            spared = spared + planner.unit_days("heaters", int(row), 0, 5) * units
            heat = heat + planner.unit_days("heat", int(row), 0, 5) * units
    assert_allclose(before[POWER] - after[POWER], share * spared)
    assert_allclose(after[HEAT], share * heat / 0.85)


def test_nothing_joined_gives_the_same_bits():
    """A network that nothing warms costs its upkeep and changes no hour."""
    before, after = planned(island({})), planned(island({"heat_network": 2}))

    for name in ("output_mw", "stored_mwh", "price_yuan_per_mwh", "unserved_mw"):
        expected = getattr(before.dispatch, name)
        assert_array_equal(getattr(after.dispatch, name), expected, err_msg=name)
    assert after.system.buses == (POWER,)
    assert total(after, ENERGY, "demand") == total(before, ENERGY, "demand")


def at_heat(plan):
    """Heat that comes to the bus less heat that is taken there, hour by hour."""
    dispatch, system = plan.dispatch, plan.system
    balance = np.zeros((plan.days, 24))
    for number, plant in enumerate(system.plants):
        if plant.bus == HEAT:
            sign = -1.0 if plant.takes else 1.0
            balance = balance + sign * dispatch.output_mw[number]
    for number, store in enumerate(system.storages):
        if store.bus == HEAT:
            balance = balance + dispatch.discharge_mw[number]
            balance = balance - dispatch.charge_mw[number]
    for link in pumps_of(system):
        balance = balance + given_mw(link, dispatch)
    load = next(load for load in system.loads if load.bus == HEAT)
    return balance - load.power_mw[: 24 * plan.days].reshape(plan.days, 24)


@settings(max_examples=8, deadline=None)
@given(
    networks=st.integers(1, 4),
    pumps=st.integers(0, 3),
    boilers=st.integers(1, 2),
    tanks=st.integers(0, 2),
    centres=st.integers(0, 2),
)
def test_heat_in_is_heat_out_in_every_hour(networks, pumps, boilers, tanks, centres):
    plan = planned(
        island(
            {
                "submarine_cable": 1,
                "heat_network": networks,
                "heat_pump_station": pumps,
                "heat_boiler": boilers,
                "heat_tank": tanks,
                "heat_exchanger": centres,
                "data_centre": centres,
            }
        ),
        3,
    )

    assert_allclose(at_heat(plan), 0.0, atol=1e-6)


def test_waste_heat_of_a_data_centre_saves_power_of_the_pumps():
    """The same homes and computers; the exchanger makes 5.2 of 1, the air about 3."""
    pumps = WARM | {"heat_pump_station": 4, "data_centre": 1}
    without = planned(island(pumps))
    with_waste = planned(island(pumps | {"heat_exchanger": 1}))

    drawn = [
        float(pumps_draw_mw(plan.system, plan.dispatch).sum())
        for plan in (without, with_waste)
    ]

    assert total(with_waste, ENERGY, "heat_unserved") == pytest.approx(0.0, abs=1e-6)
    assert drawn[1] < 0.85 * drawn[0]


def test_pumps_draw_power_that_is_booked_as_their_demand():
    plan = planned(island(WARM | SOURCES))

    drawn = float(pumps_draw_mw(plan.system, plan.dispatch).sum())

    assert drawn > 0.0
    assert total(plan, ENERGY, "demand", "heat_pump_station") == pytest.approx(drawn)
    assert total(plan, ENERGY, "converted") == 0.0


def test_a_boilers_heat_burns_its_fuel_and_is_no_power():
    """MWh of heat x 0.0036 TJ / 1.035 of gas."""
    plan = planned(island(WARM | {"heat_boiler": 3}))

    heat_mwh = total(plan, ENERGY, "heat_output", "heat_boiler")
    fuel = "stationary/natural_gas/energy_industries"
    burnt = [
        float(plan.book.amounts[row].sum())
        for row, account in enumerate(plan.book.accounts)
        if (account.place, account.activity) == ("heat_boiler", fuel)
        and account.kind == "emission"
    ]

    assert burnt == [pytest.approx(heat_mwh * 0.0036 / 1.035)]
    assert total(plan, ENERGY, "output", "heat_boiler") == 0.0


def test_joined_homes_pay_for_heat_and_keep_two_fifths_of_their_gas():
    before, session = planned(island({})), island(WARM | SOURCES)
    plan = planned(session)

    sold = total(plan, ENERGY, "heat_demand") - total(plan, ENERGY, "heat_unserved")
    gas = [
        sum(
            float(p.book.amounts[row].sum())
            for row, account in enumerate(p.book.accounts)
            if account.activity == LPG
        )
        for p in (before, plan)
    ]

    assert total(plan, MONEY, "heat_sales") == pytest.approx(240.0 * sold)
    assert gas[1] == pytest.approx(gas[0] * (1.0 - 0.6 * joined(session).share))


def test_a_tank_is_filled_when_power_is_cheap_and_spares_the_boiler():
    parts = WARM | {"heat_pump_station": 3, "heat_boiler": 1, "onshore_wind": 2}
    without, with_tank = (
        planned(island(parts | more), 31) for more in ({}, {"heat_tank": 2})
    )

    burnt = [
        total(p, ENERGY, "heat_output", "heat_boiler") for p in (without, with_tank)
    ]

    assert total(with_tank, ENERGY, "discharge", "heat_tank") > 0.0
    assert burnt[1] <= burnt[0]


@pytest.mark.slow
def test_a_day_of_heat_does_not_depend_on_its_batch():
    parts = WARM | SOURCES | {"heat_tank": 1, "heat_exchanger": 1, "data_centre": 1}
    session = island(parts)

    long, short = planned(session, 20), planned(session, 7)

    for name in ("output_mw", "stored_mwh", "price_yuan_per_mwh"):
        expected = getattr(long.dispatch, name)[..., :7, :]
        assert_array_equal(getattr(short.dispatch, name), expected, err_msg=name)
    for name, flow in short.dispatch.links_mw.items():
        assert_array_equal(flow, long.dispatch.links_mw[name][:7])


def test_a_network_that_is_too_weak_leaves_homes_cold():
    cold = island({"heat_network": 4, "heat_pump_station": 1, "submarine_cable": 1})
    warm = island({"heat_network": 4, "heat_boiler": 4, "submarine_cable": 1})
    for session in (cold, warm):
        session.advance(30)

    served = [kpis.heat_served_share(s.ledger, 29, 30) for s in (cold, warm)]
    homes = [
        support_parts(
            s.planner, s.state, fleet_of(s.level, s.catalogue, s.state), s.ledger
        )["homes"]
        for s in (cold, warm)
    ]
    tree = cold.explain("heat_unserved_mwh", 0, 29)

    assert served[0] < 0.9
    assert served[1] == 1.0
    assert homes[0] < homes[1]
    assert tree.amount == pytest.approx(cold.ledger.figure("heat_unserved_mwh", 29, 30))


def test_lamps_go_before_heat_where_power_is_short():
    """Lost heat is worth a tenth of lost power: no hour lacks power to run a pump."""
    parts = {"heat_network": 4, "heat_pump_station": 4, "data_centre": 3}
    plan = planned(island(parts))
    drawn = pumps_draw_mw(plan.system, plan.dispatch)

    assert plan.dispatch.unserved_mw.max() > 0.0
    assert np.minimum(plan.dispatch.unserved_mw, drawn).max() < 1e-6


def test_the_hours_of_heat_stand_apart_from_those_of_power():
    session = island(WARM | SOURCES | {"heat_tank": 1})
    plan = planned(session)

    day = day_result(session.planner, plan, 3)
    pump = next(s for s in day.heat.sources if s.id == "heat_pump_station")
    hour = int(pump.mw.argmax())
    power = day.price_yuan_per_mwh[hour]

    assert "heat_boiler" not in [flow.id for flow in day.supply]
    assert "heat_tank" not in [store.id for store in day.stores]
    assert [store.id for store in day.heat_stores] == ["heat_tank"]
    asked = plan.demand_mw[3] + pump.drawn_mw
    assert_array_equal(day.demand_mw, asked)
    cop = pump.cop(hour)
    assert pump.cost_yuan_per_mwh[hour] == pytest.approx((power + 71.762) / cop)
    assert 1.0 <= cop <= 3.15 + 0.054 * 20
    assert day.heat.price_yuan_per_mwh[hour] >= pump.cost_yuan_per_mwh[hour] - 1e-9


def test_a_preview_tells_of_heat_that_would_be_missing():
    from sim_core.preview import _difference

    nothing = island({"submarine_cable": 1})
    weak = island({"heat_network": 4, "heat_pump_station": 1, "submarine_cable": 1})

    shown = _difference(
        coming_year(nothing.planner, nothing.state),
        coming_year(weak.planner, weak.state),
    )

    assert shown.heat_unserved_mwh_per_year > 100.0
    assert shown.heat_mwh["heat_pump_station"] > 1000.0
    assert "heat_pump_station" not in shown.energy_mwh


def test_a_zone_and_the_rest_take_the_islands_power_for_heat_too():
    session = island(WARM | SOURCES)
    plan = planned(session)
    homes = np.flatnonzero(
        session.planner.is_model("home")[session.state.buildings.tech]
    )
    side = side_of(session.planner, session.state, homes[: len(homes) // 2], plan)

    sides = [rule(session.planner, plan, side) for rule in (flows_of, flows_of_rest)]

    drawn = pumps_draw_mw(plan.system, plan.dispatch)
    used = plan.demand_mw - plan.dispatch.unserved_mw + drawn
    assert_allclose(sides[0].demand_mw + sides[1].demand_mw, used, atol=1e-9)
