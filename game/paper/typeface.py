"""One weight of the font in a PDF document, and which of its glyphs are shown."""

import pydyf

from game.paper.truetype import read_font
from game.style import FONTS
from sim_core.paths import ASSETS

# The font has signs beyond Latin; the weight of its stems is only a hint to viewers.
SYMBOLIC, STEM = 4, 80
PER_BLOCK = 100
MAP_HEAD = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /isle def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange"""
MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"


class Typeface:
    def __init__(self, weight: str) -> None:
        self.name = FONTS[weight].removesuffix(".ttf")
        self.font = read_font((ASSETS / "fonts" / FONTS[weight]).read_bytes())
        self.shown: dict[int, str] = {}

    def _glyphs(self, words: str) -> list[int]:
        return [self.font.glyphs.get(ord(sign), 0) for sign in words]

    def width(self, words: str) -> float:
        """Width of a line for a size of 1."""
        return sum(self.font.width(glyph) for glyph in self._glyphs(words)) / 1000.0

    def written(self, words: str) -> str:
        """A line as the page holds it: glyph numbers in hexadecimal."""
        glyphs = self._glyphs(words)
        self.shown |= dict(zip(glyphs, words, strict=True))
        return "<" + "".join(f"{glyph:04x}" for glyph in glyphs) + ">"

    def reference(self, pdf: pydyf.PDF) -> str:
        """Add the font to a document, with the glyphs that were written."""
        words = added(pdf, pydyf.Stream([self._map().encode("ascii")], compress=True))
        return added(
            pdf,
            pydyf.Dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": f"/{self.name}",
                    "Encoding": "/Identity-H",
                    "DescendantFonts": pydyf.Array([self._glyph_font(pdf)]),
                    "ToUnicode": words,
                }
            ),
        )

    def _glyph_font(self, pdf: pydyf.PDF) -> str:
        widths = pydyf.Array()
        for glyph in sorted(self.shown):
            widths.extend([glyph, pydyf.Array([self.font.width(glyph)])])
        system = {
            "Registry": pydyf.String("Adobe"),
            "Ordering": pydyf.String("Identity"),
            "Supplement": 0,
        }
        return added(
            pdf,
            pydyf.Dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": f"/{self.name}",
                    "CIDSystemInfo": pydyf.Dictionary(system),
                    "FontDescriptor": self._descriptor(pdf),
                    "W": widths,
                    "CIDToGIDMap": "/Identity",
                }
            ),
        )

    def _descriptor(self, pdf: pydyf.PDF) -> str:
        font, data = self.font, self.font.with_only(self.shown)
        file = added(pdf, pydyf.Stream([data], {"Length1": len(data)}, compress=True))
        return added(
            pdf,
            pydyf.Dictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": f"/{self.name}",
                    "Flags": SYMBOLIC,
                    "FontBBox": pydyf.Array(font.box),
                    "ItalicAngle": 0,
                    "Ascent": font.ascent,
                    "Descent": font.descent,
                    "CapHeight": font.ascent,
                    "StemV": STEM,
                    "FontFile2": file,
                }
            ),
        )

    def _map(self) -> str:
        """Which sign a glyph stands for, so that words can be searched and copied."""
        lines = [
            f"<{glyph:04x}> <{sign.encode('utf-16-be').hex()}>"
            for glyph, sign in sorted(self.shown.items())
        ]
        parts = [
            lines[row : row + PER_BLOCK] for row in range(0, len(lines), PER_BLOCK)
        ]
        blocks = [
            "\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"])
            for part in parts
        ]
        return "\n".join([MAP_HEAD, *blocks, MAP_TAIL])


def added(pdf: pydyf.PDF, thing: pydyf.Object) -> str:
    """Put an object into a document; its reference."""
    pdf.add_object(thing)
    return thing.reference
