"""What can go wrong when a consent is signed on the screen."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class NothingAgreedTo(PhotoConsentError):
    """No use ticked."""

    template = N_("No use is ticked. Tick those that you agree to, or choose “I do not agree”.")


class NobodySigns(PhotoConsentError):
    """Nobody is there to sign."""

    template = N_("Nobody is chosen to sign. Tick at least one person who is there.")


class NobodyMaySign(PhotoConsentError):
    """A minor without a guardian on record."""

    template = N_(
        "For {name} nobody who may consent is on record. Complete the person first: date of birth, holders of parental authority."
    )


class SignersChanged(PhotoConsentError):
    """Who may sign changed while the screen was turned to them."""

    template = N_("The person’s record was changed meanwhile. Close this window, then begin again.")
