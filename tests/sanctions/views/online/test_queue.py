"""Comments accepted and refused, blocks that ended, settings."""

from __future__ import annotations

import datetime as dt

from medias_desktop.sanctions.rules.incidents import CommentState, IncidentAction
from tests.hands import ENTER
from tests.sanctions.moderation.texts import TODAY, draft


def test_comments_are_accepted_and_refused_for_a_reason_with_its_clause(online, qtbot):
    add = online.service.comments.add
    good = add(online.account, "Bonne citoyenne", TODAY, "Merci pour la piste cyclable.", "Budget 2027")
    bad = add(online.account, "Rabais Éclair", TODAY, "Achetez chez nous!")
    online.page.show_place("queue")
    assert not online.page.settled()  # read away from the window’s thread
    online.settle()
    page = online.page.pages.currentWidget()
    assert page.list.table.hasFocus()
    assert page.words.text() == "Merci pour la piste cyclable."
    qtbot.keyClick(page.list.table, ENTER)  # Enter accepts the one under the cursor
    online.settle()
    assert online.service.comments.one(good).state is CommentState.ACCEPTED
    assert [one.id for one in page.list.table.rows()] == [bad]
    page.list.acts["refuse"].click()
    form = online.opened("refusal_dialog")
    form.record.click()
    assert not form.reason.problem.isHidden()
    form.reason.choose("advertising")
    assert form.clause.clause() is not None
    form.by.line.setText("Julie Landry")
    form.incident.setChecked(True)
    form.record.click()
    qtbot.waitUntil(lambda: online.service.comments.one(bad).state is CommentState.REFUSED)
    refused = online.service.comments.one(bad)
    assert (refused.reason, refused.by) == ("advertising", "Julie Landry")
    assert refused.clause is not None
    incident = online.opened("incident_dialog")  # it was wished: everything known is filled in
    assert incident.fields.handle.text() == "Rabais Éclair"
    assert incident.fields.capture.words() == "Achetez chez nous!"
    incident.reject()


def test_a_block_that_ended_is_lifted_and_one_that_stands_is_listed(online, qtbot):
    block = {"action": IncidentAction.TEMPORARY_BLOCK, "departure": "Répétition."}
    seen = dt.date(2026, 11, 16)
    until = dt.date(2026, 11, 18)
    ended = online.service.incidents.record(
        draft(online.account, handle="A", seen_on=seen, acted_on=seen, until=until, **block)
    )
    stands = online.service.incidents.record(
        draft(online.account, handle="B", until=TODAY + dt.timedelta(days=9), **block)
    )
    online.page.refresh()
    online.settle()
    assert online.page.badge() == 1
    online.page.figures.figures["ended"].click()
    assert not online.page.settled()
    online.settle()
    page = online.page.pages.currentWidget()
    assert [one.incident_id for one in page.ended.table.rows()] == [ended]
    assert [one.incident_id for one in page.shut_out.table.rows()] == [stands]
    page.ended.acts["lift_ended"].click()
    form = online.opened("lift_dialog")
    form.record.click()
    qtbot.waitUntil(lambda: online.service.incidents.one(ended).lifted_on == TODAY)
    online.settle()
    assert page.ended.isHidden()


def test_settings_say_which_clause_leaves_them_open_and_are_saved(online, qtbot):
    online.page.show_place("settings")
    window = online.opened("moderation_settings_dialog")
    window.numbers["repeats_before_block"].setValue(3)
    window.everywhere.setChecked(True)
    window.record.click()
    qtbot.waitUntil(lambda: online.service.moderation_settings.settings().version == 1)
    kept = online.service.moderation_settings.settings()
    assert (kept.repeats_before_block, kept.count_everywhere, kept.forgotten_months) == (3, True, None)


def test_the_view_comes_back_as_it_was(online):
    online.service.incidents.record(draft(online.account, departure="Rappel."))
    online.page.refresh()
    online.page.list.filters.search.setText("fictif")
    online.page.show_page("blocks")
    state = online.page.view_state()
    online.page.list.filters.clear()
    online.page.show_page("incidents")
    online.page.restore(state)
    online.settle()
    assert online.page.switch.name() == "blocks"
    assert online.page.list.filters.wanted().text == "fictif"
