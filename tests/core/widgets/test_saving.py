"""A document's name is one that Windows accepts as well."""

from __future__ import annotations

import pytest

from medias_desktop.core.widgets.saving import pdf_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Politique d’utilisation", "Politique d’utilisation.pdf"),
        ("Politique 2024/07: médias", "Politique 2024-07- médias.pdf"),
        ("Quoi ? ", "Quoi -.pdf"),
        ("a" * 400, "a" * 150 + ".pdf"),
    ],
)
def test_names(title, name):
    assert pdf_name(title) == name
