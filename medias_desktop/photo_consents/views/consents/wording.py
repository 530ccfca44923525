"""What the windows about consents say: who somebody is, who must agree, what was said."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.photo_consents.labels import ACT_NAMES, METHOD_NAMES, RELATION_NAMES
from medias_desktop.photo_consents.rules.consents import Act, ActDraft, ActKind, Consent, Reach
from medias_desktop.photo_consents.rules.forms import Signer, is_minor
from medias_desktop.photo_consents.rules.persons import MAJORITY, Guardian, Portrayed
from medias_desktop.photo_consents.rules.recording import needed
from medias_desktop.photo_consents.rules.settings import Settings

ACT_KINDS = {
    ActKind.NOTICED: "muted",
    ActKind.ASKED: "muted",
    ActKind.GIVEN: "ok",
    ActKind.REFUSED: "bad",
    ActKind.SILENT: "warn",
    ActKind.WITHDRAWN: "bad",
    ActKind.CORRECTED: "accent",
    ActKind.CANCELLED: "muted",
}
"""The colours of chips (core.widgets.parts)."""


def age_chip(person: Portrayed, day: dt.date) -> tuple[str, str]:
    """Return how old somebody is, and the colour that it has."""
    years = person.age(day)
    if years is None:
        return (_("of full age"), "ok") if person.adult else (_("age not known"), "warn")
    if years >= MAJORITY:
        return _("of full age"), "ok"
    return ngettext("{n} year", "{n} years", years).format(n=years), "accent"


def guardian_words(guardian: Guardian) -> str:
    """Return a guardian with what they are to the person."""
    relation = translate(RELATION_NAMES[guardian.relation]).lower()
    return f"{guardian.full_name} ({relation})"


def signer_words(signer: Signer, person: Portrayed) -> str:
    """Return somebody who speaks, in words."""
    if signer.guardian is not None:
        return guardian_words(signer.guardian)
    return person.full_name if signer.own else _("a holder of parental authority, still to be named")


def who_agrees(person: Portrayed, day: dt.date, settings: Settings) -> str:
    """Return who must agree that day, as a sentence."""
    if person.age(day) is None and not person.adult and not is_minor(person, day):
        return _(
            "Complete the date of birth, or say that this person is of full age: it decides who must agree."
        )
    names = [signer_words(one, person) for one in needed(person, day, settings)]
    if len(names) == 1:
        return _("Must agree: {name}.").format(name=names[0])
    return _("Must agree: {names} and {last}.").format(names=", ".join(names[:-1]), last=names[-1])


def act_words(act: Act | ActDraft, person: Portrayed) -> str:
    """Return what somebody did: “Consent given by Chantal Roy (mother)”."""
    guardian = next((one for one in person.guardians if one.id == act.guardian_id), None)
    giver = guardian_words(guardian) if guardian is not None else person.full_name
    if act.guardian_id is not None and guardian is None:
        giver = _("a guardian no longer on record")
    return _("{what}: {who}").format(what=translate(ACT_NAMES[act.kind]), who=giver)


def manner_words(act: Act | ActDraft) -> str:
    """Return when and how something was said, in a line."""
    parts = [format_date(act.day)]
    if act.method is not None:
        parts.append(translate(METHOD_NAMES[act.method]))
    if act.witness:
        parts.append(_("witness: {name}").format(name=act.witness))
    return " · ".join(parts)


def term_words(starts_on: dt.date, ends_on: dt.date | None) -> str:
    """Return from when to when something holds."""
    start = format_date(starts_on, "medium")
    if ends_on is None:
        return _("from {start}, until it is withdrawn").format(start=start)
    return _("from {start} to {end}").format(start=start, end=format_date(ends_on, "medium"))


def reach_words(reach: Reach, titles: dict[tuple[str, int], str]) -> str:
    """Return what a consent is of; ``titles`` are those of items and events by kind and number."""
    if reach.item_id is not None:
        return _("Photo “{title}”").format(title=titles.get(("item", reach.item_id), ""))
    if reach.event_id is not None:
        return _("Event “{title}”").format(title=titles.get(("event", reach.event_id), ""))
    return _("In general")


def state_of(consent: Consent, day: dt.date) -> tuple[str, str]:
    """Return where a consent stands on a day, and the colour that it has."""
    from medias_desktop.photo_consents.rules.deadlines import given

    said = [act for act in consent.acts if act.day <= day]
    last = next((act.kind for act in reversed(said) if act.kind is not ActKind.NOTICED), None)
    if given(consent, day):
        if consent.ends_on is not None and consent.ends_on < day:
            return _("Ended"), "muted"
        if consent.starts_on > day:
            return _("Given, not yet running"), "accent"
        if any(act.kind is ActKind.WITHDRAWN for act in said):
            return _("Withdrawn in part"), "warn"
        return translate(ACT_NAMES[ActKind.GIVEN]), "ok"
    if last is None:
        return (_("Told beforehand"), "muted") if said else (_("Nothing recorded"), "muted")
    return translate(ACT_NAMES[last]), ACT_KINDS[last]
