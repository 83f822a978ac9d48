"""What becomes of waste: the tip, the landfill, compost, biogas, the incinerator."""

import math
from itertools import pairwise

from tools.art.kit import roofs
from tools.art.kit.fittings import beacon, fence, gate, lamp, wall
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree, tuft
from tools.art.kit.shapes import (
    ball,
    box,
    cylinder,
    lathe,
    mound,
    patch,
    plank,
    sheet,
    tube,
)
from tools.art.kit.sprite import BARE, Book
from tools.art.kit.tech import container, pipe, silo, stack
from tools.art.kit.vehicles import lorry
from tools.art.models.services import plant_ground

BOOK = Book("waste")
LITTER = ("white", "blue", "rust", "grime", "tin", "dark", "coral", "teal", "board")


@BOOK.sprite("open_dump", card=True, footprint=(2, 2), seed=441, ground=BARE)
def open_dump(m: Model) -> None:
    """Heaps that nothing covers: black seepage, a burnt hollow, a fallen fence."""
    patch(m, (0, 0), (0.95, 0.93), "soil", edge=0.16, square=0.35, wobble=0.07)
    patch(m, (0.42, -0.46), (0.42, 0.3), "mud", edge=0.3, wobble=0.1)
    patch(m, (0.5, -0.5), (0.24, 0.15), "soot", edge=0.25, wobble=0.12)
    for x, y, wide, tall, paint in HEAPS:
        ball(m, (x, y, 0), wide, paint, detail=3, half=True, squash=tall / wide,
             rough=0.09, fade=(0.82, 1.08))  # fmt: skip
        _litter(m, (x, y), wide, tall, round(200 * wide))
    mound(m, (-0.56, -0.42, 0), (0.2, 0.15), 0.03, "soot", wobble=0.14)
    mound(m, (-0.56, -0.42, 0.02), (0.12, 0.08), 0.015, "coal", wobble=0.14)
    ball(m, (-0.55, -0.42, 0.03), 0.03, "g_furn", squash=0.4)
    _old_tyres(m)
    lorry(m, (0.06, -0.6, 0.004), "rust", load="grime", turn=12)
    bulldozer(m, (0.3, 0.02, 0.0), 150, "rust")
    fence(m, [(-0.88, -0.84), (-0.3, -0.87)], paint="board", height=0.1, gap=0.11)
    with m.at(0.0, -0.86, 0.02, tilt=-70):
        fence(m, [(-0.16, 0), (0.12, 0)], paint="board", height=0.1, gap=0.11)
    grass(m, 18, (0.1, -0.8), (0.8, 0.1), height=0.08, paint="reed")
    grass(m, 10, (-0.8, 0.1), (0.1, 0.6), height=0.08, paint="reed")
    bush(m, (0.86, -0.1, 0), 0.13, "reed")


# Place, radius, height and paint of each heap.
HEAPS = (
    (-0.34, 0.44, 0.44, 0.34, "ash"), (0.3, 0.5, 0.36, 0.26, "mud"),
    (-0.08, 0.12, 0.4, 0.24, "soil"), (0.62, 0.2, 0.24, 0.15, "ash"),
    (-0.66, 0.0, 0.24, 0.16, "mud"), (-0.2, -0.34, 0.22, 0.12, "ash"),
)  # fmt: skip


def _litter(
    m: Model, at: tuple[float, float], wide: float, tall: float, count: int
) -> None:
    """Sacks, boards and tins on a heap, and some that rolled off it."""
    for _ in range(count):
        angle, share = m.between(0, math.tau), math.sqrt(m.between(0.0, 1.25))
        height = tall * math.sqrt(max(0.0, 1 - share**2))
        x, y = (
            at[0] + wide * share * math.cos(angle),
            at[1] + wide * share * math.sin(angle),
        )
        size = m.between(0.03, 0.07)
        with m.at(x, y, height, turn=m.between(0, 90), tilt=m.between(-25, 25)):
            box(m, (0, 0, -0.01), (size, size * 0.7, size * 0.6), m.pick(LITTER),
                bevel=0.004, jitter=0.1)  # fmt: skip


