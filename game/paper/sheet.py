"""The yearly report laid out: on a sheet of paper, or as wide as a window is."""

from typing import TYPE_CHECKING

import pygame

from game.paper.balance import Changes, EnergyMix, Money, Targets
from game.paper.card import Asks
from game.paper.columns import GAP, Forms, Placed, columns_of, form_of
from game.paper.people import Headline, People, Remarks
from game.paper.scopes import ScopeOne, ScopeThree, ScopeTwo
from game.widgets import Painter

if TYPE_CHECKING:
    from game.paper.year import YearReport
    from game.style import Style

# A4, lying. The page is as many logical pixels wide as the report needs.
PAPER_MM = (297.0, 210.0)
NARROWEST, WIDEST, STEP = 1400.0, 4000.0, 20.0
MARGIN, BAND_H = 40.0, 72.0

# Least width, then what stands in each column; what is in none stands at the foot.
FORMS: Forms = (
    (1320, ((ScopeOne, ScopeTwo), (ScopeThree,), (Targets, EnergyMix),
            (Changes, Money))),
    (1100, ((ScopeOne, ScopeTwo, Money), (ScopeThree, Targets, People),
           (EnergyMix, Changes))),
    (640, ((ScopeOne, ScopeTwo, Money, Changes),
           (ScopeThree, Targets, EnergyMix, People))),
    (0, ((ScopeOne, ScopeTwo, ScopeThree, Targets, EnergyMix, Changes, Money,
          People),)),
)  # fmt: skip
WIDE = FORMS[0][0]
REMARKS_SHARE = 0.69


class ReportSheet:
    """The cards of one year and where they stand."""

    def __init__(
        self, report: "YearReport", style: "Style", *, lists_all: bool = False
    ) -> None:
        self.report = report
        self.style = style
        self.cards = {
            kind: kind(report, style)
            for kind in (
                Headline, ScopeOne, ScopeTwo, ScopeThree, Targets, EnergyMix, Changes,
                Money, People, Remarks,
            )
        }  # fmt: skip
        self.cards[ScopeThree].lists_all = lists_all

    def placed(self, width: float, least: float) -> tuple[Placed, float]:
        """Cards with their rectangles from (0, 0) on, and the height of all.

        The columns grow until the whole is `least` high.
        """
        head = self.cards[Headline]
        top = head.height(width) + GAP
        foot, foot_height = self._foot(width)
        columns, high = columns_of(
            self.cards, form_of(FORMS, width), width, least - top - foot_height - GAP
        )
        placed = [(head, pygame.FRect(0, 0, width, top - GAP))]
        placed += [(card, rect.move(0, top)) for card, rect in columns]
        below = top + high + GAP
        placed += [(card, rect.move(0, below)) for card, rect in foot]
        return placed, below + foot_height

    def _foot(self, width: float) -> tuple[Placed, float]:
        """Remarks, and people beside them where the page is wide."""
        remarks, people = self.cards[Remarks], self.cards[People]
        if width < WIDE:
            high = remarks.height(width)
            return [(remarks, pygame.FRect(0, 0, width, high))], high
        left = round((width - GAP) * REMARKS_SHARE)
        right = width - GAP - left
        high = max(remarks.height(left), people.height(right))
        return [
            (remarks, pygame.FRect(0, 0, left, high)),
            (people, pygame.FRect(left + GAP, 0, right, high)),
        ], high

    # The page on paper.

    def paper(self) -> tuple[float, float]:
        """The smallest logical page that holds the report: its words are largest."""
        width = NARROWEST
        while width < WIDEST:
            height = width * PAPER_MM[1] / PAPER_MM[0]
            _, needed = self.placed(width - 2 * MARGIN, 0.0)
            if needed <= height - BAND_H - GAP - MARGIN / 2:
                break
            width += STEP
        return width, width * PAPER_MM[1] / PAPER_MM[0]

    def paint(self, paint: Painter) -> None:
        """The whole page with its band."""
        width, height = self.paper()
        paint.box(0, 0, width, height, "chart", radius=0)
        paint.box(0, 0, width, BAND_H, "primary", radius=0)
        title, second = title_of(self.report, self.style)
        used = paint.text(MARGIN, BAND_H / 2, title, 26, "white", "b")
        paint.text(
            MARGIN + used + 20, BAND_H / 2 + 3, second, 14, "white",
            room=width - 2 * MARGIN - used - 20,
        )  # fmt: skip
        top = BAND_H + GAP
        placed, _ = self.placed(width - 2 * MARGIN, height - top - MARGIN / 2)
        for card, rect in placed:
            card.draw(paint, rect.move(MARGIN, top), Asks())


def title_of(report: "YearReport", style: "Style") -> tuple[str, str]:
    found = report.disclosure
    title = style.say("report.title", year=found.year)
    second = style.say(
        "report.second", island=style.name(found.island),
        control=style.name(found.control), gwp=found.gwp.upper(),
    )  # fmt: skip
    return title, second
