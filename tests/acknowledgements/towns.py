"""A town's policy taken over by the register's municipality, and a municipality of known size."""

from __future__ import annotations

import datetime as dt

from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.slices import check_registry
from tests.acknowledgements.conftest import adopt

SIZES = {
    Group.REGULAR: 3,
    Group.CASUAL: 2,
    Group.STUDENT: 1,
    Group.ELECTED: 2,
    Group.VOLUNTEER: 1,
    Group.FIREFIGHTER: 2,
    Group.CONTRACTOR: 1,
}
"""Twelve persons in service; one more has left and one has not begun."""


def services_of(register):
    return PolicyServices(register, check_registry)


def people_of(people):
    """Record the municipality's people and return their record numbers by group."""
    numbers = {}
    for group, size in SIZES.items():
        letter = group.value[0].upper()
        numbers[group] = [
            people.add(PersonDraft(f"{letter}{rank}", "Alex", f"{group.value}-{rank}", group=group))
            for rank in range(1, size + 1)
        ]
    people.add(PersonDraft("Parti", "Luc", group=Group.REGULAR, end_date=dt.date(2026, 8, 31)))
    people.add(PersonDraft("Futur", "Léa", group=Group.REGULAR, start_date=dt.date(2026, 12, 1)))
    return numbers


def take_over(register, key, language="fr"):
    """Adopt a town's text with its rules as the register's own, in force today, and return its number."""
    identity = PolicyIdentity("Ville de Sainte-Élodie", "Politique des médias sociaux", "P-20", language)
    version_id = services_of(register).composing.start_draft(identity, f"town/{key}", language)
    adopt(register, version_id)
    return version_id
