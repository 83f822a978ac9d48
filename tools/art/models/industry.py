"""Freight, steel, data, and carbon turned to stone."""

import math

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    beacon,
    gate,
    lamp,
    wall,
    windows,
)
from tools.art.kit.model import Model
from tools.art.kit.plants import (
    grass,
    hedge,
    leaf_tree,
    stone,
    tuft,
)
from tools.art.kit.shapes import (
    ball,
    box,
    cylinder,
    patch,
    tube,
)
from tools.art.kit.sprite import SHORE, SOOTY, Book
from tools.art.kit.tech import (
    container,
    pipe,
    roof_fan,
    silo,
)
from tools.art.kit.vehicles import lorry
from tools.art.models.services import plant_ground

BOOK = Book("industry")
FREIGHT = ("orange", "teal", "blue", "yellow", "brick", "leafy", "white", "plum")


@BOOK.sprite("factory", footprint=(2, 2), seed=540)
def factory(m: Model) -> None:
    """Brick halls under north lights, with a round chimney."""
    plant_ground(m)
    box(m, (-0.1, 0.26, 0), (1.4, 1.02, 0.44), "brick")
    box(m, (-0.1, 0.26, 0), (1.42, 1.04, 0.07), "stoned")
    roofs.sawtooth(
        m, (-0.1, 0.26, 0.44), (1.4, 1.02, 0.24), ("brick", "teal", "g_skyl")
    )
    with wall(m, "left", (-0.1, -0.25, 0)):
        windows(m, (-0.56, -0.38, -0.2), (0.14,), (0.12, 0.18))
        gate(m, 0.1, 0, (0.22, 0.28))
        gate(m, 0.43, 0, (0.22, 0.28), paint="g_win")
    with wall(m, "right", (0.6, 0.26, 0)):
        windows(m, [-0.38 + 0.19 * k for k in range(5)], (0.14,), (0.12, 0.18))
    cylinder(m, (0.78, 0.7, 0), 0.09, 1.2, "brick", top=0.068, sides=16)
    cylinder(m, (0.78, 0.7, 1.18), 0.082, 0.05, "stone", sides=16)
    for x, y, z, paint in (
        (-0.6, -0.56, 0, "orange"),
        (-0.6, -0.74, 0, "teal"),
        (-0.28, -0.66, 0, "yellow"),
        (-0.58, -0.65, 0.14, "blue"),
    ):
        container(m, (x, y, z), paint)
    lorry(m, (0.42, -0.52, 0.004), "leafy", turn=-90)
    lamp(m, (0.82, -0.82, 0), 0.3)
    hedge(m, (-0.84, -0.88), (0.0, -0.88))
    leaf_tree(m, (-0.88, 0.0, 0), 0.44)


@BOOK.sprite("steelworks", footprint=(2, 2), seed=550, ground=SOOTY)
def steelworks(m: Model) -> None:
    """A hall with an open furnace, and a shaft fed with hydrogen."""
    plant_ground(m, "concreted")
    box(m, (-0.3, 0.4, 0), (1.1, 0.84, 0.58), "metald", tint=1.15)
    roofs.gable(m, (-0.3, 0.4, 0.58), (1.1, 0.84, 0.2), "rust", wall="metald", rows=0)
    box(m, (-0.3, 0.4, 0.76), (0.86, 0.16, 0.12), "rust")
    with wall(m, "left", (-0.3, -0.02, 0)):
        box(m, (-0.1, -0.005, 0), (0.5, 0.02, 0.38), "soot", bevel=0.004)
        box(m, (-0.1, -0.012, 0), (0.42, 0.02, 0.3), "g_furn", bevel=0)
        windows(m, (-0.42, 0.25, 0.42), (0.42,), (0.13, 0.07), cross=False, sill=False,
                frame="stoned")  # fmt: skip
    with wall(m, "right", (0.25, 0.4, 0)):
        windows(
            m,
            [-0.3 + 0.2 * k for k in range(4)],
            (0.3,),
            (0.11, 0.12),
            cross=False,
            frame="stoned",
        )
    _shaft(m, 0.6, 0.44)
    for k in range(4):
        cylinder(m, (-0.66 + 0.14 * k, -0.66, 0.065), 0.065, 0.3, "metal", axis="y",
                 sides=14)  # fmt: skip
    for k in range(3):
        cylinder(m, (-0.59 + 0.14 * k, -0.66, 0.18), 0.065, 0.3, "metal", axis="y",
                 sides=14)  # fmt: skip
    for x, y, r, paint in ((0.2, -0.64, 0.19, "rust"), (0.56, -0.68, 0.15, "coal")):
        ball(
            m,
            (x, y, 0),
            r,
            paint,
            detail=2,
            squash=0.6,
            half=True,
            rough=0.1,
            tint=1.15,
        )
    lamp(m, (0.82, -0.82, 0), 0.32)
    grass(m, 16, (0, -0.88), (0.84, 0.03), height=0.06)


