"""A real photo of four people, open in its window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.items import ItemDraft
from tests.photo_consents.pictures import make_photo
from tests.photo_consents.seen import event, service_of

FACES = ((1400, 3000, 800, 1300), (3500, 2700, 850, 1400), (5600, 3100, 750, 1250), (7600, 2800, 800, 1350))


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def photos(service, tmp_path):
    """Return three photos of one event."""
    paths = [make_photo(tmp_path / f"DSC_{n}.jpg", (1200, 800), FACES, seed=n) for n in (1, 2, 3)]
    draft = ItemDraft(event_id=event(service))
    return service.adding.add_files(paths, draft, keep=True, progress=Silent()).added


@pytest.fixture
def opened(qtbot, service, desk):
    """Return what opens items in the window and waits until it is settled."""
    from medias_desktop.photo_consents.views.photo.dialog import PhotoDialog

    owner = QWidget()
    qtbot.addWidget(owner)

    def open_(items, item=None):
        dialog = PhotoDialog(owner, service, desk, items, item or items[0])
        dialog.resize(1280, 800)
        dialog.show()
        qtbot.waitUntil(dialog.settled)
        return dialog

    return open_
