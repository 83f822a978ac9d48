"""How one store answers, hour by hour, at each value of its energy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sim_core.energy.dispatch.levels import (
    FINE_GAP_SHARE,
    Levels,
    levels_between,
    value_levels,
)
from sim_core.energy.dispatch.market import Market
from sim_core.energy.dispatch.probes import Layout, Price, Probe
from sim_core.energy.dispatch.system import Storage
from sim_core.numeric import Floats

# Inflow that is worth less than this is spilled; below it all weather is free anyway.
LEAST_INFLOW_VALUE = 0.1
SPILL_VALUE = 0.02
# So many numbers at a time stay near the processor; so many are kept at most.
NUMBERS_AT_ONCE, MOST_KEPT = 100_000, 500_000

# What a store meets at the price at which it sells, and at that at which it buys.
Fan = tuple[Probe, Probe]


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
    """A store with its levels in the market; without one it only knows its inflow."""

    market: Market | None
    storage: Storage
    levels: Levels
    inflow_mwh: Floats | None
    _fans: dict[int, Fan] = field(default_factory=dict, compare=False)

    def answer_mwh(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats
    ) -> Floats:
        """Net energy stored each hour, (hours, levels, rows or windows)."""
        assert self.market is not None
        hours, windows = net_mw[self.storage.bus].shape
        answer = np.empty((hours, len(self.levels), windows))
        if self.market.links:
            self._answer_at_once(net_mw, band_mw, answer)
            return answer
        rooms = np.empty((2, hours, windows))
        for row in range(len(self.levels)):
            fan = self._level(row)
            answer[:, row] = self._answer_mwh(fan, net_mw, band_mw, *rooms)
        if self.inflow_mwh is not None:
            answer += self.inflow_mwh[:, None]
        return answer

    def _answer_at_once(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats, out: Floats
    ) -> None:
        """All levels of some hours at once: links cost many small steps a level."""
        hours, levels, windows = out.shape
        band = np.broadcast_to(band_mw, (hours, windows)) if np.any(band_mw) else 0.0
        count = max(NUMBERS_AT_ONCE // (levels * windows), 1)
        for start in range(0, hours, count):
            here = slice(start, start + count)
            laid = _on_one_axis(here)
            nets = {bus: laid(mw) for bus, mw in net_mw.items()}
            found = self._answer_mwh(
                self._fan(here), nets, band if isinstance(band, float) else laid(band)
            )
            if self.inflow_mwh is not None:
                found += laid(self.inflow_mwh)
            out[here] = found.reshape(levels, -1, windows).swapaxes(0, 1)

    def _level(self, row: int) -> Fan:
        if row not in self._fans:
            assert self.market is not None
            sell, buy = self.levels.sell[row], self.levels.buy[row]
            self._fans[row] = _fan_of(self.market, self.storage.bus, sell, buy)
        return self._fans[row]

    def _fan(self, hours: slice) -> Fan:
        """Probes of some hours at all levels; small ones are kept for later sweeps."""
        assert self.market is not None
        if hours.start in self._fans:
            return self._fans[hours.start]
        market, bus = self.market.fanned(_on_one_axis(hours)), self.storage.bus
        prices = self.levels.sell, self.levels.buy
        sell, buy = (np.array(line)[:, None] for line in prices)
        fan = _fan_of(market, bus, sell, sell if prices[0] == prices[1] else buy)
        if self.market.loads_mw[bus].size * len(self.levels) < MOST_KEPT:
            self._fans[hours.start] = fan
        return fan

    def _answer_mwh(
        self,
        fan: Fan,
        nets_mw: Mapping[str, Floats],
        band_mw: float | Floats,
        given: Floats | None = None,
        taken: Floats | None = None,
    ) -> Floats:
        """Answers but for the inflow; `given` and `taken` are room to work in."""
        store, (sell, buy) = self.storage, fan
        given = sell.missing_mw(nets_mw, band_mw, given)
        if store.charge_mw <= 0.0:
            np.clip(given, 0.0, store.discharge_mw, out=given)
            given *= -1.0 / store.efficiency_discharge
            return given
        missing = given if buy is sell else buy.missing_mw(nets_mw, band_mw, taken)
        taken = np.clip(missing, -store.charge_mw, 0.0, out=taken)
        taken *= store.efficiency_charge
        np.clip(given, 0.0, store.discharge_mw, out=given)
        given *= -1.0 / store.efficiency_discharge
        given -= taken
        return given

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


def _on_one_axis(hours: slice) -> Layout:
    def laid(mw: Floats) -> Floats:
        return mw[hours].reshape(-1)

    return laid


def _fan_of(market: Market, bus: str, sell: Price, buy: Price) -> Fan:
    probe = market.probe(bus, sell)
    return probe, probe if buy is sell else market.probe(bus, buy)
