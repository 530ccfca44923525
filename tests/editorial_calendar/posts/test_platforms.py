"""How long a text is on each platform."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.editorial_calendar.rules.platforms import (
    LIMITS,
    PLATFORMS,
    characters,
    limit_of,
    size_of,
    words,
)


@pytest.mark.parametrize(
    ("platform", "text", "count"),
    [
        ("facebook", "Bonjour", 7),
        ("facebook", "Élodie 🎉", 9),
        ("twitter", "Bonjour", 7),
        ("twitter", "Élodie 🎉", 9),
        ("twitter", "👨‍👩‍👧", 2),
        ("twitter", "👍🏽", 2),
        ("twitter", "漢字", 4),
        ("twitter", "Voir https://ville.exemple.ca/une/adresse/tres/longue/qui-ne-finit-pas", 28),
        ("twitter", "a" * 280, 280),
        ("twitter", "“l’été” – fin…", 15),  # the three dots in one sign are two
        ("instagram", "", 0),
    ],
)
def test_each_platform_counts_in_its_own_way(platform, text, count):
    assert characters(platform, text) == count


def test_decomposed_letters_count_once_on_x():
    assert characters("twitter", "e\u0301te\u0301") == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Bonjour à tous", 3),
        ("L’hôtel de ville – fermé", 4),
        ("« Bienvenue » !", 1),
        ("a\nb\tc\u00a0d", 4),
        ("2 000 $", 2),
        ("🎉 🎉", 0),
    ],
)
def test_words_are_what_holds_a_letter_or_a_digit(text, count):
    assert words(text) == count


def test_the_limit_is_that_of_the_platform_or_the_towns_own():
    assert [limit_of(one) for one in ("twitter", "instagram", "facebook")] == [280, 2200, 63206]
    assert limit_of("twitter", {"twitter": 25_000}) == 25_000
    assert set(LIMITS) == set(PLATFORMS)


def test_what_is_left_and_the_hashtags():
    size = size_of("instagram", "Fête #Élodie2026 #parc &#39; #1 a#b")
    assert (size.left, size.hashtags, size.words) == (2200 - 35, 2, 6)
    assert size_of("twitter", "a" * 300).left == -20


@given(st.text(max_size=300), st.sampled_from(sorted(PLATFORMS)))
def test_any_text_is_measured(text, platform):
    size = size_of(platform, text)
    assert size.characters >= 0
    assert size.words <= len(text)
