"""Woods that grow, coasts that keep carbon, fields, and single plants."""

import math
from functools import partial

from tools.art.kit import roofs
from tools.art.kit.fittings import door, fence, wall, window, windows
from tools.art.kit.model import Model
from tools.art.kit.plants import (
    bamboo,
    broad_tree,
    bush,
    conifer,
    flowers,
    grass,
    leaf_tree,
    palm,
    spread,
    stone,
    tuft,
)
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, tube
from tools.art.kit.sprite import BEACH, LAND, LETTERS, MARSH, SEA_BED, Book
from tools.art.kit.tech import silo

BOOK = Book("nature")
# By stage: height of the trees, how far they stand apart, how many at most.
GROWTH = ((0.12, 0.19, 9), (0.34, 0.2, 10), (0.56, 0.21, 11), (0.78, 0.215, 12))
MANGROVE_GROWTH = ((0.14, 9), (0.3, 8), (0.44, 8))


def scattered(
    m: Model, apart: float, most: int, reach: float = 0.41
) -> list[tuple[float, float]]:
    """Points that keep their distance, from back to front."""
    found: list[tuple[float, float]] = []
    for x, y in spread(m, 400, (0, 0), (reach, reach)):
        if len(found) < most and all(math.dist((x, y), p) > apart for p in found):
            found.append((x, y))
    return sorted(found, key=lambda p: p[0] - p[1])


def native_forest(m: Model, stage: int) -> None:
    """Leaf trees, conifers and broad crowns, mixed anew in each variant."""
    height, apart, most = GROWTH[stage]
    patch(
        m,
        (0, 0),
        (0.48, 0.47),
        ("soil", "grass2", "grassd", "shade")[stage],
        edge=0.5,
        wobble=0.08,
    )
    for x, y in scattered(m, apart, most):
        if stage == 0:
            _sapling(m, x, y)
            continue
        draw = m.pick((leaf_tree, leaf_tree, conifer, conifer, broad_tree))
        draw(m, (x, y, 0), height * m.between(0.82, 1.15))
    grass(m, 8, (0, 0), (0.45, 0.45))
    if stage >= 2:
        for x, y in ((-0.43, -0.3), (0.2, -0.45), (0.42, -0.38)):
            bush(m, (x, y, 0), 0.1)
    if stage == 3:
        stone(m, (0.36, -0.42, 0), 0.05)
        flowers(m, 5, (-0.1, -0.46), (0.3, 0.02))


def _sapling(m: Model, x: float, y: float) -> None:
    """A young tree tied to its stake, in a ring of soil."""
    ball(m, (x, y, 0), 0.055, "soild", squash=0.3, half=True)
    tube(m, (x, y, 0), (x, y, 0.1), 0.01, "trunk")
    ball(m, (x, y, 0.125), 0.045, "leaf2", rough=0.1, fade=(0.8, 1.15))
    tube(m, (x + 0.04, y, 0), (x + 0.04, y, 0.14), 0.009, "woodl", sides=4)


BOOK.families["native_forest"] = {"stages": len(GROWTH)}
for _stage in range(len(GROWTH)):
    BOOK.family(
        f"native_forest_{_stage}", "variants", LETTERS[:3],
        partial(native_forest, stage=_stage), card=_stage == 3, seed=710 + 10 * _stage,
    )  # fmt: skip


@BOOK.sprite("shrub", variants=2, seed=750)
def shrub(m: Model, n: int) -> None:
    patch(m, (0, 0), (0.47, 0.45), "grassdry", edge=0.5, wobble=0.1)
    for x, y in scattered(m, 0.14, 14 + n):
        bush(
            m,
            (x, y, 0),
            m.between(0.09, 0.17),
            m.pick(("leaf1", "leaf3", "hedge", "reed")),
        )
    grass(m, 14, height=0.08)
    flowers(m, 8, (0, -0.2), (0.4, 0.24))
    stone(m, (0.3, -0.34, 0), 0.05)


