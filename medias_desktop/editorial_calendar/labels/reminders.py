"""What the clauses say where somebody answers an interaction: a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.described import Worded
from medias_desktop.core.i18n import N_, translate
from medias_desktop.editorial_calendar.rules.answering import Reminder, Told
from medias_desktop.policies.rules.checks.calendar_words import Excepted, Item, Protection
from medias_desktop.policies.rules.checks.interactions import RefusedSubject, Tone
from medias_desktop.policies.rules.checks.words import Channel, Office

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCES = {
    Told.NOT_TREATED: N_("It is not dealt with on social media: lead the person elsewhere."),
    Told.NOT_IN_PUBLIC: N_("It is not dealt with in public."),
    Told.DIRECTED: N_("The person is directed to: {names}."),
    Told.SENT_TO: N_("It is passed on to: {names}."),
    Told.ALSO_PRIVATE: N_("It holds for a private message as well."),
    Told.DOCUMENTED: N_("What is done is documented."),
    Told.REPORTED: N_("It is reported to: {names}."),
    Told.REFUSED: N_("Not spoken about: {names}. A polite refusal is kept ready."),
    Told.TONE: N_("The answer is {names}."),
    Told.CHANNELS: N_("It may be given by: {names}."),
    Told.RESPECTFUL_ONLY: N_("Only what is respectful is answered; the rest may be set aside."),
    Told.OFFICIAL_ONLY: N_("The answer comes from an official account."),
    Told.EMPLOYEE: N_("Who answers says that they work for the municipality."),
    Told.COMPETENCE: N_("Stay within your competence, and refer to recognized sources."),
    Told.PROVISIONAL: N_("A provisional answer may tell that the message was noted."),
    Told.LONGER: N_("It may take longer when something has to be verified."),
    Told.HOURS: N_("Answers are given while the municipality is open."),
    Told.BY_IMPORTANCE: N_("What comes outside the opening hours is dealt with by its importance."),
    Told.ENGLISH: N_("Who writes in English may be answered in English."),
    Told.FRENCH: N_("Answers are given in French."),
    Told.EMERGENCY_NUMBER: N_("In an emergency one calls {telephone}: say so at once."),
    Told.LIFTED: N_("During an emergency it may wait."),
    Told.ASK_FIRST: N_("{names}"),
    Told.PROTECTED: N_("Nothing is revealed of: {names}."),
    Told.WHO_ANSWERS: N_("It is the task of: {names}."),
}
_EXCEPT = N_("{sentence} Except: {names}.")
_CONTACT = N_("{sentence} {contact}.")
_TO_BE_ENTERED = N_("{sentence} The telephone and the e-mail are still to be entered in this rule.")
_NOBODY_NAMED = N_("persons to be named")
_WORDS: dict[Told, type[Worded]] = {
    Told.DIRECTED: Channel,
    Told.CHANNELS: Channel,
    Told.SENT_TO: Office,
    Told.REPORTED: Office,
    Told.WHO_ANSWERS: Office,
    Told.REFUSED: RefusedSubject,
    Told.TONE: Tone,
    Told.HOURS: Excepted,
    Told.BY_IMPORTANCE: Excepted,
    Told.ASK_FIRST: Item,
    Told.PROTECTED: Protection,
}


def sentence(one: Reminder) -> str:
    """Return what a reminder says, in the interface language; where no sentence fits, what its clause says."""
    if one.told is Told.SAID:
        return one.text
    names = names_of(_WORDS.get(one.told), one.codes)
    if one.told in (Told.HOURS, Told.BY_IMPORTANCE):
        plain = translate(_SENTENCES[one.told])
        return translate(_EXCEPT).format(sentence=plain, names=names) if names else plain
    said = translate(_SENTENCES[one.told]).format(
        names=names or translate(_NOBODY_NAMED), telephone=one.telephone
    )
    contact = ", ".join(filter(None, (one.telephone, one.email)))
    missing = (
        one.told is Told.DIRECTED and not contact and {Channel.TELEPHONE, Channel.EMAIL} & set(one.codes)
    )
    if missing:
        return translate(_TO_BE_ENTERED).format(sentence=said)
    if contact and one.told in (Told.DIRECTED, Told.REPORTED):
        return translate(_CONTACT).format(sentence=said, contact=contact)
    return said


def names_of(words: type[Worded] | None, codes: Iterable[str]) -> str:
    """Return codes as the closed list calls them, parted by commas; one that it does not know as it is."""
    known: dict[str, str] = {} if words is None else {one.value: one.label for one in words}
    return ", ".join(translate(known[code]) if code in known else code for code in codes)
