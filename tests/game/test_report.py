"""The yearly report: sums that can be followed, files that open, doors that answer."""

import io
from dataclasses import replace
from html.parser import HTMLParser

import pygame
import pypdf
import pytest
from clicks import click_on, press

from game import numbers
from game.paper.balance import Changes, EnergyMix, Money
from game.paper.card import Asks
from game.paper.files import as_html, as_pdf, as_png, export
from game.paper.scopes import ScopeOne, ScopeThree
from game.paper.sheet import ReportSheet
from game.paper.truetype import read_font
from game.paper.year import year_report
from game.scenes.base import DEAF_S, Pop, Push
from game.scenes.example import played
from game.scenes.report import Report
from game.scenes.why import Why
from game.style import Style
from game.widgets import Audit, Painter
from sim_core.disclosure import Contract, OffsetRow, ZoneRow
from sim_core.errors import SaveError
from sim_core.paths import ASSETS
from sim_core.text import Text

pytestmark = pytest.mark.slow

NAME = Text("港湾零碳街区", "Harbour near-zero quarter")
YEAR = 2022


@pytest.fixture(scope="module")
def session():
    return played(days=800)


@pytest.fixture
def report(session):
    return year_report(session, YEAR)


@pytest.fixture
def full(report):
    """A report with everything that may stand in one."""
    verdict = Text("可追溯、就近；非新增", "traceable, near; not additional")
    contract = Contract("hydro", NAME, 40_000.0, 0.0, False, True, True, verdict)
    offset = OffsetRow("trees", NAME, "forest", 2000.0, 0.0, 0.4, 40.0, 0.2, verdict)
    zone = ZoneRow("harbour", NAME, -0.4, 218, 365, "held")
    found = replace(
        report.disclosure, contracts=(contract,), offsets=(offset,), zones=(zone,)
    )
    return replace(report, disclosure=found)


class Answering(Asks):
    is_live = True


def test_the_scopes_add_up_to_the_gross_as_they_are_shown(report):
    unit = 10.0**-report.column.places
    assert sum(report.scope_parts) == pytest.approx(report.gross, abs=unit * 1e-6)
    off, net = report.sinks_and_net
    assert net == pytest.approx(report.gross - off, abs=unit * 1e-6)


def test_categories_and_their_lines_add_up_to_their_scope(report):
    card = ScopeOne(report, Style(1.0, "en"))
    assert card.rows
    assert sum(shown for _, shown, _ in card.rows) == pytest.approx(card.whole)
    for _, shown, lines in card.rows:
        assert not lines or sum(part for _, part in lines) == pytest.approx(shown)
    third = ScopeThree(report, Style(1.0, "en"))
    assert sum(third.shown) == pytest.approx(third.whole)


@pytest.mark.parametrize("kind", [Changes, Money])
def test_listed_rows_add_up_to_their_head(report, kind):
    card = kind(report, Style(1.0, "en"))
    assert len(card.rows) > 3
    whole = card.column.whole(card.tree.amount)
    assert sum(shown for _, shown in card.rows) == pytest.approx(whole)


def test_sources_of_power_add_up_to_all_and_to_100_percent(report):
    card = EnergyMix(report, Style(1.0, "en"))
    whole = card.column.whole(report.energy.amount)
    assert sum(part for *_, part, _ in card.sources) == pytest.approx(whole)
    assert sum(row[-1] for row in card.sources) == pytest.approx(100.0)


def test_a_column_takes_kilotonnes_from_ten_thousand_tonnes_on():
    # 9,999 t stay tonnes; 40,330 t are 40.33 kt, and parts share the last place.
    assert numbers.tonnes_column(9_999.0).unit == "t"
    column = numbers.tonnes_column(40_330.0)
    assert (column.unit, column.whole(40_330.0)) == ("kt", 40.33)
    assert column.parts(40.33, [36_064.0, 4_266.0]) == [36.06, 4.27]


