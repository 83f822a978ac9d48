"""The houses of the first years: worn ones in many shapes, and ruins."""

from tools.art.kit.fittings import balcony, boarded, door, fence, old_cooler, window
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, grass, tuft, vegetable_bed
from tools.art.kit.roofs import lean_to
from tools.art.kit.shapes import ball, box, cylinder, patch, sheet, tube
from tools.art.kit.sprite import BARE, Book
from tools.art.models.houseparts import (
    COATS,
    OLD_PLANS,
    PLINTH,
    Plan,
    body,
    end_places,
    on_end,
    on_front,
    on_slope,
    placed,
    roof,
    xs_of,
    yard_tree,
    zs_of,
)

BOOK = Book("houses")
# The variant with a lean-to, those with moss, and the one with a balcony.
SHED, MOSSY, GALLERY = 4, (2, 6), 5


@BOOK.sprite("house_old", variants=8, card=True, seed=110)
def house_old(m: Model, n: int) -> None:
    plan, coat = OLD_PLANS[n], COATS["old"][n]
    patch(m, (0, 0), (0.45, 0.43), "grassdry", edge=0.35, wobble=0.1)
    patch(m, (0.08, -0.28), (0.2, 0.14), "soil", edge=0.4)
    with placed(m, plan):
        body(m, plan, coat, trim="oldwall2")
        roof(m, plan, coat, seams=coat.roof == "tin")
        _patched_roof(m, plan, n)
        _old_front(m, plan, n)
        with on_end(m, plan):
            for k, (x, z) in enumerate(end_places(plan)):
                if k == n % 2:
                    boarded(m, x, z, (0.09, 0.12))
                else:
                    window(m, x, z, frame=coat.frame)
                    old_cooler(m, x, z - 0.085)
        _stains(m, plan)
        if n == SHED:
            _shed(m, plan)
    _old_yard(m, n)


def _shed(m: Model, plan: Plan) -> None:
    """Tin and boards leaning on the end of the house."""
    with m.at(plan.width / 2 + 0.1, -0.02, 0, turn=90):
        box(m, (0, 0, 0), (0.28, 0.18, 0.15), "board")
        for k in range(6):
            box(m, (-0.12 + 0.048 * k, -0.09, 0), (0.03, 0.012, 0.15), "woodd", bevel=0,
                jitter=0.1)  # fmt: skip
        lean_to(m, (0, 0, 0.15), (0.28, 0.18, 0.07), "rust", wall="board", over=0.03)


def _old_front(m: Model, plan: Plan, n: int) -> None:
    coat = COATS["old"][n]
    with on_front(m, plan):
        xs = xs_of(plan.width, 3)
        door(m, xs[plan.door], PLINTH, paint=coat.door, frame=coat.frame)
        for z in zs_of(plan):
            for k, x in enumerate(xs):
                if k == plan.door and z < 0.2:
                    continue
                if (k + n) % 4 == 3:
                    boarded(m, x, z, (0.09, 0.12))
                else:
                    window(m, x, z, frame=coat.frame, shutter=coat.shutter)
        if n == GALLERY:
            balcony(m, 0, zs_of(plan)[1] - 0.04, plan.width * 0.96, rail="board")


# What covers the leaks of each variant: paint, place across and up the slope, size.
TIN = ("tin", -0.2, 0.02, 0.2, 0.2)
CANVAS = ("canvas", 0.18, -0.05, 0.19, 0.15)
ODD = ("oldtile2", 0.02, -0.2, 0.16, 0.13)
RUST = ("rust", -0.05, 0.2, 0.14, 0.12)
PALE = ("thatch", 0.22, 0.12, 0.13, 0.14)
BOARDS = ("board", -0.18, -0.12, 0.2, 0.12)
LEAKS = (
    (TIN, CANVAS, ODD), (RUST, PALE), (TIN, ODD),
    (("canvas", -0.1, 0.0, 0.3, 0.26), RUST),
    (("rust", 0.2, 0.0, 0.16, 0.3), ("rust", -0.22, 0.05, 0.1, 0.3)), (BOARDS, PALE),
    (BOARDS,), (TIN, ("oldtile2", 0.2, 0.1, 0.2, 0.16)),
)  # fmt: skip


