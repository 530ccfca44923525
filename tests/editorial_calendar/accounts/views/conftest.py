"""A municipality under Blainville's text that lived with its accounts, made once, copied for each test."""

from __future__ import annotations

import pytest

from medias_desktop.editorial_calendar.views.accounts.page import AccountsPage
from tests.editorial_calendar.accounts.lived import lived
from tests.editorial_calendar.town_rules import service_of, service_over
from tests.prepared import Prepared


def _live(register):
    service, page = service_of(register, "blainville")
    return lived(service, page)


@pytest.fixture(scope="session")
def lived_town(new_register, tmp_path_factory):
    with Prepared(new_register, tmp_path_factory.mktemp("accounts"), _live) as made:
        yield made


@pytest.fixture
def town(lived_town, tmp_path, clock):
    """Return the service over a register of the test's own, and the people's numbers by last name."""
    folder = tmp_path / "lived"
    folder.mkdir()
    with lived_town.copy("file", folder, clock) as (register, people):
        yield service_over(register), people


@pytest.fixture
def page(qtbot, town, desk):
    """Return the whole page, shown and read."""
    service, _people = town
    made = AccountsPage(service, desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.refresh()
    qtbot.waitUntil(made.settled)
    return made


@pytest.fixture
def form(qtbot, page):
    """Return the dialog that is open."""
    from PySide6.QtWidgets import QDialog

    def opened():
        found = [one for one in page.findChildren(QDialog) if one.isVisible()]
        assert found
        return found[-1]

    return opened
