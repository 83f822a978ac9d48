"""The town's waste of a day: what works treat, what is tipped, what is shipped away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim_core.carbon.tip import Tip, fresh_tip, methane_t, waste_by_kind_t
from sim_core.fleet import Fleet

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.planner import Planner

TOWN = "town"
# Only what rots can be composted or digested.
ORGANIC = ("food", "garden", "nappies")
ORGANIC_ONLY = ("compost", "digestion")
Kinds = Mapping[str, float]


@dataclass(frozen=True)
class Waste:
    """Where a day's waste goes, in tonnes; the tip is the one of `site`."""

    treated_t: Mapping[str, float] = field(default_factory=dict)
    left_t: Kinds = field(default_factory=dict)
    site: "Technology | None" = None

    @property
    def away_t(self) -> float:
        """What an island without a tip ships to the mainland. [t]"""
        return 0.0 if self.site else total_t(self.left_t)

    @property
    def tipped_t(self) -> float:
        return total_t(self.left_t) if self.site else 0.0

    @property
    def fresh(self) -> Tip:
        """Carbon that comes to the tip."""
        if self.site is None:
            return Tip(0.0, 0.0, 0.0)
        return fresh_tip(self.left_t, self.site.options["site"])

    @property
    def cover(self) -> str:
        return self.site.options.get("cover", "open") if self.site else "open"

    @property
    def place(self) -> str:
        """Whose tip it is; one that is given up stays the town's."""
        return self.site.id if self.site else TOWN


def total_t(kinds: Kinds) -> float:
    whole = 0.0
    for tonnes in kinds.values():
        whole += tonnes
    return whole


def waste_of(planner: "Planner", fleet: Fleet) -> Waste:
    """Works take what they can in order of their ids; the rest is tipped."""
    left = waste_by_kind_t(fleet.homes * fleet.occupancy)
    treated: dict[str, float] = {}
    site = None
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        if technology.model != "waste":
            continue
        if "treatment" in technology.options:
            taken = _taken(technology, float(fleet.count[row]), left)
            left = {kind: t - taken.get(kind, 0.0) for kind, t in left.items()}
            treated[technology.id] = total_t(taken)
        if site is None and "site" in technology.options:
            site = technology
    return Waste(treated, left, site)


def _taken(technology: "Technology", count: float, left: Kinds) -> Kinds:
    """What works take of each kind: the sorted share, as far as their room goes."""
    is_choosy = technology.options["treatment"] in ORGANIC_ONLY
    share = technology.params.get("sorted_share", 1.0)
    offered = {
        kind: tonnes * share
        for kind, tonnes in left.items()
        if kind in ORGANIC or not is_choosy
    }
    whole_t = total_t(offered)
    room_t = technology.params["treats_t_per_day"] * count
    part = min(room_t / whole_t, 1.0) if whole_t else 0.0
    return {kind: tonnes * part for kind, tonnes in offered.items()}


def used_share(planner: "Planner", fleet: Fleet, technology: "Technology") -> float:
    """How much of what works could treat comes to them, 0 to 1."""
    room_t = technology.params.get("treats_t_per_day", 0.0)
    count = float(fleet.count[planner.catalogue.row(technology.id)])
    if not room_t or not count:
        return 1.0
    return waste_of(planner, fleet).treated_t[technology.id] / (room_t * count)


def promised_methane_t(waste: Waste) -> float:
    """Methane that a day's waste on the tip will give off over all its life. [t CH4]"""
    return methane_t(waste.fresh.total_tc, waste.cover)
