"""Building sites in three steps, scaffolds around standing houses, rubble, stumps."""

from functools import partial

from tools.art.kit.fittings import fence
from tools.art.kit.model import Model
from tools.art.kit.plants import grass, spread, stone
from tools.art.kit.shapes import ball, box, cylinder, mound, patch, tube
from tools.art.kit.sprite import BARE, Book

BOOK = Book("works")
FOOTPRINTS = ((1, 1), (2, 2), (3, 2), (3, 3))
STEPS = 3


def site(m: Model, n: int, size: tuple[int, int]) -> None:
    """Ground broken, then a frame, then walls and the scaffold."""
    w, d = size[0] * 0.68, size[1] * 0.66
    half_w, half_d = size[0] / 2 - 0.06, size[1] / 2 - 0.06
    patch(m, (0, 0), (half_w, half_d), "soil", edge=0.15, square=0.6, wobble=0.05)
    box(m, (0, 0.04, 0), (w, d, 0.03), "concreted", bevel=0.006)
    _hoarding(m, half_w, half_d)
    _materials(m, half_w, half_d)
    tall = 0.34 + 0.12 * max(size)
    if n == 0:
        _pit(m, w, d)
    else:
        _frame(m, (w, d), tall, walls=n == 2)
    if n == 2:
        _scaffold(m, (w, d), tall)
    if max(size) > 1 or n > 0:
        _crane(m, (-half_w + 0.14, half_d - 0.14), tall + 0.5, half_w * 1.1 + 0.1)


def _hoarding(m: Model, half_w: float, half_d: float) -> None:
    """Striped boards along the two sides that are seen, with a gap."""
    for k in range(round(half_w * 10)):
        x = -half_w + 0.1 + 0.2 * k
        if x < half_w - 0.3:
            box(
                m,
                (x, -half_d, 0),
                (0.16, 0.016, 0.07),
                ("haz", "white")[k % 2],
                bevel=0,
            )
    fence(m, [(half_w, -half_d + 0.2), (half_w, half_d)], paint="haz", height=0.09,
          gap=0.16)  # fmt: skip


def _materials(m: Model, half_w: float, half_d: float) -> None:
    mound(m, (half_w - 0.2, -half_d + 0.16, 0), (0.12, 0.09), 0.06, "sandw", slope=0.07)
    for k in range(4):
        spot = (-half_w + 0.16, -half_d + 0.12 + 0.025 * (k % 2), 0.02 * k)
        box(m, spot, (0.2, 0.05, 0.02), "woodl", bevel=0.003)
    for k in range(3):
        spot = (-half_w + 0.34 + 0.07 * k, -half_d + 0.1, 0)
        box(m, spot, (0.055, 0.07, 0.06), "brick", bevel=0.005)


def _pit(m: Model, w: float, d: float) -> None:
    """Trenches, stakes and a digger."""
    box(m, (0, 0.04, 0.026), (w * 0.9, d * 0.9, 0.006), "soild", bevel=0)
    for x, y in ((-0.42, -0.4), (0.42, -0.4), (0.42, 0.4), (-0.42, 0.4)):
        spot = (x * w, y * d + 0.04, 0.03)
        box(m, spot, (0.03, 0.03, 0.12), "concrete", bevel=0.004)
        tube(m, spot, (spot[0], spot[1], 0.2), 0.008, "rust", sides=4)
    with m.at(0, 0.02, 0.03, turn=-30):
        for side in (-0.06, 0.06):
            box(m, (0, side, 0), (0.18, 0.04, 0.05), "dark", bevel=0.014)
        box(m, (0, 0, 0.05), (0.15, 0.13, 0.07), "haz", bevel=0.012)
        box(m, (0.02, -0.03, 0.11), (0.07, 0.06, 0.08), "glassd", bevel=0.008)
        tube(m, (0.07, 0.03, 0.1), (0.2, 0.03, 0.24), 0.018, "haz")
        tube(m, (0.2, 0.03, 0.24), (0.3, 0.03, 0.08), 0.015, "haz")
        box(m, (0.29, 0.03, 0.03), (0.07, 0.07, 0.05), "dark", bevel=0.01)


