"""Checking the whole audit trail: its chain, its contents, its seals, and the heads that were seen elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.audit.bodies import read_body
from medias_desktop.core.store.audit.problems import Problem, ProblemKind
from medias_desktop.core.store.audit.seals import seal_message
from medias_desktop.core.store.audit.signers import Signers

CHUNK = 5_000
"""Events read at a time."""

MAX_PROBLEMS = 1_000
"""More are counted as one and the same disaster."""

EVENTS = """
SELECT e.seq, e.entry, e.at, e.actor, e.action, e.change, e.entity, e.record, e.commitment, e.hash, c.salt, c.body
FROM audit_event e LEFT JOIN audit_content c ON c.seq = e.seq
"""
SEALS = "SELECT s.seq, s.head, s.at, s.signer, s.public_key, s.signature FROM audit_seal s ORDER BY s.id"
_STRAY = """
SELECT c.seq FROM audit_content c LEFT JOIN audit_event e ON e.seq = c.seq WHERE e.seq IS NULL ORDER BY c.seq
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: numbers of events, of erased contents and of seals, the head, and what is wrong."""

    events: int
    erased: int
    seals: int
    head_seq: int
    head_hash: bytes
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.problems


def verify(
    connection: sa.Connection,
    known_heads: Mapping[int, bytes] | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Check every event. ``known_heads``: hashes by number, seen by a computer, in a backup or on paper.

    Raises Cancelled through ``progress``.
    """
    return _Check(connection, known_heads or {}, progress or Silent()).run()


def chunks(connection: sa.Connection, select: str, size: int = CHUNK) -> Iterator[list[Any]]:
    """Give the driver's own tuples of an events query, ``size`` at a time, in the order of their numbers."""
    condition = ""
    while True:
        # Small pages by key: a server's driver would bring the whole answer at once.
        result = connection.exec_driver_sql(f"{select} {condition} ORDER BY e.seq LIMIT {size}")
        assert result.cursor is not None
        rows = list(result.cursor.fetchall())
        result.close()
        if rows:
            yield rows
        if len(rows) < size:
            return
        condition = f"WHERE e.seq > {int(rows[-1][0])}"


class _Check:
    """One pass over the trail and what it gathers."""

    def __init__(self, connection: sa.Connection, known: Mapping[int, bytes], progress: Progress) -> None:
        self.connection = connection
        self.known = known
        self.progress = progress
        self.problems: list[Problem] = []
        self.events = 0
        self.last = 0
        self.hash = chain.GENESIS
        self.action: tuple[Any, ...] = ()
        self.without_content: set[int] = set()
        self.erased: set[int] = set()
        self.signers = Signers()
        self.watched: dict[int, bytes] = {}

    def run(self) -> Verdict:
        # Seals first: on a server others go on working, and every seal is younger than its event.
        seals = self._rows(SEALS)
        noted = {row[0] for row in seals} | set(self.known)
        total = self.connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM audit_event").scalar() or 0
        self.progress.report(0, total)
        for rows in chunks(self.connection, EVENTS):
            for row in rows:
                self._event(row)
                if row[0] in noted:
                    self.watched[row[0]] = self.hash
            self.progress.report(min(self.events, total), total)
        self._contents()
        for number, row in enumerate(seals):
            self._seal(row)
            if number % 500 == 0:
                self.progress.report(total, total)
        self._known_heads()
        return Verdict(
            self.events,
            len(self.without_content & self.erased),
            len(seals),
            self.last,
            self.hash,
            tuple(self.problems[:MAX_PROBLEMS]),
        )

    def _rows(self, statement: str) -> list[Any]:
        result = self.connection.exec_driver_sql(statement)
        assert result.cursor is not None
        rows = list(result.cursor.fetchall())
        result.close()
        return rows

    def _problem(self, kind: ProblemKind, seq: int, count: int = 1, detail: str = "") -> None:
        self.problems.append(Problem(kind, seq, count, detail))

    def _event(self, row: Any) -> None:
        seq, entry, at, actor, action, change, entity, record, commitment, stored, salt, body = row
        self.events += 1
        if seq != self.last + 1:
            if seq > self.last + 1:
                self._problem(ProblemKind.MISSING, self.last + 1, seq - self.last - 1)
            else:  # before the first: no trail of ours begins there
                self._problem(ProblemKind.CHANGED, seq)
        try:
            header = chain.header_text(seq, entry, at, actor, action, change, entity, record, commitment)
            sound = chain.link(self.hash, header.encode("utf-8", "surrogatepass")) == stored
        except (TypeError, ValueError):  # SQLite keeps a number or bytes in a column of text
            sound = False
        if not sound:
            self._problem(ProblemKind.CHANGED, seq)
        about = (entry, at, actor, action)
        if about != self.action:
            if entry != seq:
                self._problem(ProblemKind.MISPLACED, seq)
            self.action = about
        self.last, self.hash = seq, stored if type(stored) is bytes else chain.GENESIS
        if salt is None:
            self.without_content.add(seq)
        elif not _belongs(salt, body, commitment):
            self._problem(ProblemKind.CONTENT_CHANGED, seq)
        elif change == "erase":
            self._tombstone(seq, read_body(body) or {})
        elif entity == "register_user":
            self.signers.learn(seq, record, change, read_body(body) or {})

    def _tombstone(self, seq: int, told: Mapping[str, Any]) -> None:
        events = told.get("events")
        if isinstance(events, list):
            self.erased.update(number for number in events if type(number) is int and number < seq)

    def _contents(self) -> None:
        for first, count in _runs(self.without_content - self.erased):
            self._problem(ProblemKind.CONTENT_GONE, first, count)
        for first, count in _runs(self.erased - self.without_content):
            self._problem(ProblemKind.CONTENT_BACK, first, count)
        for first, count in _runs({int(row[0]) for row in self._rows(_STRAY)}):
            self._problem(ProblemKind.STRAY_CONTENT, first, count)

    def _seal(self, row: Any) -> None:
        seq, head, at, signer, public_key, signature = row
        if seq not in self.watched:
            kind = ProblemKind.SEAL_AHEAD if seq > self.last else ProblemKind.SEAL_DIFFERS
            self._problem(kind, seq, detail=str(at))
        elif self.watched[seq] != head:
            self._problem(ProblemKind.SEAL_DIFFERS, seq, detail=str(at))
        elif not _signed(seq, head, at, signer, public_key, signature):
            self._problem(ProblemKind.SEAL_FORGED, seq, detail=str(at))
        elif self.signers.digest_at(signer, seq) != chain.plain(public_key):
            self._problem(ProblemKind.SEAL_STRANGER, seq, detail=str(at))

    def _known_heads(self) -> None:
        for seq, seen in sorted(self.known.items()):
            if seq > self.last:
                self._problem(ProblemKind.TRUNCATED, self.last + 1, seq - self.last)
            elif seq > 0 and self.watched.get(seq) != seen:
                self._problem(ProblemKind.OTHER_HISTORY, seq)


def _belongs(salt: Any, body: Any, commitment: Any) -> bool:
    if type(salt) is not bytes or type(body) is not str:
        return False
    return bool(chain.commitment(salt, body.encode("utf-8", "surrogatepass")) == commitment)


def _signed(seq: int, head: bytes, at: Any, signer: Any, public_key: Any, signature: Any) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, seal_message(seq, head, at, signer))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _runs(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """Give numbers as runs of neighbours: first and how many."""
    first = count = 0
    for number in sorted(numbers):
        if count and number == first + count:
            count += 1
        else:
            if count:
                yield first, count
            first, count = number, 1
    if count:
        yield first, count
