"""Whether a zone may call itself zero-carbon: its books, held over a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.disclosure import ZoneRow
from sim_core.kpis import gross_t
from sim_core.text import Text
from sim_core.zones import ZoneBook, rest_book, zone_book
from sim_core.zones_parts import Tile

if TYPE_CHECKING:
    from sim_core.session import Session

MONTH_DAYS = 30


@dataclass(frozen=True)
class Item:
    """One line of the auditor's list."""

    id: str
    name: Text
    value: float
    bound: float
    is_met: bool


@dataclass(frozen=True)
class ZoneAudit:
    """The zone's rolling year, the months before, and the list."""

    book: ZoneBook
    base_t: float
    cut_share: float
    held_days: int
    months_t: tuple[float, ...]
    items: tuple[Item, ...]

    @property
    def may_have_badge(self) -> bool:
        return all(item.is_met for item in self.items)


def zone_audit(
    session: "Session",
    tiles: Iterable[Tile],
    base_days: tuple[int, int],
    last_day: int | None = None,
) -> ZoneAudit:
    """The 365 days up to `last_day`, by default the last, against the base days."""
    rules = carbon_table("zones")
    wanted = frozenset(tiles)
    last = session.state.day - 1 if last_day is None else last_day
    first = max(last - DAYS_PER_YEAR + 1, 0)
    book = zone_book(session, wanted, first, last)
    base = zone_book(session, wanted, *base_days)
    scale = (last - first + 1) / (base_days[1] - base_days[0] + 1)
    base_t = base.gross_t * scale
    cut = 1.0 - book.gross_t / base_t if base_t > 0.0 else 0.0
    months = _months(session, wanted, first, last)
    held = _held_days(months)
    found = {
        "closed": (float(is_joined(wanted)), 1.0, True),
        "once": (_gap_t(session, wanted, book), float(rules["gap_t"]), False),
        "cut_first": (cut, float(rules["cut_share"]), True),
        "balance": (book.balance_t, 0.0, False),
        "held": (float(held), float(rules["held_days"]), True),
    }
    items = tuple(
        Item(
            name, text_of(rules["item"][name]), value, bound,
            value >= bound if at_least else value <= bound,
        )
        for name, (value, bound, at_least) in found.items()
    )  # fmt: skip
    return ZoneAudit(book, base_t, cut, held, months, items)


def disclosed(audit: ZoneAudit, name: Text) -> ZoneRow:
    """The zone as a line of the yearly disclosure."""
    verdict = "held" if audit.held_days else "failed"
    return ZoneRow(
        "zone",
        name,
        audit.book.balance_t,
        audit.held_days,
        int(carbon_table("zones")["held_days"]),
        "passed" if audit.may_have_badge else verdict,
    )


def _gap_t(session: "Session", tiles: frozenset[Tile], book: ZoneBook) -> float:
    """How far the zone and the rest together are from the island's own books."""
    last, days = book.last_day, book.last_day - book.first_day + 1
    rest = rest_book(session, tiles, book.first_day, last)
    island_t = gross_t(session.ledger, last, days)
    return abs(book.gross_t + rest.gross_t - island_t)


def is_joined(tiles: frozenset[Tile]) -> bool:
    """One piece of land: from any tile one can walk to any other."""
    if not tiles:
        return False
    reached, edge = set(), [min(tiles)]
    while edge:
        x, y = edge.pop()
        if (x, y) in reached or (x, y) not in tiles:
            continue
        reached.add((x, y))
        edge += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return len(reached) == len(tiles)


def _months(
    session: "Session", tiles: frozenset[Tile], first: int, last: int
) -> tuple[float, ...]:
    """Balance of each thirty days, oldest first; a rest at the front is left out."""
    found = []
    end = last
    while end - MONTH_DAYS + 1 >= first:
        book = zone_book(session, tiles, end - MONTH_DAYS + 1, end)
        found.append(book.balance_t)
        end -= MONTH_DAYS
    return tuple(reversed(found))


def _held_days(months_t: tuple[float, ...]) -> int:
    """Days up to now over which the books balance in sum."""
    total, held = 0.0, 0
    for number, tonnes in enumerate(reversed(months_t), start=1):
        total += tonnes
        if total > 0.0:
            break
        held = number * MONTH_DAYS
    return min(held + DAYS_PER_YEAR % MONTH_DAYS, DAYS_PER_YEAR) if held else 0
