"""Cells of long columns are cleaned in parts."""

from __future__ import annotations

import pytest

from medias_desktop.core.lists import cells
from medias_desktop.core.lists.cells import fold_all, tidy_all
from medias_desktop.core.text import fold

TEXTS = ["  Côté ", "", "L’Heureux", "ŒUVRE\u00a0 x", "plain", " ", "Zoé\u00ad-Ève", "a  b"]


@pytest.mark.parametrize("at_once", [1, 2, 3, 8, 100])
def test_a_column_is_cleaned_the_same_in_parts_of_any_length(monkeypatch, at_once):
    monkeypatch.setattr(cells, "_AT_ONCE", at_once)
    assert fold_all(TEXTS) == [fold(text) for text in TEXTS]
    assert tidy_all(TEXTS) == [" ".join(text.split()) for text in TEXTS]
    assert fold_all(()) == tidy_all([]) == []
