"""What can go wrong with campaigns, in the user's words."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class CampaignTitleMissing(AcknowledgementError):
    """A campaign without a name."""

    template = N_("The campaign needs a title. Write a few words by which you will find it again.")


class CampaignTitleTooLong(AcknowledgementError):
    """A title that no list could show."""

    template = N_("The title is longer than {most} characters. Shorten it.")


class AudienceMissing(AcknowledgementError):
    """Neither a group nor a person chosen."""

    template = N_("Nobody is asked to sign. Choose at least one group, or add a person by name.")


class AudienceEmpty(AcknowledgementError):
    """A choice of groups and departments to which nobody belongs, today or later."""

    template = N_(
        "Nobody in the register belongs to these groups and departments. Choose others, or add the people first."
    )


class DueInPast(AcknowledgementError):
    """A due date that is over."""

    template = N_("{day} is past. Give a due date from today on, or leave it out.")


class DueBeforeOpening(AcknowledgementError):
    """A due date before anybody was asked."""

    template = N_("{day} is before {opened}, when the campaign was opened. Give a later due date.")


class RenewalOutOfRange(AcknowledgementError):
    """A renewal that is no number of months, or a very large one."""

    template = N_("A renewal comes after {least} to {most} months. Give such a number, or switch it off.")


class ArrivalOutOfRange(AcknowledgementError):
    """Days for new arrivals that are none, or more than a year."""

    template = N_("New arrivals have {least} to {most} days. Give such a number, or switch it off.")


class RemindersWrong(AcknowledgementError):
    """Too many reminders, or some too far away from the due date."""

    template = N_(
        "Reminders go out at most {most} times, each within {days} working days of the due date. "
        "Take the others out."
    )


class RemindersWithoutDueDate(AcknowledgementError):
    """Reminders that nothing tells the day of."""

    template = N_("Reminders are counted from the due date. Give one, or take the reminders out.")


class TooManyQuestions(AcknowledgementError):
    """More questions than anybody answers."""

    template = N_("A campaign asks at most {most} questions. Take some out.")


class QuestionWithoutPrompt(AcknowledgementError):
    """A question that asks nothing."""

    template = N_("Question {number} has no wording. Write it in French, in English or in both.")


class QuestionChoicesMissing(AcknowledgementError):
    """A question with nothing to choose from."""

    template = N_("Question {number} needs two to {most} choices, all different. Write one on each line.")


class QuestionLanguagesDiffer(AcknowledgementError):
    """A wording without choices in its language, or other choices in the other language."""

    template = N_(
        "Question {number} does not offer the same choices in French and English. Write the same number in both, "
        "in the same order, or leave one language out."
    )


class QuestionRightChoiceMissing(AcknowledgementError):
    """A question without its answer."""

    template = N_("Question {number} has no right answer. Mark which of its choices is right.")


class TextNoLongerInForce(AcknowledgementError):
    """A campaign for a text that binds nobody any more."""

    template = N_(
        "Version {number} of this policy is no longer in force. Open the campaign for the version that is."
    )


class SameCampaignOpen(AcknowledgementError):
    """The same people asked twice to sign the same text: each would be reminded twice of one signature."""

    template = N_(
        "The campaign “{title}” already asks the same people to sign this text. Change that one, or choose other people."
    )


class CampaignClosed(AcknowledgementError):
    """A change of a campaign that is over."""

    template = N_("This campaign is closed. Reopen it first, then make your change.")


class CampaignOpen(AcknowledgementError):
    """Reopening what goes on."""

    template = N_("This campaign is open already. Look at the list again.")


class ClosingReasonMissing(AcknowledgementError):
    """A campaign closed without saying why."""

    template = N_("Closing a campaign needs a reason. Write in a few words why it ends.")


class CampaignHasRecords(AcknowledgementError):
    """Deleting what proves something."""

    template = N_(
        "Something was already recorded or printed for this campaign, so it stays in the register. Close it instead."
    )
