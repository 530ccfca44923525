"""What is written of a request and of its steps, and by which clause; what the rules of its day say of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.requesting import clauses
from medias_desktop.editorial_calendar.rules.requesting.checks import AskedRequest, check_request
from medias_desktop.editorial_calendar.rules.requesting.details import as_kept
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    Request,
    RequestDraft,
    StepDraft,
    after_step,
    search_key,
)
from medias_desktop.editorial_calendar.rules.requesting.states import (
    FAVOURABLE,
    FINISHED,
    RequestKind,
    RequestState,
    decides,
)

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService


class RequestWriting:
    """The columns of requests and their steps, for the service that writes them."""

    def __init__(self, service: EditorialCalendarService) -> None:
        self._service = service

    def rules(self, draft: RequestDraft) -> tuple[PolicyRule, ...]:
        """Return the rules in force on the day a request was received."""
        return self._service.rules.on(draft.received_on)

    def approver(self) -> str:
        """Return who decides where a clause names several offices, as the municipality settled it."""
        return self._service.settings.settings().approver

    def organisation(self, draft: RequestDraft) -> Organisation | None:
        """Return the organization that a request is of. Raises OrganisationGone."""
        number = draft.organisation_id
        return None if number is None else self._service.organisations.one(number)

    def found(self, draft: RequestDraft, step: StepDraft | None) -> tuple[Finding, ...]:
        """Return what those rules say of a request as it is written, or of a step of it."""
        asked = AskedRequest(
            draft=draft,
            organisation=self.organisation(draft),
            step=step,
            approver=self.approver(),
        )
        return check_request(asked, self.rules(draft))

    def values(self, draft: RequestDraft) -> dict[str, Any]:
        """Return the columns of what a request says."""
        organisation = self.organisation(draft)
        return {
            "kind": draft.kind.value,
            "requester": draft.requester,
            "requester_address": draft.requester_address,
            "requester_language": draft.requester_language,
            "organisation_id": draft.organisation_id,
            "sender": draft.sender,
            "channel": draft.channel,
            "received_on": draft.received_on,
            "subject": draft.subject,
            "description": draft.description,
            "details": as_kept(draft.details),
            "original_link": draft.original_link,
            "sent_to": draft.sent_to,
            "sent_office": draft.sent_office,
            "search_key": search_key(draft, organisation.name if organisation else ""),
        }

    def step_values(self, before: Request, step: StepDraft) -> dict[str, Any]:
        """Return the columns that a step changes."""
        said = after_step(before.draft, step)
        values: dict[str, Any] = {
            "state": step.state.value,
            "details": as_kept(said.details),
            "sent_to": said.sent_to,
            "sent_office": said.sent_office,
            "original_link": said.original_link,
            "review_on": step.review_on,
            "until": step.until or before.until,
        }
        if decides(before.kind, step.state):
            values |= {
                "decided_on": step.day,
                "decided_by": step.by,
                "decided_office": step.office,
                "reasons": step.reasons,
                "conditions": step.conditions,
                **clause_values(
                    self.governing(said, refused=step.state is RequestState.REFUSED, day=step.day)
                ),
            }
        if step.state in FINISHED:
            values["closed_on"] = step.day
        return values

    def governing(
        self, draft: RequestDraft, *, refused: bool = False, day: dt.date | None = None
    ) -> Clause | None:
        """Return the clause by which a request is decided: of a refusal, the one that stands in the way."""
        rules, organisation = self.rules(draft), self.organisation(draft)
        if refused and day is not None:
            granting = next(iter(_granting(draft.kind)), None)
            step = StepDraft(state=granting, day=day, by="-", reasons="-") if granting else None
            asked = AskedRequest(draft=draft, organisation=organisation, step=step)
            for one in check_request(asked, rules):
                if one.severity is Severity.BLOCK and one.kind not in ("request_decider", "request_reasons"):
                    return one.clause
        found = [
            *(one.rule for one in clauses.deciders(draft, organisation, rules)),
            *(rule for rule, _settings in clauses.approvals(draft, rules)),
            *(rule for rule, _settings in clauses.routes(draft, organisation, rules)),
            *(rule for rule, _settings in clauses.categories(draft, rules)),
        ]
        return found[0].clause if found else None

    def refused(self, rule: PolicyRule) -> dict[str, Any]:
        """Return the columns of a request that a clause refuses at once."""
        today = self._service.today
        return {
            "decided_on": today,
            "closed_on": today,
            "decided_by": self._service.actor_name,
            "reasons": rule.text,
            **clause_values(rule.clause),
        }

    def add_step(self, tx: Transaction, number: int, step: StepDraft, found: Iterable[Finding]) -> None:
        """Write a step, with what the rules warned of."""
        from medias_desktop.editorial_calendar.labels.requests import with_clause
        from medias_desktop.editorial_calendar.models.requests import request_step

        warned = [with_clause(one) for one in found if one.severity is Severity.WARN]
        tx.insert(
            request_step,
            request_id=number,
            state=step.state.value,
            taken_on=step.day,
            taken_by=step.by or self._service.actor_name,
            sent_to=step.sent_to,
            note=step.note,
            warned="\n".join(warned),
            recorded_at=tx.now,
        )


def _granting(kind: RequestKind) -> tuple[RequestState, ...]:

    return tuple(sorted(FAVOURABLE[kind]))


def clause_values(clause: Clause | None) -> dict[str, Any]:
    """Return the columns of a clause."""
    if clause is None:
        return {"version_id": None, "section_uid": "", "rule_code": "", "cite": ""}
    return {
        "version_id": clause.version_id,
        "section_uid": clause.section_uid,
        "rule_code": clause.rule_code,
        "cite": clause.cite,
    }
