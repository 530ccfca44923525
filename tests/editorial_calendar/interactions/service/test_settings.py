"""Settings of the calendar: kept once, changed by who administers, refused when they cannot be."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import settings as errors
from medias_desktop.editorial_calendar.rules.opening_hours import Span
from medias_desktop.editorial_calendar.rules.settings import CalendarSettings, Deadlines, HoursOf, LimitEnd
from medias_desktop.editorial_calendar.service.settings import CalendarSettingsService

MORNINGS = ((Span(dt.time(9), dt.time(12)),),) * 5 + ((), ())


def test_they_are_kept_and_changed(register):
    service = CalendarSettingsService(register)
    assert service.settings() == CalendarSettings()
    decided = CalendarSettings(
        province="NB",
        opening=MORNINGS,
        hours_of=HoursOf.CLOCK,
        deadlines=Deadlines.ONE,
        limit_end=LimitEnd.EARLIEST,
        approver="communications",
        website="https://www.sainte-elodie.example",
        emergency_number="911",
        limits={"twitter": 4000},
    )
    service.save(decided)
    kept = service.settings()
    assert kept == dataclasses.replace(decided, version=1)
    service.save(dataclasses.replace(kept, province="QC"))
    assert service.settings().province == "QC"
    with pytest.raises(ChangedElsewhere):
        service.save(dataclasses.replace(kept, province="ON"))
    with pytest.raises(ChangedElsewhere):  # decided for the first time in two windows
        service.save(CalendarSettings())


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"province": "FR"}, errors.ProvinceUnknown),
        ({"opening": ((),) * 7}, errors.NeverOpen),
        ({"opening": ((Span(dt.time(9), dt.time(9)),), *MORNINGS[1:])}, errors.HoursImpossible),
        ({"website": "sainte-elodie"}, errors.WebsiteImpossible),
        ({"website": "https://" + "x" * 500}, errors.WebsiteImpossible),
        ({"limits": {"twitter": 0}}, errors.LimitImpossible),
        ({"limits": {"twitter": 10_000_000}}, errors.LimitImpossible),
    ],
)
def test_what_cannot_be_is_refused_plainly(register, values, error):
    service = CalendarSettingsService(register)
    with pytest.raises(error) as told:
        service.save(dataclasses.replace(CalendarSettings(), **values))
    assert told.value.sentence()
    assert service.settings() == CalendarSettings()
