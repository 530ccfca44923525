"""Consent forms of an invented season: printed by the program, scanned anyhow."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.consents import Reach
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from tests.paper.scanner import as_pdf, printed, scanned
from tests.photo_consents import seen

TODAY = dt.date(2026, 11, 21)
PLACES = frozenset({Purpose.FACEBOOK, Purpose.INSTAGRAM, Purpose.WEBSITE, Purpose.BULLETIN, Purpose.PRESS})


@pytest.fixture
def service(register):
    return seen.service_of(register)


@pytest.fixture
def season(service):
    """Return the number of an event."""
    return seen.event(service, "Tournoi de soccer")


@pytest.fixture
def adult(service):
    return seen.outsider(service, "Bélanger", "Léo", adult=True)


@pytest.fixture
def child(service):
    """Return somebody of ten whose mother is known."""
    return seen.child(service)


@pytest.fixture
def teenager(service):
    """Return somebody of fifteen with two parents."""
    parents = (
        GuardianDraft("Roy", "Chantal", Relation.MOTHER),
        GuardianDraft("Nguyen", "Minh", Relation.FATHER),
    )
    draft = PortrayedDraft("Nguyen-Roy", "Émile", birth_date=dt.date(2011, 3, 4), guardians=parents)
    return service.portrayed.add(draft)


@pytest.fixture
def order(season):
    """Return what makes an order for the event."""

    def act(kind=FormKind.INDIVIDUAL, **more):
        values = {"reach": Reach(event_id=season), "purposes": PLACES, "starts_on": TODAY}
        return FormOrder(kind, **{**values, "ends_on": dt.date(2028, 11, 21), **more})

    return act


@pytest.fixture
def print_forms(service, order):
    """Return what prints forms and gives their PDF."""

    def act(persons=(), **more):
        return service.forms.write(order(**more), persons, Silent())

    return act


@pytest.fixture
def receive(service):
    """Return what scans the pages of documents at 150 dots an inch, askew, and gives what they match."""

    def act(*documents, degrees=(1.5, 181, -2, 90.7)):
        pages = [page for document in documents for page in scans(document)]
        lying = [scanned(page, degrees[at % len(degrees)], noise=8, seed=at) for at, page in enumerate(pages)]
        got = service.returns.tray.receive(as_pdf(lying, 150), "numérisation.pdf", Silent())
        return [service.returns.match(number) for number in got.numbers]

    return act


def scans(document, dpi=150):
    """Return the pages of a document as they come out of a printer."""
    from medias_desktop.core.pdf.pages import open_pdf

    with open_pdf(document) as pages:
        count = len(pages)
    return [printed(document, number, dpi) for number in range(count)]
