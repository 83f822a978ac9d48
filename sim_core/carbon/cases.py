"""Worked emission cases, told apart by the keys of their inputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sim_core.carbon.asked import Asked
from sim_core.carbon.factors import Factor, read_factors
from sim_core.carbon.families import Family, family_of, nearest_family, renamed
from sim_core.errors import IslandError


@dataclass(frozen=True)
class Answer:
    """Results by name, and the factors behind them."""

    result: Mapping[str, float]
    factors: tuple[Factor, ...] = ()


def is_case(inputs: Mapping[str, Any]) -> bool:
    """Whether the inputs have the keys of a family."""
    return family_of(renamed(inputs)) is not None


def answer(inputs: Mapping[str, Any]) -> Answer:
    """Work out one case; an IslandError names everything that is wrong with it."""
    given = renamed(inputs)
    family = family_of(given)
    if family is None:
        raise IslandError(_no_family(given))
    asked = Asked(read_factors(), given)
    for key in sorted(given.keys() - family.needs - family.may):
        asked.fault(f'there is no key "{key:.40}" beside {_keys(family)}')
    result = family.work(asked)
    if not all(isfinite(value) for value in result.values()):
        asked.fault("the result is beyond measure; is an amount in the wrong unit?")
    asked.refuse()
    return Answer(result, tuple(asked.used.values()))


def _keys(family: Family) -> str:
    return ", ".join(sorted(family.needs | family.may))


def _no_family(given: Mapping[str, Any]) -> str:
    near = nearest_family(given)
    if not near.needs & given.keys():
        return f"no family of cases has the inputs {', '.join(sorted(given)) or 'none'}"
    missing = ", ".join(sorted(near.needs - given.keys()))
    extra = ", ".join(sorted(given.keys() - near.needs - near.may))
    unknown = f"; unknown: {extra}" if extra else ""
    return f"the case lacks {missing}{unknown}"
