"""Green power and credits on sale: what each is, from where, at which price."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sim_core.carbon.credits import Project
from sim_core.carbon.factors import Factor
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.text import Text

VOLUME, SHARE = "volume", "share"
# The family of activities of a contract's power in the books: contract/<offer>.
CONTRACT = "contract"
WORDS = ("name", "about", "source")


@dataclass(frozen=True)
class Offer:
    """Green power that can be signed for; `basis` is volume or share."""

    id: str
    name: Text
    about: Text
    kind: str
    basis: str
    first_year: int
    least_years: int
    most_years: int
    mwh_per_year: float
    premium_yuan_per_mwh: float
    t_per_mwh: float
    exit_share: float
    is_additional: bool
    is_traceable: bool
    is_near: bool
    is_hourly: bool
    sources: Mapping[str, str]

    @property
    def is_sound(self) -> bool:
        """Additional, traceable and near: the three marks of quality."""
        return self.is_additional and self.is_traceable and self.is_near

    @property
    def factor(self) -> Factor:
        """What a MWh of the contract emits, as a row of the registry."""
        cited, _, note = self.sources["t_per_mwh"].partition(": ")
        grade = "C" if cited == "team_assumption" else "B"
        return Factor(
            f"{CONTRACT}.{self.id}", self.t_per_mwh, "t CO2e/MWh", cited,
            self.first_year, "china", "direct", grade, note=note,
        )  # fmt: skip


@cache
def offers() -> Mapping[str, Offer]:
    """All contracts by id, in the order of their table."""
    return {row["id"]: _offer(row) for row in carbon_table("market")["offer"]}


def _offer(row: Mapping[str, Any]) -> Offer:
    values = {key: value for key, value in row.items() if key not in WORDS}
    return Offer(
        name=text_of(row["name"]),
        about=text_of(row["about"]),
        sources=row["source"],
        **values,
    )


@cache
def projects() -> Mapping[str, Project]:
    """All projects that sell credits by id, in the order of their table."""
    return {
        row["id"]: Project(**{k: v for k, v in row.items() if k not in WORDS})
        for row in carbon_table("credits")["project"]
    }


@cache
def market_names() -> Mapping[str, Text]:
    """Names of contracts and projects by id."""
    rows = (*carbon_table("market")["offer"], *carbon_table("credits")["project"])
    return {row["id"]: text_of(row["name"]) for row in rows}


def offer_of(activity: str) -> Offer | None:
    """The offer behind an activity contract/<offer>, or None."""
    family, _, id = activity.partition("/")
    return offers().get(id) if family == CONTRACT else None
