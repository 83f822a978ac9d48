"""Why support, residents and the green share are what they are: trees that sum."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sim_core.explain import Cause, parent
from sim_core.fleet import fleet_of
from sim_core.ledger import ENERGY, Ledger
from sim_core.standing_support import month_of, support_cause
from sim_core.state import IslandState
from sim_core.step import RENEWABLE

if TYPE_CHECKING:
    from sim_core.planner import Planner

PERCENT = 100.0


def support_tree(
    planner: "Planner", state: IslandState, ledger: Ledger, days: range
) -> Cause:
    """What each part takes from a hundred, and the way support still has to go."""
    return support_cause(planner.catalogue, month_of(state))


def residents_tree(
    planner: "Planner", state: IslandState, ledger: Ledger, days: range
) -> Cause:
    """People by kind of home, as full as homes are on the average."""
    fleet = fleet_of(planner.level, planner.catalogue, state)
    rows = []
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        room = float(fleet.count[row]) * technology.params.get("residents", 0.0)
        if technology.model == "home" and room:
            values = {
                "place": technology.id,
                "room": room,
                "full": fleet.occupancy * PERCENT,
                "line": "cause.residents.line",
            }
            people = room * fleet.occupancy
            rows.append(Cause("cause.residents.home", people, "people", values))
    homeless = state.residents - parent("", "people", rows).amount
    if abs(homeless) > 0.5:
        rows.append(Cause("cause.residents.without_home", homeless, "people"))
    return parent("cause.residents", "people", rows)


def renewable_tree(
    planner: "Planner", state: IslandState, ledger: Ledger, days: range
) -> Cause:
    """Each source's part of all power made, in percent."""
    amounts = ledger.amounts(days.start, days.stop - 1)
    made_mwh = {
        account.place: float(amounts[number])
        for number, account in enumerate(ledger.accounts)
        if account.kind == ENERGY and account.activity == "output"
    }
    total_mwh = ledger.figure("generation_mwh", days.stop - 1, len(days))
    rows = [
        Cause(
            "cause.renewable.source",
            PERCENT * mwh / total_mwh,
            "percent",
            {"place": place, "made": mwh, "of": total_mwh, "line": "cause.made.line"},
        )
        for place, mwh in made_mwh.items()
        if mwh and planner.catalogue.get(place).model in RENEWABLE
    ]
    return parent("cause.renewable_share", "percent", rows)


# Figures of the moment that can be set against another moment, and what all are in.
COMPARED = ("support",)
UNITS: Mapping[str, str] = {
    "support": "points", "residents": "people", "renewable_share": "percent",
}  # fmt: skip
Tree = Callable[["Planner", IslandState, Ledger, range], Cause]

TREES: Mapping[str, Tree] = {
    "support": support_tree,
    "residents": residents_tree,
    "renewable_share": renewable_tree,
}
