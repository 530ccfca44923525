"""What the rules in force say of a request as it is written down, and of a step of it.

What stands in the way of granting it is said from the beginning, and holds nobody up before the step that grants it: a
request that cannot be granted is recorded all the same, and refused with its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.editorial_calendar.rules.requesting import clauses, content
from medias_desktop.editorial_calendar.rules.requesting.organisations import (
    Accreditation,
    OnPage,
    Organisation,
    on_page,
)
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft, StepDraft, after_step
from medias_desktop.editorial_calendar.rules.requesting.states import FAVOURABLE, RequestKind, RequestState
from medias_desktop.editorial_calendar.rules.requesting.weights import Stage, found, weight
from medias_desktop.policies.rules.checks.requests import OrganisationVisibility, PriorApproval, RequestRoute
from medias_desktop.policies.rules.checks.words import Office
from medias_desktop.policies.rules.rule_data import Use

_S = RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRequest:
    """A request with its organization, and the step that is to be taken; none while it is written down."""

    draft: RequestDraft
    organisation: Organisation | None = None
    step: StepDraft | None = None
    approver: str = ""
    """The office that the municipality chose where a clause leaves the decision to several, "" any of them."""

    @property
    def said(self) -> RequestDraft:
        """What it says once the step is taken."""
        return self.draft if self.step is None else after_step(self.draft, self.step)

    @property
    def stage(self) -> Stage:
        """How far it is: written down, on its way, granted, refused."""
        if self.step is None:
            return Stage.WRITTEN
        if self.step.state is _S.REFUSED:
            return Stage.REFUSED
        return Stage.GRANTED if self.step.state in FAVOURABLE[self.draft.kind] else Stage.ON_ITS_WAY


Rules = tuple[PolicyRule, ...]


def check_request(asked: AskedRequest, rules: Rules) -> tuple[Finding, ...]:
    """Return what the rules of the day on which it was received say, the heaviest first."""
    if asked.stage is Stage.WRITTEN:
        parts: list[Iterator[Finding]] = [_written(asked, rules), _granting(asked, rules)]
    elif asked.stage is Stage.REFUSED:
        parts = [_deciding(asked, rules), _reasons(asked, rules)]
    elif asked.stage is Stage.GRANTED:
        parts = [_deciding(asked, rules), _reasons(asked, rules), _granting(asked, rules)]
    else:
        parts = [_on_its_way(asked, rules)]
    told = [one for part in parts for one in part]
    order = list(Severity)
    return tuple(sorted(told, key=lambda one: order.index(one.severity)))


# Written down


def _written(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    """Yield what it does not say, who sends it, how, and where it goes."""
    draft = asked.said
    for rule, settings in clauses.routes(draft, asked.organisation, rules):
        yield from _fields(draft, rule, settings)
        sender = _sender(asked)
        if settings.sent_by and sender and sender not in settings.sent_by:
            offices = [one.value for one in settings.sent_by]
            yield found(rule, "request_sender", asked.stage, offices=offices)
        if settings.channels and draft.channel and draft.channel not in settings.channels:
            channels = [one.value for one in settings.channels]
            yield found(rule, "request_channel", asked.stage, channels=channels)
        yield from _destination(asked, rule, settings, draft.sent_office)
        if settings.published_if_accepted:
            yield found(rule, "request_published", asked.stage, Severity.INFORM)
        if settings.at_discretion:
            yield found(rule, "request_discretion", asked.stage, Severity.INFORM)
    for rule, approval in clauses.approvals(draft, rules):
        if approval.proposer and draft.sender and not clauses.covers(approval.proposer, draft.sender):
            offices = [one.value for one in approval.proposer]
            yield found(rule, "request_proposer", asked.stage, offices=offices)


def _sender(asked: AskedRequest) -> str:
    """Return who sends it: of an organization what it is on that day."""
    one = asked.organisation
    if one is None or asked.draft.kind is not RequestKind.ORGANISATION_POST:
        return asked.draft.sender
    if one.standing(asked.draft.received_on) is Accreditation.ACCREDITED:
        return Office.ACCREDITED_ORGANISATIONS.value
    return "" if one.draft.partner else Office.OTHER_ORGANISATIONS.value


def _fields(draft: RequestDraft, rule: PolicyRule, settings: RequestRoute) -> Iterator[Finding]:
    said = {"subject": draft.subject, "description": draft.description}
    for one in settings.fields:
        if not said[one.value].strip():
            yield found(rule, "request_field", Stage.GRANTED, field=one.value)


def _destination(
    asked: AskedRequest, rule: PolicyRule, settings: RequestRoute, office: str
) -> Iterator[Finding]:
    """Yield that it goes elsewhere than the clause says; an organization’s own clause concerns that organization only."""
    if not settings.sent_to or not office or clauses.covers(settings.sent_to, office):
        return
    yield found(
        rule,
        "request_destination",
        asked.stage,
        offices=[one.value for one in settings.sent_to],
        telephone=settings.telephone,
        email=settings.email,
    )


# On its way


def _on_its_way(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    step, draft = asked.step, asked.said
    assert step is not None
    if step.state is _S.DIRECTED:
        for rule, settings in clauses.routes(draft, asked.organisation, rules):
            yield from _destination(asked, rule, settings, step.sent_office)
    elif step.state in (_S.ACCREDITATION_CHECKED, _S.IN_ANALYSIS):
        yield from _accreditation(asked, rules, Stage.GRANTED)
    elif step.state is _S.SUBMITTED:
        for rule, approval in clauses.approvals(draft, rules):
            yield from _analysis(asked, rule, approval)
    elif step.state is _S.COMMITTEE_FORMED:
        for rule, approval in clauses.approvals(draft, rules):
            yield from _committee(asked, rule, approval, Stage.GRANTED)
    elif step.state is _S.ACTIVE:
        for rule, approval in clauses.approvals(draft, rules):
            if approval.link_on_website and not draft.said("website_link"):
                yield found(rule, "request_website_link", asked.stage)


_ORGANISATION = RequestKind.ORGANISATION_POST


# Decided


def _deciding(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    """Yield that somebody else decides than the clause says; whoever refuses need not be who would have approved."""
    step, draft = asked.step, asked.said
    assert step is not None
    refused = asked.stage is Stage.REFUSED
    for one in clauses.deciders(draft, asked.organisation, rules, asked.approver):
        decided_by = isinstance(one.rule.parameters, RequestRoute)
        if (refused and not decided_by) or clauses.covers(one.offices, step.office):
            continue
        yield found(
            one.rule, "request_decider", asked.stage, offices=[office.value for office in one.offices]
        )


def _reasons(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    """Yield that the reasons are missing where the clause has them given, approved or refused."""
    step = asked.step
    assert step is not None
    if step.reasons.strip():
        return
    cited = False
    for rule, settings in clauses.routes(asked.said, asked.organisation, rules):
        if settings.reasons_given:
            cited = True
            informs = rule.uses <= {Use.INFORM}
            # The reasoned answer is the act itself: without its reasons there is nothing to record or to print.
            severity = Severity.INFORM if informs else Severity.BLOCK
            yield found(rule, "request_reasons", asked.stage, severity)
    if asked.stage is Stage.REFUSED and not cited:
        yield Finding(severity=Severity.WARN, kind="request_reasons", clause=NO_CLAUSE)


# What stands in the way of granting it


def _granting(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    draft = asked.said
    for rule, approval in clauses.approvals(draft, rules):
        if asked.stage is Stage.GRANTED:
            yield from _analysis(asked, rule, approval)
        yield from _committee(asked, rule, approval, asked.stage)
        if approval.notified and asked.stage is Stage.GRANTED:
            offices = [one.value for one in approval.notified]
            yield found(rule, "request_notify", asked.stage, Severity.INFORM, offices=offices)
        if approval.documents:
            yield found(
                rule, "request_documents", asked.stage, Severity.INFORM, documents=list(approval.documents)
            )
    if draft.kind is _ORGANISATION:
        yield from _accreditation(asked, rules, asked.stage)
        yield from _own_page(asked, rules)
        yield from _served(asked, rules)
    yield from content.check_content(draft, asked.stage, asked.step.office if asked.step else "", rules)


def _analysis(asked: AskedRequest, rule: PolicyRule, approval: PriorApproval) -> Iterator[Finding]:
    missing = [one.value for one in approval.analysis if not asked.said.said(one.value)]
    if missing:
        yield found(rule, "request_analysis", asked.stage, missing=missing)


def _committee(
    asked: AskedRequest, rule: PolicyRule, approval: PriorApproval, stage: Stage
) -> Iterator[Finding]:
    missing = [one.value for one in approval.committee if not asked.said.said(f"committee_{one.value}")]
    if missing:
        yield found(rule, "request_committee", stage, missing=missing)


def _accreditation(asked: AskedRequest, rules: Rules, stage: Stage) -> Iterator[Finding]:
    """Yield that an organization is not accredited; on the day of the step, else on that of the request."""
    one = asked.organisation
    day = asked.step.day if asked.step else asked.draft.received_on
    standing = one.standing(day) if one else Accreditation.NONE
    for rule, settings in with_settings(rules, OrganisationVisibility):
        if settings.accredited_only and standing is not Accreditation.ACCREDITED:
            yield found(rule, "request_not_accredited", stage, standing=standing.value)


def _own_page(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    """Yield that an organization with its own page did not publish there first."""
    one, link = asked.organisation, asked.said.original_link.strip()
    if one is None or not one.draft.own_page:
        return
    for rule, settings in with_settings(rules, OrganisationVisibility):
        if not settings.own_account_first:
            continue
        page = one.draft.own_page
        if not link:
            yield found(rule, "request_own_page_first", asked.stage, page=page)
            continue
        seen = on_page(link, one.draft.own_page)
        if seen is OnPage.NO:
            yield found(rule, "request_own_page_elsewhere", asked.stage, page=page)
        elif seen is OnPage.UNSEEN:
            lightest = min(weight(rule, asked.stage), Severity.WARN, key=_LIGHT.index)
            yield found(rule, "request_own_page_unseen", asked.stage, lightest, page=page)


_LIGHT = (Severity.INFORM, Severity.WARN, Severity.BLOCK)


def _served(asked: AskedRequest, rules: Rules) -> Iterator[Finding]:
    """Yield what the accounts do for organizations, and the texts that say more."""
    for rule, settings in with_settings(rules, OrganisationVisibility):
        if settings.documents:
            documents = list(settings.documents)
            yield found(rule, "request_documents", asked.stage, Severity.INFORM, documents=documents)
        if settings.categories or settings.services_offered:
            served = [one.value for one in settings.categories]
            yield found(
                rule,
                "request_served",
                asked.stage,
                Severity.INFORM,
                categories=served,
                services=settings.services_offered,
            )
