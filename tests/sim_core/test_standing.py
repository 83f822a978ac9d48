"""Support, residents and green power open into parts that sum."""

import pytest
from builders import busy_session, new_session

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def session():
    return busy_session()


def adds_up(tree):
    total = 0.0
    for child in tree.children:
        total += child.amount
    return total == tree.amount


@pytest.mark.parametrize("figure", ["support", "residents", "renewable_share"])
def test_each_tree_is_the_sum_of_its_rows(session, figure):
    assert adds_up(session.explain(figure))


def test_support_is_a_hundred_less_what_each_part_takes(session):
    tree = session.explain("support")
    rows = {child.key.rsplit(".", 1)[-1]: child for child in tree.children}
    homes = rows["homes"]
    # The weight of homes in rules.toml is 0.20, so a part of 60 takes 8 points.
    assert homes.amount == pytest.approx(0.20 * (homes.values["part"] - 100.0))
    assert tree.amount == pytest.approx(session.state.support)
    assert set(rows) == set(session.state.support_parts) | {"full", "moving"}


def test_before_the_first_month_support_is_the_levels_own():
    tree = new_session().explain("support", 0, 0)
    assert [child.key for child in tree.children] == ["cause.support.start"]
    assert tree.amount == 62.0


def test_residents_live_in_the_homes_that_stand(session):
    tree = session.explain("residents")
    assert tree.amount == pytest.approx(session.state.residents)
    assert {"house_old", "apartment_block"} <= {
        child.values["place"] for child in tree.children
    }


def test_green_power_is_the_figure_of_the_top_bar(session):
    tree = session.explain("renewable_share")
    share = session.snapshot().kpis["renewable_share"]
    assert tree.amount == pytest.approx(100.0 * share)
    assert {child.values["place"] for child in tree.children} == {
        "pv_farm",
        "onshore_wind",
    }
