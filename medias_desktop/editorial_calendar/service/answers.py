"""The words of an answer: a text kept ready with everything put in, in the language of whom it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import catalogue, format_date, format_time
from medias_desktop.editorial_calendar.labels import answers as said
from medias_desktop.editorial_calendar.rules.answer_texts import filled
from medias_desktop.editorial_calendar.rules.interactions import DueBasis

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.answer_ways import Way
    from medias_desktop.editorial_calendar.rules.interactions import AnswerTemplate, Interaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SURE = frozenset((DueBasis.HOURS, DueBasis.DAYS, DueBasis.DOCUMENT, DueBasis.HAND))
"""Where a due moment comes from that may be promised to somebody."""


class Answers:
    """Writes answers about interactions of one register; nothing is recorded here."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def text(self, template: AnswerTemplate, one: Interaction, *, department: str = "") -> str:
        """Return a text kept ready as it is sent: whom it answers, where they are led, by when."""
        language = template.language
        say = catalogue(language).gettext
        way = self._service.interactions.way(one)
        settings = self._service.settings.settings()
        text = template.text
        if not template.id:
            text = self._own(template, one)
        return filled(
            text,
            {
                "name": one.sender,
                "contact": self._contact(way, language),
                "telephone": way.telephone,
                "email": way.email,
                "due": _when(one.due_at, language) if one.due_basis in _SURE else "",
                "department": department or one.department or say(said.PASSED_ON_NOBODY),
                "website": settings.website,
                "emergency": settings.emergency_number,
                "municipality": self._register.municipality().name,
            },
        )

    def _own(self, template: AnswerTemplate, one: Interaction) -> str:
        """Return one of the program's own answers without what is not known of this interaction."""
        say = catalogue(template.language).gettext
        text = template.text
        if not one.sender:
            text = text.replace(say(said.HELLO), say(said.HELLO_ALONE))
        if one.due_basis not in _SURE or one.due_at is None:
            text = text.replace(say(said.PROVISIONAL), say(said.PROVISIONAL_OPEN))
        return text

    def _contact(self, way: Way, language: str) -> str:
        say = catalogue(language).gettext
        ways = []
        if way.telephone:
            ways.append(say(said.BY_TELEPHONE).format(telephone=way.telephone))
        if way.email:
            ways.append(say(said.BY_EMAIL).format(email=way.email))
        website = self._service.settings.settings().website
        if not ways and website and {"website", "official_contact", "seao"} & set(way.channels):
            ways.append(website)
        if len(ways) > 1:
            return say(said.OR).format(first=ways[0], second=ways[1])
        return ways[0] if ways else say(said.CONTACT_UNKNOWN)


def _when(at: dt.datetime | None, language: str) -> str:
    if at is None:
        return ""
    return f"{format_date(at.date(), language=language)}, {format_time(at, language)}"
