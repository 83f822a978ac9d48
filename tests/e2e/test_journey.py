"""A new player's first minutes in a real window, with a real crash in between."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim_core.saves import read_save

HOME = Path(__file__).resolve().parents[2]
DISPLAY = ":97"
NEEDED = ("Xvfb", "xdotool")

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(name) is None for name in NEEDED),
        reason="needs Xvfb and xdotool",
    ),
]


@pytest.fixture
def screen():
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1600x900x24"], stderr=subprocess.DEVNULL
    )
    time.sleep(1.0)
    yield {
        key: value
        for key, value in os.environ.items()
        if key not in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER")
    } | {"DISPLAY": DISPLAY}
    server.terminate()
    server.wait()


def start(screen, folder):
    game = subprocess.Popen(
        [sys.executable, "-m", "game", "--data-dir", str(folder)], cwd=HOME, env=screen
    )
    for _ in range(100):
        found = xdotool(screen, "search", "--class", "isle-zero", check=False)
        if found.strip():
            time.sleep(1.0)
            return game
        time.sleep(0.2)
    raise AssertionError("no window came up")


def xdotool(screen, *words, check=True):
    done = subprocess.run(
        ["xdotool", *words], env=screen, capture_output=True, text=True, check=check
    )
    return done.stdout


def click(screen, x, y):
    xdotool(screen, "mousemove", str(x), str(y))
    time.sleep(0.3)
    xdotool(screen, "click", "1")
    time.sleep(0.4)


def key(screen, name):
    xdotool(screen, "key", name)
    time.sleep(0.4)


def wait_for(condition, seconds=60.0):
    for _ in range(int(seconds / 0.25)):
        if condition():
            return
        time.sleep(0.25)
    raise AssertionError("waited in vain")


def saved_day(path):
    return int(read_save(path).state["day"]) if path.exists() else -1


def test_build_a_solar_farm_save_crash_and_go_on(screen, tmp_path):
    save = tmp_path / "island.isle"
    game = start(screen, tmp_path)
    click(screen, 280, 357)
    # The first start paints the ground; the picture in the cache says it is done.
    wait_for(lambda: any((tmp_path / "cache").glob("ground_*.png")))
    time.sleep(4.0)
    click(screen, 854, 830)
    click(screen, 1190, 260)
    key(screen, "Escape")
    key(screen, "0")
    time.sleep(4.0)
    key(screen, "w")
    key(screen, "Escape")
    key(screen, "space")
    key(screen, "F5")
    wait_for(lambda: saved_day(save) > 0)
    built = [line["kind"] for line in read_save(save).commands]
    assert built == ["pv_farm"]
    day = saved_day(save)
    game.send_signal(signal.SIGKILL)
    game.wait()

    game = start(screen, tmp_path)
    click(screen, 280, 357)
    time.sleep(5.0)
    key(screen, "0")
    time.sleep(3.0)
    key(screen, "F5")
    wait_for(lambda: saved_day(save) > day)
    assert [line["kind"] for line in read_save(save).commands] == ["pv_farm"]
    game.terminate()
    game.wait()