@pytest.mark.parametrize("language", ["zh", "en", "xx"])
@pytest.mark.parametrize("width", [600, 764, 1000, 1192, 1512])
def test_every_card_has_room_in_any_width(app, full, language, width):
    style = Style(1.0, language)
    placed, height = ReportSheet(full, style).placed(width, 0.0)
    page = pygame.Surface((width + 40, round(height) + 40))
    page.fill(style.colour("chart"))
    style.audit = Audit()
    for card, rect in placed:
        card.draw(Painter(page, style), rect.move(20, 20), Answering())
    assert style.audit.seen > 100
    assert style.audit.warnings == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_on_paper_holds_all_its_words(app, full, language):
    style = Style(1.0, language)
    sheet = ReportSheet(full, style, lists_all=True)
    width, height = sheet.paper()
    page = pygame.Surface((round(width), round(height)))
    style.audit = Audit()
    sheet.paint(Painter(page, style))
    assert style.audit.warnings == []


def test_the_pdf_is_one_page_of_a4_whose_words_can_be_read(app, report):
    for language, title in (
        ("zh", "2022 年度碳披露"),
        ("en", "Carbon disclosure 2022"),
    ):
        document = pypdf.PdfReader(io.BytesIO(as_pdf(report, language)))
        assert len(document.pages) == 1
        # A4: 297 mm x 210 mm are 841.89 x 595.28 points.
        assert [float(side) for side in document.pages[0].mediabox[2:]] == [
            pytest.approx(841.89, abs=0.01),
            pytest.approx(595.28, abs=0.01),
        ]
        words = document.pages[0].extract_text()
        assert title in words
        assert report.column.show(report.gross) in words
        assert report.disclosure.signature.books_hash in document.metadata.subject


def test_a_font_in_a_document_keeps_the_widths_and_drops_what_is_not_shown(app):
    data = (ASSETS / "fonts" / "NotoSansSC-Medium.ttf").read_bytes()
    font = read_font(data)
    glyphs = [font.glyphs[ord(sign)] for sign in "零碳岛 2022"]
    small = read_font(
        # The character map is not carried: the document names glyphs by number.
        font.with_only(glyphs)
    )
    # Digits are 570 thousandths wide in this weight, Chinese signs 1000.
    assert [small.width(glyph) for glyph in glyphs[:3]] == [1000, 1000, 1000]
    assert small.width(font.glyphs[ord("2")]) == 570
    assert len(font.with_only(glyphs)) < 0.05 * len(data)


def test_the_picture_has_the_shape_of_the_paper(app, report):
    page = pygame.image.load(io.BytesIO(as_png(report, "zh")), "report.png")
    assert page.get_width() / page.get_height() == pytest.approx(297 / 210, abs=0.002)
    assert page.get_width() >= 3000


