"""The text of Word documents: what is kept, what is left out, how lists and tables are written."""

from __future__ import annotations

import io

import docx
import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.policies.outline.reader import Outline
from medias_desktop.policies.outline.word import read_word
from tests.policies.outline.word.making import ENGLISH, FRENCH, W, Word, run

DELETED = '<w:del w:id="8" w:author="A" w:date="2024-01-01T00:00:00Z"/>'


def read(word: Word) -> Outline:
    return read_word(word.bytes(), "a.docx")[1]


def body(word: Word) -> str:
    """The text under one heading put before what was written."""
    word.body.insert(0, word.paragraph("Purpose", word.heading(1)))
    (section,) = read(word).sections
    return section.body


def test_tracked_changes_are_accepted():
    word = Word()
    word.p("Un {-deux-}{+trois+} quatre.")
    word.p("Le début ", mark=DELETED)
    word.p("et la fin.")
    word.p("{-Rien.-}", mark=DELETED)
    word.body.append(f'<w:moveFrom w:id="1" w:author="A">{word.paragraph("Ancien.")}</w:moveFrom>')
    word.body.append(f"<w:p><w:moveTo w:id='2' w:author='A'>{run('Déplacé ici.')}</w:moveTo></w:p>")
    word.body.append(f"<w:p><w:moveFrom w:id='3' w:author='A'>{run('Parti.')}</w:moveFrom></w:p>")
    assert body(word) == "Un trois quatre.\n\nLe début et la fin.\n\nDéplacé ici."


def test_deleted_rows_of_a_table_are_gone():
    word = Word()
    word.table(("a", "b"), ("c", "d"))
    word.body[-1] = word.body[-1].replace("<w:tr><w:tc>", f"<w:tr><w:trPr>{DELETED}</w:trPr><w:tc>", 1)
    assert body(word) == "| c | d |"


def test_hidden_text_comments_and_codes_are_left_out():
    word = Word()
    word.p("Vu{~ caché~} et lu.")
    word.body.append(
        '<w:p><w:commentRangeStart w:id="1"/>' + run("Commenté.") + '<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    word.body.append(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("12 mai")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES ">' + run(" (3)") + "</w:fldSimple>"
        '<w:hyperlink w:anchor="x">' + run(" ici") + "</w:hyperlink></w:p>"
    )
    assert body(word) == "Vu et lu.\n\nCommenté.\n\n12 mai (3) ici"


def test_a_field_that_never_ends_takes_nothing_away():
    word = Word()
    word.body.append(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Reste.") + "</w:p>"
    )
    word.p("Reste aussi.")
    assert body(word) == "Reste.\n\nReste aussi."


@pytest.mark.parametrize("styled", [True, False])
def test_contents_are_dropped_with_their_title(styled: bool):
    word = Word(FRENCH)
    word.contents("Table des matières", "Objet", "Portée", styled=styled)
    word.h(1, "Objet")
    word.ps("Texte.")
    word.h(1, "Portée")
    word.ps("Texte.")
    text, outline = read_word(word.bytes(), "a.docx")
    assert [one.heading for one in outline.sections] == ["Objet", "Portée"]
    assert outline.title_block == outline.introduction == ""
    assert "matières" not in outline.title_block + outline.introduction
    assert text.count("Objet") == 1


def test_notes_come_at_the_end_of_the_section_that_cites_them():
    word = Word()
    word.h(1, "Objet" + word.note("Voir la loi."))
    word.p("Premier" + word.note("Note de bas.") + " alinéa.")
    word.table(("Cellule" + word.note("Dans une cellule."), "b"))
    word.h(1, "Portée")
    word.ps("Texte.")
    first, second = read(word).sections
    assert first.heading == "Objet"
    assert first.body == (
        "Premier[^2] alinéa.\n\n| Cellule[^3] | b |\n\n"
        "[^1]: Voir la loi.\n\n[^2]: Note de bas.\n\n[^3]: Dans une cellule."
    )
    assert second.body == "Texte."


def test_text_boxes_are_read_once():
    word = Word()
    word.p("Avant.")
    word.box(word.paragraph("Dans la boîte."), word.paragraph("Encore."))
    word.p("Après.")
    assert body(word) == "Avant.\n\nDans la boîte.\n\nEncore.\n\nAprès."


