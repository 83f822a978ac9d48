"""Water, waste, squares, charging, and what was left to fall down."""

import math

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    bench,
    boarded,
    door,
    gate,
    lamp,
    parasol,
    wall,
    window,
    windows,
)
from tools.art.kit.model import Model
from tools.art.kit.plants import (
    broad_tree,
    bush,
    flowers,
    grass,
    hedge,
    leaf_tree,
    stone,
    tuft,
)
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, plank, tube
from tools.art.kit.sprite import BARE, Book
from tools.art.kit.tech import cells, charger, container, flat_panels, pipe, roof_fan
from tools.art.kit.vehicles import car

BOOK = Book("services")


def plant_ground(m: Model, floor: str = "gravel") -> None:
    """A yard of two tiles with a rim of grass."""
    patch(m, (0, 0), (0.95, 0.93), "grass", edge=0.15, square=0.5, wobble=0.03)
    patch(m, (0, 0), (0.84, 0.82), floor, edge=0.07, square=0.75, wobble=0.02)


def basin(m: Model, at: tuple[float, float], radius: float, water: str) -> None:
    """A round tank of water with a turning bridge."""
    x, y = at
    cylinder(m, (x, y, 0), radius, 0.12, "concrete", sides=32)
    cylinder(m, (x, y, 0.121), radius * 0.9, 0.002, "concreted", sides=32)
    cylinder(m, (x, y, 0.123), radius * 0.88, 0.003, water, sides=32, jitter=0)
    with m.at(x, y, 0.13, turn=-34):
        box(m, (radius * 0.46, 0, 0.02), (radius * 1.0, 0.04, 0.02), "metald", bevel=0)
        for side in (-0.02, 0.02):
            tube(m, (0, side, 0.075), (radius * 0.95, side, 0.075), 0.008, "white",
                 sides=4)  # fmt: skip
        for k in range(4):
            box(
                m,
                (radius * 0.3 * k, 0.02, 0.03),
                (0.012, 0.012, 0.05),
                "white",
                bevel=0,
            )
    cylinder(m, (x, y, 0.1), 0.04, 0.07, "metald", sides=12)


@BOOK.sprite("water_works", card=True, footprint=(2, 2), seed=410)
def water_works(m: Model) -> None:
    """A blue-banded tower, two clear basins, a pump house."""
    plant_ground(m)
    basin(m, (-0.42, -0.34), 0.3, "water")
    basin(m, (0.26, -0.48), 0.3, "water")
    box(m, (-0.36, 0.45, 0), (0.84, 0.46, 0.34), "cream")
    box(m, (-0.36, 0.45, 0), (0.85, 0.47, 0.06), "stone")
    roofs.hip(m, (-0.36, 0.45, 0.34), (0.84, 0.46, 0.18), "navy", ridge=0.55)
    with wall(m, "left", (-0.36, 0.22, 0)):
        windows(m, (-0.3, -0.14, 0.3), (0.11,), (0.1, 0.15))
        gate(m, 0.1, 0, (0.2, 0.24), paint="navy")
    with wall(m, "right", (0.06, 0.45, 0)):
        windows(m, (-0.1, 0.1), (0.11,), (0.1, 0.15))
    _water_tower(m, 0.52, 0.5)
    pipe(
        m, [(-0.16, 0.26, 0.06), (-0.16, -0.1, 0.06), (-0.3, -0.2, 0.06)], 0.03, "blue"
    )
    pipe(m, [(0.5, 0.36, 0.06), (0.5, 0.0, 0.06), (0.36, -0.24, 0.06)], 0.03, "blue")
    hedge(m, (-0.86, -0.88), (-0.1, -0.88))
    lamp(m, (0.82, -0.82, 0), 0.3)
    leaf_tree(m, (-0.86, 0.1, 0), 0.46)
    leaf_tree(m, (0.86, 0.0, 0), 0.42)
    flowers(m, 8, (0.4, -0.88), (0.3, 0.02))


def _water_tower(m: Model, x: float, y: float) -> None:
    for k in range(6):
        a = math.tau * k / 6
        foot = (x + 0.2 * math.cos(a), y + 0.2 * math.sin(a), 0)
        head = (x + 0.14 * math.cos(a), y + 0.14 * math.sin(a), 0.66)
        tube(m, foot, head, 0.016, "white")
    for z, r in ((0.22, 0.18), (0.44, 0.16)):
        cylinder(m, (x, y, z), r, 0.016, "metal", sides=18)
    cylinder(m, (x, y, 0), 0.05, 0.66, "white", sides=12)
    cylinder(m, (x, y, 0.66), 0.16, 0.06, "white", top=0.23, sides=24)
    cylinder(m, (x, y, 0.72), 0.23, 0.24, "white", sides=24)
    cylinder(m, (x, y, 0.8), 0.234, 0.07, "blue", sides=24)
    cylinder(m, (x, y, 0.96), 0.24, 0.12, "navy", top=0.02, sides=24)


