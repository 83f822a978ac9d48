"""What a contract changes in a year: the same power, counted and paid otherwise."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core.books import Book, power_book
from sim_core.books_green import contract_mwh, is_contract
from sim_core.carbon.claims import in_force
from sim_core.ledger import MARKET, MONEY
from sim_core.numeric import fixed_sum

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.state import IslandState

DAYS = 365.0


def market_change(
    planner: "Planner", after: "IslandState", base: "Plan"
) -> dict[str, float]:
    """Tonnes by market, premium and power under contract, a year; nothing is built.

    A contract moves no plant, so the year as it was dispatched is only booked again.
    """
    contracts = in_force(after.contracts, after.day)
    books = [
        power_book(
            planner,
            replace(base.fleet, contracts=signed),
            base.system,
            base.supply,
            base.dispatch,
            base.demand_mw,
            planner.calendar_day(base.first_day)[0],
        )
        for signed in (base.fleet.contracts, contracts)
    ]
    before, now = (_figures(planner, book, DAYS / base.days) for book in books)
    return {name: now[name] - before[name] for name in now}


def uncovered_mwh(base: "Plan") -> float:
    """Power of a year that is bought, as it is sent, and that no contract covers."""
    rest = [
        base.book.amounts[row]
        for row, account in enumerate(base.book.accounts)
        if account.category == MARKET and not is_contract(account)
    ]
    return float(fixed_sum(np.ravel(rest))) * DAYS / base.days


def _figures(planner: "Planner", book: Book, scale: float) -> dict[str, float]:
    return {
        "tco2e_per_year": float(fixed_sum(book.gross_t)) * scale,
        "yuan_per_year": float(fixed_sum(book.total(MONEY))) * scale,
        "contract_mwh_per_year": float(fixed_sum(contract_mwh(planner, book))) * scale,
    }
