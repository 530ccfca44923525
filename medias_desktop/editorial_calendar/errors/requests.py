"""What can go wrong with requests and the register of organizations, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class RequestGone(CalendarError):
    """The request is no longer in the register."""

    template = N_("This request is no longer in the register. Refresh the list.")


class RequesterMissing(CalendarError):
    """A request of nobody."""

    template = N_("Write who makes the request.")


class RequestTextTooLong(CalendarError):
    """A text longer than the register keeps."""

    template = N_("This text is too long: {most} characters at most. Shorten it.")


class ReceivedInFuture(CalendarError):
    """A request that was not received yet."""

    template = N_("{day} is still to come. Write the day on which the request was received.")


class DayImplausible(CalendarError):
    """A day that cannot be meant."""

    template = N_("The year {year} cannot be meant. Correct the date.")


class OriginalLinkBroken(CalendarError):
    """An address that is none."""

    template = N_(
        "“{link}” is not the address of a page. Copy it from the browser: it begins with https:// or http://."
    )


class RequestNotGranted(CalendarError):
    """The rules in force do not allow the step, or the request to be recorded as it is."""

    template = N_("{sentences}")

    def __init__(self, *, sentences: str, places: tuple[str, ...] = ()) -> None:
        super().__init__(sentences=sentences)
        self.places = places
        """Where each of the clauses is read, in the words of the policies’ tab."""


class StepNotNext(CalendarError):
    """A step that does not follow the one where the request stands."""

    template = N_("This request stands at “{now}”: “{then}” cannot follow. Refresh the list.")


class RequestFinished(CalendarError):
    """A request that is over is corrected no more."""

    template = N_("This request is finished: what it said stays as it was decided on.")


class StepInFuture(CalendarError):
    """A step that was not taken yet."""

    template = N_("{day} is still to come. Record the step once it is taken.")


class StepTooEarly(CalendarError):
    """A step before the one before it."""

    template = N_("The step before was taken on {day}. Give that day or a later one.")


class DeciderMissing(CalendarError):
    """A decision of nobody."""

    template = N_("Write who decided.")


class OfficeMissing(CalendarError):
    """A decision of no office."""

    template = N_("Choose for which office the decision is made.")


class DestinationMissing(CalendarError):
    """A request directed to nobody."""

    template = N_("Choose or write to whom the request is directed.")


class AnalysisMissing(CalendarError):
    """An analysis that says nothing."""

    template = N_("Write what the analysis says of the target audience or of what the account adds.")


class EndTooEarly(CalendarError):
    """Something that ends before it is granted."""

    template = N_("It would end before it is granted. Correct one of the two dates.")


class ReviewTooEarly(CalendarError):
    """A review before the step."""

    template = N_("It would be looked at again before this step. Correct one of the two dates.")


class AlreadyAcknowledged(CalendarError):
    """A receipt that was acknowledged already."""

    template = N_("The receipt was acknowledged on {day} already.")


class NotDecided(CalendarError):
    """An answer without a decision."""

    template = N_("Nobody decided this request yet. Record the decision, then answer.")


class NotApproved(CalendarError):
    """A post of a request that was not approved."""

    template = N_("Only an approved request becomes a post. Record the decision first.")


class PostMade(CalendarError):
    """A request that has its post already."""

    template = N_("This request has a post already. Open it in the calendar.")


# Organizations


class OrganisationGone(CalendarError):
    """The organization is no longer in the register."""

    template = N_("This organization is no longer in the register. Refresh the list.")


class OrganisationNameMissing(CalendarError):
    """An organization without a name."""

    template = N_("Write the name of the organization.")


class OrganisationKnown(CalendarError):
    """The same organization recorded twice."""

    template = N_("“{name}” is in the register of organizations already. Choose it there.")


class OrganisationEmailBroken(CalendarError):
    """An e-mail address that is none."""

    template = N_("“{email}” is not an e-mail address. Correct it, or leave it empty.")


class OwnPageBroken(CalendarError):
    """An address of a page that is none."""

    template = N_(
        "“{link}” is not the address of a page. Copy it from the browser: it begins with https:// or http://."
    )


class AccreditationEndsTooEarly(CalendarError):
    """An accreditation that ends before it begins."""

    template = N_("The accreditation ends before it begins. Correct one of the two dates.")


class AccreditedSinceMissing(CalendarError):
    """An accreditation with an end and no beginning."""

    template = N_("Write since when the organization is accredited.")


class NotAccredited(CalendarError):
    """A withdrawal of what was never given."""

    template = N_("This organization is not accredited: there is nothing to withdraw.")


class WithdrawnAlready(CalendarError):
    """A second withdrawal."""

    template = N_("The accreditation was withdrawn on {day} already.")


class WithdrawalReasonMissing(CalendarError):
    """A withdrawal without a reason."""

    template = N_("Write why the accreditation is withdrawn: it is kept with the organization.")


class WithdrawalTooEarly(CalendarError):
    """A withdrawal before the accreditation."""

    template = N_("The accreditation began on {day}. Give that day or a later one.")


class WithdrawalInFuture(CalendarError):
    """A withdrawal on a day to come."""

    template = N_("{day} is still to come. Record the withdrawal once it is decided.")


class OrganisationNameColumnMissing(CalendarError):
    """A list without names."""

    template = N_("No column of “{name}” holds the names of organizations. Choose it at the left.")


class OrganisationsChanged(CalendarError):
    """The register changed since the list was compared with it."""

    template = N_("The register of organizations changed meanwhile. Compare the list anew, then import it.")


class ListedTwice(CalendarError):
    """A name that stands in the list twice."""

    template = N_("“{name}” stands in the list at line {line} already.")


class DateUnread(CalendarError):
    """A cell that is no date."""

    template = N_("“{text}” is not a date. Write it as 2026-03-31.")


class TooManyCells(CalendarError):
    """A line with more cells than the header."""

    template = N_("This line has more cells than the header: they may have slipped.")
