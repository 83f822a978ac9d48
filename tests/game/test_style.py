"""Colours: text that can be read on every ground, in every light and palette."""

import pytest

from game.style import Style, contrast, tokens

INKS = ("ink", "sub", "good_t", "warn_t", "link")
GROUNDS = ("paper", "inset", "field", "chart")
CHIPS = (("good_t", "good_bg"), ("warn_t", "warn_bg"), ("bad_t", "bad_bg"))
LIGHTS = [(theme, safe) for theme in ("day", "night") for safe in (False, True)]


@pytest.fixture(params=LIGHTS, ids=lambda light: "-".join(map(str, light)))
def style(request):
    found = Style(theme=request.param[0])
    found.safe_colours = request.param[1]
    return found


def test_text_reads_on_every_ground(style):
    for ink in (*INKS, "bad_t"):
        for ground in GROUNDS:
            ratio = contrast(style.colour(ink), style.colour(ground))
            assert ratio >= 4.45, (ink, ground, ratio)


def test_text_reads_on_its_chip(style):
    for ink, ground in CHIPS:
        assert contrast(style.colour(ink), style.colour(ground)) >= 4.45


def test_the_safe_palette_changes_good_and_bad_and_nothing_else():
    plain, safe = Style(), Style()
    safe.safe_colours = True
    names = {**tokens()["both"], **tokens()["day"]}
    changed = {name for name in names if plain.colour(name) != safe.colour(name)}
    assert changed == {
        "good", "good_deep", "bad", "good_t", "bad_t", "good_bg", "bad_bg",
    }  # fmt: skip
    assert safe.fill("more") != plain.fill("more")
    assert safe.fill("coal") == plain.fill("coal")
    assert safe.stamp != plain.stamp


def test_contrast_of_black_on_white_is_21():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)


def test_a_thick_edge_without_curves_leaves_the_middle_free():
    import pygame

    from game.widgets import shapes

    pygame.display.init()
    frame = shapes.box((40, 30), 0, (10, 20, 30, 0), (10, 20, 30, 255), 2.0)
    assert frame.get_at((20, 15))[3] == 0
    assert frame.get_at((0, 15))[3] == 255
