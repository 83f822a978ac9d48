"""Sun over fields and ponds, water that falls, heat that is used twice, chargers."""

from tools.art.kit import roofs
from tools.art.kit.fittings import beacon, bench, door, gate, lamp, wall, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import (
    bush,
    conifer,
    flowers,
    grass,
    hedge,
    leaf_tree,
    stone,
    tuft,
)
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, sheet, tube
from tools.art.kit.sprite import MARSH, SOOTY, Book
from tools.art.kit.tech import cells, charger, pipe, pylon, silo, stack, transformer
from tools.art.kit.vehicles import car, lorry
from tools.art.models.services import plant_ground

BOOK = Book("renewable")


@BOOK.sprite("pv_over_fields", card=True, seed=1110)
def pv_over_fields(m: Model) -> None:
    """Modules high on posts in open rows; greens and a tractor under them."""
    patch(m, (0, 0), (0.48, 0.47), "soil", edge=0.12, square=0.8, wobble=0.02)
    for k in range(6):
        y = -0.38 + 0.152 * k
        box(m, (0, y, 0.003), (0.86, 0.1, 0.02), "soild", bevel=0.01)
        for j in range(15):
            x = -0.4 + 0.057 * j
            paint = ("leaf2", "crop2", "leaf3")[k % 3]
            ball(m, (x, y, 0.035), 0.036, paint, rough=0.14, jitter=0.12,
                 fade=(0.7, 1.15))  # fmt: skip
    for y in (-0.24, 0.1, 0.42):
        for x in (-0.4, 0, 0.4):
            tube(m, (x, y, 0), (x, y, 0.34), 0.0125, "metal")
        with m.at(0, y - 0.01, 0.36, tilt=22):
            for x in (-0.29, 0, 0.29):
                with m.at(x, 0, 0):
                    cells(m, (0.25, 0.15), (3, 1))


@BOOK.sprite("pv_over_ponds", card=True, seed=1120, ground=MARSH)
def pv_over_ponds(m: Model) -> None:
    """Rows on floats, a walk between them, fish that jump, a feeder."""
    patch(
        m, (0, 0), (0.48, 0.47), "waterd", edge=0.3, square=0.6, wobble=0.03, tint=1.2
    )
    patch(m, (0, 0), (0.44, 0.43), "water", edge=0.4, square=0.6, wobble=0.04)
    for y in (-0.26, 0.04, 0.32):
        for x in (-0.2, 0.24):
            for side in (-0.12, 0.12):
                box(m, (x + side, y, 0.004), (0.09, 0.18, 0.035), "white", bevel=0.012)
            with m.at(x, y, 0.085, tilt=14):
                cells(m, (0.38, 0.18), (4, 2))
    box(m, (0.02, 0.05, 0.004), (0.06, 0.78, 0.03), "woodl", bevel=0.006)
    box(m, (0.02, -0.38, 0.004), (0.2, 0.1, 0.03), "woodl", bevel=0.006)
    cylinder(m, (0.08, -0.38, 0.034), 0.04, 0.12, "leafy", top=0.05, sides=12)
    for x, y in ((-0.3, -0.4), (0.34, -0.11)):
        mound(m, (x, y, 0.005), (0.06, 0.05), 0.003, "foam", slope=0.02)
        with m.at(x, y, 0.05, roll=-40):
            ball(m, (0, 0, 0), 0.03, "coral", detail=2, squash=0.6)
            sheet(m, [(-0.02, 0, 0), (-0.06, 0, 0.03), (-0.06, 0, -0.03)], "coral")


