"""Cars, buses, lorries, boats and people; they head along +x."""

import math

from tools.art.kit.model import Model
from tools.art.kit.shapes import Point, ball, box, cylinder, prism, sheet, tube

# Turn about z by heading on the map: east is +x of the map, south is +y of the map.
HEADINGS = {"e": 0, "n": 90, "w": 180, "s": -90}


def wheels(
    model: Model, xs: tuple[float, ...], half: float, radius: float = 0.022
) -> None:
    for x in xs:
        for y in (-half - 0.004, half - 0.012):
            cylinder(model, (x, y, radius), radius, 0.016, "dark", axis="y", sides=10)


def car(model: Model, at: Point, paint: str, *, turn: float = 0) -> None:
    with model.at(*at, turn=turn):
        box(model, (0, 0, 0.018), (0.18, 0.088, 0.042), paint, bevel=0.014)
        box(model, (-0.01, 0, 0.055), (0.105, 0.076, 0.036), "glassd", bevel=0.01,
            taper=0.8)  # fmt: skip
        box(model, (-0.01, 0, 0.087), (0.076, 0.06, 0.009), paint, bevel=0.003)
        for side in (-0.03, 0.03):
            box(model, (0.088, side, 0.034), (0.008, 0.02, 0.014), "g_lampw", bevel=0)
            box(model, (-0.089, side, 0.034), (0.006, 0.02, 0.012), "red", bevel=0)
        wheels(model, (-0.055, 0.055), 0.042)


def bus(model: Model, at: Point, *, electric: bool, turn: float = 0) -> None:
    """Green and white with a battery hump, or ochre with a sooty tail."""
    skirt, body = ("leafy", "white") if electric else ("rust", "butter")
    with model.at(*at, turn=turn):
        box(model, (0, 0, 0.025), (0.46, 0.13, 0.16), body, bevel=0.02)
        box(model, (0, 0, 0.025), (0.465, 0.135, 0.05), skirt, bevel=0.012)
        box(model, (0, 0, 0.092), (0.44, 0.137, 0.058), "g_win", bevel=0.006)
        for k in range(5):
            x = -0.15 + 0.09 * k
            box(model, (x, 0, 0.09), (0.016, 0.14, 0.062), body, bevel=0)
        box(model, (0.23, 0, 0.085), (0.012, 0.11, 0.07), "glassd", bevel=0)
        for side in (-0.045, 0.045):
            box(model, (0.233, side, 0.045), (0.01, 0.024, 0.018), "g_lampw", bevel=0)
        _bus_roof(model, electric)
        wheels(model, (-0.14, 0.14), 0.065, 0.027)


def _bus_roof(model: Model, electric: bool) -> None:
    if electric:
        box(model, (-0.05, 0, 0.183), (0.24, 0.095, 0.03), "leafy", bevel=0.012)
        box(model, (0.13, 0, 0.183), (0.09, 0.08, 0.018), "metal", bevel=0.006)
    else:
        box(model, (0.06, 0, 0.183), (0.16, 0.08, 0.014), "concrete", bevel=0.006)
        box(model, (-0.2, 0.03, 0.18), (0.05, 0.06, 0.012), "soot", bevel=0)
        tube(model, (-0.22, 0.05, 0.1), (-0.22, 0.05, 0.225), 0.012, "coal")


def lorry(
    model: Model, at: Point, paint: str, *, load: str = "white", turn: float = 0
) -> None:
    with model.at(*at, turn=turn):
        box(model, (-0.05, 0, 0.035), (0.26, 0.13, 0.17), load, bevel=0.012)
        box(model, (0.13, 0, 0.03), (0.09, 0.12, 0.12), paint, bevel=0.018)
        box(model, (0.155, 0, 0.085), (0.045, 0.11, 0.045), "glassd", bevel=0.005)
        wheels(model, (-0.12, 0.11), 0.06, 0.028)


def hull(
    model: Model, length: float, width: float, paint: str, *, deck: str = "woodl",
    depth: float = 0.09, trim: str = "white",
) -> None:  # fmt: skip
    """A pointed hull with a rim; the waterline is at z = 0."""
    half, side = length / 2, width / 2
    line = [(-half, -side * 0.85), (half * 0.45, -side), (half * 0.8, -side * 0.6),
            (half, 0), (half * 0.8, side * 0.6), (half * 0.45, side),
            (-half, side * 0.85)]  # fmt: skip
    low = [(x * 0.94, y * 0.82, -0.02) for x, y in line]
    high = [(x, y, depth + (0.03 if x > half * 0.7 else 0)) for x, y in line]
    count = len(line)
    faces = [[k, (k + 1) % count, count + (k + 1) % count, count + k]
             for k in range(count)]  # fmt: skip
    model.add(low + high, faces, paint)
    for k in range(count):
        tube(model, high[k], high[(k + 1) % count], 0.012, trim, sides=5)
    prism(model, [(x * 0.96, y * 0.94) for x, y in line], depth - 0.03, 0.012, deck)


