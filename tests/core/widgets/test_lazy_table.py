"""Lists of any length: the first page at once, the order from the worker, the other rows as they are seen."""

from __future__ import annotations

import itertools
import threading
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from medias_desktop.core.errors import UserError
from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.i18n import N_
from medias_desktop.core.progress import Silent
from medias_desktop.core.widgets.lazy_rows import PAGE, Chosen, arrange
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.table import Column


class Gone(UserError):
    template = N_("The list cannot be read now.")


class Numbers:
    """A source of rows that are (number, text); remembers what it was asked for and on which thread."""

    def __init__(self, numbers, text="", gate=None):
        self.order = array("q", numbers)
        self.text, self.gate = text, gate
        self.asked = []
        self.threads = []
        self.error = None
        self.gone = set()

    def first(self, count):
        return self.rows(self.order[:count], remember=False)

    def numbers(self, progress):
        self.threads.append(threading.current_thread())
        if self.gate is not None:
            assert self.gate.wait(60)
        progress.report(0, 0)
        return self.order

    def rows(self, numbers, remember=True):
        if self.error is not None:
            raise self.error
        if remember:
            self.asked.append(len(numbers))
        return [(number, f"{self.text}{number}") for number in numbers if number not in self.gone]


@pytest.fixture
def table(qtbot, desk):
    made = LazyTable([Column("A", lambda row: row[1])], "rows", lambda row: row[0], desk.jobs)
    made.resize(400, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settle(qtbot, table):
    qtbot.waitUntil(table.settled)


def texts(table, *places):
    return [table.model().index(place, 0).data() for place in places]


def test_a_short_list_is_there_at_once(qtbot, table):
    with qtbot.waitSignal(table.counted) as counted:
        table.show(Numbers([3, 1, 2]))
    assert counted.args == [3]
    assert (table.total(), texts(table, 0, 1, 2)) == (3, ["3", "1", "2"])
    assert table.settled()


def test_an_empty_list_counts_nobody(qtbot, table):
    with qtbot.waitSignal(table.counted) as counted:
        table.show(Numbers([]))
    assert counted.args == [0]
    assert table.current_row() is None
    assert table.selected_rows() == []


def test_a_long_list_shows_its_first_page_before_its_order_is_known(qtbot, table):
    gate = threading.Event()
    source = Numbers(range(100_000, 0, -1), gate=gate)
    table.show(source)
    assert (table.total(), table.model().rowCount()) == (None, PAGE)
    assert texts(table, 0, PAGE - 1) == ["100000", str(100_001 - PAGE)]
    with qtbot.waitSignal(table.counted) as counted:
        gate.set()
    assert counted.args == [100_000]
    assert (table.total(), table.model().rowCount()) == (100_000, 100_000)
    assert source.threads != [threading.main_thread()]


def test_few_first_rows_may_have_others_after_them(qtbot, table):
    source = Numbers([5, 9, 700])
    source.first = lambda _count: FirstRows([(5, "5")], whole=False)
    table.show(source)
    assert (table.total(), texts(table, 0)) == (None, ["5"])
    settle(qtbot, table)
    assert (table.total(), texts(table, 0, 2)) == (3, ["5", "700"])


def test_rows_are_read_in_pages_as_they_are_seen(qtbot, table):
    source = Numbers(range(1_000_000))
    table.show(source)
    settle(qtbot, table)
    assert source.asked == []
    table.scrollTo(table.model().index(654_321, 0))
    table.viewport().repaint()
    assert texts(table, 654_321) == ["654321"]
    assert 0 < len(source.asked) <= 3
    assert set(source.asked) == {PAGE}
    for place in range(0, 1_000_000, 5000):
        texts(table, place)
    assert len(table._rows._pages) == 150


def test_an_answer_that_comes_too_late_is_dropped(qtbot, table):
    gate = threading.Event()
    table.show(Numbers(range(500), "old ", gate))
    table.show(Numbers(range(1000, 1300), "new ", gate))
    gate.set()
    settle(qtbot, table)
    assert table.total() == 300
    assert texts(table, 0, 299) == ["new 1000", "new 1299"]


def test_ctrl_a_selects_a_million_as_one_range(qtbot, table):
    table.show(Numbers(range(1_000_000)))
    settle(qtbot, table)
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ranges() == [(0, 999_999)]
    assert table.selected_count() == 1_000_000
    assert table.selected_numbers() == array("q", range(1_000_000))
    assert len(table.selected_rows()) == 1000
    # A header would ask of each row, six times for every paint, whether its whole column is selected.
    assert not table.horizontalHeader().selectionModel().hasSelection()


def test_ctrl_a_before_the_order_is_known_means_everything(qtbot, table):
    gate = threading.Event()
    table.show(Numbers(range(5000), gate=gate))
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_count() == PAGE
    gate.set()
    settle(qtbot, table)
    assert table.selected_count() == 5000


def test_who_chose_otherwise_after_ctrl_a_keeps_that(qtbot, table):
    gate = threading.Event()
    table.show(Numbers(range(5000), gate=gate))
    table.selectAll()
    place = table.visualRect(table.model().index(7, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    gate.set()
    settle(qtbot, table)
    assert list(table.selected_numbers()) == [7]


def test_in_place_the_view_stays_where_it_is(qtbot, table):
    table.show(Numbers(range(0, 20_000, 2)))
    settle(qtbot, table)
    table.select_numbers([4000, 4002, 12_000], 4002)
    settle(qtbot, table)
    table.scrollTo(table.model().index(2000, 0), LazyTable.ScrollHint.PositionAtTop)
    seen = table.record_at(table.rowAt(0))
    offset = table.rowViewportPosition(table.rowAt(0))
    # 100 more before, 4002 gone
    fewer = [*range(-100, 0), *(n for n in range(0, 20_000, 2) if n != 4002)]
    table.show(Numbers(fewer, "now "), in_place=True)
    assert texts(table, 2000) == ["now 4000"]  # read anew at once, in the order that is known
    settle(qtbot, table)
    assert table.record_at(table.rowAt(0)) == (seen[0], f"now {seen[0]}")
    assert table.rowViewportPosition(table.rowAt(0)) == offset
    assert list(table.selected_numbers()) == [4000, 12_000]


def test_in_place_the_cursor_follows_its_record(qtbot, table):
    table.show(Numbers(range(3000)))
    settle(qtbot, table)
    table.select_numbers([2500], 2500)
    settle(qtbot, table)
    table.show(Numbers(range(2400, 3000)), in_place=True)
    settle(qtbot, table)
    assert table.current_row() == (2500, "2500")
    assert table.currentIndex().row() == 100


def test_in_place_at_the_top_the_top_stays(qtbot, table):
    table.show(Numbers(range(10, 3000)))
    settle(qtbot, table)
    table.show(Numbers(range(3000)), in_place=True)
    settle(qtbot, table)
    assert table.verticalScrollBar().value() == 0
    assert texts(table, 0) == ["0"]


def test_what_is_selected_while_the_worker_counts_stays(qtbot, table):
    table.show(Numbers(range(3000)))
    settle(qtbot, table)
    table.selectRow(5)
    gate = threading.Event()
    table.show(Numbers(range(3000, -1, -1), gate=gate), in_place=True)
    table.selectRow(9)
    gate.set()
    settle(qtbot, table)
    assert list(table.selected_numbers()) == [9]
    assert table.currentIndex().row() == 3000 - 9


def test_another_list_keeps_a_selection_that_it_holds(qtbot, table):
    table.show(Numbers(range(3000)))
    settle(qtbot, table)
    table.select_numbers([3, 2500])
    settle(qtbot, table)
    table.show(Numbers(range(2000, 3000)))
    settle(qtbot, table)
    assert list(table.selected_numbers()) == [2500]
    table.show(Numbers([7, 2500, 3]))
    assert list(table.selected_numbers()) == [2500]


def test_numbers_to_select_wait_for_the_order(qtbot, table):
    gate = threading.Event()
    table.show(Numbers(range(5000), gate=gate))
    table.select_numbers([1, 4321], 4321)
    assert list(table.selected_numbers()) == [1]
    gate.set()
    settle(qtbot, table)
    assert list(table.selected_numbers()) == [1, 4321]
    assert table.current_row() == (4321, "4321")


def test_a_page_that_cannot_be_read_is_told_once(qtbot, table):
    source = Numbers(range(5000))
    table.show(source)
    settle(qtbot, table)
    source.error = Gone()
    with qtbot.capture_exceptions() as told:
        assert texts(table, 2000, 3000, 2000) == [None, None, None]
        qtbot.waitUntil(lambda: told != [])
    assert [kind for kind, _error, _where in told] == [Gone]


def test_records_that_are_gone_leave_an_empty_row(qtbot, table):
    source = Numbers(range(500))
    source.gone = {250}
    table.show(source)
    settle(qtbot, table)
    assert texts(table, 249, 250, 251) == ["249", None, "251"]
    table.selectRow(250)
    assert table.selected_rows() == []


def test_enter_opens_and_letters_go_to_the_search(qtbot, table):
    table.show(Numbers(range(500)))
    table.selectRow(12)
    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [(12, "12")]
    with qtbot.waitSignal(table.typed) as typed:
        qtbot.keyClick(table, Qt.Key.Key_R)
    assert typed.args == ["r"]
    settle(qtbot, table)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown])
def test_the_first_key_selects_the_first_row(qtbot, table, key):
    table.show(Numbers([8]))
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, key)
    assert list(table.selected_numbers()) == [8]


numbers = st.lists(st.integers(0, 400), unique=True, max_size=300)


@settings(max_examples=200)
@given(before=numbers, after=numbers, data=st.data())
def test_what_is_chosen_is_found_in_any_order(before, after, data):
    ranges = []
    start = 0
    while start < len(before):
        first = data.draw(st.integers(start, len(before)))
        last = data.draw(st.integers(first, len(before)))
        if last < len(before):
            ranges.append((first, last))
        start = last + 2
    chosen = {before[n] for first, last in ranges for n in range(first, last + 1)}
    found = arrange(array("q", after), Chosen(ranges=ranges, order=array("q", before)), Silent()).ranges
    places = [n for first, last in found for n in range(first, last + 1)]
    assert places == [n for n, number in enumerate(after) if number in chosen]
    assert all(b[0] > a[1] + 1 for a, b in itertools.pairwise(found))
