"""An intensity and the terms it is made of, with limits and sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sim_core.carbon.factors import Factor, Factors
from sim_core.carbon.warming import warming_potential

T_PER_KG = 0.001


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
    tables: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


def lower(row: Factor) -> float:
    return row.value if row.low is None else row.low


def upper(row: Factor) -> float:
    return row.value if row.high is None else row.high


def term(gas: str, row: Factor, potential: float, t_per_unit: float) -> FactorTerm:
    return FactorTerm(gas, row.value, row.unit, potential, row.id, t_per_unit)


def intensity_of(
    activity: str,
    unit: str,
    terms: Sequence[FactorTerm],
    limits: tuple[float, float],
    rows: Sequence[Factor],
    biogenic_t: float = 0.0,
) -> Intensity:
    """Terms added up; confidence is that of the weakest factor."""
    total = 0.0
    for part in terms:
        total += part.t_per_unit
    return Intensity(
        activity,
        unit,
        total,
        limits[0],
        limits[1],
        biogenic_t,
        tuple(terms),
        _unique(row.source for row in rows),
        max(row.confidence for row in rows),
        _year_of(rows),
        _unique(row.table for row in rows if row.table),
        _unique(row.region for row in rows),
    )


def _year_of(rows: Sequence[Factor]) -> int:
    """The latest factor's year; potentials have a set of their own."""
    own = [row.year for row in rows if not row.id.startswith("gwp.")]
    return max(own or [row.year for row in rows])


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def single(activity: str, unit: str, row: Factor, scale: float) -> Intensity:
    """A factor that is CO2e already × a scale to tonnes of one unit."""
    terms = [term("CO2e", row, 1.0, row.value * scale)]
    limits = (lower(row) * scale, upper(row) * scale)
    return intensity_of(activity, unit, terms, limits, [row])


def burnt(factors: Factors, activity: str, ids: dict[str, str], gwp: str) -> Intensity:
    """CO2, CH4 and N2O of a TJ of fuel, net calorific value."""
    terms, low, high, biogenic = [], 0.0, 0.0, 0.0
    rows = []
    for gas, factor_id in ids.items():
        row = factors.get(factor_id)
        potential = warming_potential(factors, gwp, gas)
        rows += [row, potential]
        t_per_unit = row.value * T_PER_KG * potential.value
        if row.biogenic:
            biogenic += t_per_unit
            continue
        terms.append(term(gas, row, potential.value, t_per_unit))
        low += lower(row) * T_PER_KG * lower(potential)
        high += upper(row) * T_PER_KG * upper(potential)
    return intensity_of(activity, "TJ", terms, (low, high), rows, biogenic)
