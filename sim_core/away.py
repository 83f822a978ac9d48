"""Time that passed without the player: the same days, and what they brought."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core.calendar import days_between
from sim_core.explain import Cause
from sim_core.numeric import fixed_sum

if TYPE_CHECKING:
    from sim_core.session import Session

DAYS_PER_HOUR = 60
CAP_HOURS = 8.0
# A lost mandate is seen this long before it happens, so that it can be turned.
WARNING_DAYS = 30
SHORT_MWH = 1e-6


@dataclass(frozen=True)
class Shortage:
    """A day on which power was missing."""

    day: int
    missing_mwh: float
    hours: int


@dataclass(frozen=True)
class AwayReport:
    """What the days brought, each figure with its tree of causes."""

    hours_away: float
    cap_hours: float
    first_day: int
    days: int
    stopped_by: str
    net_t_by_day: tuple[float, ...]
    generation: Cause
    carbon: Cause
    money: Cause
    curtailed_mwh: float
    demand_mwh: float
    shortages: tuple[Shortage, ...]
    finished: tuple[tuple[int, str], ...]
    goals: tuple[tuple[int, str], ...]
    before: tuple[float, float, float]
    after: tuple[float, float, float]

    @property
    def last_day(self) -> int:
        return self.first_day + self.days - 1


def days_due(hours_away: float, cap_hours: float = CAP_HOURS) -> int:
    """A game day for each minute, up to the cap."""
    return int(max(min(hours_away, cap_hours), 0.0) * DAYS_PER_HOUR)


def catch_up(
    session: "Session", hours_away: float, cap_hours: float = CAP_HOURS
) -> AwayReport | None:
    """Play the days that are due, first on a twin; None when there are none.

    It stops before the level's last day, on the day before a goal's deadline, and a
    month before a mandate would be lost: away time does no irreversible harm.
    """
    due = days_due(hours_away, cap_hours)
    days, reason = _allowed(session, due)
    if days <= 0:
        return None
    twin = session.fork()
    shortages, lost = _played(twin, days)
    if lost is not None:
        days, reason = max(lost - WARNING_DAYS, 0), "loss"
        if not days:
            return None
    elif reason == "time" and hours_away > cap_hours:
        reason = "cap"
    before = _this_morning(session)
    goals_before = dict(session.state.goals_done)
    first = session.state.day
    if lost is None:
        session.adopt(twin)
    else:
        shortages, _ = _played(session, days)
    last = first + days - 1
    return AwayReport(
        hours_away,
        cap_hours,
        first,
        days,
        reason,
        tuple(_net_t(session, day) for day in range(first, last + 1)),
        session.explain("generation_mwh", first, last),
        session.explain("net_t", first, last),
        session.explain("cash_yuan", first, last),
        session.ledger.figure("curtailed_mwh", last, days),
        session.ledger.figure("demand_mwh", last, days),
        shortages,
        _finished(session, first, last),
        tuple(
            (day, name)
            for name, day in sorted(session.state.goals_done.items())
            if name not in goals_before
        ),
        before,
        _standing(session),
    )


def _allowed(session: "Session", due: int) -> tuple[int, str]:
    """How many of the due days may pass, and what ends them."""
    if session.is_closed:
        return 0, "over"
    level, today = session.level, session.state.day
    last = days_between(level.start, level.end)
    limits = [(due, "time"), (last - today, "end")]
    for goal in level.goals:
        if goal.by is not None and goal.id not in session.state.goals_done:
            deadline = days_between(level.start, goal.by)
            if deadline >= today:
                limits.append((deadline - today, "deadline"))
    return min(limits)


def _played(session: "Session", days: int) -> tuple[tuple[Shortage, ...], int | None]:
    """Days on which power was missing, and when the mandate was lost, if it was."""
    shortages = []
    for number in range(days):
        session.advance(1)
        missing_mw = session.unserved_today_mw()
        missing_mwh = float(fixed_sum(missing_mw))
        if missing_mwh > SHORT_MWH:
            hours = int(np.count_nonzero(missing_mw > 0.0))
            shortages.append(Shortage(session.state.day - 1, missing_mwh, hours))
        if session.state.outcome.startswith("lost"):
            return tuple(shortages), number + 1
    return tuple(shortages), None


def _standing(session: "Session") -> tuple[float, float, float]:
    """Budget [yuan], residents, support."""
    state = session.state
    return state.budget_yuan, state.residents, state.support


def _this_morning(session: "Session") -> tuple[float, float, float]:
    """The standing before today's own building, which today's books hold too."""
    budget_yuan, residents, support = _standing(session)
    today = session.state.day
    paid_yuan = session.explain("cash_yuan", today, today).amount
    return budget_yuan - paid_yuan, residents, support


def _net_t(session: "Session", day: int) -> float:
    figure = session.ledger.figure
    gross_t = (
        figure("scope1_t", day, 1)
        + figure("scope2_market_t", day, 1)
        + figure("scope3_t", day, 1)
    )
    return gross_t - figure("sinks_t", day, 1)


def _finished(session: "Session", first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Buildings and upgrades that went into service in the span."""
    buildings = session.state.buildings
    technologies = session.catalogue.technologies
    found = [
        (int(day), technologies[int(kind)].id)
        for day, kind in zip(buildings.ready_day, buildings.tech, strict=True)
        if first <= int(day) <= last
    ]
    return tuple(sorted(found))
