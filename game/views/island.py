"""Draws the island: ground, roads, shadows, buildings, bubbles."""

from dataclasses import dataclass, field

import pygame

from game.resources import Atlas
from game.style import BAD, CURSOR, GOOD
from game.terrain import Ground, to_world
from sim_core.content import Level, Technology
from sim_core.snapshot import Snapshot
from sim_core.state import NO_TECHNOLOGY

ROAD, ROAD_LINE = (110, 112, 121), (235, 232, 220)
TURBINE_FRAMES = 8
RISE_PX_PER_S = 26.0
BUBBLE = (110, 108, 106)


@dataclass
class Camera:
    """World pixel at the middle of the window."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def to_screen(self, point: tuple, size: tuple) -> tuple[int, int]:
        return (
            round((point[0] - self.x) * self.zoom + size[0] / 2),
            round((point[1] - self.y) * self.zoom + size[1] / 2),
        )

    def to_world(self, pixel: tuple, size: tuple) -> tuple[float, float]:
        return (
            (pixel[0] - size[0] / 2) / self.zoom + self.x,
            (pixel[1] - size[1] / 2) / self.zoom + self.y,
        )


@dataclass
class IslandView:
    """Keeps what is costly to make: scaled ground and sorted buildings."""

    level: Level
    ground: Ground
    atlas: Atlas
    camera: Camera = field(default_factory=Camera)

    def __post_init__(self) -> None:
        middle = to_world(self.level.map.width / 2, self.level.map.height / 2)
        self.camera.x, self.camera.y = middle[0] + 120, middle[1] + 60

    def draw(
        self, surface: pygame.Surface, snapshot: Snapshot, seconds: float, marks: dict
    ) -> None:
        self.ground.draw(surface, self.camera, seconds)
        self._draw_roads(surface, snapshot)
        order = self._order(snapshot)
        for row in order:
            self._blit(surface, snapshot, row, "shadow", seconds)
        self._draw_marks(surface, marks)
        for row in order:
            self._blit(surface, snapshot, row, "color", seconds)
        self._draw_bubbles(surface, snapshot, seconds)

    def _point(self, x: float, y: float, surface: pygame.Surface) -> tuple[int, int]:
        world = to_world(x, y, self.ground.rise(x, y))
        return self.camera.to_screen(world, surface.get_size())

    def _draw_roads(self, surface: pygame.Surface, snapshot: Snapshot) -> None:
        tiles = set()
        for row in range(len(snapshot.buildings)):
            if self._technology(snapshot, row).layer == "road":
                tiles.add(
                    (int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row]))
                )
        width = max(round(34 * self.camera.zoom), 2)
        for colour, thick in ((ROAD, width), (ROAD_LINE, max(width // 16, 1))):
            for x, y in tiles:
                here = self._point(x + 0.5, y + 0.5, surface)
                if colour == ROAD:
                    pygame.draw.ellipse(
                        surface, ROAD,
                        pygame.Rect(0, 0, width * 1.2, width * 0.7).move(
                            here[0] - width * 0.6, here[1] - width * 0.35
                        ),
                    )  # fmt: skip
                for step in ((1, 0), (0, 1)):
                    if (x + step[0], y + step[1]) in tiles:
                        there = self._point(
                            x + step[0] + 0.5, y + step[1] + 0.5, surface
                        )
                        pygame.draw.line(surface, colour, here, there, thick)

    def _technology(self, snapshot: Snapshot, row: int) -> Technology:
        return snapshot.catalogue.technologies[int(snapshot.buildings.tech[row])]

    def _order(self, snapshot: Snapshot) -> list[int]:
        """Rows from back to front by the middle of their footprint."""
        keyed = []
        for row in range(len(snapshot.buildings)):
            technology = self._technology(snapshot, row)
            if technology.layer == "road":
                continue
            width, depth = technology.footprint
            x, y = snapshot.buildings.x[row], snapshot.buildings.y[row]
            roof = 0.1 if technology.layer == "roof" else 0.0
            keyed.append((float(x + y) + (width + depth) / 2 + roof, row))
        return [row for _, row in sorted(keyed)]

    def _sprite(self, snapshot: Snapshot, row: int, layer: str, seconds: float):
        technology = self._technology(snapshot, row)
        name = technology.sprite
        if name.startswith("turbine"):
            wind = 0.0
            if snapshot.today is not None:
                wind = float(snapshot.today.weather.wind_m_s[12])
            turn = int(seconds * min(wind, 12.0) * 1.2) % TURBINE_FRAMES
            name = f"turbine_{0 if layer == 'shadow' else turn:02d}"
        return self.atlas.picture(name, layer)

    def _blit(
        self, surface: pygame.Surface, snapshot: Snapshot, row: int, layer: str,
        seconds: float,
    ) -> None:  # fmt: skip
        found = self._sprite(snapshot, row, layer, seconds)
        technology = self._technology(snapshot, row)
        if found is None or (technology.layer == "roof"):
            return
        picture, anchor_x, anchor_y = found
        width, depth = technology.footprint
        x, y = int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row])
        middle = (x + width / 2, y + depth / 2)
        world = to_world(*middle, self.ground.rise(*middle))
        at = self.camera.to_screen(
            (world[0] - anchor_x, world[1] - anchor_y), surface.get_size()
        )
        zoom = self.camera.zoom
        box = pygame.Rect(at, (picture.get_width() * zoom, picture.get_height() * zoom))
        if not box.colliderect(surface.get_rect()):
            return
        if zoom != 1.0:
            picture = pygame.transform.smoothscale_by(picture, zoom)
        waiting = (
            snapshot.buildings.ready_day[row] > snapshot.day
            and snapshot.buildings.becomes[row] == NO_TECHNOLOGY
        )
        if waiting and layer == "color":
            picture = pygame.transform.grayscale(picture)
            picture.set_alpha(150)
        surface.blit(picture, at)

    def diamond(
        self, x: int, y: int, footprint: tuple[int, int], surface: pygame.Surface
    ) -> list[tuple[int, int]]:
        width, depth = footprint
        rise_px = self.ground.rise(x + width / 2, y + depth / 2)
        corners = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
        size = surface.get_size()
        return [self.camera.to_screen(to_world(*c, rise_px), size) for c in corners]

    def _draw_marks(self, surface: pygame.Surface, marks: dict) -> None:
        """Diamonds under the cursor and the selection."""
        for x, y, footprint, state in marks.get("tiles", ()):
            points = self.diamond(x, y, footprint, surface)
            colour = {"good": GOOD, "bad": BAD}.get(state)
            if colour:
                veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
                pygame.draw.polygon(veil, (*colour, 110), points)
                surface.blit(veil, (0, 0))
            pygame.draw.lines(surface, CURSOR, True, points, 3)

    def _draw_bubbles(
        self, surface: pygame.Surface, snapshot: Snapshot, seconds: float
    ) -> None:
        """A stream of bubbles over each plant, as dense as its tonnes today."""
        if snapshot.today is None:
            return
        for row in range(len(snapshot.buildings)):
            technology = self._technology(snapshot, row)
            tonnes = self._tonnes_today(snapshot, technology.id)
            if technology.model != "thermal" or tonnes <= 0.0:
                continue
            x, y = int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row])
            width, depth = technology.footprint
            count = min(1 + int(tonnes / 20.0), 9)
            for number in range(count):
                rise = (seconds * RISE_PX_PER_S + number * 160.0 / count) % 160.0
                here = self._point(x + width / 2, y + depth / 2, surface)
                drift = rise * 0.35
                at = (
                    here[0] + drift * self.camera.zoom,
                    here[1] - (120 + rise) * self.camera.zoom,
                )
                radius = max(int((5 + rise / 22) * self.camera.zoom), 2)
                pygame.draw.circle(surface, BUBBLE, at, radius)
                pygame.draw.circle(surface, (80, 78, 78), at, radius, 1)

    @staticmethod
    def _tonnes_today(snapshot: Snapshot, place: str) -> float:
        assert snapshot.today is not None
        return sum(
            tonnes
            for name, tonnes in snapshot.today.book.items()
            if name.startswith(f"{place}|")
        )
