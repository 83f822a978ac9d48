"""Why a command changes what it changes: what it replaces, spills, loses or lacks."""

from typing import TYPE_CHECKING

from game import numbers
from game.causes import place_name

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.content import Catalogue, Technology
    from sim_core.preview import Preview

Line = tuple[str, str]
LEAST_MWH, LEAST_SHARE = 3.0, 0.08
# MWh or t of homes that are worth a line.
LEAST_OF_HOMES = 0.15


def reasons(
    style: "Style", catalogue: "Catalogue", item: "Technology", shown: "Preview",
    was: str = "",
) -> list[Line]:  # fmt: skip
    """Sentences with their colour, the most telling first.

    `was` is what an upgrade takes away: its own power is no reason.
    """
    name = lambda place: place_name(style, catalogue, place)  # noqa: E731
    if "energy_mwh" in item.params and shown.stored_mwh_per_year > LEAST_MWH:
        return [*_storage(style, name, shown), *_shortage(style, shown)]
    if item.options.get("group") == "heat":
        return _heat(style, item, shown)
    is_home = item.model == "home"
    return [
        *(_homes(style, shown) if is_home else _curtailed(style, item.id, shown)),
        *_replaced(style, name, {item.id, was}, shown),
        *_shortage(style, shown),
    ]


def _storage(style: "Style", name, shown: "Preview") -> list[Line]:  # type: ignore[no-untyped-def]
    """What fills a store, and what its losses cost."""
    lost = numbers.number(shown.lost_mwh_per_year)
    sources = {place: mwh for place, mwh in shown.energy_mwh.items() if mwh > 0.0}
    place = max(sources, key=lambda one: sources[one], default="")
    if place and sources[place] > -shown.curtailed_mwh_per_year:
        words = style.say(
            "preview.charged_by", name=name(place), lost=lost,
            value=numbers.number(sources[place]),
        )  # fmt: skip
        return [(words, "warn_t")]
    saved = numbers.number(max(-shown.curtailed_mwh_per_year, 0.0))
    words = style.say("preview.charged_by_rest", value=saved, lost=lost)
    return [(words, "good_t")]


def _curtailed(style: "Style", kind: str, shown: "Preview") -> list[Line]:
    """How much of its own power would find no use."""
    made_mwh = shown.energy_mwh.get(kind, 0.0)
    spilled_mwh = shown.curtailed_mwh_per_year
    could_mwh = made_mwh + spilled_mwh
    if spilled_mwh < LEAST_MWH or spilled_mwh < LEAST_SHARE * could_mwh:
        return []
    share = round(100.0 * spilled_mwh / could_mwh)
    value = numbers.number(spilled_mwh)
    words = style.say("preview.curtailed", share=min(share, 100), value=value)
    return [(words, "warn_t")]


def _replaced(style: "Style", name, own: set[str], shown: "Preview") -> list[Line]:  # type: ignore[no-untyped-def]
    """The source that runs less for it, or more without it."""
    others = {one: mwh for one, mwh in shown.energy_mwh.items() if one not in own}
    place = max(others, key=lambda one: abs(others[one]), default="")
    if not place or abs(others[place]) < LEAST_MWH:
        return []
    key = "preview.less_of" if others[place] < 0.0 else "preview.more_of"
    value = numbers.number(abs(others[place]))
    return [(style.say(key, name=name(place), value=value), "sub")]


def _homes(style: "Style", shown: "Preview") -> list[Line]:
    """Who moves in from where, what homes burn and draw, and how well they live."""
    lines: list[Line] = []
    if shown.moved_people >= 1.0:
        value = numbers.number(shown.moved_people)
        lines.append((style.say("preview.moved", value=value), "sub"))
    gas_t, power_mwh = shown.gas_t_per_year, shown.demand_mwh_per_year
    if max(abs(gas_t), abs(power_mwh)) >= LEAST_OF_HOMES:
        is_gas = abs(gas_t) >= LEAST_OF_HOMES
        key = "preview.home_energy" if is_gas else "preview.home_power"
        power, gas = numbers.signed(power_mwh, 1), numbers.signed(gas_t, 1)
        lines.append((style.say(key, power=power, gas=gas), "sub"))
    before, after = shown.comfort or (0.0, 0.0)
    if after - before >= 0.5:
        values = {"before": numbers.number(before), "after": numbers.number(after)}
        lines.append((style.say("preview.cosier", **values), "good_t"))
    return lines


def _heat(style: "Style", item: "Technology", shown: "Preview") -> list[Line]:
    """Heat that comes to homes, that is missing, or why there is none yet."""
    given_mwh = sum(shown.heat_mwh.values())
    short_mwh = shown.heat_unserved_mwh_per_year
    lines: list[Line] = []
    if short_mwh > LEAST_MWH:
        value = numbers.number(short_mwh)
        lines.append((style.say("preview.more_cold", value=value), "bad_t"))
    elif short_mwh < -LEAST_MWH:
        value = numbers.number(-short_mwh)
        lines.append((style.say("preview.less_cold", value=value), "good_t"))
    if given_mwh > LEAST_MWH:
        value = numbers.number(given_mwh)
        lines.append((style.say("preview.heat", value=value), "sub"))
    if not lines and item.model == "heat_network":
        lines.append((style.say("preview.no_heat_source"), "warn_t"))
    return lines + _shortage(style, shown)


def _shortage(style: "Style", shown: "Preview") -> list[Line]:
    mwh = shown.unserved_mwh_per_year
    if abs(mwh) < 1.0:
        return []
    key, ink = (
        ("preview.less_short", "good_t") if mwh < 0 else ("preview.more_short", "bad_t")
    )
    return [(style.say(key, value=numbers.number(abs(mwh))), ink)]


def payback_years(shown: "Preview") -> float | None:
    """Years in which what is saved makes up for the tonnes of building; None: never."""
    if shown.tco2e_per_year >= 0.0:
        return None
    return shown.embodied_tco2e / -shown.tco2e_per_year
