"""The tutorial's next step: what to do, what was ordered, what comes after it."""

from collections.abc import Hashable

import pygame

from game.scenes import guide, layout
from game.scenes.leftpart import WIDTH, LeftPart
from game.widgets import Button, Painter

HEAD_H, FOOT_H = 46.0, 44.0


class StepCard(LeftPart):
    """It can be skipped; after the last step it says how to go on."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        scene = self.scene
        is_wanted = scene.snapshot.step is not None and scene.app.settings.tutorial
        if not (is_wanted or scene.is_graduate) or scene.is_tiny_and_busy():
            return None
        if scene.kind and room.width < layout.TINIEST:
            return None
        paint = Painter(pygame.display.get_surface(), scene.style)
        self.width = 320.0 if layout.form(room) == "tiny" else 300.0
        count = sum(
            len(paint.lines(words, self.width - 32, 13)) for words, _ in self._lines()
        )
        height = HEAD_H + paint.line_height(13) * count + FOOT_H
        height += 4 * (len(self._lines()) - 1)
        left = layout.EDGE + WIDTH + layout.GAP
        if layout.is_folded(room):
            left = layout.beside_tools(room)
            if scene.open_card in ("jar", "goals"):
                left += WIDTH + layout.GAP
        return pygame.FRect(left, layout.below_top(room), self.width, height)

    def _lines(self) -> list[tuple[str, str]]:
        """Paragraphs with their colour."""
        scene, say = self.scene, self.scene.style.say
        step, keys = scene.snapshot.step, scene.app.keys
        if step is None:
            shown = {name: keys.shown(name) for name in ("why", "pathway", "charts")}
            return [(say("hud.graduate", **shown), "ink")]
        days = guide.ordered_days(scene.session, step)
        if days is not None:
            key = "hud.ordered" if scene.speed else "hud.ordered_paused"
            return [(say(key, days=days, key=keys.shown("pause")), "good_t")]
        lines = [(scene.style.name(step.say), "ink")]
        if guide.is_too_early(scene.session, step):
            lines.append((say("hud.short_first"), "bad_t"))
        return lines

    def key(self) -> Hashable:
        step = self.scene.snapshot.step
        return (step.id if step else ""), tuple(self._lines())

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        step, style = self.scene.snapshot.step, paint.style
        paint.panel(*self.rect, fill="info_bg", radius=16, alpha=252)
        icon = "trophy" if step is None else "compass"
        paint.icon(x + 26, y + 24, icon, 22, "link")
        paint.text(x + 44, y + 24, self._title(), 14, "link", "b", room=w - 60)
        top = y + 52
        for words, ink in self._lines():
            top = paint.paragraph(x + 16, top, w - 32, words, 13, ink) + 4
        rect = pygame.FRect(x + w - 116, y + h - 42, 100, 32)
        message = ("skip", step.id) if step else ("graduate",)
        label = style.say("hud.skip" if step else "hud.go_on")
        self.add(Button(rect=rect, size=13, message=message, label=label, kind="ghost"))
        if step is not None:
            self._way(pygame.FRect(x + 16, y + h - 42, w - 140, 32))

    def _title(self) -> str:
        say, steps = self.scene.style.say, self.scene.snapshot.level.steps
        step = self.scene.snapshot.step
        if step is None:
            return say("hud.tutorial_done")
        number = [one.id for one in steps].index(step.id) + 1
        return say("hud.step", number=number, of=len(steps))

    def _way(self, rect: pygame.FRect) -> None:
        """Show where the step happens, or let time run once it is ordered."""
        scene, say = self.scene, self.scene.style.say
        step = scene.snapshot.step
        assert step is not None
        if guide.ordered_days(scene.session, step) is not None:
            if not scene.speed:
                key_name = scene.app.keys.shown("pause")
                self.add(
                    Button(
                        rect=rect, size=13, message=("speed", 1), kind="primary",
                        label=say("hud.let_run"), icon="play", key_name=key_name,
                    )
                )  # fmt: skip
        elif step.shows is not None:
            self.add(
                Button(
                    rect=rect, size=13, message=("show_step",), icon="target",
                    label=say("hud.show_step"),
                )
            )  # fmt: skip
