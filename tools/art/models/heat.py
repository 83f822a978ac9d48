"""Heat networks: pipes, a pump station, a hot-water tank, boilers, an exchanger."""

from tools.art.kit import roofs
from tools.art.kit.fittings import door, fence, gate, lamp, wall, window, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, conifer, flowers, grass, hedge, leaf_tree, stone
from tools.art.kit.shapes import ball, box, cylinder, lathe, patch, tube
from tools.art.kit.sprite import Book
from tools.art.kit.tech import pipe, roof_fan, silo, stack, transformer

BOOK = Book("heat")
# Hot water goes out in red pipes and comes back in blue ones.
HOT, COOL = "red", "blue"


@BOOK.sprite("heat_network", card=True, seed=610)
def heat_network(m: Model) -> None:
    """A small pump house; a trench shows the two pipes that go to the houses."""
    patch(m, (0, 0), (0.46, 0.45), "grass", edge=0.25, square=0.5, wobble=0.05)
    patch(m, (0.02, -0.2), (0.44, 0.2), "soil", edge=0.12, square=0.7, wobble=0.03)
    patch(m, (0.02, -0.2), (0.4, 0.13), "soild", edge=0.1, square=0.8, wobble=0.02)
    box(m, (-0.08, 0.22, 0), (0.5, 0.3, 0.25), "cream")
    box(m, (-0.08, 0.22, 0), (0.51, 0.31, 0.05), "stone", bevel=0.004)
    roofs.gable(m, (-0.08, 0.22, 0.25), (0.5, 0.3, 0.15), "terracotta", wall="cream")
    with wall(m, "left", (-0.08, 0.07, 0)):
        gate(m, -0.13, 0, (0.15, 0.18), paint="g_win", slats=4)
        window(m, 0.11, 0.1, (0.1, 0.09))
    with wall(m, "right", (0.17, 0.22, 0)):
        window(m, 0, 0.1, (0.1, 0.09))
    for y, paint in ((-0.16, HOT), (-0.26, COOL)):
        _pair_of_ends(m, y, paint)
    for y, paint, x in ((-0.16, HOT, 0.08), (-0.26, COOL, 0.2)):
        pipe(m, [(x, y, 0.07), (x, y, 0.16), (x, 0.06, 0.16)], 0.03, paint)
        cylinder(m, (x, y, 0.14), 0.045, 0.03, "metald", sides=12)
    for k in range(5):
        stone(m, (-0.38 + 0.05 * k, -0.4 + 0.012 * (k % 2), 0), 0.03, "soil")
    bush(m, (-0.42, 0.32, 0), 0.13)
    leaf_tree(m, (0.38, 0.33, 0), 0.36)
    grass(m, 7, (0, -0.43), (0.42, 0.02))
    lamp(m, (0.4, 0.05, 0), 0.26)


def _pair_of_ends(m: Model, y: float, paint: str) -> None:
    """A jacketed pipe along the trench, its sleeves at the joints."""
    cylinder(m, (-0.38, y, 0.055), 0.042, 0.8, paint, axis="x", sides=14)
    for x in (-0.24, 0.0, 0.24):
        cylinder(m, (x, y, 0.055), 0.05, 0.05, "dark", axis="x", sides=14)
    cylinder(m, (0.42, y, 0.055), 0.028, 0.012, "metal", axis="x", sides=12)


