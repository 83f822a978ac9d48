"""The expert's sheet: asked, at work, called off, answered."""

import json
import time
from pathlib import Path

import pytest
from clicks import click_on

from game.expertjob import DONE, FAILED, IDLE, WORKING, is_installed
from game.scenes.expert import Expert
from game.widgets import Audit

pytestmark = pytest.mark.slow

ANSWER = Path(__file__).parent / "data" / "expert_plan.json"


@pytest.fixture
def expert(app, island):
    return Expert(app, island.session)


def answered(scene):
    scene.job.plans = tuple(json.loads(ANSWER.read_text())["plans"])
    scene.job.state = DONE
    scene.job.of_day = scene.session.state.day
    scene.job.of_orders = len(scene.session.log)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_answer_is_readable_at_every_size(app, expert, language, theme, scale):
    answered(expert)
    app.style.language, app.style.scale = language, scale
    app.choose("theme", theme)
    app.style.audit = audit = Audit()
    app.scenes = [expert]
    app.screen.fill((24, 38, 50))
    expert.draw(app.screen)
    app.style.audit = None
    assert audit.seen > 0
    assert audit.warnings == []


def test_the_parts_of_each_cost_are_its_sum():
    for plan in json.loads(ANSWER.read_text())["plans"]:
        parts = ("running_yuan", "upkeep_yuan", "annuity_yuan")
        assert sum(plan[name] for name in parts) == plan["yuan_per_year"]


def test_an_answer_says_that_the_island_has_changed(app, island, expert):
    answered(expert)
    assert not expert.job.is_stale(island.session)
    island.session.advance(3)
    assert expert.job.is_stale(island.session)


def test_without_the_optimiser_the_button_says_so(app, expert, monkeypatch):
    monkeypatch.setattr("game.scenes.expert.is_installed", lambda: False)
    app.scenes = [expert]
    app.draw(app.screen)
    button = expert.page.widget(("start",))
    assert not button.enabled
    assert "run.py expert" in button.reason


def test_a_plan_runs_beside_the_game_and_can_be_called_off(app, expert, monkeypatch):
    monkeypatch.setattr("game.scenes.expert.is_installed", lambda: True)
    app.scenes = [expert]
    app.draw(app.screen)
    click_on(app, ("start",))
    assert expert.job.state == WORKING
    if is_installed():
        click_on(app, ("cancel",))
        assert expert.job.state == IDLE
        return
    for _ in range(200):
        expert.update(0.1)
        if expert.job.state != WORKING:
            break
        time.sleep(0.1)
    assert expert.job.state == FAILED
    assert "PyPSA is not installed" in expert.job.fault


def test_the_price_of_shortage_is_told_as_a_part_of_the_running_cost(expert):
    """MWh not served times the price of lost load is at most what running costs."""
    assert expert.shortage_yuan_per_mwh == 20_000.0
    assert any("20,000" in words for words in expert.notes())
    for plan in json.loads(ANSWER.read_text())["plans"]:
        part = plan["unserved_mwh"] * expert.shortage_yuan_per_mwh
        assert 0.0 <= part <= plan["running_yuan"]
