"""What is known already of an incident when its form opens: from the calendar’s interactions, or a comment refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPrefill:
    """What the form begins with; ``account`` is the number of a ModeratedAccount, ``text`` what was written there."""

    account: int | None = None
    handle: str = ""
    text: str = ""
    link: str = ""
