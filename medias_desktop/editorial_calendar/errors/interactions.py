"""What can go wrong with interactions, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class InteractionGone(CalendarError):
    """The interaction is no longer in the register."""

    template = N_("This interaction is no longer in the register. Refresh the list.")


class TextMissing(CalendarError):
    """Nothing of what was written, and no link to it."""

    template = N_("Nothing is kept of what was written. Copy the text, or give the link to it.")


class TextTooLong(CalendarError):
    """More text than is kept."""

    template = N_("The text has more than {most} characters. Keep what matters of it.")


class LinkImpossible(CalendarError):
    """Not an address."""

    template = N_("“{link}” is no address. Copy it from the browser, or leave it empty.")


class ReceivedInFuture(CalendarError):
    """Received at a moment to come."""

    template = N_("It was received at a moment that has not come yet. Correct the date or the hour.")


class ReceivedTooEarly(CalendarError):
    """Received before there were social media."""

    template = N_("It was received in {year}: correct the date.")


class HourUnreadable(CalendarError):
    """The hour as typed is none."""

    template = N_("“{text}” is not read as an hour. Write it as 14:30.")


class StepBeforeReceived(CalendarError):
    """Something done before the interaction was received."""

    template = N_("It was received after that: correct the date or the hour.")


class StepInFuture(CalendarError):
    """Something done at a moment to come."""

    template = N_("That moment has not come yet. Record what was done once it is done.")


class ReasonMissing(CalendarError):
    """No reason where one is needed."""

    template = N_("The reason is missing. Write in a few words why.")


class WordsMissing(CalendarError):
    """What was answered or done is not written down."""

    template = N_("Write what was answered or done: it is what the register shows later.")


class ReceiverMissing(CalendarError):
    """Passed on to nobody."""

    template = N_("To whom it was passed on is missing. Name the department or the person.")


class ChannelMissing(CalendarError):
    """Answered, but by what way is not said."""

    template = N_(
        "How it was answered is missing. Choose a public reply, a private message, an e-mail or a call."
    )


class DueMissing(CalendarError):
    """Another due moment that is not given."""

    template = N_("The new due moment is missing. Give its date and hour.")


class DueTooEarly(CalendarError):
    """Due before it was received."""

    template = N_("It would be due before it was received. Correct the date or the hour.")


class StepImpossible(CalendarError):
    """A step that does not fit where the interaction stands."""

    template = N_("This interaction is “{state}”: open it again first.")


class NotClosed(CalendarError):
    """An open interaction opened again."""

    template = N_("This interaction is open already.")


class AgainstTheClause(CalendarError):
    """A clause says otherwise."""

    template = N_("{cite} says otherwise: {text} If it was done nevertheless, write why; the reason is kept.")


class DocumentationMissing(CalendarError):
    """A clause asks for what was done to be documented."""

    template = N_("By {cite} what was done is documented. Write it in a few words.")


class AccountGone(CalendarError):
    """The account is no longer in the register."""

    template = N_("This account is no longer in the register. Choose another one.")


class TemplateGone(CalendarError):
    """The template is no longer in the register."""

    template = N_("This answer kept ready is no longer in the register. Refresh the list.")


class TemplateIncomplete(CalendarError):
    """A template without a name or a text."""

    template = N_("An answer kept ready has a name and a text. Fill in both, then save again.")


class TemplateKnown(CalendarError):
    """Two templates of one name in one language."""

    template = N_("An answer “{name}” is kept in this language already. Give this one another name.")


class PlaceholderUnknown(CalendarError):
    """A word in braces that nothing is known for."""

    template = N_("“{word}” stands for nothing. These are known: {known}.")


class DepartmentTooLong(CalendarError):
    """A name that is longer than what is kept."""

    template = N_("A name has at most {most} characters. Shorten it.")
