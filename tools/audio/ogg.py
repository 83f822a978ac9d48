"""Ogg Vorbis files whose bytes depend on the sound alone.

The encoder numbers each stream by chance; here every stream has the number 1 and
page checksums to fit.
"""

import io
import struct

import numpy as np
import soundfile

from tools.audio.dsp import RATE_HZ, Signal

SERIAL = 1
PAGE_HEAD = 27
SERIAL_AT, CHECK_AT, COUNT_AT = 14, 22, 26
POLYNOMIAL = 0x04C11DB7
CHUNK = 65536


def encoded(signal: Signal, quality: float) -> bytes:
    """Vorbis at a quality from 0 to 1."""
    channels = 1 if signal.ndim == 1 else signal.shape[1]
    memory = io.BytesIO()
    with soundfile.SoundFile(
        memory, "w", RATE_HZ, channels, format="OGG", subtype="VORBIS",
        compression_level=1.0 - quality,
    ) as file:  # fmt: skip
        for start in range(0, len(signal), CHUNK):
            file.write(signal[start : start + CHUNK].astype(np.float32))
    return renumbered(memory.getvalue())


def decoded(data: bytes) -> Signal:
    return soundfile.read(io.BytesIO(data))[0]


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
    """The same pages with the fixed stream number."""
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
