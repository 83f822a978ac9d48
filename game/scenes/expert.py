"""The expert's answer: the least-cost power system beside the player's own."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.expertjob import DONE, FAILED, WORKING, ExpertJob, is_installed
from game.scenes.base import Change, Pop
from game.scenes.expertwords import PLANS, draw_words
from game.scenes.sheet import Head, SheetScene, body_rect
from game.widgets import Button, Painter, Panel
from game.widgets.parts import bar, chip, swatch

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

COSTS = ("running", "upkeep", "annuity")
NOTES = ("expert.note_sites", "expert.note_parts")
FOOT_H, ROW_H, NAME_W = 64.0, 30.0, 0.30
YUAN_PER_M = 1e6


class Expert(SheetScene):
    icon = "chalkboard-teacher"

    def __init__(self, app: "App", session: "Session") -> None:
        super().__init__(app)
        self.session = session
        self.job: ExpertJob = app.shelf.setdefault("expert", ExpertJob())

    def title(self) -> str:
        return self.style.say("expert.title")

    def second(self) -> str:
        return self.style.say("expert.second")

    def panels(self) -> list[Panel]:
        return [Head(self), Table(self), Foot(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("start",):
                self.job.start(self.session)
            case ("cancel",):
                self.job.cancel()
        return None

    def update(self, seconds: float) -> Change:
        self.job.poll()
        self.job.has_news = False
        return super().update(seconds)

    def reason(self) -> str:
        """Why the expert cannot be asked; empty when he can."""
        return "" if is_installed() else self.style.say("expert.not_installed")

    @property
    def shortage_yuan_per_mwh(self) -> float:
        return self.session.planner.world.value_of_lost_load_yuan_per_mwh

    def notes(self) -> list[str]:
        """How all columns are counted."""
        say = self.style.say
        value = numbers.number(self.shortage_yuan_per_mwh)
        return [
            say("expert.note_method"),
            say("expert.note_shortage", value=value),
            *(say(key) for key in NOTES),
        ]

    def name_of(self, kind: str) -> str:
        item = self.session.catalogue.find(kind)
        return self.style.name(item.name) if item is not None else kind


class _Part(Panel):
    def __init__(self, scene: Expert) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        job = self.scene.job
        return job.state, tuple(job.step.items()), len(job.plans), job.of_day


class Table(_Part):
    """A column a plan: cost and its parts, tonnes, what it is made of."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        return pygame.FRect(body.x, body.y, body.width, body.height - FOOT_H)

    def draw(self, paint: Painter) -> None:
        if self.scene.job.state != DONE:
            self.scroll_limit = draw_words(self, paint)
            return
        plans = {plan["name"]: plan for plan in self.scene.job.plans}
        shown = [plans[name] for name in PLANS if name in plans]
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        self.inner = pygame.FRect(x + 20, y + 56, w - 40, h - 64)
        self._heads(paint, shown)
        with paint.clip(*self.inner):
            top = self._costs(paint, shown, self.inner.y + 18 - self.scroll)
            top = self._carbon(paint, shown, top + 10)
            top = self._sizes(paint, shown, top + 10)
            for words in self.scene.notes():
                top = paint.paragraph(
                    self.inner.x, top + 12, self.inner.width, words, 13, "sub"
                )
        self.scroll_limit = max(top + self.scroll - self.inner.bottom, 0.0)

    def _column(self, number: int, count: int) -> float:
        """Right edge of a plan's figures."""
        wide = self.inner.width * (1.0 - NAME_W) / count
        return self.inner.x + self.inner.width * NAME_W + wide * (number + 1)

    def _heads(self, paint: Painter, plans: list[Mapping[str, Any]]) -> None:
        wide = self.inner.width * (1.0 - NAME_W) / len(plans)
        for number, plan in enumerate(plans):
            right = self._column(number, len(plans))
            words = paint.style.say(f"expert.plan_{plan['name']}")
            kind = "select" if plan["name"] == "yours" else "plain"
            if paint.style.width(words, 13, "b") + 16 <= wide:
                chip(paint, right, self.rect.y + 30, words, kind, size=13, align="r")
            else:
                paint.block(right, self.rect.y + 30, wide - 8, words, 12, align="r")

    def _costs(
        self, paint: Painter, plans: list[Mapping[str, Any]], top: float
    ) -> float:
        yours = float(plans[0]["yuan_per_year"])
        values = [float(plan["yuan_per_year"]) for plan in plans]
        top = self._row(paint, top, "expert.cost", values, YUAN_PER_M, 2, bold=True)
        shares = [value / yours - 1.0 for value in values]
        self._changes(paint, top - 8, shares)
        top += 20
        for name in COSTS:
            values = [float(plan[f"{name}_yuan"]) for plan in plans]
            top = self._row(paint, top, f"expert.{name}", values, YUAN_PER_M, 2)
            if name == "running":
                top = self._shortage(paint, plans, top)
        return top

    def _shortage(
        self, paint: Painter, plans: list[Mapping[str, Any]], top: float
    ) -> float:
        """The part of the running cost that pays for power not served."""
        each = self.scene.shortage_yuan_per_mwh
        values = [float(plan["unserved_mwh"]) * each for plan in plans]
        if not any(values):
            return top
        return self._row(paint, top, "expert.shortage", values, YUAN_PER_M, 2)

    def _carbon(
        self, paint: Painter, plans: list[Mapping[str, Any]], top: float
    ) -> float:
        paint.line(self.inner.x, top - 14, self.inner.right, top - 14)
        tonnes = [float(plan["tonnes_per_year"]) for plan in plans]
        top = self._row(paint, top, "expert.tonnes", tonnes, 1e3, 2, bold=True)
        yours = tonnes[0]
        if yours > 0.0:
            self._changes(paint, top - 8, [value / yours - 1.0 for value in tonnes])
            top += 20
        lost = [float(plan["unserved_mwh"]) for plan in plans]
        return self._row(paint, top, "expert.unserved", lost, 1.0, 1)

    def _changes(self, paint: Painter, y: float, shares: list[float]) -> None:
        """Change against the player's own, in percent."""
        for number, share in enumerate(shares[1:], start=1):
            ink = "good_t" if share < -5e-4 else "bad_t" if share > 5e-4 else "sub"
            words = f"{numbers.signed(100.0 * share, 1)} %"
            right = self._column(number, len(shares))
            paint.text(right, y, words, 12, ink, align="r")

    def _row(
        self, paint: Painter, y: float, key: str, values: list[float], unit: float,
        places: int, *, bold: bool = False,
    ) -> float:  # fmt: skip
        size = 17 if bold else 14
        room = self.inner.width * NAME_W - 12
        weight = "b" if bold else "m"
        paint.label(self.inner.x, y, room, paint.style.say(key), 14, weight=weight)
        for number, value in enumerate(values):
            words = numbers.number(value / unit, places)
            right = self._column(number, len(values))
            paint.text(right, y, words, size, weight="b", align="r")
        return y + ROW_H

    def _sizes(
        self, paint: Painter, plans: list[Mapping[str, Any]], top: float
    ) -> float:
        """Megawatts of each kind, with a bar on one scale."""
        paint.line(self.inner.x, top - 14, self.inner.right, top - 14)
        words = paint.style.say("expert.sizes")
        paint.text(self.inner.x, top + 4, words, 14, weight="b")
        top += ROW_H
        sizes = [plan["capacity_mw"] for plan in plans]
        kinds = sorted({kind for size in sizes for kind in size})
        most = max((float(mw) for size in sizes for mw in size.values()), default=1.0)
        for kind in kinds:
            self._kind(
                paint, top, kind, [float(size.get(kind, 0.0)) for size in sizes], most
            )
            top += ROW_H + 8
        return top

    def _kind(
        self, paint: Painter, y: float, kind: str, sizes: list[float], most: float
    ) -> None:
        item = self.scene.session.catalogue.find(kind)
        group = item.options.get("group", item.model) if item is not None else "import"
        swatch(paint, self.inner.x, y, paint.style.fill(group), 20, 14)
        room = self.inner.width * NAME_W - 42
        paint.label(self.inner.x + 30, y, room, self.scene.name_of(kind), 14)
        wide = self.inner.width * (1.0 - NAME_W) / len(sizes)
        for number, mw in enumerate(sizes):
            right = self._column(number, len(sizes))
            words = numbers.power(mw) if mw > 5e-3 else "–"
            paint.text(right, y - 6, words, 14, weight="b", align="r")
            share = mw / most if most else 0.0
            long = (wide - 40) * share
            if long > 1.0:
                bar(paint, right - long, y + 8, long, 5, 1.0, "gross")


