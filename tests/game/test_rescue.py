"""A fault of the game costs no island and shows one message."""

import pygame
import pytest

from game.rescue import LOG, Rescue
from game.scenes.fault import Fault
from game.scenes.title import Title
from sim_core.errors import IslandError

pytestmark = pytest.mark.slow


def test_a_fault_in_a_frame_saves_the_island_and_leads_to_the_title(app, island):
    island.session.advance(3)
    island.update = lambda seconds: 1 / 0
    pygame.event.clear()
    with pytest.raises(ZeroDivisionError) as found:
        app.frame(0.0)

    Rescue(app).after(found.value)

    assert [type(scene) for scene in app.scenes] == [Title, Fault]
    assert app.has_save()
    assert "ZeroDivisionError" in (app.folder / LOG).read_text(encoding="utf-8")
    app.draw(app.screen)


def test_a_rescue_that_could_not_save_says_so(app, island, tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    app.folder = blocked

    Rescue(app).after(ValueError("no room"))

    say = app.style.say
    assert app.scenes[-1].lines() == (say("fault.game_lost"), "ValueError: no room")


def test_a_game_that_fails_again_at_once_ends_with_one_line(app):
    app.scenes = [Title(app)]
    rescue = Rescue(app)
    rescue.after(ValueError("first"))

    with pytest.raises(IslandError, match="the game stopped: ValueError: second"):
        rescue.after(ValueError("second"))


def test_the_loop_goes_on_after_a_fault(app, island):
    frames = iter([True, ZeroDivisionError("once"), True, False])

    def frame(seconds):
        found = next(frames)
        if isinstance(found, Exception):
            raise found
        return found

    app.frame = frame
    app.run()

    assert next(frames, None) is None
