"""What consent forms say: plain words of ours, in the language of who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.forms import PurposeGroup, grouped, in_order

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.photo_consents.rules.purposes import Purpose

TITLE = N_("Consent to the use of my image")
TITLE_OF_MINOR = N_("Consent to the use of a minor’s image")
TITLE_OF_GROUP = N_("Consent to the use of images: form for a group")

WORDS = {
    "page": N_("Page {page} of {pages}"),
    "form": N_("Form"),
    "give_back": N_("To be given back, signed, to the municipality."),
    "about": N_("What it is about"),
    "where": N_("Where the pictures may be shown"),
    "where_hint": N_("Tick each place that you accept. A place that is not ticked is not allowed."),
    "policy": N_("What the municipality’s policy says"),
    "rights": N_("What you should know"),
    "answer": N_("Answer"),
    "guardian": N_("Name of the legal guardian"),
    "relation": N_("Relation to the minor"),
    "signature": N_("Signature"),
    "date": N_("Date (year-month-day)"),
    "name": N_("Name"),
    "born": N_("Born on"),
    "line": N_("No."),
    "yes": N_("Yes"),
    "no": N_("No"),
    "sign_head": N_("Signature"),
    "date_head": N_("Date (year-month-day)"),
    "group_hint": N_(
        "Answer on your line only: tick Yes or No in each column, then sign and write the date. A column without an answer is not allowed."
    ),
}
GROUP_NAMES = {
    PurposeGroup.SOCIAL: N_("Social media"),
    PurposeGroup.WEB: N_("Website"),
    PurposeGroup.PRINTED: N_("Municipal print"),
    PurposeGroup.PRESS: N_("Press"),
}
_ACCEPT = N_("I accept, for the places ticked above and for nothing else.")
_REFUSE = N_("I refuse: the image is used nowhere.")
_OWN_TITLE = N_("The minor aged 14 or more signs too")
_GUARDIAN_TITLE = N_("The legal guardian")
_GUARDIAN_NUMBER = N_("Legal guardian {n}")
_GUARDIAN_OF_LINE = N_("Legal guardian: {name}")
_GUARDIAN_TO_WRITE = N_("Legal guardian (name): ……………………………")
_SIGNS_GUARDIAN = N_("legal guardian")
_SIGNS_OWN = N_("the minor")

_UNTIL = N_("From {first} to {last}. Afterwards the municipality asks again or stops using the pictures.")
_WITHOUT_END = N_("From {first}, until you withdraw your consent.")
_ITEM = N_("This photo or recording only: “{title}”.")
_OF_EVENT = N_("Event: {event}.")
_EVENT = N_("Photos and recordings of this event: {event}.")
_GENERAL = N_("Photos and recordings that the municipality makes of its activities and services.")
_PICTURE = N_("The photo that consent is asked for")

RIGHTS = (
    N_("You are free to answer. A refusal has no consequence for services or activities."),
    N_(
        "You may withdraw your consent at any time, for one place or for all: write or speak to the municipality. It then publishes nothing more and takes down what it can; what is printed cannot be called back."
    ),
    N_(
        "What is published on the Internet can be copied by others, also outside Québec: the municipality cannot undo that."
    ),
    N_(
        "You may ask to see what the municipality keeps about you, to have it corrected, and to receive a copy of this form. Those who manage the photos are the only ones to have access to it."
    ),
)
RIGHT_OF_MINOR = N_(
    "For a minor under 14, the holder of parental authority decides. From 14 on, the minor’s own agreement is needed as well."
)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a form asks consent for: one item (its title), an event (its name with day and place), or neither."""

    item: str = ""
    event: str = ""

    def lines(self, language: str) -> tuple[str, ...]:
        """Return it in words."""
        say = catalogue(language).gettext
        if self.item:
            told = [say(_ITEM).format(title=self.item)]
            return (*told, say(_OF_EVENT).format(event=self.event)) if self.event else tuple(told)
        if self.event:
            return (say(_EVENT).format(event=self.event),)
        return (say(_GENERAL),)