@BOOK.sprite("river_power", card=True, seed=1130, ground=MARSH)
def river_power(m: Model) -> None:
    """A weir across the stream, a small house with a wheel of light, a fish ladder."""
    patch(m, (0, 0), (0.47, 0.45), "grass2", edge=0.3, wobble=0.06)
    patch(m, (-0.12, 0.02), (0.2, 0.44), "water", edge=0.25, square=0.6, wobble=0.05)
    box(m, (-0.12, 0.1, 0), (0.42, 0.07, 0.17), "concrete")
    for k in range(4):
        x = -0.255 + 0.09 * k
        sheet(
            m,
            [
                (x - 0.034, 0.06, 0.15),
                (x + 0.034, 0.06, 0.15),
                (x + 0.034, -0.06, 0.012),
                (x - 0.034, -0.06, 0.012),
            ],
            "foam",
        )
        box(m, (x, 0.1, 0.17), (0.075, 0.02, 0.04), "blue", bevel=0.004)
    sheet(m, [(-0.32, 0.13, 0.14), (0.08, 0.13, 0.14), (0.08, 0.42, 0.1),
              (-0.32, 0.42, 0.1)], "waterd", tint=1.15)  # fmt: skip
    mound(m, (-0.12, -0.1, 0.005), (0.16, 0.06), 0.008, "foam", wobble=0.15)
    box(m, (0.24, 0.0, 0), (0.3, 0.34, 0.26), "stone")
    box(m, (0.24, 0.0, 0.26), (0.3, 0.34, 0.02), "white")
    roofs.gable(m, (0.24, 0, 0.28), (0.3, 0.34, 0.14), "teal", wall="stone", along="y")
    with wall(m, "left", (0.24, -0.17, 0)):
        door(m, -0.06, 0, (0.08, 0.16), paint="teal", step=False)
        windows(m, (0.07,), (0.08,), (0.08, 0.1))
    with wall(m, "right", (0.39, 0, 0)):
        windows(m, (-0.08, 0.08), (0.08,), (0.08, 0.1))
    for k in range(5):
        box(m, (-0.37, 0.14 - 0.07 * k, 0), (0.08, 0.06, 0.12 - 0.022 * k), "concrete",
            bevel=0.005)  # fmt: skip
    for x, y, r in ((0.1, -0.34, 0.06), (-0.36, -0.32, 0.07), (0.02, -0.28, 0.04),
                    (-0.4, 0.3, 0.06)):  # fmt: skip
        stone(m, (x, y, 0), r)
    conifer(m, (0.4, 0.34, 0), 0.46)
    bush(m, (0.36, -0.36, 0), 0.11)
    for _ in range(8):
        tuft(m, (m.between(0.05, 0.12), m.between(-0.4, -0.05), 0), 0.09, "reed")


@BOOK.sprite("pumped_hydro", card=True, footprint=(3, 2), seed=1140)
def pumped_hydro(m: Model) -> None:
    """An upper pond on a bank, pipes down, a power house, a lower pond."""
    patch(m, (0, 0), (1.44, 0.94), "grass2", edge=0.15, square=0.5, wobble=0.04)
    mound(m, (-0.62, 0.3, 0), (0.78, 0.58), 0.42, "rock", slope=0.34, square=0.25,
          wobble=0.04, fade=(0.8, 1.05))  # fmt: skip
    mound(m, (-0.62, 0.3, 0.42), (0.45, 0.34), 0.04, "concrete", slope=0.03, square=0.3)
    mound(m, (-0.62, 0.3, 0.455), (0.38, 0.28), 0.01, "waterd", slope=0, square=0.3,
          wobble=0.03, tint=1.1, jitter=0)  # fmt: skip
    mound(m, (0.74, -0.44, 0), (0.56, 0.36), 0.02, "sandw", slope=0.04, wobble=0.06)
    mound(m, (0.74, -0.44, 0.012), (0.5, 0.3), 0.012, "water", slope=0.0, wobble=0.06,
          jitter=0)  # fmt: skip
    for x in (-0.3, -0.18):
        pipe(m, [(x, 0.12, 0.46), (x + 0.2, -0.02, 0.36), (x + 0.44, -0.16, 0.1)], 0.04,
             "leafy")  # fmt: skip
    for k in range(3):
        box(m, (-0.06 + 0.12 * k, -0.04 - 0.06 * k, 0), (0.24, 0.05, 0.24 - 0.08 * k),
            "concrete")  # fmt: skip
    box(m, (0.34, -0.16, 0), (0.5, 0.36, 0.32), "cream")
    roofs.flat(m, (0.34, -0.16, 0.32), (0.5, 0.36), "white", "teal")
    with wall(m, "left", (0.34, -0.34, 0)):
        gate(m, -0.1, 0, (0.18, 0.22))
        windows(m, (0.12,), (0.1,), (0.12, 0.12), cross=False)
    with wall(m, "right", (0.59, -0.16, 0)):
        windows(m, (-0.08, 0.08), (0.1,), (0.1, 0.12), cross=False)
    transformer(m, (0.56, 0.26, 0))
    pylon(m, (0.9, 0.3, 0), 0.9)
    lamp(m, (0.1, -0.6, 0), 0.3)
    for x, y, h in ((-1.3, -0.3, 0.5), (-1.1, -0.56, 0.6), (-0.7, -0.7, 0.44),
                    (1.32, 0.5, 0.5), (1.1, 0.76, 0.6), (0.3, 0.8, 0.5)):  # fmt: skip
        conifer(m, (x, y, 0), h)
    for _ in range(9):
        stone(
            m, (m.between(-1.2, 0.0), m.between(-0.5, -0.25), 0), m.between(0.03, 0.07)
        )
    grass(m, 20, (0.2, -0.7), (1.0, 0.15), height=0.06)


