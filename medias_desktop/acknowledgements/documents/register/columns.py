"""The columns that every export of the register has, whatever the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.i18n import _
from medias_desktop.people.labels import group_label, language_label

Value = str | dt.date


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: what it is called, what a line has there, and how many letters wide it is shown."""

    title: str
    value: Callable[[RegisterLine], Value]
    width: int = 16


def columns() -> tuple[ExportColumn, ...]:
    """Return the columns in the interface language; a date is a date, everything else is text."""
    yes, no = _("yes"), _("no")
    return (
        ExportColumn(_("Employee number"), lambda line: line.row.number, 12),
        ExportColumn(_("Last name"), lambda line: line.row.last_name, 22),
        ExportColumn(_("First name"), lambda line: line.row.first_name, 22),
        ExportColumn(_("E-mail"), lambda line: line.row.email, 28),
        ExportColumn(_("Group"), lambda line: group_label(line.row.group), 20),
        ExportColumn(_("Department"), lambda line: line.row.department, 22),
        ExportColumn(_("Language"), lambda line: language_label(line.row.language), 10),
        ExportColumn(_("Counted"), lambda line: yes if line.row.counted else no, 10),
        ExportColumn(_("State"), lambda line: state_label(line.row.status.state), 14),
        ExportColumn(_("Date"), lambda line: line.row.status.day or "", 12),
        ExportColumn(_("Method"), lambda line: method_label(line.row.status.method), 20),
        ExportColumn(_("Witness"), lambda line: line.row.status.witness, 20),
        ExportColumn(_("Note"), lambda line: line.row.status.note, 30),
        ExportColumn(_("Policy"), lambda line: line.version.policy_title, 36),
        ExportColumn(_("Version"), lambda line: str(line.version.ordinal), 9),
        ExportColumn(_("Resolution"), lambda line: line.version.resolution_number, 14),
        ExportColumn(_("Text (SHA-256)"), lambda line: line.text_sha256, 68),
        ExportColumn(
            _("Language of the text"),
            lambda line: language_label(line.language) if line.language else "",
            12,
        ),
        ExportColumn(_("To be signed by"), lambda line: line.row.status.due or "", 14),
        ExportColumn(_("Recorded by"), lambda line: line.recorded_by, 22),
        ExportColumn(
            _("Entered in the register on"),
            lambda line: line.recorded_at.astimezone().date() if line.recorded_at else "",
            14,
        ),
        ExportColumn(_("Proof in the register"), lambda line: yes if line.evidence else no, 12),
        ExportColumn(_("Where the original lies"), lambda line: line.original_place, 30),
    )
