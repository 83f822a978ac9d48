"""Before a building is torn down: what comes back, and what a year without it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game import numbers
from game.scenes.base import Change, Pop
from game.scenes.dialog import Choice, Confirm
from sim_core.commands import Demolish
from sim_core.economy.prices import refund_yuan

if TYPE_CHECKING:
    from game.scenes.island import Island


class AskDemolish(Confirm):
    """Tells the year without the building; a shortage is told in its own line."""

    def __init__(self, island: "Island", uid: int) -> None:
        self.island, self.command = island, Demolish(uid)
        session = island.session
        row = session.state.buildings.row_of(uid)
        kind = int(session.state.buildings.tech[row])
        name = island.style.name(session.catalogue.technologies[kind].name)
        super().__init__(island.app, "demolish", self._act, name=name)
        refund = refund_yuan(session.catalogue, session.state, row)
        self.refund = numbers.coins(refund)
        self.shown = island.previewed(self.command)

    def _act(self) -> Change:
        self.island.tear_down(self.command)
        return Pop()

    def choices(self) -> Sequence[Choice]:
        stay, tear = super().choices()
        return stay, replace(tear, kind="danger", icon="trash")

    def lines(self) -> Sequence[str]:
        say, shown = self.style.say, self.shown
        tonnes, unit = numbers.tonnes(shown.tco2e_per_year, numbers.signed)
        coins = numbers.signed_coins(shown.yuan_per_year)
        found = [
            say("confirm.demolish_more", refund=self.refund),
            say("confirm.demolish_year", tonnes=tonnes, unit=unit, coins=coins),
        ]
        if shown.unserved_mwh_per_year >= 1.0:
            value = numbers.number(shown.unserved_mwh_per_year)
            found.append(say("confirm.demolish_short", value=value))
        return found
