"""What can go wrong when it is recorded what became of a post, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class EvidenceGone(CalendarError):
    """What was recorded of a platform is no longer there."""

    template = N_("This record of publication is no longer in the register. Refresh the post.")


class NothingRecorded(CalendarError):
    """Recording that it appeared without saying where."""

    template = N_("Choose at least one platform on which the post appeared.")


class NotOnThatPlatform(CalendarError):
    """The post has no text for that platform."""

    template = N_("This post has no text for {platform}. Choose one of its platforms.")


class RecordedAlready(CalendarError):
    """A platform whose publication is recorded."""

    template = N_("It is recorded already that the post appeared on {platform}. Correct that record instead.")


class AppearedInFuture(CalendarError):
    """Published at a moment that has not come."""

    template = N_("{day} has not come yet. Give the day and the hour at which the post appeared.")


class AppearedTooEarly(CalendarError):
    """Published before there were any networks."""

    template = N_("There was no social media yet on {day}. Correct the year.")


class NotApproved(CalendarError):
    """It appeared without having been approved."""

    template = N_("This post is not approved. If it appeared all the same, say why: council sees the reason.")


class NeverAppeared(CalendarError):
    """Withdrawing a post that is nowhere."""

    template = N_("Nothing is recorded of this post on any platform: there is nothing to withdraw.")


class WithdrawnAlready(CalendarError):
    """Taken down already."""

    template = N_("The post was taken down there already on {day}.")


class WithdrawnTooEarly(CalendarError):
    """Taken down before it appeared."""

    template = N_("The post appeared on {day}: it cannot have been taken down before. Correct the day.")


class WithdrawnInFuture(CalendarError):
    """Taken down on a day that has not come."""

    template = N_("{day} has not come yet. Give the day on which the post was taken down.")


class CaptureNoPicture(CalendarError):
    """A capture that no program shows."""

    template = N_("“{name}” is not a picture that this program can read. Choose a PNG or JPEG file.")


class CaptureTooBig(CalendarError):
    """A capture that is too large."""

    template = N_("The picture “{name}” is too large. Choose a smaller one.")


class CountImpossible(CalendarError):
    """A number that no platform counts."""

    template = N_("“{value}” is no count: write a whole number from 0 to {most}, or nothing.")


class NothingCounted(CalendarError):
    """Statistics without any number."""

    template = N_("Write at least one number, or close the form.")


class MeasuredTooEarly(CalendarError):
    """Counted before the post appeared."""

    template = N_("The post appeared on {day}: nothing can have been counted before. Correct the day.")


class MeasuredInFuture(CalendarError):
    """Counted on a day that has not come."""

    template = N_("{day} has not come yet. Give the day on which the numbers were read.")
