"""Trips, freight, commuting, materials; and what points and meetings avoid."""

from collections.abc import Mapping
from typing import Any

from sim_core.carbon.asked import Asked
from sim_core.carbon.methods.gases import MIXED, Gases
from sim_core.carbon.tables import carbon_table

T_PER_KG = 0.001
BOTH_WAYS = 2.0


def _modes(kind: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = carbon_table("modes")[kind]
    return table


def _kg_per_km(asked: Asked, kind: str, mode: str) -> float:
    return asked.factor(_modes(kind)[mode]["factor"])


def passenger_kg_per_km(asked: Asked, mode: str) -> float:
    """A person's kilometre; a vehicle's is shared by the people in it. [kg CO2e]"""
    if mode in _modes("passenger_km"):
        return _kg_per_km(asked, "passenger_km", mode)
    people = _modes("people_in_a_vehicle")[mode]
    return _kg_per_km(asked, "vehicle_km", mode) / float(people)


def passenger_modes() -> list[str]:
    return [*_modes("passenger_km"), *_modes("vehicle_km")]


def travel(asked: Asked) -> Gases:
    """Kilometres by mode: of people, or of vehicles."""
    kg = 0.0
    for kind in ("passenger_km", "vehicle_km"):
        for mode, km in asked.table(kind, _modes(kind)).items():
            kg += km * _kg_per_km(asked, kind, mode)
    return {MIXED: kg * T_PER_KG}


def freight(asked: Asked) -> Gases:
    """Tonnes × kilometres by mode."""
    kg = 0.0
    for mode, tonne_km in asked.table("tonne_km", _modes("tonne_km")).items():
        kg += tonne_km * _kg_per_km(asked, "tonne_km", mode)
    return {MIXED: kg * T_PER_KG}


def commuting(asked: Asked) -> Gases:
    """People × days × distance both ways × modes; the rest walks or cycles."""
    km = asked.amount("people") * asked.amount("days") * asked.amount("one_way_km")
    kg, total = 0.0, 0.0
    for mode, share in asked.table("modes", passenger_modes()).items():
        kg += km * BOTH_WAYS * share * passenger_kg_per_km(asked, mode)
        total += share
    if total > 1.0:
        asked.fault(f"modes: the shares add up to {total:g}, to more than 1")
    return {MIXED: kg * T_PER_KG}


def embodied(asked: Asked) -> Gases:
    """Materials that went into a building, by mass."""
    rows, kg = carbon_table("modes")["material_t"], 0.0
    for material, tonnes in asked.table("materials_t", rows).items():
        kg += tonnes * asked.factor(rows[material])
    return {MIXED: kg * T_PER_KG}


def low_carbon_points(asked: Asked) -> Gases:
    """Rides × (the baseline mix − the ride): avoided, never subtracted.

    One way only: a ride that emits more than the mix avoids nothing.
    """
    mix = {k: v for k, v in _modes("baseline_trip").items() if k != "source"}
    before = 0.0
    for mode, share in mix.items():
        before += float(share) * passenger_kg_per_km(asked, mode)
    kg = 0.0
    for mode, km in asked.table("passenger_km", _modes("passenger_km")).items():
        kg += km * max(before - passenger_kg_per_km(asked, mode), 0.0)
    return {MIXED: kg * T_PER_KG}


def online_meetings(asked: Asked) -> Gases:
    """Trips that a meeting by screen replaced, less the power of the screens.

    Only the share of meetings that would else have been a trip counts.
    """
    people = asked.amount("people") * asked.share("would_have_travelled_share")
    mode = asked.word("mode", passenger_modes())
    km = people * asked.amount("one_way_km") * BOTH_WAYS
    trips_t = km * passenger_kg_per_km(asked, mode) * T_PER_KG
    screens_mwh = asked.amount("people") * asked.amount("hours") * SCREEN_MW
    factor = asked.amount("t_per_mwh")
    return {MIXED: max(trips_t - screens_mwh * factor, 0.0)}


# A laptop, its share of network and data centre: about 0.1 kW, a team assumption.
SCREEN_MW = 1e-4
