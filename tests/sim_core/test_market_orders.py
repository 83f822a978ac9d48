"""Contracts and credits: claimed once, paid, said, and never more than the books."""

from dataclasses import replace

import numpy as np
import pytest
from builders import cabled, cabled_level, new_session
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.books_green import is_contract
from sim_core.carbon.claims import Signed, claims_of, exit_fee_yuan
from sim_core.carbon.contracts import market_t
from sim_core.carbon.credits import Batch, Registry
from sim_core.carbon.held import contracts_from, credits_from, held_arrays
from sim_core.carbon.market import offers, projects
from sim_core.carbon.records import NOTHING, Contract, Row
from sim_core.carbon.tables import carbon_table
from sim_core.commands import (
    BuyCredits,
    EndContract,
    SignContract,
    from_dict,
    to_dict,
)
from sim_core.errors import ContentError, IslandError
from sim_core.explain_causes import changed
from sim_core.kpis import gross_t, net_t
from sim_core.ledger import MARKET, MONEY, OFFSET
from sim_core.session import Session, replayed

RESIDUAL = 0.5942
YEAR = 365


def rows_of(session, kind, days=range(10_000)):
    """Accounts of a kind with their amounts."""
    amounts = session.ledger.amounts(days.start, days.stop - 1)
    return {
        account: float(amounts[number])
        for number, account in enumerate(session.ledger.accounts)
        if account.kind == kind and amounts[number]
    }


def test_a_contract_covers_its_mwh_and_the_mix_the_rest():
    """Ten days: 3,650 MWh a year are 100; they emit nothing, cost 1,500 yuan."""
    session = cabled()
    session.submit(SignContract("river_hydro", 2, mwh_per_year=3650.0))
    session.advance(10)
    located = session.ledger.figure("scope2_location_t", 9, 10)
    bought_mwh = located / 0.4715
    market_t_now = session.ledger.figure("scope2_market_t", 9, 10)
    assert market_t_now == pytest.approx((bought_mwh - 100.0) * RESIDUAL)
    paid = [v for a, v in rows_of(session, MONEY).items() if a.activity == "contracts"]
    assert paid == [pytest.approx(-1500.0)]
    # 100 MWh are sent, 97 arrive.
    assert session.ledger.figure("contract_mwh", 9, 10) == pytest.approx(97.0)


def test_a_share_is_paid_as_it_is_used_and_counts_by_its_own_plants():
    session = cabled()
    session.submit(SignContract("green_tariff", 1, share=0.5))
    session.advance(10)
    bought_mwh = session.ledger.figure("scope2_location_t", 9, 10) / 0.4715
    found = session.ledger.figure("scope2_market_t", 9, 10)
    assert found == pytest.approx(bought_mwh * (0.5 * 0.3 + 0.5 * RESIDUAL))
    paid = [v for a, v in rows_of(session, MONEY).items() if a.activity == "contracts"]
    assert paid == [pytest.approx(-0.5 * bought_mwh * 6.0)]


def test_the_books_say_what_the_rule_of_inventories_says():
    """One row of electricity with its contracts, by sim_core.carbon.contracts."""
    session = cabled()
    session.submit(SignContract("river_hydro", 2, mwh_per_year=3650.0))
    session.submit(SignContract("green_tariff", 1, share=0.25))
    session.advance(10)
    bought = {
        a.activity: v for a, v in rows_of(session, "emission").items()
        if a.category == MARKET
    }  # fmt: skip
    contracts = [
        Contract(name, "power", mwh, offers()[name.split("/")[1]].t_per_mwh)
        for name, mwh in bought.items()
        if name.startswith("contract/")
    ]
    row = Row(
        "power", 2, "electricity", "activity", NOTHING, "A",
        energy_mwh=sum(bought.values()), residual_t_per_mwh=RESIDUAL,
    )  # fmt: skip
    found = session.ledger.figure("scope2_market_t", 9, 10)
    assert found == pytest.approx(market_t(row, contracts))


