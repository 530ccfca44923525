"""Who writes on the municipality's accounts: found by the name shown, and everything recorded of one of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from medias_desktop.core.text import fold, storable
from medias_desktop.sanctions.errors import OnlineUserGone
from medias_desktop.sanctions.errors.moderation import HandleKnown
from medias_desktop.sanctions.rules.incident_checks import handle_key, tidy_handle
from medias_desktop.sanctions.rules.incident_filters import IncidentState
from medias_desktop.sanctions.rules.incidents import OnlineUser
from medias_desktop.sanctions.rules.user_cards import UserCard
from medias_desktop.sanctions.service import incident_rows

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_SELECT = "SELECT id, uid, platform, handle, version FROM online_user"
_MOST = 1000
"""Incidents of one user that a card shows, the last ones."""


class OnlineUsers:
    """The online users of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def find(self, text: str = "", limit: int = 20, platform: str = "") -> tuple[OnlineUser, ...]:
        """Return users in whose names every word of a text is, those whose name begins with it first."""
        where = ["platform = :platform"] if platform else []
        values: dict[str, object] = {"platform": platform} if platform else {}
        words = handle_key(text).split()
        for n, word in enumerate(words):
            where.append(f"handle_key LIKE :word_{n} ESCAPE '!'")
            values[f"word_{n}"] = f"%{_plain(word)}%"
        values["begins"] = f"{_plain(words[0])}%" if words else "%"
        said = f" WHERE {' AND '.join(where)}" if where else ""
        order = "CASE WHEN handle_key LIKE :begins ESCAPE '!' THEN 0 ELSE 1 END, handle_key, platform"
        rows = self._register.rows(f"{_SELECT}{said} ORDER BY {order} LIMIT {int(limit)}", **values)
        return tuple(map(_user, rows))

    def one(self, user_id: int) -> OnlineUser:
        """Return one user. Raises OnlineUserGone."""
        for row in self._register.rows(f"{_SELECT} WHERE id = :id", id=user_id):
            return _user(row)
        raise OnlineUserGone

    def known(self, platform: str, handle: str) -> OnlineUser | None:
        """Return the user of that name on a platform, however it is spelled, or None."""
        rows = self._register.rows(
            f"{_SELECT} WHERE platform = :platform AND handle_key = :key",
            platform=platform,
            key=handle_key(handle),
        )
        return _user(rows[0]) if rows else None

    def card(self, user_id: int) -> UserCard:
        """Return everything recorded of one user, as it stands today. Raises OnlineUserGone."""
        from medias_desktop.sanctions.service.appeals import appeals_where

        today = self._register.clock.today()
        user = self.one(user_id)
        lines = tuple(
            incident_rows.line_of(row, today.isoformat())
            for row in self._register.rows(
                f"SELECT {incident_rows.LINE} FROM {incident_rows.TABLES} WHERE i.user_id = :user_id"
                f" ORDER BY i.seen_on DESC, i.id DESC LIMIT {_MOST}",
                user_id=user_id,
            )
        )
        standing = [one for one in lines if one.state is not IncidentState.ANNULLED]
        return UserCard(
            user=user,
            incidents=lines,
            by_account=tuple(Counter(one.account for one in standing).most_common()),
            by_reason=tuple(Counter(one.reason for one in standing).most_common()),
            warned=sum(one.warned for one in standing),
            blocks=incident_rows.blocks_where(
                self._register, f"{incident_rows.SHUT_OUT} AND i.user_id = :user_id", today, user_id=user_id
            ),
            appeals=appeals_where(self._register, "p.user_id = :user_id", user_id=user_id),
        )

    def rename(self, user_id: int, version: int, handle: str) -> None:
        """Correct the name shown of a user; what is recorded of them stays theirs.

        Raises HandleMissing, HandleTooLong, HandleKnown, OnlineUserGone or ChangedElsewhere.
        """
        import sqlalchemy as sa

        from medias_desktop.sanctions.models import online_user as table

        handle = tidy_handle(handle)
        key = handle_key(handle)
        with self._register.transaction("change_online_user") as tx:
            platform = tx.execute(sa.select(table.c.platform).where(table.c.id == user_id)).scalar()
            if platform is None:
                raise OnlineUserGone
            same = sa.select(table.c.handle).where(
                table.c.platform == platform, table.c.handle_key == key, table.c.id != user_id
            )
            if (other := tx.execute(same).scalar()) is not None:
                raise HandleKnown(name=other)
            tx.update(table, user_id, version=version, handle=handle, handle_key=key)


def _plain(word: str) -> str:
    return fold(storable(word)).replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _user(row: Any) -> OnlineUser:
    return OnlineUser(
        id=row["id"], uid=row["uid"], platform=row["platform"], handle=row["handle"], version=row["version"]
    )
