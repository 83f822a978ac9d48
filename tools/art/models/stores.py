"""Batteries, hydrogen and the cable to the mainland."""

from tools.art.kit import roofs
from tools.art.kit.fittings import door, fence, gate, lamp, wall, window
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree, stone, tuft
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, plank, tube
from tools.art.kit.sprite import BEACH, Book
from tools.art.kit.tech import air_unit, container, pipe, pylon, silo, transformer

BOOK = Book("power")


@BOOK.sprite("battery_small", card=True, seed=350)
def battery_small(m: Model) -> None:
    """Two white cabinets in a garden."""
    patch(m, (0, 0), (0.42, 0.4), "gravel", edge=0.2, square=0.5, wobble=0.05)
    for x in (-0.19, 0.08):
        _cabinet(m, x, 0.08, 0.46)
    box(m, (0.33, 0.16, 0), (0.13, 0.2, 0.2), "leafy")
    for k in range(3):
        cylinder(m, (0.33, 0.1 + 0.06 * k, 0.2), 0.014, 0.05, "teal", sides=6)
    hedge(m, (-0.4, -0.34), (0.1, -0.34))
    flowers(m, 7, (0.27, -0.33), (0.12, 0.03))
    grass(m, 8, (0, -0.38), (0.4, 0.05))
    bush(m, (-0.4, 0.3, 0), 0.14)


@BOOK.sprite("battery_large", card=True, seed=352)
def battery_large(m: Model) -> None:
    """Eight cabinets in two ranks between hedges."""
    patch(m, (0, 0), (0.46, 0.45), "gravel", edge=0.14, square=0.7, wobble=0.03)
    for k in range(4):
        for y in (0.2, -0.17):
            _cabinet(m, -0.33 + 0.185 * k, y, 0.3)
    box(m, (0.39, 0.18, 0), (0.11, 0.26, 0.24), "leafy")
    for k in range(3):
        cylinder(m, (0.39, 0.1 + 0.08 * k, 0.24), 0.015, 0.06, "teal", sides=6)
    transformer(m, (0.39, -0.16, 0), scale=0.62)
    hedge(m, (-0.43, -0.41), (0.2, -0.41), height=0.08)
    lamp(m, (0.42, -0.4, 0), 0.28)
    grass(m, 6, (0, -0.45), (0.4, 0.02))


def _cabinet(m: Model, x: float, y: float, deep: float) -> None:
    """A battery container: doors to the front, fans on top, a green line."""
    with m.at(x, y, 0):
        box(m, (0, 0, 0), (0.16, deep + 0.02, 0.025), "concreted", bevel=0.004)
        box(m, (0, 0, 0.025), (0.15, deep, 0.22), "white", bevel=0.012)
        box(m, (0, 0, 0.03), (0.153, deep + 0.003, 0.03), "leafy", bevel=0)
        for k in range(round(deep / 0.14)):
            fan = -deep / 2 + 0.08 + 0.14 * k
            cylinder(m, (0, fan, 0.245), 0.042, 0.014, "metald", sides=12)
        box(m, (0, -deep / 2 - 0.002, 0.07), (0.11, 0.008, 0.14), "metal", bevel=0)
        box(m, (0, -deep / 2 - 0.006, 0.15), (0.08, 0.008, 0.016), "g_greenw", bevel=0)
        count = round(deep / 0.09)
        for k in range(count):
            side = deep * ((k + 0.5) / count - 0.5)
            box(m, (0.075, side, 0.075), (0.008, 0.06, 0.14), "metal", bevel=0)
            box(m, (0.079, side, 0.18), (0.006, 0.035, 0.012), "g_greenw", bevel=0)


@BOOK.sprite("submarine_cable", card=True, seed=360, ground=BEACH)
def submarine_cable(m: Model) -> None:
    """A landing on the beach: a small white house, a cable out of the sea, a pylon."""
    patch(m, (0.04, 0.06), (0.4, 0.36), "gravel", edge=0.25, square=0.5, wobble=0.05)
    box(m, (0.02, 0.16, 0), (0.4, 0.3, 0.24), "white")
    box(m, (0.02, 0.16, 0), (0.41, 0.31, 0.05), "navy")
    roofs.flat(m, (0.02, 0.16, 0.24), (0.4, 0.3), "white", "concreted")
    air_unit(m, (0.08, 0.18, 0.27), (0.14, 0.12, 0.07))
    with wall(m, "left", (0.02, 0.01, 0)):
        door(m, 0.1, 0, (0.09, 0.17), paint="navy", step=False)
        box(m, (-0.07, -0.006, 0.1), (0.13, 0.014, 0.09), "haz", bevel=0)
        plank(
            m,
            [
                (-0.09, -0.016, 0.115),
                (-0.06, -0.016, 0.115),
                (-0.05, -0.016, 0.175),
                (-0.08, -0.016, 0.175),
            ],
            0.002,
            "dark",
        )
    with wall(m, "right", (0.22, 0.16, 0)):
        window(m, 0, 0.09, (0.12, 0.09), cross=False)
    pylon(m, (0.38, 0.28, 0), 0.85)
    _landing_cable(m)
    transformer(m, (-0.3, 0.2, 0), scale=0.75)
    for x, y, r in ((-0.4, -0.3, 0.05), (0.3, -0.38, 0.045), (0.36, -0.32, 0.03)):
        stone(m, (x, y, 0), r)
    grass(m, 6, (0.2, 0.36), (0.2, 0.04), paint="reed", height=0.07)


