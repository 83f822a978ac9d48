"""Rows of the inspector about a heat network: sources now, homes joined, cold homes."""

from typing import TYPE_CHECKING

import numpy as np

from game import numbers
from game.scenes.factrow import Fact
from sim_core.fleet import fleet_of
from sim_core.heating import joined_of
from sim_core.snapshot import Flow

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.content import Technology
    from sim_core.heatday import HeatSource
    from sim_core.session import Session
    from sim_core.snapshot import Snapshot

PERCENT = 100.0
LEAST_MW = 0.005
COLD_MWH = 0.05


def source_of(snapshot: "Snapshot", technology: "Technology") -> "HeatSource | None":
    """A pump or boiler on the network, with its hours of today."""
    heat = snapshot.today.heat if snapshot.today is not None else None
    sources = heat.sources if heat is not None else ()
    return next((source for source in sources if source.id == technology.id), None)


def cold_mwh(snapshot: "Snapshot") -> float:
    """Heat that the network owed its homes on the day, pipes and all. [MWh]"""
    heat = snapshot.today.heat if snapshot.today is not None else None
    return float(heat.unserved_mw.sum()) if heat is not None else 0.0


def as_flow(source: "HeatSource") -> Flow:
    """The same hours as those of a power plant, for the bar and the curve."""
    return Flow(
        source.id,
        "heat",
        float(source.most_mw.max()),
        0.0,
        source.mw,
        np.zeros(24),
        float(source.cost_yuan_per_mwh.mean()),
        0.0,
        source.cost_yuan_per_mwh,
        source.most_mw,
    )


def source_facts(style: "Style", source: "HeatSource", hour: int) -> list[Fact]:
    """What a pump draws and makes of it, and what its heat costs."""
    say = style.say
    cost = numbers.number(float(source.cost_yuan_per_mwh[hour]))
    rows = [Fact(say("fact.heat_cost"), cost, say("unit.yuan_per_mwh"))]
    cop = source.cop(hour)
    if cop is not None:
        drawn = numbers.power(float(source.drawn_mw[hour]))
        rows.insert(0, Fact(say("fact.drawn"), drawn, "MW", "ink", "demand_mwh"))
        rows.insert(1, Fact(say("fact.cop"), numbers.number(cop, 2), "MWh/MWh"))
    return rows


def network_facts(
    style: "Style", session: "Session", snapshot: "Snapshot", hour: int
) -> list[Fact]:
    """Homes that are joined, the heat they take, and what they lack."""
    say = style.say
    fleet = fleet_of(session.level, session.catalogue, session.state)
    joined = joined_of(session.catalogue, fleet)
    if not joined.share:
        return [Fact(say("fact.joined"), "0", "%", "warn_t"),
                Fact(say("fact.no_heat_source"), "", "", "warn_t")]  # fmt: skip
    share = numbers.number(PERCENT * joined.share)
    lost = numbers.number(PERCENT * (1.0 - 1.0 / joined.fed_per_unit))
    rows = [
        Fact(say("fact.joined"), share, "%"),
        Fact(say("fact.pipe_loss"), lost, "%"),
    ]
    heat = snapshot.today.heat if snapshot.today is not None else None
    if heat is None:
        return rows
    fed = numbers.power(float(heat.demand_mw[hour] - heat.unserved_mw[hour]))
    rows.append(Fact(say("fact.heat_fed"), fed, "MW", "ink", "heat_demand_mwh"))
    missing_mw = float(heat.unserved_mw[hour])
    if missing_mw > LEAST_MW:
        value = numbers.power(missing_mw)
        rows.append(
            Fact(say("fact.cold_homes"), value, "MW", "bad_t", "heat_unserved_mwh")
        )
    price = numbers.number(float(heat.price_yuan_per_mwh[hour]))
    rows.append(Fact(say("fact.heat_price"), price, say("unit.yuan_per_mwh")))
    return rows
