"""The themes that our own invented sections tell, in French and English."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.i18n import use_language
from medias_desktop.policies.themes import Theme, english, french, guess_themes, theme_label


@pytest.mark.parametrize(
    ("heading", "body", "language", "theme"),
    [
        ("Mots de passe", "Ils sont changés deux fois l’an.", "fr", Theme.PASSWORDS),
        ("Passwords", "They are changed twice a year.", "en", Theme.PASSWORDS),
        ("Article 9", "Le droit d’auteur appartient au photographe.", "fr", Theme.COPYRIGHT),
        (
            "Dispositions diverses",
            "Le délai de la réponse est de trois jours ouvrables.",
            "fr",
            Theme.RESPONSE_TIME,
        ),
        (
            "Miscellaneous",
            "We answer within two business days, during office hours.",
            "en",
            Theme.RESPONSE_TIME,
        ),
        ("ENTRÉE EN VIGUEUR", "Le 4 mars 2031.", "fr", Theme.ADOPTION),
        ("Coming into force", "On 4 March 2031.", "en", Theme.ADOPTION),
        ("Harassment", "Threats and bullying are reported to the clerk.", "en", Theme.HARASSMENT),
        ("Langue", "Le français.", "fr", Theme.LANGUAGE),
        ("Règles", "Le harcèlement et l'intimidation sont signalés.", "de", Theme.HARASSMENT),
        ("Rules", "Harassment and bullying are reported.", "de", Theme.HARASSMENT),
    ],
)
def test_a_section_tells_its_theme(heading: str, body: str, language: str, theme: Theme):
    assert theme in guess_themes(heading, body, language)


def test_the_heading_tells_the_first_theme():
    body = "Les employés et les élus répondent aux plaintes. Les employés signalent les plaintes."
    assert guess_themes("Hyperliens", body, "fr")[0] is Theme.HYPERLINKS


def test_social_media_are_not_the_press():
    assert Theme.MEDIA not in guess_themes("Médias sociaux", "Les médias sociaux de la Ville.", "fr")
    assert Theme.MEDIA not in guess_themes("Social media", "The social media of the Town.", "en")


def test_a_word_in_passing_in_a_long_section_is_no_theme():
    body = "Le camion passe le mardi matin dans chaque rue du village. " * 60 + "Un concours a lieu."
    assert guess_themes("Ordures", body, "fr") == ()


@pytest.mark.parametrize("words", [french.WORDS, english.WORDS], ids=["fr", "en"])
def test_every_theme_has_words_that_are_folded(words: dict[Theme, str]):
    assert set(words) == set(Theme)
    for theme, written in words.items():
        for entry in written.split(","):
            assert re.fullmatch(r"#?[a-z0-9][a-z0-9 .'-]*", entry.strip()), (theme, entry)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_theme_has_its_own_name(language: str):
    use_language(language)
    assert len({theme_label(theme) for theme in Theme}) == len(Theme)


@given(st.text(max_size=40), st.text(max_size=300), st.sampled_from(["fr", "en", ""]))
def test_any_text_has_at_most_four_different_themes(heading: str, body: str, language: str):
    themes = guess_themes(heading, body, language)
    assert len(themes) == len(set(themes)) <= 4
