"""What can be done with a post where it stands: the next thing first, what is rare after it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.rules.posts import PostState

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import Post


class Act(StrEnum):
    """Something that is done with a recorded post."""

    CHECK = "check"
    APPROVE = "approve"
    HAND_OVER = "hand_over"
    SCHEDULE = "schedule"
    RECORD = "record"
    NEW_DATE = "new_date"
    """Expired: the keyboard goes to the day."""
    REFUSE = "refuse"
    SUSPEND = "suspend"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    STATISTICS = "statistics"
    ARCHIVE = "archive"
    TO_DRAFTS = "to_drafts"
    TO_IDEAS = "to_ideas"
    DUPLICATE = "duplicate"
    DELETE = "delete"


ACT_NAMES: Mapping[Act, str] = MappingProxyType(
    {
        Act.CHECK: N_("Submit for appro&val"),
        Act.APPROVE: N_("Appro&ve"),
        Act.HAND_OVER: N_("Hand o&ver to publish…"),
        Act.SCHEDULE: N_("It is scheduled on the platforms"),
        Act.RECORD: N_("Record where it appeared…"),
        Act.NEW_DATE: N_("Give it a new date"),
        Act.REFUSE: N_("Refuse…"),
        Act.SUSPEND: N_("Suspend…"),
        Act.RESUME: N_("Resume"),
        Act.WITHDRAW: N_("Withdraw…"),
        Act.STATISTICS: N_("Statistics…"),
        Act.ARCHIVE: N_("Archive"),
        Act.TO_DRAFTS: N_("Back to the drafts"),
        Act.TO_IDEAS: N_("Back to the ideas"),
        Act.DUPLICATE: N_("Duplicate"),
        Act.DELETE: N_("Delete the idea…"),
    }
)
ACT_ICONS: Mapping[Act, str] = MappingProxyType(
    {
        Act.CHECK: "mdi6.send-check-outline",
        Act.APPROVE: "mdi6.check-decagram-outline",
        Act.HAND_OVER: "mdi6.rocket-launch-outline",
        Act.SCHEDULE: "mdi6.calendar-clock-outline",
        Act.RECORD: "mdi6.check-circle-outline",
        Act.NEW_DATE: "mdi6.calendar-arrow-right",
        Act.REFUSE: "mdi6.close-circle-outline",
        Act.SUSPEND: "mdi6.pause-circle-outline",
        Act.RESUME: "mdi6.play-circle-outline",
        Act.WITHDRAW: "mdi6.archive-remove-outline",
        Act.STATISTICS: "mdi6.chart-bar",
        Act.ARCHIVE: "mdi6.archive-outline",
        Act.TO_DRAFTS: "mdi6.undo-variant",
        Act.TO_IDEAS: "mdi6.undo",
        Act.DUPLICATE: "mdi6.content-copy",
        Act.DELETE: "mdi6.trash-can-outline",
    }
)

_ACTS: Mapping[PostState, tuple[Act, ...]] = MappingProxyType(
    {
        PostState.IDEA: (Act.CHECK, Act.TO_DRAFTS, Act.REFUSE, Act.RECORD, Act.DUPLICATE, Act.DELETE),
        PostState.DRAFT: (Act.CHECK, Act.REFUSE, Act.TO_IDEAS, Act.RECORD, Act.DUPLICATE),
        PostState.CHECKED: (
            Act.APPROVE,
            Act.REFUSE,
            Act.TO_DRAFTS,
            Act.SUSPEND,
            Act.RECORD,
            Act.DUPLICATE,
        ),
        PostState.APPROVED: (
            Act.HAND_OVER,
            Act.SCHEDULE,
            Act.RECORD,
            Act.SUSPEND,
            Act.TO_DRAFTS,
            Act.DUPLICATE,
        ),
        PostState.SCHEDULED: (
            Act.HAND_OVER,
            Act.RECORD,
            Act.SUSPEND,
            Act.TO_DRAFTS,
            Act.DUPLICATE,
        ),
        PostState.EXPIRED: (Act.NEW_DATE, Act.TO_DRAFTS, Act.REFUSE, Act.RECORD, Act.DUPLICATE),
        PostState.PUBLISHED: (Act.STATISTICS, Act.RECORD, Act.ARCHIVE, Act.WITHDRAW, Act.DUPLICATE),
        PostState.ARCHIVED: (Act.STATISTICS, Act.WITHDRAW, Act.DUPLICATE),
        PostState.REFUSED: (Act.TO_DRAFTS, Act.DUPLICATE),
        PostState.SUSPENDED: (Act.RESUME, Act.TO_DRAFTS, Act.DUPLICATE),
        PostState.WITHDRAWN: (Act.DUPLICATE,),
    }
)
STATES: Mapping[Act, PostState] = MappingProxyType(
    {
        Act.CHECK: PostState.CHECKED,
        Act.APPROVE: PostState.APPROVED,
        Act.SCHEDULE: PostState.SCHEDULED,
        Act.REFUSE: PostState.REFUSED,
        Act.SUSPEND: PostState.SUSPENDED,
        Act.ARCHIVE: PostState.ARCHIVED,
        Act.TO_DRAFTS: PostState.DRAFT,
        Act.TO_IDEAS: PostState.IDEA,
    }
)
"""The acts that are a step to a state."""
WRITING = frozenset(Act) - {Act.HAND_OVER}
"""What a reader may not do: handing over only shows."""


def acts_of(post: Post, unrecorded: int = 1) -> tuple[Act, ...]:
    """Return what can be done with a post, the next thing first; ``unrecorded`` platforms have no publication yet."""
    found = _ACTS[post.shown]
    return tuple(one for one in found if one is not Act.RECORD or unrecorded)
