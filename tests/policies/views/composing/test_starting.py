"""From the tab to a draft: what it begins from, and the way back to reading."""

from __future__ import annotations

import pytest

from medias_desktop.policies.errors import PolicyTitleMissing
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.service.composing import EMPTY
from medias_desktop.policies.towns import town_text
from medias_desktop.policies.views.composing.page import ComposingPage
from medias_desktop.policies.views.composing.starting import NewDraftDialog, start_composing
from tests.policies.adopting import IDENTITY, adopt, draft


@pytest.fixture
def tab(make_tab):
    return make_tab(1400, 800)


def dialog_of(tab):
    return tab.window().findChild(NewDraftDialog)


def test_a_new_policy_begins_with_the_usual_headings(tab, services):
    tab.library.new_button.click()
    dialog = dialog_of(tab)
    dialog.title.setText("Politique des réseaux")
    dialog.begin.click()
    (policy,) = services.policies.library()
    assert policy.title == "Politique des réseaux"
    page = tab.stack.currentWidget()
    assert isinstance(page, ComposingPage)
    assert len(page.composition.draft.sections) == 16


def test_a_policy_without_a_title_is_refused_in_place(tab, services):
    tab.compose(None)
    dialog = dialog_of(tab)
    dialog.title.setText(" ")
    dialog.begin.click()
    assert dialog.trouble.text() == PolicyTitleMissing().sentence()
    assert services.policies.library() == ()


def test_from_a_town_its_text_is_proposed(tab, services):
    tab.compose(town_text("senneterre", "en"))
    dialog = dialog_of(tab)
    assert dialog.origin.currentData() == "town/senneterre"
    assert dialog.language.currentData() == "en"
    dialog.begin.click()
    assert services.policies.library()[0].versions[0].origin == "town/senneterre"


def test_from_an_adopted_text_the_next_version_of_its_policy_is_proposed(tab, services):
    version_id = draft(services.policies)
    adopt(services.policies, version_id)
    text = services.policies.version(version_id)
    tab.compose(text)
    dialog = dialog_of(tab)
    assert dialog.policy.currentData() == text.summary.policy_id
    assert not dialog.title.isVisible()
    dialog.begin.click()
    (policy,) = services.policies.library()
    assert [one.ordinal for one in policy.versions] == [2, 1]


def test_a_draft_is_taken_up_again_without_a_question(tab, services, draft_id):
    tab.compose(services.policies.version(draft_id))
    assert dialog_of(tab) is None
    page = tab.stack.currentWidget()
    assert isinstance(page, ComposingPage)
    page.header.back.click()
    assert tab.stack.currentWidget() is tab.full_page


def test_a_draft_that_is_gone_is_told(tab, services, draft_id, desk, dialogs):
    text = services.policies.version(draft_id)
    services.policies.delete_draft(draft_id)
    start_composing(tab, services, desk, tab.show_page, text)
    assert len(dialogs.errors) == 1


def test_a_draft_is_read_with_its_values_and_kept_with_its_placeholders(tab, services):
    version_id = services.composing.start_draft(IDENTITY, EMPTY, "fr")
    text = DraftText("", (DraftSection("a", 1, "1", "Objet", "Appeler au {{phone}}."),))
    services.composing.save_draft(version_id, 1, text)
    services.composing.set_placeholders({"phone": "418 555-0100"})
    assert services.policies.readable(version_id).sections[0].body == "Appeler au 418 555-0100."
    assert services.policies.version(version_id).sections[0].body == "Appeler au {{phone}}."
    tab.refresh()
    tab.open_text(services.policies.version(version_id).summary.uid)
    assert "418 555-0100" in tab.reader.text.toPlainText()
