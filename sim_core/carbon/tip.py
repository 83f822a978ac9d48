"""The town's tip: waste that decomposes day by day, and the methane it gives off."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sim_core.carbon.factors import read_factors
from sim_core.carbon.methods.waste import CH4_PER_C, decay_share
from sim_core.carbon.tables import carbon_table

DAYS_PER_YEAR = 365.0
T_PER_KG = 0.001
# Kinds of waste that decompose at one speed, that of the first.
POOLS = (("food", "garden", "nappies"), ("paper", "textiles"), ("wood",))


@dataclass(frozen=True)
class Tip:
    """Carbon that will decompose, by speed. [t C]"""

    quick_tc: float
    slow_tc: float
    wood_tc: float

    @property
    def pools(self) -> tuple[float, float, float]:
        return self.quick_tc, self.slow_tc, self.wood_tc

    @property
    def total_tc(self) -> float:
        return self.quick_tc + self.slow_tc + self.wood_tc


@cache
def _kept() -> tuple[float, ...]:
    """What a day leaves of each pool."""
    climate = carbon_table("island")["waste"]["climate"]
    factors, found = read_factors(), []
    for kinds in POOLS:
        k = factors.get(f"waste.k.{climate}.{kinds[0]}").value
        found.append(decay_share(k, 1.0 / DAYS_PER_YEAR))
    return tuple(found)


@cache
def _decomposable_tc_per_t(kind: str, site: str) -> float:
    """Carbon of a tonne of waste that will decompose where it lies."""
    factors = read_factors()
    share = factors.get("waste.docf").value * factors.get(f"waste.mcf.{site}").value
    return factors.get(f"waste.doc.{kind}").value * share


def waste_by_kind_t(residents: float) -> dict[str, float]:
    """What residents throw away in a day. [t]"""
    town = carbon_table("island")["waste"]
    whole_t = waste_t_per_day(residents)
    return {kind: whole_t * float(part) for kind, part in town["composition"].items()}


def waste_t_per_day(residents: float) -> float:
    """What residents throw away in a day. [t]"""
    kg = float(carbon_table("island")["waste"]["kg_per_resident_day"])
    return residents * kg * T_PER_KG


def fresh_tip(by_kind_t: Mapping[str, float], site: str) -> Tip:
    """Carbon that waste brings to a tip; what is inert brings none.

    The delay of six months before decay begins is left out: it only shifts it.
    """
    held = []
    for kinds in POOLS:
        carbon_tc = 0.0
        for kind in kinds:
            carbon_tc += by_kind_t.get(kind, 0.0) * _decomposable_tc_per_t(kind, site)
        held.append(carbon_tc)
    return Tip(*held)


def first_tip(daily: Tip, years: float) -> Tip:
    """A tip that has taken the same waste every day for some years.

    The sum of a geometric series: inflow × (1 − keepⁿ) / (1 − keep).
    """
    climate = carbon_table("island")["waste"]["climate"]
    held = []
    for inflow, kinds, kept in zip(daily.pools, POOLS, _kept(), strict=True):
        k = read_factors().get(f"waste.k.{climate}.{kinds[0]}").value
        held.append(inflow * (1.0 - decay_share(k, years)) / (1.0 - kept))
    return Tip(*held)


def tip_after_day(tip: Tip, fresh: Tip, cover: str = "open") -> tuple[Tip, float]:
    """The tip after a day with fresh waste on it, and its methane. [t CH4]

    References
    ----------
    IPCC 2006 Guidelines, Volume 5, equations 3.1, 3.4 and 3.5, by the day.
    """
    after, decomposed = [], 0.0
    for stock, inflow, kept in zip(tip.pools, fresh.pools, _kept(), strict=True):
        left = stock * kept
        decomposed += stock - left
        after.append(left + inflow)
    return Tip(*after), methane_t(decomposed, cover)


def methane_t(decomposed_tc: float, cover: str = "open") -> float:
    """Methane that leaves a tip in which so much carbon decomposes. [t CH4]"""
    factors = read_factors()
    made_t = decomposed_tc * CH4_PER_C * factors.get("waste.methane_share").value
    return made_t * (1.0 - factors.get(f"waste.oxidation.{cover}").value)
