"""Cases in a real register: written, read, kept from two windows, with their files."""

from __future__ import annotations

import pytest

from tests.sanctions import cases as made
from tests.sanctions.registers import Town


@pytest.fixture
def town(register):
    return Town(register)


def test_a_case_goes_its_way(town):
    opened = made.measured(town)
    opened = made.closed(town, opened)
    assert town.cases.open(opened.id) == opened
    (brief,) = town.cases.briefs()
    assert (brief.id, brief.version, brief.number) == (opened.id, opened.version, opened.case.number)
