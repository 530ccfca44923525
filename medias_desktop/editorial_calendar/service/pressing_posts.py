"""What waits about posts, by plain statements: asked at every start, a register without posts costs one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.service.post_lines import PASSED

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.policies.service import PolicyService

_LOOKED_BACK = 90
"""Days for which it is told that a platform of a published post has no record."""
_COUNTS = f"""
SELECT
    (SELECT count(*) FROM calendar_post p WHERE p.state IN ('checked', 'approved') AND {PASSED}),
    (SELECT count(*) FROM calendar_post p WHERE p.state = 'draft' AND {PASSED}),
    (SELECT count(*) FROM calendar_post p WHERE p.state = 'scheduled' AND {PASSED}),
    (SELECT count(*) FROM calendar_post p WHERE p.state = 'published' AND p.planned_on >= :since AND EXISTS (
        SELECT 1 FROM calendar_post_text t WHERE t.post_id = p.id AND NOT EXISTS (
            SELECT 1 FROM calendar_evidence e WHERE e.post_id = p.id AND e.platform = t.platform))),
    (SELECT count(*) FROM calendar_post p WHERE p.state = 'checked' AND (p.planned_on IS NULL OR NOT {PASSED})),
    (SELECT min(p.planned_on) FROM calendar_post p WHERE p.state = 'checked' AND NOT {PASSED}),
    (SELECT count(*) FROM calendar_post p WHERE p.state = 'approved' AND p.planned_on = :today AND NOT {PASSED}),
    (SELECT count(*) FROM calendar_post p JOIN calendar_verdict v ON v.post_id = p.id
        WHERE p.state IN ('approved', 'scheduled') AND p.planned_on >= :today AND v.blocks > 0),
    (SELECT coalesce(max(changed), 0) FROM calendar_recheck
        WHERE seen_on IS NULL AND id = (SELECT max(id) FROM calendar_recheck))
"""


@dataclass(frozen=True, slots=True)
class PressingPosts:
    """How many posts expired, drafts whose moment has passed, publications nobody recorded, wholly or on some platform.

    Then those to approve with the day of the next one, those to hand over today, those approved that a finding blocks now,
    and those that other rules changed when they were last checked again.
    """

    expired: int = 0
    late_drafts: int = 0
    unrecorded: int = 0
    partly_recorded: int = 0
    to_approve: int = 0
    next_on: dt.date | None = None
    today: int = 0
    blocked: int = 0
    changed: int = 0

    @property
    def waiting(self) -> int:
        """How many wait for somebody to do something about them."""
        return (
            self.expired
            + self.late_drafts
            + self.unrecorded
            + self.partly_recorded
            + self.to_approve
            + self.blocked
        )


NOTHING = PressingPosts()


def pressing(register: Register, now: dt.datetime) -> PressingPosts:
    """Return what waits at a moment of the municipality’s own time."""
    if not register.rows("SELECT 1 FROM calendar_post LIMIT 1"):
        return NOTHING
    (row,) = register.tuples(
        _COUNTS,
        today=now.date().isoformat(),
        minute=f"{now:%H:%M}",
        since=(now.date() - dt.timedelta(days=_LOOKED_BACK)).isoformat(),
    )
    expired, late, unrecorded, partly, to_approve, next_on, due_today, blocked, changed = row
    return PressingPosts(
        expired, late, unrecorded, partly, to_approve, as_date(next_on), due_today, blocked, changed
    )


def stopped_photos(register: Register, policies: PolicyService) -> int:
    """Return how many posts to come have a photo that may no longer be published."""
    day = register.clock.today()
    planned = {
        int(row[0])
        for row in register.tuples(
            "SELECT id FROM photo_use WHERE post_uid <> '' AND published_on IS NULL AND dropped_on IS NULL"
        )
    }
    if not planned:
        return 0
    from medias_desktop.photo_consents.rules.uses import Duty, duty
    from medias_desktop.photo_consents.service import urgent

    numbers = [one for one in urgent.spoken_against(register, day) if one in planned]
    if not numbers:
        return 0
    answers = _answers(register, policies)
    found = [one for some in urgent.consequences(register, answers, numbers, day) for one in some]
    return len({one.use.post_uid for one in found if duty(one.use, one.answer) is Duty.STOP})


def _answers(register: Register, policies: PolicyService) -> Answers:
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.photo_consents.service.settings import ConsentSettings

    return Answers(register, ConsentSettings(register), policies)
