"""What each role finds usable in the tab of photo consents."""

from __future__ import annotations

import pytest

from medias_desktop.core.store.roles import Role
from medias_desktop.photo_consents.tab import PhotoConsentsTab
from tests.photo_consents.seen import photo, service_of

WRITING = ("add", "folder", "paste", "other", "name", "record", "plan", "scan", "edit", "remove")
READING = (
    "events",
    "persons",
    "export",
    "take_down",
    "deadlines",
    "sheet",
    "register",
    "list",
    "history",
    "card",
)


@pytest.mark.parametrize("role", list(Role))
def test_the_tab(qtbot, register, desk, role):
    service = service_of(register)
    photo(service)
    register.actor = register.actor._replace(name="Line Caron", role=role)
    tab = PhotoConsentsTab(service, desk)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.settled() and desk.jobs.idle())
    may = role is not Role.READING
    for name in WRITING:
        action = tab.actions_[name]
        assert action.isEnabled() is may, name
        assert ("Line Caron" in action.toolTip()) is not may, name
    for name in READING:
        assert tab.actions_[name].isEnabled(), name
