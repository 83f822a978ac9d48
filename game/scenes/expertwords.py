"""The expert's sheet before there is an answer."""

from typing import TYPE_CHECKING

from game.widgets import Painter
from game.widgets.parts import scroll_mark

if TYPE_CHECKING:
    from game.scenes.expert import Expert, Table

PAD, GAP, BOX_H, TWO_COLUMNS = 40.0, 14.0, 104.0, 900.0
PLANS = ("yours", "cheapest", "same", "tenth")


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
        end = _columns(paint, x + PAD, end + 16, w - 2 * PAD)
    limit = max(end + panel.scroll - (y + h - 24), 0.0)
    scroll_mark(paint, panel.rect.inflate(-12, -24), panel.scroll, limit)
    return limit


def _columns(paint: Painter, x: float, top: float, room: float) -> float:
    """The four columns that will be compared, a box each."""
    say = paint.style.say
    count = len(PLANS) if room > TWO_COLUMNS - 2 * PAD else 2
    wide = (room + GAP) / count - GAP
    for number, name in enumerate(PLANS):
        left = x + number % count * (wide + GAP)
        y = top + number // count * (BOX_H + GAP)
        paint.box(left, y, wide, BOX_H, "inset", radius=14, edge="border")
        title = say(f"expert.plan_{name}")
        paint.text(left + 18, y + 26, title, 17, "accent", "b", room=wide - 36)
        words = say(f"expert.about_{name}")
        paint.block(left + 18, y + 66, wide - 36, words, 14, "sub", most=3)
    return top + -(-len(PLANS) // count) * (BOX_H + GAP)


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
