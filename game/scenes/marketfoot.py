"""Below the market: why an order cannot be given, or what it changes, and the act."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.marketcard import coins_of
from game.scenes.marketview import SIGNS
from game.scenes.sheet import body_rect
from game.widgets import Button, Painter, Panel

if TYPE_CHECKING:
    from game.scenes.market import Market

FOOT_H, FIND_W = 60.0, 170.0
# With less room the button says it all, and the locked one why.
LEAST_W = 170.0


class Foot(Panel):
    """Why it cannot be done, and the one act."""

    def __init__(self, scene: "Market") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        is_shown = room.width >= 1100 or self.scene.is_open
        if not self.scene.shown.name or not is_shown:
            return None
        body = body_rect(room)
        return pygame.FRect(body.x, body.bottom - FOOT_H + 12, body.width, FOOT_H - 12)

    def key(self) -> Hashable:
        return self.scene.stamp(), self.scene.session.state.day

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, view = self.scene, self.scene.shown
        say, reason = paint.style.say, scene.reason()
        wide = min(240.0, w * 0.34)
        words, ink = (reason, "warn_t") if reason else (self._words(), "ink")
        room = w - wide - 60 - (60 if w < 1000 else 0)
        right = x + w - wide - 16
        needs = scene.needs()
        if needs:
            self._find(right - FIND_W, y, needs)
            right, room = right - FIND_W - 12, room - FIND_W - 12
        if not needs or room > LEAST_W:
            most = 4 if needs else 2
            paint.block(right, y + h / 2, room, words, 13, ink, most=most, align="r")
        is_running = view.offer is not None and view.signed(view.name) is not None
        name = "end" if is_running else "sign" if view.offer is not None else "buy"
        self.add(
            Button(
                rect=pygame.FRect(x + w - wide, y, wide, 48), message=("order",),
                label=say(f"market.{name}"), reason=reason, lines=2,
                kind="danger" if is_running else "primary",
                icon=SIGNS[view.page], size=15,
            )
        )  # fmt: skip
        if w < 1000:
            self.add(
                Button(
                    rect=pygame.FRect(x, y + 4, 48, 40), message=("back",),
                    icon="arrow-left-bold", hint=say("market.back"),
                )
            )  # fmt: skip

    def _find(self, x: float, y: float, kind: str) -> None:
        """Back to the island with what is needed in hand."""
        self.add(
            Button(
                rect=pygame.FRect(x, y, FIND_W, 48), message=("find", kind), size=14,
                label=self.scene.style.say("market.find_cable"), lines=2,
                icon="plugs-connected",
            )
        )  # fmt: skip

    def _words(self) -> str:
        """What the order changes, in one line that is always in sight."""
        view, say = self.scene.shown, self.scene.style.say
        found = view.preview()
        if view.offer is None:
            tonnes = " ".join(numbers.tonnes(view.counted_more_t()))
            cost = coins_of(found.cost_yuan)
            return say("market.foot_credits", coins=cost, tonnes=tonnes)
        tonnes = " ".join(numbers.tonnes(found.tco2e_per_year, numbers.signed))
        coins = coins_of(found.yuan_per_year, numbers.signed)
        if found.cost_yuan:
            fee = coins_of(found.cost_yuan)
            return say("market.foot_end", coins=coins, tonnes=tonnes, fee=fee)
        return say("market.foot_contract", coins=coins, tonnes=tonnes)
