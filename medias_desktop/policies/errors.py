"""What can go wrong with policies, in the user's words.

UserError
├── reading a text: EmptyDocument, NotText, PdfNotRead, WordNotRead, UnknownEncoding
├── the library: AlreadyAdopted, UnknownVersion, EmptyPolicyName …
├── adopting: NoSection, ResolutionNumberMissing, InForceBeforeMeeting, NoSignatory …
└── identities: IdentityInUse …
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class EmptyDocument(UserError):
    """The file holds no text."""

    template = N_(
        "The file “{name}” holds no text. Choose another file or save it again from the program that made it."
    )


class NotText(UserError):
    """The file is a picture, an archive, a program: no text at all."""

    template = N_(
        "The file “{name}” is not a text. Choose the text of the policy, saved as plain text or Markdown."
    )


class PdfNotRead(UserError):
    """The file is a PDF, whatever its name says."""

    template = N_(
        "The file “{name}” is a PDF. This version reads text and Markdown: open it in your PDF program, save it as "
        "text and choose that file."
    )


class WordNotRead(UserError):
    """The file is a Word or OpenDocument text, whatever its name says."""

    template = N_(
        "The file “{name}” is a word-processing document. This version reads text and Markdown: open it, save it as "
        "plain text (.txt) and choose that file."
    )


class UnknownEncoding(UserError):
    """The bytes are text in no encoding that can be told."""

    template = N_(
        "The letters of the file “{name}” cannot be read. Open it in a text editor, save it as UTF-8 and try again."
    )


class UnknownVersion(UserError):
    """The version asked for is not in the register."""

    template = N_("This version of the policy is no longer in the register. Go back to the list of policies.")


class AlreadyAdopted(UserError):
    """An adopted text never changes."""

    template = N_(
        "This version was already adopted and its text can no longer change. Import a new version to amend the policy."
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


class SignatoryIdentityExpired(UserError):
    """Nobody signs with an expired certificate."""

    template = N_(
        "The signing identity of {name} expired on {date}. Choose another one, create a new one or sign by hand."
    )


class IdentityNameMissing(UserError):
    """A signing identity is a person's."""

    template = N_("The person’s name is missing. Type the first and last name.")


class IdentityMissing(UserError):
    """The identity is no longer in the register."""

    template = N_("A signing identity is no longer in the register. Choose another one or sign by hand.")


class IdentityKnown(UserError):
    """The same certificate twice would be the same signature twice."""

    template = N_("The identity of {name} is already in the register. Choose it in the list.")


class IdentityInUse(UserError):
    """Its certificate is needed to verify what it signed."""

    template = N_(
        "{name} signed an adoption with this identity. It is kept, because it is needed to verify that signature."
    )


class DocumentRefused(UserError):
    """The signed document did not pass its own verification."""

    template = N_(
        "The signed document does not pass its verification: {reason} Nothing was recorded. Try again; if it happens again, sign by hand."
    )


class IdentityFileMissing(UserError):
    """No file was chosen."""

    template = N_("No file is chosen. Choose the file of the signing identity.")


class SignatoryUnreadable(UserError):
    """The command line names a signatory in another way."""

    template = N_("“{text}” does not name a signatory. Write it as Name;Role or Name;Role;identity.p12.")


class DateUnreadable(UserError):
    """The command line wants dates as figures."""

    template = N_("“{text}” is not a date. Write it as year-month-day, for example 2026-11-21.")


class CopyNotWritten(UserError):
    """The adoption stands, its copy does not."""

    template = N_("The policy is adopted and recorded, but its copy was not written: {reason}")
