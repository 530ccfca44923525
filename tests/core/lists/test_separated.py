"""Texts of separated cells, cut into rows a piece at a time."""

from __future__ import annotations

import csv
import io

import pytest

from medias_desktop.core.lists import separated
from medias_desktop.core.lists.separated import split_rows

TEXT = 'Nom;Note\r\nRoy;"deux\r\nlignes; ""un"""\nCôté;x\r\n\r\nDubé;fin'


def no_score(_cells):
    return 0


@pytest.mark.parametrize("block", [1, 2, 3, 7, 20, 1000])
@pytest.mark.parametrize("text", [TEXT, TEXT + "\r\n", TEXT.replace("\r\n", "\n"), TEXT.replace("\n", "\r")])
def test_rows_are_the_same_wherever_the_text_is_cut(monkeypatch, block, text):
    monkeypatch.setattr(separated, "_BLOCK", block)
    expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert split_rows("sep=;\r\n" + text, no_score) == (expected, 2)


def test_a_text_without_rows_has_none():
    assert split_rows("", no_score) == ([], 1)
