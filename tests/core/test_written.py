"""Dates and whole numbers are written as the locale data of Canada have them, but for the first of the month."""

from __future__ import annotations

import re

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core import i18n

LANGUAGES = st.sampled_from(["fr", "en"])
DAYS = st.dates() | st.dates().map(lambda day: day.replace(day=1))


@given(DAYS, st.sampled_from(["full", "long", "medium"]), LANGUAGES)
def test_dates(day, style, language):
    expected = format_date(day, style, locale=f"{language}_CA")
    if language == "fr":
        expected = re.sub(r"\b1 (?=\D)", "1er ", expected, count=1)
    assert i18n.format_date(day, style, language) == expected


@given(DAYS, LANGUAGES)
def test_months(day, language):
    assert i18n.format_month(day, language) == format_skeleton("yMMMM", day, locale=f"{language}_CA")


@given(st.integers(-(10**20), 10**20), LANGUAGES)
def test_whole_numbers(value, language):
    assert i18n.format_number(value, language) == format_decimal(value, locale=f"{language}_CA")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_other_numbers_keep_their_decimals(language):
    assert i18n.format_number(2.5, language) == {"fr": "2,5", "en": "2.5"}[language]
