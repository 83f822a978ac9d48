"""Plans, coats of paint and the parts that all tiers of the house share."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools.art.kit import roofs
from tools.art.kit.fittings import wall
from tools.art.kit.model import Model
from tools.art.kit.plants import broad_tree, bush, conifer, leaf_tree, palm
from tools.art.kit.shapes import box, plank

PLINTH = 0.03
STOREY = 0.25


@dataclass(frozen=True)
class Plan:
    """Width along the ridge, depth, storeys; turn 90 shows the gable at the left."""

    width: float
    depth: float
    storeys: int
    form: str
    rise: float
    turn: int
    door: int
    porch: bool = False

    @property
    def wall_top(self) -> float:
        return PLINTH + 0.05 + STOREY * self.storeys

    @property
    def slope_degrees(self) -> float:
        return math.degrees(math.atan2(self.rise, self.depth / 2))

    @property
    def slope_length(self) -> float:
        return math.hypot(self.rise, self.depth / 2)

    @property
    def roof_share(self) -> float:
        """A hip's slope is narrower."""
        return 0.68 if self.form == "hip" else 1.0


@dataclass(frozen=True)
class Coat:
    wall: str
    roof: str
    frame: str
    shutter: str | None
    door: str


PLANS = (
    Plan(0.58, 0.46, 1, "gable", 0.24, 0, 1),
    Plan(0.6, 0.42, 1, "gable", 0.23, 90, 0, porch=True),
    Plan(0.56, 0.46, 2, "hip", 0.2, 0, 0),
    Plan(0.54, 0.42, 2, "gable", 0.2, 90, 2),
)
# Old houses come in more shapes; what replaces one is one of the four above.
OLD_PLANS = (
    *PLANS,
    Plan(0.58, 0.36, 1, "gable", 0.16, 0, 2),
    Plan(0.46, 0.44, 2, "gable", 0.25, 0, 1),
    Plan(0.6, 0.5, 1, "hip", 0.24, 0, 1),
    Plan(0.56, 0.36, 2, "gable", 0.17, 90, 1, porch=True),
)
COATS = {
    "old": (
        Coat("oldwall", "oldtile", "grime", None, "woodd"),
        Coat("oldwall2", "oldtile2", "stoned", "board", "rust"),
        Coat("grime", "oldtile", "stoned", None, "board"),
        Coat("oldwall", "oldtile2", "grime2", "grime2", "woodd"),
        Coat("oldblue", "tin", "grime", "navy", "rust"),
        Coat("limewash", "oldtile3", "woodd", "board", "woodd"),
        Coat("oldrose", "oldmoss", "stoned", None, "board"),
        Coat("oldgreen", "oldtile", "grime2", None, "navy"),
    ),
    "rebuilt": (
        Coat("cream", "terracotta", "white", "teal", "woodd"),
        Coat("butter", "slate", "white", "navy", "teal"),
        Coat("peach", "coral", "white", "plum", "woodd"),
        Coat("rose", "brick", "white", "leaf3", "navy"),
    ),
    "retrofitted": (
        Coat("white", "teal", "dark", "teal", "teal"),
        Coat("mint", "terracotta", "dark", "terracotta", "wood"),
        Coat("sky", "slate", "white", "slate", "navy"),
        Coat("cream", "teal", "dark", "orange", "orange"),
    ),
    "near_zero": (
        Coat("white", "metald", "dark", "wood", "wood"),
        Coat("white", "slate", "woodd", "woodl", "teal"),
        Coat("mint", "metald", "dark", "wood", "woodd"),
        Coat("cream", "slate", "dark", "woodl", "leafy"),
    ),
}


@contextmanager
def placed(m: Model, plan: Plan) -> Iterator[None]:
    """Inside, the ridge lies along x and the slope that is seen falls to -y."""
    with m.at(0, 0.04, 0, turn=plan.turn):
        yield


@contextmanager
def on_front(m: Model, plan: Plan, out: float = 0.0) -> Iterator[None]:
    with wall(m, "left", (0, -plan.depth / 2 - out, 0)):
        yield


@contextmanager
def on_end(m: Model, plan: Plan, out: float = 0.0) -> Iterator[None]:
    """The end wall that the camera sees."""
    if plan.turn == 0:
        face, x = "right", plan.width / 2 + out
    else:
        face, x = "away", -plan.width / 2 - out
    with wall(m, face, (x, 0, 0)):
        yield


