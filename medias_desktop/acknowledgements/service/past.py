"""Recording past acknowledgements from a list: compared first, then written all together or not at all."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.errors.past import NothingAdopted, RegisterChangedSincePlan
from medias_desktop.acknowledgements.past_lists.persons import Known, Recorded
from medias_desktop.acknowledgements.past_lists.plan import (
    RENEWED_AFTER,
    LineState,
    PastLine,
    PastPlan,
    PastRegister,
    Stamp,
    make_plan,
)
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
from medias_desktop.acknowledgements.rules import AcknowledgementState, Event, EventKind, live_events
from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.texts import as_date

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.past_lists.mapping import PastMapping
    from medias_desktop.acknowledgements.past_lists.persons import Written
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.service import PolicyService

_PERSONS = "SELECT id, number, last_name, first_name, department, language, sort_key FROM person"
_SIGNED = """
SELECT version_id, person_id, day FROM acknowledgement_status WHERE state = :signed
"""
_SEVERAL = """
SELECT version_id, person_id, id, kind, day, replaces_id FROM acknowledgement_event
WHERE EXISTS (
    SELECT 1 FROM acknowledgement_event o WHERE o.version_id = acknowledgement_event.version_id
    AND o.person_id = acknowledgement_event.person_id AND o.id <> acknowledgement_event.id
) ORDER BY version_id, person_id, id
"""
"""What is recorded of those of whom more than one thing is: their status tells one day only."""
_RENEWED = "SELECT min(renewal_months) FROM acknowledgement_campaign"
_STAMP = """
SELECT p.persons, p.last_person, p.versions, e.events, e.last_event
FROM (SELECT count(*) AS persons, coalesce(max(id), 0) AS last_person, coalesce(sum(version), 0) AS versions FROM person) p,
     (SELECT count(*) AS events, coalesce(max(id), 0) AS last_event FROM acknowledgement_event) e
