"""The documents of the corpus against outlines written by hand from the conventions."""

from __future__ import annotations

from pathlib import Path

import pytest

from medias_desktop.policies.outline.file import read_policy_file
from tests.policies.outline.scoring import CORPUS, SEEDS, Score, expected_rows, read_rows, score

POLICIES = sorted(path for path in (CORPUS / "policies").iterdir() if path.suffix in (".txt", ".md"))
OUTLINES = sorted((CORPUS / "outlines").glob("*.tsv"))


def _score(document: Path, outline: Path) -> Score:
    return score(expected_rows(outline), read_rows(read_policy_file(document)[1]))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_the_towns_documents_are_read_without_a_mistake(outline: Path):
    document = SEEDS / f"{outline.stem}.txt"
    if not document.exists():
        pytest.skip(
            "the towns’ documents are not distributed with the program; MEDIAS_SEEDS names their folder"
        )
    result = _score(document, outline)
    assert (result.same, result.read) == (result.expected, result.expected)
    if result.numbered:
        assert result.level_right == result.expected


def test_nearly_every_section_of_our_own_documents_is_found_and_right():
    results = [_score(path, path.with_suffix(".tsv")) for path in POLICIES]
    same = sum(result.same for result in results)
    assert len(results) >= 170
    assert same >= 0.97 * sum(result.expected for result in results)
    assert same >= 0.97 * sum(result.read for result in results)


def test_levels_are_right_where_the_document_shows_them():
    results = [_score(path, path.with_suffix(".tsv")) for path in POLICIES]
    numbered = [result for result in results if result.numbered]
    assert sum(result.level_right for result in numbered) >= 0.97 * sum(result.same for result in numbered)
