"""Where every key and value of a TOML text stands; loaded only to place a fault."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from sim_core.content.document import Loc

Place = tuple[int, int]
QUOTES = ("'''", '"""')


@dataclass
class Spans:
    """Line and column (from 1) of keys and values by their path."""

    lines: list[str]
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    lengths: dict[Loc, int] = field(default_factory=dict)

    def place(
        self, loc: Loc, at_key: bool = False, cell: tuple[int, int] | None = None
    ) -> Place:
        """Place of a path, or of the nearest part of it that is in the file."""
        first, second = (self.keys, self.values) if at_key else (self.values, self.keys)
        for length in range(len(loc), 0, -1):
            part = loc[:length]
            place = first.get(part) or second.get(part)
            if place:
                is_whole = length == len(loc)
                return self._cell(place, cell) if cell and is_whole else place
        return 1, 1

    def _cell(self, place: Place, cell: tuple[int, int]) -> Place:
        """A row and column inside a string of several lines."""
        line, column = place
        opening = self.lines[line - 1][column - 1 :]
        row, inside = cell
        if opening.strip() not in QUOTES:
            return place
        row_line = min(line + 1 + row, len(self.lines))
        return row_line, min(inside, len(self.lines[row_line - 1])) + 1


def spans_of(text: str) -> Spans:
    """Walk the syntax tree once."""
    content = text.encode()
    spans = Spans(text.split("\n"))
    root = Parser(Language(tree_sitter_toml.language())).parse(content).root_node
    byte_lines = content.split(b"\n")
    for node in root.named_children:
        if node.type == "pair":
            _pair(spans, byte_lines, (), node)
        elif node.type in ("table", "table_array_element"):
            _table(spans, byte_lines, node)
    return spans


def _place(byte_lines: list[bytes], node: Node) -> Place:
    row, byte = node.start_point
    return row + 1, len(byte_lines[row][:byte].decode("utf-8", "replace")) + 1


def _names(node: Node) -> Iterator[tuple[str, Node]]:
    """Parts of a bare, quoted or dotted key."""
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _names(child)
    elif node.type in ("bare_key", "quoted_key"):
        text = (node.text or b"").decode("utf-8", "replace")
        yield (text[1:-1] if node.type == "quoted_key" else text), node


def _table(spans: Spans, byte_lines: list[bytes], node: Node) -> None:
    children = node.named_children
    if not children:
        return
    names = list(_names(children[0]))
    loc: Loc = ()
    for number, (name, part) in enumerate(names, start=1):
        loc = (*loc, name)
        spans.keys.setdefault(loc, _place(byte_lines, part))
        is_new = node.type == "table_array_element" and number == len(names)
        if is_new:
            spans.lengths[loc] = spans.lengths.get(loc, 0) + 1
        if loc in spans.lengths:
            loc = (*loc, spans.lengths[loc] - 1)
    spans.keys[loc] = spans.values[loc] = _place(byte_lines, node)
    for child in children[1:]:
        if child.type == "pair":
            _pair(spans, byte_lines, loc, child)


def _pair(spans: Spans, byte_lines: list[bytes], loc: Loc, node: Node) -> None:
    children = [child for child in node.named_children if child.type != "comment"]
    if len(children) < 2:
        return
    for name, part in _names(children[0]):
        loc = (*loc, name)
        spans.keys.setdefault(loc, _place(byte_lines, part))
    _value(spans, byte_lines, loc, children[-1])


def _value(spans: Spans, byte_lines: list[bytes], loc: Loc, node: Node) -> None:
    spans.values[loc] = _place(byte_lines, node)
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(spans, byte_lines, loc, child)
    elif node.type == "array":
        items = [child for child in node.named_children if child.type != "comment"]
        for number, child in enumerate(items):
            _value(spans, byte_lines, (*loc, number), child)
