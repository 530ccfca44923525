"""What waits about moderation, by plain statements: asked at every start, a register without any costs one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_STANDING = "annulled_on IS NULL AND lifted_on IS NULL"
_ENDED = """
SELECT count(*) FROM moderation_incident i
WHERE i.action = 'temporary_block' AND i.until < :day AND i.annulled_on IS NULL AND i.lifted_on IS NULL
AND NOT EXISTS (
    SELECT 1 FROM moderation_incident o
    WHERE o.user_id = i.user_id AND (o.account_id = i.account_id OR o.all_accounts)
    AND o.action IN ('temporary_block', 'ban') AND o.annulled_on IS NULL AND o.acted_on <= :day
    AND (o.until IS NULL OR o.until >= :day) AND (o.lifted_on IS NULL OR o.lifted_on > :day)
)
"""
"""Temporary blocks to be lifted on the platform: not while another block still shuts the same user out there."""
_COUNTS = f"""
SELECT
    ({_ENDED}),
    (SELECT count(*) FROM waiting_comment WHERE state = 'waiting'),
    (SELECT count(*) FROM moderation_appeal WHERE outcome = 'pending' AND answer_due_on < :day),
    (SELECT count(*) FROM moderation_appeal
        WHERE outcome = 'pending' AND (answer_due_on IS NULL OR answer_due_on >= :day)),
    (SELECT min(answer_due_on) FROM moderation_appeal WHERE outcome = 'pending'),
    (SELECT count(*) FROM moderated_account WHERE active AND netiquette_shown_on IS NULL)
"""
_REVIEWS = (
    "SELECT count(*) FROM moderation_incident"
    f" WHERE action = 'ban' AND coalesce(reviewed_on, acted_on) <= :limit AND {_STANDING}"
)
_REVIEW_MONTHS = "SELECT review_months FROM moderation_setting LIMIT 1"
_DEFAULT_REVIEW = 12


@dataclass(frozen=True, slots=True)
class Pressing:
    """How many blocks have ended and are to be lifted on the platform, comments wait, appeals are late or to be answered
    (``next_answer`` is the first day for one), accounts do not show the netiquette, bans are to be reviewed."""

    ended_blocks: int = 0
    waiting_comments: int = 0
    late_appeals: int = 0
    open_appeals: int = 0
    next_answer: dt.date | None = None
    without_netiquette: int = 0
    bans_to_review: int = 0


NOTHING = Pressing()


def pressing(register: Register, day: dt.date) -> Pressing:
    """Return what waits on a day."""
    if not register.rows("SELECT 1 FROM moderated_account LIMIT 1"):
        return NOTHING
    ended, comments, late, still, first, untold = register.rows(_COUNTS, day=day.isoformat())[0]
    return Pressing(ended, comments, late, still, _day(first), untold, _reviews(register, day))


def _reviews(register: Register, day: dt.date) -> int:
    from medias_desktop.core.retention import cutoff

    rows = register.rows(_REVIEW_MONTHS)
    months = rows[0][0] if rows else _DEFAULT_REVIEW
    return int(register.rows(_REVIEWS, limit=cutoff(day, months).isoformat())[0][0])


def _day(value: object) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value))
