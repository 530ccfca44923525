"""What several policies say, theme by theme."""

from medias_desktop.policies.rules.by_theme import Column, matrix_of, themes_of
from medias_desktop.policies.themes import Theme
from tests.policies.rules.comparing.making import section, version

NOTED = section("1", "Images", "Un texte.", "a", themes=("photos-consentement", "inconnu"))
GUESSED = section("2", "Mots de passe", "Un mot de passe compte douze caractères.", "b")


def test_noted_themes_come_before_guessed_ones():
    assert themes_of(NOTED, "fr") == (Theme.PHOTO_CONSENT,)
    assert Theme.PASSWORDS in themes_of(GUESSED, "fr")


def test_a_theme_has_a_row_as_soon_as_one_policy_treats_it():
    ours, town = version(NOTED), version(GUESSED, uid="town/x")
    matrix = matrix_of([Column(ours, ours=True), Column(town)])
    rows = {row.theme: row for row in matrix.rows}
    assert Theme.ELECTIONS not in rows
    assert rows[Theme.PHOTO_CONSENT].cells == ((NOTED,), ())
    assert not matrix.ours_silent(rows[Theme.PHOTO_CONSENT])
    assert matrix.ours_silent(rows[Theme.PASSWORDS])
    assert matrix.treated(0) == 1
    assert [row.theme for row in matrix.rows] == [theme for theme in Theme if theme in rows]
