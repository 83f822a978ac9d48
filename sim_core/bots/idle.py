"""The bot that only watches."""

from sim_core.session import Session


class Idle:
    def __call__(self, session: Session) -> None:
        pass
