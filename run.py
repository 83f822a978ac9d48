"""Set up and start Isle Zero: `python3 run.py play`, `python3 run.py test`.

Only the standard library: makes .venv beside this file from the hash-pinned lock and
runs the rest inside it.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
LOCKS = {
    "play": HOME / "requirements.lock",
    "test": HOME / "requirements-test.lock",
    "oracles": HOME / "requirements-oracles.lock",
    "expert": HOME / "requirements-expert.lock",
}
USAGE = """python3 run.py play [LEVEL]     play the game (--help says more)
python3 run.py test             run the tests (--oracles, --window, --thorough: more)
python3 run.py demo             a bot plays headless and draws pictures
python3 run.py expert ...       the island in PyPSA, its least-cost plan (a large extra)
python3 run.py level ...        level tools     (python3 run.py level check PATHS)
python3 run.py core ...         the headless core (run, emissions, factors, verify)"""


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(locks: list[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def ensure(kinds: list[str]) -> Path:
    """The environment with these locks installed; quick where nothing changed."""
    python, mark = python_of(VENV), VENV / f"isle-{'-'.join(kinds)}.stamp"
    locks = [LOCKS[kind] for kind in kinds]
    if mark.exists() and mark.read_text() == stamp_of(locks) and python.exists():
        return python
    if not python.exists():
        make_environment()
    for lock in locks:
        print(f"Installing from {lock.name} ...", flush=True)
        command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        run_or_leave([*command, "--require-hashes", "-r", lock])
    mark.write_text(stamp_of(locks))
    return python


def make_environment() -> None:
    print("Making .venv ...", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        print(f"cannot make {VENV}: {fault}")
        print("The folder must be writable, and Python needs its parts venv and pip")
        print("(on Debian and Ubuntu: sudo apt install python3-venv python3-pip).")
        sys.exit(1)


def run_or_leave(command: list[object]) -> None:
    code = subprocess.call([str(part) for part in command], cwd=HOME)
    if code:
        sys.exit(code)


def start(python: Path, *words: str) -> int:
    try:
        return subprocess.call([str(python), *words], cwd=HOME)
    except KeyboardInterrupt:
        return 130


def test(words: list[str]) -> int:
    """The light tests everywhere; flags add what needs more."""
    flags = {"--oracles", "--window", "--thorough"} & set(words)
    rest = [word for word in words if word not in flags]
    kinds = ["test", "oracles"] if "--oracles" in flags else ["test"]
    python = ensure(kinds)
    skipped = [
        marker
        for marker, flag in (("thorough", "--thorough"), ("oracle", "--oracles"))
        if flag not in flags
    ]
    marks = " and ".join(f"not {marker}" for marker in ["window", *skipped])
    checks: list[list[str]] = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", "-n", "auto", "-m", marks, *rest],
    ]
    if "--window" in flags:
        # Journeys click by the clock: nothing else may run beside them.
        checks.append(["-m", "pytest", "-m", "window", *rest])
    for check in checks if not rest else checks[3:]:
        code = start(python, *check)
        if code:
            return code
    return 0


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036
        print("Isle Zero needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 2
    name, words = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if name == "test":
        return test(words)
    modules = {
        "play": ("game",),
        "demo": ("game", "--demo"),
        "level": ("tools", "level"),
        "core": ("sim_core",),
        "expert": ("tools", "expert"),
    }
    if name not in modules:
        print(USAGE)
        return 0 if name in ("", "help", "-h", "--help") else 2
    kinds = ["test"] if (VENV / "isle-test.stamp").exists() else ["play"]
    python = ensure([*kinds, "expert"] if name == "expert" else kinds)
    module, *first = modules[name]
    return start(python, "-m", module, *first, *words)


if __name__ == "__main__":
    sys.exit(main())
