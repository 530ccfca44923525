"""What can go wrong with policies, in the user's words.

UserError
├── the library: AlreadyAdopted, UnknownVersion, EmptyPolicyName …
├── the life of a text: LifeError: AlreadySubmitted, NothingToRepeal, RepealTookEffect …
├── adopting: NoSection, ResolutionNumberMissing, InForceBeforeMeeting, NoSignatory …
└── identities: IdentityInUse …
"""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, format_date, translate


class UnknownVersion(UserError):
    """The version asked for is not in the register."""

    template = N_("This version of the policy is no longer in the register. Go back to the list of policies.")


class AlreadyAdopted(UserError):
    """An adopted text never changes."""

    template = N_(
        "This version was already adopted and its text can no longer change. Import a new version to amend the policy."
    )


class TextSubmitted(UserError):
    """What the council has before it does not change under its eyes."""

    template = N_(
        "This version is before the council and its text can no longer change. Withdraw it first to go on working at it."
    )


class BeingSigned(UserError):
    """What is being signed does not change between two signatures."""

    template = N_(
        "This version is being signed and its text can no longer change. Abandon the signing round first to go on working at it."
    )


class TextOfATown(UserError):
    """The official text of one of the library's towns is there to be read."""

    template = N_(
        "This is the official text of {town}, kept for reading. Begin a draft of your own from it to adopt one."
    )


class LifeError(UserError):
    """A step in the life of a text that cannot be taken; its dates are written out when it is shown."""

    def sentence(self) -> str:
        """Return the sentence in the interface language."""
        written = {
            name: format_date(value) if isinstance(value, dt.date) else value
            for name, value in self.details.items()
        }
        return translate(self.template).format(**written)


class AlreadySubmitted(LifeError):
    """It lies before the council."""

    template = N_(
        "This version has been before the council since {since}. Withdraw it first to submit it anew."
    )


class NotSubmitted(LifeError):
    """There is nothing to withdraw."""

    template = N_("This version is not before the council. Look at its state again.")


class MeetingInThePast(LifeError):
    """A text is submitted for a meeting to come."""

    template = N_(
        "The meeting of {day} is past. Choose the day of the meeting that will have this version before it."
    )


class NothingToRepeal(LifeError):
    """It binds nobody."""

    template = N_("This version binds nobody, so there is nothing to repeal. Choose the version in force.")


class RepealBeforeAdoption(LifeError):
    """Nothing is repealed before it exists."""

    template = N_("The repeal is dated before the adoption of {adopted}. Check the date in the minutes.")


class AlreadyRepealed(LifeError):
    """One repeal at a time."""

    template = N_("The repeal of this version on {day} is recorded already. Cancel it first to change it.")


class NoRepeal(LifeError):
    """There is no repeal to take back."""

    template = N_("No repeal of this version is recorded. Look at its state again.")


class RepealTookEffect(LifeError):
    """What bound nobody any more cannot bind again without the council."""

    template = N_(
        "The repeal took effect on {day} and cannot be taken back. Adopt the text anew to bring it back."
    )


class IntervalOutOfRange(LifeError):
    """Nobody revises every week, nor in a hundred years."""

    template = N_("The time between two revisions is from 1 to {most} months. Choose another one.")


class RevisionReasonMissing(LifeError):
    """A word helps whoever revises."""

    template = N_("What calls for a revision is missing. Name the platform, the site, the law or the need.")


class TriggerGone(LifeError):
    """Another window removed or settled it."""

    template = N_("This reason to revise was settled already. Look at the list again.")


class UnknownPolicy(LifeError):
    """The policy asked for is not in the register."""

    template = N_("This policy is no longer in the register. Go back to the list of policies.")


class MinorWithoutPredecessor(UserError):
    """There is nothing that it changes."""

    template = N_("The first text of a policy cannot be a minor change. Choose a substantive one.")


class MinorWithoutReason(UserError):
    """A change that asks nobody to read the text anew, without saying why."""

    template = N_(
        "A minor change needs a reason: because of it nobody reads the text anew. Write in a few words what changes."
    )


class NotAdopted(UserError):
    """There is no document of adoption yet."""

    template = N_("This version is not adopted yet. Adopt it first.")


class PolicyTitleMissing(UserError):
    """A policy needs a title."""

    template = N_("The policy has no title. Type its title.")


class MunicipalityMissing(UserError):
    """A policy needs its municipality."""

    template = N_("The name of the municipality is missing. Type it.")


class NoSection(UserError):
    """Nothing could be cited in such a policy."""

    template = N_("This version has no section. Correct its outline before it is adopted.")


class ResolutionNumberMissing(UserError):
    """A resolution is known by its number."""

    template = N_("The resolution number is missing. Copy it from the minutes.")


class MeetingInTheFuture(UserError):
    """The council has not met yet."""

    template = N_("The meeting date is in the future. Adopt the policy once the council has voted.")


class InForceBeforeMeeting(UserError):
    """A policy cannot be in force before its adoption."""

    template = N_("The in-force date is before the meeting. Choose the day of the meeting or a later one.")


class MoverSecondsHimself(UserError):
    """Mover and seconder are two persons."""

    template = N_("{name} is both mover and seconder. Name two different people.")


class NoSignatory(UserError):
    """Somebody must sign."""

    template = N_("Nobody signs. Add at least one signatory.")


class SignatoryWithoutName(UserError):
    """A row without a name."""

    template = N_("A signatory has no name. Type the name or remove the row.")


class SignatoryWithoutRole(UserError):
    """A row without a role."""

    template = N_("The role of {name} is missing. Type it, for example mayor or clerk.")


class SignatoryTwice(UserError):
    """The same person or identity twice."""

    template = N_("{name} would sign twice. Keep one row for each person and each signing identity.")


class PassphraseMissing(UserError):
    """An identity needs its passphrase."""

    template = N_("The passphrase of {name} is missing. Ask {name} to type it.")


class SignatoryPassphraseWrong(UserError):
    """The passphrase does not open that person's identity."""

    template = N_(
        "The passphrase of {name} does not open the signing identity. Check capitals and keyboard layout, then type it again."
    )


class SignsElsewhere(UserError):
    """The prepared document must go there and come back first."""

    template = N_(
        "{name} signs in another program. Prepare the document first; the policy is adopted once everybody has signed."
    )


class DocumentRefused(UserError):
    """The signed document did not pass its own verification."""

    template = N_(
        "The signed document does not pass its verification: {reason} Nothing was recorded. Try again; if it happens again, sign by hand."
    )


class SignatoryUnreadable(UserError):
    """The command line names a signatory in another way."""

    template = N_("“{text}” does not name a signatory. Write it as Name;Role or Name;Role;identity.p12.")


class CopyNotWritten(UserError):
    """The adoption stands, its copy does not."""

    template = N_("The policy is adopted and recorded, but its copy was not written: {reason}")
