"""Where the panels of the island lie, for four sizes of the logical window."""

from collections.abc import Iterable

from pygame import FRect

EDGE, GAP = 16.0, 8.0
COLUMN_W, JAR_H = 232.0, 200.0
# Least logical width of each form: as drawn, a small laptop, 150 %, 200 %.
WIDE, MEDIUM, SMALL = 1560.0, 1240.0, 1000.0
LOW = 560.0
# Below it the date takes two lines, and the inspector most of the window.
TINIEST, LOWEST = 800.0, 450.0
# Wider panels lie along the lower edge, narrower ones at a side.
BROAD, LEAST_FREE = 400.0, 80.0
TOOLS = (
    ("build", "hammer"),
    ("charts", "chart-line-up"),
    ("why", "tree-structure"),
    ("report", "file-text"),
    ("pathway", "git-branch"),
    ("inventory", "list-checks"),
    ("zone", "seal-check"),
    ("market", "scroll"),
    ("codex", "book-open-text"),
    ("messages", "bell"),
    ("help", "keyboard"),
    ("menu", "gear-six"),
)
# Where jar and goals are folded they open like tools; the menu has its own button.
CARDS = ("jar", "goals", "messages")
FOLDED_TOOLS = (("jar", "flask"), ("goals", "target"), *TOOLS[:-1])
FOLDED_TOOL = 48.0
STATS = ("coins", "people", "support", "power", "green", "carbon", "clock")
WIDTHS = {
    "wide": (152, 140, 126, 224, 160, 350, 368),
    "medium": (126, 96, 96, 184, 96, 262, 340),
    "small": (112, 0, 80, 156, 106, 228, 313),
    "tiny": (112, 0, 0, 0, 0, 280, 360),
}


def form(room: FRect) -> str:
    if room.width >= WIDE:
        return "wide"
    if room.width >= MEDIUM:
        return "medium"
    return "small" if room.width >= SMALL else "tiny"


def is_tall(room: FRect) -> bool:
    """Whether the bars have room for their second lines."""
    return form(room) == "wide"


def top_height(room: FRect) -> float:
    return 56.0 if is_tall(room) else 44.0


def stat(room: FRect, name: str) -> FRect | None:
    """A chip of the top bar; None where the form has no place for it."""
    widths = dict(zip(STATS, WIDTHS[form(room)], strict=True))
    if room.width < TINIEST:
        widths["clock"] = 300
    gaps = sum(width > 0 for width in widths.values()) - 1
    spare = room.width - 2 * EDGE - GAP * gaps - sum(widths.values())
    widths["carbon"] += max(spare, 160.0 - widths["carbon"])
    if not widths[name]:
        return None
    left = EDGE
    for other in STATS:
        if other == name:
            break
        left += widths[other] + (GAP if widths[other] else 0.0)
    return FRect(left, EDGE, widths[name], top_height(room))


def below_top(room: FRect) -> float:
    return EDGE + top_height(room) + EDGE


def is_folded(room: FRect) -> bool:
    """Whether jar and goals are icons that open."""
    return form(room) in ("small", "tiny") or room.height < LOW


def tool_columns(room: FRect) -> int:
    """Columns of tools where jar and goals are icons among them."""
    rows = max(int((room.bottom - below_top(room)) // FOLDED_TOOL), 1)
    return -(-len(FOLDED_TOOLS) // rows)


def beside_tools(room: FRect) -> float:
    """Where the column of jar and goals begins."""
    return EDGE + (FOLDED_TOOL * tool_columns(room) + GAP if is_folded(room) else 0.0)


def palette(room: FRect) -> FRect:
    small = form(room) in ("small", "tiny")
    width = min(944.0, room.width - 2 * EDGE - (0 if small else 300))
    height = 132.0 if form(room) == "tiny" else 152.0
    # Beside the column of jar and goals, where it stands open.
    left = max((room.width - width) / 2, 0.0 if small else EDGE + COLUMN_W + GAP)
    if is_folded(room):
        left = max(left, beside_tools(room))
        width = min(width, room.width - left - EDGE)
    return FRect(left, room.bottom - EDGE - height, width, height)


def free(room: FRect, panels: Iterable[FRect]) -> FRect:
    """What the panels leave of the window in its middle, where the map is seen."""
    left, top, right, bottom = room.left, below_top(room), room.right, room.bottom
    for rect in panels:
        if rect.bottom <= top:
            continue
        if rect.width > BROAD:
            bottom = min(bottom, rect.top)
        elif rect.centerx < room.centerx:
            left = max(left, rect.right)
        else:
            right = min(right, rect.left)
    width, height = max(right - left, LEAST_FREE), max(bottom - top, LEAST_FREE)
    return FRect(left, top, width, height)


def inspector(room: FRect, height: float) -> FRect:
    """At the right; a sheet from below where the window is tiny."""
    top = below_top(room)
    if form(room) == "tiny":
        high = room.height * (0.8 if room.height < LOWEST else 0.7)
        return FRect(8, room.bottom - high - 8, room.width - 16, high)
    width = 336.0 if form(room) == "wide" else 304.0
    most = room.bottom - EDGE - top
    if form(room) != "wide":
        most = palette(room).top - GAP - top
    return FRect(room.right - EDGE - width, top, width, min(height, most))
