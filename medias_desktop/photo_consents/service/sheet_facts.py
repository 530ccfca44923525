"""What the contact sheet of an event says, gathered in a few statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.photo_consents.documents.contact_sheet import ContactSheet, SheetItem, SheetPerson
from medias_desktop.photo_consents.errors.exports import TooManyForSheet
from medias_desktop.photo_consents.labels import ITEM_NAMES, SUBJECT_NAMES
from medias_desktop.photo_consents.rules.answers import state_of
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import Review, SubjectKind
from medias_desktop.photo_consents.service.exports import asked_label
from medias_desktop.photo_consents.service.small_pictures import small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.answers import Answer, Question
    from medias_desktop.photo_consents.rules.items import Item, PhotoEvent, Subject
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

MOST = 600
"""Items: a sheet of more would be 70 pages, and take a minute."""
_AT_ONCE = 50
_LONGEST = 240
"""Pixels of a picture that is printed 55 mm wide."""


def contact_sheet(
    register: Register, service: PhotoConsentService, event_id: int, question: Question, progress: Progress
) -> ContactSheet:
    """Gather the sheet. Raises EventGone, TooManyForSheet or Cancelled."""
    event = service.events.event(event_id)
    numbers = list(service.listing.numbers(ItemFilter(event_id=event_id), progress))[::-1]
    if len(numbers) > MOST:
        raise TooManyForSheet(most=format_number(MOST), event=event.title, number=format_number(len(numbers)))
    answers = service.answers.answers(numbers, question, progress)
    seen = service.subjects.of_items(numbers)
    items: list[SheetItem] = []
    for start in range(0, len(numbers), _AT_ONCE):
        progress.report(start, len(numbers))
        part = numbers[start : start + _AT_ONCE]
        pictures = service.items.pictures(part)
        known = {one.id: one for one in service.items.several(part)}
        items += [
            _item(known[number], answers[number], seen.get(number, ()), pictures.get(number))
            for number in part
            if number in known and number in answers
        ]
    town = register.municipality()
    return ContactSheet(
        municipality=town.name,
        event=event.title,
        asked=asked_label(question),
        facts=list(_facts(event, question, len(items))),
        items=items,
        made_at=register.clock.now(),
        paper=town.paper,
        colour=arms_colour(register),
    )


def _facts(event: PhotoEvent, question: Question, number: int) -> Iterable[tuple[str, str]]:
    yield _("Event"), event.title
    days = [format_date(day) for day in (event.begins_on, event.ends_on) if day]
    if days:
        yield _("Date"), " – ".join(dict.fromkeys(days))
    if event.place:
        yield _("Place"), event.place
    yield _("Question"), asked_label(question)
    yield _("Photos"), ngettext("{n} item", "{n} items", number).format(n=format_number(number))


def _item(item: Item, answer: Answer, subjects: Sequence[Subject], picture: bytes | None) -> SheetItem:
    alt = item.alt_fr if current_language() == "fr" else item.alt_en
    kind = translate(ITEM_NAMES[item.kind])
    return SheetItem(
        title=item.title or item.file_name or kind,
        kind=kind,
        picture=small(picture, _LONGEST) if picture else b"",
        alt=alt or item.alt_fr or item.alt_en,
        state=answer.state,
        persons=[_person(one, answer) for one in subjects],
        note=_("People still to name") if item.review is Review.OPEN else "",
    )


def _person(subject: Subject, answer: Answer) -> SheetPerson:
    if subject.kind is not SubjectKind.PERSON:
        return SheetPerson(translate(SUBJECT_NAMES[subject.kind]))
    about = tuple(one for one in answer.reasons if one.portrayed_id == subject.portrayed_id)
    return SheetPerson(subject.name, state_of(about))