@BOOK.sprite("heat_pump_station", card=True, footprint=(2, 2), seed=620)
def heat_pump_station(m: Model) -> None:
    """A white hall under a teal arch; ten great fans draw warmth out of the air."""
    patch(m, (0, 0), (0.95, 0.93), "grass", edge=0.12, square=0.5, wobble=0.04)
    patch(m, (0, -0.02), (0.86, 0.82), "gravel", edge=0.06, square=0.75, wobble=0.02)
    box(m, (-0.16, 0.42, 0), (1.1, 0.56, 0.44), "white")
    box(m, (-0.16, 0.42, 0), (1.11, 0.57, 0.07), "concreted", bevel=0.004)
    box(m, (-0.16, 0.42, 0.36), (1.106, 0.566, 0.045), "teal", bevel=0)
    roofs.arch(m, (-0.16, 0.42, 0.44), (1.1, 0.56, 0.17), "teal", wall="white")
    with wall(m, "left", (-0.16, 0.14, 0)):
        gate(m, -0.36, 0, (0.2, 0.26), paint="g_win")
        windows(m, (-0.08, 0.12, 0.32), (0.13,), (0.13, 0.15))
        door(m, 0.47, 0, (0.09, 0.19), paint="teal")
    with wall(m, "right", (0.39, 0.42, 0)):
        windows(m, (-0.13, 0.13), (0.13,), (0.14, 0.15))
    for k in range(3):
        cylinder(m, (-0.5 + 0.34 * k, 0.42, 0.6), 0.05, 0.06, "metal", sides=12)
    for k in range(5):
        _evaporator(m, -0.6 + 0.27 * k, -0.36)
    for x, y, paint in ((0.56, 0.56, HOT), (0.7, 0.44, COOL)):
        pipe(m, [(0.38, y, 0.2), (x, y, 0.2), (x, -0.62, 0.2), (x, -0.62, 0.0)],
             0.04, paint)  # fmt: skip
        for py in (0.2, -0.14, -0.48):
            box(m, (x, py, 0), (0.035, 0.05, 0.165), "concreted", bevel=0.004)
    transformer(m, (-0.72, 0.02, 0), scale=0.95)
    hedge(m, (-0.84, -0.8), (0.4, -0.8), height=0.09)
    for x, y in ((0.6, -0.78), (-0.82, -0.08)):
        lamp(m, (x, y, 0), 0.32)
    conifer(m, (-0.84, 0.74, 0), 0.62)
    leaf_tree(m, (0.8, 0.78, 0), 0.46)
    flowers(m, 9, (0.62, -0.84), (0.16, 0.02))


def _evaporator(m: Model, x: float, y: float) -> None:
    """A finned block on legs with two fans on its top."""
    for dx in (-0.09, 0.09):
        for dy in (-0.2, 0.2):
            box(m, (x + dx, y + dy, 0), (0.025, 0.025, 0.09), "metald", bevel=0)
    box(m, (x, y, 0.09), (0.23, 0.5, 0.17), "metal", bevel=0.012)
    for k in range(7):
        dy = -0.2 + 0.066 * k
        box(m, (x + 0.115, y + dy, 0.105), (0.01, 0.03, 0.13), "metald", bevel=0)
    for k in range(4):
        dx = -0.075 + 0.05 * k
        box(m, (x + dx, y - 0.25, 0.105), (0.024, 0.01, 0.13), "metald", bevel=0)
    box(m, (x, y, 0.26), (0.24, 0.51, 0.02), "white", bevel=0.006)
    for dy in (-0.12, 0.12):
        roof_fan(m, (x, y + dy, 0.275), 0.095)
    box(m, (x, y - 0.257, 0.235), (0.1, 0.008, 0.016), "g_cyanw", bevel=0)


