"""A town whose lock is open, in English."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from medias_desktop.core import i18n
from tests.sanctions.locked import locked_town
from tests.sanctions.views.case.bench import Bench


@pytest.fixture
def at(qtbot, register, desk):
    i18n.use_language("en")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    qtbot.waitExposed(parent)
    now = [0.0]
    town, desk = locked_town(desk, register, parent, lambda: now[0])
    yield Bench(qtbot, town, desk, parent, now)
    desk.sealed.use(None)