def _patched_roof(m: Model, plan: Plan, n: int) -> None:
    """Tin, canvas, boards and odd tiles over the leaks; moss where it is damp."""
    wide, long = plan.width, plan.slope_length
    shrink = 0.45 if plan.form == "hip" else 1.0
    with on_slope(m, plan):
        for paint, x, y, w, d in LEAKS[n]:
            box(m, (x * wide * shrink * 1.6, y * long * 1.3 * shrink, 0.008),
                (w * 0.8, d * 0.8, 0.016), paint, bevel=0.003, jitter=0.08)  # fmt: skip
        if n in MOSSY:
            for _ in range(9):
                x = m.between(-0.4, 0.4) * wide * plan.roof_share
                tuft(m, (x, m.between(-0.3, 0.2) * long, 0.0), 0.035, "grassd")
        if n % 2 == 0:
            ball(m, (0.08 * wide, -0.33 * long * 0.8, 0.03), 0.022, "stoned")
    top = plan.wall_top + plan.rise
    tube(m, (-0.12, 0.02, top - 0.03), (-0.12, 0.02, top + 0.15), 0.009, "metald")
    for k in range(3):
        level = top + 0.08 + 0.03 * k
        tube(
            m,
            (-0.18 + 0.015 * k, 0.02, level),
            (-0.06 - 0.015 * k, 0.02, level),
            0.007,
            "metald",
            sides=4,
        )


def _stains(m: Model, plan: Plan) -> None:
    """Damp rises from the ground and runs from the eaves."""
    with on_front(m, plan):
        for _ in range(4):
            x = m.between(-0.4, 0.4) * plan.width
            box(m, (x, -0.001, PLINTH), (m.between(0.05, 0.12), 0.004,
                m.between(0.03, 0.07)), "grime", bevel=0, tint=0.95)  # fmt: skip
    with on_end(m, plan):
        for _ in range(3):
            x = m.between(-0.4, 0.4) * plan.depth
            box(m, (x, -0.001, PLINTH), (m.between(0.05, 0.12), 0.004,
                m.between(0.03, 0.08)), "grime", bevel=0)  # fmt: skip


def _old_yard(m: Model, n: int) -> None:
    yard_tree(m, n, 0.85)
    for x in (-0.3, -0.25):
        cylinder(m, (x, -0.34, 0), 0.022, 0.075, ("blue", "tin")[n % 2], sides=10)
        cylinder(m, (x, -0.34, 0.075), 0.011, 0.02, "dark", sides=8)
    if n in (0, 2, 7):
        _washing_line(m, (0.3, -0.38), (0.41, -0.08))
    elif n in (1, 3):
        fence(m, [(-0.42, -0.4), (-0.1, -0.42)], paint="board", height=0.07)
        cylinder(m, (0.38, -0.3, 0), 0.035, 0.09, "rust", sides=12)
    elif n == SHED:
        _firewood(m, -0.08, -0.36)
    else:
        vegetable_bed(m, (0.26, -0.36, 0), (0.22, 0.15))
        fence(m, [(-0.44, -0.36), (-0.44, 0.02)], paint="board", height=0.08)
    grass(m, 9, (0, -0.3), (0.4, 0.12), height=0.055, paint="reed")
    tuft(m, (0.36, 0.2, 0), 0.08, "grassd")


def _washing_line(
    m: Model, start: tuple[float, float], end: tuple[float, float]
) -> None:
    for x, y in (start, end):
        tube(m, (x, y, 0), (x, y, 0.19), 0.01, "woodd")
    tube(m, (*start, 0.18), (*end, 0.18), 0.006, "line", sides=4)
    for k, paint in enumerate(("white", "sky", "coral")):
        a, b = 0.14 + 0.27 * k, 0.32 + 0.27 * k
        corners = [
            (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t, z)
            for t, z in ((a, 0.178), (b, 0.178), (b, 0.085), (a, 0.085))
        ]
        sheet(m, corners, paint)


def _firewood(m: Model, x: float, y: float) -> None:
    for k in range(5):
        level, across = divmod(k, 3)
        spot = (x + 0.05 * across + 0.025 * level, y, 0.025 + 0.043 * level)
        cylinder(m, spot, 0.025, 0.12, "wood", axis="y", sides=9, jitter=0.1)


@BOOK.sprite("house_ruin", variants=6, card=True, seed=190, ground=BARE)
def house_ruin(m: Model, n: int) -> None:
    plan = OLD_PLANS[n]
    patch(m, (0, 0), (0.46, 0.44), "soil", edge=0.35, wobble=0.12)
    with placed(m, plan):
        _broken_walls(m, plan, COATS["old"][n].wall)
        _broken_roof(m, plan, COATS["old"][n].roof)
    _rubble(m)


