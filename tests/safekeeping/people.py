"""A municipality with persons who left, what they acknowledged, and the kinds that the program composes."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.app import retained
from medias_desktop.core.store.schema import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.service.retention import RetentionService
from tests.acknowledgements.conftest import adopt, import_text

KIND = "former_person"
GONE = PersonDraft(
    "Zyxwvutsky", "Quirin", "Q-4711", "quirin@ville.example", "Voirie", end_date=dt.date(2019, 11, 21)
)
LATER = PersonDraft("Vachon", "Paul", "006", end_date=dt.date(2019, 11, 22))
HERE = PersonDraft("Ouellet", "Noémie", "003")


class Town:
    """A register with one who left seven years ago to the day, one a day later, and one who is still there."""

    def __init__(self, register):
        self.register = register
        self.people, policies = PeopleService(register), PolicyService(register)
        self.signatures = AcknowledgementService(register, self.people, policies)
        self.retention = RetentionService(register, retained())
        self.gone, self.later, self.here = (self.people.add(draft) for draft in (GONE, LATER, HERE))
        self.version = import_text(policies, "Premier texte.")
        adopt(register, self.version)
        day = dt.date(2026, 11, 16)
        self.signatures.mark_handed_out(self.version, [self.gone], day)
        self.signatures.record(
            self.version, [self.gone], day, Method.INDIVIDUAL_SHEET, note="Quirin a demandé un délai"
        )

    def confirm(self, months=84, basis="03-205"):
        self.retention.set_rule(KIND, months, basis)
        return self

    def due(self):
        return self.retention.due(KIND)

    def keys(self):
        return [record.number for record in self.due()]


def everything(register):
    """Return the text of every row of every table, as the database holds it."""
    found = []
    with register.read() as connection:
        for table in metadata.sorted_tables:
            plain = sa.select(*[sa.type_coerce(column, sa.types.NullType()) for column in table.columns])
            found += [f"{table.name} {tuple(row)!r}" for row in connection.execute(plain)]
    return found


def naming(register, *words):
    """Return the rows that hold one of the words, whatever the case."""
    return [row for row in everything(register) for word in words if word.casefold() in row.casefold()]
