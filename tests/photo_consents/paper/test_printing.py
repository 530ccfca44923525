"""The window in which consent forms are chosen, looked at, printed or saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Silent
from medias_desktop.paper.codes import PrintedCode
from medias_desktop.paper.reading import read_scan
from medias_desktop.photo_consents.rules.consents import ActKind
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.printing.acts import FormActs
from tests.photo_consents import seen


@pytest.fixture
def show(qtbot, service, desk, qapp):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)

    def act(name, *given):
        dialog = getattr(FormActs(parent, service, desk), name)(*given)
        ready(dialog)
        return dialog

    def ready(dialog):
        qtbot.waitUntil(lambda: not dialog._pause.isActive() and desk.jobs.idle())

    act.ready = ready
    return act


def codes(pdf):
    return [page.code for page in read_scan(pdf, "formulaires.pdf", Silent()).pages]


def test_forms_are_looked_at_then_printed_by_keys(
    qtbot, show, service, season, adult, teenager, dialogs, desk
):
    dialog = show("print_forms", [adult, teenager], None, season)
    assert not dialog.print_button.isEnabled()  # no place is ticked: nothing to ask for
    assert dialog.problem.isVisible()
    dialog.choices.purposes.choose({Purpose.FACEBOOK, Purpose.PRESS})
    show.ready(dialog)
    assert dialog.figures.text() == "2 formulaires"
    assert service.consents.of_portrayed(adult) == ()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.jobs.idle() and bool(dialogs.printed))
    (consent,) = service.consents.of_portrayed(adult)
    assert [act.kind for act in consent.acts] == [ActKind.ASKED]
    assert (consent.purposes, consent.reach.event_id) == ({Purpose.FACEBOOK, Purpose.PRESS}, season)


def test_a_file_is_saved_and_its_codes_can_be_read(
    qtbot, show, service, adult, child, season, dialogs, desk, tmp_path
):
    dialog = show("print_forms", [adult, child], None, season)
    dialog.choices.purposes.choose(set(Purpose))
    show.ready(dialog)
    dialogs.files = [tmp_path / "formulaires"]
    dialog.save_button.click()
    qtbot.waitUntil((tmp_path / "formulaires.pdf").exists)
    found = codes((tmp_path / "formulaires.pdf").read_bytes())
    assert all(isinstance(code, PrintedCode) for code in found)
    assert {code.sheet.kind for code in found} == {SheetKind.CONSENT}
    assert {code.sheet.sheet for code in found} == {
        row["code"] for row in service.forms._register.rows("SELECT code FROM photo_consent_form")
    }


def test_a_group_form_holds_who_is_named_in_the_event(qtbot, show, service, season, adult, child):
    for number in (adult, child):
        seen.named(service, seen.photo(service, event_id=season), number)
    dialog = show("print_group", season)
    assert dialog.choices.kind() is FormKind.GROUP
    dialog.choices.purposes.choose({Purpose.WEBSITE})
    show.ready(dialog)
    with open_pdf(service.forms.preview(dialog.choices.order(), [adult, child], Silent()).pdf) as pages:
        text = pages.text(0)
    assert "Bélanger, Léo" in text
    assert "Gagnon, Maëlle" in text


def test_blank_forms_need_nobody(show, service):
    dialog = show("print_blank")
    assert dialog.choices.kind() is FormKind.BLANK
    assert not dialog.choices.radios[FormKind.INDIVIDUAL].isEnabled()
    dialog.choices.purposes.choose({Purpose.WEBSITE})
    dialog.choices.minor.setChecked(True)
    dialog.choices.copies.setValue(4)
    show.ready(dialog)
    assert dialog.figures.text().startswith("4 formulaires")


def test_what_was_made_once_is_recorded_once(qtbot, show, service, adult, dialogs, desk):
    dialog = show("print_forms", [adult])
    dialog.choices.purposes.choose({Purpose.WEBSITE})
    show.ready(dialog)
    dialogs.print_pdf = lambda *_given: False
    for _time in range(2):
        dialog.print_button.click()
        qtbot.waitUntil(desk.jobs.idle)
    assert len(service.forms._register.rows("SELECT 1 FROM photo_consent_form")) == 1
