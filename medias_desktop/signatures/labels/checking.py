"""What a check of a file says, in plain words for a council; every function in a language, by default the interface’s."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.i18n import (
    N_,
    catalogue,
    current_language,
    format_date,
    format_number,
    format_time,
)
from medias_desktop.signatures.checked import Conclusion, Kinship, decisive
from medias_desktop.signatures.labels.cleaning import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.signatures.checked import CheckedFile


class Wording(NamedTuple):
    """How a conclusion is told: a headline, a sentence below it, and the kind of its colour."""

    headline: str
    sentence: str
    kind: str


_CONCLUSIONS = {
    Conclusion.HELD: Wording(
        N_("Authentic"),
        N_(
            "Nothing was changed since the document was signed, and the municipality knows those who signed it."
        ),
        "ok",
    ),
    Conclusion.HELD_UNSIGNED: Wording(
        N_("Authentic, without a digital signature"),
        N_("Nobody signed the document digitally, but it is the one of the register, to the last character."),
        "ok",
    ),
    Conclusion.UNFINISHED: Wording(
        N_("Not signed by everybody"),
        N_(
            "The document was prepared to be signed, but this is not its final version: signatures are missing."
        ),
        "warn",
    ),
    Conclusion.TRUSTED: Wording(
        N_("Accepted"),
        N_(
            "Nothing was changed since the document was signed, and the municipality trusts those who signed it."
        ),
        "ok",
    ),
    Conclusion.SIGNER_UNKNOWN: Wording(
        N_("Unchanged, but the signer is not confirmed"),
        N_("Nothing was changed since the document was signed. Nobody here vouches for who signed it."),
        "warn",
    ),
    Conclusion.INCOMPLETE: Wording(
        N_("A signature is missing"),
        N_("The document has a place for a signature that was not given, or was taken away."),
        "warn",
    ),
    Conclusion.EARLIER: Wording(
        N_("An earlier version of a document of the register"),
        N_("The file is genuine as far as it goes, but it is not the final document."),
        "warn",
    ),
    Conclusion.OTHER_FILE: Wording(
        N_("Not the document of the register"),
        N_(
            "The file bears the number of a document that the register holds, but it is not that document: at most a copy to "
            "be read. Only the document of the register counts."
        ),
        "bad",
    ),
    Conclusion.REFUSED: Wording(N_("A signature does not count"), "{problem}", "bad"),
    Conclusion.NOT_SIGNED: Wording(
        N_("Not signed"),
        N_(
            "The document carries no digital signature: nothing shows who made it, or whether it was changed."
        ),
        "warn",
    ),
    Conclusion.CHANGED: Wording(N_("Changed after it was signed"), N_("{problem} Do not rely on it."), "bad"),
    Conclusion.UNREADABLE: Wording(N_("Cannot be read"), "{problem}", "bad"),
}

_HELD = N_("The register holds this very file: {document}, recorded on {date}.")
_HANDED_OUT = N_("The register knows this very file: {document}, recorded on {date}.")
_NOT_HELD = N_("The register of {municipality} does not hold this file.")
_NO_REGISTER = N_("No register was asked: nobody could vouch for a signer, and nothing is known of the file.")
_EARLIER = N_("This is an earlier version of {document}.")
_EARLIER_WITHOUT = N_("This is an earlier version of {document}, without the signature of {names}.")
_EXTENDED = N_("This is {document}, with something added after its end.")
_DIFFERENT = N_("The file bears the number of {document}, but the two are not the same.")
_AND = N_("{names} and {last}")

_ARCHIVAL = N_("Yes, for long keeping: {claimed}.")
_ARCHIVAL_UNCHECKED = N_("It says so ({claimed}); this was not checked.")
_ARCHIVAL_FALSE = N_("It says so ({claimed}), but it does not keep to the standard.")
_NOT_ARCHIVAL = N_("No: it does not claim to be made for long keeping.")


def wording(checked: CheckedFile, language: str | None = None) -> Wording:
    """Return how the conclusion on a file is told."""
    from medias_desktop.core.pdf.verifying import describe

    say, one, problem = _say(language), _CONCLUSIONS[checked.conclusion], decisive(checked)
    told = "" if problem is None else describe(problem, language or current_language())
    return Wording(say(one.headline), say(one.sentence).format(problem=told).strip(), one.kind)


def register_line(checked: CheckedFile, language: str | None = None) -> str:
    """Return whether the register holds the file, or what it has to do with one that it holds."""
    say = _say(language)
    if checked.held is not None:
        held = checked.held
        template = _HELD if held.kept else _HANDED_OUT
        return say(template).format(
            document=held.words(language),
            date=format_date(held.recorded_at.astimezone().date(), language=language),
        )
    if checked.relation is not None:
        relation = checked.relation
        names = joined(tuple(map(shown, relation.missing)), language)
        template = {
            Kinship.EARLIER: _EARLIER_WITHOUT if names else _EARLIER,
            Kinship.EXTENDED: _EXTENDED,
            Kinship.DIFFERENT: _DIFFERENT,
        }[relation.kinship]
        return say(template).format(document=relation.held.words(language), names=names)
    if checked.with_register:
        return say(_NOT_HELD).format(municipality=checked.municipality)
    return say(_NO_REGISTER)


def archival_line(checked: CheckedFile, language: str | None = None) -> str:
    """Return whether the file is PDF/A."""
    found, say = checked.verification.conformance, _say(language)
    if not found.claimed:
        return say(_NOT_ARCHIVAL)
    template = {True: _ARCHIVAL, None: _ARCHIVAL_UNCHECKED, False: _ARCHIVAL_FALSE}[found.checked]
    return say(template).format(claimed=found.claimed)


def moment(at: dt.datetime, language: str | None = None) -> str:
    """Return a day and an hour of this place."""
    local = at.astimezone()
    return _say(language)(N_("{date} at {time}")).format(
        date=format_date(local.date(), language=language), time=format_time(local, language)
    )


def size(number: int, language: str | None = None) -> str:
    """Return a size in bytes as people say it."""
    say = _say(language)
    if number < 1024 * 1024:
        return say(N_("{n} KB")).format(n=format_number(max(1, round(number / 1024)), language))
    return say(N_("{n} MB")).format(n=format_number(round(number / 1024 / 1024, 1), language))


def joined(names: tuple[str, ...], language: str | None = None) -> str:
    """Return names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return _say(language)(_AND).format(names=", ".join(names[:-1]), last=names[-1])


def _say(language: str | None) -> Callable[[str], str]:
    return catalogue(language or current_language()).gettext
