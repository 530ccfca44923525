"""Requests: the list with its card, the forms with what the policy says, the letter, the register of organizations."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.app import calendar_service
from medias_desktop.editorial_calendar.rules.requesting.organisations import OrganisationDraft
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft, StepDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.tab import REQUESTS, EditorialCalendarTab
from medias_desktop.editorial_calendar.views.requests.page import RequestsPage
from tests.acknowledgements.towns import take_over
from tests.screenshots.stage import EMPTY, Scene, Stage

_PAGE = "https://www.facebook.com/clubnautiquefictif"
_S, _K = RequestState, RequestKind


def service_of(stage: Stage) -> EditorialCalendarService:
    """Return the calendar of the register on the stage."""
    assert stage.program.register is not None
    return calendar_service(stage.program.register)


def _organisations(service: EditorialCalendarService) -> tuple[int, ...]:
    club = OrganisationDraft(
        name="Club nautique fictif",
        contact="Ana Inventée",
        email="club@exemple.test",
        own_page=_PAGE,
        accredited_on=dt.date(2025, 3, 1),
        accredited_until=dt.date(2027, 2, 28),
        resolution_number="2025-74",
        partner=True,
    )
    others = [
        club,
        OrganisationDraft(name="Cercle de lecture imaginaire", accredited_on=dt.date(2026, 1, 15)),
        OrganisationDraft(
            name="Amis du belvédère",
            accredited_on=dt.date(2024, 1, 1),
            accredited_until=dt.date(2025, 12, 31),
            resolution_number="2023-402",
        ),
        OrganisationDraft(name="Fanfare de Sainte-Élodie"),
    ]
    made = tuple(service.organisations.add(one) for one in others)
    service.organisations.withdraw(made[1], 1, dt.date(2026, 10, 1), "L’organisme a cessé ses activités.")
    return made


def lived(stage: Stage) -> EditorialCalendarService:
    """Record requests of every kind, some of them decided."""
    assert stage.program.register is not None
    take_over(stage.program.register, "montmagny")
    service = service_of(stage)
    club, *_others = _organisations(service)
    today, requests = service.today, service.requests
    plain = RequestDraft(
        kind=_K.DEPARTMENT_POST,
        requester="Service des loisirs",
        received_on=today - dt.timedelta(days=3),
        subject="Ouverture de la patinoire",
        description="La patinoire du parc des Pins ouvre samedi à 10 h, avec chocolat chaud pour les familles.",
        sender="departments",
        channel="email",
        sent_office="communications",
    )
    subjects = {
        _K.LOGO_USE: "Logo sur l’affiche du festival",
        _K.NEW_ACCOUNT: "Compte Instagram de la Ville",
        _K.MEDIA: "Entrevue sur le budget",
        _K.SITE_CHANGE: "Nouvelle photo de couverture",
        _K.WORKSTATION_ACCESS: "Accès à Facebook au comptoir",
        _K.ACCESS_TO_INFORMATION: "Accès à un document",
        _K.IMAGE_MISUSE: "Logo repris par une page « Spotted »",
        _K.CONTEST: "Tirage de Noël",
        _K.JOB_OFFER: "Trois postes de sauveteurs",
        _K.FOLLOW_ACCOUNT: "S’abonner à la page du musée",
    }
    for number, (kind, subject) in enumerate(subjects.items()):
        who = "Journal inventé" if kind is _K.MEDIA else "Julie Morin"
        day = today - dt.timedelta(days=4 + 9 * number)
        requests.add(
            replace(plain, kind=kind, subject=subject, requester=who, received_on=day, sender="", channel="")
        )
    requests.step(
        1,
        1,
        StepDraft(
            state=_S.AUTHORISED,
            day=today - dt.timedelta(days=2),
            by="Marc Gélinas",
            office="general_management",
            reasons="Activité ouverte à toute la population.",
            conditions="En couleurs, sans déformation.",
            until=today + dt.timedelta(days=40),
        ),
    )
    requests.step(
        5,
        1,
        StepDraft(
            state=_S.APPROVED,
            day=today - dt.timedelta(days=30),
            by="Marc Gélinas",
            office="general_management",
            review_on=today - dt.timedelta(days=1),
        ),
    )
    requests.add(plain)
    requests.add(
        replace(
            plain,
            kind=_K.ORGANISATION_POST,
            requester="Ana Inventée",
            organisation_id=club,
            sender="",
            received_on=today - dt.timedelta(days=1),
            subject="Régate d’automne",
            description="Dix voiliers partent du quai municipal à 9 h.",
        )
    )
    stage.program.desk.changes.announce("calendar")
    return service


def _page(stage: Stage, request: int = 0) -> RequestsPage:
    tab = stage.tab("editorial_calendar", EditorialCalendarTab)
    tab.show_view(REQUESTS)
    page = tab.view(REQUESTS)
    assert isinstance(page, RequestsPage)
    page.refresh()
    stage.until(page.settled)
    if request:
        page.open_request(request)
        stage.until(page.settled)
    return page


def _first(stage: Stage) -> QWidget:
    take_over(stage.program.register, "montmagny")
    _page(stage)
    return stage.window


def _list(stage: Stage) -> QWidget:
    lived(stage)
    _page(stage, 12)
    return stage.window


def _authorised(stage: Stage) -> QWidget:
    lived(stage)
    _page(stage, 1)
    return stage.window


def _form(stage: Stage) -> QWidget:
    service = lived(stage)
    page = _page(stage, 12)
    page.acts.correct(service.requests.one(12))
    return stage.find(page, QDialog, "request_dialog")


def _step(stage: Stage) -> QWidget:
    service = lived(stage)
    service.requests.step(12, 1, StepDraft(state=_S.ACCREDITATION_CHECKED, day=service.today))
    service.requests.step(12, 2, StepDraft(state=_S.IN_ANALYSIS, day=service.today))
    page = _page(stage, 12)
    page.acts.step(service.requests.one(12), _S.APPROVED)
    return stage.find(page, QDialog, "step_dialog")


def _letter(stage: Stage) -> QWidget:
    service = lived(stage)
    page = _page(stage, 1)
    page.acts.letter(service.requests.one(1))
    return stage.find(page, QDialog, "request_letter_dialog")


def _printed(stage: Stage) -> QWidget:
    lived(stage)
    page = _page(stage)
    page.actions_["register"].trigger()
    return stage.find(page, QDialog, "request_register_dialog")


def _organisations_window(stage: Stage) -> QWidget:
    lived(stage)
    page = _page(stage)
    page.acts.organisations()
    return stage.find(page, QDialog, "organisations_dialog")


def _organisation(stage: Stage) -> QWidget:
    window = _organisations_window(stage)
    window.correct.click()  # type: ignore[attr-defined]
    return stage.find(window, QDialog, "organisation_dialog")


SCENES = (
    Scene("requests-empty", _first, EMPTY),
    Scene("requests-list", _list, EMPTY, main=True),
    Scene("requests-authorised", _authorised, EMPTY),
    Scene("requests-form", _form, EMPTY, main=True),
    Scene("requests-step", _step, EMPTY, main=True),
    Scene("requests-letter", _letter, EMPTY),
    Scene("requests-printed", _printed, EMPTY),
    Scene("requests-organisations", _organisations_window, EMPTY),
    Scene("requests-organisation", _organisation, EMPTY),
)
