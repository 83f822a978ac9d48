"""`python -m tools.art.render [--only PART] [--draft]`: pictures of what has changed.

Needs bpy (tools/art/requirements.txt). Pictures go to out/art, which git ignores.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tools.art.kit.model import BODY, Model
from tools.art.kit.palette import entries_of
from tools.art.kit.sprite import Sprite
from tools.art.models import all_sprites

HOME = Path(__file__).resolve().parents[2]
RAW = HOME / "out" / "art" / "raw"
DRAFT = HOME / "out" / "art" / "draft"
LIGHT = ("scene.py", "materials.py", "passes.py", "canvas.py")
SCALES = {"c": 2, "s": 1, "g": 1}
SAMPLES, DRAFT_SAMPLES = 16, 6


@cache
def light_digest() -> str:
    """Fingerprint of camera and light; spaces do not count."""
    kit = Path(__file__).with_name("kit")
    text = "".join((kit / name).read_text(encoding="utf-8") for name in LIGHT)
    return hashlib.sha256(re.sub(r"[\s,]", "", text).encode()).hexdigest()


def source_digest(sprite: Sprite, model: Model | None = None) -> str:
    """Fingerprint of all that decides how a sprite looks."""
    model = model or sprite.model()
    layers = {*sprite.layers, BODY}
    paints = sorted({paint for layer, paint in model.meshes() if layer in layers})
    parts = [
        light_digest(),
        model.digest(sorted(layers)),
        repr([entries_of(paint) for paint in paints]),
        repr((sprite.footprint, sprite.ground, sprite.passes, sprite.layers)),
    ]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def wanted(words: list[str]) -> list[Sprite]:
    """Sprites whose name or page holds one of the words."""
    found = all_sprites().values()
    if not words:
        return list(found)
    return [s for s in found if s.page in words or any(w in s.name for w in words)]


def is_fresh(sprite: Sprite, digest: str) -> bool:
    note = RAW / f"{sprite.name}.json"
    if not note.exists():
        return False
    return json.loads(note.read_text(encoding="utf-8"))["source"] == digest


def render(sprite: Sprite, digest: str, *, threads: int) -> float:
    """All passes of a sprite, and a note of what they are."""
    from tools.art.kit.passes import render_pass

    start, passes = time.perf_counter(), {}
    RAW.mkdir(parents=True, exist_ok=True)
    for which in sprite.passes:
        canvas = render_pass(
            sprite, which, RAW / f"{sprite.name}.{which}.png", scale=SCALES[which],
            samples=SAMPLES, threads=threads,
        )  # fmt: skip
        passes[which] = {"anchor": [canvas.anchor_x, canvas.anchor_y]}
    note = {"source": digest, "passes": passes}
    (RAW / f"{sprite.name}.json").write_text(json.dumps(note), encoding="utf-8")
    return time.perf_counter() - start


def render_draft(sprite: Sprite, *, threads: int) -> None:
    """Colour only, at 1x and with few samples, to look at."""
    from tools.art.kit.passes import render_pass

    DRAFT.mkdir(parents=True, exist_ok=True)
    render_pass(
        sprite, "c", DRAFT / f"{sprite.name}.png", scale=1, samples=DRAFT_SAMPLES,
        threads=threads,
    )  # fmt: skip


@contextmanager
def hushed() -> Iterator[None]:
    """Blender writes to file descriptor 1; Python keeps a private way out."""
    sys.stdout.flush()
    private, sink = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    before, sys.stdout = sys.stdout, os.fdopen(os.dup(private), "w", buffering=1)
    yield
    sys.stdout = before
    os.dup2(private, 1)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", nargs="*", default=[], help="parts of names, or pages")
    asked.add_argument("--draft", action="store_true", help="quick looks, colour only")
    asked.add_argument("--threads", type=int, default=1)
    words = asked.parse_args()
    with hushed():
        for sprite in wanted(words.only):
            if words.draft:
                render_draft(sprite, threads=words.threads)
                continue
            digest = source_digest(sprite)
            if not is_fresh(sprite, digest):
                spent_s = render(sprite, digest, threads=words.threads)
                print(f"{sprite.name}: {spent_s:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
