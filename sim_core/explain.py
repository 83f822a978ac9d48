"""Why: trees of causes out of the books, whose parts sum exactly to the whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim_core.books_green import is_contract
from sim_core.carbon import intensity, read_factors
from sim_core.carbon.embodied import embodied_shares
from sim_core.errors import IslandError
from sim_core.ledger import (
    EMISSION,
    ENERGY,
    LOCATION,
    MONEY,
    REMOVAL,
    Account,
    Ledger,
    is_gross,
)
from sim_core.nature import curve

if TYPE_CHECKING:
    from sim_core.planner import Planner


@dataclass(frozen=True)
class Term:
    """One gas of a leaf: amount × factor × warming potential."""

    gas: str
    factor_value: float
    factor_unit: str
    gwp: float
    factor_id: str
    t: float


@dataclass(frozen=True)
class Leaf:
    """A figure at its root: an activity, a factor and where the factor comes from."""

    activity: str
    amount: float
    unit: str
    t_per_unit: float
    terms: tuple[Term, ...]
    low_t: float
    middle_t: float
    high_t: float
    sources: tuple[str, ...]
    boundary: str
    method: str
    confidence: str
    year: int = 0
    tables: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cause:
    """One row of a tree; `amount` is the sum of its children's amounts."""

    key: str
    amount: float
    unit: str
    values: Mapping[str, object] = field(default_factory=dict)
    who: str = ""
    children: tuple["Cause", ...] = ()
    leaf: Leaf | None = None


BY_MARKET = ("net_t", "gross_t", "operations_t", "scope2_market_t")
Weights = Callable[[Account], float]


def _scope(scope: int) -> Weights:
    def weight(account: Account) -> float:
        fits = is_gross(account) and account.scope == scope
        return account.t_per_unit if fits else 0.0

    return weight


def _gross(account: Account) -> float:
    return account.t_per_unit if is_gross(account) else 0.0


def _net(account: Account) -> float:
    if account.kind == REMOVAL:
        return -account.t_per_unit
    return _gross(account)


def _operations(account: Account) -> float:
    return _gross(account) if account.scope in (1, 2) else 0.0


def _location(account: Account) -> float:
    return account.t_per_unit if account.category == LOCATION else 0.0


def _sinks(account: Account) -> float:
    return account.t_per_unit if account.kind == REMOVAL else 0.0


def _of(kind: str, activity: str = "") -> Weights:
    def weight(account: Account) -> float:
        fits = account.kind == kind and activity in ("", account.activity)
        return 1.0 if fits else 0.0

    return weight


# figure: (unit, weight of one unit of an account, how the first level is grouped)
FIGURES: Mapping[str, tuple[str, Weights, Callable[[Account], str]]] = {
    "net_t": (
        "t",
        _net,
        lambda a: f"scope{a.scope}" if a.kind == EMISSION else "sinks",
    ),
    "gross_t": ("t", _gross, lambda a: f"scope{a.scope}"),
    "operations_t": ("t", _operations, lambda a: f"scope{a.scope}"),
    "scope1_t": ("t", _scope(1), lambda a: a.category),
    "scope2_market_t": ("t", _scope(2), lambda a: a.category),
    "scope2_location_t": ("t", _location, lambda a: a.category),
    "scope3_t": ("t", _scope(3), lambda a: a.category),
    "sinks_t": ("t", _sinks, lambda a: a.place),
    "generation_mwh": ("MWh", _of(ENERGY, "output"), lambda a: a.place),
    "demand_mwh": ("MWh", _of(ENERGY, "demand"), lambda a: a.place),
    "unserved_mwh": ("MWh", _of(ENERGY, "unserved"), lambda a: a.place),
    "curtailed_mwh": ("MWh", _of(ENERGY, "curtailed"), lambda a: a.place),
    "heat_made_mwh": ("MWh", _of(ENERGY, "heat_output"), lambda a: a.place),
    "heat_demand_mwh": ("MWh", _of(ENERGY, "heat_demand"), lambda a: a.place),
    "heat_unserved_mwh": ("MWh", _of(ENERGY, "heat_unserved"), lambda a: a.place),
    "cash_yuan": ("yuan", _of(MONEY), lambda a: a.activity),
}


def rule_of(figure: str) -> tuple[str, Weights, Callable[[Account], str]]:
    if figure not in FIGURES:
        raise IslandError(f'no tree for "{figure}"; there are {", ".join(FIGURES)}')
    return FIGURES[figure]


def explained(
    planner: "Planner", ledger: Ledger, figure: str, first_day: int, last_day: int
) -> Cause:
    """The rows behind a figure over some days, biggest first."""
    unit, weight, group = rule_of(figure)
    amounts = ledger.amounts(first_day, last_day)
    leaves: dict[str, list[Cause]] = {}
    for number, account in enumerate(ledger.accounts):
        value = float(amounts[number]) * weight(account)
        # Power under contract may weigh nothing and is still a row of the tree.
        is_claim = figure in BY_MARKET and is_contract(account) and amounts[number]
        if value or is_claim:
            leaf = account_cause(planner, account, float(amounts[number]), value, unit)
            leaves.setdefault(group(account), []).append(leaf)
    return _tree(f"cause.{figure}", unit, leaves)


