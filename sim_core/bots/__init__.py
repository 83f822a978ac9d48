"""Players made of rules: they see a session and submit commands like everyone."""

from collections.abc import Callable, Mapping

from sim_core.bots.idle import Idle
from sim_core.bots.sensible import Sensible
from sim_core.bots.spend_all import SpendAll
from sim_core.session import Session

Bot = Callable[[Session], None]

BOTS: Mapping[str, Callable[[], Bot]] = {
    "idle": Idle,
    "sensible": Sensible,
    "spend_all": SpendAll,
}

__all__ = ["BOTS", "Bot"]
