"""The photos of the sample: three events, those who are shown, what they agreed to, and one who changed their mind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.items import (
    EventDraft,
    Frame,
    ItemDraft,
    Review,
    Rights,
    SubjectKind,
)
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation, birthday
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.service import PhotoConsentService

FACEBOOK = "Page de la municipalité"
TOWN_PURPOSES = frozenset({Purpose.FACEBOOK, Purpose.INSTAGRAM, Purpose.WEBSITE, Purpose.BULLETIN})
CAMERA = ("Canon", "Canon EOS R50")

LEFT, MIDDLE, RIGHT, FAR = (
    (1500, 3700, 900, 1200),
    (4300, 3300, 1050, 1400),
    (7300, 3800, 900, 1200),
    (8700, 4700, 560, 747),
)
"""Where heads are in the pictures, as frames are given."""


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """A photo: its event by number (None: of no event), the scene, who stands where (a key of ``_people``; "" for somebody still to name)."""

    event: int | None
    title: str
    scene: str
    taken: dt.datetime
    people: tuple[tuple[str, tuple[int, int, int, int]], ...]
    alt: str
    crowd: str = ""
    nobody: bool = False
    rights: Rights = Rights.OWN
    photographer: str = "Julie Landry"


def add_photos(register: Register, today: dt.date) -> None:
    """Add the sample's photos to a register that has its persons and policies."""
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService

    people = PeopleService(register)
    service = PhotoConsentService(register, people, PolicyService(register))
    events = [service.events.add(one) for one in _events(today)]
    shown = _people(service, people, today)
    numbers = {
        one.title: _add(service, one, None if one.event is None else events[one.event], shown, place)
        for place, one in enumerate(_photos(today))
    }
    _consent(service, shown, events, today)
    _publish(service, numbers, today)
    _withdraw(service, shown, today)


def _events(today: dt.date) -> tuple[EventDraft, ...]:
    days = [today - dt.timedelta(days=ago) for ago in (150, 128, 96, 30, 24)]
    return (
        EventDraft("Fête de la famille", days[0], days[0], "Parc des Érables"),
        EventDraft("Camp de jour", days[1], days[2], "Centre communautaire"),
        EventDraft("Portes ouvertes de la caserne", days[3], days[3], "Caserne"),
        EventDraft("Souper des bénévoles", days[4], days[4], "Salle du conseil"),
    )


def _photos(today: dt.date) -> tuple[SamplePhoto, ...]:
    def at(ago: int, hour: int, minute: int = 0) -> dt.datetime:
        return dt.datetime.combine(today - dt.timedelta(days=ago), dt.time(hour, minute))

    both = (("clerk", LEFT), ("lea", MIDDLE))
    return (
        SamplePhoto(0, "Maquillage d’enfants", "park", at(150, 11, 5), both, "Une animatrice maquille une fillette"),
        SamplePhoto(0, "Course en sac", "park", at(150, 13, 40), (("lea", LEFT), ("noah", RIGHT)), "Deux enfants en sac"),
        SamplePhoto(0, "Foule devant la scène", "park", at(150, 15), (), "Le public vu de loin", "Vue d’ensemble, lieu public"),
        SamplePhoto(0, "Remise du prix citoyen", "hall", at(150, 16, 30), (("mayor", LEFT), ("aline", RIGHT)), "La mairesse remet un prix"),
        SamplePhoto(1, "Atelier de jardinage", "park", at(120, 10), (("noah", LEFT), ("emma", MIDDLE), ("student", RIGHT)), "Des enfants plantent des fleurs"),
        SamplePhoto(1, "Photo de groupe du camp", "autumn", at(97, 14), (("lea", LEFT), ("emma", MIDDLE), ("noah", RIGHT), ("", FAR)), "Le groupe du camp de jour"),
        SamplePhoto(2, "Essai de la lance", "station", at(30, 10, 15), (("firefighter", MIDDLE),), "Un pompier tient une lance"),
        SamplePhoto(2, "Équipe de la caserne", "station", at(30, 11), (("firefighter", LEFT), ("chief", RIGHT)), "Deux pompiers devant la caserne"),
        SamplePhoto(2, "Camion rouge", "station", at(30, 11, 30), (), "Le camion devant la caserne", nobody=True),
        SamplePhoto(3, "Merci aux bénévoles", "hall", at(24, 19), (("volunteer", LEFT), ("mayor", RIGHT)), "Une bénévole et la mairesse"),
        SamplePhoto(3, "Table d’honneur", "hall", at(24, 20), (("aline", MIDDLE),), "Une invitée à table", rights=Rights.UNKNOWN, photographer="Studio Lumière"),
        SamplePhoto(None, "Première neige", "winter", at(3, 8), (), "Le rang Saint-Joseph sous la neige", nobody=True),
    )  # fmt: skip


