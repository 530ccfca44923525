"""Accounts of others that one register's municipality follows."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.follow_checks import check_followed
from medias_desktop.editorial_calendar.rules.followed import FollowedAccount, FollowedDraft
from medias_desktop.editorial_calendar.rules.holder_checks import refused

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT id, uid, platform, name, link, kind, reason, fairness, decided_by, decided_on, since, until, version"
    " FROM followed_account"
)


class FollowedAccounts:
    """The accounts that are, or were, followed."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def all(self) -> tuple[FollowedAccount, ...]:
        """Return them by platform and name; those no longer followed last."""
        return read_followed(self._register)

    def one(self, followed_id: int) -> FollowedAccount:
        """Return one of them. Raises RecordGone."""
        for row in self._register.rows(f"{_SELECT} WHERE id = :id", id=followed_id):
            return _followed(row)
        raise errors.RecordGone

    def findings(self, draft: FollowedDraft) -> tuple[Finding, ...]:
        """Return what the policy in force today says before an account is followed."""
        return check_followed(draft, self._service.rules.on(self._service.today))

    def add(self, draft: FollowedDraft) -> int:
        """Record that an account is followed and return its number.

        Raises FollowedRefused with the clause, FollowedIncomplete, FollowedKnown, LinkMalformed, UntilBeforeSince…
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.accounts import followed as table

        draft = self._checked(draft)
        with self._register.transaction("follow_account") as tx:
            _require_new(tx, draft)
            return tx.insert(table, uid=new_uid(), **dataclasses.asdict(draft))

    def change(self, followed_id: int, version: int, draft: FollowedDraft) -> None:
        """Correct it. Raises as ``add``, RecordGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import followed as table

        self.one(followed_id)
        draft = self._checked(draft)
        with self._register.transaction("change_followed_account") as tx:
            _require_new(tx, draft, followed_id)
            tx.update(table, followed_id, version=version, **dataclasses.asdict(draft))

    def stop(self, followed_id: int, version: int, day: dt.date) -> None:
        """Record since when it is no longer followed. Raises UntilBeforeSince, RecordGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import followed as table

        known = self.one(followed_id)
        texts.plausible(day)
        if known.draft.since is not None and day < known.draft.since:
            raise errors.UntilBeforeSince
        with self._register.transaction("stop_following") as tx:
            tx.update(table, followed_id, version=version, until=day)

    def _checked(self, draft: FollowedDraft) -> FollowedDraft:
        from medias_desktop.editorial_calendar.labels.accounts import sentence

        platform, name = texts.line(draft.platform), texts.line(draft.name)
        if not platform or not name:
            raise errors.FollowedIncomplete
        texts.plausible(draft.decided_on, draft.since, draft.until)
        if draft.since is not None and draft.until is not None and draft.until < draft.since:
            raise errors.UntilBeforeSince
        draft = dataclasses.replace(
            draft,
            platform=platform,
            name=name,
            link=texts.link(draft.link),
            reason=texts.tidy(draft.reason),
            fairness=texts.tidy(draft.fairness),
            decided_by=texts.line(draft.decided_by),
        )
        # What is no longer followed may stand on record, whatever it was.
        no = refused(self.findings(draft)) if draft.until is None else None
        if no is not None:
            raise errors.FollowedRefused(reason=sentence(no))
        return draft


def read_followed(register: Register) -> tuple[FollowedAccount, ...]:
    """Return the accounts that are followed, then those that were, by platform and name."""
    rows = register.rows(f"{_SELECT} ORDER BY CASE WHEN until IS NULL THEN 0 ELSE 1 END, platform, name, id")
    return tuple(map(_followed, rows))


def _require_new(tx: Transaction, draft: FollowedDraft, but: int = 0) -> None:
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.accounts import followed as table

    same = sa.select(table.c.name).where(
        table.c.platform == draft.platform, table.c.until.is_(None), table.c.id != but
    )
    for row in tx.execute(same):
        if fold(row.name) == fold(draft.name):
            raise errors.FollowedKnown(name=row.name)


def _followed(row: Any) -> FollowedAccount:
    draft = FollowedDraft(
        platform=row["platform"],
        name=row["name"],
        kind=row["kind"],
        link=row["link"],
        reason=row["reason"],
        fairness=row["fairness"],
        decided_by=row["decided_by"],
        decided_on=as_date(row["decided_on"]),
        since=as_date(row["since"]),
        until=as_date(row["until"]),
    )
    return FollowedAccount(id=row["id"], uid=row["uid"], draft=draft, version=row["version"])
