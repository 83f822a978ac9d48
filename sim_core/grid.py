"""Turns the technologies on an island into one power system for the dispatch.

The `model` of a technology says which element it becomes, and which numbers of its
`params` that element reads:

- thermal: a plant with a least load (capacity_mw, min_load_share), or as much of it as
  has not failed; where its option `bus` is "heat", a boiler
- solar, wind, hydro: a plant that follows the weather, by its rule of `energy.models`
- waste: a plant that runs as waste comes in, where it has a capacity_mw
- cable: a plant that imports (capacity_mw, loss_share) and, where export_price_share is
  given, a buyer behind the same losses
- battery: a store (power_mw, energy_mwh, efficiency_charge, efficiency_discharge,
  standing_loss_share_per_h, cost_yuan_per_mwh); heat_store and hydrogen_store are the
  same at their bus
- reservoir: a store that lives on its inflow, what `energy.models` says it could give
- flexible: demand that may come later, as a store (power_mw, shift_hours)
- place, data_centre, vehicles: the part of their load that can wait, likewise
  (shiftable_share, shift_hours); where it is 0, no element
- heat_pump: a link from power to heat (capacity_mw of power; cop_at_7c, cop_per_k by
  the warmth outside); an electric boiler is a pump whose COP is 1
- waste_heat: the same on the lukewarm heat of data centres (cop_at_35c, cop_per_k by
  its warmth), which gives no more heat than those give off and its own power adds
- electrolyser, fuel_cell: links to and from hydrogen (capacity_mw, efficiency)

Demand goes to the bus named in the option `bus` of its technology; that of homes which
a `heat_network` joins is moved to the heat bus in `heating`.
A new model is one function in `grid_elements.ELEMENTS`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim_core.energy.dispatch.system import Load, System
from sim_core.grid_elements import (
    ELEMENTS,
    HEAT,
    HYDROGEN,
    POWER,
    SURPLUS,
    UNSERVED,
    Grid,
    Series,
    new_plant,
)

if TYPE_CHECKING:
    from sim_core.content import Technology

# What nobody takes goes last of all, after all sun and wind is off.
SURPLUS_COST_YUAN_PER_MWH = 0.01
# No shortage or surplus is larger than this many times the load and the plants.
PLENTY = 10.0


def system_of(
    technologies: Sequence[tuple["Technology", float]], series: Series
) -> System:
    """One system of everything that stands, with lost load and a sink where needed."""
    grid = Grid(series)
    for technology, count in technologies:
        rule = ELEMENTS.get(technology.model)
        if rule is not None:
            rule(grid, technology, count)
    buses = _buses(grid)
    for bus in buses:
        if _may_fall_short(grid, bus):
            _add_ends(grid, bus)
    loads = tuple(
        Load(f"demand_{bus}", bus, series.demand_mw[bus])
        for bus in buses
        if bus in series.demand_mw
    )
    return System(
        "island",
        series.hours,
        buses,
        loads,
        tuple(grid.plants),
        tuple(grid.storages),
        tuple(grid.links),
    )


def _buses(grid: Grid) -> tuple[str, ...]:
    used = {POWER} | {bus for bus in grid.series.demand_mw}
    used |= {plant.bus for plant in grid.plants}
    used |= {store.bus for store in grid.storages}
    used |= {end for link in grid.links for end in (link.start, link.end)}
    return tuple(bus for bus in (POWER, HEAT, HYDROGEN) if bus in used)


def _may_fall_short(grid: Grid, bus: str) -> bool:
    """Whether anything at a bus is asked for or made; stores and links can rest."""
    has_plant = any(plant.bus == bus for plant in grid.plants)
    return bus == POWER or bus in grid.series.demand_mw or has_plant


def _add_ends(grid: Grid, bus: str) -> None:
    """What is missing at the value of lost load, and what nobody takes."""
    hours = grid.series.hours
    most = np.zeros(hours)
    if bus in grid.series.demand_mw:
        most = most + grid.series.demand_mw[bus]
    width = 1.0 + PLENTY * most
    for plant in grid.plants:
        if plant.bus == bus:
            width = width + PLENTY * plant.available_mw
    for store in grid.storages:
        if store.bus == bus:
            width = width + PLENTY * (store.charge_mw + store.discharge_mw)
    name = "" if bus == POWER else f"_{bus}"
    series = grid.series
    lost = (
        series.lost_heat_yuan_per_mwh if bus == HEAT else series.lost_load_yuan_per_mwh
    )
    plants = (
        new_plant(f"{UNSERVED}{name}", bus, UNSERVED, width, lost),
        new_plant(
            f"{SURPLUS}{name}",
            bus,
            SURPLUS,
            width,
            SURPLUS_COST_YUAN_PER_MWH,
            takes=True,
        ),
    )
    grid.plants.extend(plants)
