"""Small things that lie on the ground, each drawn a few times."""

from collections.abc import Callable

from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, stone, tuft
from tools.art.kit.shapes import Point, ball, cylinder, tube

BOUQUETS = (("white", "yellow"), ("pink", "white"), ("orange", "yellow"),
            ("lilac", "white"))  # fmt: skip


def _near(model: Model, reach: float, z: float = 0.0) -> Point:
    return model.between(-reach, reach), model.between(-reach, reach), z


def _tufts(
    model: Model, count: int, size: tuple[float, float], paints: tuple, blades: int
) -> None:
    for _ in range(count):
        tuft(
            model, _near(model, 0.09), model.between(*size), model.pick(paints), blades
        )


def _stones(
    model: Model, count: int, radii: tuple[float, float], paints: tuple
) -> None:
    for _ in range(count):
        stone(model, _near(model, 0.10), model.between(*radii), model.pick(paints))


def low_tuft(model: Model, number: int) -> None:
    _tufts(model, 3, (0.04, 0.07), ("grass", "grass2", "grass2"), 6)


def tall_tuft(model: Model, number: int) -> None:
    _tufts(model, 4, (0.06, 0.10), ("grass2", "grassd", "leaf2"), 7)


def dry_tuft(model: Model, number: int) -> None:
    _tufts(model, 3, (0.045, 0.085), ("reed", "woodl", "crop"), 6)


def flower(model: Model, number: int) -> None:
    flowers(model, 7, (0, 0), (0.13, 0.13), paints=model.pick(BOUQUETS))


def stones(model: Model, number: int) -> None:
    _stones(model, 2 + number % 2, (0.03, 0.05 + 0.02 * number), ("rock",))


def rubble(model: Model, number: int) -> None:
    _stones(model, 4, (0.02, 0.05 + 0.012 * number), ("cliff", "cliff", "cliffd"))


def basalt(model: Model, number: int) -> None:
    _stones(model, 3, (0.03, 0.07), ("basalt1", "basalt2"))


def shells(model: Model, number: int) -> None:
    for _ in range(4):
        paint = model.pick(("shell", "pink", "white", "stone"))
        ball(model, _near(model, 0.12, 0.004), model.between(0.010, 0.018), paint,
             squash=0.6)  # fmt: skip


def driftwood(model: Model, number: int) -> None:
    with model.at(turn=65.0 * number):
        tube(model, (-0.13, 0.02, 0.018), (0.10, -0.03, 0.026), 0.020, "drift",
             end_radius=0.012)  # fmt: skip
        tube(model, (0.0, 0.0, 0.020), (0.05, 0.08, 0.035), 0.010, "drift")
    if number:
        stone(model, (0.09, 0.05, 0.0), 0.03)


def reeds(model: Model, number: int) -> None:
    for _ in range(9):
        x, y, _ = _near(model, 0.09)
        head = (x + model.between(-0.02, 0.02), y + model.between(-0.02, 0.02),
                model.between(0.12, 0.22))  # fmt: skip
        tube(model, (x, y, 0.0), head, 0.006, "reed", sides=4)
    _tufts(model, 3, (0.09, 0.10), ("grassd",), 6)
    for _ in range(2):
        cylinder(model, _near(model, 0.06, 0.14), 0.012, 0.05, "woodd", sides=6)


def shrub(model: Model, number: int) -> None:
    bush(model, (0.0, 0.0, 0.0), model.between(0.07, 0.13))


def lilies(model: Model, number: int) -> None:
    for _ in range(4):
        at = _near(model, 0.12, 0.002)
        cylinder(model, at, model.between(0.03, 0.045), 0.006, "lily", sides=9)
        if model.random.random() < 0.4:
            ball(model, (at[0], at[1], 0.012), 0.012, "pink")


# Name on the sheet, how often, and who draws it.
DECALS: tuple[tuple[str, int, Callable[[Model, int], None]], ...] = (
    ("tuft", 4, low_tuft),
    ("tall", 3, tall_tuft),
    ("flower", 4, flower),
    ("drytuft", 3, dry_tuft),
    ("stone", 5, stones),
    ("rubble", 4, rubble),
    ("basalt", 3, basalt),
    ("shell", 3, shells),
    ("drift", 2, driftwood),
    ("reed", 4, reeds),
    ("bush", 3, shrub),
    ("lily", 2, lilies),
)
