"""Days planned one after another, each seeing some more: the game's days and day mode.

Every day is a window of its own: it sees its hours, the energy at its start and the
worth of energy at its end, nothing else. All windows are solved at once, the stores of
a window in turn against each other's plan in it, with price jumps smoothed at first so
that they do not block each other. The starts are found by repeating the windows whose
start was guessed wrong until none is; so planning many days at once gives the same bits
as planning them one by one.

References: Pereira and Pinto, Multi-stage stochastic optimization applied to energy
planning, Mathematical Programming 52, 1991, for water values; the level-set form is our
own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.answers import Desk, Power, desk
from sim_core.energy.dispatch.levels import Levels
from sim_core.energy.dispatch.market import Layout, Market, build_market
from sim_core.energy.dispatch.sweeps import by_speed
from sim_core.energy.dispatch.system import Storage, System
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    DayMaps,
    Guide,
    active_levels,
    day_maps,
    energy_after_day,
    guide,
    in_steps,
    keeps_of,
    path,
    step_hours,
)
from sim_core.numeric import Floats, fixed_sum

Days = NDArray[np.int64]
# Shares of the mean load by which price jumps are smoothed, sweep by sweep.
LIVE_BANDS = (0.15, 0.0)
GUESS_BANDS = (0.1,)
# Stores plan against each other from starts rounded to such a part of their size, so
# that a slow store's last MWh does not send all later days round again.
START_CELLS = 64.0
# What comes after the first day is seen in longer steps.
LATER_HOURS = 3


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


def planned_days(task: Task) -> list[StorePath]:
    """Plans of all stores for the first 24 hours of every window."""
    if not task.system.storages:
        return []
    wrong = np.arange(task.days)
    scene = scene_of(task, wrong)
    guessed = _guessed_starts(task, scene)
    paths = [_empty_path(task) for _ in task.system.storages]
    solved: list[list[tuple[Guide, int]]] = [[] for _ in paths]
    maps: list[list[tuple[DayMaps, int]]] = [[] for _ in paths]
    while len(wrong):
        guides = _solved(task, scene, guessed[:, wrong])
        for number, found in enumerate(guides):
            _keep(maps[number], day_maps(found), wrong)
            _keep(solved[number], found, wrong)
        midnights = _walked(maps, task.starts_mwh)
        right = _rounded(task, midnights[:, :-1])
        wrong = np.flatnonzero(np.any(right != guessed, axis=0))
        guessed = right
        if len(paths) == 1:
            break
        if len(wrong):
            scene = scene_of(task, wrong)
    for number, found_path in enumerate(paths):
        _fill(task, number, found_path, solved[number], midnights[number])
    return paths


def _rounded(task: Task, starts_mwh: Floats) -> Floats:
    """Starts as the other stores see them: a little more or less does not matter."""
    result = np.empty_like(starts_mwh)
    for number, storage in enumerate(task.system.storages):
        cell = storage.energy_mwh / START_CELLS
        result[number] = np.floor(starts_mwh[number] / cell + 0.5) * cell
    return result


def _guessed_starts(task: Task, scene: Scene) -> Floats:
    """Where the stores may be at each midnight: a first walk, sweep by sweep."""
    starts = np.repeat(np.array(task.starts_mwh)[:, None], task.days, axis=1)
    if len(starts) > 1:
        _solved(task, scene, starts, is_walking=True)
    return _rounded(task, starts)


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
        desk(
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


def _solved(
    task: Task, scene: Scene, starts_mwh: Floats, *, is_walking: bool = False
) -> list[Guide]:
    """Last level sets of each store, fastest stores first.

    Walking puts better starts in place of those given, for all windows in a row.
    """
    storages = task.system.storages
    net = dict(scene.market.loads_mw)
    guides: list[Guide | None] = [None] * len(storages)
    plans = [np.zeros_like(net[storage.bus]) for storage in storages]
    bands = GUESS_BANDS if is_walking else task.bands
    for share in bands if len(storages) > 1 else (0.0,):
        band = share * scene.mean_load_mw if share else 0.0
        for number in by_speed(storages):
            storage, table = storages[number], scene.desks[number]
            net[storage.bus] = net[storage.bus] - plans[number]
            answer = step_answer_mwh(task, table, net, band)
            found = guide(
                answer,
                scene.ends_mwh[number],
                keeps_of(storage.keep_share_per_h, task.steps),
                storage.energy_mwh,
                steps=task.steps,
            )
            guides[number] = found
            if is_walking:
                start = task.starts_mwh[number]
                starts_mwh[number] = walked(day_maps(found), start)[:-1]
            if len(storages) > 1:
                plans[number] = plan_mw(task, table, found, starts_mwh[number])
                net[storage.bus] = net[storage.bus] + plans[number]
    return [found for found in guides if found is not None]


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


def _empty_path(task: Task) -> StorePath:
    seen, days = task.hours.shape
    day = (HOURS_PER_DAY, days)
    return StorePath(
        np.empty((HOURS_PER_DAY + 1, days)),
        np.empty(day, np.int64),
        np.empty(day),
        np.empty(day),
        np.empty(day),
        np.empty((seen, days)),
    )


def _put(into: StorePath, part: StorePath, days: Days) -> None:
    into.stored_mwh[:, days] = part.stored_mwh
    into.level[:, days] = part.level
    into.charge_mw[:, days] = part.charge_mw
    into.discharge_mw[:, days] = part.discharge_mw
    into.spill_mw[:, days] = part.spill_mw
    into.net_seen_mw[:, days] = part.net_seen_mw


def _keep(kept: list[tuple[Any, int]], new: Any, days: Days) -> None:
    """What was found for some days, and the column in which it stands."""
    if not kept:
        kept.extend((new, day) for day in range(len(days)))
    for window, day in enumerate(days.tolist()):
        kept[day] = (new, window)


def _fill(
    task: Task,
    number: int,
    into: StorePath,
    solved: list[tuple[Guide, int]],
    midnights_mwh: Floats,
) -> None:
    """Paths from the starts that were found; windows of one solution at once."""
    groups: dict[int, list[int]] = {}
    for day, (found, _) in enumerate(solved):
        groups.setdefault(id(found), []).append(day)
    for group in groups.values():
        days = np.array(group)
        found = solved[group[0]][0]
        columns = np.array([solved[day][1] for day in group])
        table = _bare_desk(task, number, days)
        some = _some(found, columns)
        _put(into, path_of(table, some, midnights_mwh[days], task.steps), days)
    into.stored_mwh[HOURS_PER_DAY] = midnights_mwh[1:]


def _bare_desk(task: Task, number: int, days: Days) -> Desk:
    """A store that only needs to know its inflow."""
    storage = task.system.storages[number]
    inflow = storage.inflow_mw
    layout = windows_layout(task.hours[:, days], task.later_h)
    seen = None if inflow is None else layout(inflow)
    return Desk(storage, task.outlooks[number].levels, (), (), seen)


def _some(found: Guide, columns: Days) -> Guide:
    if len(columns) == found.answer_mwh.shape[2]:
        return found
    return Guide(
        np.ascontiguousarray(found.answer_mwh[..., columns]),
        np.ascontiguousarray(found.set_mwh[..., columns]),
        np.ascontiguousarray(found.lowest[:, columns]),
        np.ascontiguousarray(found.highest[:, columns]),
        found.start_sets_mwh[:, columns],
        found.keeps,
        found.energy_mwh,
    )


def _walked(
    maps: list[list[tuple[DayMaps, int]]], starts_mwh: Sequence[float]
) -> Floats:
    """Energy at each midnight, (stores, days + 1)."""
    result = np.empty((len(maps), len(maps[0]) + 1))
    for number, by_day in enumerate(maps):
        energy = float(starts_mwh[number])
        line = [energy]
        for found, window in by_day:
            energy = energy_after_day(found, window, energy)
            line.append(energy)
        result[number] = line
    return result


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
