"""Contracts and credits of a year as the disclosure shows them, with their marks."""

from typing import TYPE_CHECKING

from sim_core.books_green import is_contract, kept_share
from sim_core.carbon.market import Offer, market_names, offer_of
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.disclosure import Contract, OffsetRow
from sim_core.offsets import Offset
from sim_core.pathway_neutral import offsets_in
from sim_core.text import Text

if TYPE_CHECKING:
    from sim_core.session import Session

MARKS = ("is_additional", "is_traceable", "is_near")
LISTED = {"zh": "、", "en": ", "}


def contract_rows(session: "Session", first: int, last: int) -> tuple[Contract, ...]:
    """Power that arrived under each contract, largest first. [MWh]"""
    amounts = session.ledger.amounts(first, last)
    found: dict[str, float] = {}
    for number, account in enumerate(session.ledger.accounts):
        if is_contract(account) and amounts[number]:
            kept = kept_share(session.catalogue.get(account.place))
            mwh = float(amounts[number]) * kept
            found[account.activity] = found.get(account.activity, 0.0) + mwh
    ordered = sorted(found, key=lambda activity: (-found[activity], activity))
    return tuple(_contract(activity, found[activity]) for activity in ordered)


def _contract(activity: str, energy_mwh: float) -> Contract:
    offer = offer_of(activity)
    assert offer is not None
    return Contract(
        offer.id,
        offer.name,
        energy_mwh,
        offer.t_per_mwh,
        offer.is_additional,
        offer.is_traceable,
        offer.is_near,
        contract_verdict(offer),
    )


def contract_verdict(offer: Offer) -> Text:
    """What the auditor says of its three marks."""
    words = carbon_table("audit")["verdict"]
    factor = f"{offer.t_per_mwh:g}"
    missing = [words["mark"][name] for name in MARKS if not getattr(offer, name)]
    if not missing:
        return text_of(words["sound"], factor=factor)
    told = {
        language: words["weak"][language].format(
            factor=factor, missing=sign.join(mark[language] for mark in missing)
        )
        for language, sign in LISTED.items()
    }
    return text_of(told)


def offset_rows(session: "Session", first: int, last: int) -> tuple[OffsetRow, ...]:
    """Credits bought in the year, and how many may be set against its residual."""
    return tuple(_offset(offset) for offset in offsets_in(session, first, last))


def _offset(offset: Offset) -> OffsetRow:
    project = offset.project
    words = carbon_table("audit")["verdict"][offset.verdict]
    needed = float(carbon_table("credits")["rule"]["cut_before_share"])
    return OffsetRow(
        project.id,
        market_names()[project.id],
        project.kind,
        offset.bought_t,
        offset.counted_t,
        project.quality,
        project.permanence_years,
        project.buffer_share,
        text_of(
            words,
            quality=f"{project.quality:.0f}",
            years=f"{project.permanence_years:,.0f}",
            bought=f"{offset.bought_t:,.0f}",
            counted=f"{offset.counted_t:,.0f}",
            needed=f"{needed:.0%}",
        ),
    )
