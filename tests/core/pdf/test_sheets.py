"""Acknowledgement sheets: one page each, everything on it, in the person's language, fitting however long."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import sheet_id, shown
from medias_desktop.core.pdf.sheets import SheetEntry, SheetTemplate, draw_sheets
from medias_desktop.core.progress import Silent
from tests.core.pdf.tools import needs_poppler, needs_qpdf, run

_LONG = "Marie-Ève-Geneviève de la Chevrotière-Saint-Hyacinthe Courtemanche-Desrosiers Villeneuve de Grandpré"


def template(**changes) -> SheetTemplate:
    given = {
        "municipality": "Municipalité de Rivière-aux-Ormes",
        "policy_title": "Politique sur l’utilisation des médias sociaux",
        "version": "2",
        "policy_number": "2026-04",
        "resolution_number": "2026-11-214",
        "in_force_date": dt.date(2026, 12, 1),
        "text_sha256": "0123456789abcdef" * 4,
        "titles": {"fr": "Accusé de réception", "en": "Acknowledgement"},
        "declarations": {
            "fr": ("J’ai reçu la politique ci-dessus et je l’ai lue.", "Je m’engage à la respecter."),
            "en": ("I have received the policy above and read it.",),
        },
        "register_tag": "ABCDEFGH",
        "campaign_tag": "IJKLMNOP",
    }
    return SheetTemplate(**(given | changes))


def entry(i: int = 1, language: str = "fr", **changes) -> SheetEntry:
    given = {
        "name": f"Zoé Côté-{i}",
        "number": f"{i:04d}",
        "department": "Travaux publics",
        "group_label": "Bénévole",
        "language": language,
        "sheet": sheet_id("fiche", str(i)),
    }
    return SheetEntry(**(given | changes))


def texts(pdf: bytes) -> list[str]:
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(i).split()) for i in range(len(pages))]


def test_each_person_has_a_page_in_their_language():
    first, second = texts(draw_sheets(template(), [entry(1), entry(2, "en")], Silent()))
    for said in (
        "Accusé de réception",
        "Je m’engage à la respecter.",
        "Zoé Côté-1",
        "0001",
        "Travaux publics",
        "Bénévole",
        shown(sheet_id("fiche", "1")),
        "1er décembre 2026",
        "Matricule",
    ):
        assert said in first.replace("\u00a0", " ")
    for said in (
        "Acknowledgement",
        "I have received",
        "Zoé Côté-2",
        shown(sheet_id("fiche", "2")),
        "December 1, 2026",
        "Policy number",
    ):
        assert said in second
    for page in (first, second):
        for said in (
            "Municipalité de Rivière-aux-Ormes",
            "2026-04",
            "2026-11-214",
            "0123456789abcdef 0123456789abcdef",
        ):
            assert said in page


def test_the_shared_part_is_drawn_once_per_language():
    people = [entry(i, "en" if i % 3 else "fr") for i in range(30)]
    with pikepdf.open(io.BytesIO(draw_sheets(template(), people, Silent()))) as document:
        forms = {
            one.objgen
            for page in document.pages
            for one in page.Resources.XObject.values()
            if one.Subtype == "/Form"
        }
    assert len(forms) == 2


def test_long_names_stay_on_the_sheet_without_touching_their_neighbours():
    people = [entry(1, name=_LONG, department=_LONG, group_label=_LONG, number="0" * 40)]
    pdf = draw_sheets(
        template(policy_title=_LONG * 2, municipality=_LONG, titles={"fr": _LONG}), people, Silent()
    )
    assert texts(pdf)[0].count("Villeneuve de Grandpré") >= 4
    with open_pdf(pdf) as pages:
        picture = pages.render(0, 1.0)
        margin = int(pages.size(0)[0]) - 50
    rows = (
        picture.data[y * picture.stride + 4 * margin : y * picture.stride + 4 * picture.width]
        for y in range(120, picture.height)
    )
    assert all(set(row[::4]) == {255} for row in rows)


@pytest.mark.parametrize(
    "odd", ["漢字 \U0001f9ff", "<b>&amp;", "a\nb\tc", "", "\x07", "e\u0301", "☐ →", "(\\)"]
)
def test_odd_names_are_printed(odd):
    (page,) = texts(draw_sheets(template(), [entry(1, name=odd, department=odd)], Silent()))
    assert shown(sheet_id("fiche", "1")) in page


def test_a_letter_of_another_font_is_printed():
    (page,) = texts(draw_sheets(template(), [entry(1, name="Zoé ☑ Côté")], Silent()))
    assert "Zoé ☑ Côté" in page


def test_refusing_is_part_of_the_sheet():
    (page,) = texts(draw_sheets(template(), [entry(language="en")], Silent()))
    assert "I refuse to sign" in page
    assert "Witness of a refusal (name and signature)" in page


def test_until_when_it_is_to_come_back():
    day = dt.date(2026, 12, 15)
    (page,) = texts(draw_sheets(template(), [entry(language="en", due=day)], Silent()))
    assert "To be returned by December 15, 2026" in page


def test_a_long_declaration_is_set_smaller_and_an_endless_one_refused():
    words = "mot " * 300
    assert (
        texts(draw_sheets(template(declarations={"fr": (words,)}), [entry()], Silent()))[0].count("mot ")
        >= 299
    )
    with pytest.raises(TextTooLong):
        draw_sheets(template(declarations={"fr": (words,) * 9}), [entry()], Silent())


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_the_paper_is_the_one_asked_for(paper, size):
    with open_pdf(draw_sheets(template(paper=paper), [entry()], Silent())) as pages:
        assert pages.size(0) == pytest.approx(size, abs=0.1)


def test_a_sheet_without_number_or_date():
    (page,) = texts(draw_sheets(template(in_force_date=None, policy_number=""), [entry()], Silent()))
    assert "—" in page


def test_progress_is_told_every_hundred_pages():
    told = []

    class Listener:
        def report(self, done, total):
            told.append((done, total))

    draw_sheets(template(), [entry(i) for i in range(250)], Listener())
    assert told == [(0, 250), (100, 250), (200, 250), (250, 250)]


def test_it_can_be_stopped_and_leaves_reportlab_as_it_was(monkeypatch):
    from reportlab import rl_config

    monkeypatch.setattr(rl_config, "useA85", 1)

    class Impatient:
        def report(self, done, total):
            if done >= 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        draw_sheets(template(), [entry(i) for i in range(150)], Impatient())
    assert rl_config.useA85 == 1
    assert len(texts(draw_sheets(template(), [entry()], Silent()))) == 1


def test_the_same_sheets_give_the_same_bytes():
    assert draw_sheets(template(), [entry()], Silent()) == draw_sheets(template(), [entry()], Silent())


@needs_poppler
def test_only_embedded_subsets_of_our_fonts(tmp_path):
    pdf = draw_sheets(template(), [entry(1, name="Zoé ☑"), entry(2, "en")], Silent())
    fonts = run(tmp_path, pdf, "pdffonts").stdout.splitlines()[2:]
    assert fonts
    assert all(("Noto" in line or "DejaVu" in line) and " yes yes yes " in line for line in fonts)


@needs_qpdf
def test_qpdf_finds_nothing_to_say(tmp_path):
    assert run(tmp_path, draw_sheets(template(), [entry()], Silent()), "qpdf", "--check").returncode == 0
