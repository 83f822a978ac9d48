"""Tables of carbon accounting: words, rules and default activities, read once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import tomli

from sim_core.paths import DATA
from sim_core.text import Text


@cache
def carbon_table(name: str) -> Mapping[str, Any]:
    """The table sim_core/data/carbon/<name>.toml."""
    path = DATA / "carbon" / f"{name}.toml"
    table: Mapping[str, Any] = tomli.loads(path.read_text(encoding="utf-8"))
    return table


def text_of(words: Mapping[str, str], **values: object) -> Text:
    """Words in both languages with their gaps filled."""
    return Text(words["zh"].format(**values), words["en"].format(**values))


@cache
def categories() -> Mapping[str, Mapping[str, Any]]:
    """Parts of an inventory by id, in the order of the report."""
    return {row["id"]: row for row in carbon_table("scopes")["category"]}
