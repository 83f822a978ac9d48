"""Rows of a tree of causes as they are shown: words, signs and rounded amounts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game import numbers
from game.text import entries
from sim_core.carbon.market import market_names, offer_of

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.content import Catalogue
    from sim_core.explain import Cause

Path = tuple[int, ...]

ICONS = {
    "thermal": "factory",
    "solar": "sun",
    "wind": "wind",
    "battery": "battery-charging",
    "home": "house-line",
    "place": "hammer",
    "fleet": "bus",
    "forest": "tree-evergreen",
    "mangrove": "tree",
    "wetland": "tree",
    "heat_network": "thermometer-hot",
    "heat_pump": "thermometer-hot",
    "heat_store": "thermometer-hot",
    "waste_heat": "thermometer-hot",
    "waste": "trash",
    "cable": "plugs-connected",
    "passive": "map-trifold",
}
GROUP_ICONS = {
    "scope1": "flame",
    "scope2": "plug",
    "scope3": "stack",
    "sinks": "tree-evergreen",
    "calendar": "calendar-blank",
    "weather": "wind",
    "people": "users-three",
    "market": "chart-line-up",
    "contracts": "scroll",
    "contract_end": "scroll",
    "credits": "leaf",
    "built": "hammer",
    "upgraded": "wrench",
    "closed": "x-circle",
    "other_buildings": "hammer",
    "build": "stack",
    "renewal": "arrow-clockwise",
    "growth": "tree-evergreen",
    "fire": "fire-simple",
    "storm": "wind",
    "pest": "tree",
    "decay": "leaf",
    "methane": "drop",
    "waste": "trash",
    "clearing": "tree",
    "demolition": "trash",
}
# Values of a row that name a technology.
KINDS = ("kind", "old_kind")
SUBSCRIPTS = str.maketrans("23456", "₂₃₄₅₆")
YUAN_PER_COIN = numbers.YUAN_PER_COIN


@dataclass(frozen=True)
class Row:
    """One line of the tree; `shown` is the amount as it is written."""

    path: Path
    cause: "Cause"
    shown: float
    is_open: bool

    @property
    def depth(self) -> int:
        return len(self.path) - 1


def in_shown_unit(cause: "Cause") -> float:
    """Money is shown in coins, all else as it is."""
    return cause.amount / (YUAN_PER_COIN if cause.unit == "yuan" else 1.0)


def places_for(tree: "Cause") -> int:
    if tree.unit == "points":
        return 1
    most = max([abs(in_shown_unit(c)) for c in tree.children] or [0.0])
    return 0 if most >= 100.0 else 1 if most >= 1.0 else 3


def rows_of(tree: "Cause", opened: set[Path]) -> list[Row]:
    """The lines that are in view, parents before their children."""
    places = places_for(tree)
    whole = round(in_shown_unit(tree), places)
    return list(_below(tree, (), whole, opened, places))


def _below(
    cause: "Cause", path: Path, whole: float, opened: set[Path], places: int
) -> Iterator[Row]:
    amounts = [in_shown_unit(child) for child in cause.children]
    shown = numbers.shared(whole, amounts, places)
    for number, child in enumerate(cause.children):
        here = (*path, number)
        is_open = here in opened
        yield Row(here, child, shown[number], is_open)
        if is_open:
            yield from _below(child, here, shown[number], opened, places)


def label(style: "Style", catalogue: "Catalogue", cause: "Cause") -> str:
    """What a row is about: a building, a group, an account."""
    values = cause.values
    contract = offer_of(str(values.get("activity", "")))
    if contract is not None:
        return style.name(contract.name)
    if "place" in values:
        return place_name(style, catalogue, str(values["place"]))
    key = cause.key
    if key in entries():
        shown = {
            name: place_name(style, catalogue, str(value))
            if name in KINDS
            else _shown(value)
            for name, value in values.items()
        }
        return style.say(key, **shown)
    return place_name(style, catalogue, key.rsplit(".", 1)[-1])


def _shown(value: object) -> object:
    return numbers.number(value, 1) if isinstance(value, float) else value


def place_name(style: "Style", catalogue: "Catalogue", place: str) -> str:
    item = catalogue.find(place)
    name = item.name if item is not None else market_names().get(place)
    if name is not None:
        return style.name(name)
    key = f"place.{place}"
    return style.say(key) if key in entries() else place


def second_line(style: "Style", cause: "Cause", room: float = 0.0) -> str:
    """One line of physics: activity × factor, or what kind of row it is.

    The factor gives way where there is no room for it.
    """
    if cause.leaf is not None:
        leaf = cause.leaf
        words = style.say(
            "why.line", amount=amount_words(leaf.amount),
            unit=unit_name(style, leaf.unit),
            factor=numbers.number(leaf.t_per_unit, factor_places(leaf.t_per_unit)),
            activity=activity_name(style, leaf.activity),
        )  # fmt: skip
        fits = not room or style.width(words, 12) <= room
        return words if fits else activity_name(style, leaf.activity)
    line = str(cause.values.get("line", f"{cause.key}.line"))
    if line in entries():
        values = {name: _shown(value) for name, value in cause.values.items()}
        return shortened(style, style.say(line, **values), room)
    if "activity" in cause.values:
        return activity_name(style, str(cause.values["activity"]))
    if cause.children:
        key = "why.parts_one" if len(cause.children) == 1 else "why.parts"
        return style.say(key, count=len(cause.children))
    return ""


def shortened(style: "Style", words: str, room: float) -> str:
    """As many of the parts between dots as there is room for."""
    parts = words.split(" · ")
    while room and len(parts) > 1 and style.width(" · ".join(parts), 12) > room:
        parts.pop()
    return " · ".join(parts)


def amount_words(amount: float) -> str:
    """An activity's amount; what is counted in pieces has no decimals."""
    return numbers.number(amount, 0 if is_counted(amount) else 1)