def words(language: str) -> dict[str, str]:
    """Return the labels of a form."""
    say = catalogue(language).gettext
    return {key: say(text) for key, text in WORDS.items()}


def title(language: str, *, for_minor: bool, group: bool) -> str:
    """Return what a form is called."""
    say = catalogue(language).gettext
    return say(TITLE_OF_GROUP if group else TITLE_OF_MINOR if for_minor else TITLE)


def duration(language: str, first: dt.date, last: dt.date | None) -> str:
    """Return from when to when."""
    say = catalogue(language).gettext
    begins = format_date(first, language=language)
    if last is None:
        return say(_WITHOUT_END).format(first=begins)
    return say(_UNTIL).format(first=begins, last=format_date(last, language=language))


def places(language: str, purposes: frozenset[Purpose]) -> tuple[str, ...]:
    """Return each purpose in words, one a box."""
    say = catalogue(language).gettext
    return tuple(say(PURPOSE_NAMES[one]) for one in in_order(purposes))


def columns(language: str, purposes: frozenset[Purpose]) -> tuple[tuple[str, str], ...]:
    """Return the columns of a form for many: what each is called, and what it holds when that is several places."""
    say = catalogue(language).gettext
    found = []
    for group, those in grouped(purposes):
        names = [say(PURPOSE_NAMES[one]) for one in in_order(those)]
        found.append((say(GROUP_NAMES[group]), ", ".join(names)) if len(names) > 1 else (names[0], ""))
    return tuple(found)


def rights(language: str, *, for_minor: bool) -> tuple[str, ...]:
    """Return the notice of rights."""
    say = catalogue(language).gettext
    return tuple(map(say, (*RIGHTS, RIGHT_OF_MINOR) if for_minor else RIGHTS))


def answers(language: str) -> tuple[str, ...]:
    """Return the two boxes of the answer."""
    say = catalogue(language).gettext
    return say(_ACCEPT), say(_REFUSE)


def picture_words(language: str) -> str:
    """Return what is read aloud in place of the thumbnail."""
    return catalogue(language).gettext(_PICTURE)


def signer_title(language: str, *, own: bool, for_minor: bool, number: int, several: bool) -> str:
    """Return who signs, above the line; nothing for an adult, who signs alone. ``number`` counts guardians from 1."""
    say = catalogue(language).gettext
    if own:
        return say(_OWN_TITLE) if for_minor else ""
    return say(_GUARDIAN_NUMBER).format(n=number) if several else say(_GUARDIAN_TITLE)


def guardian_of_line(language: str, name: str) -> str:
    """Return the guardian of a line of a form for many: the name, or room to write it."""
    say = catalogue(language).gettext
    return say(_GUARDIAN_OF_LINE).format(name=name) if name else say(_GUARDIAN_TO_WRITE)


def signs(language: str, *, own: bool) -> str:
    """Return whose signature a line of a minor is."""
    return catalogue(language).gettext(_SIGNS_OWN if own else _SIGNS_GUARDIAN)


def terms(
    language: str,
    asked: AskedFor,
    purposes: frozenset[Purpose],
    first: dt.date,
    last: dt.date | None,
    clauses: Sequence[tuple[str, str]],
    *,
    for_minor: bool,
) -> str:
    """Return the words that are agreed to, as they are frozen with the form and with the consent."""
    told = words(language)
    lines = [title(language, for_minor=for_minor, group=False), "", told["about"], *asked.lines(language)]
    lines += [duration(language, first, last), "", told["where"], told["where_hint"]]
    lines += [f"☐ {place}" for place in places(language, purposes)]
    if clauses:
        lines += ["", told["policy"], *(f"{text} ({cite})" for cite, text in clauses)]
    lines += ["", told["rights"], *(f"- {text}" for text in rights(language, for_minor=for_minor))]
    lines += ["", told["answer"], *(f"☐ {text}" for text in answers(language))]
    return "\n".join(lines)
