"""Chunks kept on disk by what they show; a cache that fails is only slower."""

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pygame
from pygame.surfarray import array2d, array3d, blit_array, pixels_alpha

from game.terrain.chunk import Chunk
from game.terrain.look import FOLDER
from game.terrain.patches import CHUNK_PX

MOST_BYTES = 160_000_000
# Room made at once when the shelf is full.
KEPT_SHARE = 0.75
ROWS_A_STEP = 64
PACKING = 2
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
RGB, RGBA = 2, 6


@cache
def stamp_of_code() -> bytes:
    """Changes when the code or the pictures of the ground change."""
    files = sorted(Path(__file__).parent.glob("*.py")) + sorted(FOLDER.iterdir())
    found = hashlib.blake2b(digest_size=16)
    for path in files:
        found.update(path.read_bytes())
    return found.digest()


class Shelf:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._missing: set[str] = set()

    def _path(self, key: str) -> Path | None:
        return self.folder / f"ground_{key}.png" if self.folder else None

    def has(self, key: str) -> bool:
        path = self._path(key)
        return path is not None and key not in self._missing and path.exists()

    def load(self, key: str) -> Chunk | None:
        """None where the file is gone or damaged; it is then made anew."""
        path = self._path(key)
        try:
            chunk = _read(path)
            os.utime(path)
        except (OSError, pygame.error, ValueError):
            self._missing.add(key)
            return None
        return chunk

    def keep(self, key: str, chunk: Chunk) -> Iterator[None]:
        """Write beside, then put in place, a few rows a step."""
        path = self._path(key)
        if path is None:
            return
        fresh = path.with_suffix(".new")
        try:
            yield from _written(fresh, chunk)
            os.replace(fresh, path)
            self._missing.discard(key)
        except OSError:
            self.folder = None

    def tidy(self) -> None:
        """Let go of what was longest unused when the shelf is full."""
        if self.folder is None:
            return
        try:
            files = [(path, path.stat()) for path in self.folder.glob("ground_*.*")]
            total = sum(about.st_size for _, about in files)
            if total <= MOST_BYTES:
                return
            for path, about in sorted(files, key=lambda file: file[1].st_mtime):
                path.unlink(missing_ok=True)
                total -= about.st_size
                if total <= MOST_BYTES * KEPT_SHARE:
                    return
        except OSError:
            return


def _read(path: Path) -> Chunk:
    picture = pygame.image.load(path)
    if picture.get_size() != (CHUNK_PX, CHUNK_PX):
        raise ValueError(path)
    still = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 32)
    if picture.get_masks()[3] == 0:
        still.blit(picture, (0, 0))
        return Chunk(still, None)
    water = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 8)
    blit_array(water, pixels_alpha(picture))
    picture.set_alpha(None)
    still.blit(picture, (0, 0))
    return Chunk(still, water)


def _written(path: Path, chunk: Chunk) -> Iterator[None]:
    """A PNG whose opacity is the number of the moving water."""
    pixels = array3d(chunk.picture).transpose(1, 0, 2)
    if chunk.water is not None:
        water = array2d(chunk.water).T
        pixels = np.concatenate([pixels, water[..., None].astype(np.uint8)], axis=2)
    kind = RGB if chunk.water is None else RGBA
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(PNG_HEAD)
        size = struct.pack(">IIBBBBB", CHUNK_PX, CHUNK_PX, 8, kind, 0, 0, 0)
        file.write(_block(b"IHDR", size))
        packer = zlib.compressobj(PACKING)
        above = np.zeros_like(pixels[0])
        for first in range(0, CHUNK_PX, ROWS_A_STEP):
            rows = pixels[first : first + ROWS_A_STEP]
            body = packer.compress(_upward(rows, above))
            if first + ROWS_A_STEP >= CHUNK_PX:
                body += packer.flush()
            file.write(_block(b"IDAT", body))
            above = rows[-1]
            yield
        file.write(_block(b"IEND", b""))


def _upward(rows: np.ndarray, above: np.ndarray) -> bytes:
    """Rows as changes from the row above (filter 2 of the PNG standard)."""
    change = rows - np.concatenate([above[None], rows[:-1]])
    change = change.reshape(len(rows), -1)
    return np.pad(change, ((0, 0), (1, 0)), constant_values=2).tobytes()


def _block(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
