"""The books keep what stays the same as one row, and old years by month."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.ledger import DAILY, DAILY_ROW, ENERGY, KEPT_YEARS, Account, Ledger

SUN, WIND = (Account(ENERGY, place, "output", "MWh") for place in ("sun", "wind"))
YEAR = 365


def booked(days):
    """A ledger with what `days` names: for each day, amounts by account."""
    ledger = Ledger()
    for day, amounts in enumerate(days):
        numbers = np.array([ledger.number(a) for a, _ in amounts], np.int64)
        ledger.add(day, numbers, np.array([amount for _, amount in amounts]))
        ledger.close_day(np.full(len(DAILY), 0.1 * day))
    return ledger


def test_what_stays_the_same_is_one_row():
    """Sun 3, 3, 3 is one row; wind 1, 2, 2 is two."""
    ledger = booked([((SUN, 3.0), (WIND, wind)) for wind in (1.0, 2.0, 2.0)])
    rows = ledger.columns
    assert rows.day.tolist() == [0, 0, 1]
    assert rows.days.tolist() == [3, 1, 2]
    assert rows.amount.tolist() == [3.0, 1.0, 2.0]
    assert ledger.amounts(1, 2).tolist() == [6.0, 4.0]
    assert ledger.amounts(0, 0).tolist() == [3.0, 1.0]


def test_an_account_booked_twice_a_day_keeps_both():
    """Two turbines renewed today and two tomorrow: 5 + 5 on each day."""
    ledger = booked([((WIND, 5.0), (WIND, 5.0))] * 2)
    assert ledger.amounts(0, 0).tolist() == [10.0]
    assert ledger.amounts(1, 1).tolist() == [10.0]


def test_no_row_goes_on_into_another_year():
    ledger = booked([((SUN, 3.0),)] * (YEAR + 2))
    assert ledger.columns.day.tolist() == [0, YEAR]
    assert ledger.columns.days.tolist() == [YEAR, 2]


amounts = st.lists(
    st.lists(st.tuples(st.sampled_from([SUN, WIND]), st.sampled_from([1.0, 2.0]))),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(amounts, st.integers(0, 11), st.integers(0, 11))
def test_any_span_holds_what_was_booked_on_its_days(days, first, last):
    ledger = booked(days)
    sums = dict(zip(ledger.accounts, ledger.amounts(first, last), strict=True))
    for account in ledger.accounts:
        wanted = sum(
            amount
            for day in days[first : last + 1]
            for own, amount in day
            if own == account
        )
        assert sums[account] == wanted


@settings(max_examples=20, deadline=None)
@given(amounts, st.integers(1, 11))
def test_a_ledger_from_a_save_goes_on_as_if_it_had_never_been_away(days, cut):
    whole, part = booked(days), booked(days[:cut])
    loaded = Ledger()
    for account in part.accounts:
        loaded.number(account)
    loaded.restore(part.columns, part.daily, part.yearly)
    for day, rows in enumerate(days[cut:], start=min(cut, len(days))):
        numbers = np.array([loaded.number(a) for a, _ in rows], np.int64)
        loaded.add(day, numbers, np.array([amount for _, amount in rows]))
        loaded.close_day(np.full(len(DAILY), 0.1 * day))
    for mine, other in zip(
        vars(loaded.columns).values(), vars(whole.columns).values(), strict=True
    ):
        assert np.array_equal(mine, other)
    assert np.array_equal(loaded.daily, whole.daily)


def test_a_year_that_closed_ten_years_ago_is_kept_by_month():
    """Sun of day d is d: January of the first year 0 + 1 + ... + 30 = 465."""
    days = (KEPT_YEARS + 1) * YEAR
    ledger = booked([((SUN, float(day)),) for day in range(days)])
    rows = ledger.columns
    assert rows.days[:12].tolist() == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert len(rows.day) == 12 + KEPT_YEARS * YEAR
    assert ledger.amounts(0, 30)[0] == pytest.approx(465.0)
    assert ledger.amounts(0, YEAR - 1)[0] == pytest.approx(364 * 365 / 2)
    # A day of a month that is no longer known by day has its mean.
    assert ledger.amounts(3, 3)[0] == pytest.approx(465.0 / 31)
    assert ledger.amounts(YEAR + 3, YEAR + 3)[0] == YEAR + 3.0


def test_figures_of_a_folded_year_are_the_same_bits():
    """Sums over a year that ended ten years ago; half of it has half of it."""
    days = KEPT_YEARS * YEAR
    ledger = booked([()] * days)
    assert len(ledger.yearly) == 0
    before = ledger.figure("support", YEAR - 1, YEAR)
    for day in range(days, days + YEAR):
        ledger.close_day(np.full(len(DAILY), 0.1 * day))
    assert ledger.yearly[0, DAILY_ROW["support"]] == before
    assert ledger.figure("support", YEAR - 1, YEAR) == before
    assert ledger.figure("support", 72, 73) == pytest.approx(before / 5)
    both = ledger.figure("support", YEAR + 9, YEAR + 10)
    assert both == pytest.approx(before + sum(0.1 * d for d in range(YEAR, YEAR + 10)))
