"""What numbers count, in the singular and the plural of either language."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.i18n import N_n, catalogue, current_language, format_number


class Unit(StrEnum):
    """What a number counts."""

    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    HOURS = "hours"
    MONTHS = "months"
    CHARACTERS = "characters"
    WORDS = "words"
    SENTENCES = "sentences"
    POSTS = "posts"
    JOBS = "jobs"
    TIMES = "times"
    KINDS = "kinds"


_PLURAL = {
    Unit.DAYS: N_n("day", "days"),
    Unit.BUSINESS_DAYS: N_n("business day", "business days"),
    Unit.HOURS: N_n("hour", "hours"),
    Unit.MONTHS: N_n("month", "months"),
    Unit.CHARACTERS: N_n("character", "characters"),
    Unit.WORDS: N_n("word", "words"),
    Unit.SENTENCES: N_n("sentence", "sentences"),
    Unit.POSTS: N_n("post", "posts"),
    Unit.JOBS: N_n("job", "jobs"),
    Unit.TIMES: N_n("time", "times"),
    Unit.KINDS: N_n("kind of characters", "kinds of characters"),
}


def unit_word(count: int, unit: Unit, language: str | None = None) -> str:
    """Return the unit's word beside a number: “day”, “days”."""
    singular, plural = _PLURAL[unit]
    return catalogue(language or current_language()).ngettext(singular, plural, count)


def amount(count: int, unit: Unit | None, language: str | None = None) -> str:
    """Return a number with its unit, kept on one line: “60 days”."""
    number = format_number(count, language)
    return number if unit is None else f"{number}\u00a0{unit_word(count, unit, language)}"
