"""Tonnes of one row of an inventory: as reported, amount × factor, or a method."""

from collections.abc import Mapping
from difflib import get_close_matches
from math import isfinite
from typing import Any

from sim_core.carbon.asked import InputFaults
from sim_core.carbon.factors import Factor, read_factors
from sim_core.carbon.intensity import FAMILIES, intensity
from sim_core.carbon.methods import METHODS, Method, worked
from sim_core.carbon.records import Row, Tonnes
from sim_core.carbon.terms import lower, upper
from sim_core.carbon.warming import warming_potential
from sim_core.errors import IslandError

ROW_KEYS = (
    "id", "scope", "category", "method", "tonnes", "low_t", "high_t", "source",
    "amount", "unit", "factor", "residual", "calculation", "inputs", "note",
)  # fmt: skip
TONNES_PER = {"t": 1.0, "kg": 1e-3, "g": 1e-6}
GASES = {"co2": "CO2", "ch4": "CH4", "n2o": "N2O"}
DUAL = "electricity"
At = tuple[str | int, ...]
Faults = list[tuple[At, str]]


def row_of(
    values: Mapping[str, Any], gwp: str, year: int, kind: str
) -> tuple[Row | None, Faults]:
    """The row with its tonnes, or what is wrong with how they are given."""
    ways = [key for key in ("tonnes", "amount", "calculation") if key in values]
    if len(ways) != 1:
        words = 'needs one of "tonnes", "amount" and "calculation"'
        return None, [((), f"{words}; there are {len(ways)}")]
    rule = {"tonnes": _reported, "amount": _measured, "calculation": _calculated}
    return rule[ways[0]](values, gwp, kind)


def _row(
    values: Mapping[str, Any],
    tonnes: Tonnes,
    factors: tuple[Factor, ...],
    confidence: str,
    **more: Any,
) -> Row:
    scope = values.get("scope")
    return Row(
        str(values.get("id", "")),
        scope if isinstance(scope, int) else 0,
        str(values.get("category", "")),
        str(values.get("method", "activity")),
        tonnes,
        confidence,
        factors,
        **more,
    )


