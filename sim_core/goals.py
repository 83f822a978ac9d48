"""Goals, tutorial steps, winning and losing, judged by named figures."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR, days_between
from sim_core.content import Goal, When
from sim_core.kpis import figure
from sim_core.ledger import Ledger
from sim_core.state import IslandState, changed

if TYPE_CHECKING:
    from sim_core.planner import Planner


@dataclass(frozen=True)
class GoalStatus:
    """How far a goal is; `value` is None while its span is not yet over."""

    goal: Goal
    value: float | None
    target: float | None
    at_least: bool
    share: float
    done_day: int | None


def goal_value(
    planner: "Planner", state: IslandState, ledger: Ledger, when: When
) -> float | None:
    """The figure that a goal looks at, None before its whole span has passed."""
    if when.over_days and state.day < when.over_days:
        return None
    return figure(planner, state, ledger, when.kpi, when.over_days)


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


def is_met(value: float | None, target: float | None, when: When) -> bool:
    if value is None or target is None:
        return False
    return value >= target if when.at_least is not None else value <= target


def status(
    planner: "Planner", state: IslandState, ledger: Ledger, goal: Goal
) -> GoalStatus:
    """The part that is farther from its bound says where the goal stands."""
    done_day = state.goals_done.get(goal.id)
    parts = []
    for when in (goal.when, goal.also):
        if when is not None:
            value = goal_value(planner, state, ledger, when)
            target = goal_target(planner, state, ledger, when)
            parts.append((_share(value, target, when), value, target, when))
    share, value, target, when = min(parts, key=lambda part: part[0])
    share = 1.0 if done_day is not None else share
    return GoalStatus(goal, value, target, when.at_least is not None, share, done_day)


def _share(value: float | None, target: float | None, when: When) -> float:
    if value is None or target is None:
        return 0.0
    if is_met(value, target, when):
        return 1.0
    if when.at_least is not None:
        return max(value / target, 0.0) if target else 0.0
    return max(min(target / value, 1.0), 0.0) if value > 0.0 else 0.0


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
    conditions = [goal.when] if goal.also is None else [goal.when, goal.also]
    return all(_holds(planner, state, ledger, when) for when in conditions)


def _holds(planner: "Planner", state: IslandState, ledger: Ledger, when: When) -> bool:
    value = goal_value(planner, state, ledger, when)
    if value is None:
        return False
    return is_met(value, goal_target(planner, state, ledger, when), when)


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
