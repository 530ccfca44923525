"""The window of returned sheets with consent forms and acknowledgement sheets in one pile, by its keys."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.returns.kind import AcknowledgementSheets
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.paper.returns_view import ReturnsDialog, Segment
from medias_desktop.paper.rules import PageState
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.consents import ActKind
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.persons import PortrayedDraft
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.returns.kind import ConsentForms
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.conftest import adopt, import_text
from tests.paper.scanner import as_pdf, scanned
from tests.photo_consents import seen
from tests.photo_consents.paper.conftest import PLACES, TODAY, scans

Key = Qt.Key


@pytest.fixture
def acknowledgements(register):
    return AcknowledgementService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def sheet(register, acknowledgements):
    """Return an acknowledgement sheet as printed, and what tells how its person stands."""
    policies = PolicyService(register)
    version = import_text(policies, "Politique d’essai.")
    adopt(register, version)
    person = PeopleService(register).add(PersonDraft("Ouellet", "Rose", group=Group.REGULAR))
    scope = acknowledgements.scope(ScopeKey(0, version))
    out = io.BytesIO()
    acknowledgements.printing.write(scope, [person], PrintOrder(SheetKind.INDIVIDUAL), out)

    def stands():
        (row,) = acknowledgements.chosen(acknowledgements.scope(scope.key), [person])
        return row.status.state.value

    return out.getvalue(), stands


@pytest.fixture
def window(qtbot, service, acknowledgements, desk):
    kinds = [ConsentForms(service.returns), AcknowledgementSheets(acknowledgements.returns)]
    dialog = ReturnsDialog(None, service.returns, kinds, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(desk.jobs.idle)
    return dialog


@pytest.fixture
def drop(qtbot, desk, tmp_path, window):
    """Return what scans documents at 150 or 200 dots an inch, askew, as one pile, and waits until it is read."""

    def act(*documents, degrees=(2, 181, -1.5, 90.5), dpi=150):
        pages = [page for document in documents for page in scans(document, dpi)]
        lying = [scanned(page, degrees[at % len(degrees)], noise=8, seed=at) for at, page in enumerate(pages)]
        path = tmp_path / f"pile {dpi}.pdf"
        path.write_bytes(as_pdf(lying, dpi))
        window.receive([path])
        qtbot.waitUntil(lambda: not window.busy and desk.jobs.idle(), timeout=60_000)

    return act


def press(qtbot, window, *keys):
    for key in keys:
        qtbot.keyClick(window.focusWidget() or window, key)


def find(window, kind, name):
    found = window.review.side.findChild(kind, name)
    assert found is not None
    return found


def kinds_of(service, portrayed_id):
    return [act.kind for consent in service.consents.of_portrayed(portrayed_id) for act in consent.acts]


@pytest.mark.parametrize("dpi", [150, 200])
def test_one_pile_holds_both_kinds_and_is_confirmed_by_keys(
    qtbot, window, drop, service, print_forms, adult, child, sheet, dpi
):
    document, stands = sheet
    drop(print_forms([adult, child]), document, dpi=dpi)
    assert window.review.queue.progress == (0, 3)
    titles = [window.review.list.model().index(row, 0).data() for row in range(3)]
    assert titles == ["Bélanger, Léo", "Gagnon, Maëlle", "Ouellet, Rose"]
    press(qtbot, window, Key.Key_Return)
    assert find(window, QLabel, "match_problem").text()  # nothing is ticked yet
    assert kinds_of(service, adult) == [ActKind.ASKED]
    press(qtbot, window, Key.Key_1, Key.Key_3, Key.Key_Return)
    (consent,) = service.consents.of_portrayed(adult)
    assert consent.acts[-1].purposes == {Purpose.FACEBOOK, Purpose.WEBSITE}
    press(qtbot, window, Key.Key_R)  # the child's mother refuses
    assert kinds_of(service, child)[-1] is ActKind.REFUSED
    assert stands() == "to_read"
    press(qtbot, window, Key.Key_Return)
    assert stands() == "signed"
    assert window.review.queue.progress == (3, 3)
    for _page in range(3):
        qtbot.keyClick(window.review.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stands() == "to_read"
    assert kinds_of(service, adult) == [ActKind.ASKED]
    assert kinds_of(service, child) == [ActKind.ASKED]
    assert window.review.queue.progress == (0, 3)


def test_a_group_form_is_ticked_by_keys(qtbot, window, drop, service, print_forms):
    people = [
        seen.outsider(service, name, "Rose", adult=True) for name in ("Allard", "Bédard", "Caron", "Dion")
    ]
    drop(print_forms(people, kind=FormKind.GROUP))
    table = window.review.side.table
    table.setFocus()
    press(qtbot, window, Key.Key_A, Key.Key_2, Key.Key_Down, Key.Key_R)
    press(qtbot, window, Key.Key_Return)
    said = [
        (kinds_of(service, number)[-1], service.consents.of_portrayed(number)[0].acts[-1])
        for number in people
    ]
    assert [kind for kind, _act in said] == [ActKind.GIVEN, ActKind.GIVEN, ActKind.REFUSED, ActKind.ASKED]
    assert said[0][1].purposes == PLACES
    assert said[1][1].purposes == {Purpose.WEBSITE}


def test_a_blank_form_is_given_to_somebody_new(qtbot, window, drop, service, print_forms):
    drop(print_forms(kind=FormKind.BLANK, for_minor=True))
    side = window.review.side
    assert side.is_by_hand
    side.hand.search.line.setFocus()
    side.hand.search.line.setText("Aïcha Dubé")
    press(qtbot, window, Key.Key_Return)
    side.hand.new.minor.setChecked(True)
    side.hand.new.born.set_day(dt.date(2017, 5, 1))
    side.hand.new.record.click()
    assert find(window, QLabel, "by_hand_taken").text() == "Aïcha Dubé"
    press(qtbot, window, Key.Key_A)
    press(qtbot, window, Key.Key_Return)
    assert "Aïcha Dubé" in find(window, QLabel, "match_problem").text()  # the guardian has no name yet
    side.guardian.name.line.setFocus()
    side.guardian.name.line.setText("Karim Dubé")
    press(qtbot, window, Key.Key_Return)
    (minor,) = service.portrayed.find("Dubé")
    assert [one.full_name for one in minor.guardians] == ["Karim Dubé"]
    assert kinds_of(service, minor.id) == [ActKind.GIVEN]


def test_a_page_without_a_code_may_be_either_kind(
    qtbot, window, drop, service, print_forms, adult, sheet, tmp_path, desk
):
    from tests.acknowledgements.returns.sheets import page_saying, scan

    print_forms([adult])
    path = tmp_path / "sans code.pdf"
    path.write_bytes(scan(page_saying("")))
    window.receive([path])
    qtbot.waitUntil(lambda: not window.busy and desk.jobs.idle())
    assert window.review.segment is Segment.TRAY
    assert window.review.kind_choice.isVisible()
    window.review.kind_choice.setCurrentIndex(1)
    window.review.kind_choice.activated.emit(1)
    assert window.review.side is window.review.sides[1]
    window.review.kind_choice.setCurrentIndex(0)
    window.review.kind_choice.activated.emit(0)
    find(window, QPushButton, "by_hand").click()
    choice = find(window, QComboBox, "by_hand_form")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    press(qtbot, window, Key.Key_A, Key.Key_Return)
    assert kinds_of(service, adult)[-1] is ActKind.GIVEN
    assert service.returns.tray.counts()[PageState.FILED] == 1


def test_a_person_recorded_before_is_found_for_a_blank_form(qtbot, window, drop, service, print_forms):
    known = service.portrayed.add(PortrayedDraft("Marcotte", "Gilles", adult=True))
    drop(print_forms(kind=FormKind.BLANK))
    side = window.review.side
    side.hand.search.line.setFocus()
    qtbot.keyClicks(side.hand.search.line, "marcotte")
    press(qtbot, window, Key.Key_Return, Key.Key_1, Key.Key_Return)
    (consent,) = service.consents.of_portrayed(known)
    assert consent.acts[-1].day == TODAY
    assert consent.acts[-1].purposes == {Purpose.FACEBOOK}
