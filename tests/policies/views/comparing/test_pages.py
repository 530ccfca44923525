"""The pages of comparison with their real widgets, opened from the Policies tab on a real register."""

import csv
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.comparing.difference_page import DifferencePage
from medias_desktop.policies.views.comparing.matrix_page import MatrixPage
from medias_desktop.policies.views.comparing.opening import open_difference, open_matrix, open_side_by_side
from medias_desktop.policies.views.comparing.side_page import SideBySidePage, chosen_for
from tests.policies.texts import IDENTITY, OUTLINE

LATER = Outline(
    OUTLINE.title_block,
    OUTLINE.introduction,
    (
        OUTLINE.sections[0],
        Section(1, "2", "Mots de passe", "Un mot de passe compte douze caractères et change chaque année."),
        Section(1, "3", "Nétiquette", "Les échanges restent polis, même en désaccord avec la direction."),
        *OUTLINE.sections[5:],
    ),
)


@pytest.fixture
def tab(make_tab, second):
    return make_tab(1300, 800)


@pytest.fixture
def first(service):
    return service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)


@pytest.fixture
def second(service, first):
    policy_id = service.version(first).summary.policy_id
    return service.import_policy("v2.txt", b"v2", LATER, IDENTITY, policy_id)


def page_of(tab, kind):
    page = tab.stack.currentWidget()
    assert isinstance(page, kind)
    return page


def cell_text(page):
    return page.preview.clauses.toPlainText()


# the matrix


def test_the_button_opens_our_policy_and_the_five_towns(tab):
    tab.library.compare_button.click()
    page = page_of(tab, MatrixPage)
    assert page.table.rows_model.titles == (
        "Notre politique",
        "Baie-Comeau",
        "Blainville",
        "Montmagny",
        "Senneterre",
        "Vallée-des-Rivières",
    )


def test_a_cell_shows_its_clauses_beside_and_a_dash_where_nothing_is_said(tab):
    page = open_matrix(tab)
    page.go_to(Theme.PASSWORDS, "town/blainville")
    assert "12.2" in cell_text(page)
    page.go_to(Theme.PASSWORDS, "town/montmagny")
    assert page.table.currentIndex().data() == "–"
    assert page.preview.silent.isVisible()
    assert not page.preview.read.isEnabled()


