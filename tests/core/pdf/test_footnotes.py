"""Footnotes: where they are cited, by which marks they are printed, and that none is lost."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.footnotes import Citation, FootnoteMarks, cited
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.record import typeset_adoption
from tests.core.pdf.samples import adoption
from tests.core.pdf.test_record import texts
from tests.core.pdf.tools import defects

BODY = """Répond en deux jours[^1] et garde une copie[^2]; voir encore[^1] et [^9].

| Canal[^2] | Délai[^5] |
| --- | --- |
| Courriel | 2 jours[^3] |

- un point[^3]
  - dessous[^2]

[^1]: Jours ouvrables.

[^2]: Copie datée.

[^3]: Sauf le dimanche.

[^4]: Jamais citée.

[^5]: Citée dans un en-tête."""


def test_a_text_is_split_where_it_cites():
    assert cited("Un[^1], deux[^ii].[^1]", {"1", "ii"}) == [
        "Un", Citation("1"), ", deux", Citation("ii"), ".", Citation("1"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "rien", "[1]", "[^2]", "[^ 1]", "[^1", "^1"])
def test_what_is_no_citation_stays_text(text):
    assert "".join(map(str, cited(text, {"1"}))) == text


@given(st.text("a[^1]2 \n", max_size=30))
def test_no_character_is_lost(text):
    pieces = cited(text, {"1", "12"})
    assert "".join(f"[^{one.mark}]" if isinstance(one, Citation) else one for one in pieces) == text


def test_marks_of_their_own_are_kept():
    marks = FootnoteMarks(["a[^1]\n\n[^1]: Un.", "[^ii]: Deux."])
    assert [marks.next("1"), marks.next("ii")] == [("footnote-1", "1"), ("footnote-2", "ii")]


def test_marks_that_come_twice_are_counted_through():
    marks = FootnoteMarks(["[^1]: Un.", "[^1]: Deux."])
    assert [marks.next("1"), marks.next("1")] == [("footnote-1", "1"), ("footnote-2", "2")]


def test_without_marks_notes_stand_below_the_text():
    assert for_template("Cité[^1].\n\n[^1]: La note.") == [
        {"kind": "p", "text": ["Cité", {"mark": "1"}, "."]},
        {"kind": "note", "mark": "1", "text": "La note."},
    ]


def test_with_marks_a_note_goes_along_once():
    text = "Cité[^a] et[^a].\n\n[^a]: La note."
    first = {"name": "footnote-1", "mark": "a", "note": "La note."}
    again = {"name": "footnote-1", "mark": "a"}
    assert for_template(text, FootnoteMarks([text])) == [
        {"kind": "p", "text": ["Cité", first, " et", again, "."]}
    ]


def test_of_two_notes_of_one_mark_none_is_lost():
    text = "Cité[^a].\n\n[^a]: La première.\n\n[^a]: La seconde."
    shown = for_template(text, FootnoteMarks([text]))
    assert [one["text"] for one in shown[1:]] == ["La première."]
    assert shown[0]["text"][1]["note"] == "La seconde."


@pytest.fixture(scope="module")
def made():
    sections = ((1, "1", "Délais", BODY), (1, "2", "Suite", "Encore[^1].\n\n[^1]: Une autre."))
    return typeset_adoption(adoption(sections=sections, resolution_text="Vu[^1].\n\n[^1]: Sa note."))


def test_a_document_with_footnotes_is_pdf_a_and_accessible(made):
    assert defects(made.pdf, "2a") == defects(made.pdf, "ua1") == []


def test_notes_stand_at_the_foot_of_the_page_once_each(made):
    pages = texts(made.pdf)
    page = next(one for one in pages if "Répond en deux jours" in one)
    foot = page[page.index("Encore") :]
    assert [
        foot.index(one) for one in ("Jours ouvrables.", "Copie datée.", "Sauf le dimanche.", "Une autre.")
    ]
    for note in (
        "Jours ouvrables.",
        "Copie datée.",
        "Sauf le dimanche.",
        "Jamais citée.",
        "Citée dans un en-tête.",
    ):
        assert sum(one.count(note) for one in pages) == 1
    assert "et [^9]." in page
    assert "Sa note." in pages[-2]


def test_screen_readers_are_told_what_is_a_note(made):
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        kinds = [
            str(one.S)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        ]
    assert kinds.count("/Note") == 5  # four of the text, one of the resolution
