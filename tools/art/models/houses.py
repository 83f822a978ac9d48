"""Five tiers of one house in four variants: the same house is mended and renewed."""

from tools.art.kit.fittings import (
    awning,
    balcony,
    boarded,
    chimney,
    door,
    fence,
    flower_box,
    heat_pump,
    old_cooler,
    solar_heater,
    window,
)
from tools.art.kit.model import OVERLAY, Model
from tools.art.kit.plants import bush, flowers, grass, hedge, tuft, vegetable_bed
from tools.art.kit.shapes import ball, box, cylinder, patch, sheet, tube
from tools.art.kit.sprite import BARE, Book
from tools.art.kit.tech import cells, charger
from tools.art.kit.vehicles import car
from tools.art.models.houseparts import (
    COATS,
    PLANS,
    PLINTH,
    Coat,
    Plan,
    body,
    on_end,
    on_front,
    on_slope,
    path_to_door,
    placed,
    roof,
    xs_of,
    yard_tree,
    zs_of,
)

BOOK = Book("houses")


@BOOK.sprite("house_old", variants=4, card=True, seed=110)
def house_old(m: Model, n: int) -> None:
    plan, coat = PLANS[n], COATS["old"][n]
    patch(m, (0, 0), (0.45, 0.43), "grassdry", edge=0.35, wobble=0.1)
    patch(m, (0.08, -0.28), (0.2, 0.14), "soil", edge=0.4)
    with placed(m, plan):
        body(m, plan, coat, trim="oldwall2")
        roof(m, plan, coat)
        _patched_roof(m, plan, n)
        _old_front(m, plan, n)
        with on_end(m, plan):
            for k, (x, z) in enumerate(_end_places(plan)):
                if k == n % 2:
                    boarded(m, x, z, (0.09, 0.12))
                else:
                    window(m, x, z, frame=coat.frame)
                    old_cooler(m, x, z - 0.085)
        _stains(m, plan)
    _old_yard(m, n)


def _end_places(plan: Plan) -> list[tuple[float, float]]:
    return [(x, z) for z in zs_of(plan) for x in xs_of(plan.depth, 2)]


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


def _patched_roof(m: Model, plan: Plan, n: int) -> None:
    """Tin, tarpaulin and odd tiles over the leaks."""
    wide, long = plan.width, plan.slope_length
    with on_slope(m, plan):
        spots = (
            ("tin", -0.2, 0.02, 0.2, 0.2), ("tarp", 0.18, -0.05, 0.19, 0.15),
            ("oldtile2", 0.02, -0.2, 0.16, 0.13), ("rust", -0.05, 0.2, 0.14, 0.12),
        )  # fmt: skip
        for k in range(3):
            paint, x, y, w, d = spots[(k + n) % 4]
            shrink = 0.45 if plan.form == "hip" else 1.0
            box(m, (x * wide * shrink * 1.6, y * long * 1.3 * shrink, 0.008),
                (w * 0.8, d * 0.8, 0.016), paint, bevel=0.003, jitter=0.08)  # fmt: skip
        if n != 1:
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
    if n in (0, 2):
        _washing_line(m, (0.3, -0.38), (0.41, -0.08))
    else:
        fence(m, [(-0.42, -0.4), (-0.1, -0.42)], paint="board", height=0.07)
        cylinder(m, (0.38, -0.3, 0), 0.035, 0.09, "rust", sides=12)
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


@BOOK.sprite("house_rebuilt", variants=4, card=True, seed=130, overlay="pv")
def house_rebuilt(m: Model, n: int) -> None:
    plan, coat = PLANS[n], COATS["rebuilt"][n]
    patch(m, (0, 0), (0.46, 0.44), "grass", edge=0.3, wobble=0.08)
    with placed(m, plan):
        body(m, plan, coat, trim="white")
        roof(m, plan, coat)
        _panels(m, plan, share=0.8)
        chimney(m, (-0.17, 0.1, plan.wall_top + plan.rise * 0.35))
        _fresh_walls(m, plan, coat)
    path_to_door(m, plan, "paving")
    _rebuilt_yard(m, n)


def _fresh_walls(m: Model, plan: Plan, coat: Coat) -> None:
    xs = xs_of(plan.width, 3)
    with on_front(m, plan):
        door(m, xs[plan.door], PLINTH, paint=coat.door)
        for z in zs_of(plan):
            for k, x in enumerate(xs):
                if k != plan.door or z > 0.2:
                    window(m, x, z, shutter=coat.shutter, frame=coat.frame)
        flower_box(m, xs[2 - plan.door], zs_of(plan)[0] - 0.045)
        if plan.storeys == 2:
            balcony(m, xs[plan.door], zs_of(plan)[1] - 0.035, 0.2, rail="white")
        else:
            awning(m, xs[plan.door], PLINTH + 0.26, (0.17, 0.1), (coat.roof, coat.roof))
    with on_end(m, plan):
        for x, z in _end_places(plan):
            window(m, x, z, shutter=coat.shutter, frame=coat.frame)
        if plan.form == "gable":
            window(m, 0, plan.wall_top + 0.02, (0.07, 0.08), frame=coat.frame)


