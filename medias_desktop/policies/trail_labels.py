"""What the audit trail writes of policies, in the user’s words; apart from the other labels, for a start needs none of it."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.policies.labels import LANGUAGES

TRAIL = TrailWords(
    actions={
        "import_policy": N_("Policy imported"),
        "correct_outline": N_("Draft’s outline corrected"),
        "correct_identity": N_("Policy’s title or number corrected"),
        "delete_draft": N_("Draft deleted"),
        "adopt": N_("Policy adopted"),
        "create_identity": N_("Signing identity made"),
        "import_identity": N_("Signing identity imported"),
        "delete_identity": N_("Signing identity deleted"),
    },
    tables={
        "policy": TableWords(
            N_("Policy"),
            columns={
                "title": N_("Title"),
                "number": N_("Number"),
                "municipality": N_("Municipality"),
            },
            title="{title}",
        ),
        "policy_version": TableWords(
            N_("Version of a policy"),
            columns={
                "policy_id": N_("Policy"),
                "ordinal": N_("Version"),
                "language": N_("Language"),
                "title_block": N_("Text before the introduction"),
                "introduction": N_("Introduction"),
                "repealed_on": N_("Repealed on"),
                "source_name": N_("File it was read from"),
                "source_sha256": N_("Fingerprint of the file"),
                "text_sha256": N_("Fingerprint of the text"),
            },
            codes={"language": LANGUAGES},
            refers={"policy_id": "policy"},
            hidden=frozenset({"imported_at"}),
            title=N_("{policy_id}, version {ordinal}"),
        ),
        "section": TableWords(
            N_("Section"),
            columns={
                "version_id": N_("Policy"),
                "number": N_("Number"),
                "heading": N_("Heading"),
                "body": N_("Text"),
                "level": N_("Level"),
                "position": N_("Place in the text"),
            },
            refers={"version_id": "policy_version"},
            title="{number} {heading}",
            minor=True,
        ),
        "adoption": TableWords(
            N_("Adoption"),
            columns={
                "version_id": N_("Policy"),
                "policy_title": N_("Title"),
                "policy_number": N_("Number"),
                "municipality": N_("Municipality"),
                "resolution_number": N_("Resolution"),
                "meeting_date": N_("Meeting of"),
                "in_force_date": N_("In force on"),
                "mover": N_("Moved by"),
                "seconder": N_("Seconded by"),
                "vote": N_("Vote"),
                "pdf_pages": N_("Pages of the signed document"),
                "pdf_sha256": N_("Fingerprint of the signed document"),
            },
            refers={"version_id": "policy_version"},
            title=N_("Resolution {resolution_number}"),
        ),
        "signatory": TableWords(
            N_("Signatory"),
            columns={
                "name": N_("Name"),
                "role": N_("Role"),
                "position": N_("Order of signing"),
                "adoption_id": N_("Adoption"),
                "identity_id": N_("Signing identity"),
                "signed_at": N_("Signed on"),
            },
            refers={"adoption_id": "adoption", "identity_id": "signing_identity"},
            title="{name}",
            minor=True,
        ),
        "signing_identity": TableWords(
            N_("Signing identity"),
            columns={
                "name": N_("Name"),
                "role": N_("Role"),
                "organisation": N_("Organization"),
                "not_before": N_("Valid from"),
                "not_after": N_("Valid until"),
                "created_here": N_("Made in this program"),
            },
            hidden=frozenset({"pkcs12", "certificate_pem", "chain_pem"}),
            title="{name}",
        ),
    },
)
