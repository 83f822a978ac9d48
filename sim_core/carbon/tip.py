"""The town's tip: waste that decomposes day by day, and the methane it gives off."""

from dataclasses import dataclass
from functools import cache

from sim_core.carbon.factors import read_factors
from sim_core.carbon.methods.waste import CH4_PER_C, decay_share
from sim_core.carbon.tables import carbon_table

DAYS_PER_YEAR = 365.0
T_PER_KG = 0.001
QUICK, SLOW, WOOD = ("food", "garden", "nappies"), ("paper", "textiles"), ("wood",)


@dataclass(frozen=True)
class Tip:
    """Carbon that will decompose, by speed. [t C]"""

    quick_tc: float
    slow_tc: float
    wood_tc: float

    @property
    def total_tc(self) -> float:
        return self.quick_tc + self.slow_tc + self.wood_tc


@dataclass(frozen=True)
class _Pool:
    """One speed: carbon of a tonne of the town's waste, and what a day leaves."""

    tc_per_t: float
    k_per_year: float

    @property
    def kept_share_per_day(self) -> float:
        return decay_share(self.k_per_year, 1.0 / DAYS_PER_YEAR)


@cache
def _pools() -> tuple[_Pool, ...]:
    """The delay of six months before decay begins is left out: it only shifts it."""
    town, factors = carbon_table("island")["waste"], read_factors()
    share = factors.get("waste.docf").value
    share *= factors.get(f"waste.mcf.{town['site']}").value
    found = []
    for kinds in (QUICK, SLOW, WOOD):
        carbon = 0.0
        for kind in kinds:
            part = float(town["composition"].get(kind, 0.0))
            carbon += part * factors.get(f"waste.doc.{kind}").value
        k = factors.get(f"waste.k.{town['climate']}.{kinds[0]}").value
        found.append(_Pool(carbon * share, k))
    return tuple(found)


@cache
def _kept() -> tuple[float, ...]:
    return tuple(pool.kept_share_per_day for pool in _pools())


def waste_t_per_day(residents: float) -> float:
    """What residents throw away in a day. [t]"""
    kg = float(carbon_table("island")["waste"]["kg_per_resident_day"])
    return residents * kg * T_PER_KG


def first_tip(residents: float) -> Tip:
    """A tip that has taken the same waste for as many years as the town's table says.

    The sum of a geometric series: inflow × (1 − keepⁿ) / (1 − keep).
    """
    years = float(carbon_table("island")["waste"]["years_before"])
    daily_t = waste_t_per_day(residents)
    held = []
    for pool, kept in zip(_pools(), _kept(), strict=True):
        left = decay_share(pool.k_per_year, years)
        held.append(daily_t * pool.tc_per_t * (1.0 - left) / (1.0 - kept))
    return Tip(*held)


def tip_after_day(tip: Tip, tipped_t: float) -> tuple[Tip, float]:
    """The tip after a day with fresh waste on it, and its methane. [t CH4]

    References
    ----------
    IPCC 2006 Guidelines, Volume 5, equations 3.1, 3.4 and 3.5, by the day.
    """
    factors = read_factors()
    after, decomposed = [], 0.0
    stocks = (tip.quick_tc, tip.slow_tc, tip.wood_tc)
    for stock, pool, kept in zip(stocks, _pools(), _kept(), strict=True):
        left = stock * kept
        decomposed += stock - left
        after.append(left + tipped_t * pool.tc_per_t)
    methane_t = decomposed * CH4_PER_C * factors.get("waste.methane_share").value
    return Tip(*after), methane_t * (1.0 - factors.get("waste.oxidation.open").value)
