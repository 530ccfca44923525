"""The window of users, with real widgets on a real protected register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from medias_desktop.core import i18n
from medias_desktop.core.store.keys import errors as key_errors
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.unlocking import unlock, unlock_sealed
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.recovery_key import SheetDialog
from medias_desktop.safekeeping.views.users.dialog import UsersDialog
from tests.registers import make_register
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.views.conftest import LINE
from tests.safekeeping.way_in import press, type_in

NEW = "tire érable mitaine lune"


@pytest.fixture
def shown(qtbot, sealing_desk, protected):
    """Return what shows the window over a register, by default the director's."""

    def show(register=protected):
        made = UsersDialog(None, register, sealing_desk)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.windowHandle().requestActivate()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return show


def button(dialog, name):
    return dialog.findChild(QPushButton, name)


def line(dialog, name):
    return dialog.findChild(QLineEdit, name)


def cells(dialog):
    model = dialog.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(dialog, name):
    user = next(user for user in dialog.table.rows() if user.name == name)
    dialog.table.select_keys({user.uid}, user.uid)
    return user


def working(qtbot, desk):
    qtbot.waitUntil(desk.jobs.idle)


def give_passphrase(qtbot, desk, passphrase=PASSPHRASE):
    """Type the passphrase that is asked for anew."""
    qtbot.waitUntil(lambda: desk.sealed.dialog is not None)
    field = desk.sealed.dialog.form.field.line
    field.setText(passphrase)
    press(field)
    qtbot.waitUntil(lambda: desk.sealed.dialog is None)


def slot_named(register, name):
    return next(slot for slot in storage.load(register.path).slots if slot.user_name == name)


def add_line(protected, role=Role.CLERK, sealed=None):
    UserService(protected, CHEAP).add("Line Caron", role, LINE, sealed)


# The list


def test_who_opens_the_register_is_listed(shown, protected):
    add_line(protected)
    service = UserService(protected, CHEAP)
    service.add("Paul Morin", Role.READING, LINE)
    service.remove(next(user for user in service.list() if user.name == "Paul Morin"))
    dialog = shown()
    assert cells(dialog) == [
        ["Huguette Rioux (vous)", "Direction générale", "Ouvre", "Droit accordé", "—", "21 nov. 2026"],
        ["Line Caron", "Greffe", "Ouvre", "—", "—", "21 nov. 2026"],
        ["Paul Morin", role_label(Role.READING), "Retiré", "—", "—", "21 nov. 2026"],
    ]
    assert dialog.card.name.text() == "Huguette Rioux"
    assert dialog.table.hasFocus()


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMUNICATIONS, Role.READING])
def test_who_does_not_direct_sees_the_list_and_why_nothing_more(shown, opened_as, role):
    dialog = shown(opened_as("Line Caron", role))
    assert [row[0] for row in cells(dialog)] == ["Huguette Rioux", "Line Caron (vous)"]
    assert "Huguette Rioux" in dialog.findChild(QLabel, "users_notice").text()
    names = (
        "user_add",
        "user_change",
        "user_right",
        "user_reset",
        "user_remove",
        "replace_recovery",
        "change_keys",
    )
    for name in names:
        choose(dialog, "Huguette Rioux")
        assert not button(dialog, name).isVisible()
    assert button(dialog, "own_passphrase").isVisible()
    dialog.table.activated_row.emit(dialog.table.rows()[0])
    assert dialog.page is None


def test_the_sample_says_why_it_has_no_users_to_add(shown, tmp_path, clock):
    register = make_register(tmp_path / "libre.medias", Municipality("Ville de Sainte-Élodie"), clock)
    dialog = shown(register)
    assert dialog.findChild(QLabel, "users_notice").text()
    assert not button(dialog, "user_add").isVisible()
    assert not button(dialog, "own_passphrase").isVisible()
    dialog.reject()
    register.close()


def test_it_speaks_english(shown, protected):
    add_line(protected)
    i18n.use_language("en")
    dialog = shown()
    choose(dialog, "Line Caron")
    assert cells(dialog)[1][1:4] == ["Clerk’s office", "Opens", "—"]
    assert button(dialog, "user_remove").text().strip() == "Re&move…"


# A new user


