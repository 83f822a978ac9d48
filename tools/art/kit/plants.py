"""Trees, bushes, grass, flowers and stones, all faceted."""

import math
from collections.abc import Sequence

import numpy as np

from tools.art.kit.model import Model
from tools.art.kit.shapes import Point, ball, box, cylinder, tube

LEAVES = ("leaf1", "leaf2", "leaf1", "leaf3")
NEEDLES = ("conif", "conif2", "conif3")
SHADE = (0.78, 1.14)
# Balls of a crown: offset x, y (in radii), height (in tree heights), size.
CROWN = (
    (0, 0, 0.62, 1.05), (0.55, -0.2, 0.5, 0.72), (-0.5, -0.35, 0.48, 0.7),
    (0.05, 0.5, 0.52, 0.72), (-0.1, -0.1, 0.86, 0.7),
)  # fmt: skip


def leaf_tree(
    model: Model, at: Point, height: float = 0.5, paint: str | None = None
) -> None:
    x, y, z = at
    paint = paint or model.pick(LEAVES)
    lean, thick = model.between(-0.02, 0.02), height / 0.5
    tube(model, at, (x + lean, y, z + height * 0.45), 0.032 * thick, "trunk",
         end_radius=0.02 * thick)  # fmt: skip
    reach = height * 0.27
    for dx, dy, share, size in CROWN:
        middle = (
            x + lean + dx * reach * model.between(0.8, 1.1),
            y + dy * reach * model.between(0.8, 1.1), z + height * share,
        )  # fmt: skip
        ball(model, middle, reach * size, paint, detail=2, squash=0.92, rough=0.07,
             fade=SHADE, jitter=0.05)  # fmt: skip


def broad_tree(
    model: Model, at: Point, height: float = 0.5, paint: str | None = None
) -> None:
    """A wide, flat crown: banyan and camphor."""
    x, y, z = at
    paint = paint or model.pick(("leaf3", "leaf1", "hedge"))
    for dx in (-0.012, 0.014):
        tube(model, (x + dx, y, z), (x + dx * 3, y, z + height * 0.5), 0.026, "trunk",
             end_radius=0.016)  # fmt: skip
    for k in range(6):
        angle, reach = k * 1.047 + model.between(-0.2, 0.2), height * 0.3
        middle = (x + reach * math.cos(angle), y + reach * math.sin(angle),
                  z + height * model.between(0.55, 0.68))  # fmt: skip
        ball(model, middle, height * 0.22, paint, detail=2, squash=0.75, rough=0.08,
             fade=SHADE, jitter=0.06)  # fmt: skip
    ball(model, (x, y, z + height * 0.78), height * 0.27, paint, detail=2, squash=0.8,
         rough=0.07, fade=SHADE)  # fmt: skip


def conifer(
    model: Model, at: Point, height: float = 0.6, paint: str | None = None
) -> None:
    x, y, z = at
    paint = paint or model.pick(NEEDLES)
    thick = height / 0.5
    cylinder(model, at, 0.028 * thick, height * 0.25, "trunk", sides=7,
             top=0.02 * thick)  # fmt: skip
    for k in range(4):
        wide = height * 0.27 * (1 - 0.18 * k)
        lift = z + height * (0.16 + 0.21 * k)
        with model.at(x, y, lift, turn=model.between(0, 360)):
            cylinder(model, (0, 0, 0), wide, height * 0.32 * (1 - 0.12 * k), paint,
                     sides=8, top=0.004, smooth=False, fade=(0.8, 1.16), jitter=0.03,
                     tint=0.94 + 0.05 * k)  # fmt: skip


def palm(model: Model, at: Point, height: float = 0.6) -> None:
    """A bent trunk, nine fronds, three nuts."""
    foot, way = np.array(at, float), model.between(0, math.tau)
    for k in range(5):
        step = (0.022 * math.cos(way) * k * 0.6, 0.022 * math.sin(way) * k * 0.6)
        head = foot + np.array([*step, height * 0.17])
        tube(model, tuple(foot), tuple(head), 0.024 - 0.0015 * k, "trunk", sides=7,
             end_radius=0.019 - 0.0015 * k, tint=1.15)  # fmt: skip
        foot = head
    for k in range(9):
        angle = math.tau * k / 9 + model.between(-0.15, 0.15)
        _frond(model, foot, angle, height * 0.5 * model.between(0.85, 1.1))
    for k in range(3):
        swing = (0.03 * math.cos(2.1 * k), 0.03 * math.sin(2.1 * k), -0.02)
        nut = foot + np.array(swing)
        ball(model, tuple(nut), 0.022, "woodd")


def _frond(model: Model, head: np.ndarray, angle: float, length: float) -> None:
    out = np.array((math.cos(angle), math.sin(angle), 0.0))
    side, fall = np.array((-out[1], out[0], 0.0)), np.array((0, 0, 0.022))
    points = []
    for k in range(5):
        t = k / 4
        rise = length * (0.34 * math.sin(t * 2.6) - 0.42 * t * t)
        middle = head + out * length * t + (0, 0, rise)
        wide = 0.22 * length * math.sin(0.35 + t * 2.6)
        points += [middle + side * wide - fall, middle, middle - side * wide - fall]
    faces = []
    for k in range(0, 12, 3):
        faces += [[k, k + 1, k + 4, k + 3], [k + 1, k + 2, k + 5, k + 4]]
    model.add(points, faces, "palm", jitter=0.1)


def bush(
    model: Model, at: Point, height: float = 0.13, paint: str | None = None
) -> None:
    paint = paint or model.pick(("leaf1", "leaf2", "leaf3"))
    for _ in range(3):
        dx, dy = model.between(-0.4, 0.4), model.between(-0.4, 0.4)
        middle = (at[0] + dx * height, at[1] + dy * height, at[2] + height * 0.35)
        ball(model, middle, height * model.between(0.4, 0.6), paint, detail=2,
             squash=0.8, rough=0.07, fade=(0.78, 1.12), jitter=0.06)  # fmt: skip


