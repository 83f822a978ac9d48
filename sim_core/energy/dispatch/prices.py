"""The price of each hour at a bus, and who sets it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.daily import Outlook, StorePath
from sim_core.energy.dispatch.system import TINY_MW, Plant, System
from sim_core.numeric import Floats


@dataclass(frozen=True)
class Prices:
    """Price by hour, the number of who sets it, and the next price above."""

    price: Floats
    setter: NDArray[np.int16]
    above: Floats


def bus_prices(
    system: System,
    bus: str,
    plants_mw: Mapping[str, Floats],
    paths: Sequence[StorePath],
    outlooks: Sequence[Outlook],
) -> Prices:
    """Cost of the dearest offer in use; between two offers, a store's value.

    Setters count the plants of the system, then its stores. A buyer that takes less
    than it could sets the price that it pays.
    """
    plants = [(n, p) for n, p in enumerate(system.plants) if p.bus == bus]
    price = np.full(system.hours, -np.inf)
    setter = np.zeros(system.hours, np.int16)
    above = np.full(system.hours, np.inf)
    between = np.ones(system.hours, np.bool_)
    for number, plant in plants:
        cost = _offer(plant)
        used_mw, room_mw = _used(plant, plants_mw[plant.id])
        is_used, has_room = used_mw > TINY_MW, room_mw > TINY_MW
        dearer = is_used & (cost > price)
        np.copyto(price, cost, where=dearer)
        np.copyto(setter, np.int16(number), where=dearer)
        np.copyto(above, np.minimum(above, cost), where=has_room)
        between &= ~(is_used & has_room)
    # Offers with room below the dearest in use come from equal prices alone.
    above = np.maximum(above, price)
    found = Prices(price, setter, above)
    _let_stores_set(system, bus, paths, outlooks, found, between)
    return found


def _offer(plant: Plant) -> float | Floats:
    return -plant.cost_per_mwh if plant.takes else plant.cost_per_mwh


def _used(plant: Plant, power_mw: Floats) -> tuple[Floats, Floats]:
    """Power above the least, and what is left; a buyer gives back what it leaves."""
    if plant.takes:
        return plant.available_mw - power_mw, power_mw
    least = plant.least_share * plant.available_mw
    return power_mw - least, plant.available_mw - power_mw


def _let_stores_set(
    system: System,
    bus: str,
    paths: Sequence[StorePath],
    outlooks: Sequence[Outlook],
    found: Prices,
    between: NDArray[np.bool_],
) -> None:
    """Between two offers a store that is not at its limit sets the price."""
    for number, (storage, path) in enumerate(zip(system.storages, paths, strict=True)):
        if storage.bus != bus:
            continue
        level = path.level.T.ravel()
        levels = outlooks[number].levels
        for power, worth, most in (
            (path.charge_mw, levels.buy, storage.charge_mw),
            (path.discharge_mw, levels.sell, storage.discharge_mw),
        ):
            line = power.T.ravel()
            sets = between & (line > TINY_MW) & (line < most - TINY_MW)
            offer = np.maximum(np.array(worth)[level], found.price)
            offer = np.minimum(offer, found.above)
            np.copyto(found.price, offer, where=sets)
            np.copyto(found.setter, np.int16(len(system.plants) + number), where=sets)
            between &= ~sets
