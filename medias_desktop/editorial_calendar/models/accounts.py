"""Official accounts and who may use them, absences, tasks, accounts followed, elections and emergencies.

An account itself is that of the moderation (``moderated_account``): here stands what publishing asks of it besides. No
column takes a password, and none ever may.
"""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

OF_PERSON = {"subject": "person_id"}

official_account = sa.Table(
    "official_account",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), nullable=False, unique=True),
    sa.Column("holder", sa.String(200), nullable=False, server_default=""),
    sa.Column("holder_office", sa.String(40), nullable=False, server_default=""),
    sa.Column("opened_on", sa.Date),
    sa.Column("closed_on", sa.Date),
    sa.Column("closed_because", sa.Text, nullable=False, server_default=""),
    sa.Column("logo_shown_on", sa.Date),
    sa.Column("multifactor", sa.String(20), nullable=False, server_default=""),
    sa.Column("request_id", Id, sa.ForeignKey("calendar_request.id"), index=True),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""What publishing asks of an account: who holds it, since when, until when, whether the logo is shown on it.

``multifactor`` is “on”, “off”, “impossible” or “” not known; ``request_id`` the request by which it was authorized.
"""

access = sa.Table(
    "account_access",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), nullable=False, index=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("name", sa.String(200), nullable=False, server_default=""),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("office", sa.String(40), nullable=False, server_default=""),
    sa.Column("role_title", sa.String(200), nullable=False, server_default=""),
    sa.Column("authorised_on", sa.Date),
    sa.Column("authorised_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("authorised_office", sa.String(40), nullable=False, server_default=""),
    sa.Column("ended_on", sa.Date),
    sa.Column("renewed_on", sa.Date),
    sa.Column("declared_on", sa.Date),
    sa.Column("long_enough", sa.Boolean),
    sa.Column("kinds_enough", sa.Boolean),
    sa.Column("unique_here", sa.Boolean),
    sa.Column("never_private", sa.Boolean),
    sa.Column("kept_secret", sa.Boolean),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_account_access_ended_on_person_id", "ended_on", "person_id"),
    info=OF_PERSON,
    sqlite_autoincrement=True,
)
"""Who may use an account, in which role (checks.accounts.PageRole), by whose authority, until when.

``renewed_on`` is the day when what protects the access was last changed; the declarations are the holder's own word.
"""

access_incident = sa.Table(
    "account_access_incident",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("access_id", Id, sa.ForeignKey("account_access.id"), nullable=False, index=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("noticed_on", sa.Date, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("notified", sa.String(300), nullable=False, server_default=""),
    sa.Column("notified_on", sa.Date),
    sa.Column("changed_on", sa.Date),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    info=OF_PERSON,
    sqlite_autoincrement=True,
)
"""A suspicion that somebody else uses an access: whom it was told to, when it was changed."""

absence = sa.Table(
    "account_absence",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("name", sa.String(200), nullable=False, server_default=""),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("from_on", sa.Date, nullable=False),
    sa.Column("until_on", sa.Date, nullable=False),
    sa.Column("replacement_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("replacement", sa.String(200), nullable=False, server_default=""),
    sa.Column("named_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("named_office", sa.String(40), nullable=False, server_default=""),
    sa.Column("named_on", sa.Date),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_account_absence_until_on", "until_on"),
    info=OF_PERSON,
    sqlite_autoincrement=True,
)
"""When somebody in charge is away, both days included, and who takes their place."""

duty = sa.Table(
    "account_duty",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("duty", sa.String(40), nullable=False),
    sa.Column("office", sa.String(40), nullable=False, server_default=""),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("name", sa.String(200), nullable=False, server_default=""),
    sa.Column("since", sa.Date),
    sa.Column("until", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    info=OF_PERSON,
    sqlite_autoincrement=True,
)
"""Who carries out a task around the accounts (checks.accounts.Duty)."""

followed = sa.Table(
    "followed_account",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("platform", sa.String(40), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("fairness", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("decided_on", sa.Date),
    sa.Column("since", sa.Date),
    sa.Column("until", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""An account of others that the municipality follows, or stopped following."""

period = sa.Table(
    "calendar_period",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("level", sa.String(20), nullable=False, server_default=""),
    sa.Column("begins_at", sa.String(16), nullable=False),
    sa.Column("ends_at", sa.String(16), nullable=False, server_default=""),
    sa.Column("decided_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("ended_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("names", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_calendar_period_ends_at", "ends_at"),
    sqlite_autoincrement=True,
)
"""An election period of a level, or an emergency (crisis mode).

``begins_at`` and ``ends_at`` are the municipality's own time ("2026-11-21T14:30"), "" while no end is known; ``names`` are
those of candidates and parties, one on each line.
"""
