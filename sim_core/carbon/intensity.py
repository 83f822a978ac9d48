"""Tonnes CO2e of one unit of an activity, gas by gas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from sim_core.carbon.factors import Factor, Factors, read_factors
from sim_core.errors import IslandError

T_PER_KG = 0.001
GWP_SETS = ("AR4", "AR5", "AR6")


@dataclass(frozen=True)
class FactorTerm:
    """One gas: factor × warming potential. [t CO2e for each unit of activity]"""

    gas: str
    factor_value: float
    factor_unit: str
    gwp: float
    factor_id: str
    t_per_unit: float


@dataclass(frozen=True)
class Intensity:
    """What one `unit` of an activity emits; biogenic carbon dioxide stands apart."""

    activity: str
    unit: str
    co2e_t: float
    low_co2e_t: float
    high_co2e_t: float
    biogenic_co2_t: float
    terms: tuple[FactorTerm, ...]
    sources: tuple[str, ...]
    confidence: str
    year: int


def warming_potential(factors: Factors, gwp: str, gas: str) -> Factor:
    """The 100-year potential of a gas in a set. [kg CO2e/kg]"""
    if gwp not in GWP_SETS:
        raise IslandError(
            f'no set of warming potentials "{gwp}": {", ".join(GWP_SETS)}'
        )
    return factors.get(f"gwp.{gwp}.{gas}")


@cache
def intensity(activity: str, gwp: str) -> Intensity:
    """The intensity of an activity such as stationary/lpg/residential."""
    family, _, rest = activity.partition("/")
    if family not in FAMILIES:
        raise IslandError(f'no activity "{activity}"; families: {", ".join(FAMILIES)}')
    return FAMILIES[family](read_factors(), activity, rest, gwp)


def _burnt(
    factors: Factors, activity: str, ids: Mapping[str, str], gwp: str
) -> Intensity:
    """CO2, CH4 and N2O of a TJ of fuel, net calorific value."""
    terms, low, high, biogenic = [], 0.0, 0.0, 0.0
    rows = []
    for gas, factor_id in ids.items():
        row = factors.get(factor_id)
        potential = warming_potential(factors, gwp, gas)
        rows += [row, potential]
        scale = T_PER_KG * potential.value
        if row.biogenic:
            biogenic += row.value * scale
            continue
        terms.append(_term(gas, row, potential.value, row.value * scale))
        low += (row.value if row.low is None else row.low) * scale
        high += (row.value if row.high is None else row.high) * scale
    return _intensity(activity, "TJ", terms, (low, high), biogenic, rows)


def _term(gas: str, row: Factor, potential: float, t_per_unit: float) -> FactorTerm:
    return FactorTerm(gas, row.value, row.unit, potential, row.id, t_per_unit)


def _intensity(
    activity: str,
    unit: str,
    terms: list[FactorTerm],
    limits: tuple[float, float],
    biogenic_t: float,
    rows: list[Factor],
) -> Intensity:
    total = 0.0
    for term in terms:
        total += term.t_per_unit
    return Intensity(
        activity,
        unit,
        total,
        limits[0],
        limits[1],
        biogenic_t,
        tuple(terms),
        tuple(dict.fromkeys(row.source for row in rows)),
        max(row.confidence for row in rows),
        max(row.year for row in rows),
    )


def _stationary(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    fuel, _, sector = rest.partition("/")
    ids = {
        "CO2": f"stationary.{fuel}.co2",
        "CH4": f"stationary.{fuel}.ch4.{sector}",
        "N2O": f"stationary.{fuel}.n2o.{sector}",
    }
    return _burnt(factors, activity, ids, gwp)


def _mobile(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    ids = {
        gas: f"mobile.{rest}.{gas.lower()}"
        for gas in ("CO2", "CH4", "N2O")
        if f"mobile.{rest}.{gas.lower()}" in factors.rows
    }
    if not ids:
        factors.get(f"mobile.{rest}.co2")
    return _burnt(factors, activity, ids, gwp)


def _refrigerant(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A kilogram leaked: mass shares × warming potentials."""
    parts = factors.below(f"blend.{rest}.")
    if not parts:
        raise IslandError(f'no refrigerant "{rest}"')
    terms, total = [], 0.0
    for part in parts:
        gas = part.id.rsplit(".", 1)[1]
        potential = warming_potential(factors, gwp, gas)
        share_t = part.value * potential.value * T_PER_KG
        terms.append(_term(gas, part, potential.value, share_t))
        total += share_t
    return _intensity(activity, "kg", terms, (total, total), 0.0, parts)


def _grid(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A MWh bought; the two Chinese series are never mixed.

    A fourth part is the share of the published factor that a pathway leaves, in ‰.
    """
    series, region, year, left = (*rest.split("/"), "", "", "")[:4]
    factor_id = f"grid.{series}.{region}.{year}"
    if factor_id not in factors.rows:
        years = [row.year for row in factors.below(f"grid.{series}.{region}.")]
        known = f"; it has {', '.join(map(str, years))}" if years else ""
        raise IslandError(
            f'the {series} series of "{region}" has no year {year}{known}'
        )
    row = factors.get(factor_id)
    t = row.value * (int(left) / 1000.0 if left else 1.0)
    terms = [_term("CO2", row, 1.0, t)]
    return _intensity(activity, "MWh", terms, (t, t), 0.0, [row])


def _desnz(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    year, _, row_id = rest.partition("/")
    row = factors.get(f"desnz.{year}.{row_id}")
    t = row.value * T_PER_KG
    unit = row.unit.removeprefix("kg CO2e/")
    terms = [_term("CO2e", row, 1.0, t)]
    return _intensity(activity, unit, terms, (t, t), 0.0, [row])


def _life_cycle(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    row = factors.get(f"lifecycle.{rest}")
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    terms = [_term("CO2e", row, 1.0, row.value * T_PER_KG)]
    limits = (low * T_PER_KG, high * T_PER_KG)
    return _intensity(activity, "MWh", terms, limits, 0.0, [row])


Family = Callable[[Factors, str, str, str], Intensity]
FAMILIES: Mapping[str, Family] = {
    "stationary": _stationary,
    "mobile": _mobile,
    "refrigerant": _refrigerant,
    "grid": _grid,
    "desnz": _desnz,
    "lifecycle": _life_cycle,
}
