"""What the audit trail writes of posts, of what was set aside for them and of what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from medias_desktop.core.described import Worded
from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES, STATE_NAMES
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.policies.rules.checks.calendar_words import Excepted, Purpose
from medias_desktop.policies.rules.checks.words import Office

_STATES: Mapping[str, str] = {state.value: name for state, name in STATE_NAMES.items()}


def _codes(words: Iterable[Worded]) -> dict[str, str]:
    return {one.value: one.label for one in words}


_POST = TableWords(
    N_("Post"),
    columns={
        "title": N_("Title"),
        "category": N_("Kind of content"),
        "language": N_("Language"),
        "state": N_("State"),
        "planned_on": N_("Planned on"),
        "planned_time": N_("Planned at"),
        "platforms": N_("Platforms"),
        "author_id": N_("Author on the list of persons"),
        "author": N_("Author"),
        "approver": N_("Approver"),
        "approved_at": N_("Approved at"),
        "self_approved": N_("Approved by its own author"),
        "requester": N_("Requested by"),
        "request_id": N_("Request"),
        "campaign": N_("Campaign"),
        "event_id": N_("Event"),
        "link": N_("Link"),
        "original_link": N_("Link to the original"),
        "source_credit": N_("Source"),
        "photos": N_("Photos"),
        "purpose": N_("Purpose"),
        "audiences": N_("Audiences"),
        "exception": N_("Exception"),
        "exception_reason": N_("Reason for the exception"),
        "allowed_by": N_("Allowed by"),
        "allowed_because": N_("Why it was allowed"),
        "contest_rules": N_("Rules of the contest"),
        "contest_file_name": N_("File of the rules"),
        "contest_sha256": N_("Fingerprint of the rules"),
        "jobs": N_("Number of jobs"),
        "shows_logo": N_("Shows the logo"),
        "logo_request_id": N_("Request to use the logo"),
        "note": N_("Note"),
        "state_before": N_("State before it was suspended"),
        "created_at": N_("Recorded at"),
    },
    codes={
        "state": _STATES,
        "state_before": _STATES,
        "category": CATEGORIES,
        "language": LANGUAGE_NAMES,
        "purpose": _codes(Purpose),
        "exception": _codes(Excepted),
        "allowed_by": _codes(Office),
    },
    refers={
        "author_id": "person",
        "request_id": "calendar_request",
        "logo_request_id": "calendar_request",
        "event_id": "photo_event",
    },
    hidden=frozenset({"search_key"}),
    title="{title}",
)

TRAIL = TrailWords(
    actions={
        "add_post": N_("Post written"),
        "import_posts": N_("Posts imported"),
        "change_post": N_("Post changed"),
        "move_post": N_("Post planned for another moment"),
        "duplicate_post": N_("Post duplicated"),
        "delete_idea": N_("Idea deleted"),
        "post_to_ideas": N_("Post put back to the ideas"),
        "post_to_drafts": N_("Post put back to the drafts"),
        "check_post": N_("Post checked"),
        "approve_post": N_("Post approved"),
        "schedule_post": N_("Post scheduled"),
        "archive_post": N_("Post archived"),
        "refuse_post": N_("Post refused"),
        "suspend_post": N_("Post suspended"),
        "attach_contest_rules": N_("Rules of a contest attached or removed"),
        "set_finding_aside": N_("Finding set aside with a reason"),
        "take_override_back": N_("Override taken back"),
        "record_publication": N_("Publication recorded"),
        "record_unplanned_post": N_("Post recorded that appeared without being planned"),
        "correct_publication": N_("Record of a publication corrected"),
        "withdraw_post": N_("Post taken down"),
        "record_statistics": N_("Statistics recorded"),
        "remove_statistics": N_("Statistics removed"),
        "add_day_note": N_("Note written on a day"),
        "change_day_note": N_("Note on a day changed"),
        "remove_day_note": N_("Note on a day removed"),
        "recheck_posts": N_("Posts to come checked again"),
        "refresh_findings": N_("Posts of a day checked again"),
        "check_imported_posts": N_("Imported posts checked"),
        "see_recheck": N_("Result of a new check looked at"),
    },
    tables={
        "calendar_post": _POST,
        "calendar_post_text": TableWords(
            N_("Text of a post"),
            columns={
                "post_id": N_("Post"),
                "platform": N_("Platform"),
                "account_id": N_("Account"),
                "text": N_("Text"),
                "planned_on": N_("Planned on"),
            },
            codes={"platform": PLATFORMS},
            refers={"post_id": "calendar_post", "account_id": "moderated_account"},
            minor=True,
        ),
        "calendar_post_answer": TableWords(
            N_("Question answered with yes"),
            columns={
                "post_id": N_("Post"),
                "item": N_("Question"),
                "answered_by": N_("Answered by"),
                "answered_at": N_("Answered at"),
            },
            refers={"post_id": "calendar_post"},
            minor=True,
        ),
        "calendar_post_step": TableWords(
            N_("Step of a post"),
            columns={
                "post_id": N_("Post"),
                "state": N_("State"),
                "taken_by": N_("Step taken by"),
                "taken_at": N_("Step taken at"),
                "reason": N_("Reason"),
            },
            codes={"state": _STATES},
            refers={"post_id": "calendar_post"},
            minor=True,
        ),
        "calendar_override": TableWords(
            N_("Override"),
            columns={
                "post_id": N_("Post"),
                "rule_code": N_("Rule"),
                "version_id": N_("Text"),
                "cite": N_("Clause"),
                "platform": N_("Platform"),
                "finding": N_("What was found"),
                "reason": N_("Reason"),
                "made_by": N_("Set aside by"),
                "made_at": N_("Made at"),
                "taken_back_at": N_("Taken back at"),
            },
            codes={"platform": PLATFORMS},
            refers={"post_id": "calendar_post", "version_id": "policy_version"},
            hidden=frozenset({"kind", "section_uid"}),
        ),
        "calendar_evidence": TableWords(
            N_("Record of publication"),
            columns={
                "post_id": N_("Post"),
                "platform": N_("Platform"),
                "published_on": N_("Published on"),
                "published_time": N_("Published at"),
                "link": N_("Link"),
                "capture_sha256": N_("Capture"),
                "text_sha256": N_("Fingerprint of the text"),
                "note": N_("Note"),
                "recorded_by": N_("Recorded by"),
                "recorded_at": N_("Recorded at"),
                "removed_on": N_("Taken down on"),
            },
            codes={"platform": PLATFORMS},
            refers={"post_id": "calendar_post"},
        ),
        "calendar_statistic": TableWords(
            N_("Statistics of a post"),
            columns={
                "post_id": N_("Post"),
                "platform": N_("Platform"),
                "measured_on": N_("Counted until"),
                "reach": N_("Reach"),
                "reactions": N_("Reactions"),
                "comments": N_("Comments"),
                "shares": N_("Shares"),
                "clicks": N_("Clicks"),
            },
            codes={"platform": PLATFORMS},
            refers={"post_id": "calendar_post"},
        ),
        "calendar_day_note": TableWords(
            N_("Note on a day"), columns={"day": N_("Day"), "text": N_("Text")}, title="{text}"
        ),
        "calendar_recheck": TableWords(
            N_("New check of posts to come"),
            columns={
                "made_at": N_("Made at"),
                "texts": N_("Texts in force"),
                "posts": N_("Posts checked"),
                "changed": N_("Posts with other findings"),
                "seen_on": N_("Looked at on"),
            },
            hidden=frozenset({"rules_state"}),
        ),
    },
)
