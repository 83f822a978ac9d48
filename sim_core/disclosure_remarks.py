"""What the auditor says of a year, worked out from its own figures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.disclosure import (
    BAD,
    GOOD,
    NOT_ESTIMATED,
    NOTE,
    WARN,
    Disclosure,
    Pillar,
    Remark,
    Scope,
    ZoneRow,
)
from sim_core.growth import NATURE_MODELS
from sim_core.ledger import REMOVAL
from sim_core.text import Text

if TYPE_CHECKING:
    from sim_core.session import Session

# Quality of a home, as its sheet tells it.
REBUILT, RETROFITTED = 2.0, 3.0
LISTED = {"zh": "、", "en": ", "}


def remarks_of(session: "Session", report: Disclosure) -> Disclosure:
    """The report with shares of each scope filled in and its remarks."""
    gross_t = report.totals.gross.t
    scopes = tuple(_with_share(scope, gross_t) for scope in report.scopes)
    report = replace(
        report,
        scopes=scopes,
        scope2_location=_with_share(report.scope2_location, gross_t),
    )
    found = (
        _completeness(report),
        _data_quality(report),
        *_offsets(report),
        _contracts(report),
        *_wording(report),
        _consistency(session, report),
        _sinks(session, report),
        _range(report),
    )
    return replace(report, remarks=found)


def _with_share(scope: Scope, gross_t: float) -> Scope:
    share = scope.tonnes.t / gross_t if gross_t else 0.0
    return replace(scope, share_of_gross=share)


def _remark(name: str, level: str, **values: object) -> Remark:
    words = carbon_table("audit")["remark"][name]
    return Remark(name, level, text_of(words["title"]), text_of(words[level], **values))


def _t(value: float) -> str:
    return f"{value:,.0f}"


def _completeness(report: Disclosure) -> Remark:
    parts = report.scopes[2].categories
    missing = [part for part in parts if part.status == NOT_ESTIMATED]
    if not missing:
        rest = len(parts) - report.computed_categories
        return _remark(
            "completeness", GOOD, computed=report.computed_categories, applicable=rest
        )
    words = carbon_table("audit")["remark"]["completeness"]
    names = {
        language: sign.join(part.name.in_(language) for part in missing)
        for language, sign in LISTED.items()
    }
    filled = [
        words[WARN][language].format(
            computed=report.computed_categories,
            missing=len(missing),
            names=names[language],
        )
        for language in ("zh", "en")
    ]
    return Remark("completeness", WARN, text_of(words["title"]), Text(*filled))


def _data_quality(report: Disclosure) -> Remark:
    rules = carbon_table("audit")["remark"]["data_quality"]
    scope3 = report.scopes[2]
    by_activity = 0.0
    for part in scope3.categories:
        by_activity += sum(m.t for m in part.methods if m.method == "activity")
    share = by_activity / scope3.tonnes.t if scope3.tonnes.t else 1.0
    is_good = share >= rules["limit_share"] or report.quality <= rules["limit_quality"]
    return _remark(
        "data_quality",
        GOOD if is_good else WARN,
        activity=f"{share:.0%}",
        quality=f"{report.quality:.1f}",
    )


def _offsets(report: Disclosure) -> Iterator[Remark]:
    bought_t = sum(row.bought_t for row in report.offsets)
    counted_t = sum(row.counted_t for row in report.offsets)
    level = GOOD if not bought_t else NOTE if counted_t >= bought_t else BAD
    yield _remark("offsets", level, bought=_t(bought_t), counted=_t(counted_t))


def _contracts(report: Disclosure) -> Remark:
    energy = sum(row.energy_mwh for row in report.contracts)
    weak = sum(
        row.energy_mwh
        for row in report.contracts
        if not (row.is_additional and row.is_traceable and row.is_near)
    )
    level = NOTE if not energy else WARN if weak else GOOD
    return _remark("contracts", level, energy=_t(energy), weak=_t(weak))


def _wording(report: Disclosure) -> Iterator[Remark]:
    """Greenwash: contracts told as cuts, and net zero that rests on offsets."""
    gap_t = report.scope2_location.tonnes.t - report.scopes[1].tonnes.t
    cut = _cut_share(report)
    needed = carbon_table("audit")["neutrality"]["cut_before_offsets_share"]
    before_t = report.totals.gross.t - report.totals.sinks_t
    bought_t = sum(row.bought_t for row in report.offsets)
    is_claimed = before_t - bought_t <= 0.0 < before_t
    if is_claimed and cut < needed:
        yield _remark("wording", BAD, cut=f"{cut:.0%}")
    elif gap_t > 0.0:
        yield _remark("wording", WARN, gap=_t(gap_t))
    else:
        yield _remark("wording", GOOD)


def _cut_share(report: Disclosure) -> float:
    """Scopes 1 and 2 against as many days of the base year."""
    days = report.last_day - report.first_day + 1
    base_t = report.targets[0].base_t * days / DAYS_PER_YEAR
    return 1.0 - report.totals.operations.t / base_t if base_t else 0.0


def _consistency(session: "Session", report: Disclosure) -> Remark:
    """Whether the rows of the books add up to the figures the goals use."""
    days = report.last_day - report.first_day + 1
    gap_t = 0.0
    for name, scope in zip(
        ("scope1_t", "scope2_market_t", "scope3_t"), report.scopes, strict=True
    ):
        figure = session.ledger.figure(name, report.last_day, days)
        gap_t = max(gap_t, abs(figure - scope.tonnes.t))
    rules = carbon_table("audit")["remark"]["consistency"]
    scale_t = max(report.totals.gross.t, 1.0)
    level = GOOD if gap_t <= rules["limit_t"] * scale_t else BAD
    return _remark("consistency", level, gap=f"{gap_t:.1f}")


def _sinks(session: "Session", report: Disclosure) -> Remark:
    """What was taken up, and what fire, storm and pests gave back."""
    amounts = session.ledger.amounts(report.first_day, report.last_day)
    lost_t = 0.0
    for number, account in enumerate(session.ledger.accounts):
        if account.kind == REMOVAL:
            lost_t -= min(float(amounts[number]), 0.0)
    sinks = _t(report.totals.sinks_t)
    return _remark("sinks", WARN if lost_t else GOOD, sinks=sinks, lost=_t(lost_t))


def _range(report: Disclosure) -> Remark:
    gross = report.totals.gross
    return _remark("range", NOTE, low=_t(gross.low_t), high=_t(gross.high_t))


def pillars_of(session: "Session", sinks_t: float) -> tuple[Pillar, ...]:
    """Homes rebuilt, hectares of nature, zones that passed."""
    words = carbon_table("audit")["pillar"]
    homes, rebuilt, near = _households(session)
    nature_ha = _nature_ha(session)
    zone = words["zone"]
    return (
        Pillar(
            "town", text_of(words["town"]["name"]), rebuilt, homes,
            "households", text_of(words["town"]["note"], near=_t(near)),
        ),
        Pillar(
            "nature", text_of(words["nature"]["name"]), nature_ha, nature_ha,
            "ha", text_of(words["nature"]["note"], sinks=_t(sinks_t)),
        ),
        Pillar("zone", text_of(zone["name"]), 0.0, 0.0, "zones", text_of(zone["note"])),
    )  # fmt: skip


def with_zones(report: Disclosure, rows: tuple[ZoneRow, ...]) -> Disclosure:
    """The disclosure with demonstration zones, and how many of them passed."""
    passed = float(sum(row.verdict == "passed" for row in rows))
    pillars = tuple(
        replace(one, value=passed, of=float(len(rows))) if one.id == "zone" else one
        for one in report.pillars
    )
    return replace(report, zones=rows, pillars=pillars)


def _counts(session: "Session") -> Iterator[tuple[int, str]]:
    working = session.state.buildings.in_service(session.state.day)
    tech = session.state.buildings.tech[working]
    for row in np.unique(tech):
        yield int(np.count_nonzero(tech == row)), session.catalogue.ids[int(row)]


def _households(session: "Session") -> tuple[float, float, float]:
    """Households in all; of the player's orders rebuilt or better, and retrofitted."""
    ordered = list(_homes(session, is_ordered=True))
    before = sum(households for households, _ in _homes(session, is_ordered=False))
    return (
        before + sum(households for households, _ in ordered),
        sum(households for households, quality in ordered if quality >= REBUILT),
        sum(households for households, quality in ordered if quality >= RETROFITTED),
    )


def _homes(session: "Session", *, is_ordered: bool) -> Iterator[tuple[float, float]]:
    """Households and quality of homes that work, the player's or the level's own."""
    buildings = session.state.buildings
    mine = buildings.in_service(session.state.day)
    mine &= (buildings.started_day >= 0) == is_ordered
    for row in buildings.tech[mine]:
        item = session.catalogue.technologies[int(row)]
        if item.model == "home":
            yield item.params["households"], item.params["quality"]


def _nature_ha(session: "Session") -> float:
    total = 0.0
    for count, kind in _counts(session):
        item = session.catalogue.get(kind)
        if item.model in NATURE_MODELS:
            total += count * item.params["area_ha"]
    return total
