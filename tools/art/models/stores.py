"""Batteries, hydrogen and the cable to the mainland."""

from tools.art.kit import roofs
from tools.art.kit.fittings import door, gate, heat_pump, lamp, wall, window, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree, stone
from tools.art.kit.shapes import box, cylinder, mound, patch, plank
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


@BOOK.sprite("electrolyser", card=True, footprint=(2, 2), seed=370)
def electrolyser(m: Model) -> None:
    """Green hydrogen: stacks in a hall, white tanks with a cyan belt, a fuel cell."""
    patch(m, (0, 0), (0.94, 0.92), "grass", edge=0.15, square=0.5, wobble=0.03)
    patch(m, (0, 0), (0.84, 0.82), "gravel", edge=0.07, square=0.75, wobble=0.02)
    box(m, (-0.25, 0.42, 0), (1.0, 0.56, 0.46), "white")
    roofs.arch(m, (-0.25, 0.42, 0.46), (1.0, 0.56, 0.18), "teal", wall="white")
    with wall(m, "left", (-0.25, 0.14, 0)):
        for k in range(3):
            gate(
                m,
                -0.3 + 0.3 * k,
                0,
                (0.2, 0.28),
                paint="g_cyanw" if k == 1 else "metald",
            )
    with wall(m, "right", (0.25, 0.42, 0)):
        windows(m, (-0.14, 0.1), (0.14,), (0.1, 0.14), cross=False)
    for k in range(3):
        silo(m, (0.45 + 0.17 * k, 0.5 - 0.0 * k, 0), 0.075, 0.56, "white", band="cyan")
    for k in range(3):
        cylinder(
            m, (0.2, -0.2 - 0.17 * k, 0.1), 0.07, 0.56, "white", axis="x", sides=16
        )
        cylinder(
            m, (0.44, -0.2 - 0.17 * k, 0.1), 0.073, 0.05, "cyan", axis="x", sides=16
        )
        box(m, (0.48, -0.2 - 0.17 * k, 0), (0.5, 0.05, 0.05), "concreted", bevel=0.004)
    pipe(m, [(-0.3, 0.1, 0.08), (-0.3, -0.36, 0.08), (0.2, -0.36, 0.08)], 0.022, "cyan")
    container(m, (-0.58, -0.42, 0), "leafy", size=(0.3, 0.3, 0.2))
    heat_pump(m, (-0.58, -0.68, 0))
    mound(m, (-0.16, -0.6, 0), (0.14, 0.1), 0.02, "water", slope=0.0)
    hedge(m, (-0.84, -0.88), (0.4, -0.88))
    lamp(m, (0.82, -0.84, 0), 0.3)
    for x, y in ((-0.88, 0.2), (0.88, 0.1)):
        leaf_tree(m, (x, y, 0), 0.44)
