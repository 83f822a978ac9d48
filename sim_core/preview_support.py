"""What support a coming year would tend to: by what stands, its air and its power."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.ledger import EMISSION, ENERGY
from sim_core.numeric import Floats, fixed_sum
from sim_core.people import (
    FULL,
    MONTH_DAYS,
    allowed_by_power,
    standing_parts,
    support_of,
)

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.state import IslandState


def foreseen_support(planner: "Planner", state: "IslandState", plan: "Plan") -> float:
    """Mean over the plan's months of what support is drawn to; the purse as it is.

    `state` is the state whose coming year `plan` is, with all that is begun ready.
    Where power is short in a month, its other parts cannot hold support up.
    """
    rules = planner.catalogue.rules["people"]
    standing = standing_parts(planner, state, plan.fleet)
    purse = float(state.support_parts.get("purse", FULL))
    dirty_t = float(rules["power_t_per_resident_of_bad_air"]) * max(
        state.residents, 1.0
    )
    patience = float(rules["outage_share_of_no_support"])
    found = []
    months = zip(_missing_shares(plan), _air_t_per_year(plan), strict=True)
    for missing, air_t in months:
        parts = {
            **standing,
            "reliability": FULL * (1.0 - min(missing / patience, 1.0)),
            "air": FULL * (1.0 - min(air_t / dirty_t, 1.0)),
            "purse": purse,
        }
        weighted = support_of(parts, rules["weights"])
        found.append(min(weighted, allowed_by_power(parts, rules)))
    return float(fixed_sum(np.array(found))) / len(found)


def _by_month(daily: Floats) -> Floats:
    """Sums of whole months of days; those left over belong to the last. (months,)"""
    months = max(daily.size // MONTH_DAYS, 1)
    starts = [MONTH_DAYS * month for month in range(months)]
    ends = [*starts[1:], daily.size]
    spans = zip(starts, ends, strict=True)
    return np.array([float(fixed_sum(daily[start:end])) for start, end in spans])


def _missing_shares(plan: "Plan") -> Floats:
    needed_mwh = _by_month(plan.book.total(ENERGY, activity="demand"))
    missing_mwh = _by_month(plan.book.total(ENERGY, activity="unserved"))
    is_asked = needed_mwh > 0.0
    return np.where(is_asked, missing_mwh / np.where(is_asked, needed_mwh, 1.0), 0.0)


def _air_t_per_year(plan: "Plan") -> Floats:
    """Tonnes burnt on the island, month by month, as a year of such months."""
    burnt_t = _by_month(plan.book.total(EMISSION, scope=1))
    return burnt_t * (365.0 / _by_month(np.ones(plan.days)))
