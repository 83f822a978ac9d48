"""The zone on the map: painting, taking back, its audit, and its place in a save."""

import pygame
import pytest
from clicks import click_on, press

from game.scenes.example import played, zone_audited
from game.scenes.island import Island
from game.scenes.loading import continued, zone_of
from game.scenes.report import Report
from game.scenes.zone import Zone
from game.scenes.zonecard import largest
from game.scenes.zonemap import border
from game.scenes.zonework import ZoneWork

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app, island):
    found = Zone(app, island)
    app.scenes = [island, found]
    app.draw(app.screen)
    return found


def land(scene, count):
    """Land tiles in the middle of the map."""
    island = scene.session.level.map
    tiles = [(x, y) for y in range(16, 24) for x in range(14, 24)]
    return [tile for tile in tiles if not island.is_water(*tile)][:count]


def test_tiles_are_added_and_taken_out(scene):
    first, second = land(scene, 2)
    scene.paint(first)
    scene.paint(second)
    assert scene.tiles == {first, second}
    scene.on(("tool", "remove"))
    scene.paint(first)
    assert scene.tiles == {second}


def test_the_sea_stays_outside(scene):
    assert scene.session.level.map.is_water(0, 0)
    scene.paint((0, 0))
    assert scene.tiles == frozenset()


def test_what_was_drawn_can_be_taken_back(app, scene):
    scene.tile = land(scene, 1)[0]
    press(app, pygame.K_RETURN)
    assert len(scene.tiles) == 1
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert scene.tiles == frozenset()
    assert scene._before == []


def test_a_pointer_that_is_held_paints_as_it_goes(app, scene):
    corners = scene.corners(land(scene, 1)[0])
    at = (
        (corners[1][0] + corners[3][0]) // 2,
        (corners[0][1] + corners[2][1]) // 2,
    )
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        scene.handle(pygame.event.Event(kind, button=1, pos=at))
    assert len(scene.tiles) == 1


def middle(scene, tile):
    corners = scene.corners(tile)
    return tuple(sum(corner[axis] for corner in corners) // 4 for axis in (0, 1))


def test_a_fast_stroke_leaves_no_gap(scene):
    start, end = middle(scene, (19, 18)), middle(scene, (19, 22))
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=start)
    rel = (end[0] - start[0], end[1] - start[1])
    move = pygame.event.Event(
        pygame.MOUSEMOTION, pos=end, rel=rel, buttons=(1, 0, 0)
    )  # fmt: skip
    scene.handle(down)
    scene.handle(move)
    assert {(19, y) for y in range(18, 23)} <= scene.tiles


def test_the_border_of_two_tiles_has_six_edges():
    # 2 tiles have 8 edges, and share one: 8 - 2 = 6.
    def corners(tile):
        return [(tile[0], tile[1])] * 4

    assert len(border(frozenset({(3, 3), (4, 3)}), corners)) == 6


def test_an_audit_says_why_it_cannot_be_asked(app, scene):
    assert scene.page.widget(("audit",)).reason
    scene.paint(land(scene, 1)[0])
    app.draw(app.screen)
    # The first day is not over: there are no books yet.
    assert scene.page.widget(("audit",)).reason


def test_an_audit_is_fresh_for_its_tiles_and_its_day_only(app):
    session = played(days=800)
    tiles, work = zone_audited(session)
    assert work.is_fresh(tiles)
    assert not work.is_fresh(tiles - {min(tiles)})
    session.advance(1)
    assert not work.is_fresh(tiles)


def test_rows_inside_add_up_to_the_zone(app):
    _, work = zone_audited(played(days=800))
    rows = largest(work.audit)
    assert len(rows) == 7
    assert sum(t for _, t in rows) == pytest.approx(work.audit.book.inside_t)


def test_an_audit_comes_from_beside_the_loop(app):
    session = played(days=40)
    work = ZoneWork(session)
    tiles = frozenset((x, y) for x in range(16, 19) for y in range(18, 21))
    work.ask(tiles)
    while work.is_busy:
        work.update()
    assert work.is_fresh(tiles)
    assert work.audit.book.tiles == 9


def test_a_save_keeps_the_zone(app, island, scene):
    tiles = frozenset(land(scene, 3))
    island.zone = tiles
    island.save()
    again = continued(app).scene.make(app)
    assert again.zone == tiles


@pytest.mark.parametrize(
    "tiles", [None, "x", 5, [[1]], [["a", 2]], [[10**9, 1]], [[-1, 0]], [[True, 2]], {}]
)
def test_a_zone_that_makes_no_sense_is_left_out(island, tiles):
    assert zone_of(island.session.level, tiles) == frozenset()


def test_the_key_opens_and_leaves_the_zone(app, island):
    app.scenes = [island]
    press(app, pygame.K_z)
    assert isinstance(app.scenes[-1], Zone)
    press(app, pygame.K_z)
    assert isinstance(app.scenes[-1], Island)


def test_done_goes_back_to_the_island(app, scene, island):
    click_on(app, ("close",))
    assert app.scenes == [island]


def test_the_yearly_report_tells_of_the_zone(app):
    """Not a passed zone: its books do not balance, and the pillar says 0 of 1."""
    session = played(days=400)
    island = Island(app, session)
    island.zone = frozenset((x, y) for x in range(16, 19) for y in range(18, 21))
    report = Report(app, session)
    app.scenes = [island]
    assert report.tiles == frozenset()
    report = Report(app, session)
    report.work.crew.size = 0
    for _ in range(3):
        report.update(0.01)
    (row,) = report.report.disclosure.zones
    assert (row.verdict, row.needed_days) == ("failed", 365)
    assert row.balance_t > 0.0
    assert report.work.audit.book.last_day == 364
    pillars = {one.id: one for one in report.report.disclosure.pillars}
    assert (pillars["zone"].value, pillars["zone"].of) == (0.0, 1.0)
    app.scenes = [island, report]
    app.draw(app.screen)
