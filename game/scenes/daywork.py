"""Days that have passed, told again; old ones are played again beside the loop."""

from typing import TYPE_CHECKING

from game.scenes.pathwork import twin_of
from game.terrain.crew import Crew
from sim_core.past import day_played, is_kept

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session
    from sim_core.snapshot import DayResult

SHELF = "days"
# A day holds on to the plan that it is cut from.
MOST_DAYS = 60


class DayWork:
    """Knows the hours of the days that were asked for."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.known: dict[int, DayResult] = {}
        self.crew = Crew()
        self._twin = twin_of(session)

    def get(self, day: int) -> "DayResult | None":
        """The day's hours; None while they are still being worked out."""
        if day not in self.known and is_kept(self.session, day):
            self._keep(day_played(self.session, day))
        if day not in self.known:
            self._ask(day)
        return self.known.get(day)

    def _ask(self, day: int) -> None:
        """A loaded island plays its log again, which takes seconds once."""
        if self.crew.busy:
            return
        if not self.crew.size:
            self.crew.hire(1)
        if day >= self._twin.state.day:
            self._twin = twin_of(self.session)
        if self.crew.size:
            self.crew.give(lambda: day_played(self._twin, day))
        else:
            self._keep(day_played(self._twin, day))

    def _keep(self, found: "DayResult") -> None:
        self.known[found.day] = found
        while len(self.known) > MOST_DAYS:
            del self.known[next(iter(self.known))]

    def update(self) -> bool:
        """Take in what is ready; True if there was something."""
        found = self.crew.finished() if self.crew.size else []
        for one in found:
            self._keep(one)
        return bool(found)


def work_of(app: "App", session: "Session") -> DayWork:
    """The island's days, kept between two openings of the sheet."""
    known = app.shelf.get(SHELF)
    if known is None or known.session is not session:
        known = app.shelf[SHELF] = DayWork(session)
    return known
