"""Panels over the island: top bar, jar, goals, palette, preview, inspector."""

from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.style_first import (
    BAD_TEXT,
    GOOD,
    GOOD_TEXT,
    INK,
    INSET,
    INSET2,
    LINK,
    PAPER,
    SELECT,
    SELECT_EDGE,
    SUB,
    WARN,
)  # fmt: skip
from game.text import say
from sim_core.commands import (
    Build,
    Demolish,
    Upgrade,
    build_cost_yuan,
    refund_yuan,
    upgrade_cost_yuan,
)
from sim_core.errors import CommandRejected
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.scenes.island import Island

PILLARS = ("town", "move", "power", "industry", "nature")
PILLAR_ICONS = {
    "town": "house-line",
    "move": "bus",
    "power": "lightning",
    "industry": "factory",
    "nature": "tree",
}
SPEEDS = (("pause", 0), ("1×", 1), ("3×", 3), ("10×", 10))


def words_of(rejection: CommandRejected, language: str) -> str:
    values = dict(rejection.values)
    if "short_yuan" in values:
        values["short"] = numbers.coins(float(str(values["short_yuan"])))
    return say(rejection.key, language, **values)


class Hud:
    """Draws all panels and remembers where they can be pressed."""

    def __init__(self, scene: "Island"):
        self.scene = scene
        self.style = scene.app.style
        self.hits: list[tuple[pygame.Rect, tuple]] = []

    def press(self, at: tuple[int, int]) -> tuple | None:
        """What was pressed; the panel on top wins."""
        for rect, what in reversed(self.hits):
            if rect.collidepoint(at):
                return what
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self.hits = []
        self._top(surface)
        self._jar(surface)
        self._goals(surface)
        self._palette(surface)
        if self.scene.kind:
            self._preview(surface)
        elif self.scene.selected:
            self._inspector(surface)
        self._say(surface)

    def _panel(self, surface: pygame.Surface, x: float, y: float, w: float, h: float):
        px = self.style.px
        rect = pygame.Rect(px(x), px(y), px(w), px(h))
        self.style.panel(surface, rect)
        self.hits.append((rect, ("panel",)))
        return rect

    def _stat(
        self, surface: pygame.Surface, x: float, w: float, icon: str, colour: tuple,
        value: str, below: str, below_colour: tuple = SUB,
    ) -> None:  # fmt: skip
        rect = self._panel(surface, x, 16, w, 56)
        px, style = self.style.px, self.style
        style.icon(surface, (rect.x + px(26), rect.centery), icon, 28, colour)
        style.text(
            surface, (rect.x + px(48), rect.y + px(6)), value, size=16, weight="b"
        )
        style.text(
            surface, (rect.x + px(48), rect.y + px(32)), below, size=12,
            colour=below_colour,
        )  # fmt: skip

    def _top(self, surface: pygame.Surface) -> None:
        shown, language = self.scene.snapshot, self.style.language
        kpis = shown.kpis
        self._stat(
            surface, 16, 160, "coins", (201, 138, 30),
            say("hud.coins", language, value=numbers.coins(shown.budget_yuan)),
            say(
                "hud.flow",
                language,
                value=numbers.signed_coins(shown.flow_yuan_per_day),
            ),
            GOOD_TEXT if shown.flow_yuan_per_day >= 0 else BAD_TEXT,
        )  # fmt: skip
        self._stat(
            surface, 184, 120, "heart", (192, 86, 63),
            f"{numbers.number(shown.support)} / 100", say("hud.support", language),
        )  # fmt: skip
        self._stat(
            surface, 312, 120, "users-three", (76, 134, 184),
            numbers.number(shown.residents), say("hud.residents", language),
        )  # fmt: skip
        self._power(surface)
        share = numbers.number(kpis["renewable_share"] * 100.0, 1)
        self._stat(
            surface, 732, 150, "leaf", (62, 143, 84), f"{share} %",
            say("hud.green", language),
        )  # fmt: skip
        self._stat(
            surface, 890, 290, "cloud", (111, 116, 124),
            say("hud.net", language, value=numbers.number(kpis["net_t"])),
            say(
                "hud.gross", language, gross=numbers.number(kpis["gross_t"]),
                sinks=numbers.number(kpis["sinks_t"]),
            ),
        )  # fmt: skip
        self.hits.append((self.hits[-1][0], ("why",)))
        self._time(surface)

    def _power(self, surface: pygame.Surface) -> None:
        today, language = self.scene.snapshot.today, self.style.language
        supply = demand = missing = 0.0
        if today is not None:
            hour = self.scene.hour
            missing = float(today.unserved_mw.sum())
            demand = float(today.demand_mw[hour])
            supply = demand - float(today.unserved_mw[hour])
        value = say(
            "hud.power", language, supply=numbers.number(supply, 1),
            demand=numbers.number(demand, 1),
        )  # fmt: skip
        below = (
            say("hud.power_short", language, missing=numbers.number(missing, 1))
            if missing
            else say("hud.power_fine", language)
        )
        self._stat(
            surface, 440, 284, "lightning", (217, 153, 22), value, below,
            BAD_TEXT if missing else SUB,
        )  # fmt: skip

    def _time(self, surface: pygame.Surface) -> None:
        px, style = self.style.px, self.style
        rect = self._panel(surface, 1188, 16, 396, 56)
        style.icon(
            surface, (rect.x + px(26), rect.centery), "sun-horizon", 28, (217, 153, 22)
        )
        at = (rect.x + px(48), rect.centery)
        style.text(
            surface, at, str(self.scene.snapshot.date), size=17, weight="b",
            anchor="midleft",
        )  # fmt: skip
        for number, (label, speed) in enumerate(SPEEDS):
            box = pygame.Rect(
                rect.x + px(200 + number * 46), rect.y + px(12), px(42), px(32)
            )
            on = speed == self.scene.speed
            style.panel(
                surface, box, SELECT if on else INSET, SELECT_EDGE if on else INSET2, 9
            )
            if label == "pause":
                style.icon(surface, box.center, "pause", 17, INK)
            else:
                style.text(surface, box.center, label, size=13, anchor="center")
            self.hits.append((box, ("speed", speed)))

    def _jar(self, surface: pygame.Surface) -> None:
        px, style, jar = self.style.px, self.style, self.scene.snapshot.jar
        rect = self._panel(surface, 16, 88, 232, 76)
        words = say("hud.jar", style.language)
        style.text(
            surface, (rect.x + px(16), rect.y + px(8)), words, size=15, weight="b"
        )
        emitted_t = jar.emitted_t - jar.removed_t
        used = say(
            "hud.jar_left", style.language, used=numbers.number(emitted_t / 1000.0, 1),
            budget=numbers.number(jar.budget_t / 1000.0, 1),
        )  # fmt: skip
        style.text(
            surface, (rect.x + px(16), rect.y + px(50)), used, size=12, colour=SUB
        )
        bar = pygame.Rect(rect.x + px(16), rect.y + px(34), px(200), px(10))
        style.bar(surface, bar, emitted_t / jar.budget_t, WARN)

    def _goals(self, surface: pygame.Surface) -> None:
        px, style, goals = self.style.px, self.style, self.scene.snapshot.goals
        step = self.scene.snapshot.step
        rect = self._panel(surface, 16, 172, 232, 46 + 40 * len(goals))
        done = sum(goal.done_day is not None for goal in goals)
        words = f"{say('hud.goals', style.language)}  {done} / {len(goals)}"
        style.text(
            surface, (rect.x + px(16), rect.y + px(8)), words, size=15, weight="b"
        )
        for number, goal in enumerate(goals):
            y = rect.y + px(40 + 40 * number)
            name = goal.goal.name.in_(style.language)
            size = 13 if style.width(name, 13) < px(176) else 11
            style.text(surface, (rect.x + px(16), y), name, size=size)
            if goal.done_day is not None:
                style.icon(
                    surface, (rect.right - px(24), y + px(10)), "check", 16, GOOD_TEXT
                )
            bar = pygame.Rect(rect.x + px(16), y + px(22), px(200), px(8))
            style.bar(surface, bar, goal.share, GOOD)
        if step is not None:
            self._step(surface, rect.bottom + px(8), step)

    def _step(self, surface: pygame.Surface, top: int, step) -> None:
        px, style = self.style.px, self.style
        lines = style.lines(step.say.in_(style.language), px(200), 13)
        rect = pygame.Rect(px(16), top, px(232), px(62) + px(20) * len(lines))
        style.panel(surface, rect, (223, 236, 239))
        self.hits.append((rect, ("panel",)))
        words = say("hud.tutorial", style.language)
        style.text(
            surface, (rect.x + px(16), top + px(8)), words, size=14, colour=LINK,
            weight="b",
        )  # fmt: skip
        for number, line in enumerate(lines):
            style.text(
                surface, (rect.x + px(16), top + px(32 + 20 * number)), line, size=13
            )
        skip = style.text(
            surface, (rect.right - px(16), rect.bottom - px(8)),
            say("hud.skip", style.language), size=13, colour=LINK, anchor="bottomright",
        )  # fmt: skip
        self.hits.append((skip.inflate(px(24), px(12)), ("skip", step.id)))

    def _palette(self, surface: pygame.Surface) -> None:
        px, style = self.style.px, self.style
        rect = self._panel(surface, 268, 732, 1064, 152)
        x = rect.x + px(12)
        for pillar in PILLARS:
            words = say(f"pillar.{pillar}", style.language)
            tab = pygame.Rect(
                x, rect.y + px(10), style.width(words, 14, "b") + px(44), px(32)
            )
            on = pillar == self.scene.pillar
            style.panel(
                surface, tab, SELECT if on else INSET, SELECT_EDGE if on else INSET, 10
            )
            icon = PILLAR_ICONS[pillar]
            style.icon(surface, (tab.x + px(18), tab.centery), icon, 18, SUB)
            at = (tab.x + px(32), tab.centery)
            style.text(surface, at, words, weight="b", anchor="midleft")
            self.hits.append((tab, ("pillar", pillar)))
            x = tab.right + px(6)
        for number, technology in enumerate(self.scene.offers()):
            card = pygame.Rect(
                rect.x + px(12 + number * 104), rect.y + px(48), px(100), px(98)
            )
            self._card(surface, card, technology)

    def _card(self, surface: pygame.Surface, card: pygame.Rect, technology) -> None:
        px, style, session = self.style.px, self.style, self.scene.session
        if technology.id == self.scene.kind:
            style.panel(surface, card, SELECT, SELECT_EDGE)
        cost = build_cost_yuan(session.catalogue, session.state, technology)
        short = cost - session.state.budget_yuan
        self.scene.thumb(surface, technology.sprite, card, short > 0)
        name = technology.name.in_(style.language)
        size = 13 if style.width(name, 13, "b") < card.width else 11
        style.text(
            surface, (card.centerx, card.bottom - px(42)), name, size=size, weight="b",
            anchor="midtop",
        )  # fmt: skip
        words, colour = say("hud.coins", style.language, value=numbers.coins(cost)), SUB
        if short > 0:
            words = say(
                "reject.too_expensive", style.language, short=numbers.coins(short)
            )
            colour = BAD_TEXT
        style.text(
            surface, (card.centerx, card.bottom - px(22)), words, size=11,
            colour=colour, anchor="midtop",
        )  # fmt: skip
        self.hits.append((card, ("kind", technology.id)))

    def _preview(self, surface: pygame.Surface) -> None:
        px, style, language = self.style.px, self.style, self.style.language
        technology = self.scene.session.catalogue.get(self.scene.kind)
        rect = self._panel(surface, 1304, 88, 280, 330)
        x, y = rect.x + px(16), rect.y + px(12)
        style.text(surface, (x, y), technology.name.in_(language), size=17, weight="b")
        for number, line in enumerate(
            style.lines(technology.about.in_(language), px(248), 12)[:2]
        ):
            style.text(
                surface, (x, y + px(28 + 18 * number)), line, size=12, colour=SUB
            )
        shown = self.scene.preview
        if shown is None:
            return
        self._preview_rows(surface, rect, shown)
        cost = say(
            "preview.cost", language, cost=numbers.coins(shown.cost_yuan),
            days=shown.build_days,
        )  # fmt: skip
        style.text(surface, (x, rect.y + px(250)), cost, size=13)
        embodied = say(
            "preview.embodied", language, value=numbers.number(shown.embodied_tco2e)
        )
        style.text(surface, (x, rect.y + px(272)), embodied, size=12, colour=SUB)
        words, colour = say("preview.place", language), GOOD_TEXT
        if shown.reason is not None:
            words, colour = words_of(shown.reason, language), BAD_TEXT
        style.text(
            surface, (x, rect.y + px(298)), words, size=13, colour=colour, weight="b"
        )

    def _preview_rows(self, surface: pygame.Surface, rect: pygame.Rect, shown) -> None:
        px, style, language = self.style.px, self.style, self.style.language
        rows = (
            ("preview.average", f"{numbers.signed(shown.average_mw, 2)} MW", None),
            (
                "preview.carbon",
                f"{numbers.signed(shown.tco2e_per_year)} t CO₂e/yr",
                -shown.tco2e_per_year,
            ),
            (
                "preview.coins",
                f"{numbers.signed_coins(shown.yuan_per_year)} /yr",
                shown.yuan_per_year,
            ),
            ("preview.jobs", numbers.signed(shown.jobs, 1), None),
        )
        for number, (key, value, good) in enumerate(rows):
            box = pygame.Rect(
                rect.x + px(12), rect.y + px(84 + 40 * number), px(256), px(36)
            )
            style.panel(surface, box, INSET, INSET, 10)
            style.text(
                surface, (box.x + px(10), box.centery), say(key, language), size=12,
                colour=SUB, anchor="midleft",
            )  # fmt: skip
            colour = INK if not good else GOOD_TEXT if good > 0 else BAD_TEXT
            style.text(
                surface, (box.right - px(10), box.centery), value, size=15,
                colour=colour, weight="b", anchor="midright",
            )  # fmt: skip

    def _inspector(self, surface: pygame.Surface) -> None:
        session, px, style = self.scene.session, self.style.px, self.style
        language, state = style.language, session.state
        row = state.buildings.row_of(self.scene.selected)
        if row < 0:
            self.scene.selected = 0
            return
        technology = session.catalogue.technologies[int(state.buildings.tech[row])]
        rect = self._panel(surface, 1304, 88, 280, 420)
        x, y = rect.x + px(16), rect.y + px(12)
        style.text(surface, (x, y), technology.name.in_(language), size=17, weight="b")
        y += px(28)
        for line in style.lines(technology.about.in_(language), px(248), 12)[:3]:
            style.text(surface, (x, y), line, size=12, colour=SUB)
            y += px(18)
        left = int(state.buildings.ready_day[row]) - state.day
        if left > 0:
            words = say("inspect.ready", language, days=left)
            style.text(surface, (x, y), words, size=13, colour=LINK, weight="b")
        y += px(24)
        for label, value in self.scene.live_rows(technology):
            style.text(surface, (x, y), label, size=13, colour=SUB)
            style.text(
                surface, (rect.right - px(16), y), value, weight="b", anchor="topright"
            )
            y += px(24)
        y = self._upgrades(surface, rect, y + px(4), technology)
        self._demolish(surface, rect, y, row)

    def _upgrades(self, surface: pygame.Surface, rect, y: int, technology) -> int:
        session, style = self.scene.session, self.style
        row = session.state.buildings.row_of(self.scene.selected)
        if int(session.state.buildings.becomes[row]) != NO_TECHNOLOGY:
            return y
        for kind in technology.upgrades:
            target = session.catalogue.get(kind)
            command = Upgrade(self.scene.selected, kind)
            refused = session.check(command)
            words = say(
                "inspect.upgrade", style.language, name=target.name.in_(style.language),
                cost=numbers.coins(upgrade_cost_yuan(target)),
            )  # fmt: skip
            if refused is not None:
                words = words_of(refused, style.language)
            y = self._button(surface, rect, y, words, refused is None, command)
        return y

    def _demolish(self, surface: pygame.Surface, rect, y: int, row: int) -> None:
        session = self.scene.session
        back = refund_yuan(session.catalogue, session.state, row)
        command = Demolish(self.scene.selected)
        words = say("inspect.demolish", self.style.language, refund=numbers.coins(back))
        self._button(surface, rect, y, words, session.check(command) is None, command)

    def _button(
        self, surface: pygame.Surface, rect: pygame.Rect, y: int, words: str,
        can: bool, command: Build | Upgrade | Demolish,
    ) -> int:  # fmt: skip
        px, style = self.style.px, self.style
        box = pygame.Rect(rect.x + px(12), y, px(256), px(36))
        style.panel(surface, box, PAPER if can else INSET2, (150, 136, 106), 12)
        size = 13 if style.width(words, 13, "b") < px(244) else 11
        style.text(
            surface, box.center, words, size=size, colour=INK if can else SUB,
            weight="b", anchor="center",
        )  # fmt: skip
        if can:
            self.hits.append((box, ("command", command)))
        return y + px(42)

    def _say(self, surface: pygame.Surface) -> None:
        if not self.scene.message:
            return
        px, style = self.style.px, self.style
        width = style.width(self.scene.message, 14) + px(48)
        rect = pygame.Rect(0, px(690), width, px(36))
        rect.centerx = surface.get_width() // 2
        style.panel(surface, rect)
        style.text(surface, rect.center, self.scene.message, anchor="center")
