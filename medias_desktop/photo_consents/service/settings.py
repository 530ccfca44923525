"""What the municipality decided about consents: read plainly, changed in one transaction."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission
from medias_desktop.photo_consents.errors.settings import (
    AgesImpossible,
    MonthsImpossible,
    NoticeDaysImpossible,
    SchoolYearEndImpossible,
)
from medias_desktop.photo_consents.rules.persons import MAJORITY, OWN_CONSENT
from medias_desktop.photo_consents.rules.settings import Settings

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

LONGEST_MONTHS = 120
LATEST_NOTICE = 365
_A_LEAP_YEAR = 2000


class ConsentSettings:
    """The settings of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def current(self) -> Settings:
        """Return what was decided, or what holds as long as nothing is."""
        rows = self._register.rows("SELECT * FROM photo_setting WHERE id = 1")
        if not rows:
            return Settings()
        row = rows[0]
        return Settings(
            both_guardians=bool(row["both_guardians"]),
            own_agreement_age=row["own_agreement_age"],
            guardian_until_age=row["guardian_until_age"],
            default_months=row["default_months"],
            notice_days=tuple(int(days) for days in row["notice_days"].split(",") if days),
            school_year_ends=row["school_year_ends"],
            keep_copies=bool(row["keep_copies"]),
            version=row["version"],
        )

    def change(self, settings: Settings) -> None:
        """Keep new settings; ``version`` is that of those they were made from.

        Raises AgesImpossible, MonthsImpossible, NoticeDaysImpossible, SchoolYearEndImpossible, or RecordChanged when
        somebody else changed them meanwhile.
        """
        from medias_desktop.photo_consents.models import setting

        check(settings)
        values = {
            "both_guardians": settings.both_guardians,
            "own_agreement_age": settings.own_agreement_age,
            "guardian_until_age": settings.guardian_until_age,
            "default_months": settings.default_months,
            "notice_days": ",".join(map(str, sorted(set(settings.notice_days), reverse=True))),
            "school_year_ends": settings.school_year_ends,
            "keep_copies": settings.keep_copies,
        }
        with self._register.transaction("change_photo_settings", Permission.RECORD) as tx:
            if settings.version == 0:
                tx.insert(setting, id=1, **values)
            else:
                tx.update(setting, 1, version=settings.version, **values)


def check(settings: Settings) -> None:
    """Raise the error of what cannot be."""
    ages = (settings.own_agreement_age, settings.guardian_until_age)
    if any(not OWN_CONSENT <= age <= MAJORITY for age in ages):
        raise AgesImpossible
    months = settings.default_months
    if months is not None and not 1 <= months <= LONGEST_MONTHS:
        raise MonthsImpossible
    if any(not 1 <= days <= LATEST_NOTICE for days in settings.notice_days):
        raise NoticeDaysImpossible
    try:
        dt.date.fromisoformat(f"{_A_LEAP_YEAR}-{settings.school_year_ends}")
    except ValueError:
        raise SchoolYearEndImpossible from None
