"""Appeals against what was done, and their answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.core.store.texts import as_date
from medias_desktop.sanctions.errors import moderation as errors
from medias_desktop.sanctions.rules.incident_checks import check_lifting, short
from medias_desktop.sanctions.rules.incidents import (
    NAME_LENGTH,
    NOTE_LENGTH,
    Appeal,
    AppealDraft,
    AppealOutcome,
    Incident,
    IncidentAction,
)
from medias_desktop.sanctions.service.incident_rows import ACTIONS, incident_of

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.sanctions.service.moderation_settings import ModerationSettingsService

_SELECT = (
    "SELECT p.id, p.uid, p.incident_id, p.received_on, p.words, p.answer_due_on, p.outcome, p.answered_on, p.answer,"
    " p.answered_by, p.version FROM moderation_appeal p"
)
_OUTCOMES = {outcome.value: outcome for outcome in AppealOutcome}


class Appeals:
    """The appeals of one register."""

    def __init__(self, register: Register, settings: ModerationSettingsService) -> None:
        self._register = register
        self._settings = settings

    def one(self, appeal_id: int) -> Appeal:
        """Return one appeal. Raises AppealGone."""
        found = appeals_where(self._register, "p.id = :id", id=appeal_id)
        if not found:
            raise errors.AppealGone
        return found[0]

    def of_incident(self, incident_id: int) -> tuple[Appeal, ...]:
        """Return the appeals about an incident, in the order they came."""
        return appeals_where(self._register, "p.incident_id = :id", id=incident_id)

    def open_ones(self, day: dt.date | None = None) -> tuple[Appeal, ...]:
        """Return the appeals that wait for an answer, the most urgent first; with a day those due by then only."""
        where = "p.outcome = 'pending'"
        if day is None:
            return appeals_where(self._register, where)
        return appeals_where(self._register, f"{where} AND p.answer_due_on <= :day", day=day.isoformat())

    def waiting(self) -> tuple[tuple[Appeal, str, IncidentAction], ...]:
        """Return the appeals that wait with whose they are and what they are about, the most urgent first: one query."""
        rows = self._register.rows(
            _SELECT.replace(" FROM", ", u.handle, i.action FROM")
            + " JOIN moderation_incident i ON i.id = p.incident_id JOIN online_user u ON u.id = i.user_id"
            " WHERE p.outcome = 'pending' ORDER BY p.answer_due_on, p.received_on, p.id"
        )
        return tuple((_appeal(row), row["handle"], ACTIONS[row["action"]]) for row in rows)

    def due_on(self, received_on: dt.date) -> dt.date:
        """Return by when an appeal is answered, as the municipality decided."""
        return received_on + dt.timedelta(days=self._settings.settings().appeal_days)

    def add(self, draft: AppealDraft) -> int:
        """Record an appeal and return its number; without a day to answer by it takes the setting’s.

        Raises IncidentGone, IncidentAnnulled, AppealInFuture, AppealTooEarly, AppealDueTooEarly, AppealOpen, WordsTooLong.
        """
        import sqlalchemy as sa

        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.sanctions.models import appeal

        incident = incident_of(self._register, draft.incident_id)
        _check(draft, incident, self._register.clock.today())
        values = {
            "incident_id": incident.id,
            "user_id": incident.user_id,
            "received_on": draft.received_on,
            "words": short(draft.words, NOTE_LENGTH),
            "answer_due_on": draft.answer_due_on or self.due_on(draft.received_on),
            "outcome": AppealOutcome.PENDING.value,
        }
        waiting = sa.select(appeal.c.id).where(
            appeal.c.incident_id == incident.id, appeal.c.outcome == AppealOutcome.PENDING.value
        )
        with self._register.transaction("record_appeal") as tx:
            if tx.execute(waiting).first() is not None:
                raise errors.AppealOpen
            return tx.insert(appeal, uid=new_uid(), **values)

    def answer(
        self,
        appeal_id: int,
        version: int,
        outcome: AppealOutcome,
        day: dt.date,
        answer: str,
        by: str,
        until: dt.date | None = None,
    ) -> None:
        """Record an answer; what it shortens (``until``, the new end) or lifts is changed with it.

        Raises AppealGone, AppealAnswered, OutcomeMissing, AnswerTooEarly, AnsweredByMissing, NotShortened, NothingToLift,
        LiftedAlready, IncidentAnnulled, WordsTooLong or ChangedElsewhere.
        """
        from medias_desktop.sanctions import models

        appeal = self.one(appeal_id)
        incident = incident_of(self._register, appeal.incident_id)
        decided_by = short(by, NAME_LENGTH)
        said = short(answer, NOTE_LENGTH)
        today = self._register.clock.today()
        if appeal.outcome is not AppealOutcome.PENDING:
            raise errors.AppealAnswered(day=format_date(appeal.answered_on or appeal.received_on))
        if outcome is AppealOutcome.PENDING:
            raise errors.OutcomeMissing
        if not appeal.received_on <= day <= today:
            raise errors.AnswerTooEarly
        if not decided_by:
            raise errors.AnsweredByMissing
        changes = _changes(incident, outcome, day, said, until, today)
        with self._register.transaction("answer_appeal") as tx:
            tx.update(
                models.appeal,
                appeal_id,
                version=version,
                outcome=outcome.value,
                answered_on=day,
                answer=said,
                answered_by=decided_by,
            )
            if changes:
                tx.update(models.incident, incident.id, version=incident.version, **changes)


def appeals_where(register: Register, condition: str, **values: object) -> tuple[Appeal, ...]:
    """Return appeals, those due first at the head."""
    rows = register.rows(
        f"{_SELECT} WHERE {condition} ORDER BY p.answer_due_on, p.received_on, p.id", **values
    )
    return tuple(map(_appeal, rows))


def _check(draft: AppealDraft, incident: Incident, today: dt.date) -> None:
    if incident.annulled_on is not None:
        raise errors.IncidentAnnulled
    if draft.received_on > today:
        raise errors.AppealInFuture
    if draft.received_on < incident.acted_on:
        raise errors.AppealTooEarly(day=format_date(incident.acted_on))
    if draft.answer_due_on is not None and draft.answer_due_on < draft.received_on:
        raise errors.AppealDueTooEarly


def _changes(
    incident: Incident,
    outcome: AppealOutcome,
    day: dt.date,
    answer: str,
    until: dt.date | None,
    today: dt.date,
) -> dict[str, object]:
    """Return what an answer changes in the incident; a ban that is shortened becomes a temporary block."""
    if outcome is AppealOutcome.UPHELD:
        return {}
    check_lifting(incident, day, today)
    if outcome is AppealOutcome.LIFTED:
        return {"lifted_on": day, "lifted_because": answer}
    if until is None or until < incident.acted_on or (incident.until is not None and until >= incident.until):
        raise errors.NotShortened
    return {"until": until, "action": IncidentAction.TEMPORARY_BLOCK.value}


def _appeal(row: Any) -> Appeal:
    return Appeal(
        id=row["id"],
        uid=row["uid"],
        incident_id=row["incident_id"],
        received_on=dt.date.fromisoformat(row["received_on"]),
        words=row["words"],
        answer_due_on=as_date(row["answer_due_on"]),
        outcome=_OUTCOMES[row["outcome"]],
        answered_on=as_date(row["answered_on"]),
        answer=row["answer"],
        by=row["answered_by"],
        version=row["version"],
    )
