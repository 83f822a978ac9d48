"""Contracts and credits in the yearly disclosure and in the tests of neutrality."""

import pytest
from builders import cabled

from sim_core.carbon.credits import Use
from sim_core.carbon.market import offers, projects
from sim_core.commands import BuyCredits, SignContract
from sim_core.disclosure import BAD, GOOD, NOTE, WARN
from sim_core.disclosure_build import disclosure_of
from sim_core.disclosure_market import contract_verdict
from sim_core.kpis import re100_share
from sim_core.offsets import bought, counted_t, offsets_of
from sim_core.pathway import Pathway
from sim_core.pathway_neutral import neutrality, residual_t

WELL, MANGROVE, FOREST = (
    projects()[name] for name in ("basalt_wells", "new_mangrove", "old_forest")
)


def remark(report, name):
    return next(one for one in report.remarks if one.id == name)


@pytest.fixture(scope="module")
def session():
    """Ten days: 100 MWh of old hydropower sent, and credits before any cut."""
    session = cabled()
    session.submit(SignContract("river_hydro", 1, mwh_per_year=3650.0))
    session.submit(BuyCredits("old_forest", 800))
    session.submit(BuyCredits("basalt_wells", 50))
    session.advance(10)
    return session


@pytest.fixture(scope="module")
def report(session):
    return disclosure_of(session)


def test_a_contract_is_shown_with_its_marks_and_what_arrived(report):
    (row,) = report.contracts
    assert (row.id, row.t_per_mwh) == ("river_hydro", 0.0)
    assert row.energy_mwh == pytest.approx(97.0)
    assert (row.is_additional, row.is_traceable, row.is_near) == (False, True, False)
    assert row.verdict.en == "lacks additionality, nearness; factor 0 t/MWh"
    assert remark(report, "contracts").level == WARN
    sound = contract_verdict(offers()["coast_wind"])
    assert sound.en == "additional, traceable, near; factor 0 t/MWh"


def test_the_yearly_share_of_green_power_counts_contracts(session, report):
    used_mwh = session.ledger.figure("demand_mwh", 9, 10)
    used_mwh -= session.ledger.figure("unserved_mwh", 9, 10)
    power = report.power
    assert power.contract_share == pytest.approx(97.0 / used_mwh)
    assert power.re100_share == pytest.approx(
        power.own_green_share + power.contract_share
    )
    assert power.hourly_carbon_free_share == 0.0
    assert re100_share(session.ledger, 9, 10) == pytest.approx(power.re100_share)


def test_credits_before_the_cut_are_called_what_they_are(session, report):
    """850 t are bought; not one of them counts, and the books are as they were."""
    assert [row.counted_t for row in report.offsets] == [0.0, 0.0]
    assert {row.id: row.bought_t for row in report.offsets} == {
        "old_forest": 800.0,
        "basalt_wells": 50.0,
    }
    found = remark(report, "offsets")
    assert found.level == BAD
    assert found.words.en.startswith("850 t bought, 0 t may count")
    totals = report.totals
    assert totals.offsets_t == 0.0
    assert totals.net_t == pytest.approx(totals.gross.t - totals.sinks_t)


def test_net_zero_by_credits_alone_is_called_greenwash():
    """One day's gross is some 180 t: 5,000 t of credits would seem to balance it."""
    session = cabled()
    session.submit(BuyCredits("new_mangrove", 5000))
    session.advance(1)
    found = remark(disclosure_of(session), "wording")
    assert found.level == BAD
    assert "rests on offsets" in found.words.en


def test_without_contracts_and_credits_the_remarks_say_so():
    session = cabled()
    session.advance(1)
    report = disclosure_of(session)
    assert report.contracts == report.offsets == ()
    assert remark(report, "contracts").level == NOTE
    assert remark(report, "offsets").level == GOOD


@pytest.mark.parametrize(
    ("cut", "residual", "verdicts", "counted"),
    [
        (0.89, 500.0, ["early", "early", "early"], 0.0),
        (0.95, 500.0, ["counted", "counted", "poor"], 130.0),
        # The well first, then 20 of the mangrove's 80.
        (0.95, 70.0, ["counted", "beyond", "poor"], 70.0),
        (0.95, -5.0, ["beyond", "beyond", "poor"], 0.0),
    ],
)
def test_each_project_is_told_why_its_credits_do_not_count(
    cut, residual, verdicts, counted
):
    uses = [Use(WELL, 50.0), Use(MANGROVE, 80.0), Use(FOREST, 900.0)]
    found = offsets_of(uses, residual, cut)
    assert [offset.verdict for offset in found] == verdicts
    assert counted_t(found) == counted


def test_the_balance_of_neutrality_takes_only_what_may_count(session, monkeypatch):
    """Before the cut nothing; at 95 % the well's 50 t, of the old forest none."""
    uses = bought(session.ledger, 0, 9)
    assert {use.project.id: use.bought_t for use in uses} == {
        "old_forest": 800.0,
        "basalt_wells": 50.0,
    }
    left_t = residual_t(session, 0, 9)
    balance = next(c for c in neutrality(session).checks if c.id == "balance")
    assert balance.value == left_t
    monkeypatch.setattr("sim_core.pathway_neutral.operations_t", lambda *_: 0.0)
    balance = next(c for c in neutrality(session).checks if c.id == "balance")
    assert balance.value == pytest.approx(left_t - 50.0)


@pytest.mark.slow
def test_contracts_are_clean_power_in_the_wedges_which_sum_to_the_gap():
    session = cabled()
    session.advance(100)
    session.submit(SignContract("green_tariff", 1, share=0.5))
    session.advance(265)
    year = Pathway(session).year(0)
    assert year.residual_t == pytest.approx(0.0, abs=1e-6)
    plain = cabled()
    plain.advance(365)
    without = Pathway(plain).year(0)
    with_t, without_t = (
        next(wedge.t for wedge in one.wedges if wedge.id == "clean_power")
        for one in (year, without)
    )
    market_t = [s.ledger.figure("scope2_market_t", 364, 365) for s in (plain, session)]
    assert market_t[0] > market_t[1]
    assert with_t - without_t == pytest.approx(market_t[0] - market_t[1])
    assert year.re100_share > without.re100_share
    assert year.hourly_share == without.hourly_share
