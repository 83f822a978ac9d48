"""What stored energy is worth beyond the hours that a game's day sees.

Small stores are full and empty within what is seen: half the cheapest fuel is enough
for them. Reservoirs and seasonal stores get the water values of guide years.
"""

from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch.answers import store_levels
from sim_core.energy.dispatch.daily import Outlook, is_long
from sim_core.energy.dispatch.guides import guide_values
from sim_core.energy.dispatch.levels import JUMP_GAP_SHARE, Levels
from sim_core.energy.dispatch.market import Market, build_market
from sim_core.energy.dispatch.reduction import reduced
from sim_core.energy.dispatch.sweeps import rows_layout, thinned
from sim_core.energy.dispatch.system import UNSERVED_TECHNOLOGY, Storage, System

GUIDE_YEARS = 2
# A full terminal value lets stores hoard for days that no one has seen.
TERMINAL_SHARE = 0.5
SPLIT_OF_SEVERAL = 3
QUANTILES = 4


def needs_whole_year(system: System) -> bool:
    """Whether the outlooks depend on more than the plants and stores that stand."""
    smaller = reduced(system)
    return _has_long_stores(smaller) or _has_changing_prices(smaller)


def _has_long_stores(system: System) -> bool:
    return any(is_long(storage) for storage in system.storages)


def _has_changing_prices(system: System) -> bool:
    """Whether prices at some bus depend on the hours, so that a year must be seen."""
    return bool(system.links) or any(
        not isinstance(plant.cost_per_mwh, float) for plant in system.plants
    )


def outlooks(whole: System) -> list[Outlook]:
    """An outlook for every store, from a whole year of the system."""
    year = reduced(whole)
    days = max(year.hours // 24, 1)
    market = build_market(year, rows_layout(year.hours))
    several = len(year.storages) > 1
    guides = None
    if _has_long_stores(year):
        guides = guide_values(_as_ring(year), GUIDE_YEARS)
    found = []
    for number, storage in enumerate(year.storages):
        if guides is not None and is_long(storage):
            guide = guides[number]
            found.append(Outlook(guide.levels, guide.day_sets_mwh))
            continue
        levels = _levels(market, storage, several)
        worth = _fuel_value(year, storage) * storage.efficiency_discharge
        sets = [storage.energy_mwh * (value <= worth) for value in levels.middles]
        sets[0] = storage.energy_mwh
        found.append(Outlook(levels, np.repeat(np.array(sets)[:, None], days, axis=1)))
    return found


def _as_ring(year: System) -> System:
    rings = tuple(replace(storage, is_cyclic=True) for storage in year.storages)
    return replace(year, storages=rings)


def _levels(market: Market, storage: Storage, several: bool) -> Levels:
    prices = sorted({0.0, *market.price_list(storage.bus, QUANTILES)})
    levels = store_levels(
        storage,
        prices,
        split=SPLIT_OF_SEVERAL if several else 1,
        tolerance=1e-9,
        gap_share=JUMP_GAP_SHARE,
    )
    return thinned(levels, storage)


def _fuel_value(system: System, storage: Storage) -> float:
    """Half the cheapest fuel at the store's bus, or nothing where all is free."""
    fuels = [
        plant.cost_per_mwh
        for plant in system.plants
        if plant.bus == storage.bus
        and isinstance(plant.cost_per_mwh, float)
        and plant.cost_per_mwh > 0.0
        and not plant.takes
        and plant.technology not in (*WEATHER, UNSERVED_TECHNOLOGY)
    ]
    return TERMINAL_SHARE * min(fuels, default=0.0)


WEATHER = ("solar", "wind", "hydro", "pv", "hydro_ror", "waste_heat")
