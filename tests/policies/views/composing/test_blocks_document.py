"""A section's text in the editor and back: nothing is lost, nothing is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextDocument

from medias_desktop.core.pdf.blocks import Block, blocks, write_blocks
from medias_desktop.policies.towns import TOWNS, town_text
from medias_desktop.policies.views.composing.blocks_document import fill_document, read_document


def there_and_back(found):
    document = QTextDocument()
    fill_document(document, found, QTextCharFormat())
    return read_document(document)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Un paragraphe.",
        "Deux\nlignes.\n\nUn autre.",
        "- un\n- deux\n  - dans deux\n    1. au fond\n    2. encore\n  - après\n- trois",
        "1. un\n2. deux\n  a) lettre\n  b) lettre\n3. trois",
        "(a) un\n(b) deux",
        "i) un\nii) deux\niii) trois",
        "| a | b |\n| --- | --- |\n| c \\| d |  |",
        "| a |\n\nAprès.",
        "Avant.\n\n| a |\n| b |",
        "| a |\n\n| b |",
        "- un\n\n| a |\n\n- deux",
        "Écrire à {{email}}, {{Clerk}} ou art. {{art:BL:2.1}}.",
        "| {{phone}} | {{email}}{{email}} |",
    ],
)
def test_what_is_edited_comes_back(qapp, body):
    found = blocks(body)
    assert there_and_back(found) == found
    assert write_blocks(found) == body


@pytest.mark.parametrize(
    "body", ["Cité[^1].\n\n[^1]: La note.\n\n[^ii]: Une autre.", "- cité[^*]\n\n[^*]: La note."]
)
def test_notes_are_edited_as_they_are_typed(qapp, body):
    assert write_blocks(there_and_back(blocks(body))) == body


@pytest.mark.parametrize(
    "body", ["4.2 un\n4.3 deux", "☐ un\n☐ deux", "a) un\nc) deux", "3. trois\n4. quatre"]
)
def test_marks_that_cannot_be_counted_are_kept_word_for_word(qapp, body):
    assert blocks(write_blocks(there_and_back(blocks(body)))) == blocks(body)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("town", TOWNS)
def test_every_section_of_the_library_comes_back(qapp, town, language):
    for section in town_text(town, language).sections:
        found = blocks(section.body)
        assert blocks(write_blocks(there_and_back(found))) == found, section.uid


_WORDS = st.sampled_from(["mot", "deux mots", "{{phone}}", "l’é", "a {{clerk}} b"])


@st.composite
def _block(draw):
    kind = draw(st.sampled_from(["p", "ul", "ol", "table"]))
    if kind == "p":
        return Block("p", [draw(_WORDS)], [""])
    if kind == "table":
        columns = draw(st.integers(1, 3))
        row = st.lists(_WORDS, min_size=columns, max_size=columns)
        return Block("table", rows=draw(st.lists(row, min_size=1, max_size=3)), head=draw(st.booleans()))
    texts = draw(st.lists(_WORDS, min_size=1, max_size=4))
    levels = [0]
    for _text in texts[1:]:
        levels.append(draw(st.integers(0, levels[-1] + 1)))
    return Block(kind, texts, ["•" if kind == "ul" or level else "1." for level in levels], levels)


@given(st.lists(_block(), max_size=5))
def test_whatever_the_blocks_they_come_back(qapp, found):
    between = Block("p", ["Entre les deux"], [""])
    apart = [block for one in found for block in (one, between)]
    for one in apart:  # items at the top are counted
        top = 0
        for place, level in enumerate(one.levels if one.kind == "ol" else ()):
            if not level:
                top += 1
                one.marks[place] = f"{top}."
    assert there_and_back(apart) == apart
