"""The post that an approved request becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.labels.requests import kind_name
from medias_desktop.editorial_calendar.rules.posts import NOTE_LENGTH, TITLE_LENGTH, PostDraft
from medias_desktop.editorial_calendar.rules.requesting.clauses import category_of
from medias_desktop.editorial_calendar.rules.requesting.requests import Request
from medias_desktop.editorial_calendar.rules.requesting.states import BECOMES_A_POST, FAVOURABLE, RequestKind

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

_ALLOWED = frozenset({RequestKind.OUTSIDE_PRESS_RELEASE, RequestKind.OUTSIDE_ADVERTISING})


def require_none_yet(request_id: int, tx: Transaction) -> None:
    """Raise PostMade when another window made the post of a request meanwhile."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.posts import post as table

    if tx.execute(sa.select(table.c.id).where(table.c.request_id == request_id)).first() is not None:
        raise errors.PostMade


def post_of_request(request: Request) -> PostDraft:
    """Return what the post of an approved request begins with. Raises NotApproved or PostMade."""
    draft = request.draft
    if request.kind not in BECOMES_A_POST or request.kept_state not in FAVOURABLE[request.kind]:
        raise errors.NotApproved
    if request.post_id is not None:
        raise errors.PostMade
    jobs = draft.said("jobs")
    allowed = request.kind in _ALLOWED
    return PostDraft(
        title=(draft.subject or kind_name(request.kind))[:TITLE_LENGTH],
        category=category_of(draft),
        requester=draft.requester,
        request_id=request.id,
        original_link=draft.original_link,
        source_credit=(request.organisation or draft.said("partner"))[:TITLE_LENGTH],
        contest_rules=draft.said("contest_rules"),
        jobs=int(jobs) if jobs.isascii() and jobs.isdigit() and len(jobs) < 4 else None,
        allowed_by=request.decided_office if allowed else "",
        allowed_because=request.reasons if allowed else "",
        note=draft.description[:NOTE_LENGTH],
    )
