"""Words for notes."""

from __future__ import annotations

from typing import Final

from medias_desktop.core.i18n import N_, _, format_date
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState

STATES: Final = {
    NoteState.OPEN: N_("To answer"),
    NoteState.ACCEPTED: N_("Accepted"),
    NoteState.DECLINED: N_("Declined"),
}
KINDS: Final = {NoteKind.COMMENT: N_("Comment of a reader"), NoteKind.NOTE: N_("Own note")}


def note_title(note: Note) -> str:
    """Return who said it and when."""
    who = note.author or _("Own note")
    return f"{who}, {format_date(note.given_on)}"
