"""The yearly disclosure says what the books say, and signs it."""

from functools import cache

import pytest
from builders import build, busy_session, new_session, uid_of

from sim_core.commands import Demolish, Upgrade
from sim_core.disclosure import COMPUTED, NOT_APPLICABLE, Disclosure
from sim_core.disclosure_build import disclosure_of
from sim_core.disclosure_remarks import pillars_of
from sim_core.session import Session


@cache
def played() -> Session:
    return busy_session()


@cache
def first_year() -> Disclosure:
    return disclosure_of(played(), 2021)


@pytest.mark.slow
def test_the_scopes_of_a_year_are_the_figures_of_its_days():
    report, ledger = first_year(), played().ledger
    names = ("scope1_t", "scope2_market_t", "scope3_t")
    for scope, name in zip(report.scopes, names, strict=True):
        assert scope.tonnes.t == pytest.approx(ledger.figure(name, 364, 365))
    assert sum(scope.share_of_gross for scope in report.scopes) == pytest.approx(1.0)
    assert sum(method.share for method in report.methods) == pytest.approx(1.0)


@pytest.mark.slow
def test_every_category_of_scope_3_is_computed_or_says_why_not():
    parts = first_year().scopes[2].categories
    assert [part.number for part in parts] == list(range(1, 16))
    for part in parts:
        assert part.status == COMPUTED or not part.lines
        assert part.lines or (part.reason and part.reason.en)


def test_a_category_keeps_its_status_in_a_year_in_which_it_had_nothing():
    """Nothing built or shipped off in a day: 0 t, and not "not applicable"."""
    session = new_session()
    session.advance(1)
    parts = {part.id: part for part in disclosure_of(session).scopes[2].categories}
    for name in ("capital_goods", "waste"):
        assert not parts[name].lines
        assert (parts[name].status, parts[name].tonnes.t) == (COMPUTED, 0.0)
        assert parts[name].reason
    assert parts["franchises"].status == NOT_APPLICABLE


@pytest.mark.slow
def test_the_lines_of_a_category_add_up_with_their_ranges():
    for scope in first_year().scopes:
        for part in scope.categories:
            total_t = sum(line.tonnes.t for line in part.lines)
            assert total_t == pytest.approx(part.tonnes.t)
            for line in part.lines:
                assert line.tonnes.low_t <= line.tonnes.t <= line.tonnes.high_t


@pytest.mark.slow
def test_the_signature_changes_with_the_books():
    session = played().fork()
    before = disclosure_of(session, 2021).signature
    session.ledger.columns.amount[10] += 1e-9
    after = disclosure_of(session, 2021).signature
    assert before.state_hash == after.state_hash
    assert before.books_hash != after.books_hash


@pytest.mark.slow
def test_a_year_that_is_not_over_ends_on_the_last_day_played():
    """busy_session plays 380 days: 15 of them lie in 2022."""
    report = disclosure_of(played())
    assert (report.year, report.first_day, report.last_day) == (2022, 365, 379)
    assert not report.is_whole_year


def test_what_is_taken_back_on_the_same_day_leaves_nothing_in_the_books():
    """Ordered and undone: neither building nor refund, and the money is back."""
    session = new_session()
    build(session, "onshore_wind")
    session.submit(Demolish(uid_of(session, "onshore_wind")))
    plant = uid_of(session, "house_ruin")
    session.submit(Upgrade(plant, "house_rebuilt"))
    session.submit(Demolish(plant))
    tree = session.explain("cash_yuan", 0, 0)
    assert (tree.amount, tree.children) == (0.0, ())


def test_what_is_pulled_down_later_is_a_refund():
    session = new_session()
    build(session, "onshore_wind")
    session.advance(1)
    session.submit(Demolish(uid_of(session, "onshore_wind")))
    accounts = session.ledger.accounts
    names = {one.activity for one in accounts if one.place == "onshore_wind"}
    assert {"build", "refund"} <= names


def test_homes_that_stood_before_are_not_counted_as_rebuilt():
    """One ruin of 12 households is rebuilt; the level's own flats are not."""
    session = new_session()
    assert pillars_of(session, 0.0)[0].value == 0.0
    session.submit(Upgrade(uid_of(session, "house_ruin"), "house_rebuilt"))
    session.advance(60)
    assert pillars_of(session, 0.0)[0].value == 12.0