def _old_tyres(m: Model) -> None:
    for x, y, level in ((0.78, -0.24, 0), (0.7, -0.3, 0), (0.74, -0.27, 0.03)):
        cylinder(m, (x, y, level), 0.055, 0.03, "coal", sides=12)
        cylinder(m, (x, y, level + 0.03), 0.03, 0.002, "mud", sides=10)


def bulldozer(
    m: Model, at: tuple[float, float, float], turn: float, paint: str = "haz"
) -> None:
    with m.at(*at, turn=turn):
        for side in (-0.06, 0.06):
            box(m, (0, side, 0), (0.2, 0.04, 0.06), "dark", bevel=0.015)
        box(m, (0.02, 0, 0.05), (0.15, 0.1, 0.07), paint, bevel=0.01)
        box(m, (-0.04, 0, 0.11), (0.08, 0.09, 0.08), "glassd", bevel=0.01)
        box(m, (-0.04, 0, 0.185), (0.09, 0.1, 0.014), paint, bevel=0.004)
        box(m, (0.14, 0, 0), (0.03, 0.19, 0.1), paint, bevel=0.006, tint=0.9)


@BOOK.sprite("landfill", card=True, footprint=(2, 2), seed=440)
def landfill(m: Model) -> None:
    """Terraces under soil and grass; wells draw the gas to an engine and a flare."""
    patch(m, (0, 0), (0.95, 0.93), "grass", edge=0.15, square=0.5, wobble=0.03)
    patch(m, (0.5, -0.5), (0.42, 0.38), "gravel", edge=0.12, square=0.6, wobble=0.03)
    for at, radii, height, paint in TERRACES:
        mound(m, at, radii, height, paint, slope=0.13, square=0.3, wobble=0.04,
              fade=(0.88, 1.06))  # fmt: skip
    _open_cell(m)
    for x, y, z in WELLS:
        _gas_well(m, x, y, z)
    pipe(m, GAS_MAIN, 0.02, "haz")
    pipe(m, GAS_RISER, 0.02, "haz")
    _gas_yard(m)
    fence(m, [(-0.9, -0.9), (0.28, -0.9)], paint="metald", height=0.11, gap=0.12)
    for x, y in ((-0.9, 0.5), (0.9, 0.62), (-0.2, 0.92)):
        leaf_tree(m, (x, y, 0), 0.4)
    hedge(m, (0.9, -0.1), (0.9, 0.4), height=0.09)
    grass(m, 14, (-0.3, -0.82), (0.56, 0.05), height=0.06)


TERRACES = (
    ((-0.12, 0.14, 0), (0.8, 0.72), 0.15, "grassdry"),
    ((-0.14, 0.24, 0.14), (0.58, 0.5), 0.12, "grass"),
    ((-0.16, 0.32, 0.25), (0.36, 0.3), 0.1, "grass2"),
)
WELLS = (
    (-0.45, -0.25, 0.15), (-0.1, -0.36, 0.15), (0.25, -0.2, 0.15), (-0.14, -0.06, 0.26),
    (-0.45, 0.1, 0.26), (-0.16, 0.32, 0.35),
)  # fmt: skip
# Along the lower terrace to the yard, and down to it from the upper one.
GAS_MAIN = ((-0.45, -0.25, 0.175), (-0.1, -0.36, 0.175), (0.25, -0.2, 0.175),
            (0.4, -0.34, 0.12), (0.44, -0.42, 0.06))  # fmt: skip
GAS_RISER = ((-0.45, 0.1, 0.285), (-0.14, -0.06, 0.285), (-0.13, -0.17, 0.28),
             (-0.11, -0.29, 0.18), (-0.1, -0.36, 0.175))  # fmt: skip