def _tree(key: str, unit: str, leaves: Mapping[str, list[Cause]]) -> Cause:
    groups = [
        parent(f"cause.group.{name}", unit, rows) for name, rows in leaves.items()
    ]
    if len(groups) == 1:
        return parent(key, unit, list(groups[0].children))
    return parent(key, unit, groups)


def parent(key: str, unit: str, children: list[Cause], who: str = "") -> Cause:
    """A row that is nothing but the sum of its parts."""
    ordered = sorted(children, key=lambda cause: (-abs(cause.amount), cause.key))
    amount = 0.0
    for child in ordered:
        amount += child.amount
    return Cause(key, amount, unit, {}, who, tuple(ordered))


def account_cause(
    planner: "Planner", account: Account, amount: float, value: float, unit: str
) -> Cause:
    values = {
        "place": account.place,
        "activity": account.activity,
        "amount": amount,
        "unit": account.unit,
        "scope": account.scope,
        "category": account.category,
    }
    has_factor = account.t_per_unit or is_contract(account)
    leaf = leaf_of(planner, account, amount) if has_factor else None
    return Cause(f"cause.{account.kind}", value, unit, values, "", (), leaf)


def leaf_of(planner: "Planner", account: Account, amount: float) -> Leaf:
    """Activity × factor × warming potential, with range and source."""
    if account.activity.startswith("nature/"):
        return _nature_leaf(planner, account, amount)
    if "/" not in account.activity or account.activity.startswith("embodied"):
        return _sheet_leaf(planner, account, amount)
    factor = intensity(account.activity, planner.level.gwp)
    terms = tuple(
        Term(
            term.gas,
            term.factor_value,
            term.factor_unit,
            term.gwp,
            term.factor_id,
            amount * term.t_per_unit,
        )
        for term in factor.terms
    )
    return Leaf(
        account.activity,
        amount,
        account.unit,
        account.t_per_unit,
        terms,
        amount * factor.low_co2e_t,
        amount * factor.co2e_t,
        amount * factor.high_co2e_t,
        factor.sources,
        account.boundary,
        account.method,
        factor.confidence,
        factor.year,
        factor.tables,
        factor.regions,
    )


def _nature_leaf(planner: "Planner", account: Account, amount: float) -> Leaf:
    """Growth by its table: sources, tables and limits of the curve's factors."""
    land = curve(planner.catalogue.get(account.place).options["curve"])
    rows = [read_factors().rows[name] for name in land.factor_ids]
    low, high = land.uptake_limits
    return Leaf(
        account.activity,
        amount,
        account.unit,
        account.t_per_unit,
        (),
        amount * (low if amount > 0.0 else high),
        amount,
        amount * (high if amount > 0.0 else low),
        tuple(dict.fromkeys(row.source for row in rows)),
        account.boundary,
        account.method,
        max(row.confidence for row in rows),
        max(row.year for row in rows),
        tuple(dict.fromkeys(row.table for row in rows if row.table)),
        tuple(dict.fromkeys(row.region for row in rows)),
    )


def _sheet_leaf(planner: "Planner", account: Account, amount: float) -> Leaf:
    """A leaf whose number stands in the technology's own sheet."""
    technology = planner.catalogue.get(account.place)
    source = technology.sources.get("embodied_tco2e", "")
    total_t = amount * account.t_per_unit
    low, high = embodied_shares(technology.id)
    # The books hold tonnes; the sheet says how many one building takes.
    each_t = technology.embodied_tco2e
    is_built = account.activity.startswith("embodied") and each_t > 0.0
    return Leaf(
        account.activity,
        total_t / each_t if is_built else amount,
        "built" if is_built else account.unit,
        each_t if is_built else account.t_per_unit,
        (),
        total_t * low,
        total_t,
        total_t * high,
        (source.split(":")[0],) if source else (),
        account.boundary,
        account.method,
        "",
    )


def compared(
    planner: "Planner",
    ledger: Ledger,
    figure: str,
    before: tuple[int, int],
    after: tuple[int, int],
) -> Cause:
    """What changed between two spans; calendar first, then account by account."""
    unit, weight, group = rule_of(figure)
    old, new = ledger.amounts(*before), ledger.amounts(*after)
    ratio = (after[1] - after[0] + 1) / (before[1] - before[0] + 1)
    leaves: dict[str, list[Cause]] = {}
    calendar: list[Cause] = []
    for number, account in enumerate(ledger.accounts):
        factor = weight(account)
        scaled = float(old[number]) * ratio
        change = (float(new[number]) - scaled) * factor
        if change:
            amount = float(new[number]) - scaled
            row = account_cause(planner, account, amount, change, unit)
            leaves.setdefault(group(account), []).append(row)
        if ratio != 1.0 and old[number] * factor:
            shift = (scaled - float(old[number])) * factor
            calendar.append(
                Cause("cause.calendar", shift, unit, {"place": account.place})
            )
    tree = _tree(f"cause.{figure}", unit, leaves)
    if not calendar:
        return tree
    days = parent("cause.calendar", unit, calendar, "calendar")
    return parent(tree.key, unit, [*tree.children, days])
