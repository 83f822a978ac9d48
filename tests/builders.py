"""Islands for tests."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from sim_core.commands import Build, Demolish, Upgrade
from sim_core.content import Level, parse_level, read_catalogue, read_level
from sim_core.session import Session
from sim_core.state import with_row


@cache
def first_light_bay() -> Level:
    return read_level("campaign/first_light_bay")


def new_session() -> Session:
    return Session.new(first_light_bay())


def open_tile(session: Session, kind: str) -> tuple[int, int]:
    """The first tile where the kind may stand."""
    from sim_core.bots.sites import open_sites

    return next(open_sites(session, session.catalogue.get(kind)))


def build(session: Session, kind: str) -> None:
    session.submit(Build(kind, open_tile(session, kind)))


def uid_of(session: Session, kind: str) -> int:
    buildings = session.state.buildings
    row = (buildings.tech == session.catalogue.row(kind)).argmax()
    return int(buildings.uid[row])


def busy_session() -> Session:
    """A year and some days in which the player did a little of everything."""
    session = new_session()
    session.submit(Upgrade(uid_of(session, "house_ruin"), "house_rebuilt"))
    build(session, "pv_farm")
    session.advance(40)
    build(session, "battery_small")
    build(session, "onshore_wind")
    session.advance(200)
    build(session, "native_forest")
    session.advance(140)
    return session


@cache
def frosty_level(climate: str = "huailai") -> Level:
    """First Light Bay in a place with frost, with everything on offer."""
    return first_light_bay().model_copy(update={"climate": climate, "offers": ()})


def frosty_session(kinds: Mapping[str, int]) -> Session:
    """A session there with some more buildings, in service from the first day."""
    session = Session.new(frosty_level())
    buildings = session.state.buildings
    for kind, count in kinds.items():
        for _ in range(count):
            uid, row = int(buildings.uid[-1]) + 1, session.catalogue.row(kind)
            buildings = with_row(buildings, uid=uid, tech=row, becomes=-1)
    session.state = replace(session.state, buildings=buildings)
    return session


@cache
def cabled_level(extra: str = "") -> Level:
    """First Light Bay with a cable from the start, and all contracts on sale."""
    x, y = open_tile(new_session(), "submarine_cable")
    lines = first_light_bay().text.splitlines()
    text = "\n".join(line for line in lines if not line.startswith("market = "))
    text = text.replace("seed = ", f"{extra}\nseed = ", 1)
    cable = f'\n[[building]]\nkind = "submarine_cable"\nat = [{x}, {y}]\n'
    return parse_level((text + cable).encode(), "cabled", read_catalogue())


def cabled(level: Level | None = None) -> Session:
    """All power comes over the cable: the old coal plant is gone."""
    session = Session.new(level or cabled_level())
    session.submit(Demolish(uid_of(session, "coal_plant_worn")))
    return session
