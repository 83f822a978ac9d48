"""Where a goal stands, told by the part that is farther from its bound."""

from builders import build, new_session

from sim_core.content.level import Goal, When
from sim_core.goals import status
from sim_core.text import Text


def goal(**also):
    """Any jobs at all, which the town has, and whatever must hold besides."""
    return Goal(
        id="both", name=Text(zh="两者", en="Both"),
        when=When(kpi="jobs", at_least=1), also=When(**also),
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
