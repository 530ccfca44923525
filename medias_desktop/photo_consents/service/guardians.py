"""Who speaks for a minor: added, changed, ended; never removed once something was said in their name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.photo_consents.errors.persons import GuardianGone, GuardianSpoke
from medias_desktop.photo_consents.models import act, form_line, guardian
from medias_desktop.photo_consents.rules.person_checks import problems, tidied
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft
from medias_desktop.photo_consents.service.portrayed_rows import one_guardian

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.photo_consents.rules.persons import Guardian
    from medias_desktop.photo_consents.service.portrayed import PortrayedPeople

_FIELDS = ("last_name", "first_name", "email", "phone", "language", "ended_on")


class Guardians:
    """The guardians of one register."""

    def __init__(self, register: Register, portrayed: PortrayedPeople) -> None:
        self._register = register
        self._portrayed = portrayed

    def one(self, guardian_id: int) -> Guardian:
        """Return one guardian. Raises GuardianGone."""
        found = one_guardian(self._register, guardian_id)
        if found is None:
            raise GuardianGone
        return found

    def add(self, portrayed_id: int, draft: GuardianDraft) -> int:
        """Record somebody's guardian and return their number. Raises a PersonProblem or PortrayedGone."""
        draft = self._checked(portrayed_id, replace(draft, id=None))
        with self._register.transaction("add_guardian", Permission.RECORD) as tx:
            return _insert(tx, portrayed_id, draft)

    def insert(self, tx: Transaction, portrayed_id: int, draft: GuardianDraft) -> int:
        """Record somebody's guardian within an action that does more; the rest as ``add``."""
        return _insert(tx, portrayed_id, self._checked(portrayed_id, replace(draft, id=None)))

    def change(self, guardian_id: int, row_version: int, draft: GuardianDraft) -> None:
        """Correct a guardian. Raises a PersonProblem, GuardianGone or ChangedElsewhere."""
        draft = self._checked(self.one(guardian_id).portrayed_id, replace(draft, id=guardian_id))
        with self._register.transaction("change_guardian", Permission.RECORD) as tx:
            tx.update(guardian, guardian_id, version=row_version, **_values(draft))

    def end(self, guardian_id: int, row_version: int, day: dt.date) -> None:
        """Record until when (inclusive) a guardian speaks. Raises GuardianEndTooEarly, GuardianGone, ChangedElsewhere."""
        draft = replace(GuardianDraft.of(self.one(guardian_id)), ended_on=day)
        self.change(guardian_id, row_version, draft)

    def _checked(self, portrayed_id: int, draft: GuardianDraft) -> GuardianDraft:
        whole = PortrayedDraft.of(self._portrayed.one(portrayed_id))
        others = tuple(one for one in whole.guardians if draft.id is None or one.id != draft.id)
        whole = tidied(replace(whole, guardians=(*others, draft)))
        for problem in problems(whole, self._register.clock.today()):
            if problem.place == len(others):
                raise problem
        return whole.guardians[-1]


def replace_guardians(tx: Transaction, portrayed_id: int, drafts: Sequence[GuardianDraft]) -> None:
    """Make the guardians of somebody those of a form. Raises GuardianSpoke, or GuardianGone for an ``id`` not theirs."""
    statement = sa.select(guardian).where(guardian.c.portrayed_id == portrayed_id)
    known = {row["id"]: row for row in tx.execute(statement).mappings()}
    kept = {draft.id for draft in drafts}
    for number, row in known.items():
        if number not in kept:
            if _spoke(tx, number):
                raise GuardianSpoke(name=f"{row['first_name']} {row['last_name']}".strip())
            tx.delete(guardian, number)
    for draft in drafts:
        if draft.id is None:
            _insert(tx, portrayed_id, draft)
        elif draft.id not in known:
            raise GuardianGone
        else:
            values = _values(draft)
            if any(known[draft.id][name] != value for name, value in values.items()):
                tx.update(guardian, draft.id, **values)


def _insert(tx: Transaction, portrayed_id: int, draft: GuardianDraft) -> int:
    return tx.insert(guardian, uid=new_uid(), portrayed_id=portrayed_id, **_values(draft))


def _values(draft: GuardianDraft) -> dict[str, Any]:
    return {"relation": draft.relation.value, **{name: getattr(draft, name) for name in _FIELDS}}


def _spoke(tx: Transaction, guardian_id: int) -> bool:
    """Tell whether something is recorded in a guardian's name, or printed for them to sign."""
    for column in (act.c.guardian_id, form_line.c.guardian_id):
        if tx.execute(sa.select(column).where(column == guardian_id).limit(1)).first() is not None:
            return True
    return False
