"""Turns what the window does into cues: the one place that watches the scenes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.audio.ambience import Surroundings, mix, surroundings_of
from game.audio.table import DEFAULT, table

if TYPE_CHECKING:
    from game.app import App
    from sim_core.snapshot import DayResult, Snapshot

SHORT_MWH = 0.05


@dataclass(frozen=True)
class Seen:
    """What a frame showed: the screens, and of the island what can make a sound."""

    scenes: tuple[Any, ...] = ()
    island: Any = None
    snapshot: Any = None
    commands: int = 0
    speed: int = 0
    selected: int = 0
    arrived_t: float = 0.0
    hour: int | None = None


def seen(app: "App") -> Seen:
    island = next((one for one in app.scenes if hasattr(one, "pace")), None)
    if island is None:
        return Seen(tuple(app.scenes))
    hour = island.pace.live_hour
    return Seen(
        tuple(app.scenes),
        island,
        island.snapshot,
        len(island.session.log),
        island.pace.speed,
        island.selected,
        island.bubbles.carbon.air.arrived_t,
        None if hour is None else int(hour),
    )


class Follower:
    """Compares each frame with the one before."""

    def __init__(self) -> None:
        self.last = Seen()
        self._mix: Mapping[str, float] = {}
        self._mixed_for: tuple = ()

    def cues(self, app: "App") -> list[str]:
        """What has become audible since the last frame."""
        before, now = self.last, seen(app)
        self.last = now
        said = _said(before)
        found = [*_answers(before, now, said), *_news(before, now)]
        return [cue for cue in found if cue]

    def mix(self) -> Mapping[str, float]:
        """The layers' volumes: the same object as long as nothing has changed."""
        now = self.last
        key = (id(now.snapshot), now.hour, now.island and now.speed == 0)
        if key != self._mixed_for:
            self._mixed_for = key
            heard = Surroundings()
            if now.island is not None:
                heard = surroundings_of(now.snapshot, now.hour)
            self._mix = mix(heard, is_paused=bool(key[2]))
        return self._mix


def _said(before: Seen) -> str:
    """First word of the control that was pressed in this frame, taken once."""
    page = vars(before.scenes[-1]).get("page") if before.scenes else None
    if page is None:
        return ""
    message, page.said = page.said, None
    return str(message[0]) if isinstance(message, tuple) else ""


def _answers(before: Seen, now: Seen, said: str) -> list[str]:
    """What the player's own act sounds like."""
    if not before.scenes:
        return []
    names = table().messages
    done = list(_done(before, now))
    if done or names.get(said):
        return done or [names[said]]
    return list(_turned(before, now)) or ([DEFAULT] if said not in ("", *names) else [])


def _same_island(before: Seen, now: Seen) -> bool:
    return now.island is not None and now.island is before.island


def _done(before: Seen, now: Seen) -> Iterator[str]:
    """Commands that were taken."""
    if _same_island(before, now):
        for line in now.island.session.log[before.commands : now.commands]:
            yield table().commands.get(line["command"], "")


def _turned(before: Seen, now: Seen) -> Iterator[str]:
    """Screens that open and close, another pace, another building in view."""
    if now.scenes != before.scenes:
        yield _opened(before, now)
    elif now.speed != before.speed:
        yield "step"
    elif now.selected and now.selected != before.selected:
        yield "tab"


def _opened(before: Seen, now: Seen) -> str:
    top, names = now.scenes[-1], table().opened
    if top in before.scenes:
        return "close"
    name = type(top).__name__
    outcome = f"{name}.{getattr(top, 'outcome', '')}"
    return names.get(outcome, names.get(name, "open"))


def _news(before: Seen, now: Seen) -> Iterator[str]:
    """Goals reached, a shortage that begins, buildings that are ready, bubbles."""
    if not _same_island(before, now):
        return
    old, new = before.snapshot, now.snapshot
    if new is not old:
        if _goals(new) > _goals(old):
            yield "goal"
        if missing_mwh(new.today) > SHORT_MWH >= missing_mwh(old.today):
            yield "shortage"
        ready = new.buildings.ready_day
        if ((ready > old.day) & (ready <= new.day)).any():
            yield "built"
    if now.arrived_t > before.arrived_t:
        yield "bubble"


def _goals(shown: "Snapshot") -> int:
    return sum(goal.done_day is not None for goal in shown.goals)


def missing_mwh(today: "DayResult | None") -> float:
    return float(today.unserved_mw.sum()) if today is not None else 0.0
