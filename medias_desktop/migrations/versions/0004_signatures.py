"""Signatures: tokens, seals, revocation, trust, time stamps, signing rounds, true copies, the municipality's letterhead."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _short(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), server_default="", nullable=False)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(27), nullable=nullable)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def upgrade() -> None:
    _letterhead()
    _identities()
    _authority()
    _trust()
    _sealed_documents()
    _adoptions()
    _true_copies()
    _rounds()


def _letterhead() -> None:
    with op.batch_alter_table("municipality") as table:
        table.add_column(sa.Column("logo_sha256", sa.String(64), nullable=True))
        table.add_column(_short("arms_colour", 7))
        table.create_foreign_key(
            op.f("fk_municipality_logo_sha256_attachment"), "attachment", ["logo_sha256"], ["sha256"]
        )


def _identities() -> None:
    for column in (
        sa.Column("kind", sa.String(10), server_default="file", nullable=False),
        _short("token_label", 64),
        _short("token_serial", 64),
        _short("key_id", 512),
        _instant("used_at", nullable=True),
        _instant("revoked_at", nullable=True),
        _short("revocation_reason", 30),
        _short("revocation_note", 500),
        _version(),
    ):
        op.add_column("signing_identity", column)
    op.execute(
        "UPDATE signing_identity SET used_at = (SELECT min(coalesce(s.signed_at, a.recorded_at)) FROM signatory s "
        "JOIN adoption a ON a.id = s.adoption_id WHERE s.identity_id = signing_identity.id)"
    )


def _authority() -> None:
    op.create_table(
        "signing_authority",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("certificate_pem", sa.Text(), nullable=False),
        _instant("not_before"),
        _instant("not_after"),
        sa.Column("revocation_list_number", sa.Integer(), server_default="0", nullable=False),
        _instant("created_at"),
        _version(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_authority")),
        sa.UniqueConstraint("uid", name=op.f("uq_signing_authority_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "signing_secret",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_signing_secret")),
    )


def _trust() -> None:
    op.create_table(
        "trusted_certificate",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("certificate_pem", sa.Text(), nullable=False),
        _instant("not_before"),
        _instant("not_after"),
        _short("note", 500),
        _instant("trusted_at"),
        _version(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trusted_certificate")),
        sa.UniqueConstraint("uid", name=op.f("uq_trusted_certificate_uid")),
        sa.UniqueConstraint("sha256", name=op.f("uq_trusted_certificate_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "timestamp_server",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("url", sa.String(300), nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timestamp_server")),
        sa.UniqueConstraint("uid", name=op.f("uq_timestamp_server_uid")),
        sqlite_autoincrement=True,
    )


def _sealed_documents() -> None:
    op.create_table(
        "sealed_document",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("identity_id", _id(), nullable=False),
        _instant("sealed_at"),
        sa.ForeignKeyConstraint(
            ["identity_id"],
            ["signing_identity.id"],
            name=op.f("fk_sealed_document_identity_id_signing_identity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_sealed_document_uid")),
        sa.UniqueConstraint("sha256", name=op.f("uq_sealed_document_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sealed_document_person_id", "sealed_document", ["person_id"])


def _adoptions() -> None:
    op.add_column("adoption", _short("place", 200))
    op.add_column("adoption", sa.Column("resolution_text", sa.Text(), server_default="", nullable=False))
    op.add_column("signatory", sa.Column("method", sa.String(10), server_default="pen", nullable=False))
    op.add_column("signatory", sa.Column("certificate_pem", sa.Text(), server_default="", nullable=False))
    op.execute(
        "UPDATE signatory SET method = 'here', certificate_pem = (SELECT i.certificate_pem FROM signing_identity i "
        "WHERE i.id = signatory.identity_id) WHERE identity_id IS NOT NULL"
    )


def _true_copies() -> None:
    op.create_table(
        "true_copy",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("adoption_id", _id(), nullable=False),
        sa.Column("scan_sha256", sa.String(64), nullable=False),
        sa.Column("pdf_sha256", sa.String(64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("identity_id", _id(), nullable=False),
        sa.Column("attested_by", sa.String(200), nullable=False),
        sa.Column("attested_role", sa.String(200), nullable=False),
        _short("note", 500),
        _instant("attested_at"),
        sa.ForeignKeyConstraint(
            ["adoption_id"], ["adoption.id"], name=op.f("fk_true_copy_adoption_id_adoption")
        ),
        sa.ForeignKeyConstraint(
            ["scan_sha256"], ["attachment.sha256"], name=op.f("fk_true_copy_scan_sha256_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["pdf_sha256"], ["attachment.sha256"], name=op.f("fk_true_copy_pdf_sha256_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["signing_identity.id"], name=op.f("fk_true_copy_identity_id_signing_identity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_true_copy")),
        sa.UniqueConstraint("uid", name=op.f("uq_true_copy_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_true_copy_adoption_id", "true_copy", ["adoption_id"])


def _rounds() -> None:
    op.create_table(
        "signing_round",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("state", sa.String(10), server_default="open", nullable=False),
        sa.Column("municipality", sa.String(200), nullable=False),
        sa.Column("policy_title", sa.String(300), nullable=False),
        _short("policy_number", 60),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("change", sa.String(12), nullable=False),
        sa.Column("resolution_number", sa.String(60), nullable=False),
        sa.Column("meeting_date", sa.Date(), nullable=False),
        sa.Column("in_force_date", sa.Date(), nullable=False),
        _short("mover", 200),
        _short("seconder", 200),
        _short("vote", 200),
        _short("place", 200),
        sa.Column("resolution_text", sa.Text(), server_default="", nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("prepared_sha256", sa.String(64), nullable=False),
        sa.Column("current_sha256", sa.String(64), nullable=False),
        sa.Column("pdf_pages", sa.Integer(), nullable=False),
        sa.Column("locking_position", sa.Integer(), nullable=True),
        sa.Column("placeholder_values", sa.Text(), server_default="{}", nullable=False),
        _instant("prepared_at"),
        _instant("ended_at", nullable=True),
        _short("note", 500),
        _version(),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_signing_round_version_id_policy_version"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["prepared_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_signing_round_prepared_sha256_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["current_sha256"], ["attachment.sha256"], name=op.f("fk_signing_round_current_sha256_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_round")),
        sa.UniqueConstraint("uid", name=op.f("uq_signing_round_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signing_round_version_id", "signing_round", ["version_id"])
    op.create_table(
        "round_signatory",
        sa.Column("id", _id(), nullable=False),
        sa.Column("round_id", _id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("method", sa.String(10), nullable=False),
        sa.Column("identity_id", _id(), nullable=True),
        _instant("signed_at", nullable=True),
        sa.Column("certificate_pem", sa.Text(), server_default="", nullable=False),
        _version(),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["signing_round.id"],
            name=op.f("fk_round_signatory_round_id_signing_round"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"],
            ["signing_identity.id"],
            name=op.f("fk_round_signatory_identity_id_signing_identity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_signatory")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_round_signatory_round_id", "round_signatory", ["round_id"])
