"""What can go wrong with printed sheets that come back, or are about to be printed, in the user's words."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class SheetOfADeletedCampaign(AcknowledgementError):
    """A sheet of this register whose campaign is no longer there."""

    short = N_("Deleted campaign")
    template = N_(
        "The campaign of this sheet is no longer in the register. Record the signature by hand under another campaign, or set the page aside."
    )


class SheetUnknown(AcknowledgementError):
    """A sheet that names a person or a text that the register does not hold any more."""

    template = N_(
        "Nobody in the register matches this sheet: the person or the text may have been removed. Record it by hand, or set the page aside."
    )


class LinesMissing(AcknowledgementError):
    """A blank sheet without lines, or with more than anybody fills."""

    template = N_("A blank sheet has from 1 to {most} lines. Give another number.")


class CampaignUnknown(AcknowledgementError):
    """A campaign that the command line names and the register does not hold."""

    template = N_("There is no campaign “{name}” in this register. Give its title or its number.")
