"""Tables of acknowledgements: campaigns, and events that are only ever added, never changed or removed."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import UNAUDITED, Id, UtcDateTime, metadata

audience = sa.Table(
    "acknowledgement_audience",
    metadata,
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("group_code", sa.String(30), primary_key=True),
)
"""Which groups must acknowledge a version outside any campaign; no row at all means those whom its rules name."""

campaign = sa.Table(
    "acknowledgement_campaign",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("title", sa.String(200), nullable=False, server_default=""),
    sa.Column("policy_id", Id, sa.ForeignKey("policy.id"), nullable=False),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False),
    sa.Column("by_rules", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("opened_on", sa.Date, nullable=False),
    sa.Column("due_date", sa.Date),
    sa.Column("arrival_days", sa.Integer),
    sa.Column("renewal_months", sa.Integer),
    sa.Column("reminder_offsets", sa.String(100), nullable=False, server_default=""),
    sa.Column("province", sa.String(2), nullable=False, server_default="QC"),
    sa.Column("closed_on", sa.Date),
    sa.Column("closing_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_acknowledgement_campaign_policy_id", "policy_id"),
    sqlite_autoincrement=True,
)
"""Who must acknowledge a policy until when; ``version_id`` is the text it was opened for, later ones are followed.

``by_rules`` adds the groups that the rules of the text name to those of ``campaign_group``; ``reminder_offsets`` are
working days before (negative) and after the due date, in ``province``, parted by commas.
"""

campaign_group = sa.Table(
    "acknowledgement_campaign_group",
    metadata,
    sa.Column(
        "campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("group_code", sa.String(30), primary_key=True),
)

campaign_department = sa.Table(
    "acknowledgement_campaign_department",
    metadata,
    sa.Column(
        "campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("department", sa.String(120), primary_key=True),
)
"""Only these departments of the groups; none at all means every one."""

campaign_person = sa.Table(
    "acknowledgement_campaign_person",
    metadata,
    sa.Column(
        "campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), primary_key=True),
    sa.Index("ix_acknowledgement_campaign_person_person_id", "person_id"),
    info={"subject": "person_id"},
)
"""Single persons, besides those of the groups."""

question = sa.Table(
    "acknowledgement_question",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("prompt_fr", sa.Text, nullable=False, server_default=""),
    sa.Column("prompt_en", sa.Text, nullable=False, server_default=""),
    sa.Column("choices_fr", sa.Text, nullable=False, server_default=""),
    sa.Column("choices_en", sa.Text, nullable=False, server_default=""),
    sa.Column("right_choice", sa.Integer, nullable=False),
    sa.Column("clause", sa.String(120), nullable=False, server_default=""),
    sa.Column("asked", sa.Boolean, nullable=False, server_default=sa.true()),
    sqlite_autoincrement=True,
)
"""A question of comprehension; choices one a line, ``right_choice`` counts them from 0. One answered is never changed:
``asked`` is off for those that others took the place of."""

event = sa.Table(
    "acknowledgement_event",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("method", sa.String(20), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    sa.Column("witness", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("replaces_id", Id, sa.ForeignKey("acknowledgement_event.id")),
    sa.Column("campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id"), index=True),
    sa.Column("original_place", sa.String(300), nullable=False, server_default=""),
    sa.Column("recorded_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Index("ix_acknowledgement_event_version_person", "version_id", "person_id", "id"),
    sa.Index("ix_acknowledgement_event_person", "person_id"),
    # Without it each deletion reads the whole table.
    sa.Index("ix_acknowledgement_event_replaces", "replaces_id"),
    info={"subject": "person_id"},
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""``kind``: handed_out, signed, refused, exempted, corrected (``replaces_id`` names the event) or cancelled.

``original_place`` says where the paper lies when it is not in the register, ``recorded_by`` the user's name that day.
"""

status = sa.Table(
    "acknowledgement_status",
    metadata,
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("event_id", Id, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("method", sa.String(20), nullable=False, server_default=""),
    sa.Column("witness", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_acknowledgement_status_person_id", "person_id"),
    sa.Index("ix_acknowledgement_status_version_id_state", "version_id", "state"),
    info=UNAUDITED,
    sqlite_with_rowid=False,  # a list looks each person up: once instead of twice
)
"""What the events of a person for a version add up to (rules.state_of), so that lists need not add up; no row without
a standing act. It is written with the events, in their transaction, and can be made again from them."""

answer = sa.Table(
    "acknowledgement_answer",
    metadata,
    sa.Column("event_id", Id, sa.ForeignKey("acknowledgement_event.id"), primary_key=True),
    sa.Column("question_id", Id, sa.ForeignKey("acknowledgement_question.id"), primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("choice", sa.Integer, nullable=False),
    sa.Column("right", sa.Boolean, nullable=False),
    info={"subject": "person_id"},
)
"""What a person answered before signing, one row a question: the last choice, and whether it was the right one."""

evidence = sa.Table(
    "acknowledgement_evidence",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("event_id", Id, sa.ForeignKey("acknowledgement_event.id"), nullable=False, index=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("page_id", Id, sa.ForeignKey("paper_page.id"), index=True),
    sa.Column("content_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info={"subject": "person_id"},
    sqlite_autoincrement=True,
)
"""What proves an event: a scanned page (``page_id``), or a kept file: the drawn signature, the receipt, a document."""

group_sheet = sa.Table(
    "acknowledgement_group_sheet",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("code", sa.String(12), nullable=False, unique=True),
    sa.Column("campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id"), index=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False, index=True),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("printed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""A printed sheet for many persons; ``code`` is the 12 letters and digits of its QR code."""

group_line = sa.Table(
    "acknowledgement_group_line",
    metadata,
    sa.Column("sheet_id", Id, sa.ForeignKey("acknowledgement_group_sheet.id"), primary_key=True),
    sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False, index=True),
    info={"subject": "person_id"},
)
"""Who stands on which line of which page of a group sheet, both from 1."""

reminder = sa.Table(
    "acknowledgement_reminder",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False, index=True),
    sa.Column("campaign_id", Id, sa.ForeignKey("acknowledgement_campaign.id"), index=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("channel", sa.String(10), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info={"subject": "person_id"},
    sqlite_autoincrement=True,
)
"""A reminder that was made: a letter, a draft of an e-mail (mailto) or an e-mail file (eml)."""

person = sa.table(
    "person",
    sa.column("id", Id),
    sa.column("uid", sa.String),
    sa.column("number", sa.String),
    sa.column("last_name", sa.String),
    sa.column("first_name", sa.String),
    sa.column("email", sa.String),
    sa.column("department", sa.String),
    sa.column("group_code", sa.String),
    sa.column("language", sa.String),
    sa.column("start_date", sa.Date),
    sa.column("end_date", sa.Date),
    sa.column("sort_key", sa.String),
    sa.column("search_key", sa.String),
)
"""What is read of the people slice's table, by name: a list of who signed is one join, not two lists."""
