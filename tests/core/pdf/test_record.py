"""The record of an adoption says everything it must, on every page, and satisfies PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

import datetime as dt
import io
import re

import pikepdf
import pytest

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.record import Signatory, typeset_adoption
from tests.core.pdf.samples import adoption
from tests.core.pdf.tools import defects, needs_poppler, needs_qpdf, run, text_of

_HEADING = "Dispositions relatives aux comptes et aux publications de toute personne qui parle au nom de la municipalité "


def texts(pdf: bytes) -> list[str]:
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(i).split()) for i in range(len(pages))]


def outline(pdf: bytes) -> list[tuple[int, str]]:
    found = []

    def walk(items, level):
        for item in items:
            found.append((level, str(item.title)))
            walk(item.children, level + 1)

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as tree:
        walk(tree.root, 1)
    return found


@pytest.mark.parametrize(("language", "paper"), [("fr", "letter"), ("en", "a4")])
@pytest.mark.parametrize("chapters", [1, 29])
def test_it_is_pdf_a_and_accessible(language, paper, chapters):
    made = typeset_adoption(adoption(language, chapters, paper))
    assert defects(made.pdf, "2a") == []
    assert defects(made.pdf, "ua1") == []


def test_thirty_pages_have_the_paper_asked_for():
    made = typeset_adoption(adoption("fr", 29, "a4"))
    assert 28 <= made.pages <= 36
    with open_pdf(made.pdf) as pages:
        assert len(pages) == made.pages
        assert pages.size(0) == pytest.approx((595.28, 841.89), abs=0.1)


def test_the_cover_gives_the_whole_fingerprint_of_the_text():
    cover = texts(typeset_adoption(adoption()).pdf)[0]
    assert adoption().text_sha256 in "".join(cover.split())


def test_every_page_names_the_document_and_counts():
    made = typeset_adoption(adoption())
    for number, text in enumerate(texts(made.pdf), 1):
        assert f"Page {number} sur {made.pages}" in text
        assert "RAO-2026-04-v2" in text
        assert adoption().text_sha256[:16] in text
        assert "Municipalité de Rivière-aux-Ormes" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            ["Politique nº 2026-04", "2026-11-214", "17 novembre 2026", "1er décembre 2026", "Loïc Désilets"],
        ),
        (
            "en",
            [
                "Policy No. 2026-04",
                "2026-11-214",
                "November 17, 2026",
                "December 1, 2026",
                "Carried unanimously",
            ],
        ),
    ],
)
def test_the_cover_identifies_the_adoption_in_the_documents_language(language, said):
    cover = texts(typeset_adoption(adoption(language)).pdf)[0].replace("\u00a0", " ")
    assert [one for one in said if one not in cover] == []


def test_the_contents_give_the_page_where_each_section_stands():
    made = typeset_adoption(adoption())
    pages = texts(made.pdf)
    found = re.findall(r"(\d\.\d) (Règles générales|Application)[ .\ufffe]+?(\d+)(?= |$)", pages[1])
    assert len(found) == 6
    for number, heading, page in found:
        assert f"{number} {heading}" in pages[int(page) - 1]


def test_bookmarks_follow_the_sections():
    titles = outline(typeset_adoption(adoption()).pdf)
    assert [level for level, title in titles if "Règles générales" in title] == [2, 2, 2]
    assert titles[-1] == (1, "Signatures")
    assert any(title.startswith("ANNEXE A") for _, title in titles)


def test_annexes_and_signatures_start_a_page():
    pages = texts(typeset_adoption(adoption()).pdf)
    assert "ANNEXE A — Aide-mémoire Sont notamment visés" in pages[-3]
    assert "Résolution 2026-11-214 Objet Politique sur l’utilisation des médias sociaux" in pages[-2]
    assert "Signatures Texte adopté par le conseil municipal" in pages[-1]


def test_one_tagged_field_per_signatory_and_one_for_an_archive_time_stamp():
    made = typeset_adoption(
        adoption(signatories=tuple(Signatory(f"Nom {i}", "Membre") for i in range(1, 26)))
    )
    assert made.fields == tuple(f"signature_{i}" for i in range(1, 26))
    assert defects(made.pdf, "2a") == defects(made.pdf, "ua1") == []
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        fields = list(document.Root.AcroForm.Fields)
        assert [str(one.T) for one in fields] == [*made.fields, "archive_timestamp"]
        assert [float(x) for x in fields[-1].Rect] == [0, 0, 0, 0]
        assert str(fields[0].TU) == "Signature de Nom 1, Membre"
        for one in fields[:-1]:
            left, bottom, right, top = (float(x) for x in one.Rect)
            assert (right - left, top - bottom) == pytest.approx((228, 86), abs=0.1)
            assert bottom > 60
            assert int(one.F) == 4 + 128  # printed, and not to be moved
        pages_used = [one.P.objgen for one in fields]
        assert len(set(pages_used)) >= 5


def test_fields_of_one_page_do_not_overlap():
    made = typeset_adoption(adoption(signatories=tuple(Signatory(f"Nom {i}", "Membre") for i in range(9))))
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        boxes = [
            (one.P.objgen, float(one.Rect[1]), float(one.Rect[3])) for one in document.Root.AcroForm.Fields
        ][:-1]
    for i, (page, bottom, _) in enumerate(boxes[:-1]):
        next_page, _, next_top = boxes[i + 1]
        assert page != next_page or next_top < bottom


ODD = {
    "nothing": {
        "sections": (),
        "introduction": "",
        "mover": "",
        "seconder": "",
        "vote": "",
        "policy_number": "",
        "kind": "",
        "meeting_date": None,
        "in_force_date": None,
        "resolution_number": "",
        "signatories": (),
    },
    "no title": {"policy_title": "", "municipality": ""},
    "long heading": {
        "sections": ((1, "1", (_HEADING * 3)[:300], "Corps."),),
        "policy_title": (_HEADING * 3)[:300],
    },
    "one long word": {"policy_title": "X" * 300, "sections": ((1, "", "Y" * 300, "Z" * 3000),)},
    "missing letters": {"sections": ((1, "", "Émoji 🧿 👩‍🚒", "漢字 \ue000 \uf0b7 \x07"),), "mover": "漢"},
    "deep": {"sections": tuple((i, ".".join("1" * i), f"Niveau {i}", "Texte.") for i in range(1, 10))},
    "gaps": {
        "sections": ((4, "", "Quatre", ""), (1, "", "Un", ""), (6, "", "Six", ""), (2, "", "", "Sans titre."))
    },
    "numbers alone": {
        "sections": (
            (1, "Article 7", "", "Texte."),
            (2, "1", "", "Alinéa."),
            (3, "iv", "", ""),
            (1, "12", "", ""),
        )
    },
    "annex alone": {"sections": ((1, "ANNEXE B", "", ""),)},
}


@pytest.mark.parametrize("case", ODD)
def test_odd_input_still_makes_a_valid_document(case):
    made = typeset_adoption(adoption(**ODD[case]))
    assert defects(made.pdf, "2a") == []
    assert defects(made.pdf, "ua1") == []


def test_text_that_looks_like_markup_is_printed_as_it_is():
    odd = "# $x$ \\alert [y] *gras* _it_ `code` @ref <label> #let a = 1 \"droits\" 'simple' -- ... ~ /* c */ // d"
    pages = texts(typeset_adoption(adoption(sections=((1, "", odd, odd),), policy_title=odd)).pdf)
    assert sum(page.count(odd) for page in pages) >= 3


def test_characters_without_a_glyph_are_reported():
    made = typeset_adoption(adoption(introduction="Voir 🧿 et 漢."))
    assert made.replaced == ("🧿", "漢")
    assert "Voir [U+1F9FF] et [U+6F22]." in texts(made.pdf)[2]


def test_a_number_without_heading_stands_beside_its_text():
    pages = texts(typeset_adoption(adoption(sections=((1, "3", "", "Il est interdit de nuire."),))).pdf)
    assert any("3. Il est interdit de nuire." in page for page in pages)


def test_without_a_resolution_there_is_no_page_for_it():
    titles = outline(typeset_adoption(adoption(resolution_number="", resolution_text=" ")).pdf)
    assert [title for _, title in titles if "Résolution" in title] == []


def test_the_place_stands_with_the_resolution():
    pages = texts(typeset_adoption(adoption(place="Salle Jean-Talon")).pdf)
    assert "Lieu Salle Jean-Talon" in pages[-2]
    assert "Salle Jean-Talon" not in pages[0]


def test_the_resolution_is_quoted_when_its_text_is_given():
    text = (
        "ATTENDU QUE les médias sociaux servent la population;\n\nIl est résolu :\n- d’adopter la politique."
    )
    pages = texts(typeset_adoption(adoption(resolution_text=text)).pdf)
    act = pages[-2].replace("\u00a0", " ")
    assert act.index("Proposée par Marie-Ève Côté-Gagné") < act.index("ATTENDU QUE les médias sociaux")


def test_the_same_adoption_gives_the_same_bytes():
    assert typeset_adoption(adoption()).pdf == typeset_adoption(adoption()).pdf


def test_the_metadata_carry_title_municipality_language_and_date():
    moment = dt.datetime(2026, 11, 21, 15, 4, tzinfo=dt.UTC)
    with pikepdf.open(io.BytesIO(typeset_adoption(adoption(), moment).pdf)) as document:
        assert str(document.Root.Lang) == "fr-CA"
        assert document.open_metadata()["dc:title"] == adoption().policy_title
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261121150400")


@needs_qpdf
def test_qpdf_finds_nothing_to_say(tmp_path, record):
    assert run(tmp_path, record.pdf, "qpdf", "--check").returncode == 0


@needs_poppler
def test_poppler_reads_the_text_in_order_and_only_our_fonts(tmp_path, record):
    text = text_of(tmp_path, record.pdf)
    assert text.index("1.1") < text.index("ANNEXE A — Aide-mémoire\n") < text.index("Signature manuscrite")
    fonts = run(tmp_path, record.pdf, "pdffonts").stdout.splitlines()[2:]
    assert fonts
    assert all(("Noto" in line or "DejaVu" in line) and " yes yes yes " in line for line in fonts)
