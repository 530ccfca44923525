"""The page of online users over a register whose municipality took Blainville’s text over."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QDialog

from medias_desktop.sanctions.views.online.page import OnlinePage
from tests.sanctions.moderation.texts import service_with


@pytest.fixture
def online(qtbot, register, desk):
    """Return the page with its service, its account, and a way to wait for a window it opens."""
    service, account = service_with(register, "blainville")
    page = OnlinePage(service, desk)
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
    return SimpleNamespace(page=page, service=service, account=account, opened=opened, settle=settle)
