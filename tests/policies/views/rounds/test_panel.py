import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.roles import Role
from medias_desktop.policies.rules import Change, Signatory, VersionState
from medias_desktop.policies.rules import round_errors as refused
from medias_desktop.policies.todo import todos
from medias_desktop.policies.views.rounds.dialogs import AbandonDialog, MethodDialog, SignDialog
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories
from tests.policies.service.test_taking_back import MAYOR, Office

ENTER = Qt.Key.Key_Return


@pytest.fixture
def both(service):
    return signatories(service)[0]


def begin(service, *who):
    return service.rounds.begin(draft(service), RESOLUTION, who, None, Change.SUBSTANTIVE, None, Silent())


@pytest.fixture
def panel(make_tab, service):
    """Return what opens the signatures beside the text."""

    def opened():
        tab = make_tab()
        tab.refresh()
        tab.reading.open_panel("signing")
        found = tab.reading.panel.part("signing")
        found.tab = tab
        return found

    return opened


def press(panel, name) -> None:
    panel.card.findChild(QPushButton, name).click()


def dialog(panel, kind, qtbot):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in panel.findChildren(kind)))
    return next(one for one in panel.findChildren(kind) if one.isVisible())


def test_both_sign_here_one_after_the_other_and_it_is_adopted(panel, service, both, desk, dialogs, qtbot):
    found = begin(service, *both)
    opened = panel()
    opened.tab.desk.changes.changed.connect(lambda _what: opened.tab.refresh())
    for who in both:
        assert who.name in opened.card.turn.text()
        press(opened, "sign_here")
        asked = dialog(opened, SignDialog, qtbot)
        assert asked.secret.editor.accessibleName().endswith(who.name)
        qtbot.keyClicks(asked.secret.line, PASSPHRASE)
        qtbot.keyClick(asked.secret.line, ENTER)
        qtbot.waitUntil(lambda asked=asked: asked.step is not None, timeout=20000)
        qtbot.waitUntil(desk.jobs.idle)
    assert service.adoption(found.version_id) is not None
    assert any("la politique est adoptée" in told for told in dialogs.told)
    assert opened.tab.reading.panel.current_key() == "adoption"
    assert opened.tab.header.signing.isHidden()


def test_a_wrong_passphrase_is_told_at_its_field(panel, service, both, desk, qtbot):
    found = begin(service, *both)
    opened = panel()
    press(opened, "sign_here")
    asked = dialog(opened, SignDialog, qtbot)
    asked.accept()
    assert "manque" in asked.secret.problem.text()
    asked.secret.line.setText("autre chose")
    asked.accept()
    qtbot.waitUntil(lambda: "n’ouvre pas" in asked.secret.problem.text(), timeout=20000)
    qtbot.waitUntil(desk.jobs.idle)
    assert asked.isVisible()
    assert service.rounds.round(found.id) == found


def test_the_document_is_saved_signed_elsewhere_and_dropped_back(
    panel, service, clock, desk, dialogs, qtbot, tmp_path
):
    office = Office(MAYOR, clock)
    service.signatures.trust.trust_certificate(office.root, "Autorité du cabinet")
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True))
    opened = panel()
    dialogs.files = [tmp_path / "sans extension"]
    press(opened, "save_round")
    saved = tmp_path / "sans extension.pdf"
    assert saved.read_bytes() == service.rounds.export(found.id)
    signed = tmp_path / "signé.pdf"
    signed.write_bytes(office.signed(saved.read_bytes(), "signature_1"))
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(signed))])
    dropped = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    held = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(opened.widget(), held)
    QApplication.sendEvent(opened.widget(), dropped)
    qtbot.waitUntil(lambda: bool(dialogs.told or dialogs.errors), timeout=20000)
    assert not dialogs.errors
    assert service.adoption(found.version_id) is not None
    assert service.version(found.version_id).summary.state is VersionState.ADOPTED


def test_a_file_that_is_not_the_document_is_refused_in_words(panel, service, dialogs, desk, qtbot, tmp_path):
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True))
    opened = panel()
    wrong = tmp_path / "autre.pdf"
    wrong.write_bytes(b"%PDF-1.7\nrien\n%%EOF\n")
    dialogs.files = [None, wrong, tmp_path / "disparu.pdf"]
    for _time in range(3):
        press(opened, "take_back")
        qtbot.waitUntil(desk.jobs.idle)
    qtbot.waitUntil(lambda: len(dialogs.errors) == 2)
    assert service.rounds.round(found.id) == found


def test_another_way_of_signing_says_what_comes_of_it(panel, service, both, desk, qtbot):
    found = begin(service, *both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    opened = panel()
    assert opened.card.findChild(QToolButton, "change_method_1") is None
    opened.card.findChild(QToolButton, "change_method_2").click()
    asked = dialog(opened, MethodDialog, qtbot)
    assert asked.consequence.text() == ""
    asked.method.setCurrentIndex(asked.method.findData("pen"))
    assert "adoptée tout de suite" in asked.consequence.text()
    asked.accept()
    qtbot.waitUntil(lambda: service.adoption(found.version_id) is not None, timeout=20000)
    qtbot.waitUntil(desk.jobs.idle)


def test_a_round_is_abandoned_with_a_reason_only(panel, service, both, qtbot):
    found = begin(service, *both)
    opened = panel()
    press(opened, "abandon_round")
    asked = dialog(opened, AbandonDialog, qtbot)
    asked.accept()
    assert asked.problem.text() == refused.RoundNoteMissing().sentence()
    asked.note.line.setText("À refaire")
    asked.accept()
    assert service.rounds.open_round(found.version_id) is None


def test_what_another_window_ended_is_told(panel, service, both, dialogs, qtbot):
    found = begin(service, *both)
    opened = panel()
    service.rounds.abandon(found.id, "Ailleurs")
    press(opened, "abandon_round")
    asked = dialog(opened, AbandonDialog, qtbot)
    asked.note.line.setText("Encore")
    asked.accept()
    assert asked.problem.text() == refused.RoundOver().sentence()


def test_the_list_of_things_to_do_names_whose_signature_is_missing(panel, service, both):
    begin(service, *both)
    (todo,) = todos(service)
    assert both[0].name in todo.text
    tab = panel().tab
    tab.reading.header.panel.setChecked(False)
    assert not tab.header.signing.isHidden()
    assert tab.header.adopt.isHidden()
    assert tab.header.correct.isHidden()
    tab.show_place(todo.place)
    assert tab.reading.panel.current_key() == "signing"
    assert tab.header.signing.isHidden()


@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_adopt_looks_at_a_round_and_leaves_it_as_it_is(panel, service, both, register, role):
    begin(service, both[0], Signatory("Jean L’Heureux", "Greffier", elsewhere=True))
    begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True))
    register.actor = register.actor._replace(name="Line Caron", role=role)
    may = role in (Role.DIRECTION, Role.CLERK)
    opened = panel()
    card = opened.card
    seen = {one.objectName(): one for one in card.findChildren(QPushButton)}
    changing = [seen[name] for name in ("sign_here", "take_back", "abandon_round") if name in seen]
    assert len(changing) == 2
    changing += [one for one in card.findChildren(QToolButton) if one.objectName() != "qt_toolbar_ext_button"]
    for one in changing:
        assert one.isEnabled() is may
        assert ("Line Caron" in one.toolTip()) is not may
    for name in ("view_round", "save_round"):
        assert seen[name].isEnabled()
    assert opened.widget().acceptDrops() is may