def test_location_based_tonnes_do_not_know_of_contracts():
    plain, signed = cabled(), cabled()
    signed.submit(SignContract("river_hydro", 2, mwh_per_year=30_000.0))
    for session in (plain, signed):
        session.advance(5)
    names = ("scope1_t", "scope2_location_t", "scope3_t", "import_mwh")
    for name in names:
        assert plain.ledger.figure(name, 4, 5) == signed.ledger.figure(name, 4, 5)


AMOUNTS = st.floats(0.0, 200_000.0, allow_nan=False)
HOURS = st.lists(st.floats(0.0, 10.0), min_size=48, max_size=48)


@given(HOURS, AMOUNTS, AMOUNTS, AMOUNTS, st.floats(0.0, 1.0))
@settings(max_examples=200)
def test_each_mwh_is_claimed_once(hours, hydro, wind, clock, share):
    """Claims and rest are what was bought, on every day, whatever is signed."""
    bought_mw = np.array(hours).reshape(2, 24)
    contracts = (
        Signed("river_hydro", hydro, 0.0, 0, 9),
        Signed("green_tariff", 0.0, share, 0, 9),
        Signed("coast_wind", wind, 0.0, 0, 9),
        Signed("round_the_clock", clock, 0.0, 0, 9),
    )
    found = claims_of(contracts, bought_mw)
    total = found.rest_mwh.copy()
    for claim in found.rows:
        assert (claim.claimed_mwh >= 0.0).all()
        assert (claim.claimed_mwh <= claim.paid_mwh + 1e-9).all()
        total = total + claim.claimed_mwh
    assert (found.rest_mwh >= 0.0).all()
    np.testing.assert_allclose(total, bought_mw.sum(axis=1), rtol=1e-9, atol=1e-9)
    assert (found.matched_mw <= bought_mw + 1e-12).all()
    # A day does not know of the days it was planned with.
    alone = claims_of(contracts, bought_mw[1:])
    assert alone.rest_mwh[0] == found.rest_mwh[1]


def test_power_matched_by_the_hour_counts_in_the_hourly_share_and_no_other():
    plain, yearly, hourly = cabled(), cabled(), cabled()
    yearly.submit(SignContract("river_hydro", 1, mwh_per_year=17_520.0))
    hourly.state = replace(
        hourly.state, contracts=(Signed("round_the_clock", 8760.0, 0.0, 0, 999),)
    )
    for session in (plain, yearly, hourly):
        session.advance(3)
    share = {
        name: session.ledger.figure("carbon_free_mwh", 2, 3)
        for name, session in (("plain", plain), ("yearly", yearly), ("hourly", hourly))
    }
    assert share["plain"] == share["yearly"]
    # A MW in each of 72 hours, of which 97 % arrive.
    assert share["hourly"] - share["plain"] == pytest.approx(69.84)


def test_a_contract_says_why_it_cannot_be_signed():
    session = cabled()
    hydro = {"offer": "river_hydro", "years": 2, "mwh_per_year": 100.0}
    cases = {
        "reject.no_offer": {"offer": "moon_power"},
        "reject.offered_later": {"offer": "round_the_clock", "years": 3},
        "reject.contract_years": {"years": 6},
        "reject.contract_amount": {"mwh_per_year": 0.0},
        "reject.contract_most": {"mwh_per_year": 60_001.0},
    }
    for key, change in cases.items():
        assert session.check(SignContract(**{**hydro, **change})).key == key
    both = SignContract("river_hydro", 2, 100.0, 0.5)
    assert session.check(both).key == "reject.contract_amount"
    plain = new_session()
    plain.advance(365)
    solar = SignContract("hill_solar", 5, mwh_per_year=100.0)
    assert plain.check(solar).key == "reject.needs_cable"
    session.submit(SignContract(**hydro))
    assert session.check(SignContract(**hydro)).key == "reject.contract_runs"
    assert session.check(EndContract("coast_wind")).key == "reject.no_contract"
    session.submit(SignContract("green_tariff", 1, share=0.8))
    assert session.check(EndContract("green_tariff")) is None


def test_shares_of_all_contracts_are_at_most_the_whole():
    session = cabled()
    command = SignContract("green_tariff", 1, share=1.2)
    assert session.check(command).key == "reject.contract_share"
    assert session.check(command).values == {"left": 100}


