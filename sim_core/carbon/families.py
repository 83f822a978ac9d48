"""Families of worked emission cases: what each needs and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sim_core.carbon.asked import SHARES_TOLERANCE, Asked, shown

KG_PER_T = 1000.0
HOURS_PER_YEAR = 8760.0
CO2_PER_C = 44.0 / 12.0
SECTORS = ("energy_industries", "commercial", "residential")

Result = dict[str, float]


def stationary(asked: Asked) -> Result:
    """Mass × NCV × factor, gas by gas; biogenic carbon dioxide apart."""
    fuels = sorted(
        row.id.split(".")[1]
        for row in asked.factors.below("stationary.")
        if row.id.endswith(".ncv")
    )
    fuel, sector = asked.word("fuel", fuels), asked.word("sector", SECTORS)
    ncv = asked.factor(f"stationary.{fuel}.ncv")
    energy_tj = asked.amount("mass_t") * ncv / KG_PER_T
    is_biogenic = asked.factors.get(f"stationary.{fuel}.co2").biogenic
    co2_t = energy_tj * asked.factor(f"stationary.{fuel}.co2") / KG_PER_T
    ch4_t = energy_tj * asked.factor(f"stationary.{fuel}.ch4.{sector}") / KG_PER_T
    n2o_t = energy_tj * asked.factor(f"stationary.{fuel}.n2o.{sector}") / KG_PER_T
    fossil_t = 0.0 if is_biogenic else co2_t
    warm_t = ch4_t * asked.warming("CH4") + n2o_t * asked.warming("N2O")
    return {
        "energy_TJ": energy_tj,
        "co2_t": fossil_t,
        "ch4_t": ch4_t,
        "n2o_t": n2o_t,
        "co2e_t": fossil_t + warm_t,
        "biogenic_co2_t": co2_t if is_biogenic else 0.0,
    }


def mobile(asked: Asked) -> Result:
    """Energy × factor of a vehicle; a gas its table does not give is zero."""
    sources = sorted({r.id.split(".")[1] for r in asked.factors.below("mobile.")})
    source, energy_tj = asked.word("source", sources), asked.amount("TJ")
    rows = {row.id.rsplit(".", 1)[1]: row for row in asked.below(f"mobile.{source}.")}
    co2_t, ch4_t, n2o_t = (
        energy_tj * rows[gas].value / KG_PER_T if gas in rows else 0.0
        for gas in ("co2", "ch4", "n2o")
    )
    warm_t = ch4_t * asked.warming("CH4") + n2o_t * asked.warming("N2O")
    return {"co2_t": co2_t, "ch4_t": ch4_t, "n2o_t": n2o_t, "co2e_t": co2_t + warm_t}


def refrigerant(asked: Asked) -> Result:
    """Mass leaked × shares × warming potentials."""
    leaked_t = asked.amount("kg") / KG_PER_T
    total_t = 0.0
    for gas, share in blend_of(asked).items():
        total_t += leaked_t * share * asked.warming(gas)
    return {"co2e_t": total_t}


def blend_of(asked: Asked) -> dict[str, float]:
    """Mass shares by gas, from a name or from a table."""
    blend = asked.inputs["blend"]
    if isinstance(blend, str):
        known = sorted({r.id.split(".")[1] for r in asked.factors.below("blend.")})
        rows = asked.below(f"blend.{asked.word('blend', known)}.")
        return {row.id.rsplit(".", 1)[1]: row.value for row in rows}
    if not isinstance(blend, Mapping) or not blend:
        asked.fault(
            f"blend = {shown(blend)} is neither a name nor a table of shares", "blend"
        )
        return {}
    shares = {
        gas: asked.number(f"share of {gas}", part, "blend")
        for gas, part in blend.items()
    }
    total = 0.0
    for share in shares.values():
        total += share
    if abs(total - 1.0) > SHARES_TOLERANCE:
        asked.fault(f"the shares of the blend add up to {total:g}, not to 1", "blend")
    return shares


def two_methods(asked: Asked) -> Result:
    """Electricity by location, and by market; certificates never make it negative."""
    use, certificates = asked.amount("use_MWh"), asked.amount("certs_MWh")
    left = max(use - certificates, 0.0)
    return {
        "location_t": use * asked.amount("location"),
        "market_t": left * asked.amount("residual"),
    }


# The unit a key stands for, as the table of factors writes it.
AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "km": ("km", "passenger.km", "tonne.km"),
    "m3": ("cubic metres",),
    "kg": ("kg",),
    "t": ("tonnes",),
}


def desnz(asked: Asked) -> Result:
    """Amounts × British factors of a year, in the order of their ids."""
    unit = next(key for key in AMOUNTS if key in asked.inputs)
    given, year, values = asked.inputs["ids"], asked.year(), asked.numbers(unit)
    ids = given if isinstance(given, list) else [given]
    if len(values) == 1:
        values = values * len(ids)
    if len(ids) != len(values):
        asked.fault(f"{len(ids)} ids but {len(values)} amounts of {unit}")
    total_kg = 0.0
    for row_id, value in zip(ids, values, strict=False):
        name = f"desnz.{year}.{row_id}"
        total_kg += asked.factor(name) * value
        row = asked.used.get(name)
        if row and row.unit.removeprefix("kg CO2e/") not in AMOUNTS[unit]:
            asked.fault(f"{row_id} is in {row.unit}, but the amount is in {unit}")
    return {"co2e_kg": total_kg}


def grid(asked: Asked) -> Result:
    """Electricity of a grid and year; the two Chinese series are never mixed."""
    energy_mwh, region, year = asked.amount("MWh"), asked.word("region"), asked.year()
    if asked.factors.below(f"grid.egrid.{region}."):
        return _american(asked, energy_mwh, f"grid.egrid.{region}.", year)
    series = asked.word("series") if "series" in asked.inputs else "statistical"
    place = region.strip().lower().replace(" ", "_")
    known = asked.factors.below(f"grid.{series}.{place}.")
    if not known:
        known = asked.factors.below(f"grid.{series}.{place}_china.")
    row = next((row for row in known if row.year == year), None)
    if row is None:
        years = ", ".join(str(row.year) for row in known)
        hint = f"; it has {years}" if known else ""
        asked.fault(f'no {series} factor of "{region:.40}" for the year {year}{hint}')
        return {"co2_t": 0.0}
    return {"co2_t": energy_mwh * asked.factor(row.id)}


def _american(asked: Asked, energy_mwh: float, prefix: str, year: int) -> Result:
    """The gases of an eGRID region; the year 2023 is given as CO2e only."""
    rows = [row for row in asked.factors.below(prefix) if row.year == year]
    if not rows:
        years = sorted({row.year for row in asked.factors.below(prefix)})
        told = ", ".join(map(str, years))
        asked.fault(f"no factor of {prefix.split('.')[2]} for {year}; it has {told}")
    result = {}
    for row in rows:
        result[f"{row.id.rsplit('.', 1)[1]}_t"] = energy_mwh * asked.factor(row.id)
    return result


def data_centre(asked: Asked) -> Result:
    """IT power × difference of PUE × hours × grid factor."""
    saved = asked.amount("pue_ref") - asked.amount("pue")
    energy_mwh = asked.amount("it_MW") * saved * HOURS_PER_YEAR
    return {"saving_t": energy_mwh * asked.amount("factor")}


def soil(asked: Asked) -> Result:
    """IPCC equation 2.25: stock at the end less stock at the start, over the years."""
    reference, years = asked.amount("soc_ref"), asked.amount("years")
    start, end = (_soil_stock(asked, reference, key) for key in ("start", "end"))
    if not years:
        asked.fault("years = 0: a change needs time")
        return {}
    return {"tC_per_year": (end - start) / years}


def _soil_stock(asked: Asked, reference: float, key: str) -> float:
    parts, total = asked.inputs[key], 0.0
    for part in parts if isinstance(parts, list) else [parts]:
        if not isinstance(part, list) or len(part) != 4:
            asked.fault(f"{key}: {shown(part)} is not [ha, F_LU, F_MG, F_I]")
            continue
        product = reference
        for value in part:
            product *= asked.number(key, value, key)
        total += product
    return total


def removal(asked: Asked) -> Result:
    """Area × (growth × (1 + R) × CF + soil) × 44/12 × years."""
    growth = asked.amount("growth", 0.0)
    if "growth" in asked.inputs and "CF" not in asked.inputs:
        asked.fault("growth needs a carbon fraction: CF")
    biomass = growth * (1.0 + asked.amount("R", 0.0)) * asked.amount("CF", 0.0)
    per_ha = (biomass + asked.amount("soil_tC", 0.0)) * CO2_PER_C
    return {"tCO2": asked.amount("area") * per_ha * asked.amount("years", 1.0)}


@dataclass(frozen=True)
class Family:
    """A case belongs where it has all `needs`; `may` holds its other keys."""

    needs: frozenset[str]
    work: Callable[[Asked], Result]
    may: frozenset[str] = frozenset()


def _family(needs: str, work: Callable[[Asked], Result], may: str = "") -> Family:
    return Family(frozenset(needs.split()), work, frozenset(may.split()))


FAMILIES: tuple[Family, ...] = (
    _family("fuel mass_t sector gwp", stationary),
    _family("source TJ gwp", mobile),
    _family("kg blend gwp", refrigerant),
    _family("use_MWh certs_MWh residual location", two_methods),
    *(_family(f"ids {unit} year", desnz) for unit in AMOUNTS),
    _family("MWh region year", grid, "series gwp"),
    _family("it_MW pue pue_ref factor", data_centre),
    _family("soc_ref start end years", soil),
    _family("area growth", removal, "R CF soil_tC years"),
    _family("area soil_tC", removal, "R CF years"),
)
ALIASES = {"area_ha": "area", "Gw": "growth"}


def renamed(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Inputs under the keys of their family."""
    return {ALIASES.get(key, key): value for key, value in inputs.items()}


def family_of(inputs: Mapping[str, Any]) -> Family | None:
    """The first family whose keys are all there."""
    return next((f for f in FAMILIES if f.needs <= inputs.keys()), None)


def nearest_family(inputs: Mapping[str, Any]) -> Family:
    """The family that shares most keys with the inputs."""
    return max(FAMILIES, key=lambda family: len(family.needs & inputs.keys()))
