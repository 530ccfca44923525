"""Interactions: recorded with their due moment, taken from step to step, given over to moderation."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.errors import interactions as errors
from medias_desktop.editorial_calendar.rules.interaction_checks import (
    check_draft,
    check_step,
    situation,
    step_fits,
    tidy,
)
from medias_desktop.editorial_calendar.rules.interactions import (
    AFTER,
    ANSWERING,
    REPORTS,
    DueBasis,
    Interaction,
    InteractionDraft,
    Step,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.service import interaction_rows as rows_

if TYPE_CHECKING:
    from medias_desktop.core.first_rows import FirstRows
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.answer_ways import Way
    from medias_desktop.editorial_calendar.rules.answering import Reminder
    from medias_desktop.editorial_calendar.rules.deadlines import Due
    from medias_desktop.editorial_calendar.rules.interaction_filters import (
        InteractionFigures,
        InteractionFilter,
        InteractionRow,
    )
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.interaction_exports import InteractionExports
    from medias_desktop.editorial_calendar.service.interaction_listing import InteractionListing


class Interactions:
    """The interactions of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    # Writing

    def record(self, draft: InteractionDraft) -> int:
        """Record an interaction with its due moment, and return its number.

        Raises what rules.interaction_checks.check_draft raises, or AccountGone.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.interactions import interaction

        check_draft(draft, self._service.local_now)
        values = rows_.said(draft) | rows_.due_values(self.due(draft))
        _require_account(self._register, draft.account_id)
        with self._register.transaction("record_interaction") as tx:
            return tx.insert(interaction, uid=new_uid(), state="received", recorded_at=tx.now, **values)

    def change(self, number: int, version: int, draft: InteractionDraft) -> None:
        """Correct what was recorded; the due moment follows, unless it was set by hand.

        Raises as ``record``, InteractionGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.interactions import interaction

        check_draft(draft, self._service.local_now)
        before = self.one(number)
        values = rows_.said(draft)
        if not before.due_by_hand:
            values |= rows_.due_values(self.due(draft))
        _require_account(self._register, draft.account_id)
        with self._register.transaction("change_interaction") as tx:
            tx.update(interaction, number, version=version, **values)

    def step(self, number: int, version: int, draft: StepDraft) -> None:
        """Record what was done about an interaction.

        Raises StepImpossible, what rules.interaction_checks.check_step raises, InteractionGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.interactions import interaction, interaction_step

        one = self.one(number)
        if not step_fits(one, draft.kind):
            raise _impossible(one)
        rules = self.rules(one)
        against = check_step(one, draft, rules, self._service.local_now)
        values = self._after(one, draft, rules)
        with self._register.transaction("record_interaction_step") as tx:
            if values:
                tx.update(interaction, number, version=version, **values)
            tx.insert(
                interaction_step,
                interaction_id=number,
                kind=draft.kind.value,
                taken_at=rows_.written(draft.taken_at),
                taken_by=tidy(draft.taken_by),
                sent_to=tidy(draft.sent_to),
                channel=draft.channel,
                text=tidy(draft.text),
                departure=tidy(draft.departure) if against else "",
                cite=against.clause.cite[:200] if against else "",
                recorded_at=tx.now,
            )

    def link_incident(self, number: int, version: int, incident_id: int | None) -> None:
        """Say which incident of the moderation an interaction became, None for none after all.

        Raises InteractionGone, IncidentGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.interactions import interaction, interaction_step

        self.one(number)
        if incident_id is not None:
            self._service.sanctions.incidents.one(incident_id)
        with self._register.transaction("link_interaction_incident") as tx:
            tx.update(interaction, number, version=version, incident_id=incident_id)
            if incident_id is not None:
                tx.insert(
                    interaction_step,
                    interaction_id=number,
                    kind=StepKind.MODERATED.value,
                    taken_at=rows_.written(self._service.local_now),
                    taken_by=tidy(self._service.actor_name)[:200],
                    recorded_at=tx.now,
                )

    def find_incident(self, number: int) -> bool:
        """Link an interaction with the incident recorded from it: same account, same text or link. Tell whether there is one.

        Raises InteractionGone or ChangedElsewhere.
        """
        one = self.one(number)
        if one.incident_id is not None:
            return True
        found = rows_.incident_like(self._register, one)
        if found is not None:
            self.link_incident(number, one.version, found)
        return found is not None

    def recount(self) -> int:
        """Work out the due moments of open interactions that have none, and return how many have one now.

        After an emergency that lifted them, or once the settings say what a clause leaves to them.
        """
        from medias_desktop.editorial_calendar.models.interactions import interaction

        changed = []
        for number in self.without_due():
            one = self.one(number)
            due = self.due(one.draft())
            if due.at is not None:
                changed.append((one.id, one.version, rows_.due_values(due)))
        if changed:
            with self._register.transaction("recount_interactions") as tx:
                tx.update_many(interaction, changed)
        return len(changed)

    # Reading

    def one(self, number: int) -> Interaction:
        """Return one interaction. Raises InteractionGone."""
        return rows_.interaction_of(self._register, number)

    def steps(self, number: int) -> tuple[Step, ...]:
        """Return what was done about an interaction, in its order."""
        return rows_.steps_of(self._register, number)

    def rules(self, one: Interaction | InteractionDraft) -> tuple[PolicyRule, ...]:
        """Return the rules in force on the day an interaction was received."""
        return self._service.rules.on(one.received_at.date())

    def due(self, draft: InteractionDraft) -> Due:
        """Return until when something is answered, by the policy in force on the day it was received."""
        from medias_desktop.editorial_calendar.rules.deadlines import due_of

        return due_of(
            draft.received_at,
            draft.kind,
            self.rules(draft),
            self._service.settings.settings(),
            urgent=draft.urgent,
            emergency=self._emergency(draft.received_at),
        )

    def reminders(self, one: Interaction | InteractionDraft) -> tuple[Reminder, ...]:
        """Return what the policy says of an interaction where it is answered."""
        from medias_desktop.editorial_calendar.rules.answering import reminders

        return reminders(situation(one), self.rules(one))

    def way(self, one: Interaction | InteractionDraft) -> Way:
        """Return where an interaction is led by the policy."""
        from medias_desktop.editorial_calendar.rules.answer_ways import way_of

        return way_of(one.kind, self.rules(one))

    def without_due(self) -> tuple[int, ...]:
        """Return open interactions whose due moment is not known: lifted by an emergency, or left to a setting."""
        rows = self._register.tuples(
            f"SELECT id FROM interaction WHERE state IN {rows_.IN_OPEN} AND due_at = '' AND answered_at = ''"
            f" AND due_basis IN ('{DueBasis.LIFTED}', '{DueBasis.UNKNOWN}') ORDER BY id"
        )
        return tuple(row[0] for row in rows)

    def departments(self) -> tuple[str, ...]:
        """Return to whom interactions were passed on before, by name."""
        rows = self._register.tuples(
            "SELECT DISTINCT sent_to FROM interaction_step WHERE kind = 'transmitted' ORDER BY sent_to LIMIT 100"
        )
        return tuple(row[0] for row in rows)

    def any(self) -> bool:
        """Tell whether the register has any interaction."""
        return bool(self._register.rows("SELECT 1 FROM interaction LIMIT 1"))

    def first(self, wanted: InteractionFilter, count: int = 100) -> FirstRows[InteractionRow]:
        """Return the first interactions of a list, those most pressing first."""
        return self.listing.first(wanted, count)

    def numbers(self, wanted: InteractionFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all interactions of a list, in its order: on the worker. Raises Cancelled."""
        return self.listing.numbers(wanted, progress)

    def rows(self, numbers: Sequence[int]) -> tuple[InteractionRow, ...]:
        """Return interactions by their numbers, in that order; those gone are left out."""
        return self.listing.rows(numbers)

    def figures(self) -> InteractionFigures:
        """Return what the head of the view counts: on the worker."""
        return self.listing.figures()

    @cached_property
    def listing(self) -> InteractionListing:
        """The lists of interactions."""
        from medias_desktop.editorial_calendar.service.interaction_listing import InteractionListing

        return InteractionListing(self._register, self._service)

    @cached_property
    def exports(self) -> InteractionExports:
        """What leaves the register about interactions."""
        from medias_desktop.editorial_calendar.service.interaction_exports import InteractionExports

        return InteractionExports(self._register, self._service)

    # Parts

    def _after(self, one: Interaction, draft: StepDraft, rules: Sequence[PolicyRule]) -> dict[str, Any]:
        """Return the columns that a step changes."""
        from medias_desktop.editorial_calendar.rules.answer_ways import followed_up

        goes_on = draft.kind is StepKind.REDIRECTED and followed_up(one.kind, rules)
        values: dict[str, Any] = {}
        if draft.kind in AFTER and not goes_on:
            values["state"] = AFTER[draft.kind].value
        answers = draft.kind in ANSWERING and not goes_on
        reported = draft.kind is StepKind.TRANSMITTED and one.kind in REPORTS
        if (answers or reported) and one.answered_at is None:
            values |= {"answered_at": rows_.written(draft.taken_at), "answer_channel": draft.channel}
        if draft.kind is StepKind.TRANSMITTED:
            values["department"] = tidy(draft.sent_to)
            if draft.due_at is not None:
                values["department_due_at"] = rows_.written(draft.due_at)
        if draft.kind is StepKind.DUE:
            values |= {
                "due_at": rows_.written(draft.due_at),
                "due_by_hand": True,
                "due_basis": DueBasis.HAND.value,
            }
        if draft.kind is StepKind.REOPENED:
            values |= {"answered_at": "", "answer_channel": ""}
        return values

    def _emergency(self, received: dt.datetime) -> Any:
        """Return the emergency under way when something was received, None when there was none."""
        from medias_desktop.editorial_calendar.rules.deadlines import Emergency
        from medias_desktop.editorial_calendar.rules.periods import emergency

        found = emergency(self._service.periods.at(received))
        return None if found is None else Emergency(until=found.ends_at)


def _impossible(one: Interaction) -> errors.StepImpossible:
    from medias_desktop.core.i18n import translate
    from medias_desktop.editorial_calendar.labels.interactions import STATE_NAMES

    return errors.StepImpossible(state=translate(STATE_NAMES[one.state]))


def _require_account(register: Register, account_id: int | None) -> None:
    """Raise AccountGone when an account is no longer there."""
    if account_id is not None and not register.rows(
        "SELECT 1 FROM moderated_account WHERE id = :id", id=account_id
    ):
        raise errors.AccountGone