def _rebuilt_yard(m: Model, n: int) -> None:
    yard_tree(m, n, 1.0)
    if n == 0:
        fence(m, [(-0.44, -0.42), (-0.12, -0.42)])
        fence(m, [(0.1, -0.42), (0.44, -0.42)])
        flowers(m, 9, (0.25, -0.34), (0.14, 0.04))
    elif n == 1:
        hedge(m, (0.43, -0.4), (0.43, -0.05))
        flowers(m, 7, (-0.28, -0.38), (0.12, 0.03))
        bush(m, (-0.4, -0.3, 0), 0.12)
    elif n == 2:
        vegetable_bed(m, (0.27, -0.36, 0), (0.2, 0.15))
        hedge(m, (-0.43, -0.1), (-0.43, -0.42))
    else:
        fence(m, [(0.44, -0.4), (0.44, 0.1)])
        flowers(m, 10, (-0.3, -0.37), (0.13, 0.05))
    grass(m, 5, (0, -0.36), (0.4, 0.06))


@BOOK.sprite("house_retrofitted", variants=4, card=True, seed=150, overlay="pv")
def house_retrofitted(m: Model, n: int) -> None:
    plan, coat = PLANS[n], COATS["retrofitted"][n]
    patch(m, (0, 0), (0.46, 0.44), "grass", edge=0.3, wobble=0.08)
    with placed(m, plan):
        body(m, plan, coat, trim="white", thick=0.025)
        roof(m, plan, coat)
        _panels(m, plan, share=0.62, shift=-0.17)
        _heater_on_roof(m, plan)
        _thick_walls(m, plan, coat)
    path_to_door(m, plan, "stone")
    heat_pump_at(m, n)
    _retrofitted_yard(m, n)


def _heater_on_roof(m: Model, plan: Plan) -> None:
    with on_slope(m, plan), m.at(0.3 * plan.width * plan.roof_share, -0.03, 0.006):
        solar_heater(m, width=0.13)


def _thick_walls(m: Model, plan: Plan, coat: Coat) -> None:
    """Deep frames, blinds and a coloured band tell of the insulation."""
    xs = xs_of(plan.width, 3)
    with on_front(m, plan, 0.0125):
        door(m, xs[plan.door], PLINTH, paint=coat.door, frame="dark")
        box(m, (xs[plan.door], -0.06, PLINTH + 0.235), (0.18, 0.12, 0.018), "dark",
            bevel=0.004)  # fmt: skip
        for z in zs_of(plan):
            for k, x in enumerate(xs):
                if k != plan.door or z > 0.2:
                    _blind_window(m, x, z, coat)
    with on_end(m, plan, 0.0125):
        for x, z in _end_places(plan):
            _blind_window(m, x, z, coat)
        box(m, (0, -0.004, PLINTH), (plan.depth + 0.03, 0.012, 0.045), coat.shutter,
            bevel=0)  # fmt: skip


def _blind_window(m: Model, x: float, z: float, coat: Coat) -> None:
    window(m, x, z, (0.095, 0.12), frame=coat.frame, cross=False)
    box(m, (x, -0.022, z + 0.105), (0.115, 0.03, 0.034), coat.shutter, bevel=0.004)


def _heat_pump_place(n: int) -> tuple[tuple[float, float, float], float]:
    """Place and turn: beside a wall that is seen."""
    return (((0.37, 0.16, 0), 90), ((-0.22, -0.38, 0), 0), ((0.34, 0.1, 0), 90),
            ((0.3, 0.3, 0), 90))[n]  # fmt: skip


def heat_pump_at(m: Model, n: int) -> None:
    place, turn = _heat_pump_place(n)
    heat_pump(m, place, turn=turn)


def _retrofitted_yard(m: Model, n: int) -> None:
    yard_tree(m, n, 1.1)
    if n % 2:
        hedge(m, (0.43, -0.42), (0.43, -0.1))
        flowers(m, 8, (-0.1, -0.4), (0.25, 0.025))
    else:
        hedge(m, (0.12, -0.42), (0.42, -0.42))
        flowers(m, 8, (-0.28, -0.37), (0.12, 0.04))
    cylinder(m, (-0.37, -0.17 - 0.04 * n, 0), 0.035, 0.1, "green", sides=12)
    grass(m, 5, (0, -0.36), (0.4, 0.06))


