"""A protected register of a town, its backups, and a clock that also tells the hour."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.app import retained
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.backups import BackupService, Slices
from tests.fakes import FixedClock


class HourClock(FixedClock):
    """A clock whose hours pass when they are told to."""

    def __init__(self):
        super().__init__()
        self._passed = dt.timedelta()

    def pass_(self, **span):
        self._passed += dt.timedelta(**span)

    def now(self):
        return super().now() + self._passed

    def today(self):
        return self.now().date()


SLICES = Slices(retained, lambda: metadata)


@pytest.fixture
def clock():
    return HourClock()


@pytest.fixture
def service(protected):
    return BackupService.over(protected, SLICES)


def add(register, *names):
    people = PeopleService(register)
    return [people.add(PersonDraft(name, "Ève")) for name in names]


def names(register):
    return [row["last_name"] for row in register.rows("SELECT last_name FROM person ORDER BY id")]
