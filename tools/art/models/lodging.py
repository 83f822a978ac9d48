"""Offices, hotels and terraces, each as it was and as it could be."""

from tools.art.kit import roofs
from tools.art.kit.fittings import (
    balcony,
    bench,
    door,
    flower_box,
    heat_pump,
    lamp,
    parasol,
    wall,
    window,
    windows,
)
from tools.art.kit.model import OVERLAY, Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree, palm, tuft
from tools.art.kit.shapes import box, cylinder, patch, plank, tube
from tools.art.kit.sprite import Book
from tools.art.kit.tech import air_unit, cells, flat_panels, roof_fan

BOOK = Book("lodging")
STOREYS, STOREY = 5, 0.2
LIT_SHARE = 0.45


def _office(m: Model, *, rated: bool) -> None:
    """Five glazed storeys; the rated one has sunshades, planters and fewer lights."""
    patch(m, (0, -0.02), (0.46, 0.44), "grass" if rated else "paving", edge=0.2,
          square=0.6, wobble=0.03)  # fmt: skip
    box(m, (0, 0.1, 0), (0.7, 0.58, 0.03), "stone")
    box(m, (-0.06, 0.12, 0.03), (0.49, 0.47, 1.0), "glassd", bevel=0)
    for face, at in (("left", (-0.06, -0.115, 0.03)), ("right", (0.185, 0.12, 0.03))):
        with wall(m, face, at):
            _lit_bays(m)
            _fins(m, rated)
    for k in range(STOREYS + 1):
        box(
            m,
            (-0.06, 0.12, 0.01 + STOREY * k),
            (0.53, 0.51, 0.035),
            "white",
            bevel=0.006,
        )
    roofs.flat(m, (-0.06, 0.12, 1.035), (0.5, 0.48), "white",
               "grass2" if rated else "concreted")  # fmt: skip
    air_unit(m, (-0.2, 0.26, 1.06), (0.16, 0.14, 0.08))
    _office_wing(m, rated)
    if rated:
        for _ in range(9):
            spot = (m.between(-0.26, 0.14), m.between(-0.06, 0.18), 1.06)
            tuft(m, spot, 0.05)
        box(m, (-0.06, -0.15, 0.93), (0.2, 0.014, 0.075), "leafy", bevel=0.006)
        for k in range(3):
            box(
                m,
                (-0.12 + 0.06 * k, -0.16, 0.952),
                (0.03, 0.008, 0.03),
                "g_lampw",
                bevel=0,
            )
    with m.on(OVERLAY):
        flat_panels(m, (0.0, 0.06, 1.06), (0.32, 0.3), 2)


def _lit_bays(m: Model) -> None:
    """Behind some panes people still work at night."""
    for storey in range(STOREYS):
        for k in range(5):
            if m.random.random() < LIT_SHARE:
                spot = (-0.19 + 0.095 * k, -0.004, 0.035 + STOREY * storey)
                box(m, spot, (0.072, 0.008, 0.13), "g_win", bevel=0, jitter=0.12)


def _fins(m: Model, rated: bool) -> None:
    for k in range(6):
        box(m, (-0.24 + 0.096 * k, -0.008, 0), (0.018, 0.03, 1.0), "white", bevel=0)
    for storey in range(STOREYS if rated else 0):
        z = 0.15 + STOREY * storey
        box(m, (0, -0.055, z), (0.5, 0.085, 0.014), "woodl", bevel=0.003)


