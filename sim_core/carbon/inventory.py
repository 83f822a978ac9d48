"""Adds up an inventory: scopes, categories, methods, range, quality and claims."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from sim_core.carbon.contracts import is_sound, market_t
from sim_core.carbon.records import (
    METHODS,
    NOTHING,
    Claim,
    Contract,
    Inventory,
    Row,
    Tonnes,
)
from sim_core.carbon.tables import carbon_table, categories
from sim_core.text import Text

LOCATION, MARKET = "electricity_location", "electricity_market"
DUAL = "electricity"
THRESHOLD_SHARE = 0.05
DEFAULT_TOLERANCE = 0.001


def summed(inventory: Inventory) -> dict[str, Any]:
    """All figures under the keys of the command line; Scope 2 counts by market."""
    counted = [_by_market(row, inventory.contracts) for row in inventory.rows]
    counted = [row for row in counted if row.category != LOCATION]
    scopes = {n: total(row for row in counted if row.scope == n) for n in (1, 2, 3)}
    whole = scopes[1] + scopes[2] + scopes[3]
    parts = _by(counted, "category")
    figures = {
        "scope1_t": scopes[1].t,
        "scope2_location_t": _location_t(inventory),
        "scope2_market_t": scopes[2].t,
        "scope3_t": scopes[3].t,
        "total_t": whole.t,
        "categories": parts,
        "shares": _shares(parts, whole.t),
        "methods": _by(counted, "method"),
        "method_shares": _shares(_by(counted, "method"), whole.t),
        "scope_shares": {
            f"scope{n}": part.t / whole.t if whole.t else 0.0
            for n, part in scopes.items()
        },
        "shares_of_scope": _shares_of_scope(counted, scopes),
        "range": {"low_t": whole.low_t, "high_t": whole.high_t},
        "biogenic_co2_t": total(counted).biogenic_t,
        "removals_t": total(inventory.removals).t,
        "avoided_t": total(inventory.avoided).t,
        "quality": quality(counted),
        "coverage": coverage(inventory, counted),
        "own_categories": own_categories(inventory.rows),
        "contracts": [_contract(contract) for contract in inventory.contracts],
        "base_year": base_year(inventory.base_year),
        "rows": [_row(row) for row in counted],
    }
    claims = [_claim(values, counted, scopes) for values in inventory.claims]
    return figures | {"claims": [_told(claim) for claim in claims]}


def total(rows: Iterable[Row]) -> Tonnes:
    found = NOTHING
    for row in rows:
        found = found + row.tonnes
    return found


def _by_market(row: Row, contracts: Sequence[Contract]) -> Row:
    """Bought power at its contracts and the residual mix; other rows as they are."""
    is_covered = any(contract.row == row.id for contract in contracts)
    if not row.energy_mwh or not (row.is_dual or is_covered):
        return row
    t = market_t(row, contracts)
    return Row(
        row.id, row.scope, MARKET if row.is_dual else row.category, row.method,
        Tonnes(t, t, t), row.confidence, row.factors, row.energy_mwh,
    )  # fmt: skip


def _location_t(inventory: Inventory) -> float:
    """Scope 2 by location; rows by market stand aside for rows by location."""
    rows = [row for row in inventory.rows if row.scope == 2]
    has_own = any(row.category == LOCATION for row in rows)
    others = [row for row in rows if not (has_own and row.category == MARKET)]
    return total(others).t


def _by(rows: Sequence[Row], key: str) -> dict[str, float]:
    names = dict.fromkeys(str(getattr(row, key)) for row in rows)
    return {
        name: total(row for row in rows if getattr(row, key) == name).t
        for name in names
    }


def _shares(parts: Mapping[str, float], whole_t: float) -> dict[str, float]:
    return {name: t / whole_t if whole_t else 0.0 for name, t in parts.items()}


def _shares_of_scope(
    rows: Sequence[Row], scopes: Mapping[int, Tonnes]
) -> dict[str, float]:
    """Each category's part of its own scope."""
    found: dict[str, float] = {}
    for number, whole in scopes.items():
        mine = [row for row in rows if row.scope == number]
        found |= _shares(_by(mine, "category"), whole.t)
    return found


def quality(rows: Sequence[Row]) -> float:
    """Score of the data by tonnes, 1 best to 5 poorest; 0 where there is none."""
    scores = carbon_table("scopes")["quality"]
    weighted = whole = 0.0
    for row in rows:
        weighted += scores[row.method][row.confidence] * row.tonnes.t
        whole += row.tonnes.t
    return weighted / whole if whole else 0.0


