"""Posts: what is planned, in which words on which platform, how far it is, what was found, what became of it.

The photos of a post are uses of the consent log that bear its uid (photo_consents.models.use).
"""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import UNAUDITED, Id, UtcDateTime, metadata

post = sa.Table(
    "calendar_post",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("category", sa.String(40), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("planned_on", sa.Date),
    sa.Column("planned_time", sa.String(5), nullable=False, server_default=""),
    sa.Column("author_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("author", sa.String(200), nullable=False, server_default=""),
    sa.Column("approver", sa.String(200), nullable=False, server_default=""),
    sa.Column("requester", sa.String(200), nullable=False, server_default=""),
    sa.Column("request_id", Id, sa.ForeignKey("calendar_request.id"), index=True),
    sa.Column("campaign", sa.String(200), nullable=False, server_default=""),
    sa.Column("event_id", Id),
    sa.Column("link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("original_link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("source_credit", sa.String(300), nullable=False, server_default=""),
    sa.Column("purpose", sa.String(40), nullable=False, server_default=""),
    sa.Column("audiences", sa.String(400), nullable=False, server_default=""),
    sa.Column("exception", sa.String(40), nullable=False, server_default=""),
    sa.Column("exception_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("allowed_by", sa.String(40), nullable=False, server_default=""),
    sa.Column("allowed_because", sa.Text, nullable=False, server_default=""),
    sa.Column("contest_rules", sa.Text, nullable=False, server_default=""),
    sa.Column("contest_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("contest_file_name", sa.String(255), nullable=False, server_default=""),
    sa.Column("jobs", sa.Integer),
    sa.Column("shows_logo", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("logo_request_id", Id, sa.ForeignKey("calendar_request.id"), index=True),
    sa.Column("self_approved", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("approved_at", UtcDateTime),
    sa.Column("state_before", sa.String(20), nullable=False, server_default=""),
    sa.Column("platforms", sa.String(200), nullable=False, server_default=""),
    sa.Column("photos", sa.Text, nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("search_key", sa.String(1500), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_calendar_post_planned_on_planned_time_id", "planned_on", "planned_time", "id"),
    sa.Index("ix_calendar_post_state_planned_on", "state", "planned_on"),
    info={"subject": "id", "subject_kind": "post"},
    sqlite_autoincrement=True,
)
"""A post. ``planned_time`` is the municipality's own ("14:30", "" no hour yet); ``audiences`` codes parted by commas.

``state_before`` is where a suspended post goes back to; ``self_approved`` says that its author approved it; ``allowed_by``
is the office that allowed content which the text forbids otherwise. ``platforms`` repeats those of its texts: a month is read
from this table alone. ``photos`` are numbers of items of the consent log, in their order: an idea without a day has photos as well. These and ``event_id`` may
name what the consent log no longer has: a post keeps nothing of it alive.
"""

OF_POST = {"subject": "post_id", "subject_kind": "post"}

post_text = sa.Table(
    "calendar_post_text",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("planned_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("post_id", "platform"),
    sa.Index("ix_calendar_post_text_platform_planned_on", "platform", "planned_on", "post_id"),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""The words of a post on one platform, and the account that says them; ``planned_on`` repeats the post's: days are counted
by platform."""

post_answer = sa.Table(
    "calendar_post_answer",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False),
    sa.Column("item", sa.String(60), nullable=False),
    sa.Column("answered_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("answered_at", UtcDateTime, nullable=False),
    sa.UniqueConstraint("post_id", "item"),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""A question of the policy's checklist that was answered with yes before the post went on."""

post_step = sa.Table(
    "calendar_post_step",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False, index=True),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("taken_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("taken_at", UtcDateTime, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""A step of a post from one state to another; steps are only added."""

override = sa.Table(
    "calendar_override",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False, index=True),
    sa.Column("rule_code", sa.String(20), nullable=False),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), index=True),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("kind", sa.String(60), nullable=False),
    sa.Column("platform", sa.String(20), nullable=False, server_default=""),
    sa.Column("finding", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("made_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("taken_back_at", UtcDateTime),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_calendar_override_made_at", "made_at"),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""A rule that was set aside for one post, with the reason; ``finding`` is what the program said, in the words of then."""

finding = sa.Table(
    "calendar_finding",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id", ondelete="CASCADE"), nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("kind", sa.String(60), nullable=False),
    sa.Column("facts", sa.Text, nullable=False, server_default="{}"),
    sa.Column("platform", sa.String(20), nullable=False, server_default=""),
    sa.Column("rule_code", sa.String(20), nullable=False, server_default=""),
    sa.Column("version_id", Id),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("overridable", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Index("ix_calendar_finding_post_id_place", "post_id", "place"),
    info=UNAUDITED,
    sqlite_autoincrement=True,
)
"""What the last check of a post found (rules.findings): derived, so that a month can be shown without checking it."""

verdict = sa.Table(
    "calendar_verdict",
    metadata,
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("blocks", sa.Integer, nullable=False),
    sa.Column("warnings", sa.Integer, nullable=False),
    sa.Column("informs", sa.Integer, nullable=False),
    sa.Column("rules_state", sa.String(200), nullable=False),
    sa.Column("checked_at", UtcDateTime, nullable=False),
    info=UNAUDITED,
)
"""How many findings of each weight the last check had, and by which state of the rules it was made."""

recheck = sa.Table(
    "calendar_recheck",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("texts", sa.String(400), nullable=False),
    sa.Column("rules_state", sa.String(200), nullable=False),
    sa.Column("posts", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("seen_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""That the posts to come were checked again because other rules are in force; ``texts`` names these."""

recheck_line = sa.Table(
    "calendar_recheck_line",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("recheck_id", Id, sa.ForeignKey("calendar_recheck.id", ondelete="CASCADE"), nullable=False),
    sa.Column(
        "post_id", Id, sa.ForeignKey("calendar_post.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("appeared", sa.Text, nullable=False),
    sa.Column("gone", sa.Text, nullable=False),
    sa.Index("ix_calendar_recheck_line_recheck_id", "recheck_id"),
    info=UNAUDITED,
    sqlite_autoincrement=True,
)
"""A post whose findings are others than before: those that appeared and those gone (lists of findings as JSON)."""

evidence = sa.Table(
    "calendar_evidence",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False, index=True),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("published_on", sa.Date, nullable=False),
    sa.Column("published_time", sa.String(5), nullable=False, server_default=""),
    sa.Column("link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("capture_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("text_sha256", sa.String(64), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("recorded_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Column("removed_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""That a post appeared on a platform: where, when, what it looked like; ``removed_on`` when it was taken down there."""

statistic = sa.Table(
    "calendar_statistic",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("post_id", Id, sa.ForeignKey("calendar_post.id"), nullable=False),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("measured_on", sa.Date, nullable=False),
    sa.Column("reach", sa.Integer),
    sa.Column("reactions", sa.Integer),
    sa.Column("comments", sa.Integer),
    sa.Column("shares", sa.Integer),
    sa.Column("clicks", sa.Integer),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("post_id", "platform", "measured_on"),
    info=OF_POST,
    sqlite_autoincrement=True,
)
"""What a platform counted of a post until a day; None for what it did not tell."""

day_note = sa.Table(
    "calendar_day_note",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("text", sa.String(500), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""A note on a day of the calendar."""
