"""The data sheet of one thing that can be built or planted."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sim_core.content.base import Bilingual, Doc, Record, Slug

Ground = Literal[
    "sand",
    "grass",
    "lush",
    "dry",
    "rock",
    "basalt",
    "marsh",
    "field",
    "dirt",
    "shallows",
    "sea",
    "river",
    "lake",
]
Pillar = Literal["town", "move", "power", "industry", "nature", "remove", "zone"]
Layer = Literal["tile", "roof", "road"]
Model = Literal[
    "home",
    "place",
    "thermal",
    "solar",
    "wind",
    "hydro",
    "battery",
    "reservoir",
    "flexible",
    "heat_network",
    "heat_pump",
    "heat_store",
    "waste_heat",
    "electrolyser",
    "fuel_cell",
    "hydrogen_store",
    "cable",
    "fleet",
    "vehicles",
    "data_centre",
    "forest",
    "mangrove",
    "wetland",
    "grassland",
    "nature",
    "waste",
    "passive",
]
NATURE_MODELS = ("forest", "mangrove", "wetland", "grassland", "nature")

Side = Annotated[int, Field(ge=1, le=4)]
Amount = Annotated[float, Field(ge=0.0, le=1e12)]


class Technology(Record):
    """Costs, performance and place of a technology; every number names its source."""

    id: Annotated[Slug, Doc("Name in files.", "文件中的代号。", example='"farm_pv"')]
    name: Annotated[Bilingual, Doc("Shown name.", "显示名称。")]
    about: Annotated[Bilingual, Doc("One plain sentence.", "一句通俗的说明。")]
    pillar: Annotated[Pillar, Doc("Page of the palette.", "建造面板的分类。")]
    sprite: Annotated[str, Doc("Picture of the atlas.", "图集中的图片名。")]
    model: Annotated[Model, Doc("How it works.", "运行模型。")]
    layer: Annotated[Layer, Doc("What it stands on.", "所在图层。")] = "tile"
    footprint: Annotated[
        tuple[Side, Side], Doc("Width and depth.", "占地的宽与深。", "tile")
    ] = (1, 1)
    ground: Annotated[
        tuple[Ground, ...], Doc("Land it may stand on.", "可建的地面。")
    ] = ()
    buildable: Annotated[bool, Doc("In the palette.", "可由玩家建造。")] = True
    on: Annotated[tuple[Slug, ...], Doc("Hosts of a roof.", "屋顶的宿主建筑。")] = ()
    upgrades: Annotated[tuple[Slug, ...], Doc("What it may become.", "可升级为。")] = ()
    needs_road: Annotated[bool, Doc("Needs a road beside it.", "须临路。")] = False
    capex_yuan: Annotated[Amount, Doc("Price of one.", "单个造价。", "yuan")]
    upgrade_capex_yuan: Annotated[
        Amount | None, Doc("Price as an upgrade.", "作为升级的造价。", "yuan")
    ] = None
    fixed_om_yuan_per_year: Annotated[
        Amount, Doc("Upkeep.", "固定运维费。", "yuan/year")
    ] = 0.0
    variable_om_yuan_per_mwh: Annotated[
        float, Doc("Operation.", "可变运维费。", "yuan/MWh"), Field(ge=-1e6, le=1e6)
    ] = 0.0
    lifetime_years: Annotated[
        float, Doc("Service life.", "使用寿命。", "year"), Field(gt=0.0, le=1000.0)
    ]
    build_days: Annotated[
        float, Doc("Time to build.", "建设天数。", "day"), Field(ge=0.0, le=3650.0)
    ]
    embodied_tco2e: Annotated[
        Amount, Doc("Carbon of building it.", "隐含碳。", "t CO2e")
    ] = 0.0
    jobs: Annotated[Amount, Doc("People employed.", "就业岗位。", "person")] = 0.0
    revenue_yuan_per_year: Annotated[
        Amount, Doc("Sales and tourism.", "销售与旅游收入。", "yuan/year")
    ] = 0.0
    params: Annotated[
        Mapping[str, float], Doc("Numbers of the model.", "模型参数。")
    ] = Field(default_factory=dict)
    options: Annotated[
        Mapping[str, str], Doc("Choices of the model.", "模型选项。")
    ] = Field(default_factory=dict)
    sources: Annotated[
        Mapping[str, str], Doc("Source of each number.", "每个数值的来源。")
    ] = Field(default_factory=dict)
