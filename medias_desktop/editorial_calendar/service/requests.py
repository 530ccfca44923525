"""Requests: received, taken from step to step by the rules in force on their day, decided, answered, made into posts."""

from __future__ import annotations

import datetime as dt
from functools import cached_property, partial
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.requesting import clauses
from medias_desktop.editorial_calendar.rules.requesting.recording import (
    check_draft,
    check_step,
    tidied,
    tidied_step,
)
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    NamedRequest,
    Request,
    RequestDraft,
    RequestStep,
    StepDraft,
)
from medias_desktop.editorial_calendar.rules.requesting.states import (
    FINISHED,
    RequestKind,
    RequestState,
    first_state,
    following,
)
from medias_desktop.editorial_calendar.service import request_rows
from medias_desktop.editorial_calendar.service.request_writing import RequestWriting, clause_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.requesting.clauses import Decider, Destination
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.request_listing import RequestListing
    from medias_desktop.editorial_calendar.service.request_papers import RequestPapers


class Requests:
    """The requests of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service
        self._writing = RequestWriting(service)

    # Reading

    def one(self, request_id: int) -> Request:
        """Return one request as it stands today. Raises RequestGone."""
        return request_rows.request_of(self._register, request_id, self._service.today)

    def history(self, request_id: int) -> tuple[RequestStep, ...]:
        """Return the steps of a request, the first one first."""
        return request_rows.steps_of(self._register, request_id)

    def any(self) -> bool:
        """Tell whether the register has any request."""
        return bool(self._register.rows("SELECT 1 FROM calendar_request LIMIT 1"))

    def next_states(self, request: Request) -> tuple[RequestState, ...]:
        """Return which steps may follow, the usual one first."""
        return following(request.kind, request.state)

    @cached_property
    def listing(self) -> RequestListing:
        """Lists of requests and what is counted of them."""
        from medias_desktop.editorial_calendar.service.request_listing import RequestListing

        return RequestListing(self._register)

    @cached_property
    def papers(self) -> RequestPapers:
        """Letters, e-mails and the register of requests."""
        from medias_desktop.editorial_calendar.service.request_papers import RequestPapers

        return RequestPapers(self._register, self._service)

    # What the rules say

    def check(self, draft: RequestDraft) -> tuple[Finding, ...]:
        """Return what the rules of the day it was received say of a request as it is written down."""
        return self._writing.found(draft, None)

    def check_step(self, request: Request, step: StepDraft) -> tuple[Finding, ...]:
        """Return what they say of a step of it."""
        return self._writing.found(request.draft, step)

    def shown(self, draft: RequestDraft) -> tuple[PolicyRule, ...]:
        """Return every rule that concerns a request, to be read where it is written and decided."""
        return clauses.shown(draft, self._writing.organisation(draft), self._writing.rules(draft))

    def deciders(self, draft: RequestDraft) -> tuple[Decider, ...]:
        """Return who decides it, by each clause that names somebody."""
        return clauses.deciders(
            draft, self._writing.organisation(draft), self._writing.rules(draft), self._writing.approver()
        )

    def destinations(self, draft: RequestDraft) -> tuple[Destination, ...]:
        """Return where it is to be sent, with telephone and e-mail."""
        return clauses.destinations(draft, self._writing.organisation(draft), self._writing.rules(draft))

    def refused_at_once(self, draft: RequestDraft) -> PolicyRule | None:
        """Return the rule by which such a request is refused as soon as it is received, None when there is none."""
        return clauses.refused_at_once(draft, self._writing.rules(draft))

    # Writing

    def add(self, draft: RequestDraft) -> int:
        """Record a request and return its number; one that a clause refuses at once is refused at once, with its clause.

        Raises what rules.requesting.recording raises, OrganisationGone, RequestNotGranted.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.requests import request

        draft = tidied(draft)
        check_draft(draft, self._service.today)
        found = self._writing.found(draft, None)
        self._refuse_blocked(found)
        refusing = self.refused_at_once(draft)
        state = RequestState.REFUSED if refusing else first_state(draft.kind)
        values = self._writing.values(draft) | {
            "state": state.value,
            **clause_values(self._writing.governing(draft)),
        }
        if refusing is not None:
            values |= self._writing.refused(refusing)
        with self._register.transaction("record_request") as tx:
            number = tx.insert(request, uid=new_uid(), recorded_at=tx.now, **values)
            first = StepDraft(state=first_state(draft.kind), day=draft.received_on)
            self._writing.add_step(tx, number, first, found)
            if refusing is not None:
                self._writing.add_step(tx, number, StepDraft(state=state, day=self._service.today), ())
        return number

    def correct(self, request_id: int, version: int, draft: RequestDraft) -> None:
        """Correct what a request says, as long as nobody decided it otherwise than by its clause.

        Raises as ``add``, RequestGone, RequestFinished, StepTooEarly, ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.requests import request

        before = self.one(request_id)
        if before.state in FINISHED:
            raise errors.RequestFinished
        draft = tidied(draft)
        check_draft(draft, self._service.today)
        steps = self.history(request_id)
        if len(steps) > 1 and draft.received_on > steps[1].taken_on:
            raise errors.StepTooEarly(day=draft.received_on)
        self._refuse_blocked(self._writing.found(draft, None))
        with self._register.transaction("correct_request") as tx:
            tx.update(request, request_id, version=version, **self._writing.values(draft))

    def step(self, request_id: int, version: int, step: StepDraft) -> None:
        """Take a request a step further; a decision keeps who decided, why, and by which clause.

        Raises StepNotNext, what rules.requesting.recording raises, RequestNotGranted, RequestGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.labels.requests import state_name
        from medias_desktop.editorial_calendar.models.requests import request

        before, step = self.one(request_id), tidied_step(step)
        if step.state not in self.next_states(before):
            raise errors.StepNotNext(now=state_name(before.state), then=state_name(step.state))
        last = self.history(request_id)[-1].taken_on
        names = bool(self.deciders(before.draft)) and step.state is not RequestState.REFUSED
        check_step(before, step, last, self._service.today, names=names)
        found = self.check_step(before, step)
        self._refuse_blocked(found)
        values = self._writing.step_values(before, step)
        with self._register.transaction("step_request") as tx:
            tx.update(request, request_id, version=version, **values)
            self._writing.add_step(tx, request_id, step, found)

    def acknowledge(self, request_id: int, version: int, day: dt.date) -> None:
        """Record the day on which its receipt was acknowledged. Raises AlreadyAcknowledged, StepTooEarly, StepInFuture, …"""
        before = self.one(request_id)
        if before.acknowledged_on is not None:
            raise errors.AlreadyAcknowledged(day=before.acknowledged_on)
        self._mark("acknowledge_request", before, version, day, before.draft.received_on, "acknowledged_on")

    def answered(self, request_id: int, version: int, day: dt.date) -> None:
        """Record the day on which the answer went to the requester. Raises NotDecided, StepTooEarly, StepInFuture, …"""
        before = self.one(request_id)
        if before.decided_on is None:
            raise errors.NotDecided
        self._mark("answer_request", before, version, day, before.decided_on, "answered_on")

    # What comes of it

    def make_post(self, request_id: int) -> int:
        """Make an approved request a post of the calendar, and return its number. Raises NotApproved, PostMade, …"""
        from medias_desktop.editorial_calendar.service.request_posts import post_of_request, require_none_yet

        found = self.one(request_id)
        return self._service.posts.add(post_of_request(found), require=partial(require_none_yet, request_id))

    def for_accounts(self) -> tuple[NamedRequest, ...]:
        """Return the authorized requests for an account, the last first: an official account names the one it came of."""
        kinds = (RequestKind.NEW_ACCOUNT, RequestKind.OWN_ACCOUNT, RequestKind.NEW_BLOG)
        states = ("authorised", "launched", "active", "paused")
        return self._named(kinds, states, self._service.today)

    def for_logo(self, day: dt.date) -> tuple[NamedRequest, ...]:
        """Return the uses of the logo that are authorized on a day."""
        return self._named((RequestKind.LOGO_USE,), ("authorised", "used"), day, in_force=True)

    def for_access(self) -> tuple[NamedRequest, ...]:
        """Return who may use social media at work today."""
        states = ("approved", "opened", "reviewed")
        return self._named((RequestKind.WORKSTATION_ACCESS,), states, self._service.today, in_force=True)

    # Parts

    def _refuse_blocked(self, found: Iterable[Finding]) -> None:
        """Raise RequestNotGranted when a rule does not allow it, with every sentence and where its clause is read."""
        from medias_desktop.editorial_calendar.labels.requests import with_clause

        blocking = [one for one in found if one.severity is Severity.BLOCK]
        if blocking:
            places = (self.place_of(one.clause) for one in blocking)
            raise errors.RequestNotGranted(
                sentences=" ".join(map(with_clause, blocking)), places=tuple(filter(None, places))
            )

    def place_of(self, clause: Clause) -> str:
        """Return where a clause is read, in the words of the policies’ tab; "" for none."""
        if clause.version_id is None:
            return ""
        uids = {one.id: one.uid for one in self._service.policies.adopted_versions()}
        uid = uids.get(clause.version_id, "")
        return f"{uid}#{clause.section_uid}" if uid else ""

    def _mark(
        self, action: str, before: Request, version: int, day: dt.date, since: dt.date, column: str
    ) -> None:
        from medias_desktop.editorial_calendar.models.requests import request

        if day > self._service.today:
            raise errors.StepInFuture(day=day)
        if day < since:
            raise errors.StepTooEarly(day=since)
        with self._register.transaction(action) as tx:
            tx.update(request, before.id, version=version, **{column: day})

    def _named(
        self, kinds: Iterable[RequestKind], states: Iterable[str], day: dt.date, *, in_force: bool = False
    ) -> tuple[NamedRequest, ...]:
        ending = " AND r.decided_on <= :day AND (r.until IS NULL OR r.until >= :day)" if in_force else ""
        rows = self._register.rows(
            f"SELECT r.id, r.kind, {request_rows.STANDS} AS stands, r.received_on, r.requester, r.subject"
            " FROM calendar_request r"
            f" WHERE r.kind IN ({', '.join(repr(one.value) for one in kinds)})"
            f" AND r.state IN ({request_rows.quoted(states)}){ending} ORDER BY r.received_on DESC, r.id DESC",
            day=day.isoformat(),
        )
        return tuple(
            NamedRequest(
                id=row["id"],
                kind=RequestKind(row["kind"]),
                state=RequestState(row["stands"]),
                number=f"D-{row['received_on'][:4]}-{row['id']:04d}",
                requester=row["requester"],
                subject=row["subject"],
            )
            for row in rows
        )
