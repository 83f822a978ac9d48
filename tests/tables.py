"""Reads the CSV cases into columns."""

import csv
from pathlib import Path

import numpy as np

CASES = Path(__file__).resolve().parent / "cases"


def columns(name: str) -> dict[str, np.ndarray]:
    """Columns of a case file; numbers as float, words as text."""
    with (CASES / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {key: _column([row[key] for row in rows]) for key in rows[0]}


def _column(words: list[str]) -> np.ndarray:
    try:
        return np.array([float(word) if word else np.nan for word in words])
    except ValueError:
        return np.array(words)
