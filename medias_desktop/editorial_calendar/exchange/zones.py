"""The time zone of a municipality: its province's most common one."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

ZONES = {
    "QC": "America/Toronto",
    "NB": "America/Moncton",
    "ON": "America/Toronto",
    "MB": "America/Winnipeg",
    "NS": "America/Halifax",
    "PE": "America/Halifax",
    "NL": "America/St_Johns",
    "SK": "America/Regina",
    "AB": "America/Edmonton",
    "BC": "America/Vancouver",
    "YT": "America/Whitehorse",
    "NT": "America/Yellowknife",
    "NU": "America/Iqaluit",
}
"""By province or territory."""
_ELSEWHERE = "America/Toronto"


def zone_of(province: str) -> ZoneInfo:
    """Return the time zone of a province, that of Québec for one that is unknown."""
    return ZoneInfo(ZONES.get(province, _ELSEWHERE))


def in_gap(moment: dt.datetime, zone: ZoneInfo) -> bool:
    """Tell whether clocks never show a local moment: they are put forward over it."""
    told = moment.replace(tzinfo=zone)
    return told.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != moment


def after_gap(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return what clocks show once they were put forward, for a moment that they skip; any other as it is."""
    return moment.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None)


def is_twice(moment: dt.datetime, zone: ZoneInfo) -> bool:
    """Tell whether clocks show a local moment twice: they are put back over it."""
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and not in_gap(moment, zone)
