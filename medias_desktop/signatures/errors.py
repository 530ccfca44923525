"""What can go wrong with identities, trust and seals, each one plain sentence."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class IdentityNameMissing(UserError):
    """A signing identity is a person's."""

    template = N_("The person’s name is missing. Type the first and last name.")


class IdentityMissing(UserError):
    """The identity is no longer in the register."""

    template = N_("A signing identity is no longer in the register. Choose another one or sign by hand.")


class IdentityKnown(UserError):
    """The same certificate twice would be the same signature twice."""

    template = N_("The identity of {name} is already in the register. Choose it in the list.")


class SealRevoked(UserError):
    """Another window revoked the seal while it sealed."""

    template = N_(
        "The municipality’s seal was revoked meanwhile: nothing was sealed. Try again: a new seal is made then."
    )


class PersonDestroyed(UserError):
    """Another window destroyed the record of a person whom a document is about."""

    template = N_(
        "The record of a person was destroyed meanwhile: nothing was sealed. Refresh the list and try again."
    )


class IdentityInUse(UserError):
    """Its certificate is needed to verify what it signed."""

    template = N_(
        "{name} signed an adoption with this identity. It is kept, because it is needed to verify that signature."
    )


class IdentityFileMissing(UserError):
    """No file was chosen."""

    template = N_("No file is chosen. Choose the file of the signing identity.")


class IdentityRefused(UserError):
    """An identity must not sign this: who, and since or from when."""


class CertificateExpired(IdentityRefused):
    """After its last day."""

    template = N_(
        "The signing identity of {name} expired on {date}. Renew it, or choose another way of signing for this person."
    )


class CertificateNotYetValid(IdentityRefused):
    """Before its first day."""

    template = N_(
        "The signing identity of {name} is valid only from {date}. Check the date of this computer or wait until then."
    )


class CertificateRevoked(IdentityRefused):
    """It was taken back."""

    template = N_(
        "The signing identity of {name} was revoked on {date} and signs no more. "
        "Choose another identity or make a new one."
    )


class CertificateUnsuitable(IdentityRefused):
    """It was issued for something else."""

    template = N_(
        "The certificate of {name} (valid until {date}) is not meant for signing documents. "
        "Choose an identity issued for signing."
    )


class WrongPerson(IdentityRefused):
    """Somebody else’s certificate."""

    template = N_(
        "The certificate valid until {date} is that of {name}, not of {signatory}. "
        "Choose the identity of {signatory}, or write the signatory’s name as it stands in the certificate."
    )


class OfficeCertificate(IdentityRefused):
    """An organization’s certificate names nobody."""

    template = N_(
        "“{name}” is the certificate of an office (valid until {date}), not of a person: {signatory} cannot sign with "
        "it. Choose an identity in the name of {signatory}."
    )


class SealIsNoSignatory(IdentityRefused):
    """The seal is the municipality’s."""

    template = N_(
        "The municipality’s seal (valid until {date}) does not sign for {signatory}. "
        "Choose an identity in the name of {signatory}."
    )


class AlreadyRevoked(UserError):
    """Somebody revoked it before."""

    template = N_("The signing identity of {name} was already revoked on {date}.")


class RevocationNoteMissing(UserError):
    """Another reason must be said."""

    template = N_("The reason is missing. Write in the note why the identity must no longer sign.")


class NotRenewedHere(UserError):
    """What others issued, others renew."""

    template = N_(
        "The identity of {name} was not made in this program. Ask who issued it for a new certificate, then add that."
    )


class TokenCertificateReplaced(UserError):
    """The card was renewed."""

    template = N_(
        "The token of {name} holds another certificate than the one recorded here. "
        "Add the identity of the token again, then sign with that one."
    )


class TokenKeyMissing(UserError):
    """Nothing on the token signs."""

    template = N_("No certificate is chosen. Choose the one of the person who signs with this token.")


class NoRevocationList(UserError):
    """Nothing was issued yet."""

    template = N_(
        "There is no revocation list, because no signing identity was made in this program yet. Make one first."
    )


class TrustError(UserError):
    """A certificate cannot be put on the trust list."""


class NotACertificate(TrustError):
    """The file holds something else."""

    template = N_(
        "“{file}” holds no certificate. Ask for the certificate as a .cer, .crt, .pem, .der or .p7b file."
    )


class IdentityInsteadOfCertificate(TrustError):
    """A file with a private key was chosen."""

    template = N_(
        "“{file}” is a whole signing identity with its private key, which nobody should hand out. "
        "Ask for the certificate alone (.cer)."
    )


class AlreadyTrusted(TrustError):
    """It is on the list."""

    template = N_("The certificate of {name} is already on the list. Correct its note there if need be.")


class OwnCertificate(TrustError):
    """The municipality trusts itself already."""

    template = N_("The certificate of {name} is this register’s own: its signatures are already trusted.")


class TrustNoteMissing(TrustError):
    """Whoever comes later must know why."""

    template = N_(
        "The reason is missing. Write why this certificate is trusted and how its fingerprint was compared."
    )


class ExpiredCertificate(TrustError):
    """It counts for old signatures at most."""

    template = N_(
        "The certificate of {name} expired on {date}. Trust it only to verify documents signed before that day."
    )


class TrustedCertificateMissing(TrustError):
    """Another window removed it."""

    template = N_("This certificate is no longer on the list. Look at the list again.")


class AddressOfServer(UserError):
    """A time-stamp server has a web address."""

    template = N_(
        "This is not the address of a time-stamp server. Type one that begins with https:// or http://."
    )
