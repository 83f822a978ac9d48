"""Saves: whole or not at all, as the island was played, and never a traceback."""

import contextlib
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from builders import build, new_session

from sim_core.content import parse_level
from sim_core.errors import IslandError, SaveError
from sim_core.saves import newest_readable, read_save, save_paths, write_save
from sim_core.session import Session

HERE = Path(__file__).resolve().parents[1]
OLD_SAVES = sorted((HERE / "saves").glob("format_*.isle"))
ROUNDS, MANY_ROUNDS = 60, 4000


def test_the_last_three_saves_are_kept_and_a_damaged_one_falls_back(tmp_path):
    session = new_session()
    for _ in range(4):
        session.advance(1)
        session.save(tmp_path)
    newest, _, third = save_paths(tmp_path, "island")
    assert third.exists()
    newest.write_bytes(newest.read_bytes()[:500])
    island, faults = newest_readable(tmp_path, "island")
    assert int(island.state["day"]) == 3
    assert "island.isle" in faults[0]
    assert "damaged" in faults[0]


def played(tmp_path):
    session = new_session()
    build(session, "battery_small")
    session.advance(2)
    return session.save(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rounds", [ROUNDS, pytest.param(MANY_ROUNDS, marks=pytest.mark.thorough)]
)
def test_broken_saves_are_told_and_never_a_traceback(tmp_path, rounds):
    whole = played(tmp_path).read_bytes()
    broken = tmp_path / "broken.isle"
    draws = np.random.default_rng(5)
    for _ in range(rounds):
        content = bytearray(whole)
        for place in draws.integers(0, len(content), 4):
            content[place] = int(draws.integers(0, 256))
        broken.write_bytes(bytes(content[: int(draws.integers(1, len(content) + 1))]))
        with contextlib.suppress(SaveError):
            Session.from_saved(read_save(broken), str(broken))


VALUES = (None, -1, 0, 2**40, 1e400, float("nan"), "", "x", [], {}, [[1]], True)


def _changed_meta(draws, island):
    key = draws.choice(sorted(island.meta))
    value = VALUES[int(draws.integers(len(VALUES)))]
    return replace(island, meta=dict(island.meta) | {key: value})


def _changed_arrays(draws, arrays):
    name = draws.choice(sorted(arrays))
    array = np.array(arrays[name])
    match int(draws.integers(5)):
        case 0:
            changed = array.reshape(-1)[:-1]
        case 1:
            changed = np.append(array.reshape(-1), 7)
        case 2:
            changed = np.full(array.shape, -5, array.dtype)
        case 3:
            changed = np.full(array.shape, np.nan)
        case _:
            return {key: arrays[key] for key in arrays if key != name}
    return dict(arrays) | {str(name): changed}


def _changed_level(draws, island):
    lines = island.level.split("\n")
    del lines[int(draws.integers(len(lines)))]
    return replace(island, level="\n".join(lines))


def _changed(draws, island):
    match int(draws.integers(4)):
        case 0:
            return _changed_meta(draws, island)
        case 1:
            return replace(island, state=_changed_arrays(draws, island.state))
        case 2:
            return replace(island, ledger=_changed_arrays(draws, island.ledger))
        case _:
            return _changed_level(draws, island)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rounds", [ROUNDS, pytest.param(1000, marks=pytest.mark.thorough)]
)
def test_a_save_signed_anew_after_a_change_is_an_island_or_a_fault(tmp_path, rounds):
    """Whoever signs a changed save gets past the digest; the parts are checked too."""
    whole = read_save(played(tmp_path))
    draws = np.random.default_rng(6)
    for _ in range(rounds):
        path = write_save(tmp_path, "forged", _changed(draws, whole))
        with contextlib.suppress(IslandError):
            Session.from_saved(read_save(path), str(path)).advance(1)


def test_a_save_goes_on_with_its_own_edition_of_the_level(tmp_path):
    session = new_session()
    text = session.level.text.replace("residents = 3600", "residents = 1234")
    edition = parse_level(text.encode()).at_path(session.level.path)
    path = Session.new(edition).save(tmp_path)
    assert Session.load(path).level.town.residents == 1234
    assert Session.load(path).level.path == "campaign/first_light_bay"


def test_a_save_whose_level_is_beyond_mending_says_so(tmp_path):
    island = replace(new_session().saved(), level="format = 1\n")
    path = write_save(tmp_path, "island", island)
    with pytest.raises(SaveError, match="its level can no longer be played"):
        Session.load(path)


def test_a_changed_part_breaks_the_digest(tmp_path):
    island = new_session().saved()
    path = write_save(tmp_path, "island", island)
    other = write_save(tmp_path, "other", replace(island, commands=({"day": 1},)))
    content = path.read_bytes()
    assert read_save(path).meta["digest"] != read_save(other).meta["digest"]
    path.write_bytes(content.replace(b"First Light Bay", b"First Light Hay", 1))
    with pytest.raises(SaveError):
        read_save(path)


def test_figures_that_a_save_does_not_know_are_zero(tmp_path):
    session = new_session()
    session.advance(3)
    saved = session.saved()
    names = list(saved.meta["daily"])
    kept = [name for name in names if name != "scope3_t"]
    columns = [names.index(name) for name in kept]
    old = replace(
        saved,
        meta=dict(saved.meta) | {"daily": kept},
        ledger=dict(saved.ledger) | {"daily": saved.ledger["daily"][:, columns]},
    )
    loaded = Session.load(write_save(tmp_path, "old", old))
    assert loaded.ledger.figure("scope3_t", 2, 3) == 0.0
    for name in ("scope1_t", "support", "demand_mwh"):
        assert loaded.ledger.figure(name, 2, 3) == session.ledger.figure(name, 2, 3)


def test_a_technology_that_left_the_catalogue_matters_only_where_it_stands(tmp_path):
    saved = new_session().saved()

    def renamed(kind):
        names = [
            f"{name}_of_old" if name == kind else name
            for name in saved.meta["technologies"]
        ]
        island = replace(saved, meta=dict(saved.meta) | {"technologies": names})
        return write_save(tmp_path, "island", island)

    assert Session.load(renamed("seagrass")).state.day == 0
    with pytest.raises(SaveError, match="does not know house_old_of_old"):
        Session.load(renamed("house_old"))


@pytest.mark.parametrize("path", OLD_SAVES, ids=lambda path: path.stem)
def test_one_save_of_each_format_still_plays(path):
    session = Session.load(path)
    session.advance(30)
    assert session.state.day == 60


def test_a_loaded_island_shows_its_last_day(tmp_path):
    session = new_session()
    session.advance(40)
    build(session, "pv_farm")
    session.advance(3)
    again = Session.load(session.save(tmp_path))
    before, after = session.snapshot().today, again.snapshot().today
    np.testing.assert_equal(asdict(after), asdict(before))
    assert again.state_hash() == session.state_hash()