def _shaft(m: Model, x: float, y: float) -> None:
    cylinder(m, (x, y, 0), 0.19, 0.5, "metal", top=0.16, sides=18)
    cylinder(m, (x, y, 0.5), 0.16, 0.36, "rust", top=0.12, sides=18)
    cylinder(m, (x, y, 0.86), 0.1, 0.3, "metal", sides=18)
    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        tube(
            m,
            (x + a * 0.22, y + b * 0.22, 0),
            (x + a * 0.22, y + b * 0.22, 1.16),
            0.015,
            "metald",
            sides=4,
        )
    for z in (0.56, 0.86):
        box(m, (x, y, z), (0.48, 0.48, 0.02), "haz", bevel=0.003)
    pipe(m, [(x, y, 1.12), (-0.1, y, 1.26), (-0.1, y, 0.8)], 0.05, "metald")
    for k in range(2):
        silo(m, (0.48 + 0.27 * k, -0.24, 0), 0.11, 0.3, "white", band="cyan")


@BOOK.sprite("carbfix", footprint=(2, 2), seed=560)
def carbfix(m: Model) -> None:
    """Domes on basalt, a well, tanks of captured carbon."""
    patch(m, (0, 0), (0.94, 0.9), "rockd", edge=0.2, wobble=0.05, tint=0.8)
    for _ in range(26):
        a, far = m.between(0, math.tau), m.between(0.5, 0.86)
        stone(
            m,
            (far * math.cos(a), far * math.sin(a), 0),
            m.between(0.03, 0.08),
            "basalt",
        )
    for x, y, r in ((0.3, 0.35, 0.36), (-0.48, 0.25, 0.24)):
        _dome(m, x, y, r)
    tube(m, (-0.24, 0.25, 0.1), (0.0, 0.3, 0.1), 0.03, "leafy", sides=8)
    cylinder(m, (-0.1, -0.42, 0), 0.14, 0.06, "concrete", sides=20)
    cylinder(m, (-0.1, -0.42, 0.06), 0.05, 0.3, "teal", sides=14)
    for z in (0.2, 0.36):
        cylinder(m, (-0.1, -0.42, z), 0.074, 0.03, "haz", sides=14)
    ball(m, (-0.1, -0.42, 0.42), 0.03, "g_cyanw", detail=2)
    pipe(m, [(-0.1, -0.38, 0.14), (0.1, -0.2, 0.14), (0.2, 0.0, 0.14)], 0.024, "leafy")
    for x in (0.42, 0.6):
        silo(m, (x, -0.42, 0), 0.075, 0.34, "white", band="leafy")
    tube(m, (-0.1, -0.42, 0.1), (0.42, -0.42, 0.1), 0.018, "metald")
    box(m, (-0.55, -0.45, 0), (0.24, 0.2, 0.18), "dark", tint=1.5)
    roofs.gable(m, (-0.55, -0.45, 0.18), (0.24, 0.2, 0.09), "moss", wall="dark", rows=2)
    for x, y in ((0.78, -0.1), (-0.8, -0.2), (0.2, -0.78)):
        tuft(m, (x, y, 0), 0.08, "leafy", 7)


