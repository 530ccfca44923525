"""What is not saved is neither lost by a change of language or look nor by closing the window unasked."""

from __future__ import annotations

from medias_desktop.policies.composing.page import ComposingPage
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.tab import PoliciesTab


def compose(qtbot, services, desk, draft_id):
    tab = PoliciesTab(services, desk)
    qtbot.addWidget(tab)
    tab.show()
    tab.compose(services.policies.version(draft_id))
    return tab


def test_a_rebuilt_tab_takes_the_draft_up_as_it_stood(qtbot, services, desk, draft_id):
    tab = compose(qtbot, services, desk, draft_id)
    page = tab.stack.page
    uid = page.composition.draft.sections[2].uid
    page.go_to(uid)
    qtbot.keyClicks(page.editor.body, "pas encore")
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(tab.view_state())
    again = other.stack.page
    assert isinstance(again, ComposingPage)
    assert again.composition.draft == page.composition.draft
    assert again.composition.unsaved()
    assert again.editor.uid() == uid
    again.composition.steps.undo()
    assert not again.composition.unsaved()


def test_a_draft_that_is_gone_by_then_is_told(qtbot, services, desk, dialogs, draft_id):
    state = compose(qtbot, services, desk, draft_id).view_state()
    services.policies.delete_draft(draft_id)
    other = PoliciesTab(services, desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(state)
    assert isinstance(dialogs.errors[0], UnknownVersion)
    assert other.stack.page is None


def test_closing_asks_what_becomes_of_what_is_not_saved(qtbot, services, desk, dialogs, draft_id):
    tab = compose(qtbot, services, desk, draft_id)
    assert tab.may_close()
    tab.stack.page.composition.delete(tab.stack.page.composition.draft.sections[0].uid)
    dialogs.answers = [False, False]
    assert not tab.may_close()
    dialogs.answers = [True]
    assert tab.may_close()
    assert len(services.composing.draft(draft_id)[1].sections) == 15
