"""If everyone did as your island: how warm the world would be in 2100."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.tables import carbon_table
from sim_core.kpis import net_t
from sim_core.numeric import interpolate

if TYPE_CHECKING:
    from sim_core.session import Session


@dataclass(frozen=True)
class Warming:
    """Warming since 1850–1900 in the last year of the table: low, middle, high. [K]"""

    emitted_gt: float
    low_k: float
    middle_k: float
    high_k: float


def warming_of(shares_by_year: Sequence[float]) -> Warming:
    """Warming if the world's emissions followed these shares of today's.

    The first share is for the table's first year; the last one holds to its end.
    Carbon dioxide only: other gases add to it.
    """
    table = carbon_table("warming")
    years = int(table["last_year"]) - int(table["first_year"]) + 1
    yearly_gt = float(table["emitted_per_year_gt"])
    emitted_gt = 0.0
    for number in range(years):
        share = shares_by_year[min(number, len(shares_by_year) - 1)]
        emitted_gt += yearly_gt * share
    rises = [_rise_k(column, emitted_gt) for column in ("low_k", "middle_k", "high_k")]
    now = [float(value) for value in table["warming_2020_k"]]
    ends = [a + b for a, b in zip(now, rises, strict=True)]
    return Warming(emitted_gt, *ends)


def _rise_k(column: str, emitted_gt: float) -> float:
    """Warming from what is emitted on top of what already was."""
    before_gt = float(carbon_table("warming")["emitted_until_2019_gt"])
    return _at(column, before_gt + emitted_gt) - _at(column, before_gt)


def _at(column: str, cumulative_gt: float) -> float:
    """The table, carried on straight beyond its end."""
    table = carbon_table("warming")
    points, values = table["cumulative_gt"], table[column]
    inside = float(interpolate(cumulative_gt, points, values))
    beyond_gt = max(cumulative_gt - float(points[-1]), 0.0)
    slope = (values[-1] - values[-2]) / (points[-1] - points[-2])
    return inside + beyond_gt * float(slope)


def island_shares(session: "Session") -> list[float]:
    """Net tonnes of each closed year as shares of the base year without the player."""
    base_t = session.planner.untouched_year["net_t"]
    found = [1.0] * max(session.level.start.year - int(_first_year()), 0)
    for number in range(session.state.day // DAYS_PER_YEAR):
        last = (number + 1) * DAYS_PER_YEAR - 1
        yearly_t = net_t(session.ledger, last, DAYS_PER_YEAR)
        found.append(yearly_t / base_t if base_t else 1.0)
    return found or [1.0]


def _first_year() -> int:
    return int(carbon_table("warming")["first_year"])


def going_on(shares: Sequence[float], until: int) -> list[float]:
    """The same pace carried on to nothing, for the years that are still to come."""
    found = list(shares)
    steps = max(len(found) - 1, 1)
    pace = (found[-1] - found[0]) / steps
    for _ in range(max(until - len(found), 0)):
        found.append(min(max(found[-1] + min(pace, 0.0), 0.0), found[-1]))
    return found


def warming_if_everyone(session: "Session") -> dict[str, Warming]:
    """Three worlds: as today for ever, as the island stands, and at its pace."""
    table = carbon_table("warming")
    years = int(table["last_year"]) - int(table["first_year"]) + 1
    shares = island_shares(session)
    return {
        "as_today": warming_of([1.0]),
        "as_it_stands": warming_of(shares),
        "at_this_pace": warming_of(going_on(shares, years)),
    }