def _broken_walls(m: Model, plan: Plan, paint: str) -> None:
    """The back stands; the walls that are seen have crumbled."""
    w, d = plan.width, plan.depth
    box(m, (0, 0, 0), (w + 0.06, d + 0.06, PLINTH), "stoned")
    box(m, (0, 0, PLINTH), (w - 0.02, d - 0.02, 0.012), "soild", bevel=0)
    far = -1 if plan.turn == 0 else 1
    tall = 0.27 if plan.storeys == 1 else 0.4
    _crumbled(m, (-w / 2, d / 2), (w / 2, d / 2), tall, 0.85, paint)
    _crumbled(m, (far * w / 2, d / 2), (far * w / 2, -d / 2), tall, 0.75, paint)
    _crumbled(m, (-far * w / 2, d / 2), (-far * w / 2, -d / 2), tall, 0.45, paint)
    _crumbled(m, (far * w / 2, -d / 2), (-far * w / 2, -d / 2), tall * 0.9, 0.4, paint)
    with on_front(m, plan):
        box(m, (far * w * 0.3, -0.012, 0.09), (0.09, 0.016, 0.11), "dark", bevel=0)
        box(m, (far * w * 0.3, -0.018, 0.075), (0.13, 0.03, 0.018), "stoned", bevel=0)
    with on_end(m, plan):
        box(m, (0.2 * d, -0.012, 0.075), (0.08, 0.016, 0.1), "dark", bevel=0)


def _crumbled(
    m: Model, start: tuple[float, float], end: tuple[float, float], tall: float,
    left: float, paint: str,
) -> None:  # fmt: skip
    """A wall whose top falls from whole to `left` in uneven breaks."""
    shares = [0.0, 0.12, *sorted(m.between(0.18, 0.92) for _ in range(4)), 1.0]
    tops = [tall, tall * m.between(0.9, 1.0)]
    tops += [tall * (left + (1 - left) * 0.5 * (1 - s)) * m.between(0.6, 1.25)
             for s in shares[2:]]  # fmt: skip
    (x0, y0), (x1, y1) = start, end
    across = (0.0, 0.017) if abs(x1 - x0) > abs(y1 - y0) else (0.017, 0.0)
    line = [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in shares]
    for side, (x, y) in enumerate(line[:-1]):
        points = [
            (px + sign * across[0], py + sign * across[1], z)
            for sign in (-1, 1)
            for (px, py), top in ((line[side], tops[side]),
                                  (line[side + 1], tops[side + 1]))
            for z in (PLINTH, PLINTH + min(top, tall))
        ]  # fmt: skip
        faces = [[0, 2, 3, 1], [4, 5, 7, 6], [1, 3, 7, 5], [2, 6, 7, 3], [0, 1, 5, 4]]
        m.add(points, faces, paint, jitter=0.05)
        if side % 2:
            box(
                m,
                (x, y, PLINTH + tops[side] * 0.3),
                (0.05 + across[0], 0.05 + across[1], 0.045),
                "brick",
                tint=0.85,
            )


def _broken_roof(m: Model, plan: Plan, paint: str) -> None:
    """A few rafters still lean on the back wall; a piece of roof lies inside."""
    w, d = plan.width, plan.depth
    top = PLINTH + (0.25 if plan.storeys == 1 else 0.37)
    for k in range(4):
        x = w * (0.2 + 0.2 * k - 0.5)
        reach = d * (0.5 - 0.16 * (k % 3))
        tube(m, (x, d / 2, top), (x + 0.02, d / 2 - reach, top + 0.18 - 0.05 * (k % 2)),
             0.016, "woodd")  # fmt: skip
    with m.at(-w * 0.16, d * 0.22, top + 0.02, tilt=38):
        box(m, (0, 0, 0), (w * 0.42, d * 0.42, 0.03), paint, tint=0.8)
        box(m, (0.02, -0.01, 0.028), (w * 0.3, d * 0.3, 0.014), paint, tint=0.68)
    with m.at(w * 0.18, -d * 0.08, PLINTH + 0.02, tilt=10, roll=-14):
        box(m, (0, 0, 0), (w * 0.4, d * 0.4, 0.03), paint, tint=0.72)
    tube(m, (-w * 0.3, -d * 0.3, 0.05), (w * 0.1, -d * 0.1, 0.16), 0.016, "woodd")
    for _ in range(4):
        tuft(
            m,
            (m.between(-0.4, 0.4) * w, m.between(-0.4, 0.3) * d, 0.045),
            0.09,
            "grassd",
        )


def _rubble(m: Model) -> None:
    for _ in range(16):
        x, y = m.between(-0.42, 0.42), m.between(-0.42, -0.26)
        if m.random.random() < 0.4:
            x, y = m.between(0.3, 0.43), m.between(-0.4, 0.35)
        size = (m.between(0.03, 0.07), m.between(0.03, 0.06), m.between(0.02, 0.045))
        with m.at(x, y, 0, turn=m.between(0, 90)):
            box(m, (0, 0, 0), size, m.pick(("grime", "stoned", "brick", "oldwall2")),
                bevel=0.006)  # fmt: skip
    tube(m, (0.15, -0.38, 0.025), (0.38, -0.27, 0.02), 0.014, "woodd")
    grass(m, 8, (0, -0.32), (0.42, 0.1), height=0.07, paint="reed")
    bush(m, (-0.38, -0.3, 0), 0.11, "reed")
    bush(m, (0.36, 0.36, 0), 0.13, "leaf3")
