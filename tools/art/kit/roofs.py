"""Gable, hip, lean-to, arched and flat roofs; z is the top of the walls."""

import math
from itertools import pairwise

from tools.art.kit.model import Model
from tools.art.kit.shapes import Point, box, plank, sheet, tube

OVERHANG = 0.05


def gable(
    model: Model, at: Point, size: Point, paint: str, *, wall: str | None = None,
    over: float = OVERHANG, along: str = "x", rows: int = 4, thick: float = 0.035,
) -> None:  # fmt: skip
    """Two slopes; size is width, depth and rise; the ridge lies along an axis."""
    width, depth, rise = size
    if along == "y":
        width, depth = depth, width
    with model.at(*at, turn=0 if along == "x" else 90):
        if wall:
            _gable_ends(model, width, depth, rise, wall)
        reach = width / 2 + over * 0.8
        for side in (-1, 1):
            _slope(
                model,
                (reach, side * (depth / 2 + over)),
                (depth, rise, over, thick),
                paint,
            )
            _courses(model, (reach, side * (depth / 2 + over)),
                     (depth, rise, over, thick), paint, rows)  # fmt: skip
        ridge = (2 * reach + 0.01, 0.05, 0.035)
        box(model, (0, 0, rise + thick * 0.7), ridge, paint, bevel=0.012, tint=0.92)


def _gable_ends(
    model: Model, width: float, depth: float, rise: float, wall: str
) -> None:
    for x in (-width / 2, width / 2):
        sheet(model, [(x, -depth / 2, 0), (x, depth / 2, 0), (x, 0, rise)], wall)


def _slope(
    model: Model, eave: tuple[float, float], form: tuple[float, ...], paint: str
) -> None:
    (reach, y), (depth, rise, over, thick) = eave, form
    low = -over * rise / (depth / 2)
    corners = [(-reach, y, low), (reach, y, low), (reach, 0, rise), (-reach, 0, rise)]
    plank(model, corners, thick * 1.25, paint)


def _courses(
    model: Model, eave: tuple[float, float], form: tuple[float, ...], paint: str,
    rows: int,
) -> None:  # fmt: skip
    """Rows of tiles stand a little proud of the slope."""
    (reach, y), (depth, rise, over, thick) = eave, form
    steep = rise / (depth / 2)
    low = -over * steep
    for row in range(rows):
        share = (row + 0.15) / rows
        y0, z0 = y * (1 - share), low + (rise - low) * share + thick * 1.25
        inner = y0 * 0.985 - math.copysign(0.03, y)
        high = z0 + 0.034 * steep * 0.9
        wide = reach + 0.004
        points = [
            (-wide, y0, z0 - 0.004), (wide, y0, z0 - 0.004), (wide, inner, high),
            (-wide, inner, high), (-wide, y0, z0 + 0.014), (wide, y0, z0 + 0.014),
        ]  # fmt: skip
        faces = [[0, 1, 5, 4], [4, 5, 2, 3], [0, 4, 3], [1, 2, 5]]
        model.add(points, faces, paint, tint=1.06, jitter=0.07)


def hip(
    model: Model, at: Point, size: Point, paint: str, *, over: float = OVERHANG,
    ridge: float = 0.3, thick: float = 0.03,
) -> None:  # fmt: skip
    """Four slopes; `ridge` is its length as a share of the width."""
    width, depth, rise = size
    wide, deep, half = width / 2 + over, depth / 2 + over, ridge * width / 2
    corners = [(-wide, -deep), (wide, -deep), (wide, deep), (-wide, deep)]
    with model.at(*at):
        points = [(x, y, z) for z in (0, thick) for x, y in corners]
        points += [(-half, 0, rise), (half, 0, rise)]
        faces = [
            [3, 2, 1, 0], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7],
            [4, 5, 9, 8], [5, 6, 9], [6, 7, 8, 9], [7, 4, 8],
        ]  # fmt: skip
        model.add(points, faces, paint)
        if half:
            tube(model, (-half, 0, rise), (half, 0, rise), 0.018, paint, tint=0.9)
        for (x, y), end in zip(corners, (-half, half, half, -half), strict=True):
            tube(model, (x, y, thick), (end, 0, rise), 0.013, paint, tint=0.92)
        _hip_courses(model, (wide, deep, half), (rise, thick), paint)


def _hip_courses(
    model: Model, plan: tuple[float, ...], form: tuple[float, float], paint: str
) -> None:
    """Two fine lines of tiles on each of the slopes that are seen."""
    (wide, deep, half), (rise, thick) = plan, form
    for share in (0.3, 0.6):
        x = wide + (half - wide) * share
        y, z = deep * (1 - share), thick + (rise - thick) * share
        tube(model, (-x, -y, z), (x, -y, z), 0.008, paint, tint=1.08, sides=4)
        tube(model, (x, -y, z), (x, y, z), 0.008, paint, tint=1.08, sides=4)


