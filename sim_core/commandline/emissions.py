"""`emissions`: work out emission cases."""

import argparse
import json
from pathlib import Path
from typing import Any

from sim_core.carbon.cases import Answer, answer, is_case
from sim_core.commandline.output import write_json
from sim_core.errors import IslandError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cases", metavar="CASES.json")
    parser.add_argument("--json", metavar="OUT")


def main(arguments: argparse.Namespace) -> int:
    report = {"cases": worked(Path(arguments.cases))}
    write_json(arguments.json or "-", report)
    return 0


def worked(path: Path) -> list[dict[str, Any]]:
    """All cases of a file; every faulty one is told, with its id."""
    results, faults = [], []
    for number, case in enumerate(_cases(path), start=1):
        name = case.get("id", f"case {number}") if isinstance(case, dict) else number
        if _is_arithmetic_example(case):
            continue
        try:
            results.append({"id": name} | _written(answer(_inputs(case))))
        except IslandError as fault:
            faults.append(f"{path}: {name}: {fault}")
    if faults:
        raise IslandError("\n".join(faults))
    return results


def _is_arithmetic_example(case: Any) -> bool:
    """Printed examples with keys of their own belong to no family."""
    if not isinstance(case, dict) or case.get("kind") != "published":
        return False
    inputs = case.get("inputs")
    return not (isinstance(inputs, dict) and is_case(inputs))


def _cases(path: Path) -> list[Any]:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise IslandError(f"{path}: cannot read the cases ({fault})") from None
    cases = table.get("cases") if isinstance(table, dict) else table
    if not isinstance(cases, list):
        raise IslandError(f'{path}: needs a list called "cases"')
    return cases


def _inputs(case: Any) -> dict[str, Any]:
    if not isinstance(case, dict) or not isinstance(case.get("inputs"), dict):
        raise IslandError('the case needs a table called "inputs"')
    return dict(case["inputs"])


def _written(found: Answer) -> dict[str, Any]:
    factors = [
        {"id": row.id, "value": row.value, "unit": row.unit, "source": row.source}
        for row in found.factors
    ]
    return {"result": dict(found.result), "factors": factors}
