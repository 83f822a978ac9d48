"""`python -m tools.art.check`: three small sprites rendered again and compared.

Processors differ a little, so pictures are compared with a tolerance. Without bpy the
check is skipped and says so.
"""

import json
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from tools.art.cuts import colour_cut, halved

SAMPLE = ("car_0_e", "bush_a", "battery_small")
MEAN_LIMIT, FAR_STEP, FAR_SHARE_LIMIT = 0.5, 8, 0.005


def difference(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Mean step of 255, and the share of pixels that are more than eight apart."""
    steps = np.abs(one.astype(int) - other.astype(int))
    return float(steps.mean()), float((steps.max(-1) > FAR_STEP).mean())


def rendered(name: str, folder: Path) -> np.ndarray | None:
    from PIL import Image

    from tools.art.kit.passes import render_pass
    from tools.art.models import all_sprites
    from tools.art.render import SAMPLES, SCALES, hushed

    path = folder / f"{name}.png"
    with hushed():
        canvas = render_pass(
            all_sprites()[name], "c", path, scale=SCALES["c"], samples=SAMPLES,
            threads=1,
        )  # fmt: skip
    picture = halved(np.asarray(Image.open(path).convert("RGBA")), SCALES["c"])
    cut = colour_cut(picture, (canvas.anchor_x, canvas.anchor_y))
    return None if cut is None else cut.pixels


def fault_of(name: str, entry: dict, folder: Path) -> str | None:
    """What is wrong with a sprite of the atlas."""
    from tools.art.atlas import kept_cuts

    kept, fresh = kept_cuts(entry)["color"].pixels, rendered(name, folder)
    if fresh is None or fresh.shape != kept.shape:
        return f"{name}: the new picture has another size; render and pack again"
    mean, far = difference(fresh, kept)
    if mean > MEAN_LIMIT or far > FAR_SHARE_LIMIT:
        return f"{name}: differs by {mean:.2f} of 255, {far:.2%} of its pixels by much"
    print(f"{name}: differs by {mean:.3f} of 255, {far:.2%} of its pixels by much")
    return None


def main() -> int:
    if find_spec("bpy") is None:
        print("SKIPPED: no bpy here; set up tools/art/requirements.txt to render")
        return 0
    from tools.art.atlas import FOLDER

    table = json.loads((FOLDER / "atlas.json").read_text(encoding="utf-8"))["sprites"]
    with tempfile.TemporaryDirectory() as folder:
        found = [fault_of(name, table[name], Path(folder)) for name in SAMPLE]
    faults = [fault for fault in found if fault]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
