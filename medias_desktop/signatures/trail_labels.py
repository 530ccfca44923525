"""What the audit trail writes of signatures, in the user’s words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords

TRAIL = TrailWords(
    actions={
        "create_identity": N_("Signing identity made"),
        "import_identity": N_("Signing identity imported"),
        "add_token_identity": N_("Signing identity of a token added"),
        "renew_identity": N_("Signing identity renewed"),
        "revoke_identity": N_("Signing identity revoked"),
        "delete_identity": N_("Signing identity deleted"),
        "make_seal": N_("Municipality’s seal made"),
        "seal_documents": N_("Documents sealed"),
        "trust_certificate": N_("Certificate trusted"),
        "correct_trust_note": N_("Reason for trusting a certificate corrected"),
        "distrust_certificate": N_("Certificate no longer trusted"),
        "set_timestamp_server": N_("Time-stamp server set"),
        "export_revocation_list": N_("Revocation list exported"),
    },
    tables={
        "signing_identity": TableWords(
            N_("Signing identity"),
            columns={
                "name": N_("Name"),
                "role": N_("Role"),
                "organisation": N_("Organization"),
                "kind": N_("Kind"),
                "token_label": N_("Token"),
                "token_serial": N_("Serial number of the token"),
                "not_before": N_("Valid from"),
                "not_after": N_("Valid until"),
                "created_here": N_("Made in this program"),
                "used_at": N_("First signature on"),
                "revoked_at": N_("Revoked on"),
                "revocation_reason": N_("Reason of the revocation"),
                "revocation_note": N_("Note on the revocation"),
            },
            codes={
                "kind": {
                    "file": N_("File under a passphrase"),
                    "token": N_("Token"),
                    "seal": N_("Municipality’s seal"),
                },
                "revocation_reason": {
                    "unspecified": N_("Other reason"),
                    "key_compromise": N_("The key or its passphrase is in other hands"),
                    "affiliation_changed": N_("The person changed office"),
                    "superseded": N_("Replaced by another identity"),
                    "cessation_of_operation": N_("The person left office"),
                },
            },
            hidden=frozenset({"pkcs12", "certificate_pem", "chain_pem", "key_id"}),
            title="{name}",
        ),
        "signing_authority": TableWords(
            N_("Municipality’s own authority"),
            columns={
                "name": N_("Name"),
                "not_before": N_("Valid from"),
                "not_after": N_("Valid until"),
                "revocation_list_number": N_("Number of the last revocation list"),
            },
            hidden=frozenset({"certificate_pem"}),
            title="{name}",
        ),
        "trusted_certificate": TableWords(
            N_("Trusted certificate"),
            columns={
                "name": N_("Name"),
                "note": N_("Reason"),
                "sha256": N_("Fingerprint"),
                "not_before": N_("Valid from"),
                "not_after": N_("Valid until"),
                "trusted_at": N_("Trusted since"),
            },
            hidden=frozenset({"certificate_pem"}),
            title="{name}",
        ),
        "timestamp_server": TableWords(
            N_("Time-stamp server"), columns={"url": N_("Address")}, title="{url}"
        ),
        "sealed_document": TableWords(
            N_("Sealed document"),
            columns={
                "title": N_("Title"),
                "kind": N_("Kind"),
                "person_id": N_("Person"),
                "sha256": N_("Fingerprint"),
                "pages": N_("Pages"),
                "identity_id": N_("Signing identity"),
                "sealed_at": N_("Sealed on"),
            },
            refers={"identity_id": "signing_identity", "person_id": "person"},
            title="{title}",
        ),
    },
)
