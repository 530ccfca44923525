"""What can go wrong with printed consent forms, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class NobodyToAsk(PhotoConsentError):
    """A form of nobody."""

    template = N_("Nobody is chosen. Choose who is asked for consent, or print a blank form.")


class NoPurposeAsked(PhotoConsentError):
    """A form without a box to tick."""

    template = N_("No place of publication is ticked. Tick at least one that the form asks for.")


class FormEndsBeforeItStarts(PhotoConsentError):
    """A duration that cannot be."""

    template = N_("The consent ends before it starts. Correct the dates.")


class TooManyForms(PhotoConsentError):
    """More blank forms than anybody fills in."""

    template = N_("From 1 to {most} blank forms are printed at once. Give another number.")
