"""Where a goal stands, told by the part that is farther from its bound."""

from dataclasses import replace

import numpy as np
from builders import build, first_light_bay, new_session, open_tile, uid_of

from sim_core.commands import Build, Upgrade, check
from sim_core.content import parse_level, read_catalogue
from sim_core.content.level import Goal, When
from sim_core.goals import parts_of, status
from sim_core.kpis import tonnes_per_head
from sim_core.ledger import DAILY, DAILY_ROW, Ledger
from sim_core.text import Text


def goal(**also):
    """Any jobs at all, which the town has, and whatever must hold besides."""
    return Goal(
        id="both", name=Text(zh="两者", en="Both"),
        when=When(kpi="jobs", at_least=1), also=(When(**also),),
    )  # fmt: skip


def where(session, wanted):
    found = status(session.planner, session.state, session.ledger, wanted)
    return found.value, found.target, found.share


def test_a_part_that_lacks_is_told_and_the_one_that_is_met_is_not():
    """None of four houses is rebuilt: 0 of 4."""
    session = new_session()
    assert where(session, goal(kpi="built:house_rebuilt", at_least=4)) == (0.0, 4.0, 0)


def test_half_of_the_way_of_the_lacking_part_is_half_of_the_goal():
    session = new_session()
    build(session, "pv_farm")
    session.advance(400)
    wanted = goal(kpi="in_service:solar", at_least=2)
    assert where(session, wanted) == (1.0, 2.0, 0.5)


def test_parts_that_are_met_fill_the_bar():
    session = new_session()
    assert where(session, goal(kpi="jobs", at_least=2))[2] == 1.0


def thirty_days_on_one_unit():
    return next(g for g in new_session().level.goals if g.id == "no_shortage")


def closed_unit(days_before=40):
    """The old plant, days later with one unit of the two ordered closed."""
    session = new_session()
    session.advance(days_before)
    plant = uid_of(session, "coal_plant_worn")
    session.submit(Upgrade(plant, "coal_plant_one_unit"))
    return session


def test_days_before_the_unit_was_closed_do_not_count():
    """20 days of work end on day 60; three days later the run is 3 of 30."""
    session = closed_unit()
    goal, works_days = thirty_days_on_one_unit(), 20
    assert session.catalogue.get("coal_plant_one_unit").build_days == works_days
    session.advance(works_days)
    assert where(session, goal)[:2] == (0.0, 30.0)
    session.advance(3)
    assert where(session, goal) == (3.0, 30.0, 0.1)
    assert "no_shortage" not in session.state.goals_done


def test_a_shortage_begins_the_run_anew():
    """None for 10 days, 1 MWh, none for 4: four days in a row."""
    ledger = Ledger()
    for day in range(15):
        values = np.zeros(len(DAILY))
        values[DAILY_ROW["unserved_mwh"]] = 1.0 if day == 10 else 0.0
        ledger.close_day(values)
    session = new_session()
    state = replace(session.state, day=15)
    one = Goal(
        id="run", name=Text(zh="连", en="Run"),
        when=When(kpi="unserved_mwh", over_days=8, at_most=0.0),
    )  # fmt: skip
    found = status(session.planner, state, ledger, one)
    assert (found.value, found.target, found.share) == (4.0, 8.0, 0.5)


def test_before_the_year_is_over_a_goal_tells_the_days_that_count_so_far():
    session = new_session()
    session.advance(73)
    goal = next(g for g in session.level.goals if g.id == "halve_carbon")
    found = status(session.planner, session.state, session.ledger, goal)
    assert (found.value, found.days) == (None, 73)
    assert found.so_far == tonnes_per_head(session.ledger, 72, 73)
    whole = session.planner.untouched_year["tco2e_per_head"]
    assert found.target == 0.5 * whole


def test_one_who_has_won_builds_on_until_the_last_day():
    """31 December 2025 is day 1824."""
    session = new_session()
    command = Build("pv_farm", open_tile(session, "pv_farm"))
    for day, outcome, key in (
        (1824, "won", None), (1825, "won", "reject.over"), (1825, "", "reject.over"),
        (100, "lost_debt", "reject.over"), (100, "", None),
    ):  # fmt: skip
        state = replace(session.state, day=day, outcome=outcome)
        found = check(session.level, session.catalogue, state, command)
        assert (found.key if found else None) == key


def test_a_town_in_the_dark_does_not_reach_the_goal_of_carbon():
    """No power for a year and half the carbon: 99 % of it must be served."""
    session = new_session()
    goal = next(g for g in session.level.goals if g.id == "halve_carbon")
    values = np.zeros(len(DAILY))
    values[DAILY_ROW["residents"]] = session.state.residents
    values[DAILY_ROW["demand_mwh"]] = 100.0
    for unserved_mwh, is_met in ((2.0, False), (0.5, True)):
        ledger = Ledger()
        values[DAILY_ROW["unserved_mwh"]] = unserved_mwh
        for _ in range(365):
            ledger.close_day(values)
        state = replace(session.state, day=365)
        parts = parts_of(session.planner, state, ledger, goal)
        assert all(part.is_met for part in parts) == is_met


def test_one_table_of_also_is_read_as_a_list_of_one():
    """As levels had it, and as their saves still do."""
    text = first_light_bay().text
    old = text.replace(
        'also = [{ kpi = "built:coal_plant_one_unit", at_least = 1 }]',
        'also = { kpi = "built:coal_plant_one_unit", at_least = 1 }',
    )
    assert old != text
    level = parse_level(old.encode(), "old", read_catalogue())
    assert level.goals == first_light_bay().goals
