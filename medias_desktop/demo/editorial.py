"""The calendar of the sample: accounts and who may use them, posts in every state, requests, what the public wrote."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.working_days import add_working_days
from medias_desktop.demo.moderation import BLOG, MODERATOR, PAGE, PICTURES
from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import AccessDraft, Declarations
from medias_desktop.editorial_calendar.rules.accounts import AccountDraft, MultifactorState
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.duties import DutyDraft
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState, PostText
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.policies.rules.checks.accounts import Duty, PageRole
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

MANAGER = "Jean-François Morin"
PROVINCE = "QC"
AUTHORISED = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class SamplePost:
    """A post so many days from today, at an hour (“” none), on platforms by their first letters (f, i, b)."""

    title: str
    category: str
    days: int
    hour: str
    platforms: str
    text: str
    state: PostState = PostState.DRAFT
    photo: str = ""
    link: str = ""
    answers: tuple[str, ...] = ("proofread",)
    campaign: str = ""
    exception: str = ""
    because: str = ""
    author: str = MODERATOR


PLATFORMS = {"f": "facebook", "i": "instagram", "b": "blog"}
DRAFT, CHECKED, APPROVED, SCHEDULED = (
    PostState.DRAFT,
    PostState.CHECKED,
    PostState.APPROVED,
    PostState.SCHEDULED,
)

APPEARED = (
    SamplePost("Bris d’aqueduc, rue du Moulin", "emergency", -12, "07:10", "f", "L’eau est coupée sur la rue du Moulin. Les équipes sont sur place; retour prévu à midi.", exception="emergency", because="Bris signalé à 6 h 50."),
    SamplePost("Collecte des feuilles", "important_notice", -9, "10:00", "fi", "La dernière collecte des feuilles passe la semaine prochaine. Sacs de papier seulement."),
    SamplePost("Merci aux bénévoles du marché", "own_activity", -5, "13:30", "f", "Le marché d’automne est terminé. Merci à celles et ceux qui l’ont porté."),
    SamplePost("Séance du conseil", "news", -2, "09:00", "f", "La prochaine séance a lieu à 19 h 30 à l’hôtel de ville. L’ordre du jour est en ligne.", link="https://sainte-elodie.example/seances"),
)  # fmt: skip
PLANNED = (
    SamplePost("Horaire des Fêtes", "important_notice", 8, "09:00", "f", "L’hôtel de ville et la bibliothèque seront fermés du 24 décembre au 2 janvier inclusivement.", SCHEDULED, link="https://sainte-elodie.example/fetes"),
    SamplePost("Guignolée des pompiers", "own_activity", 9, "12:00", "fi", "Les pompiers volontaires passent samedi. Denrées et dons recueillis à la caserne dès 9 h.", APPROVED, campaign="Noël à Sainte-Élodie"),
    SamplePost("Patinoire : on cherche des bénévoles", "own_activity", 10, "17:00", "f", "Quelques heures par mois suffisent. Écrivez au service des loisirs.", CHECKED),
    SamplePost("Le camp de jour en images", "own_activity", 10, "11:30", "fi", "Retour sur un été sous les érables, en quelques images.", DRAFT, photo="Photo de groupe du camp"),
    SamplePost("Offre d’emploi : secrétaire-réceptionniste", "job_offer", 11, "08:30", "f", "La municipalité cherche une personne pour l’accueil, 28 heures par semaine. Postulez avant le 15.", CHECKED, link="https://sainte-elodie.example/emplois"),
    SamplePost("Stationnement de nuit", "important_notice", 12, "16:00", "f", "Dès le 1er décembre, pas de stationnement dans les rues la nuit lorsqu’une opération de neige est annoncée.", APPROVED, author=MANAGER),
    SamplePost("Winter parking", "important_notice", 12, "16:30", "f", "From December 1, there is no parking on the streets at night when snow removal is announced.", DRAFT),
    SamplePost("CONCOURS DE DESSINS", "contest", 15, "10:00", "fi", "DESSINE TON HIVER! TROIS LIVRES À GAGNER À LA BIBLIOTHÈQUE.", DRAFT, campaign="Noël à Sainte-Élodie"),
    SamplePost("Concert de Noël", "partner_activity", 16, "14:00", "f", "La chorale chante à l’église le 12 à 20 h. Entrée libre.", CHECKED, link="https://choralelesarondes.example/noel", campaign="Noël à Sainte-Élodie"),
    SamplePost("Conte à la bibliothèque", "own_activity", 16, "09:30", "f", "Une heure du conte en pyjama, samedi matin.", APPROVED),
    SamplePost("Budget : les grandes lignes", "news", 16, "18:30", "fb", "Ce que le budget change pour vous, en cinq questions.", DRAFT, link="https://sainte-elodie.example/budget"),
    SamplePost("Bacs et neige", "awareness", 19, "08:00", "f", "Un bac dans la rue gêne la charrue. Placez-le dans votre entrée, roues vers la maison.", DRAFT),
    SamplePost("Bon début d’hiver", "own_activity", 14, "08:00", "fi", "Le rang Saint-Joseph sous sa première neige.", DRAFT, photo="Première neige"),
)  # fmt: skip
IDEAS = ("Portrait d’une pompière volontaire", "Avant, après : la rue Principale")


def add_editorial(service: EditorialCalendarService, today: dt.date) -> None:
    """Add the sample's calendar to a register that has its policy, persons, photos and moderated accounts."""
    from medias_desktop.demo.editorial_exchanges import add_interactions, add_requests

    accounts = {one.name: one.id for one in service.accounts.all()}
    _accounts(service, accounts, today)
    _posts(service, accounts, today)
    add_requests(service, today)
    add_interactions(service, accounts[PAGE], today)


