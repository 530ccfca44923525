"""The page of interactions over a register whose municipality took Montmagny’s text over."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QDialog

from medias_desktop.editorial_calendar.views.interactions.page import InteractionsPage
from tests.editorial_calendar.town_rules import service_over


@pytest.fixture
def taken_over(towns, tmp_path, clock):
    """Return a register of the test’s own and the number of its one account."""
    with towns("montmagny").copy("file", tmp_path, clock) as made:
        yield made


@pytest.fixture
def register(taken_over):
    return taken_over[0]


@pytest.fixture
def answering(qtbot, taken_over, desk):
    """Return the page with its service, its account, and ways to wait for a window and for everything shown."""
    register, account = taken_over
    service = service_over(register)
    page = InteractionsPage(service, desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.refresh()
    desk.changes.changed.connect(lambda _names: page.refresh())

    def opened(name):
        qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QDialog, name)))
        return next(one for one in page.findChildren(QDialog, name) if one.isVisible())

    def settle():
        qtbot.waitUntil(lambda: page.settled() and desk.jobs.idle())

    settle()
    return SimpleNamespace(
        page=page,
        service=service,
        account=account,
        opened=opened,
        settle=settle,
        register=register,
        desk=desk,
    )
