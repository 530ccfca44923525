"""Our own Word policies against outlines written before the reader was tried on them."""

from __future__ import annotations

import pytest

from medias_desktop.policies.outline import guess_identity
from medias_desktop.policies.outline.file import read_policy_file
from tests.policies.outline.scoring import CORPUS, Score, expected_rows, read_rows, score

FILES = sorted((CORPUS / "word").glob("*.docx"))


def _scores() -> list[Score]:
    return [
        score(expected_rows(path.with_suffix(".tsv")), read_rows(read_policy_file(path)[1])) for path in FILES
    ]


def test_nearly_every_section_is_found_and_right_and_in_its_place():
    results = _scores()
    same = sum(result.same for result in results)
    assert len(results) >= 30
    assert same >= 0.97 * sum(result.expected for result in results)
    assert same >= 0.97 * sum(result.read for result in results)
    assert sum(result.level_right for result in results) >= 0.97 * same


@pytest.mark.parametrize(
    ("name", "title", "municipality", "number"),
    [
        ("quais-anse-au-loup", "Politique d’utilisation des quais publics", "L’Anse-au-Loup", "2025-03"),
        ("documents-rang-saint-elie", "Politique de gestion des documents", "Rang-Saint-Élie", "POL-2023-08"),
        ("culture-baie-des-galets", "Politique culturelle de Baie-des-Galets", "", ""),
        ("flags-pine-barren", "POLICY Flag Half-Masting", "Pine Barren", "ADM-031"),
    ],
)
def test_the_cover_tells_the_identity(name: str, title: str, municipality: str, number: str):
    _text, outline = read_policy_file(CORPUS / "word" / f"{name}.docx")
    found = guess_identity(outline)
    assert (found.title, found.municipality, found.number) == (title, municipality, number)


def test_dates_and_resolutions_are_read_from_the_cover():
    _text, outline = read_policy_file(CORPUS / "word" / "documents-rang-saint-elie.docx")
    found = guess_identity(outline)
    assert str(found.adopted) == "2023-09-11"
    assert found.resolution_number == "2023-09-204"


def test_no_word_of_a_document_is_lost():
    for path in FILES:
        text, outline = read_policy_file(path)
        kept = outline.title_block + outline.introduction
        kept += "".join(one.number + one.heading + one.body for one in outline.sections)
        words = {word for word in text.replace("|", " ").split() if word.isalpha() and len(word) > 3}
        missing = {word for word in words if word not in kept} - {"Titre"}  # the name of a cell on a cover
        assert not missing, path.name
