"""Whether an organization can be recorded as it is given."""

from __future__ import annotations

from dataclasses import replace

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.requesting import organisations as rules
from medias_desktop.editorial_calendar.rules.requesting.organisations import OrganisationDraft
from medias_desktop.editorial_calendar.rules.requesting.recording import FIRST_YEAR, LAST_YEAR


def tidied(draft: OrganisationDraft) -> OrganisationDraft:
    """Return a draft without spaces around its texts, each on one line but the address and the note."""
    return replace(
        draft,
        name=_line(draft.name),
        contact=_line(draft.contact),
        email=_line(draft.email),
        address=storable(draft.address).strip(),
        own_page=_line(draft.own_page),
        resolution_number=_line(draft.resolution_number),
        note=storable(draft.note).strip(),
    )


def check_organisation(draft: OrganisationDraft) -> None:
    """Tell what is wrong with a tidied draft. Raises the error of errors.requests that says so."""
    from medias_desktop.people.rules import is_email

    if not draft.name:
        raise errors.OrganisationNameMissing
    for text, most in (
        (draft.name, rules.NAME_LENGTH),
        (draft.contact, rules.NAME_LENGTH),
        (draft.address, rules.NOTE_LENGTH),
        (draft.own_page, rules.LINK_LENGTH),
        (draft.resolution_number, rules.RESOLUTION_LENGTH),
        (draft.note, rules.NOTE_LENGTH),
    ):
        fits(text, most)
    if draft.email and not is_email(draft.email):
        raise errors.OrganisationEmailBroken(email=draft.email[:80])
    if draft.own_page and not rules.is_address(draft.own_page):
        raise errors.OwnPageBroken(link=draft.own_page[:80])
    since, until = draft.accredited_on, draft.accredited_until
    for day in (since, until):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise errors.DayImplausible(year=str(day.year))
    if until is not None and since is None:
        raise errors.AccreditedSinceMissing
    if since is not None and until is not None and until < since:
        raise errors.AccreditationEndsTooEarly


def _line(text: str) -> str:
    return " ".join(storable(text).split())


def fits(text: str, most: int) -> str:
    """Return a text without spaces around it. Raises RequestTextTooLong."""
    tidy = storable(text).strip()
    if len(tidy) > most:
        raise errors.RequestTextTooLong(most=most)
    return tidy
