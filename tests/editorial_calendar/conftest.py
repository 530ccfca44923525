"""Registers whose municipality took a town’s text over: made once for all tests of a worker, copied for each test."""

from __future__ import annotations

import contextlib

import pytest

from tests.editorial_calendar.town_rules import service_of
from tests.prepared import Prepared


@pytest.fixture(scope="session")
def towns(new_register, tmp_path_factory):
    """Return a function that gives what was made of a town (“montmagny”); its copies know the number of its one account."""
    made = {}

    def of(town):
        if town not in made:
            folder = tmp_path_factory.mktemp(town)
            work = Prepared(new_register, folder, lambda register: service_of(register, town)[1])
            made[town] = kept.enter_context(work)
        return made[town]

    with contextlib.ExitStack() as kept:
        yield of
