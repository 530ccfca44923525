import pytest

from medias_desktop.policies.outline.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La personne qui publie est responsable des propos et du ton.", "fr"),
        ("The clerk shall keep a list of the accounts and of the passwords.", "en"),
        ("", "fr"),
        ("12.4 %", "fr"),
    ],
)
def test_the_little_words_tell_the_language(text, language):
    assert guess_language(text) == language
