"""A walk through the window in a process of its own: memory and time at each stage.

`python -m tools.bench.journey DATA_DIR` prints a line of JSON a stage.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# As the game does: a driver that draws in software takes 100 MB by itself.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

from game.app import App, open_window
from game.scenes.loading import started
from game.scenes.pace import LIVE, LIVE_DAY_S
from game.scenes.title import Title
from game.views.camera import ZOOMS

FRAME_S = 1.0 / 60.0
PLAY_FRAMES, FAST_SPEED, LIVE_FRAME_S = 120, 10, 1.0 / 15.0
# There and back over the island: pixels a frame, and frames each way.
WAYS = ((24, 0), (0, 16), (-24, 0), (-24, 0), (0, -16), (0, -16), (24, 0), (24, 0))
WAY_FRAMES = 30
MB = 1e6


def peak_mb() -> float:
    """Most memory the process has held so far; 0 where the system does not say."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return getrusage(RUSAGE_SELF).ru_maxrss * unit / MB


def stages(folder: Path) -> Iterator[str]:
    """Names of what has just been done."""
    open_window()
    app = App(folder, language="zh")
    app.scenes = [Title(app)]
    app.frame(0.0)
    yield "title"
    app.change(started(app))
    while not hasattr(app.scenes[-1], "view"):
        app.frame(FRAME_S)
        time.sleep(FRAME_S)
    yield "island"
    _play(app, 0, PLAY_FRAMES)
    yield "paused"
    _play(app, FAST_SPEED, PLAY_FRAMES)
    yield "fast"
    _play(app, LIVE, round(LIVE_DAY_S / LIVE_FRAME_S), LIVE_FRAME_S)
    yield "live_day"
    for zoom in ZOOMS:
        _walk(app, zoom)
        yield f"zoom_{zoom}"


def _play(app: App, speed: int, frames: int, seconds: float = FRAME_S) -> None:
    if speed:
        app.scenes[-1].pace.choose(speed)
    for _ in range(frames):
        app.frame(seconds)


def _walk(app: App, zoom: float) -> None:
    """Turn to a zoom and pan there and back."""
    camera, size = app.scenes[-1].view.camera, app.screen.get_size()
    while camera.zoom != zoom:
        steps = 1 if zoom > camera.zoom else -1
        camera.zoom_by(steps, (size[0] // 2, size[1] // 2), size)
        _play(app, 0, 12)
    for way in WAYS:
        for _ in range(WAY_FRAMES):
            camera.drag(way)
            app.frame(FRAME_S)


def main() -> None:
    before = time.process_time()
    for name in stages(Path(sys.argv[1])):
        row = {"stage": name, "peak_mb": peak_mb(), "cpu_s": time.process_time()}
        row["cpu_s"] -= before
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
