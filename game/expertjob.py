"""The expert at work beside the game: a process of its own that can be called off."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim_core.errors import SaveError
from sim_core.paths import ASSETS

if TYPE_CHECKING:
    from sim_core.session import Session

HOME = ASSETS.parent
IDLE, WORKING, DONE, FAILED = "idle", "working", "done", "failed"
MOST_WORDS = 300


def is_installed() -> bool:
    """Whether the extra `expert` and the tools are there."""
    return find_spec("pypsa") is not None and (HOME / "tools" / "expert").is_dir()


class ExpertJob:
    """At most one plan at a time; `state` says how it stands."""

    def __init__(self) -> None:
        self.state = IDLE
        self.step: Mapping[str, Any] = {}
        self.plans: tuple[Mapping[str, Any], ...] = ()
        self.fault = ""
        self.of_day, self.of_orders = -1, -1
        self.has_news = False
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def start(self, session: "Session") -> None:
        """Plan for the island as it is now."""
        self.cancel()
        self._folder = tempfile.TemporaryDirectory(prefix="isle-zero-")
        folder = Path(self._folder.name)
        try:
            save = session.save(folder)
            with open(folder / "log", "wb") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "tools", "expert", "plan", str(save),
                     "--json", str(folder / "plan.json"), "--progress"],
                    cwd=HOME, stdout=log, stderr=log,
                )  # fmt: skip
        except (OSError, SaveError) as fault:
            self._end(FAILED, str(fault))
            return
        self.state, self.step = WORKING, {}
        self.of_day, self.of_orders = session.state.day, len(session.log)

    def is_stale(self, session: "Session") -> bool:
        """Whether the island has changed since the plan was asked for."""
        return (self.of_day, self.of_orders) != (session.state.day, len(session.log))

    def poll(self) -> None:
        """Look how far it is; quick, once a frame."""
        if self._process is None or self._folder is None:
            return
        folder = Path(self._folder.name)
        code = self._process.poll()
        lines = (folder / "log").read_text("utf-8", "replace").splitlines()
        steps = [json.loads(line) for line in lines if line.startswith('{"plan"')]
        self.step = steps[-1] if steps else {}
        if code is None:
            return
        if code == 0:
            self._read(folder / "plan.json")
        else:
            self._end(FAILED, (lines or [""])[-1])
        self.has_news = True

    def _read(self, path: Path) -> None:
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            self.plans = tuple(table["plans"])
        except (OSError, ValueError, KeyError) as fault:
            self._end(FAILED, str(fault))
            return
        self._end(DONE)

    def _end(self, state: str, fault: str = "") -> None:
        self.state, self.fault = state, fault[:MOST_WORDS]
        self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def close(self) -> None:
        """The game ends: so does its process."""
        self.cancel()

    def cancel(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        if self.state == WORKING:
            self._end(IDLE)