@BOOK.sprite("sewage_works", card=True, footprint=(2, 2), seed=420)
def sewage_works(m: Model) -> None:
    """Murky and clear basins, aeration, two egg-shaped digesters."""
    plant_ground(m)
    basin(m, (-0.5, -0.42), 0.28, "mud")
    basin(m, (0.16, -0.5), 0.28, "water")
    box(m, (-0.4, 0.3, 0), (0.7, 0.5, 0.1), "concrete")
    for k in range(3):
        x = -0.62 + 0.22 * k
        box(
            m, (x, 0.3, 0.094), (0.18, 0.44, 0.008), ("mud", "reed", "seag")[k], bevel=0
        )
        for _ in range(12):
            spot = (x + m.between(-0.08, 0.08), 0.3 + m.between(-0.2, 0.2), 0.1)
            ball(m, spot, 0.014, "foam", squash=0.4)
    for x, y in ((0.32, 0.5), (0.62, 0.34)):
        _digester(m, x, y)
    tube(m, (0.32, 0.5, 0.52), (0.62, 0.34, 0.52), 0.02, "haz")
    box(m, (0.64, -0.12, 0), (0.3, 0.26, 0.22), "rose")
    roofs.gable(m, (0.64, -0.12, 0.22), (0.3, 0.26, 0.12), "moss", wall="rose", rows=2)
    with wall(m, "left", (0.64, -0.25, 0)):
        door(m, -0.05, 0, (0.08, 0.15), step=False)
        window(m, 0.07, 0.07, (0.07, 0.09))
    for _ in range(24):
        spot = (m.between(-0.86, -0.5), m.between(0.7, 0.86), 0)
        tuft(m, spot, 0.12, m.pick(("reed", "grassd")))
    hedge(m, (-0.86, -0.88), (0.1, -0.88))
    lamp(m, (0.82, -0.82, 0), 0.3)
    leaf_tree(m, (0.88, 0.7, 0), 0.46)


def _digester(m: Model, x: float, y: float) -> None:
    ball(m, (x, y, 0.24), 0.2, "metal", detail=4, smooth=True, squash=1.35, jitter=0)
    cylinder(m, (x, y, 0), 0.15, 0.12, "concrete", top=0.12, sides=20)
    cylinder(m, (x, y, 0.5), 0.045, 0.06, "leafy", sides=12)
    cylinder(m, (x, y, 0.22), 0.204, 0.025, "leafy", sides=28)


@BOOK.sprite("plaza", variants=2, card=True, seed=430)
def plaza(m: Model, n: int) -> None:
    """Paving with gaps, rain gardens, shade and seats."""
    patch(m, (0, 0), (0.47, 0.46), "paving", edge=0.08, square=0.8, wobble=0.015)
    for i in range(6):
        for j in range(6):
            if (i + j) % 2:
                spot = (-0.36 + 0.145 * i, -0.36 + 0.145 * j, 0.008)
                box(m, spot, (0.132, 0.132, 0.004), "kerb", bevel=0, jitter=0.04)
    if n == 0:
        _fountain(m)
        beds = ((-0.3, 0.3), (0.3, 0.3), (0.31, -0.3))
    else:
        mound(m, (0, -0.02, 0), (0.2, 0.17), 0.014, "grass2", slope=0.02)
        mound(m, (0, -0.02, 0.008), (0.13, 0.1), 0.01, "water", slope=0.0, jitter=0)
        for _ in range(12):
            a = m.between(0, math.tau)
            tuft(m, (0.16 * math.cos(a), 0.13 * math.sin(a) - 0.02, 0.01), 0.09, "reed")
        beds = ((-0.31, 0.3), (0.31, 0.28), (-0.33, -0.28))
    for x, y in beds:
        box(m, (x, y, 0), (0.17, 0.17, 0.035), "stone", bevel=0.008)
        box(m, (x, y, 0.03), (0.14, 0.14, 0.012), "grass2", bevel=0.004)
        (broad_tree if n else leaf_tree)(m, (x, y, 0.03), m.between(0.36, 0.44))
    bench(m, (-0.05, 0.33, 0))
    bench(m, (0.34, 0.0, 0), turn=-90)
    parasol(
        m,
        (-0.3 if n == 0 else 0.3, -0.3, 0),
        (("teal", "white"), ("orange", "white"))[n],
    )
    flowers(m, 9, (0.05, -0.4), (0.16, 0.02))
    lamp(m, (-0.42, 0.02, 0))


