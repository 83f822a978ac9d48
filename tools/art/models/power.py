"""Plants that burn, and the solar farm."""

import math

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    beacon,
    boarded,
    door,
    fence,
    gate,
    lamp,
    wall,
    window,
    windows,
)
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, conifer, flowers, grass, hedge, leaf_tree, stone
from tools.art.kit.shapes import (
    ball,
    box,
    cylinder,
    lathe,
    patch,
    tube,
)
from tools.art.kit.sprite import SOOTY, Book
from tools.art.kit.tech import (
    container,
    fuel_tank,
    pipe,
    pv_table,
    pylon,
    roof_fan,
    stack,
    transformer,
)

BOOK = Book("power")
COOLING = (
    (0.42, 0), (0.385, 0.12), (0.33, 0.32), (0.29, 0.55), (0.276, 0.7), (0.285, 0.84),
    (0.305, 0.94), (0.29, 0.94), (0.265, 0.84), (0.255, 0.7),
)  # fmt: skip


@BOOK.sprite("coal_plant_worn", card=True, footprint=(3, 3), seed=310, ground=SOOTY)
def coal_plant_worn(m: Model) -> None:
    """Two units under rust and soot; two stacks smoke."""
    _coal_ground(m, 1.0)
    _boiler_house(m, (-0.62, 0.58), closed=False)
    _turbine_hall(m, closed=0)
    for x, y, tall in ((-1.14, 0.98, 2.1), (-1.14, 0.36, 1.92)):
        _coal_stack(m, x, y, tall)
    _flue(m, 0.98, 0.7)
    _flue(m, 0.36, 0.8)
    _cooling_tower(m)
    _coal_yard(m, ((-0.78, -0.92, 0.42), (-0.22, -1.02, 0.34), (-0.48, -0.7, 0.3)))
    _switchyard(m, 3)
    _coal_rim(m, tidy=False)


@BOOK.sprite("coal_plant_one_unit", card=True, footprint=(3, 3), seed=311, ground=SOOTY)
def coal_plant_one_unit(m: Model) -> None:
    """One stack is gone to a stump, half the house is boarded, grass comes back."""
    _coal_ground(m, 0.8)
    patch(m, (0.1, -1.05), (0.5, 0.3), "grass2", edge=0.4)
    _boiler_house(m, (-0.62, 0.58), closed=True)
    _turbine_hall(m, closed=3)
    _coal_stack(m, -1.14, 0.98, 2.1)
    _flue(m, 0.98, 0.7)
    cylinder(m, (-1.14, 0.36, 0), 0.16, 0.42, "concrete", sides=20, tint=0.9)
    cylinder(m, (-1.14, 0.36, 0.42), 0.13, 0.006, "soot", sides=20)
    for k in range(7):
        stone(m, (-1.2 + 0.07 * k, 0.12 - 0.03 * (k % 3), 0), 0.04, "concreted")
    _cooling_tower(m)
    _coal_yard(m, ((-0.86, -0.86, 0.3), (-0.5, -0.76, 0.22)))
    _switchyard(m, 2)
    for x, y in ((-0.1, -1.12), (0.2, -1.2), (0.05, -0.95)):
        leaf_tree(m, (x, y, 0), m.between(0.24, 0.34))
    grass(m, 26, (0.05, -1.05), (0.5, 0.28), height=0.06)
    _coal_rim(m, tidy=True)


def _coal_ground(m: Model, soot: float) -> None:
    patch(m, (0, 0), (1.42, 1.4), "grassdry", edge=0.12, square=0.5, wobble=0.03)
    patch(m, (0, 0), (1.34, 1.32), "concreted", edge=0.06, square=0.7, wobble=0.025)
    for _ in range(round(16 * soot)):
        where = (m.between(-1.1, 1.1), m.between(-1.1, 1.1))
        patch(m, where, (m.between(0.08, 0.2), m.between(0.06, 0.16)), "soot",
              edge=0.6, tint=1.35)  # fmt: skip
    patch(m, (-0.5, -0.85), (0.72, 0.46), "coal", edge=0.35, tint=1.25)