def _office_wing(m: Model, rated: bool) -> None:
    box(m, (0.2, 0.06, 0.03), (0.22, 0.42, 0.46), "mint" if rated else "sky")
    roofs.flat(m, (0.2, 0.06, 0.49), (0.22, 0.42), "white", "grass2")
    for _ in range(7):
        bush(
            m, (0.24 + m.between(-0.03, 0.04), 0.04 + m.between(-0.16, 0.14), 0.5), 0.06
        )
    with wall(m, "right", (0.31, 0.06, 0.03)):
        windows(m, (-0.12, 0.02, 0.14), (0.05, 0.26), (0.09, 0.14), cross=False)
    with wall(m, "left", (0.22, -0.15, 0.03)):
        window(m, 0, 0.26, (0.14, 0.14), cross=False)
        door(m, 0, 0, (0.12, 0.19), paint="glassd", frame="white")
    box(m, (-0.2, -0.32, 0), (0.22, 0.06, 0.05), "stone", bevel=0.008)
    for k in range(4):
        bush(m, (-0.28 + 0.055 * k, -0.32, 0.04), 0.06)
    leaf_tree(m, (0.41, -0.3, 0), 0.44 if rated else 0.38)
    bench(m, (0.1, -0.38, 0))
    lamp(m, (-0.42, -0.36, 0))


@BOOK.sprite("office", card=True, seed=270, overlay="pv")
def office(m: Model) -> None:
    _office(m, rated=False)


@BOOK.sprite("office_rated", card=True, seed=272, overlay="pv")
def office_rated(m: Model) -> None:
    _office(m, rated=True)


def _hotel(m: Model, *, ground_source: bool) -> None:
    """Balconies to the sea, palms, a pool; or pipes that take warmth from below."""
    skin, deck = ("mint", "grass2") if ground_source else ("coral", "terracotta")
    patch(
        m,
        (0, -0.02),
        (0.47, 0.45),
        "grass" if ground_source else "sand",
        edge=0.2,
        square=0.5,
        wobble=0.05,
    )
    box(m, (-0.04, 0.2, 0), (0.72, 0.36, 0.03), "stone")
    box(m, (-0.04, 0.2, 0.03), (0.68, 0.32, 0.72), skin, tint=1.1)
    box(m, (-0.04, 0.2, 0.03), (0.69, 0.33, 0.16), "cream")
    roofs.flat(m, (-0.04, 0.2, 0.75), (0.68, 0.32), "white", deck, height=0.06)
    with wall(m, "left", (-0.04, 0.04, 0.03)):
        for storey in range(3):
            for k in range(4):
                x, z = -0.24 + 0.16 * k, 0.2 + 0.175 * storey
                window(m, x, z + 0.01, (0.1, 0.11), cross=False, sill=False)
                balcony(m, x, z - 0.02, 0.14)
        box(m, (0, -0.012, 0.02), (0.5, 0.02, 0.12), "g_win", bevel=0)
        for k in range(6):
            box(m, (-0.25 + 0.1 * k, -0.016, 0), (0.02, 0.024, 0.15), "white", bevel=0)
        box(m, (0, -0.02, 0.75), (0.34, 0.03, 0.075), "teal", bevel=0.008)
        for k in range(5):
            box(m, (-0.12 + 0.06 * k, -0.04, 0.77), (0.04, 0.008, 0.036), "g_lampw",
                bevel=0.004)  # fmt: skip
    with wall(m, "right", (0.3, 0.2, 0.03)):
        windows(m, (-0.06, 0.09), (0.21, 0.385, 0.56), (0.08, 0.1), cross=False)
    if ground_source:
        _ground_loops(m)
    else:
        _pool(m)
        for k in range(3):
            air_unit(m, (-0.24 + 0.2 * k, 0.26, 0.78), (0.13, 0.12, 0.08))
    with m.on(OVERLAY):
        flat_panels(m, (-0.04, 0.18, 0.78), (0.58, 0.24), 2)