class Foot(_Part):
    """How it stands, and the one act."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        return pygame.FRect(body.x, body.bottom - FOOT_H + 12, body.width, FOOT_H - 12)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say, job = paint.style.say, self.scene.job
        words, ink = self._state()
        paint.label(x + 4, y + h / 2, w - 240, words, 14, ink)
        is_working = job.state == WORKING
        key = "cancel" if is_working else "again" if job.state == DONE else "start"
        self.add(
            Button(
                rect=pygame.FRect(x + w - 220, y, 220, 48),
                message=("cancel",) if is_working else ("start",),
                label=say(f"expert.{key}"), reason=self.scene.reason(),
                kind="secondary" if is_working else "primary",
                icon="x-bold" if is_working else "chalkboard-teacher", size=15,
            )
        )  # fmt: skip

    def _state(self) -> tuple[str, str]:
        scene, job = self.scene, self.scene.job
        say = scene.style.say
        if job.state == WORKING:
            if not job.step:
                return say("expert.reading"), "sub"
            name = say(f"expert.plan_{job.step['plan']}")
            number, of = job.step["number"], job.step["of"]
            return say("expert.working", name=name, number=number, of=of), "sub"
        if job.state == FAILED:
            return say("expert.failed", reason=job.fault), "bad_t"
        if job.state == DONE and job.is_stale(scene.session):
            days = scene.session.state.day - job.of_day
            return say("expert.stale", days=days), "warn_t"
        return "", "sub"


def shots(app: "App") -> list[tuple[str, SheetScene]]:
    from game.scenes.example import played

    return [("expert", Expert(app, played()))]
