"""The kit: a painter that checks its texts, panels that keep their picture, widgets."""

from game.widgets.audit import Audit, Warned
from game.widgets.controls import (
    Button,
    IconButton,
    QuestionMark,
    Slider,
    Tab,
    TextInput,
    Toggle,
)
from game.widgets.page import Page
from game.widgets.painter import Painter
from game.widgets.panel import Panel
from game.widgets.rows import ListRow, Pressable
from game.widgets.widget import Look, Widget

__all__ = [
    "Audit",
    "Button",
    "IconButton",
    "ListRow",
    "Look",
    "Page",
    "Painter",
    "Panel",
    "Pressable",
    "QuestionMark",
    "Slider",
    "Tab",
    "TextInput",
    "Toggle",
    "Warned",
    "Widget",
]
