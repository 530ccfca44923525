"""What the audit trail writes of the register itself, its users, keys, documents and destructions, in the user’s words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.safekeeping.labels import ROLE_NAMES

_KINDS = {"former_person": N_("Persons")}

TRAIL = TrailWords(
    actions={
        "create_register": N_("Register made"),
        "begin_trail": N_("Audit trail begun"),
        "upgrade_register": N_("Register brought up to a new version of the program"),
        "change_municipality": N_("Municipality’s record corrected"),
        "change_letterhead": N_("Logo or colour of the documents changed"),
        "protect_register": N_("Register protected"),
        "move_register": N_("Register moved"),
        "accept_history": N_("Missing history accepted"),
        "add_user": N_("User added"),
        "change_user": N_("User’s name or role changed"),
        "remove_user": N_("User removed"),
        "change_passphrase": N_("Passphrase changed"),
        "remember_on_computer": N_("Unlocking by a computer’s session allowed"),
        "forget_on_computer": N_("Unlocking by a computer’s session ended"),
        "reset_passphrase": N_("Passphrase of a user replaced"),
        "entitle_user": N_("Right to sealed records given"),
        "disentitle_user": N_("Right to sealed records taken"),
        "replace_recovery_code": N_("Recovery key replaced"),
        "keep_recovery_sheet": N_("Recovery key put on paper"),
        "recover_access": N_("Opened with the recovery key"),
        "change_keys": N_("Keys changed"),
        "reseal_records": N_("Records sealed anew"),
        "read_sealed_records": N_("Sealed record read"),
        "read_sealed_list": N_("List of sealed records read"),
        "remember_due": N_("Next day of the sealed records noted"),
        "write_sealed_record": N_("Sealed record written"),
        "remove_sealed_record": N_("Sealed record, or part of it, removed"),
        "set_retention_rule": N_("Retention rule set"),
        "destroy_records": N_("Records destroyed by rule"),
        "destroy_on_request": N_("Records destroyed on request"),
        "replay_destructions": N_("Destructions repeated after a restore"),
        "restore_backup": N_("Backup restored"),
        "make_thumbnail": N_("Picture of a document made"),
    },
    tables={
        "municipality": TableWords(
            N_("Municipality"),
            columns={
                "name": N_("Name"),
                "language": N_("Language"),
                "paper": N_("Paper"),
                "logo_sha256": N_("Fingerprint of the logo"),
                "arms_colour": N_("Colour of the arms"),
                "program_version": N_("Version of the program"),
                "backup": N_("Backup"),
                "backup_head": N_("Last operation in the backup"),
                "former_head": N_("Last operation before the restore"),
                "lost": N_("Operations missing"),
            },
            codes={
                "language": {"fr": N_("French"), "en": N_("English")},
                "paper": {"letter": N_("Letter"), "a4": N_("A4")},
            },
            title="{name}",
        ),
        "register_user": TableWords(
            N_("User"),
            columns={
                "computer": N_("Computer"),
                "name": N_("Name"),
                "role": N_("User role"),
                "active": N_("User active"),
            },
            codes={"role": {role.value: name for role, name in ROLE_NAMES.items()}},
            hidden=frozenset({"public_key"}),
            title="{name}",
        ),
        "sealed_record": TableWords(
            N_("Sealed record"),
            columns={
                "revision": N_("Revision"),
                "key_number": N_("Number of the key"),
                "count": N_("Number of records"),
            },
            hidden=frozenset({"subject", "nonce", "box"}),
        ),
        "sealed_file": TableWords(
            N_("File of a sealed record"),
            columns={
                "record_id": N_("Sealed record"),
                "content_sha256": N_("Fingerprint of the encrypted file"),
            },
            refers={"record_id": "sealed_record"},
            minor=True,
        ),
        "attachment": TableWords(
            N_("Document"),
            columns={
                "name": N_("Name"),
                "media_type": N_("Kind of file"),
                "size": N_("Size (bytes)"),
                "sha256": N_("Fingerprint"),
            },
            title="{name}",
            minor=True,
        ),
        "retention_rule": TableWords(
            N_("Retention rule"),
            columns={
                "kind": N_("Kind of record"),
                "months": N_("Retention period in months"),
                "basis": N_("Rule of the archive schedule"),
            },
            codes={"kind": _KINDS},
            title="{kind}",
        ),
        "destruction": TableWords(
            N_("Destruction"),
            columns={
                "kind": N_("Kind of record"),
                "record_count": N_("Records destroyed"),
                "basis": N_("Rule or reason"),
                "destroyed_at": N_("Destroyed on"),
                "certificate_sha256": N_("Fingerprint of the certificate"),
            },
            codes={"kind": _KINDS},
            hidden=frozenset({"subjects"}),
            title="{kind}",
        ),
        "audit_event": TableWords(
            N_("Content of the trail"),
            columns={"basis": N_("Rule or reason")},
            hidden=frozenset({"events"}),
            minor=True,
        ),
        "key_file": TableWords(N_("Keys"), hidden=frozenset({"replaced", "by"}), minor=True),
        "history": TableWords(
            N_("History of the register"),
            columns={
                "known_seq": N_("Last operation that this computer had seen"),
                "known_hash": N_("Its fingerprint"),
                "lost": N_("Operations missing"),
            },
        ),
    },
    changes={
        "insert": N_("Added"),
        "update": N_("Changed"),
        "delete": N_("Removed"),
        "read": N_("Read"),
        "export": N_("Handed out"),
        "erase": N_("Destroyed"),
        "destroy": N_("Destroyed"),
        "restore": N_("Restored"),
        "replace": N_("Replaced"),
        "confirm": N_("Confirmed"),
        "accept": N_("Accepted"),
        "passphrase": N_("Passphrase"),
        "entitled": N_("Entitled"),
        "not_entitled": N_("No longer entitled"),
        "recovery_code": N_("Recovery key"),
        "computer": N_("Computer"),
        "change_keys": N_("Keys changed"),
    },
)
