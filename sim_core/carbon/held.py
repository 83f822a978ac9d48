"""Contracts and credits as columns, for saves and hashes; none where none is held."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed
from sim_core.carbon.credits import Batch
from sim_core.carbon.market import offers, projects

Held = TypeVar("Held", Signed, Batch)
CONTRACTS, CREDITS = "contract", "credit"
LARGEST = 1e12
# Kinds of numpy that a field of a record may come from.
KINDS: Mapping[Any, str] = {str: "U", int: "iu", float: "iuf"}


def held_arrays(prefix: str, records: Sequence[Held]) -> dict[str, NDArray[Any]]:
    """A column a field of the records; nothing for no records."""
    if not records:
        return {}
    return {
        f"{prefix}_{item.name}": np.array([getattr(one, item.name) for one in records])
        for item in fields(records[0])
    }


def contracts_from(arrays: Mapping[str, NDArray[Any]]) -> tuple[Signed, ...]:
    """The contracts of a save; a ValueError says what cannot be."""
    return _known(_records(Signed, CONTRACTS, arrays), "offer", offers())


def credits_from(arrays: Mapping[str, NDArray[Any]]) -> tuple[Batch, ...]:
    return _known(_records(Batch, CREDITS, arrays), "project", projects())


def _records(
    kind: type[Held], prefix: str, arrays: Mapping[str, NDArray[Any]]
) -> tuple[Held, ...]:
    names = {item.name: KINDS[item.type] for item in fields(kind)}
    if not any(f"{prefix}_{name}" in arrays for name in names):
        return ()
    columns = [arrays[f"{prefix}_{name}"] for name in names]
    for (name, kinds), column in zip(names.items(), columns, strict=True):
        if column.shape != (columns[0].size,) or not _is_sound(column, kinds):
            raise ValueError(f"{prefix}_{name} holds something that cannot be")
    return tuple(
        kind(*values)
        for values in zip(*(column.tolist() for column in columns), strict=True)
    )


def _is_sound(column: NDArray[Any], kinds: str) -> bool:
    """Words where words belong, whole numbers where those do, and none too large."""
    if column.dtype.kind not in kinds:
        return False
    is_text = column.dtype.kind == "U"
    return is_text or bool(np.all((column >= 0) & (column <= LARGEST)))


def _known(
    records: tuple[Held, ...], key: str, known: Mapping[str, object]
) -> tuple[Held, ...]:
    gone = sorted({str(getattr(one, key)) for one in records} - known.keys())
    if gone:
        raise ValueError(f"this version does not know {', '.join(gone)}")
    return records
