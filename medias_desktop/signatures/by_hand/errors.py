"""What can go wrong when somebody signs on the screen, told to them."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class FullNameMissing(UserError):
    """No name typed."""

    template = N_("Your name is missing. Type your first and last name.")


class NameDiffers(UserError):
    """The typed name is not the person's."""

    template = N_("“{typed}” is not the name in the register. Type your first and last name: {name}.")


class NotSigned(UserError):
    """Nothing was drawn, or a dot."""

    template = N_("The signature is missing or too small. Sign in the white area, across the line.")


class StandInMissing(UserError):
    """Nothing drawn, and nobody saw it."""

    template = N_("Without a drawn signature a witness is needed. Write the name of the person who is there.")


class WitnessIsSigner(UserError):
    """Somebody as their own witness."""

    template = N_("You cannot be your own witness. Write the name of another person who is there.")