"""
_AT_ONCE = 2000
_COLUMNS = (
    "uid",
    "version_id",
    "person_id",
    "kind",
    "day",
    "method",
    "language",
    "text_sha256",
    "witness",
    "note",
    "original_place",
    "recorded_by",
    "recorded_at",
)


@dataclass(frozen=True, slots=True)
class PastResult:
    """What an import recorded, and how many lines said what was recorded already or stayed out."""

    recorded: int
    already: int
    left_out: int


class PastImport:
    """The import of past acknowledgements into one register."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies

    def texts(self) -> tuple[AdoptedText, ...]:
        """Return the texts that may have been signed, the newest of each policy first."""
        found = []
        for version in self._policies.adopted_versions():
            adoption = self._policies.adoption(version.id)
            if adoption is not None:
                resolution = adoption.resolution
                found.append(
                    AdoptedText(
                        version.id,
                        version.policy_id,
                        version.policy_title,
                        version.policy_number,
                        version.ordinal,
                        resolution.resolution_number,
                        resolution.meeting_date,
                        resolution.in_force_date,
                    )
                )
        return tuple(found)

    def texts_or_refuse(self) -> tuple[AdoptedText, ...]:
        """Return the same. Raises NothingAdopted when there is none."""
        if not (found := self.texts()):
            raise NothingAdopted
        return found

    def plan(
        self, listed: ListTable, mapping: PastMapping, chosen: Mapping[Written, int] | None = None
    ) -> PastPlan:
        """Compare a list with the register; nothing is written.

        ``chosen`` are the persons that the user named. Raises NothingAdopted, PersonColumnMissing or DayColumnMissing.
        """
        texts = self.texts_or_refuse()
        with collector_at_rest():
            found = PastRegister(
                known=Known(Recorded(*row) for row in self._register.rows(_PERSONS)),
                texts=texts,
                signed=self._signed(),
                day=self._register.clock.today(),
                renewed_after=self._renewed_after(),
                stamp=_stamp(self._register.rows(_STAMP)[0]),
            )
        return make_plan(listed, mapping, found, chosen)

    def _signed(self) -> dict[tuple[int, int], Sequence[dt.date]]:
        found: dict[tuple[int, int], Sequence[dt.date]] = {}
        for version_id, person_id, day in self._register.rows(
            _SIGNED, signed=AcknowledgementState.SIGNED.value
        ):
            found[version_id, person_id] = (_date(day),)
        for pair, lines in groupby(self._register.rows(_SEVERAL), key=lambda row: (row[0], row[1])):
            events = [Event(row[2], EventKind(row[3]), _date(row[4]), replaces_id=row[5]) for row in lines]
            days = [act.day for act in live_events(events) if act.kind is EventKind.SIGNED]
            if days:
                found[pair] = days
        return found

    def _renewed_after(self) -> int:
        """Return half the shortest time after which a campaign asks again, at most half a year."""
        months = self._register.rows(_RENEWED)[0][0]
        return RENEWED_AFTER if months is None else min(15 * int(months), RENEWED_AFTER)

    def apply(self, plan: PastPlan, progress: Progress | None = None) -> PastResult:
        """Record a plan’s new lines, all or none, after a backup of the register as it is.

        Raises RegisterChangedSincePlan when the register is no longer what the plan was compared with, Cancelled, or as
        Register.safeguard. A plan without new lines writes nothing.
        """
        progress = progress or Silent()
        counts = plan.counts()
        new = plan.of(LineState.NEW)
        if new:
            self._register.safeguard(progress)
            self._write(plan, new, progress)
        return PastResult(len(new), counts[LineState.ALREADY], counts[LineState.PROBLEM])

    def _write(self, plan: PastPlan, new: Sequence[PastLine], progress: Progress) -> None:
        from medias_desktop.acknowledgements.service.writing import add_up

        hashes = {version.id: version.text_sha256 for version in self._policies.adopted_versions()}
        progress.report(0, 2 * len(new))
        with collector_at_rest(), self._register.transaction("import_acknowledgements") as tx:
            self._refuse_changed(tx, plan.stamp)
            for start in range(0, len(new), _AT_ONCE):
                part = new[start : start + _AT_ONCE]
                self._insert(tx, part, hashes)
                progress.report(start + len(part), 2 * len(new))
            done = len(new)
            for version_id, persons in _by_text(new).items():
                for start in range(0, len(persons), _AT_ONCE):
                    add_up(tx, version_id, persons[start : start + _AT_ONCE])
                    done += len(persons[start : start + _AT_ONCE])
                    progress.report(done, 2 * len(new))

    def _insert(self, tx: Transaction, lines: Sequence[PastLine], hashes: Mapping[int, str]) -> None:
        from medias_desktop.acknowledgements.models import event
        from medias_desktop.core.store.transaction import new_uids

        who, kind, now = self._register.actor.name, EventKind.SIGNED.value, tx.now
        rows = []
        for uid, (_number, _state, line, person, text, *_rest) in zip(
            new_uids(len(lines)), lines, strict=True
        ):
            assert person is not None
            assert text is not None
            assert line.method is not None
            rows.append(
                (
                    uid,
                    text.id,
                    person.id,
                    kind,
                    line.day,
                    line.method.value,
                    person.language,
                    hashes[text.id],
                    line.witness,
                    line.note,
                    line.place,
                    who,
                    now,
                )
            )
        tx.insert_rows(event, _COLUMNS, rows)

    @staticmethod
    def _refuse_changed(tx: Transaction, stamp: Stamp) -> None:
        import sqlalchemy as sa

        if _stamp(tx.connection.execute(sa.text(_STAMP)).one()) != stamp:
            raise RegisterChangedSincePlan


def _date(value: str | None) -> dt.date:
    found = as_date(value)
    assert found is not None
    return found


def _stamp(row: Any) -> Stamp:
    return Stamp._make(map(int, tuple(row)))


def _by_text(lines: Sequence[PastLine]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        assert line.text is not None
        assert line.person is not None
        found[line.text.id].append(line.person.id)
    return found
