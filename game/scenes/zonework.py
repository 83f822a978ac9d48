"""The audit of a zone, worked out beside the window's loop; it takes some seconds."""

from typing import TYPE_CHECKING

from game.scenes.pathwork import twin_of
from game.terrain.crew import Crew
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.zones_audit import ZoneAudit, zone_audit

if TYPE_CHECKING:
    from sim_core.session import Session

Tile = tuple[int, int]
Tiles = frozenset[Tile]


class ZoneWork:
    """Holds the audit of some tiles on some day; `is_busy` while one is on its way."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.crew = Crew()
        self.crew.hire(1)
        self.audit: ZoneAudit | None = None
        self.of: tuple[Tiles, int] | None = None
        self._asked: tuple[Tiles, int] | None = None

    @property
    def is_busy(self) -> bool:
        return self._asked is not None

    def is_fresh(self, tiles: Tiles) -> bool:
        """Whether the audit that is there is of these tiles, on this day."""
        return self.of == (tiles, self.session.state.day)

    def ask(self, tiles: Tiles, day: int | None = None) -> None:
        """Audit the year that ends before a day, by default before today."""
        if self.is_busy or not tiles:
            return
        day = self.session.state.day if day is None else day
        self._asked = (tiles, day)
        twin, base = twin_of(self.session), (0, min(day, DAYS_PER_YEAR) - 1)
        if self.crew.size:
            self.crew.give(lambda: zone_audit(twin, tiles, base, day - 1))
        else:
            self._take(zone_audit(twin, tiles, base, day - 1))

    def _take(self, audit: ZoneAudit) -> None:
        self.audit, self.of, self._asked = audit, self._asked, None

    def update(self) -> bool:
        """Take in an audit that is ready; True if there was one."""
        found = self.crew.finished()
        if found:
            self._take(found[-1])
        return bool(found)
