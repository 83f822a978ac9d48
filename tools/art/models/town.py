"""Flats, shops, market, school and clinic."""

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    awning,
    balcony,
    bench,
    boarded,
    clock,
    crate,
    door,
    flag,
    heat_pump,
    lamp,
    old_cooler,
    parasol,
    solar_heater,
    wall,
    water_tank,
    window,
    windows,
)
from tools.art.kit.model import OVERLAY, Model
from tools.art.kit.plants import (
    broad_tree,
    bush,
    flowers,
    grass,
    hedge,
    leaf_tree,
    palm,
    tuft,
)
from tools.art.kit.shapes import ball, box, cylinder, patch, plank, tube
from tools.art.kit.sprite import Book
from tools.art.kit.tech import air_unit, flat_panels, pv_table
from tools.art.kit.vehicles import car

BOOK = Book("town")
STOREY = 0.23


def slab(m: Model, size: tuple[float, float], storeys: int, paint: str) -> float:
    """A block of flats without its fittings; gives the height of its roof."""
    w, d = size
    top = 0.04 + STOREY * storeys
    box(m, (0, 0.06, 0), (w + 0.05, d + 0.05, 0.04), "stoned")
    box(m, (0, 0.06, 0.04), (w, d, top - 0.04), paint)
    return top


# Width, depth and storeys of the blocks of flats.
BLOCKS = ((0.66, 0.44, 4), (0.56, 0.52, 5), (0.7, 0.4, 3))


@BOOK.sprite("apartment_block", variants=3, card=True, seed=210, overlay="pv")
def apartment_block(m: Model, n: int) -> None:
    """Streaked concrete, rusty coolers, washing on the rails."""
    wall_paint, trim = (
        ("oldwall", "grime"), ("oldwall2", "oldtile"), ("oldgreen", "stoned"),
    )[n]  # fmt: skip
    (w, d, storeys) = BLOCKS[n]
    size = (w, d)
    patch(m, (0, 0), (0.46, 0.44), "concreted", edge=0.3, wobble=0.07, square=0.5)
    top = slab(m, size, storeys, wall_paint)
    roofs.flat(m, (0, 0.06, top), size, trim, "concreted", height=0.045)
    _flats(m, size, storeys, trim, old=True)
    water_tank(m, (-0.16, 0.16, top + 0.03), "rust")
    water_tank(m, (0.02, 0.18, top + 0.03), "tin")
    box(m, (0.17, 0.1, top), (0.16, 0.18, 0.13), wall_paint, tint=0.93)
    tube(m, (0.2, 0.1, top + 0.1), (0.2, 0.1, top + 0.3), 0.009, "metald")
    car(m, (-0.26, -0.34, 0.004), ("rust", "tin", "butter")[n], turn=0)
    box(m, (0.22, -0.37, 0), (0.1, 0.07, 0.075), "green", tint=0.85)
    grass(m, 8, (0, -0.35), (0.42, 0.1), paint="reed")
    bush(m, (0.41, 0.3, 0), 0.13, "leaf3")
    with m.on(OVERLAY):
        flat_panels(m, (-0.09, -0.01, top + 0.03), (size[0] * 0.6, size[1] * 0.55), 3)


def _flats(
    m: Model, size: tuple[float, float], storeys: int, trim: str, *, old: bool
) -> None:
    (w, d), count = size, 3 if size[0] > 0.6 else 2
    xs = [w * ((k + 0.5) / count - 0.5) * 0.94 for k in range(count)]
    with wall(m, "left", (0, 0.06 - d / 2, 0.04)):
        for storey in range(storeys):
            for k, x in enumerate(xs):
                _flat(m, x, 0.05 + STOREY * storey, (storey * 2 + k), trim, old)
        door(m, (xs[0] + xs[1]) / 2, 0, (0.1, 0.19), paint="rust" if old else "teal")
    with wall(m, "right", (w / 2, 0.06, 0.04)):
        for storey in range(storeys):
            box(
                m,
                (0, 0, STOREY * (storey + 1) - 0.012),
                (d, 0.014, 0.02),
                trim,
                bevel=0,
            )
            for k, x in enumerate((-0.13, 0.1)):
                if old and (storey + 2 * k) % 5 == 3:
                    boarded(m, x, 0.055 + STOREY * storey, (0.09, 0.11))
                else:
                    window(m, x, 0.055 + STOREY * storey, (0.1, 0.11),
                           frame="stoned" if old else "white", cross=old)  # fmt: skip
                if old and (storey + k) % 2:
                    old_cooler(m, x + 0.01, STOREY * storey + 0.0)


