"""A version's acknowledgements as CSV that a spreadsheet opens as it is and never computes.

A spreadsheet takes a cell that begins with = + - @ (or their full-width twins), a tab or a line break for a formula.
Such a cell gets an apostrophe in front, also behind a separator inside it, where a spreadsheet set to another
separator would begin a new cell. ``restored`` takes exactly those apostrophes away again: nothing is lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import Overview, PersonRow
from medias_desktop.core.i18n import _, current_language
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.policies.rules import VersionSummary

_SUSPECT = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_CELL_START = r"(?:\A|(?<=[,;|\t\r\n]))"
_DANGER = r"(?:[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])"
_BEFORE_DANGER = re.compile(f"{_CELL_START}(?={_DANGER})")
_ADDED = re.compile(f"{_CELL_START}'(?={_DANGER})")


def neutral(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it, or a part of it, for a formula."""
    return _BEFORE_DANGER.sub("'", text) if _SUSPECT.search(text) else text


def restored(text: str) -> str:
    """Return what ``neutral`` was given."""
    return _ADDED.sub("", text)


def separator(language: str) -> str:
    """Return what Excel expects between cells: a semicolon in French, a comma in English."""
    return ";" if language == "fr" else ","


def table(overview: Overview) -> bytes:
    """Return the CSV in the interface language: UTF-8 with its mark, one line per person, every cell quoted.

    Dates are written YYYY-MM-DD.
    """
    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=separator(current_language()), quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerow(_header())
    writer.writerows(_lines(overview.version, overview.rows))
    # Excel reads UTF-8 only when the file says so.
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


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
