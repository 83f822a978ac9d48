"""Whole files: written beside the old one, flushed, then put in its place."""

import os
from pathlib import Path

from sim_core.errors import SaveError


def write_whole(path: Path, data: bytes, way_out: str) -> None:
    """Write a file at once or not at all; `way_out` ends the message of a failure."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(fresh, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as fault:
        raise SaveError(
            f"{path}: cannot write it ({fault.strerror}); {way_out}"
        ) from None
