"""Tables of policies: versions, sections, rules, notes, decisions, adoptions, signing rounds."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

policy = sa.Table(
    "policy",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("municipality", sa.String(200), nullable=False),
    sa.Column("title", sa.String(300), nullable=False),
    sa.Column("number", sa.String(60), nullable=False, server_default=""),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("town", sa.String(40), nullable=False, server_default=""),
    sa.Column("revision_months", sa.Integer),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""A family of dated texts; ``town`` is the key of the library's town whose official text this is."""

policy_version = sa.Table(
    "policy_version",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("policy_id", Id, sa.ForeignKey("policy.id"), nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("title_block", sa.Text, nullable=False, server_default=""),
    sa.Column("introduction", sa.Text, nullable=False, server_default=""),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    sa.Column("source_name", sa.String(255), nullable=False),
    sa.Column("source_sha256", sa.String(64), sa.ForeignKey("attachment.sha256")),
    sa.Column("imported_at", UtcDateTime, nullable=False),
    sa.Column("repealed_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("origin", sa.String(120), nullable=False, server_default=""),
    sa.Column("change", sa.String(12), nullable=False, server_default="substantive"),
    sa.Column("submitted_on", sa.Date),
    sa.Column("submitted_for", sa.Date),
    sa.Column("repeal_resolution", sa.String(60), nullable=False, server_default=""),
    sa.UniqueConstraint("policy_id", "ordinal"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""One dated text of a policy; its state follows from its adoption and the calendar (rules.state_on).

A text that was composed has no source file; ``origin`` says what it was begun from ("town/montmagny", "version/<uid>").
``submitted_for`` is the day of the meeting that is to adopt it.
"""

section = sa.Table(
    "section",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("number", sa.String(120), nullable=False, server_default=""),
    sa.Column("heading", sa.Text, nullable=False, server_default=""),
    sa.Column("body", sa.Text, nullable=False, server_default=""),
    sa.Column("uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("provenance", sa.String(120), nullable=False, server_default=""),
    sa.Column("themes", sa.String(400), nullable=False, server_default=""),
    sa.UniqueConstraint("version_id", "position"),
    sa.Index("ix_section_version_id_uid", "version_id", "uid", unique=True),
    sa.CheckConstraint("level >= 1", name="level_from_one"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""A part of a version's text.

``uid`` stays the same from one version of a policy to the next, so that what moved is known; ``provenance`` is the clause
it was taken from ("town/montmagny/MM:5.9", "version/<uid>/<section uid>"); ``themes`` are keys, space between them.
"""

policy_rule = sa.Table(
    "policy_rule",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column(
        "version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("section_uid", sa.String(36), nullable=False),
    sa.Column("code", sa.String(20), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("force", sa.String(20), nullable=False),
    sa.Column("subject", sa.String(200), nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("app_part", sa.String(30), nullable=False),
    sa.Column("check_name", sa.String(60), nullable=False, server_default=""),
    sa.Column("params", sa.Text, nullable=False, server_default="{}"),
    sa.Column("uses", sa.String(80), nullable=False, server_default=""),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("provenance", sa.String(60), nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("version_id", "code"),
    sqlite_autoincrement=True,
)
"""What a clause makes the program do; ``params`` is JSON, read by the parameters' class of ``check_name``."""

policy_note = sa.Table(
    "policy_note",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), index=True),
    sa.Column("town", sa.String(40), nullable=False, server_default=""),
    sa.Column("section_uid", sa.String(60), nullable=False, server_default=""),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("author", sa.String(200), nullable=False, server_default=""),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.String(12), nullable=False, server_default="open"),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""An own note ("note") or what a reader said of a draft ("comment"), on a version or on a town's text."""

open_point = sa.Table(
    "open_point",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("policy_id", Id, sa.ForeignKey("policy.id", ondelete="CASCADE"), nullable=False),
    sa.Column("key", sa.String(60), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_on", sa.Date, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("policy_id", "key"),
    sqlite_autoincrement=True,
)
"""What the municipality decided where its policy leaves a point open; ``value`` is JSON."""

placeholder = sa.Table(
    "placeholder",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False, unique=True),
    sa.Column("value", sa.String(300), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""What stands in a text in place of a placeholder: the municipality's telephone, its roles, its address."""

revision_trigger = sa.Table(
    "revision_trigger",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("policy_id", Id, sa.ForeignKey("policy.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("detail", sa.String(300), nullable=False, server_default=""),
    sa.Column("noted_on", sa.Date, nullable=False),
    sa.Column("closed_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""Why a policy is to be revised, other than the time that passed: a new platform, a new site, a need."""

adoption = sa.Table(
    "adoption",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False, unique=True),
    sa.Column("municipality", sa.String(200), nullable=False),
    sa.Column("policy_title", sa.String(300), nullable=False),
    sa.Column("policy_number", sa.String(60), nullable=False, server_default=""),
    sa.Column("resolution_number", sa.String(60), nullable=False),
    sa.Column("meeting_date", sa.Date, nullable=False),
    sa.Column("in_force_date", sa.Date, nullable=False),
    sa.Column("mover", sa.String(200), nullable=False, server_default=""),
    sa.Column("seconder", sa.String(200), nullable=False, server_default=""),
    sa.Column("vote", sa.String(200), nullable=False, server_default=""),
    sa.Column("place", sa.String(200), nullable=False, server_default=""),
    sa.Column("resolution_text", sa.Text, nullable=False, server_default=""),
    sa.Column("change_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("pdf_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("pdf_pages", sa.Integer, nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""The council's act and the signed document of record."""

signatory = sa.Table(
    "signatory",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("adoption_id", Id, sa.ForeignKey("adoption.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(200), nullable=False),
    sa.Column("identity_id", Id, sa.ForeignKey("signing_identity.id")),
    sa.Column("signed_at", UtcDateTime),
    sa.Column("method", sa.String(10), nullable=False, server_default="pen"),
    sa.Column("certificate_pem", sa.Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""Who signed how (rules.SignatureMethod); ``identity_id`` is null for a pen and for a signature made elsewhere.

``certificate_pem`` is the certificate that the signature bears, kept for as long as the adoption.
"""

true_copy = sa.Table(
    "true_copy",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("adoption_id", Id, sa.ForeignKey("adoption.id"), nullable=False, index=True),
    sa.Column("scan_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("pdf_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("identity_id", Id, sa.ForeignKey("signing_identity.id"), nullable=False),
    sa.Column("attested_by", sa.String(200), nullable=False),
    sa.Column("attested_role", sa.String(200), nullable=False),
    sa.Column("note", sa.String(500), nullable=False, server_default=""),
    sa.Column("attested_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""A document signed by hand and scanned back: the scan as it came, and the true copy under the clerk's signature."""

signing_round = sa.Table(
    "signing_round",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column(
        "version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("state", sa.String(10), nullable=False, server_default="open"),
    sa.Column("municipality", sa.String(200), nullable=False),
    sa.Column("policy_title", sa.String(300), nullable=False),
    sa.Column("policy_number", sa.String(60), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("change", sa.String(12), nullable=False),
    sa.Column("resolution_number", sa.String(60), nullable=False),
    sa.Column("meeting_date", sa.Date, nullable=False),
    sa.Column("in_force_date", sa.Date, nullable=False),
    sa.Column("mover", sa.String(200), nullable=False, server_default=""),
    sa.Column("seconder", sa.String(200), nullable=False, server_default=""),
    sa.Column("vote", sa.String(200), nullable=False, server_default=""),
    sa.Column("place", sa.String(200), nullable=False, server_default=""),
    sa.Column("resolution_text", sa.Text, nullable=False, server_default=""),
    sa.Column("change_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    sa.Column("prepared_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("current_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("pdf_pages", sa.Integer, nullable=False),
    sa.Column("locking_position", sa.Integer),
    sa.Column("placeholder_values", sa.Text, nullable=False, server_default="{}"),
    sa.Column("prepared_at", UtcDateTime, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    sa.Column("note", sa.String(500), nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""A prepared document that waits for signatures given one after the other, here or elsewhere; its text is frozen.

``state`` is open, completed (an adoption was recorded) or abandoned; a version has one open round at most.
``locking_position`` is that of the signatory whose field closes the document; ``placeholder_values`` is JSON: what the
placeholders of the text stood for when it was prepared.
"""

round_signatory = sa.Table(
    "round_signatory",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column(
        "round_id", Id, sa.ForeignKey("signing_round.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(200), nullable=False),
    sa.Column("method", sa.String(10), nullable=False),
    sa.Column("identity_id", Id, sa.ForeignKey("signing_identity.id")),
    sa.Column("signed_at", UtcDateTime),
    sa.Column("certificate_pem", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""Who is to sign in a round, in order; ``signed_at`` once it is done."""
