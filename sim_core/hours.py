"""Why an hour went as it did: who ran and why, what was curtailed or missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim_core.snapshot import DayResult, Flow, StoreFlow

SMALL_MW = 1e-6
SMALL_PRICE = 1e-9
# Reasons of a source: it runs at its least load, it sets the price, it is cheaper than
# the price, it gives what it can and is free, it is dearer than the price, it is off.
LEAST_LOAD, SETS_PRICE, CHEAPER, ALL_IT_HAS = (
    "least_load",
    "sets_price",
    "cheaper",
    "all_it_has",
)
DEARER, NOTHING_THERE = "dearer", "nothing_there"


@dataclass(frozen=True)
class Source:
    """One source in an hour: what it gives, what it costs, and why."""

    id: str
    group: str
    mw: float
    cost_yuan_per_mwh: float
    reason: str


@dataclass(frozen=True)
class Shortage:
    """Missing power, with empty stores, stores at full power and full plants.

    `failed_mw` is what broken and worn parts keep each plant from giving.
    """

    missing_mw: float
    empty_stores: tuple[str, ...]
    stores_at_limit: tuple[str, ...]
    full_sources: tuple[str, ...]
    failed_mw: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Curtailment:
    """Sun and wind that were not taken, and what left no room for them."""

    curtailed_mw: float
    least_load_mw: float
    full_stores: tuple[str, ...]
    stores_at_limit: tuple[str, ...]


@dataclass(frozen=True)
class HourReasons:
    price_yuan_per_mwh: float
    next_price_yuan_per_mwh: float
    setter: str
    sources: tuple[Source, ...]
    shortage: Shortage | None
    curtailment: Curtailment | None


def reasons(day: "DayResult", hour: int) -> HourReasons:
    """Everything that explains one hour of a day."""
    price = float(day.price_yuan_per_mwh[hour])
    setter = day.price_setter[hour]
    sources = tuple(_source(flow, hour, price, setter) for flow in day.supply)
    return HourReasons(
        price,
        float(day.next_price_yuan_per_mwh[hour]),
        setter,
        sources,
        _shortage(day, hour),
        _curtailment(day, hour),
    )


def _source(flow: "Flow", hour: int, price: float, setter: str) -> Source:
    mw, cost = float(flow.mw[hour]), float(flow.hourly_cost[hour])
    return Source(flow.id, flow.group, mw, cost, _reason(flow, hour, price, setter))


def _reason(flow: "Flow", hour: int, price: float, setter: str) -> str:
    mw, cost = float(flow.mw[hour]), float(flow.hourly_cost[hour])
    spare_mw = float(flow.curtailed_mw[hour])
    if flow.id == setter:
        return SETS_PRICE
    if mw <= SMALL_MW:
        return DEARER if cost > price or spare_mw > SMALL_MW else NOTHING_THERE
    if flow.min_mw > 0.0 and mw <= flow.min_mw + SMALL_MW and cost > price:
        return LEAST_LOAD
    return CHEAPER if cost > SMALL_PRICE else ALL_IT_HAS


def _shortage(day: "DayResult", hour: int) -> Shortage | None:
    missing_mw = float(day.unserved_mw[hour])
    if missing_mw <= SMALL_MW:
        return None
    return Shortage(
        missing_mw,
        tuple(s.id for s in day.stores if float(s.stored_mwh[hour]) <= SMALL_MW),
        tuple(s.id for s in day.stores if _is_full_power(s, hour, is_out=True)),
        tuple(flow.id for flow in day.supply if _is_full(flow, hour)),
        {
            flow.id: flow.capacity_mw - flow.most_mw(hour)
            for flow in day.supply
            if flow.capacity_mw - flow.most_mw(hour) > SMALL_MW
        },
    )


def _is_full(flow: "Flow", hour: int) -> bool:
    """Whether a plant or cable gives all that it can."""
    return 0.0 < flow.most_mw(hour) <= float(flow.mw[hour]) + SMALL_MW


def _is_full_power(store: "StoreFlow", hour: int, *, is_out: bool) -> bool:
    power = store.discharge_mw if is_out else store.charge_mw
    return float(power[hour]) >= store.power_mw - SMALL_MW


def _curtailment(day: "DayResult", hour: int) -> Curtailment | None:
    curtailed_mw = float(day.curtailed_mw[hour])
    if curtailed_mw <= SMALL_MW:
        return None
    least_mw = 0.0
    for flow in day.supply:
        least_mw += min(flow.min_mw, float(flow.mw[hour]))
    return Curtailment(
        curtailed_mw,
        least_mw,
        tuple(
            s.id
            for s in day.stores
            if float(s.stored_mwh[hour]) >= s.energy_mwh - SMALL_MW
        ),
        tuple(s.id for s in day.stores if _is_full_power(s, hour, is_out=False)),
    )


# Why a source or a store gave no more while power was missing.
FAILED, FULL, WEATHER, NO_MORE = "failed", "full", "weather", "no_more"
EMPTY, AT_LIMIT, KEPT = "empty", "at_limit", "kept"
OF_WEATHER = ("wind", "solar", "hydro")


@dataclass(frozen=True)
class Limit:
    """What a source gave of all that it can give, and why not more. [MW]

    Of what has failed or is worn `mw` is what is still usable; of an empty store and
    one that keeps some for later both are in MWh.
    """

    id: str
    mw: float
    most: float
    reason: str


def limits(day: "DayResult", hour: int) -> tuple[Limit, ...]:
    """What held back each source and store in an hour.

    What failed comes first and the weather last, for night comes every day; then the
    largest gap.
    """
    found = [
        *(_limit(flow, hour) for flow in day.supply if flow.capacity_mw > SMALL_MW),
        *(_store_limit(store, hour) for store in day.stores),
    ]
    return tuple(
        sorted(found, key=lambda one: (_commonness(one.reason), one.mw - one.most))
    )


def _commonness(reason: str) -> int:
    return {FAILED: 0, WEATHER: 2}.get(reason, 1)


def _limit(flow: "Flow", hour: int) -> Limit:
    gave_mw, most_mw = float(flow.mw[hour]), flow.capacity_mw
    usable_mw = flow.most_mw(hour)
    if most_mw - usable_mw > SMALL_MW:
        return Limit(flow.id, usable_mw, most_mw, FAILED)
    if gave_mw >= most_mw - SMALL_MW:
        return Limit(flow.id, gave_mw, most_mw, FULL)
    reason = WEATHER if flow.group in OF_WEATHER else NO_MORE
    return Limit(flow.id, gave_mw, most_mw, reason)


def _store_limit(store: "StoreFlow", hour: int) -> Limit:
    if _is_full_power(store, hour, is_out=True):
        return Limit(store.id, store.power_mw, store.power_mw, AT_LIMIT)
    left_mwh = float(store.stored_mwh[hour])
    reason = EMPTY if left_mwh <= SMALL_MW else KEPT
    return Limit(store.id, left_mwh, store.energy_mwh, reason)


@dataclass(frozen=True)
class Flip:
    """An hour from which one source is cheaper than another that was cheaper before."""

    hour: int
    cheaper: str
    dearer: str


def flips(day: "DayResult") -> tuple[Flip, ...]:
    """Hours at which the merit order of the sources changes."""
    found = []
    for number, first in enumerate(day.supply):
        for second in day.supply[number + 1 :]:
            for hour in range(1, len(first.hourly_cost)):
                before = first.hourly_cost[hour - 1] - second.hourly_cost[hour - 1]
                after = first.hourly_cost[hour] - second.hourly_cost[hour]
                if before < 0.0 < after:
                    found.append(Flip(hour, second.id, first.id))
                elif after < 0.0 < before:
                    found.append(Flip(hour, first.id, second.id))
    return tuple(sorted(found, key=lambda flip: flip.hour))
