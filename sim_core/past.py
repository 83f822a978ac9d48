"""Days that have passed: their hours once more, and which of them lacked power."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core.ledger import DAILY_ROW
from sim_core.snapshot import DayResult, day_result
from sim_core.spans import starts_of

if TYPE_CHECKING:
    from sim_core.session import Session

SHORT_MWH = 0.05


def day_played(session: "Session", day: int) -> DayResult:
    """The 24 hours of a day, planned again from the state that its plan began with.

    A day's row of a plan does not depend on how many days were planned with it, so
    these are the hours that were played.
    """
    last = session.last_day()
    if last is not None and last[0].first_day + last[1] == day:
        return day_result(session.planner, *last)
    starts = [state for state in starts_of(session, day) if state.day <= day]
    plan = session.planner.plan(starts[-1])
    return day_result(session.planner, plan, day - plan.first_day)


def is_kept(session: "Session", day: int) -> bool:
    """Whether a day can be told without playing the log again."""
    if day == session.state.day - 1 and session.last_day() is not None:
        return True
    return bool(session.history) and session.history[0].day <= day


@dataclass(frozen=True)
class ShortDay:
    """A day on which power was missing."""

    day: int
    missing_mwh: float


def short_days(session: "Session", first_day: int, last_day: int) -> list[ShortDay]:
    """Days that lacked power, in order; of years kept by month no day is known."""
    daily = session.ledger.daily[:, DAILY_ROW["unserved_mwh"]]
    begins = session.ledger.days - len(daily)
    return [
        ShortDay(begins + int(row), float(daily[row]))
        for row in np.flatnonzero(daily > SHORT_MWH)
        if first_day <= begins + row <= last_day
    ]
