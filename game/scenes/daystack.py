"""The hours of a day as layers, what changed towards a gap, and the day as a table."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from sim_core.numeric import Floats
    from sim_core.snapshot import DayResult

# The stack from below; what is dear or scarce comes on top.
ORDER = ("coal", "diesel", "hydro", "gas", "wind", "solar", "import", "battery")
SHORT_MW = 0.005


@dataclass(frozen=True)
class Band:
    """One layer of the stack. [MW by hour]"""

    group: str
    mw: "Floats"


@dataclass(frozen=True)
class DayStack:
    """The day's layers above and below the zero line."""

    above: tuple[Band, ...]
    charge: Band
    curtailed: "Floats"
    unserved: "Floats"
    demand: "Floats"

    @property
    def top_mw(self) -> float:
        total = sum((band.mw for band in self.above), np.zeros(24))
        return float(np.max(total + self.curtailed + self.unserved))

    @property
    def foot_mw(self) -> float:
        return float(np.max(self.charge.mw))


def stack_of(day: "DayResult") -> DayStack:
    """Supply by group; a store's discharge is supply, its charge lies below zero."""
    sums: dict[str, Floats] = {}
    for flow in day.supply:
        sums[flow.group] = sums.get(flow.group, np.zeros(24)) + flow.mw
    discharge = sum((store.discharge_mw for store in day.stores), np.zeros(24))
    sums["battery"] = sums.get("battery", np.zeros(24)) + discharge
    names = [*ORDER, *(name for name in sorted(sums) if name not in ORDER)]
    above = tuple(
        Band(name, sums[name])
        for name in names
        if name in sums and float(np.max(sums[name])) > SHORT_MW
    )
    charge = sum((store.charge_mw for store in day.stores), np.zeros(24))
    return DayStack(
        above, Band("battery", charge), day.curtailed_mw, day.unserved_mw, day.demand_mw
    )


def hardest_hour(day: "DayResult") -> int:
    """The hour with most missing, else the one with the highest demand."""
    if float(np.max(day.unserved_mw)) > SHORT_MW:
        return int(np.argmax(day.unserved_mw))
    return int(np.argmax(day.demand_mw))


def shortage_causes(stack: DayStack, hour: int) -> tuple[int, Mapping[str, float]]:
    """Why power is missing: what changed since the last hour that lacked none. [MW]

    Demand less every supply is what is missing, in both hours; so the changes of
    demand and of each supply add up to the missing power exactly.
    """
    whole = [h for h in range(hour) if stack.unserved[h] <= SHORT_MW]
    base = whole[-1] if whole else int(np.argmin(stack.unserved))
    changes = {"demand": float(stack.demand[hour] - stack.demand[base])}
    for band in stack.above:
        changes[band.group] = float(band.mw[base] - band.mw[hour])
    changes["charge"] = float(stack.charge.mw[hour] - stack.charge.mw[base])
    return base, {name: mw for name, mw in changes.items() if abs(mw) > SHORT_MW}


def _heat_columns(day: "DayResult") -> dict[str, Sequence[Any]]:
    """The heat network's hours; none where there is no network."""
    heat = day.heat
    if heat is None:
        return {}
    return {
        "heat_demand_mw": heat.demand_mw,
        **{f"{source.id}_heat_mw": source.mw for source in heat.sources},
        **{f"{source.id}_drawn_mw": source.drawn_mw for source in heat.sources},
        **{f"{store.id}_charge_mw": store.charge_mw for store in day.heat_stores},
        **{f"{store.id}_discharge_mw": store.discharge_mw for store in day.heat_stores},
        **{f"{store.id}_stored_mwh": store.stored_mwh for store in day.heat_stores},
        "heat_unserved_mw": heat.unserved_mw,
        "heat_price_yuan_per_mwh": heat.price_yuan_per_mwh,
    }


def write_csv(path: "Path", day: "DayResult") -> None:
    """One row an hour: demand, each source, each store, price and its setter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns: dict[str, Sequence[Any]] = {
        "hour": range(24),
        "demand_mw": day.demand_mw,
        **{f"{flow.id}_mw": flow.mw for flow in day.supply},
        **{f"{flow.id}_curtailed_mw": flow.curtailed_mw for flow in day.supply},
        **{f"{store.id}_charge_mw": store.charge_mw for store in day.stores},
        **{f"{store.id}_discharge_mw": store.discharge_mw for store in day.stores},
        **{f"{store.id}_stored_mwh": store.stored_mwh for store in day.stores},
        "unserved_mw": day.unserved_mw,
        "price_yuan_per_mwh": day.price_yuan_per_mwh,
        "price_setter": day.price_setter,
        **_heat_columns(day),
    }
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows(zip(*columns.values(), strict=True))
