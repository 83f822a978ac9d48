"""`python -m tools.art.fonts IN.ttf OUT.ttf`: the signs the game needs, and subscripts.

Needs fonttools. The same input gives the same bytes.
"""

import sys

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EXTRA = "−–—…·×÷≥≤±→←↑↓°℃▲▼★“”‘’²³µ"
DIGIT_SCALE = 0.62
DROP_UNITS = -140
FIRST_SUBSCRIPT = 0x2080


def wanted() -> set[int]:
    """GB 2312, Latin and a few signs."""
    points = {*range(0x20, 0x180), *(ord(sign) for sign in EXTRA)}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", errors="ignore")
            points |= {ord(sign) for sign in text}
    return points


def add_subscripts(font: TTFont) -> None:
    """The digits again, smaller and lower: Noto Sans SC has no subscripts."""
    names = font.getBestCmap()
    glyphs = font.getGlyphSet()
    drawn = {}
    for digit in range(10):
        source = names[ord("0") + digit]
        name = f"subscript{digit}"
        pen = TTGlyphPen(glyphs)
        shape = (DIGIT_SCALE, 0, 0, DIGIT_SCALE, 0, DROP_UNITS)
        glyphs[source].draw(TransformPen(pen, shape))
        width = round(font["hmtx"][source][0] * DIGIT_SCALE)
        drawn[FIRST_SUBSCRIPT + digit] = (name, pen.glyph(), width)
    for point, (name, glyph, width) in drawn.items():
        font["glyf"][name] = glyph
        font["hmtx"][name] = (width, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[point] = name


def main() -> int:
    source, target = sys.argv[1:3]
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, recalc_timestamp=False)
    options.drop_tables += ["DSIG", "GSUB", "vhea", "vmtx"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=wanted())
    tool.subset(font)
    add_subscripts(font)
    font.save(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
