"""The yearly report as files: PNG, PDF and HTML, in both languages."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pygame

from game.files import write_whole
from game.paper.html import report_html
from game.paper.pdf import PdfPainter
from game.paper.sheet import PAPER_MM, ReportSheet, title_of
from game.paper.year import YearReport
from game.style import Style
from game.text import LANGUAGES
from game.widgets import Painter

FOLDER = "reports"
# Pixels for a logical one: about 270 dots an inch on A4.
PNG_SCALE, PDF_SCALE = 2.25, 4.0
WAY_OUT = "free some space, or start with --data-dir and another folder"


def as_png(report: YearReport, language: str) -> bytes:
    style = Style(PNG_SCALE, language)
    sheet = ReportSheet(report, style, lists_all=True)
    size = tuple(style.px(side) for side in sheet.paper())
    page = pygame.Surface(size)
    sheet.paint(Painter(page, style))
    buffer = io.BytesIO()
    pygame.image.save(page, buffer, "report.png")
    return buffer.getvalue()


def as_pdf(report: YearReport, language: str) -> bytes:
    style = Style(PDF_SCALE, language)
    sheet = ReportSheet(report, style, lists_all=True)
    paint = PdfPainter(style, sheet.paper(), PAPER_MM)
    sheet.paint(paint)
    title, second = title_of(report, style)
    sign = report.disclosure.signature
    return paint.written(f"{title} · {second}", f"{sign.books_hash} {sign.state_hash}")


def as_html(report: YearReport, language: str) -> bytes:
    return report_html(report, Style(1.0, language)).encode("utf-8")


WRITERS: Mapping[str, Callable[[YearReport, str], bytes]] = {
    "pdf": as_pdf,
    "png": as_png,
    "html": as_html,
}


def export(report: YearReport, kind: str, folder: Path) -> list[Path]:
    """Write the report in both languages; the places of the files."""
    found = []
    for language in LANGUAGES:
        name = f"{report.disclosure.level_id}_{report.year}_{language}.{kind}"
        path = folder / FOLDER / name
        write_whole(path, WRITERS[kind](report, language), WAY_OUT)
        found.append(path)
    return found
