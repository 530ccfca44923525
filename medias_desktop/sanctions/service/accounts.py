"""Accounts of the municipality on which the public writes."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.sanctions.errors import AccountGone
from medias_desktop.sanctions.errors.moderation import AccountIncomplete, AccountKnown, PlatformInUse
from medias_desktop.sanctions.rules.incident_checks import short
from medias_desktop.sanctions.rules.incidents import LINK_LENGTH, NAME_LENGTH, ModeratedAccount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

PLATFORM_LENGTH = 40
_SELECT = "SELECT id, uid, platform, name, link, netiquette_shown_on, active, version FROM moderated_account"


class Accounts:
    """The accounts of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self, active_only: bool = False) -> tuple[ModeratedAccount, ...]:
        """Return the accounts, by platform and name; those no longer in use last."""
        where = " WHERE active" if active_only else ""
        rows = self._register.rows(f"{_SELECT}{where} ORDER BY active DESC, platform, name")
        return tuple(map(_account, rows))

    def one(self, account_id: int) -> ModeratedAccount:
        """Return one account. Raises AccountGone."""
        for row in self._register.rows(f"{_SELECT} WHERE id = :id", id=account_id):
            return _account(row)
        raise AccountGone

    def add(self, account: ModeratedAccount, tx: Transaction | None = None) -> int:
        """Record an account and return its number; within ``tx`` when another action writes it.

        Raises AccountIncomplete, AccountKnown or WordsTooLong.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.sanctions.models import account as table

        account = _tidied(account)
        with self._within(tx, "add_moderated_account") as inner:
            _require_new(inner, account)
            return inner.insert(table, uid=new_uid(), created_at=inner.now, **_said(account))

    def change(self, account: ModeratedAccount, tx: Transaction | None = None) -> None:
        """Correct an account, or say that it is no longer in use; within ``tx`` when another action does it.

        Raises AccountGone, AccountIncomplete, AccountKnown, PlatformInUse, WordsTooLong or ChangedElsewhere.
        """
        import sqlalchemy as sa

        from medias_desktop.sanctions.models import account as table
        from medias_desktop.sanctions.models import comment, incident

        account = _tidied(account)
        with self._within(tx, "change_moderated_account") as inner:
            before = inner.execute(sa.select(table).where(table.c.id == account.id)).mappings().first()
            if before is None:
                raise AccountGone
            if before["platform"] != account.platform:
                for named in (incident, comment):
                    used = sa.select(named.c.id).where(named.c.account_id == account.id).limit(1)
                    if inner.execute(used).first() is not None:
                        raise PlatformInUse
            _require_new(inner, account)
            inner.update(table, account.id, version=account.version, **_said(account))

    @contextlib.contextmanager
    def _within(self, tx: Transaction | None, action: str) -> Iterator[Transaction]:
        if tx is not None:
            yield tx
            return
        with self._register.transaction(action) as own:
            yield own


def _tidied(account: ModeratedAccount) -> ModeratedAccount:
    platform = short(account.platform, PLATFORM_LENGTH)
    name = " ".join(short(account.name, NAME_LENGTH).split())
    if not platform or not name:
        raise AccountIncomplete
    return dataclasses.replace(account, platform=platform, name=name, link=short(account.link, LINK_LENGTH))


def _said(account: ModeratedAccount) -> dict[str, object]:
    names = ("platform", "name", "link", "netiquette_shown_on", "active")
    return {name: getattr(account, name) for name in names}


def _require_new(tx: Transaction, account: ModeratedAccount) -> None:
    """Raise AccountKnown when another account of the platform has the same name."""
    import sqlalchemy as sa

    from medias_desktop.core.text import fold
    from medias_desktop.sanctions.models import account as table

    same = sa.select(table.c.id, table.c.name).where(table.c.platform == account.platform)
    for row in tx.execute(same).mappings():
        if row["id"] != account.id and fold(row["name"]) == fold(account.name):
            raise AccountKnown(name=row["name"])


def _account(row: Any) -> ModeratedAccount:
    return ModeratedAccount(
        id=row["id"],
        uid=row["uid"],
        platform=row["platform"],
        name=row["name"],
        link=row["link"],
        netiquette_shown_on=as_date(row["netiquette_shown_on"]),
        active=bool(row["active"]),
        version=row["version"],
    )