def _accounts(service: EditorialCalendarService, accounts: dict[str, int], today: dt.date) -> None:
    """Three accounts, one of them without multi-factor authentication, and who is away, in charge, followed."""
    details = {
        PAGE: ("Direction générale", MultifactorState.ON, today - dt.timedelta(days=300)),
        PICTURES: ("Loisirs et culture", MultifactorState.OFF, None),
        BLOG: ("Direction générale", MultifactorState.ON, None),
    }
    for known in service.accounts.all():
        holder, multifactor, logo = details[known.name]
        draft = AccountDraft(
            platform=known.platform,
            name=known.name,
            link=known.link,
            netiquette_shown_on=known.netiquette_shown_on,
            holder=holder,
            multifactor=multifactor,
            opened_on=today - dt.timedelta(days=900),
            logo_shown_on=logo,
        )
        service.accounts.change(known, draft)
    persons = {one.full_name: one.id for one in service.people.list()}
    _accesses(service, accounts, persons, today)
    _around(service, persons, today)


def _accesses(
    service: EditorialCalendarService, accounts: dict[str, int], persons: dict[str, int], today: dt.date
) -> None:
    """Four accesses; what protects one of them was last changed long ago."""
    for account, name, role, renewed in (
        (PAGE, MANAGER, PageRole.ADMINISTRATOR, 30),
        (PAGE, MODERATOR, PageRole.EDITOR, 97),
        (PICTURES, MODERATOR, PageRole.ADMINISTRATOR, 12),
        (BLOG, MANAGER, PageRole.ADMINISTRATOR, 30),
    ):
        known_person = persons.get(name)
        number = service.accesses.add(
            AccessDraft(
                account_id=accounts[account],
                role=role,
                person_id=known_person,
                name="" if known_person else name,
                office=Office.GENERAL_MANAGEMENT.value if name == MANAGER else "",
                role_title="Directeur général" if name == MANAGER else "Agente aux communications",
                authorised_on=today - AUTHORISED,
                authorised_by=MANAGER,
                authorised_office=Office.GENERAL_MANAGEMENT.value,
                renewed_on=today - dt.timedelta(days=renewed),
            )
        )
        said = Declarations(
            declared_on=today - dt.timedelta(days=renewed),
            long_enough=True,
            unique_here=True,
            kept_secret=True,
        )
        service.accesses.declare(number, service.accesses.one(number).version, said)


