"""What the island tells: messages, steps, goals, and figures before a click."""

from dataclasses import replace

import pygame
import pytest
from clicks import click_at, click_on, pixel_of, press

from game.scenes import layout
from game.scenes.advisor import advice
from game.scenes.dispatch import Dispatch
from game.scenes.goalcard import value_words
from game.scenes.guide import ordered_days
from game.scenes.island import Island, _coal
from game.scenes.messages import Notes, PastNotes
from game.scenes.news import news
from game.scenes.post import Note, Post
from game.scenes.previewwhy import payback_years, reasons
from game.scenes.stepcard import StepCard
from game.widgets import Panel
from sim_core.commands import Build, Demolish, SkipStep, Upgrade
from sim_core.errors import CommandRejected
from sim_core.preview import Preview

pytestmark = pytest.mark.slow


def ruins(island):
    state, catalogue = island.session.state, island.session.catalogue
    mine = state.buildings.tech == catalogue.row("house_ruin")
    return [int(uid) for uid in state.buildings.uid[mine]]


def words(island):
    return [note.words for note in island.post.kept]


def test_a_finished_house_is_named_by_what_it_became(app, island):
    for uid in ruins(island)[:2]:
        island.do(Upgrade(uid, "house_rebuilt"))
    island.session.advance(45)
    island.look()
    assert "Finished: Rebuilt house × 2" in words(island)
    assert not any("Ruined" in line for line in words(island))


def test_news_waits_while_paused_and_stays_in_the_list():
    post = Post()
    post.put(Note("news", is_news=True), 7)
    post.put(Note("answer"), 7)
    post.pass_time(60.0, is_paused=True)
    assert [note.words for note in post.shown] == ["news"]
    post.pass_time(60.0, is_paused=False)
    assert post.shown == []
    assert [(note.words, note.day) for note in post.kept] == [("news", 7)]
    assert post.unread == 1


def test_a_shortage_is_news_after_seven_quiet_days_only(app, island):
    before = island.snapshot
    now = replace(before, day=20)
    missing = dict.fromkeys((3, 5, 14), 2.0)

    def missing_mwh(last_day, days):
        return sum(missing.get(last_day - back, 0.0) for back in range(days))

    found = news(app.style, before, now, missing_mwh)
    # Day 5 follows day 3; day 14 follows eight quiet days.
    short = [note.then for note in found if note.kind == "bad"]
    assert short == [("charts", 3), ("charts", 14)]
    # Each is dated by the day that lacked power, not by the day it was seen.
    assert [note.day for note in found if note.kind == "bad"] == [3, 14]


def test_a_message_keeps_the_day_it_tells_of():
    post = Post()
    post.put(Note("short on day 4", is_news=True, day=4), 5)
    post.put(Note("a thing of today", is_news=True), 5)
    assert [note.day for note in post.kept] == [5, 4]


def test_an_old_message_opens_the_hours_of_its_day(app, island):
    island.session.advance(12)
    island.look()
    note = Note("short", "bad", "warning", ("charts", 4), is_news=True)
    island.put_note(note)
    press(app, pygame.K_n)
    assert island.open_card == "messages"
    click_on(app, ("again", ("charts", 4), 12, "short"))
    assert isinstance(app.scenes[-1], Dispatch)
    assert app.scenes[-1].wanted == 4


def test_a_shortage_of_the_last_days_is_the_advice(app, island, monkeypatch):
    island.session.advance(10)
    island.look()
    figure = island.session.ledger.figure

    def short(name, last_day, days):
        if name != "unserved_mwh":
            return figure(name, last_day, days)
        return 3.0 if last_day - days < 6 <= last_day else 0.0

    monkeypatch.setattr(island.session.ledger, "figure", short)
    found = advice(island.session, island.snapshot)
    assert found.key == "advice.short_lately"
    assert found.message == ("charts", 6)


def test_a_step_says_when_what_was_ordered_is_ready(app, island):
    step = island.snapshot.step
    assert ordered_days(island.session, step) is None
    click_on(app, ("show_step",))
    first = island.selected
    click_on(app, ("upgrade", "house_rebuilt"))
    assert ordered_days(island.session, step) == 45
    island.on(("show_step",))
    assert island.selected not in (0, first)