def _flat(m: Model, x: float, z: float, number: int, trim: str, old: bool) -> None:
    """One dwelling's front: a window, and on every other one a balcony."""
    frame = "stoned" if old else "white"
    window(m, x, z, (0.12, 0.12), frame=frame, sill=old, cross=old)
    if z < 0.1:
        return
    if number % 2 == 0:
        balcony(m, x, z - 0.035, 0.19, rail=trim)
        if old:
            for k, paint in enumerate(("coral", "white", "sky")):
                if (number + k) % 3:
                    box(
                        m,
                        (x - 0.06 + 0.055 * k, -0.108, z - 0.02),
                        (0.04, 0.008, 0.055),
                        paint,
                        bevel=0,
                    )
        else:
            for k in range(3):
                ball(m, (x - 0.06 + 0.06 * k, -0.085, z + 0.045), 0.02, "leaf2")
    elif old:
        old_cooler(m, x, z - 0.085)


@BOOK.sprite("apartment_retrofitted", variants=3, card=True, seed=220, overlay="pv")
def apartment_retrofitted(m: Model, n: int) -> None:
    """The same blocks in thick white render with colour, planters and a green roof."""
    wall_paint, trim = (
        ("white", "teal"), ("cream", "terracotta"), ("mint", "orange"),
    )[n]  # fmt: skip
    (w, d, storeys) = BLOCKS[n]
    size = (w + 0.02, d + 0.02)
    patch(m, (0, 0), (0.47, 0.45), "grass", edge=0.3, wobble=0.06, square=0.4)
    top = slab(m, size, storeys, wall_paint)
    roofs.flat(m, (0, 0.06, top), size, "white", "grass2", height=0.05)
    _flats(m, size, storeys, trim, old=False)
    with wall(m, "right", (size[0] / 2, 0.06, 0.04)):
        box(m, ((0.21, 0.235, 0.19)[n], -0.004, 0), (0.045, 0.012, top - 0.05), trim,
            bevel=0)  # fmt: skip
    box(m, (0.18, 0.14, top), (0.16, 0.16, 0.13), trim)
    for k in range(2):
        heat_pump(m, (-0.2 + 0.19 * k, 0.2, top + 0.03))
        with m.at(-0.2 + 0.19 * k, -0.02, top + 0.05, tilt=28):
            solar_heater(m, width=0.15)
    for _ in range(10):
        tuft(m, (m.between(-0.28, 0.28), m.between(-0.1, 0.22), top + 0.03), 0.045)
    _green_forecourt(m, n)
    with m.on(OVERLAY):
        flat_panels(m, (-0.03, -0.01, top + 0.06), (size[0] * 0.66, size[1] * 0.5), 2)


def _green_forecourt(m: Model, n: int) -> None:
    hedge(m, (-0.43, -0.4), (-0.08, -0.4))
    flowers(m, 8, (0.25, -0.36), (0.14, 0.04))
    bench(m, (0.2, -0.27, 0))
    leaf_tree(m, (0.41, -0.26, 0), 0.34)
    broad_tree(m, (-0.42, (0.34, 0.04, 0.36)[n], 0), 0.42)
    for k in range(3):
        x = -0.3 + 0.07 * k
        tube(m, (x, -0.31, 0), (x, -0.31, 0.06), 0.009, "metald")
        tube(m, (x, -0.31, 0.06), (x, -0.25, 0.06), 0.009, "metald")


