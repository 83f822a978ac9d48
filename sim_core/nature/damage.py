"""Fire, storm and pests: what they kill, what returns at once and what decays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import read_factors
from sim_core.nature.growth import CO2_PER_C, Curve
from sim_core.numeric import Floats

CAUSES = ("fire", "storm", "pest")
T_PER_G_PER_KG = 0.001
# A storm is strongest once, between two hours: its day is the one that counts.
STORM_HEIGHT = 0.95


@dataclass(frozen=True)
class Damage:
    """Rules of one cause: its chance on a hectare and what it does.

    Fire and pests have a chance a year, storms a chance each time that one passes.
    """

    cause: str
    chance: float
    killed_share: float
    burnt_share: float


@cache
def damages(model: str) -> tuple[Damage, ...]:
    """What may strike a kind of land; nothing where its table has no chances."""
    factors = read_factors()
    found = []
    for cause in CAUSES:
        row = factors.rows.get(f"risk.{model}.{cause}")
        if row is None:
            continue
        killed = factors.get(f"damage.{cause}.killed").value
        burnt = factors.get("damage.fire.burnt").value if cause == "fire" else 0.0
        found.append(Damage(cause, row.value, killed, burnt))
    return tuple(found)


def chance_today(damage: Damage, storm_peak: float) -> float:
    """Chance on a hectare today; `storm_peak` is the strength of today's storm."""
    if damage.cause == "storm":
        return damage.chance if is_storm(storm_peak) else 0.0
    return damage.chance / DAYS_PER_YEAR


def is_storm(storm_peak: float) -> bool:
    return storm_peak > STORM_HEIGHT


@cache
def decay_share_per_day() -> float:
    """Part of dead wood that returns to the air in a day."""
    return read_factors().get("damage.decay_per_year").value / DAYS_PER_YEAR


@dataclass(frozen=True)
class Struck:
    """What one event does: all in tonnes of carbon dioxide, gases in tonnes."""

    killed_tco2: Floats
    returned_tco2: Floats
    gases_t: Mapping[str, Floats]

    @property
    def dead_tco2(self) -> Floats:
        """Killed and not yet returned: it lies as dead wood."""
        return self.killed_tco2 - self.returned_tco2


def struck(damage: Damage, land: Curve, living_tco2: Floats) -> Struck:
    """Killed biomass, the part that returns at once, and the gases of a fire.

    References
    ----------
    IPCC 2006 Guidelines, Volume 4, equation 2.27 for CH4 and N2O of fire.
    """
    killed = living_tco2 * damage.killed_share
    returned = killed * damage.burnt_share
    if not damage.burnt_share:
        return Struck(killed, returned, {})
    dry_t = returned / (land.carbon_fraction * CO2_PER_C)
    factors = read_factors()
    gases = {
        gas: dry_t * (factors.get(f"damage.fire.{gas.lower()}").value * T_PER_G_PER_KG)
        for gas in ("CH4", "N2O")
    }
    return Struck(killed, returned, gases)
