"""The menu over a waiting island."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.scenes.base import Change, Pop, Push, Reset, Scene
from game.scenes.dialog import Choice, Confirm, Dialog

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.island import Island


class Pause(Dialog):
    icon = "pause"
    width = 460.0

    def __init__(self, app: "App", island: "Island | None") -> None:
        super().__init__(app)
        self.island = island
        self.first_focus = ("go_on",)

    def title(self) -> str:
        return self.style.say("pause.title")

    def lines(self) -> Sequence[str]:
        hours = self.app.settings.away_hours
        key = "pause.away" if hours else "pause.no_away"
        # Two lines: as one, a word is torn at the edge.
        return self.style.say("pause.saves"), self.style.say(key, hours=round(hours))

    def choices(self) -> Sequence[Choice]:
        say = self.style.say
        return (
            Choice(("go_on",), say("pause.go_on"), "primary", "play"),
            Choice(("save",), say("pause.save"), icon="floppy-disk"),
            Choice(("settings",), say("pause.settings"), icon="gear-six"),
            Choice(("help",), say("pause.help"), icon="keyboard"),
            Choice(("restart",), say("pause.restart"), icon="arrow-clockwise"),
            Choice(("title",), say("pause.title_screen"), icon="sign-out"),
        )

    def on(self, message: Any) -> Change:
        from game.scenes.help import Help
        from game.scenes.loading import started
        from game.scenes.settings import SettingsSheet
        from game.scenes.title import Title

        match message:
            case ("save",):
                if self.island is not None:
                    self.island.save()
                    self.island.tell("hud.saved")
            case ("settings",):
                return Push(SettingsSheet(self.app))
            case ("help",):
                return Push(Help(self.app))
            case ("restart",):
                return Push(Confirm(self.app, "restart", lambda: started(self.app)))
            case ("title",):
                return Reset(Title(self.app))
        return Pop()


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("pause", Pause(app, None))]