def _gas_well(m: Model, x: float, y: float, z: float) -> None:
    cylinder(m, (x, y, z), 0.045, 0.02, "concrete", sides=12)
    tube(m, (x, y, z), (x, y, z + 0.15), 0.018, "white")
    cylinder(m, (x, y, z + 0.07), 0.026, 0.02, "leafy", sides=10)
    tube(m, (x, y, z + 0.14), (x + 0.05, y - 0.03, z + 0.14), 0.015, "white")


def _open_cell(m: Model) -> None:
    """The part in use is small: black liner, today's load, a bulldozer."""
    sheet(m, [(0.2, 0.14, 0.268), (0.56, 0.04, 0.155), (0.56, 0.5, 0.155),
              (0.2, 0.46, 0.268)], "coal", jitter=0)  # fmt: skip
    mound(m, (0.5, 0.24, 0.15), (0.2, 0.24), 0.035, "mud", wobble=0.1)
    for _ in range(34):
        x, y = 0.5 + m.between(-0.16, 0.16), 0.24 + m.between(-0.2, 0.2)
        size = m.between(0.025, 0.05)
        with m.at(x, y, 0.175, turn=m.between(0, 90)):
            box(m, (0, 0, 0), (size, size * 0.7, size * 0.6), m.pick(LITTER),
                bevel=0.004, jitter=0.1)  # fmt: skip
    bulldozer(m, (0.4, 0.0, 0.15), 70)


def _gas_yard(m: Model) -> None:
    """An engine in a green box, and a flare that seldom burns."""
    container(m, (0.58, -0.42, 0), "leafy", size=(0.36, 0.18, 0.2))
    tube(m, (0.7, -0.38, 0.2), (0.7, -0.38, 0.36), 0.022, "metal")
    box(m, (0.58, -0.516, 0.12), (0.1, 0.008, 0.03), "g_greenw", bevel=0)
    cylinder(m, (0.76, -0.7, 0), 0.05, 0.02, "concrete", sides=14)
    cylinder(m, (0.76, -0.7, 0.02), 0.035, 0.4, "metal", sides=14)
    cylinder(m, (0.76, -0.7, 0.42), 0.045, 0.06, "soot", sides=14)
    ball(m, (0.76, -0.7, 0.47), 0.026, "g_furn", detail=2, squash=1.6)
    mound(m, (0.36, -0.72, 0), (0.15, 0.1), 0.02, "concrete", slope=0.03, square=0.4)
    mound(m, (0.36, -0.72, 0.018), (0.11, 0.07), 0.004, "mud", slope=0, square=0.4)
    lamp(m, (0.88, -0.88, 0), 0.28)


@BOOK.sprite("compost_yard", card=True, footprint=(2, 2), seed=450)
def compost_yard(m: Model) -> None:
    """Sorting hall, coloured bins, steaming rows of compost, a green roof."""
    plant_ground(m, "paving")
    box(m, (-0.3, 0.46, 0), (0.96, 0.5, 0.4), "woodl")
    for k in range(14):
        box(
            m,
            (-0.75 + 0.069 * k, 0.208, 0.02),
            (0.045, 0.012, 0.36),
            "wood",
            bevel=0.003,
            jitter=0.08,
        )
    roofs.lean_to(m, (-0.3, 0.46, 0.4), (0.96, 0.5, 0.1), "grass2", wall="woodl")
    for _ in range(22):
        x, y = m.between(-0.75, 0.15), m.between(0.24, 0.68)
        tuft(m, (x, y, 0.43 + (y - 0.21) * 0.2), 0.05)
    with wall(m, "left", (-0.3, 0.2, 0)):
        gate(m, -0.2, 0, (0.24, 0.28), paint="g_win")
        gate(m, 0.2, 0, (0.24, 0.28), paint="leaf3")
    for k, paint in enumerate(("blue", "green", "haz", "red", "teal")):
        box(m, (0.32 + 0.12 * k, 0.3, 0), (0.1, 0.1, 0.13), paint, bevel=0.012)
        box(m, (0.32 + 0.12 * k, 0.295, 0.13), (0.104, 0.11, 0.02), paint, tint=0.8)
    for k in range(3):
        y = -0.16 - 0.22 * k
        mound(m, (-0.24, y, 0), (0.52, 0.08), 0.1, ("soild", "soil", "mud")[k],
              slope=0.1, square=0.2)  # fmt: skip
    for _ in range(30):
        x, k = m.between(-0.66, 0.2), m.pick((0, 1, 2))
        spot = (x, -0.16 - 0.22 * k + m.between(-0.05, 0.05), 0.09)
        ball(m, spot, 0.02, m.pick(("leaf3", "soild", "crop")), rough=0.2, jitter=0.15)
    lorry(m, (0.5, -0.3, 0.004), "leafy", load="green", turn=90)
    silo(m, (0.66, 0.6, 0), 0.12, 0.3, "white", band="leafy", roof="moss")
    hedge(m, (-0.86, -0.86), (0.3, -0.86))
    leaf_tree(m, (0.84, -0.66, 0), 0.42)
    flowers(m, 8, (0.6, -0.86), (0.2, 0.03))


