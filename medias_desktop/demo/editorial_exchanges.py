"""What the sample's calendar exchanges with others: requests and their decisions, what the public wrote and the answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.working_days import add_working_days
from medias_desktop.demo.moderation import MODERATOR
from medias_desktop.editorial_calendar.rules.interactions import InteractionDraft, InteractionKind, StepKind
from medias_desktop.editorial_calendar.rules.interactions import StepDraft as Done
from medias_desktop.editorial_calendar.rules.requesting.organisations import OrganisationDraft
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft, StepDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from medias_desktop.policies.rules.checks.words import Channel, Office

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

MANAGER = "Jean-François Morin"
PROVINCE = "QC"


def add_requests(service: EditorialCalendarService, today: dt.date) -> None:
    """Two accredited organizations and one whose accreditation has ended; requests on their way and decided."""
    choir, _club, _past = (
        service.organisations.add(
            OrganisationDraft(
                name=name,
                contact=contact,
                own_page=page,
                accredited_on=today - dt.timedelta(days=since),
                accredited_until=today + dt.timedelta(days=until),
                resolution_number=number,
            )
        )
        for name, contact, page, since, until, number in (
            ("Chorale Les Arondes", "Lise Fictive-Roy", "https://facebook.example/choralelesarondes", 600, 500, "2025-03-61"),
            ("Club de marche de Sainte-Élodie", "Alain Inventé", "", 500, 230, "2025-06-140"),
            ("Comité des fêtes d’été", "Rita Fictive", "https://facebook.example/fetesdete", 1200, -40, "2023-07-152"),
        )
    )  # fmt: skip
    asked = service.requests.add(
        RequestDraft(
            kind=RequestKind.ORGANISATION_POST,
            requester="Chorale Les Arondes",
            received_on=today - dt.timedelta(days=3),
            organisation_id=choir,
            sender=Office.ACCREDITED_ORGANISATIONS.value,
            channel=Channel.EMAIL.value,
            subject="Annonce du concert de Noël",
            description="Concert du 12 décembre à l’église, entrée libre.",
            original_link="https://facebook.example/choralelesarondes/noel",
        )
    )
    _step(service, asked, RequestState.ACCREDITATION_CHECKED, today - dt.timedelta(days=2))
    _others(service, today)


def _others(service: EditorialCalendarService, today: dt.date) -> None:
    """One that waits for its decision, the logo granted on conditions, an advertisement refused."""
    service.requests.add(
        RequestDraft(
            kind=RequestKind.DEPARTMENT_POST,
            requester="Bibliothèque",
            received_on=today - dt.timedelta(days=1),
            sender=Office.DEPARTMENTS.value,
            channel=Channel.EMAIL.value,
            subject="Heure du conte en pyjama",
            description="Samedi matin, pour les trois à six ans.",
        )
    )
    logo = service.requests.add(
        RequestDraft(
            kind=RequestKind.LOGO_USE,
            requester="Club de marche de Sainte-Élodie",
            received_on=today - dt.timedelta(days=20),
            subject="Logo sur l’affiche de la marche d’hiver",
            description="Affiche de format lettre, quarante exemplaires.",
        )
    )
    service.requests.step(
        logo,
        service.requests.one(logo).version,
        StepDraft(
            state=RequestState.AUTHORISED,
            day=today - dt.timedelta(days=18),
            by=MANAGER,
            office=Office.GENERAL_MANAGEMENT.value,
            reasons="L’activité est ouverte à tous.",
            conditions="Selon le guide, sans changer les couleurs.",
            until=today + dt.timedelta(days=90),
        ),
    )
    refused = service.requests.add(
        RequestDraft(
            kind=RequestKind.OUTSIDE_ADVERTISING,
            requester="Garage Fictif inc.",
            received_on=today - dt.timedelta(days=8),
            subject="Annonce de pneus d’hiver",
            description="Publier un rabais sur la page de la municipalité.",
        )
    )
    service.requests.step(
        refused,
        service.requests.one(refused).version,
        StepDraft(
            state=RequestState.REFUSED,
            day=today - dt.timedelta(days=7),
            by=MANAGER,
            office=Office.GENERAL_MANAGEMENT.value,
            reasons="Les comptes de la municipalité ne servent pas à la publicité de tiers.",
        ),
    )


def _step(service: EditorialCalendarService, number: int, state: RequestState, day: dt.date) -> None:
    version = service.requests.one(number).version
    service.requests.step(number, version, StepDraft(state=state, day=day, by=MODERATOR))


def add_interactions(service: EditorialCalendarService, account_id: int, today: dt.date) -> None:
    """A question that is late, one that waits, one that was answered, a complaint that was directed, an insult."""

    def received(working_days: int, time: str) -> dt.datetime:
        day = add_working_days(today, -working_days, PROVINCE)
        return dt.datetime.combine(day, dt.time.fromisoformat(time))

    numbers = [
        service.interactions.record(
            InteractionDraft(
                kind=kind, received_at=received(ago, time), account_id=account_id, sender=sender, text=text
            )
        )
        for kind, ago, time, sender, text in (
            (InteractionKind.QUESTION, 5, "09:40", "Mireille Inventée", "Quand la patinoire du parc ouvrira-t-elle?"),
            (InteractionKind.QUESTION, 1, "14:05", "Paul-Émile Fictif", "La collecte des sapins aura-t-elle lieu cette année?"),
            (InteractionKind.QUESTION, 6, "10:20", "Sarah Fictive", "Où trouve-t-on l’horaire de la bibliothèque?"),
            (InteractionKind.COMPLAINT, 3, "08:15", "Gérald Inventé", "La lumière devant chez moi est brûlée depuis trois semaines."),
            (InteractionKind.COMMENT, 2, "20:30", "Denis Fictif-Lavoie", "Encore un projet inutile du conseil."),
            (InteractionKind.MEDIA, 2, "11:10", "Radio des Érables (fictive)", "Pouvez-vous nous accorder une entrevue sur le budget?"),
        )
    ]  # fmt: skip
    answered, complaint = numbers[2], numbers[3]
    _done(
        service,
        answered,
        Done(
            kind=StepKind.ANSWERED,
            taken_at=received(6, "15:05"),
            taken_by=MODERATOR,
            channel=Channel.PUBLIC_REPLY.value,
            text="Bonjour! L’horaire est sur la page de la bibliothèque, dans le site de la municipalité.",
        ),
    )
    _done(
        service,
        complaint,
        Done(
            kind=StepKind.REDIRECTED,
            taken_at=received(3, "09:00"),
            taken_by=MODERATOR,
            channel=Channel.EMAIL.value,
            text="Bonjour, écrivez-nous à l’hôtel de ville : nous pourrons ouvrir un dossier.",
        ),
    )


def _done(service: EditorialCalendarService, number: int, done: Done) -> None:
    service.interactions.step(number, service.interactions.one(number).version, done)
