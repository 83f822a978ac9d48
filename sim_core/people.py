"""Residents and their support, settled on the first day of each month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sim_core import kpis
from sim_core.calendar import DAYS_PER_YEAR, date_of
from sim_core.fleet import Fleet, fleet_of, jobs_of
from sim_core.growth import NATURE_MODELS
from sim_core.heating import Joined, joined_of
from sim_core.ledger import Ledger
from sim_core.numeric import fixed_sum
from sim_core.state import IslandState

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan

MONTH_DAYS = 30
FULL = 100.0


def with_new_month(
    planner: "Planner", state: IslandState, plan: "Plan", ledger: Ledger
) -> IslandState:
    """Support and residents move on the first of a month, and only then."""
    if date_of(planner.level.start, state.day).day != 1:
        return state
    rules = planner.catalogue.rules["people"]
    fleet = fleet_of(planner.level, planner.catalogue, state)
    parts = support_parts(planner, state, fleet, ledger)
    target = min(support_of(parts, rules["weights"]), allowed_by_power(parts, rules))
    support = _moved(state.support, target, rules)
    residents = residents_next_month(planner, state, fleet)
    return replace(state, support=support, support_parts=parts, residents=residents)


def allowed_by_power(parts: Mapping[str, float], rules: Mapping[str, Any]) -> float:
    """Where the lights are out, nothing else holds support up."""
    return parts["reliability"] + float(rules["support_without_power"])


def _moved(support: float, target: float, rules: Mapping[str, Any]) -> float:
    """A share of the way to the target each month, and a least step."""
    gap = target - support
    step = float(rules["support_pull_share_per_month"]) * abs(gap)
    step = min(max(step, float(rules["support_least_step_per_month"])), abs(gap))
    return support + step if gap > 0.0 else support - step


def support_of(parts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted mean of the parts, 0 to 100."""
    terms = [float(weights[name]) * parts[name] for name in sorted(weights)]
    return float(fixed_sum(np.array(terms)))


def support_parts(
    planner: "Planner", state: IslandState, fleet: Fleet, ledger: Ledger
) -> dict[str, float]:
    """What people look at, each 0 to 100."""
    rules = planner.catalogue.rules["people"]
    last = state.day - 1
    missing = 1.0 - kpis.served_share(ledger, last, MONTH_DAYS)
    days = min(state.day, MONTH_DAYS)
    air_t = ledger.figure("scope1_t", last, days) * (365.0 / days)
    dirty_t = float(rules["power_t_per_resident_of_bad_air"]) * max(
        state.residents, 1.0
    )
    cold = cold_share(planner, fleet, ledger, last)
    standing = standing_parts(planner, state, fleet, cold)
    return {
        "reliability": FULL
        - _full(missing / float(rules["outage_share_of_no_support"])),
        **{name: standing[name] for name in ("homes", "fairness", "bills")},
        **{name: standing[name] for name in ("services", "jobs")},
        "air": FULL - _full(air_t / dirty_t),
        "nature": standing["nature"],
        "purse": FULL - _full(max(-state.budget_yuan, 0.0) / planner.debt_limit_yuan),
    }


def standing_parts(
    planner: "Planner", state: IslandState, fleet: Fleet, cold: float = 0.0
) -> dict[str, float]:
    """The parts of support that follow from what stands; `cold` as of homes."""
    rules = planner.catalogue.rules["people"]
    jobs = jobs_of(planner.catalogue, fleet)
    wanted_jobs = float(rules["jobs_per_resident"]) * max(state.residents, 1.0)
    wanted_ha = (
        float(rules["nature_ha_per_1000_residents"])
        * max(state.residents, 1.0)
        / 1000.0
    )
    comfort = _comfort(planner, fleet, state.day, cold)
    return {
        "homes": comfort.mean,
        "fairness": comfort.fairness(float(rules["worst_off_share"])),
        "bills": _bills(planner, fleet, state.day),
        "services": _services(planner, state, fleet),
        "jobs": _full(jobs / wanted_jobs),
        "nature": _full(_nature_ha(planner, fleet) / wanted_ha),
    }


def _full(share: float) -> float:
    return FULL * min(max(share, 0.0), 1.0)


@dataclass(frozen=True)
class Comfort:
    """Comfort of homes, worst first: people and 0 to 100."""

    people: tuple[float, ...]
    comfort: tuple[float, ...]

    @property
    def mean(self) -> float:
        return self._mean_of(fixed_total(self.people))

    def fairness(self, worst_off_share: float) -> float:
        """Comfort of the worst-off share of people against that of all, 0 to 100."""
        everyone = self.mean
        worst = self._mean_of(fixed_total(self.people) * worst_off_share)
        return FULL * worst / everyone if everyone else 0.0

    def _mean_of(self, first_people: float) -> float:
        """Mean over the first so many people."""
        left, weighted = first_people, 0.0
        for number, value in zip(self.people, self.comfort, strict=True):
            taken = min(number, left)
            weighted += taken * value
            left -= taken
        return weighted / first_people if first_people else 0.0


def fixed_total(values: Iterable[float]) -> float:
    return float(fixed_sum(np.array(tuple(values), np.float64)))


