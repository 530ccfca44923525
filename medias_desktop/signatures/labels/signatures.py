"""What is told of one signature: a card in plain words, and the technical detail below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.i18n import N_, catalogue, current_language, format_date
from medias_desktop.signatures.labels.checking import moment
from medias_desktop.signatures.labels.cleaning import shown

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import SignatureStatus
    from medias_desktop.signatures.checked import ByteRange


class SignatureWords(NamedTuple):
    """A signature in plain words: ``state`` in two or three of them with the ``kind`` of its colour."""

    name: str
    office: str
    state: str
    kind: str
    lines: tuple[str, ...]


_UNNAMED = N_("Signature in the place “{field}”")
_STATES = {
    "ok": N_("Valid"),
    "warn": N_("Not confirmed"),
    "bad": N_("Does not count"),
}
_WHEN = N_("Signed on {moment}, by the clock of the signer’s computer.")
_WHEN_STAMPED = N_("Signed on {moment}; {authority} confirms the time.")
_WHEN_UNKNOWN = N_("The time of the signature is not known.")
_STAMP = N_("Time stamp of {moment}, by {authority}.")
_REASON = N_("Reason given: {reason}")
_PLACE = N_("Place: {place}")
_RIGHTS = {
    "own_identity": N_("Trusted, because this signing identity is kept in the register."),
    "own_authority": N_("Trusted, because the municipality itself issued the certificate."),
    "listed": N_("Trusted, because the municipality trusts {issuer}."),
}
_NOTE = N_("Reason noted: {note}")
_NOBODY = N_(
    "Nobody here vouches that the signer is {name}: the certificate says so, and {issuer} issued it."
)
_NOBODY_SELF = N_(
    "Nobody here vouches that the signer is {name}: the certificate says so, and the signer issued it."
)
_UNCHANGED = N_("Nothing was changed after this signature.")
_ONLY_SIGNATURES = N_("After this signature, others were added and nothing else was changed.")
_REVOKED = N_("The certificate was withdrawn on {date}.")
_VALID_ONLY = N_("The certificate is valid from {first} to {last}.")
_ONLY_UNKNOWN = ("signer_unknown", "time_stamp_unknown")


def signature_words(one: SignatureStatus, language: str | None = None) -> SignatureWords:
    """Return what a card says of a signature."""
    language = language or current_language()
    say, details = catalogue(language).gettext, one.details
    lines = [_when(one, language)]
    if details is not None and details.reason:
        lines.append(say(_REASON).format(reason=shown(details.reason)))
    if details is not None and details.location:
        lines.append(say(_PLACE).format(place=shown(details.location)))
    lines += _right(one, language) if one.intact else []
    lines.append(_change(one, language))
    kind = "ok" if one.problem is None else "warn" if one.problem.value in _ONLY_UNKNOWN else "bad"
    return SignatureWords(
        shown(one.signer) or say(_UNNAMED).format(field=shown(one.field)),
        ""
        if details is None
        else ", ".join(filter(None, (shown(details.role), shown(details.organisation)))),
        say(_STATES[kind]),
        kind,
        tuple(filter(None, lines)),
    )


def _when(one: SignatureStatus, language: str) -> str:
    say, details = catalogue(language).gettext, one.details
    if details is not None and details.time_stamp is not None and details.time_stamp_trusted:
        return say(_WHEN_STAMPED).format(
            moment=moment(details.time_stamp, language), authority=shown(details.time_stamp_by)
        )
    if one.signed_at is None or one.signed_at.tzinfo is None:
        return say(_WHEN_UNKNOWN)
    return say(_WHEN).format(moment=moment(one.signed_at, language))


def _right(one: SignatureStatus, language: str) -> list[str]:
    """Return why the signer is believed, or that nobody vouches."""
    say, details = catalogue(language).gettext, one.details
    if details is None:
        return []
    if details.anchor is not None:
        anchor = details.anchor
        issuer = shown(details.chain[-1] if details.chain else details.issuer)
        told = [say(_RIGHTS[anchor.origin.value]).format(issuer=issuer)]
        return told + ([say(_NOTE).format(note=shown(anchor.note, 500))] if anchor.note else [])
    if one.problem is None:
        return []
    self_issued = details.issuer in ("", one.signer)
    return [
        say(_NOBODY_SELF if self_issued else _NOBODY).format(
            name=shown(one.signer), issuer=shown(details.issuer)
        )
    ]


def _change(one: SignatureStatus, language: str) -> str:
    from medias_desktop.core.pdf.verifying import describe

    say, details = catalogue(language).gettext, one.details
    if one.problem is None or one.problem.value in _ONLY_UNKNOWN:
        return say(_UNCHANGED if one.covers_whole_file else _ONLY_SIGNATURES)
    if details is not None and details.revoked_at is not None and one.intact:
        return say(_REVOKED).format(date=moment(details.revoked_at, language))
    told = describe(one.problem, language)
    if details is None or not one.problem.value.startswith("certificate_"):
        return told
    first, last = (
        format_date(at.astimezone().date(), language=language)
        for at in (details.not_before, details.not_after)
    )
    return f"{told} {say(_VALID_ONLY).format(first=first, last=last)}"


_ROWS = {
    "field": N_("Place in the document"),
    "kind": N_("Kind of signature"),
    "permitted": N_("Permitted afterwards"),
    "issuer": N_("Issuer"),
    "chain": N_("Chain"),
    "serial": N_("Serial number"),
    "valid": N_("Validity"),
    "fingerprint": N_("Certificate (SHA-256)"),
    "algorithm": N_("Algorithm"),
    "level": N_("Level"),
    "time_stamp": N_("Time stamp"),
    "whole": N_("Extent"),
    "bytes": N_("Bytes signed"),
}
_KINDS = {
    "approval": N_("Approval"),
    "certification": N_("Certification (the first signature, which fixes the document)"),
    "document_timestamp": N_("Time stamp of the document"),
}
_PERMITTED = {
    "none": N_("Nothing"),
    "filling": N_("Forms and further signatures"),
    "annotating": N_("Forms, further signatures and notes"),
}
_VALID = N_("{first} until {last}")
_LEVELS = {
    "B-B": N_("PAdES B-B: the signature alone"),
    "B-T": N_("PAdES B-T: with a time stamp"),
    "B-LT": N_("PAdES B-LT: with a time stamp, and the proofs needed when the certificate has expired"),
    "B-LTA": N_(
        "PAdES B-LTA: with the proofs needed when the certificate has expired, under an archive stamp"
    ),
}
_BYTES = N_("{first} to {end} and {second} to {last}")
_WHOLE = N_("The whole file")
_REVISION = N_("The file as it was at the time")


def technical_rows(
    one: SignatureStatus, language: str | None = None, byte_range: ByteRange | None = None
) -> list[tuple[str, str]]:
    """Return the technical detail of a signature as labels and values."""
    language = language or current_language()
    say, found = catalogue(language).gettext, one.details
    rows = {"field": shown(one.field), "whole": say(_WHOLE if one.covers_whole_file else _REVISION)}
    if byte_range is not None:
        first, end, second, rest = byte_range
        rows["bytes"] = say(_BYTES).format(first=first, end=first + end, second=second, last=second + rest)
    if found is not None:
        stamp = ""
        if found.time_stamp is not None:
            stamp = say(_STAMP).format(
                moment=moment(found.time_stamp, language), authority=shown(found.time_stamp_by)
            )
        permitted = _PERMITTED.get(found.permitted_changes)
        rows |= {
            "kind": say(_KINDS[found.kind.value]),
            "permitted": say(permitted) if permitted else found.permitted_changes,
            "issuer": shown(found.issuer),
            "chain": " → ".join(shown(name, 100) for name in found.chain[:10]),
            "serial": shown(found.serial),
            "valid": say(_VALID).format(
                first=moment(found.not_before, language), last=moment(found.not_after, language)
            ),
            "fingerprint": found.certificate_sha256,
            "algorithm": shown(found.algorithm),
            "level": say(_LEVELS[found.level.value]),
            "time_stamp": stamp,
        }
    return [(say(label), rows[name]) for name, label in _ROWS.items() if rows.get(name)]