def is_counted(amount: float) -> bool:
    return abs(amount - round(amount)) < 1e-6


def factor_places(t_per_unit: float) -> int:
    """Enough places to see a factor: a yuan or a kilometre carries grams."""
    if not t_per_unit:
        return 0
    if t_per_unit >= 100.0:
        return 1
    return 3 if t_per_unit >= 0.01 else 6


def unit_name(style: "Style", unit: str) -> str:
    """The unit of an activity: a word in the player's language, or its sign."""
    key = f"measure.{unit.replace(' ', '_')}"
    return style.say(key) if key in entries() else unit.translate(SUBSCRIPTS)


def subscripted(unit: str) -> str:
    """CO2 and its kin with their small numbers."""
    return re.sub(
        r"(?<=[A-Z])([2-6])", lambda found: found[1].translate(SUBSCRIPTS), unit
    )


def region_name(style: "Style", region: str) -> str:
    """Where a factor is for; codes of American grids stand for themselves."""
    key = f"region.{region.lower()}"
    return style.say(key) if key in entries() else region


def activity_name(style: "Style", activity: str) -> str:
    """The words for an activity; its id where there are none yet."""
    first = activity.split("/")[0]
    for name in (activity.replace("/", "_"), first):
        if f"activity.{name}" in entries():
            return style.say(f"activity.{name}")
    return activity


def place_of(cause: "Cause") -> str:
    """The building, technology or account that a row is about."""
    return str(cause.values.get("place", cause.key.rsplit(".", 1)[-1]))


def leaves(cause: "Cause") -> list["Cause"]:
    """The rows that have no parts."""
    if not cause.children:
        return [cause]
    return [leaf for child in cause.children for leaf in leaves(child)]


def merged(rows: Iterable["Cause"], *names: str) -> list["Cause"]:
    """Rows that have these values in common, as one row each."""
    found: dict[tuple, Cause] = {}
    for row in rows:
        key = (row.key, *(row.values.get(name) for name in names))
        before = found.get(key)
        found[key] = row if before is None else _added(before, row)
    return list(found.values())


def _added(one: "Cause", other: "Cause") -> "Cause":
    return replace(one, amount=one.amount + other.amount, leaf=None)


def icon_of(catalogue: "Catalogue", cause: "Cause") -> str:
    item = catalogue.find(place_of(cause))
    if item is not None:
        return ICONS.get(item.model, "cube")
    name = cause.key.rsplit(".", 1)[-1]
    return GROUP_ICONS.get(name, "coins" if cause.unit == "yuan" else "stack")


def path_to(tree: "Cause", place: str) -> Path:
    """The first row that is about a place, a group or a category; () where none is."""
    for number, child in enumerate(tree.children):
        if place in (place_of(child), child.values.get("category")):
            return (number,)
    for number, child in enumerate(tree.children):
        below = path_to(child, place)
        if below:
            return (number, *below)
    return ()


def at_path(tree: "Cause", path: Path) -> "Cause":
    for number in path:
        tree = tree.children[number]
    return tree