def _people(service: PhotoConsentService, people: object, today: dt.date) -> dict[str, int]:
    from medias_desktop.people.rules import Group, PersonFilter
    from medias_desktop.people.service import PeopleService

    assert isinstance(people, PeopleService)
    listed = people.list(PersonFilter(active_on=today))

    def first(group: Group, skipped: int = 0) -> int:
        return service.portrayed.of_person([one for one in listed if one.group is group][skipped].id)

    def child(last: str, name: str, age: int, days: int, *guardians: GuardianDraft) -> int:
        # Days after today until the next birthday.
        born = birthday(today + dt.timedelta(days=days), 0)
        born = born.replace(year=born.year - age, day=min(born.day, 28))
        return service.portrayed.add(PortrayedDraft(last, name, birth_date=born, guardians=guardians))

    return {
        "mayor": first(Group.ELECTED),
        "clerk": first(Group.REGULAR),
        "student": first(Group.STUDENT),
        "firefighter": first(Group.FIREFIGHTER),
        "chief": first(Group.FIREFIGHTER, 1),
        "volunteer": first(Group.VOLUNTEER),
        "aline": service.portrayed.add(PortrayedDraft("Bergeron", "Aline", adult=True, phone="418 555-0177")),
        "lea": child("Tessier", "Léa", 9, 200, GuardianDraft("Tessier", "Marc", Relation.FATHER), GuardianDraft("Roy", "Anne", Relation.MOTHER)),
        "noah": child("Pelletier", "Noah", 14, 20, GuardianDraft("Pelletier", "Josée", Relation.MOTHER, "josee.pelletier@exemple.example")),
        "emma": child("Ouellet", "Emma", 11, 90, GuardianDraft("Ouellet", "Hugo", Relation.FATHER)),
    }  # fmt: skip


def _add(
    service: PhotoConsentService, photo: SamplePhoto, event_id: int | None, shown: dict[str, int], place: int
) -> int:
    from medias_desktop.demo.pictures import draw, jpeg

    picture = draw(photo.scene, [face for _who, face in photo.people], seed=place + 1)
    content = jpeg(picture, photo.taken.strftime("%Y:%m:%d %H:%M:%S"), CAMERA)
    draft = ItemDraft(
        title=photo.title,
        event_id=event_id,
        photographer=photo.photographer,
        source="Service des loisirs" if photo.rights is Rights.OWN else "",
        rights=photo.rights,
        alt_fr=photo.alt,
    )
    (number,) = service.adding.add_clipboard(content, draft, name=f"IMG_{2001 + place}.jpg").added
    for who, face in photo.people:
        if who:
            service.subjects.add(number, SubjectKind.PERSON, shown[who], Frame(*face))
    if photo.crowd:
        service.subjects.add(number, SubjectKind.CROWD, None, None, photo.crowd)
    unnamed = any(not who for who, _face in photo.people)
    if not unnamed:
        review = Review.NOBODY if photo.nobody else Review.DONE
        service.items.review(number, service.items.item(number).version, review)
    return number


def _consent(service: PhotoConsentService, shown: dict[str, int], events: list[int], today: dt.date) -> None:
    """Most agreed in general, children for an event by a parent; one refused, one said nothing, one ends soon."""
    past = today - dt.timedelta(days=200)
    for who in ("mayor", "clerk", "student", "firefighter", "volunteer"):
        _give(
            service,
            ConsentDraft(shown[who], Reach(), TOWN_PURPOSES, past, today.replace(year=today.year + 1, day=1)),
            past,
        )
    lea = service.portrayed.one(shown["lea"]).guardians[0].id
    noah = service.portrayed.one(shown["noah"]).guardians[0].id
    emma = service.portrayed.one(shown["emma"]).guardians[0].id
    soon = today + dt.timedelta(days=26)
    for event in events[:2]:
        _give(service, ConsentDraft(shown["lea"], Reach(event_id=event), TOWN_PURPOSES, past), past, lea)
        _give(
            service, ConsentDraft(shown["noah"], Reach(event_id=event), TOWN_PURPOSES, past, soon), past, noah
        )
    refused = ConsentDraft(shown["emma"], Reach(event_id=events[1]), TOWN_PURPOSES, past)
    service.consents.record(refused, [ActDraft(ActKind.REFUSED, past, Method.PAPER, emma)])
    _give(service, ConsentDraft(shown["aline"], Reach(), TOWN_PURPOSES, past), past)
    asked = ConsentDraft(
        shown["chief"], Reach(event_id=events[2]), TOWN_PURPOSES, today - dt.timedelta(days=28)
    )
    service.consents.record(asked, [ActDraft(ActKind.ASKED, today - dt.timedelta(days=28))])  # fmt: skip


def _give(
    service: PhotoConsentService, draft: ConsentDraft, day: dt.date, guardian_id: int | None = None
) -> None:
    act = ActDraft(ActKind.GIVEN, day, Method.PAPER, guardian_id, original_place="Classeur « Photos 2026 »")
    service.consents.record(draft, [act])


def _publish(service: PhotoConsentService, numbers: dict[str, int], today: dt.date) -> None:
    """Some photos are out, some are planned."""
    out = (("Remise du prix citoyen", 148), ("Maquillage d’enfants", 147), ("Essai de la lance", 28))
    for title, ago in out:
        service.uses.add(
            UseDraft(
                numbers[title],
                Purpose.FACEBOOK,
                FACEBOOK,
                published_on=today - dt.timedelta(days=ago),
                link=f"https://facebook.example/sainte-elodie/{numbers[title]}",
                responsible="Julie Landry",
            )
        )
    for title, ahead in (("Merci aux bénévoles", 3), ("Table d’honneur", 6), ("Équipe de la caserne", 9)):
        service.uses.add(
            UseDraft(numbers[title], Purpose.FACEBOOK, FACEBOOK, today + dt.timedelta(days=ahead), responsible="Julie Landry")
        )  # fmt: skip


def _withdraw(service: PhotoConsentService, shown: dict[str, int], today: dt.date) -> None:
    """Who received the prize changed her mind: a photo is to be taken down, another must not appear."""
    consents = [one.id for one in service.consents.of_portrayed(shown["aline"])]
    service.consents.withdraw(consents, today - dt.timedelta(days=1), "Ne souhaite plus paraître en ligne")