def flat(
    model: Model, at: Point, size: tuple[float, float], rim: str, deck: str, *,
    height: float = 0.05, over: float = 0.02,
) -> None:  # fmt: skip
    """A deck behind a low wall."""
    x, y, z = at
    width, depth = size[0] + 2 * over, size[1] + 2 * over
    box(model, (x, y, z), (width - 0.012, depth - 0.012, 0.03), rim, bevel=0.008)
    for side in (-1, 1):
        box(model, (x, y + side * (depth / 2 - 0.02), z), (width, 0.04, height), rim,
            bevel=0.008)  # fmt: skip
        box(model, (x + side * (width / 2 - 0.02), y, z),
            (0.04, depth - 0.074, height - 0.002), rim, bevel=0.004)  # fmt: skip
    box(model, (x, y, z + 0.026), (width - 0.08, depth - 0.08, 0.006), deck, bevel=0)


def lean_to(
    model: Model, at: Point, size: Point, paint: str, *, wall: str | None = None,
    over: float = 0.04, thick: float = 0.03,
) -> None:  # fmt: skip
    """One slope, low at the front (-y) and high at the back."""
    width, depth, rise = size
    with model.at(*at):
        if wall:
            for x in (-width / 2, width / 2):
                sheet(model, [(x, -depth / 2, 0), (x, depth / 2, 0),
                              (x, depth / 2, rise)], wall)  # fmt: skip
            sheet(model, [(-width / 2, depth / 2, 0), (width / 2, depth / 2, 0),
                          (width / 2, depth / 2, rise),
                          (-width / 2, depth / 2, rise)], wall)  # fmt: skip
        wide, slope = width / 2 + over, rise / depth
        front, back = -depth / 2 - over, depth / 2 + over
        low, high = -over * slope, rise + over * slope
        plank(model, [(-wide, front, low), (wide, front, low), (wide, back, high),
                      (-wide, back, high)], thick, paint)  # fmt: skip


def arch(
    model: Model, at: Point, size: Point, paint: str, *, wall: str, steps: int = 8,
    over: float = 0.03,
) -> None:  # fmt: skip
    """A barrel along x over walls of a depth."""
    width, depth, rise = size
    angles = [math.pi * k / steps for k in range(steps + 1)]
    line = [(-math.cos(a) * depth / 2, math.sin(a) * rise) for a in angles]
    with model.at(*at):
        for x in (-width / 2, width / 2):
            sheet(model, [(x, y, z) for y, z in line], wall)
        wide = width / 2 + over
        for (y0, z0), (y1, z1) in pairwise(line):
            corners = [(-wide, y0, z0), (wide, y0, z0), (wide, y1, z1), (-wide, y1, z1)]
            plank(model, corners, 0.03, paint, jitter=0.05)


def sawtooth(
    model: Model,
    at: Point,
    size: Point,
    paints: tuple[str, str, str],
    *,
    teeth: int = 4,
) -> None:
    """Rows of north lights; paints are of the wall, the roof and the panes."""
    (width, depth, rise), (wall, roof, pane) = size, paints
    step = width / teeth
    with model.at(*at):
        for tooth in range(teeth):
            with model.at(-width / 2 + step * tooth):
                _tooth(model, (step, depth, rise), (wall, roof, pane), tooth)


def _tooth(
    model: Model, size: Point, paints: tuple[str, str, str], number: int
) -> None:
    (step, depth, rise), (wall, roof, pane) = size, paints
    half, tip = depth / 2, step - 0.015
    for y in (-half, half):
        sheet(model, [(0, y, 0), (step, y, 0), (tip, y, rise)], wall, tint=0.95)
    wide = half + 0.03
    plank(
        model,
        [
            (-0.01, -wide, 0),
            (tip, -wide, rise + 0.02),
            (tip, wide, rise + 0.02),
            (-0.01, wide, 0),
        ],
        0.02,
        roof,
        tint=1 + 0.06 * (number % 2),
    )
    face = step - 0.003
    sheet(
        model,
        [
            (face, 0.03 - half, 0.02),
            (face, half - 0.03, 0.02),
            (face, half - 0.03, rise),
            (face, 0.03 - half, rise),
        ],
        pane,
    )
    for bar in range(5):
        y = 0.03 - half + (depth - 0.06) * bar / 4
        box(model, (face + 0.005, y, 0), (0.012, 0.02, rise), "white", bevel=0)
