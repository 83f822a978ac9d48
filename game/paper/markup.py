"""HTML in small: elements as text, with everything that is shown escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from game.style import Style, tokens

CSS = """
:root {{ color-scheme: light; }}
body {{ margin: 0; background: {chart}; color: {ink};
  font: 15px/1.55 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }}
header {{ background: {primary}; color: {white}; padding: 20px 6vw; }}
header h1 {{ margin: 0; font-size: 26px; }} header p {{ margin: 4px 0 0; }}
main {{ padding: 8px 6vw 40px; max-width: 1100px; }}
h2 {{ font-size: 19px; margin: 32px 0 8px; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; color: {sub}; padding: 4px 0; }}
th, td {{ text-align: left; padding: 5px 10px; border-bottom: 1px solid {border};
  vertical-align: top; }}
thead th {{ background: {inset}; }}
th.n, td.n {{ text-align: right; white-space: nowrap; }}
tfoot td {{ font-weight: bold; border-top: 2px solid {control}; }}
tr.sub td {{ color: {sub}; font-size: 13px; border-bottom-style: dotted; }}
tr.sub td:first-child {{ padding-left: 28px; }}
.cards {{ display: flex; flex-wrap: wrap; gap: 12px; margin-top: 20px; }}
.cards div {{ background: {inset}; border-radius: 14px; padding: 12px 18px;
  flex: 1 1 180px; }}
.cards b {{ display: block; font-size: 26px; }} .cards small {{ color: {sub}; }}
.good {{ color: {good_t}; }} .warn {{ color: {warn_t}; }} .bad {{ color: {bad_t}; }}
.note {{ color: {link}; }}
footer {{ color: {sub}; font-size: 13px; margin-top: 32px; overflow-wrap: anywhere; }}
@media print {{ main {{ max-width: none; }} h2 {{ break-after: avoid; }}
  tr {{ break-inside: avoid; }} }}
"""


def css() -> str:
    return CSS.format(**(tokens()["both"] | tokens()["day"]))


def element(name: str, *inside: str, kind: str = "") -> str:
    """An element around markup that is ready."""
    mark = f' class="{kind}"' if kind else ""
    return f"<{name}{mark}>{''.join(inside)}</{name}>"


def words(name: str, text: object, kind: str = "") -> str:
    """An element around words, which are escaped."""
    return element(name, escape(str(text)), kind=kind)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]],
    foot: Sequence[str] = (), *, numeric: Iterable[int] = (),
) -> str:  # fmt: skip
    """A table; each row has a kind and its cells, `numeric` columns stand right."""
    right = set(numeric)

    def line(cells: Sequence[str], cell: str, kind: str = "") -> str:
        inside = [
            words(cell, one, "n" if place in right else "")
            for place, one in enumerate(cells)
        ]
        return element("tr", *inside, kind=kind)

    body = [line(cells, "td", kind) for kind, cells in rows]
    parts = [
        words("caption", caption) if caption else "",
        element("thead", line(heads, "th")),
        element("tbody", *body),
        element("tfoot", line(foot, "td")) if foot else "",
    ]
    return element("table", *parts)


def document(title: str, style: Style, *body: str) -> str:
    """A whole page that needs no other file."""
    language = "zh-CN" if style.language == "zh" else "en"
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        + words("title", title)
        + element("style", css())
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">'
        + element("head", head)
        + element("body", *body)
        + "</html>\n"
    )