def test_lists_keep_their_marks_and_nesting():
    word = Word(ENGLISH)
    bullets = word.bullets()
    n = word.numbering(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"))
    word.p("One of:")
    word.p("red;", num=(n, 0))
    word.p("dark;", num=(n, 1))
    word.p("very dark;", num=(n, 2))
    word.p("blue.", num=(n, 0))
    word.p("Or:")
    word.p("a dog;", num=(bullets, 0))
    word.p("a small one;", num=(bullets, 1))
    word.p("a cat.", num=(bullets, 0))
    word.p("• typed;", ppr='<w:ind w:left="360"/>')
    word.p("1) typed too.", ppr='<w:ind w:left="360"/>')
    assert body(word) == (
        "One of:\n\n1. red;\n  a) dark;\n    (i) very dark;\n2. blue.\n\nOr:\n\n"
        "- a dog;\n  - a small one;\n- a cat.\n- typed;\n1) typed too."
    )


def test_tables_are_kept_as_text():
    word = Word()
    word.table(("Sel | sable", "Prix"), ("A\nB", "2 $"), head=True)
    merged = word.table(("x", "y"), ("z", "t"))
    word.body[-1] = merged.replace(
        '<w:tcW w:w="2000" w:type="dxa"/>', '<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/>', 1
    )
    word.table(("**Nom**", "**Rôle**"), ("Anne", "Mairesse"))
    assert body(word) == (
        "| Sel \\| sable | Prix |\n| --- | --- |\n| A B | 2 $ |\n\n"
        "| x |  | y |\n| z | t |  |\n\n"
        "| Nom | Rôle |\n| --- | --- |\n| Anne | Mairesse |"
    )


def test_a_table_of_one_column_is_unrolled():
    word = Word()
    word.table(("Un avis encadré.",), ("Sa suite.",))
    assert body(word) == "Un avis encadré.\n\nSa suite."


def test_a_table_in_a_cell_is_read():
    word = Word()
    inner = Word().table(("c", "d"))
    word.table((word.paragraph("a") + inner + word.paragraph(""), word.paragraph("b")), raw=True)
    assert body(word) == "| a c d | b |"


def test_characters_that_are_not_printed_go():
    word = Word()
    word.body.append(
        "<w:p><w:r><w:t>in\u00advis\u200bible\u202e</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>x\u00a0y</w:t>"
        '<w:br w:type="page"/><w:t>z</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    assert body(word) == "invisible-x y\nz✓"


def test_a_hidden_paragraph_mark_with_a_style_separator_keeps_the_heading_apart():
    word = Word(ENGLISH)
    word.p("Purpose", "Heading1", mark="<w:vanish/><w:specVanish/>")
    word.p("This policy protects trees.")
    (section,) = read(word).sections
    assert (section.heading, section.body) == ("Purpose", "This policy protects trees.")


def test_headings_of_other_programs_and_strict_files():
    word = Word(ENGLISH)
    word.style("Berschrift1", "Titre 2")
    word.style("Own", "House style", "Berschrift1")
    word.h(1, "Purpose")
    word.p("Detail", "Own")
    word.ps("Text.")
    assert [(one.level, one.heading) for one in read(word).sections] == [(1, "Purpose"), (2, "Detail")]
    strict = Word(ENGLISH)
    strict.h(1, "Purpose")
    strict.ps("Text.")
    whole = strict._files()
    strict.parts = {
        name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, text in whole.items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    assert [one.heading for one in read(strict).sections] == ["Purpose"]


def test_a_document_without_headings_is_kept_whole():
    word = Word()
    word.ps("Le conseil demande à chacun de rester courtois.", "Les messages haineux sont effacés.")
    outline = read(word)
    assert outline.sections == ()
    assert outline.introduction == (
        "Le conseil demande à chacun de rester courtois.\n\nLes messages haineux sont effacés."
    )


def test_what_python_docx_writes_is_read():
    made = docx.Document()
    made.add_heading("Purpose", 1)
    made.add_paragraph("Bikes are lent.")
    made.add_paragraph("first", style="List Number")
    made.add_paragraph("second", style="List Number")
    made.add_paragraph("sign", style="List Bullet")
    held = io.BytesIO()
    made.save(held)
    (section,) = read_word(held.getvalue(), "a.docx")[1].sections
    assert section.body == "Bikes are lent.\n\n1. first\n2. second\n- sign"


def test_reading_can_be_stopped():
    class Stop:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    word = Word()
    word.ps("Texte.")
    with pytest.raises(Cancelled):
        read_word(word.bytes(), "a.docx", Stop())