@BOOK.sprite("shops", variants=3, card=True, seed=230, overlay="pv")
def shops(m: Model, n: int) -> None:
    paint, sign, cloth = (
        ("butter", "teal", "red"),
        ("rose", "navy", "teal"),
        ("mint", "brick", "orange"),
    )[n]
    patch(m, (0, -0.06), (0.46, 0.42), "paving", edge=0.22, square=0.6, wobble=0.03)
    box(m, (0, 0.1, 0), (0.72, 0.54, 0.03), "stone")
    box(m, (0, 0.1, 0.03), (0.68, 0.5, 0.42), paint)
    _shop_roof(m, n, paint)
    with wall(m, "left", (0, -0.15, 0.03)):
        _shop_front(m, -0.12, 0.36, sign, cloth)
        door(m, 0.2, 0, (0.1, 0.19), paint=sign)
        awning(m, 0.2, 0.245, (0.17, 0.1), (cloth, "white"), stripes=4)
        windows(m, (-0.22, 0, 0.22), (0.285,), (0.1, 0.1))
        if n != 1:
            _shop_sign(m, sign)
    with wall(m, "right", (0.34, 0.1, 0.03)):
        window(m, -0.12, 0.06, (0.13, 0.14), sill=False)
        awning(m, -0.12, 0.245, (0.18, 0.1), (cloth, "white"), stripes=4)
        window(m, 0.12, 0.07)
        windows(m, (-0.12, 0.12), (0.285,), (0.09, 0.1))
    _shop_yard(m, n)
    with m.on(OVERLAY):
        if n == 1:
            with m.at(0, -0.04, 0.6, tilt=38.7):
                pv_table(m, (0, 0, 0), (0.56, 0.22), tilt=0, grid=(5, 2), legs=False)
        else:
            flat_panels(m, (-0.1, 0.1, 0.47), (0.42, 0.42), 2)


def _shop_sign(m: Model, paint: str) -> None:
    box(m, (0.02, -0.012, 0.392), (0.46, 0.03, 0.07), paint, bevel=0.01)
    for k in range(5):
        box(m, (-0.12 + 0.07 * k, -0.03, 0.408), (0.042, 0.008, 0.036), "g_lampw",
            bevel=0.004)  # fmt: skip


def _shop_front(m: Model, x: float, width: float, frame: str, cloth: str) -> None:
    box(m, (x, -0.005, 0.035), (width, 0.02, 0.18), frame, bevel=0.006)
    box(m, (x, -0.012, 0.05), (width - 0.03, 0.02, 0.15), "g_win", bevel=0)
    for side in (-0.08, 0.08):
        box(m, (x + side, -0.016, 0.05), (0.014, 0.022, 0.15), frame, bevel=0)
    for k, goods in enumerate(("red", "leafy", "yellow", "blue", "pink")):
        tall = 0.035 + 0.02 * (k % 2)
        box(m, (x - 0.13 + 0.065 * k, -0.026, 0.05), (0.034, 0.015, tall), goods,
            bevel=0.004)  # fmt: skip
    awning(m, x, 0.245, (width + 0.06, 0.13), (cloth, "white"), stripes=9)


def _shop_roof(m: Model, n: int, paint: str) -> None:
    if n == 1:
        roofs.gable(m, (0, 0.1, 0.45), (0.68, 0.5, 0.2), "oldtile", wall=paint)
        return
    roofs.flat(m, (0, 0.1, 0.45), (0.68, 0.5), "white", "concreted")
    air_unit(m, (0.22, 0.22, 0.475), (0.14, 0.12, 0.08))


def _shop_yard(m: Model, n: int) -> None:
    goods = (("red", "orange", "leaf2"), ("yellow", "pink", "leaf1"),
             ("orange", "leaf2", "coral"))[n]  # fmt: skip
    for k, fruit in enumerate(goods):
        crate(m, (-0.36 + 0.14 * k, -0.3, 0), fruit)
    lamp(m, (0.41, -0.38, 0))
    if n == 0:
        leaf_tree(m, (0.42, 0.36, 0), 0.42)
    elif n == 1:
        parasol(m, (0.18, -0.36, 0), ("red", "white"))
        palm(m, (-0.42, 0.3, 0), 0.56)
    else:
        bench(m, (0.2, -0.38, 0))
        broad_tree(m, (-0.42, 0.26, 0), 0.42)


