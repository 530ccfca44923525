"""A register with a vault, a few persons and a policy in force, made in a moment."""

from __future__ import annotations

import datetime as dt
import os

from medias_desktop.core.store.sealed import Vault
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.service.sanctions import SanctionService
from tests.acknowledgements.conftest import adopt

TODAY = dt.date(2026, 11, 21)
"""The day of tests.fakes.FixedClock."""
IN_FORCE = dt.date(2025, 1, 15)
"""Since when the text of ``town`` is in force."""

PERSONS = (
    PersonDraft("Lapierre-Roy", "Zoé", "101", "", "Loisirs", Group.REGULAR),
    PersonDraft("Gagnon", "Luc", "102", "", "Travaux publics", Group.CASUAL),
    PersonDraft("Ouellet", "Noémie", "103", "", "Conseil", Group.ELECTED),
    PersonDraft("Smith", "Rose", "104", "", "Bibliothèque", Group.VOLUNTEER, language="en"),
)
SECTIONS = (
    Section(1, "6", "Respect", "Le personnel demeure courtois envers tous, au travail et en ligne."),
    Section(1, "7", "Confidentialité", "Aucun renseignement confidentiel n’est publié."),
    Section(1, "8", "Mesures", "Un manquement entraîne une mesure selon sa gravité."),
)


class Town:
    """A register, its services, its opened vault, its persons’ uids by last name, and the text in force."""

    def __init__(self, register, vault=None, *, persons=PERSONS, text=True):
        self.register = register
        self.vault = vault or Vault({1: os.urandom(32)})
        self.people = PeopleService(register)
        self.policies = PolicyService(register)
        self.sanctions = SanctionService(register, self.people, self.policies)
        self.disciplinary = self.sanctions.disciplinary(self.vault)
        self.cases, self.acts = self.disciplinary.cases, self.disciplinary.acts
        numbers = [self.people.add(one) for one in persons]
        found = {one.id: one for one in self.people.list()}
        self.persons = {found[number].last_name: found[number] for number in numbers}
        self.version_id = put_in_force(self) if text else 0

    def uid(self, last_name="Lapierre-Roy"):
        return self.persons[last_name].uid

    def clauses(self, *numbers):
        """Return clauses of the text in force, by the numbers of their sections (“6” unless told)."""
        wanted = numbers or ("6",)
        choices = [one.clause for one in self.sanctions.clauses.on(IN_FORCE)]
        by_heading = {section.number: section.heading for section in SECTIONS}
        return tuple(
            next(one for one in choices if one.text.startswith(by_heading[number])) for number in wanted
        )


def put_in_force(town, sections=SECTIONS, in_force=IN_FORCE, policy_id=None, number="2025-01-7"):
    """Import a text of these sections and adopt it in force since a day; return its version’s number."""
    identity = PolicyIdentity("Ville de Sainte-Élodie", "Politique des médias sociaux", "P-20", "fr")
    text = "\n".join(f"{one.number}. {one.heading}\n{one.body}" for one in sections) + f"\n{number}"
    version_id = town.policies.import_policy(
        "politique.txt", text.encode(), Outline("", text, sections), identity, policy_id
    )
    meeting = in_force - dt.timedelta(days=5)
    adopt(town.register, version_id, meeting, in_force, number, "Politique des médias sociaux")
    return version_id
