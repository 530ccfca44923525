"""What a change does to the state of a post: what was approved is what appears, on that day."""

from __future__ import annotations

from dataclasses import fields, replace

from medias_desktop.editorial_calendar.rules.posts import GOES_BACK, PostDraft, PostState

APPEARS = (
    "title",
    "category",
    "language",
    "texts",
    "author_id",
    "author",
    "link",
    "original_link",
    "source_credit",
    "exception",
    "exception_reason",
    "allowed_by",
    "allowed_because",
    "contest_rules",
    "jobs",
    "shows_logo",
    "logo_request_id",
    "photos",
)
"""What counts as a change of what appears, or of what it was approved by: not the note, the campaign, the requester, the purpose
and the audiences, which only the municipality sees, nor the answers to the checklist."""

OVER = frozenset({PostState.PUBLISHED, PostState.ARCHIVED, PostState.REFUSED, PostState.WITHDRAWN})
"""States in which what appears, and when, can no longer be changed."""

APPROVED = frozenset({PostState.APPROVED, PostState.SCHEDULED})
"""States of a post that somebody approved and that is still to appear."""


def appears_changed(before: PostDraft, after: PostDraft) -> bool:
    """Tell whether something changed that goes out, or by which it was approved."""
    return any(getattr(before, name) != getattr(after, name) for name in APPEARS)


def is_moved(before: PostDraft, after: PostDraft) -> bool:
    """Tell whether it is to appear at another moment."""
    return (before.planned_on, before.planned_time) != (after.planned_on, after.planned_time)


def state_after(state: PostState, before: PostDraft, after: PostDraft, *, expired: bool) -> PostState:
    """Return the state of a post after a change.

    A change of what appears sends it back to the drafts, and so does taking its day away. At another moment an expired post is
    checked and asks to be approved again, a scheduled one is approved and is handed over again; an approved one stays approved.
    """
    if state not in GOES_BACK:
        return state
    if appears_changed(before, after) or (is_moved(before, after) and after.planned_on is None):
        return PostState.DRAFT
    if not is_moved(before, after):
        return state
    if expired:
        return PostState.CHECKED
    return PostState.APPROVED if state is PostState.SCHEDULED else state


def followed(said: PostDraft, before: PostDraft, now: PostDraft) -> PostDraft:
    """Return what a window says once the register holds ``now`` instead of ``before``: what nobody typed there follows."""
    names = [one.name for one in fields(PostDraft)]
    unsaid = {one: getattr(now, one) for one in names if getattr(said, one) == getattr(before, one)}
    return replace(said, **unsaid)
