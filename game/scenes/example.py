"""An island that a bot has played for a while: what pictures and tests show."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenes.choicework import ChoiceWork
    from game.scenes.pathwork import PathwayWork
    from game.scenes.zonework import ZoneWork
    from sim_core.session import Session

LEVEL = "campaign/first_light_bay"
DAYS = 420


@lru_cache(4)
def _played(level: str, days: int) -> "Session":
    from sim_core.commandline.run import play
    from sim_core.content import read_level
    from sim_core.session import Session

    session = Session.new(read_level(level))
    play(session, days, [], "sensible")
    return session


@lru_cache(2)
def _pathway(level: str, days: int) -> "PathwayWork":
    from game.scenes.pathwork import PathwayWork

    work = PathwayWork(_played(level, days))
    work.finish()
    return work


def pathway_of(days: int, session: "Session") -> "PathwayWork":
    """The pathway of an island that was played so long, worked out."""
    work = _pathway(LEVEL, days)
    work.session = session
    return work


@lru_cache(1)
def _choices(level: str, days: int) -> "ChoiceWork":
    from game.scenes.choicework import ChoiceWork

    work = ChoiceWork(_played(level, days))
    work.finish()
    return work


def choices_of(session: "Session") -> "ChoiceWork":
    """The measures of an island that was played for 800 days, ranked."""
    work = _choices(LEVEL, 800)
    work.session = session
    return work


def begun_work(session: "Session") -> "ChoiceWork":
    """The same with three measures counted, and nobody to go on with it."""
    from game.scenes.choicework import ChoiceWork

    whole = choices_of(session)
    work = ChoiceWork(session)
    work.crew.size = work.crew.busy = 1
    work.wanted, work.options = whole.wanted, whole.options[:3]
    return work


@lru_cache(1)
def _zone(level: str, days: int) -> "tuple[frozenset[tuple[int, int]], ZoneWork]":
    from game.scenes.zonework import ZoneWork

    session = _played(level, days)
    island = session.level.map
    tiles = frozenset(
        (x, y)
        for x in range(14, 22)
        for y in range(16, 22)
        if not island.is_water(x, y)
    )
    work = ZoneWork(session)
    work.crew.size = 0
    work.ask(tiles)
    return tiles, work


def zone_audited(session: "Session") -> "tuple[frozenset[tuple[int, int]], ZoneWork]":
    """A zone in the town of an island that was played for 800 days, audited."""
    tiles, work = _zone(LEVEL, 800)
    work.session = session
    return tiles, work


@lru_cache(1)
def _short() -> "Session":
    """Half of the coal plant is closed: evenings fall short."""
    from sim_core.bots.sites import open_sites
    from sim_core.commands import Build, Upgrade
    from sim_core.content import read_level
    from sim_core.session import Session

    session = Session.new(read_level(LEVEL))
    session.advance(10)
    coal = session.state.buildings.tech == session.catalogue.row("coal_plant_worn")
    uid = int(session.state.buildings.uid[coal][0])
    session.submit(Upgrade(uid, "coal_plant_one_unit"))
    for kind in ("battery_small", "onshore_wind"):
        tile = next(open_sites(session, session.catalogue.get(kind)))
        session.submit(Build(kind, tile))
    session.advance(230)
    return session


def short() -> "Session":
    """An island that lacks power on many evenings, free to go its own way."""
    return _short().fork()


@lru_cache(1)
def _with_market() -> "Session":
    """All power over a cable, half of it under contract, and some credits."""
    from sim_core.commands import BuyCredits, Demolish, SignContract
    from sim_core.content import parse_level, read_catalogue, read_level
    from sim_core.session import Session

    lines = read_level(LEVEL).text.splitlines()
    text = "\n".join(line for line in lines if not line.startswith("market = "))
    cable = '\n[[building]]\nkind = "submarine_cable"\nat = [14, 5]\n'
    session = Session.new(parse_level((text + cable).encode(), LEVEL, read_catalogue()))
    coal = session.catalogue.row("coal_plant_worn")
    buildings = session.state.buildings
    session.submit(Demolish(int(buildings.uid[buildings.tech == coal][0])))
    session.submit(SignContract("river_hydro", 3, mwh_per_year=12_000.0))
    session.submit(BuyCredits("new_mangrove", 200))
    session.advance(400)
    return session


def with_market() -> "Session":
    """An island that trades, free to go its own way."""
    return _with_market().fork()


def played(level: str = LEVEL, days: int = DAYS) -> "Session":
    """A twin of the played session, free to go its own way."""
    return _played(level, days).fork()
