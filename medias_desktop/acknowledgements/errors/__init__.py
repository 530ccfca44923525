"""What can go wrong with acknowledgements, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class AcknowledgementError(UserError):
    """An error of the acknowledgements."""


class VersionNotAdopted(AcknowledgementError):
    """A draft, or a version that is gone."""

    template = N_(
        "This version is not adopted, so nobody can acknowledge it. Adopt it first in the Policies tab."
    )


class NobodyChosen(AcknowledgementError):
    """An action on no one."""

    template = N_("No person is selected. Select one or more people in the list, then try again.")


class NobodyLeftToSign(AcknowledgementError):
    """Everyone chosen has signed."""

    template = N_(
        "Everyone selected has already signed this version. Correct a signature from the menu if it is wrong."
    )


class PersonGone(AcknowledgementError):
    """A person is no longer in the register."""

    template = N_("One of the people is no longer in the register. Look at the list again, then try again.")


class DayInFuture(AcknowledgementError):
    """A signature that has not happened."""

    template = N_("{day} is still to come. Give the day on which the person really signed.")


class DayBeforeAdoption(AcknowledgementError):
    """Nobody can sign a text before the council adopted it."""

    template = N_(
        "{day} is before {adopted}, when the council adopted this version. Check the date on the sheet."
    )


class AlreadySigned(AcknowledgementError):
    """One signature per person and version."""

    template = N_(
        "Already signed this version: {names}. Leave them out, or correct the signature that is there."
    )


class SignatureGone(AcknowledgementError):
    """The event to correct or cancel does not stand any more."""

    template = N_(
        "This entry was corrected or cancelled meanwhile. Look at the person’s history, then try again."
    )


class ReasonMissing(AcknowledgementError):
    """A cancellation without a reason."""

    template = N_("A cancellation needs a reason. Write in a few words why the entry is cancelled.")


class WitnessMissing(AcknowledgementError):
    """A statement by management without its author."""

    template = N_(
        "A statement by management needs its author. Write who states that the person was informed."
    )


class NoVersionInForce(AcknowledgementError):
    """Sheets asked for when there is nothing to acknowledge."""

    template = N_(
        "No policy is in force or to come in this register. Adopt a version first, or give a version’s number."
    )


class NumberUnknown(AcknowledgementError):
    """A personnel number that nobody bears among those concerned."""

    template = N_(
        "Nobody who must acknowledge the version has the number “{number}”. Check it in the list of people."
    )


class GroupUnknown(AcknowledgementError):
    """A group that does not exist."""

    template = N_("There is no group “{group}”. Choose one of these: {known}.")


class NobodyConcerned(AcknowledgementError):
    """A choice of persons that holds no one."""

    template = N_("Nobody in this choice must acknowledge the version. Choose other people or another group.")


class NobodySigned(UserError):
    """A certificate says that somebody signed."""

    template = N_("Nobody chosen has signed yet. Choose people who have signed this version.")


class CampaignGone(AcknowledgementError):
    """A campaign that another window deleted, or another register’s."""

    template = N_("This campaign is no longer in the register. Choose another one in the list.")


class AlreadyDecided(AcknowledgementError):
    """A refusal or an exemption of someone who signed."""

    template = N_(
        "Already signed this version: {names}. A signature cannot be refused or waived; cancel it first if it is wrong."
    )


class DecisionReasonMissing(AcknowledgementError):
    """A refusal or an exemption without a reason."""

    template = N_("A refusal or an exemption needs a reason. Write in a few words why.")


class RefusalWitnessMissing(AcknowledgementError):
    """A refusal that nobody saw."""

    template = N_("A refusal needs a witness. Write who was there when the person refused to sign.")
