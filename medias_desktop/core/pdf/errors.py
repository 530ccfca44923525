"""What can go wrong with a document or an identity, each one plain sentence.

UserError
├── NotAPdf, PdfTooLarge, TextTooLong
├── IdentityError: WrongPassphrase, NotAnIdentityFile, IdentityExpired, IdentityNotYetValid, UnsuitableIdentity
│                  (WeakIdentity), KeyDoesNotMatch, IdentityRevoked, NameMissing, PassphraseMissing, credentials.errors.TokenError
├── SigningRefused: FieldMissing, AlreadySigned, DocumentSealed, NotFirstSignature
└── ReturnedRefused: ReturnedOther, ReturnedEarlier, ReturnedRewritten, ReturnedUnsigned, ReturnedElsewhere,
                     ReturnedChanged, ReturnedBroken, ReturnedUntrusted
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NotAPdf(UserError):
    """The bytes are not a readable PDF."""

    template = N_(
        "This file is not a readable PDF document. It may be damaged, incomplete or of another kind: get a new copy of it."
    )


class PdfTooLarge(UserError):
    """More bytes than this program checks."""

    template = N_(
        "This file is too large to be checked: it has {megabytes} MB, and this program checks up to {most} MB. "
        "Check that it is the right file."
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


class WeakIdentity(UnsuitableIdentity):
    """The certificate or its key can be forged with today's means."""

    template = N_(
        "The certificate of {name} relies on outdated cryptography that can be forged. Ask its issuer for a new one."
    )


class KeyDoesNotMatch(IdentityError):
    """The private key is not the one that the certificate names."""

    template = N_("The key does not belong to the certificate of {name}. Ask its issuer for a new one.")


class IdentityRevoked(IdentityError):
    """The issuer has taken the certificate back."""

    template = N_(
        "The certificate of {name} was revoked by its issuer on {date}: nothing was signed. Choose another identity."
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


class ReturnedRefused(UserError):
    """What comes back is not exactly the prepared document plus signatures."""


class ReturnedOther(ReturnedRefused):
    """The file does not come from the prepared document."""

    template = N_(
        "This is not the document that was sent to be signed, but another one. Choose the file that came back signed."
    )


class ReturnedEarlier(ReturnedRefused):
    """The file is a beginning of the prepared document."""

    template = N_(
        "This file is an earlier state of the document that was sent to be signed: signatures given since are missing. "
        "Have the last version signed."
    )


class ReturnedRewritten(ReturnedRefused):
    """The same document, saved anew."""

    template = N_(
        "The program that signed saved the document anew instead of adding the signature to it, so it can no longer be "
        "proved to be the one that was sent. Send it again, and have it signed without printing, converting or saving it "
        "under another format."
    )


class ReturnedUnsigned(ReturnedRefused):
    """Nothing was signed."""

    template = N_(
        "The document came back without a new signature. Have it signed in the place prepared, save it, then choose it again."
    )


class ReturnedElsewhere(ReturnedRefused):
    """Signed in another field than ours."""

    template = N_(
        "The document was signed somewhere else than in the place prepared for it (“{field}”). Send it again, and have "
        "the signature box on its page clicked."
    )


class ReturnedChanged(ReturnedRefused):
    """More than signatures was added."""

    template = N_(
        "Something other than a signature was added to the document or changed in it. Send it again, to be signed only."
    )


class ReturnedBroken(ReturnedRefused):
    """A signature does not hold."""

    template = N_("The signature of {signer} cannot be accepted: {reason} Have the document signed again.")


class ReturnedUntrusted(ReturnedRefused):
    """The signer is not known here."""

    template = N_(
        "The signature of {signer} is intact, but nobody known here vouches for it. If you are sure of the signer, "
        "add the certificate to the trusted ones, then choose the file again."
    )
