"""Every shipped number is the one that was cited: a second copy, checked by eye.

Whoever changes a factor changes `cited.json` with it, from the source and not from the
data: `python -m tests.sim_core.carbon.cite` writes the table anew and is read before it
is committed.
"""

import hashlib
import json
from pathlib import Path

import pytest
import tomli

from sim_core.carbon import read_factors
from sim_core.paths import DATA

CITED = json.loads((Path(__file__).parent / "cited.json").read_text(encoding="utf-8"))


def numbers_of(value, path=""):
    """All numbers of a table by the way to them; lists of records by their id."""
    if isinstance(value, bool) or value is None:
        return {}
    if isinstance(value, int | float):
        return {path: value}
    found = {}
    if isinstance(value, dict):
        for key, part in value.items():
            found |= numbers_of(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            name = part.get("id", place) if isinstance(part, dict) else place
            found |= numbers_of(part, f"{path}[{name}.{place}]")
    return found


def tables():
    return {
        path.stem: numbers_of(tomli.loads(path.read_text(encoding="utf-8")))
        for path in sorted((DATA / "carbon").glob("*.toml"))
    }


def desnz_hash():
    content = (DATA / "factors" / "desnz.csv").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def factor_numbers():
    return {
        name: [row.value, row.low, row.high]
        for name, row in read_factors().rows.items()
    }


def test_factors_are_the_cited_ones():
    shipped = factor_numbers()
    assert shipped.keys() == CITED["factors"].keys()
    wrong = {n: v for n, v in shipped.items() if v != CITED["factors"][n]}
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(CITED["tables"]))
def test_numbers_of_the_tables_are_the_cited_ones(name):
    assert tables()[name] == CITED["tables"][name]


def test_there_is_no_table_without_a_citation():
    assert set(tables()) == set(CITED["tables"])


def test_the_british_factors_are_the_published_file():
    assert desnz_hash() == CITED["desnz_sha256"]
