"""What can go wrong with the captures of a case, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors.cases import CaseError


class CaptureNotAPicture(CaseError):
    """A capture is a picture that can be shown."""

    template = N_(
        "“{name}” is not a picture, or it is damaged. Choose a PNG, JPEG, WebP, GIF or TIFF file, or paste the text itself."
    )


class CaptureTooLarge(CaseError):
    """It would fill the memory."""

    template = N_("“{name}” is too large to be kept as a capture. Take a smaller one.")


class CaptureEmpty(CaseError):
    """There is nothing in it."""

    template = N_("The capture is empty. Paste the text that was seen, or choose a picture.")


class CaptureGone(CaseError):
    """The capture is no longer in the case."""

    template = N_("This capture is no longer in the case. Look at the case again.")


class WithdrawalUnexplained(CaseError):
    """A capture is not taken out without a reason."""

    template = N_("Write why this capture is taken out. The reason is kept.")
