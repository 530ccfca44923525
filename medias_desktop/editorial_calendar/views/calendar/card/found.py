"""What the card of a post shows, read on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.post_records import Evidence, Override, Statistic
    from medias_desktop.editorial_calendar.rules.posts import Post, PostLine, PostStep
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.photo_consents.rules.items import ItemRow

MOST_OTHERS = 12
"""Other posts of the campaign that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """A post with all that is kept of it; ``texts`` are the policies by version, in the words of the policies’ tab."""

    post: Post
    findings: tuple[Finding, ...]
    overrides: tuple[Override, ...]
    steps: tuple[PostStep, ...]
    evidence: tuple[Evidence, ...]
    statistics: tuple[Statistic, ...]
    photos: tuple[ItemRow, ...]
    pictures: Mapping[int, bytes]
    captures: Mapping[int, bytes]
    texts: Mapping[int, str]
    request: str
    event: str
    others: tuple[PostLine, ...]

    def place(self, clause: Clause) -> str:
        """Return where a clause is read, “” when its text is not in the register."""
        return clause_place(clause, self.texts)


def clause_place(clause: Clause, texts: Mapping[int, str]) -> str:
    """Return where a clause is read, in the words of the policies’ tab."""
    uid = texts.get(clause.version_id, "") if clause.version_id is not None else ""
    return f"{uid}#{clause.section_uid}" if uid else ""


def texts_by_number(service: EditorialCalendarService) -> Mapping[int, str]:
    """Return the uid of each adopted text by its number."""
    return {one.id: one.uid for one in service.policies.adopted_versions()}


def read_card(service: EditorialCalendarService, post_id: int) -> PostCard:
    """Return the card of a post. Raises PostGone."""
    post = service.posts.one(post_id)
    draft = post.draft
    photos = service.photos.listing.rows(draft.photos) if draft.photos else ()
    evidence = service.post_records.evidence(post_id)
    return PostCard(
        post=post,
        findings=service.checking.found(post_id),
        overrides=service.posts.overrides(post_id),
        steps=service.posts.history(post_id),
        evidence=evidence,
        statistics=service.post_records.statistics(post_id),
        photos=tuple(photos),
        pictures=service.photos.items.pictures([one.id for one in photos if one.picture]) if photos else {},
        captures=_captures(service, evidence),
        texts=texts_by_number(service),
        request=_request(service, draft.request_id),
        event=_event(service, draft.event_id),
        others=_others(service, post),
    )


def _captures(service: EditorialCalendarService, evidence: tuple[Evidence, ...]) -> Mapping[int, bytes]:
    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge
    from medias_desktop.core.pictures.small import small_picture

    found = {}
    for one in evidence:
        content = service.post_records.capture(one.id) if one.capture_sha256 else None
        if content:
            try:
                found[one.id] = small_picture(content, 560)
            except (NotAPicture, PictureTooLarge):
                continue  # what was taken at the time may be too large for this machine; the file itself is kept
    return found


def _request(service: EditorialCalendarService, request_id: int | None) -> str:
    if request_id is None:
        return ""
    from medias_desktop.core.errors import UserError

    try:
        draft = service.requests.one(request_id).draft
    except UserError:
        return ""
    return draft.subject or draft.requester


def _event(service: EditorialCalendarService, event_id: int | None) -> str:
    if event_id is None:
        return ""
    from medias_desktop.core.errors import UserError

    try:
        return service.photos.events.event(event_id).title
    except UserError:
        return ""


def _others(service: EditorialCalendarService, post: Post) -> tuple[PostLine, ...]:
    if not post.draft.campaign:
        return ()
    from medias_desktop.editorial_calendar.rules.post_filters import PostFilter

    rows = service.post_listing.first(PostFilter(campaign=post.draft.campaign), MOST_OTHERS + 1)
    return tuple(one for one in rows if one.id != post.id)[:MOST_OTHERS]
