"""A fault of a level or a save: what, where, how to mend it, and the way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.rescue import GameFault
from game.scenes.base import Change, Pop, Reset, Scene
from game.scenes.dialog import Choice, Dialog
from sim_core.errors import ContentError, IslandError, SaveError

if TYPE_CHECKING:
    from game.app import App

MOST_PROBLEMS = 12


class Fault(Dialog):
    icon, tint = "warning", "bad_t"
    width = 900.0

    def __init__(self, app: "App", fault: IslandError) -> None:
        super().__init__(app)
        self.fault = fault
        self.first_focus = ("title",)

    def title(self) -> str:
        kind = "other"
        if isinstance(self.fault, GameFault):
            kind = "game"
        elif isinstance(self.fault, ContentError):
            kind = "level"
        elif isinstance(self.fault, SaveError):
            kind = "save"
        return self.style.say(f"fault.{kind}")

    def lines(self) -> Sequence[str]:
        if isinstance(self.fault, GameFault):
            key = "game_more" if self.fault.is_saved else "game_lost"
            return (self.style.say(f"fault.{key}"), str(self.fault))
        if not isinstance(self.fault, ContentError):
            return (str(self.fault), self.style.say("fault.save_hint"))
        problems = self.fault.problems
        shown = [
            f"{one.path}:{one.line}:{one.column}  {one.message}"
            + (f" · {one.hint}" if one.hint else "")
            for one in problems[:MOST_PROBLEMS]
        ]
        more = len(problems) - len(shown)
        tail = [self.style.say("fault.more", count=more)] if more else []
        return (*shown, *tail, self.style.say("fault.level_hint"))

    def choices(self) -> Sequence[Choice]:
        return (
            Choice(("back",), self.style.say("fault.back"), icon="arrow-left-bold"),
            Choice(("title",), self.style.say("fault.title"), "primary", "house-line"),
        )

    def on(self, message: Any) -> Change:
        from game.scenes.title import Title

        is_last = not any(not s.is_sheet for s in self.app.scenes if s is not self)
        if message == ("title",) or is_last or self._is_loading():
            return Reset(Title(self.app))
        return Pop()

    def _is_loading(self) -> bool:
        from game.scenes.loading import Loading

        return any(isinstance(scene, Loading) for scene in self.app.scenes)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from sim_core.errors import Problem

    problems = (
        Problem(
            "levels/sandbox/bay.toml", 42, 8, 'no technology "pv_frm"',
            hint='did you mean "pv_farm"?',
        ),
        Problem("levels/sandbox/bay.toml", 57, 1, "the goal needs a bound"),
    )  # fmt: skip
    damaged = SaveError("island.isle: the save is damaged (not a zip file)")
    return [
        ("fault_level", Fault(app, ContentError(problems))),
        ("fault_save", Fault(app, damaged)),
        ("fault_game", Fault(app, GameFault("KeyError: 'coal' · data/faults.log"))),
    ]
