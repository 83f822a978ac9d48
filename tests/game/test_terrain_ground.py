"""The ground as the game uses it: heights, tiles, cache, threads and the window."""

import json
import os
import time
from dataclasses import dataclass

import numpy as np
import pygame
import pytest
from builders import first_light_bay
from numpy.testing import assert_array_equal
from test_terrain_chunks import pixels
from test_terrain_fields import built_of

from game.terrain import ground_of, to_world
from game.terrain.canvas import Spot
from game.terrain.chunk import Chunk
from game.terrain.crew import Crew
from game.terrain.ground import Ground
from game.terrain.patches import CHUNK_PX
from game.terrain.shelf import Shelf
from game.views.camera import Camera

# A window over the harbour, small enough to be composed soon.
SIZE = (320, 200)
HARBOUR = to_world(26, 17)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("ground")


@pytest.fixture(scope="module")
def screen():
    pygame.display.init()
    return pygame.display.set_mode(SIZE)


@pytest.fixture
def camera():
    return Camera(*HARBOUR, 0.5)


def grounded(shelf, threads=0):
    crew = Crew()
    crew.hire(threads)
    ground = Ground(first_light_bay(), shelf, crew)
    built = built_of(first_light_bay())
    ground.set_built(built.roads, built.clear)
    return ground


@pytest.fixture(scope="module")
def ground(screen, cache):
    return grounded(Shelf(cache))


def composed(ground, camera):
    """The window when all of it is there."""
    while not ground.is_ready(SIZE, camera):
        ground.work(1.0)
    surface = pygame.Surface(SIZE, 0, 32)
    ground.draw(surface, camera, 0.0)
    return pygame.surfarray.array3d(surface).astype(int)


def test_a_tile_is_found_under_the_pixel_of_its_middle(ground):
    """Unless nearer ground covers it, or nearly so."""
    island = first_light_bay().map
    found = 0
    for y in range(island.height):
        for x in range(island.width):
            rise = ground.rise(x + 0.5, y + 0.5)
            if ground.hides(x + 0.5, y + 0.5, rise - 4.0):
                continue
            assert ground.tile_at(to_world(x + 0.5, y + 0.5, rise)) == (x, y)
            found += 1
    assert found > 1500


def test_no_tile_lies_under_a_pixel_beyond_the_map(ground):
    assert ground.tile_at(to_world(-3, 20)) is None
    assert ground.tile_at(to_world(90, 90)) is None


def test_a_hill_hides_what_stands_low_behind_it_and_not_a_mast(ground):
    """Behind the ridge's top, 2 tiles off the north shore, a mast of 200 px shows."""
    island = first_light_bay().map
    behind = min(
        (x + y, x, y)
        for y in range(island.height)
        for x in range(island.width)
        if island.level(x, y) == 4
    )
    x, y = behind[1] - 0.5, behind[2] - 0.5
    assert ground.hides(x, y, ground.rise(x, y))
    assert not ground.hides(x, y, ground.rise(x, y) + 200.0)
    assert not ground.hides(22.5, 24.5, ground.rise(22.5, 24.5))


@pytest.mark.slow
def test_a_kept_chunk_comes_back_as_it_was(screen, tmp_path, ground, camera):
    composed(ground, camera)
    spot = next(spot for spot in ground.store.chunks if ground.store.get(spot).water)
    chunk = ground.store.get(spot)
    shelf = Shelf(tmp_path)
    assert list(shelf.keep("key", chunk))
    found = shelf.load("key")
    assert_array_equal(pixels(found), pixels(chunk))
    assert_array_equal(
        pygame.surfarray.array2d(found.water), pygame.surfarray.array2d(chunk.water)
    )


@pytest.mark.slow
def test_a_still_chunk_is_kept_without_numbers(screen, tmp_path):
    picture = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 32)
    picture.fill((12, 34, 56))
    shelf = Shelf(tmp_path)
    list(shelf.keep("key", Chunk(picture, None)))
    found = shelf.load("key")
    assert found.water is None
    assert found.picture.get_at((300, 200))[:3] == (12, 34, 56)


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["cut", "garbled", "empty", "small"])
def test_a_damaged_cache_is_made_anew(screen, tmp_path, camera, harm):
    first = grounded(Shelf(tmp_path))
    wanted = composed(first, camera)
    while first.work(1.0):
        continue
    files = sorted(tmp_path.glob("ground_*.png"))
    assert files
    for path in files:
        body = path.read_bytes()
        if harm == "small":
            pygame.image.save(pygame.Surface((9, 9)), path)
            continue
        middle = len(body) // 2
        damaged = {
            "cut": body[:middle],
            "garbled": body[:middle] + b"\x7f" * 64 + body[middle + 64 :],
            "empty": b"",
        }
        path.write_bytes(damaged[harm])
    assert_array_equal(composed(grounded(Shelf(tmp_path)), camera), wanted)


@pytest.mark.slow
def test_the_cache_is_read_instead_of_composing(screen, tmp_path, camera, monkeypatch):
    first = grounded(Shelf(tmp_path))
    wanted = composed(first, camera)
    while first.work(1.0):
        continue
    again = grounded(Shelf(tmp_path))
    monkeypatch.setattr(again.store, "_making", None)
    assert_array_equal(composed(again, camera), wanted)


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_is_only_slower(screen, tmp_path, camera):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    composed(grounded(Shelf(blocked)), camera)
    composed(grounded(Shelf(None)), camera)


