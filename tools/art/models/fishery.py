"""Fish, ice, and the harbours of both fleets."""

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    crate,
    door,
    fence,
    flag,
    gate,
    lamp,
    wall,
    window,
    windows,
)
from tools.art.kit.model import OVERLAY, Model
from tools.art.kit.plants import bush, grass, hedge, palm
from tools.art.kit.shapes import ball, box, cylinder, patch, sheet, tube
from tools.art.kit.sprite import SHORE, Book
from tools.art.kit.tech import (
    air_unit,
    charger,
    container,
    flat_panels,
    fuel_tank,
    pipe,
    pv_table,
    silo,
)
from tools.art.kit.vehicles import fishing_boat, hull, lorry
from tools.art.models.services import plant_ground

BOOK = Book("industry")


@BOOK.sprite("fish_factory", card=True, footprint=(2, 2), seed=510, overlay="pv")
def fish_factory(m: Model) -> None:
    """White cold stores, a blue hall, a fish on the wall, ice and lorries."""
    plant_ground(m, "concrete")
    box(m, (-0.34, 0.34, 0), (0.96, 0.72, 0.44), "sky")
    box(m, (-0.34, 0.34, 0), (0.97, 0.73, 0.08), "stone")
    roofs.sawtooth(m, (-0.34, 0.34, 0.44), (0.96, 0.72, 0.2), ("sky", "blue", "g_skyl"),
                   teeth=3)  # fmt: skip
    with wall(m, "left", (-0.34, -0.02, 0)):
        _fish_sign(m, -0.2, 0.26)
        gate(m, 0.08, 0, (0.19, 0.27), paint="g_win")
        gate(m, 0.33, 0, (0.19, 0.27))
        windows(m, (-0.38, -0.22), (0.1,), (0.1, 0.11), cross=False)
    _cold_store(m)
    for k in range(2):
        silo(m, (0.74, -0.06 - 0.24 * k, 0), 0.09, 0.36, "white", band="cyan")
    lorry(m, (-0.02, -0.44, 0.004), "blue", load="white", turn=90)
    lorry(m, (-0.28, -0.5, 0.004), "teal", load="white", turn=90)
    for k, goods in enumerate(("sky", "coral", "sky", "white")):
        crate(
            m, (-0.68 + 0.12 * (k % 2), -0.4 - 0.11 * (k // 2), 0), goods, paint="blue"
        )
    box(m, (0.38, -0.6, 0), (0.28, 0.2, 0.03), "wood", bevel=0.006)
    for _ in range(22):
        spot = (0.38 + m.between(-0.12, 0.12), -0.6 + m.between(-0.08, 0.08), 0.04)
        ball(m, spot, 0.03, "foam", rough=0.2)
    fence(m, [(-0.84, -0.84), (-0.2, -0.84)], paint="white", height=0.1)
    lamp(m, (0.82, -0.82, 0), 0.32)
    bush(m, (-0.86, 0.1, 0), 0.14)
    palm(m, (0.86, 0.84, 0), 0.6)
    with m.on(OVERLAY):
        flat_panels(m, (0.5, 0.46, 0.7), (0.5, 0.5), 3)


def _fish_sign(m: Model, x: float, z: float) -> None:
    """A white fish on a navy board."""
    box(m, (x, -0.012, z), (0.36, 0.024, 0.15), "navy", bevel=0.01)
    with m.at(x, -0.03, z + 0.075):
        body = [(-0.09, 0, 0), (-0.03, 0, 0.04), (0.05, 0, 0.042), (0.11, 0, 0),
                (0.05, 0, -0.042), (-0.03, 0, -0.04)]  # fmt: skip
        sheet(m, body, "white", jitter=0)
        sheet(
            m, [(-0.07, 0, 0), (-0.13, 0, 0.045), (-0.13, 0, -0.045)], "white", jitter=0
        )
        cylinder(m, (0.07, -0.006, 0.012), 0.009, 0.004, "navy", axis="y", sides=8)


def _cold_store(m: Model) -> None:
    box(m, (0.5, 0.46, 0), (0.56, 0.6, 0.56), "white")
    for k in range(7):
        box(m, (0.25 + 0.083 * k, 0.158, 0.02), (0.014, 0.008, 0.52), "metal", bevel=0)
        box(m, (0.782, 0.2 + 0.087 * k, 0.02), (0.008, 0.014, 0.52), "metal", bevel=0)
    box(m, (0.5, 0.46, 0.44), (0.568, 0.608, 0.06), "cyan", bevel=0.003)
    box(m, (0.5, 0.46, 0.56), (0.6, 0.64, 0.03), "white", bevel=0.008)
    for x in (0.37, 0.63):
        for y in (0.32, 0.6):
            air_unit(m, (x, y, 0.59), (0.2, 0.2, 0.1))
    with wall(m, "left", (0.5, 0.16, 0)):
        gate(m, 0.08, 0, (0.2, 0.26), paint="metal")
    pipe(m, [(0.26, 0.2, 0.5), (0.2, 0.12, 0.5), (0.2, 0.12, 0.1)], 0.02, "cyan")


def _harbour(m: Model, *, electric: bool) -> None:
    """A quay on piles with a dock before it, sheds, nets and boats."""
    patch(m, (0, 0.36), (1.42, 0.56), "gravel", edge=0.1, square=0.7, wobble=0.03)
    patch(m, (0, -0.5), (1.44, 0.5), "waterd", edge=0.25, square=0.6, wobble=0.04,
          tint=1.15)  # fmt: skip
    patch(m, (0, -0.5), (1.36, 0.42), "water", edge=0.5, square=0.6, wobble=0.04)
    box(m, (0, -0.12, 0), (2.7, 0.36, 0.1), "concrete")
    box(m, (0, -0.295, 0.05), (2.7, 0.03, 0.06), "leafy" if electric else "haz")
    for k in range(10):
        cylinder(m, (-1.26 + 0.28 * k, -0.32, 0), 0.032, 0.12, "dark", sides=10)
    for x in (-0.62, 0.62):
        box(m, (x, -0.58, 0.04), (0.14, 0.58, 0.05), "woodl" if electric else "board")
        for k in range(3):
            for side in (-0.08, 0.08):
                cylinder(m, (x + side, -0.4 - 0.2 * k, 0), 0.02, 0.14, "woodd", sides=8)
    for x, y, turn in ((-1.02, -0.62, 90), (-0.36, -0.66, 90), (0.3, -0.6, 90),
                       (1.0, -0.64, 90)):  # fmt: skip
        with m.at(x, y, 0, turn=turn):
            fishing_boat(m, electric=electric)
    _harbour_sheds(m, electric)
    _harbour_quay(m, electric)


def _harbour_sheds(m: Model, electric: bool) -> None:
    skin, roof = ("white", "teal") if electric else ("oldwall", "rust")
    box(m, (-0.72, 0.5, 0), (0.9, 0.5, 0.36), skin)
    roofs.gable(m, (-0.72, 0.5, 0.36), (0.9, 0.5, 0.2), roof, wall=skin, rows=3)
    with wall(m, "left", (-0.72, 0.25, 0)):
        gate(m, -0.22, 0, (0.22, 0.26), paint="g_win")
        gate(m, 0.1, 0, (0.22, 0.26))
        window(m, 0.34, 0.1)
    with wall(m, "right", (-0.27, 0.5, 0)):
        windows(m, (-0.1, 0.1), (0.11,), (0.1, 0.12))
    if electric:
        with m.at(-0.72, 0.365, 0.51, tilt=38.6):
            pv_table(m, (0, 0, 0), (0.8, 0.24), tilt=0, grid=(7, 2), legs=False)
    box(m, (0.2, 0.56, 0), (0.44, 0.4, 0.42), "butter" if electric else "grime")
    roofs.hip(m, (0.2, 0.56, 0.42), (0.44, 0.4, 0.16), roof, ridge=0.2)
    with wall(m, "left", (0.2, 0.36, 0)):
        door(m, -0.1, 0, (0.1, 0.19), paint="teal")
        window(m, 0.08, 0.09)
        windows(m, (-0.1, 0.08), (0.25,), (0.09, 0.11))
    with wall(m, "right", (0.42, 0.56, 0)):
        windows(m, (-0.08, 0.08), (0.09, 0.25), (0.09, 0.11))


def _harbour_quay(m: Model, electric: bool) -> None:
    for k in range(5):
        spot = (-1.18 + 0.13 * k, -0.06, 0.1)
        crate(m, spot, ("sky", "coral", "tin")[k % 3], paint=("blue", "orange")[k % 2])
    for k in range(6):
        ball(
            m,
            (-0.44 + 0.07 * k, 0.02, 0.1),
            0.045,
            "teal" if k % 2 else "seag",
            half=True,
            rough=0.2,
            jitter=0.1,
        )
    tube(m, (0.5, 0.0, 0.1), (0.5, 0.0, 0.62), 0.03, "haz", sides=8)
    tube(m, (0.5, 0.0, 0.58), (0.5, -0.42, 0.74), 0.02, "haz", sides=6)
    tube(m, (0.5, -0.42, 0.74), (0.5, -0.42, 0.4), 0.008, "dark", sides=4)
    box(m, (0.5, 0.0, 0.5), (0.1, 0.12, 0.12), "white")
    if electric:
        for k in range(4):
            charger(m, (-1.06 + 0.66 * k, -0.2, 0.1))
        container(m, (0.94, 0.5, 0), "white", size=(0.5, 0.22, 0.24))
        box(m, (0.94, 0.386, 0.1), (0.4, 0.008, 0.018), "g_greenw", bevel=0)
        container(m, (0.94, 0.24, 0), "leafy", size=(0.34, 0.14, 0.18))
        flag(m, (1.26, 0.2, 0), 0.5, "leafy")
    else:
        fuel_tank(m, (0.96, 0.56, 0), 0.14, 0.5, "tin", band="red")
        for k in range(4):
            cylinder(m, (0.78 + 0.1 * k, 0.2, 0), 0.04, 0.11,
                     ("rust", "blue")[k % 2], sides=12)  # fmt: skip
        box(m, (1.18, 0.16, 0), (0.1, 0.08, 0.16), "red")
        patch(m, (0.9, 0.26), (0.3, 0.14), "soot", edge=0.6, tint=1.3)
    lamp(m, (-1.3, 0.0, 0.1), 0.36)
    lamp(m, (1.3, 0.0, 0.1), 0.36)
    palm(m, (-1.3, 0.8, 0), 0.6)
    palm(m, (0.6, 0.86, 0), 0.52)
    grass(m, 14, (0.4, 0.84), (0.9, 0.06), height=0.06)
    if electric:
        hedge(m, (-0.2, 0.9), (0.4, 0.9))


@BOOK.sprite(
    "fishing_fleet_diesel", card=True, footprint=(3, 2), seed=520, ground=SHORE
)
def fishing_fleet_diesel(m: Model) -> None:
    _harbour(m, electric=False)


@BOOK.sprite(
    "fishing_fleet_electric", card=True, footprint=(3, 2), seed=521, ground=SHORE
)
def fishing_fleet_electric(m: Model) -> None:
    _harbour(m, electric=True)


@BOOK.sprite("boatyard", seed=1020, overlay="pv", card=True, footprint=(2, 2))
def boatyard(m: Model) -> None:
    """A hull on the stocks under a gantry, a hall, timber and paint."""
    plant_ground(m, "concreted")
    box(m, (-0.28, 0.5, 0), (1.1, 0.52, 0.46), "tin")
    box(m, (-0.28, 0.5, 0), (1.11, 0.53, 0.1), "navy")
    roofs.flat(m, (-0.28, 0.5, 0.46), (1.1, 0.52), "navy", "concreted")
    with wall(m, "left", (-0.28, 0.24, 0)):
        gate(m, -0.3, 0, (0.36, 0.36), paint="g_win")
        gate(m, 0.2, 0, (0.36, 0.36))
    with wall(m, "right", (0.27, 0.5, 0)):
        windows(m, (-0.12, 0.08), (0.14,), (0.1, 0.14), cross=False)
    with m.at(0.0, -0.3, 0.17, turn=0):
        hull(m, 1.1, 0.32, "rust", deck="woodl", depth=0.16)
        box(m, (-0.3, 0, 0.14), (0.3, 0.22, 0.14), "cream")
    for k in range(4):
        for side in (-0.11, 0.11):
            box(m, (-0.4 + 0.24 * k, -0.3 + side, 0), (0.05, 0.05, 0.16), "woodd")
    for x in (-0.62, 0.62):
        for y in (-0.62, 0.06):
            box(m, (x, y, 0), (0.06, 0.06, 0.78), "haz", bevel=0.008)
        box(m, (x, -0.28, 0.78), (0.07, 0.78, 0.07), "haz", bevel=0.008)
    box(m, (0, -0.28, 0.85), (1.36, 0.08, 0.08), "haz", bevel=0.01)
    box(m, (0.16, -0.28, 0.78), (0.14, 0.14, 0.08), "white")
    tube(m, (0.16, -0.28, 0.78), (0.16, -0.28, 0.5), 0.009, "dark", sides=4)
    for k in range(5):
        box(
            m,
            (0.66, 0.4 + 0.02 * k, 0.035 * k),
            (0.34, 0.14, 0.03),
            "woodl",
            bevel=0.004,
        )
    lamp(m, (0.84, -0.84, 0), 0.32)
    grass(m, 12, (0, -0.88), (0.84, 0.03), height=0.06)
    with m.on(OVERLAY):
        flat_panels(m, (-0.28, 0.48, 0.49), (1.0, 0.42), 2)


@BOOK.sprite("ice_works", card=True, seed=1030, overlay="pv")
def ice_works(m: Model) -> None:
    """A white tower of ice, a chute, blocks on the ramp."""
    patch(m, (0, 0), (0.46, 0.44), "concrete", edge=0.14, square=0.7, wobble=0.02)
    box(m, (-0.08, 0.14, 0), (0.56, 0.46, 0.34), "white")
    box(m, (-0.08, 0.14, 0), (0.57, 0.47, 0.07), "blue")
    roofs.flat(m, (-0.08, 0.14, 0.34), (0.56, 0.46), "cyan", "concreted")
    box(m, (0.3, 0.2, 0), (0.2, 0.26, 0.66), "sky")
    box(m, (0.3, 0.2, 0.66), (0.23, 0.29, 0.03), "cyan")
    tube(m, (0.3, 0.04, 0.52), (0.3, -0.26, 0.16), 0.04, "metal", sides=6)
    with wall(m, "left", (-0.08, -0.09, 0)):
        gate(m, -0.1, 0, (0.18, 0.22), paint="g_win")
        window(m, 0.14, 0.1, cross=False)
        for k in range(3):
            with m.at(0.14, -0.016, 0.27, roll=60 * k):
                box(m, (0, 0, -0.03), (0.014, 0.012, 0.06), "cyan", bevel=0)
    with wall(m, "right", (0.4, 0.2, 0)):
        box(m, (0, -0.004, 0.3), (0.12, 0.014, 0.2), "g_cyanw", bevel=0)
    for k in range(7):
        spot = (0.16 + 0.09 * (k % 3), -0.3 - 0.08 * (k // 3), 0)
        box(m, spot, (0.075, 0.06, 0.06), "foam", bevel=0.008, jitter=0.05)
    lorry(m, (-0.22, -0.32, 0.004), "blue", turn=180)
    bush(m, (-0.42, 0.34, 0), 0.13)
    with m.on(OVERLAY):
        flat_panels(m, (-0.08, 0.12, 0.37), (0.46, 0.36), 2)
