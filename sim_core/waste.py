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
OPEN = "open"
# The tables of burning know these as one.
INERT = ("metal", "glass", "other")
Kinds = Mapping[str, float]


@dataclass(frozen=True)
class Waste:
    """Where a day's waste goes, in tonnes: to works by id and kind, to a tip, away."""

    treated_t: Mapping[str, Kinds] = field(default_factory=dict)
    left_t: Kinds = field(default_factory=dict)
    sites: "tuple[Technology, ...]" = ()

    @property
    def site(self) -> "Technology | None":
        """The tip that takes the rest: of several, the one that gives least methane."""
        return min(self.sites, key=self._methane_t, default=None)

    def _methane_t(self, site: "Technology") -> float:
        fresh = fresh_tip(self.left_t, site.options["site"])
        return methane_t(fresh.total_tc, site.options["cover"])

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
        """All that lies is one tip: it is open as long as a part of it is."""
        covers = [site.options["cover"] for site in self.sites] or [OPEN]
        return OPEN if OPEN in covers else covers[0]

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
    whole = waste_by_kind_t(fleet.homes * fleet.occupancy)
    left: Kinds = whole
    treated: dict[str, Kinds] = {}
    sites = []
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        if technology.model != "waste":
            continue
        if "treatment" in technology.options:
            taken = _taken(technology, float(fleet.count[row]), whole, left)
            left = {kind: t - taken.get(kind, 0.0) for kind, t in left.items()}
            treated[technology.id] = taken
        if "site" in technology.options:
            sites.append(technology)
    return Waste(treated, left, tuple(sites))


def _taken(technology: "Technology", count: float, whole: Kinds, left: Kinds) -> Kinds:
    """What works take of each kind, as far as their room goes.

    People sort a share of what they throw away, for all works together.
    """
    is_choosy = technology.options["treatment"] in ORGANIC_ONLY
    unsorted_share = 1.0 - technology.params.get("sorted_share", 1.0)
    offered = {
        kind: max(tonnes - whole[kind] * unsorted_share, 0.0)
        for kind, tonnes in left.items()
        if kind in ORGANIC or not is_choosy
    }
    offered_t = total_t(offered)
    room_t = technology.params["treats_t_per_day"] * count
    part = min(room_t / offered_t, 1.0) if offered_t else 0.0
    return {kind: tonnes * part for kind, tonnes in offered.items()}


def treatments_t(treatment: str, kinds: Kinds) -> dict[str, float]:
    """Tonnes by activity; what is burnt by kind, for only some kinds are fossil."""
    if treatment in ORGANIC_ONLY:
        return {f"treatment/{treatment}": total_t(kinds)}
    found: dict[str, float] = {}
    for kind, tonnes in kinds.items():
        activity = f"treatment/{treatment}/{'other' if kind in INERT else kind}"
        found[activity] = found.get(activity, 0.0) + tonnes
    return found


def used_share(planner: "Planner", fleet: Fleet, technology: "Technology") -> float:
    """How much of what works could treat comes to them, 0 to 1."""
    room_t = technology.params.get("treats_t_per_day", 0.0)
    count = float(fleet.count[planner.catalogue.row(technology.id)])
    if not room_t or not count:
        return 1.0
    return total_t(waste_of(planner, fleet).treated_t[technology.id]) / (room_t * count)


def waste_power_mw(planner: "Planner", fleet: Fleet) -> dict[str, float]:
    """Power that all works of each kind make, as full as they are. [MW]"""
    found = {}
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        if technology.model == "waste" and "capacity_mw" in technology.params:
            share = used_share(planner, fleet, technology)
            unit_mw = technology.params["capacity_mw"] * share
            found[technology.id] = unit_mw * float(fleet.count[row])
    return found


def promised_methane_t(waste: Waste) -> float:
    """Methane that a day's waste on the tip will give off over all its life. [t CH4]"""
    return methane_t(waste.fresh.total_tc, waste.cover)