def test_a_contract_ends_on_its_last_day():
    """Signed on day 50 for a year: day 414, in the midst of a month, is the last."""
    session = cabled()
    session.advance(50)
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    session.advance(YEAR + 10)
    days = (49, 50, 414, 415)
    daily = [session.ledger.figure("contract_mwh", day, 1) for day in days]
    assert daily == [0.0, pytest.approx(9.7), pytest.approx(9.7), 0.0]
    assert session.check(EndContract("river_hydro")).key == "reject.no_contract"


def test_who_leaves_early_pays_a_part_of_the_premium_to_come():
    """364 of 365 days left, 10 MWh a day, 15 yuan, a quarter: 13,650 yuan."""
    signed = Signed("river_hydro", 3650.0, 0.0, 0, 364)
    assert exit_fee_yuan(signed, 1) == pytest.approx(364 * 10 * 15 * 0.25)
    session = cabled()
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    session.advance(1)
    before = session.state.budget_yuan
    session.submit(EndContract("river_hydro"))
    assert before - session.state.budget_yuan == pytest.approx(13_650.0)
    fee = [
        v for a, v in rows_of(session, MONEY).items() if a.activity == "contract_end"
    ]
    assert fee == [pytest.approx(-13_650.0)]


def test_a_contract_of_today_is_taken_back_for_nothing():
    session = cabled()
    before = session.state_hash()
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    assert session.state_hash() != before
    session.submit(EndContract("river_hydro"))
    assert session.state_hash() == before


def test_the_preview_says_the_tonnes_and_the_premium_of_a_year():
    """5,000 MWh x 0.5942 = 2,971 t less; 5,000 x 15 yuan; 4,850 MWh arrive."""
    session = cabled()
    found = session.preview(SignContract("river_hydro", 2, mwh_per_year=5000.0))
    assert found.tco2e_per_year == pytest.approx(-2971.0)
    assert found.yuan_per_year == pytest.approx(-75_000.0)
    assert found.contract_mwh_per_year == pytest.approx(4850.0)
    assert found.cost_yuan == 0.0
    bought = session.preview(BuyCredits("new_mangrove", 100))
    assert (bought.cost_yuan, bought.tco2e_per_year) == (16_000.0, 0.0)


def test_trees_show_contracts_with_factor_and_source_and_sum_exactly():
    session = cabled()
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    session.submit(SignContract("green_tariff", 1, share=0.1))
    session.advance(4)
    tree = session.explain("scope2_market_t", 0, 3)
    rows = {cause.values["activity"]: cause for cause in tree.children}
    assert rows["contract/river_hydro"].amount == 0.0
    assert rows["contract/river_hydro"].leaf.amount == pytest.approx(40.0)
    assert rows["contract/river_hydro"].leaf.sources == ("ghg_protocol",)
    assert rows["contract/green_tariff"].leaf.t_per_unit == 0.3
    assert tree.amount == sum(cause.amount for cause in tree.children)
    assert tree.amount == pytest.approx(session.ledger.figure("scope2_market_t", 3, 4))
    money = session.explain("cash_yuan", 0, 3)
    names = {cause.key for cause in money.children}
    assert "cause.group.contracts" in names


def test_a_change_of_tonnes_is_told_by_the_contract_that_made_it():
    session = cabled()
    session.advance(10)
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    session.advance(10)
    tree = changed(session, "scope2_market_t", (0, 9), (10, 19))
    causes = {cause.key: cause for cause in tree.children}
    assert causes["cause.contracts"].who == "you"
    assert causes["cause.contracts"].amount == pytest.approx(-100.0 * RESIDUAL)
    gap = session.ledger.figure("scope2_market_t", 19, 10)
    gap -= session.ledger.figure("scope2_market_t", 9, 10)
    assert tree.amount == pytest.approx(gap)


def orders(session):
    session.submit(SignContract("river_hydro", 1, mwh_per_year=9000.0))
    session.advance(3)
    session.submit(BuyCredits("basalt_wells", 7))
    session.submit(SignContract("green_tariff", 2, share=0.5))
    session.advance(3)
    session.submit(EndContract("river_hydro"))
    session.submit(BuyCredits("basalt_wells", 5))
    session.advance(2)


