"""Drafts on paper: Word that reads back as it was, PDF that is what it says it is."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pypdfium2
import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.blocks import blocks
from medias_desktop.core.progress import Silent
from medias_desktop.policies.documents.drafts import DraftContents, DraftNote, DraftPart
from medias_desktop.policies.documents.drafts.pdf import comments_as_pdf, draft_as_pdf
from medias_desktop.policies.documents.drafts.word import draft_as_word
from medias_desktop.policies.outline.file import read_policy_file

NOTE = DraftNote("Me Anne Roy", dt.date(2026, 11, 20), "Qui décide?", "Le conseil.", "accepted")
BODY = (
    "Un paragraphe.\n\n- un point;\n  - dedans;\n- un autre.\n\na) lettre;\nb) lettre.\n\n"
    "| Compte | Qui |\n| --- | --- |\n| Facebook | Greffe |\n\nFin <b>sans</b> balise."
)
DRAFT = DraftContents(
    municipality="Ville de Sainte-Élodie",
    title="Politique des médias sociaux",
    number="ADM-07",
    language="fr",
    day=dt.date(2026, 11, 21),
    introduction="Le conseil souhaite être bien compris.",
    parts=(
        DraftPart(1, "1", "Objet", BODY, "Blainville, art. 1", (NOTE,)),
        DraftPart(2, "1.1", "Portée", "Tout le monde."),
        DraftPart(1, "2", "Fin", "Le texte est révisé tous les deux ans."),
        DraftPart(1, "ANNEXE A", "Formulaire", "Je déclare avoir lu ce texte."),
    ),
    text_sha256="0" * 64,
)
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_the_word_file_reads_back_as_the_same_outline_and_texts(tmp_path):
    path = tmp_path / "projet.docx"
    path.write_bytes(draft_as_word(DRAFT, Silent()))
    _text, outline = read_policy_file(path)
    assert [(one.level, one.number, one.heading) for one in outline.sections] == [
        (one.level, one.number, one.heading) for one in DRAFT.parts
    ]
    assert [blocks(one.body) for one in outline.sections] == [blocks(one.body) for one in DRAFT.parts]


def test_the_word_file_has_real_styles_a_head_row_and_words_own_comments():
    document = docx.Document(io.BytesIO(draft_as_word(DRAFT, Silent())))
    styled = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Heading 1", "1. Objet") in styled
    assert ("Heading 2", "1.1 Portée") in styled
    assert ("List Bullet", "un point;") in styled
    assert ("List Bullet 2", "dedans;") in styled
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Compte", "Qui"],
        ["Facebook", "Greffe"],
    ]
    (comment,) = document.comments
    assert comment.author == "Me Anne Roy"
    assert "Qui décide?" in comment.text
    assert "Le conseil." in comment.text
    assert "PROJET" in document.sections[0].header.paragraphs[0].text


def test_the_origin_of_the_clauses_is_an_annex_of_its_own():
    import dataclasses

    with_origin = dataclasses.replace(DRAFT, with_origin=True)
    document = docx.Document(io.BytesIO(draft_as_word(with_origin, Silent())))
    assert document.tables[-1].rows[1].cells[1].text == "Blainville, art. 1"
    assert "Blainville, art. 1" in words_of(draft_as_pdf(with_origin, NOW, Silent()))[-1]
    assert "Blainville" not in "".join(words_of(draft_as_pdf(DRAFT, NOW, Silent())))


def test_characters_that_no_word_file_may_hold_are_left_out():
    import dataclasses

    odd = dataclasses.replace(DRAFT, title="Titre\x00\x0b", parts=(DraftPart(1, "1", "A\x01", "b\ufffe"),))
    document = docx.Document(io.BytesIO(draft_as_word(odd, Silent())))
    assert "1. A" in [one.text for one in document.paragraphs]


def test_every_page_of_the_pdf_says_that_it_is_a_draft():
    pages = words_of(draft_as_pdf(DRAFT, NOW, Silent()))
    assert all("PROJET" in page for page in pages)
    assert "Qui décide?" in "".join(pages)
    assert "Fin <b>sans</b> balise." in "".join(pages)


def test_the_english_draft_speaks_english():
    import dataclasses

    pages = words_of(draft_as_pdf(dataclasses.replace(DRAFT, language="en"), NOW, Silent()))
    assert all("DRAFT" in page for page in pages)


def test_the_pdfs_are_archivable_and_accessible():
    from medias_desktop.core.pdf.typesetting import STANDARDS

    assert STANDARDS == ["a-2a", "ua-1"]
    for made in (draft_as_pdf(DRAFT, NOW, Silent()), comments_as_pdf(DRAFT, NOW, Silent())):
        assert b"pdfaid:part" in made
        assert b"pdfuaid:part" in made


def test_the_list_of_comments_tells_who_said_what_about_which_section():
    (page,) = words_of(comments_as_pdf(DRAFT, NOW, Silent()))
    assert "1 Objet" in page
    assert "Me Anne Roy, 20 novembre 2026" in page
    assert "Réponse : Le conseil." in page.replace("\u00a0", " ")


def test_a_cancelled_export_makes_nothing():
    class Stop:
        def report(self, _done, _total):
            raise Cancelled

    for make in (lambda: draft_as_word(DRAFT, Stop()), lambda: draft_as_pdf(DRAFT, NOW, Stop())):
        with pytest.raises(Cancelled):
            make()
