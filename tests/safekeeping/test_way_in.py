"""Into a register through the real window: made, unlocked, recovered, protected, without its key file."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from medias_desktop.core.store.keys import storage
from medias_desktop.safekeeping.service.recovery_sheet import is_on_paper
from medias_desktop.safekeeping.views.key_file_page import KeyFilePage
from medias_desktop.safekeeping.views.unlock_page import UnlockPage
from medias_desktop.window.welcome import WelcomePage
from tests.conftest import ROOT
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.safekeeping.way_in import press, type_in, unlock


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    way_in.make_cheap(monkeypatch)


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


def shown(program):
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    return page


def fill_founder(wizard, name="Noémie Ouellet", passphrase=PASSPHRASE):
    if name:
        type_in(wizard.founder.name.line, name)
    type_in(wizard.founder.passphrase.line, passphrase)
    type_in(wizard.founder.again.line, passphrase)


# Made


def test_a_new_register_by_keyboard_alone(qtbot, program, dialogs, tmp_path):
    dialogs.files.append(tmp_path / "Port-Joli")
    program.new_register()
    wizard = program.ways.wizard
    type_in(wizard.first.form.name, "Ville de Port-Joli")
    press(wizard.first.form.name)
    assert wizard.step == 1
    fill_founder(wizard)
    press(wizard.founder.again.line)
    qtbot.waitUntil(lambda: wizard.step == 2)
    press(wizard.sheet.print_button, Qt.Key.Key_Space)
    last = wizard.sheet._code.rpartition("-")[2]
    type_in(wizard.sheet.proof.line, last.lower())
    press(wizard.sheet.proof.line)
    assert wizard.step == 3
    press(wizard.next_button, Qt.Key.Key_Space)
    assert program.register.path == tmp_path / "Port-Joli.medias"
    assert program.register.municipality().name == "Ville de Port-Joli"
    assert program.register.actor.name == "Noémie Ouellet"
    assert is_on_paper(program.register)
    assert len(dialogs.printed) == 1


def test_the_printed_sheet_names_the_register_and_holds_the_code(qtbot, program, dialogs, tmp_path):
    wizard = made_by_wizard(qtbot, program, dialogs, tmp_path)
    wizard.sheet.print_button.click()
    from pypdfium2 import PdfDocument

    text = PdfDocument(dialogs.printed[0])[0].get_textpage().get_text_bounded()
    for group in wizard.sheet._code.split("-"):
        assert group in text
    assert "Port-Joli.medias" in text


def made_by_wizard(qtbot, program, dialogs, tmp_path):
    dialogs.files.append(tmp_path / "Port-Joli.medias")
    program.new_register()
    wizard = program.ways.wizard
    wizard.first.form.name.setText("Ville de Port-Joli")
    wizard.next()
    fill_founder(wizard)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 2)
    return wizard


def test_the_sheet_needs_proof_or_an_explicit_later(qtbot, program, dialogs, tmp_path):
    wizard = made_by_wizard(qtbot, program, dialogs, tmp_path)
    wizard.next()
    assert wizard.step == 2
    assert wizard.sheet.proof.problem.text()
    wizard.sheet.proof.line.setText("AAAA")
    wizard.next()
    assert wizard.step == 2
    wizard.reject()
    assert wizard.isVisible()
    dialogs.answers.append(False)
    wizard.sheet.later.click()
    assert wizard.step == 2
    dialogs.answers.append(True)
    wizard.sheet.later.click()
    assert wizard.step == 3
    wizard.next()
    assert not is_on_paper(program.register)
    assert "recovery" in {todo.tab for todo in program._todos()}


def test_what_is_missing_is_told_at_its_field(qtbot, program, dialogs, tmp_path):
    program.new_register()
    wizard = program.ways.wizard
    wizard.next()
    assert wizard.step == 0
    wizard.first.form.name.setText("Ville de Port-Joli")
    wizard.next()
    wizard.next()
    assert wizard.founder.name.problem.text()
    assert wizard.founder.passphrase.problem.text()
    fill_founder(wizard, passphrase="port-joli 2026")
    wizard.next()
    assert wizard.founder.passphrase.problem.text()
    wizard.founder.passphrase.line.setText(PASSPHRASE)
    wizard.next()
    assert wizard.founder.again.problem.text()
    assert not list(tmp_path.glob("*.medias*"))
    wizard.reject()


def test_a_register_is_never_made_over_another(qtbot, program, dialogs, made):
    path, _keys = made
    before = path.read_bytes(), storage.key_path(path).read_bytes()
    dialogs.files.append(path)
    program.new_register()
    wizard = program.ways.wizard
    wizard.first.form.name.setText("Ville de Port-Joli")
    wizard.next()
    fill_founder(wizard)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.founder.problem.text() != "")
    assert wizard.step == 1
    assert (path.read_bytes(), storage.key_path(path).read_bytes()) == before
    wizard.reject()


# Unlocked


def test_a_passphrase_opens_and_who_acts_is_shown(qtbot, program, made):
    assert program.open(made[0])
    assert program.register is None
    assert shown(program).form.field.line.hasFocus()
    unlock(qtbot, program)
    assert program.guard.who.text() == "Huguette Rioux · Direction générale"
    qtbot.waitUntil(lambda: program.settings.last_user == program.register.actor.uid)


def test_a_wrong_passphrase_is_told_and_others_wait_longer(qtbot, program, made):
    program.open(made[0])
    form = shown(program).form
    for wrong in range(1, 5):
        form.field.line.setText("pas la bonne")
        press(form.field.line)
        qtbot.waitUntil(lambda wrong=wrong: form._wrong == wrong)
        assert "Huguette Rioux" in form.field.problem.text()
        while not form.button.isEnabled():
            assert form._left > 0
            press(form.field.line)  # in vain
            form.second_passed()
    assert program.register is None
    unlock(qtbot, program)


def test_the_last_user_is_chosen_and_another_may_be(qtbot, program, protected, clock):
    from medias_desktop.core.store.roles import Role
    from medias_desktop.safekeeping.service.users import UserService

    uid = UserService(protected, CHEAP).add("Alain Bédard", Role.CLERK, "raquette neige cabane sirop")
    protected.close()
    program.settings = replace(program.settings, last_user=uid)
    program.open(protected.path)
    page = shown(program)
    assert [page.users.itemText(i) for i in range(page.users.count())] == ["Alain Bédard", "Huguette Rioux"]
    assert page.users.currentText() == "Alain Bédard"
    page.users.setCurrentIndex(1)
    unlock(qtbot, program)
    assert program.register.actor.name == "Huguette Rioux"


def test_the_page_follows_language_and_look(program, made):
    program.open(made[0])
    program.change_setting("language", "en")
    assert shown(program).form.button.text() == "&Open"
    program.change_setting("language", "fr")
    program.change_setting("text_scale", 2.0)
    program.change_setting("theme", "dark")
    assert shown(program).form.button.text() == "&Ouvrir"


def test_another_register_may_be_opened_instead(qtbot, program, made):
    program.open(made[0])
    qtbot.mouseClick(shown(program).leave, Qt.MouseButton.LeftButton)
    assert isinstance(program.window.centralWidget(), WelcomePage)


def test_caps_lock_is_noticed(qtbot, program, made):
    program.open(made[0])
    form = shown(program).form
    press(form.field.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert form.caps.isHidden()
    qtbot.keyClicks(form.field.line, "A")  # a capital without the Shift key
    assert not form.caps.isHidden()


def test_a_damaged_register_with_the_right_passphrase_says_so(qtbot, program, dialogs, made):
    path, _keys = made
    damaged = bytearray(path.read_bytes())
    damaged[20:2000] = bytes(1980)
    path.write_bytes(damaged)
    program.open(path)
    page = shown(program)
    type_in(page.form.field.line, PASSPHRASE)
    press(page.form.field.line)
    qtbot.waitUntil(lambda: page.restore.isVisible())
    assert "endommagé" in page.problem.text()
    assert path.read_bytes() == bytes(damaged)


# Without its key file


def test_a_lost_key_file_is_pointed_to(qtbot, program, dialogs, made, tmp_path):
    path, _keys = made
    kept = tmp_path / "clé USB" / "ailleurs.keys"
    kept.parent.mkdir()
    shutil.copy(storage.key_path(path), kept)
    for place in (storage.key_path(path), storage.copy_path(path)):
        place.unlink()
    for copy in storage.profile_path("x").parent.iterdir():
        copy.unlink()
    assert program.open(path)
    page = program.window.centralWidget()
    assert isinstance(page, KeyFilePage)
    foreign = tmp_path / "autre.keys"
    foreign.write_text("rien")
    dialogs.files += [foreign, kept]
    page.choose.click()
    assert page.problem.text()
    page.choose.click()
    unlock(qtbot, program)


# Forgotten


def test_the_code_gives_the_register_back(qtbot, program, dialogs, made):
    path, keys = made
    program.open(path)
    qtbot.mouseClick(shown(program).forgot, Qt.MouseButton.LeftButton)
    wizard = program.ways.wizard
    # Typed in one go: each full group leads to the next.
    for letter in keys.recovery_code.replace("-", ""):
        field = wizard.focusWidget()
        assert isinstance(field, QLineEdit)
        type_in(field, letter.lower())
    assert wizard.code.code() == keys.recovery_code
    press(wizard.focusWidget())
    qtbot.waitUntil(lambda: wizard.step == 1)
    assert wizard.founder.who.currentText() == "Huguette Rioux"
    fill_founder(wizard, name="", passphrase="quatre autres mots nouveaux")
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 2)
    new_code = wizard.sheet._code
    assert new_code != keys.recovery_code
    wizard.sheet.proof.line.setText(new_code[-4:])
    wizard.next()
    assert program.register.actor.name == "Huguette Rioux"
    assert is_on_paper(program.register)
    program.close_register()
    program.open(path)
    unlock(qtbot, program, "quatre autres mots nouveaux")


def test_a_mistyped_code_is_told_at_its_group(qtbot, program, made):
    path, keys = made
    program.open(path)
    shown(program).forgotten.emit()
    page = program.ways.wizard.code
    wrong = list(keys.recovery_code)
    wrong[10] = "7" if wrong[10] != "7" else "8"  # in the third group
    page.groups[0].setFocus()
    page.groups[0].insert("".join(wrong))
    page._on_edited(0, page.groups[0].text())
    assert page.problem.isVisible()
    named = page.problem.text().partition("groupe")[2].partition("\u00a0:")[0]
    assert "3" in named
    assert page.groups[2].property("problem")
    program.ways.wizard.reject()


def test_a_foreign_code_opens_nothing(qtbot, program, made):
    from medias_desktop.core.store.keys.recovery_code import new_recovery_code

    program.open(made[0])
    shown(program).forgotten.emit()
    wizard = program.ways.wizard
    for field, group in zip(wizard.code.groups, new_recovery_code().split("-"), strict=True):
        field.setText(group)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.code.problem.text() != "")
    assert wizard.step == 0
    wizard.reject()


# Protected


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "Ancien.medias"
    shutil.copy(ROOT / "tests" / "databases" / "schema-0001.medias", path)
    return path


def test_an_old_register_is_protected_and_opened(qtbot, program, dialogs, old):
    assert program.open(old)
    wizard = program.ways.wizard
    press(wizard.next_button, Qt.Key.Key_Space)
    fill_founder(wizard)
    press(wizard.founder.again.line)
    qtbot.waitUntil(lambda: wizard.step == 2)
    dialogs.answers.append(True)
    wizard.sheet.later.click()
    wizard.next()
    assert program.register.path == old
    assert old.read_bytes()[:4] == b"MDIA"
    assert sorted(
        file.name for file in old.parent.glob("Ancien*") if not file.name.endswith(("-wal", "-shm"))
    ) == [
        "Ancien.medias",
        "Ancien.medias.keys",
        "Ancien.medias.keys.bak",
    ]


def test_an_old_register_is_left_as_it_is_when_the_wizard_is_left(program, old):
    before = old.read_bytes()
    program.open(old)
    program.ways.wizard.reject()
    assert old.read_bytes() == before
    assert isinstance(program.window.centralWidget(), WelcomePage)
