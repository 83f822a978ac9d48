"""The pathway: wedges sum to the gap, the line falls, neutral means what it says."""

from datetime import date
from functools import cache

import pytest
from builders import build, busy_session, first_light_bay, new_session, open_tile
from hypothesis import given
from hypothesis import strategies as st

from sim_core.carbon.embodied import embodied_shares
from sim_core.commands import Build, BuyCredits
from sim_core.economy import abatement_of
from sim_core.kpis import net_t, operations_t
from sim_core.ledger import DAILY_ROW
from sim_core.pathway import Pathway, wedge_of
from sim_core.pathway_choices import choices, grown_t_per_year
from sim_core.pathway_neutral import neutrality, offsets_in
from sim_core.pathway_warming import (
    going_on,
    island_shares,
    warming_if_everyone,
    warming_of,
)
from sim_core.session import Session


@cache
def path() -> Pathway:
    session = busy_session()
    session.advance(351)
    return Pathway(session)


@pytest.mark.slow
def test_wedges_sum_to_the_gap_exactly():
    for year in path().years():
        wedges = sum(wedge.t for wedge in year.wedges)
        assert year.usual_net_t - wedges == pytest.approx(year.net_t, abs=1e-6)
        assert year.residual_t == pytest.approx(0.0, abs=1e-6)


@pytest.mark.slow
def test_the_wedges_are_what_the_player_did():
    """A solar farm, a battery and a turbine: clean power; forest: removal."""
    first = path().year(0)
    tonnes = {wedge.id: wedge.t for wedge in first.wedges}
    assert tonnes["clean_power"] > 1000.0
    assert tonnes["supply_chain"] < -1000.0
    assert tonnes["removal"] > 0.0
    assert first.year == 2021
    assert first.net_t == pytest.approx(net_t(path().session.ledger, 364, 365))


@pytest.mark.slow
def test_business_as_usual_is_the_level_without_a_command():
    usual = path().usual(365)
    alone = new_session()
    alone.advance(usual.state.day)
    assert usual.state_hash() == alone.state_hash()
    assert usual.log == []


@pytest.mark.slow
def test_the_line_falls_by_4_2_percent_of_the_base_each_year():
    """Year 10: 1 - 0.42 = 0.58 of the base; from year 24 on nothing."""
    found = path()
    assert found.line_t(10) == pytest.approx(0.58 * found.base_gross_t)
    assert found.line_t(24) == 0.0
    # Sum of 1 - 0.042 n for n = 0 to 23: 24 - 0.042 x 276 = 12.408 years.
    assert found.line_budget_t() == pytest.approx(12.408 * found.base_gross_t)


@pytest.mark.slow
def test_green_shares_are_parts_of_what_was_used_and_never_more_than_all():
    session = path().session.fork()
    mine = Pathway(session)
    mine._usual, mine._wedges = path().usual(365), {0: ()}
    figure = session.ledger.figure
    used = figure("demand_mwh", 364, 365) - figure("unserved_mwh", 364, 365)
    year = mine.year(0)
    assert year.re100_share == pytest.approx(figure("renewable_mwh", 364, 365) / used)
    assert year.hourly_share == pytest.approx(
        figure("carbon_free_mwh", 364, 365) / used
    )
    for name in ("renewable_mwh", "carbon_free_mwh"):
        session.ledger._daily[:, DAILY_ROW[name]] *= 1000.0
    assert (mine.year(0).re100_share, mine.year(0).hourly_share) == (1.0, 1.0)


@pytest.mark.slow
def test_the_peak_is_known_once_a_later_year_is_lower():
    found = path()
    totals = [year.gross_t for year in found.years()]
    assert totals[1] < totals[0]
    assert found.peak_year() == 2021
    short = Pathway(new_session())
    assert short.peak_year() is None


