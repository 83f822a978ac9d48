"""A built-up island for the benches: many buildings of many technologies."""

from dataclasses import replace

from sim_core.content import read_level
from sim_core.session import Session
from sim_core.state import no_buildings, with_row

LEVEL = "campaign/first_light_bay"


def built_up(buildings: int, technologies: int) -> Session:
    """A session in which so many buildings of so many kinds stand and work."""
    session = Session.new(read_level(LEVEL))
    kinds = chosen(session, technologies)
    rows = no_buildings()
    homes = 0.0
    for number in range(buildings):
        kind = kinds[number % len(kinds)]
        rows = with_row(rows, uid=number + 1, tech=kind, becomes=-1, ready_day=0)
        homes += session.catalogue.technologies[kind].params.get("residents", 0.0)
    session.state = replace(
        session.state,
        next_uid=buildings + 1,
        buildings=rows,
        residents=0.9 * homes,
        budget_yuan=1e12,
    )
    return session


def chosen(session: Session, count: int) -> list[int]:
    """Numbers of technologies: every model once before any comes twice."""
    by_model: dict[str, list[int]] = {}
    for number, item in enumerate(session.catalogue.technologies):
        by_model.setdefault(item.model, []).append(number)
    found: list[int] = []
    for turn in range(max(len(rows) for rows in by_model.values())):
        found += [rows[turn] for rows in by_model.values() if turn < len(rows)]
    return found[:count]
