"""Names of the figures that goals and tutorial steps may use."""

from collections.abc import Iterable

from sim_core.content.nearest import Near, nearest

SUMMED = (
    "avoided_t",
    "biogenic_t",
    "carbon_free_mwh",
    "contract_mwh",
    "curtailed_mwh",
    "demand_mwh",
    "expense_yuan",
    "generation_mwh",
    "gross_t",
    "heat_demand_mwh",
    "heat_served_share",
    "heat_unserved_mwh",
    "import_mwh",
    "income_yuan",
    "net_t",
    "offsets_t",
    "operations_t",
    "re100_share",
    "renewable_mwh",
    "renewable_share",
    "scope1_t",
    "scope2_location_t",
    "scope2_market_t",
    "scope3_t",
    "served_share",
    "sinks_t",
    "tco2e_per_head",
    "unserved_mwh",
)
STANDING = (
    "budget_yuan",
    "emitted_t",
    "jobs",
    "knowledge",
    "removed_t",
    "residents",
    "support",
)
NAMES = tuple(sorted(SUMMED + STANDING))
FAMILIES = {"built": "technology", "in_service": "model"}


def kpi_fault(
    kpi: str, technologies: Iterable[str], models: Iterable[str]
) -> tuple[str, str | Near] | None:
    """Message and hint for a name that is no figure, or None."""
    family, colon, what = kpi.partition(":")
    if not colon and kpi in NAMES:
        return None
    if family not in FAMILIES:
        return _unknown(family, what)
    known = sorted(set(technologies if family == "built" else models))
    if what in known:
        return None
    message = f'no {FAMILIES[family]} "{what}" in the figure "{kpi}"'
    return message, Near(what, tuple(known))


def _unknown(name: str, what: str) -> tuple[str, str | Near]:
    near = nearest(name, FAMILIES if what else NAMES)
    if what:
        families = " or ".join(f"{key}:{word}" for key, word in FAMILIES.items())
        hint = f'did you mean "{near}:{what}"?' if near else f"there is {families}"
        return f'no figure "{name}:{what}"', hint
    return f'no figure "{name}"', Near(name, NAMES)
