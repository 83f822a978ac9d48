"""From a level's file to its frozen record, or to all of its faults."""

from pathlib import Path

from pydantic import ValidationError

from sim_core.content.catalogue import Catalogue, read_catalogue
from sim_core.content.checks import level_faults
from sim_core.content.document import (
    Document,
    Fault,
    parse_document,
    read_document,
)
from sim_core.content.faults import faults_of
from sim_core.content.level import FORMAT, Level
from sim_core.content.nearest import did_you_mean
from sim_core.content.parts import parts_of_data, parts_of_level
from sim_core.errors import ContentError, Problem
from sim_core.paths import LEVELS


def read_level(path_or_id: str | Path, catalogue: Catalogue | None = None) -> Level:
    """Read `campaign/first_light_bay`, or a file; ContentError holds all faults."""
    path = level_path(path_or_id)
    return level_of(read_document(path), catalogue, _name_of(path))


def parse_level(
    content: bytes, name: str = "level.toml", catalogue: Catalogue | None = None
) -> Level:
    """Read a level that is not in a file."""
    return level_of(parse_document(name, content), catalogue, "")


def level_of(document: Document, catalogue: Catalogue | None, name: str) -> Level:
    _refuse_other_formats(document)
    catalogue = catalogue or read_catalogue()
    try:
        level = Level.model_validate(document.data)
    except ValidationError as error:
        faults = faults_of(Level, error)
        faults += level_faults(parts_of_data(document.data), catalogue)
        raise ContentError(document.problems(faults)) from None
    faults = level_faults(parts_of_level(level), catalogue)
    if faults:
        raise ContentError(document.problems(faults))
    return level.at_path(name or document.path).from_text(document.text)


def _refuse_other_formats(document: Document) -> None:
    """A level of a later format is not judged by the rules of this one."""
    number = document.data.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        message = f"the level has format {number}; this game reads up to {FORMAT}"
        fault = Fault(("format",), message, "a newer version of the game reads it")
        raise ContentError(document.problems([fault]))


def level_path(path_or_id: str | Path) -> Path:
    """The file of a level's name or path."""
    path = Path(path_or_id)
    shipped = LEVELS / f"{path_or_id}.toml"
    if path.suffix == ".toml" and path.is_file():
        return path
    if _is_name(str(path_or_id)) and shipped.is_file():
        return shipped
    shown = str(path_or_id)[:120]
    known = level_names()
    wanted = shown.removesuffix(".toml").removeprefix("levels/")
    hint = did_you_mean(wanted, known)
    raise ContentError((Problem(shown, 0, 0, "there is no such level", hint=hint),))


def _is_name(text: str) -> bool:
    parts = text.split("/")
    return "\0" not in text and all(part and part.strip(".") for part in parts)


def level_names() -> tuple[str, ...]:
    """Names of the levels that come with the game."""
    paths = [
        path
        for folder in ("campaign", "lessons", "sandbox")
        for path in sorted((LEVELS / folder).glob("*.toml"))
    ]
    return tuple(path.relative_to(LEVELS).with_suffix("").as_posix() for path in paths)


def _name_of(path: Path) -> str:
    """Name of a shipped level, or the file's path."""
    whole = path.resolve()
    if whole.is_relative_to(LEVELS):
        return whole.relative_to(LEVELS).with_suffix("").as_posix()
    return str(path)
