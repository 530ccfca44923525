"""What is known already of an incident when its form opens: from the calendar’s interactions, or a comment refused."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPrefill:
    """What the form begins with; ``account`` is the number of a ModeratedAccount, ``text`` what was written there."""

    account: int | None = None
    handle: str = ""
    text: str = ""
    link: str = ""


def prefill_place(known: IncidentPrefill) -> str:
    """Return the place of the view of online users that opens the form with this known already."""
    return f"record:{json.dumps(asdict(known), ensure_ascii=False)}"


def prefill_of(text: str) -> IncidentPrefill | None:
    """Return what a place says is known, None when it is no such place."""
    try:
        found = json.loads(text)
        account = found["account"]
        known = {name: str(found[name]) for name in ("handle", "text", "link")}
    except (KeyError, TypeError, ValueError):
        return None
    return IncidentPrefill(account=account if isinstance(account, int) else None, **known)
