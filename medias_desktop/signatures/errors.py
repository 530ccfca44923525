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


class IdentityInUse(UserError):
    """Its certificate is needed to verify what it signed."""

    template = N_(
        "{name} signed an adoption with this identity. It is kept, because it is needed to verify that signature."
    )


class IdentityFileMissing(UserError):
    """No file was chosen."""

    template = N_("No file is chosen. Choose the file of the signing identity.")
