"""Who may import whom, which operations may feed state, and what the pages promise."""

import ast
import re
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
CORE = sorted((HOME / "sim_core").rglob("*.py"))
STANDARD = set(sys.stdlib_module_names)
LIGHT_CONTENT = {
    "tomli",
    "pydantic",
    "pydantic_core",
    "tree_sitter",
    "tree_sitter_toml",
}
UNSAFE_CALLS = {
    "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "power", "float_power",
    "sin", "cos", "tan", "tanh", "sinh", "cosh", "arctan", "arctan2", "arcsin",
    "arccos", "cbrt", "hypot", "dot", "matmul", "inner", "vdot", "tensordot", "einsum",
    "convolve", "correlate", "polyfit", "polyval", "interp", "logaddexp", "fft",
    "sum", "mean", "average", "std", "var", "median", "percentile", "quantile",
    "nansum", "nanmean", "prod", "trapezoid", "cumprod", "gradient",
}  # fmt: skip


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def _name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


@pytest.mark.parametrize("path", CORE, ids=_name)
def test_the_core_imports_only_the_standard_library_and_numpy(path):
    allowed = STANDARD | {"numpy", "sim_core"}
    if path.is_relative_to(HOME / "sim_core" / "content"):
        allowed |= LIGHT_CONTENT
    elif "tomli" in _imports(path):
        allowed |= {"tomli"}
    assert _imports(path) <= allowed


@pytest.mark.parametrize("path", sorted((HOME / "game").rglob("*.py")), ids=_name)
def test_the_game_never_imports_the_tools(path):
    assert "tools" not in _imports(path)


def _unsafe(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_power = isinstance(node, ast.BinOp) and isinstance(
            node.op, ast.MatMult | ast.Pow
        )
        if is_power and not _is_constant(node):
            found.append(f"line {node.lineno}: {type(node.op).__name__}")
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in UNSAFE_CALLS and not _is_exact(node):
                found.append(f"line {node.lineno}: {name}")
    return found


def _is_constant(node: ast.BinOp) -> bool:
    return isinstance(node.left, ast.Constant) and isinstance(node.left.value, int)


def _is_exact(node: ast.Call) -> bool:
    """Counting true values is exact whatever the order."""
    asked = ast.unparse(node)
    return node.func.attr == "sum" and asked.endswith(".sum()") and "==" in asked


@pytest.mark.parametrize("path", CORE, ids=_name)
def test_only_operations_that_agree_on_every_machine_feed_the_state(path):
    assert _unsafe(path) == []


def test_every_package_is_named_in_the_architecture_page():
    page = (HOME / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {
        path.parent.relative_to(HOME).as_posix()
        for top in ("sim_core", "game", "tools")
        for path in (HOME / top).rglob("__init__.py")
    }
    assert {name for name in packages if f"`{name}`" not in page} == set()


def test_lock_files_name_only_packages_and_hashes():
    for lock in HOME.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"https?:|file:|--index-url|--find-links|@ ", text), lock
        assert "--hash=sha256:" in text
