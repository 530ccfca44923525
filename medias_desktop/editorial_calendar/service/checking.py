"""What the policies in force say of posts: live, on saving, and again when other rules come into force."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.service import finding_rows
from medias_desktop.editorial_calendar.service.rule_days import RuleDays
from medias_desktop.editorial_calendar.service.surroundings import SurroundingsReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.checks.asking import Question
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.rules.rechecks import Recheck
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService


class Checking:
    """The checks of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service
        self.reader = SurroundingsReader(register, service)
        self.days = RuleDays(register, service)
        self._around: tuple[object, Surroundings] | None = None
        """What surrounded the post last checked, with what tells whether it still does: between two keystrokes it does."""
        self._aside: tuple[object, frozenset[tuple[str, str, str]], bool] | None = None

    # One post

    def check(
        self, draft: PostDraft, post_id: int | None = None, *, contest_file: bool | None = None
    ) -> tuple[Finding, ...]:
        """Return what the rules in force on its day say of a post, the heaviest first; what was set aside is marked so.

        ``contest_file`` tells that the rules of its contest are kept as a file, None as the register has it.
        """
        from medias_desktop.editorial_calendar.rules.checks.checking import check_post
        from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost

        around = self._surroundings(draft, post_id)
        aside, kept = self._of_post(post_id)
        post = CheckedPost(draft, post_id, kept if contest_file is None else contest_file)
        rules = self.days.rules(draft.planned_on or self._service.today)
        return finding_rows.marked(check_post(post, around, rules), aside)

    def found(self, post_id: int) -> tuple[Finding, ...]:
        """Return what the last check found in a post, what was set aside marked so."""
        return finding_rows.kept(self._register, (post_id,)).get(post_id, ())

    def set_aside(self, post_id: int | None) -> frozenset[tuple[str, str, str]]:
        """Return the keys of the findings that were set aside for a post."""
        return self._of_post(post_id)[0]

    def checklist(
        self, day: dt.date | None = None, category: str = "", *, photos: bool = True
    ) -> tuple[Question, ...]:
        """Return the questions that the texts in force on a day ask of a post of a kind, with their clauses."""
        from medias_desktop.editorial_calendar.rules.checks.asking import checklist

        rules = self.days.rules(day or self._service.today)
        return checklist(rules.book.rules, category, photos=photos)

    def keep(
        self, tx: Transaction, post_id: int, findings: Sequence[Finding], day: dt.date | None = None
    ) -> None:
        """Keep what was found in a post, within the transaction that writes it; ``day`` is its day."""
        finding_rows.write(tx, {post_id: findings}, {post_id: self._digest_of(tx, post_id, day)})

    # All posts to come

    def recheck(self, progress: Progress) -> Recheck:
        """Check all posts to come again and keep what changed; nothing is written when it is cancelled.

        May raise Cancelled.
        """
        from medias_desktop.editorial_calendar.service.rechecking import recheck

        return recheck(self._register, self._service, progress)

    def needs_recheck(self) -> bool:
        """Tell whether other rules are in force than those by which some post to come was checked."""
        from medias_desktop.editorial_calendar.service.rechecking import is_needed

        return is_needed(self._register, self._service)

    def last_recheck(self) -> Recheck | None:
        """Return the last time that all posts to come were checked again, with what changed; None for never."""
        from medias_desktop.editorial_calendar.service.rechecking import last

        return last(self._register)

    def seen(self, recheck_id: int) -> None:
        """Record that somebody looked at what changed."""
        from medias_desktop.editorial_calendar.models.posts import recheck as table

        with self._register.transaction("see_recheck") as tx:
            tx.update(table, recheck_id, seen_on=self._service.today)

    # Between two keystrokes

    def _surroundings(self, draft: PostDraft, post_id: int | None) -> Surroundings:
        key = (
            self.days.trail(),
            self._service.local_now,
            post_id,
            draft.planned_on,
            frozenset(draft.platforms) if draft.photos else None,
            draft.photos,
            draft.author_id,
            draft.request_id,
            draft.logo_request_id,
        )
        known = self._around  # a window asks on the worker while another saves
        if known is None or known[0] != key:
            known = self._around = (key, self.reader.around((draft,)))
        return known[1]

    def _of_post(self, post_id: int | None) -> tuple[frozenset[tuple[str, str, str]], bool]:
        """Return the keys of what was set aside for a post, and whether the rules of its contest are a file."""
        if post_id is None:
            return frozenset(), False
        key, known = (self.days.trail(), post_id), self._aside
        if known is None or known[0] != key:
            aside = finding_rows.set_aside(self._register, (post_id,)).get(post_id, frozenset())
            rows = self._register.tuples(
                "SELECT contest_sha256 FROM calendar_post WHERE id = :post", post=post_id
            )
            known = self._aside = (key, aside, bool(rows and rows[0][0]))
        return known[1:]

    def _digest_of(self, tx: Transaction, post_id: int, day: dt.date | None) -> str:
        if day is None:
            from medias_desktop.editorial_calendar.models.posts import post as table

            day = tx.execute(table.select().where(table.c.id == post_id)).one().planned_on
        return self.days.digest(day or self._service.today)