@BOOK.sprite("market_hall", card=True, seed=240, overlay="pv")
def market_hall(m: Model) -> None:
    """A long roof on arches; stalls inside, in front and in the sun."""
    patch(m, (0, -0.02), (0.47, 0.45), "paving", edge=0.2, square=0.7, wobble=0.03)
    box(m, (0, 0.1, 0), (0.78, 0.52, 0.03), "stone")
    box(m, (0, 0.22, 0.03), (0.72, 0.24, 0.3), "brick")
    for k in range(5):
        x = -0.35 + 0.175 * k
        box(m, (x, -0.12, 0.03), (0.05, 0.05, 0.3), "brick")
        if k < 4:
            box(m, (x + 0.0875, 0.09, 0.03), (0.15, 0.02, 0.25), "g_win", bevel=0)
            box(m, (x + 0.0875, -0.12, 0.29), (0.13, 0.045, 0.045), "brick", bevel=0.01)
    box(m, (0, 0.1, 0.32), (0.8, 0.54, 0.04), "white")
    roofs.gable(m, (0, 0.1, 0.36), (0.74, 0.48, 0.17), "teal", wall="cream", rows=3)
    box(m, (0, 0.1, 0.5), (0.4, 0.15, 0.07), "g_skyl", bevel=0)
    roofs.gable(m, (0, 0.1, 0.565), (0.42, 0.17, 0.07), "teal", rows=1, over=0.03)
    with wall(m, "right", (0.37, 0.1, 0.03)):
        windows(m, (0.1, -0.08), (0.1,), (0.12, 0.14))
        clock(m, 0.4, 0.05)
    _stalls(m)
    with m.on(OVERLAY), m.at(0, -0.035, 0.475, tilt=35.3):
        pv_table(m, (0, 0, 0), (0.68, 0.19), tilt=0, grid=(7, 1), legs=False)


def _stalls(m: Model) -> None:
    for x, y, cloth, goods in (
        (-0.28, -0.33, "red", "orange"), (0.0, -0.35, "orange", "leaf2"),
        (0.28, -0.32, "blue", "pink"),
    ):  # fmt: skip
        box(m, (x, y, 0.05), (0.18, 0.1, 0.03), "wood", bevel=0.005)
        for side in (-0.08, 0.08):
            tube(m, (x + side, y + 0.06, 0), (x + side, y + 0.06, 0.24), 0.009, "white")
            tube(m, (x + side, y - 0.04, 0), (x + side, y - 0.04, 0.2), 0.009, "white")
        with m.at(x, y + 0.08, 0):
            awning(m, 0, 0.25, (0.22, 0.17), (cloth, "white"), stripes=6)
        for k in range(6):
            ball(m, (x - 0.06 + 0.024 * k, y - 0.02, 0.09), 0.019, goods, jitter=0.1)
    lamp(m, (-0.43, -0.4, 0))
    lamp(m, (0.43, 0.36, 0))
    crate(m, (0.42, -0.1, 0), "sky")


@BOOK.sprite("school", card=True, footprint=(2, 2), seed=250, overlay="pv")
def school(m: Model) -> None:
    patch(m, (0, 0), (0.94, 0.92), "grass", edge=0.2, wobble=0.03, square=0.4)
    patch(m, (0.08, -0.58), (0.56, 0.27), "sand", edge=0.15, square=0.8, wobble=0.03)
    box(m, (0, 0.28, 0), (1.48, 0.6, 0.04), "stone")
    box(m, (0, 0.28, 0.04), (1.4, 0.52, 0.48), "rose")
    box(m, (0, 0.28, 0.27), (1.42, 0.54, 0.022), "white", bevel=0.005)
    roofs.hip(m, (0, 0.28, 0.52), (1.4, 0.52, 0.24), "slate", ridge=0.68, over=0.06)
    _school_tower(m)
    with wall(m, "left", (0, 0.02, 0.04)):
        windows(m, (-0.58, -0.42, -0.26, 0.26, 0.42, 0.58), (0.065, 0.285), (0.1, 0.13))
    with wall(m, "right", (0.7, 0.28, 0.04)):
        windows(m, (-0.15, 0.05), (0.065, 0.285), (0.1, 0.13))
    _playground(m)
    with m.on(OVERLAY):
        for x in (-0.42, 0.42):
            with m.at(x, 0.11, 0.655, tilt=38):
                pv_table(m, (0, 0, 0), (0.42, 0.24), tilt=0, grid=(4, 2), legs=False)


