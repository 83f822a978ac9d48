"""Draws the island: ground, shadows, what stands and moves, air, light, marks."""

import time
from dataclasses import dataclass, field

import numpy as np
import pygame

from game.resources import Atlas
from game.style import Style
from game.terrain import Ground, to_world
from game.views.camera import Camera, box_of
from game.views.haze import Clouds, Haze
from game.views.layers import Lights, Shadows
from game.views.light import Green, Light, lit_things
from game.views.marks import Marker, Marks
from game.views.moment import Air, Moment
from game.views.motion import motion
from game.views.movers import Movers
from game.views.pictures import Pictures
from game.views.scatter import Wild
from game.views.smoke import Smoke, output_shares
from game.views.sprites import sprites_of
from game.views.stage import Stage
from game.views.things import Standing, Thing
from game.views.veil import Veil
from sim_core.content import Level
from sim_core.snapshot import Snapshot

Size = tuple[int, int]
Tile = tuple[int, int]

# Shadow chunks made anew a frame after a change, and light chunks as windows go on.
SHADOWS_A_FRAME = LIGHTS_A_FRAME = 2
# Time a frame for composing ground that has changed or comes into view.
GROUND_A_FRAME_S = 0.005
# Time a frame for pictures of the zoom that is on its way.
WARM_A_FRAME_S = 0.008
LOOKS_AN_HOUR = 20
AIM_LOWER_PX = 110.0
ROTOR_BLADES_PER_M = 0.069
CALM_M_S = 3.0
FASTEST_M_S = 12.0


