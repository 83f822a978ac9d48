"""Clicking and typing plays the island."""

import pygame
import pytest
from clicks import click_at, click_on, pixel_of, point_at, press

from game.scenes.dispatch import Dispatch
from game.scenes.ending import Ending
from game.scenes.pause import Pause
from game.scenes.why import Why
from sim_core.commands import Build, SkipStep

pytestmark = pytest.mark.slow

FREE = (24, 9)


def kinds(island):
    return [line.get("kind", line["command"]) for line in island.session.log]


def test_a_solar_farm_is_previewed_and_then_built_by_a_click(app, island):
    click_on(app, ("kind", "pv_farm"))
    assert island.kind == "pv_farm"
    at = pixel_of(island, FREE)
    point_at(app, at)
    assert island.hand.tile == FREE
    assert island.preview.capacity_mw == 1.0
    assert island.preview.tco2e_per_year < 0.0
    click_at(app, at)
    assert kinds(island) == ["pv_farm"]


def test_the_keyboard_alone_builds_undoes_and_asks_why(app, island):
    press(app, pygame.K_SLASH)
    app.scenes[-1].handle(pygame.event.Event(pygame.TEXTINPUT, text="solar farm"))
    assert island.search == "solar farm"
    app.draw(app.screen)
    press(app, pygame.K_ESCAPE)
    island.hand.take("pv_farm")
    island.hand.at_tile((23, 9))
    press(app, pygame.K_RIGHT)
    assert island.hand.tile == FREE
    press(app, pygame.K_RETURN)
    assert kinds(island) == ["pv_farm"]
    before_yuan = island.session.state.budget_yuan
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert kinds(island) == ["pv_farm", "demolish"]
    assert island.session.state.budget_yuan > before_yuan
    press(app, pygame.K_w)
    assert isinstance(app.scenes[-1], Why)
    press(app, pygame.K_ESCAPE)
    assert app.scenes == [island]


def test_a_refusal_says_why_and_changes_nothing(app, island):
    island.hand.take("pv_farm")
    before = island.session.state_hash()
    assert not island.do(Build("pv_farm", (0, 0)))
    assert island.session.state_hash() == before
    assert "cannot stand on" in island.notes[-1].words


def test_a_step_leads_to_the_ruin_and_then_puts_the_solar_farm_in_hand(app, island):
    click_on(app, ("show_step",))
    row = island.selected_row()
    chosen = island.session.catalogue.technologies[
        int(island.session.state.buildings.tech[row])
    ]
    assert chosen.id == "house_ruin"
    assert island.tab == "upgrade"
    island.do(SkipStep("rebuild"))
    app.draw(app.screen)
    click_on(app, ("show_step",))
    assert island.kind == "pv_farm"


def test_time_runs_only_when_it_is_let(app, island):
    island.update(5.0)
    assert island.session.state.day == 0
    press(app, pygame.K_3)
    island.update(2.0)
    assert island.session.state.day == 6
    press(app, pygame.K_SPACE)
    island.update(2.0)
    assert island.session.state.day == 6
    press(app, pygame.K_SPACE)
    island.update(1.0)
    assert island.session.state.day == 9


def test_the_live_hour_takes_24_seconds_for_a_day(app, island):
    press(app, pygame.K_9)
    island.update(12.0)
    assert (island.session.state.day, island.hour) == (0, 12)
    island.update(8.0)
    assert island.is_night
    assert app.style.theme == "night"
    island.update(4.5)
    assert island.session.state.day == 1


def test_the_inspector_opens_on_a_building_and_esc_goes_back_step_by_step(app, island):
    click_at(app, pixel_of(island, coal_tile(island)))
    assert island.selected_row() >= 0
    for tab in ("today", "year", "upgrade", "now"):
        click_on(app, ("tab", tab))
        assert island.tab == tab
    press(app, pygame.K_ESCAPE)
    assert island.selected == 0
    press(app, pygame.K_ESCAPE)
    assert isinstance(app.scenes[-1], Pause)


def coal_tile(island):
    state, catalogue = island.session.state, island.session.catalogue
    row = list(state.buildings.tech).index(catalogue.row("coal_plant_worn"))
    return int(state.buildings.x[row]), int(state.buildings.y[row])


def test_the_charts_open_once_a_day_has_passed_and_arrows_pin_hours(app, island):
    press(app, pygame.K_c)
    assert app.scenes == [island]
    island.session.advance(1)
    island.look()
    press(app, pygame.K_c)
    scene = app.scenes[-1]
    assert isinstance(scene, Dispatch)
    hour = scene.pinned
    press(app, pygame.K_RIGHT)
    assert scene.pinned == (hour + 1) % 24
    press(app, pygame.K_c)
    assert app.scenes == [island]


def test_leaving_keeps_the_island_and_continuing_brings_it_back(app, island):
    from game.scenes.loading import continued

    island.session.advance(7)
    island.close()
    assert app.has_save()
    loading = continued(app).scene
    again = loading.make(app)
    assert again.session.state_hash() == island.session.state_hash()


def test_a_tile_is_found_again_under_its_own_pixel(app, island):
    size = app.screen.get_size()
    for tile in (FREE, (21, 24), (16, 12), (10, 28)):
        world = island.view.camera.to_world(pixel_of(island, tile), size)
        assert island.view.ground.tile_at(world) == tile


def test_a_folder_that_cannot_be_written_is_told_and_play_goes_on(
    app, island, tmp_path, capsys
):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    app.folder = blocked
    press(app, pygame.K_F5)
    assert island.notes[-1].words == app.style.say("hud.not_saved")
    assert "cannot save" in capsys.readouterr().err
    island.update(1.0)


def test_a_lost_mandate_ends_with_its_causes_and_the_way_back(app, island):
    from dataclasses import replace

    island.save()
    island.session.advance(10)
    island.session.state = replace(island.session.state, outcome="lost_support")
    island._has_ended = False
    island.look()
    app.change(island.update(0.1))
    ending = app.scenes[-1]
    assert isinstance(ending, Ending)
    assert ("restore", 0) in [choice.message for choice in ending.choices()]
    assert [date for _, date in ending.points] == ["2021-01-01"]


def test_a_save_changed_from_outside_falls_back_to_the_one_before(
    app, island, tmp_path
):
    from dataclasses import replace

    from game.scenes.loading import continued
    from sim_core.saves import write_save

    app.folder = tmp_path
    island.session.advance(3)
    island.save()
    island.session.advance(2)
    saved = island.session.saved()
    forged = replace(saved, meta={**saved.meta, "seed": "forged"})
    write_save(tmp_path, "island", forged)
    again = continued(app).scene.make(app)
    assert again.session.state.day == 3
    assert again.notes[-1].words == app.style.say("title.damaged")
