"""The end of a mandate: what was reached, or why it ended, and the way on."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from game import numbers
from game.scenes.base import Change, Pop, Push, Reset, Scene
from game.scenes.dialog import Choice, Dialog

if TYPE_CHECKING:
    from game.app import App
    from sim_core.snapshot import Snapshot

WEAK = 50.0


class Ending(Dialog):
    """Won, lost gently with causes and restore points, or out of time."""

    width = 720.0

    def __init__(self, app: "App", snapshot: "Snapshot", outcome: str) -> None:
        super().__init__(app)
        self.snapshot = snapshot
        self.outcome = outcome
        self.icon = {"won": "trophy"}.get(outcome, "sun-horizon")
        self.tint = {"won": "star"}.get(outcome, "warn_t")
        self.points = [] if outcome == "won" else _restore_points(app)

    def title(self) -> str:
        name = self.style.name(self.snapshot.level.name)
        return self.style.say(f"ending.{self.outcome}", name=name)

    def lines(self) -> Sequence[str]:
        say, shown = self.style.say, self.snapshot
        done = sum(goal.done_day is not None for goal in shown.goals)
        stars = "★" * done + " " + f"{done} / {len(shown.goals)}"
        amount, unit = numbers.tonnes(shown.jar.emitted_t - shown.jar.removed_t)
        facts = say(
            "ending.facts", date=numbers.date(shown.date, self.style.language),
            residents=numbers.number(shown.residents),
            support=numbers.number(shown.support), tonnes=f"{amount} {unit}",
        )  # fmt: skip
        return (stars, say(f"ending.{self.outcome}_say"), facts, *self._causes())

    def _causes(self) -> list[str]:
        """What weighed on a lost mandate, worst first."""
        say = self.style.say
        if self.outcome == "lost_debt":
            debt = numbers.coins(-self.snapshot.budget_yuan)
            flow = numbers.signed_coins(self.snapshot.flow_yuan_per_day)
            return [say("ending.debt", debt=debt, flow=flow)]
        if self.outcome != "lost_support":
            open_goals = [g for g in self.snapshot.goals if g.done_day is None]
            names = [self.style.name(goal.goal.name) for goal in open_goals]
            return [say("ending.open", names=" · ".join(names))] if names else []
        parts = sorted(self.snapshot.support_parts.items(), key=lambda part: part[1])
        weak = [
            f"{say(f'support.{name}')} {numbers.number(value)}"
            for name, value in parts
            if value < WEAK
        ]
        return [say("ending.weak", names=" · ".join(weak))] if weak else []

    def choices(self) -> Sequence[Choice]:
        say = self.style.say
        if self.outcome == "won":
            return (
                Choice(("look",), say("ending.look")),
                Choice(("levels",), say("ending.levels"), icon="map-trifold"),
                Choice(("report",), say("ending.report"), "primary", "file-text"),
            )
        restore = [
            Choice(
                ("restore", age), say("ending.restore", when=when),
                "primary" if not number else "secondary", "clock-counter-clockwise",
            )
            for number, (age, when) in enumerate(self.points)
        ]  # fmt: skip
        again = Choice(("again",), say("ending.again"), icon="arrow-clockwise")
        return (*restore, again, Choice(("look",), say("ending.look")))

    def on(self, message: Any) -> Change:
        from game.scenes import doors
        from game.scenes.levels import Levels
        from game.scenes.loading import continued, started

        match message:
            case ("levels",):
                return Push(Levels(self.app))
            case ("again",):
                return started(self.app, self.snapshot.level.path)
            case ("restore", age):
                self.app.forget_island()
                return continued(self.app, age)
            case ("report",):
                island = self.app.scenes[0]
                scene = doors.report(self.app, getattr(island, "session", None))
                return Push(scene) if scene is not None else Pop()
            case ("title",):
                from game.scenes.title import Title

                return Reset(Title(self.app))
        return Pop()


def _restore_points(app: "App") -> list[tuple[int, str]]:
    """Age and hour of the saves that are kept."""
    from sim_core.saves import save_paths

    found = []
    for age, path in enumerate(save_paths(app.folder, app.save_name)):
        if path.exists():
            when = datetime.fromtimestamp(path.stat().st_mtime)
            found.append((age, f"{when:%H:%M}"))
    return found


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    snapshot = played().snapshot()
    outcomes = ("won", "lost_support", "lost_debt", "over")
    return [(f"ending_{name}", Ending(app, snapshot, name)) for name in outcomes]
