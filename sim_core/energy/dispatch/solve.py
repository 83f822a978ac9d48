"""From a system to its schedule, costs and tonnes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.answers import Power
from sim_core.energy.dispatch.clearing import Clearing, cleared
from sim_core.energy.dispatch.days import WindowSeat, carried_out, solve_days
from sim_core.energy.dispatch.market import Layout, build_market
from sim_core.energy.dispatch.reduction import reduced
from sim_core.energy.dispatch.sweeps import (
    Seat,
    Settings,
    hours_line,
    rows_layout,
    solve_horizon,
)
from sim_core.energy.dispatch.system import (
    UNSERVED_TECHNOLOGY,
    WEATHER_TECHNOLOGIES,
    Plant,
    System,
)
from sim_core.numeric import Floats, fixed_sum

QUALITIES: Mapping[str, Settings] = {
    "live": Settings(),
    "best": Settings((0.2, 0.14, 0.1, 0.07, 0.04, 0.02, 0.01, 0.0)),
}


@dataclass(frozen=True)
class Schedule:
    """One store by the hour; energy at the end of each hour."""

    charge_mw: Floats
    discharge_mw: Floats
    stored_mwh: Floats
    spill_mw: Floats


@dataclass(frozen=True)
class Solution:
    """Hourly power of plants at their own place, stores at their bus, links' input."""

    system: System
    plants_mw: Mapping[str, Floats]
    links_mw: Mapping[str, Floats]
    stores: Mapping[str, Schedule]
    total_cost: float

    def energy_mwh(self) -> dict[str, float]:
        return {name: float(fixed_sum(p)) for name, p in self.plants_mw.items()}

    def emissions_t(self, *, only_island: bool = False) -> float:
        """Tonnes of all plants; those of the mainland are imports."""
        return sum_of(
            plant.co2_t_per_mwh * float(fixed_sum(self.plants_mw[plant.id]))
            for plant in self.system.plants
            if not plant.takes and (plant.is_on_island or not only_island)
        )

    def stores_mwh(self) -> dict[str, dict[str, float]]:
        return {
            name: {
                "charged_mwh": float(fixed_sum(plan.charge_mw)),
                "discharged_mwh": float(fixed_sum(plan.discharge_mw)),
                "spilled_mwh": float(fixed_sum(plan.spill_mw)),
            }
            for name, plan in self.stores.items()
        }

    def curtailed_mwh(self) -> float:
        return sum_of(
            float(fixed_sum(plant.available_mw - self.plants_mw[plant.id]))
            for plant in self.system.plants
            if plant.technology in WEATHER_TECHNOLOGIES
        )

    def unserved_mwh(self) -> float:
        return sum_of(
            float(fixed_sum(self.plants_mw[plant.id]))
            for plant in self.system.plants
            if plant.technology == UNSERVED_TECHNOLOGY
        )


def sum_of(values: Iterable[float]) -> float:
    return float(fixed_sum(np.array(list(values), dtype=np.float64)))


def solve(
    system: System,
    mode: str = "horizon",
    foresight_h: int = 72,
    quality: str = "best",
) -> Solution:
    """Least-cost schedule of a system."""
    smaller = reduced(system)
    settings = QUALITIES[quality]
    if mode == "day":
        window_seats = solve_days(smaller, foresight_h, settings)
        return finished(system, smaller, [_carried(seat) for seat in window_seats])
    layout = rows_layout(system.hours)
    seats = solve_horizon(smaller, layout, settings)
    return finished(system, smaller, [_schedule(seat) for seat in seats])


def _carried(seat: WindowSeat) -> Schedule:
    assert seat.power is not None
    assert seat.stored_mwh is not None
    return _lines(seat.power, seat.stored_mwh[1:], carried_out)


def _schedule(seat: Seat) -> Schedule:
    assert seat.power is not None
    assert seat.track is not None
    return _lines(seat.power, seat.track.stored_mwh[1:], hours_line)


def _lines(power: Power, stored_mwh: Floats, line: Layout) -> Schedule:
    charge = line(power.charge_mw)
    spill = power.spill_mw
    return Schedule(
        charge,
        line(power.discharge_mw),
        line(stored_mwh),
        line(spill) if isinstance(spill, np.ndarray) else np.zeros_like(charge),
    )


def finished(system: System, smaller: System, schedules: list[Schedule]) -> Solution:
    """Clear every hour with the stores' schedules and add up."""
    market = build_market(smaller, np.asarray)
    net = dict(market.loads_mw)
    for storage, plan in zip(smaller.storages, schedules, strict=True):
        net[storage.bus] = net[storage.bus] + plan.charge_mw - plan.discharge_mw
    found = cleared(smaller, market, net, 0.0)
    own = {
        plant.id: found.plants_mw[plant.id] * plant.own_share
        for plant in smaller.plants
    }
    stores = {
        storage.id: plan
        for storage, plan in zip(smaller.storages, schedules, strict=True)
    }
    return Solution(
        system, own, found.links_mw, stores, cost_of(smaller, found, schedules)
    )


def cost_of(system: System, found: Clearing, schedules: list[Schedule]) -> float:
    """Plants, links and stores; buyers pay what they cost less than nothing."""
    parts = [_plant_cost(plant, found.plants_mw[plant.id]) for plant in system.plants]
    parts += [
        link.cost_per_mwh * float(fixed_sum(found.links_mw[link.id]))
        for link in system.links
    ]
    for storage, plan in zip(system.storages, schedules, strict=True):
        parts.append(storage.charge_cost_per_mwh * float(fixed_sum(plan.charge_mw)))
        parts.append(
            storage.discharge_cost_per_mwh * float(fixed_sum(plan.discharge_mw))
        )
    return sum_of(parts)


def _plant_cost(plant: Plant, power_mw: Floats) -> float:
    return float(fixed_sum(power_mw * plant.cost_per_mwh))
