"""Depots and a piece of road."""

import math

from tools.art.kit import roofs
from tools.art.kit.fittings import gate, lamp, wall, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree
from tools.art.kit.shapes import ball, box, cylinder, patch, tube
from tools.art.kit.sprite import ROAD, Book
from tools.art.kit.tech import charger, container, fuel_tank, pv_table, transformer
from tools.art.kit.vehicles import bus, car

BOOK = Book("move")


def _depot(m: Model, *, electric: bool) -> None:
    patch(m, (0, 0), (0.95, 0.93), "grass" if electric else "grassdry", edge=0.15,
          square=0.5, wobble=0.03)  # fmt: skip
    patch(m, (0, 0), (0.85, 0.83), "asphalt", edge=0.06, square=0.8, wobble=0.015)
    skin, trim = ("white", "teal") if electric else ("oldwall", "rust")
    box(m, (-0.02, 0.56, 0), (1.5, 0.46, 0.46), skin)
    box(m, (-0.02, 0.56, 0.46), (1.56, 0.52, 0.05), trim)
    for k in range(5):
        with wall(m, "left", (-0.6 + 0.29 * k, 0.33, 0)):
            lit = "g_win" if k in (1, 4) else "metald"
            gate(m, 0, 0, (0.21, 0.31), paint=lit, frame=skin)
            box(m, (0, -0.012, 0.36), (0.1, 0.014, 0.06), trim, bevel=0.004)
    with wall(m, "right", (0.73, 0.56, 0)):
        windows(m, (-0.1, 0.1), (0.1, 0.28), (0.11, 0.1), cross=not electric)
    for k in range(4):
        box(m, (-0.64 + 0.36 * k, -0.26, 0.012), (0.016, 0.62, 0.005), "line", bevel=0)
    lamp(m, (0.82, -0.8, 0), 0.34)
    lamp(m, (-0.82, -0.8, 0), 0.34)