def number_fault(value: Any) -> str:
    """What is wrong with an amount, or nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{value!r:.40} is not a number"
    if not isfinite(value):
        return f"{value!r:.40} is not a finite number"
    return f"{value!r:.40} is negative" if value < 0 else ""


def _reported(
    values: Mapping[str, Any], gwp: str, kind: str
) -> tuple[Row | None, Faults]:
    faults: Faults = [
        ((key,), words)
        for key in ("tonnes", "low_t", "high_t")
        if key in values and (words := number_fault(values[key]))
    ]
    if not values.get("source"):
        faults.append((("tonnes",), "reported tonnes need a source"))
    if faults:
        return None, faults
    t = float(values["tonnes"])
    low, high = float(values.get("low_t", t)), float(values.get("high_t", t))
    if not low <= t <= high:
        return None, [(("tonnes",), "lies outside low_t and high_t")]
    return _row(values, Tonnes(t, low, high), (), "A"), []


def _measured(
    values: Mapping[str, Any], gwp: str, kind: str
) -> tuple[Row | None, Faults]:
    """Amount × factor, the factor by its id or as an activity."""
    faults: Faults = []
    words = number_fault(values["amount"])
    if words:
        faults.append((("amount",), words))
    for key in ("unit", "factor"):
        if not isinstance(values.get(key), str):
            faults.append(((key,), f'an amount needs "{key}" in quotes'))
    if faults:
        return None, faults
    try:
        per_unit, unit, factors = _per_unit(values["factor"], gwp)
    except IslandError as fault:
        return None, [(("factor",), str(fault))]
    try:
        residual = _residual(values, gwp)
    except IslandError as fault:
        return None, [(("residual",), str(fault))]
    if values["unit"] != unit:
        words = f"unit = {values['unit']!r:.40}, but {values['factor']} is per {unit!r}"
        return None, [(("unit",), words)]
    amount = float(values["amount"])
    tonnes = Tonnes(
        amount * per_unit.t, amount * per_unit.low_t, amount * per_unit.high_t,
        amount * per_unit.biogenic_t,
    )  # fmt: skip
    is_power = unit == "MWh" and values.get("scope") == 2
    confidence = max((row.confidence for row in factors), default="A")
    row = _row(
        values, tonnes, factors, confidence,
        energy_mwh=amount if is_power else 0.0,
        residual_t_per_mwh=per_unit.t if residual is None else residual,
        is_dual=values.get("category") == DUAL,
    )  # fmt: skip
    return row, []


def _residual(values: Mapping[str, Any], gwp: str) -> float | None:
    """Factor of power that no contract covers, where the row names one."""
    if "residual" not in values:
        return None
    return _per_unit(str(values["residual"]), gwp)[0].t


def _per_unit(name: str, gwp: str) -> tuple[Tonnes, str, tuple[Factor, ...]]:
    """Tonnes CO2e of one unit, the unit, and the factors behind it."""
    if name.split("/")[0] in FAMILIES and "/" in name:
        found = intensity(name, gwp)
        tonnes = Tonnes(
            found.co2e_t, found.low_co2e_t, found.high_co2e_t, found.biogenic_co2_t
        )
        known = read_factors().rows
        rows = tuple(known[t.factor_id] for t in found.terms if t.factor_id in known)
        return tonnes, found.unit, rows
    row = read_factors().get(name)
    mass, _, unit = row.unit.partition("/")
    parts = mass.split()
    if not unit or parts[0] not in TONNES_PER:
        raise IslandError(f"{row.id} is in {row.unit}: not a mass for an amount")
    scale = TONNES_PER[parts[0]]
    named = [GASES[part] for part in row.id.split(".") if part in GASES]
    gas = parts[1] if len(parts) > 1 else "".join(named[:1])
    if gas not in ("CO2", "CO2e", "CH4", "N2O"):
        raise IslandError(f"{row.id} is in {row.unit}: no tonnes of a known gas")
    factors: tuple[Factor, ...] = (row,)
    if gas in ("CH4", "N2O"):
        potential = warming_potential(read_factors(), gwp, gas)
        scale, factors = scale * potential.value, (row, potential)
    if row.biogenic:
        return Tonnes(0.0, 0.0, 0.0, row.value * scale), unit, factors
    limits = lower(row) * scale, upper(row) * scale
    return Tonnes(row.value * scale, *limits), unit, factors


def _calculated(
    values: Mapping[str, Any], gwp: str, kind: str
) -> tuple[Row | None, Faults]:
    """A formula by name, with the inputs that it asks for."""
    name, inputs = values["calculation"], values.get("inputs", {})
    if not isinstance(name, str) or name not in METHODS:
        near = get_close_matches(str(name), METHODS, 1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        return None, [(("calculation",), f"no calculation {name!r:.40}{hint}")]
    if not isinstance(inputs, Mapping):
        return None, [(("inputs",), "needs a table of inputs")]
    words = _kind_fault(METHODS[name], kind)
    if words:
        return None, [(("calculation",), words)]
    try:
        found = worked(name, inputs, gwp)
    except InputFaults as fault:
        return None, [
            (("inputs", key) if key else ("inputs",), words)
            for key, words in fault.parts
        ]
    biogenic = found.gases.get("biogenic_CO2", 0.0)
    tonnes = Tonnes(found.co2e_t, found.low_t, found.high_t, biogenic)
    confidence = max((row.confidence for row in found.factors), default="A")
    return _row(values, tonnes, found.factors, confidence), []


def _kind_fault(method: Method, kind: str) -> str:
    """Removals and avoided tonnes have lists of their own, beside the rows."""
    wanted = (
        "removal" if method.is_removal else "avoided" if method.is_avoided else "row"
    )
    return "" if wanted == kind else f"belongs to [[{wanted}]], not to [[{kind}]]"
