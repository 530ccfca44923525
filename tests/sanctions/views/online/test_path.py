"""From the third advertisement to the ban, another choice with its reason, an appeal and its answer."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill
from medias_desktop.sanctions.rules.incidents import AppealOutcome, IncidentAction
from medias_desktop.sanctions.views.online.card.panel import IncidentPanel
from tests.hands import DOWN, ENTER, SPACE, Hands
from tests.sanctions.cases import picture
from tests.sanctions.moderation.texts import TODAY, draft

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

HANDLE = "Rabais Éclair"


def advertised(online, *days):
    """Record advertisements of one user on these days of November."""
    return [
        online.service.incidents.record(
            draft(online.account, handle=HANDLE, seen_on=day, acted_on=day, departure="Premier rappel.")
        )
        for day in (dt.date(2026, 11, number) for number in days)
    ]


def begun(online, qtbot, reason="advertising", handle=HANDLE):
    """Open the form with a user and a reason, and wait for what is proposed."""
    online.page.acts.record(IncidentPrefill(account=online.account, handle=handle, text="Achetez chez nous!"))
    form = online.opened("incident_dialog")
    form.fields.reasons.tick((reason,))
    qtbot.waitUntil(form.settled)
    return form


def test_the_third_advertisement_is_banned_by_the_clause_and_an_appeal_lifts_the_ban(online, qtbot, tmp_path):
    advertised(online, 16, 18)
    online.page.refresh()
    online.page.record.click()
    form = online.opened("incident_dialog")
    form.activateWindow()
    form.fields.handle.line.setFocus()
    # The name is completed, the reason ticked, with the keyboard alone.
    hands = Hands(qtbot)
    qtbot.waitUntil(form.fields.handle.line.hasFocus)
    hands.write("raba")
    qtbot.waitUntil(lambda: form.fields.handle.offered() == [HANDLE])
    popup = form.fields.handle.line.completer().popup()
    qtbot.keyClick(popup, DOWN)
    qtbot.keyClick(popup, ENTER)
    assert form.fields.handle.text() == HANDLE
    table = form.fields.reasons.table
    codes = [one.code for one in table.rows()]
    table.setFocus()
    table.selectRow(codes.index("advertising"))
    hands.press(SPACE)
    qtbot.waitUntil(lambda: form.settled() and bool(form.panel.proposals))
    # Blainville 5.6: two of them are in the register, this is the third.
    main = form.panel.proposals[0]
    assert (main.action, main.number, main.asked) == (IncidentAction.BAN, 3, 3)
    assert main.clause is not None
    assert main.clause.cite in form.panel.words()
    assert [one.seen_on.day for one in main.counted] == [16, 18]
    assert form.fields.chosen_action() is IncidentAction.BAN
    assert form.fields.departure.isHidden()
    form.fields.capture.take_file(_picture(tmp_path))
    qtbot.waitUntil(lambda: form.fields.capture.picture() is not None)
    form.record.click()
    qtbot.waitUntil(lambda: not isValid(form))
    online.settle()
    banned = online.service.incidents.one(online.page.list.table.record_at(0).id)
    assert banned.action is IncidentAction.BAN
    assert banned.proposed is IncidentAction.BAN
    assert banned.capture_sha256
    assert banned.excludes(TODAY)
    assert online.page.figures.figures["blocks"].accessibleName().startswith("1 ")
    _appealed_and_lifted(online, qtbot, banned)


def _appealed_and_lifted(online, qtbot, banned):
    online.page.show_place(f"incident:{banned.id}")
    card = online.page.list.card()
    qtbot.waitUntil(lambda: card.settled() and "appeal" in card.links)
    card.links["appeal"].click()
    form = online.opened("appeal_dialog")
    form.words.area.setPlainText("Mon compte a été piraté.")
    form.record.click()
    qtbot.waitUntil(lambda: bool(online.service.appeals.open_ones()))
    online.settle()
    assert online.page.badge() == 1
    online.page.show_place("appeals")
    assert not online.page.settled()
    online.settle()
    page = online.page.pages.currentWidget()
    page.list.acts["answer_appeal"].click()
    answer = online.opened("answer_dialog")
    answer.outcome.choose(AppealOutcome.LIFTED)
    answer.by.line.setText("Sylvie Nadeau")
    answer.record.click()  # without a reason it stays open
    assert answer.isVisible()
    assert not answer.answer.problem.isHidden()
    answer.answer.area.setPlainText("Le piratage est démontré.")
    answer.record.click()
    qtbot.waitUntil(lambda: not online.service.appeals.open_ones())
    online.settle()
    lifted = online.service.incidents.one(banned.id)
    assert (lifted.lifted_on, lifted.excludes(TODAY)) == (TODAY, False)
    assert page.list.pages.currentWidget() is page.list.nothing


def test_something_else_than_the_proposal_asks_for_the_reason_which_is_kept(online, qtbot):
    advertised(online, 16, 18)
    form = begun(online, qtbot)
    form.fields.action.choose(IncidentAction.WARNING)
    assert not form.fields.departure.isHidden()
    assert form.fields.warned.isChecked()
    form.record.click()
    qtbot.waitUntil(lambda: not form.busy)
    assert form.isVisible()
    assert not form.fields.departure.problem.isHidden()
    form.fields.departure.area.setPlainText("Un organisme partenaire, qui s’est excusé.")
    form.record.click()
    qtbot.waitUntil(lambda: not isValid(form))
    online.settle()
    kept = online.service.incidents.one(online.page.list.table.record_at(0).id)
    assert (kept.action, kept.proposed) == (IncidentAction.WARNING, IncidentAction.BAN)
    assert kept.departure == "Un organisme partenaire, qui s’est excusé."
    assert "Bannissement" in kept.proposal
    # The card tells both; correcting asks again and finds the same proposal, itself left out of the count.
    online.page.list.select(kept.id)
    online.page.list.show_card()
    card = online.page.list.card()
    assert isinstance(card, IncidentPanel)
    qtbot.waitUntil(lambda: card.settled() and "correct" in card.links)
    card.links["correct"].click()
    again = online.opened("incident_dialog")
    qtbot.waitUntil(again.settled)
    assert again.panel.proposals[0].number == 3
    assert again.fields.departure.text() == kept.departure
    assert again.fields.chosen_action() is IncidentAction.WARNING
    again.reject()


def test_what_cannot_be_is_told_at_its_field_and_nothing_is_saved(online, qtbot, tmp_path):
    form = begun(online, qtbot, handle="  ")
    form.record.click()
    qtbot.waitUntil(lambda: not form.fields.handle.problem.isHidden())
    form.fields.handle.line.setText("Quelqu’un")
    form.fields.seen.set_day(TODAY + dt.timedelta(days=1))
    qtbot.waitUntil(form.settled)
    form.record.click()
    qtbot.waitUntil(lambda: not form.fields.seen.problem.isHidden())
    text = tmp_path / "capture.png"
    text.write_bytes(b"ceci n\xe2\x80\x99est pas une image")
    form.fields.capture.take_file(text)
    qtbot.waitUntil(lambda: not form.fields.capture.trouble.isHidden())
    assert "capture.png" in form.fields.capture.trouble.text()
    assert form.fields.capture.picture() is None
    form.fields.reasons.tick(())
    form.record.click()
    qtbot.waitUntil(lambda: not form.fields.reasons.problem.isHidden())
    assert not online.service.incidents.any()


def test_without_an_account_the_accounts_come_first_and_show_the_netiquette(online, qtbot, dialogs):
    account = online.service.accounts.one(online.account)
    online.service.accounts.change(dataclasses.replace(account, active=False))
    online.page.acts.record()
    assert len(dialogs.errors) == 1
    window = online.opened("accounts_dialog")
    window.new.click()
    window.platform.combo.setCurrentText("Instagram")
    window.name.line.setText("villesainteelodie")
    window.shown.line.setText("2026-11-20")
    window.save.click()
    added = next(one for one in online.service.accounts.all() if one.active)
    assert (added.platform, added.netiquette_shown_on) == ("instagram", dt.date(2026, 11, 20))
    window.new.click()
    window.platform.combo.setCurrentText("Instagram")
    window.name.line.setText("VilleSainteElodie")
    window.save.click()
    assert not window.trouble.isHidden()
    assert len(online.service.accounts.all()) == 2


def test_what_was_typed_is_not_left_unasked_nor_lost_to_another_window(online, qtbot, dialogs):
    (number,) = advertised(online, 16)
    incident = online.service.incidents.one(number)
    online.page.acts.annul(incident)
    form = online.opened("annul_dialog")
    assert form.focusWidget() is form.because.area
    form.because.area.setPlainText("En double.")
    dialogs.answers = [False]
    form.reject()
    assert (form.isVisible(), len(dialogs.asked)) == (True, 1)
    # Another window corrects the incident meanwhile: it is told, and recorded at the second time.
    changed = draft(online.account, handle=HANDLE, note="Corrigé ailleurs.", departure="Rappel.")
    online.service.incidents.correct(number, incident.version, changed)
    form.record.click()
    qtbot.waitUntil(lambda: not form.trouble.isHidden())
    form.record.click()
    qtbot.waitUntil(lambda: not isValid(form))
    kept = online.service.incidents.one(number)
    assert (kept.annulled_because, kept.note) == ("En double.", "Corrigé ailleurs.")


def test_every_control_of_the_page_says_what_it_is(online, qtbot):
    advertised(online, 16)
    online.page.refresh()
    online.settle()
    for name in ("queue", "appeals", "blocks"):
        online.page.show_place(name)
    form = begun(online, qtbot)
    for window in (online.page, form):
        for control in window.findChildren(QPushButton):
            assert control.text().strip() or control.accessibleName(), control.objectName()
    assert form.fields.reasons.table.focusPolicy() & Qt.FocusPolicy.TabFocus


def _picture(folder):
    path = folder / "ecran.png"
    path.write_bytes(picture())
    return path


def test_what_another_window_records_meanwhile_is_counted_and_told(online, qtbot):
    advertised(online, 16)
    form = begun(online, qtbot)
    assert form.fields.chosen_action() is IncidentAction.REMOVAL  # the second advertisement
    advertised(online, 18)
    form.record.click()
    qtbot.waitUntil(lambda: form.settled() and form.trouble.isVisibleTo(form))
    # The third now: nothing is recorded before the ban that 5.6 asks for was seen.
    assert form.fields.chosen_action() is IncidentAction.BAN
    assert form.panel.proposals[0].number == 3
    assert form.fields.departure.isHidden()
    form.record.click()
    qtbot.waitUntil(lambda: not isValid(form))
    online.settle()
    assert online.service.incidents.one(online.page.list.table.record_at(0).id).action is IncidentAction.BAN
