"""Pictures of the inspector: power now on a bar, and the hours of the day."""

from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes import facts
from game.widgets import Painter
from sim_core.content import Technology

if TYPE_CHECKING:
    from game.scenes.island import Island


def output(
    scene: "Island", item: Technology, paint: Painter, inner: pygame.FRect, top: float
) -> float:
    """Power now, on a bar up to the capacity, with the least it can run at."""
    flow = facts.flow_of(scene.snapshot, item)
    if flow is None or not flow.capacity_mw:
        return top
    x, w = inner.x + 8, inner.width - 16
    mw = float(flow.mw[scene.hour])
    paint.text(x, top + 18, paint.style.say("fact.output"), 13, "sub", room=110)
    capacity = f" / {numbers.power(flow.capacity_mw)} MW"
    runs = [(numbers.power(mw), 22, "ink", "b"), (capacity, 12, "sub", "m")]
    paint.runs(x + w - 24, top + 18, runs, "r", room=w - 130)
    scale = w / flow.capacity_mw
    paint.box(x, top + 36, w, 14, "inset2", radius=7)
    fill = paint.style.fill(flow.group)
    paint.pattern(x, top + 36, max(mw * scale, 3), 14, fill, radius=7)
    if flow.min_mw <= 0.0:
        return top + 60
    at = x + flow.min_mw * scale
    paint.line(at, top + 33, at, top + 53, "bad_t", 2)
    words = paint.style.say("inspect.least", value=numbers.power(flow.min_mw))
    paint.text(at + 6, top + 62, words, 12, "bad_t", room=w - flow.min_mw * scale)
    return top + 78


def curve(
    scene: "Island", item: Technology, paint: Painter, inner: pygame.FRect, top: float
) -> float:
    """The day's 24 hours of one source or store."""
    flow = facts.flow_of(scene.snapshot, item)
    store = facts.store_of(scene.snapshot, item)
    if flow is None and store is None:
        return top
    hours = flow.mw if flow is not None else store.stored_mwh
    kept = "heat" if item.model == "heat_store" else "battery"
    group = flow.group if flow is not None else kept
    x, w, h = inner.x + 8, inner.width - 16, 96.0
    paint.box(x, top, w, h, "chart", radius=10, edge="border")
    most = max(float(np.max(hours)), 1e-6)
    points = [(x + 8, top + h - 20)]
    step = (w - 16) / 24
    for hour in range(24):
        high = float(hours[hour]) / most * (h - 42)
        left = x + 8 + hour * step
        points += [(left, top + h - 20 - high), (left + step, top + h - 20 - high)]
    points.append((x + w - 8, top + h - 20))
    paint.pattern_shape(points, paint.style.fill(group))
    unit = "MW" if flow is not None else "MWh"
    words = f"{numbers.power(most)} {unit}"
    paint.text(x + w - 10, top + 12, words, 12, "sub", align="r")
    for hour in (0, 6, 12, 18):
        at = x + 8 + hour * step
        paint.text(at, top + h - 9, f"{hour:02d}", 12, "sub")
    return top + h + 10