def test_show_me_brings_the_building_to_where_no_panel_lies(app, island):
    click_on(app, ("show_step",))
    free = island.free_area()
    assert free.collidepoint(pixel_of(island, island.hand.tile))
    for panel in island.page.shown():
        if panel.is_lasting and panel.blocks:
            assert not panel.rect.collidepoint(pixel_of(island, island.hand.tile))


def test_after_the_last_step_a_card_says_how_to_go_on(app, island):
    for step in island.session.level.steps:
        island.do(SkipStep(step.id))
    app.draw(app.screen)
    card = next(one for one in island.page.panels if isinstance(one, StepCard))
    assert "K is the pathway" not in card.key()[1][0][0]
    app.choose("keys", {**app.settings.keys, "pathway": "k"})
    assert "K is the pathway" in card.key()[1][0][0]
    click_on(app, ("graduate",))
    assert not island.is_graduate


def test_a_goal_leads_to_what_it_needs(app, island):
    click_on(app, ("goal", "rebuild_town"))
    assert island.selected in ruins(island)
    assert island.tab == "upgrade"
    click_on(app, ("goal", "first_storage"))
    assert island.kind == "battery_small"


def test_a_goal_says_days_until_its_span_is_over_and_then_its_unit(app, island):
    goal = next(g for g in island.snapshot.goals if g.goal.id == "halve_carbon")
    now = replace(goal, value=None, days=205, is_run=False)
    assert value_words(app.style, now) == "205 of 365 days"
    later = replace(goal, value=12.94, target=6.47, kpi="tco2e_per_head")
    assert value_words(app.style, later) == "12.9 → 6.5 t a head"


def test_all_ruins_are_rebuilt_by_one_click(app, island):
    many = len(ruins(island))
    island.visit(ruins(island)[0])
    island.tab = "upgrade"
    app.draw(app.screen)
    click_on(app, ("upgrade_all", "house_rebuilt"))
    assert len(island.session.log) == many == 13


def test_the_inspector_keeps_its_tab(app, island):
    one, other = ruins(island)[:2]
    island.visit(one)
    island.on(("tab", "upgrade"))
    island.visit(other)
    assert island.tab == "upgrade"


def test_no_red_cross_where_something_was_just_built(app, island):
    island.hand.take("pv_farm")
    island.hand.at_tile((24, 9))
    island.hand.use()
    assert island.session.log[-1]["command"] == "build"
    assert island.hand.marks().ghost is None
    island.hand.at_tile((25, 9))
    island.hand.at_tile((24, 9))
    assert island.hand.preview.reason is not None


def test_a_roof_is_taken_where_its_house_is_drawn(app, island):
    island.do(Upgrade(ruins(island)[0], "house_rebuilt"))
    island.session.advance(46)
    island.look()
    island.visit(_house(island))
    app.draw(app.screen)
    buildings, row = island.session.state.buildings, island.selected_row()
    tile = int(buildings.x[row]), int(buildings.y[row])
    x, y = pixel_of(island, tile)
    # The roof is drawn above the tile, where the ground of another one lies.
    roof = x, y - 18
    assert island.hand.tile_at(roof) != tile
    island.hand.take("rooftop_pv")
    click_at(app, roof)
    last = island.session.log[-1]
    assert (last["kind"], tuple(last["at"])) == ("rooftop_pv", tile)


def _house(island):
    state, catalogue = island.session.state, island.session.catalogue
    mine = state.buildings.tech == catalogue.row("house_rebuilt")
    return int(state.buildings.uid[mine][0])


def test_a_sheet_gives_the_speed_back_when_it_closes(app, island):
    island.session.advance(1)
    island.look()
    press(app, pygame.K_3)
    press(app, pygame.K_w)
    assert island.speed == 0
    press(app, pygame.K_ESCAPE)
    island.update(0.1)
    assert island.speed == 3


