"""One contract or project: marks, figures, how much, and what it would change."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.paper.sources import source_names
from game.scenes.marketlist import MARKS, card_rect, least_quality
from game.widgets import Painter, Panel, QuestionMark, Slider
from game.widgets.painter import Run
from game.widgets.parts import bar, scroll_mark
from sim_core.calendar import date_of
from sim_core.carbon.market import SHARE
from sim_core.carbon.tables import carbon_table

if TYPE_CHECKING:
    from game.scenes.market import Market
    from sim_core.carbon.credits import Project
    from sim_core.carbon.market import Offer

PAD, ROW_H, MARK_H, SLIDE_H = 20.0, 28.0, 30.0, 46.0
VALUE_W, HALF_GAP, DOUBLE_W = 150.0, 20.0, 820.0


class MarketCard(Panel):
    """The chosen thing, from what it is to what it would change in a year."""

    def __init__(self, scene: "Market") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.scene.shown.name:
            return None
        return card_rect(room, self.scene.is_open)

    def key(self) -> Hashable:
        return self.scene.stamp(), self.scene.session.state.day

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        self.inner = pygame.FRect(x + PAD, y + 8, w - 2 * PAD, h - 16)
        view = self.scene.shown
        self.room = (self.inner.x, self.inner.width)
        with paint.clip(*self.inner):
            self.top = self.inner.y + 20 - self.scroll
            if view.offer is not None:
                self._contract(paint, view.offer)
            elif view.project is not None:
                self._credits(paint, view.project)
        self.scroll_limit = max(self.top + self.scroll - self.inner.bottom, 0.0)
        scroll_mark(paint, self.inner.move(14, 0), self.scroll, self.scroll_limit)

    # A contract.

    def _contract(self, paint: Painter, offer: "Offer") -> None:
        style = paint.style
        self._head(paint, style.name(offer.name), style.name(offer.about))
        start = self._left_half()
        for mark in MARKS:
            words = style.say(f"market.mark.{mark}")
            self._mark(paint, words, is_met=getattr(offer, mark))
        hourly = "market.mark.is_hourly" if offer.is_hourly else "market.no_hourly"
        self._mark(paint, style.say(hourly), is_met=offer.is_hourly)
        self._facts(paint, self._contract_facts(offer))
        left_end = self._right_half(start)
        signed = self.scene.shown.signed(offer.id)
        if signed is not None:
            self._running(paint, offer)
        else:
            self._orders(paint, offer)
        self._contract_preview(paint, is_end=signed is not None)
        self._whole(left_end)
        self._small(paint, style.say("market.not_physical"))
        self._sources(paint, offer.sources.values())

    def _contract_facts(self, offer: "Offer") -> list[tuple[str, str, str]]:
        say = self.scene.style.say
        factor = numbers.number(offer.t_per_mwh, 3 if offer.t_per_mwh else 0)
        term = say("market.term_years", least=offer.least_years, most=offer.most_years)
        exit_share = numbers.percent(offer.exit_share)
        return [
            ("market.premium", numbers.signed(offer.premium_yuan_per_mwh),
             say("market.per_mwh")),
            ("market.factor", factor, "t/MWh"),
            ("market.plants", numbers.number(offer.mwh_per_year), "MWh"),
            ("market.term", term, ""),
            ("market.exit", exit_share, ""),
        ]  # fmt: skip

    def _orders(self, paint: Painter, offer: "Offer") -> None:
        """Sliders of amount and years."""
        view, say = self.scene.shown, paint.style.say
        low, high, step = view.limits()
        choice = view.choice
        by_share = offer.basis == SHARE
        name = "market.share" if by_share else "market.amount"
        amount = numbers.percent(choice.amount) if by_share else (
            f"{numbers.number(choice.amount)} MWh")  # fmt: skip
        self._slide(paint, name, amount, "amount", (choice.amount, low, high, step))
        years = say("market.years_are", count=choice.years)
        limits = (float(offer.least_years), float(offer.most_years))
        self._slide(paint, "market.years", years, "years", (choice.years, *limits, 1.0))
        self._small(paint, say("market.as_used" if by_share else "market.take_or_pay"))

    def _running(self, paint: Painter, offer: "Offer") -> None:
        view, style = self.scene.shown, paint.style
        signed = view.signed(offer.id)
        assert signed is not None
        last = date_of(self.scene.session.level.start, signed.last_day)
        by_share = offer.basis == SHARE
        amount = 100.0 * signed.share if by_share else signed.mwh_per_year
        words = style.say(
            "market.runs_share" if by_share else "market.runs_volume",
            amount=numbers.number(amount),
            date=numbers.date(last, "en" if style.language != "zh" else "zh"),
        )
        x, w = self.room
        paint.icon(x + 10, self.top, "check-circle", 18, "good_t")
        self.top = paint.paragraph(x + 28, self.top, w - 28, words, 14, "good_t", "b")
        self.top += 6

    def _contract_preview(self, paint: Painter, *, is_end: bool) -> None:
        found, say = self.scene.shown.preview(), paint.style.say
        title = say("market.preview_end" if is_end else "market.preview")
        known = found.reason is None or found.tco2e_per_year or found.yuan_per_year
        tonnes = " ".join(numbers.tonnes(found.tco2e_per_year, numbers.signed))
        coins = f"{coins_of(found.yuan_per_year, numbers.signed)} {say('hud.coin')}"
        covered = f"{numbers.signed(found.contract_mwh_per_year)} MWh"
        rows: list[tuple[str, str, str, str]] = [
            ("market.change_market", f"{tonnes}", "scope2_market_t",
             _ink(found.tco2e_per_year)),
            ("market.change_location", say("market.unchanged"),
             "scope2_location_t", "sub"),
            ("market.covered", covered, "", "ink"),
            ("market.change_coins", coins, "cash_yuan", _ink(-found.yuan_per_year)),
        ]  # fmt: skip
        if is_end:
            fee = f"{coins_of(found.cost_yuan)} {say('hud.coin')}"
            rows.append(("market.fee", fee, "", "ink"))
        if not known:
            rows = [(name, "–", figure, "sub") for name, _, figure, _ in rows]
        self._preview(paint, title, rows)

    # Credits.

    def _credits(self, paint: Painter, project: "Project") -> None:
        style, view = paint.style, self.scene.shown
        name = style.name(view.title(project.id))
        quality = style.say("market.quality", value=numbers.number(project.quality))
        self._head(paint, name, "")
        start = self._left_half()
        is_good = project.quality >= least_quality()
        self._mark(paint, quality, is_met=is_good)
        for mark, share in project.marks.items():
            self._share(paint, style.say(f"market.quality.{mark}"), share)
        self._facts(paint, self._credit_facts(project))
        left_end = self._right_half(start)
        low, high, step = view.limits()
        choice = view.choice
        tonnes = f"{numbers.number(choice.amount)} t"
        span = (choice.amount, low, high, step)
        self._slide(paint, "market.tonnes", tonnes, "amount", span)
        self._credit_preview(paint)
        self._whole(left_end)
        rows = carbon_table("credits")["project"]
        cited = next(row["source"] for row in rows if row["id"] == project.id)
        self._sources(paint, (cited,))

    def _credit_facts(self, project: "Project") -> list[tuple[str, str, str]]:
        say, view = self.scene.style.say, self.scene.shown
        years = say("market.years_are", count=numbers.number(project.permanence_years))
        return [
            ("market.price", numbers.number(project.price_yuan_per_t),
             say("market.per_t")),
            ("market.removed", numbers.number(project.removed_t_per_year), "t"),
            ("market.baseline", numbers.number(project.baseline_t_per_year), "t"),
            ("market.leakage", numbers.percent(project.leakage_share), ""),
            ("market.buffer", numbers.percent(project.buffer_share), ""),
            ("market.creditable", numbers.number(int(project.creditable_t_per_year)),
             "t"),
            ("market.left", numbers.number(view.left_t(project.id)), "t"),
            ("market.kept", years, ""),
        ]  # fmt: skip

    def _credit_preview(self, paint: Painter) -> None:
        view, say = self.scene.shown, paint.style.say
        choice, project = view.choice, view.project
        assert project is not None
        cost = coins_of(choice.amount * project.price_yuan_per_t)
        found, more_t = view.would_count(), view.counted_more_t()
        rows = [
            ("market.fee", f"{cost} {say('hud.coin')}", "", "ink"),
            ("market.change_books", say("market.unchanged"), "net_t", "sub"),
            ("market.would_count", " ".join(numbers.tonnes(more_t)), "",
             "good_t" if more_t > 0.0 else "bad_t"),
        ]  # fmt: skip
        self._preview(paint, say("market.preview_credits"), rows)
        words = say(
            f"market.why.{found.verdict}", least=numbers.number(least_quality())
        )
        ink = "sub" if found.verdict == "counted" else "warn_t"
        self._small(paint, words, ink)

    # Two columns where there is room: what it is, and what it would change.

    def _left_half(self) -> float:
        x, w = self.inner.x, self.inner.width
        self.room = (x, w / 2 - HALF_GAP) if self.is_double else (x, w)
        return self.top

    def _right_half(self, start: float) -> float:
        """Go on beside, from `start`; returns where the left half ended."""
        end = self.top
        x, w = self.inner.x, self.inner.width
        if self.is_double:
            self.room = (x + w / 2 + HALF_GAP, w / 2 - HALF_GAP)
            self.top = start
        return end

    def _whole(self, left_end: float) -> None:
        self.room = (self.inner.x, self.inner.width)
        self.top = max(self.top, left_end)

    @property
    def is_double(self) -> bool:
        return self.inner.width >= DOUBLE_W

    # Pieces.

    def _head(self, paint: Painter, name: str, about: str) -> None:
        x, w = self.room
        paint.label(x, self.top, w, name, 20, weight="b")
        self.top += 30
        if about:
            self.top = paint.paragraph(x, self.top, w, about, 14, "sub") + 8

    def _mark(self, paint: Painter, words: str, *, is_met: bool) -> None:
        x, w = self.room
        icon, ink = ("check-circle", "good_t") if is_met else ("x-circle", "warn_t")
        paint.icon(x + 10, self.top, icon, 18, ink)
        paint.label(x + 28, self.top, w - 28, words, 14)
        self.top += MARK_H

    def _share(self, paint: Painter, words: str, share: float) -> None:
        x, w = self.room
        half = w * 0.5
        paint.label(x + 28, self.top, half - 36, words, 13)
        bar(paint, x + half, self.top - 5, w - half - 64, 10, share)
        shown = numbers.percent(share)
        paint.text(x + w, self.top, shown, 13, "ink", "b", align="r")
        self.top += MARK_H - 2

    def _facts(self, paint: Painter, rows: Sequence[tuple[str, str, str]]) -> None:
        x, w = self.room
        paint.line(x, self.top - 4, x + w, self.top - 4)
        self.top += 16
        for key, value, unit in rows:
            runs: list[Run] = [(value, 15, "ink", "b")]
            if unit:
                runs.append((f" {unit}", 12, "sub", "m"))
            used = paint.runs(x + w, self.top, runs, "r")
            paint.label(x, self.top, w - used - 12, paint.style.say(key), 13)
            self.top += ROW_H
        paint.line(x, self.top - 8, x + w, self.top - 8)
        self.top += 14

    def _slide(
        self, paint: Painter, key: str, shown: str, name: str,
        span: tuple[float, float, float, float],
    ) -> None:  # fmt: skip
        """A label, a track and the value, in one line where there is room."""
        x, w = self.room
        value, low, high, step = span
        used = paint.text(x + w, self.top, shown, 16, "ink", "b", align="r")
        room = w - max(used, VALUE_W) - 12
        paint.label(x, self.top, room, paint.style.say(key), 14)
        rect = pygame.FRect(x + 3, self.top + 10, w - 6, 26)
        self.add(
            Slider(
                rect=rect, message=(name,), value=float(value), low=low,
                high=max(high, low + step), step=step, clip=self.inner,
            )
        )  # fmt: skip
        self.top += SLIDE_H

    def _preview(
        self, paint: Painter, title: str, rows: Sequence[tuple[str, str, str, str]]
    ) -> None:
        x, w = self.room
        self.top += 8
        high = 40 + ROW_H * len(rows)
        paint.box(x, self.top - 14, w, high, "info_bg", radius=14)
        self.top += 8
        paint.label(x + 16, self.top, w - 32, title, 14, "link", "b")
        self.top += ROW_H
        for key, value, figure, ink in rows:
            right = x + w - 16 - (24 if figure else 0)
            used = paint.text(right, self.top, value, 15, ink, "b", align="r")
            room = right - used - 12 - x - 16
            paint.label(x + 16, self.top, room, paint.style.say(key), 13)
            if figure:
                mark = pygame.FRect(round(x + w - 31), round(self.top - 7), 14, 14)
                message = ("why", figure)
                if self.inner.contains(mark):
                    self.add(QuestionMark(rect=mark, message=message, clip=self.inner))
            self.top += ROW_H
        self.top += 12

    def _small(self, paint: Painter, words: str, ink: str = "sub") -> None:
        x, w = self.room
        self.top = paint.paragraph(x, self.top, w, words, 13, ink) + 8

    def _sources(self, paint: Painter, cited: Iterable[str]) -> None:
        ids = dict.fromkeys(words.partition(":")[0] for words in cited)
        words = paint.style.say("market.sources", names=source_names(ids))
        x, w = self.room
        self.top = paint.paragraph(x, self.top, w, words, 12, "sub") + 4


def _ink(change: float) -> str:
    if abs(change) < 0.5:
        return "sub"
    return "good_t" if change < 0.0 else "bad_t"


def coins_of(yuan: float, show: Callable[..., str] = numbers.number) -> str:
    """Coins, with a decimal where there are few."""
    coins = yuan / numbers.YUAN_PER_COIN
    return show(coins, 1 if 0.0 < abs(coins) < 99.95 else 0)
