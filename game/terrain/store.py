"""Which chunks are there, which are wanted, and which one is made next."""

import hashlib
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence

from game.terrain.canvas import Spot
from game.terrain.chunk import Chunk, composed, plot_of
from game.terrain.crew import Crew
from game.terrain.decals import Decals, decals_of
from game.terrain.land import HALF_H, HALF_W, Tile, land_of
from game.terrain.levelling import Built
from game.terrain.look import Look
from game.terrain.patches import SPARE_PX, patches_of
from game.terrain.relief import REACH_TILES, Relief
from game.terrain.shelf import Shelf, stamp_of_code
from sim_core.content import LevelMap

MOST_CHUNKS = 20
# After so long without composing, the pictures that chunks are made of are let go.
IDLE_S = 30.0
SCALES = (0.5, 1.0)

Made = tuple[Spot, str, Chunk | None]


class Store:
    """Chunks in memory, by how lately they were wanted."""

    def __init__(self, island: LevelMap, look: Look, shelf: Shelf, crew: Crew) -> None:
        self.look, self.shelf, self.crew = look, shelf, crew
        self.relief = Relief(land_of(island, look))
        self.patches = {scale: patches_of(look, scale) for scale in SCALES}
        self.chunks: OrderedDict[Spot, tuple[str, Chunk]] = OrderedDict()
        self._decals: Decals | None = None
        self._keys: dict[Spot, str] = {}
        self._pending: dict[Spot, str] = {}
        self._job: Iterator[Made | None] | None = None
        self._unsaved: deque[tuple[str, Chunk]] = deque()
        self._made_s = 0.0
        # Never fewer than the window shows.
        self.most = MOST_CHUNKS
        rows = "\n".join([*island.ground, *island.heights])
        self._stamp = stamp_of_code() + rows.encode()

    def build(self, built: Built) -> bool:
        """Level the ground; only chunks near what has changed get new keys."""
        changed = built.changed_from(self.relief.built)
        self.relief.build(built)
        for spot in list(self._keys):
            if any(map(_is_near(spot), changed)):
                del self._keys[spot]
        return bool(changed)

    def key(self, spot: Spot) -> str:
        """What the chunk shows: the map, and what is built near it."""
        if spot not in self._keys:
            near = self._built_near(spot)
            words = repr((spot, sorted(near.roads), sorted(near.clear)))
            found = hashlib.blake2b(self._stamp + words.encode(), digest_size=12)
            self._keys[spot] = found.hexdigest()
        return self._keys[spot]

    def _built_near(self, spot: Spot) -> Built:
        """What may be seen in the chunk or throw its shade there, and some more."""
        built, is_near = self.relief.built, _is_near(spot)
        return Built(
            frozenset(filter(is_near, built.roads)),
            frozenset(filter(is_near, built.clear)),
        )

    def get(self, spot: Spot) -> Chunk | None:
        """The chunk, perhaps as it was before the last change."""
        if spot not in self.chunks:
            return None
        self.chunks.move_to_end(spot)
        return self.chunks[spot][1]

    def is_current(self, spot: Spot) -> bool:
        return spot in self.chunks and self.chunks[spot][0] == self.key(spot)

    def work(
        self, wanted: Sequence[Spot], seconds: float, *, helps: bool = True
    ) -> bool:
        """Make what is wanted, in order, for about that long; True while some wait.

        A caller that does not help leaves everything to the crew, if there is one.
        """
        until = time.perf_counter() + seconds
        waiting = [spot for spot in wanted if not self._is_on_the_way(spot)]
        helps = helps or not self.crew.size
        while True:
            for made in filter(None, self.crew.finished()):
                self._take(made)
            while len(waiting) > helps and self.crew.busy < self.crew.size:
                job = self._job_for(waiting.pop(0))
                self.crew.give(lambda job=job: _last(job))
            if self._job is None and helps and waiting:
                self._job = self._job_for(waiting.pop(0))
            elif self._job is None and not waiting and not self.crew.busy:
                self._rest(wanted)
            if self._job is None or not self._step():
                break
            if time.perf_counter() >= until:
                return True
        return bool(waiting or self.crew.busy)

    def _rest(self, wanted: Sequence[Spot]) -> None:
        """Nothing is left to make: keep what was made, let go what it was made of."""
        if self._unsaved:
            saving = self.shelf.keep(*self._unsaved.popleft())
            if self.crew.size:
                self.crew.give(lambda: deque(saving, 0) or None)
            else:
                self._job = saving
            return
        is_idle = time.perf_counter() - self._made_s > IDLE_S
        scales = {spot.scale for spot in wanted}
        for scale, patches in self.patches.items():
            if is_idle or scale not in scales:
                patches.forget()

    def _is_on_the_way(self, spot: Spot) -> bool:
        return self.is_current(spot) or self._pending.get(spot) == self.key(spot)

    def _step(self) -> bool:
        """One step of the job in hand; False when nothing is left of it."""
        assert self._job is not None
        made = next(self._job, False)
        if made is False:
            self._job = None
        elif made is not None:
            self._take(made)
        return True

    def _take(self, made: Made) -> None:
        spot, key, chunk = made
        if self._pending.get(spot) == key:
            del self._pending[spot]
        if chunk is None or key != self.key(spot):
            return
        self.chunks[spot] = (key, chunk)
        self.chunks.move_to_end(spot)
        while len(self.chunks) > self.most:
            self.chunks.popitem(last=False)

    def _job_for(self, spot: Spot) -> Iterator[Made | None]:
        key = self.key(spot)
        self._pending[spot] = key
        if self.shelf.has(key):
            return self._loading(spot, key)
        return self._making(spot, key)

    def _loading(self, spot: Spot, key: str) -> Iterator[Made | None]:
        yield spot, key, self.shelf.load(key)

    def _making(self, spot: Spot, key: str) -> Iterator[Made | None]:
        self._made_s = time.perf_counter()
        plot = plot_of(spot, self.relief, self.get_ready(), self._built_near(spot))
        return self._composing(plot, key)

    def get_ready(self) -> Decals:
        """Work out what every chunk needs, so that the first one does not wait."""
        self.relief.refresh()
        if self._decals is None:
            land, natural = self.relief.land, self.relief.natural
            self._decals = decals_of(land, natural, self.look)
        return self._decals

    def _composing(self, plot, key: str) -> Iterator[Made | None]:
        for chunk in composed(plot, self.patches[plot.spot.scale], self.look):
            if chunk is None:
                yield None
                continue
            yield plot.spot, key, chunk
            self._unsaved.append((key, chunk))


def _is_near(spot: Spot) -> Callable[[Tile], bool]:
    """Whether a tile can change what a chunk shows."""
    reach = HALF_W * REACH_TILES
    left, top = spot.left / spot.scale, spot.top / spot.scale
    right, low = left + spot.side_world_px, top + spot.side_world_px

    def is_near(tile: Tile) -> bool:
        across = (tile[0] - tile[1]) * HALF_W
        down = (tile[0] + tile[1] + 1) * HALF_H
        inside = left - reach < across < right + reach
        return inside and top - reach < down < low + reach + SPARE_PX

    return is_near


def _last(job: Iterator[Made | None]) -> Made:
    found = [made for made in job if made is not None]
    return found[-1]
