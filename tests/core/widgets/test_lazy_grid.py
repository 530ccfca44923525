"""A grid of any length: tiles by number, only what is seen is read and decoded; by keyboard, by mouse, for a reader."""

from __future__ import annotations

import io
import threading
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible

from medias_desktop.core.widgets import tile_pictures
from medias_desktop.core.widgets.lazy_grid import LazyGrid, Mark, Tile
from medias_desktop.core.widgets.tile_pictures import fills, fitted
from medias_desktop.core.widgets.tile_places import Places


def jpeg(size=(64, 48), colour="navy"):
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG")
    return written.getvalue()


SMALL = jpeg()


class Numbers:
    """A source of records that are numbers, each with a picture but those in ``without``."""

    def __init__(self, numbers, gate=None):
        self.order, self.gate = array("q", numbers), gate
        self.read, self.pictured, self.threads = [], [], set()
        self.without = set()

    def first(self, count):
        return list(self.order[:count])

    def numbers(self, progress):
        if self.gate is not None:
            assert self.gate.wait(60)
        progress.report(0, 0)
        return self.order

    def rows(self, numbers):
        self.read.extend(numbers)
        return list(numbers)

    def pictures(self, numbers):
        self.threads.add(threading.current_thread())
        self.pictured.extend(numbers)
        return {number: SMALL for number in numbers if number not in self.without}


class Host:
    """What reads pictures, whichever source is shown."""

    source = Numbers([])

    def pictures(self, numbers):
        return self.source.pictures(numbers)


def said(number):
    return Tile(
        number,
        f"Photo {number}",
        "24 juin 2026",
        ("Publiable", "ok"),
        (Mark("mdi6.eye-outline", "2"),),
        spoken=f"Photo {number}, publiable",
    )


@pytest.fixture
def host():
    return Host()


@pytest.fixture
def grid(qtbot, desk, host):
    made = LazyGrid(said, "Photos", lambda number: number, desk.jobs, host.pictures)
    made.resize(900, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(qtbot, grid, host, numbers, gate=None):
    host.source = Numbers(numbers, gate)
    grid.show(host.source)
    if gate is None:
        qtbot.waitUntil(grid.settled)
    return host.source


def at(grid, place):
    return grid.visualRect(grid.model().index(place, 0)).center()


def press(qtbot, grid, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(grid, key, modifiers)


def test_a_short_list_is_there_at_once(qtbot, grid, host):
    host.source = Numbers([3, 1, 2])
    with qtbot.waitSignal(grid.counted) as counted:
        grid.show(host.source)
    assert counted.args == [3]
    assert [grid.tile_at(place).title for place in range(3)] == ["Photo 3", "Photo 1", "Photo 2"]


def test_only_what_is_seen_is_read_and_decoded(qtbot, grid, host):
    source = show(qtbot, grid, host, range(50_000))
    seen = len(grid.numbers_in_view())
    qtbot.waitUntil(lambda: grid.pictures.decoded == seen)
    assert 0 < seen < 40
    assert set(source.pictured) == set(grid.numbers_in_view())
    grid.scrollTo(grid.model().index(33_333, 0))
    qtbot.waitUntil(lambda: 33_333 in source.pictured and grid.settled())
    assert 33_333 in grid.numbers_in_view()
    assert grid.pictures.decoded <= 3 * seen
    assert len(source.read) < 1000
    assert source.threads == {thread for thread in source.threads if thread is not threading.main_thread()}


def test_pictures_already_there_are_not_decoded_again(qtbot, grid, host):
    show(qtbot, grid, host, range(50))
    decoded = grid.pictures.decoded
    grid.viewport().repaint()
    qtbot.waitUntil(grid.settled)
    assert grid.pictures.decoded == decoded
    grid.pictures.forget()
    grid.viewport().repaint()
    qtbot.waitUntil(lambda: grid.settled() and grid.pictures.decoded > decoded)


def test_memory_for_pictures_is_bounded(qtbot, grid, host, monkeypatch):
    monkeypatch.setattr(tile_pictures, "KEPT", 8_000_000)
    show(qtbot, grid, host, range(5000))
    for _page in range(12):
        press(qtbot, grid, Qt.Key.Key_PageDown)
        grid.viewport().repaint()
        qtbot.waitUntil(grid.settled)
    seen = len(grid.numbers_in_view())
    assert grid.pictures.decoded > 4 * seen
    one = grid.pictures.bytes_kept() // len(grid.pictures._kept)
    assert grid.pictures.bytes_kept() <= max(8_000_000, seen * one)


def test_items_without_a_picture_are_asked_about_once(qtbot, grid, host):
    host.source = Numbers(range(5))
    host.source.without = {2, 3}
    grid.show(host.source)
    qtbot.waitUntil(grid.settled)
    grid.viewport().repaint()
    qtbot.waitUntil(grid.settled)
    assert sorted(host.source.pictured) == [0, 1, 2, 3, 4]
    assert grid.pictures.get(2) is None
    assert grid.pictures.decoded == 3


def test_keys_lead_from_tile_to_tile(qtbot, grid, host):
    show(qtbot, grid, host, range(1000))
    across = grid.places().across
    assert across >= 3
    press(qtbot, grid, Qt.Key.Key_Right)  # the first key selects where the cursor is
    assert list(grid.selected_numbers()) == [0]
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + across),
        (Qt.Key.Key_Left, across),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 999),
        (Qt.Key.Key_Right, 999),
        (Qt.Key.Key_Home, 0),
    ):
        press(qtbot, grid, key)
        assert list(grid.selected_numbers()) == [place]
        assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))
    press(qtbot, grid, Qt.Key.Key_PageDown)
    page = grid.currentIndex().row()
    assert page > across
    assert page % across == 0
    press(qtbot, grid, Qt.Key.Key_PageUp)
    assert grid.currentIndex().row() == 0


