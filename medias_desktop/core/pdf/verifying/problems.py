"""What can be said against a file or one of its signatures, each in one plain sentence."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.i18n import N_, catalogue, translate


class Problem(StrEnum):
    """Why a file or one of its signatures is not accepted, what says most about the file first."""

    ENCRYPTED = "encrypted"
    TOO_COMPLEX = "too_complex"
    DAMAGED = "damaged"
    NOT_SIGNED = "not_signed"
    BROKEN = "broken"
    UNREADABLE_SIGNATURE = "unreadable_signature"
    CERTIFICATE_REPLACED = "certificate_replaced"
    CHANGED_AFTERWARDS = "changed_afterwards"
    CERTIFIED_TWICE = "certified_twice"
    UNSUPPORTED_ALGORITHM = "unsupported_algorithm"
    WEAK_ALGORITHM = "weak_algorithm"
    REVOKED = "revoked"
    CERTIFICATE_NOT_FOR_SIGNING = "certificate_not_for_signing"
    CERTIFICATE_NOT_YET_VALID = "certificate_not_yet_valid"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NOT_VALID = "certificate_not_valid"
    SIGNER_UNKNOWN = "signer_unknown"
    TIME_STAMP_UNKNOWN = "time_stamp_unknown"
    CLOCK_OFF = "clock_off"
    ROLLED_BACK = "rolled_back"
    UNEXPECTED_SIGNATURE = "unexpected_signature"
    SIGNATURE_MISSING = "signature_missing"
    TRAILING_BYTES = "trailing_bytes"
    NOT_WHOLE_FILE = "not_whole_file"
    DIFFERENT_FILE = "different_file"


_SENTENCES = {
    Problem.NOT_SIGNED: N_("The document carries no digital signature."),
    Problem.SIGNATURE_MISSING: N_(
        "A signature that belongs in this document is missing: it was not given yet or was removed."
    ),
    Problem.UNEXPECTED_SIGNATURE: N_("The document carries a signature that does not belong in it."),
    Problem.ROLLED_BACK: N_(
        "This is an earlier state of the recorded document: the signatures that followed were cut off."
    ),
    Problem.BROKEN: N_("The document was changed after it was signed: the signature no longer matches it."),
    Problem.CHANGED_AFTERWARDS: N_(
        "Something was added to the document after the signature that the signature does not allow."
    ),
    Problem.CERTIFIED_TWICE: N_(
        "A later signature claims to certify the document: only the first signature can do that."
    ),
    Problem.UNREADABLE_SIGNATURE: N_("A signature is damaged and cannot be read."),
    Problem.UNSUPPORTED_ALGORITHM: N_(
        "A signature was made by a method that this program does not know, and cannot be checked here."
    ),
    Problem.WEAK_ALGORITHM: N_(
        "A signature was made by a method that no longer protects against forgery, such as SHA-1."
    ),
    Problem.CERTIFICATE_REPLACED: N_(
        "The certificate in the signature is not the one that the signature was made with."
    ),
    Problem.CERTIFICATE_NOT_FOR_SIGNING: N_("The signer’s certificate is not meant for signing documents."),
    Problem.CERTIFICATE_NOT_YET_VALID: N_(
        "The signer’s certificate was not valid yet at the time of the signature."
    ),
    Problem.CERTIFICATE_EXPIRED: N_("The signer’s certificate had expired at the time of the signature."),
    Problem.CERTIFICATE_NOT_VALID: N_(
        "The signer’s certificate was not valid for signing at the time of the signature."
    ),
    Problem.REVOKED: N_("The signer’s certificate had been revoked at the time of the signature."),
    Problem.SIGNER_UNKNOWN: N_(
        "The document is unchanged since it was signed, but the signer’s certificate is not known here."
    ),
    Problem.TIME_STAMP_UNKNOWN: N_("The authority that gave the time stamp is not known here."),
    Problem.CLOCK_OFF: N_(
        "The time of a signature cannot be right: the clock of the signer’s computer was wrong or the time was made up."
    ),
    Problem.NOT_WHOLE_FILE: N_("The file holds more than what was signed last."),
    Problem.TRAILING_BYTES: N_("Something was appended to the file after its end."),
    Problem.DIFFERENT_FILE: N_(
        "This is not the file recorded in the register: its fingerprint is different."
    ),
    Problem.ENCRYPTED: N_(
        "The document is protected by a password and cannot be checked: ask for a copy without one."
    ),
    Problem.DAMAGED: N_("The structure of the document is damaged."),
    Problem.TOO_COMPLEX: N_("The document is built so that checking it would take far too long."),
}


def describe(problem: Problem | str, language: str | None = None) -> str:
    """Return the sentence for a problem in ``language``, by default the interface's."""
    sentence = _SENTENCES[Problem(problem)]
    return catalogue(language).gettext(sentence) if language else translate(sentence)