def test_a_user_is_added_by_the_keyboard_alone(qtbot, shown, protected, sealing_desk, clock):
    dialog = shown()
    press(dialog.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.page is not None)  # a mnemonic shows the button pressed for a moment
    assert line(dialog, "add_name").hasFocus()
    type_in(line(dialog, "add_name"), "Line Caron")
    press(line(dialog, "add_name"), Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    role = dialog.findChild(QComboBox, "add_role")
    assert role.hasFocus()
    assert role.currentText() == "Greffe"
    press(role, Qt.Key.Key_Down)
    assert role.currentText() == "Communications"
    assert "projets" in dialog.page.role.hint.text()
    press(role, Qt.Key.Key_Tab)
    assert line(dialog, "add_passphrase").hasFocus()
    type_in(line(dialog, "add_passphrase"), LINE)
    press(line(dialog, "add_passphrase"), Qt.Key.Key_Tab)
    type_in(line(dialog, "add_passphrase_again"), LINE)
    press(line(dialog, "add_passphrase_again"))
    qtbot.waitUntil(lambda: dialog.page is None)
    assert [row[0] for row in cells(dialog)] == ["Huguette Rioux (vous)", "Line Caron"]
    assert "Line Caron" in dialog.told.text()
    theirs = Register.open(
        protected.path, clock, unlock(protected.path, slot_named(protected, "Line Caron").id, LINE)
    )
    assert theirs.actor.role is Role.COMMUNICATIONS
    theirs.close()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_told_in_a_line(shown, role):
    dialog = shown()
    dialog.add_button.click()
    combo = dialog.findChild(QComboBox, "add_role")
    combo.setCurrentIndex(combo.findData(role.value))
    assert dialog.page.role.role() is role
    assert dialog.page.role.hint.text().strip()
    assert combo.itemText(combo.currentIndex()) == role_label(role)


def test_what_is_missing_is_told_at_its_field(shown, protected):
    dialog = shown()
    dialog.add_button.click()
    button(dialog, "add_do").click()
    page = dialog.page
    assert page.name.problem.text()
    assert page.passphrase.first.problem.text()
    assert line(dialog, "add_name").hasFocus()
    page.name.line.setText("Line Caron")
    page.passphrase.first.line.setText("line caron 2026")  # what anybody would try does not count
    button(dialog, "add_do").click()
    assert not page.name.problem.text()
    assert page.passphrase.first.problem.text()
    assert line(dialog, "add_passphrase").hasFocus()
    page.passphrase.first.line.setText(LINE)
    button(dialog, "add_do").click()
    assert page.passphrase.again.problem.text()
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.page is None
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(UserService(protected).list()) == 1


def test_the_right_is_given_with_ones_own_passphrase(qtbot, shown, protected, sealing_desk):
    dialog = shown()
    dialog.add_button.click()
    page = dialog.page
    page.name.line.setText("Line Caron")
    page.passphrase.first.line.setText(LINE)
    page.passphrase.again.line.setText(LINE)
    dialog.findChild(QCheckBox, "add_sealed").click()
    button(dialog, "add_do").click()
    assert dialog.page is page  # nothing happens before the passphrase is typed
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: dialog.page is None)
    uid = slot_named(protected, "Line Caron").user_uid
    assert unlock_sealed(protected.path, uid, LINE).keys == sealed_of(protected).keys


def test_leaving_the_passphrase_leaves_the_form(qtbot, shown, sealing_desk, protected):
    dialog = shown()
    dialog.add_button.click()
    page = dialog.page
    page.name.line.setText("Line Caron")
    page.passphrase.first.line.setText(LINE)
    page.passphrase.again.line.setText(LINE)
    page.sealed.click()
    button(dialog, "add_do").click()
    qtbot.waitUntil(lambda: sealing_desk.sealed.dialog is not None)
    sealing_desk.sealed.dialog.reject()
    assert dialog.page is page
    assert page.isEnabled()
    assert page.name.text() == "Line Caron"
    assert len(UserService(protected).list()) == 1


# Name, role, passphrases


def test_name_and_role_change(qtbot, shown, protected):
    add_line(protected)
    dialog = shown()
    user = choose(dialog, "Line Caron")
    press(dialog.table)  # Enter on the row
    assert line(dialog, "change_name").text() == "Line Caron"
    line(dialog, "change_name").setText("Line Caron-Roy")
    combo = dialog.findChild(QComboBox, "change_role")
    combo.setCurrentIndex(combo.findData("reading"))
    press(line(dialog, "change_name"))
    qtbot.waitUntil(lambda: dialog.page is None)
    changed = next(one for one in UserService(protected).list() if one.uid == user.uid)
    assert (changed.name, changed.role) == ("Line Caron-Roy", Role.READING)
    assert dialog.card.name.text() == "Line Caron-Roy"  # still the chosen one


