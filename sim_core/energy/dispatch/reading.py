"""Reads a power system from JSON and its series; every fault is one clear message."""

import csv
import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from sim_core.energy.dispatch.system import Link, Load, Plant, Storage, System
from sim_core.errors import IslandError
from sim_core.numeric import Floats

MOST_HOURS = 10 * 8760
MOST_PARTS = 1000
LARGEST = 1e12
COMMITMENT_KEYS = (
    "min_up_h",
    "min_down_h",
    "min_up_time",
    "min_down_time",
    "start_up_cost",
    "shut_down_cost",
)


@dataclass(frozen=True)
class Part:
    """One entry of the file with the words for its faults."""

    file: str
    kind: str
    fields: Mapping[str, Any]
    series: Mapping[str, Floats]

    @property
    def id(self) -> str:
        return str(self.fields.get("id", "?"))

    def fault(self, message: str) -> IslandError:
        return IslandError(f'{self.file}: {self.kind} "{self.id}": {message}')

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str) or not value:
            raise self.fault(f'"{key}" is missing or not a text')
        return value

    def number(
        self,
        key: str,
        default: float | None = None,
        *,
        low: float = -math.inf,
        high: float = math.inf,
    ) -> float:
        value = self.fields.get(key)
        if value is None:
            if default is None:
                raise self.fault(f'"{key}" is missing')
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(f'"{key}" is not a number')
        if not math.isfinite(value):
            raise self.fault(f'"{key}" is {value}; it must be finite')
        if abs(value) > LARGEST:
            raise self.fault(f'"{key}" is {value:g}, above {LARGEST:g}')
        if not low <= value <= high:
            raise self.fault(f'"{key}" is {value}; it must be {_range(low, high)}')
        return float(value)

    def column(self, key: str) -> Floats:
        name = self.text(key)
        if name not in self.series:
            raise self.fault(f'no series "{name}"{_nearest(name, list(self.series))}')
        return self.series[name]

    def one_of(self, key: str, known: Sequence[str]) -> str:
        name = self.text(key)
        if name not in known:
            raise self.fault(f'unknown {key} "{name}"{_nearest(name, known)}')
        return name


def _range(low: float, high: float) -> str:
    if high == math.inf:
        return f"at least {low:g}"
    return f"between {low:g} and {high:g}"


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f'; did you mean "{near[0]}"?' if near else ""


def read_system(path: Path) -> System:
    """The system in a JSON file with its series beside it."""
    document = _document(path)
    spec = document.get("spec", document)
    if not isinstance(spec, dict):
        raise IslandError(f'{path}: "spec" is not a table')
    top = Part(path.name, "system", {"id": path.stem, **spec}, {})
    hours = _hours(top)
    entries = {key: _entries(top, key) for key in ("loads", "generators")}
    entries |= {key: _entries(top, key, True) for key in ("storages", "links")}
    buses = _buses(top)
    _refuse_commitment(top, entries["generators"])
    series = _series(path, document, hours)
    parts = {
        key: [Part(path.name, key[:-1], entry, series) for entry in found]
        for key, found in entries.items()
    }
    return System(
        top.id,
        hours,
        buses,
        tuple(_load(part, buses) for part in parts["loads"]),
        tuple(_plant(part, buses, hours) for part in parts["generators"]),
        tuple(_storage(part, buses) for part in parts["storages"]),
        tuple(_link(part, buses, hours) for part in parts["links"]),
        top.number("co2_cap_t", math.inf, low=0.0) if "co2_cap_t" in spec else None,
    )


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise IslandError(f"{path}: cannot be read ({fault.strerror})") from None
    except (ValueError, RecursionError) as fault:
        raise IslandError(f"{path}: not JSON ({fault})") from None
    if not isinstance(document, dict):
        raise IslandError(f"{path}: not a table of a system")
    return document


def _hours(top: Part) -> int:
    hours = top.number("hours", low=1)
    if hours != int(hours) or hours > MOST_HOURS:
        raise top.fault(
            f'"hours" is {hours:g}; whole hours up to {MOST_HOURS} are read'
        )
    return int(hours)


def _entries(top: Part, key: str, optional: bool = False) -> list[dict[str, Any]]:
    found = top.fields.get(key, [] if optional else None)
    if not isinstance(found, list) or not all(isinstance(x, dict) for x in found):
        raise top.fault(f'"{key}" is missing or not a list of tables')
    if len(found) > MOST_PARTS:
        raise top.fault(f'"{key}" has {len(found)} entries; {MOST_PARTS} are read')
    ids = [entry.get("id") for entry in found]
    twice = sorted({str(name) for name in ids if ids.count(name) > 1})
    if twice:
        raise top.fault(f'the id "{twice[0]}" stands twice in "{key}"')
    return found


def _buses(top: Part) -> tuple[str, ...]:
    found = top.fields.get("buses")
    if not isinstance(found, dict | list) or not found:
        raise top.fault('"buses" is missing or empty')
    return tuple(str(name) for name in found)


def _refuse_commitment(top: Part, plants: list[dict[str, Any]]) -> None:
    for entry in plants:
        if entry.get("committable") or any(entry.get(key) for key in COMMITMENT_KEYS):
            part = Part(top.file, "generator", entry, {})
            raise part.fault(
                "unit commitment (start costs, minimum up and down times) is not "
                "supported; give it without committable, min_up_h, min_down_h and "
                "start_up_cost, with p_min_pu as a load it never goes below"
            )