def bamboo(model: Model, at: Point, height: float = 0.7) -> None:
    """A clump of bending stems with sprays of leaves."""
    for _ in range(7):
        angle, spread = model.between(0, math.tau), model.between(0.01, 0.05)
        foot = (
            at[0] + spread * math.cos(angle),
            at[1] + spread * math.sin(angle),
            at[2],
        )
        tall, bend = height * model.between(0.75, 1.1), model.between(0.05, 0.14)
        knee = (
            foot[0] + bend * 0.3 * math.cos(angle),
            foot[1] + bend * 0.3 * math.sin(angle),
            foot[2] + tall * 0.6,
        )
        head = (foot[0] + bend * math.cos(angle), foot[1] + bend * math.sin(angle),
                foot[2] + tall)  # fmt: skip
        tube(model, foot, knee, 0.0105, "bamboo", sides=5, jitter=0.1)
        tube(model, knee, head, 0.009, "bamboo", sides=5, end_radius=0.005, jitter=0.1)
        for share, size in ((0.72, 0.075), (0.88, 0.08), (1.0, 0.06)):
            _spray(model, foot, head, share, size)


def _spray(model: Model, foot: Point, head: Point, share: float, size: float) -> None:
    middle = [f + (h - f) * share for f, h in zip(foot, head, strict=True)]
    for _ in range(4):
        angle = model.between(0, math.tau)
        tip = (middle[0] + size * math.cos(angle), middle[1] + size * math.sin(angle),
               middle[2] - size * 0.35)  # fmt: skip
        side = (0.022 * -math.sin(angle), 0.022 * math.cos(angle))
        points = [tuple(middle), tip] + [
            (
                (middle[0] + tip[0]) / 2 + s * side[0],
                (middle[1] + tip[1]) / 2 + s * side[1],
                middle[2],
            )
            for s in (-1, 1)
        ]
        model.add(points, [[0, 2, 1], [0, 1, 3]], "bambool", jitter=0.16)


def tuft(
    model: Model, at: Point, height: float = 0.05, paint: str = "grassd",
    blades: int = 5, wide: float = 0.011,
) -> None:  # fmt: skip
    """Blades of grass that lean apart."""
    x, y, z = at
    for _ in range(blades):
        angle, tall = model.between(0, math.tau), height * model.between(0.6, 1.1)
        cos, sin = math.cos(angle), math.sin(angle)
        points = [
            (x - wide * sin, y + wide * cos, z), (x + wide * sin, y - wide * cos, z),
            (x + 0.5 * tall * cos, y + 0.5 * tall * sin, z + tall),
        ]  # fmt: skip
        model.add(points, [[0, 1, 2]], paint, jitter=0.15, fade=(0.8, 1.15))


def spread(
    model: Model, count: int, middle: tuple[float, float], reach: tuple[float, float]
) -> list[tuple[float, float]]:
    """Points at random within a rectangle."""
    return [
        (middle[0] + model.between(-reach[0], reach[0]),
         middle[1] + model.between(-reach[1], reach[1]))
        for _ in range(count)
    ]  # fmt: skip


def flowers(
    model: Model, count: int, middle: tuple[float, float], reach: tuple[float, float],
    *, z: float = 0, paints: Sequence[str] = ("pink", "yellow", "white", "orange"),
) -> None:  # fmt: skip
    for x, y in spread(model, count, middle, reach):
        tuft(model, (x, y, z), 0.04, blades=3)
        ball(model, (x, y, z + 0.04), 0.014, model.pick(paints))


def grass(
    model: Model, count: int, middle: tuple[float, float] = (0, 0),
    reach: tuple[float, float] = (0.44, 0.44), *, height: float = 0.05,
    paint: str = "grassd",
) -> None:  # fmt: skip
    for x, y in spread(model, count, middle, reach):
        tuft(model, (x, y, 0), height * model.between(0.8, 1.2), paint)


def stone(model: Model, at: Point, radius: float, paint: str = "rock") -> None:
    x, y, z = at
    ball(model, (x, y, z + radius * 0.3), radius, paint, squash=0.75, rough=0.18,
         jitter=0.08, fade=(0.8, 1.1))  # fmt: skip


def hedge(
    model: Model, start: tuple[float, float], end: tuple[float, float], *,
    height: float = 0.1, paint: str = "hedge",
) -> None:  # fmt: skip
    """A clipped row of bushes."""
    length = math.dist(start, end)
    count = max(2, round(length / 0.085))
    for k in range(count):
        share = (k + 0.5) / count
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        size = (0.088, 0.088, height * model.between(0.9, 1.1))
        box(model, (x, y, 0), size, paint, bevel=0.028, fade=SHADE, jitter=0.07)


def vegetable_bed(model: Model, at: Point, size: tuple[float, float]) -> None:
    """Rows of greens in a wooden frame; the rows lie along x."""
    x, y, z = at
    box(model, at, (*size, 0.03), "woodd", bevel=0.006)
    box(model, (x, y, z + 0.022), (size[0] - 0.03, size[1] - 0.03, 0.012), "soild",
        bevel=0)  # fmt: skip
    for row, paint in enumerate(("leaf2", "crop2", "leaf3")):
        for k in range(4):
            px = x + size[0] * (k - 1.5) / 5
            py = y + size[1] * (row - 1) / 4
            ball(model, (px, py, z + 0.045), 0.024, paint, rough=0.15, jitter=0.12,
                 fade=(0.75, 1.15))  # fmt: skip
