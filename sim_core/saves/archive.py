"""The zip of a save: its meta, the level as played, commands, state and books."""

import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim_core.errors import SaveError

FORMAT = 1
KEPT = 3
LARGEST_BYTES = 256 * 1024 * 1024
PARTS = ("meta.json", "level.toml", "commands.jsonl", "state.npz", "ledger.npz")
# A fixed time stamp: equal islands give equal files.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

# What reading a damaged zip may end with.
UNREADABLE = (
    OSError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
    RecursionError,
)

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class SavedIsland:
    """What a save holds, not yet checked against a level."""

    meta: Mapping[str, Any]
    level: str
    commands: tuple[Mapping[str, Any], ...]
    state: Arrays
    ledger: Arrays


def save_paths(folder: Path, name: str) -> list[Path]:
    """Places of the kept saves of a name, newest first."""
    return [
        folder / f"{name}{'' if age == 0 else f'.{age}'}.isle" for age in range(KEPT)
    ]


def write_save(folder: Path, name: str, island: SavedIsland) -> Path:
    """Write beside the old save, flush, then move the older ones on."""
    fresh, paths = folder / f"{name}.isle.new", save_paths(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(fresh, "wb") as file:
            file.write(packed(island))
            file.flush()
            os.fsync(file.fileno())
        for younger, older in zip(paths[-2::-1], paths[:0:-1], strict=True):
            if younger.exists():
                os.replace(younger, older)
        os.replace(fresh, paths[0])
    except OSError as fault:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise SaveError(
            f"{folder}: cannot save ({fault.strerror}); free some space or choose "
            "another data folder. The saves already there are as they were."
        ) from None
    return paths[0]


def packed(island: SavedIsland) -> bytes:
    lines = "".join(
        json.dumps(line, ensure_ascii=False) + "\n" for line in island.commands
    )
    parts = (
        island.level.encode(),
        lines.encode(),
        _packed_arrays(island.state),
        _packed_arrays(island.ledger),
    )
    signed = dict(island.meta) | {"digest": _digest(island.meta, parts)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in zip(PARTS, (_as_json(signed), *parts), strict=True):
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), content)
    return buffer.getvalue()


def _as_json(meta: Mapping[str, Any]) -> bytes:
    return json.dumps(dict(meta), ensure_ascii=False, sort_keys=True).encode()


def _digest(meta: Mapping[str, Any], parts: tuple[bytes, ...]) -> str:
    """SHA-256 over the meta without its own digest and every other part."""
    plain = {key: value for key, value in meta.items() if key != "digest"}
    digest = hashlib.sha256(_as_json(plain))
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _packed_arrays(arrays: Arrays) -> bytes:
    buffer = io.BytesIO()
    named: dict[str, Any] = dict(arrays)
    np.savez_compressed(buffer, **named)
    return buffer.getvalue()


def read_save(path: Path) -> SavedIsland:
    """Read one save; anything wrong with it is a SaveError that names the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(path, archive)
            parts = [archive.read(name) for name in PARTS]
        meta = json.loads(parts[0])
        level = parts[1].decode()
        commands = tuple(json.loads(line) for line in parts[2].splitlines())
        state, ledger = _arrays(parts[3]), _arrays(parts[4])
    except FileNotFoundError:
        raise SaveError(f"{path}: there is no such save") from None
    except UNREADABLE as fault:
        raise SaveError(f"{path}: the save is damaged ({_short(fault)})") from None
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        raise SaveError(
            f"{path}: the save has format {_format_of(meta)}, this game reads {FORMAT}"
        )
    if meta.get("digest") != _digest(meta, tuple(parts[1:])):
        raise SaveError(f"{path}: the save was changed from outside; it is refused")
    return SavedIsland(meta, level, commands, state, ledger)


def read_meta(path: Path) -> Mapping[str, Any]:
    """What a save says of itself, unchecked; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(path, archive)
            meta = json.loads(archive.read("meta.json"))
    except (*UNREADABLE, SaveError):
        return {}
    return meta if isinstance(meta, dict) else {}


def _format_of(meta: object) -> object:
    return meta.get("format") if isinstance(meta, dict) else None


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    if sum(item.file_size for item in archive.infolist()) > LARGEST_BYTES:
        raise SaveError(f"{path}: the save unpacks to more than 256 MB; it is refused")


def _arrays(content: bytes) -> dict[str, NDArray[Any]]:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def _short(fault: BaseException) -> str:
    return str(fault).splitlines()[0][:120] if str(fault) else type(fault).__name__


def newest_readable(folder: Path, name: str) -> tuple[SavedIsland, tuple[str, ...]]:
    """The newest save that can be read, and what was wrong with newer ones."""
    faults: list[str] = []
    for path in save_paths(folder, name):
        if not path.exists():
            continue
        try:
            return read_save(path), tuple(faults)
        except SaveError as fault:
            faults.append(str(fault))
    raise SaveError("\n".join(faults) or f"{folder}: there is no save of {name}")
