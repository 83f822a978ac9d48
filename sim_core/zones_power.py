"""Power over a zone's border, hour by hour, and the tonnes that go with it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.books import day_sum
from sim_core.books_heat import pumps_of
from sim_core.carbon import intensity
from sim_core.grid_elements import HEAT, POWER
from sim_core.heating import joined_of
from sim_core.ledger import EMISSION, MARKET
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.zones_parts import Side

LEAST_MW = 1e-9
CABLE = "cable"


@dataclass(frozen=True)
class Flows:
    """Hours of one side of the border: used, made, bought and sold. [MW, t]"""

    demand_mw: Floats
    made_mw: Floats
    bought_mw: Floats
    bought_t: Floats
    sold_mw: Floats
    sold_t: Floats

    @property
    def own_mw(self) -> Floats:
        """Demand that is met without buying."""
        found: Floats = np.maximum(self.demand_mw - self.bought_mw, 0.0)
        return found


def flows_of(planner: "Planner", plan: "Plan", side: "Side") -> Flows:
    """The zone's side: its part of each kind of plant, store and consumer.

    What it buys has the tonnes a MWh of the plants outside and of cables; what it
    sells has those of its own plants. So both sides of the border book the same.
    """
    demand_mw, made_mw = _power(planner, plan, side)
    taken_mw = demand_mw + _into_stores(plan, side)
    bought_mw = np.maximum(taken_mw - made_mw, 0.0)
    sold_mw = np.maximum(made_mw - taken_mw, 0.0)
    return Flows(
        demand_mw,
        made_mw,
        bought_mw,
        bought_mw * _t_per_mwh(planner, plan, side.other, with_cables=True),
        sold_mw,
        sold_mw * _t_per_mwh(planner, plan, side, with_cables=False),
    )


def flows_of_rest(planner: "Planner", plan: "Plan", side: "Side") -> Flows:
    """The other side of the same border: it buys what the zone sells."""
    zone = flows_of(planner, plan, side)
    demand_mw, made_mw = _power(planner, plan, side.other)
    return Flows(
        demand_mw, made_mw, zone.sold_mw, zone.sold_t, zone.bought_mw, zone.bought_t
    )


def _power(planner: "Planner", plan: "Plan", side: "Side") -> tuple[Floats, Floats]:
    """Demand and generation of a side by the hour. [MW]"""
    fleet = replace(plan.fleet, count=_whole(plan.fleet.count * side.by_kind))
    joined = joined_of(planner.catalogue, plan.fleet)
    demand = planner.demand(fleet, plan.first_day, plan.days, joined)[POWER]
    missing = plan.dispatch.unserved_mw / np.maximum(plan.demand_mw, LEAST_MW)
    demand = demand * (1.0 - missing)
    for link in pumps_of(plan.system):
        row = planner.catalogue.row(link.id)
        demand = demand + plan.dispatch.links_mw[link.id] * side.of(row)
    made, everything = np.zeros_like(demand), np.zeros_like(demand)
    for number, row in plan.supply:
        output = plan.dispatch.output_mw[number]
        everything = everything + output
        if planner.catalogue.technologies[row].model != CABLE:
            made = made + output * side.of(row)
    # What nobody takes is spilled by all plants alike.
    spilled = plan.dispatch.spilled_mw / np.maximum(everything, LEAST_MW)
    return demand, made * (1.0 - spilled)


def _into_stores(plan: "Plan", side: "Side") -> Floats:
    """What a side's own stores take, less what they give. [MW]"""
    taken = np.zeros_like(plan.demand_mw)
    for number, row in enumerate(plan.store_rows):
        if plan.system.storages[number].bus == HEAT:
            continue
        flow = plan.dispatch.charge_mw[number] - plan.dispatch.discharge_mw[number]
        taken = taken + flow * side.of(row)
    return taken


def _whole(values: Floats) -> NDArray[np.int64]:
    return np.rint(values).astype(np.int64)


def _t_per_mwh(
    planner: "Planner", plan: "Plan", side: "Side", *, with_cables: bool
) -> Floats:
    """Tonnes of a MWh that a side's plants make in each hour, stores passed over."""
    tonnes = np.zeros_like(plan.demand_mw)
    output = np.zeros_like(plan.demand_mw)
    for number, row in plan.supply:
        rate: float | Floats = plan.system.plants[number].co2_t_per_mwh
        share = side.of(row)
        if planner.catalogue.technologies[row].model == CABLE:
            rate, share = _market_rate(planner, plan, row, number), float(with_cables)
        made = plan.dispatch.output_mw[number] * share
        output = output + made
        tonnes = tonnes + made * rate
    found: Floats = tonnes / np.maximum(output, LEAST_MW)
    return found


def _market_rate(
    planner: "Planner", plan: "Plan", row: int, number: int
) -> float | Floats:
    """Market-based tonnes of a MWh over the cable; under contract, the day's mean."""
    if plan.fleet.contracts:
        place = planner.catalogue.ids[row]
        tonnes = plan.book.total(EMISSION, category=MARKET, place=place)
        arrived_mwh = day_sum(plan.dispatch.output_mw[number])
        return (tonnes / np.maximum(arrived_mwh, LEAST_MW))[:, np.newaxis]
    year, _ = planner.calendar_day(plan.first_day)
    activity = planner.world.grid_activity(year, MARKET)
    loss = planner.catalogue.technologies[row].params["loss_share"]
    return intensity(activity, planner.level.gwp).co2e_t / (1.0 - loss)
