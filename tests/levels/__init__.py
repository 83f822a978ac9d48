"""A small level, and the catalogue it is checked against."""

from functools import cache
from pathlib import Path

from sim_core.content import Catalogue, read_catalogue

HERE = Path(__file__).resolve().parent
SMALL_COVE = HERE / "small_cove.toml"


@cache
def fixture_catalogue() -> Catalogue:
    return read_catalogue(HERE / "data", HERE / "assets")
