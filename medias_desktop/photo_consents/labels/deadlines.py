"""What deadlines are called, and what is to be done about each, in words."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import N_, _, format_date, ngettext, translate
from medias_desktop.photo_consents.labels import RELATION_NAMES
from medias_desktop.photo_consents.rules.deadlines import Deadline, DeadlineKind
from medias_desktop.photo_consents.rules.persons import MAJORITY, OWN_CONSENT

DEADLINE_NAMES = {
    DeadlineKind.TURNS_ADULT: N_("Comes of age"),
    DeadlineKind.TURNS_OWN_AGE: N_("May agree in person"),
    DeadlineKind.ENDED: N_("Consent has ended"),
    DeadlineKind.ENDS: N_("Consent ends"),
    DeadlineKind.GUARDIAN_MISSING: N_("Guardian missing"),
    DeadlineKind.NO_ANSWER: N_("No answer yet"),
    DeadlineKind.SEASON_ENDS: N_("Season or school year ends"),
}


def deadline_kind(deadline: Deadline, day: dt.date) -> str:
    """Return the colour of a deadline's chip: "bad" when its day is past, "warn" within a week."""
    if deadline.kind in (DeadlineKind.GUARDIAN_MISSING, DeadlineKind.NO_ANSWER):
        return "warn"
    left = (deadline.day - day).days
    return "bad" if left < 0 else "warn" if left <= 7 else "accent"


def left_label(deadline: Deadline, day: dt.date) -> str:
    """Return how far a deadline is, in words."""
    left = (deadline.day - day).days
    if left == 0:
        return _("today")
    if left > 0:
        return ngettext("in {n} day", "in {n} days", left).format(n=left)
    return ngettext("{n} day ago", "{n} days ago", -left).format(n=-left)


def why_label(deadline: Deadline) -> str:
    """Return what is to be done and why, as a sentence."""
    day = format_date(deadline.day)
    match deadline.kind:
        case DeadlineKind.TURNS_ADULT:
            said = _("Turns 18 on {day}: their own consent is needed, a parent’s no longer counts.")
        case DeadlineKind.TURNS_OWN_AGE:
            said = _("Turns {age} on {day}: their own agreement is needed.")
        case DeadlineKind.ENDS:
            said = _("The consent ends on {day}: ask for it anew, or take down what rests on it.")
        case DeadlineKind.ENDED:
            said = _("The consent ended on {day}: ask for it anew, or take down what rests on it.")
        case DeadlineKind.GUARDIAN_MISSING if deadline.missing:
            said = _("The consent of {names} is missing since {day}.")
        case DeadlineKind.GUARDIAN_MISSING:
            said = _("The consent of a legal guardian is missing since {day}, and none is on record.")
        case DeadlineKind.NO_ANSWER:
            said = _("Should have answered by {day}: ask again.")
        case DeadlineKind.SEASON_ENDS if deadline.event:
            said = _("“{event}” ends on {day}: ask anew for the next season.")
        case DeadlineKind.SEASON_ENDS:
            said = _("The school year ends on {day}: ask anew for the next one.")
    names = ", ".join(guardian.full_name for guardian in deadline.missing)
    return said.format(day=day, age=deadline.age, names=names, event=deadline.event)


def contacts(deadline: Deadline, day: dt.date) -> tuple[str, ...]:
    """Return whom to write to, each on a line: the guardians of a minor, from 14 on the person too; who they are, how."""
    person = deadline.portrayed
    turned = deadline.age if deadline.kind is DeadlineKind.TURNS_ADULT else 0
    age = max(person.age(day) or 0, turned)
    is_minor = not person.adult if person.birth_date is None else age < MAJORITY
    lines = []
    if not is_minor or age >= OWN_CONSENT:
        lines.append(_line(person.full_name, "", person.email, person.phone))
    if is_minor:
        current = [one for one in person.guardians if one.ended_on is None or one.ended_on >= day]
        for one in deadline.missing or current:
            lines.append(_line(one.full_name, translate(RELATION_NAMES[one.relation]), one.email, one.phone))
        if not current:
            lines.append(_("No legal guardian is on record."))
    return tuple(lines)


def _line(name: str, relation: str, email: str, phone: str) -> str:
    named = f"{name} ({relation})" if relation else name
    return " · ".join(part for part in (named, email, phone) if part)
