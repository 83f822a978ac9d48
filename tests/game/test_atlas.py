"""What the atlas promises to the window."""

import struct
from itertools import combinations, product

import pygame
import pytest

from game.resources import FOLDER, Atlas
from game.views.sprites import Sprites
from sim_core.content import read_catalogue

# Five kinds of waste, hydrogen and more old houses came after twelve.
LIMIT_MIB = 14.0
LAYERS = ("color", "shadow", "glow", "card")


@pytest.fixture(scope="module")
def atlas():
    pygame.display.init()
    pygame.display.set_mode((8, 8))
    return Atlas()


def page_size(name):
    """Width and height out of a PNG's first chunk."""
    return struct.unpack(">II", (FOLDER / name).read_bytes()[16:24])


def places(atlas):
    """Page, rectangle, anchor and name of every cut."""
    for name, entry in atlas.table["sprites"].items():
        for layer in LAYERS:
            if layer in entry:
                at = entry[layer]
                yield at["page"], pygame.Rect(at["rect"]), at["anchor"], name


def test_every_technology_has_a_picture_of_its_own(atlas):
    sprites = {kind.id: kind.sprite for kind in read_catalogue().technologies}
    assert all(atlas.picture(sprite) for sprite in sprites.values())
    shared = [
        (one, other)
        for one, other in combinations(sorted(sprites), 2)
        if sprites[one] == sprites[other]
    ]
    assert shared == []


def test_every_technology_has_a_card_of_double_size(atlas):
    for kind in read_catalogue().technologies:
        plain, double = atlas.card(kind.sprite, 1.0), atlas.card(kind.sprite, 1.5)
        share = double[0].get_width() / plain[0].get_width()
        assert share == pytest.approx(2.0, abs=0.12), kind.id


def test_a_roof_that_may_carry_panels_has_a_picture_of_them(atlas):
    for kind in read_catalogue().technologies:
        for host in kind.on:
            sprite = atlas.member(read_catalogue().get(host).sprite)
            assert atlas.picture(f"{sprite}_pv"), (kind.id, host)


def test_cuts_lie_within_their_pages_and_do_not_overlap(atlas):
    by_page = {}
    for page, rect, _, name in places(atlas):
        assert pygame.Rect((0, 0), page_size(page)).contains(rect), name
        by_page.setdefault(page, []).append(rect)
    for page, rects in by_page.items():
        for number, rect in enumerate(rects):
            assert rect.collidelist(rects[number + 1 :]) == -1, page


def on_ground(entry, layer):
    """A cut's rectangle about the ground point of its sprite."""
    (_, _, width, height), (x, y) = entry[layer]["rect"], entry[layer]["anchor"]
    return pygame.Rect(-x, -y, width, height)


def test_the_ground_point_lies_near_its_picture(atlas):
    """Shadows and flying gulls lie beside it, but never farther than their size."""
    for name, entry in atlas.table["sprites"].items():
        for layer in {"color", "shadow", "card"} & entry.keys():
            rect = on_ground(entry, layer)
            if not name.endswith("_pv"):
                assert -rect.width <= -rect.x <= 2 * rect.width, name
                assert -rect.height <= -rect.y <= 4 * rect.height, name


def test_panels_lie_on_the_picture_of_their_house(atlas):
    """A roof of five storeys is far above the ground point."""
    sprites = atlas.table["sprites"]
    for name in sprites:
        host = name.removesuffix("_pv")
        if host != name and host in sprites:
            house = on_ground(sprites[host], "color")
            assert house.inflate(8, 8).contains(on_ground(sprites[name], "color")), name


def test_light_falls_on_and_around_its_own_picture(atlas):
    """A mast may shine at its tip alone; a lamp's light reaches a tile's width."""
    for name, entry in atlas.table["sprites"].items():
        if "glow" in entry and "color" in entry:
            around = on_ground(entry, "color").inflate(256, 256)
            assert around.contains(on_ground(entry, "glow")), name


def test_a_family_s_name_gives_its_best_member(atlas):
    assert atlas.member("house_old") == "house_old_a"
    assert atlas.member("native_forest") == "native_forest_3_a"
    assert atlas.member("turbine") == "turbine_00"
    assert atlas.member("car_0") == "car_0_s"
    assert atlas.member("coal_plant_worn") == "coal_plant_worn"


@pytest.mark.parametrize("kind", ["house_old", "house_ruin", "shops", "pv_farm"])
def test_houses_side_by_side_in_a_block_of_four_tiles_look_different(atlas, kind):
    sprites = Sprites(atlas)
    for x, y in product((0, 1, 2, 4, 5, 6), repeat=2):
        here = sprites.variant(kind, (x, y))
        assert here != sprites.variant(kind, (x + 1, y))
        assert here != sprites.variant(kind, (x, y + 1))


def test_a_tile_always_gets_the_same_look(atlas):
    looks = [Sprites(atlas).variant("house_old", (17, 21)) for _ in range(2)]
    assert looks[0] == looks[1]


def test_all_frames_of_a_turbine_share_the_first_one_s_shadow(atlas):
    first = atlas.picture("turbine_00", "shadow")
    assert atlas.picture("turbine_07", "shadow") is first


def test_what_is_not_drawn_has_no_picture(atlas):
    assert atlas.picture("perpetual_motion") is None


def test_pages_and_files_agree_and_stay_small(atlas):
    pages = {page for page, _, _, _ in places(atlas)}
    files = {path.name for path in FOLDER.glob("*.png")}
    assert pages == files
    size_bytes = sum((FOLDER / name).stat().st_size for name in files)
    assert size_bytes / 2**20 < LIMIT_MIB
