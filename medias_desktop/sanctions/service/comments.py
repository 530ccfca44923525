"""Comments that are looked at before they appear: the queue, what was accepted, what was refused and why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.core.store.texts import as_date
from medias_desktop.sanctions.errors import moderation as errors
from medias_desktop.sanctions.rules.incident_checks import TEXT_LENGTH, check_reasons, short
from medias_desktop.sanctions.rules.incidents import (
    NAME_LENGTH,
    NOTE_LENGTH,
    CommentState,
    IncidentClause,
    WaitingComment,
)
from medias_desktop.sanctions.service.incident_rows import clause_of, clause_values, user_of

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

PLACE_LENGTH = 300
_STATES = {state.value: state for state in CommentState}


class WaitingComments:
    """The queue of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def waiting(self) -> tuple[WaitingComment, ...]:
        """Return the comments to be looked at, the oldest first."""
        return self._where("c.state = 'waiting' ORDER BY c.received_on, c.id")

    def decided(self, limit: int = 200) -> tuple[WaitingComment, ...]:
        """Return the comments accepted or refused, the last decided first."""
        return self._where(f"c.state <> 'waiting' ORDER BY c.decided_on DESC, c.id DESC LIMIT {int(limit)}")

    def one(self, comment_id: int) -> WaitingComment:
        """Return one comment. Raises CommentGone."""
        found = self._where("c.id = :id", id=comment_id)
        if not found:
            raise errors.CommentGone
        return found[0]

    def add(self, account_id: int, handle: str, received_on: dt.date, text: str, place: str = "") -> int:
        """Put a comment in the queue, under the article ``place``, and return its number.

        Raises AccountGone, HandleMissing, HandleTooLong, CommentEmpty, CommentInFuture or WordsTooLong.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.sanctions.models import comment

        said = short(text, TEXT_LENGTH)
        if not said:
            raise errors.CommentEmpty
        if received_on > self._register.clock.today():
            raise errors.CommentInFuture
        under = short(place, PLACE_LENGTH)
        with self._register.transaction("queue_comment") as tx:
            return tx.insert(
                comment,
                uid=new_uid(),
                account_id=account_id,
                user_id=user_of(tx, account_id, handle),
                received_on=received_on,
                place=under,
                text=said,
                state=CommentState.WAITING.value,
            )

    def accept(self, comment_id: int, version: int, by: str, note: str = "") -> None:
        """Record that a comment may appear. Raises CommentGone, CommentDecided, AnsweredByMissing or ChangedElsewhere."""
        self._decide(comment_id, version, CommentState.ACCEPTED, by, note)

    def refuse(
        self,
        comment_id: int,
        version: int,
        by: str,
        reason: str,
        clause: IncidentClause | None = None,
        note: str = "",
    ) -> None:
        """Record that a comment does not appear, for what reason and by which clause.

        The clause is of a text in force on the day it came. Raises ReasonUnknown, ClauseNotInForce, and as ``accept``.
        """
        check_reasons((reason,))
        if clause is not None:
            day = self.one(comment_id).received_on
            if not self._held(clause.version_id, day):
                raise errors.ClauseNotInForce(day=format_date(day))
        self._decide(
            comment_id, version, CommentState.REFUSED, by, note, reason=reason, **clause_values(clause)
        )

    def _decide(
        self, comment_id: int, version: int, state: CommentState, by: str, note: str, **values: object
    ) -> None:
        from medias_desktop.sanctions.models import comment

        decided_by = short(by, NAME_LENGTH)
        if not decided_by:
            raise errors.AnsweredByMissing
        if self.one(comment_id).state is not CommentState.WAITING:
            raise errors.CommentDecided
        values |= {"state": state.value, "decided_by": decided_by, "note": short(note, NOTE_LENGTH)}
        with self._register.transaction("decide_comment") as tx:
            tx.update(comment, comment_id, version=version, decided_on=self._register.clock.today(), **values)

    def _held(self, version_id: int, day: dt.date) -> bool:
        """Tell whether a text was in force on a day."""
        from medias_desktop.policies.service.reading import in_force

        return any(one.id == version_id for one in in_force(self._register, day))

    def _where(self, condition: str, **values: object) -> tuple[WaitingComment, ...]:
        rows = self._register.rows(
            "SELECT c.*, u.handle FROM waiting_comment c JOIN online_user u ON u.id = c.user_id"
            f" WHERE {condition}",
            **values,
        )
        return tuple(map(_comment, rows))


def _comment(row: Any) -> WaitingComment:
    return WaitingComment(
        id=row["id"],
        uid=row["uid"],
        account_id=row["account_id"],
        handle=row["handle"],
        received_on=dt.date.fromisoformat(row["received_on"]),
        place=row["place"],
        text=row["text"],
        state=_STATES[row["state"]],
        reason=row["reason"],
        clause=clause_of(row),
        decided_on=as_date(row["decided_on"]),
        by=row["decided_by"],
        note=row["note"],
        version=row["version"],
    )
