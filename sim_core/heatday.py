"""The hours of a day at the heat network: sources, what homes lacked, its price."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core.books_heat import given_mw, missing_mw, pumps_of
from sim_core.grid_elements import HEAT
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.content import Catalogue
    from sim_core.energy.dispatch.system import Link
    from sim_core.plans import Plan

LEAST_MW = 1e-6


@dataclass(frozen=True)
class HeatSource:
    """A boiler or pump: heat it gives and could give, power it draws, cost of heat."""

    id: str
    mw: Floats
    most_mw: Floats
    drawn_mw: Floats
    cost_yuan_per_mwh: Floats

    def cop(self, hour: int) -> float | None:
        """Heat for a unit of power; None where it draws none."""
        drawn = float(self.drawn_mw[hour])
        return float(self.mw[hour]) / drawn if drawn > LEAST_MW else None


@dataclass(frozen=True)
class HeatDay:
    """24 hours at the heat bus; demand includes what the pipes lose. [MW thermal]

    The price of an hour is the cost of the dearest source in use, or what lost heat is
    worth; `setter` is that source, empty where only the tank gives.
    """

    demand_mw: Floats
    unserved_mw: Floats
    sources: tuple[HeatSource, ...]
    price_yuan_per_mwh: Floats
    setter: tuple[str, ...]


def heat_day(catalogue: "Catalogue", plan: "Plan", index: int) -> HeatDay | None:
    """One planned day of the network; None where nothing is at its bus."""
    missing = missing_mw(plan.system, plan.dispatch)
    if missing is None:
        return None
    hours = slice(24 * index, 24 * index + 24)
    load = [load.power_mw[hours] for load in plan.system.loads if load.bus == HEAT]
    sources = (*_boilers(catalogue, plan, index), *_pumps(plan, index))
    lost = float(catalogue.rules["heat"]["lost_heat_yuan_per_mwh"])
    price, setter = _price(sources, missing[index], lost)
    demand = load[0] if load else np.zeros(24)
    return HeatDay(demand, missing[index], sources, price, setter)


def _boilers(
    catalogue: "Catalogue", plan: "Plan", index: int
) -> tuple[HeatSource, ...]:
    hours = slice(24 * index, 24 * index + 24)
    return tuple(
        HeatSource(
            plant.id,
            plan.dispatch.output_mw[number, index],
            plant.available_mw[hours],
            np.zeros(24),
            np.broadcast_to(np.asarray(plant.cost_per_mwh), (24,)),
        )
        for number, plant in enumerate(plan.system.plants)
        if plant.bus == HEAT and catalogue.find(plant.id) is not None
    )


def _pumps(plan: "Plan", index: int) -> tuple[HeatSource, ...]:
    return tuple(_pump(plan, link, index) for link in pumps_of(plan.system))


def _pump(plan: "Plan", link: "Link", index: int) -> HeatSource:
    hours = slice(24 * index, 24 * index + 24)
    cop = np.broadcast_to(np.asarray(link.efficiency), (plan.system.hours,))[hours]
    power_price = plan.dispatch.price_yuan_per_mwh[index]
    return HeatSource(
        link.id,
        given_mw(link, plan.dispatch)[index],
        link.capacity_mw[hours] * cop,
        plan.dispatch.links_mw[link.id][index],
        (power_price + link.cost_per_mwh) / cop,
    )


def _price(
    sources: tuple[HeatSource, ...], missing: Floats, lost_yuan_per_mwh: float
) -> tuple[Floats, tuple[str, ...]]:
    price, setter = np.zeros(24), [""] * 24
    for hour in range(24):
        for source in sources:
            cost = float(source.cost_yuan_per_mwh[hour])
            if source.mw[hour] > LEAST_MW and (not setter[hour] or cost > price[hour]):
                price[hour], setter[hour] = cost, source.id
        if missing[hour] > LEAST_MW:
            price[hour], setter[hour] = lost_yuan_per_mwh, "unserved_heat"
    return price, tuple(setter)
