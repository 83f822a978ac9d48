"""Options worked out one after another beside the window's loop."""

from typing import TYPE_CHECKING

from game.scenes.pathwork import twin_of
from game.terrain.crew import Crew
from sim_core.measures import measures
from sim_core.pathway_choices import Choices, Option, option_of, ranked

if TYPE_CHECKING:
    from game.app import App
    from sim_core.commands import Command
    from sim_core.session import Session

SHELF = "choices"


class ChoiceWork:
    """Options of one island on one day; each takes a part of a second."""

    def __init__(self, session: "Session") -> None:
        self.session, self.day = session, session.state.day
        self.twin = twin_of(session)
        self.crew = Crew()
        self.crew.hire(1)
        self.wanted: list[Command] | None = None
        self.options: list[Option] = []

    @property
    def is_done(self) -> bool:
        return self.wanted is not None and len(self.options) >= len(self.wanted)

    @property
    def choices(self) -> Choices:
        return ranked(self.options)

    def _next(self) -> "Option | list[Command]":
        """First what could be done, then one option after another."""
        if self.wanted is None:
            return measures(self.twin)
        command = self.wanted[len(self.options)]
        return option_of(self.twin, self.twin.coming_year(), command)

    def _take(self, found: "Option | list[Command]") -> None:
        if isinstance(found, list):
            self.wanted = found
        else:
            self.options.append(found)

    def update(self) -> bool:
        """Take in what is ready and give the next one; True if there was news."""
        if self.is_done:
            return False
        if not self.crew.size:
            self._take(self._next())
            return True
        if not self.crew.busy:
            self.crew.give(self._next)
        found = self.crew.finished()
        for one in found:
            self._take(one)
        return bool(found)

    def finish(self) -> None:
        """Work out all that are left, without the crew."""
        self.crew.size = 0
        while not self.is_done:
            self.update()


def work_of(app: "App", session: "Session") -> ChoiceWork:
    """Today's work, kept between two openings of the sheet."""
    known = app.shelf.get(SHELF)
    is_today = known is not None and known.session is session
    if not is_today or known.day != session.state.day:
        known = app.shelf[SHELF] = ChoiceWork(session)
    return known
