"""A level as frozen records, as the designer's TOML gives it."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sim_core.content.base import (
    LARGEST_WHOLE,
    Bilingual,
    Day,
    Doc,
    Record,
    Slug,
)
from sim_core.content.levelmap import LevelMap

FORMAT = 1
Side = Annotated[int, Field(ge=0, le=63)]
Tile = tuple[Side, Side]
Tiles = Annotated[tuple[Tile, ...], Field(min_length=1, max_length=4096)]
Year = Annotated[int, Field(ge=1800, le=2300)]
Days = Annotated[int, Field(ge=0, le=36500)]


class Placed(Record):
    """One building that stands when the level begins."""

    kind: Annotated[Slug, Doc("Technology id.", "技术代号。", example='"coal_plant"')]
    at: Annotated[
        Tile,
        Doc("Column and row of its north-west tile.", "西北角的列与行。", "tile"),
    ]
    built: Annotated[Year, Doc("Year it was built.", "建成年份。", "year")] = 2000


class Group(Record):
    """Many buildings of one kind: a street, a quarter, a wood."""

    kind: Annotated[Slug, Doc("Technology id.", "技术代号。", example='"road"')]
    tiles: Annotated[Tiles, Doc("Column and row of each.", "每座的列与行。", "tile")]
    built: Annotated[Year, Doc("Year they were built.", "建成年份。", "year")] = 2000


class Habitat(Record):
    """Living land that is there when the level begins, one hectare a tile."""

    kind: Annotated[
        Slug, Doc("Nature technology id.", "自然类技术代号。", example='"mangrove"')
    ]
    tiles: Annotated[Tiles, Doc("Column and row of each.", "每格的列与行。", "tile")]
    age_years: Annotated[
        int, Doc("Age at the start.", "开局时的树龄。", "year"), Field(ge=0, le=500)
    ] = 0


class Feature(Record):
    """Something to look at that is neither ground nor building."""

    kind: Annotated[Literal["cave", "ruins"], Doc("What it is.", "种类。")]
    at: Annotated[Tile, Doc("Column and row.", "列与行。", "tile")]


class Town(Record):
    """People and purse at the start, and how far the purse may fall."""

    residents: Annotated[
        int,
        Doc("People at the start.", "开局居民数。", "person"),
        Field(ge=0, le=1_000_000),
    ]
    coins: Annotated[
        float,
        Doc("Purse; a coin is 1,000 yuan.", "金币，一枚合一千元。", "1,000 yuan"),
        Field(ge=0, le=10_000_000),
    ]
    support: Annotated[
        float,
        Doc("Support at the start.", "开局支持度。", "0–100"),
        Field(gt=0, le=100),
    ] = 60.0
    knowledge: Annotated[
        float, Doc("Knowledge points.", "知识点。", "point"), Field(ge=0, le=1e6)
    ] = 0.0
    debt_limit_coins: Annotated[
        float,
        Doc(
            "Debt at which the mandate ends.",
            "负债到此则任期结束。",
            "1,000 yuan",
        ),
        Field(gt=0, le=10_000_000),
    ] = 20_000.0
    carbon_budget_t: Annotated[
        float | None,
        Doc(
            "Tonnes in the jar; without it, the world's share per head.",
            "碳预算；不写则按世界人均份额。",
            "t CO2e",
        ),
        Field(gt=0, le=1e10),
    ] = None


class When(Record):
    """A named figure and its bound."""

    kpi: Annotated[
        str,
        Doc("Figure to watch.", "所看的指标。", example='"unserved_mwh"'),
        Field(min_length=1, max_length=80),
    ]
    over_days: Annotated[
        Days, Doc("Days summed up to today; 0 is now.", "累计天数，0 为当日。", "day")
    ] = 0
    at_least: Annotated[float | None, Doc("Lower bound.", "下限。", "the figure's")] = (
        None
    )
    at_most: Annotated[float | None, Doc("Upper bound.", "上限。", "the figure's")] = (
        None
    )
    relative_to_year: Annotated[
        Year | None,
        Doc(
            "The bound is a share of this year's figure.",
            "界限为该年数值的倍数。",
            "year",
        ),
    ] = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise PydanticCustomError(
                "one_bound", "needs either at_least or at_most, and not both"
            )
        return self


class Goal(Record):
    """What wins the level, together with the other goals."""

    id: Annotated[Slug, Doc("Name in files.", "文件中的代号。")]
    name: Annotated[Bilingual, Doc("Shown name.", "显示名称。")]
    when: Annotated[When, Doc("When it is reached.", "达成条件。")]
    also: Annotated[
        tuple[When, ...],
        Field(max_length=6),
        Doc(
            "What must hold on the same day, so that a goal is not bought with it; of "
            "buildings, on every day that `over_days` counts.",
            "同一天还须满足的条件，以免牺牲它来达成目标；若指建筑，"
            "则 `over_days` 所计的每一天都须满足。",
        ),
    ] = ()
    by: Annotated[Day | None, Doc("Last day for it.", "截止日期。", "date")] = None
    star: Annotated[
        Literal["carbon", "cost", "reliability", "support", "nature"] | None,
        Doc("Star it lights.", "点亮的星。"),
    ] = None

    @field_validator("also", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        """Levels of the first months have one table here, and so have their saves."""
        return (value,) if isinstance(value, dict) else value


class Done(Record):
    """When a tutorial step is over."""

    kpi: Annotated[
        str,
        Doc("Figure to watch.", "所看的指标。", example='"built:house_rebuilt"'),
        Field(min_length=1, max_length=80),
    ]
    at_least: Annotated[float, Doc("Lower bound.", "下限。", "the figure's")] = 1.0


class Step(Record):
    """One idea of the tutorial; may always be skipped."""

    id: Annotated[Slug, Doc("Name in files.", "文件中的代号。")]
    say: Annotated[Bilingual, Doc("What the guide says.", "向导的话。")]
    done: Annotated[Done, Doc("When it is over.", "完成条件。")]
    shows: Annotated[
        Slug | None,
        Doc(
            'What "Show me" takes in hand, or how the building it chooses may grow.',
            "点“带我看”时拿起的建筑，或所选建筑可升级成的建筑。",
            example='"pv_farm"',
        ),
    ] = None


class Event(Record):
    """Something that happens on a date whatever the player does."""

    kind: Annotated[
        Literal["heat_wave", "cold_wave", "calm", "storm"], Doc("What.", "种类。")
    ]
    on: Annotated[Day, Doc("First day.", "首日。", "date", "2024-07-12")]
    days: Annotated[int, Doc("Length.", "天数。", "day"), Field(ge=1, le=365)] = 1


class Level(Record):
    """An island, its town and what wins it."""

    format: Annotated[
        Literal[1], Doc("Number of this format.", "格式编号。", example="1")
    ]
    id: Annotated[
        Slug, Doc("Name in files.", "文件中的代号。", example='"first_light_bay"')
    ]
    name: Annotated[Bilingual, Doc("Shown name.", "显示名称。")]
    story: Annotated[Bilingual, Doc("Shown at the start.", "开场故事。")]
    seed: Annotated[
        int, Doc("Start of all chance.", "随机种子。"), Field(ge=0, le=LARGEST_WHOLE)
    ] = 1
    start: Annotated[Day, Doc("First day.", "首日。", "date", "2021-01-01")]
    end: Annotated[Day, Doc("Last day.", "末日。", "date", "2025-12-31")]
    climate: Annotated[
        Slug,
        Doc(
            "Profile in assets/climate.",
            "assets/climate 中的气候。",
            example='"qingyuan"',
        ),
    ]
    world: Annotated[
        Slug,
        Doc(
            "Prices and mainland grid, of sim_core/data/worlds.",
            "sim_core/data/worlds 中的价格与大陆电网。",
            example='"middle"',
        ),
    ]
    gwp: Annotated[
        Literal["AR4", "AR5", "AR6"],
        Doc("Set of warming potentials.", "全球增温潜势的版本。"),
    ] = "AR5"
    map: Annotated[LevelMap, Doc("Ground and heights.", "地面与高度。")]
    offers: Annotated[
        tuple[Slug, ...],
        Doc(
            "What the player may build or upgrade to; everything if left out.",
            "玩家可建造或升级的技术；不写则全部可用。",
            example='["pv_farm", "battery_small"]',
        ),
        Field(max_length=256),
    ] = ()
    market: Annotated[
        tuple[Slug, ...] | None,
        Doc(
            "Green power contracts and credit projects on sale; everything if left "
            "out, nothing if empty.",
            "在售的绿电合同与碳信用项目；不写则全部在售，空列表则都没有。",
            example='["hill_solar", "new_mangrove"]',
        ),
        Field(max_length=256),
    ] = None
    placed: Annotated[
        tuple[Placed, ...],
        Doc("Single buildings.", "单座建筑。"),
        Field(alias="building", max_length=4096),
    ] = ()
    groups: Annotated[
        tuple[Group, ...],
        Doc("Many buildings of a kind.", "成片的同类建筑。"),
        Field(alias="group", max_length=256),
    ] = ()
    habitats: Annotated[
        tuple[Habitat, ...],
        Doc("Living land.", "生境。"),
        Field(alias="habitat", max_length=256),
    ] = ()
    features: Annotated[
        tuple[Feature, ...],
        Doc("Sights.", "景物。"),
        Field(alias="feature", max_length=256),
    ] = ()
    town: Annotated[Town, Doc("People and purse.", "居民与财政。")]
    goals: Annotated[
        tuple[Goal, ...],
        Doc("All of them win the level.", "全部达成即获胜。"),
        Field(alias="goal", min_length=1, max_length=12),
    ]
    steps: Annotated[
        tuple[Step, ...],
        Doc("Tutorial, in order.", "教程，依次进行。"),
        Field(alias="step", max_length=5),
    ] = ()
    events: Annotated[
        tuple[Event, ...],
        Doc("Dated events.", "定日事件。"),
        Field(alias="event", max_length=256),
    ] = ()
    _path: str = PrivateAttr(default="")
    _text: str = PrivateAttr(default="")

    @property
    def path(self) -> str:
        """Its name below `levels`, such as campaign/first_light_bay, or its file."""
        return self._path or self.id

    def at_path(self, path: str) -> Self:
        self._path = path
        return self

    @property
    def text(self) -> str:
        """The TOML it was read from: a save keeps the level as it is played."""
        return self._text

    def from_text(self, text: str) -> Self:
        self._text = text
        return self

    def has_on_offer(self, technology: str) -> bool:
        """Whether the player may order it here."""
        return not self.offers or technology in self.offers

    def has_on_sale(self, name: str) -> bool:
        """Whether a contract or a project's credits can be bought here."""
        return self.market is None or name in self.market

    @cached_property
    def buildings(self) -> tuple[Placed, ...]:
        """Every building, those of groups after the single ones."""
        grouped = (
            Placed(kind=group.kind, at=tile, built=group.built)
            for group in self.groups
            for tile in group.tiles
        )
        return (*self.placed, *grouped)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the level says, whatever its comments and order of keys."""
        said = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
