"""The island on the morning of a level's first day."""

from collections.abc import Iterator

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.tip import Tip, first_tip, fresh_tip, waste_by_kind_t
from sim_core.content import Catalogue, Level
from sim_core.fleet import room_for_residents
from sim_core.growth import NATURE_MODELS
from sim_core.nature import standing_stock_tco2
from sim_core.state import NO_TECHNOLOGY, Buildings, IslandState

YUAN_PER_COIN = 1000.0
Row = tuple[str, int, int, int]


def first_state(level: Level, catalogue: Catalogue) -> IslandState:
    """Buildings, habitats and purse as the level gives them."""
    buildings = _buildings(level, catalogue)
    count = np.bincount(buildings.tech, minlength=len(catalogue.technologies))
    room = room_for_residents(catalogue, count)
    residents = min(float(level.town.residents), room)
    tip = _tip(level, catalogue, residents)
    return IslandState(
        day=0,
        next_uid=len(buildings) + 1,
        buildings=buildings,
        stored_mwh=np.zeros(len(catalogue.technologies)),
        budget_yuan=level.town.coins * YUAN_PER_COIN,
        knowledge=float(level.town.knowledge),
        support=float(level.town.support),
        residents=residents,
        emitted_t=0.0,
        removed_t=0.0,
        tip_quick_tc=tip.quick_tc,
        tip_slow_tc=tip.slow_tc,
        tip_wood_tc=tip.wood_tc,
    )


def _tip(level: Level, catalogue: Catalogue, residents: float) -> Tip:
    """What the oldest tip of the level has taken since it was opened."""
    opened = [
        (placed.built, site)
        for placed in level.buildings
        if (site := catalogue.get(placed.kind).options.get("site"))
    ]
    if not opened:
        return Tip(0.0, 0.0, 0.0)
    built, site = min(opened)
    daily = fresh_tip(waste_by_kind_t(residents), site)
    return first_tip(daily, float(level.start.year - built))


def _rows(level: Level) -> Iterator[Row]:
    """Kind, x, y and the day the building was there, long before day 0."""
    for placed in level.buildings:
        age_years = level.start.year - placed.built
        yield placed.kind, placed.at[0], placed.at[1], -age_years * DAYS_PER_YEAR
    for habitat in level.habitats:
        for x, y in habitat.tiles:
            yield habitat.kind, x, y, -habitat.age_years * DAYS_PER_YEAR


def _buildings(level: Level, catalogue: Catalogue) -> Buildings:
    rows = list(_rows(level))
    count = len(rows)
    tech = np.array([catalogue.row(row[0]) for row in rows], np.int32)
    ready_day = np.array([min(row[3], 0) for row in rows], np.int32)
    return Buildings(
        uid=np.arange(1, count + 1, dtype=np.int64),
        tech=tech,
        becomes=np.full(count, NO_TECHNOLOGY, np.int32),
        x=np.array([row[1] for row in rows], np.int16),
        y=np.array([row[2] for row in rows], np.int16),
        started_day=np.full(count, -1, np.int32),
        ready_day=ready_day,
        paid_yuan=np.zeros(count),
        stock_tco2=_stocks(catalogue, tech, ready_day),
        dead_tco2=np.zeros(count),
    )


def _stocks(
    catalogue: Catalogue, tech: np.ndarray, ready_day: np.ndarray
) -> np.ndarray:
    """Carbon that plants already hold at the age the level gives them."""
    stocks = np.zeros(len(tech))
    for row, number in enumerate(tech):
        technology = catalogue.technologies[int(number)]
        if technology.model in NATURE_MODELS:
            stocks[row] = standing_stock_tco2(
                technology.options["curve"],
                -int(ready_day[row]),
                technology.params.get("area_ha", 1.0),
            )
    return stocks
