"""What has happened between two looks at an island, as short notes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from game import numbers
from game.scenes.notes import Note
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.snapshot import Snapshot

SHORT_MWH = 0.05


def news(style: "Style", before: "Snapshot", now: "Snapshot") -> list[Note]:
    """Finished buildings, goals reached, a shortage that begins, a closed year."""
    return [
        *_goals(style, before, now),
        *_shortage(style, before, now),
        *_finished(style, before, now),
        *_years(style, before, now),
    ]


def _finished(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    ready = now.buildings.ready_day
    done = (ready > before.day) & (ready <= now.day)
    kinds, counts = np.unique(now.buildings.tech[done], return_counts=True)
    for kind, count in zip(kinds, counts, strict=True):
        if kind == NO_TECHNOLOGY:
            continue
        name = style.name(now.catalogue.technologies[int(kind)].name)
        words = style.say("news.finished", name=name, count=int(count))
        yield Note(words, "good", "hammer")


def _goals(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    for old, new in zip(before.goals, now.goals, strict=True):
        if old.done_day is None and new.done_day is not None:
            name = style.name(new.goal.name)
            yield Note(style.say("news.goal", name=name), "good", "star")


def _missing_mwh(shown: "Snapshot") -> float:
    return float(shown.today.unserved_mw.sum()) if shown.today is not None else 0.0


def _shortage(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    if _missing_mwh(before) > SHORT_MWH or _missing_mwh(now) <= SHORT_MWH:
        return
    value = numbers.power(_missing_mwh(now))
    yield Note(style.say("news.short", value=value), "bad", "warning", ("charts",))


def _years(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    if len(now.years) > len(before.years):
        words = style.say("news.year", year=now.years[-1].year)
        yield Note(words, "info", "file-text", ("report",))
