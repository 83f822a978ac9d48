"""Goals, tutorial steps, winning and losing, judged by named figures."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR, days_between
from sim_core.content import Goal, When
from sim_core.kpis import days_standing, figure
from sim_core.ledger import Ledger
from sim_core.state import IslandState, changed

if TYPE_CHECKING:
    from sim_core.planner import Planner


# Figures that no day can take back: none over a span is none on each of its days.
NEVER_NEGATIVE = ("heat_unserved_mwh", "unserved_mwh", "curtailed_mwh", "import_mwh")


@dataclass(frozen=True)
class GoalStatus:
    """How far a goal is; `value` is None while its span is not yet over.

    `so_far` is then the figure of the `days` that count. Of a figure that must be none
    over a span, value and target are days in a row: `is_run`.
    """

    goal: Goal
    value: float | None
    target: float | None
    at_least: bool
    share: float
    done_day: int | None
    kpi: str = ""
    days: int = 0
    so_far: float | None = None
    is_run: bool = False


@dataclass(frozen=True)
class Part:
    """One condition of a goal, as it stands today."""

    when: When
    value: float | None
    target: float | None
    at_least: bool
    days: int
    is_run: bool = False

    @property
    def is_met(self) -> bool:
        if self.value is None or self.target is None:
            return False
        if self.at_least:
            return self.value >= self.target
        return self.value <= self.target

    @property
    def share(self) -> float:
        """How far it is, 1 where it is met."""
        if self.value is None or self.target is None:
            return 0.0
        if self.is_met:
            return 1.0
        if self.at_least:
            return max(self.value / self.target, 0.0) if self.target else 0.0
        return max(min(self.target / self.value, 1.0), 0.0) if self.value > 0.0 else 0.0


def parts_of(
    planner: "Planner", state: IslandState, ledger: Ledger, goal: Goal
) -> list[Part]:
    """A goal's conditions; a span counts only days on which `also` held."""
    days = state.day
    for also in goal.also:
        if also.at_least is not None:
            held = days_standing(planner, state, also.kpi, also.at_least)
            days = days if held is None else min(days, held)
    parts = [_part(planner, state, ledger, goal.when, days)]
    parts += [_part(planner, state, ledger, also, state.day) for also in goal.also]
    return parts


def _part(
    planner: "Planner", state: IslandState, ledger: Ledger, when: When, days: int
) -> Part:
    days = min(days, when.over_days)
    if when.over_days and when.at_most == 0.0 and when.kpi in NEVER_NEGATIVE:
        run = float(_days_without(ledger, when.kpi, state.day - 1, days))
        return Part(when, run, float(when.over_days), True, days, True)
    value = None
    if days >= when.over_days:
        value = figure(planner, state, ledger, when.kpi, when.over_days)
    target = goal_target(planner, state, ledger, when)
    return Part(when, value, target, when.at_least is not None, days)


def _days_without(ledger: Ledger, kpi: str, last_day: int, most: int) -> int:
    """Days in a row up to the last on which there was none of a figure."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if ledger.figure(kpi, last_day, middle) > 0.0:
            high = middle - 1
        else:
            low = middle
    return low


def goal_target(
    planner: "Planner", state: IslandState, ledger: Ledger, when: When
) -> float | None:
    """The bound, in the figure's unit; None while its base year is not over."""
    bound = when.at_least if when.at_least is not None else when.at_most
    assert bound is not None
    if when.relative_to_year is None:
        return bound
    base = _base_figure(planner, state, ledger, when)
    if base is None:
        return None
    return bound * base


def _base_figure(
    planner: "Planner", state: IslandState, ledger: Ledger, when: When
) -> float | None:
    """The base year's figure; the first year counts as it is without the player."""
    assert when.relative_to_year is not None
    first = DAYS_PER_YEAR * (when.relative_to_year - planner.level.start.year)
    if first == 0:
        return planner.untouched_year[when.kpi]
    if state.day < first + DAYS_PER_YEAR:
        return None
    end = first + DAYS_PER_YEAR
    return figure(planner, state, ledger, when.kpi, DAYS_PER_YEAR, end)


def status(
    planner: "Planner", state: IslandState, ledger: Ledger, goal: Goal
) -> GoalStatus:
    """The part that is farther from its bound says where the goal stands."""
    done_day = state.goals_done.get(goal.id)
    part = min(parts_of(planner, state, ledger, goal), key=lambda one: one.share)
    kpi, so_far = part.when.kpi, None
    if part.value is None and part.days:
        so_far = figure(planner, state, ledger, kpi, part.days)
    share = 1.0 if done_day is not None else part.share
    return GoalStatus(
        goal, part.value, part.target, part.at_least, share, done_day, kpi, part.days,
        so_far, part.is_run,
    )  # fmt: skip


def with_goals(planner: "Planner", state: IslandState, ledger: Ledger) -> IslandState:
    """Goals and steps reached by the end of the day, and the outcome."""
    reached = {
        goal.id: state.day
        for goal in planner.level.goals
        if _is_reached(planner, state, ledger, goal)
    }
    state = changed(
        state,
        goals_done={**state.goals_done, **reached} if reached else state.goals_done,
        steps_done=_steps(planner, state, ledger),
    )
    return changed(state, outcome=_outcome(planner, state))


def _is_reached(
    planner: "Planner", state: IslandState, ledger: Ledger, goal: Goal
) -> bool:
    """Whether a goal that is still open, and not too late, holds today."""
    if goal.id in state.goals_done or _is_late(planner, state, goal):
        return False
    return all(part.is_met for part in parts_of(planner, state, ledger, goal))


def _is_late(planner: "Planner", state: IslandState, goal: Goal) -> bool:
    if goal.by is None:
        return False
    return state.day - 1 > days_between(planner.level.start, goal.by)


def _steps(planner: "Planner", state: IslandState, ledger: Ledger) -> tuple[str, ...]:
    """Tutorial steps in order; the first one that is not done is shown."""
    done = state.steps_done
    for step in planner.level.steps:
        if step.id in done:
            continue
        if figure(planner, state, ledger, step.done.kpi) < step.done.at_least:
            break
        done = (*done, step.id)
    return done


def _outcome(planner: "Planner", state: IslandState) -> str:
    if state.outcome:
        return state.outcome
    if len(state.goals_done) == len(planner.level.goals):
        return "won"
    if state.support <= 0.0:
        return "lost_support"
    if state.budget_yuan <= -planner.debt_limit_yuan:
        return "lost_debt"
    return ""


def is_over(planner: "Planner", state: IslandState) -> bool:
    """Whether the level's last day has passed."""
    last = days_between(planner.level.start, planner.level.end)
    return state.day > last