def fishing_boat(model: Model, *, electric: bool) -> None:
    """Twelve metres; the electric one has batteries and panels where soot was."""
    paint, cabin = ("teal", "white") if electric else ("navy", "cream")
    hull(model, 0.62, 0.2, paint, trim="white" if electric else "rust")
    box(model, (-0.1, 0, 0.06), (0.19, 0.13, 0.15), cabin, bevel=0.014)
    box(model, (-0.1, 0, 0.135), (0.195, 0.135, 0.045), "g_win", bevel=0)
    box(model, (-0.1, 0, 0.205), (0.22, 0.16, 0.018), "white" if electric else "rust",
        bevel=0.006)  # fmt: skip
    tube(model, (0.07, 0, 0.06), (0.07, 0, 0.42), 0.012, "woodd")
    tube(model, (0.07, 0, 0.32), (0.27, 0, 0.2), 0.009, "woodd")
    tube(model, (0.07, 0, 0.4), (-0.27, 0, 0.13), 0.006, "metald", sides=4)
    _boat_gear(model, electric)


def _boat_gear(model: Model, electric: bool) -> None:
    if electric:
        box(model, (-0.1, 0, 0.223), (0.19, 0.13, 0.008), "solar", bevel=0)
        box(model, (-0.1, 0, 0.226), (0.012, 0.13, 0.008), "metal", bevel=0)
        box(model, (-0.24, 0, 0.06), (0.06, 0.1, 0.05), "leafy", bevel=0.01)
    else:
        tube(model, (-0.15, 0.03, 0.2), (-0.15, 0.03, 0.31), 0.02, "soot")
        cylinder(model, (-0.25, -0.04, 0.06), 0.03, 0.07, "rust", sides=10)
        cylinder(model, (-0.25, 0.04, 0.06), 0.03, 0.07, "blue", sides=10)
    for x, goods in ((0.13, "orange"), (0.19, "teal")):
        box(model, (x, 0.02, 0.06), (0.05, 0.08, 0.035), goods, bevel=0.006)
    ball(model, (0.22, -0.02, 0.07), 0.032, "butter", rough=0.2)


def ferry(model: Model) -> None:
    """Car deck at the stern, a glazed saloon, and a bridge over it."""
    hull(model, 1.3, 0.36, "navy", deck="concreted", depth=0.12)
    box(model, (0.12, 0, 0.09), (0.72, 0.3, 0.13), "white", bevel=0.014)
    box(model, (0.12, 0, 0.125), (0.725, 0.305, 0.05), "g_win", bevel=0)
    for k in range(8):
        box(model, (-0.2 + 0.092 * k, 0, 0.12), (0.02, 0.31, 0.06), "white", bevel=0)
    box(model, (0.1, 0, 0.22), (0.76, 0.33, 0.02), "white", bevel=0.006)
    box(model, (0.3, 0, 0.24), (0.2, 0.26, 0.1), "white", bevel=0.012)
    box(model, (0.31, 0, 0.27), (0.2, 0.265, 0.045), "g_win", bevel=0)
    box(model, (0.29, 0, 0.34), (0.24, 0.3, 0.018), "teal", bevel=0.006)
    box(model, (-0.08, 0, 0.24), (0.12, 0.1, 0.13), "teal", bevel=0.014)
    box(model, (-0.08, 0, 0.34), (0.124, 0.104, 0.02), "white", bevel=0)
    tube(model, (0.3, 0, 0.35), (0.3, 0, 0.52), 0.01, "metald")
    car(model, (-0.44, 0.06, 0.1), "red")
    car(model, (-0.44, -0.06, 0.1), "sky")


def wake(model: Model, length: float, width: float) -> None:
    """White water along the hull and behind it."""
    for side in (-1, 1):
        points = [(length / 2, 0, 0.003), (-length * 0.7, side * width, 0.003),
                  (-length * 0.55, side * width * 0.62, 0.003)]  # fmt: skip
        sheet(model, points, "foam", jitter=0)