@dataclass
class IslandView:
    """Keeps what is costly to make, and knows what moves."""

    level: Level
    ground: Ground
    atlas: Atlas
    camera: Camera = field(default_factory=Camera)

    def __post_init__(self) -> None:
        self._aim()
        self.sprites = sprites_of(self.atlas)
        self.standing = Standing(self.level, self.ground, self.sprites)
        self.wild = Wild(self.level, self.ground, self.sprites)
        self.veil = Veil(self.level, self.ground)
        self.stage = Stage(Pictures(self.sprites), self.veil.masked)
        self.shadows = Shadows(self.stage, self.sprites)
        self.lights = Lights(self.stage, self.sprites)
        self.air, self.light, self.smoke = Air(), Light(), Smoke()
        self.green, self.haze, self.clouds = Green(), Haze(), Clouds(self.camera.box)
        self.movers = Movers(self.level, self.ground, self.sprites)
        self.marker = Marker(self.ground, self.stage, self.sprites)
        self._rotor = 0.0
        self._wide: pygame.Surface | None = None
        self._is_new = True
        self._lit_at: tuple = ()

    def _aim(self) -> None:
        """Look at the middle of the land; never lose it from sight."""
        island = self.level.map
        points = [
            to_world(x, y)
            for y in range(island.height)
            for x in range(island.width)
            if not island.is_water(x, y)
        ] or [to_world(island.width / 2, island.height / 2)]
        self.camera.box = box_of(points)
        self.camera.x, self.camera.y = self.camera.box.center
        # The palette covers the window's lower edge.
        self.camera.y += AIM_LOWER_PX

    def update(self, snapshot: Snapshot, moment: Moment) -> None:
        """Let a frame's time pass for all that moves."""
        self.camera.update(moment.seconds_passed)
        self.ground.work(GROUND_A_FRAME_S, helps=False)
        self._settle(snapshot, moment)
        self.air.update(snapshot, moment.hour, moment.seconds)
        self.light.update(snapshot, moment)
        wind = min(self.air.wind_m_s, FASTEST_M_S)
        if wind >= CALM_M_S:
            self._rotor += wind * ROTOR_BLADES_PER_M * moment.seconds
        self.green.update(snapshot, moment.seconds_passed)
        shares = output_shares(snapshot, moment.hour)
        self.smoke.update(shares, self.air, moment)
        self.haze.update(shares, self.air, moment)
        self.clouds.update(snapshot, self.air, moment)
        self.movers.settle(self.standing, snapshot)
        self.movers.update(moment)

    def prepare(self, size: Size, seconds: float) -> bool:
        """Make what is in view for about that long; True when all of it is there."""
        if not self.ground.is_ready(size, self.camera):
            self.ground.screen.set_grey(self._grey)
            self.ground.work(seconds)
            return False
        self.ground.store.get_ready()
        return self._warm(size, seconds)

    def _warm(self, size: Size, seconds: float) -> bool:
        """Make pictures of the view to come, for about that long; True when all are."""
        until = time.perf_counter() + seconds
        layers = [self.shadows, self.lights] if self.light.dark else [self.shadows]
        zoom, corner = self.camera.zoom, self.camera.corner(size)
        return self.stage.warm(zoom, corner, size, seconds) and all(
            layer.warm(zoom, corner, size, until - time.perf_counter())
            for layer in layers
        )

    @property
    def _grey(self) -> float:
        """How strong the veil over the ground is, 0 to 1."""
        return float((self.green.grey or 0.0) * motion()["green"]["veil"])

    def _settle(self, snapshot: Snapshot, moment: Moment) -> None:
        """Follow what was built, finished, upgraded and demolished."""
        changes = self.standing.update(snapshot)
        if changes is None:
            return
        gone, new = changes
        taken = self.standing.roads | self.standing.built
        things = [*self.standing.things, *self.wild.things(taken)]
        self.stage.fill(things)
        self.shadows.renew()
        self.lights.renew()
        self.smoke.watch(list(self.standing.things))
        self.haze.watch(list(self.standing.things))
        if not self._is_new:
            self._show_change(gone, new, moment)
        self._is_new = False

    def _show_change(self, gone: set[Thing], new: set[Thing], moment: Moment) -> None:
        still = {thing.uid for thing in self.standing.things}
        known = {thing.uid for thing in gone}
        self.smoke.dust({thing for thing in gone if thing.uid not in still})
        if not moment.is_calm:
            fresh = {thing for thing in new if thing.uid not in known}
            self.stage.raise_up(fresh, moment.now_s)

    def draw(
        self, surface: pygame.Surface, snapshot: Snapshot, moment: Moment,
        marks: Marks, style: Style,
    ) -> None:  # fmt: skip
        size = surface.get_size()
        self.camera.settle(size)
        if not self.camera.is_turning:
            self._wide = None
            self._draw(surface, self.camera, snapshot, moment, marks)
            self.marker.above(surface, self.camera, marks, style)
            return
        wide = self.camera.wide()
        if self._wide is None or self._wide.get_size() != size:
            self._wide = pygame.Surface(size).convert(surface)
        self._draw(self._wide, wide, snapshot, moment, Marks())
        part = wide.part(self.camera.between(size), size)
        pygame.transform.smoothscale(self._wide.subsurface(part), size, surface)
        self._warm(size, WARM_A_FRAME_S)

    def _draw(
        self, surface: pygame.Surface, camera: Camera, snapshot: Snapshot,
        moment: Moment, marks: Marks,
    ) -> None:  # fmt: skip
        zoom, corner = camera.zoom, camera.corner(surface.get_size())
        water_s = 0.0 if moment.is_calm else moment.now_s
        self.ground.draw(surface, camera, water_s, grey=self._grey)
        self.shadows.draw(surface, corner, zoom, SHADOWS_A_FRAME)
        surface.fblits(self.movers.shades(corner, surface.get_size(), zoom))
        self.marker.below(surface, camera, marks)
        self._draw_things(surface, camera, moment)
        self.clouds.draw(surface, corner, zoom)
        self.haze.draw(surface, corner, zoom)
        self.smoke.puffs.draw(surface, corner, zoom)
        surface.fblits(
            self.movers.blits(corner, surface.get_size(), zoom, high=True)[0]
        )
        self._draw_light(surface, camera, snapshot, moment)

    def _draw_things(
        self, surface: pygame.Surface, camera: Camera, moment: Moment
    ) -> None:
        zoom, corner = camera.zoom, camera.corner(surface.get_size())
        self.stage.turn(zoom, self._rotor)
        laid = self.stage.at(zoom)
        rows = laid.seen(corner, surface.get_size())
        blits = self.stage.blits(laid, rows, corner)
        self.stage.rising(rows, blits, moment.now_s)
        moving, depths = self.movers.blits(corner, surface.get_size(), zoom, high=False)
        order = np.argsort(
            np.concatenate([self.stage.depth[rows], depths]), kind="stable"
        )
        both = blits + moving
        surface.fblits([both[number] for number in order.tolist()])

    def _draw_light(
        self, surface: pygame.Surface, camera: Camera, snapshot: Snapshot,
        moment: Moment,
    ) -> None:  # fmt: skip
        self.light.shade(surface, self.green.grey or 0.0)
        if self.light.dark <= 0.0:
            return
        # Windows go on and off a few dozen times an hour, not every frame.
        hour = moment.shown_hour
        turn = (int(hour * LOOKS_AN_HOUR), snapshot.day, self.standing.things)
        if turn != self._lit_at:
            self._lit_at = turn
            things = list(self.standing.things)
            self.lights.light(lit_things(things, snapshot, hour, self.light.dark))
        corner = camera.corner(surface.get_size())
        self.lights.draw(surface, corner, camera.zoom, LIGHTS_A_FRAME)
        lamps = self.movers.lamps(corner, surface.get_size(), camera.zoom)
        surface.fblits(lamps, pygame.BLEND_RGB_ADD)

    def diamond(
        self, x: int, y: int, footprint: Tile, surface: pygame.Surface
    ) -> list[tuple[int, int]]:
        """Corners of a footprint on the screen: north, east, south, west."""
        size = surface.get_size()
        return self.marker.corners(self.camera, (x, y), footprint, size)

    def spots(self, place: str) -> list[tuple[float, float]]:
        """World pixels at which a kind of building gives off or takes up carbon."""
        return self.standing.spots(place) or [self.camera.box.center]

    def under(self, pixel: Tile, size: Size) -> Thing | None:
        """The building whose picture lies under a pixel of the window."""
        left, top = self.camera.corner(size)
        return self.stage.under(self.camera.zoom, (pixel[0] + left, pixel[1] + top))
