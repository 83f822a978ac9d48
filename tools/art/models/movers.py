"""Cars, buses, bicycles, boats, the ferry, people and gulls."""

from collections.abc import Callable
from functools import partial

from tools.art.kit.model import Model
from tools.art.kit.shapes import box, cylinder, prism, tube
from tools.art.kit.sprite import HEADINGS, ROAD, SEA_BED, Book
from tools.art.kit.tech import container
from tools.art.kit.vehicles import HEADINGS as TURNS
from tools.art.kit.vehicles import (
    bicycle,
    bus,
    car,
    ferry,
    fishing_boat,
    gull,
    lorry,
    person,
    wake,
)

BOOK = Book("movers")
STEPS = 4
CARS = ("red", "yellow", "sky")
# Coat, trousers and hat of the people one meets.
CLOTHES = (
    ("red", "navy", None), ("teal", "dark", None), ("butter", "woodd", "thatch"),
    ("white", "navy", "orange"),
)  # fmt: skip


def headed(
    name: str, draw: Callable[[Model], None], *, frames: int = 1, passes: str = "cs",
    ground: str = ROAD,
) -> None:  # fmt: skip
    """The four headings of a mover, and the frames of each."""
    BOOK.families[name] = {"headings": len(HEADINGS)}
    for heading in HEADINGS:
        turn = TURNS[heading]
        stem = f"{name}_{heading}"
        if frames == 1:
            BOOK.sprite(stem, seed=80, passes=passes, ground=ground)(
                partial(_turned, draw=draw, turn=turn)
            )
            continue
        BOOK.family(
            stem,
            "frames",
            [f"{k:02d}" for k in range(frames)],
            partial(_framed, draw=draw, turn=turn),
            seed=80,
            passes=passes,
            ground=ground,
        )


def _turned(m: Model, draw: Callable, turn: float) -> None:
    with m.at(turn=turn):
        draw(m)


def _framed(m: Model, n: int, draw: Callable, turn: float) -> None:
    with m.at(turn=turn):
        draw(m, n)


def _boat(m: Model, electric: bool) -> None:
    wake(m, 0.62, 0.13)
    fishing_boat(m, electric=electric)


def _ferry(m: Model) -> None:
    wake(m, 1.3, 0.24)
    ferry(m)


def _person(m: Model, n: int, clothes: tuple) -> None:
    person(m, clothes[0], clothes[1], n, hat=clothes[2])


def _bicycle(m: Model, n: int, coat: str) -> None:
    bicycle(m, coat, n)


def _ship(m: Model) -> None:
    """A small freighter with containers."""
    line = [(-0.8, -0.16), (0.6, -0.16), (0.88, 0), (0.6, 0.16), (-0.8, 0.16)]
    prism(m, [(x * 0.97, y * 0.9) for x, y in line], -0.02, 0.1, "brick")
    prism(m, line, 0.07, 0.1, "metald")
    prism(m, [(x * 0.95, y * 0.85) for x, y in line], 0.165, 0.01, "woodl")
    box(m, (-0.62, 0, 0.17), (0.2, 0.24, 0.2), "white")
    box(m, (-0.6, 0, 0.37), (0.16, 0.28, 0.06), "white")
    box(m, (-0.57, 0, 0.385), (0.12, 0.285, 0.03), "g_win", bevel=0)
    cylinder(m, (-0.68, 0, 0.42), 0.04, 0.12, "orange", sides=12)
    paints = ("orange", "teal", "blue", "yellow", "brick", "leafy", "white")
    for i in range(4):
        for side in (-1, 1):
            for level in range(m.pick((1, 2, 2))):
                spot = (-0.34 + 0.23 * i, side * 0.068, 0.17 + 0.1 * level)
                container(m, spot, m.pick(paints), size=(0.215, 0.125, 0.098), ribs=4)
    tube(m, (0.72, 0, 0.17), (0.72, 0, 0.36), 0.012, "white")
    wake(m, 1.7, 0.26)


for _number, _paint in enumerate(CARS):
    headed(f"car_{_number}", partial(car, at=(0, 0, 0), paint=_paint), passes="csg")
for _fuel in ("diesel", "electric"):
    _electric = _fuel == "electric"
    headed(f"bus_{_fuel}", partial(bus, at=(0, 0, 0), electric=_electric), passes="csg")
    headed(
        f"boat_{_fuel}",
        partial(_boat, electric=_electric),
        passes="csg",
        ground=SEA_BED,
    )
headed("lorry", partial(lorry, at=(0, 0, 0), paint="teal"))
headed("ferry", _ferry, passes="csg", ground=SEA_BED)
headed("ship", _ship, passes="csg", ground=SEA_BED)
for _number, _clothes in enumerate(CLOTHES):
    headed(f"person_{_number}", partial(_person, clothes=_clothes), frames=STEPS)
for _number, _coat in enumerate(("teal", "coral")):
    headed(f"bicycle_{_number}", partial(_bicycle, coat=_coat), frames=STEPS)


def _gull(m: Model, n: int) -> None:
    gull(m, n)


headed("gull", _gull, frames=STEPS, passes="c")
