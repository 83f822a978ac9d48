"""Rows of green power in the books: market-based tonnes by contract, and premiums."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.carbon.claims import Claims, claims_of
from sim_core.carbon.market import CONTRACT
from sim_core.ledger import EMISSION, MARKET, MONEY, Account
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.books import Book, Rows
    from sim_core.content import Technology
    from sim_core.energy.dispatch import DayPlans
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner
    from sim_core.plans import Plan

LEAST_MWH = 1e-9
Supply = tuple[tuple[int, int], ...]


def claims_in(
    planner: "Planner", fleet: "Fleet", supply: Supply, dispatch: "DayPlans"
) -> Claims | None:
    """What the island's contracts cover of the planned days; None without any."""
    if not fleet.contracts:
        return None
    bought_mw = np.zeros_like(dispatch.unserved_mw)
    for number, row in supply:
        technology = planner.catalogue.technologies[row]
        if technology.model == "cable":
            bought_mw = bought_mw + dispatch.output_mw[number] / kept_share(technology)
    return claims_of(fleet.contracts, bought_mw)


def kept_share(technology: "Technology") -> float:
    """What arrives of a MWh that is sent over a cable."""
    return 1.0 - technology.params.get("loss_share", 0.0)


def add_market(
    rows: "Rows", cable: str, claims: Claims, bought_mwh: Floats, rest: Account
) -> None:
    """Market-based tonnes of one cable: a row a contract, the rest by the mix."""
    share = bought_mwh / np.maximum(claims.bought_mwh, LEAST_MWH)
    for claim in claims.rows:
        account = Account(
            EMISSION, cable, f"{CONTRACT}/{claim.offer.id}", "MWh",
            claim.offer.t_per_mwh, 2, MARKET, cause="power",
        )  # fmt: skip
        rows.add(account, claim.claimed_mwh * share)
    rows.add(rest, claims.rest_mwh * share)


def add_premiums(rows: "Rows", claims: Claims) -> None:
    """What contracts cost above the price of power."""
    for claim in claims.rows:
        account = Account(MONEY, claim.offer.id, "contracts", "yuan")
        rows.add(account, claim.paid_mwh * -claim.offer.premium_yuan_per_mwh)


def matched_mw(planner: "Planner", plan: "Plan") -> Floats | None:
    """Power on the island that contracts match by the hour, (days, 24). [MW]"""
    claims = claims_in(planner, plan.fleet, plan.supply, plan.dispatch)
    if claims is None:
        return None
    cables = [
        planner.catalogue.technologies[row]
        for _, row in plan.supply
        if planner.catalogue.technologies[row].model == "cable"
    ]
    return claims.matched_mw * min(map(kept_share, cables), default=1.0)


def contract_mwh(planner: "Planner", book: "Book") -> Floats:
    """Power that arrived on each day under contract. [MWh]"""
    total_mwh = np.zeros(book.amounts.shape[1])
    for row, account in enumerate(book.accounts):
        if is_contract(account):
            cable = planner.catalogue.get(account.place)
            total_mwh = total_mwh + book.amounts[row] * kept_share(cable)
    return total_mwh


def is_contract(account: Account) -> bool:
    """Whether a row of the books is power under contract."""
    return account.kind == EMISSION and account.activity.startswith(f"{CONTRACT}/")
