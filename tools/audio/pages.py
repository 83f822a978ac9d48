"""Pages of an Ogg file, numbered and summed so that equal sounds are equal bytes.

Layout and checksum after RFC 3533, section 6.
"""

import struct

SERIAL = 1
PAGE_HEAD = 27
SERIAL_AT, CHECK_AT, COUNT_AT = 14, 22, 26
POLYNOMIAL = 0x04C11DB7


def _table() -> list[int]:
    found = []
    for value in range(256):
        rest = value << 24
        for _ in range(8):
            rest = (rest << 1) ^ (POLYNOMIAL if rest & 0x80000000 else 0)
        found.append(rest & 0xFFFFFFFF)
    return found


def checksum(page: bytes, table: list[int]) -> int:
    rest = 0
    for byte in page:
        rest = ((rest << 8) & 0xFFFFFFFF) ^ table[(rest >> 24) ^ byte]
    return rest


def renumbered(data: bytes) -> bytes:
    """The same pages with a fixed stream number: the encoder's is drawn by chance."""
    found, table, at = bytearray(data), _table(), 0
    while at < len(found):
        pieces = found[at + COUNT_AT]
        sizes = found[at + PAGE_HEAD : at + PAGE_HEAD + pieces]
        end = at + PAGE_HEAD + pieces + sum(sizes)
        struct.pack_into("<I", found, at + SERIAL_AT, SERIAL)
        struct.pack_into("<I", found, at + CHECK_AT, 0)
        check = checksum(bytes(found[at:end]), table)
        struct.pack_into("<I", found, at + CHECK_AT, check)
        at = end
    return bytes(found)