def test_technologies_belong_to_wedges():
    catalogue = new_session().catalogue
    expected = {
        "pv_farm": "clean_power", "coal_plant_one_unit": "clean_power",
        "house_near_zero": "efficiency", "bus_depot_electric": "transport",
        "fishing_fleet_electric": "industry", "mangrove": "removal", "road": "town",
    }  # fmt: skip
    found = {kind: wedge_of(catalogue.get(kind)) for kind in expected}
    assert found == expected


@pytest.mark.slow
def test_an_island_of_coal_is_not_neutral_and_the_tests_say_why():
    found = neutrality(path().session)
    checks = {check.id: check for check in found.checks}
    assert not found.is_neutral
    assert not checks["cut"].is_met
    session = path().session
    base_t = session.planner.untouched_year["operations_t"]
    now_t = operations_t(session.ledger, 730, 365)
    assert checks["cut"].value == pytest.approx(1.0 - now_t / base_t)
    assert not checks["balance"].is_met
    # Boilers of the worn plant fail: more than a thousandth is not served.
    assert not checks["served"].is_met
    assert checks["held"].is_met
    assert (found.first_day, found.last_day) == (366, 730)


@pytest.mark.slow
def test_growing_trees_are_no_lasting_removal():
    """The balance is the whole gross: forests and mangroves stay for decades only."""
    session = path().session
    checks = {check.id: check for check in neutrality(session).checks}
    days = 365
    gross = session.ledger.figure("scope1_t", 730, days)
    gross += session.ledger.figure("scope2_market_t", 730, days)
    gross += session.ledger.figure("scope3_t", 730, days)
    assert checks["balance"].value == pytest.approx(gross)


@pytest.mark.parametrize(("left", "counted_t"), [(0.12, 0.0), (0.09, 100.0)])
def test_credits_count_only_once_nine_tenths_are_cut(left, counted_t):
    """Of a base year of which 12 % are left nothing counts, of 9 % all of it."""
    session = new_session()
    session.submit(BuyCredits("new_mangrove", 100))
    session.advance(30)
    now_t = operations_t(session.ledger, 29, 30)
    base_t = now_t / left * 365 / 30
    session.planner.untouched_year = {"operations_t": base_t}
    (offset,) = offsets_in(session, 0, 29)
    assert (offset.bought_t, offset.counted_t) == (100.0, counted_t)


def test_a_part_of_a_year_is_not_set_against_a_whole_one():
    """After 217 days nothing is known of the cut; after 365 it is."""
    session = new_session()
    session.advance(217)
    checks = {check.id: check for check in neutrality(session).checks}
    assert not checks["cut"].is_known
    assert not checks["balance"].is_known
    assert not checks["cut"].is_met
    session.advance(148)
    checks = {check.id: check for check in neutrality(session).checks}
    assert checks["cut"].is_known
    assert checks["cut"].value == pytest.approx(0.0, abs=0.001)


def test_a_young_island_has_not_held_for_a_year():
    session = new_session()
    session.advance(10)
    checks = {check.id: check for check in neutrality(session).checks}
    assert checks["held"].value == 10.0
    assert not checks["held"].is_met


def test_a_world_that_stays_as_it_is_warms_by_a_degree_and_more_until_2100():
    """81 x 40 Gt = 3,240 Gt; 1.5 °C needs no more than some 800 Gt by this table."""
    now = warming_of([1.0])
    assert now.emitted_gt == pytest.approx(3240.0)
    # FaIR's table gives 0.40 K for each 1,000 Gt: 1.18 + 3.24 x 0.383 = 2.42 K.
    assert now.middle_k == pytest.approx(2.42, abs=0.02)
    assert now.low_k < now.middle_k < now.high_k


def test_a_world_that_stops_at_once_stays_where_it_is():
    stopped = warming_of([0.0])
    assert stopped.emitted_gt == 0.0
    assert stopped.middle_k == pytest.approx(1.18)


@given(st.lists(st.floats(0.0, 1.5), min_size=1, max_size=40), st.floats(0.0, 1.0))
def test_less_emitted_is_never_warmer(shares, factor):
    less = [share * factor for share in shares]
    assert warming_of(less).middle_k <= warming_of(shares).middle_k + 1e-12