@BOOK.sprite("heat_tank", card=True, seed=630)
def heat_tank(m: Model) -> None:
    """A tall wrapped tank of hot water with a stair around it and a red crown."""
    patch(m, (0, 0), (0.46, 0.45), "grass", edge=0.25, square=0.5, wobble=0.05)
    patch(m, (0, 0), (0.42, 0.4), "gravel", edge=0.1, square=0.5, wobble=0.03)
    at, radius, tall = (-0.02, 0.06), 0.29, 0.86
    cylinder(m, (*at, 0), radius + 0.03, 0.05, "concreted", sides=32)
    cylinder(m, (*at, 0.05), radius, tall, "white", sides=32)
    for share in (0.25, 0.5, 0.75):
        z = 0.05 + tall * share
        cylinder(m, (*at, z), radius + 0.004, 0.012, "metal", sides=32)
    # Red above, blue below: the tank is warm at its top and cool at its foot.
    cylinder(m, (*at, tall - 0.06), radius + 0.006, 0.09, HOT, sides=32)
    cylinder(m, (*at, 0.1), radius + 0.006, 0.07, COOL, sides=32)
    profile = [(radius + 0.02, 0), (radius * 0.72, 0.075), (0.05, 0.12), (0.0, 0.125)]
    lathe(m, (*at, tall + 0.05), profile, "concrete", sides=32)
    cylinder(m, (*at, tall + 0.16), 0.05, 0.05, "metald", sides=14)
    _ladder(m, (at[0] + radius * 0.78, at[1] - radius * 0.78), tall + 0.05)
    _gauge(m, (at[0] - 0.02, at[1] - radius - 0.004), tall)
    box(m, (-0.3, -0.29, 0), (0.2, 0.16, 0.17), "cream", bevel=0.01)
    roofs.flat(m, (-0.3, -0.29, 0.17), (0.2, 0.16), "teal", "concreted", height=0.03)
    with wall(m, "left", (-0.3, -0.37, 0)):
        door(m, 0.04, 0, (0.08, 0.13), paint="teal", step=False)
    for y, z, paint in ((-0.24, 0.1, HOT), (-0.34, 0.05, COOL)):
        pipe(m, [(-0.2, y, z), (0.3, y, z), (0.44, y, z)], 0.024, paint)
        box(m, (0.3, y, 0), (0.03, 0.04, z - 0.015), "concreted", bevel=0)
    tube(m, (0.0, -0.24, 0.1), (0.0, -0.2, 0.1), 0.024, HOT, sides=10)
    bush(m, (0.4, 0.34, 0), 0.13)
    flowers(m, 7, (0.06, -0.43), (0.3, 0.01))
    lamp(m, (0.41, -0.14, 0), 0.26)


def _ladder(m: Model, at: tuple[float, float], tall: float) -> None:
    x, y = at
    for side in (-0.024, 0.024):
        tube(m, (x + side, y + side, 0), (x + side, y + side, tall), 0.008, "metald")
    for k in range(14):
        z = 0.06 + (tall - 0.08) * k / 13
        tube(m, (x - 0.024, y - 0.024, z), (x + 0.024, y + 0.024, z), 0.007, "metald")


def _gauge(m: Model, at: tuple[float, float], tall: float) -> None:
    """A strip of light that tells how full of warmth the tank is."""
    x, y = at
    box(m, (x, y, 0.24), (0.05, 0.02, tall - 0.38), "dark", bevel=0.004)
    box(m, (x, y - 0.008, 0.26), (0.028, 0.012, (tall - 0.42) * 0.7), "g_furn", bevel=0)


@BOOK.sprite("heat_boiler", card=True, seed=640)
def heat_boiler(m: Model) -> None:
    """A gas boiler for cold mornings: a brown box, a tin chimney, a lying tank."""
    patch(m, (0, 0), (0.46, 0.45), "grassdry", edge=0.25, square=0.5, wobble=0.05)
    patch(m, (0, 0), (0.42, 0.4), "gravel", edge=0.1, square=0.6, wobble=0.03)
    box(m, (-0.08, 0.14, 0), (0.5, 0.36, 0.32), "mustard")
    box(m, (-0.08, 0.14, 0), (0.51, 0.37, 0.05), "stoned", bevel=0.004)
    roofs.lean_to(m, (-0.08, 0.14, 0.32), (0.5, 0.36, 0.1), "metald", wall="mustard")
    with wall(m, "left", (-0.08, -0.04, 0)):
        gate(m, -0.12, 0, (0.17, 0.22), paint="g_furn", slats=4)
        window(m, 0.13, 0.12, (0.1, 0.1))
    with wall(m, "right", (0.17, 0.14, 0)):
        window(m, 0.02, 0.12, (0.1, 0.1))
    stack(m, (0.31, 0.3, 0), (0.06, 0.045), 0.92, paint="metal", bands=(0.86,))
    tube(m, (0.16, 0.26, 0.3), (0.3, 0.3, 0.38), 0.035, "metald", sides=10)
    _gas_tank(m, (0.16, -0.25))
    for x, paint in ((-0.3, HOT), (-0.21, COOL)):
        pipe(m, [(x, -0.04, 0.09), (x, -0.3, 0.09), (x, -0.3, 0.0)], 0.026, paint)
    fence(m, [(-0.06, -0.4), (0.41, -0.4), (0.41, -0.08)], paint="metald", gap=0.1)
    bush(m, (-0.42, 0.34, 0), 0.12)
    grass(m, 6, (-0.3, -0.4), (0.12, 0.03))


