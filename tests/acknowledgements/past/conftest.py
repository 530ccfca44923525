"""A municipality whose first text was signed on paper before it had this program."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.reading import read_past
from medias_desktop.acknowledgements.service.past import PastImport
from tests.acknowledgements.conftest import adopt, import_text
from tests.acknowledgements.past.files import FRENCH, write

FIRST_MEETING = dt.date(2022, 5, 9)
FIRST_IN_FORCE = dt.date(2022, 6, 1)
SECOND_IN_FORCE = dt.date(2026, 11, 15)


@pytest.fixture
def texts(register, policies):
    """Return two texts of one policy: of 2022 and, substantively new, of 15 November 2026."""
    first = import_text(policies, "Texte de 2022.")
    adopt(register, first, FIRST_MEETING, FIRST_IN_FORCE, "2022-05-088")
    policy_id = policies.version(first).summary.policy_id
    second = import_text(policies, "Texte de 2026.", policy_id)
    adopt(register, second)
    return first, second


@pytest.fixture
def past(register, policies, texts):
    return PastImport(register, policies)


@pytest.fixture
def listed(tmp_path):
    """Return what writes a list and reads it back."""

    def listed(rows, header=FRENCH, name="anciennes.csv"):
        return read_past(write(tmp_path / name, header, rows))

    return listed


@pytest.fixture
def plan(past, listed):
    """Return what compares a list of rows with the register, as its columns are guessed."""

    def plan(rows, header=FRENCH, chosen=None, **given):
        table = listed(rows, header)
        return past.plan(table, dataclasses.replace(guess_mapping(table), **given), chosen)

    return plan
