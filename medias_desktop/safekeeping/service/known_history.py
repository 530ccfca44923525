"""Whether the register still holds what this computer had seen of it, asked at every opening: plain statements only."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.texts import as_instant

if TYPE_CHECKING:
    from medias_desktop.core.store.audit.heads import HistoryProblem
    from medias_desktop.core.store.register import Register

ACTION, CHANGE, ENTITY = "accept_history", "accept", "history"
_LAST = "SELECT seq, at, hash FROM audit_event ORDER BY seq DESC LIMIT 1"


class MissingHistory(NamedTuple):
    """What is missing, and the last operation that is there (number 0 and no instant in an empty trail)."""

    problem: HistoryProblem
    last_seq: int
    last_at: dt.datetime | None


def look(register: Register) -> MissingHistory | None:
    """Return what this computer had seen and is not there; when nothing is missing, what is there counts as seen."""
    problem = heads.check(_Rows(register), register.id)
    rows = register.rows(_LAST)
    if problem is None:
        if rows:
            heads.remember(register.id, (rows[0]["seq"], bytes(rows[0]["hash"])))
        return None
    return MissingHistory(problem, *((rows[0]["seq"], _instant(rows[0]["at"])) if rows else (0, None)))


def accept(register: Register, missing: MissingHistory) -> None:
    """Go on knowingly: record who did, and what had been seen; from now on this computer knows the register as it is.

    Whoever opens the register may: the computer of the general direction is not the only one that saw what is gone.
    """
    known = missing.problem.known
    body = {"known_seq": known.seq, "known_hash": known.hash.hex(), "lost": missing.problem.lost}
    with register.transaction(ACTION, needs=None) as tx:
        tx.note(CHANGE, ENTITY, register.id, body)
    heads.forget(register.id)
    (last,) = register.rows(_LAST)
    heads.remember(register.id, (last["seq"], bytes(last["hash"])))


def _instant(text: str) -> dt.datetime | None:
    try:
        return as_instant(text)
    except (ValueError, TypeError):  # an altered trail is told by its verification
        return None


class _Rows:
    """A register's plain reading as heads.check wants it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._found: Any = ()

    def execute(self, statement: str) -> _Rows:
        """Read."""
        self._found = self._register.rows(statement)
        return self

    def fetchone(self) -> Any:
        """Return the first row, or None."""
        return self._found[0] if self._found else None