def test_down_from_the_last_but_one_line_reaches_the_last_tile(qtbot, grid, host):
    across = 0
    show(qtbot, grid, host, range(100))
    across = grid.places().across
    show(qtbot, grid, host, range(across + 1))
    grid.select_numbers([across - 1], across - 1)
    press(qtbot, grid, Qt.Key.Key_Down)
    assert list(grid.selected_numbers()) == [across]


def test_shift_selects_in_reading_order(qtbot, grid, host):
    show(qtbot, grid, host, range(100))
    across = grid.places().across
    grid.select_numbers([1], 1)
    grid.setCurrentIndex(grid.model().index(1, 0))
    press(qtbot, grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert list(grid.selected_numbers()) == list(range(1, across + 2))
    press(qtbot, grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert list(grid.selected_numbers()) == list(range(1, across + 1))
    press(qtbot, grid, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_ranges() == [(1, 99)]


def test_ctrl_and_the_mouse_select_single_tiles(qtbot, grid, host):
    show(qtbot, grid, host, range(100))
    view, left = grid.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, pos=at(grid, 0))
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, at(grid, 2))
    assert list(grid.selected_numbers()) == [0, 2]
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, at(grid, 0))
    assert list(grid.selected_numbers()) == [2]
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ShiftModifier, at(grid, 4))
    assert 4 in grid.selected_numbers()
    assert 3 in grid.selected_numbers()


def test_a_click_beside_the_tiles_selects_nothing(qtbot, grid, host):
    show(qtbot, grid, host, range(2))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at(grid, 1))
    assert list(grid.selected_numbers()) == [1]
    low = QPoint(grid.viewport().width() // 2, grid.viewport().height() - 5)
    assert not grid.indexAt(low).isValid()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=low)
    assert list(grid.selected_numbers()) == []


def test_ctrl_a_before_the_order_is_known_means_everything(qtbot, grid, host):
    gate = threading.Event()
    show(qtbot, grid, host, range(50_000), gate)
    press(qtbot, grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    gate.set()
    qtbot.waitUntil(grid.settled)
    assert grid.selected_count() == 50_000
    assert grid.selected_ranges() == [(0, 49_999)]


def test_enter_and_a_double_click_open_and_letters_are_typed(qtbot, grid, host):
    show(qtbot, grid, host, range(10))
    grid.select_numbers([4], 4)
    with qtbot.waitSignal(grid.activated_row) as opened:
        press(qtbot, grid, Qt.Key.Key_Return)
    assert opened.args == [4]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at(grid, 2))
    with qtbot.waitSignal(grid.activated_row) as opened:
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at(grid, 2))
    assert opened.args == [2]
    with qtbot.waitSignal(grid.typed) as typed:
        press(qtbot, grid, Qt.Key.Key_F)
    assert typed.args == ["f"]


