"""The documents of the text corpus written again as Word would have them: the same sections must be found."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from medias_desktop.policies.outline.file import read_policy_file
from medias_desktop.policies.outline.reader import Outline, Section
from medias_desktop.policies.outline.word import read_word
from tests.policies.outline.scoring import CORPUS, expected_rows, read_rows, score
from tests.policies.outline.word.making import FRENCH, Word

_MARKS = str.maketrans({"_": "-", "*": " ", "{": "(", "\f": " "})


@cache
def _outlines() -> list[Outline]:
    """The outlines of the texts that are read without a mistake: what is measured here is the Word side."""
    found = []
    for path in sorted((CORPUS / "policies").iterdir()):
        if path.suffix in (".txt", ".md"):
            outline = read_policy_file(path)[1]
            if read_rows(outline) == expected_rows(path.with_suffix(".tsv")):
                found.append(outline)
    return found


def _title(section: Section) -> str:
    after = ". " if re.fullmatch(r"[IVXivx]+|\w", section.number) else ": "
    after = after if re.fullmatch(r"[IVXivx]+|\w|[^\W\d]{3,}.*", section.number) else " "
    return (section.number + (after if section.heading else "") + section.heading).translate(_MARKS).strip()


def _styled(word: Word, section: Section) -> None:
    word.h(min(section.level, 4), _title(section))


def _sized(word: Word, section: Section) -> None:
    word.p(_title(section), bold=True, size=max(12, 18 - 2 * section.level))


def _mixed(word: Word, section: Section) -> None:
    if section.level == 1:
        word.h(1, _title(section))
    else:
        word.p(_title(section), bold=True)


def _copy(outline: Outline, head: Callable[[Word, Section], None]) -> bytes:
    word = Word(FRENCH)
    for line in outline.title_block.splitlines():
        word.p(line.translate(_MARKS), center=True, bold=True, size=14)
    for section in (Section(0, "", "", outline.introduction), *outline.sections):
        if section.level:
            head(word, section)
        for line in section.body.splitlines():
            if line.strip():
                left = 180 * (len(line) - len(line.lstrip()))
                word.p(line.strip().translate(_MARKS), ppr=f'<w:ind w:left="{left}"/>')
    return word.bytes()


@pytest.mark.parametrize("head", [_styled, _sized, _mixed])
def test_copies_in_word_have_the_same_sections(head: Callable[[Word, Section], None]):
    results = [
        score(read_rows(outline), read_rows(read_word(_copy(outline, head), "a.docx")[1]))
        for outline in _outlines()
    ]
    same = sum(result.same for result in results)
    assert len(results) > 100
    assert same >= 0.97 * sum(result.expected for result in results)
    assert same >= 0.97 * sum(result.read for result in results)
    assert sum(result.level_right for result in results) >= 0.97 * same