@contextmanager
def on_slope(m: Model, plan: Plan) -> Iterator[None]:
    """Inside, x runs along the ridge, y up the slope, z off the tiles."""
    middle = (0, -plan.depth / 4, plan.wall_top + plan.rise / 2)
    lift = 0.062 if plan.form == "gable" else 0.034
    with m.at(*middle, tilt=plan.slope_degrees), m.at(0, -0.01, lift):
        yield


def xs_of(length: float, count: int) -> list[float]:
    """Evenly spread places on a wall."""
    return [length * ((k + 0.5) / count - 0.5) * 0.94 for k in range(count)]


def zs_of(plan: Plan) -> list[float]:
    return [PLINTH + 0.075 + STOREY * k for k in range(plan.storeys)]


def end_places(plan: Plan) -> list[tuple[float, float]]:
    return [(x, z) for z in zs_of(plan) for x in xs_of(plan.depth, 2)]


def body(m: Model, plan: Plan, coat: Coat, *, trim: str, thick: float = 0.0) -> None:
    """Plinth, walls, a band between storeys, a porch."""
    w, d = plan.width + thick, plan.depth + thick
    box(m, (0, 0, 0), (w + 0.06, d + 0.06, PLINTH), "stone")
    box(m, (0, 0, PLINTH), (w, d, plan.wall_top - PLINTH), coat.wall, bevel=0.012)
    for storey in range(1, plan.storeys):
        level = PLINTH + STOREY * storey + 0.015
        box(m, (0, 0, level), (w + 0.015, d + 0.015, 0.02), trim, bevel=0.005)
    if plan.porch:
        _porch(m, plan, coat)


def _porch(m: Model, plan: Plan, coat: Coat) -> None:
    """A roof on posts along the front."""
    front, low = -plan.depth / 2, PLINTH + 0.215
    box(m, (0, front - 0.07, 0), (plan.width, 0.14, 0.028), "woodl", bevel=0.006)
    wide = plan.width / 2 + 0.02
    plank(m, [(-wide, front - 0.17, low), (wide, front - 0.17, low),
              (wide, front + 0.0, low + 0.055), (-wide, front + 0.0, low + 0.055)],
          0.025, coat.roof, tint=0.95)  # fmt: skip
    for k in range(4):
        x = plan.width * (k / 3 - 0.5) * 0.94
        box(m, (x, front - 0.13, 0.028), (0.024, 0.024, low - 0.02), coat.frame,
            bevel=0.004)  # fmt: skip


def roof(m: Model, plan: Plan, coat: Coat, *, seams: bool = False) -> None:
    at, size = (0, 0, plan.wall_top), (plan.width, plan.depth, plan.rise)
    if plan.form == "hip":
        roofs.hip(m, at, size, coat.roof, ridge=0.35)
    else:
        roofs.gable(m, at, size, coat.roof, wall=coat.wall, rows=0 if seams else 4)
    if seams and plan.form == "gable":
        with on_slope(m, plan):
            for k in range(7):
                x = plan.width * (k / 6 - 0.5)
                box(m, (x, -0.012, -0.012), (0.014, plan.slope_length + 0.04, 0.016),
                    coat.roof, bevel=0, tint=0.85)  # fmt: skip


def path_to_door(m: Model, plan: Plan, paint: str) -> None:
    """Flags from the door to the rim of the tile."""
    with placed(m, plan):
        x = xs_of(plan.width, 3)[plan.door]
        front = -plan.depth / 2 - (0.15 if plan.porch else 0.05)
        for k in range(3):
            y = front - 0.05 - 0.075 * k
            if y > -0.47:
                box(m, (x + m.between(-0.01, 0.01), y, 0), (0.1, 0.058, 0.012), paint,
                    bevel=0.004, jitter=0.06)  # fmt: skip


# Kind, place and first height of the tree of each variant, and where its bush is.
TREES = (
    (leaf_tree, (-0.4, 0.2, 0), 0.42, (0.4, -0.32, 0)),
    (palm, (-0.38, 0.3, 0), 0.46, (0.4, 0.36, 0)),
    (conifer, (-0.42, 0.1, 0), 0.52, (0.4, -0.3, 0)),
    (broad_tree, (-0.4, 0.16, 0), 0.42, (0.39, -0.36, 0)),
)


def yard_tree(m: Model, n: int, growth: float, *, with_bush: bool = True) -> None:
    """Each variant has its own tree; it grows from tier to tier."""
    draw, place, height, corner = TREES[(n + n // len(TREES)) % len(TREES)]
    draw(m, place, height * growth)
    if with_bush:
        bush(m, corner, 0.12)
