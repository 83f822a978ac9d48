"""The sprites' kit: projection, packing, and that the atlas is of today's drawings."""

import json
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.paths import ASSETS
from tools.art import check
from tools.art.cuts import colour_cut, glow_cut, halved, placed, shadow_cut
from tools.art.kit.canvas import canvas_of, on_screen, shadow_of
from tools.art.kit.model import BODY, GROUND, OVERLAY, Model
from tools.art.kit.palette import linear
from tools.art.kit.shapes import box, cylinder, patch
from tools.art.models import all_sprites, families
from tools.art.render import source_digest

ATLAS = json.loads((ASSETS / "sprites" / "atlas.json").read_text(encoding="utf-8"))
PAGES = sorted({sprite.page for sprite in all_sprites().values()})


def test_one_tile_east_is_64_px_right_and_32_px_down():
    assert_allclose(on_screen(np.array([[1.0, 0.0, 0.0]])), [[64.0, 32.0]])


def test_one_unit_up_is_78_px_higher():
    """128 / sqrt(2) x cos 30 = 78.384."""
    assert_allclose(on_screen(np.array([[0.0, 0.0, 1.0]])), [[0.0, -78.384]], atol=1e-3)


def test_a_mast_throws_its_shadow_to_the_right_of_the_screen():
    """1 / tan 44 = 1.0355; (0.73 + 0.683) x 1.0355 x 64 px = 93.6 px."""
    tip = on_screen(shadow_of(np.array([[0.0, 0.0, 1.0]])))
    assert_allclose(tip, [[93.6, 1.56]], atol=0.1)


def test_a_canvas_holds_the_model_and_has_even_sides():
    model = Model()
    box(model, (0, 0, 0), (1, 1, 1), "cream", bevel=0)
    canvas = canvas_of(model.meshes(), (GROUND, BODY), "c")
    # Corners at -64..64 px across and -32-78.4..32 px down, five px around.
    assert (canvas.width, canvas.height) == (138, 154)
    assert (canvas.anchor_x, canvas.anchor_y) == (69, 116)


def test_a_turned_box_lies_where_it_should():
    model = Model()
    with model.at(1, 0, 0, turn=90):
        box(model, (1, 0, 0), (0.2, 0.2, 0.2), "cream", bevel=0)
    points = model.meshes()[BODY, "cream"].points
    assert_allclose(points.mean(0), [1.0, 1.0, 0.1], atol=1e-9)


def test_a_broken_edge_keeps_the_box_in_its_size():
    model = Model()
    box(model, (0, 0, 0), (1, 2, 3), "cream")
    points = model.meshes()[BODY, "cream"].points
    assert_allclose(points.min(0), [-0.5, -1.0, 0.0])
    assert_allclose(points.max(0), [0.5, 1.0, 3.0])
    assert len(points) == 24


def test_the_rim_of_a_patch_fades_and_its_middle_covers():
    model = Model()
    patch(model, (0, 0), (0.4, 0.4), "grass")
    covers = model.meshes()[GROUND, "grass"].covers
    assert Counter(covers.tolist()) == {0.0: 40, 1.0: 41}


def test_the_same_seed_draws_the_same_and_another_seed_does_not():
    sprites = all_sprites()
    first = sprites["tree_leaf_a"].model().digest([BODY])
    assert sprites["tree_leaf_a"].model().digest([BODY]) == first
    assert sprites["tree_leaf_b"].model().digest([BODY]) != first


def test_panels_of_a_roof_do_not_change_the_house_below():
    model, other = Model(3), Model(3)
    cylinder(model, (0, 0, 0), 1, 1, "cream")
    cylinder(other, (0, 0, 0), 1, 1, "cream")
    with other.on(OVERLAY):
        box(other, (0, 0, 1), (1, 1, 0.1), "solar")
    assert model.digest([BODY, GROUND]) == other.digest([BODY, GROUND])


def test_half_grey_in_srgb_is_a_fifth_of_the_light():
    """((0.502 + 0.055) / 1.055) ** 2.4 = 0.2159."""
    assert_allclose(linear("#808080"), [0.2159] * 3, atol=1e-4)


def test_averaging_weighs_a_colour_by_what_it_covers():
    """One red pixel of four: red stays red, and covers a quarter of 255."""
    picture = np.zeros((2, 2, 4), np.uint8)
    picture[0, 0] = (200, 0, 0, 255)
    assert_array_equal(halved(picture, 2), [[[200, 0, 0, 64]]])


