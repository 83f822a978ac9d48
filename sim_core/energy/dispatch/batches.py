"""The game's days, planned many at once with the bits of one by one.

All windows are solved at once, the stores of a window in turn against each other's plan
in it, with price jumps smoothed at first so that they do not block each other. The
starts are found by repeating the windows whose start was guessed wrong until none is;
so a day never depends on the batch in which it is planned.
"""

from typing import Any

import numpy as np

from sim_core.energy.dispatch.answers import Desk
from sim_core.energy.dispatch.daily import (
    Days,
    Scene,
    StorePath,
    Task,
    is_long,
    path_of,
    plan_mw,
    scene_of,
    step_answer_mwh,
    walked,
    windows_layout,
)
from sim_core.energy.dispatch.sweeps import by_speed
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    DayMaps,
    Guide,
    day_maps,
    energy_after_day,
    guide,
    keeps_of,
)
from sim_core.numeric import Floats

GUESS_BANDS = (0.1,)
# Stores plan against each other from starts rounded to such a part of their size, so
# that a store's last MWh does not send all later days round again. What a seasonal
# store does hangs on the worth of its energy, which hardly moves within a quarter.
START_CELLS, SEASONAL_CELLS = 16.0, 4.0


def planned_together(task: Task) -> list[StorePath]:
    """Plans of all stores for the first 24 hours of every window."""
    if not task.system.storages:
        return []
    wrong = np.arange(task.days)
    scene = scene_of(task, wrong)
    guessed = _guessed_starts(task, scene)
    paths = [_empty_path(task) for _ in task.system.storages]
    solved: list[list[tuple[Guide, int]]] = [[] for _ in paths]
    maps: list[list[tuple[DayMaps, int]]] = [[] for _ in paths]
    midnights = np.full((len(paths), task.days + 1), np.nan)
    midnights[:, 0] = task.starts_mwh
    while len(wrong):
        guides = _solved(task, scene, guessed[:, wrong])
        for number, found in enumerate(guides):
            _keep(maps[number], day_maps(found), wrong)
            _keep(solved[number], found, wrong)
        for line, by_day in zip(midnights, maps, strict=True):
            _walk(line, by_day, wrong)
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
        cells = SEASONAL_CELLS if is_long(storage) else START_CELLS
        cell = storage.energy_mwh / cells
        result[number] = np.floor(starts_mwh[number] / cell + 0.5) * cell
    return result


def _guessed_starts(task: Task, scene: Scene) -> Floats:
    """Where the stores may be at each midnight: a first walk, sweep by sweep."""
    starts = np.repeat(np.array(task.starts_mwh)[:, None], task.days, axis=1)
    if len(starts) > 1:
        _solved(task, scene, starts, is_walking=True)
    return _rounded(task, starts)


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
    return Desk(None, storage, task.outlooks[number].levels, seen)


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


def _walk(line_mwh: Floats, by_day: list[tuple[DayMaps, int]], new: Days) -> None:
    """Energy at each midnight anew, from each new day until nothing changes."""
    line = line_mwh.tolist()
    day = 0
    for first in new.tolist():
        day = max(day, first)
        while day < len(by_day):
            maps, window = by_day[day]
            after = energy_after_day(maps, window, line[day])
            day += 1
            if after == line[day]:
                break
            line[day] = after
    line_mwh[:] = line
