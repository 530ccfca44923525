"""Whose key was whose, as the audit trail itself recorded it: a key put into the table behind it seals nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Signers:
    """The digests of the users' public keys over the length of the trail."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Any]] = {}
        self._history: dict[str, list[tuple[int, str | None]]] = {}

    def learn(self, seq: int, record: str, change: str, body: Mapping[str, Any]) -> None:
        """Take in one event of the table of users."""
        row = self._rows.setdefault(record, {})
        new = body.get("new")
        if change == "delete":
            uid = row.get("uid")
            del self._rows[record]
            self._note(uid, seq, None)
        elif change in ("insert", "update") and isinstance(new, dict):
            row.update(new)
            digest = row.get("public_key") if row.get("active", True) else None
            self._note(row.get("uid"), seq, digest)

    def _note(self, uid: Any, seq: int, digest: Any) -> None:
        if isinstance(uid, str):
            self._history.setdefault(uid, []).append((seq, digest if isinstance(digest, str) else None))

    def digest_at(self, uid: str, seq: int) -> str | None:
        """Return "sha256:…" of the key that a user had after event ``seq``; None for a stranger or a former user."""
        found = None
        for since, digest in self._history.get(uid, ()):
            if since <= seq:
                found = digest
        return found
