"""What is published for others: accredited that day, on their own page first; and where the logo may stand."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.addresses import address
from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.surroundings import KnownRequest
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.requests import OrganisationVisibility, PriorApproval, Request


def request_named(case: Case) -> Iterator[Finding]:
    """Yield a request that is not there or was not accepted."""
    number = case.post.draft.request_id
    if number is None:
        return
    request = case.around.requests.get(number)
    if request is None:
        yield plain(Severity.WARN, Kind.REQUEST_UNKNOWN)
    elif not request.granted:
        yield plain(Severity.WARN, Kind.REQUEST_NOT_ACCEPTED, state=request.state)


def organisation_visibility(
    case: Case, rule: PolicyRule, settings: OrganisationVisibility
) -> Iterator[Finding]:
    """Yield what stands in the way of a post for an organization."""
    request = case.around.requests.get(case.post.draft.request_id or 0)
    if request is None or request.organisation is None:
        return
    organisation = request.organisation
    day = case.post.day or case.around.today
    if settings.accredited_only and not organisation.accredited(day):
        yield found(rule, Kind.NOT_ACCREDITED, name=organisation.name)
    if settings.own_account_first and organisation.own_page:
        yield from _own_page(case, rule, request, organisation.own_page)
    if settings.categories and case.post.draft.category in codes(settings.categories):
        yield informs(rule, Kind.VISIBILITY_OFFERED, name=organisation.name)


def _own_page(case: Case, rule: PolicyRule, request: KnownRequest, own_page: str) -> Iterator[Finding]:
    original = case.post.draft.original_link.strip() or request.original_link.strip()
    assert request.organisation is not None
    name, page = request.organisation.name, address(own_page)
    if not original:
        yield found(rule, Kind.NO_ORIGINAL, name=name, page=own_page)
        return
    there = address(original)
    if page is not None and (there is None or not there.under(page)):
        # An address may lead to the same page in a way of the network's own.
        yield found(rule, Kind.ORIGINAL_ELSEWHERE, may_be_set_aside=True, name=name, page=own_page)


def prior_approval(case: Case, rule: PolicyRule, settings: PriorApproval) -> Iterator[Finding]:
    """Yield a logo that is shown without the authorization which the clause asks for."""
    draft = case.post.draft
    if Request.LOGO_USE not in settings.requests or not draft.shows_logo:
        return
    request = case.around.requests.get(draft.logo_request_id or 0)
    day = case.post.day or case.around.today
    if request is None or request.kind != Request.LOGO_USE or not request.granted:
        yield found(rule, Kind.LOGO_NOT_AUTHORISED, offices=codes(settings.approvers))
    elif request.until is not None and request.until < day:
        yield found(rule, Kind.LOGO_ENDED, day=request.until.isoformat())