def _fountain(m: Model) -> None:
    cylinder(m, (0, -0.02, 0), 0.15, 0.04, "stone", sides=24)
    cylinder(m, (0, -0.02, 0.041), 0.13, 0.003, "water", sides=24, jitter=0)
    cylinder(m, (0, -0.02, 0.04), 0.03, 0.08, "stone", sides=12)
    cylinder(m, (0, -0.02, 0.12), 0.065, 0.016, "stone", sides=16)
    for k in range(6):
        a = math.tau * k / 6
        tube(m, (0, -0.02, 0.2), (0.06 * math.cos(a), 0.06 * math.sin(a) - 0.02, 0.13),
             0.009, "foam", end_radius=0.005)  # fmt: skip


@BOOK.sprite("ev_hub", seed=460)
def ev_hub(m: Model) -> None:
    """Fast chargers under a roof of panels, beside a battery."""
    patch(m, (0, 0), (0.46, 0.45), "asphalt", edge=0.1, square=0.8, wobble=0.015)
    box(m, (0, 0.34, 0), (0.84, 0.14, 0.03), "kerb", bevel=0.008)
    hedge(m, (-0.4, 0.42), (0.3, 0.42), height=0.08)
    for x in (-0.28, 0, 0.28):
        charger(m, (x, 0.31, 0.025))
        box(m, (x, -0.06, 0.012), (0.17, 0.26, 0.004), "leafy", bevel=0)
    for x in (-0.14, 0.14, 0.42, -0.42):
        box(m, (x, -0.0, 0.012), (0.016, 0.46, 0.005), "line", bevel=0)
    car(m, (-0.28, 0.1, 0.012), "yellow", turn=90)
    car(m, (0.28, 0.1, 0.012), "teal", turn=90)
    for x in (-0.28, 0.28):
        tube(m, (x + 0.01, 0.28, 0.1), (x + 0.02, 0.2, 0.08), 0.008, "dark")
    for x in (-0.38, 0.38):
        tube(m, (x, 0.38, 0.02), (x, 0.38, 0.44), 0.016, "white")
        tube(m, (x, 0.38, 0.28), (x, 0.16, 0.37), 0.013, "white")
    with m.at(0, 0.24, 0.42, tilt=13):
        box(m, (0, 0, 0), (0.9, 0.46, 0.02), "white", bevel=0.006)
        with m.at(0, 0, 0.024):
            cells(m, (0.86, 0.42), (6, 2))
    box(m, (0.39, -0.33, 0), (0.12, 0.14, 0.2), "white", bevel=0.014)
    box(m, (0.39, -0.404, 0.12), (0.07, 0.008, 0.03), "g_greenw", bevel=0)
    flowers(m, 7, (-0.1, -0.44), (0.3, 0.01))
    bush(m, (-0.42, -0.4, 0), 0.12)


