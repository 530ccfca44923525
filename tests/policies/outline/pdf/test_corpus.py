"""The documents of the corpus against the outlines that their author meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medias_desktop.policies.outline.pdf import read_pdf
from tests.corpus.pdf.source import read_source
from tests.corpus.pdf.unseen import marked
from tests.policies.outline.scoring import CORPUS, Score, expected_rows, read_rows, score

FOLDER = CORPUS / "pdf"
DOCUMENTS = sorted(FOLDER.glob("*.pdf"))


def _score(path: Path) -> Score:
    return score(
        expected_rows(path.with_suffix(".tsv")), read_rows(read_pdf(path.read_bytes(), path.name)[1])
    )


def test_nearly_every_section_is_found_and_right():
    results = [_score(path) for path in DOCUMENTS]
    same = sum(result.same for result in results)
    assert len(results) >= 16
    assert same >= 0.97 * sum(result.expected for result in results)
    assert same >= 0.97 * sum(result.read for result in results)


@pytest.mark.parametrize(("numbered", "aim"), [(True, 0.97), (False, 0.9)])
def test_levels_are_those_that_type_and_numbers_show(numbered: bool, aim: float):
    results = [result for path in DOCUMENTS if (result := _score(path)).numbered is numbered]
    assert results
    assert sum(result.level_right for result in results) >= aim * sum(result.same for result in results)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_word_of_the_body_is_lost(path: Path):
    outline = read_pdf(path.read_bytes(), path.name)[1]
    read = " ".join(
        [outline.introduction, *(part for one in outline.sections for part in (one.heading, one.body))]
    ).replace("’", "'")
    assert not {word for word in _words(path.stem) if word.strip("-") not in read}


def _words(name: str) -> set[str]:
    """The words of the running text of a document, as its source has them."""
    source = FOLDER / "sources" / f"{name}.txt"
    if source.exists():
        texts = [
            piece.text.replace("**", "")
            for piece in read_source(source).pieces
            if piece.kind in ("text", "item", "note")
        ]
    else:
        texts = [
            re.sub(r"\[\^\d\]", "", block.text) for block in marked.blocks(name) if block.kind != "title"
        ]
    return {word.replace("’", "'") for text in texts for word in text.split()}


def test_the_outlines_are_those_of_the_sources():
    for path in sorted((FOLDER / "sources").glob("*.txt")):
        assert (FOLDER / f"{path.stem}.tsv").read_text(encoding="utf-8") == read_source(path).outline()
    for path in sorted(marked.SOURCES.glob("*.txt")):
        assert (FOLDER / f"{path.stem}.tsv").read_text(encoding="utf-8") == marked.outline(path.stem)
