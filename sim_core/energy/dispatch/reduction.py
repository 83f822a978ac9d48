"""Fewer buses for the same problem: ends of cables and pure storage buses folded in.

A bus that only sells or buys through one cable each way acts as an offer at the cable's
other end; a bus that only holds one store acts as a store there (electrolyser, tank and
fuel cell are one store of low efficiency). Both are exact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sim_core.energy.dispatch.system import Link, Plant, Storage, System
from sim_core.numeric import Floats


@dataclass(frozen=True)
class Ends:
    """What hangs on a bus with a single neighbour."""

    bus: str
    neighbour: str
    into: tuple[Link, ...]
    out_of: tuple[Link, ...]
    plants: tuple[Plant, ...]
    storages: tuple[Storage, ...]


def reduced(system: System) -> System:
    """The same system without buses that can be folded into their neighbour."""
    for bus in system.buses:
        ends = _ends(system, bus)
        if ends is None:
            continue
        plants = _folded_plants(ends)
        storages = _folded_storages(ends)
        if plants is not None and storages is not None:
            return reduced(_without(system, ends, plants, storages))
    return system


def _ends(system: System, bus: str) -> Ends | None:
    into = tuple(link for link in system.links if link.end == bus)
    out_of = tuple(link for link in system.links if link.start == bus)
    neighbours = {link.start for link in into} | {link.end for link in out_of}
    has_load = any(load.bus == bus for load in system.loads)
    if has_load or len(neighbours) != 1 or len(into) > 1 or len(out_of) > 1:
        return None
    return Ends(
        bus,
        neighbours.pop(),
        into,
        out_of,
        tuple(plant for plant in system.plants if plant.bus == bus),
        tuple(store for store in system.storages if store.bus == bus),
    )


def _folded_plants(ends: Ends) -> tuple[Plant, ...] | None:
    """Plants seen from the neighbour, or None where they are more than offers."""
    sellers = [plant for plant in ends.plants if not plant.takes]
    buyers = [plant for plant in ends.plants if plant.takes]
    if not ends.plants:
        return ()
    if ends.storages or len(sellers) > 1 or len(buyers) > 1:
        return None
    if any(plant.least_share > 0.0 or plant.is_ramped for plant in ends.plants):
        return None
    if sellers and buyers and not _never_pays_to_trade(sellers[0], buyers[0]):
        return None
    folded = [
        _seller(plant, link) for plant, link in zip(sellers, ends.out_of, strict=False)
    ]
    folded += [
        _buyer(plant, link) for plant, link in zip(buyers, ends.into, strict=False)
    ]
    return tuple(folded) + tuple(
        replace(
            plant,
            available_mw=plant.available_mw * 0.0,
            bus=ends.neighbour,
            home=plant.home or plant.bus,
        )
        for plants, links in ((sellers, ends.out_of), (buyers, ends.into))
        for plant in plants
        if not links
    )


def _never_pays_to_trade(seller: Plant, buyer: Plant) -> bool:
    margin = np.asarray(seller.cost_per_mwh) + np.asarray(buyer.cost_per_mwh)
    return bool(np.all(margin >= 0.0))


def _seller(plant: Plant, link: Link) -> Plant:
    scale = link.efficiency
    return replace(
        plant,
        bus=link.end,
        home=plant.home or plant.bus,
        available_mw=np.minimum(link.capacity_mw, plant.available_mw) * scale,
        cost_per_mwh=(plant.cost_per_mwh + link.cost_per_mwh) / scale,
        co2_t_per_mwh=plant.co2_t_per_mwh,
        own_share=plant.own_share / scale,
    )


def _buyer(plant: Plant, link: Link) -> Plant:
    scale = link.efficiency
    return replace(
        plant,
        bus=link.start,
        home=plant.home or plant.bus,
        available_mw=np.minimum(link.capacity_mw, plant.available_mw / scale),
        cost_per_mwh=plant.cost_per_mwh * scale + link.cost_per_mwh,
        own_share=plant.own_share * scale,
    )


def _folded_storages(ends: Ends) -> tuple[Storage, ...] | None:
    if not ends.storages:
        return ()
    links = (*ends.into, *ends.out_of)
    steady = all(
        isinstance(link.efficiency, float)
        and bool(np.all(link.capacity_mw == link.capacity_mw[0]))
        for link in links
    )
    only_one = len(ends.storages) == 1 and not ends.plants
    if not only_one or not steady or ends.storages[0].inflow_mw is not None:
        return None
    return (_seen_from(ends.neighbour, ends),)


def _seen_from(bus: str, ends: Ends) -> Storage:
    """The bus's one store behind its links; without a way out it rests."""
    store = ends.storages[0]
    taken, into_mw, into_cost = _way(ends.into)
    given, out_mw, out_cost = _way(ends.out_of)
    is_open = bool(ends.out_of)
    return replace(
        store,
        bus=bus,
        home=store.home or store.bus,
        own_charge_share=store.own_charge_share * taken,
        own_discharge_share=store.own_discharge_share / given,
        charge_mw=min(into_mw, store.charge_mw / taken) * is_open,
        discharge_mw=min(out_mw, store.discharge_mw) * given,
        efficiency_charge=store.efficiency_charge * taken,
        efficiency_discharge=store.efficiency_discharge * given,
        charge_cost_per_mwh=store.charge_cost_per_mwh * taken + into_cost,
        discharge_cost_per_mwh=(store.discharge_cost_per_mwh + out_cost) / given,
    )


