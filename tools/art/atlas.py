"""`python -m tools.art.atlas`: packs out/art/raw into assets/sprites.

Every subject has its own pages, so that a change rewrites only those. A sprite that
was not rendered here is cut out of the pages there are. Needs Pillow and numpy.
"""

import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from tools.art.cuts import CUTS, Cut, colour_cut, halved, placed
from tools.art.kit.sprite import Sprite
from tools.art.models import all_sprites, families
from tools.art.render import HOME, RAW, SCALES

FOLDER = HOME / "assets" / "sprites"
LAYERS = {"c": "color", "s": "shadow", "g": "glow"}
CARD = "card"
MODES = {"color": "RGBA", "card": "RGBA", "shadow": "L", "glow": "RGB"}


def fresh_cuts(sprite: Sprite, note: dict) -> dict[str, Cut]:
    """By layer, out of the rendered pictures."""
    found = {}
    for which, kept in note["passes"].items():
        picture = np.asarray(
            Image.open(RAW / f"{sprite.name}.{which}.png").convert("RGBA")
        )
        anchor = tuple(kept["anchor"])
        found[LAYERS[which]] = CUTS[which](halved(picture, SCALES[which]), anchor)
        if which == "c" and sprite.card:
            double = (anchor[0] * 2, anchor[1] * 2)
            found[CARD] = colour_cut(picture, double)
    return {layer: cut for layer, cut in found.items() if cut is not None}


def kept_cuts(entry: dict, folder: Path = FOLDER) -> dict[str, Cut]:
    """By layer, out of the pages there are."""
    found = {}
    for layer in MODES:
        if layer in entry:
            x, y, width, height = entry[layer]["rect"]
            page = np.asarray(Image.open(folder / entry[layer]["page"]))
            part = page[y : y + height, x : x + width]
            found[layer] = Cut(part, tuple(entry[layer]["anchor"]))
    return found


def packed(cuts: dict[str, Cut], stem: str, layer: str) -> tuple[dict, dict]:
    """Entries by sprite, and pages by file name."""
    names = sorted(cuts, key=lambda name: (-cuts[name].pixels.shape[0], name))
    sizes = [cuts[name].pixels.shape[1::-1] for name in names]
    spots = placed(sizes)
    extent: dict[int, tuple[int, int]] = {}
    for (page, x, y), (width, height) in zip(spots, sizes, strict=True):
        wide, tall = extent.get(page, (0, 0))
        extent[page] = (max(wide, x + width), max(tall, y + height))
    depth = cuts[names[0]].pixels.shape[2:]
    pages = {
        page: np.zeros((tall, wide, *depth), np.uint8)
        for page, (wide, tall) in extent.items()
    }
    entries = {}
    for name, (page, x, y), (width, height) in zip(names, spots, sizes, strict=True):
        pages[page][y : y + height, x : x + width] = cuts[name].pixels
        entries[name] = {
            "page": f"{stem}_{layer}_{page}.png", "rect": [x, y, width, height],
            "anchor": list(cuts[name].anchor),
        }  # fmt: skip
    files = {f"{stem}_{layer}_{page}.png": pixels for page, pixels in pages.items()}
    return entries, files


def encoded(pixels: np.ndarray, layer: str) -> bytes:
    """PNG bytes that depend on the pixels alone."""
    sink = io.BytesIO()
    Image.fromarray(pixels, MODES[layer]).save(sink, "PNG", optimize=True)
    return sink.getvalue()


def write_if_changed(path: Path, pixels: np.ndarray, layer: str) -> bool:
    """Pages whose pixels are the same stay untouched."""
    if path.exists() and np.array_equal(np.asarray(Image.open(path)), pixels):
        return False
    path.write_bytes(encoded(pixels, layer))
    return True


def gathered(before: dict) -> tuple[dict[str, dict[str, Cut]], dict[str, dict]]:
    """Cuts and the heads of the entries, by sprite."""
    cuts, heads = {}, {}
    for sprite in all_sprites().values():
        note_path = RAW / f"{sprite.name}.json"
        if note_path.exists():
            note = json.loads(note_path.read_text(encoding="utf-8"))
            cuts[sprite.name], source = fresh_cuts(sprite, note), note["source"]
        elif "source" in before.get(sprite.name, {}):
            entry = before[sprite.name]
            cuts[sprite.name], source = kept_cuts(entry), entry["source"]
        else:
            continue
        heads[sprite.name] = {"foot": list(sprite.footprint), "source": source}
        if sprite.like:
            heads[sprite.name]["like"] = sprite.like
    return cuts, heads


def table_text(table: dict) -> str:
    """One line a sprite: differences stay readable."""
    lines = ["{"]
    for key in ("tile", "height_px", "families"):
        lines.append(f'"{key}": {json.dumps(table[key], sort_keys=True)},')
    rows = [
        f"{json.dumps(name)}: {json.dumps(entry, sort_keys=True)}"
        for name, entry in sorted(table["sprites"].items())
    ]
    return "\n".join([*lines, '"sprites": {', ",\n".join(rows), "}}"]) + "\n"


def main() -> int:
    path = FOLDER / "atlas.json"
    before = json.loads(path.read_text(encoding="utf-8"))["sprites"]
    cuts, sprites = gathered(before)
    pages: set[str] = set()
    for stem in dict.fromkeys(sprite.page for sprite in all_sprites().values()):
        members = [s.name for s in all_sprites().values() if s.page == stem]
        for layer in MODES:
            mine = {n: cuts[n][layer] for n in members if layer in cuts.get(n, {})}
            if not mine:
                continue
            entries, files = packed(mine, stem, layer)
            for name, entry in entries.items():
                sprites[name][layer] = entry
            for name, pixels in files.items():
                pages.add(name)
                if write_if_changed(FOLDER / name, pixels, layer):
                    print(f"wrote {name}")
    for old in FOLDER.glob("*.png"):
        if old.name not in pages:
            old.unlink()
    table = {"tile": [128, 64], "height_px": 78.3837, "families": families(),
             "sprites": sprites}  # fmt: skip
    path.write_text(table_text(table), encoding="utf-8")
    print(f"{len(sprites)} sprites, {len(pages)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
