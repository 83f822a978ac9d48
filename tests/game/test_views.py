"""Order, ways, light and camera: parts of which the picture of the island is made."""

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.terrain import to_world
from game.views.camera import ZOOMS, Camera, box_of
from game.views.light import colour_of, darkness, served_share
from game.views.moment import Moment, of_hour, sun_height
from game.views.order import depths, in_front, point_depths
from game.views.paths import Paths, timed
from game.views.roads import doors, lane, smooth, steps_along, tree_to, way
from game.views.smoke import Puffs
from game.views.wind import on_screen

SIZE = (1600, 900)


def drawn_before(boxes):
    """Rows in the order in which they are drawn."""
    return np.argsort(depths(np.array(boxes, float)), kind="stable").tolist()


def test_a_tile_south_east_of_another_is_drawn_over_it():
    assert drawn_before([(3, 3, 4, 4), (2, 2, 3, 3)]) == [1, 0]


def test_a_long_pier_is_drawn_over_the_house_behind_its_far_end():
    """The middle of the 4 x 1 pier lies behind the house's: 3.5 against 4.0."""
    assert drawn_before([(0, 1, 4, 2), (3, 0, 4, 1)]) == [1, 0]


@st.composite
def towns(draw):
    """Footprints on a coarse grid, so that they never overlap."""
    cells = draw(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(0, 5)),
            min_size=2, max_size=12, unique=True,
        )
    )  # fmt: skip
    sides = st.integers(1, 4)
    return [(4 * x, 4 * y, 4 * x + draw(sides), 4 * y + draw(sides)) for x, y in cells]


@given(towns())
def test_whatever_hides_a_box_is_drawn_after_it(boxes):
    table = np.array(boxes, float)
    depth = depths(table)
    for row, box in enumerate(table):
        assert (depth[in_front(table, box)] > depth[row]).all()


def test_a_car_is_drawn_between_the_tiles_before_and_behind_its_own():
    x, y = np.array([5.1, 5.9]), np.array([7.1, 7.9])
    behind, front = point_depths(x, y)
    assert 12.0 < behind < 13.0 < front < 14.0


def camera(zoom=1.0):
    points = [to_world(x, y) for x, y in ((0, 0), (40, 0), (40, 40), (0, 40))]
    found = Camera(0.0, 1280.0, zoom, box_of(points))
    found.settle(SIZE)
    return found


def test_zooming_keeps_what_lies_under_the_pointer():
    view, pixel = camera(0.5), (1100, 300)
    before = view.to_world(pixel, SIZE)
    view.zoom_by(1, pixel, SIZE)
    after = view.to_world(pixel, SIZE)
    assert view.zoom == 0.75
    assert after == pytest.approx(before, abs=1.0)


def test_the_zoom_has_ends():
    view = camera(ZOOMS[0])
    view.zoom_by(-1, (800, 450), SIZE)
    assert view.zoom == ZOOMS[0]


def test_a_zoom_moves_evenly_from_the_old_view_to_the_new_one():
    view = camera(0.5)
    wide = view.between(SIZE)
    view.zoom_by(1, (400, 700), SIZE)
    assert view.is_turning
    assert tuple(view.between(SIZE)) == pytest.approx(tuple(wide), abs=1.0)
    view.update(0.06)
    part = view.between(SIZE)
    assert wide.width > part.width > SIZE[0] / view.zoom
    view.update(0.1)
    assert not view.is_turning


def test_the_land_never_leaves_the_window():
    view = camera()
    view.drag((-100_000.0, -100_000.0))
    view.settle(SIZE)
    left, top = view.corner(SIZE)
    shown = pygame.Rect(left, top, *SIZE)
    assert any(shown.collidepoint(to_world(x, y)) for x in range(41) for y in range(41))


def test_a_flung_map_glides_on_and_comes_to_rest():
    view = camera()
    view.fling((-600.0, 0.0))
    start = view.x
    for _ in range(120):
        view.update(1 / 60)
    assert view.x > start + 50.0
    assert view.glide == (0.0, 0.0)


ROADS = {(x, 0) for x in range(5)} | {(4, y) for y in range(4)}


def test_a_way_follows_the_road():
    tree = tree_to((4, 3), ROADS)
    assert way(tree, (2, 0)) == [(2, 0), (3, 0), (4, 0), (4, 1), (4, 2), (4, 3)]
    assert way(tree, (9, 9)) == []
    assert steps_along(tree)[2, 0] == 5


def test_cars_keep_to_the_right():
    """Eastward on a map whose y runs south, the right side has the larger y."""
    assert lane([(0, 0), (1, 0)], 0.1) == [(0.5, 0.6), (1.5, 0.6)]
    assert lane([(1, 0), (0, 0)], 0.1) == [(1.5, 0.4), (0.5, 0.4)]


