"""The words in which backups are told: ages, sizes, reasons, what they hold."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, _, format_date, format_number, format_time, ngettext, translate
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.previewing import Relation

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.backups.comparing import Comparison

_REASONS = {
    BackupReason.BY_HAND: N_("Made by hand"),
    BackupReason.CLOSING: N_("When it was closed"),
    BackupReason.STARTING: N_("At the start"),
    BackupReason.SCHEDULED: N_("Scheduled task"),
    BackupReason.BEFORE_IMPORT: N_("Before an import"),
    BackupReason.BEFORE_UPGRADE: N_("Before an upgrade"),
    BackupReason.BEFORE_KEY_CHANGE: N_("Before a change of keys"),
    BackupReason.BEFORE_RESTORE: N_("Before a restore"),
}

_RECORDS = {
    "person": N_("Persons"),
    "policy": N_("Policies"),
    "policy_version": N_("Versions of policies"),
    "acknowledgement_event": N_("Acknowledgement steps"),
    "adoption": N_("Adoptions"),
    "sealed_record": N_("Disciplinary records"),
    "attachment": N_("Documents kept"),
}

_KILO = 1000


def age_text(at: dt.datetime, now: dt.datetime) -> str:
    """Tell how long ago something was; an instant still to come, left by a wrong clock, is told as it is."""
    seconds = (now - at).total_seconds()
    if seconds < 0:
        return moment_text(at)
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        return _("{n} min ago").format(n=int(seconds // 60))
    if seconds < 86400:
        return _("{n} h ago").format(n=int(seconds // 3600))
    days = int(seconds // 86400)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=format_number(days))


def size_text(size: int) -> str:
    """Tell a number of bytes as discs are sold: 512 bytes, 3.4 kB, 65 MB, 1.2 GB."""
    if size < _KILO:
        return ngettext("{n} byte", "{n} bytes", size).format(n=format_number(size))
    value, template = size / _KILO, N_("{n} kB")
    for next_template in (N_("{n} MB"), N_("{n} GB")):
        if round(value) < _KILO:
            break
        value, template = value / _KILO, next_template
    rounded = round(value, 1) if value < 10 else round(value)
    return translate(template).format(n=format_number(rounded))


def moment_text(at: dt.datetime) -> str:
    """Tell an instant: 21 nov. 2026, 15 h 30."""
    local = at.astimezone()
    return f"{format_date(local.date(), 'medium')}, {format_time(local)}"


def reason_text(reason: BackupReason) -> str:
    """Tell why a backup was made."""
    return translate(_REASONS[reason])


def record_text(table: str) -> str:
    """Name a kind of record."""
    return translate(_RECORDS[table])


def head_text(seq: int, digest: str) -> str:
    """Tell the end of a trail as the council's report prints it: the number and 16 digits."""
    return _("operation {seq} · {digits}").format(seq=format_number(seq), digits=digest[:16])


def change_sentences(found: Comparison) -> tuple[str, ...]:
    """Return the sentences that say what a restoration would change."""
    shown = found.preview
    if found.unknown:
        return (_("The present register cannot be read: nothing of it can be compared."),)
    if shown.relation is Relation.SAME:
        return (_("Nothing: the register holds exactly what this backup holds."),)
    told = []
    if shown.lost:
        text = ngettext(
            "{n} operation recorded since would be lost ({first} to {last}).",
            "{n} operations recorded since would be lost ({first} to {last}).",
            shown.lost,
        )
        told.append(
            text.format(n=format_number(shown.lost), first=_day(shown.lost_first), last=_day(shown.lost_last))
        )
    if found.authors:
        told.append(_("Recorded by: {names}.").format(names=", ".join(found.authors)))
    if shown.regained:
        text = ngettext(
            "{n} operation that the register no longer holds would come back.",
            "{n} operations that the register no longer holds would come back.",
            shown.regained,
        )
        told.append(text.format(n=format_number(shown.regained)))
    return tuple(told)


def _day(moment: dt.datetime | None) -> str:
    return "—" if moment is None else moment_text(moment)
