"""Support: what people look at, worked out by hand, and goals that keep their jobs."""

import pytest
from builders import first_light_bay, new_session, uid_of

from sim_core.commands import Demolish, Upgrade
from sim_core.content import read_catalogue
from sim_core.fleet import fleet_of, jobs_of
from sim_core.goals import status
from sim_core.people import Comfort

RULES = read_catalogue().rules["people"]


def demolish_all(session, kind):
    row = session.catalogue.row(kind)
    buildings = session.state.buildings
    for uid in buildings.uid[buildings.tech == row]:
        session.submit(Demolish(int(uid)))


def parts_after(session, days=40):
    session.advance(days)
    return session.state.support_parts


def test_weights_add_up_to_one_and_each_part_has_a_weight():
    assert sum(RULES["weights"].values()) == pytest.approx(1.0)
    parts = parts_after(new_session())
    assert set(parts) == set(RULES["weights"])


def test_every_number_of_the_rules_names_a_source():
    known = read_catalogue().sources | {"team_assumption"}
    numbers = {name for name, value in RULES.items() if isinstance(value, float)}
    assert numbers - {"support_without_power"} <= set(RULES["source"])
    for cited in RULES["source"].values():
        assert cited.partition(":")[0] in known


def test_fairness_is_the_worst_off_fifth_against_all():
    """10 people at 50 and 40 at 100: mean 90, worst fifth 50: 55.6."""
    comfort = Comfort((10.0, 40.0), (50.0, 100.0))
    assert comfort.mean == 90.0
    assert comfort.fairness(0.2) == pytest.approx(100.0 * 50.0 / 90.0)


def test_a_fifth_may_reach_into_the_next_kind_of_home():
    """5 of 50 people at 40 and 5 at 80: the worst fifth has 60."""
    comfort = Comfort((5.0, 45.0), (40.0, 80.0))
    mean = (5.0 * 40.0 + 45.0 * 80.0) / 50.0
    assert comfort.fairness(0.2) == pytest.approx(100.0 * 60.0 / mean)


def test_a_town_without_homes_has_no_comfort():
    assert Comfort((), ()).mean == 0.0
    assert Comfort((), ()).fairness(0.2) == 0.0


def test_a_town_without_water_has_two_thirds_of_its_services():
    session = new_session()
    demolish_all(session, "water_works")
    assert parts_after(session)["services"] == pytest.approx(200.0 / 3.0)


def test_a_town_without_its_factory_has_523_jobs_for_900_wanted():
    session = new_session()
    demolish_all(session, "fish_factory")
    fleet = fleet_of(session.level, session.catalogue, session.state)
    assert jobs_of(session.catalogue, fleet) == 523.0
    parts = parts_after(session, 28)
    assert parts == {} or parts["jobs"] == pytest.approx(
        100.0 * 523.0 / 900.0, rel=0.05
    )


def test_bills_are_light_in_january_and_heavier_in_july():
    session = new_session()
    winter = parts_after(session, 32)["bills"]
    summer = parts_after(session, 185)["bills"]
    assert 0.0 < summer < winter <= 100.0


def test_power_cuts_leave_no_support_for_anything_else():
    session = new_session()
    demolish_all(session, "coal_plant_worn")
    demolish_all(session, "diesel_set")
    parts = parts_after(session, 62)
    assert parts["reliability"] == 0.0
    assert session.state.support < 45.0


def test_nobody_is_put_on_the_street():
    """Room for 3,648 and 3,600 people: the second house of 32 would miss 16."""
    session = new_session()
    session.submit(Demolish(uid_of(session, "house_old")))
    refused = session.check(Demolish(uid_of(session, "house_old")))
    assert refused is not None
    assert refused.key == "reject.people_live_here"
    assert refused.values["people"] == 16


def test_an_empty_ruin_may_be_torn_down():
    session = new_session()
    assert session.check(Demolish(uid_of(session, "house_ruin"))) is None


@pytest.mark.slow
def test_halving_carbon_by_closing_the_factory_is_no_win():
    """The factory gone and one coal unit shut: half the carbon, but 487 jobs."""
    session = new_session()
    demolish_all(session, "fish_factory")
    session.submit(Upgrade(uid_of(session, "coal_plant_worn"), "coal_plant_one_unit"))
    session.advance(500)
    goal = next(g for g in first_light_bay().goals if g.id == "halve_carbon")
    found = status(session.planner, session.state, session.ledger, goal)
    assert found.value < found.target
    assert goal.id not in session.state.goals_done
    assert found.share == pytest.approx(487.0 / 800.0)
