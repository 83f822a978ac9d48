"""Left of the island: the carbon jar, the goals, the next step, the tools."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.effects.jar import ball_tonnes
from game.scenes import layout
from game.widgets import Button, IconButton, Painter, Panel, QuestionMark
from game.widgets.parts import bar, chip

if TYPE_CHECKING:
    from game.scenes.island import Island
    from sim_core.goals import GoalStatus

WIDTH = layout.COLUMN_W
JAR_H, GOALS_HEAD_H, BAR_H, LINE_H = 200.0, 40.0, 18.0, 16.0
MOST_LINES = 4
GLASS_W, GLASS_H = 92.0, 140.0
SHADES = (-12, 4, 14, -4, 9, -16, 0)
TOOLS = (
    ("build", "hammer"),
    ("charts", "chart-line-up"),
    ("why", "tree-structure"),
    ("report", "file-text"),
    ("pathway", "git-branch"),
    ("zone", "seal-check"),
    ("market", "scroll"),
    ("codex", "book-open-text"),
    ("help", "keyboard"),
    ("menu", "gear-six"),
)


class _Part(Panel):
    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def hidden(self, room: pygame.FRect, name: str) -> bool:
        return layout.is_folded(room) and self.scene.open_card != name


def column(room: pygame.FRect) -> tuple[float, float]:
    """Left edge and top of the column; beside the icons where it is folded."""
    left = layout.EDGE + (56.0 if layout.is_folded(room) else 0.0)
    return left, layout.below_top(room)


class Jar(_Part):
    """The carbon budget as a stock: balls of stated tonnes, a line, what is left."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "jar"):
            return None
        left, top = column(room)
        return pygame.FRect(left, top, WIDTH, JAR_H)

    def key(self) -> Hashable:
        jar = self.scene.snapshot.jar
        bubble_t = self.scene.bubbles.carbon.bubble_t
        return round(jar.emitted_t), round(jar.budget_t), round(jar.removed_t), bubble_t

    def draw(self, paint: Painter) -> None:
        x, y, w, _h = self.rect
        jar, say = self.scene.snapshot.jar, paint.style.say
        paint.panel(*self.rect)
        width = paint.text(x + 16, y + 22, say("hud.jar"), 15, weight="b", room=136)
        self.add(
            QuestionMark(
                rect=pygame.FRect(x + 22 + width, y + 15, 14, 14),
                message=("why", "net_t", "jar"), hint=say("hud.jar_why"),
            )
        )  # fmt: skip
        paint.text(x + w - 16, y + 22, say("hud.stock"), 12, "sub", align="r", room=52)
        net_t = jar.emitted_t - jar.removed_t
        ball_t = ball_tonnes(jar.budget_t)
        self._words(paint, x + 122, y, net_t, ball_t)

    def _words(
        self, paint: Painter, x: float, y: float, net_t: float, ball_t: float
    ) -> None:
        style, jar = paint.style, self.scene.snapshot.jar
        left_t = jar.budget_t - net_t
        used = numbers.number(net_t / 1e3, 1)
        budget = numbers.number(jar.budget_t / 1e3)
        left = numbers.number(left_t / 1e3, 1)
        paint.text(x, y + 60, used, 22, weight="b", room=100)
        paint.text(x, y + 81, f"/ {budget} kt CO₂e", 12, "sub", room=102)
        words = style.say("hud.jar_left", value=left)
        paint.text(x, y + 106, words, 13, weight="b", room=102)
        years = self.scene.jar_years()
        if years is not None:
            ink = "good_t" if years >= self.scene.years_left() else "warn_t"
            words = style.say("hud.jar_years", value=numbers.number(years, 1))
            paint.text(x, y + 127, words, 13, ink, "b", room=102)
            key = "hud.jar_fits" if ink == "good_t" else "hud.jar_over"
            paint.text(x, y + 148, style.say(key), 13, ink, "b", room=102)
        amount, unit = numbers.tonnes(ball_t)
        words = style.say("hud.ball", value=amount, unit=unit)
        paint.text(x, y + 168, words, 12, "sub", room=102)
        bubble_t = self.scene.bubbles.carbon.bubble_t
        amount = numbers.number(bubble_t, 0 if bubble_t >= 1.0 else 1)
        words = style.say("hud.bubble", value=amount, unit="t")
        paint.text(x, y + 184, words, 12, "sub", room=102)


