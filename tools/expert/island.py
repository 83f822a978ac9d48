"""A saved island as a power system of its coming year."""

import datetime
from pathlib import Path
from typing import Any

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.energy.dispatch.system import System
from sim_core.fleet import fleet_of
from sim_core.session import Session
from tools.expert.network import network_of, pypsa

LEAP_DAY = (2, 29)


def system_of_year(session: Session) -> System:
    """The coming 365 days with today's buildings, weather and prices."""
    state = session.state
    fleet = fleet_of(session.level, session.catalogue, state)
    planner = session.planner
    return planner.system(fleet, state.day, DAYS_PER_YEAR, state.stored_mwh)


def hours_of_year(session: Session) -> Any:
    """Time stamps of the coming 365 days; the game's calendar has no leap day."""
    import pandas

    first = datetime.date.fromisoformat(session.date())
    days: list[datetime.date] = []
    while len(days) < DAYS_PER_YEAR:
        if (first.month, first.day) != LEAP_DAY:
            days.append(first)
        first += datetime.timedelta(days=1)
    midnight = datetime.time()
    return pandas.DatetimeIndex(
        [
            datetime.datetime.combine(day, midnight) + datetime.timedelta(hours=hour)
            for day in days
            for hour in range(24)
        ]
    )


def network_of_session(session: Session) -> Any:
    pypsa()
    return network_of(system_of_year(session), hours_of_year(session))


def network_of_save(path: str | Path) -> Any:
    """A saved island's coming year as a PyPSA network."""
    return network_of_session(Session.load(Path(path)))
