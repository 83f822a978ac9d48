"""Helpers that compose chunks beside the window's loop, where threads can be had."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

Task = Callable[[], Any]


class Crew:
    """Threads that take tasks and hand back what they return or raise."""

    def __init__(self) -> None:
        self.size = 0
        self.busy = 0
        self._tasks: SimpleQueue[Task] = SimpleQueue()
        self._done: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def hire(self, count: int) -> None:
        """Start threads; where none can be had the crew stays empty."""
        for _ in range(count):
            try:
                threading.Thread(target=self._work, daemon=True).start()
            except RuntimeError:
                return
            self.size += 1

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            try:
                self._done.put((task(), None))
            except BaseException as fault:
                self._done.put((None, fault))

    def give(self, task: Task) -> None:
        self.busy += 1
        self._tasks.put(task)

    def finished(self) -> list[Any]:
        """What has been handed back; a fault is raised here, in the loop."""
        found = []
        while True:
            try:
                result, fault = self._done.get_nowait()
            except Empty:
                return found
            self.busy -= 1
            if fault is not None:
                raise fault
            found.append(result)
