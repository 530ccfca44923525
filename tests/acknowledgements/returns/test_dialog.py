"""The window of returned sheets, by its keys."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.acknowledgements.views.returns.acts import ReturnActs
from medias_desktop.acknowledgements.views.returns.kind import AcknowledgementSheets
from medias_desktop.paper.returns_view import ReturnsDialog, Segment
from medias_desktop.paper.rules import PageState
from tests.acknowledgements.returns import sheets

Key = Qt.Key


@pytest.fixture
def window(qtbot, returns, desk):
    dialog = ReturnsDialog(None, returns, [AcknowledgementSheets(returns)], desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(desk.jobs.idle)
    return dialog


@pytest.fixture
def drop(qtbot, desk, tmp_path, window):
    """Return what drops files, each given as the codes of its pages, and waits until they are read."""

    def act(**files):
        paths = []
        for name, codes in files.items():
            path = tmp_path / f"{name}.pdf"
            pages = codes if isinstance(codes, bytes) else sheets.scan(*map(sheets.page_saying, codes))
            path.write_bytes(pages)
            paths.append(path)
        window.receive(paths)
        qtbot.waitUntil(lambda: not window.busy and desk.jobs.idle())

    return act


@pytest.fixture
def stands(service, scope):
    def act(person_id):
        (row,) = service.chosen(service.scope(scope.key), [person_id])
        return row.status

    return act


def press(qtbot, window, *keys):
    for key in keys:
        qtbot.keyClick(window.focusWidget() or window, key)


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None
    return found


def names(window):
    model = window.review.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_empty_window_asks_for_scans(window, dialogs, tmp_path, qtbot, desk, register, scope, uids):
    assert window.stack.currentIndex() == 0
    path = tmp_path / "a.pdf"
    path.write_bytes(sheets.scan(sheets.page_saying(sheets.individual(register, scope, uids[0]))))
    dialogs.files = [path]
    find(window, QPushButton, "choose_scans").click()
    qtbot.waitUntil(lambda: not window.busy and desk.jobs.idle())
    assert window.stack.currentIndex() == 1
    assert find(window, QLabel, "match_name").text() == "Marie-Ève Côté-Gagné"


def test_enter_accepts_and_goes_to_the_next(
    qtbot, window, drop, desk, register, scope, persons, uids, stands
):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(3)])
    assert find(window, QLabel, "returns_progress").text() == "0 de 3"
    press(qtbot, window, Key.Key_Return, Key.Key_Return)
    assert [stands(number).state.value for number in persons[:3]] == ["signed", "signed", "to_read"]
    assert find(window, QLabel, "returns_progress").text() == "2 de 3"
    assert window.review.side.entry.match.persons[0].person_id == persons[2]
    press(qtbot, window, Key.Key_Enter)
    assert stands(persons[2]).state is AcknowledgementState.SIGNED
    assert stands(persons[2]).day == dt.date(2026, 11, 21)


def test_the_page_is_shown_upright_and_the_next_one_drawn_ahead(
    qtbot, window, drop, desk, register, scope, uids
):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(3)])
    qtbot.waitUntil(desk.jobs.idle)
    assert window.review.view.image is not None
    second = window.review.queue.rows(Segment.CONFIRM)[1]
    assert window.review.pictures.of(second.match.page) is not None
    window.review.view.zoom_by(2)
    qtbot.waitUntil(desk.jobs.idle)
    assert window.review.view.image.height() >= 3600


def test_a_refusal_asks_for_its_witness_once(qtbot, window, drop, register, scope, persons, uids, stands):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(2)])
    press(qtbot, window, Key.Key_R)
    assert window.review.side.refusing.isVisible()
    press(qtbot, window, Key.Key_Return)
    assert window.review.side.refusing.isVisible()
    qtbot.keyClicks(window.focusWidget(), "Rose Smith")
    press(qtbot, window, Key.Key_Return)
    status = stands(persons[0])
    assert (status.state, status.witness) == (AcknowledgementState.REFUSED, "Rose Smith")
    assert status.note == "Refus de signer, noté sur la feuille"
    press(qtbot, window, Key.Key_R)
    assert stands(persons[1]).witness == "Rose Smith"


def test_what_is_skipped_waits_in_the_tray(qtbot, window, drop, register, scope, persons, uids, stands):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(2)])
    press(qtbot, window, Key.Key_S)
    assert window.review.side.entry.match.persons[0].person_id == persons[1]
    assert window.review.queue.count(Segment.TRAY) == 1
    window.review.segments.setCurrentIndex(1)
    find(window, QPushButton, "take_back_page").click()
    assert window.review.queue.count(Segment.TRAY) == 0
    assert window.review.queue.count(Segment.CONFIRM) == 2
    assert stands(persons[0]).state is AcknowledgementState.TO_READ


def test_undo_takes_the_last_confirmation_back(qtbot, window, drop, register, scope, persons, uids, stands):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(2)])
    press(qtbot, window, Key.Key_Return, Key.Key_Return)
    qtbot.keyClick(window.review.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stands(persons[1]).state is AcknowledgementState.TO_READ
    assert stands(persons[0]).state is AcknowledgementState.SIGNED
    assert window.review.side.entry.match.persons[0].person_id == persons[1]
    assert window.review.side.entry.waits
    find(window, QPushButton, "undo_page").click()
    assert stands(persons[0]).state is AcknowledgementState.TO_READ
    assert not find(window, QPushButton, "undo_page").isEnabled()


def test_only_ticked_lines_of_a_group_sheet_are_recorded(
    qtbot, window, drop, register, scope, persons, uids, stands
):
    drop(pile=[sheets.group(register, scope, persons[:4])])
    side = window.review.side
    assert side.lines.count() == 4
    side.lines.setFocus()
    press(qtbot, window, Key.Key_Space, Key.Key_Down, Key.Key_R)
    qtbot.keyClicks(window.focusWidget(), "Luc Roy")
    press(qtbot, window, Key.Key_Return)
    assert "2" in side.ticks.text()
    press(qtbot, window, Key.Key_Return)
    states = [stands(number).state.value for number in persons[:4]]
    assert states == ["to_read", "refused", "signed", "signed"]


def test_who_signed_already_is_shown_as_such(qtbot, window, drop, register, scope, persons, uids, stands):
    drop(pile=[sheets.individual(register, scope, uids[1]), sheets.group(register, scope, persons[:3])])
    press(qtbot, window, Key.Key_Return)
    lines = window.review.side.lines
    texts = [lines.item(row).text() for row in range(3)]
    assert texts[1] == "L’Heureux, Jean-François – a déjà signé"
    assert lines.signed() == (persons[0], persons[2])
    press(qtbot, window, Key.Key_Return)
    assert {stands(number).state.value for number in persons[:3]} == {"signed"}
    assert len(evidence_of_person(register, persons[1])) == 1


def test_a_page_received_twice_is_kept_or_set_aside(
    qtbot, window, drop, returns, register, scope, persons, uids
):
    code = sheets.individual(register, scope, uids[0])
    drop(pile=[code, code, code])
    press(qtbot, window, Key.Key_Return)
    side = window.review.side
    assert "21 novembre 2026" in side.told.text()
    press(qtbot, window, Key.Key_Return)
    assert len(evidence_of_person(register, persons[0])) == 2
    find(window, QPushButton, "aside_page").click()
    press(qtbot, window, Key.Key_Return)
    (aside,) = returns.tray.pages(PageState.ASIDE)
    assert aside.note == "Déjà reçue"
    assert len(evidence_of_person(register, persons[0])) == 2


def test_a_chosen_day_stays_for_the_pages_that_follow(
    qtbot, window, drop, register, scope, persons, uids, stands
):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(2)])
    window.review.side.day.edit.setDate(QDate(2026, 11, 18))
    press(qtbot, window, Key.Key_Return, Key.Key_Return)
    assert {stands(number).day for number in persons[:2]} == {dt.date(2026, 11, 18)}


@pytest.mark.parametrize("day", [QDate(2026, 11, 9), QDate(2026, 11, 25)])
def test_a_day_that_cannot_be_is_told_in_place(
    qtbot, window, drop, register, scope, persons, uids, stands, day, dialogs
):
    drop(pile=[sheets.individual(register, scope, uids[0])])
    window.review.side.day.edit.setDate(day)
    press(qtbot, window, Key.Key_Return)
    assert find(window, QLabel, "match_problem").isVisible()
    assert stands(persons[0]).state is AcknowledgementState.TO_READ
    assert dialogs.errors == []


def test_a_page_without_a_code_is_recorded_by_hand(
    qtbot, window, drop, register, scope, persons, uids, stands
):
    drop(pile=["", sheets.blank(register, scope)])
    assert window.review.segment is Segment.CONFIRM
    by_hand = window.review.side.by_hand
    assert window.review.side.is_by_hand
    by_hand.search.line.setFocus()
    qtbot.keyClicks(by_hand.search.line, "heureux")
    press(qtbot, window, Key.Key_Return)
    qtbot.keyClicks(by_hand.search.line, "ouellet")
    press(qtbot, window, Key.Key_Return)
    assert by_hand.persons() == (persons[1], persons[2])
    press(qtbot, window, Key.Key_Return)
    assert {stands(number).state.value for number in persons[1:3]} == {"signed"}
    window.review.segments.setCurrentIndex(1)
    assert "code" in window.review.side.told.text()
    find(window, QPushButton, "by_hand").click()
    qtbot.keyClicks(by_hand.search.line, "cote")
    press(qtbot, window, Key.Key_Return, Key.Key_Return)
    assert stands(persons[0]).state is AcknowledgementState.SIGNED


def test_a_page_is_set_aside_with_a_reason_and_taken_back(qtbot, window, drop, returns, dialogs):
    drop(pile=[""])
    assert window.review.segment is Segment.TRAY
    find(window, QPushButton, "aside_page").click()
    qtbot.keyClicks(window.focusWidget(), "Note de service")
    press(qtbot, window, Key.Key_Return)
    assert [page.note for page in returns.tray.pages(PageState.ASIDE)] == ["Note de service"]
    window.review.segments.setCurrentIndex(2)
    assert "Note de service" in window.review.side.told.text()
    find(window, QPushButton, "take_back_page").click()
    assert returns.waiting() == 1
    assert dialogs.errors == []


def test_wrong_files_are_told_each_and_the_others_go_on(window, drop, register, scope, uids):
    drop(lettre=b"Bonjour", vide=b"", bon=[sheets.individual(register, scope, uids[0])])
    told = find(window, QLabel, "returns_problem").text().splitlines()
    assert len(told) == 2
    assert "lettre.pdf" in told[0]
    assert "vide.pdf" in told[1]
    assert window.review.queue.count(Segment.CONFIRM) == 1


def test_the_same_file_twice_is_told(window, drop, register, scope, uids):
    pile = sheets.scan(sheets.page_saying(sheets.individual(register, scope, uids[0])))
    drop(pile=pile)
    drop(pile=pile)
    assert "pile.pdf" in find(window, QLabel, "returns_told").text()
    assert window.review.queue.count(Segment.CONFIRM) == 1


def test_what_waits_is_there_when_the_window_opens_again(
    qtbot, window, drop, returns, desk, register, scope, uids
):
    drop(pile=[sheets.individual(register, scope, uids[number]) for number in range(2)])
    press(qtbot, window, Key.Key_Return)
    window.reject()
    again = ReturnsDialog(None, returns, [AcknowledgementSheets(returns)], desk)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(desk.jobs.idle)
    assert again.review.queue.progress == (0, 1)


def test_reading_is_stopped_and_what_was_read_is_kept(
    qtbot, window, desk, tmp_path, register, scope, uids, returns
):
    path = tmp_path / "pile.pdf"
    codes = [sheets.individual(register, scope, uids[number % 7]) for number in range(30)]
    path.write_bytes(sheets.scan(*map(sheets.page_saying, codes)))
    window.receive([path])
    qtbot.waitUntil(lambda: window.reading_bar.value() >= 2)
    find(window, QPushButton, "stop_reading").click()
    qtbot.waitUntil(lambda: not window.busy and desk.jobs.idle())
    assert 2 <= returns.waiting() < 30
    assert find(window, QLabel, "returns_told").isVisible()


def test_the_tab_opens_it_and_counts_what_waits(
    qtbot, service, desk, returns, receive, register, scope, uids
):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    acts = ReturnActs(parent, service, desk)
    assert acts.badge() == 0
    receive("", sheets.individual(register, scope, uids[0]))
    assert acts.badge() == 2
    dialog = acts.open()
    qtbot.waitUntil(desk.jobs.idle)
    assert dialog.review.queue.count(Segment.CONFIRM) == 1
    dialog.reject()
