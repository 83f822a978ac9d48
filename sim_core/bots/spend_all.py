"""The bot that spends every coin at once on whatever it can pay."""

from sim_core.bots.sites import build_somewhere
from sim_core.economy.prices import build_cost_yuan
from sim_core.session import Session

ORDERS_A_VISIT = 40


class SpendAll:
    def __call__(self, session: Session) -> None:
        """Always the dearest thing that the purse allows."""
        blocked: set[str] = set()
        for _ in range(ORDERS_A_VISIT):
            kind = self._dearest(session, blocked)
            if not kind:
                return
            if not build_somewhere(session, kind):
                blocked.add(kind)

    def _dearest(self, session: Session, blocked: set[str]) -> str:
        state, catalogue = session.state, session.catalogue
        priced = [
            (
                build_cost_yuan(session.level, catalogue, state, technology),
                technology.id,
            )
            for technology in catalogue.technologies
            if technology.buildable
            and session.level.has_on_offer(technology.id)
            and technology.id not in blocked
        ]
        payable = [row for row in priced if row[0] <= state.budget_yuan]
        return max(payable)[1] if payable else ""
