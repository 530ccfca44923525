"""What can be said against a file or one of its signatures, each in one plain sentence."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.i18n import N_, translate


class Problem(StrEnum):
    """Why a file or one of its signatures is not accepted."""

    NOT_SIGNED = "not_signed"
    SIGNATURE_MISSING = "signature_missing"
    BROKEN = "broken"
    CHANGED_AFTERWARDS = "changed_afterwards"
    UNREADABLE_SIGNATURE = "unreadable_signature"
    SIGNER_UNKNOWN = "signer_unknown"
    CERTIFICATE_NOT_VALID = "certificate_not_valid"
    NOT_WHOLE_FILE = "not_whole_file"
    DIFFERENT_FILE = "different_file"
    DAMAGED = "damaged"


_SENTENCES = {
    Problem.NOT_SIGNED: N_("The document carries no digital signature."),
    Problem.SIGNATURE_MISSING: N_(
        "A signature that belongs in this document is missing: it was not given yet or was removed."
    ),
    Problem.BROKEN: N_("The document was changed after it was signed: the signature no longer matches it."),
    Problem.CHANGED_AFTERWARDS: N_(
        "Something was added to the document after the signature that the signature does not allow."
    ),
    Problem.UNREADABLE_SIGNATURE: N_("A signature is damaged and cannot be read."),
    Problem.SIGNER_UNKNOWN: N_(
        "The document is unchanged since it was signed, but the signer’s certificate is not known here."
    ),
    Problem.CERTIFICATE_NOT_VALID: N_(
        "The signer’s certificate was not valid for signing at the time of the signature."
    ),
    Problem.NOT_WHOLE_FILE: N_("The file holds more than what was signed last."),
    Problem.DIFFERENT_FILE: N_(
        "This is not the file recorded in the register: its fingerprint is different."
    ),
    Problem.DAMAGED: N_("The structure of the document is damaged."),
}


def describe(problem: Problem | str) -> str:
    """Return the sentence for a problem in the interface language."""
    return translate(_SENTENCES[Problem(problem)])
