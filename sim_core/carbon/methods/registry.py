"""All methods by name, and how one is worked out with the limits of its factors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sim_core.carbon.asked import Asked, InputFaults
from sim_core.carbon.factors import Factor, read_factors
from sim_core.carbon.methods import energy, farming, industry, land, transport, waste
from sim_core.carbon.methods.gases import Gases, co2e_t


@dataclass(frozen=True)
class Method:
    """A formula; a row gives all of `needs`, one of each of `either`, and may more."""

    work: Callable[[Asked], Gases]
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    is_removal: bool = False
    is_avoided: bool = False


@dataclass(frozen=True)
class Worked:
    """Tonnes by gas and as CO2e, with low and high factors, and the factors used."""

    gases: Mapping[str, float]
    co2e_t: float
    low_t: float
    high_t: float
    factors: tuple[Factor, ...]


def _method(
    work: Callable[[Asked], Gases],
    needs: str = "",
    may: str = "",
    either: str = "",
    is_removal: bool = False,
    is_avoided: bool = False,
) -> Method:
    return Method(
        work,
        tuple(needs.split()),
        tuple(may.split()),
        tuple(either.split()),
        is_removal,
        is_avoided,
    )


METHODS: Mapping[str, Method] = {
    "stationary_fuel": _method(
        energy.stationary_fuel, "fuel sector", either="mass_t energy_tj"
    ),
    "mobile_fuel": _method(energy.mobile_fuel, "source energy_tj"),
    "refrigerant_leak": _method(
        energy.refrigerant_leak, "blend", "leak_share", "leaked_kg charge_kg"
    ),
    "electricity": _method(energy.electricity, "energy_mwh region year", "series"),
    "grid_losses": _method(
        energy.grid_losses, "energy_mwh region year", "series loss_share"
    ),
    "upstream_fuel": _method(energy.upstream_fuel, "fuel mass_t"),
    "bought_heat": _method(energy.bought_heat, "heat_gj", "delivered"),
    "bought_cooling": _method(
        energy.bought_cooling, "cold_mwh cop region year", "series"
    ),
    "landfill": _method(
        waste.landfill,
        "deposits_t composition",
        "climate site cover recovered_share",
    ),
    "compost": _method(waste.compost, "wet_t"),
    "digestion": _method(waste.digestion, "wet_t"),
    "incineration": _method(waste.incineration, "wet_t composition"),
    "open_burning": _method(waste.open_burning, "wet_t composition"),
    "waste_water": _method(
        waste.waste_water, "people systems", "region recovered_share"
    ),
    "rice": _method(farming.rice, "area_ha days water", "base before amendments_t_ha"),
    "enteric": _method(farming.enteric, "heads"),
    "manure": _method(farming.manure, "heads store", "recovered_share"),
    "soil_nitrogen": _method(
        farming.soil_nitrogen,
        "",
        "fertiliser_n_t organic_n_t residues_n_t flooded_rice_share",
    ),
    "liming": _method(farming.liming, "tonnes"),
    "clinker": _method(
        industry.clinker, "", "clinker_share captured_share", "clinker_t cement_t"
    ),
    "lime": _method(industry.lime, "lime_t", "kind"),
    "steel": _method(industry.steel, "steel_t route", "site_t captured_share"),
    "travel": _method(transport.travel, "", "", "passenger_km vehicle_km"),
    "freight": _method(transport.freight, "tonne_km"),
    "commuting": _method(transport.commuting, "people days one_way_km modes"),
    "low_carbon_points": _method(
        transport.low_carbon_points, "passenger_km", is_avoided=True
    ),
    "online_meetings": _method(
        transport.online_meetings,
        "people would_have_travelled_share mode one_way_km hours t_per_mwh",
        is_avoided=True,
    ),
    "embodied": _method(transport.embodied, "materials_t"),
    "drained_peat": _method(land.drained_peat, "area_ha use climate"),
    "rewetted_peat": _method(land.rewetted_peat, "area_ha climate nutrients"),
    "coastal_methane": _method(land.coastal_methane, "area_ha salinity_ppt"),
    "coastal_drainage": _method(land.coastal_drainage, "area_ha"),
    "forest_growth": _method(
        land.forest_growth, "area_ha curve age_years", is_removal=True
    ),
    "coastal_soil": _method(land.coastal_soil, "area_ha kind", is_removal=True),
    "soil_carbon": _method(
        land.soil_carbon,
        "area_ha soc_ref_t_ha before after",
        "years",
        is_removal=True,
    ),
}


def worked(name: str, inputs: Mapping[str, Any], gwp: str) -> Worked:
    """Work out a method; an IslandError names everything wrong with its inputs."""
    method = METHODS[name]
    middle = _tried(method, inputs, gwp, {})
    ends = _ends(method, inputs, gwp, middle)
    low = _tried(method, inputs, gwp, ends[0])
    high = _tried(method, inputs, gwp, ends[1])
    gases, total = middle
    return Worked(
        gases,
        total,
        min(low[1], total),
        max(high[1], total),
        tuple(_used(method, inputs, gwp)),
    )


def _asked(
    method: Method, inputs: Mapping[str, Any], gwp: str, bent: Mapping[str, float]
) -> tuple[Asked, Gases]:
    asked = Asked(read_factors(), {**inputs, "gwp": gwp}, bent)
    missing = [key for key in method.needs if key not in inputs]
    if method.either and not any(key in inputs for key in method.either):
        missing.append(" or ".join(method.either))
    known = {*method.needs, *method.may, *method.either}
    faults = [("", f'the key "{key}" is missing') for key in missing]
    faults += [
        (key, f'there is no key "{key:.40}" here')
        for key in sorted(inputs.keys() - known)
    ]
    if faults:
        raise InputFaults(faults)
    return asked, method.work(asked)


def _tried(
    method: Method, inputs: Mapping[str, Any], gwp: str, bent: Mapping[str, float]
) -> tuple[Gases, float]:
    asked, gases = _asked(method, inputs, gwp, bent)
    total = co2e_t(asked, gases)
    if not all(isfinite(value) for value in (*gases.values(), total)):
        asked.fault("the result is beyond measure; is an amount in the wrong unit?")
    asked.refuse()
    return gases, total


def _used(method: Method, inputs: Mapping[str, Any], gwp: str) -> list[Factor]:
    asked, gases = _asked(method, inputs, gwp, {})
    co2e_t(asked, gases)
    return list(asked.used.values())


def _ends(
    method: Method,
    inputs: Mapping[str, Any],
    gwp: str,
    middle: tuple[Gases, float],
) -> tuple[dict[str, float], dict[str, float]]:
    """The limit of each factor that lowers the result, and the one that raises it."""
    lowest: dict[str, float] = {}
    highest: dict[str, float] = {}
    for row in _used(method, inputs, gwp):
        limits = [value for value in (row.low, row.high) if value is not None]
        found = [(middle[1], row.value)]
        for value in limits:
            found.append((_tried(method, inputs, gwp, {row.id: value})[1], value))
        lowest[row.id] = min(found)[1]
        highest[row.id] = max(found)[1]
    return lowest, highest
