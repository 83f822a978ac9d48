"""A sprite's geometry as plain arrays; nothing here needs Blender.

One unit is the edge of a tile. A map's x runs along +x, its y along -y, z is up.
"""

import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

import numpy as np

BODY, GROUND, OVERLAY = "body", "ground", "overlay"
ROUND_UNITS = 1e-4


@dataclass(frozen=True)
class Mesh:
    """Points [tile edges], faces, and by point a tint and how much it covers."""

    points: np.ndarray
    faces: list[tuple[int, ...]]
    tints: np.ndarray
    covers: np.ndarray
    smooth: list[bool]


def turned(axis: int, degrees: float) -> np.ndarray:
    """A rotation about x (0), y (1) or z (2)."""
    one, other = [k for k in range(3) if k != axis]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    sin = -sin if axis == 1 else sin
    frame = np.identity(4)
    frame[one, one] = frame[other, other] = cos
    frame[other, one], frame[one, other] = sin, -sin
    return frame


def moved(x: float, y: float, z: float) -> np.ndarray:
    frame = np.identity(4)
    frame[:3, 3] = (x, y, z)
    return frame


class Model:
    """Collects parts by layer and paint; chance comes from the sprite's seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.layer, self.patches = BODY, 0
        self._frame = np.identity(4)
        self._parts: dict[tuple[str, str], list[Mesh]] = {}

    def between(self, low: float, high: float) -> float:
        return self.random.uniform(low, high)

    def pick(self, choices: Sequence) -> object:
        return self.random.choice(choices)

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, z: float = 0, *,
        turn: float = 0, tilt: float = 0, roll: float = 0, scale: float = 1,
    ) -> Iterator[None]:  # fmt: skip
        """Parts added inside are moved, turned (z), tilted (x) and rolled (y)."""
        before = self._frame
        size = np.diag([scale, scale, scale, 1.0])
        self._frame = (
            before @ moved(x, y, z) @ turned(2, turn) @ turned(0, tilt)
            @ turned(1, roll) @ size
        )  # fmt: skip
        yield
        self._frame = before

    @contextmanager
    def on(self, layer: str) -> Iterator[None]:
        """Parts added inside belong to another layer."""
        before, self.layer = self.layer, layer
        yield
        self.layer = before

    def add(
        self, points: object, faces: Sequence[Sequence[int]], paint: str, *,
        tint: float = 1.0, jitter: float = 0.035,
        fade: tuple[float, float] | None = None,
        smooth: bool | Sequence[bool] = False, cover: Sequence[float] | None = None,
    ) -> None:  # fmt: skip
        """Add one part; `fade` darkens its foot and lightens its head."""
        local = np.asarray(points, float)
        tints = np.full(len(local), tint * (1.0 + self.between(-jitter, jitter)))
        if fade is not None:
            tints = tints * np.interp(local[:, 2], _span(local[:, 2]), fade)
        placed = local @ self._frame[:3, :3].T + self._frame[:3, 3]
        flags = [smooth] * len(faces) if isinstance(smooth, bool) else list(smooth)
        covers = np.ones(len(local)) if cover is None else np.asarray(cover, float)
        part = Mesh(placed, [tuple(f) for f in faces], tints, covers, flags)
        self._parts.setdefault((self.layer, paint), []).append(part)

    def meshes(self) -> dict[tuple[str, str], Mesh]:
        """One mesh for each layer and paint, in the order they were first used."""
        return {key: _joined(parts) for key, parts in self._parts.items()}

    def digest(self, layers: Sequence[str]) -> str:
        """Fingerprint of all that a renderer would see of some layers."""
        found = hashlib.sha256()
        for key, mesh in self.meshes().items():
            if key[0] not in layers:
                continue
            found.update(repr((key, mesh.faces, mesh.smooth)).encode())
            for array in (mesh.points, mesh.tints, mesh.covers):
                found.update(np.rint(array / ROUND_UNITS).astype("<i4").tobytes())
        return found.hexdigest()


def _span(heights: np.ndarray) -> tuple[float, float]:
    low, high = float(heights.min()), float(heights.max())
    return low, max(high, low + 1e-9)


def _joined(parts: list[Mesh]) -> Mesh:
    starts = np.cumsum([0, *(len(part.points) for part in parts)])
    faces = [
        tuple(int(start) + k for k in face)
        for start, part in zip(starts, parts, strict=False)
        for face in part.faces
    ]
    return Mesh(
        np.concatenate([part.points for part in parts]), faces,
        np.concatenate([part.tints for part in parts]),
        np.concatenate([part.covers for part in parts]),
        list(chain.from_iterable(part.smooth for part in parts)),
    )  # fmt: skip