def test_trimming_moves_the_anchor_with_the_picture():
    picture = np.zeros((10, 10, 4), np.uint8)
    picture[4:6, 3:8] = 255
    cut = colour_cut(picture, (5, 5))
    assert cut.pixels.shape == (2, 5, 4)
    assert cut.anchor == (2, 1)


def test_faint_noise_is_no_shadow():
    picture = np.full((4, 4, 4), 9, np.uint8)
    assert shadow_cut(picture, (0, 0)) is None
    picture[1, 1, 3] = 255
    # 255 x 0.86 = 219.3
    assert_array_equal(shadow_cut(picture, (0, 0)).pixels, [[219]])


def test_glow_is_gone_at_the_edge_of_its_picture():
    cut = glow_cut(np.full((200, 200, 4), 200, np.uint8), (100, 100))
    edges = [cut.pixels[0], cut.pixels[-1], cut.pixels[:, 0], cut.pixels[:, -1]]
    assert max(int(edge.max()) for edge in edges) < 20
    assert cut.pixels.max() > 190


def test_packed_pictures_never_overlap_and_stay_on_the_page():
    sizes = [(w, h) for h in (90, 60, 30) for w in range(40, 240, 7)]
    taken = np.zeros((3, 1100, 1100), int)
    for (width, height), (page, x, y) in zip(sizes, placed(sizes), strict=True):
        assert x + width <= 1024
        assert y + height <= 1024
        taken[page, y : y + height, x : x + width] += 1
    assert taken.max() == 1


def test_every_family_has_all_its_members():
    names = set(all_sprites())
    for family, how in families().items():
        ((kind, count),) = how.items()
        signs = {
            "variants": "abcdefgh"[:count], "headings": "enws"[:count],
            "stages": [str(k) for k in range(count)],
            "frames": [f"{k:02d}" for k in range(count)],
        }[kind]  # fmt: skip
        for sign in signs:
            member = f"{family}_{sign}"
            assert member in names or member in families(), member


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_atlas_shows_what_the_scripts_draw_today(page):
    """Else: render and pack again, tools/art/README.md."""
    stale = [
        sprite.name
        for sprite in all_sprites().values()
        if sprite.page == page
        and ATLAS["sprites"].get(sprite.name, {}).get("source") != source_digest(sprite)
    ]
    assert stale == []


def crossings(mesh, z):
    """Where a mesh's edges pass a height, shape (n, 2)."""
    edges = np.array(
        [pair for face in mesh.faces for pair in pairwise([*face, face[0]])]
    )
    one, other = mesh.points[edges[:, 0]], mesh.points[edges[:, 1]]
    passes = (one[:, 2] - z) * (other[:, 2] - z) < 0
    one, other = one[passes], other[passes]
    share = (z - one[:, 2]) / (other[:, 2] - one[:, 2])
    return one[:, :2] + (other[:, :2] - one[:, :2]) * share[:, None]


@pytest.mark.slow
def test_houses_stay_within_their_tile_and_leave_ground_to_be_seen():
    """Most of what is cut at half a storey lies within 0.72 of the tile's width."""
    for name, sprite in all_sprites().items():
        if not name.startswith("house_") or name.endswith("_pv"):
            continue
        meshes = sprite.model().meshes()
        bodies = [mesh for (at, _), mesh in meshes.items() if at == BODY]
        points = np.concatenate([mesh.points for mesh in bodies])
        assert np.abs(points[:, :2]).max() < 0.75, name
        walls = np.concatenate([crossings(mesh, 0.175) for mesh in bodies])
        assert np.mean(np.abs(walls) < 0.36) > 0.6, name


def test_without_blender_the_check_says_that_it_is_skipped(monkeypatch, capsys):
    monkeypatch.setattr(check, "find_spec", lambda name: None)
    assert check.main() == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_one_pixel_of_a_hundred_that_is_far_off_is_found():
    """One of 100 pixels differs by 100 in one of four channels: 100 / 400 = 0.25."""
    one = np.zeros((10, 10, 4), np.uint8)
    other = one.copy()
    other[0, 0, 0] = 100
    assert check.difference(one, other) == (0.25, 0.01)
