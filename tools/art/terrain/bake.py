"""`python -m tools.art.terrain.bake [NAMES] [--samples N]`: grounds and decals.

Needs bpy (tools/art/requirements.txt). Pictures go to out/art/terrain, which git
ignores; `--install` puts them into assets/terrain.
"""

import argparse
import json
import random
import shutil
import sys
import time
from pathlib import Path

import bpy
import numpy as np
from PIL import Image

from tools.art.kit.canvas import Canvas
from tools.art.kit.model import Model
from tools.art.kit.scene import add_daylight, add_ground, add_mesh, fresh_scene
from tools.art.render import HOME, hushed
from tools.art.terrain.decals import DECALS
from tools.art.terrain.ground import Surface, growth_of, recipes, surface_of

OUT = HOME / "out" / "art" / "terrain"
ASSETS = HOME / "assets" / "terrain"
SIZE_PX, MARGIN_PX = (1024, 512), 32
SLOT_PX, ANCHOR_PX, SLOTS_A_ROW = (96, 80), (48, 52), 8
TILE_PX = (128, 64)
SEED, DECAL_SEED = 3, 100
GROUND_OF_DECALS = "#A8BC78"
# A border may differ from its other side by so much more than neighbours do.
SEAM_SLACK = 1.5


def bake_ground(name: str, samples: int, threads: int) -> str:
    """Render with a margin, cut it off, and say how well the edges meet."""
    recipe = recipes()[name]
    width, height = (side + 2 * MARGIN_PX for side in SIZE_PX)
    canvas = Canvas(width, height, width // 2, height // 2)
    scene = fresh_scene(canvas, 1.0, samples, threads)
    _add_surface(scene, surface_of(name, recipe))
    _add_model(scene, growth_of(recipe, SEED))
    path = OUT / f"{name}.png"
    _render(scene, path)
    whole = Image.open(path).convert("RGB")
    cut = (MARGIN_PX, MARGIN_PX, MARGIN_PX + SIZE_PX[0], MARGIN_PX + SIZE_PX[1])
    whole.crop(cut).save(path, optimize=True)
    return seam_words(np.asarray(Image.open(path)).astype(float))


def seam_words(picture: np.ndarray) -> str:
    """Mean change over each border, beside the change in the middle."""
    words = []
    for axis, edge in ((1, "sides"), (0, "ends")):
        turned = picture.swapaxes(0, axis)
        over = np.abs(turned[0] - turned[-1]).mean()
        inner = np.abs(np.diff(turned, axis=0)).mean()
        verdict = "meet" if over <= inner * SEAM_SLACK else "DO NOT MEET"
        words.append(f"{edge} {verdict} ({over:.1f} over, {inner:.1f} inside)")
    return ", ".join(words)


def _add_surface(scene: object, surface: Surface) -> None:
    mesh = bpy.data.meshes.new("surface")
    mesh.from_pydata(surface.points.tolist(), [], surface.triangles.tolist())
    colours = mesh.color_attributes.new("colour", "FLOAT_COLOR", "CORNER")
    corners = np.ones((len(surface.triangles), 3, 4), np.float32)
    corners[..., :3] = surface.colours[:, None]
    colours.data.foreach_set("color", corners.ravel())
    paint = bpy.data.materials.new("surface")
    paint.use_nodes = True
    shader = paint.node_tree.nodes["Principled BSDF"]
    source = paint.node_tree.nodes.new("ShaderNodeVertexColor")
    source.layer_name = "colour"
    paint.node_tree.links.new(source.outputs[0], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.95
    shader.inputs["Specular IOR Level"].default_value = 0.05
    mesh.materials.append(paint)
    scene.collection.objects.link(bpy.data.objects.new("surface", mesh))


def _add_model(scene: object, model: Model) -> None:
    for (_, paint), mesh in model.meshes().items():
        add_mesh(scene, paint, mesh, night=False)


def _render(scene: object, path: Path) -> None:
    add_daylight(scene)
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def bake_decals(samples: int, threads: int) -> str:
    """One sheet of all small things with their shadows."""
    names = [name for name, count, _ in DECALS for _ in range(count)]
    rows = -(-len(names) // SLOTS_A_ROW)
    width, height = SLOTS_A_ROW * SLOT_PX[0], rows * SLOT_PX[1]
    canvas = Canvas(width, height, width // 2, height // 2)
    scene = fresh_scene(canvas, 1.0, samples, threads)
    _add_model(scene, _all_decals(canvas))
    add_ground(scene, GROUND_OF_DECALS).is_shadow_catcher = True
    _render(scene, OUT / "decals.png")
    items = [
        {"name": name, "rect": [*_slot(number), *SLOT_PX]}
        for number, name in enumerate(names)
    ]
    table = {"anchor": list(ANCHOR_PX), "items": items}
    (OUT / "decals.json").write_text(json.dumps(table) + "\n", encoding="utf-8")
    return f"{len(names)} decals"


def _slot(number: int) -> tuple[int, int]:
    row, column = divmod(number, SLOTS_A_ROW)
    return column * SLOT_PX[0], row * SLOT_PX[1]


def _all_decals(canvas: Canvas) -> Model:
    model, number = Model(DECAL_SEED), 0
    for _, count, draw in DECALS:
        for variant in range(count):
            left, top = _slot(number)
            u = (left + ANCHOR_PX[0] - canvas.anchor_x) / (TILE_PX[0] / 2)
            v = (top + ANCHOR_PX[1] - canvas.anchor_y) / (TILE_PX[1] / 2)
            model.random = random.Random(DECAL_SEED + number)
            with model.at((u + v) / 2, -(v - u) / 2):
                draw(model, variant)
            number += 1
    return model


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="grounds, or decals; all if left out")
    asked.add_argument("--samples", type=int, default=16)
    asked.add_argument("--threads", type=int, default=1)
    asked.add_argument("--install", action="store_true", help="into assets/terrain")
    words = asked.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with hushed():
        for name in words.names or [*recipes(), "decals"]:
            start = time.perf_counter()
            if name == "decals":
                said = bake_decals(2 * words.samples, words.threads)
            else:
                said = bake_ground(name, words.samples, words.threads)
            print(f"{name}: {said}, {time.perf_counter() - start:.0f} s", flush=True)
    if words.install:
        for path in OUT.iterdir():
            shutil.copy(path, ASSETS / path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
