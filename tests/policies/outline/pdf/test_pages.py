"""What a page shows, put together: columns, furniture, words, tables, notes."""

from __future__ import annotations

from typing import Any

from medias_desktop.policies.outline import Outline
from medias_desktop.policies.outline.pdf import read_pdf
from tests.policies.outline.pdf.papers import LINES, Pen, paper

PARAGRAPH = " ".join(LINES)


def _read(draw: Any) -> Outline:
    return read_pdf(paper(draw), "policy.pdf")[1]


def _rows(outline: Outline) -> list[tuple[int, str, str]]:
    return [(one.level, one.number, one.heading) for one in outline.sections]


def test_lines_are_joined_and_headings_parted():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.line("Town of Marlow Creek", "Helvetica-Bold", 18)
        pen.head("1. Purpose")
        pen.paragraph()
        pen.head("2. A heading that is so long that it has to go on in a", 13)
        pen.line("second line", "Helvetica-Bold", 13)
        pen.paragraph()
        pen.paragraph("The end.")

    outline = _read(draw)
    assert outline.title_block == "Town of Marlow Creek"
    assert _rows(outline) == [
        (1, "1", "Purpose"),
        (1, "2", "A heading that is so long that it has to go on in a second line"),
    ]
    assert outline.sections[0].body == PARAGRAPH
    assert outline.sections[1].body == f"{PARAGRAPH}\n\nThe end."


def test_columns_are_read_one_after_the_other_between_titles_across_the_page():
    left = [f"Left column line number {n} is a line" for n in range(8)]
    right = [f"Right column line number {n} is one" for n in range(8)]

    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("A title across both columns of the page, from one edge to the other", 16)
        for n in range(8):  # row by row: the order of the file is not that of reading
            pen.put(left[n], 72, 680 - 13 * n)
            pen.put(right[n], 320, 680 - 13 * n)
        pen.put("A second title across both columns of this same page here", 72, 550, "Helvetica-Bold", 16)
        for n in range(8):
            pen.put(left[n].replace("Left", "Low"), 72, 520 - 13 * n)
            pen.put(right[n].replace("Right", "Last"), 320, 520 - 13 * n)

    text = read_pdf(paper(draw), "columns.pdf")[0]
    places = [
        text.index(words)
        for words in ("A title", "Left column", "Right column", "A second", "Low column", "Last column")
    ]
    assert places == sorted(places)
    assert text.index("Left column line number 7") < text.index("Right column line number 0")


def test_running_lines_and_page_numbers_go_also_on_odd_and_even_pages():
    def draw(canvas: Any) -> None:
        for number in range(1, 9):
            pen = Pen(canvas)
            pen.put("Municipal manual" if number % 2 else "Town of Marlow Creek", 72, 770, size=8)
            pen.put(f"{number}", 540 if number % 2 else 72, 30, size=8)
            pen.head(
                f"{number}. {['Purpose', 'Scope', 'Roles', 'Means', 'Fees', 'Review', 'Records', 'Sanctions'][number - 1]}"
            )
            pen.paragraph()
            pen.page()

    outline = _read(draw)
    assert [one.body for one in outline.sections] == [PARAGRAPH] * 8
    assert outline.title_block == ""


def test_annexes_at_the_head_of_their_pages_are_no_running_lines():
    def draw(canvas: Any) -> None:
        for number in range(1, 5):
            pen = Pen(canvas)
            pen.head(f"ANNEX {number}")
            pen.paragraph()
            pen.page()

    assert [number for _, number, _ in _rows(_read(draw))] == ["ANNEX 1", "ANNEX 2", "ANNEX 3", "ANNEX 4"]


def test_a_sentence_goes_on_over_the_page():
    def draw(canvas: Any) -> None:
        for number, lines in enumerate((LINES[:2], LINES[2:])):
            pen = Pen(canvas)
            pen.put("Municipal manual", 72, 770, size=8)
            if not number:
                pen.head("1. Purpose")
                pen.paragraph()
            pen.paragraph(*lines)
            pen.put(f"Page {number + 1} of 2", 72, 30, size=8)
            pen.page()
        pen.head("2. Scope")
        pen.paragraph()

    assert _read(draw).sections[0].body == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_contents_over_two_pages_go():
    titles = [
        f"{n}. {word}"
        for n, word in enumerate(["Purpose", "Scope", "Roles", "Means", "Fees", "Review"], start=1)
    ]

    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("Table of contents")
        for n, title in enumerate(titles):
            if n == 3:
                pen.page()
            pen.line(f"{title} {'.' * 60} {n + 3}")
        pen.page()
        for title in titles:
            pen.head(title)
            pen.paragraph()

    assert [f"{number}. {heading}" for _, number, heading in _rows(_read(draw))] == titles


def test_words_cut_at_the_end_of_a_line_are_whole_again():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Purpose")
        pen.paragraph("Every by-law of the municipality says who keeps the documents and the regis-",
                      "ters; a by-law that does not say so is completed by the clerk under this by-",
                      "law, and council is told of it.")  # fmt: skip
        pen.head("2. Scope")
        pen.paragraph()

    assert "the registers; a by-law" in _read(draw).sections[0].body
    assert "under this by-law, and" in _read(draw).sections[0].body


