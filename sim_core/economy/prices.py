"""Prices of orders: the market of the year, the best sites gone, what is given back."""

from sim_core.calendar import DAYS_PER_YEAR, day_of_year
from sim_core.content import Catalogue, Level, Technology
from sim_core.economy.market import price_share
from sim_core.state import IslandState

# The figure of a sheet that says how much was built.
SIZES = ("capacity_mwp", "capacity_mw", "energy_mwh")


def build_cost_yuan(
    level: Level, catalogue: Catalogue, state: IslandState, technology: Technology
) -> float:
    """Price of the next one of a kind, in the market of its year.

    The best sites and grid places go first, so the next one of a kind costs more.
    """
    row = catalogue.row(technology.id)
    bought = int(
        ((state.buildings.tech == row) & (state.buildings.started_day >= 0)).sum()
    )
    cost_yuan = technology.capex_yuan
    cost_yuan = cost_yuan * market_share(level, catalogue, state, technology)
    if technology.pillar == "power":
        growth = float(catalogue.rules["money"]["repeat_cost_growth"])
        for _ in range(bought):
            cost_yuan = cost_yuan * growth
    return cost_yuan


def upgrade_cost_yuan(
    level: Level, catalogue: Catalogue, state: IslandState, target: Technology
) -> float:
    """Price of a change into `target`, in the market of its year."""
    price_yuan = target.upgrade_capex_yuan
    share = market_share(level, catalogue, state, target)
    return (target.capex_yuan if price_yuan is None else price_yuan) * share


def market_share(
    level: Level, catalogue: Catalogue, state: IslandState, technology: Technology
) -> float:
    """Price over that of the data sheet, by what world and island have built."""
    learns = technology.options.get("learns", "")
    if not learns:
        return 1.0
    days = day_of_year(level.start) + state.day
    year = level.start.year + days // DAYS_PER_YEAR
    own = _own_build(catalogue, state, learns)
    return price_share(catalogue.worlds[level.world], learns, year, own)


def _own_build(catalogue: Catalogue, state: IslandState, learns: str) -> float:
    """What the player has had built of all that learns together. [MW or MWh]"""
    ours = state.buildings.tech[state.buildings.started_day >= 0]
    built = 0.0
    for row in ours:
        sheet = catalogue.technologies[int(row)]
        if sheet.options.get("learns") == learns:
            built += next(
                (sheet.params[name] for name in SIZES if name in sheet.params),
                0.0,
            )
    return built


def refund_yuan(catalogue: Catalogue, state: IslandState, row: int) -> float:
    """All of it on the day of the order, a share of it later."""
    paid_yuan = float(state.buildings.paid_yuan[row])
    if int(state.buildings.started_day[row]) == state.day:
        return paid_yuan
    return paid_yuan * float(catalogue.rules["money"]["refund_share"])
