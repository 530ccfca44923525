"""Sheets for many: one line each with room for a pen, the head on every page, codes that a scanner reads."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.group_layout import LINE_HEIGHT
from medias_desktop.core.pdf.group_sheets import draw_group_sheets, lines_per_page, page_and_line
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_id
from medias_desktop.core.pdf.sheet_data import GroupLine, GroupSheet, SheetTemplate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import Letterhead
from medias_desktop.paper.codes import CodeKind
from medias_desktop.paper.reading import read_scan
from tests.core.pdf.tools import needs_qpdf, run
from tests.paper.scanner import as_pdf, printed, scanned

_LONG = "Marie-Ève-Geneviève de la Chevrotière-Saint-Hyacinthe Courtemanche-Desrosiers Villeneuve de Grandpré"
_LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#7a1f2b"/></svg>'


def template(**changes) -> SheetTemplate:
    given = {
        "municipality": "Municipalité de Rivière-aux-Ormes",
        "policy_title": "Politique sur l’utilisation des médias sociaux",
        "version": "2",
        "policy_number": "2026-04",
        "resolution_number": "2026-11-214",
        "in_force_date": dt.date(2026, 12, 1),
        "text_sha256": "0123456789abcdef" * 4,
        "titles": {"fr": "Accusé de réception de groupe", "en": "Group acknowledgement"},
        "declarations": {"fr": ("En signant, je déclare avoir lu.",), "en": ("By signing, I state.",)},
        "register_tag": "ABCDEFGH",
        "campaign_tag": "IJKLMNOP",
    }
    return SheetTemplate(**(given | changes))


def sheet(count: int, language: str = "fr", **changes) -> GroupSheet:
    lines = tuple(GroupLine(f"Côté-{i}, Zoé", "Travaux publics", f"{i:04d}") for i in range(1, count + 1))
    given = {"sheet": sheet_id("groupe"), "language": language, "lines": lines}
    return GroupSheet(**(given | changes))


def draw(*sheets: GroupSheet, **changes) -> bytes:
    return draw_group_sheets(template(**changes), sheets, Silent())


def texts(pdf: bytes) -> list[str]:
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(i).replace("\u00a0", " ").split()) for i in range(len(pages))]


def test_a_line_has_room_for_a_pen():
    assert LINE_HEIGHT >= 9 * style.MM


@pytest.mark.parametrize("count", [1, 15, 16, 17, 200])
def test_everybody_has_a_line_and_every_page_the_whole_head(count):
    per_page = lines_per_page(template(), "fr")
    assert per_page >= 15
    pages = texts(draw(sheet(count, heading="Voirie")))
    assert len(pages) == -(-count // per_page)
    for number, page in enumerate(pages, 1):
        for said in (
            "Accusé de réception de groupe",
            "Politique sur l’utilisation des médias sociaux",
            "2026-04",
            "2026-11-214",
            "1er décembre 2026",
            "0123456789abcdef…",
            "En signant, je déclare avoir lu.",
            "Voirie",
            f"Page {number} sur {len(pages)}",
        ):
            assert said in page
    for place in range(count):
        page, line = page_and_line(place, per_page)
        assert f"{line} Côté-{place + 1}, Zoé Travaux publics {place + 1:04d}" in pages[page - 1]


def test_the_words_are_in_the_language_of_the_sheet():
    french, english = texts(draw(sheet(1), sheet(1, "en")))
    assert "Page 1 of 1" in english
    assert "By signing, I state." in english
    assert "By signing" not in french


@pytest.mark.parametrize("paper", ["letter", "legal", "a4"])
def test_the_paper_is_the_one_asked_for(paper):
    with open_pdf(draw(sheet(1), paper=paper)) as pages:
        assert pages.size(0) == pytest.approx(style.PAPERS[paper][:2], abs=0.1)
    assert lines_per_page(template(paper="legal"), "fr") > lines_per_page(template(), "fr")


def test_long_names_stay_whole_within_their_line():
    pdf = draw(
        sheet(1, lines=(GroupLine(_LONG, _LONG, "0" * 40),) * 3, heading=_LONG * 2),
        policy_title=_LONG * 2,
        municipality=_LONG,
        titles={"fr": _LONG},
    )
    (page,) = texts(pdf)
    for line in (1, 2, 3):
        assert f"{line} {_LONG}" in page
    with open_pdf(pdf) as pages:
        picture = pages.render(0, 1.0)
        margin = int(pages.size(0)[0]) - 41
    rows = (
        picture.data[y * picture.stride + 4 * margin : y * picture.stride + 4 * picture.width]
        for y in range(picture.height)
    )
    assert all(set(row[::4]) == {255} for row in rows)


def test_a_name_without_end_is_cut():
    (page,) = texts(draw(sheet(1, lines=(GroupLine("Interminable " * 60, "Service " * 60, "7"),))))
    assert "…" in page
    assert " 7" in page


@pytest.mark.parametrize("odd", ["漢字 \U0001f9ff", "<b>&amp;", "a\nb\tc", "\x07", "e\u0301", "☐ →", "(\\)"])
def test_odd_names_are_printed(odd):
    (page,) = texts(draw(sheet(1, lines=(GroupLine(odd, odd, odd),), heading=odd)))
    assert "En signant" in page


def test_a_blank_sheet_has_its_lines_and_nobody():
    (page,) = texts(draw(sheet(1, lines=(GroupLine(),) * 8, kind=SheetKind.BLANK)))
    assert "Côté" not in page
    assert all(f" {number} " in f"{page} " for number in range(1, 9))
    assert " 9 " not in page.split("Refuse")[-1]


def test_a_declaration_without_end_is_refused():
    with pytest.raises(TextTooLong):
        lines_per_page(template(declarations={"fr": ("mot " * 2000,)}), "fr")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 3, -4])
def test_every_page_is_read_back_however_it_lies(degrees):
    pdf = draw(
        sheet(40), sheet(3, kind=SheetKind.BLANK), letterhead=Letterhead(_LOGO, "image/svg+xml", "#7a1f2b")
    )
    with open_pdf(pdf) as pages:
        count = len(pages)
    scan = as_pdf([scanned(printed(pdf, n, 150), degrees, noise=20) for n in range(count)], 150)
    found = [page.code for page in read_scan(scan, "x", Silent()).pages]
    tags = ("ABCDEFGH", "IJKLMNOP", sheet_id("groupe"))
    assert all(code is not None and code.ids == tags for code in found)
    assert [code.page for code in found if code.kind is CodeKind.GROUP] == list(range(1, count))
    assert found[-1].kind is CodeKind.BLANK


def test_it_can_be_stopped():
    class Impatient:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_group_sheets(template(), [sheet(3)], Impatient())


@needs_qpdf
def test_qpdf_finds_nothing_to_say(tmp_path):
    pdf = draw(sheet(40), sheet(2, "en"), letterhead=Letterhead(_LOGO, "image/svg+xml", "#7a1f2b"))
    assert run(tmp_path, pdf, "qpdf", "--check").returncode == 0
