"""A lake held in a valley, and the power house below it."""

from tools.art.kit.fittings import beacon, gate, lamp, wall, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, conifer, grass, leaf_tree, stone
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, prism, sheet
from tools.art.kit.sprite import Book
from tools.art.kit.tech import pylon, transformer

BOOK = Book("renewable")
CREST, HALF, PIECES = 0.56, 0.74, 16


@BOOK.sprite("reservoir_power", card=True, footprint=(3, 2), seed=1150)
def reservoir_power(m: Model) -> None:
    """Hills hold the lake on three sides, an arch of concrete on the fourth."""
    patch(m, (0, 0), (1.45, 0.95), "grass2", edge=0.14, square=0.5, wobble=0.03)
    mound(m, (0, 0.3, 0), (1.4, 0.62), 0.34, "rock", slope=0.2, square=0.3,
          wobble=0.04, fade=(0.8, 1.05))  # fmt: skip
    mound(m, (0, 0.34, 0.32), (1.18, 0.5), 0.2, "grass", slope=0.14, square=0.3,
          wobble=0.04, fade=(0.86, 1.04))  # fmt: skip
    mound(m, (0, 0.36, 0.508), (0.98, 0.36), 0.02, "sandw", slope=0.03, square=0.35,
          wobble=0.03)  # fmt: skip
    mound(m, (0, 0.36, 0.52), (0.92, 0.32), 0.012, "waterd", slope=0.0, square=0.35,
          wobble=0.03, jitter=0, tint=1.12)  # fmt: skip
    prism(m, [(-HALF, -0.16), (HALF, -0.16), (HALF, 0.2), (-HALF, 0.2)], 0.3, 0.233,
          "waterd", tint=1.12, jitter=0)  # fmt: skip
    for k in range(PIECES):
        _wall_piece(m, _x_of(k), _x_of(k + 1))
    for x in (-0.3, 0.0, 0.3):
        _spillway(m, x)
    patch(m, (0, -0.66), (0.52, 0.28), "water", edge=0.2, square=0.4, wobble=0.06)
    _power_house(m)
    _shoulders(m)


def _x_of(number: int) -> float:
    return HALF * (2 * number / PIECES - 1)


def _front_y(x: float, share: float) -> float:
    """The wall bends towards the lake in its middle and leans on it at its foot."""
    return -0.3 + 0.14 * (x / HALF) ** 2 - 0.16 * (1 - share)


def _wall_piece(m: Model, a: float, b: float) -> None:
    feet = [(x, _front_y(x, 0)) for x in (a, b)]
    tops = [(x, _front_y(x, 1)) for x in (a, b)]
    points = [(x, y, 0.0) for x, y in feet]
    points += [(x, y, CREST) for x, y in reversed(tops)]
    points += [(x, y + 0.12, CREST) for x, y in reversed(tops)]
    points += [(x, y + 0.14, 0.0) for x, y in reversed(tops)]
    faces = [[0, 1, 2, 3], [3, 2, 4, 5], [5, 4, 6, 7], [1, 6, 4, 2], [0, 3, 5, 7]]
    m.add(points, faces, "concrete", jitter=0.02, fade=(0.86, 1.04))
    middle = (a + b) / 2
    for out in (0.01, 0.11):
        box(m, (middle, _front_y(middle, 1) + out, CREST), (b - a, 0.022, 0.04),
            "white", bevel=0.003)  # fmt: skip


def _spillway(m: Model, x: float) -> None:
    top, foot = _front_y(x, 0.86) - 0.012, _front_y(x, 0.06) - 0.012
    sheet(m, [(x - 0.07, top, 0.48), (x + 0.07, top, 0.48), (x + 0.09, foot, 0.04),
              (x - 0.09, foot, 0.04)], "foam", fade=(1.0, 0.92))  # fmt: skip
    for side in (-0.09, 0.09):
        box(m, (x + side, _front_y(x, 1) - 0.01, CREST - 0.1), (0.03, 0.05, 0.14),
            "concreted", bevel=0.004)  # fmt: skip
    mound(m, (x, foot - 0.08, 0.004), (0.13, 0.09), 0.02, "foam", wobble=0.15)


def _power_house(m: Model) -> None:
    box(m, (0.84, -0.56, 0), (0.52, 0.34, 0.26), "cream")
    box(m, (0.84, -0.56, 0), (0.53, 0.35, 0.05), "stone", bevel=0.004)
    box(m, (0.84, -0.56, 0.26), (0.56, 0.38, 0.035), "teal", bevel=0.008)
    with wall(m, "left", (0.84, -0.73, 0)):
        gate(m, -0.13, 0, (0.16, 0.19), paint="g_win")
        windows(m, (0.03, 0.17), (0.09,), (0.1, 0.12), cross=False)
    with wall(m, "right", (1.1, -0.56, 0)):
        windows(m, (-0.08, 0.08), (0.09,), (0.1, 0.12), cross=False)
    cylinder(m, (0.62, -0.36, 0.02), 0.06, 0.3, "leafy", axis="y", sides=14)
    transformer(m, (1.28, -0.34, 0), scale=0.8)
    pylon(m, (1.32, 0.0, 0), 0.85)
    lamp(m, (0.5, -0.8, 0), 0.28)
    beacon(m, (-HALF, -0.04, CREST + 0.05), 0.018)


def _shoulders(m: Model) -> None:
    """Rock where the wall meets the hills; trees around."""
    for x, y, r in ((-0.86, -0.2, 0.2), (-0.98, -0.34, 0.14), (0.8, -0.2, 0.23),
                    (1.02, -0.2, 0.12), (-0.8, -0.4, 0.1)):  # fmt: skip
        ball(m, (x, y, 0.1), r, "rock", detail=2, squash=1.5, rough=0.14,
             fade=(0.8, 1.1))  # fmt: skip
    for x, y, z, tall in (
        (-1.14, 0.36, 0.46, 0.5), (-1.02, 0.62, 0.42, 0.56), (-0.5, 0.84, 0.4, 0.5),
        (0.0, 0.86, 0.4, 0.44), (0.62, 0.82, 0.42, 0.54), (1.06, 0.44, 0.48, 0.46),
        (-1.3, -0.4, 0, 0.5), (-1.12, -0.66, 0, 0.42), (1.36, 0.66, 0, 0.5),
    ):  # fmt: skip
        conifer(m, (x, y, z), tall)
    leaf_tree(m, (-0.84, -0.72, 0), 0.42)
    for x, y in ((-0.6, -0.84), (0.4, -0.6), (1.3, -0.7)):
        bush(m, (x, y, 0), 0.13)
    for x, y, r in ((-0.5, -0.6, 0.06), (-0.44, -0.84, 0.05), (0.44, -0.9, 0.05)):
        stone(m, (x, y, 0), r)
    grass(m, 14, (-0.9, -0.8), (0.4, 0.1), height=0.07)
