"""An invented feast: items, persons of the list and from outside, for the tests of who is seen."""

from __future__ import annotations

import datetime as dt

from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.items import EventDraft, Frame, ItemDraft, ItemKind, SubjectKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService

FACE = Frame(1000, 2000, 800, 1200)
OTHER_FACE = Frame(6000, 2000, 800, 1200)


def service_of(register) -> PhotoConsentService:
    return PhotoConsentService(register, PeopleService(register), PolicyService(register))


def photo(service, title="Fête des voisins", event_id=None) -> int:
    return service.items.add_other(ItemDraft(ItemKind.PHOTO, title, event_id))


def event(service, title="Fête nationale") -> int:
    return service.events.add(EventDraft(title, dt.date(2026, 6, 24), dt.date(2026, 6, 24)))


def outsider(service, last="Bélanger", first="Léo", **more) -> int:
    return service.portrayed.add(PortrayedDraft(last, first, **more))


def child(service, last="Gagnon", first="Maëlle", born=dt.date(2016, 5, 3)) -> int:
    mother = GuardianDraft("Roy", "Chantal", Relation.MOTHER, "chantal@exemple.ca")
    return outsider(service, last, first, birth_date=born, guardians=(mother,))


def listed(register, last="Côté", first="Zoé", group=Group.REGULAR, **more) -> int:
    return PeopleService(register).add(PersonDraft(last, first, group=group, **more))


def named(service, item_id, portrayed_id, frame=FACE) -> int:
    return service.subjects.add(item_id, SubjectKind.PERSON, portrayed_id, frame)
