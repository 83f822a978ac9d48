"""A painter whose surface is a PDF page: words stay words, pictures stay pictures."""

import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pydyf
import pygame

from game.paper.typeface import Typeface
from game.style import FONTS, Fill, Style
from game.widgets.painter import ALIGN, OPTICAL, Painter, Point, Token, dashes

PT_PER_MM = 72.0 / 25.4
# Length of a Bézier handle that makes a quarter circle of radius 1.
ROUND = 0.5523

Size = tuple[float, float]


class PdfPainter(Painter):
    """Draws one page in logical pixels; `size_mm` is what they become on paper."""

    def __init__(self, style: Style, room: Size, size_mm: Size) -> None:
        super().__init__(pygame.Surface((1, 1)), style)
        self.pdf = pydyf.PDF()
        self.size_pt = (size_mm[0] * PT_PER_MM, size_mm[1] * PT_PER_MM)
        self.ink = pydyf.Stream(compress=True)
        ratio = self.size_pt[0] / room[0]
        self.ink.set_matrix(ratio, 0, 0, -ratio, 0, self.size_pt[1])
        self.fonts = {name: Typeface(name) for name in FONTS}
        self._states: dict[int, pydyf.Dictionary] = {}
        self._pictures: dict[bytes, tuple[str, pydyf.Stream]] = {}

    # What the painter's own drawing is made of.

    def put(self, picture: pygame.Surface, at: tuple[float, float]) -> None:
        """Place a premultiplied picture, given in pixels of the style's scale."""
        left, top = at[0], at[1]
        scale = self.style.scale
        width, height = picture.get_width() / scale, picture.get_height() / scale
        self.ink.push_state()
        self.ink.set_matrix(
            width, 0, 0, -height, left / scale, top / scale + height
        )  # fmt: skip
        self.ink.draw_x_object(self._picture(picture))
        self.ink.pop_state()

    @contextmanager
    def clip(self, x: float, y: float, w: float, h: float) -> Iterator[None]:
        self.ink.push_state()
        self.ink.rectangle(x, y, w, h)
        self.ink.clip()
        self.ink.end()
        try:
            yield
        finally:
            self.ink.pop_state()

    def text(
        self, x: float, y: float, words: str, size: float = 14, colour: Token = "ink",
        weight: str = "m", *, align: str = "l", room: float = 0, check: bool = True,
    ) -> float:  # fmt: skip
        size = self.fitted(words, size, weight, room)
        face = self.fonts[weight]
        width = face.width(words) * size
        self.ink.set_color_rgb(*self._rgb(colour))
        self.ink.begin_text()
        self.ink.set_font_size(weight, size)
        left = x - width * ALIGN[align]
        self.ink.set_text_matrix(1, 0, 0, -1, left, y + OPTICAL * size)
        self.ink.show_text(face.written(words))
        self.ink.end_text()
        return width

    def box(
        self, x: float, y: float, w: float, h: float, fill: Token | None = "inset",
        *, radius: float = 12, edge: Token | None = None, thick: float = 1.5,
        alpha: int = 255,
    ) -> pygame.Rect:  # fmt: skip
        if w > 0 and h > 0:
            half = thick / 2 if edge is not None else 0.0
            self._round(x + half, y + half, w - 2 * half, h - 2 * half, radius - half)
            self._finish(fill, edge, thick, alpha)
        return pygame.Rect(0, 0, 0, 0)

    def panel(
        self, x: float, y: float, w: float, h: float, *, radius: float = 18,
        fill: Token = "paper", edge: Token = "border", alpha: int = 246,
        shade: int = 64,
    ) -> None:  # fmt: skip
        """Paper needs no shadow."""
        self.box(x, y, w, h, fill, radius=radius, edge=edge)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: Token = "border",
        width: float = 1,
    ) -> None:  # fmt: skip
        self.poly_line([(x0, y0), (x1, y1)], colour, width)

    def poly_line(
        self, points: Sequence[Point], colour: Token = "ink", width: float = 2,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        self.ink.set_color_rgb(*self._rgb(colour), stroke=True)
        self.ink.set_line_width(width)
        for piece in [list(points)] if dash is None else dashes(points, dash):
            for start, end in pairwise(piece):
                self.ink.move_to(*start)
                self.ink.line_to(*end)
        self.ink.stroke()

    def pattern(
        self, x: float, y: float, w: float, h: float, fill: Fill, *,
        radius: float = 0, edge: Token | None = None, alpha: int = 255,
    ) -> None:  # fmt: skip
        if fill.pattern != "plain":
            super().pattern(x, y, w, h, fill, radius=radius, edge=edge, alpha=alpha)
        else:
            self.box(
                x, y, w, h, fill.colour, radius=radius, edge=edge, thick=1, alpha=alpha
            )

    def _rgb(self, colour: Token) -> tuple[float, float, float]:
        red, green, blue = self.style.colour(colour)
        return red / 255, green / 255, blue / 255

    def _round(self, x: float, y: float, w: float, h: float, radius: float) -> None:
        """A rectangle with round corners, as a path."""
        r = max(min(radius, w / 2, h / 2), 0.0)
        k = r * (1.0 - ROUND)
        right, bottom = x + w, y + h
        ink = self.ink
        ink.move_to(x + r, y)
        ink.line_to(right - r, y)
        ink.curve_to(right - k, y, right, y + k, right, y + r)
        ink.line_to(right, bottom - r)
        ink.curve_to(right, bottom - k, right - k, bottom, right - r, bottom)
        ink.line_to(x + r, bottom)
        ink.curve_to(x + k, bottom, x, bottom - k, x, bottom - r)
        ink.line_to(x, y + r)
        ink.curve_to(x, y + k, x + k, y, x + r, y)
        ink.close()

    def _finish(
        self, fill: Token | None, edge: Token | None, thick: float, alpha: int
    ) -> None:
        """Fill the path, draw its edge, or both."""
        if fill is not None:
            self.ink.set_state(self._state(alpha))
            self.ink.set_color_rgb(*self._rgb(fill))
        if edge is not None:
            self.ink.set_color_rgb(*self._rgb(edge), stroke=True)
            self.ink.set_line_width(thick)
        if fill is None:
            self.ink.stroke()
        elif edge is None:
            self.ink.fill()
        else:
            self.ink.fill_and_stroke()
        if fill is not None and alpha < 255:
            self.ink.set_state(self._state(255))

    # The document's objects.

    def _state(self, alpha: int) -> str:
        name = f"a{alpha}"
        if alpha not in self._states:
            self._states[alpha] = pydyf.Dictionary(
                {"Type": "/ExtGState", "ca": round(alpha / 255, 3)}
            )
        return name

    def _picture(self, picture: pygame.Surface) -> str:
        """The name of a picture; equal ones are kept once."""
        key = repr(picture.get_size()).encode() + pygame.image.tobytes(picture, "RGBA")
        if key not in self._pictures:
            image = self._image(picture)
            self._pictures[key] = (f"p{len(self._pictures)}", image)
        return self._pictures[key][0]

    def _image(self, picture: pygame.Surface) -> pydyf.Stream:
        """A picture with its transparency apart, as PDF wants it."""
        size = picture.get_size()
        data = np.frombuffer(pygame.image.tobytes(picture, "RGBA"), np.uint8)
        pixels = data.reshape(-1, 4)
        alpha = pixels[:, 3:].astype(np.float32)
        solid = np.minimum(pixels[:, :3] * 255.0 / np.maximum(alpha, 1.0) + 0.5, 255.0)
        veil = image_of(size, "/DeviceGray", pixels[:, 3].tobytes())
        image = image_of(size, "/DeviceRGB", solid.astype(np.uint8).tobytes())
        self.pdf.add_object(veil)
        self.pdf.add_object(image)
        image.extra["SMask"] = veil.reference
        return image

    def written(self, title: str, subject: str) -> bytes:
        """The whole document with one page."""
        pdf = self.pdf
        pdf.add_object(self.ink)
        fonts = {name: face.reference(pdf) for name, face in self.fonts.items()}
        pictures = {name: image.reference for name, image in self._pictures.values()}
        states = {f"a{alpha}": state for alpha, state in self._states.items()}
        resources = pydyf.Dictionary(
            {
                "Font": pydyf.Dictionary(fonts),
                "XObject": pydyf.Dictionary(pictures),
                "ExtGState": pydyf.Dictionary(states),
            }
        )
        page = {
            "Type": "/Page",
            "Parent": pdf.pages.reference,
            "MediaBox": pydyf.Array([0, 0, *(round(side, 2) for side in self.size_pt)]),
            "Contents": self.ink.reference,
            "Resources": resources,
        }
        pdf.add_page(pydyf.Dictionary(page))
        pdf.info["Title"], pdf.info["Subject"] = map(pydyf.String, (title, subject))
        pdf.catalog["Lang"] = pydyf.String(self.style.language)
        buffer = io.BytesIO()
        pdf.write(buffer)
        return buffer.getvalue()


def image_of(size: tuple[int, int], space: str, data: bytes) -> pydyf.Stream:
    extra = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": space,
        "BitsPerComponent": 8,
        "Filter": "/FlateDecode",
    }
    return pydyf.Stream([zlib.compress(data)], extra)
