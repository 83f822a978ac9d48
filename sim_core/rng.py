"""Chance that depends only on seed, stream name and day, so nothing needs saving."""

import hashlib

import numpy as np


def draw_generator(seed: int, stream: str, day: int) -> np.random.Generator:
    """A fresh Philox generator; use only `random` and `integers` of it."""
    name = f"{seed}/{stream}/{day}".encode()
    key = int.from_bytes(hashlib.sha256(name).digest()[:16], "little")
    return np.random.Generator(np.random.Philox(key=key))
