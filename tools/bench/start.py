"""Bench of the starts: imports, content, a first day; the window beside a bare one."""

import argparse
import os
import subprocess
import sys
import tempfile
import time

from sim_core.commandline.output import write_json

STEPS = {
    "python": "pass",
    "import_core": "import sim_core.session",
    "import_dispatch": "import sim_core.energy.dispatch.solve",
    "read_content": (
        "from sim_core.content import read_level; "
        "read_level('campaign/first_light_bay')"
    ),
    "new_session": (
        "from sim_core.content import read_level; "
        "from sim_core.session import Session; "
        "Session.new(read_level('campaign/first_light_bay')).advance(1)"
    ),
    "bare_window": (
        "import pygame; pygame.display.init(); pygame.font.init(); "
        "pygame.display.set_mode((1600, 900), pygame.RESIZABLE).fill('teal'); "
        "pygame.display.flip()"
    ),
    "title": (
        "import sys; from pathlib import Path; from game.app import App, open_window; "
        "from game.scenes.title import Title; open_window(); "
        "app = App(Path(sys.argv[1])); app.scenes = [Title(app)]; app.frame(0.0)"
    ),
}
REPEATS = 3
# Without cards; drawn in software, as the game does.
WITHOUT_CARDS = {
    "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy",
    "SDL_FRAMEBUFFER_ACCELERATION": "0",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")


def main(arguments: argparse.Namespace) -> int:
    result = {name: 1000.0 * started_in(code) for name, code in STEPS.items()}
    for name, ms in result.items():
        print(f"{name:<16} {ms:>7.0f} ms")
    if arguments.json:
        write_json(arguments.json, {"start_ms": result})
    return 0


def started_in(code: str) -> float:
    """Shortest of a few runs in a process of its own."""
    times = []
    # A display that the caller names, say Xvfb's, is used.
    names = WITHOUT_CARDS | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"} | os.environ
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(REPEATS):
            before = time.perf_counter()
            subprocess.run([sys.executable, "-c", code, folder], check=True, env=names)
            times.append(time.perf_counter() - before)
    return min(times)
