"""Gathering what a draft on paper says: its filled text, the comments on it, where its clauses come from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.store.letterhead import letterhead
from medias_desktop.policies.documents.drafts import DraftContents, DraftNote, DraftPart
from medias_desktop.policies.rules import VersionText, section_name
from medias_desktop.policies.rules.notes import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_TOWN = N_("{town}, {section}")
_EARLIER = N_("an earlier text of the municipality")


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What goes along with a draft on paper."""

    comments: bool = False
    provenance: bool = False


def contents_of(
    register: Register, version: VersionText, notes: Sequence[Note], choices: ExportChoices
) -> DraftContents:
    """Return what a draft on paper says; ``version`` has its placeholders filled, comments alone go along."""
    summary, by_section = version.summary, defaultdict[str, list[DraftNote]](list)
    for one in notes:
        if choices.comments and one.kind is NoteKind.COMMENT:
            by_section[one.section_uid].append(
                DraftNote(one.author, one.given_on, one.text, one.answer, one.state.value)
            )
    known = {one.uid for one in version.sections}
    whole = [note for uid, some in by_section.items() if uid not in known for note in some]
    parts = tuple(
        DraftPart(
            one.level,
            one.number,
            one.heading,
            one.body,
            origin_of(one.provenance, summary.language),
            tuple(by_section[one.uid]),
        )
        for one in version.sections
    )
    return DraftContents(
        municipality=summary.municipality,
        title=summary.policy_title,
        number=summary.policy_number,
        language=summary.language,
        day=register.clock.today(),
        introduction=version.introduction,
        parts=parts,
        text_sha256=summary.text_sha256,
        notes=tuple(whole),
        with_origin=choices.provenance,
        paper=register.municipality().paper,
        colour=letterhead(register).colour,
    )


def origin_of(provenance: str, language: str) -> str:
    """Return “Montmagny, s. 5.9” in a language, "" for an own clause."""
    from medias_desktop.policies.towns import TOWNS, sections_of, town

    say = catalogue(language).gettext
    kind, _slash, rest = provenance.partition("/")
    key, _slash, section_id = rest.partition("/")
    if kind == "town" and key in TOWNS:
        for one in sections_of(key):
            if one.id == section_id:
                where = section_name(one.number, one.heading, language)
                return say(_TOWN).format(town=town(key).municipality, section=where)
        return town(key).municipality
    return say(_EARLIER) if kind == "version" else ""


def written(contents: DraftContents, kind: str, register: Register, progress: Progress) -> bytes:
    """Return a draft as a "word" or "pdf" file, or its "comments" as a PDF. Raises Cancelled."""
    from medias_desktop.policies.documents.drafts.pdf import comments_as_pdf, draft_as_pdf
    from medias_desktop.policies.documents.drafts.word import draft_as_word

    if kind == "word":
        return draft_as_word(contents, progress)
    make = draft_as_pdf if kind == "pdf" else comments_as_pdf
    return make(contents, register.clock.now(), progress)
