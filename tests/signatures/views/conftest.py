"""The window of signatures, shown."""

from __future__ import annotations

import pytest

from medias_desktop.signatures.views.dialog import SignaturesDialog


@pytest.fixture
def chosen():
    """Preferences of this computer that the window wanted to be kept."""
    return {}


@pytest.fixture
def dialog(qtbot, signatures, desk, chosen):
    found = SignaturesDialog(None, signatures, desk, chosen.__setitem__)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    return found


@pytest.fixture
def page(dialog):
    return dialog.identities
