"""Rings of links: which links close them, and where only trees are solved."""

from sim_core.energy.dispatch.system import Link, System
from sim_core.errors import IslandError


def chords(system: System) -> list[Link]:
    """Links that close a ring, in the order of the file; the rest is a tree."""
    group = {bus: bus for bus in system.buses}

    def root(bus: str) -> str:
        while group[bus] != bus:
            bus = group[bus]
        return bus

    joined: set[frozenset[str]] = set()
    found = []
    for link in system.links:
        pair = frozenset((link.start, link.end))
        first, second = root(link.start), root(link.end)
        if first == second and pair not in joined:
            found.append(link)
            continue
        joined.add(pair)
        group[first] = second
    return found


def check_is_tree(system: System) -> None:
    """Refuse rings of links, which need more than a price at each bus."""
    for link in chords(system):
        raise IslandError(
            f'{system.name}: the link "{link.id}" closes a ring of buses; day by day '
            "only trees are solved: leave out one cable of the ring, or use --mode "
            "horizon"
        )