def _boiler_house(m: Model, at: tuple[float, float], *, closed: bool) -> None:
    x, y = at
    box(m, (x, y, 0), (0.92, 0.78, 1.15), "grime")
    box(m, (x, y, 1.15), (0.97, 0.83, 0.05), "grime2")
    box(m, (x, y + 0.05, 1.18), (0.5, 0.5, 0.2), "grime2")
    for k in range(3):
        roof_fan(m, (x - 0.14 + 0.14 * k, y - 0.28, 1.2), 0.05)
    for z in (0.3, 0.58, 0.86):
        box(m, (x, y, z), (0.94, 0.8, 0.022), "rust", bevel=0.004)
    _rust_streaks(m, x, y)
    with wall(m, "left", (x, y - 0.39, 0)):
        for i in range(4):
            for j in range(3):
                place = (-0.33 + 0.22 * i, 0.37 + 0.28 * (j - 1) + 0.08)
                _boiler_window(m, *place, dead=(i + j) % 3 == 0, shut=closed and i < 2)
    with wall(m, "right", (x + 0.46, y, 0)):
        for j in range(3):
            for k, wx in enumerate((-0.2, 0.15)):
                place = (wx, 0.45 + 0.28 * (j - 1))
                _boiler_window(
                    m, *place, dead=j == 1 and k == 1, shut=closed and k == 0
                )


def _boiler_window(m: Model, x: float, z: float, *, dead: bool, shut: bool) -> None:
    if shut:
        boarded(m, x, z, (0.1, 0.12))
    else:
        window(
            m, x, z, (0.09, 0.12), frame="grime2", cross=False, sill=False, dead=dead
        )


def _rust_streaks(m: Model, x: float, y: float) -> None:
    for _ in range(9):
        px, tall = x + m.between(-0.42, 0.42), m.between(0.08, 0.22)
        z = m.pick((0.3, 0.58, 0.86)) - tall
        box(
            m,
            (px, y - 0.391, z),
            (m.between(0.02, 0.05), 0.006, tall),
            "grime2",
            bevel=0,
        )
        py = y + m.between(-0.34, 0.34)
        box(
            m,
            (x + 0.461, py, z),
            (0.006, m.between(0.02, 0.05), tall),
            "grime2",
            bevel=0,
        )


def _turbine_hall(m: Model, *, closed: int) -> None:
    """`closed` windows are boarded."""
    box(m, (0.58, 0.78, 0), (1.2, 0.6, 0.54), "brick", tint=0.85)
    roofs.gable(m, (0.58, 0.78, 0.54), (1.2, 0.6, 0.2), "soot", wall="brick", rows=3)
    for k in range(3):
        cylinder(m, (0.2 + 0.38 * k, 0.78, 0.72), 0.05, 0.1, "metald", sides=10)
    with wall(m, "left", (0.58, 0.48, 0)):
        for k in range(6):
            if k < closed:
                boarded(m, -0.5 + 0.2 * k, 0.13, (0.1, 0.28))
            else:
                window(m, -0.5 + 0.2 * k, 0.13, (0.1, 0.28), frame="stoned")
    with wall(m, "right", (1.18, 0.78, 0)):
        windows(m, (-0.18, 0, 0.18), (0.13,), (0.09, 0.26), frame="stoned")


def _coal_stack(m: Model, x: float, y: float, tall: float) -> None:
    stack(m, (x, y, 0), (0.155, 0.1), tall)
    beacon(m, (x + 0.09, y - 0.09, tall - 0.06))


def _flue(m: Model, y: float, z: float) -> None:
    box(m, (-1.14, y - 0.0, 0), (0.24, 0.26, 0.34), "grime2")
    tube(m, (-1.05, y, z), (-1.14, y, z), 0.06, "metald", sides=10)


def _cooling_tower(m: Model) -> None:
    x, y = 0.68, -0.1
    lathe(m, (x, y, 0.1), COOLING, "concrete", sides=36, fade=(0.84, 1.05))
    for k in range(22):
        a = math.tau * k / 22
        tube(
            m,
            (x + 0.42 * math.cos(a), y + 0.42 * math.sin(a), 0),
            (x + 0.415 * math.cos(a + 0.12), y + 0.415 * math.sin(a + 0.12), 0.12),
            0.014,
            "concreted",
            sides=4,
        )
    cylinder(m, (x, y, 0.78), 0.262, 0.01, "soot", sides=24)


