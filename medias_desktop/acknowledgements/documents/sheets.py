"""Acknowledgement sheets of a version: persons in, PDF out."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Sequence

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.core.i18n import LANGUAGES, N_, catalogue, format_date
from medias_desktop.core.pdf.sheets import SheetEntry, SheetTemplate, draw_sheets
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.labels import group_label
from medias_desktop.policies.rules import VersionSummary

_TITLE = N_("Acknowledgement of a policy")
_DECLARATION = (
    N_(
        "I have received and read the policy named above, in the version shown here, which the council adopted on {adopted}."
    ),
    N_(
        "I was able to ask my questions about it. I understand what it asks of me and I undertake to follow it."
    ),
    N_(
        "The municipality keeps this signed sheet as proof; I may have a copy of it and of the policy at any time."
    ),
)
_CODE_LENGTH = 12
_CODE_PREFIX = "MEDIASA"
"""Begins every code of an acknowledgement sheet, so that a scan knows what it reads."""


def sheet_code(version_uid: str, person_uid: str) -> str:
    """Return the code of one person's sheet for one version: 12 letters and digits, the same each time."""
    digest = hashlib.sha256(f"{version_uid} {person_uid}".encode()).digest()
    return base64.b32encode(digest).decode()[:_CODE_LENGTH]


def sheets(
    version: VersionSummary,
    adopted_on: dt.date,
    rows: Sequence[PersonRow],
    municipality: Municipality,
    progress: Progress,
) -> bytes:
    """Return a PDF with one sheet per person, in each person's own language. Raises Cancelled."""
    spec = SheetTemplate(
        municipality=version.municipality,
        policy_title=version.policy_title,
        version=str(version.ordinal),
        policy_number=version.policy_number,
        resolution_number=version.resolution_number,
        in_force_date=version.in_force_date,
        text_sha256=version.text_sha256,
        titles={language: catalogue(language).gettext(_TITLE) for language in LANGUAGES},
        declarations={language: _declaration(adopted_on, language) for language in LANGUAGES},
        paper=municipality.paper,
    )
    return draw_sheets(spec, [_entry(version, row) for row in rows], progress)


def _declaration(adopted_on: dt.date, language: str) -> tuple[str, ...]:
    adopted = format_date(adopted_on, language=language)
    return tuple(catalogue(language).gettext(text).format(adopted=adopted) for text in _DECLARATION)


def _entry(version: VersionSummary, row: PersonRow) -> SheetEntry:
    code = sheet_code(version.uid, row.uid)
    return SheetEntry(
        name=row.full_name,
        number=row.number,
        department=row.department,
        group_label=group_label(row.group, row.language),
        language=row.language,
        sheet_id=f"{code[:4]}-{code[4:8]}-{code[8:]}",
        code=_CODE_PREFIX + code,
    )
