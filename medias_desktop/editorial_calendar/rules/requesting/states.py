"""The kinds of requests, the steps of each, and which step may follow which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class RequestKind(StrEnum):
    """What is asked of the municipality; those that a policy names bear the policy’s own code (checks.requests.Request)."""

    DEPARTMENT_POST = "department_post"
    ORGANISATION_POST = "organisation_post"
    JOB_OFFER = "job_offer"
    PARTNER_CONTENT = "partner_content"
    OUTSIDE_PRESS_RELEASE = "outside_press_release"
    OUTSIDE_ADVERTISING = "outside_advertising"
    CONTEST = "contest"
    NEW_ACCOUNT = "new_account"
    OWN_ACCOUNT = "own_account"
    NEW_BLOG = "new_blog"
    WORKSTATION_ACCESS = "workstation_access"
    FOLLOW_ACCOUNT = "follow_account"
    LOGO_USE = "logo_use"
    IMAGE_MISUSE = "image_misuse"
    SITE_CHANGE = "site_change"
    MEDIA = "media"
    ACCESS_TO_INFORMATION = "access_to_information"


class RequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    REPORTED = "reported"
    IDEA = "idea"
    ACCREDITATION_CHECKED = "accreditation_checked"
    IN_ANALYSIS = "in_analysis"
    ANALYSED = "analysed"
    SUBMITTED = "submitted"
    COMMITTEE_FORMED = "committee_formed"
    NOTIFIED = "notified"
    VERIFIED_FIRST = "verified_first"
    """Looked at before an account is followed."""
    RULES_WRITTEN = "rules_written"
    LAW_VERIFIED = "law_verified"
    APPROVED = "approved"
    AUTHORISED = "authorised"
    RELEVANT = "relevant"
    LAUNCHED = "launched"
    SCHEDULED = "scheduled"
    OPEN = "open"
    DIRECTED = "directed"
    TAKEN_UP = "taken_up"
    IN_HAND = "in_hand"
    DONE = "done"
    ACTIVE = "active"
    PAUSED = "paused"
    OPENED = "opened"
    REVIEWED = "reviewed"
    RESTRICTED = "restricted"
    USED = "used"
    FOLLOWED = "followed"
    PUBLISHED = "published"
    SHARED = "shared"
    VERIFIED = "verified"
    SETTLED = "settled"
    CLOSED = "closed"
    ENDED = "ended"
    """An account that is no longer followed."""
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    """The requester wants it no longer."""


_S, _K = RequestState, RequestKind
Steps = Mapping[RequestState, tuple[RequestState, ...]]


def _steps(text: str) -> Steps:
    """Read “from > to to; …”: the first state named is the one in which a request begins."""
    lines = (line.split(">") for line in text.split(";"))
    read = {_S(before.strip()): tuple(map(_S, after.split())) for before, after in lines}
    return MappingProxyType(read)


_POST = _steps("received > approved refused taken_back; approved > published taken_back")
_ACCOUNT = """
analysed > submitted authorised refused taken_back;
submitted > authorised refused taken_back; authorised > active closed taken_back; active > closed
"""
_OUTSIDE = _steps("proposed > approved refused taken_back; approved > published taken_back")

STEPS: Mapping[RequestKind, Steps] = MappingProxyType(
    {
        _K.DEPARTMENT_POST: _POST,
        _K.JOB_OFFER: _POST,
        _K.ORGANISATION_POST: _steps(
            "received > accreditation_checked in_analysis refused taken_back;"
            " accreditation_checked > in_analysis refused taken_back;"
            " in_analysis > approved refused taken_back; approved > published taken_back"
        ),
        _K.PARTNER_CONTENT: _steps(
            "proposed > relevant approved refused taken_back; relevant > shared taken_back;"
            " approved > published taken_back"
        ),
        _K.OUTSIDE_PRESS_RELEASE: _OUTSIDE,
        _K.OUTSIDE_ADVERTISING: _OUTSIDE,
        _K.CONTEST: _steps(
            "idea > rules_written scheduled refused taken_back;"
            " rules_written > law_verified scheduled refused taken_back;"
            " law_verified > scheduled refused taken_back; scheduled > open taken_back; open > closed"
        ),
        _K.NEW_ACCOUNT: _steps(f"proposed > analysed submitted authorised refused taken_back; {_ACCOUNT}"),
        _K.OWN_ACCOUNT: _steps(f"proposed > analysed submitted authorised refused taken_back; {_ACCOUNT}"),
        _K.NEW_BLOG: _steps(
            "proposed > committee_formed notified launched refused taken_back;"
            " committee_formed > notified launched refused taken_back;"
            " notified > launched refused taken_back; launched > active paused closed;"
            " active > paused closed; paused > active closed"
        ),
        _K.WORKSTATION_ACCESS: _steps(
            "requested > approved refused taken_back; approved > opened taken_back;"
            " opened > reviewed restricted closed; reviewed > reviewed restricted closed;"
            " restricted > opened closed"
        ),
        _K.FOLLOW_ACCOUNT: _steps(
            "proposed > verified_first refused taken_back; verified_first > followed refused taken_back;"
            " followed > ended"
        ),
        _K.LOGO_USE: _steps(
            "requested > authorised refused taken_back; authorised > used closed taken_back; used > closed"
        ),
        _K.IMAGE_MISUSE: _steps("reported > in_hand settled; in_hand > settled"),
        _K.SITE_CHANGE: _steps(
            "requested > approved refused taken_back; approved > done taken_back; done > verified"
        ),
        _K.MEDIA: _steps("received > directed; directed > taken_up closed; taken_up > closed"),
        _K.ACCESS_TO_INFORMATION: _steps("received > directed; directed > closed"),
    }
)
"""The steps of each kind, as its process goes; a request begins in the first one."""

FAVOURABLE: Mapping[RequestKind, frozenset[RequestState]] = MappingProxyType(
    {
        kind: frozenset({_S.APPROVED, _S.AUTHORISED, _S.RELEVANT}) & frozenset(steps)
        for kind, steps in STEPS.items()
    }
    | {
        _K.CONTEST: frozenset({_S.SCHEDULED}),
        _K.NEW_BLOG: frozenset({_S.LAUNCHED}),
        _K.FOLLOW_ACCOUNT: frozenset({_S.FOLLOWED}),
    }
)
"""The steps by which each kind is granted; none for what is only directed to somebody or settled."""

WAITING = frozenset(
    {
        _S.RECEIVED,
        _S.REQUESTED,
        _S.PROPOSED,
        _S.REPORTED,
        _S.IDEA,
        _S.ACCREDITATION_CHECKED,
        _S.IN_ANALYSIS,
        _S.ANALYSED,
        _S.SUBMITTED,
        _S.COMMITTEE_FORMED,
        _S.NOTIFIED,
        _S.VERIFIED_FIRST,
        _S.RULES_WRITTEN,
        _S.LAW_VERIFIED,
    }
)
"""Nobody decided yet, or sent it where it belongs."""

UNDER_WAY = frozenset(
    {
        _S.APPROVED,
        _S.AUTHORISED,
        _S.RELEVANT,
        _S.LAUNCHED,
        _S.SCHEDULED,
        _S.OPEN,
        _S.DIRECTED,
        _S.TAKEN_UP,
        _S.IN_HAND,
        _S.DONE,
    }
)
"""Decided or directed, and something is still to be done."""

STANDING = frozenset({_S.ACTIVE, _S.PAUSED, _S.OPENED, _S.REVIEWED, _S.RESTRICTED, _S.USED, _S.FOLLOWED})
"""What was granted lasts: it may have an end, or a day on which it is looked at again."""

FINISHED = frozenset(_S) - WAITING - UNDER_WAY - STANDING

BECOMES_A_POST = frozenset(
    {
        _K.DEPARTMENT_POST,
        _K.ORGANISATION_POST,
        _K.JOB_OFFER,
        _K.PARTNER_CONTENT,
        _K.OUTSIDE_PRESS_RELEASE,
        _K.OUTSIDE_ADVERTISING,
        _K.CONTEST,
    }
)
"""Kinds that end in a post of the calendar."""


def first_state(kind: RequestKind) -> RequestState:
    """Return the state in which a request of a kind begins."""
    return next(iter(STEPS[kind]))


def following(kind: RequestKind, state: RequestState) -> tuple[RequestState, ...]:
    """Return which states may follow, the usual one first."""
    return STEPS[kind].get(state, ())


def may_follow(kind: RequestKind, now: RequestState, then: RequestState) -> bool:
    """Tell whether a request of a kind may go from one state to another."""
    return then in following(kind, now)


def states_of(kind: RequestKind) -> tuple[RequestState, ...]:
    """Return every state of a kind in the order of its process."""
    steps = STEPS[kind]
    return tuple(dict.fromkeys((*steps, *(after for line in steps.values() for after in line))))


def decides(kind: RequestKind, state: RequestState) -> bool:
    """Tell whether a step is the decision about a request of a kind."""
    return state is RequestState.REFUSED or state in FAVOURABLE[kind]