def test_saves_and_replays_keep_contracts_and_credits(tmp_path):
    session = cabled()
    orders(session)
    again = replayed(cabled_level(), session.log, 8, session.seed)
    assert again.state_hash() == session.state_hash()
    loaded = Session.load(session.save(tmp_path))
    assert loaded.state.contracts == session.state.contracts
    assert loaded.state.credits == session.state.credits
    loaded.advance(1)
    session.advance(1)
    assert loaded.state_hash() == session.state_hash()
    for line in session.log:
        assert to_dict(from_dict(line)) == {k: v for k, v in line.items() if k != "day"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("contract_offer", np.array(["moon_power"])),
        ("contract_offer", np.array([1])),
        ("contract_share", np.array([np.nan])),
        ("contract_mwh_per_year", np.array([-1.0])),
        ("contract_first_day", np.array([0.5])),
        ("contract_last_day", np.array([1, 2])),
        ("credit_project", np.array(["old_forest", "old_forest"])),
        ("credit_count", np.array([10**18])),
    ],
)
def test_a_save_with_impossible_contracts_is_refused(name, values):
    arrays = held_arrays("contract", [Signed("river_hydro", 1.0, 0.0, 0, 364)])
    arrays |= held_arrays("credit", [Batch("old_forest", 2021, 0, 5)])
    assert contracts_from(arrays)[0].offer == "river_hydro"
    assert credits_from(arrays) == (Batch("old_forest", 2021, 0, 5),)
    with pytest.raises(ValueError, match=r"cannot be|does not know"):
        (contracts_from(arrays | {name: values}), credits_from(arrays | {name: values}))


def test_a_contract_lasts_the_same_however_the_days_are_taken():
    one, many = cabled(), cabled()
    for session in (one, many):
        session.submit(SignContract("river_hydro", 1, mwh_per_year=9000.0))
    one.advance(20)
    for _ in range(20):
        many.advance(1)
        many._plan = None
    assert one.state_hash() == many.state_hash()


def test_a_command_of_a_log_needs_the_right_values():
    line = {"command": "sign_contract", "offer": "river_hydro", "years": 1}
    assert from_dict(line | {"mwh_per_year": 5}) == SignContract("river_hydro", 1, 5)
    for wrong in (
        line | {"years": 1.5},
        line | {"share": "half"},
        line | {"mwh_per_year": float("inf")},
        {"command": "buy_credits", "project": "old_forest", "tonnes": 2.5},
        {"command": "buy_credits", "project": "old_forest", "tonnes": True},
        {"command": "end_contract", "offer": 3},
    ):
        with pytest.raises(IslandError, match="is of the wrong type"):
            from_dict(wrong)


def test_credits_are_paid_at_once_and_stand_beside_the_books():
    """100 t at 160 yuan; gross and net are those of an island without them."""
    plain, buyer = cabled(), cabled()
    buyer.submit(BuyCredits("new_mangrove", 100))
    assert plain.state.budget_yuan - buyer.state.budget_yuan == 16_000.0
    for session in (plain, buyer):
        session.advance(3)
    assert gross_t(buyer.ledger, 2, 3) == gross_t(plain.ledger, 2, 3)
    assert net_t(buyer.ledger, 2, 3) == net_t(plain.ledger, 2, 3)
    (account,) = [a for a in buyer.ledger.accounts if a.kind == OFFSET]
    assert (account.place, account.t_per_unit) == ("new_mangrove", 1.0)
    assert rows_of(buyer, OFFSET) == {account: 100.0}


