"""Credits set against a year: how many were bought, and how many may count.

Nothing counts before Scopes 1 and 2 are cut by nine tenths, nothing of too low a
quality, and never more than the residual (`carbon.credits.countable_t`). The books'
tonnes never change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sim_core.carbon.credits import Project, Use, countable_t
from sim_core.carbon.market import projects
from sim_core.carbon.tables import carbon_table
from sim_core.ledger import OFFSET, Ledger

COUNTED, EARLY, POOR, BEYOND = "counted", "early", "poor", "beyond"


@dataclass(frozen=True)
class Offset:
    """Credits of one project in a span; `verdict` is the least of its reasons."""

    project: Project
    bought_t: float
    counted_t: float
    verdict: str


def bought(ledger: Ledger, first_day: int, last_day: int) -> tuple[Use, ...]:
    """Credits used up on some days, by project."""
    amounts = ledger.amounts(first_day, last_day)
    return tuple(
        Use(projects()[account.place], float(amounts[number]))
        for number, account in enumerate(ledger.accounts)
        if account.kind == OFFSET and amounts[number]
    )


def together(uses: Iterable[Use]) -> tuple[Use, ...]:
    """One entry a project."""
    found: dict[str, Use] = {}
    for use in uses:
        before_t = found[use.project.id].bought_t if use.project.id in found else 0.0
        found[use.project.id] = Use(use.project, before_t + use.bought_t)
    return tuple(found.values())


def offsets_of(
    uses: Iterable[Use], residual_t: float, cut_share: float
) -> tuple[Offset, ...]:
    """Each project's credits with what may count of them, and why not more."""
    uses = tuple(uses)
    counted = countable_t(uses, max(residual_t, 0.0), cut_share)
    rules = carbon_table("credits")["rule"]
    found = []
    for use in uses:
        counted_t = counted[use.project.id]
        verdict = COUNTED
        if cut_share < float(rules["cut_before_share"]):
            verdict = EARLY
        elif use.project.quality < float(rules["least_quality"]):
            verdict = POOR
        elif counted_t < use.bought_t:
            verdict = BEYOND
        found.append(Offset(use.project, use.bought_t, counted_t, verdict))
    return tuple(found)


def counted_t(found: Iterable[Offset]) -> float:
    total_t = 0.0
    for offset in found:
        total_t += offset.counted_t
    return total_t
