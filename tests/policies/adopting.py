"""What the tests of adoption share: a small policy, its resolution, identities."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from medias_desktop.core.progress import Silent
from medias_desktop.migrations.tables import metadata
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity, Resolution, Signatory
from medias_desktop.policies.service import PolicyService

PASSPHRASE = "le phare veille sur le quai"
IDENTITY = PolicyIdentity("Ville de Sainte-Élodie", "Politique des médias sociaux", "2026-07", "fr")
RESOLUTION = Resolution(
    "2026-11-214",
    dt.date(2026, 11, 16),
    dt.date(2026, 12, 1),
    "Noémie Ouellet",
    "Léo Nadeau",
    "À l’unanimité",
)
OUTLINE = Outline(
    "Ville de Sainte-Élodie",
    "Le conseil se donne des règles.",
    (
        Section(1, "1", "But", "Publier avec soin."),
        Section(2, "1.1", "Portée", "Tout le personnel."),
        Section(1, "ANNEXE A", "Formulaire", "Nom et signature."),
    ),
)


def draft(service: PolicyService, outline: Outline = OUTLINE, policy_id: int | None = None) -> int:
    """Import a draft and return its version id."""
    return service.import_policy("politique.txt", b"1. But", outline, IDENTITY, policy_id)


def adopt(service: PolicyService, version_id: int, resolution: Resolution = RESOLUTION):
    """Adopt a version by pen."""
    who = (Signatory("Marie-Ève Côté-Gagné", "Mairesse"), Signatory("Jean L’Heureux", "Greffier"))
    return service.adopt(version_id, resolution, who, {}, Silent())


def signatories(service: PolicyService) -> tuple[tuple[Signatory, ...], dict[int, str]]:
    """Make two identities; return their signatories and passphrases."""
    found = tuple(
        Signatory(name, role, service.signatures.identities.create(name, role, PASSPHRASE))
        for name, role in (("Marie-Ève Côté-Gagné", "Mairesse"), ("Jean L’Heureux", "Greffier"))
    )
    return found, {one.identity_id: PASSPHRASE for one in found if one.identity_id is not None}


def table_sizes(register) -> dict[str, int]:
    """Return how many rows each table of records holds; the trail, which only ever grows, is none of them."""
    with register.read() as connection:
        return {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
            if not table.name.startswith("audit_")
        }
