"""The columns that every export of the register has, whatever the file."""

from __future__ import annotations

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _
from medias_desktop.people.labels import group_label, language_label

Column = ExportColumn[RegisterLine]


def columns() -> tuple[Column, ...]:
    """Return the columns in the interface language; a date is a date, everything else is text."""
    yes, no = _("yes"), _("no")
    return (
        Column(_("Employee number"), lambda line: line.row.number, 12),
        Column(_("Last name"), lambda line: line.row.last_name, 22),
        Column(_("First name"), lambda line: line.row.first_name, 22),
        Column(_("E-mail"), lambda line: line.row.email, 28),
        Column(_("Group"), lambda line: group_label(line.row.group), 20),
        Column(_("Department"), lambda line: line.row.department, 22),
        Column(_("Language"), lambda line: language_label(line.row.language), 10),
        Column(_("Counted"), lambda line: yes if line.row.counted else no, 10),
        Column(_("State"), lambda line: state_label(line.row.status.state), 14),
        Column(_("Date"), lambda line: line.row.status.day or "", 12),
        Column(_("Method"), lambda line: method_label(line.row.status.method), 20),
        Column(_("Witness"), lambda line: line.row.status.witness, 20),
        Column(_("Note"), lambda line: line.row.status.note, 30),
        Column(_("Policy"), lambda line: line.version.policy_title, 36),
        Column(_("Version"), lambda line: str(line.version.ordinal), 9),
        Column(_("Resolution"), lambda line: line.version.resolution_number, 14),
        Column(_("Text (SHA-256)"), lambda line: line.text_sha256, 68),
        Column(
            _("Language of the text"),
            lambda line: language_label(line.language) if line.language else "",
            12,
        ),
        Column(_("To be signed by"), lambda line: line.row.status.due or "", 14),
        Column(_("Recorded by"), lambda line: line.recorded_by, 22),
        Column(
            _("Entered in the register on"),
            lambda line: line.recorded_at.astimezone().date() if line.recorded_at else "",
            14,
        ),
        Column(_("Proof in the register"), lambda line: yes if line.evidence else no, 12),
        Column(_("Where the original lies"), lambda line: line.original_place, 30),
    )