@BOOK.sprite("bus_depot_diesel", card=True, footprint=(2, 2), seed=610)
def bus_depot_diesel(m: Model) -> None:
    """Worn walls, oil on the ground, a fuel pump and a sooty tank."""
    _depot(m, electric=False)
    for x, y in ((-0.46, -0.2), (-0.1, -0.34), (0.26, -0.16), (0.1, 0.16)):
        patch(m, (x, y), (0.13, 0.09), "soot", edge=0.7, tint=1.2)
    for x in (-0.46, -0.1, 0.26):
        bus(m, (x, -0.28, 0.008), electric=False, turn=90)
    fuel_tank(m, (0.62, 0.12, 0), 0.11, 0.36, "tin", band="red")
    box(m, (0.62, -0.36, 0), (0.3, 0.16, 0.02), "concrete")
    for x in (0.55, 0.69):
        box(m, (x, -0.36, 0.02), (0.06, 0.05, 0.15), "red", bevel=0.012)
        box(m, (x, -0.387, 0.11), (0.04, 0.008, 0.035), "white", bevel=0)
    for x in (0.49, 0.75):
        tube(m, (x, -0.36, 0), (x, -0.36, 0.4), 0.014, "grime2")
    box(m, (0.62, -0.36, 0.4), (0.42, 0.26, 0.03), "rust")
    for k in range(4):
        cylinder(m, (-0.78 + 0.08 * (k % 2), 0.2 - 0.09 * (k // 2), 0), 0.036, 0.1,
                 ("rust", "blue")[k % 2], sides=12)  # fmt: skip
    roofs.flat(m, (-0.4, 0.56, 0.51), (0.4, 0.3), "grime", "concreted")
    grass(m, 14, (0, -0.88), (0.84, 0.03), height=0.06, paint="reed")
    bush(m, (0.86, 0.6, 0), 0.13, "reed")


@BOOK.sprite("bus_depot_electric", card=True, footprint=(2, 2), seed=611)
def bus_depot_electric(m: Model) -> None:
    """Panels on the roof, charging posts, a battery, trees."""
    _depot(m, electric=True)
    for k in range(4):
        pv_table(m, (-0.57 + 0.37 * k, 0.58, 0.5), (0.34, 0.3), tilt=16, grid=(3, 2))
    for x in (-0.46, -0.1, 0.26):
        bus(m, (x, -0.26, 0.008), electric=True, turn=90)
        charger(m, (x + 0.17, -0.06, 0.01))
        box(m, (x, -0.26, 0.012), (0.2, 0.52, 0.003), "leafy", bevel=0, tint=0.85)
        tube(m, (x + 0.17, -0.06, 0.17), (x + 0.07, -0.1, 0.14), 0.009, "dark")
    container(m, (0.62, 0.14, 0), "white", size=(0.34, 0.2, 0.22))
    box(m, (0.62, 0.036, 0.1), (0.26, 0.008, 0.02), "g_greenw", bevel=0)
    transformer(m, (0.66, -0.16, 0), scale=0.8)
    car(m, (0.62, -0.46, 0.008), "sky", turn=90)
    hedge(m, (-0.84, -0.88), (0.3, -0.88))
    leaf_tree(m, (0.86, 0.5, 0), 0.44)
    leaf_tree(m, (-0.88, 0.1, 0), 0.42)
    flowers(m, 9, (0.56, -0.86), (0.22, 0.02))


@BOOK.sprite("road", card=True, seed=620, ground=ROAD)
def road(m: Model) -> None:
    """For the card: a lane, a cycle path, trees and a lamp."""
    patch(m, (0, 0), (0.5, 0.46), "grass", edge=0.1, square=0.8, wobble=0.02)
    for y, deep, paint, lift in (
        (0, 0.52, "kerb", 0.01),
        (-0.03, 0.34, "asphalt", 0.016),
        (0.2, 0.1, "coral", 0.016),
    ):
        box(m, (0, y, 0), (0.98, deep, lift), paint, bevel=0, jitter=0)
    for k in range(5):
        box(m, (-0.4 + 0.2 * k, -0.03, 0.014), (0.1, 0.018, 0.004), "line", bevel=0)
    car(m, (-0.2, -0.11, 0.016), "red", turn=0)
    car(m, (0.24, 0.06, 0.016), "sky", turn=180)
    for x in (-0.34, 0.3):
        leaf_tree(m, (x, 0.36, 0), 0.36)
    lamp(m, (0.02, 0.31, 0), 0.3)
    hedge(m, (-0.4, -0.36), (0.4, -0.36), height=0.07)


@BOOK.sprite("tram_stop", seed=630)
def tram_stop(m: Model) -> None:
    """A platform with a glass roof for bus and tram."""
    patch(m, (0, 0), (0.46, 0.4), "paving", edge=0.12, square=0.8, wobble=0.02)
    box(m, (0, 0.06, 0), (0.8, 0.26, 0.03), "kerb", bevel=0.008)
    for x in (-0.3, 0.3):
        tube(m, (x, 0.14, 0.03), (x, 0.14, 0.3), 0.014, "white")
    with m.at(0, 0.08, 0.3, tilt=-9):
        box(m, (0, 0, 0), (0.76, 0.24, 0.02), "glass", bevel=0.006)
    box(m, (0, 0.13, 0.05), (0.3, 0.05, 0.03), "wood", bevel=0.006)
    tube(m, (0.38, -0.02, 0.03), (0.38, -0.02, 0.34), 0.012, "metald")
    cylinder(m, (0.38, -0.03, 0.34), 0.05, 0.014, "leafy", axis="y", sides=16)
    for k in range(3):
        a = math.tau * k / 3
        ball(m, (-0.4 + 0.03 * math.cos(a), -0.06 + 0.03 * math.sin(a), 0.03), 0.03,
             "leaf2")  # fmt: skip
    hedge(m, (-0.4, 0.3), (0.4, 0.3), height=0.08)
    box(m, (0, -0.2, 0), (0.9, 0.12, 0.008), "asphalt", bevel=0)
    for y in (-0.16, -0.24):
        box(m, (0, y, 0.008), (0.92, 0.016, 0.008), "metal", bevel=0)
