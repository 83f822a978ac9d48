"""Turbines on land and at sea; twelve frames turn a rotor by a third."""

import math

from tools.art.kit.fittings import beacon
from tools.art.kit.model import Model
from tools.art.kit.plants import flowers, grass
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, tube
from tools.art.kit.sprite import SEA_BED, Book

BOOK = Book("wind")
FRAMES = 12
BLADE = (
    (-0.018, 0.02), (0.022, 0.02), (0.058, 0.17), (0.036, 0.6), (0.013, 1.0),
    (-0.009, 1.0), (-0.017, 0.6), (-0.024, 0.17),
)  # fmt: skip


@BOOK.sprite("turbine", frames=FRAMES, card=True, seed=23)
def turbine(m: Model, n: int) -> None:
    patch(m, (0, 0), (0.24, 0.2), "gravel", edge=0.4)
    cylinder(m, (0, 0, 0), 0.13, 0.03, "concrete", sides=18)
    box(m, (0.0, -0.056, 0.03), (0.045, 0.02, 0.09), "metald", bevel=0.004)
    box(m, (0.26, -0.2, 0), (0.1, 0.08, 0.09), "leafy")
    grass(m, 8, (0, 0), (0.4, 0.4))
    flowers(m, 5, (0, 0), (0.35, 0.3))
    _mill(m, n, 1.75, 0.72)


@BOOK.sprite("turbine_sea", frames=FRAMES, card=True, seed=24, ground=SEA_BED)
def turbine_sea(m: Model, n: int) -> None:
    mound(m, (0, 0, 0), (0.2, 0.2), 0.004, "foam", wobble=0.06, slope=0.05)
    cylinder(m, (0, 0, 0), 0.075, 0.3, "haz", sides=18, jitter=0)
    cylinder(m, (0, 0, 0.28), 0.12, 0.02, "metald", sides=18)
    for k in range(10):
        a = math.tau * k / 10
        foot = (0.112 * math.cos(a), 0.112 * math.sin(a), 0.3)
        tube(m, foot, (*foot[:2], 0.36), 0.008, "haz", sides=4)
    tube(m, (0, -0.085, 0), (0, -0.085, 0.3), 0.012, "metald", sides=4)
    _mill(m, n, 2.0, 0.8)


def _mill(m: Model, n: int, hub: float, length: float) -> None:
    """Tower, nacelle and rotor, seen a little from the side."""
    cylinder(m, (0, 0, 0.03), 0.052, hub, "white", top=0.03, sides=18, jitter=0)
    with m.at(0, 0, 0.03 + hub, turn=24):
        box(m, (0, 0.03, -0.045), (0.09, 0.24, 0.095), "white", bevel=0.03, jitter=0)
        beacon(m, (0, 0.15, 0.066), 0.016)
        with m.at(0, -0.115, 0):
            ball(m, (0, 0, 0), 0.05, "white", detail=3, smooth=True, jitter=0)
            for blade in range(3):
                with m.at(0, -0.012, 0, roll=120 * blade + 120 * n / FRAMES):
                    _blade(m, length)


def _blade(m: Model, length: float) -> None:
    line = [(x, z if z < 0.2 else z * length) for x, z in BLADE]
    points = [
        (x, side + 0.02 * z / length, z) for side in (-0.01, 0.008) for x, z in line
    ]
    count = len(line)
    caps = [list(range(count)), list(range(count, 2 * count))]
    rim = [
        [k, (k + 1) % count, count + (k + 1) % count, count + k] for k in range(count)
    ]
    m.add(points, caps + rim, "white", jitter=0)
    tip = (0.044, 0.024, length * 0.085)
    box(m, (0, 0, length * 0.8), tip, "red", bevel=0, jitter=0)
