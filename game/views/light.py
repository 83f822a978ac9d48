"""The light of the hour: colours of day and night, and which windows are lit."""

from collections.abc import Mapping

import numpy as np
import pygame

from game.views.moment import Moment, of_hour, sun_height
from game.views.motion import motion
from game.views.sprites import tile_hash
from game.views.things import SITE, Thing
from sim_core.calendar import DAYS_PER_YEAR, Date, day_of_year
from sim_core.content import Technology
from sim_core.snapshot import DayResult, Snapshot

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
# Lights go on below this height of the sun (sine), full night is below the other.
DUSK, NIGHT = 0.10, -0.20
GRAIN = 997
# The profile of what has no hours of its own: lamps and warning lights.
LAMPS = "lights"


def colour_of(height: float) -> tuple[Colour, Colour]:
    """What the picture is multiplied by, and what is added, at a height of the sun."""
    table = motion()["light"]["heights"]
    points = [row["sun"] for row in table]
    multiply = [
        int(np.interp(height, points, [row["times"][part] for row in table]))
        for part in range(3)
    ]
    add = [
        int(np.interp(height, points, [row["plus"][part] for row in table]))
        for part in range(3)
    ]
    return tuple(multiply), tuple(add)


def season_colour(date: Date) -> Colour:
    """The tint of the time of year, used where days pass too fast for hours."""
    tints = np.array(motion()["light"]["seasons"], float)
    at = day_of_year(date) / DAYS_PER_YEAR * len(tints)
    low = int(at)
    share = at - low
    here, there = tints[low % len(tints)], tints[(low + 1) % len(tints)]
    red, green, blue = (here * (1.0 - share) + there * share).astype(int)
    return int(red), int(green), int(blue)


def darkness(height: float) -> float:
    """0 by day, 1 in full night."""
    return min(max((DUSK - height) / (DUSK - NIGHT), 0.0), 1.0)


class Green:
    """How grey the island is: its tonnes a head, followed slowly."""

    def __init__(self) -> None:
        self.grey: float | None = None

    def update(self, snapshot: Snapshot, seconds: float) -> None:
        wanted = greyness(snapshot)
        if self.grey is None:
            self.grey = wanted
        share = min(seconds / motion()["green"]["settle_s"], 1.0)
        self.grey += (wanted - self.grey) * share


def greyness(snapshot: Snapshot) -> float:
    """1 where the island's gross tonnes a head are high, 0 where they are low."""
    rule, kpis = motion()["green"], snapshot.kpis
    days = kpis["days"]
    if not days or snapshot.residents <= 0.0:
        return rule["unknown"]
    a_head_t = kpis["gross_t"] * DAYS_PER_YEAR / days / snapshot.residents
    span = rule["grey_t"] - rule["green_t"]
    return min(max((a_head_t - rule["green_t"]) / span, 0.0), 1.0)


class Light:
    """The light on the island now."""

    def __init__(self) -> None:
        self.times: Colour = WHITE
        self.plus: Colour = BLACK
        self.dark = 0.0

    def update(self, snapshot: Snapshot, moment: Moment) -> None:
        if moment.hour is None:
            self.times, self.plus = season_colour(snapshot.date), BLACK
            self.dark = 0.0
            return
        height = sun_height(snapshot.today, moment.hour)
        self.times, self.plus = colour_of(height)
        self.dark = darkness(height)

    def shade(self, surface: pygame.Surface, grey: float) -> None:
        """Let the light and the dull air of a dirty island act on the picture."""
        dull = motion()["green"]["tint"]
        times = tuple(
            int(part * (1.0 - grey * (1.0 - tone / 255.0)))
            for part, tone in zip(self.times, dull, strict=True)
        )
        if times != WHITE:
            surface.fill(times, special_flags=pygame.BLEND_RGB_MULT)
        if self.plus != BLACK:
            surface.fill(self.plus, special_flags=pygame.BLEND_RGB_ADD)


def lit_share(
    technology: Technology, profiles: Mapping, hour: float, today: DayResult | None
) -> float:
    """How many of a kind's windows are lit: its load now over its highest hour's.

    Where power is missing, as many stay dark as go without.
    """
    usual = "home" if technology.model == "home" else LAMPS
    shape = np.array(profiles[technology.options.get("profile", usual)]["shape"], float)
    share = of_hour(shape, hour) / float(shape.max())
    return share * served_share(today, hour)


def served_share(today: DayResult | None, hour: float) -> float:
    if today is None:
        return 1.0
    needed_mw = of_hour(today.demand_mw, hour)
    if needed_mw <= 0.0:
        return 1.0
    return 1.0 - of_hour(today.unserved_mw, hour) / needed_mw


def lit_things(
    things: list[Thing], snapshot: Snapshot, hour: float, dark: float
) -> frozenset[int]:
    """Buildings whose windows are lit; each has its own place in the evening."""
    if dark <= 0.0:
        return frozenset()
    catalogue = snapshot.catalogue
    things = [thing for thing in things if thing.place and thing.state != SITE]
    kinds = {thing.place for thing in things}
    shares = {
        kind: lit_share(catalogue.get(kind), catalogue.profiles, hour, snapshot.today)
        for kind in kinds
    }
    return frozenset(
        thing.uid
        for thing in things
        if _turn(thing.uid) < min(shares[thing.place], dark * 1.02)
    )


def _turn(uid: int) -> float:
    return tile_hash(uid, 0, "lit") % GRAIN / GRAIN
