"""From a system to its schedule, costs and tonnes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim_core.energy.dispatch.closing import Closed, Schedule, closed, sum_of
from sim_core.energy.dispatch.days import DayModePlan, solve_days
from sim_core.energy.dispatch.horizons import solve_horizon
from sim_core.energy.dispatch.reduction import reduced, unfolded_flows
from sim_core.energy.dispatch.system import (
    UNSERVED_TECHNOLOGY,
    WEATHER_TECHNOLOGIES,
    System,
)
from sim_core.numeric import Floats, fixed_sum

# Certified gap, as a share of the cost, at which a plan is good enough.
QUALITIES: Mapping[str, float] = {"live": 0.1, "best": 0.02}
# Day plans under a cap, and how near their carbon price comes to the one that holds it.
CAP_ROUNDS, CLOSE_PRICE_SHARE = 2, 0.02


@dataclass(frozen=True)
class Solution:
    """Hourly power of plants and stores at their own place, and links' input."""

    system: System
    plants_mw: Mapping[str, Floats]
    links_mw: Mapping[str, Floats]
    stores: Mapping[str, Schedule]
    total_cost: float
    # No plan costs less; None where the method is exact or knows no bound.
    bound: float | None = None

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
    if mode == "day":
        days, found = _days(smaller, foresight_h, quality)
        return _solution(system, smaller, days.schedules, found)
    whole = solve_horizon(smaller, QUALITIES[quality])
    found = closed(
        smaller,
        whole.schedules,
        whole.ramps_mw,
        flows_mw=whole.flows_mw,
        carbon_price=whole.carbon_price,
    )
    return replace(
        _solution(system, smaller, whole.schedules, found), bound=whole.bound
    )


def _days(system: System, foresight_h: int, quality: str) -> tuple[DayModePlan, Closed]:
    """Day by day; under a cap again at the price at which the first plan holds it."""
    best: tuple[DayModePlan, Closed] | None = None
    price: float | None = None
    for _ in range(1 if system.co2_cap_t is None else CAP_ROUNDS):
        days = solve_days(system, foresight_h, quality, price)
        found = closed(
            system, days.schedules, days.ramps_mw, carbon_price=days.carbon_price
        )
        if best is None or found.total_cost < best[1].total_cost:
            best = days, found
        price = found.carbon_price
        if abs(price - days.carbon_price) <= CLOSE_PRICE_SHARE * price:
            break
    assert best is not None
    return best


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
