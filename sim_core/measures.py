"""What an island could do next: one of each thing to build and to change."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sim_core import commands
from sim_core.bots.sites import best_site
from sim_core.commands import Build, Command, Upgrade
from sim_core.preview import ENOUGH_YUAN
from sim_core.session import Session
from sim_core.state import NO_TECHNOLOGY


def measures(session: Session) -> list[Command]:
    """Each kind on its best open site, each change of the first building of a kind.

    What the purse cannot pay today is among them: it is ranked all the same.
    """
    level, catalogue = session.level, session.catalogue
    rich = replace(session.state, budget_yuan=ENOUGH_YUAN)
    return [
        command
        for command in (*_built(session), *_changed(session))
        if commands.check(level, catalogue, rich, command) is None
    ]


def _built(session: Session) -> Iterator[Command]:
    for technology in session.catalogue.technologies:
        if technology.buildable and session.level.has_on_offer(technology.id):
            site = best_site(session, technology)
            if site is not None:
                yield Build(technology.id, site)


def _changed(session: Session) -> Iterator[Command]:
    buildings = session.state.buildings
    for row, technology in enumerate(session.catalogue.technologies):
        idle = (buildings.tech == row) & (buildings.becomes == NO_TECHNOLOGY)
        if not idle.any():
            continue
        uid = int(buildings.uid[int(np.argmax(idle))])
        for kind in technology.upgrades:
            yield Upgrade(uid, kind)