def _school_tower(m: Model) -> None:
    box(m, (0, 0.05, 0.04), (0.36, 0.26, 0.62), "cream")
    roofs.gable(
        m, (0, 0.05, 0.66), (0.36, 0.26, 0.16), "slate", wall="cream", along="y", rows=2
    )
    box(m, (0, 0.12, 0.8), (0.18, 0.18, 0.26), "white")
    box(m, (0, 0.12, 1.06), (0.22, 0.22, 0.03), "white", bevel=0.008)
    roofs.hip(m, (0, 0.12, 1.09), (0.18, 0.18, 0.16), "teal", ridge=0, over=0.02)
    tube(m, (0, 0.12, 1.23), (0, 0.12, 1.36), 0.011, "haz")
    with wall(m, "left", (0, 0.03, 0.8)):
        clock(m, 0.14)
    with wall(m, "right", (0.09, 0.12, 0.8)):
        clock(m, 0.14)
    with wall(m, "left", (0, -0.08, 0.04)):
        for x in (-0.055, 0.055):
            door(m, x, 0, (0.09, 0.22), paint="teal", step=False)
        box(m, (0, -0.09, -0.04), (0.34, 0.18, 0.03), "stone")
        box(m, (0, -0.07, 0.27), (0.36, 0.18, 0.03), "white")
        for x in (-0.15, 0.15):
            cylinder(m, (x, -0.13, -0.01), 0.018, 0.28, "white", sides=10)
        windows(m, (-0.1, 0.1), (0.37,), (0.1, 0.14))


def _playground(m: Model) -> None:
    """Goal, slide, hopscotch, a flag, hedges around."""
    for x, paint in ((0.3, "red"), (0.52, "blue")):
        for y in (-0.5, -0.68):
            tube(m, (x, y, 0), (x, y, 0.22), 0.012, paint)
    tube(m, (0.3, -0.5, 0.22), (0.52, -0.5, 0.22), 0.012, "yellow")
    tube(m, (0.3, -0.68, 0.22), (0.52, -0.68, 0.22), 0.012, "yellow")
    plank(m, [(0.36, -0.62, 0.2), (0.46, -0.62, 0.2), (0.46, -0.86, 0.02),
              (0.36, -0.86, 0.02)], 0.015, "red")  # fmt: skip
    for k in range(5):
        box(m, (-0.3 + 0.09 * k, -0.62 + 0.06 * (k % 2), 0.005), (0.075, 0.075, 0.006),
            ("white", "coral", "white", "sky", "white")[k], bevel=0)  # fmt: skip
    cylinder(m, (-0.42, -0.42, 0), 0.012, 0.26, "metald", sides=8)
    box(m, (-0.42, -0.43, 0.24), (0.1, 0.012, 0.07), "white", bevel=0)
    cylinder(m, (-0.42, -0.49, 0.25), 0.03, 0.006, "orange", sides=10)
    flag(m, (0.74, -0.36, 0), 0.6, "leafy")
    for x, y in ((-0.84, -0.72), (0.86, -0.76), (-0.86, 0.1), (0.88, 0.7), (-0.8, 0.8)):
        leaf_tree(m, (x, y, 0), m.between(0.42, 0.56))
    hedge(m, (-0.8, -0.9), (-0.25, -0.9))
    hedge(m, (0.35, -0.9), (0.72, -0.9))
    flowers(m, 10, (-0.45, -0.12), (0.22, 0.04))
    flowers(m, 10, (0.45, -0.12), (0.22, 0.04))
    bench(m, (-0.62, -0.5, 0), turn=90)


