"""The columns that every export of the register has, whatever the file."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, translate
from medias_desktop.photo_consents.labels import (
    ACT_NAMES,
    ITEM_NAMES,
    METHOD_NAMES,
    PURPOSE_NAMES,
    RIGHTS_NAMES,
    STATE_NAMES,
    SUBJECT_NAMES,
    purposes_label,
)
from medias_desktop.photo_consents.rules.items import SubjectKind
from medias_desktop.photo_consents.rules.register_lines import RegisterLine

Column = ExportColumn[RegisterLine]


def columns() -> tuple[Column, ...]:
    """Return the columns in the interface language; a date is a date, everything else is text."""
    return (
        Column(_("Date"), lambda line: line.day, 12),
        Column(_("Kind"), lambda line: translate(ITEM_NAMES[line.kind]), 14),
        Column(_("Title"), lambda line: line.title, 34),
        Column(_("Event"), lambda line: line.event, 28),
        Column(_("Person shown"), who, 28),
        Column(_("State"), lambda line: translate(STATE_NAMES[line.state]), 14),
        Column(_("Why"), lambda line: " ".join(line.why), 60),
        Column(_("Last entry"), lambda line: translate(ACT_NAMES[line.act.kind]) if line.act else "", 20),
        Column(_("Entry of"), lambda line: line.act.day if line.act else "", 12),
        Column(_("By whom"), lambda line: line.giver, 26),
        Column(_("Method"), method, 22),
        Column(_("From"), lambda line: line.consent.starts_on if line.consent else "", 12),
        Column(_("Until"), until, 12),
        Column(_("Purposes"), lambda line: purposes_label(line.consent.purposes) if line.consent else "", 40),
        Column(_("Right to publish"), lambda line: translate(RIGHTS_NAMES[line.rights]), 22),
        Column(_("Right until"), lambda line: line.rights_until or "", 12),
        Column(_("Source or credit line"), lambda line: line.credit, 28),
        Column(_("Published where"), published, 34),
    )


def who(line: RegisterLine) -> str:
    """Return who is seen: a name, or what was marked."""
    if line.seen is None:
        return ""
    return line.person if line.seen is SubjectKind.PERSON else translate(SUBJECT_NAMES[line.seen])


def method(line: RegisterLine) -> str:
    """Return how the last word was said."""
    return translate(METHOD_NAMES[line.act.method]) if line.act and line.act.method else ""


def until(line: RegisterLine) -> str | dt.date:
    """Return until when the consent holds."""
    return line.consent.ends_on if line.consent and line.consent.ends_on else ""


def published(line: RegisterLine) -> str:
    """Return where the item was published and is still there, with the days."""
    return "; ".join(f"{translate(PURPOSE_NAMES[one])} {day.isoformat()}" for one, day in line.published)
