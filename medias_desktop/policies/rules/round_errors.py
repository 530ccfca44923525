"""What can go wrong while a document is signed one after the other, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class RoundError(UserError):
    """A step of a signing round that cannot be taken; the round and its document stay as they were."""


class RoundOver(RoundError):
    """Another window ended it, or it was never there."""

    template = N_("This signing round is over. Look at the policy’s adoption again.")


class NobodySignsDigitally(RoundError):
    """There is nothing to wait for."""

    template = N_(
        "Nobody signs digitally, so there is nothing to prepare. Adopt the policy and print it to be signed."
    )


class SignsInAnotherWay(RoundError):
    """No identity of the register was chosen for this person."""

    template = N_(
        "{name} is not to sign with an identity of this register. Change the way of signing of {name} first."
    )


class SignedAlready(RoundError):
    """What is signed stays signed."""

    template = N_("{name} has signed already: the way of signing can no longer change.")


class MethodTooLate(RoundError):
    """The place that closes the document was fixed before the first signature."""

    template = N_(
        "{name} can no longer sign digitally: the document closes with the signature of somebody before. "
        "Keep the signature by hand, or abandon the round and prepare the document anew."
    )


class IdentityNotChosen(RoundError):
    """Signing here needs an identity."""

    template = N_("No signing identity is chosen for {name}. Choose one, or another way of signing.")


class IdentityOfSomebodyElse(RoundError):
    """One identity signs once."""

    template = N_("This signing identity is already that of {name} in this round. Choose another one.")


class RoundNoteMissing(RoundError):
    """Whoever reads the history asks why."""

    template = N_("The reason is missing. Say in a few words why the round is abandoned.")


class RoundTextChanged(RoundError):
    """The register's text is not the one that the document holds."""

    template = N_(
        "The text in the register is no longer the one of the prepared document. "
        "Abandon the round and prepare the document anew."
    )


class ClockBehind(RoundError):
    """The register knows of later days."""

    template = N_(
        "This computer says that today is {today}, but the register was last changed on {latest}. "
        "Set the date of this computer right before anybody signs."
    )


class ReturnedError(RoundError):
    """A file that came back is not taken."""


class ReturnedTooLarge(ReturnedError):
    """Signatures are small."""

    template = N_(
        "The file “{file}” is far larger than the prepared document, so it holds more than signatures. "
        "Choose the file that was signed."
    )


class ReturnedOutOfOrder(ReturnedError):
    """Somebody signed before their turn, or in a place kept for a pen."""

    template = N_(
        "This file is signed in the place of {signed}, but it is the turn of {name}. "
        "Have the signatories sign in their order, on the document saved from here."
    )


class ReturnedWrongPerson(ReturnedError):
    """The certificate names somebody else."""

    template = N_(
        "The place of {name} is signed with the certificate of {holder}. "
        "Save the document again and have {name} sign it with a certificate in that name."
    )


class ReturnedClosed(ReturnedError):
    """Others were still to sign."""

    template = N_(
        "The signature of {signed} closes the document, so that {name} could no longer sign it. "
        "Send it again, to be signed without locking the document."
    )
