"""What the front door says of the island that waits."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game import numbers
from game.style import Style
from sim_core.errors import SaveError
from sim_core.text import Text

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

SHORTEST_AWAY_S = 60.0


@dataclass(frozen=True)
class SavedCard:
    """Name, date and hour of the newest save that can be read."""

    name: Text
    date: str
    saved_at: float

    @classmethod
    def of(cls, app: "App") -> "SavedCard | None":
        from sim_core.saves import newest_readable

        if not app.has_save():
            return None
        try:
            saved, _ = newest_readable(app.folder, app.save_name)
        except SaveError:
            return None
        return cls.from_meta(saved.meta)

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
        )

    def words(self, style: Style) -> str:
        away_s = time.time() - self.saved_at if self.saved_at else 0.0
        name = style.name(self.name)
        if away_s < SHORTEST_AWAY_S:
            return f"{name} · {self.date}"
        away = numbers.duration(away_s)
        return style.say("title.away", name=name, date=self.date, away=away)


def card_of(session: "Session") -> dict[str, Any]:
    """What a save keeps for the front door."""
    name = session.level.name
    return {
        "name": {"zh": name.zh, "en": name.en},
        "date": session.date(),
        "saved_at": round(time.time()),
    }


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
