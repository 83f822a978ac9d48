"""How one store answers, hour by hour, at each value of its energy."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.levels import (
    FINE_GAP_SHARE,
    Levels,
    levels_between,
    value_levels,
)
from sim_core.energy.dispatch.market import Market, Probe
from sim_core.energy.dispatch.system import Storage
from sim_core.numeric import Floats

# Inflow that is worth less than this is spilled; below it all weather is free anyway.
LEAST_INFLOW_VALUE = 0.1
SPILL_VALUE = 0.02


@dataclass(frozen=True)
class Power:
    """What a store does at its bus, and what its inflow loses."""

    charge_mw: Floats
    discharge_mw: Floats
    spill_mw: Floats | float

    @property
    def net_mw(self) -> Floats:
        return self.charge_mw - self.discharge_mw


@dataclass(frozen=True)
class Desk:
    """A store with its levels and what it meets in the market at each of them."""

    storage: Storage
    levels: Levels
    buy: tuple[Probe, ...]
    sell: tuple[Probe, ...]
    inflow_mwh: Floats | None

    def answer_mwh(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats
    ) -> Floats:
        """Net energy stored each hour, (hours, levels, rows or windows)."""
        store = self.storage
        first = net_mw[store.bus]
        answer = np.empty((first.shape[0], len(self.levels), first.shape[1]))
        given, taken = np.empty_like(first), np.empty_like(first)
        for row, sell in enumerate(self.sell):
            sell.missing_mw(net_mw, band_mw, given)
            np.clip(given, 0.0, store.discharge_mw, out=given)
            given *= -1.0 / store.efficiency_discharge
            if self.buy:
                self.buy[row].missing_mw(net_mw, band_mw, taken)
                np.clip(taken, -store.charge_mw, 0.0, out=taken)
                taken *= store.efficiency_charge
                given -= taken
            if self.inflow_mwh is not None:
                given += self.inflow_mwh
            answer[:, row] = given
        return answer

    def exchange(
        self,
        stored_mwh: Floats,
        least_answer_mwh: Floats,
        keeps: Floats | None = None,
        hours: Floats | None = None,
    ) -> Power:
        """Power behind a path of energy; `least_answer_mwh` is that of level 0.

        Steps that are not hours have their share kept and their length, (steps, 1).
        """
        store = self.storage
        kept = store.keep_share_per_h if keeps is None else keeps
        change = stored_mwh[1:] - kept * stored_mwh[:-1]
        if hours is not None:
            change, least_answer_mwh = change / hours, least_answer_mwh / hours
        spill: Floats | float = 0.0
        if self.inflow_mwh is not None:
            change = change - self.inflow_mwh
            most = np.maximum(self.inflow_mwh - least_answer_mwh, 0.0)
            spill = np.maximum(-change - most, 0.0)
            change = change + spill
        return Power(
            np.maximum(change, 0.0) / store.efficiency_charge,
            np.maximum(-change, 0.0) * store.efficiency_discharge,
            spill,
        )


def store_levels(
    storage: Storage,
    prices: list[float],
    *,
    split: int,
    tolerance: float,
    gap_share: float = FINE_GAP_SHARE,
    low_cuts: tuple[float, ...] = (),
) -> Levels:
    """Levels of a store; inflow is never worth less than spilling it."""
    efficiencies = (storage.efficiency_charge, storage.efficiency_discharge)
    costs = (storage.charge_cost_per_mwh, storage.discharge_cost_per_mwh)
    levels = value_levels(
        prices or [0.0],
        efficiencies,
        costs,
        split=split,
        tolerance=tolerance,
        gap_share=gap_share,
        low_cuts=low_cuts,
    )
    if storage.inflow_mw is None:
        return levels
    breaks = [value for value in levels.breaks if value > LEAST_INFLOW_VALUE]
    if not breaks or breaks[0] > 2.0 * LEAST_INFLOW_VALUE:
        breaks.insert(0, LEAST_INFLOW_VALUE)
    return levels_between(breaks, efficiencies, costs, least=SPILL_VALUE)


def desk(
    market: Market, storage: Storage, levels: Levels, inflow: Floats | None
) -> Desk:
    """Probes for every level of a store."""
    return Desk(
        storage,
        levels,
        tuple(market.probe(storage.bus, price) for price in levels.buy)
        if storage.charge_mw > 0.0
        else (),
        tuple(market.probe(storage.bus, price) for price in levels.sell),
        inflow,
    )