def _gas_tank(m: Model, at: tuple[float, float]) -> None:
    x, y = at
    for side in (-0.1, 0.1):
        box(m, (x + side, y, 0), (0.04, 0.13, 0.06), "concreted", bevel=0.005)
    cylinder(m, (x - 0.15, y, 0.12), 0.08, 0.3, "white", axis="x", sides=18)
    for side in (-0.15, 0.15):
        ball(m, (x + side, y, 0.12), 0.078, "white", detail=3, smooth=True, jitter=0)
    cylinder(m, (x - 0.02, y, 0.12), 0.083, 0.05, "haz", axis="x", sides=18)


@BOOK.sprite("heat_boiler_wood", card=True, footprint=(2, 1), seed=650)
def heat_boiler_wood(m: Model) -> None:
    """Wood chips under a green roof feed a boiler; logs dry beside it."""
    patch(m, (0, 0), (0.96, 0.46), "grass", edge=0.15, square=0.5, wobble=0.04)
    patch(m, (0, -0.02), (0.88, 0.39), "gravel", edge=0.08, square=0.7, wobble=0.03)
    box(m, (0.2, 0.14, 0), (0.56, 0.4, 0.38), "wood")
    box(m, (0.2, 0.14, 0), (0.57, 0.41, 0.07), "stone", bevel=0.004)
    roofs.gable(m, (0.2, 0.14, 0.38), (0.56, 0.4, 0.2), "moss", wall="wood")
    with wall(m, "left", (0.2, -0.06, 0)):
        gate(m, -0.1, 0, (0.2, 0.25), paint="g_furn")
        window(m, 0.15, 0.13, (0.11, 0.12))
    with wall(m, "right", (0.48, 0.14, 0)):
        window(m, 0, 0.15, (0.12, 0.12))
    stack(m, (0.66, 0.28, 0), (0.065, 0.05), 1.02, paint="concrete", bands=(0.88,))
    tube(m, (0.46, 0.22, 0.34), (0.64, 0.28, 0.42), 0.04, "metald", sides=10)
    silo(m, (0.72, 0.02, 0), 0.075, 0.3, "metal", band="leafy")
    _chip_shed(m, (-0.42, 0.16))
    _logs(m, (-0.5, -0.27))
    for y, paint in ((-0.22, HOT), (-0.32, COOL)):
        pipe(m, [(0.3, -0.04, 0.08), (0.3, y, 0.08), (0.84, y, 0.08)], 0.028, paint)
        box(m, (0.66, y, 0), (0.03, 0.045, 0.06), "concreted", bevel=0)
    conifer(m, (-0.88, 0.3, 0), 0.5)
    bush(m, (0.88, 0.32, 0), 0.12)
    hedge(m, (-0.2, -0.42), (0.2, -0.42), height=0.07)


def _chip_shed(m: Model, at: tuple[float, float]) -> None:
    """A roof on posts over a heap of chips."""
    x, y = at
    for dx in (-0.26, 0.26):
        for dy in (-0.17, 0.17):
            box(m, (x + dx, y + dy, 0), (0.03, 0.03, 0.3), "woodd", bevel=0)
    box(m, (x, y + 0.19, 0), (0.54, 0.02, 0.2), "board", bevel=0)
    ball(m, (x, y - 0.02, 0), 0.2, "crop", detail=3, squash=0.7, rough=0.07, half=True)
    ball(m, (x + 0.14, y - 0.06, 0), 0.12, "woodl", squash=0.7, rough=0.1, half=True)
    roofs.gable(m, (x, y, 0.3), (0.56, 0.38, 0.13), "moss", rows=3)