@BOOK.sprite("clinic", card=True, seed=260, overlay="pv")
def clinic(m: Model) -> None:
    """White and mint, a green cross, an ambulance at the door."""
    patch(m, (0, -0.04), (0.46, 0.43), "paving", edge=0.2, square=0.6, wobble=0.03)
    box(m, (-0.02, 0.12, 0), (0.74, 0.5, 0.03), "stone")
    box(m, (-0.02, 0.12, 0.03), (0.7, 0.46, 0.44), "white")
    box(m, (-0.02, 0.12, 0.03), (0.71, 0.47, 0.07), "mint")
    box(m, (-0.02, 0.12, 0.245), (0.712, 0.472, 0.03), "leafy", bevel=0.004)
    roofs.flat(m, (-0.02, 0.12, 0.47), (0.7, 0.46), "white", "mint")
    with wall(m, "left", (-0.02, -0.11, 0.03)):
        windows(m, (-0.26, -0.13, 0.26), (0.07,), (0.09, 0.12), cross=False)
        windows(m, (-0.26, -0.13, 0.26), (0.28,), (0.09, 0.12), cross=False)
        box(m, (0.06, -0.006, 0), (0.2, 0.02, 0.21), "white")
        box(m, (0.06, -0.014, 0.005), (0.16, 0.02, 0.18), "g_win", bevel=0)
        box(m, (0.06, -0.018, 0.005), (0.014, 0.024, 0.18), "white", bevel=0)
        box(m, (0.06, -0.08, 0.215), (0.28, 0.17, 0.022), "leafy", bevel=0.006)
        for x in (-0.06, 0.18):
            tube(m, (x, -0.15, -0.03), (x, -0.15, 0.215), 0.011, "white")
        box(m, (0.06, -0.016, 0.285), (0.15, 0.02, 0.15), "white", bevel=0.006)
        _cross(m, 0.06, 0.36)
    with wall(m, "right", (0.33, 0.12, 0.03)):
        windows(m, (-0.13, 0.06), (0.07, 0.28), (0.1, 0.12), cross=False)
    with wall(m, "left", (0.16, 0.1, 0.47)):
        box(m, (0, 0.05, 0), (0.2, 0.12, 0.16), "white")
        _cross(m, 0.0, 0.1)
    air_unit(m, (-0.22, 0.26, 0.5), (0.14, 0.12, 0.07))
    _ambulance(m)
    with m.on(OVERLAY):
        flat_panels(m, (-0.16, 0.1, 0.5), (0.36, 0.36), 2)


def _cross(m: Model, x: float, z: float) -> None:
    for w, h in ((0.1, 0.034), (0.034, 0.1)):
        box(m, (x, -0.03, z - h / 2), (w, 0.014, h), "g_greenw", bevel=0)


def _ambulance(m: Model) -> None:
    with m.at(-0.16, -0.33, 0):
        box(m, (-0.03, 0, 0.03), (0.17, 0.1, 0.12), "white", bevel=0.012)
        box(m, (0.085, 0, 0.03), (0.07, 0.094, 0.075), "white", bevel=0.016)
        box(m, (0.075, 0, 0.075), (0.05, 0.088, 0.03), "glassd", bevel=0.005)
        box(m, (-0.02, 0, 0.075), (0.175, 0.104, 0.018), "leafy", bevel=0)
        box(m, (0.03, 0, 0.15), (0.03, 0.07, 0.02), "g_cyanw", bevel=0.004)
        for x in (-0.07, 0.07):
            for y in (-0.054, 0.038):
                cylinder(m, (x, y, 0.022), 0.022, 0.016, "dark", axis="y", sides=10)
    hedge(m, (0.14, -0.41), (0.42, -0.41))
    flowers(m, 6, (0.3, -0.3), (0.1, 0.03))
    leaf_tree(m, (0.42, 0.3, 0), 0.42)
    bush(m, (-0.42, 0.0, 0), 0.12)