def _series(path: Path, document: Mapping[str, Any], hours: int) -> dict[str, Floats]:
    name = document.get("series_file", f"{path.stem}_input.csv.gz")
    if not isinstance(name, str):
        raise IslandError(f'{path}: "series_file" is not a text')
    file = path.parent / name
    try:
        opener = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rt", encoding="utf-8", newline="") as stream:
            lines = (line for line in stream if not line.startswith("#"))
            rows = list(islice(csv.reader(lines), hours + 2))
    except OSError as fault:
        raise IslandError(f"{file}: cannot be read ({fault})") from None
    except (ValueError, EOFError, csv.Error) as fault:
        raise IslandError(f"{file}: not a table of numbers ({fault})") from None
    return _columns(file, rows, hours)


def _columns(file: Path, rows: list[list[str]], hours: int) -> dict[str, Floats]:
    head, body = (rows[0], rows[1:]) if rows else ([], [])
    if len(body) != hours:
        count = "more" if len(body) > hours else str(len(body))
        raise IslandError(f"{file}: {count} rows of hours; the system has {hours}")
    for number, row in enumerate(body):
        if len(row) != len(head):
            raise IslandError(
                f"{file}: hour {number} has {len(row)} values for {len(head)} columns"
            )
    columns: dict[str, Floats] = {}
    for place, name in enumerate(head):
        try:
            values = np.array([float(row[place]) for row in body])
        except ValueError as fault:
            raise IslandError(f'{file}: column "{name}": {fault}') from None
        wrong = np.flatnonzero(~(np.abs(values) <= LARGEST))
        if len(wrong):
            words = f"is {values[wrong[0]]:g} in hour {wrong[0]}"
            raise IslandError(f'{file}: column "{name}" {words}; it must be finite')
        columns[name] = values
    return columns


def _load(part: Part, buses: Sequence[str]) -> Load:
    return Load(part.text("id"), part.one_of("bus", buses), part.column("series"))


def _plant(part: Part, buses: Sequence[str], hours: int) -> Plant:
    capacity = part.number("p_nom_MW", low=0.0)
    share = _share(part, "availability", hours)
    takes = part.number("sign", 1.0) < 0.0
    return Plant(
        part.text("id"),
        part.one_of("bus", buses),
        str(part.fields.get("tech", "")),
        capacity,
        capacity * share,
        _cost(part),
        part.number("co2_t_per_MWh", 0.0),
        0.0 if takes else part.number("p_min_pu", 0.0, low=0.0, high=1.0),
        takes,
        _ramp(part, "ramp_up"),
        _ramp(part, "ramp_down"),
    )


def _share(part: Part, key: str, hours: int) -> Floats:
    if part.fields.get(key) is None:
        return np.ones(hours)
    share = part.column(key)
    if np.any(share < 0.0):
        hour = int(np.flatnonzero(share < 0.0)[0])
        raise part.fault(f'series of "{key}" is negative in hour {hour}')
    return share


def _cost(part: Part) -> float | Floats:
    if part.fields.get("marginal_cost_series") is not None:
        return part.column("marginal_cost_series")
    if part.fields.get("marginal_cost_series_neg") is not None:
        return -part.column("marginal_cost_series_neg")
    return part.number("marginal_cost_per_MWh")


def _ramp(part: Part, key: str) -> float | None:
    if part.fields.get(key) is None:
        return None
    share = part.number(key, low=0.0)
    return share if share < 1.0 else None


def _storage(part: Part, buses: Sequence[str]) -> Storage:
    power = part.number("p_nom_MW", low=0.0)
    energy = part.number("energy_MWh", low=0.0)
    inflow = part.fields.get("inflow_series")
    return Storage(
        part.text("id"),
        part.one_of("bus", buses),
        power if part.fields.get("charge", True) else 0.0,
        power,
        energy,
        part.number("eff_charge", 1.0, low=1e-3, high=1.0),
        part.number("eff_discharge", 1.0, low=1e-3, high=1.0),
        1.0 - part.number("standing_loss_per_h", 0.0, low=0.0, high=0.999),
        part.number("marginal_cost_discharge", 0.0),
        0.0,
        bool(part.fields.get("cyclic", False)),
        part.number("initial_MWh", 0.0, low=0.0, high=energy),
        None if inflow is None else _share(part, "inflow_series", 0),
    )


def _link(part: Part, buses: Sequence[str], hours: int) -> Link:
    start, end = part.one_of("frm", buses), part.one_of("to", buses)
    if start == end:
        raise part.fault(f'goes from "{start}" to itself')
    capacity = part.number("p_nom_MW", low=0.0)
    limit = np.full(hours, capacity)
    if part.fields.get("p_max_series") is not None:
        limit = limit * _share(part, "p_max_series", hours)
    efficiency: float | Floats
    if part.fields.get("efficiency_series") is not None:
        efficiency = _share(part, "efficiency_series", hours)
        if np.any(efficiency <= 0.0):
            raise part.fault('series of "efficiency_series" must be above 0')
    else:
        efficiency = part.number("efficiency", 1.0, low=1e-3)
    cost = part.number("marginal_cost", 0.0)
    return Link(part.text("id"), start, end, limit, efficiency, cost)