@BOOK.sprite("ruins", footprint=(2, 2), seed=470, ground=BARE)
def ruins(m: Model) -> None:
    """A hall without roof, overgrown: room for something new."""
    patch(m, (0, 0), (0.94, 0.92), "soil", edge=0.2, square=0.3, wobble=0.08)
    box(m, (-0.1, 0.2, 0), (1.3, 0.9, 0.035), "stoned")
    box(m, (-0.1, 0.2, 0.035), (1.2, 0.8, 0.01), "soil", bevel=0)
    for k in range(7):
        x, tall = -0.66 + 0.187 * k, (0.6, 0.56, 0.38, 0.5, 0.3, 0.44, 0.52)[k]
        box(m, (x, 0.62, 0.035), (0.19, 0.06, tall), "grime", bevel=0.006)
        if k % 2:
            box(m, (x, 0.592, 0.16), (0.09, 0.02, 0.16), "dark", bevel=0)
    for k in range(5):
        y, tall = 0.52 - 0.17 * k, (0.56, 0.48, 0.34, 0.4, 0.22)[k]
        box(m, (-0.72, y, 0.035), (0.06, 0.175, tall), "grime", bevel=0.006)
    for x, y, tall in ((0.5, 0.55, 0.36), (0.5, 0.1, 0.16), (-0.4, -0.22, 0.12),
                       (0.0, -0.22, 0.2), (0.42, -0.2, 0.1)):  # fmt: skip
        box(m, (x, y, 0.035), (0.16, 0.07, tall), "grime2", bevel=0.008)
    for k in range(3):
        with m.at(-0.5 + 0.34 * k, 0.22, 0.05, tilt=14 + 9 * k, turn=20 - 24 * k):
            box(m, (0, 0, 0), (0.06, 0.7, 0.05), "woodd", bevel=0.008)
    with m.at(0.2, 0.2, 0.05, tilt=12, roll=10):
        box(m, (0, 0, 0), (0.46, 0.36, 0.03), "oldtile", tint=0.75)
    for _ in range(34):
        spot = (m.between(-0.7, 0.8), m.between(-0.6, 0.5), 0.02)
        stone(m, spot, m.between(0.02, 0.055), m.pick(("grime", "brick", "stoned")))
    broad_tree(m, (0.2, 0.44, 0.03), 0.5, "leaf3")
    for x, y in ((-0.7, -0.4), (0.7, 0.3), (0.66, -0.5), (-0.2, -0.6)):
        bush(m, (x, y, 0), 0.15, m.pick(("leaf3", "reed", "leaf1")))
    grass(m, 34, (0, -0.1), (0.8, 0.7), height=0.08)
    boarded_sign(m)


def boarded_sign(m: Model) -> None:
    with wall(m, "left", (0.42, -0.62, 0)):
        for x in (-0.09, 0.09):
            tube(m, (x, 0, 0), (x, 0, 0.2), 0.011, "woodd")
        boarded(m, 0, 0.1, (0.16, 0.1))


@BOOK.sprite("demand_response", card=True, seed=482)
def demand_response(m: Model) -> None:
    """Where those who can wait are called: a small office under a great dial."""
    patch(m, (0, 0), (0.45, 0.43), "grass", edge=0.25, wobble=0.05)
    patch(m, (0.04, -0.2), (0.32, 0.16), "paving", edge=0.2, square=0.6, wobble=0.03)
    box(m, (-0.02, 0.14, 0), (0.6, 0.42, 0.03), "stone")
    box(m, (-0.02, 0.14, 0.03), (0.56, 0.38, 0.26), "white")
    roofs.flat(m, (-0.02, 0.14, 0.29), (0.56, 0.38), "leafy", "grass2")
    with wall(m, "left", (-0.02, -0.05, 0.03)):
        windows(m, (-0.17, 0.0), (0.07,), (0.12, 0.12), cross=False)
        door(m, 0.18, 0, (0.1, 0.18), paint="teal", step=False)
        _dial(m, -0.02, 0.4)
    with wall(m, "right", (0.26, 0.14, 0.03)):
        windows(m, (-0.08, 0.1), (0.07,), (0.1, 0.12), cross=False)
    tube(m, (0.16, 0.26, 0.3), (0.16, 0.26, 0.66), 0.013, "white")
    for z in (0.5, 0.6):
        tube(m, (0.09, 0.26, z), (0.23, 0.26, z), 0.011, "metald")
    _meter_posts(m)
    hedge(m, (-0.42, -0.4), (-0.02, -0.4), height=0.08)
    leaf_tree(m, (-0.42, 0.1, 0), 0.38)
    flowers(m, 7, (0.28, -0.38), (0.12, 0.03))


def _dial(m: Model, x: float, z: float) -> None:
    """Green to red, the hand in the green."""
    cylinder(m, (x, 0.03, z), 0.15, 0.03, "white", axis="y", sides=28)
    for k, paint in enumerate(("g_greenw", "leafy", "haz", "orange", "red")):
        angle = math.radians(200 - 44 * (k + 0.5))
        spot = (x + 0.105 * math.cos(angle), -0.006, z + 0.105 * math.sin(angle) - 0.03)
        box(m, spot, (0.05, 0.012, 0.05), paint, bevel=0.006)
    tube(m, (x, -0.012, z), (x - 0.07, -0.012, z + 0.05), 0.011, "dark")
    cylinder(m, (x, -0.022, z), 0.022, 0.02, "dark", axis="y", sides=12)


def _meter_posts(m: Model) -> None:
    """Switch boxes of a shop, a pump and an ice works."""
    for k, paint in enumerate(("teal", "blue", "orange")):
        x = 0.06 + 0.12 * k
        box(m, (x, -0.22, 0), (0.07, 0.05, 0.13), paint, bevel=0.01)
        box(m, (x, -0.247, 0.075), (0.04, 0.008, 0.03), "g_greenw", bevel=0)


