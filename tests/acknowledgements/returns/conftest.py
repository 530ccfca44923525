"""Paper that comes back to a municipality of few people."""

from __future__ import annotations

import pytest

from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.service.returns import Returns
from medias_desktop.core.progress import Silent
from medias_desktop.paper.rules import PageState
from tests.acknowledgements.returns import sheets


@pytest.fixture
def returns(register, service):
    return Returns(register, service)


@pytest.fixture
def scope(service, version_id, persons):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def uids(register, persons):
    """Return the uids of PERSONS, in their order."""
    known = {row["id"]: row["uid"] for row in register.rows("SELECT id, uid FROM person")}
    return [known[number] for number in persons]


@pytest.fixture
def receive(returns):
    """Return what receives pages that bear these codes and gives what they match, in their order."""

    def act(*codes):
        data = sheets.scan(*(sheets.page_saying(code) for code in codes))
        got = returns.tray.receive(data, "numérisation.pdf", Silent())
        return [returns.match(number) for number in got.numbers]

    return act


@pytest.fixture
def state(returns):
    """Return what became of a page."""
    return lambda match: PageState(returns.tray.page(match.page.id).state)
