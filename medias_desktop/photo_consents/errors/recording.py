"""What can go wrong while what somebody said is written down, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class NobodyChosen(PhotoConsentError):
    """A consent of nobody."""

    template = N_("Nobody is chosen. Add the person who was asked.")


class NobodyAnswered(PhotoConsentError):
    """Nothing to record."""

    template = N_(
        "Nothing is said to have happened yet. Choose, for at least one person, what they answered."
    )


class AgeNotKnown(PhotoConsentError):
    """Somebody who may be a minor."""

    template = N_(
        "Whether {names} is of age is not known: who must agree depends on it. Complete the person first."
    )


class EvidenceEmpty(PhotoConsentError):
    """A file of 0 bytes as proof."""

    template = N_("“{file}” is empty and proves nothing. Attach another file, or none.")


class EvidenceTooLarge(PhotoConsentError):
    """A file too large to be kept."""

    template = N_("“{file}” is larger than {megabytes} MB. Attach a smaller copy of it.")


class NoConsentChosen(PhotoConsentError):
    """A withdrawal of nothing."""

    template = N_("No consent is ticked. Tick what is withdrawn.")


class NothingGiven(PhotoConsentError):
    """Somebody who gave no consent wants to withdraw one."""

    template = N_(
        "{name} has no consent that could be withdrawn. To record that they say no, record a refusal."
    )