def _around(service: EditorialCalendarService, persons: dict[str, int], today: dt.date) -> None:
    """An absence that nobody covers, three tasks, an account that the municipality follows."""
    authorised = today - AUTHORISED
    away = add_working_days(today, 12, PROVINCE)
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.HOLIDAY,
            from_on=away,
            until_on=away + dt.timedelta(days=11),
            person_id=persons.get(MODERATOR),
            name="" if MODERATOR in persons else MODERATOR,
        )
    )
    for duty, name in ((Duty.PUBLISHING, MODERATOR), (Duty.ANSWERING, MODERATOR), (Duty.AUTHORITY, MANAGER)):
        service.duties.add(
            DutyDraft(
                duty=duty.value,
                person_id=persons.get(name),
                name="" if name in persons else name,
                since=authorised,
            )
        )
    service.followed.add(
        FollowedDraft(
            platform="facebook",
            name="MRC des Érables",
            kind="recognized_organisation",
            reason="Services régionaux offerts aux gens d’ici",
            decided_by=MANAGER,
            decided_on=authorised,
            since=authorised,
        )
    )


def _posts(service: EditorialCalendarService, accounts: dict[str, int], today: dt.date) -> None:
    listing = service.photos.listing
    photos = {one.title: one.id for one in listing.rows(listing.numbers(ItemFilter()))}
    by_platform = {"facebook": accounts[PAGE], "instagram": accounts[PICTURES], "blog": accounts[BLOG]}
    for sample in APPEARED:
        _appear(service, sample, by_platform, today)
    numbers = {}
    for sample in PLANNED:
        number = service.posts.add(_draft(sample, by_platform, photos, today))
        for state in (CHECKED, APPROVED, SCHEDULED):
            if sample.state in (DRAFT,) or _ORDER.index(sample.state) < _ORDER.index(state):
                break
            service.posts.step(number, service.posts.one(number).version, state)
        numbers[sample.title] = number
    _set_aside(service, numbers["Concert de Noël"])
    for title in IDEAS:
        service.posts.add(PostDraft(title=title), PostState.IDEA)
    service.day_notes.add(
        today + dt.timedelta(days=9), "Guignolée : la rue Principale est fermée de 10 h à 14 h"
    )


def _set_aside(service: EditorialCalendarService, number: int) -> None:
    """What stands in the way of the concert is set aside, with the reason."""
    for found in service.checking.found(number):
        if found.overridable and found.kind == Kind.TOO_MANY_THAT_DAY:
            service.posts.override(
                number, found, "Le concert et le budget tombent le même jour; les deux sont attendus."
            )


_ORDER = (DRAFT, CHECKED, APPROVED, SCHEDULED)


def _draft(sample: SamplePost, accounts: dict[str, int], photos: dict[str, int], today: dt.date) -> PostDraft:
    platforms = tuple(PLATFORMS[letter] for letter in sample.platforms)
    photo = next((number for title, number in photos.items() if sample.photo and sample.photo in title), None)
    return PostDraft(
        title=sample.title,
        category=sample.category,
        language="en" if sample.title == "Winter parking" else "fr",
        planned_on=today + dt.timedelta(days=sample.days),
        planned_time=dt.time.fromisoformat(sample.hour) if sample.hour else None,
        texts=tuple(PostText(platform=one, text=sample.text, account_id=accounts[one]) for one in platforms),
        author=sample.author,
        approver=MANAGER,
        link=sample.link,
        campaign=sample.campaign,
        exception=sample.exception,
        exception_reason=sample.because,
        photos=(photo,) if photo is not None else (),
        answers=frozenset(sample.answers),
    )


def _appear(
    service: EditorialCalendarService, sample: SamplePost, accounts: dict[str, int], today: dt.date
) -> None:
    """What appeared before the calendar was kept here is recorded as it was."""
    day, time = today + dt.timedelta(days=sample.days), dt.time.fromisoformat(sample.hour)
    draft = _draft(sample, accounts, {}, today)
    publications = [
        Publication(
            platform=one,
            published_on=day,
            published_time=time,
            link=f"https://{one}.example/sainte-elodie/{day:%Y%m%d}",
        )
        for one in draft.platforms
    ]
    because = sample.because or "Parue avant que le calendrier soit tenu ici."
    number = service.post_records.record_unplanned(draft, publications, because)
    counts = Counts(reach=480 + 37 * -sample.days, reactions=21 - sample.days, comments=4, shares=6)
    service.post_records.record_statistics(number, draft.platforms[0], today, counts)
