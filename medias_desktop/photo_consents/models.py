"""Tables of photo consents: events, items, whom they show, who agreed to what, where they were published.

Acts of consent are only ever added, never changed or removed.
"""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import UNAUDITED, Id, UtcDateTime, metadata

OF_PHOTO = {"subject": "id", "subject_kind": "photo"}
"""What the trail says of an item goes with it: its title or its description may name somebody."""
OF_PORTRAYED = {"subject": "portrayed_id", "subject_kind": "portrayed"}

setting = sa.Table(
    "photo_setting",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("both_guardians", sa.Boolean, nullable=False),
    sa.Column("own_agreement_age", sa.Integer, nullable=False),
    sa.Column("guardian_until_age", sa.Integer, nullable=False),
    sa.Column("default_months", sa.Integer),
    sa.Column("notice_days", sa.String(60), nullable=False),
    sa.Column("school_year_ends", sa.String(5), nullable=False),
    sa.Column("keep_copies", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)
"""At most one row: what the municipality decided (rules.settings); none while it has decided nothing.

``notice_days`` are days before a consent ends, parted by commas; ``school_year_ends`` is a month and a day ("06-23").
"""

event = sa.Table(
    "photo_event",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("begins_on", sa.Date),
    sa.Column("ends_on", sa.Date),
    sa.Column("place", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("search_key", sa.String(800), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_photo_event_begins_on", "begins_on"),
    sqlite_autoincrement=True,
)
"""What was photographed: a feast, a season of a team, a school year of a class."""

item = sa.Table(
    "photo_item",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("event_id", Id, sa.ForeignKey("photo_event.id")),
    sa.Column("file_name", sa.String(255), nullable=False, server_default=""),
    sa.Column("sha256", sa.String(64), unique=True),
    sa.Column("byte_size", sa.BigInteger),
    sa.Column("media_type", sa.String(100), nullable=False, server_default=""),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("taken_at", sa.String(19), nullable=False, server_default=""),
    sa.Column("camera", sa.String(200), nullable=False, server_default=""),
    sa.Column("has_location", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("place", sa.String(200), nullable=False, server_default=""),
    sa.Column("photographer", sa.String(200), nullable=False, server_default=""),
    sa.Column("source", sa.String(300), nullable=False, server_default=""),
    sa.Column("credit_line", sa.String(300), nullable=False, server_default=""),
    sa.Column("rights", sa.String(20), nullable=False),
    sa.Column("rights_note", sa.Text, nullable=False, server_default=""),
    sa.Column("rights_until", sa.Date),
    sa.Column("alt_fr", sa.Text, nullable=False, server_default=""),
    sa.Column("alt_en", sa.Text, nullable=False, server_default=""),
    sa.Column("original_place", sa.String(500), nullable=False, server_default=""),
    sa.Column("content_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("picture_sha256", sa.String(64), nullable=False, server_default=""),
    sa.Column("review", sa.String(20), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("search_key", sa.String(1500), nullable=False),
    sa.Column("added_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_photo_item_day_id", "day", "id"),
    sa.Index("ix_photo_item_event_id_day_id", "event_id", "day", "id"),
    info=OF_PHOTO,
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""A photo, or a video, a sound recording, a comment, an article about somebody.

``sha256`` names the original file, ``content_sha256`` the copy that the register keeps when the user wants one,
``picture_sha256`` the small picture of ``photo_picture``. ``width`` × ``height`` are pixels of the picture put upright;
``taken_at`` is the camera's own time without a zone ("2026-06-24T14:03:00"), ``day`` what lists are sorted by: the day it
was taken, else that of its event, else that it was added. ``review`` says whether everyone shown is named (rules.items).
"""

picture = sa.Table(
    "photo_picture",
    metadata,
    sa.Column("item_id", Id, sa.ForeignKey("photo_item.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""A small upright JPEG of an item; its row's ``picture_sha256``, which the trail follows, vouches for it."""

portrayed = sa.Table(
    "portrayed_person",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), unique=True),
    sa.Column("last_name", sa.String(120), nullable=False, server_default=""),
    sa.Column("first_name", sa.String(120), nullable=False, server_default=""),
    sa.Column("birth_date", sa.Date),
    sa.Column("adult", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("phone", sa.String(40), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("sort_key", sa.String(260), nullable=False),
    sa.Column("search_key", sa.String(800), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_portrayed_person_sort_key_id", "sort_key", "id"),
    sa.Index("ix_portrayed_person_birth_date", "birth_date"),
    info={"subject": "id", "subject_kind": "portrayed"},
    sqlite_autoincrement=True,
)
"""Somebody shown: of the list of persons (``person_id``; the names are read there), or from outside, with no more than is
needed. ``adult`` is what the user knows without a date of birth."""

guardian = sa.Table(
    "legal_guardian",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), nullable=False, index=True),
    sa.Column("last_name", sa.String(120), nullable=False),
    sa.Column("first_name", sa.String(120), nullable=False, server_default=""),
    sa.Column("relation", sa.String(20), nullable=False),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("phone", sa.String(40), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("ended_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    info=OF_PORTRAYED,
    sqlite_autoincrement=True,
)
"""Who holds parental authority over a minor, or represents somebody who cannot consent; until ``ended_on``."""

subject = sa.Table(
    "photo_subject",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("item_id", Id, sa.ForeignKey("photo_item.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), index=True),
    sa.Column("x", sa.Integer),
    sa.Column("y", sa.Integer),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    info=OF_PORTRAYED,
    sqlite_autoincrement=True,
)
"""Who or what is seen in an item. The frame is in ten-thousandths of the upright picture's width and height."""

consent = sa.Table(
    "photo_consent",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), nullable=False, index=True),
    sa.Column("item_id", Id, sa.ForeignKey("photo_item.id"), index=True),
    sa.Column("event_id", Id, sa.ForeignKey("photo_event.id"), index=True),
    sa.Column("purposes", sa.String(300), nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date, index=True),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("terms", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", UtcDateTime, nullable=False),
    info=OF_PORTRAYED,
    sqlite_autoincrement=True,
)
"""What somebody is asked: for one item, one event, or in general (neither), for which purposes (codes parted by commas),
from when to when (inclusive; no end: until withdrawn). Never changed: ``terms`` are the words that were agreed to."""

act = sa.Table(
    "photo_consent_act",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("consent_id", Id, sa.ForeignKey("photo_consent.id"), nullable=False, index=True),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("guardian_id", Id, sa.ForeignKey("legal_guardian.id"), index=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("method", sa.String(20), nullable=False, server_default=""),
    sa.Column("purposes", sa.String(300), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("witness", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("original_place", sa.String(300), nullable=False, server_default=""),
    sa.Column("replaces_id", Id, sa.ForeignKey("photo_consent_act.id"), index=True),
    sa.Column("recorded_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info=OF_PORTRAYED,
    sqlite_autoincrement=True,
)
"""What happened: noticed, asked, given, refused, silent, withdrawn, corrected (``replaces_id`` names the act) or cancelled.

By the guardian named, or by the person; ``purposes`` are those that it is about, "" for all of the consent; ``note`` is the
reason of a withdrawal, the means of a notice.
"""

evidence = sa.Table(
    "photo_consent_evidence",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("act_id", Id, sa.ForeignKey("photo_consent_act.id"), nullable=False, index=True),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("page_id", Id, sa.ForeignKey("paper_page.id"), index=True),
    sa.Column("content_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info=OF_PORTRAYED,
    sqlite_autoincrement=True,
)
"""What proves an act: a scanned page, or a kept file: the drawn signature, the receipt, an e-mail."""

form = sa.Table(
    "photo_consent_form",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("code", sa.String(12), nullable=False, unique=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("for_minor", sa.Boolean, nullable=False),
    sa.Column("item_id", Id, sa.ForeignKey("photo_item.id"), index=True),
    sa.Column("event_id", Id, sa.ForeignKey("photo_event.id"), index=True),
    sa.Column("purposes", sa.String(300), nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("terms", sa.Text, nullable=False, server_default=""),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("printed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""A printed form: individual, group or blank; ``code`` is the 12 letters and digits of its QR code."""

form_line = sa.Table(
    "photo_consent_form_line",
    metadata,
    sa.Column("form_id", Id, sa.ForeignKey("photo_consent_form.id"), primary_key=True),
    sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("portrayed_id", Id, sa.ForeignKey("portrayed_person.id"), nullable=False, index=True),
    sa.Column("guardian_id", Id, sa.ForeignKey("legal_guardian.id"), index=True),
    sa.Column("consent_id", Id, sa.ForeignKey("photo_consent.id"), index=True),
    sa.Column("own", sa.Boolean, nullable=False, server_default=sa.true()),
    info=OF_PORTRAYED,
)
"""Who signs on which line of which page of a form, both from 1: the person (``own``), or the guardian named on the line.

Without either a guardian is still to be named there. ``consent_id`` is what the person is asked; a blank form has lines
once somebody's answer was read on it.
"""

use = sa.Table(
    "photo_use",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("item_id", Id, sa.ForeignKey("photo_item.id"), nullable=False, index=True),
    sa.Column("purpose", sa.String(20), nullable=False),
    sa.Column("account", sa.String(200), nullable=False, server_default=""),
    sa.Column("post_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("planned_on", sa.Date),
    sa.Column("published_on", sa.Date),
    sa.Column("link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("responsible", sa.String(200), nullable=False, server_default=""),
    sa.Column("dropped_on", sa.Date),
    sa.Column("removed_on", sa.Date),
    sa.Column("removed_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("removal", sa.String(20), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("relied_on", sa.Text, nullable=False, server_default=""),
    sa.Column("covered", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_photo_use_planned_on", "planned_on"),
    sa.Index("ix_photo_use_published_on", "published_on"),
    sa.Index("ix_photo_use_post_uid", "post_uid"),
    info={"subject": "item_id", "subject_kind": "photo"},
    sqlite_autoincrement=True,
)
"""Where an item is to be published, or was: planned, published, dropped before it was, or taken down (``removed_on``).

``post_uid`` names the post of the editorial calendar that it belongs to, "" for one recorded by hand; ``relied_on`` the
uids of the consents that it was published by, parted by commas; ``covered`` the numbers of the persons shown who cannot be
seen on the copy that goes out; ``removal`` what was done (rules.uses).
"""

person = sa.table(
    "person",
    sa.column("id", Id),
    sa.column("uid", sa.String),
    sa.column("last_name", sa.String),
    sa.column("first_name", sa.String),
    sa.column("email", sa.String),
    sa.column("department", sa.String),
    sa.column("group_code", sa.String),
    sa.column("language", sa.String),
    sa.column("end_date", sa.Date),
    sa.column("sort_key", sa.String),
    sa.column("search_key", sa.String),
)
"""What is read of the people slice's table, by name: who is shown is one join, not two lists."""
