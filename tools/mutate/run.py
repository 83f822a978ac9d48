"""Runs the tests once for each changed constant, in a copy of the tree."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from tools.mutate.constants import Mutant, constants

HOME = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).parent / "explained.toml"
# What is changed, and the tests that must notice, quickest first.
CODE = ("sim_core/carbon", "sim_core/nature", "sim_core/growth.py",
        "sim_core/natural.py", "sim_core/books_chain.py", "sim_core/attribution.py",
        "sim_core/pathway.py", "sim_core/pathway_neutral.py",
        "sim_core/pathway_warming.py", "sim_core/pathway_choices.py",
        "sim_core/zones.py", "sim_core/zones_audit.py",
        "sim_core/zones_parts.py", "sim_core/zones_power.py",
        "sim_core/waste.py", "sim_core/promised.py", "sim_core/offsets.py",
        "sim_core/books_green.py", "sim_core/commands_market.py")  # fmt: skip
DATA = ("sim_core/data/factors", "sim_core/data/carbon")
QUICK = ("tests/sim_core/carbon", "tests/sim_core/nature")
SLOW = ("tests/sim_core/test_natural.py", "tests/sim_core/test_books_chain.py",
        "tests/sim_core/test_pathway.py", "tests/sim_core/test_zones.py",
        "tests/sim_core/test_explain_causes.py", "tests/sim_core/test_market_orders.py",
        "tests/sim_core/test_market_disclosed.py", "tests/sim_core/test_waste.py",
        "tests/sim_core/test_disclosure.py")  # fmt: skip
# Tests of a file's own, which are asked before all others; the first that fits.
NEAR = {
    "carbon/methods": "carbon/test_methods.py",
    "carbon/inventory": "carbon/test_inventory.py",
    "carbon/row_tonnes": "carbon/test_inventory.py",
    "carbon/contracts": "carbon/test_inventory.py",
    "carbon/credits": "carbon/test_credits.py",
    "carbon/capture": "carbon/test_credits.py",
    "carbon/families": "carbon/test_cases.py",
    "carbon/asked": "carbon/test_methods.py",
    "carbon/flows": "carbon/test_flows.py",
    "carbon/terms": "carbon/test_flows.py",
    "carbon/intensity": "carbon/test_flows.py",
    "carbon/tip": "test_natural.py",
    "market": "test_market_orders.py",
    "claims": "test_market_orders.py",
    "held": "test_market_orders.py",
    "green": "test_market_orders.py",
    "offsets": "test_market_disclosed.py",
    "nature/": "nature",
    "growth": "nature",
    "natural": "test_natural.py",
    "waste": "test_waste.py",
    "books_chain": "test_books_chain.py",
    "attribution": "test_explain_causes.py",
    "pathway": "test_pathway.py",
    "zones": "test_zones.py",
}
COPIED = ("sim_core", "tests", "levels", "assets/climate", "assets/codex", "tools",
          "pyproject.toml")  # fmt: skip
LOCK = "tests/sim_core/carbon/test_cited.py"


@dataclass(frozen=True)
class Outcome:
    mutant: Mutant
    is_caught: bool


def files(parts: Iterable[str]) -> Iterator[Path]:
    """Python and TOML files of some folders and files, relative to the tree."""
    for part in parts:
        path = HOME / part
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in found:
            if file.suffix in (".py", ".toml") and "__pycache__" not in file.parts:
                yield file.relative_to(HOME)


def mutants(parts: Iterable[str], wanted: str = "") -> list[Mutant]:
    found = []
    for path in files(parts):
        if wanted in path.as_posix():
            found += constants(path, (HOME / path).read_text(encoding="utf-8"))
    return found


def explained(mutant: Mutant) -> str:
    """Why no test can notice a constant; nothing where that is not told."""
    table = tomli.loads(EXPLAINED.read_text(encoding="utf-8"))
    lines = (HOME / mutant.path).read_text(encoding="utf-8").split("\n")
    line = lines[mutant.line - 1].strip()
    for row in table["constant"]:
        if (row["path"], row["line"]) == (mutant.path.as_posix(), line):
            return str(row["reason"])
    return ""


def copied_tree(folder: Path) -> None:
    for part in COPIED:
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if (HOME / part).is_dir():
            shutil.copytree(
                HOME / part, target, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(HOME / part, target)


def fails(folder: Path, tests: Iterable[str], keep: str = "") -> bool:
    """Whether a test of the copy fails."""
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    if keep:
        command += ["--deselect", keep]
    done = subprocess.run(
        [*command, *tests], cwd=folder, capture_output=True, check=False
    )
    return done.returncode != 0


def near(mutant: Mutant) -> tuple[str, ...]:
    """The tests of the file that a constant stands in, or the quick ones."""
    name = mutant.path.as_posix()
    found = [test for part, test in NEAR.items() if part in name]
    return (f"tests/sim_core/{found[0]}",) if found else QUICK


def outcomes(found: list[Mutant], without_lock: bool = False) -> Iterator[Outcome]:
    """Each mutant and whether a test noticed; `without_lock` leaves the citations out.

    A change that near and quick tests let pass is shown to the slow ones.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copied_tree(folder)
        if without_lock:
            (folder / LOCK).unlink()
        if fails(folder, QUICK) or fails(folder, SLOW):
            raise SystemExit("the tests fail before anything is changed")
        for mutant in found:
            path = folder / mutant.path
            before = path.read_text(encoding="utf-8")
            path.write_text(mutant.text(before), encoding="utf-8")
            caught = any(fails(folder, t) for t in (near(mutant), QUICK, SLOW))
            path.write_text(before, encoding="utf-8")
            yield Outcome(mutant, caught)
