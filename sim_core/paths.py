"""Where the project's own files lie."""

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
ASSETS = DATA.parents[1] / "assets"
LEVELS = DATA.parents[1] / "levels"
