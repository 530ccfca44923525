"""A version's acknowledgements as CSV that a spreadsheet opens as it is and never computes (core.spreadsheets)."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import Overview
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.spreadsheets import as_csv, neutral
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.policies.rules import VersionSummary


def table(overview: Overview) -> bytes:
    """Return the CSV in the interface language: UTF-8 with its mark, one line per person, every cell quoted.

    Dates are written YYYY-MM-DD.
    """
    return as_csv([_header(), *_lines(overview)], current_language())


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


def _lines(overview: Overview) -> Iterable[list[str]]:
    """Write a line for each person, with the version that they acknowledged: an earlier one counts for a minor change."""
    yes, no = _("yes"), _("no")
    texts = {one.ordinal: _identity(one) for one in overview.read_with}
    texts[0] = _identity(overview.version)
    for row in overview.rows:
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
        yield [neutral(cell) for cell in cells] + texts[status.through]


def _identity(version: VersionSummary) -> list[str]:
    told = (version.policy_title, str(version.ordinal), version.resolution_number, version.text_sha256)
    return [neutral(cell) for cell in told]
