"""The coverage page and the card, through the real widgets."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from medias_desktop.acknowledgements.rules import Method
from tests.acknowledgements.window import names, press, settle, show_tab

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


@pytest.fixture
def ready(version_id, persons, qtbot, service, desk):
    """Return the tab over five persons, of whom two signed."""
    service.record(version_id, persons[:1], dt.date(2026, 11, 18), SHEET)
    service.record(version_id, persons[2:3], TODAY, SHEET, original_place="classeur 2")
    return show_tab(qtbot, service, desk)


@pytest.fixture
def page(ready, qtbot):
    """Return the coverage page by department."""
    ready.switch.show_name("coverage")
    found = ready.below.currentWidget()
    qtbot.waitUntil(lambda: found.settled() and bool(found.lines))
    return found


class TestCoverage:
    def test_by_department(self, page):
        told = {line.code: (line.counts.signed, line.counts.must, line.complete_on) for line in page.lines}
        assert told == {
            "Conseil": (1, 1, dt.date(2026, 11, 18)),
            "Direction générale": (0, 1, None),
            "Loisirs et culture": (1, 1, TODAY),
            "Sécurité incendie": (0, 1, None),
            "Travaux publics": (0, 1, None),
        }
        assert [line.code for line in page.table.rows()] == list(told)

    def test_by_group_then_to_its_people(self, page, ready, qtbot):
        page.switch.show_name("group")
        qtbot.waitUntil(lambda: page.settled() and len(page.lines) == 4)
        page.chart.setFocus()
        qtbot.keyClick(page.chart, Qt.Key.Key_Down)
        assert page.chart.current().code == "student"
        assert page.chart.accessibleDescription() == (
            "Étudiant\u00a0: 100\u00a0%, 1 signatures sur 1, complet depuis le 21 novembre 2026"
        )
        assert page.table.current().code == "student"
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
        settle(qtbot, ready)
        assert ready.below.currentWidget() is ready.list
        assert names(ready) == ["Ouellet"]

    def test_printed_and_exported(self, page, qtbot, dialogs, tmp_path):
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        dialogs.files = [tmp_path / "couverture.csv"]
        press(qtbot, page, "export_coverage")
        qtbot.waitUntil(lambda: bool(dialogs.told))
        lines = (tmp_path / "couverture.csv").read_text("utf-8-sig").splitlines()
        assert len(lines) == 6
        assert lines[1] == '"Conseil";"100\u00a0%";"1";"0";"0";"0";"0";"0";"2026-11-18"'
        press(qtbot, page, "print_coverage")
        qtbot.waitUntil(lambda: bool(page.findChildren(PdfDialog)))
        assert page.findChild(PdfDialog).view.page_count() == 1


class TestCard:
    @pytest.fixture
    def panel(self, ready, qtbot, persons):
        ready.activateWindow()
        ready.table.setFocus()
        ready.table.selectRow(2)
        qtbot.keyClick(ready.table, Qt.Key.Key_Return)
        found = ready.list.splitter.widget(1)
        qtbot.waitUntil(lambda: found.settled() and found.card is not None)
        return found

    def test_what_it_says(self, panel, ready):
        assert panel.name.text() == "Noémie Ouellet"
        (part,) = panel.parts()
        words = [one.text() for one in part.findChildren(type(panel.name)) if one.text()]
        assert "classeur 2" in words
        sha256 = ready.scope.version.text_sha256
        assert any(sha256[:32] in one and sha256[32:] in one for one in words)
        assert not part.history.isVisible()
        part.fold.click()
        assert part.history.isVisible()

    def test_it_follows_the_list_and_escape_closes_it(self, panel, ready, qtbot):
        assert panel.area.hasFocus()
        ready.table.setFocus()
        qtbot.keyClick(ready.table, Qt.Key.Key_Up)
        qtbot.waitUntil(lambda: panel.name.text() == "Jean-François L’Heureux")
        panel.area.setFocus()
        qtbot.keyClick(panel.area, Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert ready.table.hasFocus()

    def test_a_write_shows_in_it(self, panel, ready, qtbot, service, desk, version_id, persons):
        service.record(version_id, persons[1:2], TODAY, SHEET)
        service.cancel(ready.table.selected_rows()[0].status.event_id, "erreur")
        desk.changes.announce("acknowledgements")
        qtbot.waitUntil(lambda: panel.parts()[0].line.state.event_id is None)

    def test_printed(self, panel, qtbot):
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        press(qtbot, panel, "print_card")
        qtbot.waitUntil(lambda: bool(panel.findChildren(PdfDialog)))
        assert panel.findChild(PdfDialog).view.page_count() == 1