def _way(links: tuple[Link, ...]) -> tuple[float, float, float]:
    """Efficiency, capacity and cost of the one link, or of none."""
    if not links:
        return 1.0, 0.0, 0.0
    link = links[0]
    return float(link.efficiency), float(link.capacity_mw[0]), link.cost_per_mwh


def _without(
    system: System,
    ends: Ends,
    plants: tuple[Plant, ...],
    storages: tuple[Storage, ...],
) -> System:
    gone = {link.id for link in (*ends.into, *ends.out_of)}
    moved_plants = {plant.id: plant for plant in plants}
    moved_stores = {store.id: store for store in storages}
    return replace(
        system,
        buses=tuple(bus for bus in system.buses if bus != ends.bus),
        folded_buses=(*system.folded_buses, ends.bus),
        plants=tuple(moved_plants.get(plant.id, plant) for plant in system.plants),
        storages=tuple(moved_stores.get(s.id, s) for s in system.storages),
        links=tuple(link for link in system.links if link.id not in gone),
    )


def unfolded_flows(
    system: System,
    smaller: System,
    plants_mw: Mapping[str, Floats],
    stores_mw: Mapping[str, tuple[Floats, Floats]],
) -> dict[str, Floats]:
    """What goes into the folded links, from each folded bus's balance.

    `plants_mw` and `stores_mw` (charge, discharge) are at the plants' and stores' own
    place. Buses are taken in the order in which they were folded, outermost first.
    """
    flows: dict[str, Floats] = {}
    for bus in smaller.folded_buses:
        given, taken = _own_power(system, bus, plants_mw, stores_mw)
        for link in system.links:
            if link.end == bus and link.id in flows:
                given = given + flows[link.id] * link.efficiency
            if link.start == bus and link.id in flows:
                taken = taken + flows[link.id]
        for link in system.links:
            if link.start == bus and link.id not in flows:
                flows[link.id] = given
            elif link.end == bus and link.id not in flows:
                flows[link.id] = taken / link.efficiency
    return flows


def _own_power(
    system: System,
    bus: str,
    plants_mw: Mapping[str, Floats],
    stores_mw: Mapping[str, tuple[Floats, Floats]],
) -> tuple[Floats, Floats]:
    """What plants and stores at a bus give and take."""
    given, taken = np.zeros(system.hours), np.zeros(system.hours)
    for plant in system.plants:
        if plant.bus == bus and plant.takes:
            taken = taken + plants_mw[plant.id]
        elif plant.bus == bus:
            given = given + plants_mw[plant.id]
    for store in system.storages:
        if store.bus == bus:
            charge, discharge = stores_mw[store.id]
            given, taken = given + discharge, taken + charge
    return given, taken
