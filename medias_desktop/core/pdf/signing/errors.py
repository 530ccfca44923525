"""Why a document is not signed, and why a signature that was made reached less than was asked for.

UserError
├── TimestampUnavailable: TimestampNotReached, TimestampTooSlow, TimestampNonsense, TimestampRefused,
│                         TimestampClockDiffers
├── LongTermDataMissing
├── ArchiveStampMissing
└── core.pdf.errors.SigningRefused: DocumentEncrypted, DocumentTooLarge
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.pdf.errors import SigningRefused


class TimestampUnavailable(UserError):
    """The signature holds, without a time stamp."""


class TimestampNotReached(TimestampUnavailable):
    """No connection."""

    template = N_(
        "The signature has no time stamp: the server {server} could not be reached. "
        "Check the connection and the address of the time-stamp server."
    )


class TimestampTooSlow(TimestampUnavailable):
    """The time allowed went by."""

    template = N_(
        "The signature has no time stamp: the server {server} did not answer in time. "
        "Try again later or choose another time-stamp server."
    )


class TimestampNonsense(TimestampUnavailable):
    """What came is no time stamp, or not one of this signature."""

    template = N_(
        "The signature has no time stamp: the server {server} answered something that is not a time stamp. "
        "Check the address of the time-stamp server."
    )


class TimestampRefused(TimestampUnavailable):
    """The server said no."""

    template = N_(
        "The signature has no time stamp: the server {server} refused to give one ({reason}). "
        "Check the address of the time-stamp server and whether it may be used freely."
    )


class TimestampClockDiffers(TimestampUnavailable):
    """One of the two clocks is wrong."""

    template = N_(
        "The signature has no time stamp: the server {server} says that it is {theirs}, this computer says {ours}. "
        "Check the date and time of this computer."
    )


class LongTermDataMissing(UserError):
    """The time stamp is there; proofs that no certificate was revoked are not."""

    template = N_(
        "The signature is time-stamped, but the issuer of a certificate gave no proof that it is not revoked. "
        "The signature holds; it will be harder to prove once the certificate of {name} has expired."
    )


class ArchiveStampMissing(UserError):
    """Everything is there but the last time stamp over it."""

    template = N_(
        "The signature is time-stamped and complete, but the archive time stamp over the whole could not be added. "
        "The signature holds; it will be harder to prove once the time stamp’s certificate has expired."
    )


class DocumentEncrypted(SigningRefused):
    """A file under a password cannot be signed without changing it."""

    template = N_(
        "The document is protected by a password or by encryption. Save a copy without protection and sign that one."
    )


class DocumentTooLarge(SigningRefused):
    """More than can be worked on in memory."""

    template = N_("The document is larger than {size} MB and cannot be signed here. Make its images smaller.")
