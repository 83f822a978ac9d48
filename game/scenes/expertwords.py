"""The expert's sheet before there is an answer."""

from typing import TYPE_CHECKING

from game.widgets import Painter

if TYPE_CHECKING:
    from game.scenes.expert import Expert, Table

PAD, TWO_COLUMNS = 40.0, 900.0


def draw_words(panel: "Table", paint: Painter) -> float:
    """What it is, and beside it how it is counted; returns how far it scrolls."""
    x, y, w, h = panel.rect
    paint.panel(*panel.rect, radius=18, fill="field", alpha=255)
    is_wide = w > TWO_COLUMNS
    room = (w - 3 * PAD) / 2 if is_wide else w - 2 * PAD
    top = y + 40 - panel.scroll
    with paint.clip(x, y + 12, w, h - 24):
        end = _about(panel.scene, paint, x + PAD, top, room)
        left, start = (x + 2 * PAD + room, top) if is_wide else (x + PAD, end + 16)
        end = max(end, _counted(panel.scene, paint, left, start, room))
    return max(end + panel.scroll - (y + h - 24), 0.0)


def _about(scene: "Expert", paint: Painter, x: float, top: float, room: float) -> float:
    if scene.reason():
        top = paint.paragraph(x, top, room, scene.reason(), 15, "warn_t") + 12
    for key in ("expert.what", "expert.how"):
        top = paint.paragraph(x, top, room, paint.style.say(key), 17) + 16
    return top


def _counted(
    scene: "Expert", paint: Painter, x: float, top: float, room: float
) -> float:
    """How all four columns are counted, in a box of its own."""
    words = scene.notes()
    step = paint.line_height(14)
    lines = sum(len(paint.lines(one, room - 40, 14)) for one in words)
    height = 62 + lines * step + 12 * len(words)
    paint.box(x, top - 20, room, height, "inset", radius=16)
    title = paint.style.say("expert.how_counted")
    paint.text(x + 20, top + 6, title, 16, weight="b", room=room - 40)
    at = top + 38
    for one in words:
        at = paint.paragraph(x + 20, at, room - 40, one, 14) + 12
    return top - 20 + height