@BOOK.sprite("bamboo", variants=2, seed=755)
def bamboo_grove(m: Model, n: int) -> None:
    patch(m, (0, 0), (0.47, 0.45), "grass2", edge=0.5, wobble=0.1)
    for x, y in scattered(m, 0.2, 8 + n):
        bamboo(m, (x, y, 0), m.between(0.58, 0.8))
    grass(m, 10)
    stone(m, (-0.3, -0.38, 0), 0.045)


def mangrove(m: Model, stage: int) -> None:
    """Stilt roots in mud; more water shows while they are young."""
    height, most = MANGROVE_GROWTH[stage]
    patch(m, (0, 0), (0.48, 0.46), "mud", edge=0.25, wobble=0.1)
    for _ in range(3):
        where = (m.between(-0.3, 0.3), m.between(-0.3, 0.25))
        patch(
            m, where, (m.between(0.08, 0.14), m.between(0.06, 0.1)), "water", edge=0.3
        )
    for x, y in scattered(m, 0.24 if stage else 0.2, most, 0.36):
        tall = height * m.between(0.85, 1.15)
        if stage == 0:
            tube(m, (x, y, 0), (x, y, tall * 0.7), 0.011, "trunk")
            ball(m, (x, y, tall * 0.8), 0.045, "leaf1", rough=0.1, fade=(0.8, 1.15))
        else:
            _stilt_tree(m, x, y, tall)
    for x, y in spread(m, 18, (0, 0), (0.43, 0.42)):
        tube(m, (x, y, 0), (x, y, m.between(0.03, 0.06)), 0.008, "trunk", sides=4)


def _stilt_tree(m: Model, x: float, y: float, tall: float) -> None:
    knee = tall * 0.3
    for k in range(6):
        a, far = k * 1.047 + m.between(0, 0.3), m.between(0.07, 0.1)
        near = (x + 0.03 * math.cos(a), y + 0.03 * math.sin(a), knee)
        tube(
            m,
            (x + far * math.cos(a), y + far * math.sin(a), 0),
            near,
            0.0105,
            "trunk",
            sides=5,
            tint=0.9,
        )
        tube(m, near, (x, y, tall * 0.42), 0.0105, "trunk", sides=5)
    tube(m, (x, y, tall * 0.36), (x, y, tall * 0.7), 0.017, "trunk")
    for dx, dy, share, size in (
        (0, 0, 0.8, 0.3),
        (0.16, 0.03, 0.7, 0.23),
        (-0.15, -0.05, 0.72, 0.23),
        (0, -0.16, 0.68, 0.2),
    ):
        ball(m, (x + dx * tall * 1.1, y + dy * tall * 1.1, tall * share), size * tall,
             m.pick(("leaf3", "conif3", "leaf1")), detail=2, squash=0.72, rough=0.08,
             fade=(0.72, 1.15))  # fmt: skip


BOOK.families["mangrove"] = {"stages": len(MANGROVE_GROWTH)}
for _stage in range(len(MANGROVE_GROWTH)):
    BOOK.family(
        f"mangrove_{_stage}", "variants", LETTERS[:2], partial(mangrove, stage=_stage),
        card=_stage == 2, seed=760 + 10 * _stage, ground=MARSH,
    )  # fmt: skip


