"""A register, a window and what opens the windows about consents."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from medias_desktop.photo_consents.views.consents.acts import ConsentActs
from tests.photo_consents.seen import service_of
from tests.photo_consents.written import Written


@pytest.fixture
def written(register):
    return Written(register)


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def window(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def acts(window, service, desk):
    return ConsentActs(window, service, desk)
