"""What a goal says of itself before its year is over."""

from game.scenes.goalcard import hint_of, value_words
from game.style import Style
from sim_core.calendar import Date
from sim_core.content import read_level
from sim_core.goals import GoalStatus

LEVEL = read_level("campaign/first_light_bay")


def status(name, **values):
    goal = next(one for one in LEVEL.goals if one.id == name)
    shown = {"value": None, "target": None, "at_least": False, "share": 0.0}
    return GoalStatus(goal=goal, done_day=None, **(shown | values))


def test_a_goal_of_a_year_tells_what_it_has_come_to_and_when_it_is_known():
    """205 of 365 days with 7.2 t a head, where 6.5 a year are wanted."""
    goal = status(
        "halve_carbon", target=6.47, kpi="tco2e_per_head", days=205, so_far=7.21
    )  # fmt: skip
    words = hint_of(Style(1.0, "en"), goal, Date(2021, 1, 1))
    assert words.startswith("So far 7.2 ")
    assert "in 205 days" in words
    assert "within 6.5" in words
    assert "2021-12-31" in words


def test_a_share_is_told_in_percent():
    goal = status(
        "halve_carbon", value=0.97, target=0.99, at_least=True, kpi="served_share"
    )  # fmt: skip
    assert value_words(Style(1.0, "en"), goal) == "97.0 % / 99.0 %"