@BOOK.sprite("tidal_marsh", variants=2, card=True, seed=790, ground=MARSH)
def tidal_marsh(m: Model, n: int) -> None:
    """Winding water between reeds, an egret."""
    patch(m, (0, 0), (0.48, 0.46), "mud", edge=0.25, wobble=0.08)
    patch(m, (0, 0), (0.42, 0.4), "grass2", edge=0.3, wobble=0.12)
    bends = ((-0.34, 0.26), (-0.14, 0.1), (0.02, 0.08), (0.12, -0.1), (0.3, -0.26))
    for x, y in bends:
        spot = (x, y) if n == 0 else (-0.7 * x, 0.7 * y)
        patch(m, spot, (0.14, 0.11), "water", edge=0.2, wobble=0.12)
    for _ in range(70):
        x, y = m.between(-0.44, 0.44), m.between(-0.42, 0.42)
        if all(math.dist((x if n == 0 else -x, y), b) > 0.13 for b in bends):
            tuft(
                m, (x, y, 0), m.between(0.07, 0.15), m.pick(("reed", "grassd", "leaf3"))
            )
            if m.random.random() < 0.15:
                tube(m, (x, y, 0), (x, y, 0.16), 0.007, "reed", sides=4)
                tube(m, (x, y, 0.11), (x, y, 0.16), 0.012, "woodd", sides=5)
    _egret(m, -0.02 if n == 0 else 0.16, -0.02)
    if n == 0:
        _egret(m, 0.24, -0.14)


def _egret(m: Model, x: float, y: float) -> None:
    for dx in (-0.01, 0.012):
        tube(m, (x + dx, y, 0), (x + dx, y, 0.07), 0.006, "dark", sides=4)
    ball(m, (x, y, 0.095), 0.034, "white", detail=2, squash=0.75)
    tube(m, (x + 0.02, y, 0.1), (x + 0.036, y, 0.155), 0.011, "white")
    ball(m, (x + 0.038, y, 0.16), 0.016, "white", detail=2)
    tube(m, (x + 0.045, y, 0.16), (x + 0.08, y, 0.152), 0.007, "haz", end_radius=0.003)


@BOOK.sprite("seagrass", variants=2, card=True, seed=800, ground=SEA_BED, passes="c")
def seagrass(m: Model, n: int) -> None:
    """Seen through the water: darker patches with waving blades."""
    for _ in range(5 + n):
        where = (m.between(-0.26, 0.26), m.between(-0.24, 0.24))
        patch(m, where, (m.between(0.12, 0.2), m.between(0.1, 0.16)), "seag", edge=0.6,
              tint=0.78)  # fmt: skip
    for x, y in spread(m, 150, (0, 0), (0.42, 0.42)):
        if x * x + y * y < 0.17:
            tuft(m, (x, y, 0), m.between(0.05, 0.12), m.pick(("seag", "seag", "leaf3")))


@BOOK.sprite("grassland", variants=2, seed=810)
def grassland(m: Model, n: int) -> None:
    patch(m, (0, 0), (0.47, 0.46), ("grass", "grassdry")[n], edge=0.5, wobble=0.1)
    for x, y in spread(m, 46, (0, 0), (0.44, 0.43)):
        tuft(m, (x, y, 0), m.between(0.05, 0.1), m.pick(("grassd", "grass2", "reed")))
    flowers(m, 18, (0, 0), (0.42, 0.42))
    stone(m, (0.25, 0.2, 0), 0.05)
    stone(m, (0.31, 0.15, 0), 0.03)


@BOOK.sprite("farm", variants=2, seed=820)
def farm(m: Model, n: int) -> None:
    """Rows of vegetables and grain."""
    patch(m, (0, 0), (0.48, 0.47), "soil", edge=0.12, square=0.8, wobble=0.02)
    rows = (("crop2", 0.05), ("crop", 0.09), ("leaf2", 0.05), ("crop", 0.09),
            ("leaf3", 0.045), ("crop2", 0.05))  # fmt: skip
    for k, (paint, tall) in enumerate(rows[n:] + rows[:n]):
        y = -0.38 + 0.152 * k
        box(m, (0, y, 0.003), (0.86, 0.1, 0.02), "soild", bevel=0.01)
        for j in range(17):
            x = -0.4 + 0.05 * j
            if paint == "crop":
                tuft(m, (x, y + m.between(-0.02, 0.02), 0.02), tall * 1.15, "crop", 6)
            elif j % 2 == 0:
                ball(m, (x, y, 0.035), tall * 0.75, paint, rough=0.14, jitter=0.12,
                     fade=(0.7, 1.15))  # fmt: skip


