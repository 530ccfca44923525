"""What kinds, states and details of requests are called, and what the rules say of them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.editorial_calendar.rules.requesting.organisations import Accreditation
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from medias_desktop.policies.rules.checks.calendar_words import Category
from medias_desktop.policies.rules.checks.requests import Analysis, CommitteeDuty, RequestField
from medias_desktop.policies.rules.checks.words import Channel, Office

if TYPE_CHECKING:
    from medias_desktop.core.described import Worded
    from medias_desktop.editorial_calendar.rules.findings import Finding

KIND_NAMES = {
    RequestKind.DEPARTMENT_POST: N_("Publication for a department or committee"),
    RequestKind.ORGANISATION_POST: N_("Publication for an organization"),
    RequestKind.JOB_OFFER: N_("Job offer"),
    RequestKind.PARTNER_CONTENT: N_("Content of a partner"),
    RequestKind.OUTSIDE_PRESS_RELEASE: N_("Press release of others"),
    RequestKind.OUTSIDE_ADVERTISING: N_("Advertising of others"),
    RequestKind.CONTEST: N_("Contest"),
    RequestKind.NEW_ACCOUNT: N_("New account"),
    RequestKind.OWN_ACCOUNT: N_("Account of a department or committee"),
    RequestKind.NEW_BLOG: N_("New blog"),
    RequestKind.WORKSTATION_ACCESS: N_("Access at work"),
    RequestKind.FOLLOW_ACCOUNT: N_("Following an account"),
    RequestKind.LOGO_USE: N_("Use of the logo or identity"),
    RequestKind.IMAGE_MISUSE: N_("Misuse of the image"),
    RequestKind.SITE_CHANGE: N_("Change of a municipal site"),
    RequestKind.MEDIA: N_("Question or interview of the media"),
    RequestKind.ACCESS_TO_INFORMATION: N_("Access to information"),
}

STATE_NAMES = {
    RequestState.RECEIVED: N_("Request received"),
    RequestState.REQUESTED: N_("Requested"),
    RequestState.PROPOSED: N_("Proposed"),
    RequestState.REPORTED: N_("Misuse reported"),
    RequestState.IDEA: N_("Idea"),
    RequestState.ACCREDITATION_CHECKED: N_("Accreditation checked"),
    RequestState.IN_ANALYSIS: N_("In analysis"),
    RequestState.ANALYSED: N_("Analysed"),
    RequestState.SUBMITTED: N_("Submitted for a decision"),
    RequestState.COMMITTEE_FORMED: N_("Committee formed"),
    RequestState.NOTIFIED: N_("Management told"),
    RequestState.VERIFIED_FIRST: N_("Looked at"),
    RequestState.RULES_WRITTEN: N_("Rules written"),
    RequestState.LAW_VERIFIED: N_("Law verified"),
    RequestState.APPROVED: N_("Approved"),
    RequestState.AUTHORISED: N_("Authorized"),
    RequestState.RELEVANT: N_("Judged relevant"),
    RequestState.LAUNCHED: N_("Launched"),
    RequestState.SCHEDULED: N_("Scheduled"),
    RequestState.OPEN: N_("Contest open"),
    RequestState.DIRECTED: N_("Directed"),
    RequestState.TAKEN_UP: N_("Taken up"),
    RequestState.IN_HAND: N_("In hand"),
    RequestState.DONE: N_("Change made"),
    RequestState.ACTIVE: N_("Active"),
    RequestState.PAUSED: N_("Paused"),
    RequestState.OPENED: N_("Access open"),
    RequestState.REVIEWED: N_("Reviewed"),
    RequestState.RESTRICTED: N_("Restricted"),
    RequestState.USED: N_("Identity used"),
    RequestState.FOLLOWED: N_("Followed"),
    RequestState.PUBLISHED: N_("Published"),
    RequestState.SHARED: N_("Shared"),
    RequestState.VERIFIED: N_("Verified afterwards"),
    RequestState.SETTLED: N_("Settled"),
    RequestState.CLOSED: N_("Request closed"),
    RequestState.ENDED: N_("No longer followed"),
    RequestState.REFUSED: N_("Refused"),
    RequestState.TAKEN_BACK: N_("Taken back by the requester"),
}

STEP_NAMES = {
    RequestState.ACCREDITATION_CHECKED: N_("Accreditation checked…"),
    RequestState.IN_ANALYSIS: N_("Begin the analysis…"),
    RequestState.ANALYSED: N_("Record the analysis…"),
    RequestState.SUBMITTED: N_("Submit for a decision…"),
    RequestState.COMMITTEE_FORMED: N_("Name the committee…"),
    RequestState.NOTIFIED: N_("Management was told…"),
    RequestState.VERIFIED_FIRST: N_("It was looked at…"),
    RequestState.RULES_WRITTEN: N_("Record the rules of the contest…"),
    RequestState.LAW_VERIFIED: N_("The law was verified…"),
    RequestState.APPROVED: N_("Approve…"),
    RequestState.AUTHORISED: N_("Authorize…"),
    RequestState.RELEVANT: N_("Judge relevant…"),
    RequestState.LAUNCHED: N_("Launch…"),
    RequestState.SCHEDULED: N_("Schedule…"),
    RequestState.OPEN: N_("The contest is open…"),
    RequestState.DIRECTED: N_("Direct…"),
    RequestState.TAKEN_UP: N_("Taken up…"),
    RequestState.IN_HAND: N_("Take in hand…"),
    RequestState.DONE: N_("It is done…"),
    RequestState.ACTIVE: N_("It is active…"),
    RequestState.PAUSED: N_("A pause was announced…"),
    RequestState.OPENED: N_("The access is open…"),
    RequestState.REVIEWED: N_("Record a review…"),
    RequestState.RESTRICTED: N_("Restrict…"),
    RequestState.USED: N_("It was used…"),
    RequestState.FOLLOWED: N_("Follow…"),
    RequestState.PUBLISHED: N_("It was published elsewhere…"),
    RequestState.SHARED: N_("It was shared elsewhere…"),
    RequestState.VERIFIED: N_("It was verified…"),
    RequestState.SETTLED: N_("It is settled…"),
    RequestState.CLOSED: N_("Close…"),
    RequestState.ENDED: N_("No longer follow…"),
    RequestState.REFUSED: N_("Refuse…"),
    RequestState.TAKEN_BACK: N_("Taken back…"),
}
"""What is done to come to a state."""

_WARN = [
    "accreditation_checked",
    "in_analysis",
    "analysed",
    "submitted",
    "committee_formed",
    "notified",
    "verified_first",
]
_OK = [
    "approved",
    "authorised",
    "relevant",
    "launched",
    "active",
    "opened",
    "used",
    "followed",
    "published",
    "shared",
    "verified",
    "settled",
]
STATE_KINDS = dict.fromkeys(RequestState, "accent")
STATE_KINDS |= {RequestState(code): "warn" for code in _WARN}
STATE_KINDS |= {RequestState(code): "ok" for code in _OK}
STATE_KINDS |= {
    RequestState.REFUSED: "bad",
    RequestState.RESTRICTED: "bad",
    RequestState.TAKEN_BACK: "muted",
    RequestState.CLOSED: "muted",
    RequestState.ENDED: "muted",
}

DETAIL_NAMES = {
    "wished_on": N_("Wished for (day or time)"),
    "jobs": N_("Number of jobs"),
    "category": N_("Kind of content"),
    "partner": N_("Partner or advertiser"),
    "relevance": N_("Why it is relevant"),
    "contest_rules": N_("Rules of the contest, or where they are"),
    "contest_law": N_("How the law on contests was verified"),
    "platform": N_("Platform"),
    "account_name": N_("Name of the account"),
    "holder": N_("Who will hold it"),
    "target_audience": N_("Analysis: target audience"),
    "complementarity": N_("Analysis: what it adds to existing means"),
    "committee_writing": N_("Committee: writing"),
    "committee_editing": N_("Committee: editing"),
    "committee_protection": N_("Committee: protection"),
    "website_link": N_("Linked from the website at"),
    "sites": N_("Sites"),
    "other_sites": N_("Other sites"),
    "purpose": N_("For which municipal purpose"),
    "followed_kind": N_("Who it belongs to"),
    "elements": N_("Elements"),
    "use": N_("Planned use"),
    "where_seen": N_("Where it was seen"),
    "site": N_("Site or account"),
    "change": N_("What is to change"),
    "medium": N_("Media"),
    "asked": N_("Question or interview"),
}

ACCREDITATION_NAMES = {
    Accreditation.ACCREDITED: N_("Accredited"),
    Accreditation.TO_COME: N_("Accreditation to come"),
    Accreditation.EXPIRED: N_("Accreditation ended"),
    Accreditation.WITHDRAWN: N_("Accreditation withdrawn"),
    Accreditation.NONE: N_("Not accredited"),
}
ACCREDITATION_KINDS = {
    Accreditation.ACCREDITED: "ok",
    Accreditation.TO_COME: "accent",
    Accreditation.EXPIRED: "warn",
    Accreditation.WITHDRAWN: "bad",
    Accreditation.NONE: "muted",
}

PLACE_NAMES = {
    "waiting": N_("Waiting for a decision"),
    "open": N_("Not finished"),
    "due": N_("To be looked at again, or ended"),
    "unanswered": N_("Decided, answer to be sent"),
    "unpublished": N_("Approved, without a post"),
}

_SENTENCES = {
    "request_sender": N_("The clause provides that such a request is sent by: {offices}."),
    "request_channel": N_("The clause provides that it is sent by: {channels}."),
    "request_destination": N_("The clause sends it to: {offices}."),
    "request_published": N_("Once accepted, it is published."),
    "request_discretion": N_("The municipality chooses freely whether it publishes it."),
    "request_proposer": N_("The clause provides that it is proposed by: {offices}."),
    "request_decider": N_("The clause leaves the decision to: {offices}."),
    "request_reasons": N_("The decision is given with its reasons: write them."),
    "request_analysis": N_("The analysis does not speak of: {missing}."),
    "request_committee": N_("A committee answers for it; nobody is named yet for: {missing}."),
    "request_notify": N_("To be told of it: {offices}."),
    "request_website_link": N_("It is not linked from the website yet."),
    "request_documents": N_("More is laid down in: {documents}."),
    "request_not_accredited": N_("The clause serves accredited organizations only. This one: {standing}."),
    "request_own_page_first": N_(
        "The organization has its own page ({page}): it publishes there first. Give the address of its post."
    ),
    "request_own_page_elsewhere": N_(
        "The original post is not on the organization’s own page ({page}): it publishes there first."
    ),
    "request_own_page_unseen": N_(
        "The address does not say whose page it is on. Make sure that it is the organization’s own ({page})."
    ),
    "request_served": N_("The accounts may support: {categories}."),
    "request_refused_at_once": N_("Such requests are refused: {category}."),
    "request_forbidden": N_("The clause does not allow this content: {category}."),
    "request_allowed_by": N_("Not published unless allowed by: {offices}."),
    "request_contest_rules": N_("A contest has rules of its own: write them, or where they are."),
    "request_contest_law": N_("Say how it was verified that this law is respected: {law}."),
    "request_purpose": N_("Access is given for municipal purposes: write which."),
    "request_never_followed": N_("The municipality never follows: {followed}."),
    "request_relevance": N_("Say why the account is relevant to the municipality."),
    "request_fair": N_("The accounts followed are chosen fairly."),
}


def kind_name(kind: RequestKind) -> str:
    """Return what a kind is called in the interface language."""
    return translate(KIND_NAMES[kind])


def state_name(state: RequestState) -> str:
    """Return what a state is called in the interface language."""
    return translate(STATE_NAMES[state])


def place_name(place: str) -> str:
    """Return what a figure of the head counts, as a filter names it."""
    return translate(PLACE_NAMES[place])


def office_name(code: str) -> str:
    """Return what an office is called; one that the program does not know stays as it is."""
    return _word(Office, code)


def channel_name(code: str) -> str:
    """Return how somebody is reached, in words."""
    return _word(Channel, code)


def named(kind: type[Worded], codes: Iterable[str]) -> str:
    """Return the words of codes of a closed list, parted by commas."""
    return ", ".join(_word(kind, code) for code in codes)


def sentence(finding: Finding) -> str:
    """Return what was found, in a sentence of the interface language."""
    facts = finding.facts
    if finding.kind == "request_field":
        field = _word(RequestField, str(facts["field"]))
        return _("The request has to say this: {field}.").format(field=field)
    told = translate(_SENTENCES[finding.kind])
    said = told.format(**{name: _said(name, value) for name, value in facts.items()})
    if finding.kind == "request_destination":
        reached = ", ".join(filter(None, (facts.get("telephone"), facts.get("email"))))
        return f"{said} {reached}".strip()
    return said


def with_clause(finding: Finding) -> str:
    """Return the same with the clause that says so."""
    cite = finding.clause.cite
    return f"{sentence(finding)} ({cite})" if cite else sentence(finding)


def _said(name: str, value: object) -> str:
    kinds: dict[str, type[Worded]] = {
        "offices": Office,
        "channels": Channel,
        "category": Category,
        "categories": Category,
    }
    if name == "standing":
        return translate(ACCREDITATION_NAMES[Accreditation(str(value))]).lower()
    if name == "missing":
        assert isinstance(value, Sequence)
        return ", ".join(_missing(str(one)) for one in value)
    if name == "followed":
        from medias_desktop.policies.rules.checks.accounts import Followed

        return _word(Followed, str(value))
    if name in kinds:
        return named(kinds[name], [value] if isinstance(value, str) else list(value))  # type: ignore[call-overload]
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _missing(code: str) -> str:
    found = {one.value: one for one in (*Analysis, *CommitteeDuty)}.get(code)
    return translate(found.label) if found else code


def _word(kind: type[Worded], code: str) -> str:
    found = {one.value: one for one in kind}.get(code)
    return translate(found.label) if found else code