def test_a_preview_says_what_share_finds_no_use_and_what_it_replaces(app, island):
    catalogue = island.session.catalogue
    shown = Preview(
        None, embodied_tco2e=1800.0, tco2e_per_year=-600.0,
        curtailed_mwh_per_year=600.0,
        energy_mwh={"onshore_wind": 2400.0, "coal_plant_worn": -2000.0},
    )  # fmt: skip
    lines = reasons(app.style, catalogue, catalogue.get("onshore_wind"), shown)
    # 600 of the 3,000 MWh that it could make.
    assert lines[0][0].startswith("20 % of its power")
    assert lines[1][0] == "Worn coal plant: 2,000 MWh less a year"
    assert payback_years(shown) == 3.0
    assert payback_years(replace(shown, tco2e_per_year=1.0)) is None


def test_a_battery_names_what_charges_it(app, island):
    catalogue = island.session.catalogue
    shown = Preview(
        None, stored_mwh_per_year=400.0, lost_mwh_per_year=40.0,
        curtailed_mwh_per_year=-30.0, energy_mwh={"coal_plant_worn": 410.0},
    )  # fmt: skip
    lines = reasons(app.style, catalogue, catalogue.get("battery_small"), shown)
    assert "Worn coal plant (+410 MWh a year); 40 MWh are lost" in lines[0][0]


def test_the_preview_of_a_battery_moves_more_than_it_loses(app, island):
    shown = island.previewed(Build("battery_small", (24, 9)))
    assert shown.stored_mwh_per_year >= 0.0
    assert shown.lost_mwh_per_year >= -1e-9
    assert isinstance(island, Island)


def test_the_end_of_a_shortage_is_told_a_week_later(app, island):
    before = island.snapshot
    now = replace(before, day=12)

    def missing_mwh(last_day, days):
        return 2.0 if last_day - days < 3 <= last_day else 0.0

    found = news(app.style, before, now, missing_mwh)
    assert [(note.then[1], note.topic) for note in found] == [
        (3, "short"), (10, "short"),
    ]  # fmt: skip


def test_a_full_jar_is_told_once(app, island):
    jar = island.snapshot.jar
    before = replace(island.snapshot, jar=replace(jar, emitted_t=jar.budget_t))
    now = replace(before, jar=replace(jar, emitted_t=jar.budget_t + 1.0))
    quiet = lambda last_day, days: 0.0  # noqa: E731
    assert [note.icon for note in news(app.style, before, now, quiet)] == ["cloud"]
    assert news(app.style, now, now, quiet) == []


def test_a_plant_is_torn_down_only_after_a_word_about_the_shortage(app, island):
    assert island.find("coal_plant_worn")
    many = len(island.session.state.buildings)
    app.draw(app.screen)
    click_on(app, ("demolish",))
    ask = app.scenes[-1]
    assert len(ask.lines()) == 3
    press(app, pygame.K_RETURN)
    assert (app.scenes[-1], len(island.session.state.buildings)) == (island, many)
    click_on(app, ("demolish",))
    click_on(app, ("yes",))
    assert len(island.session.state.buildings) == many - 1


def test_undo_never_jumps_over_what_was_torn_down(app, island):
    island.do(Build("pv_farm", (24, 9)))
    island.find("coal_plant_worn")
    app.draw(app.screen)
    click_on(app, ("demolish",))
    click_on(app, ("yes",))
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert island.session.log[-1]["uid"] != 0
    assert [line["command"] for line in island.session.log] == ["build", "demolish"]
    assert "cannot be taken back" in island.notes[-1].words


def test_undo_takes_back_the_last_order_first(app, island):
    island.do(Build("pv_farm", (24, 9)))
    uid = ruins(island)[0]
    island.do(Upgrade(uid, "house_rebuilt"))
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert island.session.log[-1]["uid"] == uid
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert island.session.log[-1]["uid"] != uid
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert len(island.session.log) == 4


def test_a_clinic_is_shown_to_raise_support(island):
    # The only clinic serves all; without it a third of the services is gone: 2 points
    # in every month in which power cuts do not hold support down anyway.
    row = list(island.session.state.buildings.tech).index(
        island.session.catalogue.row("clinic")
    )
    uid = int(island.session.state.buildings.uid[row])
    assert island.previewed(Demolish(uid)).support < -0.5