def test_a_full_shelf_lets_go_of_what_was_longest_unused(tmp_path, monkeypatch):
    """Six files of 100 bytes over a limit of 400: the three oldest make room."""
    monkeypatch.setattr("game.terrain.shelf.MOST_BYTES", 400)
    for number in range(6):
        path = tmp_path / f"ground_{number}.png"
        path.write_bytes(bytes(100))
        os.utime(path, (1000 + number, 1000 + number))
    Shelf(tmp_path).tidy()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["ground_3.png", "ground_4.png", "ground_5.png"]


@pytest.mark.slow
def test_threads_and_none_show_the_same_window(screen, camera, ground):
    alone = composed(ground, camera)
    assert_array_equal(composed(grounded(Shelf(None), threads=2), camera), alone)


def test_a_crew_that_cannot_be_hired_stays_empty(monkeypatch):
    def refuse(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", refuse)
    crew = Crew()
    crew.hire(2)
    assert crew.size == 0


def test_a_fault_of_a_thread_is_raised_in_the_loop():
    crew = Crew()
    crew.hire(1)
    crew.give(lambda: json.loads("{"))
    while crew._done.empty():
        time.sleep(0.01)
    with pytest.raises(json.JSONDecodeError):
        crew.finished()


@pytest.mark.slow
def test_a_house_renews_only_the_chunks_about_it(ground):
    built = built_of(first_light_bay())
    spots = [Spot(1.0, column, row) for column in range(-4, 5) for row in range(-1, 6)]
    before = {spot: ground.store.key(spot) for spot in spots}
    ground.set_built(built.roads, built.clear | {(22, 24)})
    changed = {spot for spot in spots if ground.store.key(spot) != before[spot]}
    ground.set_built(built.roads, built.clear)
    # The tile lies at world pixel (-128, 1472): column -1, row 2.
    assert Spot(1.0, -1, 2) in changed
    assert len(changed) <= 6
    assert {spot: ground.store.key(spot) for spot in spots} == before


@pytest.mark.slow
def test_the_old_chunk_is_shown_until_the_new_one_is_there(ground, camera):
    before = composed(ground, camera)
    built = built_of(first_light_bay())
    ground.set_built(built.roads | {(25, 17)}, built.clear)
    surface = pygame.Surface(SIZE, 0, 32)
    ground.draw(surface, camera, 0.0)
    assert_array_equal(pygame.surfarray.array3d(surface), before)
    assert not ground.is_ready(SIZE, camera)
    after = composed(ground, camera)
    ground.set_built(built.roads, built.clear)
    assert (after != before).any()


@pytest.mark.slow
@pytest.mark.parametrize("zoom", [0.4, 0.5, 0.75, 1.0, 1.5, 2.0])
def test_the_window_is_covered_at_every_zoom(ground, zoom):
    """No pixel keeps the colour that lay there before."""
    camera = Camera(*HARBOUR, zoom)
    composed(ground, camera)
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill((255, 0, 255))
    ground.draw(surface, camera, 3.3)
    found = pygame.surfarray.array3d(surface)
    assert not (found == (255, 0, 255)).all(axis=2).any()


@dataclass
class Still:
    """A camera far out at sea, where nothing is composed yet."""

    x: float = 9000.0
    y: float = 9000.0
    zoom: float = 1.0

    def to_screen(self, point, size):
        return round(point[0] - self.x), round(point[1] - self.y)


def test_what_is_not_composed_yet_is_deep_sea(ground):
    surface = pygame.Surface(SIZE, 0, 32)
    ground.draw(surface, Still(), 0.0)
    assert surface.get_at((160, 100))[:3] == (35, 111, 150)


@pytest.mark.slow
def test_water_moves_and_the_rest_of_the_window_stands_still(ground, camera):
    composed(ground, camera)
    pictures = []
    for seconds in (0.0, 1.0):
        surface = pygame.Surface(SIZE, 0, 32)
        for _ in range(9):
            ground.draw(surface, camera, seconds)
        pictures.append(pygame.surfarray.array3d(surface).astype(int))
    moved = np.abs(pictures[0] - pictures[1]).max(axis=2) > 2
    assert 0.01 < moved.mean() < 0.6


@pytest.mark.slow
def test_dirty_air_takes_colour_from_the_ground(ground, camera):
    """Half a veil takes at least a quarter of the colour away."""
    clear = composed(ground, camera)
    surface = pygame.Surface(SIZE, 0, 32)
    ground.draw(surface, camera, 0.0, grey=0.5)
    veiled = pygame.surfarray.array3d(surface).astype(int)
    ground.draw(surface, camera, 0.0)

    def colourful(picture):
        return np.ptp(picture, axis=2).mean()

    assert colourful(veiled) < 0.75 * colourful(clear)


@pytest.mark.slow
def test_a_level_opens_with_its_ground_and_a_cache(screen, tmp_path, camera):
    ground = ground_of(first_light_bay(), tmp_path)
    composed(ground, camera)
    while ground.work(1.0):
        continue
    assert list(tmp_path.glob("ground_*.png"))
    assert not list(tmp_path.glob("*.new"))