def _pool(m: Model) -> None:
    box(m, (0.02, -0.25, 0), (0.48, 0.24, 0.014), "white", bevel=0.006)
    box(m, (0.02, -0.25, 0.009), (0.42, 0.18, 0.01), "water", bevel=0, jitter=0)
    parasol(m, (-0.32, -0.2, 0), ("orange", "white"))
    parasol(m, (-0.3, -0.38, 0), ("teal", "white"))
    for k in range(3):
        box(m, (-0.1 + 0.13 * k, -0.4, 0.015), (0.05, 0.1, 0.014), "white", bevel=0.004)
    for x, y in ((0.4, -0.34), (0.42, 0.06), (-0.44, 0.06)):
        palm(m, (x, y, 0), m.between(0.5, 0.62))
    roof_fan(m, (0.2, 0.14, 0.78), 0.05)


def _ground_loops(m: Model) -> None:
    """Capped boreholes in the lawn, joined by two pipes to a plant box."""
    for k in range(4):
        for y in (-0.22, -0.36):
            x = -0.28 + 0.15 * k
            cylinder(m, (x, y, 0), 0.04, 0.022, "concrete", sides=12)
            cylinder(m, (x, y, 0.022), 0.026, 0.014, "blue" if y < -0.3 else "orange",
                     sides=12)  # fmt: skip
    for y, paint in ((-0.22, "orange"), (-0.36, "blue")):
        tube(m, (-0.34, y, 0.02), (0.3, y, 0.02), 0.012, paint)
    box(m, (0.33, -0.29, 0), (0.12, 0.22, 0.14), "white", bevel=0.012)
    box(m, (0.33, -0.404, 0.07), (0.07, 0.008, 0.03), "g_greenw", bevel=0)
    for _ in range(12):
        tuft(m, (m.between(-0.34, 0.24), m.between(0.08, 0.32), 0.78), 0.05)
    for x, y in ((0.44, 0.06), (-0.44, 0.08)):
        palm(m, (x, y, 0), m.between(0.5, 0.6))
    hedge(m, (-0.4, -0.44), (0.1, -0.44), height=0.07)
    flowers(m, 8, (-0.08, -0.29), (0.24, 0.02))


@BOOK.sprite("hotel", card=True, seed=280, overlay="pv")
def hotel(m: Model) -> None:
    _hotel(m, ground_source=False)


@BOOK.sprite("hotel_ground_source", card=True, seed=281, overlay="pv")
def hotel_ground_source(m: Model) -> None:
    _hotel(m, ground_source=True)


# Walls of the four houses in a row, by variant; roof; doors.
ROWS = (
    (("cream", "peach", "butter", "rose"), "terracotta", "teal"),
    (("sky", "cream", "mint", "peach"), "slate", "brick"),
)
RENEWED = (
    (("white", "mint", "white", "sky"), "teal", "wood"),
    (("cream", "white", "butter", "white"), "metald", "leafy"),
)


def _terrace(m: Model, n: int, *, renewed: bool) -> None:
    """Four narrow houses share their walls; two storeys under one roof line."""
    walls_, roof, paint = (RENEWED if renewed else ROWS)[n]
    turn = 90 * n
    patch(m, (0, 0), (0.47, 0.45), "grass", edge=0.25, square=0.4, wobble=0.05)
    with m.at(0, 0.04, 0, turn=turn):
        box(m, (0, 0, 0), (0.86, 0.46, 0.03), "stone")
        for k, skin in enumerate(walls_):
            x = -0.3075 + 0.205 * k
            lift = 0.02 * (k % 2)
            with m.at(x, 0, 0.03):
                box(m, (0, 0, 0), (0.205, 0.4, 0.44 + lift), skin, bevel=0.006)
                roofs.gable(m, (0, 0, 0.44 + lift), (0.195, 0.4, 0.19), roof, wall=skin,
                            over=0.035, rows=0 if renewed else 3)  # fmt: skip
                _narrow_house(m, k, paint, renewed)
        _terrace_end(m, n, renewed)
        with m.on(OVERLAY):
            for k in range(4):
                lift = 0.02 * (k % 2)
                with m.at(-0.3075 + 0.205 * k, -0.105, 0.6 + lift, tilt=43.5):
                    cells(m, (0.18, 0.19), (2, 2), frame="metald")
    if renewed:
        hedge(m, (-0.42, -0.42), (0.3, -0.42), height=0.08)
    flowers(m, 9, (0, -0.4), (0.36, 0.02))
    leaf_tree(m, (0.43, -0.36, 0), 0.36)
    grass(m, 6, (0, -0.42), (0.4, 0.02))


