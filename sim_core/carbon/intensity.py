"""Tonnes CO2e of one unit of an activity, gas by gas."""

from collections.abc import Callable, Mapping
from functools import cache

from sim_core.carbon.factors import Factors, read_factors
from sim_core.carbon.flows import FLOWS
from sim_core.carbon.market import CONTRACT, offers
from sim_core.carbon.terms import (
    T_PER_KG,
    Intensity,
    burnt,
    intensity_of,
    lower,
    single,
    term,
    upper,
)
from sim_core.carbon.warming import warming_potential
from sim_core.errors import IslandError

PERMILLE = 1000.0


@cache
def intensity(activity: str, gwp: str) -> Intensity:
    """The intensity of an activity such as stationary/lpg/residential."""
    family, _, rest = activity.partition("/")
    if family not in FAMILIES:
        raise IslandError(f'no activity "{activity}"; families: {", ".join(FAMILIES)}')
    return FAMILIES[family](read_factors(), activity, rest, gwp)


def _stationary(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    fuel, _, sector = rest.partition("/")
    ids = {
        "CO2": f"stationary.{fuel}.co2",
        "CH4": f"stationary.{fuel}.ch4.{sector}",
        "N2O": f"stationary.{fuel}.n2o.{sector}",
    }
    return burnt(factors, activity, ids, gwp)


def _mobile(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    ids = {
        gas: f"mobile.{rest}.{gas.lower()}"
        for gas in ("CO2", "CH4", "N2O")
        if f"mobile.{rest}.{gas.lower()}" in factors.rows
    }
    if not ids:
        factors.get(f"mobile.{rest}.co2")
    return burnt(factors, activity, ids, gwp)


def _refrigerant(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A kilogram leaked: mass shares × warming potentials; or a gas by itself."""
    parts = factors.below(f"blend.{rest}.")
    if not parts:
        row = warming_potential(factors, gwp, rest)
        t = row.value * T_PER_KG
        terms = [term(rest, row, row.value, t)]
        return intensity_of(activity, "kg", terms, (t, t), [row])
    terms, low, high, rows = [], 0.0, 0.0, []
    for part in parts:
        gas = part.id.rsplit(".", 1)[1]
        potential = warming_potential(factors, gwp, gas)
        terms.append(
            term(gas, part, potential.value, part.value * potential.value * T_PER_KG)
        )
        low += part.value * lower(potential) * T_PER_KG
        high += part.value * upper(potential) * T_PER_KG
        rows += [part, potential]
    return intensity_of(activity, "kg", terms, (low, high), rows)


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
    share = int(left) / PERMILLE if left else 1.0
    terms = [term("CO2", row, 1.0, row.value * share)]
    limits = (lower(row) * share, upper(row) * share)
    return intensity_of(activity, "MWh", terms, limits, [row])


def _desnz(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    year, _, row_id = rest.partition("/")
    row = factors.get(f"desnz.{year}.{row_id}")
    return single(activity, row.unit.removeprefix("kg CO2e/"), row, T_PER_KG)


def _life_cycle(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    return single(activity, "MWh", factors.get(f"lifecycle.{rest}"), T_PER_KG)


def _gas(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A tonne of a gas."""
    row = warming_potential(factors, gwp, rest)
    terms = [term(rest, row, row.value, row.value)]
    return intensity_of(activity, "t", terms, (lower(row), upper(row)), [row])


def _contract(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A MWh of green power, by what its own plants emit."""
    if rest not in offers():
        raise IslandError(f'no contract "{rest}"; there are {", ".join(offers())}')
    return single(activity, "MWh", offers()[rest].factor, 1.0)


Family = Callable[[Factors, str, str, str], Intensity]
FAMILIES: Mapping[str, Family] = {
    "stationary": _stationary,
    "mobile": _mobile,
    "refrigerant": _refrigerant,
    "grid": _grid,
    "desnz": _desnz,
    "lifecycle": _life_cycle,
    "gas": _gas,
    CONTRACT: _contract,
    **FLOWS,
}