def _dome(m: Model, x: float, y: float, r: float) -> None:
    """Panes in white bars on a ring of concrete."""
    cylinder(m, (x, y, 0), r * 1.05, 0.05, "concrete", sides=24)
    ball(m, (x, y, 0.05), r, "metal", detail=2, half=True, squash=0.95, tint=1.06,
         jitter=0.02)  # fmt: skip
    for lift, share in ((0.0, 1.0), (0.5, 0.87), (0.82, 0.57)):
        z = 0.05 + r * 0.95 * lift
        ring = [(x + r * share * 1.01 * math.cos(k * math.tau / 10),
                 y + r * share * 1.01 * math.sin(k * math.tau / 10), z)
                for k in range(11)]  # fmt: skip
        for k in range(10):
            tube(m, ring[k], ring[k + 1], 0.009, "white", sides=4)
    with wall(m, "left", (x, y - r, 0)):
        box(m, (0, 0.03, 0), (0.17, 0.12, 0.2), "white", bevel=0.02)
        box(m, (0, -0.032, 0.01), (0.1, 0.012, 0.16), "g_win", bevel=0)


@BOOK.sprite("port", footprint=(3, 2), seed=580, ground=SHORE)
def port(m: Model) -> None:
    """Two red cranes, stacks of freight, a blue shed."""
    patch(m, (0, 0), (1.44, 0.94), "gravel", edge=0.08, square=0.8, wobble=0.02)
    box(m, (0, -0.6, 0), (2.8, 0.56, 0.05), "concrete")
    box(m, (0, -0.87, 0.02), (2.8, 0.05, 0.05), "haz", bevel=0.006)
    for k in range(9):
        cylinder(m, (-1.3 + 0.325 * k, -0.9, 0), 0.035, 0.08, "dark", sides=10)
    for x in (-0.55, 0.75):
        _quay_crane(m, x)
    for i in range(5):
        for j in range(2):
            for level in range(m.pick((1, 2, 3, 2))):
                spot = (-1.15 + 0.34 * i, 0.35 + 0.17 * j, 0.125 * level)
                container(m, spot, m.pick(FREIGHT), size=(0.31, 0.145, 0.122))
    box(m, (0.88, 0.5, 0), (0.76, 0.46, 0.36), "sky")
    roofs.gable(m, (0.88, 0.5, 0.36), (0.76, 0.46, 0.15), "blue", wall="sky", rows=2)
    with wall(m, "left", (0.88, 0.27, 0)):
        for k in range(3):
            gate(m, -0.24 + 0.24 * k, 0, (0.15, 0.21),
                 paint="g_win" if k == 1 else "metald")  # fmt: skip
    with wall(m, "right", (1.26, 0.5, 0)):
        windows(m, (-0.12, 0.12), (0.12,))
    for x in (-1.3, 0.1, 1.3):
        lamp(m, (x, -0.8, 0.05), 0.42)


def _quay_crane(m: Model, x: float) -> None:
    with m.at(x, -0.55, 0.05):
        for a in (-0.2, 0.2):
            for b in (-0.26, 0.26):
                box(m, (a, b, 0), (0.045, 0.045, 0.84), "red", bevel=0.006)
            box(m, (a, 0, 0.84), (0.05, 0.6, 0.06), "red", bevel=0.006)
            box(m, (a, 0, 0.38), (0.03, 0.52, 0.03), "red", bevel=0.004)
        for b in (-0.26, 0.26):
            box(m, (0, b, 0.84), (0.44, 0.05, 0.06), "red", bevel=0.006)
        for a in (-0.09, 0.09):
            box(m, (a, -0.2, 0.95), (0.035, 1.5, 0.05), "red", bevel=0.006)
        for k in range(8):
            box(m, (0, -0.88 + 0.2 * k, 0.955), (0.2, 0.025, 0.025), "red", bevel=0.003)
        box(m, (0, 0.28, 0.9), (0.22, 0.24, 0.17), "white")
        tube(m, (0, 0, 0.93), (0, 0, 1.42), 0.03, "red", sides=5)
        tube(m, (0, 0, 1.42), (0, -0.88, 1.0), 0.012, "dark", sides=4)
        tube(m, (0, 0, 1.42), (0, 0.5, 1.0), 0.012, "dark", sides=4)
        tube(m, (0, -0.6, 0.95), (0, -0.6, 0.6), 0.008, "dark", sides=4)
        container(m, (0, -0.6, 0.48), "teal", size=(0.13, 0.3, 0.12), ribs=3)
        beacon(m, (0, 0, 1.45), 0.024)
    roof_fan(m, (x, -0.27, 1.12), 0.05)
