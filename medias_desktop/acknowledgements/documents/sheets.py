"""What the sheets of a list say: persons in, descriptions for the printer's pen out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.core.i18n import LANGUAGES, N_, catalogue, format_date
from medias_desktop.core.pdf.sheet_codes import SheetKind, tag
from medias_desktop.core.pdf.sheet_data import GroupLine, GroupSheet, SheetEntry, SheetTemplate
from medias_desktop.people.labels import group_label

if TYPE_CHECKING:
    from medias_desktop.core.store.letterhead import Letterhead

_TITLE = N_("Acknowledgement of a policy")
_GROUP_TITLE = N_("Group acknowledgement of a policy")
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
_GROUP_DECLARATION = (
    N_(
        "By signing beside my name, I state that I have received and read the policy named above, in the version shown here, which the council adopted on {adopted}; that I was able to ask my questions about it; that I understand what it asks of me and undertake to follow it."
    ),
    N_(
        "Who refuses to sign ticks the box; a witness then signs below. The municipality keeps this sheet as proof; each person may have a copy of it and of the policy at any time."
    ),
)


def template(
    scope: Scope,
    subject_uid: str,
    register_id: str,
    paper: str,
    letterhead: Letterhead,
    texts: Mapping[str, bytes],
) -> SheetTemplate:
    """Return what all individual sheets of a list say; ``texts`` is what is to be read, by language."""
    alike = _template(scope, subject_uid, register_id, paper, letterhead, _TITLE, _DECLARATION)
    return replace(alike, texts=texts)


def group_template(
    scope: Scope, subject_uid: str, register_id: str, paper: str, letterhead: Letterhead
) -> SheetTemplate:
    """Return what all group and blank sheets of a list say."""
    return _template(scope, subject_uid, register_id, paper, letterhead, _GROUP_TITLE, _GROUP_DECLARATION)


def _template(
    scope: Scope,
    subject_uid: str,
    register_id: str,
    paper: str,
    letterhead: Letterhead,
    title: str,
    declaration: tuple[str, ...],
) -> SheetTemplate:
    version = scope.version
    return SheetTemplate(
        municipality=version.municipality,
        policy_title=version.policy_title,
        version=str(version.ordinal),
        policy_number=version.policy_number,
        resolution_number=version.resolution_number,
        in_force_date=version.in_force_date,
        text_sha256=version.text_sha256,
        titles={language: catalogue(language).gettext(title) for language in LANGUAGES},
        declarations={language: _declared(scope, declaration, language) for language in LANGUAGES},
        register_tag=tag(register_id),
        campaign_tag=tag(subject_uid),
        paper=paper,
        letterhead=letterhead,
    )


def _declared(scope: Scope, declaration: tuple[str, ...], language: str) -> tuple[str, ...]:
    adopted = format_date(scope.adopted_on, language=language)
    return tuple(catalogue(language).gettext(text).format(adopted=adopted) for text in declaration)


def entry(row: PersonRow, sheet: str, language: str | None) -> SheetEntry:
    """Return one person's sheet, in their own language when none is given."""
    spoken = language or row.language
    return SheetEntry(
        name=row.full_name,
        number=row.number,
        department=row.department,
        group_label=group_label(row.group, spoken),
        language=spoken,
        sheet=sheet,
        due=row.status.due,
    )


def group_sheet(rows: Sequence[PersonRow], sheet: str, language: str, department: str) -> GroupSheet:
    """Return a sheet for many persons."""
    lines = tuple(GroupLine(row.listed_name, row.department, row.number) for row in rows)
    return GroupSheet(sheet, language, lines, department)


def blank_sheet(count: int, sheet: str, language: str) -> GroupSheet:
    """Return a sheet with empty lines."""
    return GroupSheet(sheet, language, (GroupLine(),) * count, kind=SheetKind.BLANK)
