"""What is kept about one person shown, in words; whoever else is concerned is not named.

Guardians and witnesses are told of by what they are, employees by nothing; of a photo that shows others only what the
person's own frame holds, or the photo with the others covered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.people.labels import group_label, language_label
from medias_desktop.photo_consents.documents.extract import Extract, ExtractConsent, ExtractItem
from medias_desktop.photo_consents.labels import (
    ACT_NAMES,
    EVIDENCE_NAMES,
    ITEM_NAMES,
    METHOD_NAMES,
    PURPOSE_NAMES,
    RELATION_NAMES,
    purposes_label,
)
from medias_desktop.photo_consents.labels.uses import day_label
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import Review
from medias_desktop.photo_consents.service.small_pictures import cropped, small
from medias_desktop.photo_consents.service.use_rows import read_uses

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.act_history import Entry
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.items import Item, Subject
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.rules.uses import PhotoUse
    from medias_desktop.photo_consents.service.consents import Evidence
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

_AT_ONCE = 50
_LONGEST = 240
_SHOWN = "EXISTS (SELECT 1 FROM photo_subject s WHERE s.item_id = i.id AND s.portrayed_id = :shown)"


def extract(
    register: Register, service: PhotoConsentService, portrayed_id: int, progress: Progress
) -> Extract:
    """Gather everything about a person. Raises PortrayedGone or Cancelled."""
    person = service.portrayed.one(portrayed_id)
    town = register.municipality()
    return Extract(
        municipality=town.name,
        person=person.full_name,
        facts=list(_facts(person)),
        consents=[
            _consent(
                service,
                person,
                one,
                service.consents.history(one.id),
                service.consents.evidence(one.id),
            )
            for one in service.consents.of_portrayed(portrayed_id)
        ],
        items=list(_items(service, portrayed_id, progress)),
        uses=[_use(one) for one in read_uses(register, _SHOWN, shown=portrayed_id)],
        made_at=register.clock.now(),
        paper=town.paper,
        colour=arms_colour(register),
    )


def _facts(person: Portrayed) -> Iterator[tuple[str, str]]:
    yield _("Last name"), person.last_name
    yield _("First name"), person.first_name
    yield _("Date of birth"), format_date(person.birth_date) if person.birth_date else ""
    yield _("Of full age"), _("yes") if person.adult else ""
    yield _("Group"), group_label(person.group) if person.group else ""
    yield _("E-mail"), person.email
    yield _("Telephone"), person.phone
    yield _("Language"), language_label(person.language)
    yield _("Note"), person.note
    yield _("Legal guardians"), ", ".join(translate(RELATION_NAMES[one.relation]) for one in person.guardians)


def _consent(
    service: PhotoConsentService,
    person: Portrayed,
    consent: Consent,
    history: Sequence[Entry],
    evidence: Sequence[Evidence],
) -> ExtractConsent:
    title = _("In general")
    if consent.reach.item_id is not None:
        title = _("For one photo")
    elif consent.reach.event_id is not None:
        title = _("For the event “{event}”").format(event=service.events.event(consent.reach.event_id).title)
    proofs = [
        _("{what}, kept on {day}").format(
            what=translate(EVIDENCE_NAMES[one.kind]), day=format_date(one.recorded_at.astimezone().date())
        )
        for one in evidence
    ]
    facts = (
        (_("Purposes"), purposes_label(consent.purposes)),
        (_("From"), format_date(consent.starts_on)),
        (_("Until"), format_date(consent.ends_on) if consent.ends_on else _("until it is withdrawn")),
        (_("What was agreed to"), consent.terms),
        (_("Proofs kept"), "; ".join(proofs)),
    )
    relations = {one.id: translate(RELATION_NAMES[one.relation]) for one in person.guardians}
    return ExtractConsent(title, facts, [_act(entry, relations) for entry in history])


def _act(entry: Entry, relations: dict[int, str]) -> tuple[str, str]:
    act = entry.act
    who = (
        _("by the person")
        if act.guardian_id is None
        else relations.get(act.guardian_id, _("a legal guardian"))
    )
    first = f"{format_date(act.day)} – {translate(ACT_NAMES[act.kind])} ({who})"
    details = [
        translate(METHOD_NAMES[act.method]) if act.method else "",
        purposes_label(act.purposes) if act.purposes else "",
        act.note,
        _("entered in the register on {day}").format(day=format_date(act.recorded_at.astimezone().date())),
    ]
    return first, " · ".join(filter(None, details))


def _items(service: PhotoConsentService, portrayed_id: int, progress: Progress) -> Iterator[ExtractItem]:
    numbers = list(service.listing.numbers(ItemFilter(portrayed_id=portrayed_id), progress))
    for start in range(0, len(numbers), _AT_ONCE):
        progress.report(start, len(numbers))
        part = numbers[start : start + _AT_ONCE]
        pictures = service.items.pictures(part)
        seen = service.subjects.of_items(part)
        for item in service.items.several(part):
            picture = _picture(item, portrayed_id, seen.get(item.id, ()), pictures.get(item.id))
            about = [format_date(item.day, "medium"), item.event_title, item.place]
            others = len([one for one in seen.get(item.id, ()) if one.portrayed_id != portrayed_id])
            if others:
                about.append(
                    ngettext("with {n} other person", "with {n} other people", others).format(n=others)
                )
            kind = translate(ITEM_NAMES[item.kind])
            yield ExtractItem(item.title or kind, " · ".join(filter(None, about)), picture)
    progress.report(len(numbers), len(numbers))


def _picture(item: Item, portrayed_id: int, seen: Sequence[Subject], jpeg: bytes | None) -> bytes:
    """Return what may be shown to the person: the photo with everybody else covered, else their own frame alone, without anybody else's."""
    if not jpeg:
        return b""
    others = [one for one in seen if one.portrayed_id != portrayed_id]
    frames = [one.frame for one in others if one.frame is not None]
    if item.review is Review.DONE and len(frames) == len(others):
        return small(jpeg, _LONGEST, frames)
    own = next((one.frame for one in seen if one.portrayed_id == portrayed_id and one.frame), None)
    return cropped(jpeg, own, _LONGEST, frames) if own is not None else b""


def _use(use: PhotoUse) -> tuple[str, str, str, str]:
    when = day_label(use, "medium")
    if use.removed_on is not None:
        taken = _("taken down on {day}").format(day=format_date(use.removed_on, "medium"))
        when = f"{when}; {taken}"
    elif use.dropped_on is not None:
        when = _("given up on {day}").format(day=format_date(use.dropped_on, "medium"))
    return use.item_title, translate(PURPOSE_NAMES[use.purpose]), when, use.link