def _frame(m: Model, size: tuple[float, float], tall: float, *, walls: bool) -> None:
    """Posts and slabs; later brick fills the bays."""
    (w, d), storeys = size, max(2, round(tall / 0.26))
    nx, ny = max(2, round(w / 0.4) + 1), max(2, round(d / 0.4) + 1)
    for i in range(nx):
        for j in range(ny):
            spot = (
                w * 0.9 * (i / (nx - 1) - 0.5),
                0.04 + d * 0.9 * (j / (ny - 1) - 0.5),
                0,
            )
            box(m, spot, (0.045, 0.045, tall + 0.05), "concrete", bevel=0.004)
    for k in range(1, storeys + 1):
        done = 1.0 if k < storeys or w < 1.0 else 0.55
        box(m, (w * 0.48 * (done - 1.0), 0.04, tall * k / storeys),
            (w * 0.96 * done, d * 0.96, 0.03), "concrete", bevel=0.005)  # fmt: skip
    if walls:
        for k in range(storeys):
            level, high = tall * k / storeys + 0.03, tall / storeys - 0.03
            share = 1.0 if k < storeys - 1 else 0.55
            box(
                m,
                (0, 0.04, level),
                (w * 0.9, d * 0.9, high * share),
                "brick",
                tint=0.95,
            )


def _scaffold(m: Model, size: tuple[float, float], tall: float) -> None:
    """Poles, decks and green netting before the two walls that are seen."""
    (w, d), levels = size, max(2, round(tall / 0.24))
    front, right = 0.04 - d / 2 - 0.07, w / 2 + 0.07
    for k in range(max(3, round(w / 0.24)) + 1):
        x = -w / 2 + w * k / max(3, round(w / 0.24))
        tube(m, (x, front, 0), (x, front, tall + 0.14), 0.0115, "metal", sides=5)
    for k in range(max(3, round(d / 0.24)) + 1):
        y = 0.04 - d / 2 + d * k / max(3, round(d / 0.24))
        tube(m, (right, y, 0), (right, y, tall + 0.14), 0.0115, "metal", sides=5)
    for k in range(1, levels + 1):
        z = tall * k / levels
        box(m, (0, front + 0.03, z), (w + 0.04, 0.06, 0.014), "woodl", bevel=0.003)
        box(m, (right - 0.03, 0.04, z), (0.06, d + 0.04, 0.014), "woodl", bevel=0.003)
        tube(
            m,
            (-w / 2, front, z + 0.07),
            (w / 2, front, z + 0.07),
            0.009,
            "haz",
            sides=4,
        )
        tube(m, (right, 0.04 - d / 2, z + 0.07), (right, 0.04 + d / 2, z + 0.07), 0.009,
             "haz", sides=4)  # fmt: skip
    box(
        m,
        (-w * 0.26, front - 0.008, tall * 0.5),
        (w * 0.4, 0.006, tall * 0.5),
        "leafy",
        bevel=0,
        tint=0.9,
    )


def _crane(m: Model, at: tuple[float, float], tall: float, reach: float) -> None:
    with m.at(*at, 0, turn=-8):
        box(m, (0, 0, 0), (0.14, 0.14, 0.05), "concrete", bevel=0.008)
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            tube(m, (a * 0.03, b * 0.03, 0), (a * 0.03, b * 0.03, tall), 0.01, "haz",
                 sides=4)  # fmt: skip
        for k in range(round(tall / 0.12)):
            z = 0.06 + 0.12 * k
            tube(m, (-0.03, -0.03, z), (0.03, -0.03, z + 0.06), 0.007, "haz", sides=4)
            tube(m, (0.03, -0.03, z), (0.03, 0.03, z + 0.06), 0.007, "haz", sides=4)
        box(m, (0.02, -0.03, tall - 0.04), (0.08, 0.08, 0.09), "white", bevel=0.01)
        box(
            m,
            (reach * 0.3, 0, tall + 0.05),
            (reach * 1.4, 0.04, 0.03),
            "haz",
            bevel=0.006,
        )
        box(
            m,
            (-reach * 0.34, 0, tall - 0.01),
            (0.1, 0.07, 0.09),
            "concreted",
            bevel=0.01,
        )
        tube(m, (0, 0, tall), (0, 0, tall + 0.24), 0.014, "haz", sides=4)
        for end in (-reach * 0.34, reach * 0.9):
            tube(m, (0, 0, tall + 0.24), (end, 0, tall + 0.07), 0.007, "dark", sides=4)
        hook = reach * 0.7
        tube(m, (hook, 0, tall + 0.05), (hook, 0, tall - 0.3), 0.007, "dark", sides=4)
        box(m, (hook, 0, tall - 0.34), (0.12, 0.06, 0.04), "woodl", bevel=0.004)


