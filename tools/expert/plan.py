"""The least-cost power system of an island, beside the one that its player built."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sim_core.energy.dispatch.system import Storage, System
from sim_core.errors import IslandError
from tools.expert.island import hours_of_year, system_of_year
from tools.expert.network import add_cap, add_plant, network_of, storage_values
from tools.expert.options import Option, options_of, without_options
from tools.expert.scaled import coarse_option, coarser, with_units

if TYPE_CHECKING:
    from sim_core.session import Session

# The plans that are shown: shares of the player's own tonnes.
SHARES: Mapping[str, float | None] = {"cheapest": None, "same": 1.0, "tenth": 0.1}
# An interior point is enough: corners of a flat optimum say no more.
SOLVER = {"solver": "ipm", "run_crossover": "off", "output_flag": False}
GIVEN, NEW = "given", "new"
STEP_H = 4
LEAST_SHARE, LEAST_MWH = 1e-3, 1e-3
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Plan:
    """A power system over the coming year, in yuan and tonnes a year."""

    name: str
    running_yuan: float
    upkeep_yuan: float
    annuity_yuan: float
    tonnes_per_year: float
    unserved_mwh: float
    capacity_mw: Mapping[str, float]
    energy_mwh: Mapping[str, float]
    cap_t: float | None = None

    @property
    def yuan_per_year(self) -> float:
        return self.running_yuan + self.upkeep_yuan + self.annuity_yuan


def plans_of(session: "Session", told: Told) -> list[Plan]:
    """The player's system, and the expert's for each share of its tonnes.

    Sizes are chosen in steps of four hours; each system is then dispatched by the
    hour, and those are the figures that are given.
    """
    options, system = options_of(session), system_of_year(session)
    rest, snapshots = without_options(system, options), hours_of_year(session)
    total = len(SHARES) + 1
    told("yours", 1, total)
    owned = {option.id: option.owned for option in options}
    yours = _dispatched(rest, options, owned, snapshots, "yours", None)
    plans = [yours]
    for number, (name, share) in enumerate(SHARES.items(), start=2):
        told(name, number, total)
        cap_t = None if share is None else yours.tonnes_per_year * share
        units = _chosen(coarser(rest, STEP_H), options, snapshots[::STEP_H], cap_t)
        plans.append(_dispatched(rest, options, units, snapshots, name, cap_t))
    return plans


def _chosen(
    rest: System, options: tuple[Option, ...], snapshots: Any, cap_t: float | None
) -> dict[str, float]:
    """Units of each kind in the least-cost system, parts of units included."""
    network = network_of(rest, snapshots)
    network.snapshot_weightings[:] = float(STEP_H)
    for option in options:
        _add_option(network, coarse_option(option, STEP_H))
    if cap_t is not None:
        add_cap(network, cap_t)
    _solve(network, options)
    return {option.id: _size_mw(network, option) / option.unit_mw for option in options}


def _size_mw(network: Any, option: Option) -> float:
    is_store = isinstance(option.unit, Storage)
    table = network.storage_units if is_store else network.generators
    names = [f"{option.id} {part}" for part in (GIVEN, NEW)]
    found = float(table.p_nom_opt.reindex(names).fillna(0.0).sum())
    return found if found > LEAST_SHARE * option.unit_mw else 0.0


def _dispatched(
    rest: System,
    options: tuple[Option, ...],
    units: Mapping[str, float],
    snapshots: Any,
    name: str,
    cap_t: float | None,
) -> Plan:
    """Running cost by the hour, upkeep of all, annuity of what is new."""
    network = network_of(
        replace(with_units(rest, options, units), co2_cap_t=cap_t), snapshots
    )
    _solve(network)
    upkeep_yuan = annuity_yuan = 0.0
    for option in options:
        count = units[option.id]
        upkeep_yuan += count * option.upkeep_yuan
        annuity_yuan += max(count - option.given, 0.0) * option.annuity_yuan
    made = network.generators_t.p.sum()
    carriers = network.generators.carrier.map(network.carriers.co2_emissions)
    lost = sum(mwh for kind, mwh in made.items() if str(kind).startswith("unserved"))
    return Plan(
        name,
        float(network.objective),
        upkeep_yuan,
        annuity_yuan,
        float((made * carriers).sum()),
        float(lost),
        {o.id: units[o.id] * o.unit_mw for o in options if units[o.id] > 0.0},
        {str(kind): float(mwh) for kind, mwh in made.items() if mwh > LEAST_MWH},
        cap_t,
    )


def _solve(network: Any, options: tuple[Option, ...] = ()) -> None:
    exports = [option for option in options if option.export is not None]
    status, why = network.optimize(
        solver_name="highs",
        extra_functionality=lambda n, _: _tie_exports(n, exports),
        solver_options=SOLVER,
        progress=False,
    )
    if status != "ok":
        raise IslandError(f"the solver found no plan ({why})")


def _tie_exports(network: Any, exports: list[Option]) -> None:
    """A cable that sells is as wide as the one that buys."""
    for option in exports:
        assert option.export is not None
        width = network.model["Generator-p_nom"]
        for part in (GIVEN, NEW):
            buys, sells = f"{option.id} {part}", f"{option.export.id} {part}"
            if buys in network.generators.index:
                network.model.add_constraints(
                    width.sel(name=sells) == width.sel(name=buys),
                    name=f"{option.id}-{part}-both-ways",
                )


def _add_option(network: Any, option: Option) -> None:
    """Units that stood there cost their upkeep, new ones their annuity as well."""
    parts = (
        (GIVEN, option.given, option.upkeep_yuan),
        (NEW, option.sites, option.upkeep_yuan + option.annuity_yuan),
    )
    for part, most, yuan in parts:
        if most:
            values = {
                "p_nom_extendable": True,
                "p_nom": 0.0,
                "p_nom_max": most * option.unit_mw,
                "capital_cost": yuan / option.unit_mw,
            }
            _add_part(network, option, part, values)


def _add_part(network: Any, option: Option, part: str, values: dict[str, Any]) -> None:
    name = f"{option.id} {part}"
    if isinstance(option.unit, Storage):
        unit = storage_values(replace(option.unit, is_cyclic=True))
        network.add("StorageUnit", name, **(unit | values))
        return
    add_plant(network, replace(option.unit, id=name), **values)
    if option.export is not None:
        free = values | {"capital_cost": 0.0}
        add_plant(
            network, replace(option.export, id=f"{option.export.id} {part}"), **free
        )


def as_table(plans: list[Plan]) -> dict[str, Any]:
    return {
        "plans": [
            asdict(plan) | {"yuan_per_year": plan.yuan_per_year} for plan in plans
        ]
    }
