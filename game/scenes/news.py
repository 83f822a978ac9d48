"""What has happened between two looks at an island, as short notes."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from game import numbers
from game.scenes.heatfacts import COLD_MWH, cold_mwh
from game.scenes.post import Note
from sim_core.calendar import days_between
from sim_core.standing_support import Month, fallen_most, worst_of
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.snapshot import Snapshot

SHORT_MWH = 0.05
# Points of support in a month at which people speak up.
SHARP = 5.0
# A shortage is news when so many days before it went without one.
QUIET_DAYS = 7
Missing = Callable[[int, int], float]


def news(
    style: "Style", before: "Snapshot", now: "Snapshot", missing_mwh: Missing,
    *, has_steps: bool = True,
) -> list[Note]:  # fmt: skip
    """Finished buildings, goals and steps, a shortage, a closed year.

    `missing_mwh(last_day, days)` is the power not served.
    """
    found = [
        *_goals(style, before, now),
        *(_steps(style, before, now) if has_steps else ()),
        *_shortages(style, before, now, missing_mwh),
        *_cold_homes(style, before, now),
        *_residents(style, before, now),
        *_finished(style, before, now),
        *_jar(style, before, now),
        *_years(style, before, now),
        *_term(style, before, now),
    ]
    for note in found:
        note.is_news = True
    return found


def _finished(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """By what stands there from now on, not by what it was rebuilt from."""
    buildings = now.buildings
    done = (buildings.ready_day > before.day) & (buildings.ready_day <= now.day)
    is_new = buildings.becomes != NO_TECHNOLOGY
    built = np.where(is_new, buildings.becomes, buildings.tech)
    for kind in np.unique(built[done]):
        mine = done & (built == kind)
        count, name = int(mine.sum()), now.catalogue.technologies[int(kind)].name
        words = style.say("news.finished", name=style.name(name))
        if count > 1:
            words = f"{words} × {count}"
        uid = int(buildings.uid[mine][-1])
        yield Note(words, "good", "hammer", ("visit", uid))


def _goals(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    for old, new in zip(before.goals, now.goals, strict=True):
        if old.done_day is None and new.done_day is not None:
            name = style.name(new.goal.name)
            yield Note(style.say("news.goal", name=name), "good", "star")


def _steps(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """Praise for a step of the tutorial that is done, but not for a skipped one."""
    if before.step is None or before.step == now.step or before.day == now.day:
        return
    number = now.level.steps.index(before.step) + 1
    yield Note(style.say("news.step", number=number), "good", "check-circle")


def _shortages(
    style: "Style", before: "Snapshot", now: "Snapshot", missing_mwh: Missing
) -> Iterator[Note]:
    """The first short day after quiet ones, with the way to its hours; and its end."""
    for day in range(before.day, now.day):
        value_mwh = missing_mwh(day, 1)
        lately_mwh = missing_mwh(day - 1, QUIET_DAYS) if day else 0.0
        if value_mwh > SHORT_MWH and not lately_mwh:
            words = style.say("news.short", value=numbers.power(value_mwh))
            yield Note(words, "bad", "warning", ("charts", day), topic="short", day=day)
        elif lately_mwh > SHORT_MWH and not missing_mwh(day, QUIET_DAYS):
            words = style.say("news.short_over")
            then = ("charts", day)
            yield Note(words, "good", "lightning", then, topic="short", day=day)


def _jar(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """The carbon budget of the term is used up."""
    was_t, is_t = (one.jar.emitted_t - one.jar.removed_t for one in (before, now))
    if was_t <= before.jar.budget_t and is_t > now.jar.budget_t:
        yield Note(style.say("news.jar"), "bad", "cloud", ("pathway",))


def _cold_homes(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """A day on which the heat network falls short, after one on which it did not."""
    value_mwh = cold_mwh(now)
    if value_mwh > COLD_MWH and cold_mwh(before) <= COLD_MWH:
        words = style.say("news.cold", value=numbers.power(value_mwh))
        then = ("why", "heat_unserved_mwh")
        yield Note(words, "bad", "warning", then, day=max(now.day - 1, 0))


def _term(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """The last day of a term that was won before it; a lost one has its own card."""
    last = days_between(now.level.start, now.level.end)
    if before.day <= last < now.day and now.outcome == "won":
        yield Note(style.say("ending.term"), "info", "sun-horizon")


def _residents(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    """A word of the residents when support has fallen sharply."""
    if now.support > before.support - SHARP:
        return
    old, new = (Month(s.day, s.support, s.support_parts) for s in (before, now))
    name = fallen_most(now.catalogue, old, new) or worst_of(now.catalogue, new)
    if name:
        shown = [numbers.number(value) for value in (before.support, now.support)]
        said = style.say(f"residents.{name}")
        words = style.say("news.support", said=said, before=shown[0], now=shown[1])
        yield Note(words, "warn", "users-three", ("why", "support"))


def _years(style: "Style", before: "Snapshot", now: "Snapshot") -> Iterator[Note]:
    if len(now.years) > len(before.years):
        words = style.say("news.year", year=now.years[-1].year)
        yield Note(words, "info", "file-text", ("report",))
