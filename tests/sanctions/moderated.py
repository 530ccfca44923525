"""Rows of moderation written straight into a register, for tests of what is derived from them."""

from __future__ import annotations

import datetime as dt
import itertools

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import fold
from medias_desktop.sanctions import models

DAY = dt.date(2026, 11, 12)
NOW = dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)


class Moderated:
    """Writes rows; whatever is not given has a plain value."""

    def __init__(self, register):
        self.register = register
        self._count = itertools.count(1)

    def _insert(self, table, **values):
        with self.register.transaction("test") as tx:
            return tx.insert(table, uid=new_uid(), **values)

    def account(self, name="Page de la municipalité", platform="facebook", **more):
        return self._insert(models.account, name=name, platform=platform, created_at=NOW, **more)

    def user(self, handle="", platform="facebook", created_at=NOW):
        handle = handle or f"Usager fictif {next(self._count)}"
        return self._insert(
            models.online_user,
            handle=handle,
            platform=platform,
            handle_key=fold(handle),
            created_at=created_at,
        )

    def incident(self, account_id, user_id, **more):
        values = {
            "account_id": account_id,
            "user_id": user_id,
            "seen_on": DAY,
            "acted_on": DAY,
            "reason": "advertising",
            "action": "removal",
            "search_key": "",
            "recorded_at": NOW,
            "author": "Julie Landry",
        }
        return self._insert(models.incident, **{**values, **more})

    def appeal(self, incident_id, user_id, **more):
        values = {"received_on": DAY, "outcome": "pending"}
        return self._insert(models.appeal, incident_id=incident_id, user_id=user_id, **{**values, **more})

    def comment(self, account_id, user_id, **more):
        values = {"received_on": DAY, "text": "Bonjour", "state": "waiting"}
        return self._insert(models.comment, account_id=account_id, user_id=user_id, **{**values, **more})
