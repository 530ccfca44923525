"""The words in which groups, languages and flaws are shown."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, catalogue, translate
from medias_desktop.people.rules import Flaw, Group

GROUP_NAMES = {
    Group.REGULAR: N_("Regular employee"),
    Group.CASUAL: N_("Casual employee"),
    Group.STUDENT: N_("Student"),
    Group.ELECTED: N_("Elected official"),
    Group.VOLUNTEER: N_("Volunteer"),
    Group.FIREFIGHTER: N_("Volunteer firefighter"),
    Group.CONTRACTOR: N_("Contractor"),
}

FIELD_CAPTIONS = {
    "last_name": N_("&Last name"),
    "first_name": N_("&First name"),
    "number": N_("Employee &number"),
    "email": N_("&E-mail"),
    "department": N_("&Department"),
    "group": N_("&Group"),
    "start_date": N_("&Start date"),
    "end_date": N_("End da&te"),
    "language": N_("Lang&uage of letters and sheets"),
}
"""The fields of a person's form in its order, with their mnemonics."""

LANGUAGE_NAMES = {"fr": N_("French"), "en": N_("English")}

FLAW_SENTENCES = {
    Flaw.NAME_MISSING: N_("Enter the last name."),
    Flaw.NAME_TOO_LONG: N_("The last name is too long (at most 120 characters)."),
    Flaw.FIRST_NAME_TOO_LONG: N_("The first name is too long (at most 120 characters)."),
    Flaw.NUMBER_TOO_LONG: N_("The employee number is too long (at most 40 characters)."),
    Flaw.NUMBER_TAKEN: N_("This number already belongs to {holder}."),
    Flaw.EMAIL_MALFORMED: N_("Write the address as name@town.ca."),
    Flaw.DEPARTMENT_TOO_LONG: N_("The department’s name is too long (at most 120 characters)."),
    Flaw.LANGUAGE_UNKNOWN: N_("Choose French or English."),
    Flaw.START_OUT_OF_RANGE: N_("The start date’s year cannot be right."),
    Flaw.END_OUT_OF_RANGE: N_("The end date’s year cannot be right."),
    Flaw.END_BEFORE_START: N_("The end date is before the start date."),
}


def group_label(group: Group, language: str | None = None) -> str:
    """Name a group in the interface language, or in ``language`` for a record's own document."""
    name = GROUP_NAMES[Group(group)]
    return translate(name) if language is None else catalogue(language).gettext(name)


def language_label(code: str) -> str:
    """Name a language in the interface language."""
    return translate(LANGUAGE_NAMES[code])