def test_the_keyboard_walks_over_cells_and_chips_and_enter_reads(tab):
    page = open_matrix(tab)
    page.go_to(Theme.PURPOSE, "town/baie-comeau")
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    _row, column, cell = page.table.place()
    assert column.text.summary.municipality == "Blainville"
    QTest.keyClick(page.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.table.chip() == 1
    asked = []
    page.version_asked.connect(lambda *where: asked.append(where))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked == [("town/blainville", cell[1].uid)]


def test_a_click_on_a_chip_shows_that_clause(tab, qtbot):
    page = open_matrix(tab)
    page.go_to(Theme.PURPOSE, "town/blainville")
    table = page.table
    index = table.currentIndex()
    from medias_desktop.policies.labels.comparing import short_name
    from medias_desktop.policies.views.comparing import chips

    names = [short_name(one) for one in table.place()[2]]
    place = chips.places(names, table.columnWidth(index.column()), table.font())[1]
    spot = table.visualRect(index).topLeft() + place.center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert table.chip() == 1


def test_filter_and_gaps_leave_the_rows_that_are_wanted(tab):
    page = open_matrix(tab)
    everything = len(page.rows())
    page.gaps.setChecked(True)
    silent = page.rows()
    assert 0 < len(silent) < everything
    assert all(not row.cells[0] for row in silent)
    page.filter.setText("élections")
    assert [row.theme for row in page.rows()] == [Theme.ELECTIONS]
    page.filter.setText("helicoptere")
    page.filter.searched.emit("helicoptere")
    assert page.stack.currentWidget() is page.nothing


def test_two_to_twelve_policies(tab):
    page = open_matrix(tab)
    page.show_columns(["town/montmagny", "town/blainville"])
    assert page.columns.ticked() == ["town/blainville", "town/montmagny"]
    assert not any(action.isEnabled() for action in page.columns._actions if action.isChecked())


def test_the_matrix_comes_back_as_it_was_left(tab):
    page = open_matrix(tab)
    page.go_to(Theme.PASSWORDS, "town/blainville")
    page.left.emit()
    again = open_matrix(tab)
    row, column, _cell = again.table.place()
    assert (row.theme, column.text.summary.uid) == (Theme.PASSWORDS, "town/blainville")


def test_copy_and_export_say_the_same(tab, dialogs, tmp_path):
    page = open_matrix(tab)
    page.filter.setText("mots de passe")
    page.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    dialogs.files = [tmp_path / "themes.csv"]
    page.export()
    text = (tmp_path / "themes.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[2] == ["Mots de passe", "art. 2", "–", "art. 12.2", "–", "–", "–"]
    assert lines[2].split("\t") == rows[2]


def test_print_shows_the_document(tab, qtbot):
    from medias_desktop.core.widgets.pdf_view import PdfDialog

    page = open_matrix(tab)
    page.print_table()
    qtbot.waitUntil(lambda: page.findChild(PdfDialog) is not None)
    page.findChild(PdfDialog).reject()


# side by side


def test_policies_stand_side_by_side_on_a_theme(tab):
    matrix = open_matrix(tab)
    matrix.go_to(Theme.PASSWORDS, "town/blainville")
    matrix.side.click()
    page = page_of(tab, SideBySidePage)
    assert page.current_theme() is Theme.PASSWORDS
    assert [column.text.summary.municipality for column in page._matrix.columns] == [
        "Ville de Sainte-Élodie",
        "Blainville",
    ]
    page.step(1)
    assert page.theme.currentIndex() == page.theme.findData(page.current_theme().value)


def test_of_more_than_five_policies_those_that_say_something_are_kept(tab):
    service = tab.services.comparing
    columns = service.columns(service.usual_columns("fr"), "fr")
    assert len(columns) == 6
    assert len(chosen_for(columns, Theme.PURPOSE)) == 5
    assert chosen_for(columns, Theme.PURPOSE)[0] == columns[0].text.summary.uid
    assert len(chosen_for(columns, Theme.POLICE)) == 2


def test_a_clause_may_be_put_into_the_draft_where_that_is_offered(tab):
    asked = []
    page = open_side_by_side(tab, theme="mots-de-passe", insert=lambda *clause: asked.append(clause))
    page.insert_asked.emit("town/blainville", "BL:12.2")
    assert asked == [("town/blainville", "BL:12.2")]


# differences


def test_the_newest_version_is_compared_with_the_one_before(tab, service, first, second):
    tab.open_text(service.version(second).summary.uid)
    tab.header.differences.trigger()
    page = page_of(tab, DifferencePage)
    assert page.uids() == (service.version(first).summary.uid, service.version(second).summary.uid)
    assert page.summary.text() == "1 article modifié, 1 ajouté, 3 retirés"
    assert [page.list.item(row).text() for row in range(page.list.count())] == [
        "2\u2002Rôles\nRetrait",
        "2.1\u2002Direction\nRetrait",
        "2.2\u2002Élus\nRetrait",
        "2\u2002Mots de passe\nAjout",
        "3\u2002Nétiquette\nTexte modifié",
    ]


def test_f7_walks_over_the_changes_and_the_list_follows(tab, service, second, qtbot):
    page = open_difference(tab, service.version(second).summary)
    count = page.text.passages()
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert page.where.text() == f"1 sur {count}"
    assert page.list.currentItem().text().startswith("2\u2002Rôles")
    QTest.keyClick(page, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert page.where.text() == f"{count} sur {count}"
    assert page.list.currentItem().text().startswith("3\u2002Nétiquette")


def test_what_came_is_underlined_and_what_went_struck_through(tab, service, second):
    page = open_difference(tab, service.version(second).summary)
    cursor = page.text.document().find("polis")
    assert cursor.charFormat().fontUnderline()
    cursor = page.text.document().find("courtois")
    assert cursor.charFormat().fontStrikeOut()
    heard = page.list.item(4).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert heard == "Retiré\u00a0: courtois Ajouté\u00a0: polis"


def test_only_what_changed(tab, service, second):
    page = open_difference(tab, service.version(second).summary)
    assert "Formulaire" in page.text.toPlainText()
    page.only_changed.setChecked(True)
    assert "Formulaire" not in page.text.toPlainText()
    assert "article inchangé" in page.text.toPlainText()


def test_exchanged_and_the_same(tab, service, first, second):
    page = open_difference(tab, service.version(second).summary)
    page.exchange()
    assert page.summary.text() == "1 article modifié, 3 ajoutés, 1 retiré"
    page.old.setCurrentIndex(page.new.currentIndex())
    assert page.stack.currentWidget() is page.same


def test_a_first_version_is_compared_with_another_text(tab, service, first):
    page = open_difference(tab, service.version(first).summary)
    assert page.uids()[0] != page.uids()[1]


def test_escape_leads_back_to_reading(tab):
    page = open_matrix(tab)
    page.filter.setText("photo")
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert tab.stack.currentWidget() is tab.full_page
