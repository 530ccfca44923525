"""Acknowledgement sheets: one page each, everything on it, in the person's language, fitting however long."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import replacing
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import sheet_id, shown
from medias_desktop.core.pdf.sheet_data import SheetEntry, SheetTemplate
from medias_desktop.core.pdf.sheets import draw_sheets, write_sheets
from medias_desktop.core.pdf.style import PAPERS
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import Letterhead
from medias_desktop.paper.reading import read_scan
from tests.core.pdf.tools import needs_poppler, needs_qpdf, run
from tests.paper.scanner import as_pdf, printed, scanned

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


# What is read before signing


def text_pages(count: int) -> bytes:
    out = io.BytesIO()
    made = LongPdf(out, PAPERS["letter"], "texte", "Ville")
    for number in range(1, count + 1):
        made.page(made.text(90, 700, f"Article {number}", "Serif", 11))
    made.finish()
    return out.getvalue()


def test_the_text_follows_each_sheet():
    spec = template(texts={"fr": text_pages(2), "en": text_pages(1)})
    pages = texts(draw_sheets(spec, [entry(1), entry(2, "en")], Silent()))
    assert len(pages) == 5
    assert "pages 2 à 3" in pages[0].replace("\u00a0", " ")
    for page, said in ((pages[1], "Page 2 sur 3"), (pages[2], "Page 3 sur 3"), (pages[4], "Page 2 of 2")):
        assert said in page
    assert "Article 1" in pages[1]
    assert "Article 2" in pages[2]
    assert "Zoé Côté-1 · 0001 · Travaux publics" in pages[2]
    assert shown(sheet_id("fiche", "1")) in pages[2]


def test_the_text_is_there_once_for_everybody():
    spec = template(texts={"fr": text_pages(1)})
    with pikepdf.open(io.BytesIO(draw_sheets(spec, [entry(i) for i in range(20)], Silent()))) as document:
        assert len(document.pages) == 40
        taken = {page.Resources.XObject["/text_fr.1"].objgen for page in document.pages}
    assert len(taken) == 1


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 4, -3])
def test_every_page_is_read_back_however_it_lies(degrees):
    pdf = draw_sheets(template(texts={"fr": text_pages(1)}), [entry(1), entry(2)], Silent())
    scan = as_pdf([scanned(printed(pdf, number, 150), degrees, noise=20) for number in range(4)], 150)
    found = [page.code for page in read_scan(scan, "x", Silent()).pages]
    assert [(code.ids[-1], code.page, code.pages) for code in found] == [
        (sheet_id("fiche", str(person)), page, 2) for person in (1, 2) for page in (1, 2)
    ]


def test_the_letterhead_is_on_the_sheet():
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#0f0"/></svg>'
    pdf = draw_sheets(template(letterhead=Letterhead(logo, "image/svg+xml", "#7a1f2b")), [entry()], Silent())
    with open_pdf(pdf) as pages:
        picture = pages.render(0, 1.0)
    drawn = {bytes(picture.data[i : i + 3]) for i in range(0, len(picture.data), 4)}
    assert b"\x00\xff\x00" in drawn  # the logo
    assert bytes.fromhex("2b1f7a") in drawn  # the colour of the arms, blue first


def test_a_cancelled_file_is_not_there(tmp_path):
    class Impatient:
        def report(self, done, total):
            if done >= 100:
                raise Cancelled

    target = tmp_path / "feuilles.pdf"
    with pytest.raises(Cancelled), replacing(target) as stream:
        write_sheets(template(), [entry(i) for i in range(300)], stream, Impatient())
    assert list(tmp_path.iterdir()) == []
