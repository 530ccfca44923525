"""A person signs at the desk: the real dialog, real mouse, pen, finger and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import AcknowledgementState, ScopeKey
from medias_desktop.acknowledgements.views.signing.acts import SigningActs


@pytest.fixture
def scope(service, version_id):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def opened(qtbot, parent, service, desk, scope, persons):
    """Return what opens the dialog for the person at a place of PERSONS."""

    def open_for(place, of=scope):
        (row,) = service.listing.rows(of, [persons[place]])
        dialog = SigningActs(parent, service, desk).sign(of, row)
        assert dialog is not None
        qtbot.waitExposed(dialog)
        return dialog

    return open_for


def scribble(pad):
    """Draw a zigzag with the mouse, in two strokes."""
    paper = pad.paper().toRect()
    for shift in (0, 40):
        start = paper.topLeft() + QPoint(60 + shift, 60)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 13):
            at = start + QPoint(12 * step, 30 if step % 2 else -20)
            QTest.mouseMove(pad, at)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at)


def test_a_short_text_is_read_signed_with_the_mouse_and_receipted(qtbot, opened, service, scope, persons):
    dialog = opened(1)
    qtbot.waitUntil(lambda: dialog.reading.read)
    dialog.frame.next.click()
    QTest.keyClicks(dialog.signing.typed.line, "Jean-Francois L'Heureux")
    scribble(dialog.signing.pad)
    assert len(dialog.signing.pad.drawing().strokes) == 2
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    (row,) = service.listing.rows(scope, [persons[1]])
    assert row.status.state is AcknowledgementState.SIGNED
    dialog.frame.next.click()
