"""What a store of the game finds in the hours that each day sees."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.levels import (
    JUMP_GAP_SHARE,
    Levels,
    place_in_jump,
    value_levels,
)
from sim_core.energy.dispatch.merit import MeritOrder
from sim_core.energy.dispatch.records import IslandSystem, Store
from sim_core.energy.dispatch.schedule import WEATHER_KINDS
from sim_core.energy.dispatch.windows import Guide, guide
from sim_core.numeric import Floats, fixed_sum

Days = NDArray[np.int64]
SEEN_DAYS = 3
# Parts of wide price gaps, so that several stores find values between two prices;
# with 2 parts two stores cost 9 to 16 % more than the optimum, with 6 about 3 %.
SPLIT_OF_SEVERAL = 6
# A full terminal value lets stores hoard for days that no one has seen.
TERMINAL_SHARE = 0.5


@dataclass(frozen=True)
class StoreRule:
    """A store's levels and what it would find at each of their prices."""

    store: Store
    levels: Levels
    buy_rows: tuple[int, ...]
    sell_rows: tuple[int, ...]
    buy_shift: Floats
    sell_shift: Floats
    terminal_mwh: Floats


@dataclass(frozen=True)
class Window:
    """The hours that some of the days see, (72, days), and their merit order."""

    net_load_mw: Floats
    cumulative_mw: Floats
    mean_load_mw: Floats


def store_rule(system: IslandSystem, order: MeritOrder, store: Store) -> StoreRule:
    """A store with the levels at the prices of the island."""
    lost = system.value_of_lost_load_yuan_per_mwh
    prices = sorted({0.0, lost, *order.prices})
    split = SPLIT_OF_SEVERAL if len(system.stores) > 1 else 1
    efficiencies = (store.efficiency_charge, store.efficiency_discharge)
    levels = value_levels(prices, efficiencies, split=split, gap_share=JUMP_GAP_SHARE)
    worth = _terminal_value(system) * store.efficiency_discharge
    full = [store.energy_mwh if value <= worth else 0.0 for value in levels.middles]
    full[0] = store.energy_mwh
    return StoreRule(
        store,
        levels,
        tuple(order.rows_below(price) for price in levels.buy),
        tuple(order.rows_below(price) for price in levels.sell),
        np.array([place_in_jump(price, prices) for price in levels.buy])[:, None],
        np.array([place_in_jump(price, prices) for price in levels.sell])[:, None],
        np.array(full)[:, None],
    )


def _terminal_value(system: IslandSystem) -> float:
    """Half the cheapest fuel, or nothing where all is free."""
    fuels = [
        g.cost_yuan_per_mwh
        for g in system.generators
        if g.kind not in WEATHER_KINDS and g.cost_yuan_per_mwh > 0.0
    ]
    return TERMINAL_SHARE * min(fuels, default=0.0)


def windows(days_mw: Floats, count: int) -> Floats:
    """(..., days, 24) as what each day sees, (..., 72, count)."""
    flipped = np.swapaxes(days_mw, -1, -2)
    parts = [flipped[..., day : day + count] for day in range(SEEN_DAYS)]
    return np.ascontiguousarray(np.concatenate(parts, axis=-2))


def mean_of(windows_mw: Floats) -> Floats:
    mean: Floats = fixed_sum(windows_mw, axis=0) / windows_mw.shape[0]
    return mean


def some_days(hours: Window, days: Days) -> Window:
    if len(days) == hours.net_load_mw.shape[-1]:
        return hours
    return Window(
        hours.net_load_mw[:, days],
        hours.cumulative_mw[:, :, days],
        hours.mean_load_mw[days],
    )


def store_guide(
    rule: StoreRule, hours: Window, others_mw: Floats, share: float
) -> Guide:
    store = rule.store
    count = len(rule.levels)
    shape = (hours.net_load_mw.shape[0], count, hours.net_load_mw.shape[1])
    band = share * hours.mean_load_mw
    answer = np.empty(shape)
    given = np.empty(shape)
    for row in range(count):
        bought, sold = answer[:, row], given[:, row]
        np.subtract(hours.cumulative_mw[rule.buy_rows[row]], others_mw, out=bought)
        np.subtract(others_mw, hours.cumulative_mw[rule.sell_rows[row]], out=sold)
    if share:
        answer += rule.buy_shift * band
        given -= rule.sell_shift * band
    for part in (answer, given):
        np.maximum(part, 0.0, out=part)
        np.minimum(part, store.power_mw, out=part)
    answer *= store.efficiency_charge
    given /= store.efficiency_discharge
    answer -= given
    terminal = np.broadcast_to(rule.terminal_mwh, shape[1:])
    keep = 1.0 - store.standing_loss_share_per_h
    return guide(answer, terminal, keep, store.energy_mwh)
