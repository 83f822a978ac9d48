"""Every scene says all it has to say, readable and inside the window."""

from importlib import import_module
from time import sleep

import pytest

from game.shots import SCENES, put
from game.widgets import Audit
from sim_core.errors import IslandError

pytestmark = pytest.mark.slow

# Every language, light and size at least once; the whole product is for the long run.
SOME = [
    ("zh", 1.0, "day", False),
    ("en", 1.5, "night", True),
    ("xx", 1.25, "day", True),
    ("en", 2.0, "day", False),
]
ALL = [
    (language, scale, theme, False)
    for language in ("zh", "en", "xx")
    for scale in (1.0, 1.25, 1.5, 1.75, 2.0)
    for theme in ("day", "night")
]


def warnings_of(app, language, scale, theme, is_safe):
    """Every scene's audit, drawn straight on the window."""
    app.style.language, app.style.scale = language, scale
    app.choose("theme", theme)
    app.choose("safe_colours", is_safe)
    for name in SCENES:
        for shot, scene in import_module(f"game.scenes.{name}").shots(app):
            app.style.audit = Audit()
            app.scenes = [scene]
            app.screen.fill((24, 38, 50))
            scene.draw(app.screen)
            yield shot, app.style.audit
            app.style.audit = None


@pytest.mark.parametrize("look", SOME, ids=lambda look: "-".join(map(str, look)))
def test_no_text_is_cut_faint_or_missing(app, look):
    for shot, audit in warnings_of(app, *look):
        assert audit.seen > 0, shot
        assert audit.warnings == [], shot


@pytest.mark.thorough
@pytest.mark.parametrize("look", ALL, ids=lambda look: "-".join(map(str, look)))
def test_no_text_is_cut_faint_or_missing_at_any_size_and_light(app, look):
    for shot, audit in warnings_of(app, *look):
        assert audit.warnings == [], shot


def test_a_sheet_lies_over_a_darkened_island_and_goes_with_esc(app):
    import pygame
    from clicks import press

    from game.scenes.help import Help

    put(app, Help(app))
    assert len(app.scenes) == 2
    press(app, pygame.K_ESCAPE)
    assert len(app.scenes) == 1


def test_a_fault_of_a_level_becomes_a_screen(app):
    from game.scenes.fault import Fault
    from game.scenes.loading import started

    app.scenes = []
    app.change(started(app, "campaign/no_such_level"))
    for _ in range(1000):
        assert app._guarded(app.scenes[-1].update, 0.0)
        if isinstance(app.scenes[-1], Fault):
            break
        sleep(0.01)
    assert isinstance(app.scenes[-1], Fault)
    assert isinstance(app.scenes[-1].fault, IslandError)
