"""Notes on a text: one's own, and what readers of a draft said, with the answer and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies.rules.composing_errors import AuthorMissing, CommentMissing


class NoteKind(StrEnum):
    """Whose words they are."""

    NOTE = "note"
    COMMENT = "comment"


class NoteState(StrEnum):
    """What came of a comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a version of the register (``text_uid`` its uid) or on a town's text ("town/<key>").

    ``section_uid`` is what it is about, "" the whole text; ``author`` and ``given_on`` say who made it and when.
    """

    id: int
    text_uid: str
    section_uid: str
    kind: NoteKind
    author: str
    given_on: dt.date
    text: str
    answer: str = ""
    state: NoteState = NoteState.OPEN
    row_version: int = 1


def check_note(note: Note) -> None:
    """Raise CommentMissing for a note without words, AuthorMissing for a comment of nobody."""
    if not note.text.strip():
        raise CommentMissing
    if note.kind is NoteKind.COMMENT and not note.author.strip():
        raise AuthorMissing
