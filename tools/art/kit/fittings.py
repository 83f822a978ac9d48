"""What hangs on walls and stands in yards."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from tools.art.kit.model import Model
from tools.art.kit.shapes import Point, ball, box, cylinder, sheet, tube

FACES = {"left": 0, "right": 90, "back": 180, "away": -90}
UNLIT_SHARE = 0.2


@contextmanager
def wall(model: Model, face: str, at: Point) -> Iterator[None]:
    """Inside, x runs along the wall and -y points out; left and right are seen."""
    with model.at(*at, turn=FACES[face]):
        yield


def window(
    model: Model,
    x: float,
    z: float,
    size: tuple[float, float] = (0.09, 0.12),
    *,
    frame: str = "white",
    light: str = "g_win",
    sill: bool = True,
    cross: bool = True,
    shutter: str | None = None,
    dead: bool = False,
) -> None:
    """Some windows stay dark at night; dead ones have no pane."""
    w, h = size
    lit = model.random.random() >= UNLIT_SHARE
    pane = "dark" if dead else light if lit else "glassd"
    box(model, (x, -0.004, z), (w + 0.03, 0.02, h + 0.03), frame, bevel=0.006)
    box(model, (x, -0.01, z + 0.015), (w, 0.016, h), pane, bevel=0, jitter=0.12)
    if cross and not dead:
        box(model, (x, -0.014, z + 0.015), (0.012, 0.018, h), frame, bevel=0)
        box(model, (x, -0.014, z + 0.015 + h / 2), (w, 0.018, 0.012), frame, bevel=0)
    if sill:
        box(model, (x, -0.016, z - 0.012), (w + 0.06, 0.045, 0.018), frame, bevel=0.005)
    if shutter:
        for side in (-1, 1):
            box(model, (x + side * (w / 2 + 0.032), -0.01, z + 0.008),
                (0.036, 0.02, h + 0.014), shutter, bevel=0.005)  # fmt: skip


def windows(
    model: Model, xs: Sequence[float], zs: Sequence[float],
    size: tuple[float, float] = (0.09, 0.12), **how,
) -> None:  # fmt: skip
    """A grid of windows."""
    for z in zs:
        for x in xs:
            window(model, x, z, size, **how)


def boarded(model: Model, x: float, z: float, size: tuple[float, float]) -> None:
    """A window nailed shut."""
    w, h = size
    box(model, (x, -0.004, z), (w + 0.02, 0.016, h + 0.02), "soot", bevel=0)
    for k in range(3):
        with model.at(x, -0.016, z + h * (0.2 + 0.3 * k), roll=model.between(-9, 9)):
            box(model, (0, 0, 0), (w + 0.05, 0.016, 0.032), "board", bevel=0.004,
                jitter=0.12)  # fmt: skip


def door(
    model: Model, x: float, z: float = 0, size: tuple[float, float] = (0.1, 0.2), *,
    paint: str = "woodd", frame: str = "white", step: bool = True,
) -> None:  # fmt: skip
    w, h = size
    box(model, (x, -0.002, z), (w + 0.035, 0.02, h + 0.02), frame, bevel=0.006)
    box(model, (x, -0.01, z), (w, 0.018, h), paint, bevel=0.004)
    ball(model, (x + w * 0.32, -0.022, z + h * 0.45), 0.01, "haz")
    if step:
        box(model, (x, -0.05, z), (w + 0.07, 0.1, 0.025), "stone", bevel=0.008)


def gate(
    model: Model, x: float, z: float, size: tuple[float, float], *,
    paint: str = "metald", frame: str = "white", slats: int = 5,
) -> None:  # fmt: skip
    """A roller door; painted with a light it stands open."""
    w, h = size
    box(model, (x, -0.004, z), (w + 0.04, 0.02, h + 0.03), frame, bevel=0.006)
    box(model, (x, -0.01, z), (w, 0.018, h), paint, bevel=0)
    if paint.startswith("g_"):
        return
    for k in range(1, slats):
        box(model, (x, -0.016, z + h * k / slats), (w, 0.02, 0.012), "metal", bevel=0)


def awning(
    model: Model, x: float, z: float, size: tuple[float, float],
    paints: tuple[str, str], *, stripes: int = 7,
) -> None:  # fmt: skip
    """Striped cloth over a shop window; size is width and reach."""
    width, reach = size
    for k in range(stripes):
        a, b = (x - width / 2 + width * s / stripes for s in (k, k + 1))
        points = [(a, 0, z), (b, 0, z), (b, -reach, z - reach / 2),
                  (a, -reach, z - reach / 2), (b, -reach, z - reach / 2 - 0.035),
                  (a, -reach, z - reach / 2 - 0.035)]  # fmt: skip
        faces = [[0, 3, 2, 1], [3, 5, 4, 2]]
        model.add(points, faces, paints[k % 2], jitter=0.01)


def balcony(
    model: Model, x: float, z: float, width: float = 0.3, *, rail: str = "white"
) -> None:
    """A slab with a railing thick enough to be seen."""
    box(model, (x, -0.05, z), (width, 0.1, 0.02), "white", bevel=0.004)
    box(model, (x, -0.094, z + 0.02), (width, 0.014, 0.055), rail, bevel=0.004)
    for side in (-1, 1):
        box(model, (x + side * (width / 2 - 0.007), -0.05, z + 0.02),
            (0.014, 0.1, 0.055), rail, bevel=0.004)  # fmt: skip


def flower_box(model: Model, x: float, z: float) -> None:
    box(model, (x, -0.03, z), (0.13, 0.04, 0.03), "wood", bevel=0.005)
    for k, paint in enumerate(("pink", "leaf2", "red", "leaf2", "yellow")):
        ball(model, (x - 0.05 + 0.025 * k, -0.035, z + 0.038), 0.019, paint)


def chimney(model: Model, at: Point, height: float = 0.22) -> None:
    x, y, z = at
    box(model, at, (0.08, 0.08, height), "brick")
    box(model, (x, y, z + height - 0.01), (0.1, 0.1, 0.03), "stoned", bevel=0.006)


def old_cooler(model: Model, x: float, z: float) -> None:
    """A window unit that rusts and drips."""
    box(model, (x, -0.04, z), (0.1, 0.08, 0.065), "tin", bevel=0.006, tint=0.92)
    box(model, (x, -0.083, z + 0.012), (0.075, 0.008, 0.042), "metald", bevel=0)
    box(model, (x, -0.003, z - 0.09), (0.03, 0.006, 0.09), "grime2", bevel=0)


def heat_pump(model: Model, at: Point, *, turn: float = 0) -> None:
    """A white box with a fan: it heats with a third of the power."""
    with model.at(*at, turn=turn):
        box(model, (0, 0, 0.012), (0.15, 0.08, 0.12), "white", bevel=0.01)
        cylinder(model, (-0.022, -0.048, 0.072), 0.043, 0.01, "dark", axis="y")
        cylinder(model, (-0.022, -0.052, 0.072), 0.013, 0.01, "metal", axis="y")
        box(model, (0.05, -0.042, 0.06), (0.02, 0.008, 0.03), "leafy", bevel=0)


def water_tank(model: Model, at: Point, paint: str = "tin") -> None:
    """A drum on the roof."""
    cylinder(model, at, 0.055, 0.11, paint, sides=14)
    cylinder(model, (at[0], at[1], at[2] + 0.11), 0.058, 0.012, paint, sides=14)


def solar_heater(model: Model, *, width: float = 0.16) -> None:
    """Tubes and a tank, lying on a slope (local z is off the slope)."""
    box(model, (0, -0.015, 0), (width, 0.11, 0.014), "metald", bevel=0.003)
    for k in range(5):
        x = -width * 0.4 + width * 0.2 * k
        tube(model, (x, -0.065, 0.02), (x, 0.04, 0.02), 0.01, "navy")
    cylinder(model, (-width / 2, 0.05, 0.04), 0.03, width, "white", axis="x", sides=12)


def lamp(model: Model, at: Point, height: float = 0.26) -> None:
    x, y, z = at
    tube(model, at, (x, y, z + height), 0.011, "metald")
    ball(model, (x, y, z + height + 0.014), 0.026, "g_lampw", detail=2)


def beacon(model: Model, at: Point, radius: float = 0.022) -> None:
    """A red light against aeroplanes."""
    ball(model, at, radius, "g_redw", detail=2)


def fence(
    model: Model, points: Sequence[tuple[float, float]], *, height: float = 0.08,
    paint: str = "white", gap: float = 0.09, z: float = 0,
) -> None:  # fmt: skip
    """Posts and two rails from point to point."""
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(1, round(math.dist((x0, y0), (x1, y1)) / gap))
        for k in range(count + 1):
            x, y = x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count
            box(model, (x, y, z), (0.016, 0.016, height), paint, bevel=0)
        for share in (0.45, 0.85):
            level = z + height * share
            tube(model, (x0, y0, level), (x1, y1, level), 0.0075, paint, sides=4)


def bench(model: Model, at: Point, *, turn: float = 0) -> None:
    with model.at(*at, turn=turn):
        box(model, (0, 0, 0.035), (0.15, 0.045, 0.014), "wood", bevel=0.004)
        box(model, (0, 0.022, 0.055), (0.15, 0.012, 0.04), "wood", bevel=0.004)
        for x in (-0.055, 0.055):
            box(model, (x, 0, 0), (0.014, 0.035, 0.036), "metald", bevel=0)


def crate(
    model: Model, at: Point, goods: str, *, size: float = 0.1, paint: str = "wood"
) -> None:
    """Fruit, fish or ice in a box."""
    x, y, z = at
    box(model, at, (size, size * 0.8, size * 0.45), paint, bevel=0.006)
    for _ in range(8):
        dx, dy = model.between(-0.35, 0.35) * size, model.between(-0.28, 0.28) * size
        ball(model, (x + dx, y + dy, z + size * 0.5), size * 0.17, goods, jitter=0.1)


def flag(model: Model, at: Point, height: float, paint: str) -> None:
    x, y, z = at
    tube(model, at, (x, y, z + height), 0.012, "white")
    top = z + height - 0.02
    sheet(model, [(x, y, top), (x, y, top - 0.12), (x + 0.18, y - 0.02, top - 0.11),
                  (x + 0.18, y - 0.02, top - 0.01)], paint)  # fmt: skip


def parasol(model: Model, at: Point, paints: tuple[str, str]) -> None:
    """A sunshade with a table."""
    x, y, z = at
    tube(model, at, (x, y, z + 0.2), 0.009, "white")
    cylinder(model, (x, y, z + 0.075), 0.05, 0.012, "woodl", sides=10)
    for k in range(8):
        a, b = math.tau * k / 8, math.tau * (k + 1) / 8
        points = [(x, y, z + 0.23)] + [
            (x + 0.12 * math.cos(t), y + 0.12 * math.sin(t), z + 0.175) for t in (a, b)
        ]
        sheet(model, points, paints[k % 2], jitter=0.01)


def clock(model: Model, z: float, radius: float = 0.055) -> None:
    """A lit dial on a wall."""
    cylinder(model, (0, -0.016, z), radius, 0.012, "white", axis="y", sides=18)
    cylinder(model, (0, -0.022, z), radius * 0.82, 0.01, "g_lampw", axis="y", sides=18)
    box(model, (0, -0.028, z), (0.01, 0.008, radius * 0.65), "dark", bevel=0)
    box(model, (radius * 0.22, -0.028, z - 0.004), (radius * 0.5, 0.008, 0.01), "dark",
        bevel=0)  # fmt: skip
