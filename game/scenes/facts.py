"""Figures of one kind of building: now, today, over the last year."""

from typing import TYPE_CHECKING

from game import numbers
from game.scenes import heatfacts
from game.scenes.factrow import Fact
from game.winds import is_windy, own_mw, spot_of_row, year_of
from sim_core.fleet import fleet_of
from sim_core.promised import tip_t_per_year
from sim_core.waste import total_t, waste_of

if TYPE_CHECKING:
    from game.scenes.island import Island
    from game.style import Style
    from sim_core.content import Technology
    from sim_core.explain import Cause
    from sim_core.session import Session
    from sim_core.snapshot import Flow, Snapshot, StoreFlow

YEAR_DAYS = 365
LEAST_MW = 0.05


def flow_of(snapshot: "Snapshot", technology: "Technology") -> "Flow | None":
    today = snapshot.today
    supply = today.supply if today is not None else ()
    source = heatfacts.source_of(snapshot, technology)
    if source is not None:
        return heatfacts.as_flow(source)
    return next((flow for flow in supply if flow.id == technology.id), None)


def store_of(snapshot: "Snapshot", technology: "Technology") -> "StoreFlow | None":
    today = snapshot.today
    stores = (*today.stores, *today.heat_stores) if today is not None else ()
    return next((store for store in stores if store.id == technology.id), None)


def is_of_all(snapshot: "Snapshot", technology: "Technology") -> bool:
    """Whether the figures of the moment are those of all buildings of a kind."""
    runs = flow_of(snapshot, technology) or store_of(snapshot, technology)
    return runs is not None or technology.model == "heat_network"


def amount_of(
    session: "Session", figure: str, place: str, first_day: int, last_day: int
) -> float:
    """The part of a figure that one kind of building has."""
    if last_day < max(first_day, 0):
        return 0.0
    tree = session.explain(figure, max(first_day, 0), last_day)
    return sum(leaf.amount for leaf in leaves(tree) if leaf.values["place"] == place)


def leaves(cause: "Cause") -> list["Cause"]:
    """The ends of a tree of causes."""
    if not cause.children:
        return [cause] if cause.values else []
    return [leaf for child in cause.children for leaf in leaves(child)]


def now_facts(
    style: "Style", session: "Session", snapshot: "Snapshot",
    technology: "Technology", hour: int,
) -> list[Fact]:  # fmt: skip
    if technology.model == "waste":
        return _waste_facts(style, session, technology)
    source = heatfacts.source_of(snapshot, technology)
    if source is not None:
        return heatfacts.source_facts(style, source, hour)
    if technology.model == "heat_network":
        return heatfacts.network_facts(style, session, snapshot, hour)
    flow, store = flow_of(snapshot, technology), store_of(snapshot, technology)
    say = style.say
    if flow is not None:
        mw = float(flow.mw[hour])
        rows = [
            Fact(say("fact.emissions"), numbers.number(mw * flow.tco2e_per_mwh, 1),
                 "t CO₂e/h", "bad_t" if flow.tco2e_per_mwh else "ink", "scope1_t"),
            Fact(say("fact.intensity"), numbers.number(flow.tco2e_per_mwh, 3), "t/MWh"),
            Fact(say("fact.cost"), numbers.number(flow.cost_yuan_per_mwh),
                 say("unit.yuan_per_mwh")),
        ]  # fmt: skip
        usable_mw = flow.most_mw(hour)
        if flow.capacity_mw - usable_mw > LEAST_MW:
            value = numbers.power(usable_mw)
            rows.insert(0, Fact(say("fact.usable"), value, "MW", "warn_t"))
        spilled_mw = float(flow.curtailed_mw[hour])
        if spilled_mw > LEAST_MW:
            value = numbers.power(spilled_mw)
            rows.append(
                Fact(say("fact.curtailed"), value, "MW", "warn_t", "curtailed_mwh")
            )
        return rows
    if store is not None:
        is_heat = technology.model == "heat_store"
        return [
            Fact(say("fact.kept" if is_heat else "fact.stored"),
                 numbers.power(float(store.stored_mwh[hour])),
                 f"/ {numbers.power(store.energy_mwh)} MWh"),
            Fact(say("fact.fill" if is_heat else "fact.charge"),
                 numbers.power(float(store.charge_mw[hour])), "MW"),
            Fact(say("fact.draw" if is_heat else "fact.discharge"),
                 numbers.power(float(store.discharge_mw[hour])), "MW"),
        ]  # fmt: skip
    return _sheet_facts(style, technology)