def test_the_only_director_keeps_the_role(qtbot, shown, protected):
    dialog = shown()
    button(dialog, "user_change").click()
    combo = dialog.findChild(QComboBox, "change_role")
    combo.setCurrentIndex(combo.findData("clerk"))
    button(dialog, "change_do").click()
    page = dialog.page
    qtbot.waitUntil(lambda: page.problem.isVisible())
    assert "Huguette Rioux" in page.problem.text()
    assert page.isEnabled()
    assert UserService(protected).list()[0].role is Role.DIRECTION


def test_ones_own_name_is_shown_at_once(qtbot, shown, protected):
    dialog = shown()
    button(dialog, "user_change").click()
    line(dialog, "change_name").setText("Huguette Rioux-Roy")
    button(dialog, "change_do").click()
    qtbot.waitUntil(lambda: dialog.page is None)
    assert protected.actor.name == "Huguette Rioux-Roy"
    assert protected.actor.role is Role.DIRECTION


def test_what_changed_elsewhere_is_not_overwritten(qtbot, shown, protected):
    add_line(protected)
    dialog = shown()
    user = choose(dialog, "Line Caron")
    button(dialog, "user_change").click()
    UserService(protected, CHEAP).change(user, "Line Roy", Role.CLERK)
    line(dialog, "change_name").setText("Line Dubé")
    button(dialog, "change_do").click()
    page = dialog.page
    qtbot.waitUntil(lambda: page.problem.isVisible())
    assert {one.name for one in UserService(protected).list()} == {"Huguette Rioux", "Line Roy"}


def test_a_forgotten_passphrase_is_given_anew(qtbot, shown, protected, sealing_desk):
    add_line(protected, sealed=sealed_of(protected))
    dialog = shown()
    choose(dialog, "Line Caron")
    button(dialog, "user_reset").click()
    line(dialog, "reset_passphrase").setText(NEW)
    line(dialog, "reset_passphrase_again").setText(NEW)
    button(dialog, "reset_do").click()
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: dialog.page is None)
    slot = slot_named(protected, "Line Caron")
    with pytest.raises(key_errors.WrongPassphrase):
        unlock(protected.path, slot.id, LINE)
    unlock(protected.path, slot.id, NEW)
    assert unlock_sealed(protected.path, slot.user_uid, NEW).keys == sealed_of(protected).keys


def test_ones_own_passphrase(qtbot, shown, protected):
    dialog = shown()
    button(dialog, "own_passphrase").click()
    assert line(dialog, "own_old").hasFocus()
    page = dialog.page
    page.new.first.line.setText(NEW)
    page.new.again.line.setText(NEW)
    button(dialog, "own_do").click()
    assert page.old.problem.text()
    page.old.line.setText("pas la bonne")
    button(dialog, "own_do").click()
    qtbot.waitUntil(lambda: page.isEnabled() and page.old.problem.text() != "")
    assert "Huguette Rioux" in page.old.problem.text()
    page.old.line.setText(PASSPHRASE)
    button(dialog, "own_do").click()
    qtbot.waitUntil(lambda: dialog.page is None)
    unlock(protected.path, slot_named(protected, "Huguette Rioux").id, NEW)


def test_a_reader_changes_the_own_passphrase(qtbot, shown, opened_as):
    register = opened_as("Line Caron", Role.READING)
    dialog = shown(register)
    button(dialog, "own_passphrase").click()
    dialog.page.old.line.setText(LINE)
    dialog.page.new.first.line.setText(NEW)
    dialog.page.new.again.line.setText(NEW)
    button(dialog, "own_do").click()
    qtbot.waitUntil(lambda: dialog.page is None)
    unlock(register.path, slot_named(register, "Line Caron").id, NEW)


# The right to sealed records


def test_the_right_is_given_and_taken(qtbot, shown, protected, sealing_desk, dialogs):
    add_line(protected)
    dialog = shown()
    choose(dialog, "Line Caron")
    right = button(dialog, "user_right")
    right.click()
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: cells(dialog)[1][3] == "Droit accordé")
    dialogs.answers.append(False)
    right.click()
    assert "Line Caron" in dialogs.asked[0]
    dialogs.answers.append(True)
    right.click()
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: cells(dialog)[1][3] == "—")
    assert dialogs.errors == []


