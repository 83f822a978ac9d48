"""The same screens without a display: where a control or a tile lies in the window."""

from game.app import App, open_window
from game.scenes.island import Island
from game.scenes.title import Title
from sim_core.commands import from_dict
from sim_core.content import read_level
from sim_core.session import Session


class Mirror:
    """Follows what the player does, so that a step finds its place by its meaning."""

    def __init__(self, folder):
        open_window()
        self.app = App(folder, language="en", scale=1.0)

    def title(self):
        return self._shown(Title(self.app))

    def island(self, log=()):
        """The level's first day after the commands so far."""
        session = Session.new(read_level("campaign/first_light_bay"))
        for line in log:
            session.submit(from_dict(line | {"day": 0}))
        return self._shown(Island(self.app, session))

    def _shown(self, scene):
        self.app.scenes = [scene]
        self.app.draw(self.app.screen)
        return scene

    def control(self, scene, message):
        """The middle of the control that sends a message."""
        self.app.draw(self.app.screen)
        widget = scene.page.widget(message)
        assert widget is not None, message
        return widget.rect.center

    @staticmethod
    def tile(island, at):
        """The middle of a tile."""
        corners = island.view.diamond(*at, (1, 1), island.app.screen)
        x = (corners[1][0] + corners[3][0]) / 2
        return x, (corners[0][1] + corners[2][1]) / 2
