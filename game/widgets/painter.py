"""Draws in logical pixels, on a window or a panel's own picture; checks every text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import pygame

from game.style import SMALLEST, Colour, Fill, Style
from game.widgets import shapes

Token = str | Colour
Point = tuple[float, float]
# A run of words: text, size, colour, weight.
Run = tuple[str, float, Token, str]

PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
OPTICAL = 0.375
ALIGN = {"l": 0.0, "m": 0.5, "r": 1.0}
CHINESE_LINE, LATIN_LINE = 1.55, 1.4


class Painter:
    """The one place where text, boxes, icons and patterns reach a surface."""

    def __init__(
        self, surface: pygame.Surface, style: Style, shift: tuple[int, int] = (0, 0)
    ) -> None:
        self.surface = surface
        self.style = style
        self.shift = shift

    def pixel(self, x: float, y: float) -> tuple[int, int]:
        scale = self.style.scale
        return round(x * scale) + self.shift[0], round(y * scale) + self.shift[1]

    def pixels(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """The rectangle on the surface; edges of neighbours meet."""
        left, top = self.pixel(x, y)
        right, bottom = self.pixel(x + w, y + h)
        return pygame.Rect(left, top, right - left, bottom - top)

    def put(self, picture: pygame.Surface, at: tuple[float, float]) -> None:
        """A premultiplied picture, at surface pixels."""
        self.surface.blit(picture, at, special_flags=PREMULTIPLIED)

    @contextmanager
    def clip(self, x: float, y: float, w: float, h: float) -> Iterator[None]:
        before = self.surface.get_clip()
        self.surface.set_clip(self.pixels(x, y, w, h).clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def text(
        self, x: float, y: float, words: str, size: float = 14, colour: Token = "ink",
        weight: str = "m", *, align: str = "l", room: float = 0, check: bool = True,
    ) -> float:  # fmt: skip
        """One line whose optical middle is at `y`; returns its logical width.

        A line wider than `room` is set smaller, down to 12; then it is a fault.
        """
        style = self.style
        size = self.fitted(words, size, weight, room)
        tint = style.colour(colour)
        picture = style.word(words, style.px(size), weight, tint)
        width = picture.get_width()
        ascent = style.font(style.px(size), weight).get_ascent()
        left, middle = self.pixel(x, y)
        left -= round(width * ALIGN[align])
        top = round(middle - (ascent - OPTICAL * style.px(size)))
        if check and style.audit is not None and words.strip():
            self._audit(words, pygame.Rect(left, middle, width, 0), tint, size, room)
            if None in style.font(style.px(size), weight).metrics(words):
                style.audit.warn("glyph", words)
        self.put(picture, (left, top))
        return width / style.scale

    def fitted(self, words: str, size: float, weight: str, room: float) -> float:
        """The size, down to 12, at which a line has room enough."""
        style = self.style
        while room and size > SMALLEST and style.width(words, size, weight) > room:
            size -= 1
        return size

    def _audit(
        self, words: str, rect: pygame.Rect, tint: Colour, size: float, room: float
    ) -> None:
        audit = self.style.audit
        if room and rect.width > room * self.style.scale + 1:
            audit.warn("room", words, f"{rect.width / self.style.scale:.0f} > {room}")
        rect = rect.inflate(0, round(size * self.style.scale * 1.1))
        audit.check(self.surface, rect, words, colour=tint, size=size)

    def runs(
        self, x: float, y: float, runs: Sequence[Run], align: str = "l",
        room: float = 0,
    ) -> float:  # fmt: skip
        """Pieces of different size on one baseline; `y` is the largest's middle."""
        total = self.runs_width(runs)
        while room and total > room and max(run[1] for run in runs) > SMALLEST:
            runs = [(r[0], max(r[1] - 1, SMALLEST), r[2], r[3]) for r in runs]
            total = self.runs_width(runs)
        if room and total > room + 1 and self.style.audit is not None:
            words = "".join(run[0] for run in runs)
            self.style.audit.warn("room", words, f"{total:.0f} > {room}")
        x -= total * ALIGN[align]
        baseline = y + OPTICAL * max(run[1] for run in runs)
        for words, size, colour, weight in runs:
            middle = baseline - OPTICAL * size
            x += self.text(x, middle, words, size, colour, weight)
        return total

    def runs_width(self, runs: Sequence[Run]) -> float:
        return sum(self.style.width(run[0], run[1], run[3]) for run in runs)

    def lines(
        self, words: str, room: float, size: float = 14, weight: str = "m"
    ) -> list[str]:
        return list(self.style.lines(words, room, size, weight, self.style.scale))

    def _set(
        self, words: str, room: float, size: float, weight: str, most: int
    ) -> tuple[list[str], float]:
        """Lines, and the size at which they are few and narrow enough."""
        while True:
            lines = self.lines(words, room, size, weight)
            widest = max(self.style.width(line, size, weight) for line in lines)
            fits = widest <= room and (not most or len(lines) <= most)
            if fits or size <= SMALLEST:
                return lines, size
            size -= 1

    def line_height(self, size: float) -> float:
        is_chinese = self.style.language == "zh"
        return round(size * (CHINESE_LINE if is_chinese else LATIN_LINE))

    def paragraph(
        self, x: float, y: float, room: float, words: str, size: float = 14,
        colour: Token = "ink", weight: str = "m", *, most: int = 0, align: str = "l",
    ) -> float:  # fmt: skip
        """Wrapped lines, the first one's middle at `y`; returns the next line's."""
        lines, size = self._set(words, room, size, weight, most)
        if most and len(lines) > most and self.style.audit is not None:
            self.style.audit.warn("room", words, f"{len(lines)} lines > {most}")
        step = self.line_height(size)
        for number, line in enumerate(lines[: most or None]):
            at = y + number * step
            self.text(x, at, line, size, colour, weight, align=align, room=room)
        return y + min(len(lines), most or len(lines)) * step

    def block(
        self, x: float, y: float, room: float, words: str, size: float = 14,
        colour: Token = "ink", weight: str = "m", *, most: int = 2, align: str = "l",
    ) -> None:  # fmt: skip
        """Up to `most` lines, centred as a whole on `y`."""
        lines, size = self._set(words, room, size, weight, most)
        height = (min(len(lines), most) - 1) * (size + 4)
        for number, line in enumerate(lines[:most]):
            at = y - height / 2 + number * (size + 4)
            self.text(x, at, line, size, colour, weight, align=align, room=room)
        if len(lines) > most and self.style.audit is not None:
            self.style.audit.warn("room", words, f"{len(lines)} lines > {most}")

    def label(
        self, x: float, y: float, room: float, words: str, size: float = 14,
        colour: Token = "ink", weight: str = "m", *, align: str = "l",
    ) -> None:  # fmt: skip
        """One line, set smaller where it must; two where that is not enough."""
        if self.style.width(words, SMALLEST, weight) <= room:
            self.text(x, y, words, size, colour, weight, align=align, room=room)
        else:
            self.block(x, y, room, words, SMALLEST, colour, weight, align=align)

    def box(
        self, x: float, y: float, w: float, h: float, fill: Token | None = "inset",
        *, radius: float = 12, edge: Token | None = None, thick: float = 1.5,
        alpha: int = 255,
    ) -> pygame.Rect:  # fmt: skip
        """A rounded box; `fill` None draws the edge alone."""
        rect = self.pixels(x, y, w, h)
        if rect.width <= 0 or rect.height <= 0:
            return rect
        style = self.style
        ring = None if edge is None else (*style.colour(edge), 255)
        inside = (*(ring or (0, 0, 0))[:3], 0)
        if fill is not None:
            inside = (*style.colour(fill), alpha)
        picture = shapes.box(
            rect.size, style.px(radius), inside, ring, thick * style.scale
        )
        self.put(picture, rect)
        return rect

    def panel(
        self, x: float, y: float, w: float, h: float, *, radius: float = 18,
        fill: Token = "paper", edge: Token = "border", alpha: int = 246,
        shade: int = 64,
    ) -> None:  # fmt: skip
        """Paper with a soft shadow."""
        rect, style = self.pixels(x, y, w, h), self.style
        spread = style.px(14)
        if shade:
            soft = shapes.shadow(rect.size, style.px(radius), spread, shade)
            self.put(soft, (rect.x - spread, rect.y - spread + style.px(4)))
        self.box(x, y, w, h, fill, radius=radius, edge=edge, alpha=alpha)

    def circle(
        self, x: float, y: float, r: float, fill: Token | None = "inset",
        *, edge: Token | None = None, thick: float = 1.5, alpha: int = 255,
    ) -> None:  # fmt: skip
        self.box(
            x - r, y - r, 2 * r, 2 * r, fill, radius=r, edge=edge, thick=thick,
            alpha=alpha,
        )  # fmt: skip

    def icon(
        self, x: float, y: float, name: str, size: float, colour: Token = "ink"
    ) -> None:
        """A drawn sign, its middle at (x, y)."""
        style = self.style
        picture = style.icon(name, style.px(size), style.colour(colour))
        self.put(picture, picture.get_rect(center=self.pixel(x, y)))

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: Token = "border",
        width: float = 1,
    ) -> None:  # fmt: skip
        tint, thick = self.style.colour(colour), max(self.style.px(width), 1)
        start, end = self.pixel(x0, y0), self.pixel(x1, y1)
        if x0 == x1 or y0 == y1:
            pygame.draw.line(self.surface, tint, start, end, thick)
        else:
            pygame.draw.aaline(self.surface, tint, start, end, thick)

    def poly_line(
        self, points: Sequence[Point], colour: Token = "ink", width: float = 2,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A line through all points, whole or dashed."""
        pieces = [list(points)] if dash is None else dashes(points, dash)
        tint, thick = self.style.colour(colour), max(self.style.px(width), 1)
        for piece in pieces:
            for start, end in pairwise(piece):
                ends = self.pixel(*start), self.pixel(*end)
                if start[0] == end[0] or start[1] == end[1]:
                    pygame.draw.line(self.surface, tint, *ends, thick)
                else:
                    pygame.draw.aaline(self.surface, tint, *ends, thick)

    def shape(self, points: Sequence[Point], colour: Token, alpha: int = 255) -> None:
        """A filled polygon with soft edges."""
        self._cut_out(
            points, Fill(self.style.colour(colour), (0, 0, 0), "plain"), alpha
        )

    def pattern(
        self, x: float, y: float, w: float, h: float, fill: Fill, *,
        radius: float = 0, edge: Token | None = None, alpha: int = 255,
    ) -> None:  # fmt: skip
        """A box in a technology's colour and pattern."""
        rect, style = self.pixels(x, y, w, h), self.style
        if rect.width <= 0 or rect.height <= 0:
            return
        picture = shapes.tiled(rect, fill, style.scale)
        white = (255, 255, 255, alpha)
        mask = shapes.box(rect.size, style.px(radius), white, None, 0.0)
        picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        self.put(picture, rect)
        if edge is not None:
            self.box(x, y, w, h, None, radius=radius, edge=edge, thick=1)

    def pattern_shape(
        self, points: Sequence[Point], fill: Fill, alpha: int = 255
    ) -> None:
        """A polygon in a technology's colour and pattern (charts)."""
        self._cut_out(points, fill, alpha)

    def _cut_out(self, points: Sequence[Point], fill: Fill, alpha: int) -> None:
        scale, (left, top) = self.style.scale, self.shift
        exact = [(x * scale + left, y * scale + top) for x, y in points]
        x0, y0 = int(min(p[0] for p in exact)), int(min(p[1] for p in exact))
        x1, y1 = max(p[0] for p in exact), max(p[1] for p in exact)
        rect = pygame.Rect(x0, y0, int(x1 - x0) + 2, int(y1 - y0) + 2)
        picture = shapes.tiled(rect, fill, scale)
        mask = shapes.stencil(rect.size, [(x - x0, y - y0) for x, y in exact])
        picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        if alpha < 255:
            veil = (alpha,) * 4
            picture.fill(veil, special_flags=pygame.BLEND_RGBA_MULT)
        self.put(picture, rect)


def dashes(points: Sequence[Point], dash: tuple[float, float]) -> list[list[Point]]:
    """Cut a line into pieces of `dash[0]` with gaps of `dash[1]`."""
    pieces: list[list[Point]] = []
    left, draws = dash[0], True
    here = points[0]
    piece = [here]
    for end in points[1:]:
        length = ((end[0] - here[0]) ** 2 + (end[1] - here[1]) ** 2) ** 0.5
        while length > left:
            share = left / length
            here = (
                here[0] + (end[0] - here[0]) * share,
                here[1] + (end[1] - here[1]) * share,
            )
            length -= left
            if draws:
                pieces.append([*piece, here])
            draws = not draws
            left, piece = dash[0 if draws else 1], [here]
        left -= length
        here = end
        piece.append(end)
    return [*pieces, piece] if draws and len(piece) > 1 else pieces