@BOOK.sprite("gas_combined_cycle", card=True, footprint=(3, 2), seed=1150)
def gas_combined_cycle(m: Model) -> None:
    """Gas hall, a boiler that catches the waste heat, steam hall, cooling cells."""
    patch(m, (0, 0), (1.44, 0.94), "grass", edge=0.12, square=0.5, wobble=0.03)
    patch(m, (0, 0), (1.34, 0.84), "gravel", edge=0.06, square=0.75, wobble=0.02)
    for x, wide, paint in ((-0.86, 0.72, "sky"), (0.5, 0.66, "mint")):
        box(m, (x, 0.4, 0), (wide, 0.6, 0.56), paint)
        box(m, (x, 0.4, 0.36), (wide + 0.015, 0.615, 0.06), "blue", bevel=0.004)
        box(m, (x, 0.4, 0.56), (wide + 0.05, 0.65, 0.05), "white")
        with wall(m, "left", (x, 0.1, 0)):
            gate(m, -0.14, 0, (0.2, 0.26))
            windows(m, (0.08, 0.22), (0.12,), (0.1, 0.13), cross=False)
    box(m, (-0.86, 0.44, 0.61), (0.34, 0.36, 0.24), "white")
    for k in range(4):
        box(m, (-0.86, 0.256, 0.64 + 0.05 * k), (0.3, 0.014, 0.02), "metald", bevel=0)
    box(m, (-0.2, 0.4, 0), (0.46, 0.5, 0.78), "metal")
    for z in (0.2, 0.4, 0.6):
        box(m, (-0.2, 0.4, z), (0.48, 0.52, 0.025), "metald", bevel=0.004)
    stack(m, (-0.2, 0.42, 0.78), (0.1, 0.085), 0.7, paint="white", bands=(0.85,),
          mouth="metald")  # fmt: skip
    beacon(m, (-0.13, 0.35, 1.42), 0.02)
    pipe(m, [(0.02, 0.3, 0.6), (0.14, 0.3, 0.6), (0.14, 0.3, 0.4)], 0.04, "orange")
    for k in range(4):
        x = -0.9 + 0.3 * k
        box(m, (x, -0.46, 0), (0.28, 0.36, 0.2), "white")
        box(m, (x, -0.642, 0.03), (0.24, 0.012, 0.12), "metald", bevel=0)
        cylinder(m, (x, -0.46, 0.2), 0.12, 0.06, "white", top=0.1, sides=20)
        cylinder(m, (x, -0.46, 0.26), 0.088, 0.006, "dark", sides=20)
    for k in range(3):
        silo(
            m, (1.02 + 0.0 * k, 0.56 - 0.28 * k, 0), 0.11, 0.36, "white", band="orange"
        )
    transformer(m, (0.5, -0.4, 0), scale=1.1)
    transformer(m, (0.82, -0.4, 0), scale=1.1)
    pylon(m, (1.2, -0.56, 0), 0.9)
    hedge(m, (-1.32, -0.86), (0.4, -0.86))
    lamp(m, (1.3, -0.84, 0), 0.32)
    for x, y in ((-1.36, 0.3), (1.36, 0.7)):
        leaf_tree(m, (x, y, 0), 0.46)


