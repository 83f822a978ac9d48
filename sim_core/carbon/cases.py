"""Families of worked emission cases, told apart by the keys of their inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sim_core.carbon.factors import Factor, Factors, read_factors
from sim_core.carbon.intensity import warming_potential
from sim_core.errors import IslandError

KG_PER_T = 1000.0
HOURS_PER_YEAR = 8760.0
CO2_PER_C = 44.0 / 12.0
SECTORS = ("energy_industries", "commercial", "residential")

Inputs = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """Results by name, and the factors behind them."""

    result: Mapping[str, float]
    factors: tuple[Factor, ...] = ()


def amount(inputs: Inputs, key: str) -> float:
    """A finite number that is not negative."""
    value = inputs[key]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not isfinite(value):
        raise IslandError(f"{key} = {value!r} is not a finite number")
    if value < 0:
        raise IslandError(f"{key} = {value!r} is negative")
    return float(value)


def _gwp(factors: Factors, inputs: Inputs, gas: str) -> Factor:
    return warming_potential(factors, str(inputs["gwp"]), gas)


def stationary(factors: Factors, inputs: Inputs) -> Answer:
    """Mass × NCV × factor, gas by gas; biogenic carbon dioxide apart."""
    sector, fuel = str(inputs["sector"]), str(inputs["fuel"])
    if f"stationary.{fuel}.ncv" not in factors.rows:
        factors.get(f"stationary.{fuel}.ncv")
    if sector not in SECTORS:
        raise IslandError(f'no sector "{sector}"; there are {", ".join(SECTORS)}')
    ncv = factors.get(f"stationary.{fuel}.ncv")
    energy_tj = amount(inputs, "mass_t") * ncv.value / KG_PER_T
    co2 = factors.get(f"stationary.{fuel}.co2")
    ch4 = factors.get(f"stationary.{fuel}.ch4.{sector}")
    n2o = factors.get(f"stationary.{fuel}.n2o.{sector}")
    tonnes = [energy_tj * row.value / KG_PER_T for row in (co2, ch4, n2o)]
    fossil_t = 0.0 if co2.biogenic else tonnes[0]
    warm = _gwp(factors, inputs, "CH4"), _gwp(factors, inputs, "N2O")
    return Answer(
        {
            "energy_TJ": energy_tj,
            "co2_t": fossil_t,
            "ch4_t": tonnes[1],
            "n2o_t": tonnes[2],
            "co2e_t": fossil_t + tonnes[1] * warm[0].value + tonnes[2] * warm[1].value,
            "biogenic_co2_t": tonnes[0] if co2.biogenic else 0.0,
        },
        (ncv, co2, ch4, n2o, *warm),
    )


def mobile(factors: Factors, inputs: Inputs) -> Answer:
    """Energy × factor of a vehicle; a gas its table does not give is zero."""
    source, energy_tj = str(inputs["source"]), amount(inputs, "TJ")
    rows = {row.id.rsplit(".", 1)[1]: row for row in factors.below(f"mobile.{source}.")}
    if not rows:
        factors.get(f"mobile.{source}.co2")
    tonnes = {
        gas: energy_tj * rows[gas].value / KG_PER_T if gas in rows else 0.0
        for gas in ("co2", "ch4", "n2o")
    }
    warm = _gwp(factors, inputs, "CH4"), _gwp(factors, inputs, "N2O")
    total_t = (
        tonnes["co2"] + tonnes["ch4"] * warm[0].value + tonnes["n2o"] * warm[1].value
    )
    result = {f"{gas}_t": value for gas, value in tonnes.items()}
    return Answer(result | {"co2e_t": total_t}, (*rows.values(), *warm))


def refrigerant(factors: Factors, inputs: Inputs) -> Answer:
    """Mass leaked × shares × warming potentials."""
    leaked_t, blend = amount(inputs, "kg") / KG_PER_T, inputs["blend"]
    shares = _named_blend(factors, blend) if isinstance(blend, str) else dict(blend)
    total = sum(amount(shares, gas) for gas in shares)
    if abs(total - 1.0) > 1e-6:
        raise IslandError(f"the blend's shares add up to {total:g}, not to 1")
    rows = [_gwp(factors, inputs, gas) for gas in shares]
    total_t = 0.0
    for row, share in zip(rows, shares.values(), strict=True):
        total_t += leaked_t * float(share) * row.value
    return Answer({"co2e_t": total_t}, tuple(rows))


def _named_blend(factors: Factors, name: str) -> dict[str, float]:
    rows = factors.below(f"blend.{name}.")
    if not rows:
        known = sorted({row.id.split(".")[1] for row in factors.below("blend.")})
        raise IslandError(f'no refrigerant "{name}"; there are {", ".join(known)}')
    return {row.id.rsplit(".", 1)[1]: row.value for row in rows}


def two_methods(factors: Factors, inputs: Inputs) -> Answer:
    """Electricity by location, and by market with certificates at zero."""
    use, certificates = amount(inputs, "use_MWh"), amount(inputs, "certs_MWh")
    if certificates > use:
        raise IslandError(
            f"certs_MWh = {certificates:g} is more than use_MWh = {use:g}"
        )
    return Answer(
        {
            "location_t": use * amount(inputs, "location"),
            "market_t": (use - certificates) * amount(inputs, "residual"),
        }
    )


AMOUNTS = ("km", "m3", "kg", "t")


def desnz(factors: Factors, inputs: Inputs) -> Answer:
    """Amounts × British factors of a year, in the order of their ids."""
    unit = next(key for key in AMOUNTS if key in inputs)
    ids, year = inputs["ids"], inputs["year"]
    values = inputs[unit] if isinstance(inputs[unit], list) else [inputs[unit]]
    if isinstance(ids, str):
        ids = [ids]
    if len(values) == 1:
        values = values * len(ids)
    if len(ids) != len(values):
        raise IslandError(f"{len(ids)} ids but {len(values)} amounts of {unit}")
    rows = [factors.get(f"desnz.{year}.{row_id}") for row_id in ids]
    total_kg = 0.0
    for row, value in zip(rows, values, strict=True):
        total_kg += row.value * amount({unit: value}, unit)
    return Answer({"co2e_kg": total_kg}, tuple(rows))


def grid(factors: Factors, inputs: Inputs) -> Answer:
    """Electricity of a grid and year; the two Chinese series are never mixed."""
    energy_mwh, region = amount(inputs, "MWh"), str(inputs["region"])
    series, year = inputs.get("series"), inputs["year"]
    usa = factors.below(f"grid.egrid.{region}.{year}.")
    if usa:
        result = {
            f"{row.id.rsplit('.', 1)[1]}_t": energy_mwh * row.value for row in usa
        }
        return Answer(result, tuple(usa))
    place = region.strip().lower().replace(" ", "_")
    series = series or "statistical"
    known = [row.year for row in factors.below(f"grid.{series}.{place}.")]
    if year not in known:
        years = f"; it has {', '.join(map(str, known))}" if known else ""
        raise IslandError(
            f'no {series} factor of "{region}" for the year {year}{years}'
        )
    row = factors.get(f"grid.{series}.{place}.{year}")
    return Answer({"co2_t": energy_mwh * row.value}, (row,))


def data_centre(factors: Factors, inputs: Inputs) -> Answer:
    """IT power × difference of PUE × hours × grid factor."""
    saved = amount(inputs, "pue_ref") - amount(inputs, "pue")
    energy_mwh = amount(inputs, "it_MW") * saved * HOURS_PER_YEAR
    return Answer({"saving_t": energy_mwh * amount(inputs, "factor")})


def soil(factors: Factors, inputs: Inputs) -> Answer:
    """IPCC equation 2.25: stock at the end less stock at the start, over the years."""
    reference, years = amount(inputs, "soc_ref"), amount(inputs, "years")
    if not years:
        raise IslandError("years = 0: a change needs time")
    change = _soil_stock(reference, inputs["end"]) - _soil_stock(
        reference, inputs["start"]
    )
    return Answer({"tC_per_year": change / years})


def _soil_stock(reference: float, parts: Any) -> float:
    total = 0.0
    for part in parts:
        if len(part) != 4:
            raise IslandError(f"{part!r} is not [ha, F_LU, F_MG, F_I]")
        product = reference
        for value in part:
            product *= amount({"part": value}, "part")
        total += product
    return total


def removal(factors: Factors, inputs: Inputs) -> Answer:
    """Area × (growth × (1 + R) × CF + soil) × 44/12 × years."""
    growth = amount(inputs, "growth") if "growth" in inputs else 0.0
    roots = amount(inputs, "R") if "R" in inputs else 0.0
    fraction = amount(inputs, "CF") if "CF" in inputs else 0.0
    soil_tc = amount(inputs, "soil_tC") if "soil_tC" in inputs else 0.0
    per_ha = growth * (1.0 + roots) * fraction + soil_tc
    years = amount(inputs, "years") if "years" in inputs else 1.0
    return Answer({"tCO2": amount(inputs, "area") * per_ha * CO2_PER_C * years})


Family = Callable[[Factors, Inputs], Answer]
# The keys that tell a family, and those it may have besides.
FAMILIES: tuple[tuple[frozenset[str], Family], ...] = (
    (frozenset({"fuel", "mass_t", "sector", "gwp"}), stationary),
    (frozenset({"source", "TJ", "gwp"}), mobile),
    (frozenset({"kg", "blend", "gwp"}), refrigerant),
    (frozenset({"use_MWh", "certs_MWh", "residual", "location"}), two_methods),
    *((frozenset({"ids", unit, "year"}), desnz) for unit in AMOUNTS),
    (frozenset({"MWh", "region", "year"}), grid),
    (frozenset({"it_MW", "pue", "pue_ref", "factor"}), data_centre),
    (frozenset({"soc_ref", "start", "end", "years"}), soil),
    (frozenset({"area", "growth"}), removal),
    (frozenset({"area", "soil_tC"}), removal),
)


def answer(inputs: Inputs) -> Answer:
    """Work out one case; raises IslandError for anything wrong with it."""
    for keys, family in FAMILIES:
        if keys <= inputs.keys():
            try:
                return family(read_factors(), inputs)
            except (TypeError, KeyError, AttributeError) as fault:
                raise IslandError(f"a value is of the wrong kind ({fault})") from None
    raise IslandError(
        f"no family of cases has the inputs {', '.join(sorted(inputs)) or 'none'}"
    )