def _landing_cable(m: Model) -> None:
    """Three black cables lie in a trench of stones and run to the water."""
    for k in range(3):
        x = -0.14 + 0.05 * k
        points = [(x, 0.0, 0.12), (x, -0.06, 0.03), (x - 0.03, -0.22, 0.02),
                  (x - 0.09, -0.36, 0.015), (x - 0.18, -0.47, 0.0)]  # fmt: skip
        pipe(m, points, 0.016, "coal")
    for k in range(4):
        box(m, (-0.12 - 0.028 * k, -0.14 - 0.09 * k, 0), (0.2, 0.03, 0.014), "concrete",
            bevel=0.004)  # fmt: skip
    box(m, (-0.34, -0.12, 0), (0.014, 0.014, 0.16), "woodd", bevel=0)
    box(m, (-0.34, -0.128, 0.12), (0.12, 0.014, 0.08), "haz", bevel=0.004)


@BOOK.sprite("electrolyser", card=True, seed=370)
def electrolyser(m: Model) -> None:
    """Green hydrogen: stacks under a teal arch, white bottles with a cyan belt."""
    patch(m, (0, 0), (0.46, 0.45), "grass", edge=0.25, square=0.5, wobble=0.04)
    patch(m, (0, -0.02), (0.41, 0.39), "gravel", edge=0.1, square=0.7, wobble=0.03)
    box(m, (-0.1, 0.17, 0), (0.56, 0.34, 0.26), "white")
    box(m, (-0.1, 0.17, 0), (0.57, 0.35, 0.05), "concreted", bevel=0.004)
    roofs.arch(m, (-0.1, 0.17, 0.26), (0.56, 0.34, 0.12), "teal", wall="white")
    with wall(m, "left", (-0.1, 0.0, 0)):
        for k in range(3):
            gate(m, -0.17 + 0.17 * k, 0, (0.12, 0.18), slats=4,
                 paint="g_cyanw" if k == 1 else "metald")  # fmt: skip
    with wall(m, "right", (0.18, 0.17, 0)):
        window(m, 0, 0.09, (0.14, 0.1), cross=False)
    for y in (0.3, 0.12):
        silo(m, (0.34, y, 0), 0.07, 0.34, "white", band="cyan")
    _bottles(m, (0.18, -0.26), 2, 0.36)
    pipe(m, [(-0.1, -0.02, 0.05), (-0.1, -0.26, 0.05), (0.0, -0.26, 0.06)], 0.016,
         "cyan")  # fmt: skip
    container(m, (-0.3, -0.24, 0), "leafy", size=(0.16, 0.2, 0.14), ribs=3)
    hedge(m, (-0.4, -0.42), (0.1, -0.42), height=0.07)
    bush(m, (-0.43, 0.36, 0), 0.13)


def _bottles(m: Model, at: tuple[float, float], count: int, length: float) -> None:
    """Lying bottles in saddles, each with a cyan belt."""
    for k in range(count):
        y = at[1] - 0.13 * k
        for side in (-0.3, 0.3):
            box(m, (at[0] + side * length, y, 0), (0.035, 0.12, 0.05), "concreted",
                bevel=0.004)  # fmt: skip
        left = at[0] - length / 2
        cylinder(m, (left, y, 0.08), 0.05, length, "white", axis="x", sides=16)
        for x in (left, left + length):
            ball(m, (x, y, 0.08), 0.049, "white", detail=3, smooth=True, jitter=0)
        cylinder(m, (at[0] - 0.02, y, 0.08), 0.053, 0.04, "cyan", axis="x", sides=16)


