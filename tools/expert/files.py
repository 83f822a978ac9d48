"""PyPSA's files (netCDF, CSV folder) and system files of the dispatch."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

from sim_core.errors import IslandError
from tools.expert.network import pypsa

# table of PyPSA: what a row of it must not be
REFUSED = {
    "generators": ("committable", "p_nom_extendable"),
    "storage_units": ("p_nom_extendable",),
    "links": ("p_nom_extendable", "committable"),
}
MOST_DIGITS = 12


def write_network(network: Any, path: Path) -> None:
    """netCDF for a name that ends in .nc, else a folder of CSV tables."""
    try:
        if path.suffix == ".nc":
            network.export_to_netcdf(path)
        else:
            path.mkdir(parents=True, exist_ok=True)
            network.export_to_csv_folder(path)
    except OSError as fault:
        raise IslandError(f"{path}: cannot write ({fault.strerror or fault})") from None


def read_network(path: Path) -> Any:
    if not path.exists():
        raise IslandError(f"{path}: there is no such network")
    try:
        return pypsa().Network(path)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IslandError(f"{path}: not a PyPSA network ({fault})") from None


class _Series:
    """Columns of the series file, each written once."""

    def __init__(self, hours: int) -> None:
        self.hours = hours
        self.columns: dict[str, np.ndarray] = {}

    def add(self, name: str, values: Any) -> str:
        self.columns[name] = np.asarray(values, np.float64)
        return name

    def write(self, path: Path) -> None:
        with gzip.open(path, "wt", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["hour", *self.columns])
            table = np.stack([np.arange(self.hours), *self.columns.values()], axis=1)
            writer.writerows(
                [f"{value:.{MOST_DIGITS}g}" for value in row] for row in table
            )


def write_system(network: Any, path: Path) -> None:
    """The network as `python -m sim_core dispatch` reads it."""
    _refuse(network, path)
    series = _Series(len(network.snapshots))
    carriers = network.carriers.co2_emissions
    spec = {
        "id": network.name or path.stem,
        "hours": series.hours,
        "buses": {name: str(row.carrier) for name, row in network.buses.iterrows()},
        "loads": [_load(network, name, series) for name in network.loads.index],
        "generators": [
            _generator(network, name, series, carriers)
            for name in network.generators.index
        ],
        "storages": [_storage(network, n, series) for n in network.storage_units.index],
        "links": [_link(network, name, series) for name in network.links.index],
    }
    if "cap" in network.global_constraints.index:
        spec["co2_cap_t"] = float(network.global_constraints.constant["cap"])
    name = f"{path.stem}_input.csv.gz"
    try:
        path.write_text(
            json.dumps({"spec": spec, "series_file": name}, indent=1), encoding="utf-8"
        )
        series.write(path.parent / name)
    except OSError as fault:
        raise IslandError(f"{path}: cannot write ({fault.strerror})") from None


def _refuse(network: Any, path: Path) -> None:
    """What the dispatch has no place for is told, not dropped."""
    if len(network.stores) or len(network.lines) or len(network.transformers):
        raise IslandError(
            f"{path}: stores, lines and transformers are not read; "
            "give storage units and links"
        )
    for table, flags in REFUSED.items():
        rows = getattr(network, table)
        for flag in flags:
            if flag in rows and rows[flag].any():
                name = rows.index[rows[flag].astype(bool)][0]
                raise IslandError(
                    f'{path}: "{name}" is {flag}; the dispatch takes plants as given'
                )


def _line(network: Any, table: str, name: str, key: str) -> np.ndarray:
    """A figure of one component over the hours."""
    return network.get_switchable_as_dense(table, key, inds=[name])[name].to_numpy()


def _load(network: Any, name: str, series: _Series) -> dict[str, Any]:
    values = _line(network, "Load", name, "p_set")
    return {
        "id": name,
        "bus": network.loads.bus[name],
        "series": series.add(f"load {name}", values),
    }


def _generator(
    network: Any, name: str, series: _Series, carriers: Any
) -> dict[str, Any]:
    row = network.generators.loc[name]
    most = _line(network, "Generator", name, "p_max_pu")
    least = _line(network, "Generator", name, "p_min_pu")
    entry = {
        "id": name,
        "bus": row.bus,
        "tech": str(row.carrier).partition(":")[0],
        "p_nom_MW": float(row.p_nom),
        "availability": series.add(f"available {name}", most),
        "co2_t_per_MWh": float(carriers.get(row.carrier, 0.0)) / float(row.efficiency),
        "sign": float(row.sign),
    } | _cost(series, name, _line(network, "Generator", name, "marginal_cost"))
    if np.any(least > 0.0):
        entry["p_min_pu"] = float(np.min(least[most > 0.0] / most[most > 0.0]))
    for key in ("up", "down"):
        limit = row[f"ramp_limit_{key}"]
        if np.isfinite(limit):
            entry[f"ramp_{key}"] = float(limit)
    return entry


def _cost(series: _Series, name: str, cost: np.ndarray) -> dict[str, Any]:
    if np.ptp(cost) == 0.0:
        return {"marginal_cost_per_MWh": float(cost[0])}
    return {"marginal_cost_series": series.add(f"cost {name}", cost)}


def _storage(network: Any, name: str, series: _Series) -> dict[str, Any]:
    row = network.storage_units.loc[name]
    entry = {
        "id": name,
        "bus": row.bus,
        "p_nom_MW": float(row.p_nom),
        "energy_MWh": float(row.p_nom * row.max_hours),
        "eff_charge": float(row.efficiency_store),
        "eff_discharge": float(row.efficiency_dispatch),
        "standing_loss_per_h": float(row.standing_loss),
        "marginal_cost_discharge": float(row.marginal_cost),
        "cyclic": bool(row.cyclic_state_of_charge),
        "initial_MWh": float(row.state_of_charge_initial),
        "charge": bool(row.p_min_pu < 0.0),
    }
    inflow = _line(network, "StorageUnit", name, "inflow")
    if np.any(inflow):
        entry["inflow_series"] = series.add(f"inflow {name}", inflow)
    return entry


def _link(network: Any, name: str, series: _Series) -> dict[str, Any]:
    row = network.links.loc[name]
    most = _line(network, "Link", name, "p_max_pu")
    efficiency = _line(network, "Link", name, "efficiency")
    return {
        "id": name,
        "frm": row.bus0,
        "to": row.bus1,
        "p_nom_MW": float(row.p_nom),
        "p_max_series": series.add(f"limit {name}", most),
        "efficiency_series": series.add(f"efficiency {name}", efficiency),
        "marginal_cost": float(row.marginal_cost),
    }
