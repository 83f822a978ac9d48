"""Words of the interface in both languages, and how lines are broken."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import tomli

from sim_core.paths import ASSETS

LANGUAGES = ("zh", "en")
PSEUDO = "xx"
LONGER = 0.4
NO_LINE_START = "，。；：、）」！？”’%,.;:)!?·"
NO_LINE_END = "（「“‘("
VOWELS = "aeiouAEIOU"
# A hyphen between two letters: a line may end with it.
HYPHEN = r"(?<=[A-Za-z]-)(?=[A-Za-z])"


@cache
def entries() -> dict[str, dict[str, str]]:
    """All texts by dotted key."""
    found = {}
    for path in sorted((ASSETS / "text").glob("*.toml")):
        table = tomli.loads(path.read_text(encoding="utf-8"))
        for area, keys in table.items():
            found |= {f"{area}.{key}": words for key, words in keys.items()}
    return found


def say(key: str, language: str, /, **values: object) -> str:
    """The words of a key with its values filled in; ⟨key⟩ where there are none."""
    entry = entries().get(key)
    if entry is None:
        return f"⟨{key}⟩"
    if language == PSEUDO:
        return stretched(entry["en"]).format(**values)
    return entry[language].format(**values)


def stretched(words: str) -> str:
    """English made 40 % longer with its placeholders whole: the third language."""
    pieces = re.split(r"({\w*})", words)
    room = round(sum(len(piece) for piece in pieces[::2]) * LONGER)
    for number in range(0, len(pieces), 2):
        share = round(len(pieces[number]) * LONGER)
        pieces[number] = _doubled_vowels(pieces[number], min(share, room))
        room -= share
    return "".join(pieces)


def _doubled_vowels(words: str, more: int) -> str:
    """Each vowel again and again, until the words are `more` letters longer."""
    vowels = sum(sign in VOWELS for sign in words)
    if not vowels:
        return words
    each, rest = divmod(max(more, 0), vowels)
    found = []
    for sign in words:
        found.append(sign)
        if sign in VOWELS:
            found.append(sign.lower() * (each + (rest > 0)))
            rest -= 1
    return "".join(found)


def broken(
    words: str, room: float, width: Callable[[str], float], *, cuts: bool = False
) -> list[str]:
    """Lines no wider than `room`: a number keeps its unit, a comma its word.

    With `cuts` a word that is longer than a whole line is cut by a hyphen.
    """
    lines = []
    for block in words.split("\n"):
        line = ""
        pieces = _pieces(block)
        for piece in _cut(pieces, room, width) if cuts else pieces:
            if line and width((line + piece).rstrip()) > room:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def _cut(
    pieces: list[str], room: float, width: Callable[[str], float]
) -> Iterator[str]:
    """Pieces as they are, but words that are longer than a line in parts."""
    for whole in pieces:
        piece = whole
        while len(piece) > 2 and piece.strip().isalpha() and width(piece) > room:
            end = len(piece) - 1
            while end > 1 and width(f"{piece[:end]}-") > room:
                end -= 1
            yield f"{piece[:end]}-"
            piece = piece[end:]
        yield piece


def _pieces(words: str) -> list[str]:
    """The parts between which a line may break."""
    joined = re.sub(r"(?<=[\d−+]) (?=[^\s\d])", "\u00a0", words)
    found: list[str] = []
    parts = re.findall(r"[^\s\u2e80-\uffff]+ *|[\u2e80-\uffff]|\s+", joined)
    for part in (half for whole in parts for half in re.split(HYPHEN, whole)):
        glued = part[0] in NO_LINE_START or (found and found[-1][-1] in NO_LINE_END)
        if found and glued:
            found[-1] += part
        else:
            found.append(part)
    return [part.replace("\u00a0", " ") for part in found]
