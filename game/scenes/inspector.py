"""The chosen building: live figures, its day, its year, what it may become."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import facts, layout
from game.scenes.inspectorday import curve, output
from game.scenes.upgradecard import UpgradeCard
from game.widgets import Button, IconButton, Painter, Panel, QuestionMark, Tab
from game.widgets.parts import bar, chip, scroll_mark, thumb
from sim_core.content import Technology
from sim_core.economy.prices import refund_yuan
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.scenes.island import Island

TABS = ("now", "today", "year", "upgrade")
ROW_H, HEAD_H, FOOT_H = 27.0, 130.0, 60.0
SHORTEST, TALLEST = 300.0, 560.0


class Inspector(Panel):
    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene
        self._measured: tuple[Hashable, float] = (None, 0.0)

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.scene.selected_row() < 0 or self.scene.kind:
            return None
        self.form = layout.form(room)
        rect = layout.inspector(room, TALLEST)
        high = HEAD_H + self._body_height(rect.width) + 12 + FOOT_H
        return layout.inspector(room, min(max(high, SHORTEST), TALLEST))

    def _body_height(self, width: float) -> float:
        """What the open tab needs, measured by drawing it nowhere."""
        now = (self.key(), width, self.scene.style.stamp)
        if self._measured[0] != now:
            style, kept = self.scene.style, self.widgets
            audit, style.audit = style.audit, None
            self.inner = pygame.FRect(0, 0, width - 16, TALLEST)
            high = self._body(Painter(pygame.Surface((1, 1)), style), 4.0)
            style.audit, self.widgets = audit, kept
            self._measured = (now, high)
        return self._measured[1]

    def key(self) -> Hashable:
        scene = self.scene
        state = scene.session.state
        row = scene.selected_row()
        mine = int(state.buildings.becomes[row]), int(state.buildings.ready_day[row])
        budget = round(state.budget_yuan / 1e4)
        return scene.selected, scene.tab, state.day, scene.hour, mine, budget

    @property
    def technology(self) -> Technology:
        scene = self.scene
        row = int(scene.session.state.buildings.tech[scene.selected_row()])
        return scene.session.catalogue.technologies[row]

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect)
        self._head(paint)
        self._tabs(paint, x + 16, y + 92, w - 32)
        self.inner = pygame.FRect(x + 8, y + HEAD_H, w - 16, h - HEAD_H - FOOT_H)
        with paint.clip(*self.inner):
            end = self._body(paint, self.inner.y + 4 - self.scroll)
        self.scroll_limit = max(end + self.scroll - self.inner.bottom, 0.0)
        scroll_mark(paint, self.inner, self.scroll, self.scroll_limit)
        self._foot(paint, x + 16, y + h - FOOT_H + 8, w - 32)

    def _head(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        item, style = self.technology, paint.style
        found = self.scene.app.atlas.picture(item.sprite, "color")
        if found is not None:
            thumb(paint, found[0], x + 52, y + 82, (72, 64))
        paint.label(x + 98, y + 26, w - 150, style.name(item.name), 18, weight="b")
        words = self._count(item)
        if style.width(words, 12) > w - 150:
            words = words.split(" · ")[0]
        paint.text(x + 98, y + 49, words, 12, "sub", room=w - 118)
        chip(paint, x + 96, y + 74, self._age(), "plain", height=22)
        self.add(
            IconButton(
                rect=pygame.FRect(x + w - 42, y + 10, 30, 30), message=("close",),
                icon="x-bold", size=13, radius=15, hint="Esc",
            )
        )  # fmt: skip
        self._book()

    def _count(self, item: Technology) -> str:
        """How many there are, and whether the figures are of one or of all."""
        say, count = self.scene.style.say, self.scene.count_of(item)
        if count == 1:
            return say("inspect.only")
        snapshot, tab = self.scene.snapshot, self.tab
        runs = facts.is_of_all(snapshot, item)
        is_of_one = tab == "upgrade" or (tab == "now" and not runs)
        key = "inspect.count_one" if is_of_one else "inspect.count"
        return say(key, count=count)

    @property
    def tab(self) -> str:
        """The tab that was open before, if this building has something there."""
        scene = self.scene
        if scene.tab != "upgrade" or self.upgrade_kinds():
            return scene.tab
        becomes = scene.session.state.buildings.becomes[scene.selected_row()]
        return "upgrade" if int(becomes) != NO_TECHNOLOGY else "now"

    def _book(self) -> None:
        """Open the building's card in the codex."""
        x, y, w, _ = self.rect
        self.add(
            IconButton(
                rect=pygame.FRect(x + w - 42, y + 46, 30, 30), icon="book-open-text",
                message=("codex", f"technology.{self.technology.id}"), size=15,
                radius=15, hint=self.scene.style.say("action.codex"),
            )
        )  # fmt: skip

    def _age(self) -> str:
        scene, say = self.scene, self.scene.style.say
        buildings, row = scene.session.state.buildings, scene.selected_row()
        started = int(buildings.started_day[row])
        left = int(buildings.ready_day[row]) - scene.session.state.day
        if left > 0:
            return say("inspect.ready", days=left)
        if started < 0:
            return say("inspect.old")
        return say("inspect.since", days=-left)

    def _tabs(self, paint: Painter, x: float, y: float, w: float) -> None:
        width = (w - 4 * (len(TABS) - 1)) / len(TABS)
        for number, name in enumerate(TABS):
            self.add(
                Tab(
                    rect=pygame.FRect(x + number * (width + 4), y, width, 32),
                    message=("tab", name), label=paint.style.say(f"inspect.{name}"),
                    on=name == self.tab, size=14,
                )
            )  # fmt: skip

    def _body(self, paint: Painter, top: float) -> float:
        scene, item, style = self.scene, self.technology, paint.style
        if self.tab == "upgrade":
            return self._upgrades(paint, top)
        if self.tab == "now":
            top = output(scene, item, paint, self.inner, top)
            rows = facts.place_facts(scene) + facts.now_facts(
                style, scene.session, scene.snapshot, item, scene.hour
            )
        elif scene.snapshot.today is None:
            rows = []
        elif self.tab == "today":
            top = curve(scene, item, paint, self.inner, top)
            rows = facts.day_facts(style, scene.session, scene.snapshot, item)
        else:
            rows = facts.year_facts(style, scene.session, scene.snapshot, item)
        for fact in rows:
            self._row(paint, top + ROW_H / 2, fact)
            top += ROW_H
        if not rows:
            words = style.say("inspect.nothing")
            paint.text(self.inner.x + 8, top + 16, words, 13, "sub")
            top += ROW_H
        return self._about(paint, top + 8)

    def _row(self, paint: Painter, y: float, fact: facts.Fact) -> None:
        x, w = self.inner.x + 8, self.inner.width - 16
        runs = [(fact.value, 15, fact.ink, "b")]
        if fact.unit:
            runs.append((f" {fact.unit}", 12, "sub", "m"))
        used = paint.runs(x + w - 24, y, runs, "r")
        paint.text(x, y, fact.label, 13, "sub", room=w - 36 - used)
        if fact.figure:
            self.add(
                QuestionMark(
                    rect=pygame.FRect(x + w - 15, y - 7, 14, 14), clip=self.inner,
                    message=("why", fact.figure, fact.label),
                )
            )  # fmt: skip

    def _about(self, paint: Painter, top: float) -> float:
        x, w = self.inner.x + 8, self.inner.width - 16
        words = paint.style.name(self.technology.about)
        step = paint.line_height(13)
        height = step * len(paint.lines(words, w - 52, 13)) + 20
        paint.box(x, top, w, height, "info_bg", radius=12)
        paint.icon(x + 22, top + 10 + step / 2, "chat-circle-text", 20, "link")
        paint.paragraph(x + 40, top + 10 + step / 2, w - 52, words, 13)
        return top + height + 4

    def upgrade_kinds(self) -> list[str]:
        """What the level lets this building become."""
        level = self.scene.session.level
        return [kind for kind in self.technology.upgrades if level.has_on_offer(kind)]

    def _upgrades(self, paint: Painter, top: float) -> float:
        scene, style = self.scene, paint.style
        x, w = self.inner.x + 8, self.inner.width - 16
        row = scene.selected_row()
        becomes = int(scene.session.state.buildings.becomes[row])
        if becomes != NO_TECHNOLOGY:
            return self._becoming(paint, top, row, becomes)
        kinds = self.upgrade_kinds()
        if not kinds:
            words = style.say("inspect.no_upgrade")
            return paint.paragraph(x, top + 20, w, words, 13, "sub") + 8
        for kind in kinds:
            target = scene.session.catalogue.get(kind)
            card = UpgradeCard(self, scene, self.inner, self.technology, target)
            top = card.draw(paint, pygame.FRect(x, top, w, 0))
        return top

    def _becoming(self, paint: Painter, top: float, row: int, becomes: int) -> float:
        """The name of what it will be, and how far the works are."""
        state, catalogue = self.scene.session.state, self.scene.session.catalogue
        x, w = self.inner.x + 8, self.inner.width - 16
        name = paint.style.name(catalogue.technologies[becomes].name)
        words = paint.style.say("inspect.becoming", name=name)
        end = paint.paragraph(x, top + 20, w, words, 14)
        started, ready = (
            int(days[row])
            for days in (state.buildings.started_day, state.buildings.ready_day)
        )
        bar(paint, x, end, w, 8, (state.day - started) / max(ready - started, 1))
        return end + 20

    def _foot(self, paint: Painter, x: float, y: float, w: float) -> None:
        scene, say = self.scene, paint.style.say
        row, state = scene.selected_row(), scene.session.state
        today = int(state.buildings.started_day[row]) == state.day
        refund = numbers.coins(refund_yuan(scene.session.catalogue, state, row))
        key = "inspect.undo" if today else "inspect.demolish"
        can = bool(self.upgrade_kinds()) and self.tab != "upgrade"
        half = (w - 8) / 2 if can else w
        self.add(
            Button(
                rect=pygame.FRect(x, y, half, 40), message=("demolish",), size=13,
                label=say(key, refund=refund), kind="secondary" if today else "danger",
                icon="arrow-u-up-left" if today else "trash", lines=2,
            )
        )  # fmt: skip
        if can:
            self.add(
                Button(
                    rect=pygame.FRect(x + half + 8, y, half, 40), size=13,
                    icon="wrench",
                    message=("tab", "upgrade"), label=say("inspect.upgrade_options"),
                    kind="primary", lines=2,
                )
            )  # fmt: skip
