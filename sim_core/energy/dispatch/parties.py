"""The game's days with many stores: large ones plan together, small ones after them.

A store with little of all stores' power hardly moves what the others do. Large stores
see it as it usually is in their window, then it plans for itself against their real
plans and those of the small ones before it. So the days of an island with a dozen
stores do not hang on each other more than those of one with four.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch.batches import planned_together
from sim_core.energy.dispatch.daily import (
    StorePath,
    Task,
    is_long,
    plan_mw,
    scene_of,
    step_answer_mwh,
)
from sim_core.energy.dispatch.sweeps import by_speed
from sim_core.energy.dispatch.system import Storage
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    active_levels,
    guide,
    keeps_of,
    path,
)
from sim_core.numeric import Floats

# Up to so many stores it costs little to plan them all together.
MOST_TOGETHER = 6
# Share of all stores' power below which one is small.
SMALL_SHARE = 0.05
# Walks through a day that lead from half full to a usual midnight.
WALKS = 2


def planned_days(task: Task) -> list[StorePath]:
    """Plans of all stores for the first 24 hours of every window."""
    storages = task.system.storages
    small = _small(storages)
    if not small or len(storages) <= MOST_TOGETHER:
        return planned_together(task)
    seen = _usual_mw(task)
    large = [number for number in range(len(storages)) if number not in small]
    paths: dict[int, StorePath] = {}
    if large:
        found = planned_together(_part(task, large, seen))
        paths |= dict(zip(large, found, strict=True))
    for number in large:
        seen[number] = paths[number].net_seen_mw
    for number in sorted(small, key=by_speed(storages).index):
        paths[number] = planned_together(_part(task, [number], seen))[0]
        seen[number] = paths[number].net_seen_mw
    return [paths[number] for number in range(len(storages))]


def _small(storages: Sequence[Storage]) -> frozenset[int]:
    power = [max(store.charge_mw, store.discharge_mw) for store in storages]
    total = 0.0
    for mw in power:
        total += mw
    return frozenset(
        number
        for number, store in enumerate(storages)
        if power[number] < SMALL_SHARE * total and not is_long(store)
    )


def _part(task: Task, numbers: Sequence[int], seen_mw: Sequence[Floats]) -> Task:
    """Some stores' task, in which all others do what they are seen to do."""
    storages = task.system.storages
    fixed = {bus: np.zeros(task.hours.shape) for bus in task.system.buses}
    for number, store in enumerate(storages):
        if number not in numbers:
            fixed[store.bus] -= seen_mw[number]
    own = tuple(storages[number] for number in numbers)
    return replace(
        task,
        system=replace(task.system, storages=own),
        outlooks=[task.outlooks[number] for number in numbers],
        starts_mwh=[task.starts_mwh[number] for number in numbers],
        fixed_mw=fixed,
    )


def _usual_mw(task: Task) -> list[Floats]:
    """What each store does in a window that begins as its first day would end."""
    scene = scene_of(task, np.arange(task.days))
    storages = task.system.storages
    net = dict(scene.market.loads_mw)
    plans = [np.zeros_like(net[store.bus]) for store in storages]
    starts = [np.full(task.days, 0.5 * store.energy_mwh) for store in storages]
    for share in task.bands:
        band = share * scene.mean_load_mw if share else 0.0
        for number in by_speed(storages):
            store, table = storages[number], scene.desks[number]
            net[store.bus] = net[store.bus] - plans[number]
            found = guide(
                step_answer_mwh(task, table, net, band),
                scene.ends_mwh[number],
                keeps_of(store.keep_share_per_h, task.steps),
                store.energy_mwh,
                steps=task.steps,
            )
            for _ in range(WALKS):
                start = starts[number]
                stored = path(found, start, active_levels(found, start))
                starts[number] = stored[HOURS_PER_DAY]
            plans[number] = plan_mw(task, table, found, starts[number])
            net[store.bus] = net[store.bus] + plans[number]
    return [np.repeat(plan, task.steps, axis=0) for plan in plans]