@BOOK.sprite("energy_centre", card=True, footprint=(2, 2), seed=480)
def energy_centre(m: Model) -> None:
    """Where the island's power is steered: round, glazed, with a mast and a wing."""
    patch(m, (0, 0), (0.94, 0.92), "grass", edge=0.2, square=0.4, wobble=0.03)
    patch(m, (0.0, -0.42), (0.6, 0.3), "paving", edge=0.15, square=0.5, wobble=0.03)
    box(m, (-0.5, 0.42, 0), (0.66, 0.48, 0.34), "white")
    box(m, (-0.5, 0.42, 0), (0.67, 0.49, 0.05), "stone")
    roofs.flat(m, (-0.5, 0.42, 0.34), (0.66, 0.48), "leafy", "concreted")
    flat_panels(m, (-0.5, 0.42, 0.37), (0.56, 0.38), 2)
    with wall(m, "left", (-0.5, 0.18, 0)):
        windows(m, (-0.24, -0.08), (0.1,), (0.12, 0.14), cross=False)
    _control_room(m, 0.16, 0.2)
    _car_park(m)
    container(m, (0.74, 0.62, 0), "white", size=(0.3, 0.18, 0.2))
    box(m, (0.74, 0.526, 0.12), (0.16, 0.008, 0.025), "g_greenw", bevel=0)
    for x, y, tall in ((-0.86, -0.1, 0.44), (0.86, 0.1, 0.46), (-0.2, 0.84, 0.42)):
        leaf_tree(m, (x, y, 0), tall)
    hedge(m, (-0.84, -0.86), (-0.24, -0.86))
    hedge(m, (0.3, -0.86), (0.84, -0.86))
    bench(m, (0.34, -0.6, 0))
    flowers(m, 12, (0.6, -0.5), (0.16, 0.08))
    lamp(m, (-0.2, -0.72, 0), 0.3)
    lamp(m, (0.26, -0.72, 0), 0.3)


def _control_room(m: Model, x: float, y: float) -> None:
    """A drum of glass under a roof of grass."""
    with m.at(x, y, 0):
        cylinder(m, (0, 0, 0), 0.56, 0.035, "stone", sides=40)
        cylinder(m, (0, 0, 0.035), 0.48, 0.46, "white", sides=40)
        cylinder(m, (0, 0, 0.1), 0.484, 0.3, "g_win", sides=40, smooth=False)
        for k in range(24):
            a = math.tau * k / 24
            with m.at(0.488 * math.cos(a), 0.488 * math.sin(a), 0.09, turn=15 * k):
                box(m, (0, 0, 0), (0.018, 0.024, 0.32), "white", bevel=0)
        cylinder(m, (0, 0, 0.25), 0.49, 0.025, "white", sides=40)
        cylinder(m, (0, 0, 0.495), 0.54, 0.04, "leafy", sides=40)
        cylinder(m, (0, 0, 0.535), 0.5, 0.012, "grass2", sides=40)
        for _ in range(16):
            a, far = m.between(0, math.tau), m.between(0.1, 0.44)
            tuft(m, (far * math.cos(a), far * math.sin(a), 0.545), 0.05)
        roof_fan(m, (0.2, 0.14, 0.545), 0.08)
        tube(m, (-0.1, 0.06, 0.54), (-0.1, 0.06, 1.3), 0.022, "white", end_radius=0.01)
        for z, r in ((0.86, 0.09), (1.02, 0.07)):
            cylinder(m, (-0.1, 0.03, z), r, 0.018, "metal", axis="y", sides=18)
        ball(m, (-0.1, 0.06, 1.32), 0.024, "g_redw", detail=2)
        plank(m, [(-0.2, -0.62, 0.28), (0.08, -0.62, 0.28), (0.08, -0.42, 0.3),
                  (-0.2, -0.42, 0.3)], 0.02, "leafy")  # fmt: skip
        for side in (-0.18, 0.06):
            tube(m, (side, -0.6, 0), (side, -0.6, 0.28), 0.014, "white")


def _car_park(m: Model) -> None:
    for k, paint in enumerate(("sky", "teal")):
        x = -0.62 + 0.2 * k
        box(m, (x, -0.42, 0.006), (0.16, 0.26, 0.004), "asphalt", bevel=0)
        car(m, (x, -0.42, 0.01), paint, turn=90)
        charger(m, (x, -0.24, 0))
