"""Own notes and readers' comments, on drafts and on the library's towns. One public method is one user action."""

from __future__ import annotations

from typing import Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import storable
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules.composing_errors import NoteGone
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState, check_note
from medias_desktop.policies.rules.origins import town_key
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService

_NOTES = """
SELECT n.id, COALESCE(v.uid, 'town/' || n.town) AS text_uid, n.section_uid, n.kind, n.author, n.given_on, n.text,
       n.answer, n.state, n.version
FROM policy_note n LEFT JOIN policy_version v ON v.id = n.version_id
WHERE COALESCE(v.uid, 'town/' || n.town) = :text_uid ORDER BY n.given_on, n.id
"""


class NoteService(RegisterService):
    """The notes of one register."""

    def notes(self, text_uid: str) -> tuple[Note, ...]:
        """Return the notes on a version (its uid) or on a town's text ("town/<key>"), the oldest first."""
        return tuple(_note(row) for row in self._register.rows(_NOTES, text_uid=text_uid))

    def add(self, note: Note) -> int:
        """Record a note and return its number. Raises CommentMissing, AuthorMissing or UnknownVersion."""
        from medias_desktop.core.store.roles import Permission
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.policies.models import policy_note
        from medias_desktop.policies.service.indexing import index_note

        check_note(note)
        place = self._place(note.text_uid)
        with self._register.transaction("add_note", Permission.DRAFT) as tx:
            number = tx.insert(policy_note, uid=new_uid(), created_at=tx.now, **place, **_values(note))
            index_note(tx, number)
        return number

    def change(self, note: Note) -> None:
        """Record what a note says now, its answer and state. Raises CommentMissing, AuthorMissing or ChangedElsewhere."""
        from medias_desktop.core.store.roles import Permission
        from medias_desktop.policies.models import policy_note
        from medias_desktop.policies.service.indexing import index_note

        check_note(note)
        with self._register.transaction("change_note", Permission.DRAFT) as tx:
            tx.update(policy_note, note.id, version=note.row_version, **_values(note))
            index_note(tx, note.id)

    def delete(self, note_id: int) -> None:
        """Remove a note. Raises NoteGone."""
        import sqlalchemy as sa

        from medias_desktop.core.store.roles import Permission
        from medias_desktop.policies.models import policy_note
        from medias_desktop.policies.service.indexing import drop_note

        with self._register.transaction("delete_note", Permission.DRAFT) as tx:
            row = tx.execute(sa.select(policy_note.c.uid).where(policy_note.c.id == note_id)).first()
            if row is None:
                raise NoteGone
            tx.delete(policy_note, note_id)
            drop_note(tx, row.uid)

    def _place(self, text_uid: str) -> dict[str, Any]:
        from medias_desktop.policies.towns import TOWNS

        key = town_key(text_uid)
        if key in TOWNS:
            return {"version_id": None, "town": key}
        version_id = reading.version_id_of(self._register, text_uid)
        if version_id is None:
            raise UnknownVersion
        return {"version_id": version_id, "town": ""}


def _values(note: Note) -> dict[str, Any]:
    return {
        "section_uid": note.section_uid[:60],
        "kind": note.kind.value,
        "author": storable(note.author).strip()[:200],
        "given_on": note.given_on,
        "text": storable(note.text).strip(),
        "answer": storable(note.answer).strip(),
        "state": note.state.value,
    }


def _note(row: Any) -> Note:
    given_on = as_date(row["given_on"])
    assert given_on is not None
    return Note(
        id=row["id"],
        text_uid=row["text_uid"],
        section_uid=row["section_uid"],
        kind=NoteKind(row["kind"]),
        author=row["author"],
        given_on=given_on,
        text=row["text"],
        answer=row["answer"],
        state=NoteState(row["state"]),
        row_version=row["version"],
    )
