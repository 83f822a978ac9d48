"""The yearly disclosure as data: what an auditor reads, ready to be drawn.

Every amount is tonnes CO2e with its range; every text is there in both languages.
Nothing here computes: `disclosure_of` in sim_core.disclosure_build fills these records.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.text import Text

COMPUTED, NOT_APPLICABLE, NOT_ESTIMATED = (
    "computed",
    "not_applicable",
    "not_estimated",
)
ELSEWHERE = "elsewhere"
GOOD, NOTE, WARN, BAD = "good", "note", "warn", "bad"


@dataclass(frozen=True)
class Amount:
    """Tonnes CO2e by the low, middle and high factors."""

    t: float
    low_t: float
    high_t: float


@dataclass(frozen=True)
class Line:
    """One account of the year: an activity, its factor and its tonnes."""

    place: str
    name: Text
    activity: str
    amount: float
    unit: str
    t_per_unit: float
    tonnes: Amount
    method: str
    confidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class MethodShare:
    """Tonnes worked out by activity, average, spend or as reported."""

    method: str
    name: Text
    t: float
    share: float


@dataclass(frozen=True)
class Category:
    """A part of a scope; `number` is 1 to 15 in Scope 3 and 0 elsewhere.

    `status` is computed, not_applicable, not_estimated, or elsewhere (counted in
    another scope or category); `reason` says why where there is no line: a computed
    category without one is 0 t.
    `quality` runs from 1 (measured on the island) to 5 (an assumption), by tonnes.
    """

    id: str
    number: int
    name: Text
    status: str
    reason: Text | None
    tonnes: Amount
    share_of_scope: float
    quality: float
    methods: tuple[MethodShare, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Scope:
    number: int
    name: Text
    tonnes: Amount
    share_of_gross: float
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Totals:
    """Scope 2 counts by market in gross and net; the rest stands apart.

    `offsets_t` are credits that may count against the residual; net is without them.
    """

    gross: Amount
    operations: Amount
    sinks_t: float
    offsets_t: float
    net_t: float
    biogenic_co2_t: float
    avoided_t: float
    per_head_t: float
    residents: float


@dataclass(frozen=True)
class BaseYear:
    """The year that targets look back to, and when it is worked out again."""

    year: int
    name: Text
    rule: Text
    recalculate_from_share: float
    figures: Mapping[str, float]
    recalculations: tuple[Text, ...]


@dataclass(frozen=True)
class Target:
    """Progress against the base year; shares are changes, −0.38 is 38 % less."""

    id: str
    name: Text
    base_t: float
    now_t: float
    change_share: float
    due_share: float
    is_met: bool


@dataclass(frozen=True)
class Power:
    """Electricity of the year; RE100 counts contracts, the hourly share does not."""

    demand_mwh: float
    generation_mwh: float
    import_mwh: float
    unserved_mwh: float
    curtailed_mwh: float
    served_share: float
    own_green_share: float
    contract_share: float
    re100_share: float
    hourly_carbon_free_share: float
    t_per_mwh: float


@dataclass(frozen=True)
class Contract:
    """Green power bought, with the three marks of quality."""

    id: str
    name: Text
    energy_mwh: float
    t_per_mwh: float
    is_additional: bool
    is_traceable: bool
    is_near: bool
    verdict: Text


@dataclass(frozen=True)
class OffsetRow:
    """Credits of one project: how many were bought and how many may count."""

    id: str
    name: Text
    kind: str
    bought_t: float
    counted_t: float
    quality: float
    permanence_years: float
    buffer_share: float
    verdict: Text


@dataclass(frozen=True)
class ZoneRow:
    """A demonstration zone and how long its books have balanced."""

    id: str
    name: Text
    balance_t: float
    held_days: int
    needed_days: int
    verdict: str


@dataclass(frozen=True)
class Pillar:
    """One of the three building modes: a value of a possible whole."""

    id: str
    name: Text
    value: float
    of: float
    unit: str
    note: Text


@dataclass(frozen=True)
class Remark:
    """What the auditor says; `level` is good, note, warn or bad."""

    id: str
    level: str
    title: Text
    words: Text


@dataclass(frozen=True)
class Signature:
    """What the figures belong to; a changed book changes the hash."""

    day: int
    date: str
    state_hash: str
    books_hash: str


@dataclass(frozen=True)
class Disclosure:
    """One year of the island's books."""

    level_id: str
    island: Text
    year: int
    first_day: int
    last_day: int
    is_whole_year: bool
    control: Text
    gwp: str
    totals: Totals
    scopes: tuple[Scope, ...]
    scope2_location: Scope
    methods: tuple[MethodShare, ...]
    quality: float
    computed_categories: int
    base_year: BaseYear
    targets: tuple[Target, ...]
    power: Power
    contracts: tuple[Contract, ...]
    offsets: tuple[OffsetRow, ...]
    zones: tuple[ZoneRow, ...]
    pillars: tuple[Pillar, ...]
    remarks: tuple[Remark, ...]
    signature: Signature
    notes: tuple[Text, ...] = ()
