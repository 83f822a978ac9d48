"""What of a level could be read, so that every kind of fault shows at once."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sim_core.calendar import Date
from sim_core.content.document import Loc
from sim_core.content.level import (
    Event,
    Feature,
    Goal,
    Group,
    Habitat,
    Level,
    Placed,
    Step,
    Tile,
    Town,
)
from sim_core.content.levelmap import LevelMap

Part = TypeVar("Part", bound=BaseModel)
Rows = tuple[tuple[Loc, Part], ...]


@dataclass(frozen=True)
class Standing:
    """One thing on the map: where in the file, what, where on the island."""

    loc: Loc
    kind_loc: Loc
    kind: str
    at: Tile


@dataclass(frozen=True)
class Parts:
    """Sound parts of a level with their paths; what is broken is left out."""

    climate: str | None
    world: str | None
    start: Date | None
    end: Date | None
    map: LevelMap | None
    town: Town | None
    placed: Rows[Placed]
    groups: Rows[Group]
    habitats: Rows[Habitat]
    features: Rows[Feature]
    goals: Rows[Goal]
    steps: Rows[Step]
    events: Rows[Event]
    offers: tuple[tuple[Loc, str], ...]
    market: tuple[tuple[Loc, str], ...]
    # False where a building could not be read: what leans on it is then not judged.
    all_stand: bool

    def standing(self) -> list[Standing]:
        """All buildings, single ones first."""
        rows = [
            Standing((*loc, "at"), (*loc, "kind"), item.kind, item.at)
            for loc, item in self.placed
        ]
        return rows + _spread(self.groups)

    def living(self) -> list[Standing]:
        """All tiles of habitats."""
        return _spread(self.habitats)


def _spread(rows: Rows[Group] | Rows[Habitat]) -> list[Standing]:
    return [
        Standing((*loc, "tiles", number), (*loc, "kind"), item.kind, tile)
        for loc, item in rows
        for number, tile in enumerate(item.tiles)
    ]


def parts_of_level(level: Level) -> Parts:
    """All parts of a level that is sound in itself."""
    return Parts(
        level.climate,
        level.world,
        level.start,
        level.end,
        level.map,
        level.town,
        _numbered("building", level.placed),
        _numbered("group", level.groups),
        _numbered("habitat", level.habitats),
        _numbered("feature", level.features),
        _numbered("goal", level.goals),
        _numbered("step", level.steps),
        _numbered("event", level.events),
        _names("offers", level.offers),
        _names("market", level.market),
        True,
    )


def _numbered(key: str, items: tuple[Part, ...]) -> Rows[Part]:
    return tuple(((key, number), item) for number, item in enumerate(items))


def parts_of_data(data: Mapping[str, Any]) -> Parts:
    """The sound parts of a broken level."""
    placed, groups = _rows(Placed, data, "building"), _rows(Group, data, "group")
    return Parts(
        _text(data.get("climate")),
        _text(data.get("world")),
        _date(data.get("start")),
        _date(data.get("end")),
        _record(LevelMap, data.get("map")),
        _record(Town, data.get("town")),
        placed,
        groups,
        _rows(Habitat, data, "habitat"),
        _rows(Feature, data, "feature"),
        _rows(Goal, data, "goal"),
        _rows(Step, data, "step"),
        _rows(Event, data, "event"),
        _names("offers", data.get("offers")),
        _names("market", data.get("market")),
        len(placed) == _count(data, "building")
        and len(groups) == _count(data, "group"),
    )


def _names(key: str, items: Any) -> tuple[tuple[Loc, str], ...]:
    if not isinstance(items, tuple):
        return ()
    return tuple(
        ((key, number), name)
        for number, name in enumerate(items)
        if isinstance(name, str)
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _date(value: Any) -> Date | None:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        return None
    return Date(value.year, value.month, value.day)


def _record(model: type[Part], value: Any) -> Part | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def _count(data: Mapping[str, Any], key: str) -> int:
    items = data.get(key, ())
    return len(items) if isinstance(items, tuple) else -1


def _rows(model: type[Part], data: Mapping[str, Any], key: str) -> Rows[Part]:
    items = data.get(key)
    if not isinstance(items, tuple):
        return ()
    records = [(number, _record(model, item)) for number, item in enumerate(items)]
    return tuple(((key, number), item) for number, item in records if item is not None)
