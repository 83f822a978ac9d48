"""When the game itself is at fault: keep the island, note what happened, go on."""

import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from sim_core.errors import IslandError

if TYPE_CHECKING:
    from game.app import App

LOG = "faults.log"
# A game that fails again so soon does not recover by itself.
SOON_S = 5.0


class Rescue:
    """Takes the player back to the title after a fault of the game."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self.last_s = -SOON_S

    def after(self, fault: Exception) -> None:
        """Save, note, and show one message; twice in short order ends the game."""
        now_s = time.monotonic()
        is_again, self.last_s = now_s - self.last_s < SOON_S, now_s
        path = noted(self.app.folder, fault)
        words = f"{type(fault).__name__}: {fault}" + (f" · {path}" if path else "")
        if is_again:
            raise IslandError(f"the game stopped: {words}") from fault
        from game.scenes.fault import Fault
        from game.scenes.title import Title

        kept = [one for one in self.app.scenes if getattr(one, "is_kept", False)]
        is_saved = all([scene.save() for scene in kept])
        self.app.forget_island()
        self.app.scenes = [
            Title(self.app),
            Fault(self.app, GameFault(words, is_saved=is_saved)),
        ]


class GameFault(IslandError):
    """A fault of the game, not of what was given to it."""

    def __init__(self, words: str, *, is_saved: bool = True) -> None:
        super().__init__(words)
        self.is_saved = is_saved


def noted(folder: Path, fault: Exception) -> Path | None:
    """Where the whole story of a fault is kept; None where nothing can be written."""
    path = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n")
            file.write("".join(traceback.format_exception(fault)) + "\n")
    except OSError:
        return None
    return path
