"""Boxes, cylinders, tubes, balls and patches; `at` is the middle of the foot."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, product

import numpy as np

from tools.art.kit.model import GROUND, Model

Point = tuple[float, float, float]
BEVEL = 0.014
PATCH_LIFT = 0.0015
LEAST_BEVEL = 0.002
SIGNS = np.array(list(product((-1, 1), repeat=3)))


def ring(count: int, turn: float = 0.0) -> np.ndarray:
    """Points of the unit circle, shape (count, 2)."""
    angles = 2.0 * np.pi * (np.arange(count) + turn) / count
    return np.stack([np.cos(angles), np.sin(angles)], 1)


def walls(count: int, low: int = 0, high: int | None = None) -> list[list[int]]:
    """Faces between two rings of points."""
    high = low + count if high is None else high
    return [
        [low + k, low + (k + 1) % count, high + (k + 1) % count, high + k]
        for k in range(count)
    ]


@cache
def _plain_faces() -> list[list[int]]:
    return [
        [0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4],
        [1, 5, 7, 3],
    ]  # fmt: skip


@cache
def _bevelled_faces() -> list[list[int]]:
    """Points 3c, 3c+1, 3c+2 are corner c on its x, y and z face."""
    faces = []
    for face in _plain_faces():
        axis = next(k for k in range(3) if len({SIGNS[c][k] for c in face}) == 1)
        faces.append([3 * c + axis for c in face])
    for one, other in product(range(8), repeat=2):
        differing = np.flatnonzero(SIGNS[one] != SIGNS[other])
        if one < other and len(differing) == 1:
            first, second = [k for k in range(3) if k != differing[0]]
            faces.append(
                [
                    3 * one + first,
                    3 * other + first,
                    3 * other + second,
                    3 * one + second,
                ]
            )
    return faces + [[3 * c, 3 * c + 1, 3 * c + 2] for c in range(8)]


def box(
    model: Model, at: Point, size: Point, paint: str, *, bevel: float = BEVEL,
    taper: float = 1.0, **look,
) -> None:  # fmt: skip
    """A box with broken edges; `taper` narrows its top."""
    half = np.array(size) / 2.0
    edge = min(bevel, 0.45 * min(size))
    if edge <= LEAST_BEVEL:
        points, faces = SIGNS * half, _plain_faces()
    else:
        inset = np.full((3, 3), edge) - np.identity(3) * edge
        points = (SIGNS[:, None, :] * (half - inset)).reshape(-1, 3)
        faces = _bevelled_faces()
    points = points.astype(float)
    points[:, :2] *= np.where(points[:, 2:] > 0, taper, 1.0)
    model.add(points + np.array(at) + (0, 0, half[2]), faces, paint, **look)


AXES = {"z": (0, 1, 2), "x": (2, 0, 1), "y": (0, 2, 1)}


def cylinder(
    model: Model, at: Point, radius: float, height: float, paint: str, *,
    top: float | None = None, sides: int = 16, axis: str = "z", smooth: bool = True,
    **look,
) -> None:  # fmt: skip
    """A drum along an axis from `at`; `top` is the radius of its far end."""
    circle = ring(sides, 0.5)
    far = radius if top is None else top
    low = np.column_stack([circle * radius, np.zeros(sides)])
    high = np.column_stack([circle * far, np.full(sides, height)])
    points = np.concatenate([low, high, low, high])[:, list(AXES[axis])]
    caps = [list(range(2 * sides, 3 * sides)), list(range(3 * sides, 4 * sides))]
    flags = [smooth] * sides + [False, False]
    model.add(points + at, walls(sides) + caps, paint, smooth=flags, **look)


def lathe(
    model: Model, at: Point, profile: Sequence[tuple[float, float]], paint: str, *,
    sides: int = 24, smooth: bool = True, **look,
) -> None:  # fmt: skip
    """A turned shape; the profile lists radius and height."""
    circle = ring(sides)
    points = np.concatenate(
        [np.column_stack([circle * r, np.full(sides, h)]) for r, h in profile]
    )
    faces = [
        face for step in range(len(profile) - 1) for face in walls(sides, step * sides)
    ]
    model.add(points + at, faces, paint, smooth=smooth, **look)


def tube(
    model: Model, start: Point, end: Point, radius: float, paint: str, *,
    end_radius: float | None = None, sides: int = 6, **look,
) -> None:  # fmt: skip
    """A round bar between two points."""
    first, last = np.array(start, float), np.array(end, float)
    along = (last - first) / np.linalg.norm(last - first)
    helper = (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (1.0, 0.0, 0.0)
    side = np.cross(along, helper)
    side /= np.linalg.norm(side)
    circle = ring(sides) @ np.stack([side, np.cross(along, side)])
    far = radius if end_radius is None else end_radius
    points = np.concatenate([circle * radius + first, circle * far + last])
    caps = [list(range(sides)), list(range(sides, 2 * sides))]
    model.add(points, walls(sides) + caps, paint, **look)


def path(
    model: Model, points: Sequence[Point], radius: float, paint: str, **look
) -> None:
    """Tubes from point to point."""
    for start, end in pairwise(points):
        tube(model, start, end, radius, paint, **look)


@cache
def _icosphere(detail: int) -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Twenty faces at detail 1, four times as many for each step more."""
    if detail == 1:
        return _icosahedron()
    points, faces = _icosphere(detail - 1)
    grown, middle, finer = [tuple(p) for p in points], {}, []

    def between(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in middle:
            point = (np.array(grown[a]) + grown[b]) / 2.0
            middle[key] = len(grown)
            grown.append(tuple(point / np.linalg.norm(point)))
        return middle[key]

    for a, b, c in faces:
        ab, bc, ca = between(a, b), between(b, c), between(c, a)
        finer += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.array(grown), finer


def _icosahedron() -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Two poles and two rings of five."""
    z = 1.0 / math.sqrt(5.0)
    wide = 2.0 * z
    upper = np.column_stack([ring(5) * wide, np.full(5, z)])
    lower = np.column_stack([ring(5, 0.5) * wide, np.full(5, -z)])
    points = np.concatenate([[(0, 0, 1.0)], upper, lower, [(0, 0, -1.0)]])
    faces = []
    for k in range(5):
        a, b = 1 + k, 1 + (k + 1) % 5
        c, d = 6 + k, 6 + (k + 1) % 5
        faces += [(0, a, b), (a, c, b), (b, c, d), (11, d, c)]
    return points, faces


def ball(
    model: Model, at: Point, radius: float, paint: str, *, detail: int = 1,
    squash: float = 1.0, rough: float = 0.0, half: bool = False,
    smooth: bool = False, **look,
) -> None:  # fmt: skip
    """A faceted ball; `rough` shakes its points, `half` cuts it at its middle."""
    unit, faces = _icosphere(detail)
    turn = model.between(0.0, 2.0 * math.pi)
    cos, sin = math.cos(turn), math.sin(turn)
    spin = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    shake = [radius * (1 + model.between(-rough, rough)) for _ in unit]
    points = unit @ spin.T * np.array(shake)[:, None]
    if half:
        points[:, 2] = np.maximum(points[:, 2], 0.0)
    points[:, 2] *= squash
    model.add(points + np.array(at), faces, paint, smooth=smooth, **look)


def prism(
    model: Model, outline: Sequence[tuple[float, float]], z: float, height: float,
    paint: str, **look,
) -> None:  # fmt: skip
    """An outline pulled up."""
    count = len(outline)
    points = [(x, y, z) for x, y in outline] + [(x, y, z + height) for x, y in outline]
    caps = [list(range(count)), list(range(count, 2 * count))]
    model.add(points, walls(count) + caps, paint, **look)


def sheet(model: Model, corners: Sequence[Point], paint: str, **look) -> None:
    """A thin flat face."""
    model.add(corners, [list(range(len(corners)))], paint, **look)


def plank(
    model: Model, corners: Sequence[Point], thick: float, paint: str, **look
) -> None:
    """A flat face with thickness, grown upwards."""
    count = len(corners)
    points = [*corners, *((x, y, z + thick) for x, y, z in corners)]
    caps = [list(range(count)), list(range(count, 2 * count))]
    model.add(points, walls(count) + caps, paint, **look)


def wobbly(
    model: Model, at: tuple[float, float], radii: tuple[float, float], wobble: float,
    count: int = 40, square: float = 0.0,
) -> np.ndarray:  # fmt: skip
    """An outline between an ellipse (square 0) and a rounded rectangle (square 1)."""
    phases = [model.between(0.0, 2.0 * math.pi) for _ in range(3)]
    angles = 2.0 * np.pi * np.arange(count) / count
    wave = sum(
        share * np.sin(times * angles + phase)
        for share, times, phase in zip((1.0, 0.6, 0.4), (2, 3, 5), phases, strict=True)
    )
    power = 2.0 + 8.0 * square
    cos, sin = np.cos(angles), np.sin(angles)
    reach = (np.abs(cos) ** power + np.abs(sin) ** power) ** (-1.0 / power)
    reach = reach * (1.0 + wobble * wave)
    return np.stack([at[0] + radii[0] * reach * cos, at[1] + radii[1] * reach * sin], 1)


def patch(
    model: Model, at: tuple[float, float], radii: tuple[float, float], paint: str, *,
    wobble: float = 0.05, edge: float = 0.1, square: float = 0.0, tint: float = 1.0,
) -> None:  # fmt: skip
    """Ground that melts into the terrain: its rim fades over `edge` of its radius.

    Later patches lie on earlier ones.
    """
    z = PATCH_LIFT * (1 + model.patches)
    model.patches += 1
    outer = wobbly(model, at, radii, wobble, square=square)
    count = len(outer)
    middle = np.array(at)
    rings = [outer, middle + (outer - middle) * (1.0 - edge)]
    points = [(x, y, z) for line in rings for x, y in line] + [(*at, z)]
    inner = [[count + k, count + (k + 1) % count, 2 * count] for k in range(count)]
    cover = [0.0] * count + [1.0] * (count + 1)
    with model.on(GROUND):
        model.add(
            points, walls(count) + inner, paint, cover=cover, tint=tint, jitter=0.015
        )


def mound(
    model: Model, at: Point, radii: tuple[float, float], height: float, paint: str, *,
    wobble: float = 0.08, slope: float = 0.06, square: float = 0.0, **look,
) -> None:  # fmt: skip
    """A low plateau with a sloping rim: beds, pools, islands of soil."""
    outer = wobbly(model, at[:2], radii, wobble, 28, square)
    inner = np.array(at[:2]) + (outer - at[:2]) * (1.0 - slope / max(radii))
    count = len(outer)
    points = [(x, y, at[2]) for x, y in outer]
    points += [(x, y, at[2] + height) for x, y in inner]
    faces = [*walls(count), list(range(count, 2 * count))]
    model.add(points, faces, paint, **look)