class Glass(_Part):
    """The jar itself: balls that fall in and come to rest, and the line of the stock.

    It is a panel of its own, so that falling balls redraw nothing else.
    """

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "jar"):
            return None
        left, top = column(room)
        return pygame.FRect(left + 18, top + 44, GLASS_W, GLASS_H)

    def key(self) -> Hashable:
        jar = self.scene.snapshot.jar
        share = (jar.emitted_t - jar.removed_t) / jar.budget_t
        return self.scene.bubbles.jar.places(), round(share, 3)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        jar = self.scene.snapshot.jar
        share = (jar.emitted_t - jar.removed_t) / jar.budget_t
        top = y + 16 + (h - 26) * (1.0 - min(max(share, 0.0), 1.0))
        paint.box(x + 12, y, w - 24, 12, "cork", radius=4, edge="cork_edge")
        paint.box(x, y + 10, w, h - 10, "glass", radius=20, edge="glass_edge", thick=2)
        if y + h - 5 - top > 4:
            high = y + h - 5 - top
            paint.box(x + 5, top, w - 10, high, "gross", radius=14, alpha=90)
        for number, (right, up) in enumerate(self.scene.bubbles.jar.places()):
            _ball(paint, x + 5 + right, y + h - 5 - up, SHADES[number % len(SHADES)])
        paint.line(x - 2, top, x + w + 2, top, "bad", 2)


def jar_mouth(scene: "Island") -> tuple[float, float] | None:
    """The jar's opening on the window; None while the jar is folded away."""
    glass = next(panel for panel in scene.page.panels if isinstance(panel, Glass))
    if glass.rect is None:
        return None
    scale = scene.style.scale
    return glass.rect.centerx * scale, (glass.rect.top + 4) * scale


def _ball(paint: Painter, x: float, y: float, shade: int) -> None:
    grey = (112 + shade, 108 + shade, 102 + shade)
    edge = (86 + shade, 82 + shade, 76 + shade)
    paint.circle(x, y, 4.9, grey, edge=edge, thick=1)
    paint.circle(x - 1.6, y - 1.6, 1.2, (226, 222, 212))


class Goals(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "goals"):
            return None
        left, top = column(room)
        if not layout.is_folded(room):
            top += JAR_H + layout.GAP
        height = GOALS_HEAD_H + sum(goal_heights(self.scene)) + 8
        self.tight = height > room.bottom - top - 16
        return pygame.FRect(left, top, WIDTH, height)

    def key(self) -> Hashable:
        goals = self.scene.snapshot.goals
        return tuple((g.done_day, round(g.share, 3), g.value) for g in goals)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        goals, style = self.scene.snapshot.goals, paint.style
        paint.panel(*self.rect)
        done = sum(goal.done_day is not None for goal in goals)
        paint.text(x + 16, y + 22, style.say("hud.goals"), 15, weight="b", room=110)
        chip(
            paint, x + w - 14, y + 22, f"{done} / {len(goals)}", "warn", icon="star",
            align="r",
        )  # fmt: skip
        top = y + GOALS_HEAD_H
        for goal, high in zip(goals, goal_heights(self.scene), strict=True):
            if goal.done_day is not None:
                paint.icon(x + w - 24, top + high / 2, "check-circle", 18, "good_t")
                self._name(paint, goal, top + high / 2, 24.0)
            else:
                self._name(paint, goal, top + (high - BAR_H) / 2, 0.0)
                self._bar(paint, goal, top + high - BAR_H + 2)
            top += high

    def _name(
        self, paint: Painter, goal: "GoalStatus", middle: float, mark_w: float
    ) -> None:
        name = paint.style.name(goal.goal.name)
        x, room = self.rect.x + 16, WIDTH - 28 - mark_w
        paint.block(x, middle, room, name, 12, most=MOST_LINES)

    def _bar(self, paint: Painter, goal: "GoalStatus", middle: float) -> None:
        """How far the goal is, with the value before its target."""
        x, w = self.rect.x + 16, WIDTH - 32
        if value := self._value(goal):
            paint.text(x + w, middle, value, 12, "sub", "b", align="r")
            w -= paint.style.width(value, 12, "b") + 8
        colour = "good" if goal.share >= 0.5 else "warn"
        bar(paint, x, middle - 4, w, 8, goal.share, colour)

    @staticmethod
    def _value(goal: "GoalStatus") -> str:
        if goal.done_day is not None or goal.value is None or goal.target is None:
            return ""
        places = 0 if max(abs(goal.value), abs(goal.target)) >= 10 else 1
        whole = goal.value == int(goal.value) and goal.target == int(goal.target)
        places = 0 if whole else places
        sign = " / " if goal.at_least else " → "
        now, aim = (numbers.number(v, places) for v in (goal.value, goal.target))
        return f"{now}{sign}{aim}"