def _coal_yard(m: Model, heaps: tuple[tuple[float, float, float], ...]) -> None:
    """Heaps, lumps around them, and the belt up to the boiler."""
    for x, y, radius in heaps:
        ball(m, (x, y, 0), radius, "coal", detail=3, squash=0.62, rough=0.07, half=True,
             jitter=0.1, fade=(0.85, 1.5))  # fmt: skip
        for _ in range(7):
            a, far = m.between(0, math.tau), radius * m.between(1.0, 1.25)
            ball(m, (x + far * math.cos(a), y + far * math.sin(a), 0.015),
                 m.between(0.02, 0.045), "coal", rough=0.2, jitter=0.2)  # fmt: skip
    start, end = (-0.6, -0.78, 0.26), (-0.56, 0.19, 1.02)
    tube(m, start, end, 0.06, "rust", sides=4)
    for share in (0.15, 0.42, 0.7):
        x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        tube(m, (x - 0.05, y, 0), (x, y, z), 0.018, "metald", sides=5)
        tube(m, (x + 0.05, y, 0), (x, y, z), 0.018, "metald", sides=5)
    box(m, (-0.6, -0.84, 0), (0.2, 0.2, 0.32), "rust")


def _switchyard(m: Model, count: int) -> None:
    for k in range(count):
        transformer(m, (0.5 + 0.3 * k, -1.08, 0))
    fence(m, [(0.32, -1.26), (1.26, -1.26)], paint="metald", height=0.11, gap=0.12)
    pylon(m, (1.16, -0.72, 0), 1.0)
    lamp(m, (0.12, -0.6, 0), 0.36)
    lamp(m, (-1.28, -0.3, 0), 0.36)


def _coal_rim(m: Model, *, tidy: bool) -> None:
    """Tired grass and bushes where the yard ends."""
    for _ in range(26):
        side, along = m.pick((0, 1)), m.between(-1.36, 1.36)
        x, y = (along, -1.37) if side else (1.37, along)
        grass(
            m, 1, (x, y), (0.05, 0.05), height=0.07, paint="grassd" if tidy else "reed"
        )
    for x, y in ((1.32, 1.0), (1.34, 0.2), (-1.3, -1.28), (1.28, -1.34)):
        bush(m, (x, y, 0), 0.14, "leaf3" if tidy else "reed")
    if tidy:
        hedge(m, (-1.3, -1.36), (-0.4, -1.36))
        for x, y in ((1.34, -0.3), (-1.34, -0.7)):
            conifer(m, (x, y, 0), 0.5)


