"""From a system to its schedule, costs and tonnes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim_core.energy.dispatch.closing import Closed, Schedule, closed, schedule, sum_of
from sim_core.energy.dispatch.days import carried_out, solve_days
from sim_core.energy.dispatch.horizons import solve_horizon
from sim_core.energy.dispatch.reduction import reduced, unfolded_flows
from sim_core.energy.dispatch.sweeps import Settings, hours_line
from sim_core.energy.dispatch.system import (
    UNSERVED_TECHNOLOGY,
    WEATHER_TECHNOLOGIES,
    System,
)
from sim_core.numeric import Floats, fixed_sum

QUALITIES: Mapping[str, Settings] = {
    "live": Settings(),
    "best": Settings((0.2, 0.13, 0.08, 0.045, 0.02, 0.008, 0.0), split=6),
}
# Four stores and more find each other slowly: 7 sweeps left 8.9 % of cost on a system
# of free weather where 13 leave 1.3 %.
MANY_STORES = 4
SLOW_BANDS = (
    *(0.25, 0.18, 0.13, 0.093, 0.067, 0.048, 0.035),
    *(0.025, 0.018, 0.013, 0.009, 0.006, 0.0),
)


@dataclass(frozen=True)
class Solution:
    """Hourly power of plants and stores at their own place, and links' input."""

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


def solve(
    system: System,
    mode: str = "horizon",
    foresight_h: int = 72,
    quality: str = "best",
) -> Solution:
    """Least-cost schedule of a system."""
    smaller = reduced(system)
    settings = QUALITIES[quality]
    if quality == "best" and len(smaller.storages) >= MANY_STORES:
        settings = replace(settings, bands=SLOW_BANDS)
    if mode == "day":
        days = solve_days(smaller, foresight_h, settings)
        schedules = [schedule(s.power, s.stored_mwh, carried_out) for s in days.seats]
        ramps = {name: carried_out(mw) for name, mw in days.ramps_mw.items()}
    else:
        whole = solve_horizon(smaller, settings)
        schedules = [schedule(s.power, s.stored_mwh, hours_line) for s in whole.seats]
        ramps = {name: hours_line(mw) for name, mw in whole.ramps_mw.items()}
    return _solution(system, smaller, schedules, closed(smaller, schedules, ramps))


def _solution(
    system: System, smaller: System, schedules: list[Schedule], found: Closed
) -> Solution:
    """Everything at its own place again."""
    own = {
        plant.id: found.plants_mw[plant.id] * plant.own_share
        for plant in smaller.plants
    }
    stores = {
        storage.id: replace(
            plan,
            charge_mw=plan.charge_mw * storage.own_charge_share,
            discharge_mw=plan.discharge_mw * storage.own_discharge_share,
        )
        for storage, plan in zip(smaller.storages, schedules, strict=True)
    }
    powers = {
        name: (plan.charge_mw, plan.discharge_mw) for name, plan in stores.items()
    }
    flows = unfolded_flows(system, smaller, own, powers)
    return Solution(system, own, {**found.links_mw, **flows}, stores, found.total_cost)
