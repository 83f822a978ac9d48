"""Panels, pylons, stacks, tanks, transformers and pipes."""

import math
from collections.abc import Sequence
from itertools import pairwise

from tools.art.kit.model import Model
from tools.art.kit.shapes import Point, ball, box, cylinder, lathe, path, tube

CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


def cells(
    model: Model, size: tuple[float, float], grid: tuple[int, int], *,
    frame: str = "metal", thick: float = 0.02,
) -> None:  # fmt: skip
    """Dark blue modules in a light frame, flat in the local plane."""
    (w, d), (nx, ny) = size, grid
    box(model, (0, 0, -0.006), (w, d, thick), frame, bevel=0.003)
    for i in range(nx):
        for j in range(ny):
            x, y = -w / 2 + w * (i + 0.5) / nx, -d / 2 + d * (j + 0.5) / ny
            box(model, (x, y, thick - 0.008), (w / nx - 0.012, d / ny - 0.012, 0.007),
                "solar", bevel=0, jitter=0.13)  # fmt: skip


def pv_table(
    model: Model, at: Point, size: tuple[float, float] = (0.3, 0.18), *,
    tilt: float = 28, grid: tuple[int, int] = (4, 2), legs: bool = True,
) -> None:  # fmt: skip
    """Modules on a stand, tilted to the south (-y), which is to the light."""
    x, y, z = at
    w, d = size
    lift = z + d / 2 * math.sin(math.radians(tilt)) + (0.05 if legs else 0.02)
    if legs:
        for side in (-0.38, 0.38):
            tube(model, (x + side * w, y, z), (x + side * w, y, lift), 0.012, "metald")
    with model.at(x, y, lift, tilt=tilt):
        cells(model, size, grid)


def flat_panels(
    model: Model, at: Point, size: tuple[float, float], rows: int, *, tilt: float = 15
) -> None:
    """Rows of modules on a flat roof; `at` is the middle of the roof."""
    x, y, z = at
    w, d = size
    deep = d / rows * 0.86
    for k in range(rows):
        place = (x, y + d * ((k + 0.5) / rows - 0.5), z)
        pv_table(model, place, (w, deep), tilt=tilt, grid=(max(2, round(w / 0.11)), 1),
                 legs=False)  # fmt: skip


def pylon(model: Model, at: Point, height: float = 1.05) -> None:
    """A lattice mast with two cross arms."""
    with model.at(*at):
        for a, b in CORNERS:
            tube(
                model,
                (0.075 * a, 0.075 * b, 0),
                (0.014 * a, 0.014 * b, height),
                0.011,
                "metald",
                sides=4,
            )
        for share in (0.28, 0.5, 0.68):
            w = 0.075 * (1 - share) + 0.014 * share
            for (a, b), (c, d) in pairwise(CORNERS[:3]):
                tube(
                    model,
                    (a * w, b * w, height * share),
                    (c * w, d * w, height * share),
                    0.008,
                    "metald",
                    sides=4,
                )
        for share in (0.72, 0.9):
            level = height * share
            tube(model, (-0.14, 0, level), (0.14, 0, level), 0.013, "metald", sides=4)
            for side in (-1, 1):
                cylinder(model, (side * 0.13, 0, level - 0.055), 0.015, 0.05, "teal",
                         sides=6)  # fmt: skip


def stack(
    model: Model, at: Point, radii: tuple[float, float], height: float, *,
    paint: str = "concrete", bands: Sequence[float] = (0.8, 0.9), mouth: str = "soot",
) -> None:  # fmt: skip
    """A tapering chimney with red bands; radii are of foot and head."""
    x, y, z = at
    foot, head = radii
    cylinder(model, at, foot, height, paint, top=head, sides=20, tint=0.94)
    for share in bands:
        low, high = (foot + (head - foot) * s + 0.004 for s in (share, share + 0.05))
        cylinder(model, (x, y, z + height * share), low, height * 0.05, "red", top=high,
                 sides=20)  # fmt: skip
    cylinder(model, (x, y, z + height), head * 1.06, 0.03, mouth, sides=20)
    cylinder(model, (x, y, z + height + 0.03), head * 0.76, 0.004, "coal", sides=20)