@BOOK.sprite("diesel_set", card=True, footprint=(2, 2), seed=320, ground=SOOTY)
def diesel_set(m: Model) -> None:
    """Four containers with sooty pipes, a lying tank in a bund, drums."""
    patch(m, (0, 0), (0.94, 0.92), "grassdry", edge=0.15, square=0.5, wobble=0.04)
    patch(m, (0, 0), (0.86, 0.84), "gravel", edge=0.08, square=0.7, wobble=0.03)
    for _ in range(6):
        patch(m, (m.between(-0.5, 0.6), m.between(-0.4, 0.5)), (0.12, 0.09), "soot",
              edge=0.6, tint=1.3)  # fmt: skip
    for k in range(4):
        _genset(m, -0.56 + 0.33 * k, 0.36)
    _bund(m)
    for k in range(5):
        cylinder(m, (-0.7 + 0.09 * (k % 3), -0.62 - 0.09 * (k // 3), 0), 0.038, 0.11,
                 ("rust", "blue", "rust", "haz", "blue")[k], sides=12)  # fmt: skip
    transformer(m, (0.76, 0.36, 0), scale=1.1)
    box(m, (0.68, -0.2, 0), (0.22, 0.18, 0.2), "cream")
    roofs.lean_to(m, (0.68, -0.2, 0.2), (0.22, 0.18, 0.05), "rust", wall="cream")
    with wall(m, "left", (0.68, -0.29, 0)):
        door(m, 0, 0, (0.08, 0.15), paint="rust", step=False)
    fence(m, [(-0.86, -0.84), (-0.1, -0.84)], paint="metald", height=0.11)
    lamp(m, (0.84, -0.78, 0), 0.3)
    grass(m, 14, (0, -0.86), (0.85, 0.05), height=0.06, paint="reed")
    bush(m, (-0.84, 0.2, 0), 0.13, "leaf3")
    bush(m, (0.84, 0.8, 0), 0.15)


def _genset(m: Model, x: float, y: float) -> None:
    """A container with the engine's grille, a silencer and a pipe."""
    container(m, (x, y, 0.03), "mustard" if x < 0.1 else "oldtile", ribs=3,
              size=(0.24, 0.6, 0.28))  # fmt: skip
    box(m, (x, y + 0.16, 0.309), (0.18, 0.22, 0.004), "soot", bevel=0)
    box(m, (x, y, 0), (0.26, 0.62, 0.03), "concreted", bevel=0.004)
    box(m, (x, y - 0.305, 0.07), (0.18, 0.012, 0.19), "dark", bevel=0)
    for k in range(4):
        box(
            m, (x, y - 0.312, 0.09 + 0.045 * k), (0.18, 0.014, 0.014), "metald", bevel=0
        )
    roof_fan(m, (x, y - 0.17, 0.31), 0.075)
    cylinder(m, (x, y + 0.02, 0.36), 0.05, 0.2, "soot", axis="y", sides=12)
    tube(m, (x, y + 0.2, 0.36), (x, y + 0.2, 0.66), 0.03, "rust", sides=10)
    cylinder(m, (x, y + 0.2, 0.65), 0.036, 0.03, "coal", sides=10)


def _bund(m: Model) -> None:
    """A low wall that would hold a spill."""
    for x, y, w, d in (
        (-0.1, -0.28, 0.94, 0.04),
        (-0.1, -0.66, 0.94, 0.04),
        (-0.55, -0.47, 0.04, 0.4),
        (0.35, -0.47, 0.04, 0.4),
    ):
        box(m, (x, y, 0), (w, d, 0.08), "concrete")
    fuel_tank(m, (-0.1, -0.47, 0), 0.13, 0.62, "tin", band="haz")
    pipe(
        m, [(-0.1, -0.36, 0.28), (-0.1, -0.36, 0.12), (-0.1, 0.02, 0.12)], 0.018, "rust"
    )
    box(m, (-0.1, -0.604, 0.12), (0.16, 0.012, 0.09), "red", bevel=0)


@BOOK.sprite("gas_turbine", card=True, footprint=(2, 2), seed=330)
def gas_turbine(m: Model) -> None:
    """A pale hall, an air intake, one steel stack, cold tanks for shipped gas."""
    patch(m, (0, 0), (0.95, 0.93), "grass", edge=0.15, square=0.5, wobble=0.03)
    patch(m, (0, 0), (0.84, 0.82), "gravel", edge=0.07, square=0.75, wobble=0.02)
    _gas_hall(m)
    box(m, (0.42, 0.42, 0), (0.3, 0.4, 0.3), "metal")
    box(m, (0.42, 0.42, 0.3), (0.26, 0.34, 0.12), "metal", taper=0.7)
    stack(m, (0.42, 0.42, 0.38), (0.105, 0.09), 0.72, paint="metal", bands=(0.86,),
          mouth="metald")  # fmt: skip
    beacon(m, (0.5, 0.34, 1.0), 0.02)
    for x, y in ((-0.5, -0.46), (-0.14, -0.46)):
        _gas_tank(m, x, y)
    pipe(m, [(-0.5, -0.46, 0.1), (0.4, -0.46, 0.1), (0.4, 0.2, 0.1)], 0.024, "haz")
    box(m, (0.4, -0.46, 0), (0.2, 0.2, 0.16), "white")
    box(m, (0.4, -0.46, 0.16), (0.14, 0.14, 0.05), "blue")
    transformer(m, (0.7, -0.1, 0))
    transformer(m, (0.7, 0.26, 0), scale=0.8)
    pylon(m, (0.76, -0.52, 0), 0.8)
    fence(m, [(-0.82, -0.8), (0.5, -0.8)], paint="white", height=0.09, gap=0.11)
    hedge(m, (-0.84, -0.88), (0.2, -0.88))
    lamp(m, (0.82, -0.84, 0), 0.3)
    lamp(m, (-0.82, -0.2, 0), 0.3)
    for x, y in ((-0.86, 0.5), (0.86, 0.74)):
        leaf_tree(m, (x, y, 0), 0.46)


def _gas_hall(m: Model) -> None:
    box(m, (-0.32, 0.4, 0), (0.9, 0.58, 0.56), "sky")
    box(m, (-0.32, 0.4, 0.56), (0.95, 0.63, 0.05), "white")
    box(m, (-0.32, 0.4, 0.34), (0.915, 0.595, 0.07), "blue", bevel=0.004)
    box(m, (-0.55, 0.44, 0.6), (0.34, 0.4, 0.26), "white")
    for k in range(5):
        box(m, (-0.55, 0.236, 0.63 + 0.045 * k), (0.3, 0.014, 0.018), "metald", bevel=0)
        box(
            m, (-0.376, 0.44, 0.63 + 0.045 * k), (0.014, 0.36, 0.018), "metald", bevel=0
        )
    for k in range(2):
        roof_fan(m, (-0.14, 0.28 + 0.24 * k, 0.61), 0.08)
    with wall(m, "left", (-0.32, 0.11, 0)):
        windows(m, (-0.34, -0.17, 0), (0.12,), (0.1, 0.14), cross=False)
        gate(m, 0.26, 0, (0.22, 0.27))
    with wall(m, "right", (0.13, 0.4, 0)):
        window(m, -0.16, 0.12, (0.1, 0.14), cross=False)


def _gas_tank(m: Model, x: float, y: float) -> None:
    """A ball on legs with an orange belt."""
    for k in range(6):
        a = math.tau * k / 6
        tube(m, (x + 0.13 * math.cos(a), y + 0.13 * math.sin(a), 0),
             (x + 0.145 * math.cos(a), y + 0.145 * math.sin(a), 0.22), 0.015,
             "metald")  # fmt: skip
    ball(m, (x, y, 0.26), 0.175, "white", detail=4, smooth=True, jitter=0)
    cylinder(m, (x, y, 0.247), 0.178, 0.026, "orange", sides=28)
    cylinder(m, (x, y, 0.43), 0.03, 0.04, "metald", sides=10)


@BOOK.sprite("pv_farm", variants=2, card=True, seed=340)
def pv_farm(m: Model, n: int) -> None:
    """Three rows over a meadow; sheep or flowers, an inverter."""
    patch(m, (0, 0), (0.46, 0.45), "grass2", edge=0.35, wobble=0.06)
    for y in (-0.3, -0.01, 0.28):
        for x in (-0.235, 0.235):
            pv_table(m, (x, y, 0), (0.44, 0.2), tilt=26, grid=(5, 2))
    grass(m, 16)
    if n == 0:
        box(m, (0.41, 0.43, 0), (0.1, 0.08, 0.1), "white")
        box(m, (0.41, 0.387, 0.03), (0.06, 0.008, 0.05), "g_greenw", bevel=0)
        flowers(m, 10, (0, -0.45), (0.42, 0.02))
    else:
        for x, y in ((-0.1, -0.46), (0.16, -0.155), (-0.3, 0.135)):
            _sheep(m, x, y)
        flowers(m, 5, (0.3, -0.45), (0.1, 0.02))


def _sheep(m: Model, x: float, y: float) -> None:
    with m.at(x, y, 0, turn=m.between(-40, 40)):
        ball(m, (0, 0, 0.045), 0.036, "white", detail=2, squash=0.85, rough=0.1)
        ball(m, (0.036, 0, 0.055), 0.017, "dark", detail=2)
        for dx in (-0.018, 0.018):
            box(m, (dx, 0, 0), (0.012, 0.03, 0.025), "dark", bevel=0)


@BOOK.sprite("pylon", seed=365)
def lone_pylon(m: Model) -> None:
    pylon(m, (0, 0, 0))
