"""What is composed is saved by itself; nothing is lost by leaving, and only what cannot be saved is asked about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from medias_desktop.core.files import DiskFull
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules import drafts
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.composing.page import ComposingPage

FULL = DiskFull(folder="Registres")


def compose(qtbot, services, desk, draft_id, *, alone=True):
    tab = PoliciesTab(services, desk)
    if alone:
        qtbot.addWidget(tab)
    tab.show()
    tab.compose(services.policies.version(draft_id))
    return tab


def first(page):
    return page.composition.draft.sections[0].uid


def stored(services, draft_id):
    return services.composing.draft(draft_id)[1]


@pytest.fixture
def full_disk(services, monkeypatch):
    """Let the register refuse every save of a draft, as a full disk does."""

    def refuse(*_given):
        raise FULL

    monkeypatch.setattr(services.composing, "save_draft", refuse)


# by itself


def test_a_rest_saves(page, services, draft_id):
    page.composition.type_body(first(page), "Ici.")
    assert page.header.chip.text() == "Non enregistré"
    assert page.saving.keeping.rest.isActive()
    assert 30_000 <= page.saving.keeping.rest.interval() <= 60_000
    page.saving.keeping.rest.timeout.emit()
    assert stored(services, draft_id).sections[0].body == "Ici."
    assert page.header.chip.text() == "Enregistré à 15\u00a0h\u00a030"
    assert not page.saving.keeping.rest.isActive()


def test_typing_on_and_on_is_saved_as_well(page, services, draft_id):
    for text in ("a", "ab", "abc"):
        page.composition.type_body(first(page), text)
    page.saving.keeping.longest.timeout.emit()
    assert stored(services, draft_id).sections[0].body == "abc"
    assert not page.saving.keeping.longest.isActive()


def test_only_what_changed_is_recorded(page, services, register):
    before = register.rows("SELECT max(seq) FROM audit_event")[0][0]
    page.composition.type_body(first(page), "Ici.")
    page.saving.keeping.rest.timeout.emit()
    told = [
        tuple(row)
        for row in register.rows(
            "SELECT action, entity, change FROM audit_event WHERE seq > :before ORDER BY seq", before=before
        )
    ]
    assert told == [
        ("save_draft", "policy_version", "update"),
        ("save_draft", "section", "update"),
    ]


def test_steps_are_taken_back_and_done_again_across_saves(page, services, draft_id):
    before = page.composition.draft
    for body in ("un", "deux", "trois"):
        page.composition.type_body(first(page), body)
        page.editor.body.end_run()
        page.composition.delete(page.composition.draft.sections[-1].uid)
        page.saving.keeping.rest.timeout.emit()
    after = page.composition.draft
    while page.composition.steps.canUndo():
        page.composition.steps.undo()
    page.saving.keeping.rest.timeout.emit()
    assert page.composition.draft == before == stored(services, draft_id)
    while page.composition.steps.canRedo():
        page.composition.steps.redo()
    page.saving.keeping.rest.timeout.emit()
    assert page.composition.draft == after == stored(services, draft_id)


def test_looking_at_another_tab_saves(qtbot, services, desk, draft_id):
    tab = compose(qtbot, services, desk, draft_id, alone=False)
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(tab, "a")
    tabs.addTab(QWidget(), "b")
    tabs.show()
    tab.stack.page.composition.type_body(first(tab.stack.page), "Ici.")
    tabs.setCurrentIndex(1)
    assert stored(services, draft_id).sections[0].body == "Ici."


def test_leaving_saves_and_asks_nothing(qtbot, services, desk, dialogs, draft_id):
    tab = compose(qtbot, services, desk, draft_id)
    tab.stack.page.composition.type_body(first(tab.stack.page), "Ici.")
    assert tab.close_page()
    assert dialogs.asked == []
    assert stored(services, draft_id).sections[0].body == "Ici."


# what cannot be saved


def test_a_full_disk_leaves_the_text_on_the_screen_with_the_sentence(
    page, services, dialogs, draft_id, full_disk
):
    page.composition.type_body(first(page), "Ici.")
    page.saving.keeping.rest.timeout.emit()
    assert dialogs.errors == []
    assert page.news.isVisible()
    assert page.news.text.text() == FULL.sentence()
    assert page.composition.draft.sections[0].body == "Ici."
    assert page.header.chip.text() == "Non enregistré"
    assert page.saving.keeping.rest.isActive()  # it is tried again
    assert stored(services, draft_id).sections[0].body == ""


def test_room_on_the_disk_again_takes_the_sentence_away(page, services, monkeypatch, full_disk):
    page.composition.type_body(first(page), "Ici.")
    page.saving.keeping.rest.timeout.emit()
    monkeypatch.undo()
    page.saving.keeping.rest.timeout.emit()
    assert not page.news.isVisible()
    assert not page.composition.unsaved()


def test_leaving_what_cannot_be_saved_is_one_question(page, services, dialogs, draft_id, full_disk):
    page.composition.type_body(first(page), "Ici.")
    dialogs.choices = [None]
    assert not page.may_leave()
    dialogs.choices = [0, 1]  # try again, then leave
    assert page.may_leave()
    assert len(dialogs.asked) == 3
    assert FULL.sentence() in dialogs.asked[0]


def test_what_is_left_unsaved_stays_unsaved(qtbot, services, desk, dialogs, draft_id, monkeypatch, full_disk):
    tab = compose(qtbot, services, desk, draft_id)
    page = tab.stack.page
    page.composition.type_body(first(page), "Ici.")
    dialogs.choices = [1]
    assert tab.may_close()
    monkeypatch.undo()
    assert not page.keep()
    assert stored(services, draft_id).sections[0].body == ""


@pytest.mark.parametrize("end", ["delete", "submit"])
def test_what_was_composed_of_a_draft_that_is_none_any_more_is_kept_as_a_new_one(
    qtbot, page, services, dialogs, draft_id, end, clock
):
    page.composition.type_body(first(page), "Ici.")
    if end == "delete":
        services.policies.delete_draft(draft_id)
    else:
        services.life.submit(draft_id, page.saving.summary.row_version, clock.today())
    page.refresh()
    assert page.news.isVisible()
    assert page.composition.draft.sections[0].body == "Ici."
    dialogs.choices = [0]
    assert page.may_leave()
    newest = max(one.id for policy in services.policies.library() for one in policy.versions)
    assert newest != draft_id
    kept = stored(services, newest)
    assert kept.sections == page.composition.draft.sections


# language, look


def test_a_rebuilt_tab_takes_the_draft_up_with_its_steps(qtbot, services, desk, draft_id):
    tab = compose(qtbot, services, desk, draft_id, alone=False)
    page = tab.stack.page
    before, uid = page.composition.draft, page.composition.draft.sections[2].uid
    page.go_to(uid)
    qtbot.keyClicks(page.editor.body, "pas encore")
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    state = tab.view_state()
    assert stored(services, draft_id).sections[2].body == "pas encore"
    tab.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    other.restore(state)
    again = other.stack.page
    assert isinstance(again, ComposingPage)
    assert again.editor.uid() == uid
    assert again.editor.body.body() == "pas encore"
    again.composition.steps.undo()
    assert again.composition.draft == before
    assert again.editor.body.body() == ""
    assert again.keep()
    assert stored(services, draft_id) == before


def test_a_rebuilt_tab_keeps_what_cannot_be_saved(qtbot, services, desk, dialogs, draft_id, full_disk):
    tab = compose(qtbot, services, desk, draft_id)
    tab.stack.page.composition.type_body(first(tab.stack.page), "Ici.")
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(tab.view_state())
    assert other.stack.page.composition.unsaved()
    assert other.stack.page.composition.draft.sections[0].body == "Ici."
    dialogs.choices = [None]
    assert not other.may_close()


def test_a_rebuilt_page_does_not_overwrite_what_another_window_saved(
    qtbot, services, desk, dialogs, draft_id
):
    tab = compose(qtbot, services, desk, draft_id)
    page = tab.stack.page
    summary, text = services.composing.draft(draft_id)
    services.composing.save_draft(draft_id, summary.row_version, drafts.change(text, 0, body="Ailleurs."))
    page.composition.type_body(first(page), "Ici.")
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(tab.view_state())
    assert not other.may_close()
    assert other.stack.page.saving.dialog is not None
    assert stored(services, draft_id).sections[0].body == "Ailleurs."


def test_a_draft_that_is_gone_by_then_is_told(qtbot, services, desk, dialogs, draft_id):
    state = compose(qtbot, services, desk, draft_id).view_state()
    services.policies.delete_draft(draft_id)
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(state)
    assert isinstance(dialogs.errors[0], UnknownVersion)
    assert other.stack.page is None