def coverage(inventory: Inventory, rows: Sequence[Row]) -> dict[str, Any]:
    """All fifteen categories of Scope 3: computed, or why not."""
    stated = {item.category: item for item in inventory.absent}
    found: dict[str, Any] = {}
    for name, category in categories().items():
        if category["scope"] != 3:
            continue
        mine = [row for row in rows if row.category == name and row.scope == 3]
        line: dict[str, Any] = {"number": category["number"]}
        if mine:
            line |= {"status": "computed", "t": total(mine).t, "quality": quality(mine)}
        elif name in stated:
            reason = stated[name].reason
            line |= {
                "status": stated[name].status,
                "reason": {"zh": reason.zh, "en": reason.en},
            }
        else:
            line |= {"status": "not_estimated", "reason": UNSAID}
        found[name] = line
    return found


def own_categories(rows: Sequence[Row]) -> dict[str, str]:
    """Categories that are not the standard's: counted by scope; the nearest name."""
    known = [*categories(), DUAL]
    names = dict.fromkeys(row.category for row in rows if row.category not in known)
    return {name: "".join(get_close_matches(name, known, 1)) for name in names}


UNSAID = {"zh": "清单里没有说明。", "en": "The file says nothing of it."}


def base_year(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether changes of boundary, method or factor ask for a new base year."""
    if "total_t" not in values:
        return {}
    limit = float(values.get("threshold_share", THRESHOLD_SHARE))
    moved_t = 0.0
    for change in values.get("change", ()):
        moved_t += float(change["t"])
    base_t = float(values["total_t"])
    share = abs(moved_t) / base_t if base_t else 0.0
    return {
        "year": values.get("year"),
        "total_t": base_t,
        "changed_share": share,
        "must_recalculate": share > limit,
        "recalculated_t": base_t + moved_t if share > limit else base_t,
    }


def _contract(contract: Contract) -> dict[str, Any]:
    return dict(vars(contract)) | {"is_sound": is_sound(contract)}


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "scope": row.scope,
        "category": row.category,
        "method": row.method,
        "t": row.tonnes.t,
        "low_t": row.tonnes.low_t,
        "high_t": row.tonnes.high_t,
        "biogenic_co2_t": row.tonnes.biogenic_t,
        "confidence": row.confidence,
        "factors": [
            {"id": f.id, "value": f.value, "unit": f.unit, "source": f.source}
            for f in row.factors
        ],
    }


def _claim(
    values: Mapping[str, Any], rows: Sequence[Row], scopes: Mapping[int, Tonnes]
) -> Claim:
    """Work out a printed relation from the file's own rows, or from its two numbers."""
    printed = float(values["printed"])
    if "part" in values:
        part = _named(values["part"], rows, scopes)
        whole = _named(values.get("whole", ()), rows, scopes)
        found = part / whole if whole else part
    else:
        found = float(values["left"]) / float(values.get("right", 1.0))
    bound = values.get("bound", "equal")
    gap = found - printed
    tolerance = float(values.get("tolerance", DEFAULT_TOLERANCE))
    holds = {"equal": abs(gap) <= tolerance, "above": gap > 0.0, "below": gap < 0.0}
    note = values.get("note")
    return Claim(
        str(values["id"]),
        Text(values["says"]["zh"], values["says"]["en"]),
        printed,
        found,
        holds[bound],
        str(values.get("verdict", "ok")),
        Text(note["zh"], note["en"]) if note else None,
    )


def _named(
    names: Sequence[str], rows: Sequence[Row], scopes: Mapping[int, Tonnes]
) -> float:
    """Tonnes of rows, categories, scopes or methods by name."""
    found = 0.0
    for name in names:
        if name == "total":
            found += total(rows).t
        elif name in ("scope1", "scope2", "scope3"):
            found += scopes[int(name[-1])].t
        elif name.startswith("method:"):
            found += total(r for r in rows if r.method == name[7:]).t
        else:
            mine = [row for row in rows if row.id == name]
            mine = mine or [row for row in rows if row.category == name]
            found += total(mine).t
    return found


def _told(claim: Claim) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": claim.id,
        "says": {"zh": claim.says.zh, "en": claim.says.en},
        "printed": claim.printed,
        "found": claim.found,
        "holds": claim.holds,
        "verdict": claim.verdict,
    }
    if claim.note:
        told["note"] = {"zh": claim.note.zh, "en": claim.note.en}
    return told


__all__ = ["METHODS", "base_year", "coverage", "quality", "summed", "total"]
