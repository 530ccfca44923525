"""A version's acknowledgements as CSV that a spreadsheet opens as it is and never computes (core.spreadsheets)."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import Overview, PersonRow
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.spreadsheets import as_csv, neutral
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.policies.rules import VersionSummary


def table(overview: Overview) -> bytes:
    """Return the CSV in the interface language: UTF-8 with its mark, one line per person, every cell quoted.

    Dates are written YYYY-MM-DD.
    """
    return as_csv([_header(), *_lines(overview.version, overview.rows)], current_language())


def _header() -> list[str]:
    return [
        _("Employee number"),
        _("Last name"),
        _("First name"),
        _("E-mail"),
        _("Group"),
        _("Department"),
        _("Language"),
        _("Counted"),
        _("State"),
        _("Date"),
        _("Method"),
        _("Witness"),
        _("Note"),
        _("Policy"),
        _("Version"),
        _("Resolution"),
        _("Text (SHA-256)"),
    ]


def _lines(version: VersionSummary, rows: Iterable[PersonRow]) -> Iterable[list[str]]:
    yes, no = _("yes"), _("no")
    identity = (version.policy_title, str(version.ordinal), version.resolution_number, version.text_sha256)
    same = [neutral(cell) for cell in identity]
    for row in rows:
        status = row.status
        cells = [
            row.number,
            row.last_name,
            row.first_name,
            row.email,
            group_label(row.group),
            row.department,
            language_label(row.language),
            yes if row.counted else no,
            state_label(status.state),
            status.day.isoformat() if status.day else "",
            method_label(status.method),
            status.witness,
            status.note,
        ]
        yield [neutral(cell) for cell in cells] + same
