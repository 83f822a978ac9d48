"""What a tonne avoided costs, against the island dispatched anew without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.economy.annuity import annuity

if TYPE_CHECKING:
    from sim_core.commands import Command
    from sim_core.session import Session

LEAST_T = 1e-6


@dataclass(frozen=True)
class Abatement:
    """A measure's year: what it costs and saves, and the tonnes it avoids."""

    kind: str
    capital_yuan_per_year: float
    running_yuan_per_year: float
    avoided_t_per_year: float

    @property
    def yuan_per_year(self) -> float:
        return self.capital_yuan_per_year + self.running_yuan_per_year

    @property
    def yuan_per_t(self) -> float | None:
        """Cost of a tonne; None where the measure avoids none."""
        if self.avoided_t_per_year <= LEAST_T:
            return None
        return self.yuan_per_year / self.avoided_t_per_year


def abatement_yuan_per_t(
    clean_cost: float, reference_cost: float, clean_t: float, reference_t: float
) -> float:
    """Extra cost of a MWh over the tonnes that it avoids."""
    return (clean_cost - reference_cost) / (reference_t - clean_t)


def abatement_of(session: "Session", command: "Command") -> Abatement | None:
    """A measure's coming year against the same year without it; None if it cannot be.

    Both years are planned and dispatched whole, with the same weather and prices; the
    price of the measure is spread over its life at the rate of the town's debt.
    Embodied tonnes are spread the same way.
    """
    found = session.preview(command)
    technology = session.catalogue.find(getattr(command, "kind", ""))
    if technology is None or not found.cost_yuan:
        return None
    years = technology.lifetime_years
    rate = float(session.catalogue.rules["money"]["debt_interest_share_per_year"])
    embodied_t = found.embodied_tco2e / years
    return Abatement(
        technology.id,
        found.cost_yuan * annuity(rate, years),
        -found.yuan_per_year,
        -found.tco2e_per_year - embodied_t,
    )


def abatement_curve(
    session: "Session", commands: Iterable["Command"]
) -> list[Abatement]:
    """Measures that avoid tonnes, cheapest tonne first; each one counted alone."""
    found = [abatement_of(session, command) for command in commands]
    useful = [
        item for item in found if item is not None and item.yuan_per_t is not None
    ]
    return sorted(useful, key=_price)


def _price(item: Abatement) -> tuple[float, str]:
    price = item.yuan_per_t
    assert price is not None
    return price, item.kind