def place_facts(scene: "Island") -> list[Fact]:
    """The wind where the chosen turbine stands, and its own part of the power."""
    session, row = scene.session, scene.selected_row()
    kind = int(session.state.buildings.tech[row])
    technology = session.catalogue.technologies[kind]
    if not is_windy(technology):
        return []
    say, spot = scene.style.say, spot_of_row(session, row)
    m_s = session.planner.mean_wind_m_s(technology, year_of(session), spot)
    rows = [Fact(say("windmap.at_place"), numbers.number(m_s, 1), "m/s")]
    flow = flow_of(scene.snapshot, technology)
    is_new = int(session.state.buildings.ready_day[row]) >= session.state.day
    if flow is not None and not is_new:
        mw = own_mw(session, row, flow, scene.hour)
        rows.insert(0, Fact(say("windmap.own"), numbers.power(mw), "MW"))
    return rows


def _waste_facts(
    style: "Style", session: "Session", technology: "Technology"
) -> list[Fact]:
    """Tonnes of today that works treat, or that a tip takes and will give off."""
    say, unit = style.say, style.say("unit.t_per_day")
    fleet = fleet_of(session.level, session.catalogue, session.state)
    waste = waste_of(session.planner, fleet)
    rows = []
    if technology.id in waste.treated_t:
        tonnes = numbers.number(total_t(waste.treated_t[technology.id]), 1)
        rows.append(Fact(say("fact.treated"), tonnes, unit))
    if waste.place == technology.id:
        promised_t = tip_t_per_year(session.planner, fleet) / YEAR_DAYS
        rows += [
            Fact(say("fact.tipped"), numbers.number(waste.tipped_t, 1), unit),
            Fact(say("fact.promised"), numbers.number(promised_t, 1), "t CO₂e", "bad_t",
                 "scope1_t"),
        ]  # fmt: skip
    return [*rows, *_sheet_facts(style, technology)]


def _sheet_facts(style: "Style", technology: "Technology") -> list[Fact]:
    """What the data sheet says of one building without power to give."""
    say = style.say
    rows = []
    is_empty = technology.model == "home" and not technology.params.get("residents")
    for name, places in SHEET:
        value = technology.params.get(name)
        # Nobody lives in an empty ruin, or warms and cools it.
        is_idle = name == "households" or name.endswith("_cop")
        if value and not (is_empty and is_idle):
            label, unit = say(f"sheet.{name}"), say(f"sheet_unit.{name}")
            rows.append(Fact(label, numbers.number(value, places), unit))
    rows.append(Fact(say("fact.jobs"), numbers.number(technology.jobs, 1)))
    return rows


SHEET = (
    ("households", 0),
    ("residents", 0),
    ("floor_area_m2", 0),
    ("heating_cop", 1),
    ("cooling_cop", 1),
    ("annual_mwh", 0),
    ("units", 0),
    ("treats_t_per_day", 0),
)


def day_facts(
    style: "Style", session: "Session", snapshot: "Snapshot",
    technology: "Technology",
) -> list[Fact]:  # fmt: skip
    last = snapshot.day - 1
    flow = flow_of(snapshot, technology)
    rows = _span_facts(style, session, technology.id, (last, last))
    if flow is not None and flow.capacity_mw:
        share = float(flow.mw.mean()) / flow.capacity_mw
        rows.insert(1, Fact(style.say("fact.load"), numbers.number(share * 100), "%"))
    return rows


def year_facts(
    style: "Style", session: "Session", snapshot: "Snapshot",
    technology: "Technology",
) -> list[Fact]:  # fmt: skip
    last = snapshot.day - 1
    first = max(last - YEAR_DAYS + 1, 0)
    return _span_facts(style, session, technology.id, (first, last))


def _span_facts(
    style: "Style", session: "Session", place: str, span: tuple[int, int]
) -> list[Fact]:
    say = style.say
    rows = []
    for figure, label in (
        ("generation_mwh", "fact.made"),
        ("heat_made_mwh", "fact.heat_made"),
        ("demand_mwh", "fact.used"),
        ("curtailed_mwh", "fact.curtailed"),
    ):
        amount = amount_of(session, figure, place, *span)
        if amount:
            rows.append(Fact(say(label), *energy(amount), figure=figure))
    tonnes = amount_of(session, "gross_t", place, *span)
    if tonnes:
        value, unit = numbers.tonnes(tonnes)
        rows.append(
            Fact(say("fact.emitted"), value, f"{unit} CO₂e", "bad_t", "gross_t")
        )
    sinks = amount_of(session, "sinks_t", place, *span)
    if sinks:
        value, unit = numbers.tonnes(sinks)
        rows.append(Fact(say("fact.taken"), value, f"{unit} CO₂e", "good_t", "sinks_t"))
    yuan = amount_of(session, "cash_yuan", place, *span)
    if yuan:
        ink = "good_t" if yuan > 0 else "bad_t"
        value = numbers.signed_coins(yuan)
        rows.append(Fact(say("fact.cash"), value, say("hud.coin"), ink, "cash_yuan"))
    return rows


def energy(amount_mwh: float) -> tuple[str, str]:
    """MWh, or GWh from ten thousand on."""
    if abs(amount_mwh) < 9_999.5:
        return numbers.power(amount_mwh), "MWh"
    return numbers.number(amount_mwh / 1e3, 1), "GWh"