def test_a_report_waits_for_the_hand_and_space_means_the_time_after_it(app, island):
    class Sheet:
        is_sheet = True

    island.update(1.0)
    press(app, pygame.K_3)
    island.hold()
    island._sheet, island._due_at = Sheet(), island._clock
    press(app, pygame.K_SPACE)
    assert island.update(0.5) is None
    assert isinstance(island.update(0.5).scene, Sheet)
    island.update(0.1)
    assert island.speed == 0


def test_a_message_goes_below_the_cards_never_over_the_top_bar(app, island):
    app.draw(app.screen)
    room = pygame.FRect(0, 0, 1280, 728)
    panel = next(one for one in island.page.panels if isinstance(one, Notes))
    left, right = Panel(), Panel()
    left.rect = pygame.FRect(16, 76, 390, 130)
    right.rect = pygame.FRect(600, 76, 390, 300)
    panel.sides = (left, right)
    island.put_note(Note("finished"))
    # Between 414 and 592 no line fits; below the left card, at 206 + 8, one does.
    assert panel.place(room).topleft == (152, 214)
    left.rect.height = right.rect.height = 640
    assert panel.place(room).top == layout.below_top(room)


def test_an_open_list_of_messages_stands_still_and_counts_what_comes(app, island):
    for number in range(3):
        island.put_note(Note(f"old {number}", is_news=True, then=("pathway",)))
    press(app, pygame.K_n)
    app.draw(app.screen)
    listed = next(one for one in island.page.panels if isinstance(one, PastNotes))
    before = [(one.message[3], one.rect.y) for one in again_rows(listed)]
    island.put_note(Note("new", is_news=True, then=("pathway",)))
    app.draw(app.screen)
    assert [(one.message[3], one.rect.y) for one in again_rows(listed)] == before
    assert island.post.unread == 1
    press(app, pygame.K_n)
    app.draw(app.screen)
    press(app, pygame.K_n)
    app.draw(app.screen)
    assert next(one.message[3] for one in again_rows(listed)) == "new"
    assert island.post.unread == 0


def again_rows(listed):
    return [one for one in listed.widgets if one.message[0] == "again"]


def test_what_is_chosen_does_not_stay_under_the_card_that_opens(app, island):
    thing = next(one for one in island.view.stage.things if one.uid == _coal(island))
    camera, free = island.view.camera, island.free_area()
    at = pixel_of(island, thing.corner)
    # At the right edge, where the card of a chosen building opens.
    camera.x += (at[0] - (app.screen.get_width() - 100)) / camera.zoom
    camera.y += (at[1] - free.centery) / camera.zoom
    click_at(app, pixel_of(island, thing.corner))
    assert island.selected == thing.uid
    assert island.free_area().collidepoint(pixel_of(island, thing.corner))
    before = camera.x, camera.y
    click_at(app, pixel_of(island, thing.corner))
    assert (camera.x, camera.y) == before


def test_a_refused_roof_says_which_roofs_fit(app, island):
    catalogue = island.session.catalogue
    roofs = [one for one in catalogue.technologies if one.layer == "roof"]
    assert len(roofs) >= 2
    for one in roofs:
        refused = CommandRejected("reject.needs_roof", roof=one.id)
        assert "⟨" not in island.words_of(refused)
    ruin = island.session.state.buildings.row_of(ruins(island)[0])
    at = [int(axis[ruin]) for axis in (island.session.state.buildings.x,
                                       island.session.state.buildings.y)]  # fmt: skip
    refused = island.session.check(Build("rooftop_pv_large", tuple(at)))
    assert "shops" in island.words_of(refused)


def test_roofs_that_fit_are_those_on_which_it_may_be_built(app, island):
    session, buildings = island.session, island.session.state.buildings
    assert not island.hand.marks().fits
    for kind in ("rooftop_pv", "rooftop_pv_large"):
        island.hand.take(kind)
        fits = island.hand.marks().fits
        assert fits or kind == "rooftop_pv"
        for uid, x, y in zip(buildings.uid, buildings.x, buildings.y, strict=True):
            refused = session.check(Build(kind, (int(x), int(y))))
            is_site = refused is None or refused.key == "reject.too_expensive"
            assert is_site == (int(uid) in fits)
