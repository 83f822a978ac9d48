"""What the front door says of the island that waits."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import numbers
from game.kept import FIRST, newest_name, recent_saves, yearly_saves
from game.style import Style
from sim_core.errors import SaveError
from sim_core.text import Text

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

SHORTEST_AWAY_S = 60.0
MOST_POINTS = 3


@dataclass(frozen=True)
class SavedCard:
    """Name, date and hour of the newest save that can be read."""

    name: Text
    date: str
    saved_at: float
    stars: int = 0

    @classmethod
    def of(cls, app: "App") -> "SavedCard | None":
        from sim_core.saves import newest_readable

        if not app.has_save():
            return None
        try:
            saved, _ = newest_readable(app.folder, newest_name(app.folder))
        except SaveError:
            return None
        return cls.from_meta(saved.meta)

    @classmethod
    def at(cls, path: Path) -> "SavedCard":
        """What one save says of itself; empty words where it cannot be read."""
        from sim_core.saves import read_meta

        return cls.from_meta(read_meta(path))

    @classmethod
    def from_meta(cls, meta: Mapping[str, Any]) -> "SavedCard":
        found = meta.get("card")
        card: Mapping[str, Any] = found if isinstance(found, dict) else {}
        name = card.get("name")
        words = name if isinstance(name, dict) else {}
        fallback = str(meta.get("level", ""))
        return cls(
            Text(str(words.get("zh", fallback)), str(words.get("en", fallback))),
            str(card.get("date", "")),
            _number(card.get("saved_at")),
            int(_number(card.get("stars"))),
        )

    def words(self, style: Style) -> str:
        return f"{style.name(self.name)} · {self.when(style)}"

    def when(self, style: Style) -> str:
        """The island's own date, and how long ago it was left."""
        away_s = time.time() - self.saved_at if self.saved_at else 0.0
        if away_s < SHORTEST_AWAY_S:
            return self.date
        return style.say("title.away", date=self.date, away=numbers.duration(away_s))


def restore_points(app: "App") -> list[tuple[Path, str]]:
    """The open island's saves of earlier days, one a day: the first ones of years."""
    island = app.scenes[0] if app.scenes else None
    name = getattr(island, "save_name", FIRST)
    session = getattr(island, "session", None)
    today = session.date() if session is not None else ""
    paths = (*yearly_saves(app.folder, name), *recent_saves(app.folder, name)[-1:])
    dates = [SavedCard.at(path).date for path in paths]
    points = {
        date: path
        for path, date in zip(paths, dates, strict=True)
        if date and date != today
    }
    return [(points[date], date) for date in sorted(points, reverse=True)][:MOST_POINTS]


def card_of(session: "Session") -> dict[str, Any]:
    """What a save keeps for the front door."""
    name = session.level.name
    return {
        "name": {"zh": name.zh, "en": name.en},
        "date": session.date(),
        "saved_at": round(time.time()),
        "stars": len(session.state.goals_done),
    }


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
