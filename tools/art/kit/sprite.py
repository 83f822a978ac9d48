"""A sprite's sheet, and the book in which a subject's sprites are listed."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from tools.art.kit.model import BODY, GROUND, OVERLAY, Model

LETTERS = "abcdefgh"
HEADINGS = ("e", "n", "w", "s")
LAND, SEA_BED, ROAD, BARE = "#9DB872", "#58B9BF", "#6E7079", "#A79E80"
SHORE, SOOTY, BEACH, MARSH = "#B9B6A6", "#A39C84", "#E6D3A4", "#6FB7A4"


@dataclass(frozen=True)
class Sprite:
    """What to draw, on which ground it stands, and which passes it needs."""

    name: str
    draw: Callable[[Model], None]
    page: str
    footprint: tuple[int, int] = (1, 1)
    seed: int = 1
    ground: str = LAND
    passes: str = "csg"
    layers: tuple[str, ...] = (GROUND, BODY)
    card: bool = False
    like: str | None = None

    def model(self) -> Model:
        model = Model(self.seed)
        self.draw(model)
        return model


@dataclass
class Book:
    """The sprites of one page of the atlas; families have numbered members."""

    page: str
    sprites: list[Sprite] = field(default_factory=list)
    families: dict[str, dict[str, object]] = field(default_factory=dict)

    def sprite(
        self, name: str, *, variants: int = 0, stages: int = 0, frames: int = 0,
        headings: bool = False, overlay: str = "", **how,
    ) -> Callable:  # fmt: skip
        """Register a drawing function; a family's members get their number."""

        def registered(draw: Callable) -> Callable:
            if variants:
                self.family(name, "variants", LETTERS[:variants], draw, overlay, **how)
            elif stages:
                members = [str(k) for k in range(stages)]
                self.family(name, "stages", members, draw, **how)
            elif frames:
                members = [f"{k:02d}" for k in range(frames)]
                self.family(name, "frames", members, draw, **how)
            elif headings:
                self.family(name, "headings", HEADINGS, draw, **how)
            else:
                self._put(name, draw, overlay, **how)
            return draw

        return registered

    def family(
        self, name: str, kind: str, members: Sequence[str], draw: Callable,
        overlay: str = "", *, card: bool = False, seed: int = 1, **how,
    ) -> None:  # fmt: skip
        """Members `<name>_<member>`; frames share the first one's shadow and glow."""
        self.families[name] = {kind: len(members)}
        best = len(members) - 1 if kind == "stages" else 0
        for number, member in enumerate(members):
            extra = dict(how)
            if kind == "frames" and number:
                extra |= {"passes": "c", "like": f"{name}_{members[0]}"}
            wanted = {"n": number} if _takes_number(draw) else {}
            self._put(
                f"{name}_{member}", partial(draw, **wanted), overlay,
                card=card and number == best,
                seed=seed + (0 if kind in ("frames", "headings") else number), **extra,
            )  # fmt: skip

    def _put(self, name: str, draw: Callable, overlay: str = "", **how) -> None:
        self.sprites.append(Sprite(name, draw, self.page, **how))
        if overlay:
            extra = {key: how[key] for key in ("footprint", "seed") if key in how}
            self.sprites.append(
                Sprite(
                    f"{name}_{overlay}", draw, self.page, passes="c",
                    layers=(OVERLAY,), **extra,
                )
            )  # fmt: skip


def _takes_number(draw: Callable) -> bool:
    return "n" in inspect.signature(draw).parameters
