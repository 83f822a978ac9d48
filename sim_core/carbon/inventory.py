"""Adds up an inventory file: rows by scope, category and method."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import tomli

from sim_core.carbon.factors import Factors, read_factors
from sim_core.errors import ContentError, IslandError, Problem

METHODS = ("activity", "spend", "average", "reported")
LOCATION = "electricity_location"
# What turns "kg CO2e/km" and the like into tonnes.
TONNES_PER = {"t": 1.0, "kg": 1e-3, "g": 1e-6}


@dataclass(frozen=True)
class Row:
    id: str
    scope: int
    category: str
    method: str
    tonnes: float


def read_rows(path: Path) -> tuple[Row, ...]:
    """All rows of a file; every fault at once, with the row's id."""
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise IslandError(f"{path}: cannot read the inventory ({fault})") from None
    given = table.get("row")
    if not isinstance(given, list) or not given:
        raise IslandError(f"{path}: needs at least one [[row]]")
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, values in enumerate(given, start=1):
        name = values.get("id", f"row {number}") if isinstance(values, dict) else number
        try:
            rows.append(_row(read_factors(), values))
        except (IslandError, TypeError, KeyError) as fault:
            problems.append(Problem(f"{path}: {name}", 0, 0, str(fault)))
    ids = [row.id for row in rows]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        problems.append(Problem(f"{path}: {twice}", 0, 0, "the id is used twice"))
    if problems:
        raise ContentError(tuple(problems))
    return tuple(rows)


def _row(factors: Factors, values: Mapping[str, Any]) -> Row:
    missing = [
        key for key in ("id", "scope", "category", "method") if key not in values
    ]
    if missing:
        raise IslandError(f"the row lacks {', '.join(missing)}")
    if values["scope"] not in (1, 2, 3):
        raise IslandError(f"scope = {values['scope']!r}; there are 1, 2 and 3")
    if values["method"] not in METHODS:
        raise IslandError(
            f"no method {values['method']!r}; there are {', '.join(METHODS)}"
        )
    return Row(
        str(values["id"]),
        values["scope"],
        str(values["category"]),
        values["method"],
        _tonnes(factors, values),
    )


def _tonnes(factors: Factors, values: Mapping[str, Any]) -> float:
    """As reported, or amount × factor."""
    if "tonnes" in values:
        if not values.get("source"):
            raise IslandError("reported tonnes need a source")
        return _positive(values, "tonnes")
    if "amount" not in values or "factor" not in values:
        raise IslandError('needs "tonnes" and "source", or "amount", "unit", "factor"')
    factor = factors.get(str(values["factor"]))
    mass, _, unit = factor.unit.partition("/")
    scale = TONNES_PER.get(mass.split()[0])
    if scale is None:
        raise IslandError(f"{factor.id} is in {factor.unit}: not a mass per amount")
    if values.get("unit") != unit:
        raise IslandError(
            f"unit = {values.get('unit')!r}, but {factor.id} is per {unit!r}"
        )
    return _positive(values, "amount") * factor.value * scale


def _positive(values: Mapping[str, Any], key: str) -> float:
    value = values[key]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not isfinite(value) or value < 0:
        raise IslandError(f"{key} = {value!r} is not a number from 0")
    return float(value)


def summed(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Totals in the keys of the command line; the total counts scope 2 by market.

    Scope 2 rows of the category electricity_location stand for themselves; where a file
    has none, the location-based figure is the same as the market-based one.
    """
    located = [row for row in rows if row.scope == 2 and row.category == LOCATION]
    counted = [row for row in rows if row not in located]
    scopes = {
        scope: _sum(row.tonnes for row in counted if row.scope == scope)
        for scope in (1, 2, 3)
    }
    total_t = scopes[1] + scopes[2] + scopes[3]
    categories = _by(counted, "category")
    return {
        "scope1_t": scopes[1],
        "scope2_location_t": _sum(r.tonnes for r in located) if located else scopes[2],
        "scope2_market_t": scopes[2],
        "scope3_t": scopes[3],
        "total_t": total_t,
        "categories": categories,
        "shares": {
            name: tonnes / total_t if total_t else 0.0
            for name, tonnes in categories.items()
        },
        "methods": _by(counted, "method"),
    }


def _by(rows: list[Row], key: str) -> dict[str, float]:
    names = dict.fromkeys(str(getattr(row, key)) for row in rows)
    return {
        name: _sum(row.tonnes for row in rows if getattr(row, key) == name)
        for name in names
    }


def _sum(values: Any) -> float:
    total = 0.0
    for value in values:
        total += value
    return total