def goal_heights(scene: "Island") -> list[float]:
    """A row for each goal, as high as its name needs; met ones need no bar."""
    paint = Painter(pygame.display.get_surface(), scene.style)
    rows = []
    for goal in scene.snapshot.goals:
        is_done = goal.done_day is not None
        room = WIDTH - 28 - (24.0 if is_done else 0.0)
        lines = paint.lines(scene.style.name(goal.goal.name), room, 12)
        name_h = LINE_H * min(len(lines), MOST_LINES) + 10
        rows.append(name_h if is_done else name_h + BAR_H)
    return rows


class StepCard(_Part):
    """The tutorial's next step, which can be skipped."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        step = self.scene.snapshot.step
        if step is None or not self.scene.app.settings.tutorial:
            return None
        if self.scene.is_tiny_and_busy():
            return None
        style = self.scene.style
        paint = Painter(pygame.display.get_surface(), style)
        small = layout.form(room) == "tiny"
        self.width = 320.0 if small else 300.0
        lines = paint.lines(style.name(step.say), self.width - 32, 13)
        height = 46 + paint.line_height(13) * len(lines) + 44
        left = layout.EDGE + WIDTH + layout.GAP
        if layout.is_folded(room):
            left = layout.EDGE + 56
            if self.scene.open_card:
                left += WIDTH + layout.GAP
        return pygame.FRect(left, layout.below_top(room), self.width, height)

    def key(self) -> Hashable:
        step = self.scene.snapshot.step
        return step.id if step else ""

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        step, style = self.scene.snapshot.step, paint.style
        steps = self.scene.snapshot.level.steps
        paint.panel(*self.rect, fill="info_bg", radius=16, alpha=252)
        paint.icon(x + 26, y + 24, "compass", 22, "link")
        number = [one.id for one in steps].index(step.id) + 1
        words = style.say("hud.step", number=number, of=len(steps))
        paint.text(x + 44, y + 24, words, 14, "link", "b", room=w - 60)
        paint.paragraph(x + 16, y + 52, w - 32, style.name(step.say), 13)
        self.add(
            Button(
                rect=pygame.FRect(x + w - 116, y + h - 42, 100, 32), size=13,
                message=("skip", step.id), label=style.say("hud.skip"), kind="ghost",
            )
        )  # fmt: skip
        if step.shows is not None:
            self.add(
                Button(
                    rect=pygame.FRect(x + 16, y + h - 42, w - 140, 32), size=13,
                    message=("show_step",), label=style.say("hud.show_step"),
                    icon="target",
                )
            )  # fmt: skip


class Tools(_Part):
    """Square buttons down the left edge; the letter is the key."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.folded = layout.is_folded(room)
        names = self._names()
        if self.folded:
            if layout.form(room) == "tiny" and self.scene.is_tiny_and_busy():
                return None
            top = layout.below_top(room)
            step = 48.0
        else:
            step = 56.0
            top = room.bottom - layout.EDGE - step * len(names) + 8
            least = layout.below_top(room) + JAR_H + layout.GAP + GOALS_HEAD_H + 8
            least += sum(goal_heights(self.scene)) + layout.GAP
            if top < least:
                step, top = 48.0, max(least, room.bottom - 8 - 48 * len(names))
        rows = max(int((room.bottom - top) // step), 1)
        self.step, self.columns = step, -(-len(names) // rows)
        high = step * -(-len(names) // self.columns) - 8
        return pygame.FRect(layout.EDGE, top, step * self.columns - 8, high)

    def _names(self) -> tuple[tuple[str, str], ...]:
        if not self.folded:
            return TOOLS
        cards = (("jar", "flask"), ("goals", "target"))
        return cards + tuple(tool for tool in TOOLS if tool[0] != "menu")

    def key(self) -> Hashable:
        return self.scene.open_card, self.scene.palette_open, self.folded, self.columns

    def draw(self, paint: Painter) -> None:
        x, y, _, _ = self.rect
        names, say, keys = self._names(), paint.style.say, self.scene.app.keys
        size = self.step - 8
        for number, (name, icon) in enumerate(names):
            row, column = divmod(number, self.columns)
            on = name == self.scene.open_card or (
                name == "build" and self.scene.palette_open
            )
            key_name = keys.shown(name) if name in keys.keys else ""
            is_card = name in ("jar", "goals")
            words = say(
                f"hud.{name}" if is_card or name == "menu" else f"action.{name}"
            )
            self.add(
                IconButton(
                    rect=pygame.FRect(
                        x + column * self.step, y + row * self.step, size, size
                    ),
                    message=("tool", name), icon=icon, size=22 if size < 48 else 25,
                    panel=True, radius=14, kind="select" if on else "secondary",
                    key_name=key_name if len(key_name) < 3 and not is_card else "",
                    hint=words,
                )
            )  # fmt: skip


def panels(scene: "Island") -> list[Panel]:
    return [Jar(scene), Glass(scene), Goals(scene), StepCard(scene), Tools(scene)]
