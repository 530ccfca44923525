"""What can be the matter with scanned consent forms that come back, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class FormUnknown(PhotoConsentError):
    """A form that the register does not hold."""

    short = N_("Unknown form")
    template = N_(
        "The register does not know this consent form: it may have been printed before a backup was restored. Say by hand which form it is, or set the page aside."
    )


class SignedPageAwaited(PhotoConsentError):
    """A page of a form came without the one that is signed."""

    short = N_("Signed page awaited")
    template = N_(
        "This page belongs to a form whose signed page has not been confirmed yet. It is kept with it as soon as it is."
    )


class FormPersonsGone(PhotoConsentError):
    """Nobody who stands on the page is in the register any more."""

    short = N_("Nobody left")
    template = N_(
        "Nobody who stands on this page is in the register any more. Set the page aside, saying why."
    )


class NobodyAnswered(PhotoConsentError):
    """A confirmation without anybody."""

    template = N_(
        "Nobody is marked as having signed. Tick who signed or refused, or leave the page for later."
    )


class NoPlaceTicked(PhotoConsentError):
    """Somebody signed, and no box is ticked."""

    template = N_("No place is ticked for {name}. Tick what is ticked on the page, or note a refusal.")


class GuardianNotNamed(PhotoConsentError):
    """A guardian signed whose name was not printed on the form."""

    template = N_("Write the name of the legal guardian who signed for {name}.")


class FormNotChosen(PhotoConsentError):
    """A page without a code that no form was chosen for."""

    template = N_("Choose which form this page is: its letters and digits stand at its foot.")
