"""A house in four variants, mended and renewed in three tiers."""

from tools.art.kit.fittings import (
    awning,
    balcony,
    chimney,
    door,
    fence,
    flower_box,
    heat_pump,
    solar_heater,
    window,
)
from tools.art.kit.model import OVERLAY, Model
from tools.art.kit.plants import bush, flowers, grass, hedge, vegetable_bed
from tools.art.kit.shapes import box, cylinder, patch
from tools.art.kit.sprite import Book
from tools.art.kit.tech import cells, charger
from tools.art.kit.vehicles import car
from tools.art.models.houseparts import (
    COATS,
    PLANS,
    PLINTH,
    Coat,
    Plan,
    body,
    end_places,
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
        for x, z in end_places(plan):
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
        for x, z in end_places(plan):
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
        for k, (x, z) in enumerate(end_places(plan)):
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
