"""Bench of the picture: processor time of a frame of the played First Light Bay."""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame

from game.app import App, open_window
from game.scenes.example import played
from game.scenes.island import Island
from game.scenes.pace import LIVE
from game.views.motion import motion
from sim_core.commandline.output import write_json

STEP_S = 1.0 / 60.0
MOVERS = 300
WARM_FRAMES = 240
LIGHTS = {"day": 10.0, "night": 21.0}
TARGET_MS = {"day": 12.0, "night": 16.0}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the table")
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--zoom", type=float, nargs="*", default=[0.5, 1.0])


def main(arguments: argparse.Namespace) -> int:
    open_window()
    crowd(MOVERS)
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        app = App(Path(scratch), language="zh")
        for zoom in arguments.zoom:
            for light, hour in LIGHTS.items():
                row = measured(app, zoom, light, hour, arguments.frames)
                rows.append(row)
                print(line_of(row), flush=True)
    result = {
        "machine": platform.machine(), "pygame": pygame.version.ver,
        "size": list(app.screen.get_size()), "frames": arguments.frames, "rows": rows,
    }  # fmt: skip
    if arguments.json:
        write_json(arguments.json, result)
    return 0


def crowd(movers: int) -> None:
    """Let at least so many cars be out at every hour."""
    always = {"by_hour": [1.0] * 24, "share": 1.0, "wait_s": 0.0}
    fill = {"residents": 1.0, "most": movers, "per_road_tile": 100.0}
    motion()["mover"]["car"].update(always | fill)


def measured(
    app: App, zoom: float, light: str, hour: float, frames: int
) -> dict[str, Any]:
    """Times of one view, whole frames and their parts, and the yardstick's."""
    scene = Island(app, played())
    app.scenes = [scene]
    scene.view.camera.zoom = zoom
    scene.pace.choose(LIVE)
    update_ms, draw_ms = [], []
    for number in range(WARM_FRAMES + frames):
        # The hour stands, so that every frame has the same light.
        scene.pace.share = hour / 24.0
        started = time.process_time()
        scene.update(STEP_S)
        between = time.process_time()
        app.draw(app.screen)
        if number >= WARM_FRAMES:
            update_ms.append(1e3 * (between - started))
            draw_ms.append(1e3 * (time.process_time() - between))
    whole_ms = np.array(update_ms) + np.array(draw_ms)
    return {
        "zoom": zoom,
        "light": light,
        "movers": sum(len(out.rows) for out in scene.view.movers.out),
        "median_ms": float(np.median(whole_ms)),
        "p95_ms": float(np.percentile(whole_ms, 95)),
        "update_median_ms": float(np.median(update_ms)),
        "draw_median_ms": float(np.median(draw_ms)),
        "yardstick_ms": yardstick_ms(app.screen, scene, light),
        "target_ms": TARGET_MS[light],
    }


def yardstick_ms(screen: pygame.Surface, scene: Island, light: str) -> float:
    """Bare blits of the same window: a ground, the things seen; light at night."""
    view = scene.view
    zoom, size = view.camera.zoom, screen.get_size()
    corner = view.camera.corner(size)
    laid = view.stage.at(zoom)
    things = view.stage.blits(laid, laid.seen(corner, size), corner)
    things += view.movers.blits(corner, size, zoom, high=False)[0]
    ground, glow = (pygame.Surface(size).convert(screen) for _ in range(2))

    def once() -> None:
        screen.blit(ground, (0, 0))
        screen.fblits(things)
        if light == "night":
            screen.fill((80, 100, 160), special_flags=pygame.BLEND_RGB_MULT)
            screen.blit(glow, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    return median_ms(once)


def median_ms(work: Callable[[], None], repeats: int = 60) -> float:
    times = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        times.append(1e3 * (time.process_time() - started))
    return float(np.median(times))


def line_of(row: dict[str, Any]) -> str:
    verdict = "ok" if row["median_ms"] <= row["target_ms"] else "over"
    return (
        f"zoom {row['zoom']:<4} {row['light']:<5} {row['movers']:>4} movers  "
        f"median {row['median_ms']:6.2f} ms  p95 {row['p95_ms']:6.2f} ms  "
        f"(update {row['update_median_ms']:5.2f}, draw {row['draw_median_ms']:5.2f}; "
        f"bare blits {row['yardstick_ms']:5.2f})  "
        f"target {row['target_ms']:.0f} {verdict}"
    )
