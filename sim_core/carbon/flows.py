"""Activities of an island's value chain: upstream, losses, trips, goods, waste."""

from collections.abc import Callable, Mapping
from typing import Any

from sim_core.carbon.factors import Factor, Factors
from sim_core.carbon.methods import worked
from sim_core.carbon.tables import carbon_table
from sim_core.carbon.terms import (
    T_PER_KG,
    FactorTerm,
    Intensity,
    intensity_of,
    single,
    term,
)
from sim_core.carbon.warming import warming_potential
from sim_core.errors import IslandError

KT_PER_T = 0.001
PERMILLE = 1000.0
DAYS_PER_YEAR = 365.0
STEADY_YEARS = 40


def _upstream(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """Upstream of a TJ of fuel: factor of a tonne / net calorific value."""
    rows = carbon_table("modes")["upstream_t"]
    if rest not in rows:
        raise IslandError(f'no upstream factor of the fuel "{rest}"')
    row, ncv = factors.get(rows[rest]), factors.get(f"stationary.{rest}.ncv")
    tonnes_per_tj = 1.0 / (ncv.value * KT_PER_T)
    t = row.value * T_PER_KG * tonnes_per_tj
    return intensity_of(activity, "TJ", [term("CO2e", row, 1.0, t)], (t, t), [row, ncv])


def _losses(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """Power lost on the way to a MWh bought, of the grid's year or the nearest."""
    series, region, year, left = (*rest.split("/"), "", "", "")[:4]
    row = factors.get(f"grid.{series}.{region}.{year}")
    loss = _nearest_year(factors, "grid_loss.china.", int(year))
    share = int(left) / PERMILLE if left else 1.0
    t = row.value * share * loss.value / (1.0 - loss.value)
    return intensity_of(
        activity, "MWh", [term("CO2", row, 1.0, t)], (t, t), [row, loss]
    )


def _nearest_year(factors: Factors, prefix: str, year: int) -> Factor:
    return min(factors.below(prefix), key=lambda row: abs(row.year - year))


def _upstream_power(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """Fuel chains and plants behind a MWh: life cycle less direct, same year."""
    whole = factors.get(f"footprint.national_average.{rest}")
    direct = factors.get(f"grid.statistical.national.{rest}")
    t = whole.value - direct.value
    terms = [
        term("CO2e", whole, 1.0, whole.value),
        FactorTerm("CO2", direct.value, direct.unit, 1.0, direct.id, -direct.value),
    ]
    return intensity_of(activity, "MWh", terms, (t, t), [whole, direct])


def _spend(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    return single(activity, "yuan", factors.get(f"spend.{rest}"), T_PER_KG)


def _mode(kind: str, unit: str) -> Callable[[Factors, str, str, str], Intensity]:
    def family(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
        rows: Mapping[str, Any] = carbon_table("modes")[kind]
        if rest not in rows:
            raise IslandError(f'no mode "{rest}"; there are {", ".join(rows)}')
        return single(activity, unit, factors.get(rows[rest]["factor"]), T_PER_KG)

    return family


def _method(
    activity: str, unit: str, name: str, inputs: Mapping[str, Any], gwp: str
) -> Intensity:
    """One unit of an activity that a method of the inventory works out."""
    found = worked(name, inputs, gwp)
    terms = []
    rows = {row.id: row for row in found.factors}
    for gas, tonnes in found.gases.items():
        if gas == "biogenic_CO2":
            continue
        potential = rows.get(f"gwp.{gwp}.{gas}")
        warm = potential.value if potential else 1.0
        label = FactorTerm(gas, tonnes, f"t/{unit}", warm, name, tonnes * warm)
        terms.append(label)
    biogenic = found.gases.get("biogenic_CO2", 0.0)
    limits = (found.low_t, found.high_t)
    return intensity_of(activity, unit, terms, limits, found.factors, biogenic)


def _sewage(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A person's day of sewage in one system."""
    inputs = {"people": 1.0 / DAYS_PER_YEAR, "systems": {rest: 1.0}}
    return _method(activity, "person day", "waste_water", inputs, gwp)


def _landfill(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A tonne of methane from a landfill, with the limits of a landfill in balance."""
    town = carbon_table("island")["waste"]
    inputs = {
        "deposits_t": [1] * STEADY_YEARS,
        "composition": dict(town["composition"]),
        "site": town["site"],
        "climate": town["climate"],
    }
    found = worked("landfill", inputs, gwp)
    potential = warming_potential(factors, gwp, "CH4")
    t = potential.value
    limits = (t * found.low_t / found.co2e_t, t * found.high_t / found.co2e_t)
    terms = [term("CH4", potential, potential.value, t)]
    return intensity_of(activity, "t CH4", terms, limits, found.factors)


def _treatment(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A tonne of wet waste that is composted, digested or burnt.

    What is burnt may be of one kind, as in "incineration/plastics"; else it is the
    town's mix.
    """
    how, _, kind = rest.partition("/")
    inputs: dict[str, Any] = {"wet_t": 1.0}
    if how in ("incineration", "open_burning"):
        mix = _for_burning(carbon_table("island")["waste"])
        inputs["composition"] = {kind: 1.0} if kind else mix
    return _method(activity, "t", how, inputs, gwp)


def _points(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """What a passenger's kilometre avoids against the mix of trips it replaces."""
    inputs = {"passenger_km": {rest.removeprefix("trip/"): 1.0}}
    return _method(activity, "passenger km", "low_carbon_points", inputs, gwp)


def _for_burning(town: Mapping[str, Any]) -> dict[str, float]:
    """The town's waste by the kinds of the burning tables; the inert is the rest."""
    mix: dict[str, float] = dict(town["composition"])
    other = mix.pop("metal", 0.0) + mix.pop("glass", 0.0)
    mix["other"] = mix.get("other", 0.0) + other
    return mix


def _demolition(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A tonne of rubble put down or re-used."""
    row = factors.get(carbon_table("island")["end_of_life"]["factor"])
    return single(activity, "t", row, T_PER_KG)


def _refuse(factors: Factors, activity: str, rest: str, gwp: str) -> Intensity:
    """A tonne of a town's waste that is put down on the mainland."""
    row = factors.get(carbon_table("island")["waste"]["away"]["factor"])
    return single(activity, "t", row, T_PER_KG)


FLOWS: Mapping[str, Callable[[Factors, str, str, str], Intensity]] = {
    "upstream": _upstream,
    "losses": _losses,
    "upstream_power": _upstream_power,
    "spend": _spend,
    "trip": _mode("passenger_km", "passenger km"),
    "drive": _mode("vehicle_km", "km"),
    "freight": _mode("tonne_km", "tonne km"),
    "sewage": _sewage,
    "landfill": _landfill,
    "treatment": _treatment,
    "demolition": _demolition,
    "refuse": _refuse,
    "points": _points,
}