def cold_share(
    planner: "Planner", fleet: Fleet, ledger: Ledger, last_day: int
) -> float:
    """Share of all homes' warmth of the last month that a network failed to bring."""
    missing = 1.0 - kpis.heat_served_share(ledger, last_day, MONTH_DAYS)
    return joined_of(planner.catalogue, fleet).share * missing if missing else 0.0


def _comfort(planner: "Planner", fleet: Fleet, day: int, cold: float) -> Comfort:
    """Each kind of home: the house itself, and its warmth of the last month."""
    first, days = _last_month(day)
    rows = []
    for row, params in _homes(planner, fleet):
        comfort = home_comfort(planner, row, first, days, cold)
        rows.append((comfort, float(fleet.count[row]) * params["residents"]))
    rows.sort()
    return Comfort(tuple(row[1] for row in rows), tuple(row[0] for row in rows))


def home_comfort(
    planner: "Planner", row: int, first: int, days: int, cold: float = 0.0
) -> float:
    """Comfort of a kind of home over some days, 0 to 100."""
    by_warmth = float(planner.catalogue.rules["people"]["comfort_by_warmth"])
    house = planner.catalogue.technologies[row].params["comfort"]
    ease = planner.ease(row, first, days)
    if cold:
        unheated = planner.unit_mwh("unheated_ease", row, first, days) / days
        ease = ease - cold * (ease - unheated)
    return FULL * (house + by_warmth * (ease - house))


def _homes(
    planner: "Planner", fleet: Fleet
) -> Iterator[tuple[int, Mapping[str, float]]]:
    """Kinds of homes that people can live in, with their figures."""
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        if technology.model == "home" and technology.params["residents"]:
            yield int(row), technology.params


def _last_month(day: int) -> tuple[int, int]:
    """First day and number of days up to yesterday, at least one."""
    return max(day - MONTH_DAYS, 0), min(day, MONTH_DAYS) or 1


def _bills(planner: "Planner", fleet: Fleet, day: int) -> float:
    """What power, heat and gas take of households' income: 0 at the hardship share."""
    rules = planner.catalogue.rules["people"]
    joined = joined_of(planner.catalogue, fleet)
    first, days = _last_month(day)
    spent, earned = [], []
    for row, params in _homes(planner, fleet):
        count = float(fleet.count[row])
        spent.append(count * _energy_yuan(planner, row, params, joined, (first, days)))
        income = params["residents"] * float(rules["income_yuan_per_resident_year"])
        earned.append(count * income * days / DAYS_PER_YEAR)
    if not earned:
        return 0.0
    share = fixed_total(spent) / fixed_total(earned)
    light, hard = float(rules["light_bill_share"]), float(rules["hardship_bill_share"])
    return FULL - _full((share - light) / (hard - light))


def _energy_yuan(
    planner: "Planner",
    row: int,
    params: Mapping[str, float],
    joined: Joined,
    span: tuple[int, int],
) -> float:
    """What a tile of homes pays for energy; a network's heat replaces the heaters."""
    rules, heat = (planner.catalogue.rules[name] for name in ("people", "heat"))
    power_mwh = planner.unit_demand_mwh(row, *span)
    gas_kg = params["lpg_kg_per_household_day"] * params["households"] * span[1]
    heat_mwh = 0.0
    if joined.share:
        heat_mwh = planner.unit_mwh("heat", row, *span) * joined.share
        power_mwh = power_mwh - planner.unit_mwh("heaters", row, *span) * joined.share
        gas_kg = gas_kg * (1.0 - joined.share * float(heat["gas_share_for_water"]))
    return (
        power_mwh * planner.world.tariff_yuan_per_mwh
        + heat_mwh * float(heat["tariff_yuan_per_mwh"])
        + gas_kg * float(rules["gas_yuan_per_kg"])
    )


def _services(planner: "Planner", state: IslandState, fleet: Fleet) -> float:
    """Water, school and clinic: how many of the residents they can serve."""
    wanted = max(state.residents, 1.0)
    shares = []
    for kind, served in sorted(planner.catalogue.rules["people"]["services"].items()):
        count = float(fleet.count[planner.catalogue.row(kind)])
        shares.append(min(count * float(served) / wanted, 1.0))
    return FULL * fixed_total(shares) / len(shares)


def _nature_ha(planner: "Planner", fleet: Fleet) -> float:
    areas = [
        float(fleet.count[row]) * technology.params["area_ha"]
        for row, technology in enumerate(planner.catalogue.technologies)
        if technology.model in NATURE_MODELS
    ]
    return float(fixed_sum(np.array(areas)))


def residents_next_month(planner: "Planner", state: IslandState, fleet: Fleet) -> float:
    """People move in while homes stand empty and life is good, out when it is not."""
    share = float(planner.catalogue.rules["people"]["moving_share_per_month"])
    wanted = fleet.homes * _wish(state.support)
    change = share * (wanted - state.residents)
    return min(max(state.residents + change, 0.0), fleet.homes)


def _wish(support: float) -> float:
    """Share of the homes that people would like to live in."""
    return min(0.5 + support / FULL, 1.0)


def wish_is_full(state: IslandState) -> bool:
    """Whether people move as they do however much support rises or falls a little."""
    return _wish(state.support) == 1.0
