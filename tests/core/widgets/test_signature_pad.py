"""Signing on the pad with a mouse, a pen and a finger; what is on it in any theme and size."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

from medias_desktop.core.ink import Drawing, InkPoint
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.signature_pad import SignaturePad

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=["light", "dark", "contrast"])
def dressed(request, qapp):
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, "light")


@pytest.fixture
def pad(qtbot):
    made = SignaturePad("Votre signature", "Signez ici")
    qtbot.addWidget(made)
    made.resize(604, 204)  # the paper is 600 × 200: 5 units a pixel
    made.show()
    qtbot.waitExposed(made)
    return made


def draw(pad, *places):
    """Draw one stroke through places given in units of the drawing."""
    paper = pad.paper()
    scale = paper.width() / 3000
    spots = [(paper.topLeft() + QPointF(x * scale, y * scale)).toPoint() for x, y in places]
    QTest.mousePress(pad, LEFT, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(pad, spot)
    QTest.mouseRelease(pad, LEFT, pos=spots[-1])


def test_the_mouse_draws_strokes_in_the_units_of_the_paper(pad):
    draw(pad, (500, 500), (1000, 300), (1500, 500))
    draw(pad, (2000, 500), (2500, 500))
    first, second = pad.drawing().strokes
    assert [one[:2] for one in first] == [(500, 500), (1000, 300), (1500, 500)]
    assert [one[:2] for one in second] == [(2000, 500), (2500, 500)]
    assert {one.pressure for one in (*first, *second)} == {0}
    times = [one.ms for one in (*first, *second)]
    assert times == sorted(times)


def test_other_buttons_and_moves_without_a_button_draw_nothing(pad):
    QTest.mouseMove(pad, QPoint(100, 100))
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert pad.is_empty()


def test_what_leaves_the_paper_stays_at_its_edge(pad):
    draw(pad, (1500, 500), (5000, -400))
    assert pad.drawing().strokes[0][-1][:2] == (3000, 0)


def pen(pad, kind, place, pressure):
    device = QPointingDevice.primaryPointingDevice()
    button = LEFT if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        device,
        place,
        pad.mapToGlobal(place),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        button,
        LEFT,
    )
    pad.tabletEvent(event)
    return event


def test_a_pen_tells_how_hard_it_was_pressed(pad):
    assert pen(pad, QEvent.Type.TabletPress, QPointF(102, 102), 0.5).isAccepted()
    pen(pad, QEvent.Type.TabletMove, QPointF(202, 102), 1.0)
    pen(pad, QEvent.Type.TabletMove, QPointF(302, 102), 0.0)
    pen(pad, QEvent.Type.TabletRelease, QPointF(302, 102), 0.0)
    (stroke,) = pad.drawing().strokes
    assert [one[:2] for one in stroke] == [(500, 500), (1000, 500), (1500, 500)]
    assert [one.pressure for one in stroke] == [128, 255, 1]  # 0 would mean a device that cannot tell


def test_a_finger_draws_and_a_second_one_does_not(pad, qapp):
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(102, 102), pad).commit()
    QTest.touchEvent(pad, device).stationary(0).press(1, QPoint(400, 50), pad).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(202, 152), pad).move(1, QPoint(420, 60), pad).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(202, 152), pad).release(1, QPoint(420, 60), pad).commit()
    (stroke,) = pad.drawing().strokes
    assert [one[:2] for one in stroke] == [(500, 500), (1000, 750)]


def test_undo_and_clear_by_keys(pad):
    for row in (200, 400, 600):
        draw(pad, (500, row), (1500, row))
    pad.setFocus()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert [stroke[0].y for stroke in pad.drawing().strokes] == [200]
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty()
    with_nothing = []
    pad.changed.connect(lambda: with_nothing.append(1))
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert not with_nothing


def test_black_on_white_in_every_theme(dressed, pad):
    draw(pad, (500, 300), (1500, 300))
    image = pad.grab().toImage()
    at = pad.paper().topLeft() + QPointF(200, 60)
    assert image.pixelColor(at.toPoint()) == QColor("#000000"), dressed
    assert image.pixelColor((at + QPointF(0, 30)).toPoint()) == QColor("#ffffff"), dressed


@pytest.mark.parametrize("size", [(304, 104), (1204, 404), (900, 200), (400, 400)])
def test_a_drawing_keeps_its_shape_when_the_window_changes(pad, size):
    draw(pad, (500, 300), (1500, 300))
    before = pad.drawing()
    pad.resize(*size)
    assert pad.drawing() == before
    paper = pad.paper()
    assert paper.width() == pytest.approx(3 * paper.height())
    image = pad.grab().toImage()
    at = paper.topLeft() + QPointF(paper.width() / 3, 0.3 * paper.height())
    assert image.pixelColor(at.toPoint()).lightness() < 160  # a thin line on a small paper is grey


def test_a_line_without_end_stays_quick_and_stops(pad, monkeypatch):
    monkeypatch.setattr("medias_desktop.core.widgets.signature_pad._LONGEST", 10)
    monkeypatch.setattr("medias_desktop.core.widgets.signature_pad.MOST_POINTS", 40)
    draw(pad, *((100 + 40 * n, 300 + 40 * (n % 2)) for n in range(70)))
    strokes = pad.drawing().strokes
    assert sum(map(len, strokes)) <= 41
    for one, following in itertools.pairwise(strokes):
        assert one[-1] == following[0]


def test_what_is_only_shown_cannot_be_drawn_on(qtbot):
    shown = SignaturePad("Signature", read_only=True)
    qtbot.addWidget(shown)
    drawing = Drawing(((InkPoint(10, 10, 0), InkPoint(900, 900, 10)),))
    shown.show_drawing(drawing)
    shown.resize(604, 204)
    shown.show()
    QTest.mousePress(shown, LEFT, pos=QPoint(100, 100))
    QTest.mouseRelease(shown, LEFT, pos=QPoint(100, 100))
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert shown.drawing() == drawing
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert shown.accessibleName() == "Signature"