def test_a_project_sells_no_more_than_it_has_issued():
    """Mangrove: 7,800 x 0.95 x 0.8 = 5,928 t a year."""
    session = cabled()
    assert session.check(BuyCredits("new_mangrove", 5929)).values == {"left": 5928}
    assert session.check(BuyCredits("new_mangrove", 0)).key == "reject.credit_amount"
    assert session.check(BuyCredits("gold_mine", 1)).key == "reject.no_project"
    session.submit(BuyCredits("new_mangrove", 5900))
    assert session.check(BuyCredits("new_mangrove", 29)).values == {"left": 28}
    poor = BuyCredits("basalt_wells", 2900)
    session.state = replace(session.state, budget_yuan=1000.0)
    assert session.check(poor).key == "reject.too_expensive"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(projects())),
            st.integers(-5, 4000),
            st.integers(0, 2),
        ),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_no_credit_is_used_twice(orders):
    """Every number that the island holds can be retired in a registry, once."""
    session = cabled()
    session.state = replace(session.state, budget_yuan=1e9)
    bought: dict[tuple[str, int], int] = {}
    for project, tonnes, years in orders:
        session.state = replace(session.state, day=session.state.day + YEAR * years)
        command = BuyCredits(project, tonnes)
        year = 2021 + session.state.day // YEAR
        if session.check(command) is None:
            session.state = _after(session, command)
            bought[project, year] = bought.get((project, year), 0) + tonnes
    registry = Registry()
    for project in projects().values():
        registry = registry.with_project(project)
    for batch in session.state.credits:
        registry, _ = registry.issue(batch.project, batch.year)
        registry = registry.retire(batch, "island")
    assert registry.retired_t("island") == sum(bought.values())
    held = {(b.project, b.year): b.count for b in session.state.credits}
    assert held == bought


def _after(session, command):
    from sim_core.commands import apply

    return apply(session.level, session.catalogue, session.state, command)


def test_a_refusal_names_the_share_that_is_left_in_whole_percent():
    """49.52 % taken: 50.48 % are left, said as 50."""
    session = cabled()
    taken = Signed("hill_solar", 0.0, 0.4952, 0, 364)
    session.state = replace(session.state, contracts=(taken,))
    refused = session.check(SignContract("green_tariff", 1, share=0.6))
    assert refused.values == {"left": 50}


@pytest.mark.parametrize(("more", "is_fine"), [(0.4, True), (0.43, False)])
def test_shares_of_contracts_add_up_to_the_whole_at_most(more, is_fine):
    session = cabled()
    taken = Signed("hill_solar", 0.0, 0.6, 0, 364)
    session.state = replace(session.state, contracts=(taken,))
    refused = session.check(SignContract("green_tariff", 1, share=more))
    assert (refused is None) == is_fine


def test_a_level_says_what_is_on_sale():
    nothing = cabled(cabled_level("market = []"))
    command = SignContract("river_hydro", 1, mwh_per_year=1.0)
    assert nothing.check(command).key == "reject.no_offer"
    assert nothing.check(BuyCredits("old_forest", 1)).key == "reject.no_project"
    some = cabled(cabled_level('market = ["river_hydro"]'))
    assert some.check(command) is None
    with pytest.raises(ContentError) as caught:
        cabled_level('market = ["river_hidro"]')
    message = str(caught.value)
    assert 'no contract or project "river_hidro"' in message
    assert 'did you mean "river_hydro"?' in message


def test_every_number_on_sale_names_its_source():
    marks = ("is_additional", "is_traceable", "is_near", "is_hourly")
    known = {"ghg_protocol", "tencent_2022", "team_assumption"}
    for row in carbon_table("market")["offer"]:
        cited = row["source"]
        assert set(cited) == {
            "first_year", "years", "mwh_per_year", "premium_yuan_per_mwh", "t_per_mwh",
            "exit_share", "marks",
        }  # fmt: skip
        for words in cited.values():
            source, _, reason = words.partition(": ")
            assert source in known
            assert reason
        assert all(isinstance(row[name], bool) for name in marks)
        assert 0 < row["least_years"] <= row["most_years"]
    assert [o.id for o in offers().values() if o.is_sound] == [
        "hill_solar", "coast_wind", "round_the_clock",
    ]  # fmt: skip


def test_only_rows_of_contracts_are_contracts():
    session = cabled()
    session.submit(SignContract("green_tariff", 1, share=1.0))
    session.advance(1)
    found = [a.activity for a in session.ledger.accounts if is_contract(a)]
    assert found == ["contract/green_tariff"]
