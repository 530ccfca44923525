"""What became of posts: where and when they appeared, with captures; what was taken down; what the platforms counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.editorial_calendar.errors import post_records as errors
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.rules.post_checks import check_draft, required, tidy
from medias_desktop.editorial_calendar.rules.post_records import Evidence, Publication, Statistic
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState
from medias_desktop.editorial_calendar.rules.record_checks import check_publication, tidy_publication
from medias_desktop.editorial_calendar.service import post_photos
from medias_desktop.editorial_calendar.service.post_files import kept_capture, media_type
from medias_desktop.editorial_calendar.service.post_rows import time_text

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.post_records import Counts
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_statistics import PostStatistics
    from medias_desktop.editorial_calendar.service.post_writing import PostWriting


class PostRecords:
    """The records of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    # Reading

    def evidence(self, post_id: int) -> tuple[Evidence, ...]:
        """Return what is recorded of a post’s publications, the first one first."""
        return self._evidences("post_id = :post", post=post_id)

    def one(self, evidence_id: int) -> Evidence:
        """Return one record of publication. Raises EvidenceGone."""
        found = self._evidences("id = :id", id=evidence_id)
        if not found:
            raise errors.EvidenceGone
        return found[0]

    def capture(self, evidence_id: int) -> bytes | None:
        """Return the picture kept of a publication, checked; None for none. Raises EvidenceGone or RegisterDamaged."""
        from medias_desktop.core.store import attachments

        digest = self.one(evidence_id).capture_sha256
        return attachments.fetch(self._register, digest) if digest else None

    def missing(self, post: Post) -> tuple[str, ...]:
        """Return the platforms of a post on which nothing is recorded yet."""
        known = {one.platform for one in self.evidence(post.id)}
        return tuple(one for one in post.draft.platforms if one not in known)

    def statistics(self, post_id: int) -> tuple[Statistic, ...]:
        """Return what the platforms counted of a post, by platform and day."""
        return self._statistics.of_post(post_id)

    # What appeared

    def record_publication(
        self, post_id: int, version: int, publications: Sequence[Publication], because: str = ""
    ) -> None:
        """Record that a post appeared, on one or more platforms; its photos are published with it.

        ``because`` tells why a post appeared that nobody had approved: what happened is recorded all the same, and council
        sees it. Raises NothingRecorded, NotApproved, RecordedAlready, NotOnThatPlatform, AppearedInFuture,
        AppearedTooEarly, LinkIsNoLink, CaptureNoPicture, CaptureTooBig, StepImpossible, PostGone or ChangedElsewhere.
        """
        post = self._service.posts.one(post_id)
        clean = self._checked(publications, post.draft.platforms, self.evidence(post_id))
        reason = self._allowed(post, because)
        kinds = [media_type(one.capture) for one in clean]
        with self._register.transaction("record_publication") as tx:
            self._update(tx, post, version, PostState.PUBLISHED, reason)
            for one, kind in zip(clean, kinds, strict=True):
                self._insert(tx, post.id, post.uid, post.draft, one, kind)
        self._writing.refresh((post.draft.planned_on,))

    def record_unplanned(self, draft: PostDraft, publications: Sequence[Publication], because: str) -> int:
        """Record a post that appeared without having been planned, as in an emergency, and return its number.

        Raises as ``record_publication`` and ``Posts.add``.
        """
        clean_draft, reason = tidy(draft), required(because)
        check_draft(clean_draft, min([self._service.today, *(one.published_on for one in publications)]))
        clean = self._checked(publications, clean_draft.platforms, ())
        kinds = [media_type(one.capture) for one in clean]
        with self._register.transaction("record_unplanned_post") as tx:
            number, uid = self._writing.new(tx, clean_draft, PostState.PUBLISHED, reason)
            for one, kind in zip(clean, kinds, strict=True):
                self._insert(tx, number, uid, clean_draft, one, kind)
        self._writing.refresh((clean_draft.planned_on,))
        return number

    def correct(self, evidence_id: int, version: int, publication: Publication) -> None:
        """Correct the day, the hour, the link, the note or the capture of a record; its platform stays.

        Raises as ``record_publication``, EvidenceGone or ChangedElsewhere.
        """
        from medias_desktop.core.store import attachments
        from medias_desktop.editorial_calendar.models.posts import evidence as table

        before, one = self.one(evidence_id), tidy_publication(publication)
        check_publication(one, (before.platform,), self._service.local_now)
        kind = media_type(one.capture)
        with self._register.transaction("correct_publication") as tx:
            tx.update(
                table,
                evidence_id,
                version=version,
                published_on=one.published_on,
                published_time=time_text(one.published_time),
                link=one.link,
                note=one.note,
                **kept_capture(tx, one.capture, kind),
            )
            if one.capture is not None and before.capture_sha256:
                attachments.drop(tx, before.capture_sha256)

    def withdraw(
        self, post_id: int, version: int, day: dt.date, reason: str, platforms: Collection[str] = ()
    ) -> None:
        """Record that a post was taken down on a day, on some platforms or on all (none named); its photos as well.

        It is withdrawn once it is nowhere any more. Raises NeverAppeared, WithdrawnTooEarly, WithdrawnInFuture,
        WithdrawnAlready, ReasonMissing, PostGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.posts import evidence as table
        from medias_desktop.editorial_calendar.rules.record_checks import check_withdrawal

        post, reason = self._service.posts.one(post_id), required(reason)
        known = self.evidence(post_id)
        wanted = tuple(one for one in known if not platforms or one.platform in platforms)
        standing = tuple(one for one in wanted if one.removed_on is None)
        if wanted and not standing:
            raise errors.WithdrawnAlready(day=max(one.removed_on for one in wanted if one.removed_on))
        check_withdrawal(standing, day, self._service.today)
        left = any(one.removed_on is None and one not in standing for one in known)
        with self._register.transaction("withdraw_post") as tx:
            for one in standing:
                tx.update(table, one.id, version=one.version, removed_on=day)
                who = self._service.actor_name or post.draft.approver or post.draft.author or "?"
                post_photos.take_down(self._service.photos.uses, tx, post.uid, one.platform, day, who, reason)
            self._update(tx, post, version, post.state if left else PostState.WITHDRAWN, reason)

    # What was counted

    def record_statistics(self, post_id: int, platform: str, day: dt.date, counts: Counts) -> None:
        """Keep what a platform had counted of a post by a day, in place of what was kept for that day.

        Raises NothingCounted, CountImpossible, MeasuredTooEarly, MeasuredInFuture, NeverAppeared, NotOnThatPlatform, PostGone.
        """
        self._statistics.record(((post_id, platform, day, counts),))

    def record_statistics_of(self, lines: Sequence[tuple[int, str, dt.date, Counts]]) -> int:
        """Keep many at once, all or none, as (post, platform, day, counts); return how many differ. Raises as above."""
        return self._statistics.record(lines)

    def remove_statistics(self, statistic_id: int, version: int) -> None:
        """Remove what was kept for a day. Raises ChangedElsewhere."""
        self._statistics.remove(statistic_id, version)

    # Parts

    def _checked(
        self, publications: Sequence[Publication], platforms: tuple[str, ...], known: Sequence[Evidence]
    ) -> list[Publication]:
        from medias_desktop.core.i18n import translate
        from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS

        if not publications:
            raise errors.NothingRecorded
        recorded = {one.platform for one in known}
        clean = [tidy_publication(one) for one in publications]
        for one in clean:
            check_publication(one, platforms, self._service.local_now)
            if one.platform in recorded:
                raise errors.RecordedAlready(platform=translate(PLATFORMS[one.platform]))
            recorded.add(one.platform)
        return clean

    def _allowed(self, post: Post, because: str) -> str:
        """Return the reason to be kept. Raises NotApproved or StepImpossible."""
        from medias_desktop.core.i18n import translate
        from medias_desktop.editorial_calendar.errors.posts import PostIsOver
        from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES

        if post.state in (PostState.ARCHIVED, PostState.WITHDRAWN):
            raise PostIsOver(state=translate(STATE_NAMES[post.state]))
        if post.state in APPROVED or post.state is PostState.PUBLISHED:
            return because.strip()
        if not because.strip():
            raise errors.NotApproved
        return required(because)

    def _update(self, tx: Transaction, post: Post, version: int, state: PostState, reason: str) -> None:
        from medias_desktop.editorial_calendar.models import posts as tables

        tx.update(tables.post, post.id, version=version, state=state.value, state_before="")
        if state is not post.state or reason:
            self._writing.step(tx, post.id, state, reason)

    def _insert(
        self, tx: Transaction, post_id: int, uid: str, draft: PostDraft, one: Publication, kind: str
    ) -> None:
        import hashlib

        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.posts import evidence as table

        text = next(each.text for each in draft.texts if each.platform == one.platform)
        tx.insert(
            table,
            uid=new_uid(),
            post_id=post_id,
            platform=one.platform,
            published_on=one.published_on,
            published_time=time_text(one.published_time),
            link=one.link,
            text_sha256=hashlib.sha256(text.encode()).hexdigest() if text else "",
            note=one.note,
            recorded_by=self._service.actor_name,
            recorded_at=tx.now,
            **kept_capture(tx, one.capture, kind),
        )
        post_photos.publish(self._register, self._service.photos.uses, tx, uid, draft, one)

    def _evidences(self, condition: str, **values: object) -> tuple[Evidence, ...]:
        rows = self._register.rows(
            f"SELECT * FROM calendar_evidence WHERE {condition} ORDER BY published_on, published_time, id",
            **values,
        )
        return tuple(_evidence(row) for row in rows)

    @property
    def _writing(self) -> PostWriting:
        return self._service.posts.writing

    @cached_property
    def _statistics(self) -> PostStatistics:
        from medias_desktop.editorial_calendar.service.post_statistics import PostStatistics

        return PostStatistics(self._register, self._service)


def _evidence(row: Any) -> Evidence:
    return Evidence(
        id=row["id"],
        post_id=row["post_id"],
        platform=row["platform"],
        published_on=dt.date.fromisoformat(row["published_on"]),
        published_time=row["published_time"],
        link=row["link"],
        capture_sha256=row["capture_sha256"] or "",
        text_sha256=row["text_sha256"],
        note=row["note"],
        recorded_by=row["recorded_by"],
        recorded_at=as_instant(row["recorded_at"]),
        removed_on=as_date(row["removed_on"]),
        version=row["version"],
    )
