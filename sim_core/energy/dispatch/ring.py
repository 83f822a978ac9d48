"""A ring of days, planned in sweeps that each walk through all of them.

In every sweep each store answers the present plans of the others, from where its own
walk brings it. So the last plan of each store fits those of the others to the last
MWh. The game's days start from rounded energies instead, since they must not depend on
the batch in which they are planned. Each day still sees only its own window.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.answers import Desk
from sim_core.energy.dispatch.daily import (
    StorePath,
    Task,
    path_of,
    plan_mw,
    scene_of,
    step_answer_mwh,
    walked,
)
from sim_core.energy.dispatch.sweeps import by_speed
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    Guide,
    day_maps,
    guide,
    keeps_of,
)
from sim_core.numeric import Floats

# Sweeps at the end in which cyclic stores aim at their start, and rounds of it.
AIMED_SWEEPS = 2
SINGLE_BANDS = (0.0, 0.0)
FREE_WALKS, PLAIN_ROUNDS, MOST_ROUNDS = 3, 3, 40


@dataclass
class Seat:
    """A store in the ring with its present plan."""

    desk: Desk
    ends_mwh: Floats
    start_mwh: float
    plan_mw: Floats
    guide: Guide | None = None
    midnights_mwh: Floats | None = None


def planned_ring(task: Task) -> list[StorePath]:
    """Plans of the first 24 hours of every window, the last of which ends the ring."""
    scene = scene_of(task, np.arange(task.days))
    storages = task.system.storages
    net = dict(scene.market.loads_mw)
    seats = [
        Seat(table, ends, start, np.zeros_like(net[table.storage.bus]))
        for table, ends, start in zip(
            scene.desks, scene.ends_mwh, task.starts_mwh, strict=True
        )
    ]
    bands = task.bands if len(seats) > 1 else SINGLE_BANDS
    for sweep, share in enumerate(bands):
        is_free = sweep < max(len(bands) - AIMED_SWEEPS, 1)
        band = share * scene.mean_load_mw if share else 0.0
        for number in by_speed(storages):
            _answer(task, seats[number], net, band, is_free=is_free)
    return [_path(task, seat) for seat in seats]


def _answer(
    task: Task,
    seat: Seat,
    net: dict[str, Floats],
    band_mw: float | Floats,
    *,
    is_free: bool,
) -> None:
    """Plan one store against the others; `net` holds the loads with all plans."""
    bus = seat.desk.storage.bus
    net[bus] = net[bus] - seat.plan_mw
    answer = step_answer_mwh(task, seat.desk, net, band_mw)
    if is_free and seat.desk.storage.is_cyclic:
        _walk_on(task, seat, answer)
    else:
        _walk_round(task, seat, answer)
    assert seat.guide is not None
    assert seat.midnights_mwh is not None
    seat.plan_mw = plan_mw(task, seat.desk, seat.guide, seat.midnights_mwh[:-1])
    net[bus] = net[bus] + seat.plan_mw


def _walk_on(task: Task, seat: Seat, answer_mwh: Floats) -> None:
    """Go on from the end, to find the start to which the days lead by themselves."""
    seat.guide = _guide(task, seat, answer_mwh, None)
    maps = day_maps(seat.guide)
    for _ in range(FREE_WALKS):
        seat.midnights_mwh = walked(maps, seat.start_mwh)
        seat.start_mwh = float(seat.midnights_mwh[-1])


def _walk_round(task: Task, seat: Seat, answer_mwh: Floats) -> None:
    """Aim at the start at the end.

    Where that is out of reach go on from the end, then halve what lies between a start
    that gains and one that loses.
    """
    storage = seat.desk.storage
    low, high = 0.0, storage.energy_mwh
    for number in range(MOST_ROUNDS):
        aim = seat.start_mwh if storage.is_cyclic else 0.0
        seat.guide = _guide(task, seat, answer_mwh, aim)
        seat.midnights_mwh = walked(day_maps(seat.guide), seat.start_mwh)
        end = float(seat.midnights_mwh[-1])
        if not storage.is_cyclic or end == seat.start_mwh:
            return
        if end > seat.start_mwh:
            low = seat.start_mwh
        else:
            high = seat.start_mwh
        seat.start_mwh = end if number < PLAIN_ROUNDS else 0.5 * (low + high)


def _guide(task: Task, seat: Seat, answer_mwh: Floats, aim_mwh: float | None) -> Guide:
    storage = seat.desk.storage
    return guide(
        answer_mwh,
        seat.ends_mwh,
        keeps_of(storage.keep_share_per_h, task.steps),
        storage.energy_mwh,
        steps=task.steps,
        must_end_mwh=aim_mwh,
        days_left=task.days - np.arange(task.days),
    )


def _path(task: Task, seat: Seat) -> StorePath:
    assert seat.guide is not None
    assert seat.midnights_mwh is not None
    found = path_of(seat.desk, seat.guide, seat.midnights_mwh[:-1], task.steps)
    found.stored_mwh[HOURS_PER_DAY] = seat.midnights_mwh[1:]
    return found
