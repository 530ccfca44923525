"""The words that somebody agrees to: the same on paper, on the screen and in the register, in French or in English."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.consents import ConsentDraft
from medias_desktop.photo_consents.rules.purposes import Purpose

_WHAT = N_(
    "{municipality} may show {person} in its photos, videos, recordings and texts, for these uses only: {purposes}."
)
_OF_ITEM = N_("This is about one item: “{title}”.")
_OF_EVENT = N_("This is about what is made of one event: “{title}”.")
_IN_GENERAL = N_("This is about its activities in general.")
_UNTIL = N_("It holds from {start} to {end}.")
_WITHOUT_END = N_("It holds from {start}, until it is withdrawn.")
_FREE = N_("Consent is free: whoever refuses, or agrees to some uses only, loses no service and no place.")
_WITHDRAWN = N_(
    "It may be withdrawn at any time, wholly or for some uses, by telling the municipality: nothing more is published from"
    " that day, and what is online is taken down. What is printed already cannot be called back."
)
_OF_MINOR = N_(
    "For somebody under 14, the holder of parental authority consents; from the age of {age}, the young person agrees as well."
)


@dataclass(frozen=True, slots=True)
class TermsNames:
    """The names that the words hold; ``title`` is that of the item or event, "" in general."""

    municipality: str
    person: str
    title: str = ""
    minor: bool = False
    own_agreement_age: int = 14


def terms_text(draft: ConsentDraft, names: TermsNames, language: str) -> str:
    """Return what is agreed to, a line for each sentence, in 'fr' or 'en'."""
    say = catalogue(language).gettext
    uses = ", ".join(say(PURPOSE_NAMES[one]) for one in Purpose if one in draft.purposes)
    if draft.reach.item_id is not None:
        about = say(_OF_ITEM).format(title=names.title)
    elif draft.reach.event_id is not None:
        about = say(_OF_EVENT).format(title=names.title)
    else:
        about = say(_IN_GENERAL)
    start = format_date(draft.starts_on, language=language)
    if draft.ends_on is None:
        holds = say(_WITHOUT_END).format(start=start)
    else:
        holds = say(_UNTIL).format(start=start, end=format_date(draft.ends_on, language=language))
    lines = [
        say(_WHAT).format(municipality=names.municipality, person=names.person, purposes=uses),
        about,
        holds,
        say(_FREE),
        say(_WITHDRAWN),
    ]
    if names.minor:
        lines.append(say(_OF_MINOR).format(age=names.own_agreement_age))
    return "\n".join(lines)
