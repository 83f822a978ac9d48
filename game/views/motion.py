"""The table of what moves: `assets/motion.toml`."""

from functools import cache
from typing import Any

import tomli

from sim_core.paths import ASSETS


@cache
def motion() -> dict[str, Any]:
    return tomli.loads((ASSETS / "motion.toml").read_text(encoding="utf-8"))