def test_a_pace_goes_on_to_zero_and_never_below():
    """1.0, 0.9: a tenth less each year, ten years later nothing."""
    path = going_on([1.0, 0.9], 20)
    assert path[:4] == pytest.approx([1.0, 0.9, 0.8, 0.7])
    assert path[-1] == 0.0
    assert going_on([1.0, 1.2], 5) == pytest.approx([1.0, 1.2, 1.2, 1.2, 1.2])


def test_an_island_without_a_past_stands_for_the_world_as_it_is():
    """No closed year, or a base year of nothing: the world goes on as today."""
    level = first_light_bay().model_copy(update={"start": date(2020, 1, 1)})
    assert island_shares(Session.new(level)) == [1.0]
    session = new_session()
    session.advance(365)
    session.planner.untouched_year = {"net_t": 0.0}
    assert island_shares(session) == [1.0, 1.0]


@pytest.mark.slow
def test_if_everyone_did_as_the_island():
    found = warming_if_everyone(path().session)
    assert island_shares(path().session)[0] == 1.0
    assert found["as_today"] == warming_of([1.0])
    assert found["at_this_pace"].middle_k < found["as_it_stands"].middle_k
    assert found["as_it_stands"].middle_k < found["as_today"].middle_k


@pytest.mark.slow
def test_options_are_ranked_under_three_sets_of_factors():
    session = new_session()
    kinds = ("pv_farm", "onshore_wind", "native_forest")
    found = choices(session, [Build(kind, open_tile(session, kind)) for kind in kinds])
    assert len(found.order) == 3
    assert {option.kind for option in found.options} == set(kinds)
    for option in found.options:
        assert len(option.avoided_t) == 3
        assert all(0 <= rank < 3 for rank in option.rank)
    assert [option.rank[1] for option in found.options] == [0, 1, 2]
    assert found.flips == (len(set(found.order)) > 1)


@pytest.mark.slow
def test_the_middle_set_is_the_abatement_of_the_measure():
    """Two ways to the same tonnes and yuan: the ranking's, and the measure's own."""
    session = new_session()
    command = Build("onshore_wind", open_tile(session, "onshore_wind"))
    (option,) = choices(session, [command]).options
    alone = abatement_of(session, command)
    assert option.avoided_t[1] == pytest.approx(alone.avoided_t_per_year)
    assert option.yuan_per_year == pytest.approx(alone.yuan_per_year)


def test_a_planted_hectare_counts_its_mean_of_twenty_years():
    """180 t: 125 x 1.20 + 55 x 1.24 = 218.2 x 0.47 x 44/12 / 20 = 18.80 t."""
    technology = new_session().catalogue.get("native_forest")
    assert grown_t_per_year(technology) == pytest.approx(18.80, abs=0.01)
    bare = technology.model_copy(update={"params": {}})
    assert grown_t_per_year(bare) == pytest.approx(18.80, abs=0.01)
    assert grown_t_per_year(new_session().catalogue.get("pv_farm")) == 0.0


def test_embodied_carbon_has_the_range_of_its_life_cycle():
    """Wind 7 to 56 around 11 g; a house 0.7 to 1.4 of its number."""
    low, high = embodied_shares("onshore_wind")
    assert (low, high) == (pytest.approx(7 / 11), pytest.approx(56 / 11))
    assert embodied_shares("house_rebuilt") == (0.7, 1.4)


@pytest.mark.slow
def test_a_fork_has_a_pathway_of_its_own():
    session = new_session()
    other = session.fork()
    build(other, "pv_farm")
    for island in (session, other):
        island.advance(365)
    mine, theirs = Pathway(session).year(0), Pathway(other).year(0)
    assert mine.usual_net_t == pytest.approx(theirs.usual_net_t)
    assert mine.net_t == pytest.approx(mine.usual_net_t)
    assert mine.wedges == ()
    assert theirs.wedges
