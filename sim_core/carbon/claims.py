"""Which contract covers which MWh that came over the cable: each is claimed once.

Contracts by the hour come first, then the others in the order of signing; each takes of
what those before it left, so that claims and rest are what was bought.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.market import VOLUME, Offer, offers
from sim_core.numeric import Floats, fixed_sum

HOURS_PER_YEAR = 24.0 * DAYS_PER_YEAR


@dataclass(frozen=True)
class Signed:
    """A contract that the island holds; one of volume and share is zero."""

    offer: str
    mwh_per_year: float
    share: float
    first_day: int
    last_day: int

    def is_in_force(self, day: int) -> bool:
        return self.first_day <= day <= self.last_day


def in_force(contracts: Iterable[Signed], day: int) -> tuple[Signed, ...]:
    return tuple(signed for signed in contracts if signed.is_in_force(day))


@dataclass(frozen=True)
class Claim:
    """What one contract covers, and what is paid for, on each day. [MWh]"""

    offer: Offer
    claimed_mwh: Floats
    paid_mwh: Floats


@dataclass(frozen=True)
class Claims:
    """Days of power bought: by contract, and what no contract covers."""

    rows: tuple[Claim, ...]
    bought_mwh: Floats
    rest_mwh: Floats
    # Covered by contracts that match the hour, shape (days, 24).
    matched_mw: Floats


def claims_of(contracts: Iterable[Signed], bought_mw: Floats) -> Claims:
    """Share out the power bought.

    Parameters
    ----------
    contracts : Signed
        Those in force on all of the days.
    bought_mw : ndarray, shape (days, 24)
        Sent off on the mainland in each hour. [MW]
    """
    bought_mwh = np.asarray(fixed_sum(bought_mw, axis=-1))
    ordered = sorted(contracts, key=lambda signed: not offers()[signed.offer].is_hourly)
    rows, matched_mw = [], np.zeros_like(bought_mw)
    left_mwh = bought_mwh
    for signed in ordered:
        offer = offers()[signed.offer]
        if offer.is_hourly:
            wanted_mw = signed.mwh_per_year / HOURS_PER_YEAR
            left_mw = np.maximum(bought_mw - matched_mw, 0.0)
            taken_mw = np.minimum(left_mw, wanted_mw)
            matched_mw = matched_mw + taken_mw
            wanted_mwh = np.asarray(fixed_sum(taken_mw, axis=-1))
        else:
            wanted_mwh = _wanted_mwh(signed, offer, bought_mwh)
        claimed_mwh = np.minimum(wanted_mwh, left_mwh)
        left_mwh = left_mwh - claimed_mwh
        rows.append(Claim(offer, claimed_mwh, _paid_mwh(signed, offer, claimed_mwh)))
    return Claims(tuple(rows), bought_mwh, left_mwh, matched_mw)


def _wanted_mwh(signed: Signed, offer: Offer, bought_mwh: Floats) -> Floats:
    """What a contract would cover on each day; never more than its plants make."""
    if offer.basis == VOLUME:
        return np.full_like(bought_mwh, signed.mwh_per_year / DAYS_PER_YEAR)
    most_mwh = offer.mwh_per_year / DAYS_PER_YEAR
    return np.minimum(bought_mwh * signed.share, most_mwh)


def _paid_mwh(signed: Signed, offer: Offer, claimed_mwh: Floats) -> Floats:
    """A volume is paid whole, whether it is used or not."""
    if offer.basis == VOLUME:
        return np.full_like(claimed_mwh, signed.mwh_per_year / DAYS_PER_YEAR)
    return claimed_mwh


def exit_fee_yuan(signed: Signed, day: int) -> float:
    """What ending a contract before `day` costs: a part of the premium still to come.

    On the day of signing nothing is due; a share that is paid as it is used has no fee.
    """
    if signed.first_day == day:
        return 0.0
    offer = offers()[signed.offer]
    left_mwh = max(signed.last_day - day + 1, 0) * signed.mwh_per_year / DAYS_PER_YEAR
    return offer.exit_share * left_mwh * offer.premium_yuan_per_mwh