def silo(
    model: Model, at: Point, radius: float, height: float, paint: str = "metal", *,
    band: str | None = None, roof: str | None = None,
) -> None:  # fmt: skip
    """A tank with a round head."""
    x, y, z = at
    cylinder(model, at, radius, height, paint, sides=18)
    profile = [(radius, 0), (radius * 0.8, radius * 0.5), (0, radius * 0.72)]
    lathe(model, (x, y, z + height), profile, roof or paint, sides=18)
    if band:
        cylinder(model, (x, y, z + height * 0.5), radius + 0.003, height * 0.14, band,
                 sides=18)  # fmt: skip


def fuel_tank(
    model: Model, at: Point, radius: float, length: float, paint: str = "white", *,
    band: str = "rust",
) -> None:  # fmt: skip
    """A lying tank on two saddles, along x."""
    x, y, z = at
    for side in (-0.3, 0.3):
        box(model, (x + side * length, y, z), (0.05, radius * 1.5, radius * 0.9),
            "concreted", bevel=0.006)  # fmt: skip
    middle = z + radius * 1.3
    cylinder(model, (x - length / 2, y, middle), radius, length, paint, axis="x",
             sides=18)  # fmt: skip
    for side in (-1, 1):
        ball(model, (x + side * length / 2, y, middle), radius * 0.97, paint, detail=3,
             smooth=True, jitter=0)  # fmt: skip
    cylinder(model, (x - 0.03, y, middle), radius + 0.004, 0.06, band, axis="x",
             sides=18)  # fmt: skip


def transformer(model: Model, at: Point, *, scale: float = 1.0) -> None:
    with model.at(*at, scale=scale):
        box(model, (0, 0, 0), (0.2, 0.22, 0.2), "metald")
        for side in (-1, 1):
            box(model, (side * 0.115, 0, 0.03), (0.03, 0.18, 0.14), "metal")
        for k in (-1, 0, 1):
            cylinder(model, (0.055 * k, 0, 0.2), 0.016, 0.08, "teal", sides=6)


def container(
    model: Model, at: Point, paint: str, *, size: Point = (0.3, 0.14, 0.14),
    ribs: int = 6,
) -> None:  # fmt: skip
    """A steel box with ribs on the two sides that are seen."""
    x, y, z = at
    w, d, h = size
    box(model, at, size, paint, bevel=0.008)
    for k in range(ribs):
        px = x - w / 2 + w * (k + 0.5) / ribs
        box(model, (px, y - d / 2, z + 0.015), (0.016, 0.008, h - 0.03), paint, bevel=0,
            tint=0.82)  # fmt: skip
    for k in range(3):
        py = y - d / 2 + d * (k + 0.5) / 3
        box(model, (x + w / 2, py, z + 0.015), (0.008, 0.016, h - 0.03), paint, bevel=0,
            tint=0.82)  # fmt: skip


def roof_fan(model: Model, at: Point, radius: float = 0.08) -> None:
    x, y, z = at
    cylinder(model, at, radius, 0.05, "metal", sides=14)
    cylinder(model, (x, y, z + 0.05), radius * 0.8, 0.008, "dark", sides=14)
    box(model, (x, y, z + 0.055), (radius * 1.5, 0.018, 0.006), "metal", bevel=0)


def air_unit(model: Model, at: Point, size: Point = (0.2, 0.16, 0.1)) -> None:
    """A cooler on a roof."""
    x, y, z = at
    box(model, at, size, "metal")
    roof_fan(model, (x, y, z + size[2]), min(size[:2]) * 0.36)


def pipe(model: Model, points: Sequence[Point], radius: float, paint: str) -> None:
    """A pipe with round elbows."""
    path(model, points, radius, paint, sides=10)
    for point in points[1:-1]:
        ball(model, point, radius * 1.02, paint, detail=3, smooth=True)


def charger(model: Model, at: Point, *, turn: float = 0) -> None:
    """A white post with a green light."""
    with model.at(*at, turn=turn):
        box(model, (0, 0, 0), (0.06, 0.05, 0.17), "white", bevel=0.012)
        box(model, (0, -0.027, 0.11), (0.04, 0.008, 0.045), "g_greenw", bevel=0)
        box(model, (0, -0.027, 0.05), (0.02, 0.012, 0.03), "dark", bevel=0)
