"""A draft that is being composed in the real window: locking, closing, another look, other keys lose nothing of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from medias_desktop.core.files import DiskFull
from medias_desktop.core.store.register import Register
from medias_desktop.policies.rules import PolicyIdentity, drafts
from medias_desktop.policies.service.composing import SKELETON, ComposeService
from medias_desktop.policies.views.composing.page import ComposingPage
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.unlocking import unlock_sealed
from medias_desktop.window.rekeying import StillUnsaved
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.safekeeping.way_in import press, type_in, unlock


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, made):
    for running in way_in.run_program(qtbot, qapp, dialogs, clock):
        running.open(made[0])
        unlock(qtbot, running)
        yield running


@pytest.fixture
def draft_id(program):
    identity = PolicyIdentity("Ville", "Politique")
    return ComposeService(program.register).start_draft(identity, SKELETON, "fr")


@pytest.fixture
def page(qtbot, program, draft_id):
    tab = program.window.tab("policies")
    tab.refresh()
    tab.compose(tab.services.policies.version(draft_id))
    page = tab.stack.page
    page.go_to(page.composition.draft.sections[0].uid)
    qtbot.keyClicks(page.editor.body, "Ici.")
    return page


def stored(program, draft_id):
    return ComposeService(program.register).draft(draft_id)[1].sections[0].body


def current(program):
    QCoreApplication.processEvents()  # Qt brings a rebuilt tab's state back once it is in its loop
    page = program.window.tab("policies").stack.page
    assert isinstance(page, ComposingPage)
    return page


def unlock_again(qtbot, program):
    asked = program.guard.lock_page.page
    type_in(asked.form.field.line, PASSPHRASE)
    press(asked.form.field.line)
    qtbot.waitUntil(lambda: not program.guard.locked)


def test_locking_saves_and_unlocking_brings_back_what_was_on_the_screen(qtbot, program, page, draft_id):
    page.editor.body.setFocus()
    program.guard.lock()
    assert stored(program, draft_id) == "Ici."
    assert not page.editor.body.isVisible()
    unlock_again(qtbot, program)
    assert current(program) is page
    assert page.editor.body.isVisible()
    assert page.editor.body.body() == "Ici."
    assert program.window.focusWidget() is page.editor.body
    page.composition.steps.undo()
    assert page.editor.body.body() == ""


def test_locking_what_cannot_be_saved_keeps_it_behind_the_lock(
    qtbot, program, page, dialogs, draft_id, monkeypatch
):
    other = ComposeService(program.register)
    summary, text = other.draft(draft_id)
    other.save_draft(draft_id, summary.row_version, drafts.change(text, 0, body="Ailleurs."))
    program.guard.lock()
    assert stored(program, draft_id) == "Ailleurs."
    unlock_again(qtbot, program)
    assert page.editor.body.body() == "Ici."
    assert page.composition.unsaved()
    assert page.news.isVisible()
    page.save()
    assert page.saving.dialog.isVisible()
    page.saving.dialog.accept()
    assert stored(program, draft_id) == "Ici."


@pytest.mark.parametrize("setting", [("language", "en"), ("theme", "dark"), ("text_scale", 2.0)])
def test_another_look_saves_and_goes_on(qtbot, program, page, draft_id, setting):
    uid = page.editor.uid()
    program.change_setting(*setting)
    assert stored(program, draft_id) == "Ici."
    again = current(program)
    assert again is not page
    assert again.editor.uid() == uid
    assert again.editor.body.body() == "Ici."
    again.composition.steps.undo()
    assert again.editor.body.body() == ""
    again.composition.steps.redo()
    assert again.keep()
    assert stored(program, draft_id) == "Ici."


def test_what_cannot_be_saved_survives_another_look_seen_from_another_tab(
    qtbot, program, page, dialogs, draft_id, monkeypatch
):
    def refuse(*_given):
        raise DiskFull(folder="Registres")

    program.window.go_to("people")
    page.composition.type_body(page.editor.uid(), "Encore.")
    monkeypatch.setattr(ComposeService, "save_draft", refuse)
    program.change_setting("theme", "dark")
    QCoreApplication.processEvents()
    dialogs.choices = [None]
    assert not program.window.may_close()
    assert current(program).composition.unsaved()
    monkeypatch.undo()
    assert program.window.may_close()
    assert stored(program, draft_id) == "Encore."


def test_closing_the_window_saves_unasked(qtbot, program, page, dialogs, draft_id):
    program.window.close()
    assert dialogs.asked == []
    assert stored(program, draft_id) == "Ici."


def test_the_end_of_the_program_saves(program, page, made, clock, draft_id):
    access = program.register.access
    program.shutdown()
    register = Register.open(made[0], clock, access)
    assert ComposeService(register).draft(draft_id)[1].sections[0].body == "Ici."
    register.close()


def test_what_background_work_held_up_is_saved_when_that_has_ended(
    program, page, made, clock, draft_id, monkeypatch
):
    save, held_up = ComposeService.save_draft, []

    def refuse_once(*given, **named):
        if not held_up:
            held_up.append(True)
            raise DiskFull(folder="Registres")
        return save(*given, **named)

    monkeypatch.setattr(ComposeService, "save_draft", refuse_once)
    access = program.register.access
    program.shutdown()
    assert held_up
    register = Register.open(made[0], clock, access)
    assert ComposeService(register).draft(draft_id)[1].sections[0].body == "Ici."
    register.close()


@pytest.fixture
def other_keys(program, clock):
    """Start a change of keys; what it comes to stands in the list."""
    register, told = program.register, []
    sealed = unlock_sealed(register.path, register.access.user_uid, PASSPHRASE)
    prepared = rotating.prepare(register.path, register.access, sealed, (), clock, CHEAP)
    access = register.access

    def work(progress):
        return rotating.change_keys(register.path, access, prepared, clock, progress)

    def start():
        program.window.access_change_wanted.emit(work, lambda *found: told.append(found))
        return told

    return start


def test_changing_the_keys_saves(qtbot, program, page, dialogs, other_keys, draft_id):
    told = other_keys()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][1] is None
    assert dialogs.asked == []
    assert stored(program, draft_id) == "Ici."


def test_keys_are_not_changed_over_what_cannot_be_saved(
    qtbot, program, page, dialogs, other_keys, monkeypatch
):
    def refuse(*_given):
        raise DiskFull(folder="Registres")

    with monkeypatch.context() as patched:
        patched.setattr(ComposeService, "save_draft", refuse)
        dialogs.choices = [None]
        told = other_keys()
        qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0][1], StillUnsaved)
    assert current(program) is page
    assert page.editor.body.body() == "Ici."