@BOOK.sprite("biomass_plant", card=True, footprint=(2, 2), seed=1160, ground=SOOTY)
def biomass_plant(m: Model) -> None:
    """A timber hall, one thin stack, logs, chips under a roof, straw."""
    plant_ground(m, "gravel")
    box(m, (-0.3, 0.44, 0), (0.9, 0.56, 0.52), "woodl")
    for k in range(13):
        box(
            m,
            (-0.72 + 0.07 * k, 0.156, 0.02),
            (0.045, 0.014, 0.48),
            "wood",
            bevel=0.003,
            jitter=0.08,
        )
    roofs.gable(m, (-0.3, 0.44, 0.52), (0.9, 0.56, 0.2), "moss", wall="woodl", rows=3)
    with wall(m, "left", (-0.3, 0.15, 0)):
        gate(m, -0.14, 0, (0.24, 0.28), paint="g_furn")
    with wall(m, "right", (0.15, 0.44, 0)):
        windows(m, (-0.14, 0.1), (0.14, 0.34), (0.1, 0.12))
    stack(m, (0.42, 0.56, 0), (0.085, 0.065), 1.2, paint="metal", bands=(0.86,))
    beacon(m, (0.48, 0.5, 1.14), 0.018)
    silo(m, (0.66, 0.3, 0), 0.13, 0.5, "metal", band="leafy")
    tube(m, (0.6, -0.1, 0.1), (0.64, 0.24, 0.6), 0.035, "rust", sides=4)
    for k in range(4):
        for level in range(3 - k // 2):
            cylinder(
                m,
                (-0.78, -0.2 - 0.1 * k - 0.05 * (level % 2), 0.05 + 0.085 * level),
                0.046,
                0.42,
                "trunk",
                axis="x",
                sides=9,
                jitter=0.1,
            )
    for x, y, r in ((0.1, -0.3, 0.24), (0.34, -0.42, 0.18)):
        ball(m, (x, y, 0), r, "crop", detail=3, squash=0.55, half=True, rough=0.06,
             tint=0.82, jitter=0.05)  # fmt: skip
    lorry(m, (0.5, -0.68, 0.004), "leafy", load="woodl", turn=0)
    for k in range(3):
        cylinder(m, (-0.24 + 0.13 * k, -0.7, 0.055), 0.055, 0.11, "crop", axis="y",
                 sides=12)  # fmt: skip
    hedge(m, (-0.84, -0.88), (0.1, -0.88))
    lamp(m, (0.84, -0.2, 0), 0.3)
    leaf_tree(m, (-0.88, 0.6, 0), 0.48)
    conifer(m, (0.88, 0.8, 0), 0.5)


def _charging(m: Model, *, smart: bool) -> None:
    """Posts along a kerb; the smart ones have sun, a screen and trees."""
    patch(m, (0, 0), (0.46, 0.45), "asphalt", edge=0.1, square=0.8, wobble=0.015)
    box(m, (0, 0.3, 0), (0.84, 0.12, 0.03), "kerb", bevel=0.008)
    for k, x in enumerate((-0.3, -0.1, 0.1, 0.3)):
        if smart:
            charger(m, (x, 0.29, 0.025))
        else:
            box(m, (x, 0.29, 0.025), (0.05, 0.05, 0.16), "tin", bevel=0.01)
            box(m, (x, 0.262, 0.12), (0.03, 0.008, 0.03), "g_redw", bevel=0)
        box(m, (x, 0.02, 0.012), (0.16, 0.26, 0.003), "leafy" if smart else "concreted",
            bevel=0)  # fmt: skip
        if k != (2 if smart else 9):
            car(m, (x, 0.09, 0.014), ("red", "white", "sky", "yellow")[k], turn=90)
        tube(m, (x + 0.02, 0.27, 0.1), (x + 0.03, 0.17, 0.08), 0.008, "dark")
    for k in range(5):
        box(m, (-0.4 + 0.2 * k, 0.02, 0.012), (0.014, 0.34, 0.005), "line", bevel=0)
    car(m, (-0.1, -0.32, 0.008), "coral", turn=0)
    lamp(m, (0.42, -0.4, 0), 0.3)
    if smart:
        box(m, (-0.36, -0.3, 0), (0.05, 0.1, 0.22), "white", bevel=0.01)
        box(m, (-0.333, -0.3, 0.12), (0.008, 0.08, 0.07), "g_cyanw", bevel=0)
        for x in (-0.3, 0.3):
            tube(m, (x, 0.36, 0.02), (x, 0.36, 0.4), 0.014, "white")
        with m.at(0, 0.34, 0.4, tilt=16):
            cells(m, (0.8, 0.24), (7, 2))
        hedge(m, (-0.4, 0.43), (0.4, 0.43), height=0.08)
        leaf_tree(m, (0.3, -0.36, 0), 0.34)
        flowers(m, 5, (0.1, -0.44), (0.2, 0.01))
    else:
        box(m, (0.36, -0.2, 0), (0.12, 0.1, 0.16), "metald")
        grass(m, 8, (0, 0.42), (0.4, 0.02), paint="reed")
        bench(m, (-0.3, -0.4, 0))


@BOOK.sprite("ev_chargers", card=True, seed=1170)
def ev_chargers(m: Model) -> None:
    _charging(m, smart=False)


@BOOK.sprite("ev_chargers_smart", card=True, seed=1171)
def ev_chargers_smart(m: Model) -> None:
    _charging(m, smart=True)
