"""What can go wrong with a document or an identity, each one plain sentence.

UserError
├── NotAPdf, TextTooLong
├── IdentityError: WrongPassphrase, NotAnIdentityFile, IdentityExpired, IdentityNotYetValid, UnsuitableIdentity,
│                  NameMissing, PassphraseMissing
└── SigningRefused: FieldMissing, AlreadySigned, DocumentSealed, NotFirstSignature
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NotAPdf(UserError):
    """The bytes are not a readable PDF."""

    template = N_(
        "This file is not a readable PDF document. It may be damaged, incomplete or of another kind: get a new copy of it."
    )


class TextTooLong(UserError):
    """A sheet has room for one page only."""

    template = N_("The text of the declaration is too long for a sheet of one page. Shorten it.")


class IdentityError(UserError):
    """A signing identity cannot be used."""


class WrongPassphrase(IdentityError):
    """The PKCS#12 file does not open with this passphrase."""

    template = N_(
        "The passphrase does not open this signing identity. Check capitals and keyboard layout, then try again."
    )


class NotAnIdentityFile(IdentityError):
    """The bytes are not PKCS#12, or hold no private key."""

    template = N_(
        "This file is not a signing identity (.p12 or .pfx with its private key). Choose another file."
    )


class IdentityExpired(IdentityError):
    """The certificate is past its last day."""

    template = N_("This signing identity expired on {date}. Create a new one or get it renewed.")


class IdentityNotYetValid(IdentityError):
    """The certificate is before its first day."""

    template = N_(
        "This signing identity is valid only from {date}. Check the date of this computer or wait until then."
    )


class UnsuitableIdentity(IdentityError):
    """The certificate or its key may not sign documents."""

    template = N_(
        "The certificate of {name} is not meant for signing documents. Choose an identity issued for signing."
    )


class NameMissing(IdentityError):
    """An identity needs a name."""

    template = N_("A signing identity needs the name of the person and of the municipality. Fill them in.")


class PassphraseMissing(IdentityError):
    """An identity needs a passphrase."""

    template = N_("A signing identity must be protected by a passphrase. Choose one.")


class SigningRefused(UserError):
    """The document does not let itself be signed this way."""


class FieldMissing(SigningRefused):
    """There is no such place to sign."""

    template = N_("The document has no place to sign named “{field}”. Produce the document again.")


class AlreadySigned(SigningRefused):
    """That place is taken."""

    template = N_("“{field}” is already signed. Choose another signatory or produce the document again.")


class DocumentSealed(SigningRefused):
    """The last signature has locked the document."""

    template = N_(
        "The document was sealed by its last signature and accepts no other. Produce the document again."
    )


class NotFirstSignature(SigningRefused):
    """A certifying signature must come first."""

    template = N_("The document already carries a signature: only the first signature can certify it.")