@BOOK.sprite("barn", seed=830)
def barn(m: Model) -> None:
    patch(m, (0, 0), (0.46, 0.45), "soil", edge=0.35, wobble=0.06)
    box(m, (-0.06, 0.1, 0), (0.5, 0.54, 0.34), "brick")
    roofs.gable(
        m,
        (-0.06, 0.1, 0.34),
        (0.5, 0.54, 0.26),
        "stone",
        wall="brick",
        along="y",
        rows=3,
    )
    with wall(m, "left", (-0.06, -0.17, 0)):
        door(m, 0, 0, (0.21, 0.23), step=False)
        for side in (-1, 1):
            tube(m, (-0.1 * side, -0.024, 0.01), (0.1 * side, -0.024, 0.22), 0.009,
                 "white", sides=4)  # fmt: skip
        window(m, 0, 0.36, (0.09, 0.09), sill=False)
    with wall(m, "right", (0.19, 0.1, 0)):
        windows(m, (-0.16, 0, 0.16), (0.1,), (0.09, 0.1))
    silo(m, (0.34, 0.26, 0), 0.095, 0.48, "metal", roof="red")
    for x, y in ((0.3, -0.3), (0.4, -0.18), (0.18, -0.36)):
        cylinder(m, (x, y - 0.05, 0.055), 0.055, 0.1, "crop", axis="y", sides=12)
    fence(m, [(-0.43, -0.4), (-0.05, -0.42)], paint="woodl")
    bush(m, (-0.42, 0.1, 0), 0.13)


def _single(m: Model, draw, height: float) -> None:
    draw(m, (0, 0, 0), height)
    tuft(m, (0.06, -0.05, 0), 0.05)


TREES = {
    "tree_leaf": (leaf_tree, (0.52, 0.44, 0.6, 0.38)),
    "tree_conif": (conifer, (0.62, 0.5, 0.74, 0.42)),
    "tree_broad": (broad_tree, (0.48, 0.56, 0.42)),
    "palm": (palm, (0.62, 0.52, 0.7)),
    "bush": (bush, (0.14, 0.18, 0.11)),
    "bamboo_clump": (bamboo, (0.66, 0.78)),
}
for _name, (_draw, _heights) in TREES.items():
    BOOK.families[_name] = {"variants": len(_heights)}
    for _number, _height in enumerate(_heights):
        BOOK.sprite(
            f"{_name}_{LETTERS[_number]}", seed=900 + _number, passes="cs",
            ground=BEACH if _name == "palm" else LAND,
        )(partial(_single, draw=_draw, height=_height))  # fmt: skip


@BOOK.sprite("rocks", variants=3, seed=930, passes="cs")
def rocks(m: Model, n: int) -> None:
    for k in range(3 + n):
        a = k * 2.4 + n
        stone(m, (0.09 * math.cos(a), 0.07 * math.sin(a), 0), m.between(0.04, 0.085))
    tuft(m, (0.1, -0.06, 0), 0.06)


@BOOK.sprite("pond", seed=940)
def pond(m: Model) -> None:
    """A pool with lilies and reeds."""
    patch(m, (0, 0), (0.46, 0.44), "mud", edge=0.3, wobble=0.06)
    mound(m, (0, 0, 0), (0.36, 0.32), 0.008, "water", wobble=0.14, slope=0.01, jitter=0)
    mound(m, (0.06, 0.02, 0.006), (0.2, 0.17), 0.006, "waterd", wobble=0.2, slope=0.04)
    for _ in range(26):
        a, far = m.between(0, math.tau), m.between(0.33, 0.42)
        tuft(m, (far * math.cos(a), far * math.sin(a) * 0.9, 0), m.between(0.07, 0.14),
             m.pick(("reed", "grassd", "leaf3")))  # fmt: skip
    for x, y in spread(m, 8, (0, 0), (0.22, 0.2)):
        cylinder(m, (x, y, 0.012), 0.034, 0.004, "leaf2", sides=9, jitter=0.12)
