"""The years of a pathway, worked out one after another beside the window's loop."""

from typing import TYPE_CHECKING

from game.terrain.crew import Crew
from sim_core.pathway import Pathway, PathwayYear
from sim_core.planner import Planner
from sim_core.session import Session

if TYPE_CHECKING:
    from game.app import App

SHELF = "pathway"


class PathwayWork:
    """Knows the closed years of one island; a year takes some seconds.

    It works on a twin with a planner of its own, so that the island may go on.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.crew = Crew()
        self.crew.hire(1)
        self.pathway = Pathway(twin_of(session))
        self.years: list[PathwayYear] = []

    @property
    def wanted(self) -> int:
        return self.pathway.closed_years

    @property
    def is_done(self) -> bool:
        return len(self.years) >= self.wanted

    def look(self) -> None:
        """Follow the island; years that are known stay."""
        if not self.crew.busy and self.pathway.session.state.day != self._day:
            self.pathway.session = twin_of(self.session)

    @property
    def _day(self) -> int:
        return self.session.state.day

    def update(self) -> bool:
        """Take in what is ready and give the next year; True if there was news."""
        if self.is_done:
            return False
        number = len(self.years)
        if not self.crew.size:
            self.years.append(self.pathway.year(number))
            return True
        if not self.crew.busy:
            self.crew.give(lambda: self.pathway.year(number))
        found = self.crew.finished()
        self.years += found
        return bool(found)

    def finish(self) -> None:
        """Wait for all years."""
        import time

        while not self.is_done:
            if not self.update():
                time.sleep(0.01)


def twin_of(session: Session) -> Session:
    """The island as it is now, with nothing shared that changes."""
    planner = Planner(session.level, session.catalogue, session.seed)
    return Session(planner, session.state, session.ledger.copy(), list(session.log))


def work_of(app: "App", session: Session) -> PathwayWork:
    """The island's work, kept between two openings of the sheet."""
    known = app.shelf.get(SHELF)
    if known is None or known.session is not session:
        known = app.shelf[SHELF] = PathwayWork(session)
    known.look()
    return known
