"""The print dialog through its real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import AcknowledgementState, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder, SheetText
from medias_desktop.acknowledgements.views.printing.acts import PrintActs
from medias_desktop.acknowledgements.views.printing.dialog import PrintDialog
from medias_desktop.core.pdf.sheet_codes import SheetKind
from tests.acknowledgements.documents.test_sheets import pages


@pytest.fixture
def scope(service, version_id):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def opened(qtbot, service, desk, scope, persons):
    """Return what opens the dialog for persons and waits for its first pages."""
    window = QWidget()
    qtbot.addWidget(window)

    def open_dialog(ids=None) -> PrintDialog:
        PrintActs(window, service, desk).print_sheets(scope, persons[:5] if ids is None else ids)
        dialog = window.findChild(PrintDialog)
        ready(qtbot, dialog)
        return dialog

    window.show()
    return open_dialog


def ready(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled(), timeout=20_000)


def closed(qtbot, dialog):
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        pass


def states(service, scope, ids):
    return {row.status.state for row in service.listing.rows(scope, ids)}


def test_printing_marks_as_handed_out(qtbot, opened, service, scope, dialogs, persons):
    dialog = opened()
    assert dialog.figures.text().replace("\u00a0", " ").startswith("5 feuilles · 5 pages")
    assert dialog.view.page_count() == 3
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.print_button.click()
    assert len(pages(dialogs.printed[0])) == 5
    assert states(service, scope, persons[:5]) == {AcknowledgementState.HANDED_OUT}


def test_saving_without_marking(qtbot, opened, service, scope, dialogs, persons, tmp_path):
    dialog = opened()
    dialogs.files = [tmp_path / "feuilles"]
    dialog.handed_out.setChecked(False)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.save_button.click()
    assert len(pages((tmp_path / "feuilles.pdf").read_bytes())) == 5
    assert states(service, scope, persons[:5]) == {AcknowledgementState.TO_READ}


def test_a_refused_file_keeps_the_dialog(qtbot, opened, dialogs, tmp_path):
    dialog = opened()
    dialogs.files = [tmp_path / "absent" / "feuilles.pdf"]
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.errors), timeout=20_000)
    assert dialog.isVisible()


def test_a_printer_not_chosen_keeps_what_was_made(qtbot, opened, register, dialogs, monkeypatch):
    dialog = opened()
    dialog.choices.radios[SheetKind.GROUP].click()
    ready(qtbot, dialog)
    asked = []
    monkeypatch.setattr(
        dialogs, "print_pdf", lambda _parent, pdf, _title: asked.append(pdf) or len(asked) > 1
    )
    dialog.print_button.click()
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.print_button.click()
    assert asked[0] == asked[1]
    assert (
        register.rows("SELECT count(*) FROM acknowledgement_group_sheet")[0][0] == 2
    )  # a French, an English one


def test_what_can_be_chosen_follows_the_kind(qtbot, opened):
    dialog = opened()
    choices = dialog.choices
    assert (choices.text.isVisible(), choices.lines.isVisible(), choices.paper.isVisible()) == (
        True,
        False,
        False,
    )
    choices.text.setCurrentIndex(2)
    choices.language.setCurrentIndex(2)
    choices.departments.setCurrentIndex(1)
    assert choices.order() == PrintOrder(SheetKind.INDIVIDUAL, SheetText.FULL, "en", by_department=True)
    choices.radios[SheetKind.BLANK].click()
    choices.lines.setValue(30)
    assert (choices.text.isVisible(), choices.lines.isVisible(), choices.paper.isVisible()) == (
        False,
        True,
        True,
    )
    assert dialog.handed_out.isHidden()
    assert choices.order() == PrintOrder(SheetKind.BLANK, language="en", lines=30, paper="letter")
    ready(qtbot, dialog)
    assert "2 pages" in dialog.figures.text().replace("\u00a0", " ")


def test_nobody_chosen_leaves_blank_sheets(qtbot, opened, register, dialogs):
    dialog = opened([])
    assert dialog.choices.kind() is SheetKind.BLANK
    assert not dialog.choices.radios[SheetKind.INDIVIDUAL].isEnabled()
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.print_button.click()
    assert len(dialogs.printed) == 1


def test_by_keyboard_alone(qtbot, opened, dialogs):
    dialog = opened()
    dialog.activateWindow()
    dialog.choices.radios[SheetKind.INDIVIDUAL].setFocus()
    qtbot.keyClick(dialog.choices.radios[SheetKind.INDIVIDUAL], Qt.Key.Key_Down)
    assert dialog.choices.kind() is SheetKind.GROUP
    ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "Côté-Gagné, Marie-Ève" in pages(dialogs.printed[0])[0]


def test_closing_early_harms_nothing(qtbot, opened, service, scope, persons):
    dialog = opened()
    dialog.choices.text.setCurrentIndex(2)
    dialog.reject()
    assert states(service, scope, persons[:5]) == {AcknowledgementState.TO_READ}
