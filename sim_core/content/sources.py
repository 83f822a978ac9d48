"""Every number of a technology names a source that exists."""

from sim_core.content.document import Fault, Loc
from sim_core.content.nearest import Near
from sim_core.content.technology import Technology

ASSUMPTION = "team_assumption"
NUMBERS = (
    "capex_yuan",
    "upgrade_capex_yuan",
    "fixed_om_yuan_per_year",
    "variable_om_yuan_per_mwh",
    "lifetime_years",
    "build_days",
    "embodied_tco2e",
    "jobs",
    "revenue_yuan_per_year",
)


def source_faults(
    technology: Technology, known: frozenset[str], loc: Loc = ()
) -> list[Fault]:
    """Numbers without a source, sources that do not exist, and sources of nothing."""
    given = [key for key in NUMBERS if key in technology.model_fields_set]
    faults = [
        Fault((*loc, key), f'the number "{key}" has no source', _how(key))
        for key in given
        if key not in technology.sources
    ]
    faults += [
        Fault((*loc, "params", key), f'the number "{key}" has no source', _how(key))
        for key in technology.params
        if key not in technology.sources
    ]
    numbers = {*given, *technology.params, *technology.options}
    for key, cited in technology.sources.items():
        faults += _citation_faults((*loc, "sources", key), cited, known)
        if key not in numbers:
            message = f'there is no number "{key}" to cite a source for'
            faults.append(
                Fault(
                    (*loc, "sources", key),
                    message,
                    Near(key, tuple(numbers)),
                    at_key=True,
                )
            )
    return faults


def _how(key: str) -> str:
    return f'name it in [technology.sources]: {key} = "source_id: where in it"'


def _citation_faults(loc: Loc, cited: str, known: frozenset[str]) -> list[Fault]:
    source, _, note = cited.partition(":")
    if source == ASSUMPTION:
        if note.strip():
            return []
        return [Fault(loc, "a team assumption needs its reason after a colon")]
    if source in known:
        return []
    return [Fault(loc, f'no source "{source}"', Near(source, tuple(known)))]
