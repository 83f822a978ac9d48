"""What the panels of the island ask of it; nothing here changes anything."""

from typing import TYPE_CHECKING

import pygame

from game.scenes import layout
from game.scenes.base import Scene
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.goals import goal_target
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.scenes.hand import Hand
    from game.scenes.pace import Pace
    from sim_core.content import Technology
    from sim_core.preview import Preview
    from sim_core.session import Session
    from sim_core.snapshot import Snapshot

NIGHT = (19, 6)
# The figure of goals for the tonnes of a resident: Scopes 1 and 2, by market.
PER_HEAD = "tco2e_per_head"


class IslandFacts(Scene):
    session: "Session"
    snapshot: "Snapshot"
    hand: "Hand"
    pace: "Pace"
    selected: int
    open_card: str
    zone: frozenset[tuple[int, int]]

    @property
    def kind(self) -> str:
        return self.hand.kind

    @property
    def preview(self) -> "Preview | None":
        return self.hand.preview

    @property
    def speed(self) -> int:
        return self.pace.speed

    @property
    def is_live(self) -> bool:
        return self.pace.is_live

    @property
    def hour(self) -> int:
        return self.pace.hour

    @property
    def is_night(self) -> bool:
        return self.is_live and not NIGHT[1] <= self.hour < NIGHT[0]

    def selected_row(self) -> int:
        return self.session.state.buildings.row_of(self.selected)

    def count_of(self, item: "Technology") -> int:
        row = self.session.catalogue.row(item.id)
        return int((self.session.state.buildings.tech == row).sum())

    def alike(self) -> list[int]:
        """Numbers of the buildings like the chosen one that are not being changed."""
        buildings, row = self.session.state.buildings, self.selected_row()
        if row < 0:
            return []
        same = buildings.tech == buildings.tech[row]
        return [
            int(uid)
            for uid in buildings.uid[same & (buildings.becomes == NO_TECHNOLOGY)]
        ]

    def is_folded(self) -> bool:
        """Whether jar and goals are icons that open."""
        return layout.is_folded(self.room())

    def room(self) -> pygame.FRect:
        """The logical window."""
        width, height = self.app.screen.get_size()
        scale = self.style.scale
        return pygame.FRect(0, 0, width / scale, height / scale)

    def is_tiny(self) -> bool:
        room = self.room()
        return room.width < layout.SMALL or room.height < layout.LOW

    def is_tiny_and_busy(self) -> bool:
        """Whether the inspector needs the whole of a tiny window."""
        return self.is_tiny() and (self.selected_row() >= 0 or bool(self.open_card))

    def free_area(self, *, afresh: bool = True) -> pygame.FRect:
        """What the panels leave free of the window; in pixels."""
        if afresh:
            self.page.layout(self.app.screen)
        scale, room = self.style.scale, self.room()
        shown = [panel.rect for panel in self.page.shown() if panel.is_lasting]
        free = layout.free(room, shown)
        return pygame.FRect(*(part * scale for part in free))

    def power_now(self) -> tuple[float, float]:
        """Supply and demand: of the live hour, else the day's average. [MW]"""
        today = self.snapshot.today
        if today is None:
            return 0.0, 0.0
        demand, missing = today.demand_mw, today.unserved_mw
        if self.is_live:
            need_mw = float(demand[self.hour])
            return need_mw - float(missing[self.hour]), need_mw
        return float((demand - missing).mean()), float(demand.mean())

    def target_t(self) -> float | None:
        """Gross tonnes of a year that meets the goal per head; Scope 3 as it is."""
        kpis, session = self.snapshot.kpis, self.session
        for goal in self.session.level.goals:
            if goal.when.kpi == PER_HEAD and kpis["days"] >= DAYS_PER_YEAR:
                target = goal_target(
                    session.planner, session.state, session.ledger, goal.when
                )
                if target is not None:
                    return target * self.snapshot.residents + kpis["scope3_t"]
        return None

    def jar_years(self) -> float | None:
        """Years until the budget is gone at the pace of the last year."""
        jar, kpis = self.snapshot.jar, self.snapshot.kpis
        days = kpis["days"]
        if days < 30 or kpis["net_t"] <= 0.0:
            return None
        left_t = jar.budget_t - (jar.emitted_t - jar.removed_t)
        return max(left_t, 0.0) / (kpis["net_t"] * DAYS_PER_YEAR / days)

    def years_left(self) -> float:
        level = self.session.level
        past = self.snapshot.day / DAYS_PER_YEAR
        return max(level.end.year + 1 - level.start.year - past, 0.0)
