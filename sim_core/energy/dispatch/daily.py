"""Windows of days: what each day sees, and what stores answer in it.

Every day is a window of its own: it sees its hours, the energy at its start and the
worth of energy at its end, nothing else. After the first day, the one that is carried
out, several stores see longer steps than hours. `batches` plans the game's days with
it, `ring` those of a system file.

References: Pereira and Pinto, Multi-stage stochastic optimization applied to energy
planning, Mathematical Programming 52, 1991, for water values; the level-set form is our
own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.answers import Desk, Power
from sim_core.energy.dispatch.levels import Levels
from sim_core.energy.dispatch.market import Market, build_market
from sim_core.energy.dispatch.probes import Layout
from sim_core.energy.dispatch.system import Storage, System
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    DayMaps,
    Guide,
    active_levels,
    energy_after_day,
    in_steps,
    path,
    step_hours,
)
from sim_core.numeric import Floats, fixed_sum

Days = NDArray[np.int64]
# Shares of the mean load by which price jumps are smoothed, sweep by sweep.
LIVE_BANDS = (0.15, 0.0)
# What comes after the first day is seen in longer steps.
LATER_HOURS = 2
SMALL_STORE_HOURS = 60.0


@dataclass(frozen=True)
class Outlook:
    """A store's levels, and their sets at the end of each day of a round of days."""

    levels: Levels
    end_sets_mwh: Floats


@dataclass(frozen=True)
class Task:
    """Days to plan: the hours that each sees, (hours seen, days), and what it knows.

    `last_days` is the column of the outlooks at which each window ends. `fixed_mw` is
    power already planned at each bus, laid out like the hours.
    """

    system: System
    hours: Days
    outlooks: Sequence[Outlook]
    last_days: Days
    starts_mwh: Sequence[float]
    carbon_price: float = 0.0
    bands: tuple[float, ...] = LIVE_BANDS
    fixed_mw: Mapping[str, Floats] | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        return step_hours(len(self.hours), self.later_h)

    @property
    def later_h(self) -> int:
        """Hours of the steps after the first day; a single store is exact."""
        return LATER_HOURS if len(self.system.storages) > 1 else 1

    @property
    def days(self) -> int:
        return int(self.hours.shape[1])


@dataclass(frozen=True)
class StorePath:
    """Energy from midnight to midnight, (25, days); level and power, (24, days)."""

    stored_mwh: Floats
    level: NDArray[np.int64]
    charge_mw: Floats
    discharge_mw: Floats
    spill_mw: Floats
    net_seen_mw: Floats


@dataclass(frozen=True)
class Scene:
    """The market of some windows with the stores' desks in it."""

    market: Market
    desks: tuple[Desk, ...]
    ends_mwh: tuple[Floats, ...]
    mean_load_mw: Floats


def windows_layout(hours: Days, later_h: int = 1) -> Layout:
    def laid(line: Floats) -> Floats:
        return in_steps(line[hours], later_h)

    return laid


def scene_of(task: Task, days: Days) -> Scene:
    layout = windows_layout(task.hours[:, days], task.later_h)
    market = build_market(task.system, layout, task.carbon_price)
    if task.fixed_mw is not None:
        fixed = {
            bus: in_steps(mw[:, days], task.later_h)
            for bus, mw in task.fixed_mw.items()
        }
        loads = {
            bus: load - fixed[bus] if bus in fixed else load
            for bus, load in market.loads_mw.items()
        }
        market = replace(market, loads_mw=loads)
    desks = tuple(
        Desk(
            market,
            storage,
            outlook.levels,
            None if storage.inflow_mw is None else layout(storage.inflow_mw),
        )
        for storage, outlook in zip(task.system.storages, task.outlooks, strict=True)
    )
    ends = tuple(
        outlook.end_sets_mwh[:, task.last_days[days]] for outlook in task.outlooks
    )
    load = fixed_sum(np.stack(list(market.loads_mw.values())), axis=0)
    mean = fixed_sum(load, axis=0) / load.shape[0]
    return Scene(market, desks, ends, mean)


def step_answer_mwh(
    task: Task, table: Desk, net_mw: Mapping[str, Floats], band_mw: float | Floats
) -> Floats:
    """What a store answers in each step of the windows."""
    answer = table.answer_mwh(net_mw, band_mw)
    if task.later_h > 1:
        answer[HOURS_PER_DAY:] *= task.later_h
    return answer


def plan_mw(task: Task, table: Desk, found: Guide, starts_mwh: Floats) -> Floats:
    """Power that a store takes in each step of the windows, from known starts."""
    stored = path(found, starts_mwh, active_levels(found, starts_mwh))
    return _power(table, found, stored, task.steps).net_mw


def _power(
    table: Desk, found: Guide, stored_mwh: Floats, steps: tuple[int, ...]
) -> Power:
    keeps = np.array(found.keeps)[:, None]
    hours = np.array(steps, np.float64)[:, None]
    return table.exchange(stored_mwh, found.answer_mwh[:, 0], keeps, hours)


def path_of(
    table: Desk, found: Guide, starts_mwh: Floats, steps: tuple[int, ...]
) -> StorePath:
    active = active_levels(found, starts_mwh)
    stored = path(found, starts_mwh, active)
    power = _power(table, found, stored, steps)
    first = slice(0, HOURS_PER_DAY)
    spill = power.spill_mw
    if not isinstance(spill, np.ndarray):
        spill = np.zeros_like(power.charge_mw)
    return StorePath(
        stored[: HOURS_PER_DAY + 1],
        active[first].astype(np.int64) - 1,
        power.charge_mw[first],
        power.discharge_mw[first],
        spill[first],
        np.repeat(power.net_mw, steps, axis=0),
    )


def walked(maps: DayMaps, start_mwh: float) -> Floats:
    """Energy of one store at each midnight of all windows in a row."""
    line = [start_mwh]
    for window in range(len(maps.add_mwh)):
        line.append(energy_after_day(maps, window, line[-1]))
    return np.array(line)


def net_seen_mw(
    task: Task, loads_mw: Mapping[str, Floats], paths: Sequence[StorePath]
) -> dict[str, Floats]:
    """Loads of all hours seen with the stores' plans, by bus."""
    net = dict(loads_mw)
    for storage, found in zip(task.system.storages, paths, strict=True):
        net[storage.bus] = net[storage.bus] + found.net_seen_mw
    return net


def is_seasonal(storage: Storage, hours: float) -> bool:
    """Whether a store is too large for the days that are seen."""
    return storage.energy_mwh > hours * max(storage.discharge_mw, 1e-9)


def is_long(storage: Storage) -> bool:
    """Whether a store of the game needs to know more than the days that are seen."""
    return storage.inflow_mw is not None or is_seasonal(storage, SMALL_STORE_HOURS)
