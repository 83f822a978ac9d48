"""The exact end of a plan: merit order, costs, a cap on tonnes that holds exactly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sim_core.energy.dispatch.answers import Power
from sim_core.energy.dispatch.cap import CapPrice, critical_price, emissions_t
from sim_core.energy.dispatch.clearing import Clearing, cleared
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.probes import Layout
from sim_core.energy.dispatch.ramps import without_plants
from sim_core.energy.dispatch.system import System
from sim_core.numeric import Floats, fixed_sum


@dataclass(frozen=True)
class Schedule:
    """One store by the hour; energy at the end of each hour."""

    charge_mw: Floats
    discharge_mw: Floats
    stored_mwh: Floats
    spill_mw: Floats


@dataclass(frozen=True)
class Closed:
    """Power of plants at their bus and into links, the cost, a cap's price."""

    plants_mw: Mapping[str, Floats]
    links_mw: Mapping[str, Floats]
    total_cost: float
    carbon_price: float


def sum_of(values: Iterable[float]) -> float:
    return float(fixed_sum(np.array(list(values), dtype=np.float64)))


def schedule(power: Power | None, stored_mwh: Floats | None, line: Layout) -> Schedule:
    """A store's plan as lines of hours."""
    assert power is not None
    assert stored_mwh is not None
    charge = line(power.charge_mw)
    spill = power.spill_mw
    return Schedule(
        charge,
        line(power.discharge_mw),
        line(stored_mwh[1:]),
        line(spill) if isinstance(spill, np.ndarray) else np.zeros_like(charge),
    )


def closed(
    system: System,
    schedules: list[Schedule],
    ramps_mw: Mapping[str, Floats],
    *,
    flows_mw: Mapping[str, Floats] | None = None,
    carbon_price: float | None = None,
) -> Closed:
    """Clear every hour with stores, ramped outputs and links of rings fixed."""
    fixed = flows_mw or {}
    rest = without_plants(system, set(ramps_mw))
    kept = tuple(link for link in rest.links if link.id not in fixed)
    rest = replace(rest, links=kept)
    net = dict(build_market(rest, np.asarray).loads_mw)
    for storage, plan in zip(system.storages, schedules, strict=True):
        net[storage.bus] = net[storage.bus] + plan.charge_mw - plan.discharge_mw
    for plant in system.plants:
        if plant.id in ramps_mw:
            net[plant.bus] = net[plant.bus] - ramps_mw[plant.id]
    for link in system.links:
        if link.id in fixed:
            net[link.start] = net[link.start] + fixed[link.id]
            net[link.end] = net[link.end] - fixed[link.id] * link.efficiency
    found, price = _cleared(rest, net, _room_t(system, ramps_mw), carbon_price)
    plants = {**found.plants_mw, **ramps_mw}
    links = {**found.links_mw, **fixed}
    everything = Clearing(plants, links)
    return Closed(plants, links, cost_of(system, everything, schedules), price)


def _room_t(system: System, ramps_mw: Mapping[str, Floats]) -> float | None:
    """Tonnes of the cap that ramped plants leave to the others."""
    if system.co2_cap_t is None:
        return None
    return system.co2_cap_t - emissions_t(system, ramps_mw)


def _cleared(
    system: System,
    net_mw: Mapping[str, Floats],
    room_t: float | None,
    guess: float | None,
) -> tuple[Clearing, float]:
    """Merit order, with a cap the mix of two around the critical carbon price."""
    if room_t is None:
        return cleared(system, build_market(system, np.asarray), net_mw, 0.0), 0.0
    price = critical_price(system, net_mw, room_t, guess, rounds=14)
    low, high = _at(system, net_mw, price.low), _at(system, net_mw, price.high)
    share = _share_of_high(price, room_t)
    mix = Clearing(
        _mixed(low.plants_mw, high.plants_mw, share),
        _mixed(low.links_mw, high.links_mw, share),
    )
    return mix, price.middle


def _at(system: System, net_mw: Mapping[str, Floats], carbon_price: float) -> Clearing:
    market = build_market(system, np.asarray, carbon_price)
    return cleared(system, market, net_mw, carbon_price)


def _share_of_high(price: CapPrice, room_t: float) -> float:
    width = price.low_t - price.high_t
    share = (price.low_t - room_t) / width if width > 0.0 else 0.0
    return min(max(share, 0.0), 1.0)


def _mixed(
    low: Mapping[str, Floats], high: Mapping[str, Floats], share: float
) -> dict[str, Floats]:
    return {name: power + share * (high[name] - power) for name, power in low.items()}


def cost_of(system: System, found: Clearing, schedules: list[Schedule]) -> float:
    """Plants, links and stores; what buyers pay counts against it."""
    parts = [
        float(fixed_sum(found.plants_mw[plant.id] * plant.cost_per_mwh))
        for plant in system.plants
    ]
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
