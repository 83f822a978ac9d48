"""Rows of the heat network: heat by source, power of its pumps, fuel, losses, money."""

from typing import TYPE_CHECKING

from sim_core.books import Book, Rows, add_fuel, day_sum, energy, money
from sim_core.grid_elements import HEAT, UNSERVED
from sim_core.heating import joined_of
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.energy.dispatch import DayPlans, System
    from sim_core.energy.dispatch.system import Link
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner


def pumps_of(system: "System") -> list["Link"]:
    """Links that make heat of power."""
    return [link for link in system.links if link.end == HEAT]


def given_mw(link: "Link", dispatch: "DayPlans") -> Floats:
    """Heat that a pump gives, (days, 24). [MW]"""
    drawn: Floats = dispatch.links_mw[link.id]
    cop = link.efficiency
    if isinstance(cop, float):
        return drawn * cop
    return drawn * cop[: drawn.size].reshape(drawn.shape)


def pumps_draw_mw(system: "System", dispatch: "DayPlans") -> Floats | None:
    """Power that all pumps of the network draw, (days, 24); None without any. [MW]"""
    total: Floats | None = None
    for link in pumps_of(system):
        drawn = dispatch.links_mw[link.id]
        total = drawn if total is None else total + drawn
    return total


def missing_mw(system: "System", dispatch: "DayPlans") -> Floats | None:
    """Heat that the network lacks, (days, 24); None without a heat bus. [MW]"""
    for number, plant in enumerate(system.plants):
        if plant.bus == HEAT and plant.technology == UNSERVED:
            found: Floats = dispatch.output_mw[number]
            return found
    return None


def heat_book(
    planner: "Planner",
    fleet: "Fleet",
    system: "System",
    dispatch: "DayPlans",
    year: int,
) -> Book:
    """What the network's sources give and burn, what arrives and what it sells for."""
    days = dispatch.unserved_mw.shape[0]
    rows = Rows(days)
    for number, plant in enumerate(system.plants):
        technology = planner.catalogue.find(plant.id)
        if plant.bus == HEAT and technology is not None:
            heat_mwh = day_sum(dispatch.output_mw[number])
            rows.add(energy("heat_output", plant.id), heat_mwh)
            add_fuel(rows, planner, technology, heat_mwh, year, "heating")
            other = technology.variable_om_yuan_per_mwh
            rows.add(money("operation", plant.id), heat_mwh * -other)
    for link in pumps_of(system):
        drawn_mwh = day_sum(dispatch.links_mw[link.id])
        rows.add(energy("demand", link.id), drawn_mwh)
        rows.add(energy("heat_output", link.id), day_sum(given_mw(link, dispatch)))
        rows.add(money("operation", link.id), drawn_mwh * -link.cost_per_mwh)
    _add_demand(rows, planner, fleet, system, dispatch)
    return rows.book()


def _add_demand(
    rows: Rows,
    planner: "Planner",
    fleet: "Fleet",
    system: "System",
    dispatch: "DayPlans",
) -> None:
    """Heat that homes ask for, lack and pay, and what the pipes lose on the way."""
    missing = missing_mw(system, dispatch)
    load = next((load for load in system.loads if load.bus == HEAT), None)
    if missing is None or load is None:
        return
    fed_mwh = day_sum(load.power_mw[: missing.size].reshape(missing.shape))
    arriving = 1.0 / joined_of(planner.catalogue, fleet).fed_per_unit
    needed_mwh, lacking_mwh = fed_mwh * arriving, day_sum(missing) * arriving
    got_mwh = needed_mwh - lacking_mwh
    rows.add(energy("heat_demand", "town"), needed_mwh)
    rows.add(energy("heat_unserved", "town"), lacking_mwh)
    rows.add(energy("heat_losses", "town"), got_mwh / arriving - got_mwh)
    tariff = float(planner.catalogue.rules["heat"]["tariff_yuan_per_mwh"])
    rows.add(money("heat_sales", "town"), got_mwh * tariff)
