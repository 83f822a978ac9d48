"""The part of a TrueType font that a document carries: the glyphs that it shows.

Tables as in the OpenType specification 1.9.1 (Microsoft): cmap format 4, loca, glyf.
Glyphs keep their numbers; those that are not shown become empty. Our fonts have no
composite glyphs, so no glyph needs another.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

KEPT = ("head", "hhea", "hmtx", "maxp")
MAGIC = 0x00010000
LONG_OFFSETS = 1


@dataclass(frozen=True)
class Font:
    """A font file, taken apart into its tables."""

    tables: dict[str, bytes]

    @cached_property
    def units_per_em(self) -> int:
        return int(self._number("head", 18, "H"))

    @cached_property
    def box(self) -> tuple[int, ...]:
        """Left, bottom, right and top of all glyphs, in thousandths of the size."""
        edges = (self._number("head", at, "h") for at in range(36, 44, 2))
        return tuple(self._thousandths(edge) for edge in edges)

    @cached_property
    def ascent(self) -> int:
        return self._thousandths(self._number("hhea", 4, "h"))

    @cached_property
    def descent(self) -> int:
        return self._thousandths(self._number("hhea", 6, "h"))

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Glyph by character code."""
        cmap = self.tables["cmap"]
        for number in range(struct.unpack_from(">H", cmap, 2)[0]):
            start = struct.unpack_from(">L", cmap, 8 + 8 * number)[0]
            if struct.unpack_from(">H", cmap, start)[0] == 4:
                return _segments(cmap[start:])
        raise ValueError("the font has no character map of format 4")

    def width(self, glyph: int) -> int:
        """Advance in thousandths of the size."""
        row = min(glyph, self._number("hhea", 34, "H") - 1)
        return self._thousandths(self._number("hmtx", 4 * row, "H"))

    def _thousandths(self, units: int) -> int:
        return round(units * 1000 / self.units_per_em)

    def _number(self, table: str, at: int, kind: str) -> int:
        return struct.unpack_from(f">{kind}", self.tables[table], at)[0]

    @cached_property
    def _offsets(self) -> np.ndarray:
        """Where each glyph's outline begins in glyf, and where the last one ends."""
        if self._number("head", 50, "h") == LONG_OFFSETS:
            return np.frombuffer(self.tables["loca"], ">u4").astype(np.int64)
        return np.frombuffer(self.tables["loca"], ">u2").astype(np.int64) * 2

    def _outline(self, glyph: int) -> bytes:
        start, end = self._offsets[glyph : glyph + 2]
        outline = self.tables["glyf"][start:end]
        return outline + b"\0" * (-len(outline) % 4)

    def with_only(self, glyphs: Iterable[int]) -> bytes:
        """A font file whose other glyphs are empty."""
        shown = set(glyphs) | {0}
        pieces = [
            self._outline(glyph) if glyph in shown else b""
            for glyph in range(len(self._offsets) - 1)
        ]
        at = np.cumsum([0, *map(len, pieces)])
        head = bytearray(self.tables["head"])
        struct.pack_into(">h", head, 50, LONG_OFFSETS)
        fresh = {"glyf": b"".join(pieces), "loca": at.astype(">u4").tobytes()}
        kept = {name: self.tables[name] for name in KEPT} | {"head": bytes(head)}
        return _file(kept | fresh)


def read_font(data: bytes) -> Font:
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for number in range(count):
        tag, _, start, size = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag.decode("ascii")] = data[start : start + size]
    return Font(tables)


def _segments(table: bytes) -> dict[int, int]:
    """Glyphs of a character map of format 4: runs of codes with a shift each."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    rows = [
        np.frombuffer(table, ">u2", count, 14 + 2 * count * row + (2 if row else 0))
        for row in range(4)
    ]
    ends, starts, shifts, ranges = (row.astype(np.int64) for row in rows)
    found = {}
    for row in range(count):
        for code in range(starts[row], min(ends[row], 0xFFFE) + 1):
            glyph = code
            if ranges[row]:
                place = 16 + 2 * count * 3 + 2 * row
                place += ranges[row] + 2 * (code - starts[row])
                glyph = struct.unpack_from(">H", table, place)[0]
                if not glyph:
                    continue
            found[int(code)] = int((glyph + shifts[row]) & 0xFFFF)
    return found


def _file(tables: dict[str, bytes]) -> bytes:
    """Tables behind their directory, each on a border of four bytes."""
    count = len(tables)
    power = count.bit_length() - 1
    reach = 16 * 2**power
    head = struct.pack(">LHHHH", MAGIC, count, reach, power, 16 * count - reach)
    start, body = 12 + 16 * count, b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        check = int(np.frombuffer(padded, ">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF
        head += struct.pack(
            ">4sLLL", tag.encode("ascii"), check, start + len(body), len(table)
        )
        body += padded
    return head + body