class Tables(HTMLParser):
    """Cells of all tables, and whatever would load another file."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.open, self.outside = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta",):
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        self.outside += [name for name, _ in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def amount(words):
    return float(words.replace(",", "").replace("−", "-"))


def test_the_html_is_whole_and_its_tables_add_up(app, full):
    page = Tables(as_html(full, "en").decode("utf-8"))
    assert page.open == []
    assert page.outside == []
    rows = {row[0]: row for row in page.rows}
    scopes = [
        amount(row[1])
        for name, row in rows.items()
        if name.startswith("Scope ") and len(row) == 4
    ]
    assert len(scopes) == 3
    assert sum(scopes) == pytest.approx(amount(rows["Gross"][1]))
    found = full.disclosure.totals
    assert amount(rows["Gross"][1]) == pytest.approx(found.gross.t, abs=0.051)
    numbered = [row for row in page.rows if row[0][:2].strip().isdigit()]
    assert len(numbered) == 15


def test_both_languages_have_the_same_tables(app, full):
    pages = [Tables(as_html(full, language).decode()) for language in ("zh", "en")]
    shapes = [[len(row) for row in page.rows] for page in pages]
    assert shapes[0] == shapes[1]


def test_words_of_a_level_cannot_break_the_page(app, report):
    found = replace(report.disclosure, island=Text("<b>岛", "<b>Isle & Co"))
    text = as_html(replace(report, disclosure=found), "en").decode()
    assert "<b>Isle" not in text
    assert "&lt;b&gt;Isle &amp; Co" in text


def test_files_are_written_in_both_languages(app, report, tmp_path):
    paths = export(report, "html", tmp_path)
    assert [path.name for path in paths] == [
        "first_light_bay_2022_zh.html",
        "first_light_bay_2022_en.html",
    ]
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == sorted(
        path.name for path in paths
    )


def test_a_folder_that_refuses_becomes_a_note(app, session, tmp_path):
    (tmp_path / "reports").write_text("a file in the way")
    app.folder = tmp_path
    scene = Report(app, session)
    app.scenes = [scene]
    app.draw(app.screen)
    click_on(app, ("export", "html"))
    assert scene.note[1] == "bad"
    with pytest.raises(SaveError, match="cannot write it"):
        export(scene.report, "html", tmp_path)


def test_every_mark_and_row_opens_causes_that_sum(app, session):
    scene = Report(app, session)
    app.scenes = [scene]
    app.draw(app.screen)
    messages = {w.message for w in scene.page.panels[1].widgets}
    messages = {message for message in messages if message[0] == "why"}
    assert len(messages) > 20
    for message in messages:
        change = scene.on(message)
        assert isinstance(change, Push)
        assert isinstance(change.scene, Why)
        tree = change.scene.tree
        assert tree.amount == pytest.approx(sum(c.amount for c in tree.children))


def test_years_turn_by_key_and_stop_at_the_ends(app, session):
    scene = Report(app, session)
    app.scenes = [scene]
    app.draw(app.screen)
    assert scene.year == 2022
    press(app, pygame.K_PAGEUP)
    assert scene.year == 2021
    assert scene.report.change is None
    press(app, pygame.K_PAGEUP)
    assert scene.year == 2021


@pytest.mark.parametrize("is_wanted", [True, False])
def test_the_report_opens_by_itself_on_1_january_if_wanted(app, island, is_wanted):
    app.choose("yearly_report", is_wanted)
    island.session.advance(364)
    island.look()
    island._play(1)
    change = island.update(0.0)
    assert isinstance(change, Push) == is_wanted
    assert not is_wanted or isinstance(change.scene, Report)


def test_a_report_that_opens_by_itself_hears_nothing_of_the_first_moment(app, session):
    """A click meant for the island below falls into nothing for 0.4 s."""
    scene = Report(app, session)
    scene.deaf_s = DEAF_S
    app.scenes = [scene]
    app.draw(app.screen)
    escape = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="")
    assert scene.handle(escape) is None
    scene.update(0.3)
    assert scene.handle(escape) is None
    scene.update(0.2)
    assert isinstance(scene.handle(escape), Pop)


def test_a_name_of_two_lines_has_a_row_that_holds_it(report):
    """No line is drawn over its neighbour, however narrow the column."""
    for width in (300.0, 420.0):
        card = ScopeOne(report, Style(1.0, "en"))
        heights = [card._high(one, width - 32.0) for one, _, _ in card.rows]
        lines = sum(len(lines) for _, _, lines in card.rows)
        assert card.height(width) == pytest.approx(54.0 + sum(heights) + 22.0 * lines)
    assert 38.0 in [card._high(one, 200.0) for one, _, _ in card.rows]


def test_files_are_told_with_their_whole_folder(app, session, tmp_path):
    app.folder = tmp_path
    scene = Report(app, session)
    scene.on(("export", "html"))
    assert str(tmp_path.resolve() / "reports") in scene.note[0]