@BOOK.sprite("house_near_zero", variants=4, card=True, seed=170, overlay="pv")
def house_near_zero(m: Model, n: int) -> None:
    plan, coat = PLANS[n], COATS["near_zero"][n]
    patch(m, (0, 0), (0.47, 0.45), "grass2", edge=0.3, wobble=0.08)
    with placed(m, plan):
        body(m, plan, coat, trim=coat.wall, thick=0.03)
        roof(m, plan, coat, seams=True)
        _panels(m, plan, share=0.98)
        _timber(m, plan, coat)
        _wide_glass(m, plan, coat)
    path_to_door(m, plan, "woodl")
    heat_pump_at(m, n)
    _near_zero_yard(m, n)


def _timber(m: Model, plan: Plan, coat: Coat) -> None:
    """Upright boards on the end wall."""
    with on_end(m, plan, 0.015):
        count = 12
        for k in range(count):
            x = plan.depth * 1.03 * ((k + 0.5) / count - 0.5)
            box(m, (x, 0, PLINTH), (0.026, 0.02, plan.wall_top - PLINTH), coat.shutter,
                bevel=0.003, jitter=0.09)  # fmt: skip


def _wide_glass(m: Model, plan: Plan, coat: Coat) -> None:
    xs = xs_of(plan.width, 3)
    other = 0.1 * plan.width * (-1 if plan.door == 2 else 1)
    with on_front(m, plan, 0.015):
        door(m, xs[plan.door], PLINTH, paint=coat.door, frame=coat.frame)
        for z in zs_of(plan):
            window(m, other, z - 0.02, (0.23, 0.15), frame=coat.frame, sill=False)
            box(m, (other, -0.055, z + 0.155), (0.3, 0.1, 0.016), "woodl", bevel=0.003)
        if plan.storeys == 2:
            window(m, xs[plan.door], zs_of(plan)[1], frame=coat.frame)
    with on_end(m, plan, 0.024):
        for k, (x, z) in enumerate(_end_places(plan)):
            if k % 3 != 1:
                window(m, x, z, (0.1, 0.12), frame=coat.frame, cross=False)


def _near_zero_yard(m: Model, n: int) -> None:
    yard_tree(m, n, 1.2, with_bush=n % 2 == 1)
    if n in (0, 2):
        patch(m, (0.37, -0.33), (0.1, 0.16), "paving", edge=0.12, square=0.8, wobble=0)
        car(m, (0.37, -0.33, 0.004), ("sky", "coral")[n // 2], turn=90)
        charger(m, (0.27, -0.27, 0))
    else:
        vegetable_bed(m, (-0.3, -0.37, 0), (0.22, 0.14))
        cylinder(m, (0.36, 0.34, 0), 0.04, 0.12, "teal", sides=12)
    flowers(m, 9, (-0.02, -0.41), (0.2, 0.025))
    hedge(m, (-0.44, -0.35), (-0.44, -0.05))
    grass(m, 6, (0, -0.36), (0.4, 0.06))


def _panels(m: Model, plan: Plan, *, share: float, shift: float = 0.0) -> None:
    """Modules over a share of the slope that is seen."""
    with m.on(OVERLAY), on_slope(m, plan):
        width = plan.width * plan.roof_share * share
        columns = max(2, round(width / 0.125))
        with m.at(shift * plan.width * plan.roof_share, -0.004, 0.012):
            cells(m, (width, plan.slope_length * 0.72), (columns, 2), frame="metald")


@BOOK.sprite("house_ruin", variants=4, card=True, seed=190, ground=BARE)
def house_ruin(m: Model, n: int) -> None:
    plan = PLANS[n]
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


def rooftop_card(m: Model) -> None:
    """The card of roof solar: a house with its panels on."""
    plan, coat = PLANS[0], COATS["rebuilt"][0]
    with placed(m, plan):
        body(m, plan, coat, trim="white")
        roof(m, plan, coat)
        with on_slope(m, plan), m.at(0, -0.004, 0.012):
            cells(m, (plan.width * 1.0, plan.slope_length * 0.74), (5, 2))
        _fresh_walls(m, plan, coat)
    patch(m, (0, 0), (0.46, 0.44), "grass", edge=0.3)
    yard_tree(m, 0, 0.9)
    box(m, (0.37, 0.0, 0), (0.05, 0.1, 0.16), "white", bevel=0.01)
    box(m, (0.397, 0.0, 0.09), (0.006, 0.05, 0.04), "g_greenw", bevel=0)


BOOK.sprite("rooftop_pv", card=True, seed=131)(rooftop_card)
