"""The island's picture follows what is built, the hour and the wind."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from clicks import click_at, pixel_of, press

from game.views.crowd import Looks, crowd_of
from game.views.light import greyness, lit_things
from game.views.moment import Moment
from game.views.movers import Movers
from game.views.roads import doors
from game.views.sea import boat_days, water
from game.views.smoke import output_shares
from game.views.sprites import Sprites, tile_hash
from game.views.things import EIGHTHS, SCAFFOLD, SITE, WHOLE
from game.views.town import Town
from game.views.traffic import bus_route
from sim_core.commands import Build, Demolish, Upgrade

pytestmark = pytest.mark.slow

FRAME_S = 1.0 / 60.0
FREE = (24, 9)


def frames(island, seconds):
    for _ in range(round(seconds / FRAME_S)):
        island.update(FRAME_S)


def thing_on(island, tile):
    things = island.view.standing.things
    return next((thing for thing in things if thing.corner == tile), None)


def rich(island):
    state = replace(island.session.state, budget_yuan=1e10)
    island.session.state = state


def test_a_new_building_is_a_site_and_grows_with_its_days(app, island):
    rich(island)
    assert island.do(Build("pv_farm", FREE))
    island.update(0.0)
    assert (thing_on(island, FREE).state, thing_on(island, FREE).eighths) == (SITE, 0)
    island.session.advance(13)
    island.look()
    island.update(0.0)
    assert thing_on(island, FREE).eighths == EIGHTHS * 13 // 25
    island.session.advance(12)
    island.look()
    island.update(0.0)
    assert thing_on(island, FREE).state == WHOLE


def test_an_upgrade_puts_a_scaffold_around(app, island):
    rich(island)
    buildings = island.session.state.buildings
    row = list(buildings.tech).index(island.session.catalogue.row("house_old"))
    tile = (int(buildings.x[row]), int(buildings.y[row]))
    assert island.do(Upgrade(int(buildings.uid[row]), "house_rebuilt"))
    island.update(0.0)
    assert thing_on(island, tile).state == SCAFFOLD
    assert thing_on(island, tile).becomes == "house_rebuilt"


def test_what_is_demolished_leaves_dust_for_a_moment(app, island):
    rich(island)
    island.do(Build("pv_farm", FREE))
    island.update(FRAME_S)
    puffs = island.view.smoke.puffs
    before = len(puffs)
    island.do(Demolish(thing_on(island, FREE).uid))
    island.update(0.0)
    assert len(puffs) > before
    assert thing_on(island, FREE) is None


def test_a_building_rises_and_stands_still_with_reduced_motion(app, island):
    rich(island)
    for calm, tile in ((False, FREE), (True, (23, 9))):
        app.style.reduced_motion = calm
        island.do(Build("pv_farm", tile))
        island.update(0.0)
        uid = thing_on(island, tile).uid
        assert (uid in island.view.stage._born) is not calm


def test_trees_give_way_to_what_is_built(app, island):
    rich(island)
    view = island.view
    tile = next(tile for tile, plants in view.wild._plants.items() if plants)
    before = len(view.wild.things(frozenset()))
    assert len(view.wild.things(frozenset([tile]))) < before


def test_rotors_stand_in_a_calm_and_turn_in_the_wind(app, island):
    view = island.view
    for wind_m_s, turns in ((1.0, False), (8.0, True)):
        view.air.wind_m_s, before = wind_m_s, view._rotor
        view.update(island.snapshot, Moment(1.0, 0.5, 1.0, 0.5))
        assert (view._rotor > before) is turns


def test_stacks_smoke_by_the_days_output(app, island):
    island.session.advance(1)
    island.look()
    today = island.snapshot.today
    coal = next(flow for flow in today.supply if flow.id == "coal_plant_worn")
    share = output_shares(island.snapshot, None)["coal_plant_worn"]
    assert share == pytest.approx(coal.mw.mean() / coal.capacity_mw)
    idle = replace(coal, mw=np.zeros(24))
    others = tuple(idle if flow is coal else flow for flow in today.supply)
    calm = replace(island.snapshot, today=replace(today, supply=others))
    assert output_shares(calm, None)["coal_plant_worn"] == 0.0


def test_more_windows_are_lit_in_the_evening_than_deep_in_the_night(app, island):
    island.session.advance(1)
    island.look()
    island.update(0.0)
    things = list(island.view.standing.things)
    homes = {t.uid for t in things if t.place.startswith(("house", "apartment"))}

    def lit(hour, dark=1.0):
        return len(homes & lit_things(things, island.snapshot, hour, dark))

    assert lit(20.0) > 2 * lit(3.0) > 0
    assert lit(12.0, dark=0.0) == 0


def test_an_island_that_emits_little_is_green_and_one_that_emits_much_is_grey(island):
    """11.7 kt, 3,600 people: 3.25 t a head; (3.25 - 2) / (12 - 2) = 0.125."""
    kpis = {"days": 365.0, "gross_t": 11_700.0}
    clean = replace(island.snapshot, kpis=kpis, residents=3_600.0)
    assert greyness(clean) == pytest.approx(0.125)
    dirty = replace(clean, kpis=kpis | {"gross_t": 90_000.0})
    assert greyness(dirty) == 1.0


def crowds(island):
    movers = Movers(island.session.level, island.view.ground, island.view.sprites)
    movers.settle(island.view.standing, island.snapshot)
    return movers


def test_movers_are_the_same_for_the_same_town_and_time(app, island):
    one, other = crowds(island), crowds(island)
    for movers in (one, other):
        for _ in range(90):
            movers.update(Moment(0.0, FRAME_S, 0.0, FRAME_S))
    assert sum(len(out.rows) for out in one.out) > 10
    for mine, yours in zip(one.out, other.out, strict=True):
        assert np.array_equal(mine.x, yours.x)
        assert np.array_equal(mine.rows, yours.rows)


def test_cars_stay_on_the_road_and_end_at_a_door_beside_it(app, island):
    table = crowds(island).crowds["car"][0].paths
    roads = island.view.standing.roads
    steps = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
    near = {(x + dx, y + dy) for x, y in roads for dx, dy in steps}
    places = zip(table._x.astype(int), table._y.astype(int), strict=True)
    tiles = [(int(x), int(y)) for x, y in places]
    assert set(tiles) <= near
    assert sum(tile in roads for tile in tiles) > 0.7 * len(tiles)


def town_of(island):
    view = island.view
    return Town(
        island.session.level, view.ground, view.sprites, view.standing, island.snapshot
    )


def test_boats_leave_before_dawn_stay_on_the_sea_and_are_home_at_night(app, island):
    town = town_of(island)
    days = boat_days(town, town.of_kind("fishing_fleet")[0])
    sea = water(town)
    assert len(days) == 8
    for day in days:
        assert day.period == 24.0
        moves = np.diff(day.x) != 0.0
        assert day.times[np.argmax(moves)] >= 3.6
        assert day.times[len(moves) - np.argmax(moves[::-1])] <= 20.0
        assert {(int(x), int(y)) for x, y in zip(day.x, day.y, strict=True)} <= sea


def test_a_bus_comes_from_its_depot_and_stops_on_the_way(app, island):
    town = town_of(island)
    depot = town.of_kind("bus_depot")[0]
    path = bus_route(town, depot)
    home = doors(depot.corner, (depot.width, depot.depth), town.roads)[0][0]
    assert (int(path.x[0]), int(path.y[0])) == home
    stands = (np.diff(path.x) == 0.0) & (np.diff(path.y) == 0.0)
    assert stands.sum() >= 4


def test_more_cars_are_out_in_the_rush_hour_than_at_night(app, island):
    def out(hour):
        movers = crowds(island)
        for _ in range(60):
            movers.update(Moment(0.0, 1.0, 0.0, 1.0, hour))
        return sum(len(o.rows) for o in movers.out if o.crowd in movers.crowds["car"])

    assert out(18.0) > 3 * out(3.0)


def test_nothing_moves_while_the_island_is_paused_or_tells_the_core(app, island):
    press(app, pygame.K_1)
    frames(island, 0.5)
    press(app, pygame.K_SPACE)
    frames(island, 0.1)
    before = [out.x.tolist() for out in island.view.movers.out]
    state = island.session.state_hash()
    frames(island, 1.0)
    app.draw(app.screen)
    assert [out.x.tolist() for out in island.view.movers.out] == before
    assert island.session.state_hash() == state


def test_reduced_motion_leaves_a_quarter_on_the_road(app, island):
    def out(calm):
        movers = crowds(island)
        for _ in range(60):
            movers.update(Moment(0.0, 1.0, 0.0, 1.0, 18.0, calm))
        return sum(len(o.rows) for o in movers.out if o.crowd in movers.crowds["car"])

    assert 0 < out(True) < out(False) / 2


def test_what_the_atlas_lacks_is_left_out(app, island):
    sprites = Sprites(app.atlas)
    assert crowd_of(Looks(sprites, []), [], 5, "none") is None
    assert sprites.get("no_such_thing", "color", 1.0) is None
    assert sprites.variants("no_such_thing") == ("no_such_thing",)


def test_a_tile_always_gets_the_same_look():
    assert tile_hash(3, 4, "house") == tile_hash(3, 4, "house")
    looks = {tile_hash(x, y, "house") % 4 for x in range(8) for y in range(8)}
    assert looks == {0, 1, 2, 3}


def test_a_drag_moves_the_map_and_chooses_nothing(app, island):
    at = pixel_of(island, FREE)
    camera = island.view.camera
    before = camera.x
    hand = island.hand
    hand.point(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
    moved = (at[0] + 40, at[1])
    event = pygame.event.Event(
        pygame.MOUSEMOTION, pos=moved, rel=(40, 0), buttons=(1, 0, 0)
    )
    hand.point(event)
    hand.update(FRAME_S)
    hand.point(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=moved))
    assert camera.x < before
    assert island.selected == 0
    assert camera.glide[0] < 0.0


def test_a_click_on_the_picture_of_a_building_chooses_it(app, island):
    things = island.view.standing.things
    thing = next(one for one in things if one.place == "coal_plant_worn")
    row = island.view.stage.row_of(thing.uid)
    laid = island.view.stage.at(island.view.camera.zoom)
    left, top = island.view.camera.corner(app.screen.get_size())
    mask = pygame.mask.from_surface(laid.pictures[row])
    x, y = min(mask.outline(), key=lambda point: point[1])
    at = (int(laid.left[row]) - left + x, int(laid.top[row]) - top + y + 2)
    click_at(app, at)
    assert island.selected == thing.uid


def test_only_touched_chunks_are_made_anew(app, island):
    rich(island)
    app.draw(app.screen)
    shadows = island.view.shadows
    made = dict(shadows._chunks)
    island.do(Build("pv_farm", FREE))
    island.update(0.0)
    assert 0 < len(shadows._stale) < len(made) / 2
