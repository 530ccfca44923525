"""Plain text becomes paragraphs and lists without losing or inventing anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.blocks import Block, Group, Item, blocks, list_groups, write_blocks


def test_paragraphs_are_separated_by_blank_lines():
    assert blocks("Un.\n\n  \nDeux.") == [Block("p", ["Un."], [""]), Block("p", ["Deux."], [""])]


def test_a_line_break_between_short_lines_is_kept():
    assert blocks("Nom :\nFonction :") == [Block("p", ["Nom :\nFonction :"], [""])]


def test_lines_broken_to_fit_a_column_are_joined():
    first = "Les comptes officiels sont ouverts et fermés par la direction générale"
    assert blocks(f"{first}\nqui en tient la liste.") == [
        Block("p", [f"{first} qui en tient la liste."], [""])
    ]


def test_a_long_line_in_a_text_that_is_not_wrapped_keeps_its_break():
    first = "Une phrase. " * 20
    assert blocks(f"{first}\nSuite.")[0].texts == [f"{first.strip()}\nSuite."]


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "➤", "- >", "- ➤"])
def test_bullets_of_every_kind_make_one_list(mark):
    assert blocks(f"{mark} un\n{mark} deux") == [Block("ul", ["un", "deux"], ["•", "•"])]


@pytest.mark.parametrize("mark", ["1.", "a)", "(b)", "iv)", "4.2", "4.2.1", "1°", "☐", "☑"])
def test_printed_marks_are_kept_as_they_are(mark):
    assert blocks(f"{mark} texte") == [Block("ol", ["texte"], [mark])]


@pytest.mark.parametrize("text", ["12 500 $ au plus", "-5 degrés", "2026 est une année", "1.", "oui (a) non"])
def test_what_only_looks_like_a_mark_stays_a_paragraph(text):
    assert blocks(text) == [Block("p", [text], [""])]


def test_a_list_goes_on_after_a_blank_line_and_its_lines_continue():
    found = blocks("Sont visés :\n- les élus\n  et élues;\n\n- les employés.")
    assert found == [
        Block("p", ["Sont visés :"], [""]),
        Block("ul", ["les élus\net élues;", "les employés."], ["•", "•"]),
    ]


def test_nothing_makes_nothing():
    assert blocks("\r\n \r\n") == []


def test_two_spaces_put_an_item_inside_the_one_before():
    body = "- un;\n  - un et un;\n    1. tout au fond;\n  a) lettre;\n- deux."
    (found,) = blocks(body)
    assert found.texts == ["un;", "un et un;", "tout au fond;", "lettre;", "deux."]
    assert found.levels == [0, 1, 2, 1, 0]
    assert list_groups(found) == [
        Group(
            "ul",
            [
                Item(
                    "•",
                    "un;",
                    [
                        Group("ul", [Item("•", "un et un;", [Group("ol", [Item("1.", "tout au fond;")])])]),
                        Group("ol", [Item("a)", "lettre;")]),
                    ],
                ),
                Item("•", "deux."),
            ],
        )
    ]


def test_a_list_that_is_indented_as_a_whole_is_not_nested():
    assert [one.levels for one in blocks("Texte\n\n    - un\n    - deux\n  - trois")] == [[0], [0, 0, 0]]


def test_lists_are_nested_five_deep_at_most():
    (found,) = blocks("\n".join("  " * depth + "- x" for depth in range(9)))
    assert found.levels == [0, 1, 2, 3, 4, 5, 5, 5, 5]


def test_lines_between_bars_make_a_table_with_its_head():
    body = "Avant\n| Compte | Qui |\n| --- | :---: |\n| Facebook \\| X |  |\n| Autre |\nAprès"
    assert blocks(body) == [
        Block("p", ["Avant"], [""]),
        Block("table", rows=[["Compte", "Qui"], ["Facebook | X", ""], ["Autre", ""]], head=True),
        Block("p", ["Après"], [""]),
    ]


def test_a_blank_line_ends_a_table():
    assert [one.rows for one in blocks("| a |\n\n| b | c |")] == [[["a"]], [["b", "c"]]]


@pytest.mark.parametrize("text", ["| un seul trait", "||", "| a \\|", "a | b |"])
def test_what_only_looks_like_a_row_stays_a_paragraph(text):
    assert blocks(text) == [Block("p", [text], [""])]


def test_a_footnote_has_the_mark_by_which_it_is_cited():
    assert blocks("Cité[^1].\n\n[^1]: La note\nqui continue.\n[^ii]:  L’autre.\n\n[^3]:") == [
        Block("p", ["Cité[^1]."], [""]),
        Block("note", ["La note\nqui continue."], ["1"]),
        Block("note", ["L’autre."], ["ii"]),
        Block("p", ["[^3]:"], [""]),
    ]


def test_text_beyond_twenty_columns_stays_in_the_last():
    (found,) = blocks("|" + "|".join(f" {n} " for n in range(25)) + "|")
    assert found.rows[0][18:] == ["18", "19 | 20 | 21 | 22 | 23 | 24"]


_WORDS = st.text(alphabet="abcéàx |\\.", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
_SAID = _WORDS.map(lambda text: f"dit {text}".strip())


@st.composite
def _lists(draw):
    texts, marks, levels = [], [], []
    first = draw(st.sampled_from(["•", "a)"]))
    for number in range(draw(st.integers(1, 6))):
        deepest = min(levels[-1] + 1, 5) if levels else 0
        level = draw(st.integers(0, deepest))
        texts.append(draw(_SAID))
        marks.append(first if not level or not number else draw(st.sampled_from(["•", "1.", "b)"])))
        levels.append(level)
    return Block("ul" if first == "•" else "ol", texts, marks, levels)


@st.composite
def _tables(draw):
    columns = draw(st.integers(1, 4))
    row = st.lists(_WORDS.filter(lambda text: text != "\\"), min_size=columns, max_size=columns)
    rows = draw(st.lists(row, min_size=1, max_size=4))
    return Block("table", rows=rows, head=draw(st.booleans()))


_NOTES = st.builds(
    lambda text, mark: Block("note", [text], [mark]),
    _SAID,
    st.from_regex(r"[0-9A-Za-z*]{1,12}", fullmatch=True),
)


@given(
    st.lists(
        st.one_of(_SAID.map(lambda text: Block("p", [text], [""])), _lists(), _tables(), _NOTES), max_size=6
    )
)
def test_what_is_written_is_read_back(found):
    between = Block("p", ["Entre les deux"], [""])  # a list would go on after a blank line
    apart = [block for one in found for block in (one, between)]
    assert blocks(write_blocks(apart)) == apart