def test_the_last_right_is_not_taken(qtbot, shown, sealing_desk, dialogs):
    dialog = shown()
    dialogs.answers.append(True)
    button(dialog, "user_right").click()
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: dialogs.errors != [])
    assert isinstance(dialogs.errors[0], key_errors.LastSealedRight)
    assert cells(dialog)[0][3] == "Droit accordé"


def test_who_is_not_entitled_is_told_what_she_cannot_do(shown, opened_as):
    dialog = shown(opened_as("Line Caron", Role.DIRECTION))
    choose(dialog, "Huguette Rioux")
    for name in ("user_right", "user_reset", "user_remove", "replace_recovery", "change_keys"):
        assert button(dialog, name).isVisible()
        assert not button(dialog, name).isEnabled()
        assert button(dialog, name).toolTip()
    assert button(dialog, "user_change").isEnabled()
    dialog.add_button.click()
    assert not dialog.findChild(QCheckBox, "add_sealed").isEnabled()


# Departure


def test_a_removal_says_what_it_does_not_do_and_offers_other_keys(qtbot, shown, protected, dialogs):
    add_line(protected)
    dialog = shown()
    user = choose(dialog, "Line Caron")
    wanted = []
    dialog.keys_wanted.connect(wanted.append)
    dialogs.answers += [True, True]
    button(dialog, "user_remove").click()
    qtbot.waitUntil(lambda: wanted != [])
    assert wanted == [(user.uid,)]
    assert "copi" in dialogs.asked[0]
    assert "clés" in dialogs.asked[1]
    assert not dialog.isVisible()
    removed = next(one for one in UserService(protected).list() if one.uid == user.uid)
    assert (removed.active, removed.opens) == (False, False)


def test_the_change_of_keys_may_wait_and_a_removal_be_left(qtbot, shown, protected, dialogs):
    add_line(protected)
    dialog = shown()
    choose(dialog, "Line Caron")
    dialogs.answers.append(False)
    button(dialog, "user_remove").click()
    assert UserService(protected).list()[1].active
    dialogs.answers += [True, False]
    button(dialog, "user_remove").click()
    qtbot.waitUntil(lambda: cells(dialog)[1][2] == "Retiré")
    assert dialog.isVisible()
    assert button(dialog, "user_reset").text().strip().replace("&", "") == "Laisser entrer de nouveau…"
    assert not button(dialog, "user_remove").isVisible()


def test_who_was_removed_is_let_in_again(qtbot, shown, protected, dialogs):
    add_line(protected)
    service = UserService(protected, CHEAP)
    service.remove(service.list()[1])
    dialog = shown()
    choose(dialog, "Line Caron")
    button(dialog, "user_reset").click()
    line(dialog, "reset_passphrase").setText(NEW)
    line(dialog, "reset_passphrase_again").setText(NEW)
    button(dialog, "reset_do").click()
    qtbot.waitUntil(lambda: dialog.page is None)
    assert cells(dialog)[1][1:3] == ["Greffe", "Ouvre"]
    unlock(protected.path, slot_named(protected, "Line Caron").id, NEW)


def test_nobody_removes_themselves(shown):
    dialog = shown()
    assert not button(dialog, "user_remove").isEnabled()
    assert button(dialog, "user_remove").toolTip()
    assert not button(dialog, "user_reset").isVisible()


# Keys


def test_a_new_recovery_key_is_shown(qtbot, shown, protected, sealing_desk, recovery_code):
    dialog = shown()
    button(dialog, "replace_recovery").click()
    give_passphrase(qtbot, sealing_desk)
    qtbot.waitUntil(lambda: dialog.findChild(SheetDialog) is not None)
    sheet = dialog.findChild(SheetDialog)
    code = sheet.sheet._code
    assert code != recovery_code
    sheet.sheet.proof.line.setText(code[-4:])
    sheet.next()
    assert not sheet.isVisible()


def test_the_change_of_keys_is_asked_for(shown):
    dialog = shown()
    wanted = []
    dialog.keys_wanted.connect(wanted.append)
    button(dialog, "change_keys").click()
    assert wanted == [()]
    assert not dialog.isVisible()
