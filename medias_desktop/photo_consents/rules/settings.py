"""What the municipality decides about consents where the law leaves it the choice."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.photo_consents.rules.persons import MAJORITY, OWN_CONSENT


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are what holds until the municipality decides otherwise.

    ``both_guardians``: every holder of parental authority on record is asked. ``own_agreement_age``: from that age (years)
    the minor's own agreement is needed. ``guardian_until_age``: until that age (exclusive; 14 to 18) a guardian's too.
    ``default_months``: how long a new consent lasts, None without end. ``notice_days``: days before a consent ends on which
    the list of things to do tells of it. ``school_year_ends``: "MM-DD". ``keep_copies``: files go into the register.
    """

    both_guardians: bool = False
    own_agreement_age: int = OWN_CONSENT
    guardian_until_age: int = MAJORITY
    default_months: int | None = 24
    notice_days: tuple[int, ...] = (60, 30, 7)
    school_year_ends: str = "06-23"
    keep_copies: bool = False
    version: int = 0


DEFAULTS = Settings()