@BOOK.sprite("biogas_plant", card=True, seed=452)
def biogas_plant(m: Model) -> None:
    """Two green domes that breathe, a feed hopper, an engine in a white box."""
    patch(m, (0, 0), (0.47, 0.45), "grass", edge=0.25, square=0.4, wobble=0.05)
    patch(m, (0.02, -0.08), (0.38, 0.3), "gravel", edge=0.12, square=0.5, wobble=0.04)
    _fermenter(m, (-0.14, 0.2), 0.23, "leafy")
    _fermenter(m, (0.28, 0.26), 0.155, "white")
    pipe(m, [(-0.02, -0.02, 0.12), (0.08, -0.08, 0.12), (0.08, -0.24, 0.1)], 0.016,
         "haz")  # fmt: skip
    tube(m, (0.06, 0.22, 0.15), (0.15, 0.24, 0.13), 0.016, "haz")
    container(m, (0.14, -0.28, 0), "white", size=(0.3, 0.14, 0.15), ribs=5)
    box(m, (0.14, -0.355, 0.08), (0.08, 0.008, 0.03), "g_greenw", bevel=0)
    tube(m, (0.25, -0.26, 0.15), (0.25, -0.26, 0.29), 0.018, "metal")
    _feed_hopper(m)
    mound(m, (-0.16, -0.32, 0), (0.1, 0.06), 0.055, "leaf3", slope=0.05, wobble=0.1)
    tube(m, (0.42, -0.08, 0), (0.42, -0.08, 0.3), 0.014, "metal")
    cylinder(m, (0.42, -0.08, 0.3), 0.022, 0.03, "soot", sides=10)
    hedge(m, (-0.42, -0.42), (0.06, -0.42), height=0.08)
    leaf_tree(m, (-0.42, 0.36, 0), 0.36)
    flowers(m, 7, (0.3, -0.41), (0.12, 0.02))


def _fermenter(m: Model, at: tuple[float, float], radius: float, cloth: str) -> None:
    """A round tank under a double membrane held by straps."""
    x, y = at
    cylinder(m, (x, y, 0), radius, 0.16, "concrete", sides=28)
    cylinder(m, (x, y, 0.05), radius + 0.003, 0.05, "woodl", sides=28)
    cylinder(m, (x, y, 0.16), radius + 0.008, 0.02, "white", sides=28)
    ball(m, (x, y, 0.175), radius, cloth, detail=4, half=True, squash=0.62, smooth=True,
         jitter=0)  # fmt: skip
    for k in range(6):
        a = math.tau * (k + 0.5) / 6
        line = [
            (x + radius * 1.01 * math.cos(t) * math.cos(a),
             y + radius * 1.01 * math.cos(t) * math.sin(a),
             0.175 + radius * 0.63 * math.sin(t))
            for t in (0, 0.4, 0.8, 1.2, math.pi / 2)
        ]  # fmt: skip
        for one, other in pairwise(line):
            tube(m, one, other, 0.006, "white", sides=4)


