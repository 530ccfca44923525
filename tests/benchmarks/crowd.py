"""A register of very many persons who signed ten texts each, filled past the services: what lists are measured on."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from medias_desktop.core.clock import Clock
from medias_desktop.core.store import attachments
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group, PersonDraft, search_key, sort_key
from medias_desktop.policies.models import adoption
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.service import PolicyService
from tests.registers import make_register

TEXTS = 10
RARE = "Zyxwanowski"
"""A name that very few bear, however many persons there are."""
RARE_DEPARTMENT = "Archives anciennes"
_RARE_EACH = 25
_A_PAGE = 45
"""Persons at least in each state that lists are measured with."""
_LAST = [
    "Tremblay",
    "Gagnon",
    "Roy",
    "Côté",
    "Bouchard",
    "Gauthier",
    "Morin",
    "Lavoie",
    "Fortin",
    "Gagné",
    "Ouellet",
    "Pelletier",
    "Bélanger",
    "Lévesque",
    "Bergeron",
    "Leblanc",
    "Paquette",
    "Girard",
    "Simard",
    "Boucher",
    "Caron",
    "Beaulieu",
    "Cloutier",
    "Dubé",
    "Poirier",
    "Fournier",
    "Lapointe",
    "Leclerc",
    "Lefebvre",
    "Poulin",
    "Thibault",
    "Desjardins",
    "Nadeau",
    "Martel",
    "Turcotte",
    "Landry",
    "Hébert",
    "Savard",
    "Bernier",
    "Michaud",
]
_FIRST = [
    "Marie",
    "Jean",
    "Pierre",
    "Luc",
    "Anne",
    "Noémie",
    "Zoé",
    "Réjean",
    "Claude",
    "Julie",
    "Marc",
    "Sophie",
    "Éric",
    "Nathalie",
    "Paul",
    "Louise",
    "Rose",
    "Yan",
    "Maude",
    "Alexis",
    "Benoît",
    "Chantal",
    "Denis",
    "Élise",
    "François",
    "Geneviève",
    "Hugo",
    "Isabelle",
    "Jacques",
    "Karine",
]
_DEPARTMENTS = [f"Service {name}" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
_GROUPS = [
    *[Group.REGULAR] * 5,
    *[Group.CASUAL] * 2,
    Group.STUDENT,
    Group.VOLUNTEER,
    Group.FIREFIGHTER,
    Group.ELECTED,
]
_NOW = "2026-11-20T12:00:00.000000Z"


def crowded(path: Path, persons: int, clock: Clock | None = None) -> tuple[Register, list[int]]:
    """Return a register of so many persons and the numbers of its texts, the oldest first; the last is in force.

    Of each text nearly everybody signed; of the last, five in a hundred refused, are exempted, hold a sheet or have not
    begun; among few persons more, so that some forty of each fill a page.
    """
    register = make_register(path, Municipality("Ville de Sainte-Élodie"), clock)
    texts = _texts(register)
    with contextlib.closing(connect(path, register.access.data_key)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO person (uid, number, last_name, first_name, email, department, group_code, language,"
            " start_date, sort_key, search_key, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'fr', ?, ?, ?, ?, ?)",
            _persons(persons),
        )
        connection.executemany(
            "INSERT INTO acknowledgement_event (id, uid, version_id, person_id, kind, day, method, language, text_sha256,"
            " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'fr', ?, ?)",
            _events(persons, texts),
        )
        connection.execute(
            "INSERT INTO acknowledgement_status (version_id, person_id, state, event_id, day, method)"
            " SELECT version_id, person_id, kind, id, day, method FROM acknowledgement_event ORDER BY version_id, person_id"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return register, texts


def _texts(register: Register) -> list[int]:
    policies = PolicyService(register)
    identity = PolicyIdentity("Ville de Sainte-Élodie", "Politique d’utilisation", "P-12", "fr")
    numbers: list[int] = []
    policy_id: int | None = None
    for ordinal in range(1, TEXTS + 1):
        outline = Outline("", f"Texte {ordinal}.", (Section(1, "1", "But", "Vivre en paix."),))
        number = policies.import_policy(
            "politique.txt", f"Texte {ordinal}.".encode(), outline, identity, policy_id
        )
        policy_id = policies.library()[0].id
        day = dt.date(2016 + ordinal, 1, 10)
        with register.transaction("adopt") as tx:
            tx.insert(
                adoption,
                uid=new_uid(),
                version_id=number,
                municipality=identity.municipality,
                policy_title=identity.title,
                policy_number=identity.number,
                resolution_number=f"{2016 + ordinal}-01",
                meeting_date=day,
                in_force_date=day,
                pdf_sha256=attachments.keep(tx, "a.pdf", "application/pdf", b"%PDF-1.7"),
                pdf_pages=1,
                recorded_at=tx.now,
            )
        numbers.append(number)
    return numbers


def _persons(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(7)
    rare = set(chance.sample(range(count), 2 * _RARE_EACH))
    names, places = sorted(rare)[:_RARE_EACH], sorted(rare)[_RARE_EACH:]
    for n in range(count):
        last = RARE if n in names else f"{chance.choice(_LAST)}-{chance.choice(_LAST)}"
        department = RARE_DEPARTMENT if n in places else chance.choice(_DEPARTMENTS)
        first = chance.choice(_FIRST)
        draft = PersonDraft(
            last, first, f"{n:06d}", f"p{n}@ville.example", department, chance.choice(_GROUPS)
        )
        yield (
            f"{n:036d}",
            draft.number,
            last,
            first,
            draft.email,
            department,
            draft.group.value,
            "2015-01-01",
            sort_key(last, first),
            search_key(draft),
            _NOW,
            _NOW,
        )


def _events(persons: int, texts: list[int]) -> Iterator[tuple[object, ...]]:
    chance = random.Random(8)
    number, least = 0, max(1, 100 * _A_PAGE // persons)
    for ordinal, text in enumerate(texts, 1):
        kinds = (
            {"signed": 100}
            if ordinal < TEXTS
            else {"signed": 95, "refused": least, "exempted": 1, "handed_out": 1, "": max(2, least)}
        )
        chosen = chance.choices(list(kinds), list(kinds.values()), k=persons)
        for person_id, kind in enumerate(chosen, 1):
            if kind:
                number += 1
                method = "individual_sheet" if kind == "signed" else ""
                day = f"{2016 + ordinal}-{chance.randint(2, 10):02d}-{chance.randint(1, 28):02d}"
                yield (number, f"{number:036d}", text, person_id, kind, day, method, "0" * 64, _NOW)