def test_in_place_the_view_stays_where_it_is(qtbot, grid, host):
    show(qtbot, grid, host, range(0, 20_000, 2))
    grid.select_numbers([8000], 8000)
    qtbot.waitUntil(grid.settled)
    grid.scrollTo(grid.model().index(4000, 0), LazyGrid.ScrollHint.PositionAtTop)
    grid.viewport().repaint()
    host.source = Numbers([*range(-90, 0), *range(0, 20_000, 2)])
    grid.show(host.source, in_place=True)
    qtbot.waitUntil(grid.settled)
    assert 8000 in grid.numbers_in_view()
    assert list(grid.selected_numbers()) == [8000]
    assert grid.currentIndex().row() == 4090


def test_a_narrower_grid_keeps_what_is_seen(qtbot, grid, host):
    show(qtbot, grid, host, range(5000))
    grid.scrollTo(grid.model().index(2000, 0), LazyGrid.ScrollHint.PositionAtTop)
    grid.viewport().repaint()
    first = grid.numbers_in_view()[0]
    across = grid.places().across
    grid.resize(500, 700)
    assert grid.places().across < across
    assert first in grid.numbers_in_view()


def test_a_reader_hears_each_tile(qtbot, grid, host):
    show(qtbot, grid, host, range(50_000))
    grid.select_numbers([40_000], 40_000)
    qtbot.waitUntil(grid.settled)
    heard = QAccessible.queryAccessibleInterface(grid)
    assert heard.role() == QAccessible.Role.List
    assert heard.text(QAccessible.Text.Name) == "Photos"
    assert heard.childCount() == 50_000
    cell = heard.child(40_000)
    assert cell.text(QAccessible.Text.Name) == "Photo 40000, publiable"
    assert cell.state().selected


def test_what_is_seen_is_told_once(qtbot, grid, host):
    with qtbot.waitSignal(grid.seen):
        show(qtbot, grid, host, range(500))
    with qtbot.waitSignal(grid.seen):
        grid.scrollTo(grid.model().index(400, 0))
    with qtbot.assertNotEmitted(grid.seen, wait=0):
        grid.viewport().repaint()
    with qtbot.waitSignal(grid.seen):
        grid.show_again()


@pytest.mark.qt_log_ignore("JPEG")
def test_damaged_pictures_are_left_out():
    assert fitted(b"no picture", QSize(100, 80)) is None
    assert fitted(SMALL[:120], QSize(100, 80)) is None
    assert fitted(b"", QSize(100, 80)) is None


def test_usual_pictures_fill_their_room_and_portraits_fit_in():
    room = QSize(300, 200)
    assert fitted(jpeg((600, 450)), room).size() == QSize(300, 225)
    assert fitted(jpeg((300, 600)), room).size() == QSize(100, 200)
    assert fitted(jpeg((1200, 100)), room).size() == QSize(300, 25)
    assert not fills(QSize(0, 5), room)


sizes = st.builds(
    Places,
    st.integers(0, 10_000),
    st.integers(1, 3000),
    st.integers(40, 600),
    st.integers(20, 600),
    st.integers(0, 40),
)


@given(plan=sizes, data=st.data())
def test_each_tile_is_found_where_it_lies(plan, data):
    if not plan.tiles:
        assert (plan.height, plan.lines, list(plan.between(0, 5000))) == (0, 0, [])
        assert plan.at(20, 20) is None
        return
    place = data.draw(st.integers(0, plan.tiles - 1))
    left, top = plan.corner(place)
    assert top + plan.high + plan.gap <= plan.height
    assert plan.across == 1 or left + plan.wide + plan.gap <= plan.width
    for x, y in ((left, top), (left + plan.wide - 1, top + plan.high - 1)):
        assert plan.at(x, y) == place
        assert plan.nearest(x, y) == place
    assert place in plan.between(top, top + plan.high - 1)
    for lines in (-3, -1, 1, 3):
        other = plan.moved(place, lines)
        assert 0 <= other < plan.tiles
        assert other % plan.across == place % plan.across or other == plan.tiles - 1


def test_selecting_by_a_rectangle_over_nothing_selects_nothing(qtbot, grid, host):
    show(qtbot, grid, host, [])
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.setSelection(grid.viewport().rect(), flag)
    assert grid.selected_ranges() == []
    press(qtbot, grid, Qt.Key.Key_Down)
    assert grid.current_row() is None
