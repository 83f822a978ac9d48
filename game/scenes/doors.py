"""The sheets that numbers and tools open, by name; each is imported when it opens."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.app import App

# name: module, and the class or function that opens it
SHEETS = {
    "why": ("game.scenes.why", "Why"),
    "charts": ("game.scenes.dispatch", "opened"),
    "report": ("game.scenes.report", "Report"),
    "pathway": ("game.scenes.pathway", "PathwaySheet"),
    "choices": ("game.scenes.choices", "ChoiceSheet"),
    "zone": ("game.scenes.zone", "Zone"),
    "codex": ("game.scenes.codex", "Codex"),
    "inventory": ("game.scenes.inventory", "Inventory"),
    "expert": ("game.scenes.expert", "Expert"),
    "market": ("game.scenes.market", "Market"),
    "away": ("game.scenes.away", "Away"),
    "help": ("game.scenes.help", "Help"),
    "menu": ("game.scenes.pause", "Pause"),
}


def _open(name: str, *values: Any, **named: Any) -> Any:
    module, kind = SHEETS[name]
    return getattr(import_module(module), kind)(*values, **named)


def why(
    app: "App", session: Any, figure: str = "net_t", span: tuple[int, int] | None = None
) -> Any:
    """The causes of a figure, by default over the last year."""
    return _open("why", app, session, figure, span)


def charts(
    app: "App", session: Any, day: int | None = None, hour: int | None = None
) -> Any:
    """Power of a day, by default the last one; None before the first has passed."""
    return _open("charts", app, session, day, hour)


def report(app: "App", session: Any) -> Any:
    """The newest closed year; None before the first one has ended."""
    if session is None or not session.years():
        return None
    return _open("report", app, session)


def expert(app: "App", session: Any) -> Any:
    """The least-cost plan of a real optimiser, beside the player's."""
    return _open("expert", app, session)


def inventory(
    app: "App", session: Any, year: int | None = None, category: str = ""
) -> Any:
    """The inventory of a year, by default the running one; None on the first day."""
    if session is None or not session.state.day:
        return None
    return _open("inventory", app, session, year, category)


def pathway(app: "App", session: Any) -> Any:
    """The pathway; None on the first day."""
    if session is None or not session.state.day:
        return None
    return _open("pathway", app, session)


def choices(app: "App", session: Any) -> Any:
    """Measures ranked by what a tonne costs; None on the first day."""
    if session is None or not session.state.day:
        return None
    return _open("choices", app, session)


def codex(app: "App", card: str = "") -> Any:
    """The codex, at a card if there is one of that name."""
    return _open("codex", app, card)


def market(app: "App", island: Any) -> Any:
    """Green power and credits on sale; the island gives the orders."""
    return _open("market", app, island.session, island.do)


def zone(app: "App", island: Any) -> Any:
    """The demonstration zone, drawn on the map."""
    return _open("zone", app, island)


# Sheets that open on a session alone, by the name of their key.
OF_SESSION = {
    "expert": expert,
    "report": report,
    "inventory": inventory,
    "pathway": pathway,
}


def of_island(island: Any, name: str, figure: Any = "") -> Any:
    """The sheet of a tool or a number of the island; None where there is none yet."""
    app, session = island.app, island.session
    match name:
        case "why":
            return why(app, session, figure)
        case "menu":
            return _open("menu", app, island)
        case "help":
            return _open("help", app)
        case "codex":
            return codex(app, figure)
        case "zone":
            return zone(app, island)
        case "market":
            return market(app, island)
        case "charts":
            return charts(app, session, figure if figure != "" else None)
    opened = OF_SESSION.get(name)
    return opened(app, session) if opened else None
