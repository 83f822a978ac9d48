"""A new player's first year in a real window, with a real crash in between."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import signal
import time

import pytest
from e2e.mirror import Mirror
from e2e.window import Screen, missing_tools, wait_for

from sim_core.commands import Build
from sim_core.saves import read_save

YEAR = 365
# Longer than a sheet that opens by itself waits, and stays deaf.
REST_S = 4.0

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason="needs Xvfb and xdotool"),
]


@pytest.fixture
def screen():
    made = Screen()
    yield made
    made.close()


class Player:
    """Clicks by meaning: the mirror says where."""

    def __init__(self, screen, mirror, folder):
        self.screen, self.mirror = screen, mirror
        self.save = folder / "island.isle"

    def press(self, scene, message):
        self.screen.click(self.mirror.control(scene, message))

    def waits_for(self, name):
        wait_for(lambda: name.lower() in self.screen.caption().lower())

    def saved_day(self):
        """The day of a save made now."""
        self.screen.key("F5")
        time.sleep(0.5)
        return int(read_save(self.save).state["day"]) if self.save.exists() else -1

    def plays_until(self, day):
        self.screen.key("0")
        wait_for(lambda: self._goes_on() and self.saved_day() >= day, 240.0)
        self.screen.key("space")

    def closes_the_report(self):
        """The report of the year opens once the hand rests; it may be read already."""
        time.sleep(REST_S)
        if "First Light Bay" not in self.screen.caption():
            self.screen.key("Escape")
        self.waits_for("First Light Bay")

    def _goes_on(self):
        """A yearly report stops the clock and is read to its end."""
        if "First Light Bay" not in self.screen.caption():
            self.screen.key("Escape")
            self.screen.key("0")
        return True

    def orders(self):
        return [
            line.get("kind", line["command"]) for line in read_save(self.save).commands
        ]


def free_tiles(island, kind):
    """Tiles under no panel where a kind may stand, nearest to the middle first."""
    session, page = island.session, island.page
    land = session.level.map
    middle = (800, 450)
    found = []
    for x in range(land.width):
        for y in range(land.height):
            pixel = Mirror.tile(island, (x, y))
            is_seen = 0 < pixel[0] < 1600 and 0 < pixel[1] < 900
            may_stand = session.check(Build(kind, (x, y))) is None
            if is_seen and may_stand and not page.covers(pixel):
                far = abs(pixel[0] - middle[0]) + abs(pixel[1] - middle[1])
                found.append((far, (x, y)))
    return [tile for _, tile in sorted(found)]


def ruin_on_show(island):
    """A house without a roof that no panel hides, and its tile."""
    buildings = island.session.state.buildings
    row = island.session.catalogue.row("house_ruin")
    for number in (buildings.tech == row).nonzero()[0]:
        at = int(buildings.x[number]), int(buildings.y[number])
        if not island.page.covers(Mirror.tile(island, at)):
            return int(buildings.uid[number]), at
    raise AssertionError("every ruin is hidden")


def rebuilds_a_ruin(player, mirror):
    island = mirror.island()
    uid, at = ruin_on_show(island)
    player.screen.click(mirror.tile(island, at))
    island.selected = uid
    player.press(island, ("tab", "upgrade"))
    island.tab = "upgrade"
    player.press(island, ("upgrade", "house_rebuilt"))
    player.screen.key("Escape")
    return {"command": "upgrade", "uid": uid, "kind": "house_rebuilt"}


def places(player, mirror, log, kind):
    island = mirror.island(log)
    player.press(island, ("kind", kind))
    island.hand.take(kind)
    mirror.app.draw(mirror.app.screen)
    at = free_tiles(island, kind)[0]
    player.screen.click(mirror.tile(island, at))
    player.screen.key("Escape")
    return {"command": "build", "kind": kind, "at": list(at)}


def test_tutorial_build_a_year_why_crash_and_go_on(screen, tmp_path):
    mirror = Mirror(tmp_path)
    player = Player(screen, mirror, tmp_path)
    game = screen.start(tmp_path, "--lang", "en")
    player.press(mirror.title(), ("play",))
    player.waits_for("First Light Bay")
    log = [rebuilds_a_ruin(player, mirror)]
    log.append(places(player, mirror, log, "pv_farm"))
    log.append(places(player, mirror, log, "battery_small"))
    island = mirror.island(log)
    player.press(island, ("skip", island.snapshot.step.id))

    player.plays_until(YEAR)
    player.closes_the_report()
    wanted = ["house_rebuilt", "pv_farm", "battery_small", "skip_step"]
    assert player.orders() == wanted
    screen.key("w")
    player.waits_for(mirror.app.style.say("figure.net_t"))
    screen.key("Escape")
    player.waits_for("First Light Bay")
    day = player.saved_day()
    game.send_signal(signal.SIGKILL)
    game.wait()

    game = screen.start(tmp_path, "--lang", "en")
    player.press(mirror.title(), ("play",))
    player.waits_for("First Light Bay")
    player.plays_until(day + 10)
    assert player.orders() == wanted
    game.terminate()
    game.wait()
