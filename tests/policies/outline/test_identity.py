"""What covers of our own documents say, guessed to fill a form in."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.policies.outline import Identity, guess_identity
from medias_desktop.policies.outline.file import read_policy_file
from medias_desktop.policies.outline.identity import find_date
from tests.policies.outline.scoring import CORPUS

EXPECTED = {
    "toc-leaders.txt": Identity(
        "POLITIQUE DE GESTION DES TERRAINS SPORTIFS", "Pont-Clair", "", dt.date(2022, 4, 12), "2022-04-118"
    ),
    "runin-letters.txt": Identity(
        "Parking Rules for Municipal Lots", "Birch Falls", "PW-12", dt.date(2019, 6, 3)
    ),
    "colon-titles.txt": Identity("POLITIQUE Télétravail", "Rive-Blanche", "07-2021", dt.date(2021, 2, 9)),
    "reglement-articles.txt": Identity(
        "RÈGLEMENT RELATIF À LA GARDE DES POULES", "Saint-Elzéar-des-Monts", "318-2020", dt.date(2020, 3, 2)
    ),
    "preamble-then-numbers.txt": Identity(
        "Politique de reconnaissance des bénévoles", "Trois-Chênes", "", dt.date(2024, 6, 3), "24-06-201"
    ),
    "atx.md": Identity("Snow Clearing Policy", "Alder Bay", "T-04"),
    "../word/colportage-pont-aux-erables.docx": Identity(
        "RÈGLEMENT RELATIF AU COLPORTAGE ET AUX VENTES-DÉBARRAS",
        "Pont-aux-Érables",
        "2025-04",
        dt.date(2025, 3, 10),
    ),
    "../word/respectful-workplace-port-ellery.docx": Identity(
        "Respectful Workplace Policy", "Port Ellery", "", dt.date(2025, 5, 12)
    ),
    "../word/social-media-bramley-falls.docx": Identity(
        "Social Media Policy", "Bramley Falls", "ADM-017", dt.date(2025, 2, 3), "25-031"
    ),
    "../pdf/hens-silver-ness.pdf": Identity(
        "A BY-LAW TO REGULATE THE KEEPING OF HENS IN RESIDENTIAL AREAS",
        "Silver Ness",
        "2025-11",
        dt.date(2025, 6, 1),
    ),
    "medias-sociaux-valmorin-ouest.md": Identity(
        "Politique d'utilisation des médias sociaux", "Valmorin-Ouest"
    ),
    "social-media-dunmore-parish.txt": Identity(
        "Social Media and Web Policy", "Dunmore", "GA-22", dt.date(2025, 5, 6)
    ),
    "nettoyage-plage.md": Identity("Règlement de la plage", "Anse-aux-Galets"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_cover_gives_the_identity(name: str):
    assert guess_identity(read_policy_file(CORPUS / "policies" / name)[1]) == EXPECTED[name]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 1er mai 2023", dt.date(2023, 5, 1)),
        ("July 4, 2021", dt.date(2021, 7, 4)),
        ("this 7th day of March, 2022", dt.date(2022, 3, 7)),
        ("2019-09-16", dt.date(2019, 9, 16)),
        ("31 février 2020", None),
        ("résolution 2025-01-012", None),
        ("Mai 2021", None),
    ],
)
def test_dates_are_read_in_both_languages(text: str, day: dt.date | None):
    assert find_date(text) == day
