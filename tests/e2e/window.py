"""A real window under Xvfb: what a player can do to it and see of it."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
DISPLAY = ":97"
NEEDED = ("Xvfb", "xdotool")


def missing_tools():
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """A virtual screen with room for a window of 1600 x 900 and a title bar."""

    def __init__(self):
        self.server = subprocess.Popen(
            ["Xvfb", DISPLAY, "-screen", "0", "1600x972x24"], stderr=subprocess.DEVNULL
        )
        unset = ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER")
        kept = {key: value for key, value in os.environ.items() if key not in unset}
        self.env = kept | {"DISPLAY": DISPLAY, "SDL_AUDIODRIVER": "dummy"}
        wait_for(lambda: self.run("getmouselocation") != "")

    def close(self):
        self.server.terminate()
        self.server.wait()

    def run(self, *words):
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True
        )
        return done.stdout

    def start(self, folder, *words):
        """The game, once its window is there."""
        game = subprocess.Popen(
            [sys.executable, "-m", "game", "--data-dir", str(folder), *words],
            cwd=HOME, env=self.env,
        )  # fmt: skip
        wait_for(lambda: "Isle Zero" in self.caption())
        return game

    def caption(self):
        """The title bar, which names the open screen."""
        window = self.window()
        return self.run("getwindowname", window).strip() if window else ""

    def window(self):
        return next(iter(self.run("search", "--class", "isle-zero").split()), "")

    def click(self, pixel):
        at = [str(round(part)) for part in pixel]
        self.run("mousemove", "--window", self.window(), *at)
        time.sleep(0.3)
        self.run("click", "1")
        time.sleep(0.4)

    def key(self, name):
        self.run("key", name)
        time.sleep(0.4)


def wait_for(condition, seconds=90.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.25)
    raise AssertionError("waited in vain")
