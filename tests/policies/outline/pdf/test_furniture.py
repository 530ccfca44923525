"""What runs along the edges of pages, for any document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline.pdf.furniture import drop_furniture, drop_overlap
from medias_desktop.policies.outline.pdf.lines import Line

_WORDS = st.text("abcdefgh ", min_size=20, max_size=40).map(lambda text: f"Body {text.strip()} end")


def _page(number: int, texts: list[str], header: str = "", footer: str = "") -> list[Line]:
    lines = [Line(72, 300, 770, 8, header, page=number)] if header else []
    lines += [Line(72, 540, 700 - 13 * n, 10, text, page=number) for n, text in enumerate(texts)]
    return lines + ([Line(300, 310, 30, 8, footer, page=number)] if footer else [])


@given(
    st.lists(st.lists(_WORDS, min_size=5, max_size=30, unique=True), min_size=3, max_size=12),
    st.integers(0, 300),
)
def test_header_and_page_number_go_and_nothing_else(pages: list[list[str]], first: int):
    for number, texts in enumerate(pages):
        texts[:] = [f"{text} {number}{'x' * n}" for n, text in enumerate(texts)]
    made = [_page(n, texts, "Municipal manual", f"- {n + first} -") for n, texts in enumerate(pages)]
    assert [[line.text for line in page] for page in drop_furniture(made, 13)] == pages


@given(st.lists(st.lists(_WORDS, min_size=3, max_size=20, unique=True), min_size=1, max_size=8))
def test_pages_without_furniture_stay(pages: list[list[str]]):
    for number, texts in enumerate(pages):
        texts[:] = [f"{text} {'xyzuvwts'[number]}{'q' * n}" for n, text in enumerate(texts)]
    made = [_page(n, texts) for n, texts in enumerate(pages)]
    assert [[line.text for line in page] for page in drop_furniture(made, 13)] == pages


def test_a_line_cut_off_at_the_foot_and_shown_at_the_head_of_the_next_page_stands_once():
    pages = drop_overlap([_page(0, ["One", "Two", "A heading"]), _page(1, ["A heading", "Three"])])
    assert [line.text for page in pages for line in page] == ["One", "Two", "A heading", "Three"]
