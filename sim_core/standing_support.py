"""Support as points: what each thing takes from a hundred, now and month by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim_core.content import Catalogue
from sim_core.explain import Cause, parent
from sim_core.people import FULL, allowed_by_power, support_of

if TYPE_CHECKING:
    from sim_core.state import IslandState

PERCENT = 100.0
ALL, DARK, MOVING, START = "full", "dark", "moving", "start"
RELIABILITY = "reliability"


@dataclass(frozen=True)
class Month:
    """Support and its parts as they were settled on the first of a month."""

    day: int
    support: float
    parts: Mapping[str, float]


def month_of(state: "IslandState") -> Month:
    return Month(state.day, state.support, state.support_parts)


def months_from(rows: Iterable[Sequence[Any]]) -> list[Month]:
    """Months as a save holds them: day, support, parts."""
    return [
        Month(int(day), float(support), {str(k): float(v) for k, v in parts.items()})
        for day, support, parts in rows
    ]


def points_of(catalogue: Catalogue, month: Month) -> dict[str, float]:
    """What each thing takes from a hundred; with the hundred they sum to support.

    `dark` is what power cuts take beyond their weight, `moving` what support still has
    to go; before the first month there is only the start.
    """
    if not month.parts:
        return {START: month.support}
    rules = catalogue.rules["people"]
    weights = rules["weights"]
    points = {
        name: float(weights[name]) * (part - FULL)
        for name, part in sorted(month.parts.items())
    }
    weighted = support_of(month.parts, weights)
    dark = min(allowed_by_power(month.parts, rules) - weighted, 0.0)
    moving = month.support - weighted - dark
    return {ALL: FULL, **points, DARK: dark, MOVING: moving}


def lost_by(catalogue: Catalogue, month: Month) -> dict[str, float]:
    """Points that each part takes, power cuts with all that they hold down."""
    points = points_of(catalogue, month)
    lost = {name: points[name] for name in month.parts}
    if lost:
        lost[RELIABILITY] += points[DARK]
    return lost


def worst_of(catalogue: Catalogue, month: Month) -> str:
    """The part that takes most; nothing before the first month."""
    lost = lost_by(catalogue, month)
    return min(lost, key=lambda name: (lost[name], name)) if lost else ""


def fallen_most(catalogue: Catalogue, before: Month, now: Month) -> str:
    """The part that took more than it did before; nothing where none did."""
    old, new = lost_by(catalogue, before), lost_by(catalogue, now)
    falls = {name: new[name] - old[name] for name in new if name in old}
    worst = min(falls, key=lambda name: (falls[name], name), default="")
    return worst if worst and falls[worst] < 0.0 else ""


def support_cause(catalogue: Catalogue, month: Month) -> Cause:
    """A hundred, less what each part takes; power cuts open into their two ways."""
    points = points_of(catalogue, month)
    rows = []
    for name, value in points.items():
        if name == DARK:
            continue
        row = Cause(
            f"cause.support.{name}", value, "points", _values(catalogue, month, name)
        )
        rows.append(_with_dark(row, points) if name == RELIABILITY else row)
    return parent("cause.support", "points", rows)


def _values(catalogue: Catalogue, month: Month, name: str) -> dict[str, object]:
    if name not in month.parts:
        return {}
    rules = catalogue.rules["people"]
    values: dict[str, object] = {
        "part": month.parts[name],
        "weight": PERCENT * float(rules["weights"][name]),
    }
    if name == RELIABILITY:
        values["allowed"] = allowed_by_power(month.parts, rules)
    return values


def _with_dark(row: Cause, points: Mapping[str, float]) -> Cause:
    """Power cuts weigh, and where they are many nothing else holds support up."""
    if not points[DARK]:
        return row
    both = [
        Cause("cause.support.weight", row.amount, "points", row.values),
        Cause("cause.support.dark", points[DARK], "points", row.values),
    ]
    whole = parent(row.key, "points", both)
    return Cause(row.key, whole.amount, "points", row.values, "", whole.children)


def support_change(catalogue: Catalogue, before: Month, after: Month) -> Cause:
    """Points that each part has taken or given back between two months."""
    old, new = lost_by(catalogue, before), lost_by(catalogue, after)
    rows = []
    for name in sorted(old.keys() | new.keys()):
        values = {
            "before": before.parts.get(name, FULL),
            "after": after.parts.get(name, FULL),
            "line": "cause.support.change.line",
        }
        change = new.get(name, 0.0) - old.get(name, 0.0)
        rows.append(Cause(f"cause.support.{name}", change, "points", values))
    rest = _rest(catalogue, after) - _rest(catalogue, before)
    late = {"line": "cause.support.late.line"}
    rows.append(Cause(f"cause.support.{MOVING}", rest, "points", late))
    return parent("cause.support", "points", [row for row in rows if row.amount])


def _rest(catalogue: Catalogue, month: Month) -> float:
    """Support less a hundred and what the parts take from it."""
    points = points_of(catalogue, month)
    return points.get(MOVING, month.support - FULL)


def month_at(months: Sequence[Month], day: int) -> Month | None:
    """The month whose support held on a day; None before the first that is kept."""
    settled = [month for month in months if month.day <= day]
    return settled[-1] if settled else None
