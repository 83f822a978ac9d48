"""Renders the colour, shadow and glow pass of a sprite; needs bpy."""

from pathlib import Path

import bpy

from tools.art.kit.canvas import Canvas, canvas_of
from tools.art.kit.model import BODY, GROUND
from tools.art.kit.scene import (
    add_darkness,
    add_daylight,
    add_ground,
    add_mesh,
    fresh_scene,
)
from tools.art.kit.sprite import Sprite

NIGHT_GROUND = "#A89C84"
LEAST_SHADOW_SAMPLES = 8


def render_pass(
    sprite: Sprite, which: str, path: Path, *, scale: float, samples: int, threads: int
) -> Canvas:
    """Write one picture; c is colour, s shadow, g glow."""
    meshes = sprite.model().meshes()
    canvas = canvas_of(meshes, sprite.layers, which)
    count = max(samples // 2, LEAST_SHADOW_SAMPLES) if which == "s" else samples
    scene = fresh_scene(canvas, scale, count, threads)
    night = which == "g"
    ground = add_ground(scene, NIGHT_GROUND if night else sprite.ground)
    for (layer, paint), mesh in meshes.items():
        if _is_wanted(sprite, layer, which):
            made = add_mesh(scene, paint, mesh, night=night)
            made.is_holdout = layer not in sprite.layers
            made.visible_camera = which != "s"
    (add_darkness if night else add_daylight)(scene)
    ground.visible_camera = which != "c"
    ground.is_shadow_catcher = which == "s"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    return canvas


def _is_wanted(sprite: Sprite, layer: str, which: str) -> bool:
    """An overlay is cut by the body it lies on; flat ground throws no shadow."""
    if which == "s" and layer == GROUND:
        return False
    return layer in sprite.layers or (layer == BODY and BODY not in sprite.layers)
