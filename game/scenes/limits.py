"""What held a source or a store back, as one line and as words for a whole hour."""

from typing import TYPE_CHECKING

from game import causes, numbers
from game.text import entries
from sim_core.hours import AT_LIMIT, EMPTY, FAILED, FULL, KEPT, WEATHER, limits

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.content import Catalogue
    from sim_core.hours import Limit
    from sim_core.snapshot import DayResult

ICONS = {FAILED: "wrench", FULL: "arrow-up"}
IN_MWH = (EMPTY, KEPT)


def limit_icon(catalogue: "Catalogue", limit: "Limit") -> str:
    item = catalogue.find(limit.id)
    icon = causes.ICONS.get(item.model, "cube") if item is not None else "cube"
    return ICONS.get(limit.reason, icon)


def limit_reason(style: "Style", catalogue: "Catalogue", limit: "Limit") -> str:
    """Name and reason: Worn coal plant: boilers failed or worn."""
    name = causes.place_name(style, catalogue, limit.id)
    item = catalogue.find(limit.id)
    group = item.options.get("group", item.model) if item is not None else ""
    key = f"limit.{limit.reason}"
    if limit.reason in (FULL, WEATHER) and f"{key}_{group}" in entries():
        key = f"{key}_{group}"
    return style.say(key, name=name)


def limit_amount(style: "Style", limit: "Limit") -> str:
    """1.9 of 6 MW; what is in a store is in MWh."""
    unit = "MWh" if limit.reason in IN_MWH else "MW"
    if limit.reason == AT_LIMIT:
        return f"{numbers.power(limit.mw)} {unit}"
    return style.say(
        "limit.of", value=numbers.power(limit.mw), most=numbers.power(limit.most),
        unit=unit,
    )  # fmt: skip


def told(
    style: "Style", catalogue: "Catalogue", day: "DayResult", hour: int, room: float
) -> str:
    """The largest gaps of an hour in one line, as many as there is room for."""
    parts = [
        f"{causes.place_name(style, catalogue, one.id)} {limit_amount(style, one)}"
        for one in limits(day, hour)
    ]
    return causes.shortened(style, " · ".join(parts), room)
