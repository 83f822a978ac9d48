"""The drawings, by subject; `all_sprites` lists them."""

from importlib import import_module

from tools.art.kit.sprite import Book, Sprite

SUBJECTS = (
    "houses",
    "oldhouses",
    "town",
    "lodging",
    "services",
    "waste",
    "power",
    "stores",
    "heat",
    "wind",
    "fishery",
    "digital",
    "renewable",
    "reservoir",
    "industry",
    "move",
    "nature",
    "movers",
    "works",
)


def books() -> list[Book]:
    return [import_module(f"tools.art.models.{name}").BOOK for name in SUBJECTS]


def all_sprites() -> dict[str, Sprite]:
    return {sprite.name: sprite for book in books() for sprite in book.sprites}


def families() -> dict[str, dict[str, object]]:
    return {name: how for book in books() for name, how in book.families.items()}