# Swing of a leg [degrees] in each of the four frames of a step.
STEP = (26, 0, -26, 0)


def person(model: Model, coat: str, legs: str, frame: int, *, hat: str | None) -> None:
    """About 1.9 m drawn a little large, so that a walk can be read."""
    swing, bob = STEP[frame], 0.006 * (frame % 2)
    for side in (-1, 1):
        with model.at(0, side * 0.016, 0.062 + bob, roll=-side * swing):
            box(model, (0, 0, -0.062), (0.026, 0.024, 0.066), legs, bevel=0.004)
        with model.at(0, side * 0.036, 0.118 + bob, roll=side * swing * 0.9):
            box(
                model, (0, 0, -0.052), (0.02, 0.018, 0.056), coat, bevel=0.004, tint=0.9
            )
    box(model, (0, 0, 0.058 + bob), (0.038, 0.058, 0.066), coat, bevel=0.01, taper=0.85)
    ball(model, (0.002, 0, 0.146 + bob), 0.027, "skin", detail=2, smooth=True)
    ball(model, (-0.004, 0, 0.153 + bob), 0.027, "hair", detail=2, squash=0.8)
    if hat:
        cylinder(model, (0, 0, 0.162 + bob), 0.046, 0.022, hat, top=0.006, sides=10)


def bicycle(model: Model, coat: str, frame: int) -> None:
    """A rider; the knees go up and down over four frames."""
    for x in (-0.062, 0.062):
        for a in range(8):
            p, q = (
                (x + 0.036 * math.cos(t), 0, 0.036 + 0.036 * math.sin(t))
                for t in (a * math.pi / 4, (a + 1) * math.pi / 4)
            )
            tube(model, p, q, 0.0065, "dark", sides=4)
    for p, q in (
        ((-0.062, 0, 0.036), (0.0, 0, 0.034)),
        ((0, 0, 0.034), (-0.02, 0, 0.08)),
        ((-0.02, 0, 0.075), (0.045, 0, 0.08)),
        ((0.062, 0, 0.036), (0.045, 0, 0.1)),
        ((-0.062, 0, 0.036), (-0.02, 0, 0.075)),
    ):
        tube(model, p, q, 0.0075, "red", sides=4)
    for side in (-1, 1):
        turn = frame * math.pi / 2 + (math.pi if side > 0 else 0)
        foot = (0.02 * math.cos(turn), side * 0.018, 0.034 + 0.02 * math.sin(turn))
        knee = (0.03, side * 0.02, 0.078 + 0.01 * math.sin(turn))
        tube(model, (-0.018, side * 0.016, 0.096), knee, 0.012, "navy", sides=5)
        tube(model, knee, foot, 0.01, "navy", sides=5)
        tube(
            model,
            (0.008, side * 0.03, 0.145),
            (0.046, side * 0.024, 0.104),
            0.009,
            coat,
            sides=5,
        )
    tube(model, (-0.018, 0, 0.092), (0.008, 0, 0.15), 0.026, coat, sides=7)
    ball(model, (0.016, 0, 0.185), 0.026, "skin", detail=2, smooth=True)
    ball(model, (0.012, 0, 0.193), 0.027, "haz", detail=2, squash=0.75)


# Height of the wing tips over the body in each of the four frames of a beat.
BEAT = (0.07, 0.015, -0.045, 0.015)


def gull(model: Model, frame: int) -> None:
    tip = BEAT[frame]
    ball(model, (0, 0, 0), 0.026, "white", detail=2, squash=0.7)
    tube(model, (0.0, 0, 0), (0.055, 0, 0.008), 0.02, "white", end_radius=0.012)
    ball(model, (0.062, 0, 0.012), 0.017, "white", detail=2)
    tube(model, (0.075, 0, 0.01), (0.095, 0, 0.006), 0.007, "haz", end_radius=0.002)
    sheet(model, [(-0.02, 0, 0), (-0.075, -0.025, 0), (-0.075, 0.025, 0)], "white")
    for side in (-1, 1):
        root, bend = side * 0.015, side * 0.075
        inner = [(0.03, root, 0.01), (0.036, bend, 0.01 + tip * 0.6),
                 (-0.012, bend, 0.01 + tip * 0.6), (-0.02, root, 0.01)]  # fmt: skip
        outer = [inner[1], (0.0, side * 0.15, 0.01 + tip), inner[2]]
        sheet(model, inner, "white")
        sheet(model, outer, "tin", tint=0.9)
