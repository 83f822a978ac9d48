"""Only trees of buses are solved by prices alone."""

from sim_core.energy.dispatch.system import System
from sim_core.errors import IslandError


def check_is_tree(system: System) -> None:
    """Refuse rings of links, which need more than a price at each bus."""
    pairs = {frozenset((link.start, link.end)) for link in system.links}
    group = {bus: bus for bus in system.buses}

    def root(bus: str) -> str:
        while group[bus] != bus:
            bus = group[bus]
        return bus

    for pair in sorted(sorted(pair) for pair in pairs):
        first, second = root(pair[0]), root(pair[1])
        if first == second:
            raise IslandError(
                f"{system.name}: the links join the buses in a ring "
                f'(closed between "{pair[0]}" and "{pair[1]}"); only trees are solved: '
                "leave out one cable of the ring"
            )
        group[first] = second