def _feed_hopper(m: Model) -> None:
    """Kitchen waste goes in here and up the screw."""
    with m.at(-0.34, -0.14, 0):
        box(m, (0, 0, 0.02), (0.16, 0.12, 0.12), "green", taper=1.12)
        box(m, (0, 0, 0.142), (0.15, 0.11, 0.008), "soild", bevel=0)
        for side in (-0.06, 0.06):
            box(m, (side, 0, 0), (0.02, 0.1, 0.03), "dark", bevel=0)
    tube(m, (-0.29, -0.1, 0.08), (-0.22, 0.02, 0.2), 0.024, "metal", sides=10)


@BOOK.sprite("waste_to_energy", card=True, footprint=(2, 2), seed=590)
def waste_to_energy(m: Model) -> None:
    """A clean hall with a sloping green roof and one thin white stack."""
    plant_ground(m)
    box(m, (-0.2, 0.34, 0), (1.1, 0.8, 0.5), "white")
    roofs.lean_to(m, (-0.2, 0.34, 0.5), (1.1, 0.8, 0.32), "grass2", wall="white")
    _skylights(m)
    with wall(m, "left", (-0.2, -0.06, 0)):
        for k in range(3):
            gate(m, -0.34 + 0.3 * k, 0, (0.2, 0.26), paint="leafy" if k else "g_win")
        box(m, (0.0, -0.006, 0.36), (0.98, 0.016, 0.08), "g_win", bevel=0)
    with wall(m, "right", (0.35, 0.34, 0)):
        for k in range(6):
            box(
                m,
                (-0.33 + 0.13 * k, -0.006, 0.04),
                (0.03, 0.02, 0.48),
                "leafy",
                bevel=0,
            )
    stack(
        m, (0.6, 0.6, 0), (0.09, 0.07), 1.5, paint="white", bands=(0.9,), mouth="metal"
    )
    box(m, (0.5, 0.42, 0), (0.26, 0.26, 0.36), "metal")
    box(m, (0.5, 0.42, 0.2), (0.264, 0.264, 0.05), "leafy", bevel=0)
    pipe(m, [(0.5, 0.42, 0.36), (0.5, 0.42, 0.46), (0.6, 0.56, 0.46)], 0.05, "metal")
    beacon(m, (0.66, 0.54, 1.45), 0.02)
    lorry(m, (-0.2, -0.44, 0.004), "leafy", load="green", turn=90)
    hedge(m, (-0.84, -0.86), (0.3, -0.86))
    leaf_tree(m, (0.84, -0.5, 0), 0.44)
    leaf_tree(m, (-0.88, 0.3, 0), 0.44)
    lathe(m, (0.62, 0.0, 0), [(0.14, 0), (0.14, 0.3), (0.1, 0.38), (0, 0.4)], "metal")
    plank(m, [(0.3, -0.7, 0), (0.7, -0.7, 0), (0.7, -0.6, 0), (0.3, -0.6, 0)], 0.012,
          "paving")  # fmt: skip


def _skylights(m: Model) -> None:
    """Panes, vents and tufts on the green slope."""
    with m.at(-0.2, 0.34, 0.695, tilt=21.8):
        for x in (-0.36, 0.0, 0.36):
            box(m, (x, 0.1, 0.0), (0.16, 0.44, 0.03), "white", bevel=0.006)
            box(m, (x, 0.1, 0.026), (0.12, 0.4, 0.008), "g_skyl", bevel=0)
        for x in (-0.18, 0.18):
            box(m, (x, 0.16, 0.0), (0.09, 0.09, 0.06), "metal", bevel=0.01)
        for _ in range(26):
            tuft(m, (m.between(-0.5, 0.5), m.between(-0.4, -0.18), 0), 0.06)
