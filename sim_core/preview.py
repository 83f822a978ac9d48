"""What a command would change: the coming year planned with and without it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core import commands
from sim_core.commands import Build, Command, Upgrade
from sim_core.errors import CommandRejected
from sim_core.ledger import ENERGY, MONEY
from sim_core.numeric import fixed_sum
from sim_core.preview_homes import (
    Comfort,
    comfort_change,
    gas_t_per_year,
    moved_people,
)
from sim_core.preview_market import market_change
from sim_core.preview_support import foreseen_support
from sim_core.promised import grown_t_per_year, tip_t_per_year
from sim_core.state import NO_TECHNOLOGY, IslandState

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan

HOURS_PER_YEAR = 8760.0
FLOWS = ("demand", "unserved", "curtailed", "charge", "discharge", "heat_unserved")
ENOUGH_YUAN = 1e15


@dataclass(frozen=True)
class Preview:
    """A year with the command, less the same year without it.

    Plants count by the mean of their first twenty years, waste on a tip by the methane
    that it will give off over all its life.
    """

    reason: CommandRejected | None
    cost_yuan: float = 0.0
    build_days: int = 0
    capacity_mw: float = 0.0
    average_mw: float = 0.0
    tco2e_per_year: float = 0.0
    embodied_tco2e: float = 0.0
    yuan_per_year: float = 0.0
    jobs: float = 0.0
    unserved_mwh_per_year: float = 0.0
    curtailed_mwh_per_year: float = 0.0
    stored_mwh_per_year: float = 0.0
    lost_mwh_per_year: float = 0.0
    # Points that support tends to, on the mean of the year's months.
    support: float = 0.0
    heat_unserved_mwh_per_year: float = 0.0
    energy_mwh: Mapping[str, float] = field(default_factory=dict)
    heat_mwh: Mapping[str, float] = field(default_factory=dict)
    contract_mwh_per_year: float = 0.0
    # Of homes: power of all demand, tonnes of bottled gas, people who move in from
    # other kinds of homes, comfort before and after.
    demand_mwh_per_year: float = 0.0
    gas_t_per_year: float = 0.0
    moved_people: float = 0.0
    comfort: Comfort | None = None


def previewed(
    planner: "Planner", state: IslandState, command: Command, base: "Plan"
) -> Preview:
    """Compare `base`, the coming year as it is, with the year after the command."""
    reason = commands.check(planner.level, planner.catalogue, state, command)
    rich = replace(state, budget_yuan=ENOUGH_YUAN)
    blocked = commands.check(planner.level, planner.catalogue, rich, command)
    if blocked is not None:
        return Preview(reason)
    after = commands.apply(planner.level, planner.catalogue, rich, command)
    if isinstance(command, commands.OfMarket):
        change = market_change(planner, after, base)
        return Preview(
            reason,
            cost_yuan=rich.budget_yuan - after.budget_yuan,
            tco2e_per_year=change["tco2e_per_year"],
            yuan_per_year=change["yuan_per_year"],
            contract_mwh_per_year=change["contract_mwh_per_year"],
        )
    plan = coming_year(planner, after)
    sheet = _sheet(planner, command)
    shown = _difference(base, plan)
    promised_t = tip_t_per_year(planner, plan.fleet)
    promised_t -= tip_t_per_year(planner, base.fleet)
    promised_t -= grown_t_per_year(sheet) if sheet else 0.0
    return replace(
        shown,
        reason=reason,
        tco2e_per_year=shown.tco2e_per_year + promised_t,
        cost_yuan=rich.budget_yuan - after.budget_yuan,
        build_days=int(sheet.build_days) if sheet else 0,
        capacity_mw=capacity_mw(sheet.params) if sheet else 0.0,
        embodied_tco2e=sheet.embodied_tco2e if sheet else 0.0,
        jobs=_jobs(planner, after) - _jobs(planner, state),
        support=foreseen_support(planner, finished(after), plan)
        - foreseen_support(planner, finished(state), base),
        moved_people=moved_people(planner, base.fleet, plan.fleet),
        comfort=comfort_change(planner, state, command.uid, command.kind)
        if isinstance(command, Upgrade)
        else None,
    )


def coming_year(planner: "Planner", state: IslandState) -> "Plan":
    """The next 365 days with what is under construction standing from today."""
    return planner.plan_year(finished(state))


def finished(state: IslandState) -> IslandState:
    """The state as if everything under construction were ready today."""
    buildings = state.buildings
    done = buildings.becomes != NO_TECHNOLOGY
    return replace(
        state,
        buildings=replace(
            buildings,
            tech=np.where(done, buildings.becomes, buildings.tech).astype(np.int32),
            becomes=np.full(len(buildings), NO_TECHNOLOGY, np.int32),
            ready_day=np.minimum(buildings.ready_day, state.day).astype(np.int32),
        ),
    )


def _sheet(planner: "Planner", command: Command):  # type: ignore[no-untyped-def]
    if isinstance(command, Build | Upgrade):
        return planner.catalogue.get(command.kind)
    return None


def capacity_mw(params: Mapping[str, float]) -> float:
    """Power of a data sheet, whatever its name there."""
    for name in ("capacity_mw", "capacity_mwp", "power_mw"):
        if name in params:
            return params[name]
    return 0.0


def _jobs(planner: "Planner", state: IslandState) -> float:
    tech = finished(state).buildings.tech
    jobs = [planner.catalogue.technologies[int(row)].jobs for row in tech]
    return float(fixed_sum(np.array(jobs, np.float64)))


def _difference(base: "Plan", plan: "Plan") -> Preview:
    before, after = _figures(base), _figures(plan)
    change = {name: after[name] - before[name] for name in after}
    energy_mwh = _changes_mwh(base, plan, "output")
    new_mwh = [mwh for mwh in energy_mwh.values() if mwh > 0.0]
    return Preview(
        None,
        average_mw=max(new_mwh, default=0.0) / HOURS_PER_YEAR,
        tco2e_per_year=change["gross_t"],
        yuan_per_year=change["yuan"],
        unserved_mwh_per_year=change["unserved"],
        curtailed_mwh_per_year=change["curtailed"],
        stored_mwh_per_year=change["discharge"],
        lost_mwh_per_year=change["charge"] - change["discharge"],
        heat_unserved_mwh_per_year=change["heat_unserved"],
        demand_mwh_per_year=change["demand"],
        gas_t_per_year=gas_t_per_year(plan) - gas_t_per_year(base),
        energy_mwh={k: v for k, v in energy_mwh.items() if v},
        heat_mwh=_changes_mwh(base, plan, "heat_output"),
    )


def _changes_mwh(base: "Plan", plan: "Plan", activity: str) -> dict[str, float]:
    """What each source gives more or less of power or heat in a year."""
    places = {
        account.place
        for book in (base.book, plan.book)
        for account in book.accounts
        if account.activity == activity
    }
    return {
        place: _made_mwh(plan, place, activity) - _made_mwh(base, place, activity)
        for place in sorted(places)
    }


def _figures(plan: "Plan") -> dict[str, float]:
    scale = 365.0 / plan.days
    book = plan.book
    figures = {
        "gross_t": float(fixed_sum(book.gross_t)) * scale,
        "yuan": float(fixed_sum(book.total(MONEY))) * scale,
    }
    for name in FLOWS:
        figures[name] = float(fixed_sum(book.total(ENERGY, activity=name))) * scale
    return figures


def _made_mwh(plan: "Plan", place: str, activity: str) -> float:
    made = plan.book.total(ENERGY, activity=activity, place=place)
    return float(fixed_sum(made)) * 365.0 / plan.days
