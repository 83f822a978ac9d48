"""`describe`: the reference of levels, written from the records that read them."""

import argparse
import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from sim_core.calendar import Date
from sim_core.content.base import Doc, Slug, Words
from sim_core.content.faults import record_in
from sim_core.content.kpis import FAMILIES, STANDING, SUMMED
from sim_core.content.level import Level
from sim_core.content.levelmap import LAND_CLASSES, LARGEST, SMALLEST
from sim_core.errors import IslandError
from sim_core.paths import LEVELS
from sim_core.text import Text

README = LEVELS / "README.md"
SCHEMA = LEVELS / "schema" / "level.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
INTRODUCTION = """# Levels 关卡

A level is one TOML file. `python3 run.py level check FILE` tells every fault with its
line, column and a way out; `#:schema ../schema/level.schema.json` on the first line
gives most editors the same knowledge. This page is written by
`python3 run.py level describe`; do not edit it by hand.

关卡是一个 TOML 文件。
`python3 run.py level check 文件` 会一次列出全部错误及其行列与改法；
首行写上 `#:schema ../schema/level.schema.json`，多数编辑器即可边写边查。
本页由 `python3 run.py level describe` 生成，请勿手改。

A required key says "required"; every other has the default shown. Texts are always
`{ zh = "…", en = "…" }`. Tiles are `[column, row]` from the north-west corner,
which is `[0, 0]`; a tile is one hectare. The calendar has 365 days a year.

“必填”之外的键都有默认值。文字一律写 `{ zh = "…", en = "…" }`。
格子为 `[列, 行]`，西北角是 `[0, 0]`，一格一公顷。一年恒为 365 天。
"""
LAND_ZH = {
    "sea": "深海",
    "shallows": "浅海",
    "sand": "沙地",
    "grass": "草地",
    "lush": "茂草",
    "dry": "干草",
    "rock": "岩石",
    "basalt": "玄武岩",
    "marsh": "沼泽",
    "field": "农田",
    "dirt": "裸土",
    "river": "河",
    "lake": "湖",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if out of date"
    )


def main(arguments: argparse.Namespace) -> int:
    pages = {README: readme(), SCHEMA: schema()}
    stale = [path for path, text in pages.items() if _stored(path) != text]
    if arguments.check and stale:
        names = ", ".join(path.relative_to(LEVELS.parent).as_posix() for path in stale)
        raise IslandError(
            f"out of date: {names}\n    run: python -m tools level describe"
        )
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(LEVELS.parent).as_posix()}")
    if not stale:
        print("up to date")
    return 0


def _stored(path: Any) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def schema() -> str:
    """JSON Schema (draft 2020-12) of a level's file."""
    described = {"$schema": DRAFT} | Level.model_json_schema(by_alias=True)
    # Editors point at it with a key of their own, which TOML has as a comment.
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def readme() -> str:
    tables = [table(model, place) for model, place in records(Level, "")]
    return "\n".join([INTRODUCTION, *tables, signs(), figures()])


def records(model: type[BaseModel], place: str) -> Iterator[tuple[Any, str]]:
    """Every record of a level with its place in the file, outer ones first."""
    yield model, place
    for key, info in fields_of(model):
        inner = record_in(info.annotation)
        if inner is None or inner is Words:
            continue
        many = get_origin(info.annotation) is tuple
        path = f"{place}.{key}" if place else key
        yield from records(inner, f"{path}[]" if many else path)


def fields_of(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    return [(info.alias or name, info) for name, info in model.model_fields.items()]


def table(model: type[BaseModel], place: str) -> str:
    """The keys of one record."""
    heading = place or "top"
    doc = (model.__doc__ or "").strip().splitlines()[0]
    lines = [
        f"## `{heading}`\n",
        f"{doc}\n",
        "| key 键 | value 值 | unit 单位 | default 默认 | meaning | 说明 |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(row(key, info) for key, info in fields_of(model)), ""])


def row(key: str, info: FieldInfo) -> str:
    doc = next(item for item in info.metadata if isinstance(item, Doc))
    value = kind(info.annotation) + bounds(info.metadata)
    example = f" Example: `{doc.example}`." if doc.example else ""
    cells = (
        f"`{key}`",
        value,
        doc.unit or "–",
        default(info),
        doc.en + example,
        doc.zh,
    )
    return f"| {' | '.join(cells)} |"


def kind(annotation: Any) -> str:
    """The form of a value in plain words."""
    arguments = [part for part in get_args(annotation) if part is not type(None)]
    origin = get_origin(annotation)
    plain = {int: "whole number", float: "number", str: "text", bool: "true or false"}
    plain |= {Text: "zh and en", Date: "date"}
    if annotation in plain:
        return plain[annotation]
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in arguments)
    if origin is tuple and record_in(annotation) is not None:
        return "list of tables"
    if origin is tuple:
        return _kind_of_tuple(arguments[0])
    if origin is not None and arguments:
        return kind(arguments[0])
    return "table"


def _kind_of_tuple(item: Any) -> str:
    if item is str:
        return "rows of signs"
    if item == Slug:
        return "list of ids"
    return "list of tiles" if get_origin(item) is tuple else "`[column, row]`"


def bounds(metadata: list[Any]) -> str:
    """Limits as they stand on the field."""
    said = []
    for sign, name in (("≥", "ge"), (">", "gt"), ("≤", "le"), ("<", "lt")):
        for item in metadata:
            value = getattr(item, name, None)
            if value is not None:
                said.append(f"{sign} {_number(value)}")
    for words, name in (("at least", "min_length"), ("at most", "max_length")):
        for item in metadata:
            value = getattr(item, name, None)
            if value is not None:
                said.append(f"{words} {value:,}")
    return f", {', '.join(said)}" if said else ""


def _number(value: float) -> str:
    """Thousands apart, but years as they are written."""
    return f"{value:.0f}" if abs(value) < 10_000 else f"{value:,.0f}"


def default(info: FieldInfo) -> str:
    value = info.default
    if value is PydanticUndefined:
        return "**required 必填**"
    if value is None or value == ():
        return "none 无"
    return f"`{json.dumps(value)}`"


def signs() -> str:
    """Ground and height signs."""
    lands = [
        f"| `{sign}` | {name} | {LAND_ZH[name]} |"
        for sign, name in LAND_CLASSES.items()
    ]
    return "\n".join(
        [
            "## Signs of the map 地图符号\n",
            f"A map has {SMALLEST} to {LARGEST} columns and rows; all rows are equally "
            "long, and heights have the size of the tiles.\n",
            "| sign 符号 | ground | 地面 |",
            "|---|---|---|",
            *lands,
            "\nHeights 高度: `0`–`4`; `a`–`d` is a ramp from 0–3 up one. "
            "A ramp has the upper level on one side and the lower one opposite. "
            "Sea lies at 0.",
            "高度 `0`–`4`；`a`–`d` 为从 0–3 上升一级的坡，一侧须为高处，对侧须为低处；"
            "海面高度为 0。\n",
        ]
    )


def figures() -> str:
    """Names for `kpi`."""
    families = [f"`{key}:{word.upper()}`" for key, word in FAMILIES.items()]
    return "\n".join(
        [
            "## Figures 指标\n",
            "Summed or averaged over `over_days` (0 is yesterday alone) "
            f"按天累计或平均: {_listed(SUMMED)}\n",
            f"Standing today 当日状态: {_listed(STANDING)}\n",
            f"Counted 计数: {', '.join(families)}. `built` counts what the player "
            "ordered, `in_service` everything that works. "
            "`built` 只数玩家所建，`in_service` 数全部在运行者。\n",
        ]
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
