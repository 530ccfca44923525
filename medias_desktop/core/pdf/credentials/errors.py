"""What can go wrong with a card or token, each one plain sentence. Never a PIN in any of them.

TokenError (an IdentityError)
├── NotADriver
├── TokenMissing, TokenRemoved, TokenFailed
├── NoSigningKey
└── PinWrong (PinWrongFewTriesLeft, PinWrongLastTry), PinLocked, PinMissing, PinNotSet
"""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.pdf.errors import IdentityError


class TokenError(IdentityError):
    """A card or token cannot be used."""


class NotADriver(TokenError):
    """The file is not a PKCS#11 module, or not one for this computer."""

    template = N_(
        "“{name}” is not the driver of a signing token for this computer. Choose the file that came with the token."
    )


class TokenMissing(TokenError):
    """No token, or another one, is plugged in."""

    template = N_("The signing token is not plugged in. Plug it in, then try again.")


class TokenRemoved(TokenError):
    """The token went away while it was in use."""

    template = N_(
        "The signing token was removed before the signature was made: nothing was signed. Plug it in, then try again."
    )


class TokenFailed(TokenError):
    """The token answered with an error of its own."""

    template = N_(
        "The signing token reports an error ({reason}): nothing was signed. Unplug it, plug it in again, then try again."
    )


class NoSigningKey(TokenError):
    """The token holds no private key of that certificate that may sign."""

    template = N_(
        "The token “{label}” holds no signing key for this certificate. Choose another certificate or token."
    )


class PinMissing(TokenError):
    """The token asks for a PIN and none was given."""

    template = N_("The token “{label}” asks for its PIN. Type it.")


class PinNotSet(TokenError):
    """Nobody has given the token a PIN."""

    template = N_("The token “{label}” has no PIN yet. Set one with the program that came with the token.")


class PinWrong(TokenError):
    """The PIN does not open the token."""

    template = N_(
        "The PIN does not open the token “{label}”. Check it before you try again: too many wrong ones lock the token."
    )


class PinWrongFewTriesLeft(PinWrong):
    """And the token says that few tries are left."""

    template = N_(
        "The PIN does not open the token “{label}”, and few tries are left before it locks. "
        "Check the PIN before you try again."
    )


class PinWrongLastTry(PinWrong):
    """And the token says that the next wrong one locks it."""

    template = N_(
        "The PIN does not open the token “{label}”, and only one try is left before it locks. "
        "Try again only if you are sure of the PIN."
    )


class PinLocked(TokenError):
    """Too many wrong PINs."""

    template = N_(
        "The token “{label}” is locked after too many wrong PINs. Have it unlocked by whoever issued it."
    )
