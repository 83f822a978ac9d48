"""The ground of a level: one sign a tile, and one sign of height a tile."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from sim_core.content.base import Doc, Record

LAND_CLASSES = {
    ".": "sea",
    ",": "shallows",
    ":": "sand",
    "g": "grass",
    "l": "lush",
    "d": "dry",
    "o": "rock",
    "b": "basalt",
    "m": "marsh",
    "f": "field",
    "p": "dirt",
    "r": "river",
    "w": "lake",
}
WATER = ("sea", "shallows", "river", "lake")
FLAT_SIGNS = "01234"
RAMP_SIGNS = "abcd"
SMALLEST, LARGEST = 16, 64


def _rows(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    rows = value.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


Rows = Annotated[
    tuple[str, ...], BeforeValidator(_rows), WithJsonSchema({"type": "string"})
]


class LevelMap(Record):
    """Column x runs east, row y runs south; north is up in the file."""

    ground: Annotated[
        Rows,
        Doc("Ground, one sign a tile.", "地面，每格一个符号。", "tile"),
        Field(alias="tiles"),
    ]
    heights: Annotated[
        Rows,
        Doc(
            "0–4, or a–d for a ramp from 0–3 up one.",
            "高度 0–4，a–d 为从 0–3 上升一级的坡。",
            "level",
        ),
    ]

    @property
    def width(self) -> int:
        return len(self.ground[0])

    @property
    def height(self) -> int:
        return len(self.ground)

    def contains(self, x: int, y: int) -> bool:
        return 0 <= x < self.width and 0 <= y < self.height

    def land_class(self, x: int, y: int) -> str:
        return LAND_CLASSES[self.ground[y][x]]

    def level(self, x: int, y: int) -> int:
        """Height of the tile; of a ramp, its lower end."""
        sign = self.heights[y][x]
        return RAMP_SIGNS.index(sign) if sign in RAMP_SIGNS else int(sign)

    def is_ramp(self, x: int, y: int) -> bool:
        return self.heights[y][x] in RAMP_SIGNS

    def is_water(self, x: int, y: int) -> bool:
        return self.land_class(x, y) in WATER
