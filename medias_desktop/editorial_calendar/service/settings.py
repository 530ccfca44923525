"""What the policies leave open about the calendar: read plainly, changed in one transaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.roles import Permission
from medias_desktop.editorial_calendar.errors import settings as errors
from medias_desktop.editorial_calendar.rules.opening_hours import faults, from_text, to_text
from medias_desktop.editorial_calendar.rules.settings import (
    MOST_CHARACTERS,
    MOST_DAYS,
    CalendarSettings,
    Deadlines,
    HoursOf,
    LimitEnd,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medias_desktop.core.store.register import Register

WEBSITE_LENGTH, NUMBER_LENGTH = 500, 40


class CalendarSettingsService:
    """The settings of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def settings(self) -> CalendarSettings:
        """Return what was decided, or what holds as long as nothing is."""
        for row in self._register.rows("SELECT * FROM calendar_setting WHERE id = 1"):
            return CalendarSettings(
                province=row["province"],
                opening=from_text(row["opening"]),
                hours_of=HoursOf(row["hours_of"]),
                deadlines=Deadlines(row["deadlines"]),
                limit_end=LimitEnd(row["limit_end"]),
                document_days=row["document_days"],
                reasonable_days=row["reasonable_days"],
                approver=row["approver"],
                website=row["website"],
                emergency_number=row["emergency_number"],
                limits=_limits(row["limits"]),
                version=row["version"],
            )
        return CalendarSettings()

    def save(self, settings: CalendarSettings) -> None:
        """Keep new settings; ``version`` is that of those they were made from.

        Raises what ``check`` raises, NotEntitled, or ChangedElsewhere when somebody changed them meanwhile.
        """
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.editorial_calendar.models.settings import setting as table

        check(settings)
        values = _values(settings)
        with self._register.transaction("change_calendar_settings", Permission.ADMINISTER) as tx:
            if settings.version:
                tx.update(table, 1, version=settings.version, **values)
            elif tx.execute(table.select()).first() is not None:
                raise ChangedElsewhere
            else:
                tx.insert(table, id=1, **values)


def check(settings: CalendarSettings) -> None:
    """Raise the sentence of what cannot be: HoursImpossible, NeverOpen, ProvinceUnknown, DaysImpossible, …"""
    from medias_desktop.core.i18n import format_number
    from medias_desktop.core.provinces import PROVINCES
    from medias_desktop.core.text import storable

    if settings.province not in PROVINCES:
        raise errors.ProvinceUnknown(province=settings.province[:40])
    for day in faults(settings.opening):
        raise errors.HoursImpossible(day=_day_name(day))
    if not any(settings.opening):
        raise errors.NeverOpen
    for days in (settings.document_days, settings.reasonable_days):
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise errors.DaysImpossible(most=MOST_DAYS)
    website = settings.website.strip()
    if website and (len(website) > WEBSITE_LENGTH or not website.startswith(("https://", "http://"))):
        raise errors.WebsiteImpossible(address=storable(website)[:80])
    for platform, most in settings.limits.items():
        if not 1 <= most <= MOST_CHARACTERS:
            raise errors.LimitImpossible(
                platform=_platform_name(platform), most=format_number(MOST_CHARACTERS)
            )


def _values(settings: CalendarSettings) -> dict[str, Any]:
    from medias_desktop.core.text import storable

    return {
        "province": settings.province,
        "opening": to_text(settings.opening),
        "hours_of": settings.hours_of.value,
        "deadlines": settings.deadlines.value,
        "limit_end": settings.limit_end.value,
        "document_days": settings.document_days,
        "reasonable_days": settings.reasonable_days,
        "approver": settings.approver,
        "website": storable(settings.website).strip(),
        "emergency_number": storable(settings.emergency_number).strip()[:NUMBER_LENGTH],
        "limits": json.dumps(dict(settings.limits)) if settings.limits else "",
    }


def _limits(text: str) -> Mapping[str, int]:
    if not text:
        return {}
    return {str(platform): int(most) for platform, most in json.loads(text).items()}


def _day_name(day: int) -> str:
    from medias_desktop.core.i18n import translate
    from medias_desktop.editorial_calendar.labels.settings import DAY_NAMES

    return translate(DAY_NAMES[day])


def _platform_name(platform: str) -> str:
    from medias_desktop.core.i18n import translate
    from medias_desktop.policies.rules.checks.words import Platform

    return next((translate(one.label) for one in Platform if one.value == platform), platform)
