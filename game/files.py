"""Whole files, put in place at once, and the folder they lie in."""

import os
import shutil
import subprocess
import sys
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


def show_folder(folder: Path) -> bool:
    """Open a folder in the system's file manager; False where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            os.startfile(folder)
            return True
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if opener is None:
            return False
        subprocess.Popen([opener, str(folder)], stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return True
