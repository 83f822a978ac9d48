"""Writing results, with one clear message where the place is wrong."""

import json
from pathlib import Path
from typing import Any

from sim_core.errors import IslandError


def write_json(path: str, value: Any) -> None:
    """Write a result as JSON; a plain dash writes to standard output."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if path == "-":
        print(text, end="")
        return
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise IslandError(f"{path}: cannot write ({fault.strerror})") from None