def test_a_door_is_a_road_tile_beside_the_building():
    assert doors((1, 1), (2, 1), ROADS) == [((1, 0), (1, 1)), ((2, 0), (2, 1))]


def test_a_smoothed_line_keeps_its_ends():
    line = smooth([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)])
    assert (line[0], line[-1]) == ((0.0, 0.0), (1.0, 1.0))
    assert (1.0, 0.0) not in line


def there_and_back():
    """2 tiles out at 1 tile a second, 3 s of waiting, 2 tiles home: 7 s."""
    points = [(0.0, 0.0), (2.0, 0.0), (0.0, 0.0)]
    return timed(points, 1.0, [0.0, 8.0, 0.0], {1: 3.0})


def test_a_mover_goes_waits_and_comes_back():
    paths, numbers = Paths([there_and_back()]), np.zeros(4, np.int64)
    found = paths.at(numbers, np.array([1.0, 3.0, 6.0, 8.0]))
    assert found.x.tolist() == [1.0, 2.0, 1.0, 1.0]
    assert found.rise_px.tolist() == [4.0, 8.0, 4.0, 4.0]
    assert found.moves.tolist() == [True, False, True, True]
    assert found.heading.tolist() == [0, 0, 2, 0]
    assert found.round.tolist() == [0, 0, 0, 1]


def test_paths_of_different_length_are_kept_apart():
    longer = timed([(5.0, 5.0), (5.0, 15.0), (5.0, 5.0)], 1.0, [0.0] * 3)
    paths = Paths([there_and_back(), longer])
    found = paths.at(np.array([0, 1]), np.array([0.5, 4.0]))
    assert list(zip(found.x.tolist(), found.y.tolist(), strict=True)) == [
        (0.5, 0.0), (5.0, 9.0),
    ]  # fmt: skip


def test_an_hour_lies_between_its_neighbours_and_a_day_is_its_mean():
    values = np.arange(24.0)
    assert of_hour(values, 6.25) == 6.25
    assert of_hour(values, 23.5) == 11.5
    assert of_hour(values, None) == 11.5


def test_it_is_dark_at_midnight_and_light_at_noon():
    assert darkness(sun_height(None, 0.0)) == 1.0
    assert darkness(sun_height(None, 12.0)) == 0.0
    assert colour_of(sun_height(None, 12.0)) == ((255, 255, 255), (0, 0, 0))
    night, _ = colour_of(sun_height(None, 0.0))
    assert night[2] > night[0]


def test_light_changes_little_from_one_frame_to_the_next():
    """A day lasts 24 s: a frame is a sixtieth of an hour."""
    hours = np.arange(0.0, 24.0, 1.0 / 60.0)
    shades = np.array([colour_of(sun_height(None, hour))[0] for hour in hours])
    assert np.abs(np.diff(shades, axis=0)).max() <= 3


def test_smoke_goes_where_the_wind_goes():
    """Wind from the west blows east: down and to the right."""
    right, down = on_screen(6.0, 270.0)
    assert right > 0.0
    assert down > 0.0
    puffs = Puffs()
    puffs.emit("smoke", 0, (0.0, 0.0), 1.0, 1.0)
    count = len(puffs)
    assert count > 10
    for _ in range(60):
        puffs.update(1 / 60, (right, down))
    assert puffs.x.mean() > 5.0


def test_a_plant_that_stands_still_gives_no_smoke():
    puffs = Puffs()
    puffs.emit("smoke", 0, (0.0, 0.0), 0.0, 10.0)
    assert len(puffs) == 0


def test_puffs_fade_away():
    puffs = Puffs()
    puffs.emit("smoke", 0, (0.0, 0.0), 1.0, 1.0)
    for _ in range(8):
        puffs.update(1.0, (0.0, 0.0))
    assert len(puffs) == 0


class Day:
    """Two hours of need with half of it missing in the second."""

    demand_mw = np.array([4.0, 4.0] + [4.0] * 22)
    unserved_mw = np.array([0.0, 2.0] + [0.0] * 22)


def test_without_power_as_many_windows_stay_dark_as_go_without():
    assert served_share(Day, 0.0) == 1.0
    assert served_share(Day, 1.0) == 0.5
    assert served_share(Day, 0.5) == 0.75
    assert served_share(None, 3.0) == 1.0


def test_a_moment_without_an_hour_shows_noon():
    assert Moment().shown_hour == 12.0
    assert Moment(hour=3.5).shown_hour == 3.5


def test_a_mover_behind_a_hill_is_not_seen():
    points = [(0.0, 0.0), (2.0, 0.0), (4.0, 0.0)]
    path = timed(points, 1.0, [0.0] * 3, {}, [False, True, True])
    found = Paths([path]).at(np.zeros(3, np.int64), np.array([0.5, 1.5, 3.0]))
    assert found.hidden.tolist() == [False, True, True]
