"""Which key does what; every letter shown on a button is read from here."""

from collections.abc import Mapping

import pygame

DEFAULT_KEYS: Mapping[str, str] = {
    "pause": "space",
    "speed_1": "1",
    "speed_3": "3",
    "speed_10": "0",
    "live": "9",
    "build": "b",
    "search": "/",
    "charts": "c",
    "why": "w",
    "report": "y",
    "inventory": "i",
    "pathway": "j",
    "market": "m",
    "goals": "g",
    "save": "f5",
    "restore": "f9",
    "messages": "n",
    "zone": "z",
    "codex": "h",
    "help": "f1",
    "photo": "f12",
}
SHOWN = {"space": "Space", "return": "Enter", "escape": "Esc"}


class KeyMap:
    """Actions by key, both ways."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self._actions = {name: action for action, name in keys.items()}

    def action(self, event: pygame.event.Event) -> str:
        """What a key press asks for; empty with Ctrl or Alt held."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return ""
        name = pygame.key.name(event.key)
        if event.key >= pygame.K_KP_1 and name.startswith("["):
            name = name.strip("[]")
        return self._actions.get(name, "")

    def shown(self, action: str) -> str:
        """The key as a key cap says it."""
        return shown(self.keys[action])

    def taken_by(self, name: str) -> str:
        return self._actions.get(name, "")


def shown(name: str) -> str:
    return SHOWN.get(name, name.upper() if len(name) <= 3 else name.capitalize())
