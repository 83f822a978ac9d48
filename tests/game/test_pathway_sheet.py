"""The pathway sheet: sums as shown, years that come in one by one, what it asks."""

import pygame
import pytest
from clicks import click_on, press

from game.scenes.base import Push
from game.scenes.example import pathway_of, played
from game.scenes.pathcards import Gap, Neutral
from game.scenes.pathway import PathwaySheet, view_of
from game.scenes.pathwork import PathwayWork, work_of
from sim_core.kpis import net_t

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    session = played(days=400)
    app.shelf["pathway"] = pathway_of(400, session)
    found = PathwaySheet(app, session)
    app.scenes = [found]
    app.draw(app.screen)
    return found


def test_usual_less_measures_is_net_as_it_is_shown(scene):
    card = Gap((scene.shown, 2021), scene.style)
    year = card.year
    usual, net = card.column.whole(year.usual_net_t), card.column.whole(year.net_t)
    shown = usual + sum(part for _, part, _ in card.rows)
    assert len(card.rows) >= 2
    assert shown == pytest.approx(net)
    assert year.residual_t == pytest.approx(0.0, abs=1e-6)


def test_bars_of_measures_hang_together(scene):
    card = Gap((scene.shown, 2021), scene.style)
    ends = [start + part for _, part, start in card.rows]
    starts = [start for _, _, start in card.rows]
    assert starts[1:] == pytest.approx(ends[:-1])


def test_five_checks_are_shown_with_their_bounds(scene):
    card = Neutral((scene.shown, 2021), scene.style)
    assert len(card.checks) == 5
    assert card._shown(card.checks[0])[1] == "≥ 90.0 %"


def test_years_come_in_while_the_sheet_is_open(app):
    session = played(days=400)
    app.shelf.clear()
    scene = PathwaySheet(app, session)
    app.scenes = [scene]
    app.draw(app.screen)
    assert scene.shown.years == ()
    assert scene.shown.closed == 1
    scene.work.finish()
    scene.news += 1
    app.draw(app.screen)
    assert [year.year for year in scene.shown.years] == [2021]


def test_without_threads_a_year_is_worked_out_in_the_loop():
    work = PathwayWork(played(days=400))
    work.crew.size = 0
    assert work.update()
    assert work.is_done


def test_known_years_are_kept_when_the_island_goes_on(app, scene):
    scene.session.advance(1)
    work = work_of(app, scene.session)
    assert len(work.years) == 1
    assert work.pathway.session.state.day == 401


def test_a_column_asks_why_of_its_year(app, scene):
    click_on(app, ("year", 2021))
    change = scene.on(("why", "net_t"))
    assert isinstance(change, Push)
    assert change.scene.span == (0, 364)


def test_a_narrow_window_has_chart_and_figures_on_tabs(app, scene):
    app.style.scale = 1.5
    app.draw(app.screen)
    click_on(app, ("tab", "figures"))
    assert scene.page.panels[2].rect is None
    app.scenes = [scene, scene]
    press(app, pygame.K_j)
    assert app.scenes == [scene]


def test_the_year_that_runs_is_drawn_with_what_it_has_come_to(app, scene):
    """400 days: 2021 is closed, 35 days of 2022 have passed."""
    view = scene.shown
    assert view.days_so_far == 35
    assert view.so_far_t == pytest.approx(net_t(scene.session.ledger, 399, 35))
    names = [name for _, name, _ in scene.page.panels[2]._entries()]
    assert "running" in names


def test_a_test_that_needs_a_whole_year_shows_no_number_before(app):
    session = played(days=217)
    card = Neutral((view_of(session, PathwayWork(session)), 2021), app.style)
    shown = {check.id: card._shown(check)[0] for check in card.checks}
    assert shown["cut"] == shown["balance"] == "–"
    assert shown["held"] == "217"
