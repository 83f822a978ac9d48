"""Checks between the parts of a level, and against the catalogue."""

from collections.abc import Iterable, Iterator

from sim_core.calendar import DAYS_PER_YEAR, Date, days_between
from sim_core.content.catalogue import Catalogue
from sim_core.content.document import Fault, Loc
from sim_core.content.kpis import SUMMED, kpi_fault
from sim_core.content.level import When
from sim_core.content.mapchecks import feature_faults, map_faults, site_faults
from sim_core.content.nearest import Near
from sim_core.content.parts import Parts

LONGEST_YEARS = 100


def level_faults(parts: Parts, catalogue: Catalogue) -> list[Fault]:
    """Everything that one record alone cannot know."""
    faults = [*_reference_faults(parts, catalogue), *_date_faults(parts)]
    faults += _id_faults(parts)
    faults += _kpi_faults(parts, catalogue)
    for loc, goal in parts.goals:
        faults += _span_faults((*loc, "when"), goal.when, parts)
        for place, also in enumerate(goal.also):
            faults += _span_faults((*loc, "also", place), also, parts)
    on_map = map_faults(parts.map) if parts.map else []
    if not on_map:
        faults += [*site_faults(parts, catalogue), *feature_faults(parts)]
        faults += _room_faults(parts, catalogue)
    return faults + on_map


def _reference_faults(parts: Parts, catalogue: Catalogue) -> Iterator[Fault]:
    for key, name, known in (
        ("climate", parts.climate, catalogue.climates),
        ("world", parts.world, tuple(catalogue.worlds)),
    ):
        if name is not None and name not in known:
            yield Fault((key,), f'no {key} "{name}"', Near(name, known))
    for loc, step in parts.steps:
        if step.shows is not None and catalogue.find(step.shows) is None:
            near = Near(step.shows, catalogue.ids)
            yield Fault((*loc, "shows"), f'no technology "{step.shows}"', near)
    yield from _name_faults(parts.offers, "technology", catalogue.ids)
    yield from _name_faults(parts.market, "contract or project", catalogue.market)


def _name_faults(
    names: Iterable[tuple[Loc, str]], what: str, known: tuple[str, ...]
) -> Iterator[Fault]:
    seen: set[str] = set()
    for loc, name in names:
        if name not in known:
            yield Fault(loc, f'no {what} "{name}"', Near(name, known))
        elif name in seen:
            yield Fault(loc, f'"{name}" is offered twice')
        seen.add(name)


def _date_faults(parts: Parts) -> Iterator[Fault]:
    start, end = parts.start, parts.end
    if start is None or end is None:
        return
    if end <= start:
        yield Fault(("end",), f"the level ends on {end}, not after its start {start}")
        return
    if end.year - start.year > LONGEST_YEARS:
        yield Fault(("end",), f"a level lasts at most {LONGEST_YEARS} years")
    yield from _dated_faults(parts, start, end)
    yield from _built_faults(parts, start.year)


def _dated_faults(parts: Parts, start: Date, end: Date) -> Iterator[Fault]:
    for loc, goal in parts.goals:
        if goal.by is not None and not start <= goal.by <= end:
            yield Fault((*loc, "by"), _outside(goal.by, start, end))
    for loc, event in parts.events:
        if not start <= event.on <= end:
            yield Fault((*loc, "on"), _outside(event.on, start, end))
        elif days_between(event.on, end) + 1 < event.days:
            yield Fault((*loc, "days"), f"the event lasts past the level's end, {end}")


def _built_faults(parts: Parts, first_year: int) -> Iterator[Fault]:
    for key, rows in (("building", parts.placed), ("group", parts.groups)):
        for loc, item in rows:
            if item.built > first_year:
                message = f"the {key} was built in {item.built}, after the level began"
                yield Fault((*loc, "built"), message)


def _outside(date: Date, start: Date, end: Date) -> str:
    return f"{date} is outside the level, {start} to {end}"


def _id_faults(parts: Parts) -> Iterator[Fault]:
    for rows in (parts.goals, parts.steps):
        seen: set[str] = set()
        for loc, item in rows:
            if item.id in seen:
                yield Fault((*loc, "id"), f'the id "{item.id}" is used twice')
            seen.add(item.id)


def _kpi_faults(parts: Parts, catalogue: Catalogue) -> Iterator[Fault]:
    models = [item.model for item in catalogue.technologies]
    named = [((*loc, "when", "kpi"), goal.when.kpi) for loc, goal in parts.goals]
    named += [
        ((*loc, "also", place, "kpi"), also.kpi)
        for loc, goal in parts.goals
        for place, also in enumerate(goal.also)
    ]
    named += [((*loc, "done", "kpi"), step.done.kpi) for loc, step in parts.steps]
    for loc, kpi in named:
        fault = kpi_fault(kpi, catalogue.ids, models)
        if fault:
            yield Fault(loc, *fault)


def _span_faults(loc: Loc, when: When, parts: Parts) -> Iterator[Fault]:
    """Spans that do not fit into the level."""
    if when.over_days and ":" in when.kpi:
        message = f'"{when.kpi}" counts what stands today; it has no over_days'
        yield Fault((*loc, "over_days"), message)
    year = when.relative_to_year
    if year is not None and when.over_days != DAYS_PER_YEAR:
        message = "relative_to_year compares with a whole year: over_days must be 365"
        yield Fault((*loc, "over_days"), message)
    if year is not None and when.kpi not in SUMMED:
        message = f'"{when.kpi}" is not summed over a year'
        yield Fault((*loc, "relative_to_year"), message)
    if parts.start is None or parts.end is None or parts.end <= parts.start:
        return
    length = days_between(parts.start, parts.end) + 1
    if when.over_days > length:
        message = f"{when.over_days} days do not fit into a level of {length} days"
        yield Fault((*loc, "over_days"), message)
    if year is not None and not parts.start.year <= year < parts.end.year:
        message = f"{year} is no whole year before the level's last one"
        yield Fault((*loc, "relative_to_year"), message)


def _room_faults(parts: Parts, catalogue: Catalogue) -> Iterator[Fault]:
    """More residents than the homes have room for."""
    if parts.town is None or not parts.all_stand:
        return
    kinds = [catalogue.find(item.kind) for item in parts.standing()]
    if None in kinds:
        return
    rooms = [kind.params.get("residents", 0.0) for kind in kinds if kind is not None]
    room = int(sum(rooms))
    if parts.town.residents > room:
        message = (
            f"{parts.town.residents} residents, but the homes have room for {room}"
        )
        yield Fault(("town", "residents"), message, "place more homes, or fewer people")