def test_watermarks_and_text_on_its_side_go():
    def draw(canvas: Any) -> None:
        for number in (1, 2):
            canvas.saveState()
            canvas.translate(150, 300)
            canvas.rotate(45)
            Pen(canvas).put("DRAFT", 0, 0, size=80)
            canvas.restoreState()
            canvas.saveState()
            canvas.translate(20, 300)
            canvas.rotate(90)
            Pen(canvas).put("Printed from the intranet", 0, 0, size=7)
            canvas.restoreState()
            pen = Pen(canvas)
            pen.head(f"{number}. Purpose")
            pen.paragraph()
            pen.page()

    text = read_pdf(paper(draw), "draft.pdf")[0]
    assert "DRAFT" not in text
    assert "intranet" not in text


def test_a_page_on_its_side_is_read():
    def draw(canvas: Any) -> None:
        for title in ("1. Purpose", "2. Scope"):
            canvas.translate(612, 0)
            canvas.rotate(90)
            pen = Pen(canvas)
            pen.y = 560
            pen.head(title)
            pen.paragraph()
            pen.page()

    assert _rows(_read(draw)) == [(1, "1", "Purpose"), (1, "2", "Scope")]


def test_a_ruled_table_is_kept_row_by_row():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Fees")
        pen.paragraph()
        top = pen.y - 10
        for n in range(4):
            canvas.line(72, top - 20 * n, 372, top - 20 * n)
        for x in (72, 222, 372):
            canvas.line(x, top, x, top - 60)
        for n, row in enumerate((("Service", "Fee"), ("Copy | page", "$1"), ("Card", "$3"))):
            for k, cell in enumerate(row):
                pen.put(cell, 78 + 150 * k, top - 14 - 20 * n, "Helvetica-Bold" if n == 0 else "Helvetica")
        pen.y = top - 70
        pen.head("2. Review")
        pen.paragraph()

    body = _read(draw).sections[0].body
    assert body == f"{PARAGRAPH}\n\n| Service | Fee |\n| --- | --- |\n| Copy \\| page | $1 |\n| Card | $3 |"


def test_cells_under_one_another_are_a_table_without_rules():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Fees")
        pen.paragraph()
        for row in (("Service", "Half day", "Day"), ("Lakeside", "$40", "$70"), ("Orchard", "$30", "$50")):
            pen.y -= 14
            for k, cell in enumerate(row):
                pen.put(cell, 72 + 130 * k, pen.y)
        pen.head("2. Review")
        pen.paragraph()

    assert (
        _read(draw)
        .sections[0]
        .body.endswith("| Service | Half day | Day |\n| Lakeside | $40 | $70 |\n| Orchard | $30 | $50 |")
    )


def test_lists_are_kept_with_their_depth():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Means")
        pen.paragraph("The following are used:")
        for mark, left, words in (
            ("•", 80, "the website;"),
            ("–", 98, "its front page,"),
            ("–", 98, "its calendar;"),
            ("•", 80, "the bulletin."),
        ):
            pen.line(mark, left=left)
            pen.put(words, left + 14, pen.y)
        pen.head("2. Review")
        pen.paragraph()

    assert _read(draw).sections[0].body == (
        "The following are used:\n\n- the website;\n  - its front page,\n  - its calendar;\n- the bulletin."
    )


def test_footnotes_stand_at_the_end_of_the_section_and_cut_no_sentence():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Purpose")
        pen.paragraph(*LINES[:2])
        pen.put("1", 400, pen.y + 3, size=6)
        canvas.line(72, 90, 200, 90)
        pen.put("1 Chapter M-14 of the revised statutes.", 72, 78, size=8)
        pen.page()
        pen.y = 740
        pen.paragraph(LINES[2])
        pen.head("2. Scope")
        pen.paragraph()

    body = _read(draw).sections[0].body
    assert body.endswith("\n\n1 Chapter M-14 of the revised statutes.")
    assert "quarters." in body
    assert "Chapter" not in _read(draw).sections[1].body


def test_a_run_in_title_in_bold_is_a_section():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        pen.head("1. Keys")
        pen.paragraph()
        for mark, title in (("a.", "Clerk."), ("b.", "Managers."), ("c.", "Staff.")):
            pen.line(mark, down=5)
            pen.put(title, 86, pen.y, "Helvetica-Bold")
            pen.put("The register is kept up to date and shown once a year.", pen.after + 3, pen.y)
        pen.head("2. Review")
        pen.paragraph()

    assert _rows(_read(draw)) == [
        (1, "1", "Keys"), (2, "a", "Clerk"), (2, "b", "Managers"), (2, "c", "Staff"), (1, "2", "Review"),
    ]  # fmt: skip


def test_a_document_in_one_type_is_read_as_a_text():
    def draw(canvas: Any) -> None:
        pen = Pen(canvas)
        for title in ("PURPOSE", "SCOPE", "SANCTIONS"):
            pen.line(title, down=10)
            pen.line("", down=2)
            pen.paragraph()

    assert _rows(_read(draw)) == [(1, "", "PURPOSE"), (1, "", "SCOPE"), (1, "", "SANCTIONS")]