@BOOK.sprite("hydrogen_tank", card=True, seed=372)
def hydrogen_tank(m: Model) -> None:
    """Three tall bottles in a frame, a ball on legs, a low wall around."""
    patch(m, (0, 0), (0.46, 0.45), "grass", edge=0.25, square=0.5, wobble=0.04)
    patch(m, (0, 0), (0.4, 0.37), "gravel", edge=0.1, square=0.6, wobble=0.04)
    for x in (-0.28, -0.12, 0.04):
        silo(m, (x, 0.26, 0.02), 0.065, 0.5, "white", band="cyan")
    for z in (0.2, 0.44):
        box(m, (-0.12, 0.185, z), (0.46, 0.02, 0.025), "teal", bevel=0.003)
    for x in (-0.36, 0.12):
        box(m, (x, 0.185, 0), (0.025, 0.025, 0.48), "teal", bevel=0.003)
    _ball_tank(m, 0.2, -0.06)
    pipe(m, [(-0.12, 0.18, 0.06), (-0.12, -0.06, 0.06), (0.02, -0.06, 0.06)], 0.016,
         "cyan")  # fmt: skip
    box(m, (-0.26, -0.14, 0), (0.16, 0.12, 0.17), "white", bevel=0.01)
    box(m, (-0.26, -0.203, 0.08), (0.1, 0.008, 0.04), "g_cyanw", bevel=0)
    fence(m, [(-0.4, -0.38), (0.4, -0.38), (0.4, 0.36)], paint="metald", gap=0.1)
    box(m, (-0.1, -0.392, 0.02), (0.09, 0.01, 0.05), "haz", bevel=0)
    bush(m, (-0.44, 0.1, 0), 0.12)
    flowers(m, 6, (-0.1, -0.43), (0.3, 0.01))


def _ball_tank(m: Model, x: float, y: float) -> None:
    for dx, dy in ((-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1)):
        tube(m, (x + dx, y + dy, 0), (x + dx, y + dy, 0.2), 0.016, "metald")
    ball(m, (x, y, 0.22), 0.17, "white", detail=4, smooth=True, jitter=0)
    cylinder(m, (x, y, 0.2), 0.174, 0.035, "cyan", sides=28)
    cylinder(m, (x, y, 0.38), 0.04, 0.03, "metal", sides=12)


@BOOK.sprite("fuel_cell", card=True, seed=374)
def fuel_cell(m: Model) -> None:
    """Silent cabinets that make power of hydrogen; only water drips from them."""
    patch(m, (0, 0), (0.45, 0.43), "grass", edge=0.25, square=0.5, wobble=0.05)
    patch(m, (0, 0), (0.38, 0.34), "paving", edge=0.08, square=0.75, wobble=0.02)
    for k in range(3):
        _cell_cabinet(m, -0.24 + 0.22 * k)
    pipe(m, [(-0.3, 0.3, 0.2), (0.3, 0.3, 0.2), (0.3, 0.3, 0.06), (0.34, 0.1, 0.06)],
         0.018, "cyan")  # fmt: skip
    for y in (0.08, -0.06):
        silo(m, (0.36, y, 0), 0.045, 0.24, "white", band="cyan")
    transformer(m, (-0.3, -0.24, 0), scale=0.6)
    mound(m, (0.12, -0.28, 0), (0.12, 0.07), 0.012, "stone", slope=0.02)
    mound(m, (0.12, -0.28, 0.008), (0.09, 0.05), 0.008, "water", slope=0, jitter=0)
    tube(m, (0.08, -0.08, 0.03), (0.1, -0.24, 0.02), 0.012, "metal")
    for _ in range(5):
        tuft(m, (m.between(0.22, 0.28), m.between(-0.34, -0.24), 0), 0.08, "reed")
    hedge(m, (-0.4, -0.41), (0.36, -0.41), height=0.075)
    leaf_tree(m, (-0.42, 0.34, 0), 0.34)


def _cell_cabinet(m: Model, x: float) -> None:
    box(m, (x, 0.1, 0), (0.2, 0.34, 0.025), "concreted", bevel=0.004)
    box(m, (x, 0.1, 0.025), (0.18, 0.32, 0.26), "white", bevel=0.014)
    box(m, (x, 0.1, 0.2), (0.184, 0.324, 0.035), "cyan", bevel=0)
    for k in range(4):
        box(m, (x, -0.064, 0.06 + 0.03 * k), (0.12, 0.01, 0.014), "metald", bevel=0)
    box(m, (x, -0.066, 0.255), (0.08, 0.008, 0.016), "g_cyanw", bevel=0)
    for y in (0.02, 0.18):
        cylinder(m, (x, y, 0.285), 0.05, 0.014, "metald", sides=12)
