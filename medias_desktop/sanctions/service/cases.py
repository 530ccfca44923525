"""Disciplinary cases of one register, opened with one vault: listed, opened, begun, written.

Every reading is recorded. The trail says of a writing that there was one, never what it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Silent
from medias_desktop.core.store import sealed_files
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.sealed import SealedRecordGone
from medias_desktop.sanctions.errors import CaseGone
from medias_desktop.sanctions.errors.cases import PersonGone
from medias_desktop.sanctions.labels.case_history import ACTION_WORDS
from medias_desktop.sanctions.rules import case_checks, case_history
from medias_desktop.sanctions.rules.cases import (
    Case,
    CaseBrief,
    CasePerson,
    HistoryLine,
    OpenCase,
    SealedPiece,
)
from medias_desktop.sanctions.service import case_codec

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.core.store.sealed_files import EncryptedFile
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.sanctions.rules.case_drafts import CaseDraft
    from medias_desktop.sanctions.rules.cases import Changed
    from medias_desktop.sanctions.rules.clocks import Clock
    from medias_desktop.sanctions.service.sanctions import SanctionService

WRITING, REMOVING = "write_sealed_record", "remove_sealed_record"
"""All that the trail says of what is done on cases."""

_PERSON = (
    "SELECT uid, last_name, first_name, number, group_code, department, language FROM person WHERE uid = :uid"
)


@dataclass(frozen=True, slots=True)
class NewPiece:
    """A file encrypted for a case: ``piece`` is what the case keeps of it, ``encrypted`` goes into the register."""

    piece: SealedPiece
    encrypted: EncryptedFile


def new_piece(content: bytes, name: str, media_type: str) -> NewPiece:
    """Encrypt a file for a case; it is stored once given to ``Cases.save`` with a case that names it."""
    made = sealed_files.encrypted(content)
    uid, key, sha256, size = made.file
    piece = SealedPiece(uid=uid, key=key, sha256=sha256, size=size, name=name, media_type=media_type)
    return NewPiece(piece, made)


class Briefs(tuple[CaseBrief, ...]):
    """All cases in brief, which knows those of each person once it was asked."""

    def of_person(self, person_uid: str) -> tuple[CaseBrief, ...]:
        """Return those about a person, in their order."""
        return self._by_person.get(person_uid, ())

    @cached_property
    def _by_person(self) -> dict[str, tuple[CaseBrief, ...]]:
        found: dict[str, list[CaseBrief]] = {}
        for one in self:
            found.setdefault(one.person_uid, []).append(one)
        return {uid: tuple(briefs) for uid, briefs in found.items()}


class Cases:
    """The cases of one register."""

    def __init__(self, register: Register, vault: Vault, sanctions: SanctionService) -> None:
        self._register = register
        self._vault = vault
        self._sanctions = sanctions

    @property
    def today(self) -> dt.date:
        """The register’s own date."""
        return self._sanctions.today

    @property
    def now(self) -> dt.datetime:
        """The register’s own instant."""
        return self._register.clock.now()

    @property
    def author(self) -> str:
        """The name of who acts."""
        return self._register.actor.name

    @property
    def register(self) -> Register:
        """The register they lie in."""
        return self._register

    @property
    def vault(self) -> Vault:
        """What opens them."""
        return self._vault

    def briefs(self, progress: Progress | None = None) -> tuple[CaseBrief, ...]:
        """Return all cases in brief, the newest fault first; the trail says that the list was read.

        Raises SealedRecordAltered or Cancelled.
        """
        from medias_desktop.core.memory import collector_at_rest

        with collector_at_rest():
            found = case_codec.read_briefs(self._vault.briefs(self._register, progress or Silent()))
            found.sort(key=attrgetter("fault_day", "id"), reverse=True)
            return Briefs(found)

    def of_person(self, person_uid: str, briefs: Iterable[CaseBrief]) -> tuple[CaseBrief, ...]:
        """Return those of the cases that are about a person, in their order."""
        if isinstance(briefs, Briefs):
            return briefs.of_person(person_uid)
        return tuple(one for one in briefs if one.person_uid == person_uid)

    def open(self, case_id: int) -> OpenCase:
        """Open a case; that it was read is recorded. Raises CaseGone or SealedRecordAltered."""
        try:
            record = self._vault.open(self._register, case_id)
        except SealedRecordGone:
            raise CaseGone from None
        return OpenCase(record.id, record.version, case_codec.decode(record.content))

    def add(self, draft: CaseDraft) -> OpenCase:
        """Begin a case. Raises PersonGone and what rules.case_checks.check_draft raises."""
        person = self._person(draft.person_uid)
        case_checks.check_draft(draft, self.today, self.texts_in_force(draft.fault.day))
        self._sanctions.clauses.require_there(draft.clauses, draft.fault.day)
        with self._register.transaction(WRITING) as tx:
            number = self._vault.new_number(tx)
            case = Case(
                number=f"{self.today.year}-{number:04d}",
                person=person,
                reported_on=draft.reported_on,
                reported_by=draft.reported_by.strip(),
                fault=draft.fault,
                clauses=tuple(dict.fromkeys(draft.clauses)),
                history=(HistoryLine(at=tx.now, by=self.author, action="open_case"),),
            )
            self._vault.add(tx, person.uid, case_codec.encode(case), _brief(case), record_id=number)
        return OpenCase(number, 1, case)

    def save(
        self,
        opened: OpenCase,
        changed: Case,
        action: str,
        *,
        files: Sequence[NewPiece] = (),
        changes: tuple[Changed, ...] = (),
    ) -> OpenCase:
        """Write a case that an act has changed: with its line of history, its brief, its new files.

        Files that the case names no more are removed. ``changes`` are told in the line besides what replaced something.
        Raises CaseGone, ChangedElsewhere, NotEntitled, DiskFull…: nothing is saved then.
        """
        with self._register.transaction(WRITING) as tx:
            return self.save_in(tx, opened, changed, action, files=files, changes=changes)

    def save_in(
        self,
        tx: Transaction,
        opened: OpenCase,
        changed: Case,
        action: str,
        *,
        files: Sequence[NewPiece] = (),
        changes: tuple[Changed, ...] = (),
        told: bool = True,
    ) -> OpenCase:
        """Write as ``save`` does, within a transaction that does more.

        Without ``told`` the line of history does not say what stood there before: what is removed for good.
        """
        assert action in ACTION_WORDS, "an act that the history of a case could not tell"
        before = opened.case
        replaced = case_history.replaced(before, changed) if told else ()
        line = HistoryLine(at=tx.now, by=self.author, action=action, changes=(*replaced, *changes))
        changed = replace(changed, history=(*changed.history, line))
        kept = {piece.uid for piece in pieces_of(changed)}
        try:
            self._vault.change(
                tx,
                opened.id,
                opened.version,
                changed.person.uid,
                case_codec.encode(changed),
                _brief(changed),
            )
        except ChangedElsewhere:
            self._require_there(tx, opened.id)
            raise
        for new in files:
            assert new.piece.uid in kept, "a file that the case does not name"
            self._vault.add_file(tx, opened.id, new.encrypted)
        self._vault.drop_files(tx, [one.uid for one in pieces_of(before) if one.uid not in kept])
        return OpenCase(opened.id, opened.version + 1, changed)

    def remove_in(self, tx: Transaction, case_id: int) -> None:
        """Remove a whole case with its files, within a transaction that does more. Raises CaseGone."""
        try:
            self._vault.remove(tx, case_id)
        except SealedRecordGone:
            raise CaseGone from None

    def file(self, opened: OpenCase, piece: SealedPiece) -> bytes:
        """Return a file of an opened case, checked. Raises SealedRecordAltered or RegisterDamaged."""
        return self._vault.file(self._register, opened.id, piece.uid, piece.key, piece.sha256)

    def remember_due(self, clocks: Iterable[Clock]) -> None:
        """Keep for the list of things to do when cases next ask for something, as this user’s session alone can read it."""
        from medias_desktop.core.store.sealed_reminders import remember_due
        from medias_desktop.sanctions.rules.clocks import waiting

        found = waiting(clocks)
        remember_due(self._register, found.next_on, found.overdue, found.stays_on, found.clear_on)

    def texts_in_force(self, day: dt.date) -> frozenset[int]:
        """Return the numbers of the texts that were in force on a day."""
        return frozenset(one.id for one in self._sanctions.clauses.texts(day))

    def _person(self, uid: str) -> CasePerson:
        rows = self._register.rows(_PERSON, uid=uid)
        if not rows:
            raise PersonGone
        row = rows[0]
        return CasePerson(
            uid=row["uid"],
            last_name=row["last_name"],
            first_name=row["first_name"],
            number=row["number"] or "",
            group=row["group_code"],
            department=row["department"],
            language=row["language"],
        )

    def _require_there(self, tx: Transaction, case_id: int) -> None:
        from medias_desktop.core.store.schema import sealed_record

        if tx.execute(sealed_record.select().where(sealed_record.c.id == case_id)).first() is None:
            raise CaseGone from None


def pieces_of(case: Case) -> Iterator[SealedPiece]:
    """Give every file of a case: captures, then issued letters."""
    for capture in case.captures:
        yield capture.piece
    for letter in case.letters:
        if letter.piece is not None:
            yield letter.piece


def _brief(case: Case) -> list[object]:
    return case_codec.encode_brief(case_codec.brief_of(case))