def _narrow_house(m: Model, number: int, paint: str, renewed: bool) -> None:
    with wall(m, "left", (0, -0.2, 0)):
        door(m, 0.04 if number % 2 else -0.04, 0, (0.08, 0.18), paint=paint)
        window(m, -0.05 if number % 2 else 0.05, 0.07, (0.06, 0.1), cross=not renewed,
               frame="dark" if renewed else "white")  # fmt: skip
        windows(m, (-0.048, 0.048), (0.27,), (0.062, 0.11), cross=not renewed,
                frame="dark" if renewed else "white")  # fmt: skip
        if renewed:
            box(m, (0, -0.05, 0.235), (0.19, 0.08, 0.014), "woodl", bevel=0.003)
        else:
            flower_box(m, 0, 0.235)
    if not renewed:
        box(m, (0.06, 0.08, 0.55), (0.05, 0.05, 0.14), "brick", bevel=0.006)


def _terrace_end(m: Model, n: int, renewed: bool) -> None:
    """The end wall that is seen, and behind it the heat pumps."""
    face, x = ("right", 0.41) if n == 0 else ("away", -0.41)
    with wall(m, face, (x, 0, 0.03)):
        for z in (0.07, 0.28):
            window(m, 0.06, z, frame="dark" if renewed else "white", cross=not renewed)
        if renewed:
            box(m, (-0.1, -0.006, 0), (0.1, 0.014, 0.42), "wood", bevel=0.003)
    if renewed:
        heat_pump(
            m, (0.46 if n == 0 else -0.3, 0.1 if n == 0 else -0.3, 0), turn=90 * (1 - n)
        )


@BOOK.sprite("terrace", variants=2, card=True, seed=294, overlay="pv")
def terrace(m: Model, n: int) -> None:
    _terrace(m, n, renewed=False)


@BOOK.sprite("terrace_retrofitted", variants=2, card=True, seed=297, overlay="pv")
def terrace_retrofitted(m: Model, n: int) -> None:
    _terrace(m, n, renewed=True)


@BOOK.sprite("rooftop_pv_large", card=True, seed=299)
def rooftop_pv_large(m: Model) -> None:
    """The card of large roofs: a long flat hall under modules."""
    patch(m, (0, 0), (0.46, 0.44), "paving", edge=0.2, square=0.6)
    box(m, (0, 0.06, 0), (0.78, 0.6, 0.03), "stone")
    box(m, (0, 0.06, 0.03), (0.74, 0.56, 0.34), "cream")
    roofs.flat(m, (0, 0.06, 0.37), (0.74, 0.56), "white", "concreted")
    flat_panels(m, (0, 0.06, 0.4), (0.66, 0.48), 4)
    with wall(m, "left", (0, -0.22, 0.03)):
        windows(
            m, [-0.28 + 0.14 * k for k in range(5)], (0.08,), (0.09, 0.14), cross=False
        )
    with wall(m, "right", (0.37, 0.06, 0.03)):
        windows(m, (-0.18, 0, 0.18), (0.08,), (0.1, 0.14), cross=False)
    box(m, (0.43, -0.1, 0), (0.06, 0.12, 0.18), "white", bevel=0.01)
    box(m, (0.462, -0.1, 0.1), (0.006, 0.06, 0.04), "g_greenw", bevel=0)
    hedge(m, (-0.42, -0.4), (0.2, -0.4), height=0.08)
    plank(
        m,
        [(0.25, -0.44, 0), (0.38, -0.44, 0), (0.38, -0.3, 0), (0.25, -0.3, 0)],
        0.01,
        "stone",
    )