def scaffold(m: Model, size: tuple[int, int]) -> None:
    """Stands before a house that is being renewed."""
    w, d = size[0] * 0.74, size[1] * 0.74
    _scaffold(m, (w, d), 0.36 + 0.1 * max(size))
    half_w, half_d = size[0] / 2 - 0.06, size[1] / 2 - 0.06
    for k in range(3):
        spot = (half_w - 0.24 + 0.07 * k, -half_d + 0.04, 0)
        box(m, spot, (0.055, 0.07, 0.05), ("brick", "white", "woodl")[k], bevel=0.005)
    ball(m, (-half_w + 0.1, -half_d + 0.1, 0), 0.05, "sandw", squash=0.6, half=True)


def rubble(m: Model, size: tuple[int, int]) -> None:
    """What is left when something is torn down."""
    half_w, half_d = size[0] / 2 - 0.08, size[1] / 2 - 0.08
    patch(m, (0, 0), (half_w, half_d), "soil", edge=0.35, square=0.4, wobble=0.08)
    for x, y in spread(m, 26 * size[0] * size[1], (0, 0), (half_w * 0.7, half_d * 0.7)):
        paint = m.pick(("grime", "brick", "stoned", "concreted", "oldtile"))
        lift = max(0.0, 0.05 - 0.1 * (x * x + y * y))
        if m.random.random() < 0.5:
            stone(m, (x, y, lift), m.between(0.025, 0.06), paint)
        else:
            with m.at(x, y, lift, turn=m.between(0, 90), tilt=m.between(-20, 20)):
                box(
                    m,
                    (0, 0, 0),
                    (m.between(0.05, 0.13), 0.05, 0.03),
                    paint,
                    bevel=0.006,
                )
    for _ in range(4 * size[0]):
        x, y = m.between(-half_w, half_w) * 0.6, m.between(-half_d, half_d) * 0.6
        tube(m, (x, y, 0.03), (x + 0.16, y + m.between(-0.1, 0.1), 0.1), 0.012, "woodd")
    grass(m, 8 * size[0], (0, 0), (half_w, half_d), height=0.06, paint="reed")


@BOOK.sprite("stumps", seed=960)
def stumps(m: Model) -> None:
    """A felled wood."""
    patch(m, (0, 0), (0.46, 0.44), "soil", edge=0.45, wobble=0.1)
    for x, y in (
        (-0.26, 0.22),
        (0.1, 0.28),
        (0.3, 0.02),
        (-0.04, -0.02),
        (-0.32, -0.16),
        (0.14, -0.28),
        (-0.12, -0.34),
    ):
        cylinder(m, (x, y, 0), 0.05, 0.05, "trunk", top=0.04, sides=9, smooth=False)
        cylinder(m, (x, y, 0.05), 0.038, 0.004, "woodl", sides=9)
    for k in range(3):
        cylinder(m, (0.22 + 0.03 * k, -0.2 + 0.075 * k, 0.035), 0.034, 0.26, "trunk",
                 axis="x", sides=9)  # fmt: skip
    grass(m, 14, height=0.06)


for _size in FOOTPRINTS:
    _name = f"{_size[0]}x{_size[1]}"
    BOOK.families[f"site_{_name}"] = {"frames": STEPS}
    for _step in range(STEPS):
        BOOK.sprite(
            f"site_{_name}_{_step:02d}", footprint=_size, seed=970, passes="cs",
            ground=BARE,
        )(partial(site, n=_step, size=_size))  # fmt: skip
    BOOK.sprite(f"scaffold_{_name}", footprint=_size, seed=980, passes="c")(
        partial(scaffold, size=_size)
    )
    BOOK.sprite(f"rubble_{_name}", footprint=_size, seed=990, passes="cs", ground=BARE)(
        partial(rubble, size=_size)
    )
