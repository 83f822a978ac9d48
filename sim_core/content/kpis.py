"""Names of the figures that goals and tutorial steps may use."""

from collections.abc import Iterable

from sim_core.content.nearest import did_you_mean

SUMMED = (
    "curtailed_mwh",
    "demand_mwh",
    "expense_yuan",
    "generation_mwh",
    "gross_t",
    "import_mwh",
    "income_yuan",
    "net_t",
    "operations_t",
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
    "knowledge",
    "removed_t",
    "residents",
    "support",
)
NAMES = tuple(sorted(SUMMED + STANDING))
PATTERNS = ("built:TECHNOLOGY", "in_service:MODEL")


def kpi_fault(
    kpi: str, technologies: Iterable[str], models: Iterable[str]
) -> tuple[str, str] | None:
    """Message and hint for a name that is no figure, or None."""
    name, colon, what = kpi.partition(":")
    if not colon:
        return None if kpi in NAMES else _unknown(kpi)
    if name == "built":
        known, label = sorted(technologies), "technology"
    elif name == "in_service":
        known, label = sorted(set(models)), "model"
    else:
        return _unknown(kpi)
    if what in known:
        return None
    return f'no {label} "{what}" in the figure "{kpi}"', did_you_mean(what, known)


def _unknown(kpi: str) -> tuple[str, str]:
    hint = did_you_mean(kpi, NAMES)
    return f'no figure "{kpi}"', hint or f"or one of {', '.join(PATTERNS)}"
