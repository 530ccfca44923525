"""A municipality with two versions of its policy and a few persons."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.store import attachments
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.models import adoption
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.service import PolicyService

MEETING = dt.date(2026, 11, 10)
IN_FORCE = dt.date(2026, 11, 15)

PERSONS = (
    PersonDraft("Côté-Gagné", "Marie-Ève", "001", "me@exemple.ca", "Conseil", Group.ELECTED),
    PersonDraft("L’Heureux", "Jean-François", "002", "", "Direction générale"),
    PersonDraft("Ouellet", "Noémie", "003", "", "Loisirs et culture", Group.STUDENT),
    PersonDraft("Smith", "Rose", "004", "", "Travaux publics", language="en"),
    PersonDraft("Thériault", "Réjean", "005", "", "Sécurité incendie", Group.FIREFIGHTER),
    # Gone since the summer, and not there yet.
    PersonDraft("Vachon", "Paul", "006", end_date=dt.date(2026, 8, 31)),
    PersonDraft("Zuber", "Lia", "007", start_date=dt.date(2026, 12, 1)),
)


TITLE = "Politique d’utilisation des médias sociaux"


def adopt(register, version_id, meeting=MEETING, in_force=IN_FORCE, number="2026-11-214", title=TITLE):
    """Record an adoption without making its document, which is not what is tested here."""
    with register.transaction("adopt") as tx:
        tx.insert(
            adoption,
            uid=new_uid(),
            version_id=version_id,
            municipality="Ville de Sainte-Élodie",
            policy_title=title,
            policy_number="P-12",
            resolution_number=number,
            meeting_date=meeting,
            in_force_date=in_force,
            pdf_sha256=attachments.keep(tx, "a.pdf", "application/pdf", b"%PDF-1.7"),
            pdf_pages=1,
            recorded_at=tx.now,
        )


def import_text(policies, text, policy_id=None):
    outline = Outline("", text, (Section(1, "1", "But", "Vivre en paix."),))
    identity = PolicyIdentity(
        "Ville de Sainte-Élodie", "Politique d’utilisation des médias sociaux", "P-12", "fr"
    )
    return policies.import_policy("politique.txt", text.encode(), outline, identity, policy_id)


@pytest.fixture
def people(register):
    return PeopleService(register)


@pytest.fixture
def policies(register):
    return PolicyService(register)


@pytest.fixture
def service(register, people, policies):
    return AcknowledgementService(register, people, policies)


@pytest.fixture
def persons(people):
    """Return the record numbers of PERSONS, in their order."""
    return [people.add(draft) for draft in PERSONS]


@pytest.fixture
def version_id(register, policies):
    """Return a version in force since 15 November 2026."""
    number = import_text(policies, "Premier texte.")
    adopt(register, number)
    return number