def _logs(m: Model, at: tuple[float, float]) -> None:
    x, y = at
    for row, count in enumerate((4, 3, 2)):
        for k in range(count):
            left = y - 0.03 * (count - 1) + 0.06 * k
            z = 0.035 + 0.052 * row
            cylinder(m, (x - 0.17, left, z), 0.032, 0.36, "woodd", axis="x", sides=9)
            cylinder(m, (x + 0.19, left, z), 0.026, 0.004, "woodl", axis="x", sides=9)


@BOOK.sprite("heat_exchanger", card=True, seed=660)
def heat_exchanger(m: Model) -> None:
    """Warm water of servers comes in by cyan pipes and leaves hot by red ones."""
    patch(m, (0, 0), (0.46, 0.45), "grass", edge=0.25, square=0.5, wobble=0.04)
    patch(m, (0, 0), (0.41, 0.38), "paving", edge=0.08, square=0.75, wobble=0.02)
    box(m, (-0.08, 0.22, 0), (0.52, 0.26, 0.27), "white")
    box(m, (-0.08, 0.22, 0), (0.53, 0.27, 0.05), "navy", bevel=0.004)
    roofs.flat(m, (-0.08, 0.22, 0.27), (0.52, 0.26), "white", "concreted")
    for x in (-0.22, 0.04):
        roof_fan(m, (x, 0.22, 0.3), 0.08)
    with wall(m, "left", (-0.08, 0.09, 0)):
        windows(m, (-0.16, 0.0, 0.16), (0.1,), (0.11, 0.1), light="g_cyanw")
    with wall(m, "right", (0.18, 0.22, 0)):
        door(m, 0, 0, (0.09, 0.17), paint="navy", step=False)
    for x in (-0.24, 0.02):
        _plates(m, x, -0.14)
    pipe(m, [(0.34, 0.34, 0.08), (0.34, -0.04, 0.08), (0.34, -0.07, 0.19),
             (-0.3, -0.07, 0.19)], 0.026, "cyan")  # fmt: skip
    pipe(m, [(-0.3, -0.22, 0.19), (0.28, -0.22, 0.19), (0.28, -0.36, 0.08),
             (0.44, -0.36, 0.08)], 0.026, HOT)  # fmt: skip
    pipe(m, [(-0.3, -0.22, 0.06), (0.22, -0.22, 0.06), (0.22, -0.42, 0.05),
             (0.44, -0.42, 0.05)], 0.022, COOL)  # fmt: skip
    box(m, (-0.36, -0.32, 0), (0.09, 0.08, 0.16), "metald", bevel=0.008)
    box(m, (-0.36, -0.362, 0.1), (0.06, 0.008, 0.03), "g_cyanw", bevel=0)
    hedge(m, (-0.42, -0.42), (0.1, -0.42), height=0.06)
    bush(m, (0.42, 0.08, 0), 0.1)
    leaf_tree(m, (-0.42, 0.34, 0), 0.32)


def _plates(m: Model, x: float, y: float) -> None:
    """A plate heat exchanger: steel sheets pressed between two blue frames."""
    box(m, (x, y, 0), (0.18, 0.24, 0.025), "concreted", bevel=0.004)
    for dx in (-0.08, 0.08):
        box(m, (x + dx, y, 0.025), (0.024, 0.2, 0.25), "blue", bevel=0.006)
    for k in range(6):
        box(m, (x - 0.055 + 0.022 * k, y, 0.04), (0.014, 0.16, 0.2), "metal", bevel=0)
    for z in (0.055, 0.25):
        tube(m, (x - 0.09, y - 0.085, z), (x + 0.09, y - 0.085, z), 0.008, "metald")
