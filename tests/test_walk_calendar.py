"""A director-general’s morning in the editorial calendar of the sample, in the real window, by the keyboard alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.accounts.forms.access_form import AccessForm
from medias_desktop.editorial_calendar.views.accounts.forms.account_form import AccountForm
from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import EmergencyForm, LiftingForm
from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor
from medias_desktop.editorial_calendar.views.editor.forms.reasons import OverrideForm, WithdrawForm
from medias_desktop.editorial_calendar.views.editor.forms.statistics import StatisticsForm
from medias_desktop.editorial_calendar.views.editor.handing.dialog import HandOverDialog
from medias_desktop.editorial_calendar.views.editor.opening import editors
from tests.calendar_walk import KEY, calendar_walk
from tests.hands import DOWN, ESCAPE, RIGHT, SPACE, TAB

DAY = dt.date(2026, 12, 1)
"""The sample has two posts for Facebook on that day already."""
BINS = dt.date(2026, 12, 10)
TEXT = "Le marché de Noël ouvre samedi à 10 h, à la salle communautaire."


@pytest.fixture
def walk(qtbot, qapp, dialogs, clock, sample):
    with calendar_walk(qtbot, qapp, dialogs, clock, sample) as walking:
        yield walking


# A menu opened without a mouse asks for the whole keyboard, which no test platform gives.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_post_from_an_empty_day_to_its_withdrawal(walk):
    editor = write(walk)
    set_aside(walk, editor)
    approve(walk, editor)
    hand_over(walk, editor)
    follow_up(walk, editor)


def write(walk):
    page = walk.tab.view("calendar")
    page.take_keyboard()
    assert walk.at() is page.month
    walk.press(DOWN, RIGHT, RIGHT, RIGHT)
    assert page.day == DAY
    walk.press(KEY.Key_N)
    editor = walk.window(PostEditor)
    assert walk.at().objectName() == "post_title"
    walk.write("Marché de Noël")
    walk.walk_to("post_category")
    walk.write("Activité ou événement de")
    walk.push("platform_facebook")
    walk.walk_to("post_text")
    walk.write("The market opens on Saturday at ten, in the community hall of the town.")
    walk.qtbot.waitUntil(lambda: Kind.NOT_IN_FRENCH in kinds(editor))
    walk.hold(KEY.Key_A)
    walk.write(TEXT)
    walk.qtbot.waitUntil(lambda: kinds(editor) == [Kind.TOO_MANY_THAT_DAY, Kind.NO_HOUR])
    walk.fill(planned_time="10")
    walk.qtbot.waitUntil(lambda: editor.settled() and kinds(editor) == [Kind.TOO_MANY_THAT_DAY])
    draft = editor.draft()
    assert (draft.planned_on, draft.planned_time, draft.platforms) == (DAY, dt.time(10), ("facebook",))
    assert (draft.category, draft.texts[0].text) == ("own_activity", TEXT)
    return editor


def set_aside(walk, editor):
    [row] = editor.findings.rows()
    walk.qtbot.waitUntil(row.isVisible)
    walk.press(TAB)
    assert walk.walk_to("finding_clause") is row.clause
    walk.press(SPACE)
    assert row.words.text() == "On ne dépasse pas deux publications par jour et par compte."
    assert row.words.isVisible()
    walk.push("finding_set_aside")
    walk.wait_for(OverrideForm)
    assert walk.at().objectName() == "post_override_reason"
    walk.write("Le marché et le camp intéressent des gens différents.")
    walk.push("post_override_record")
    again(walk, editor)
    walk.qtbot.waitUntil(lambda: [one.finding.overridden for one in editor.findings.rows()] == [True])
    [row] = editor.findings.rows()
    assert row.reason.text().endswith("Le marché et le camp intéressent des gens différents.")
    assert walk.trail() == ["add_post", "set_finding_aside"]


def approve(walk, editor):
    walk.push("editor_submit")
    step(walk, editor, PostState.CHECKED, "act_approve")
    walk.press(SPACE)
    step(walk, editor, PostState.APPROVED, "act_hand_over")
    assert editor.bench.post.self_approved
    assert editor.header.own.text() == "Approuvée par son auteur"
    walk.push("act_schedule")
    step(walk, editor, PostState.SCHEDULED, "act_hand_over")
    assert walk.trail()[2:] == ["check_post", "approve_post", "schedule_post"]


def hand_over(walk, editor):
    walk.press(SPACE)
    dialog = walk.wait_for(HandOverDialog)
    assert walk.at().objectName() == "copy_text_facebook"
    walk.press(SPACE)
    assert QGuiApplication.clipboard().text() == TEXT
    assert dialog.cards[0].done()["text"]
    walk.push("hand_over_publish")
    assert walk.at().objectName() == "published_link_facebook"
    walk.write("https://facebook.example/sainte-elodie/marche")
    walk.fill(published_time_facebook="9 h 05")
    walk.push("hand_over_record")
    again(walk, editor)
    step(walk, editor, PostState.PUBLISHED, "act_statistics")
    [kept] = walk.service.post_records.evidence(editor.bench.post.id)
    assert (kept.published_on, kept.published_time) == (dt.date(2026, 11, 21), "09:05")
    assert kept.link == "https://facebook.example/sainte-elodie/marche"


def follow_up(walk, editor):
    walk.press(SPACE)
    walk.wait_for(StatisticsForm)
    walk.fill(count_facebook_reach="412", count_facebook_reactions="37")
    walk.push("post_statistics_record")
    again(walk, editor)
    [known] = walk.service.post_records.statistics(editor.bench.post.id)
    assert (known.counts.reach, known.counts.reactions) == (412, 37)
    walk.choose(KEY.Key_M, "action_withdraw")
    walk.wait_for(WithdrawForm)
    walk.fill(post_withdraw_reason="La salle est prise.")
    walk.push("post_withdraw_record")
    again(walk, editor)
    step(walk, editor, PostState.WITHDRAWN, "act_duplicate")
    assert editor.header.reason.text().endswith("La salle est prise.")
    assert walk.trail()[5:] == ["record_publication", "record_statistics", "withdraw_post"]
    walk.press(ESCAPE)
    walk.qtbot.waitUntil(lambda: not editors(walk.program.window))


def again(walk, editor):
    """Where no window manager does it, give the editor the keyboard that a form had."""
    walk.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    editor.activateWindow()
    walk.qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
    walk.settle()
    walk.qtbot.waitUntil(editor.settled)


def step(walk, editor, state, then):
    """Wait until the post has come to a state, and the keyboard to what comes next."""
    walk.qtbot.waitUntil(lambda: editor.bench.post is not None and editor.bench.post.state is state)
    walk.settle()
    walk.qtbot.waitUntil(editor.settled)
    walk.qtbot.waitUntil(lambda: walk.at().objectName() == then)


@pytest.mark.parametrize("view", ["month", "week"])
def test_a_post_is_moved_by_ctrl_and_arrows_and_by_hand(walk, view):
    page = walk.tab.view("calendar")
    post = next(one for one in walk.service.post_listing.between(BINS, BINS) if one.title == "Bacs et neige")
    page.show_view(view)
    page.go_to(BINS, post.id)
    page.take_keyboard()
    walk.hold(RIGHT)
    walk.settle()
    assert planned(walk, post) == (BINS + dt.timedelta(days=1), dt.time(8))
    walk.hold(KEY.Key_Z)
    walk.settle()
    assert planned(walk, post) == (BINS, dt.time(8))
    there = page.views[view]
    start, end = point(there, BINS, post.id), point(there, BINS + dt.timedelta(days=1))
    port = there.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * part / 5)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    walk.settle()
    assert planned(walk, post)[0] == BINS + dt.timedelta(days=1)
    assert walk.trail() == ["move_post"] * 3


def planned(walk, post):
    """Return the moment of a post as the register has it."""
    draft = walk.service.posts.one(post.id).draft
    return draft.planned_on, draft.planned_time


def point(view, day, post_id=None):
    """Return a point of a day where a post lies, or none does."""
    for y in range(view.viewport().height() - 3, 0, -4):
        for x in range(4, view.viewport().width(), 12):
            spot = view.spot_at(QPoint(x, y))
            if spot is not None and spot.day == day and (spot.post.id if spot.post else None) == post_id:
                return QPoint(x, y)
    raise LookupError(f"{day} is not seen")


def test_an_account_an_access_and_crisis_mode(walk):
    walk.view("accounts")
    walk.press(TAB)
    walk.shift(KEY.Key_N)
    walk.wait_for(AccountForm)
    walk.write("YouTube")
    walk.fill(account_name="Sainte-Élodie en direct")
    walk.push("official_account_record")
    walk.home()
    [made] = [one for one in walk.service.accounts.all() if one.name == "Sainte-Élodie en direct"]
    assert made.platform == "youtube"
    walk.inner("show_accounts", 1)
    walk.shift(KEY.Key_N)
    walk.wait_for(AccessForm)
    walk.write("Sainte-Élodie")
    walk.fill(access_person="Zoé Fictive")
    walk.push("access_record")
    walk.home()
    assert ("Zoé Fictive", made.id) in [(one.name, one.account_id) for one in walk.service.accesses.all()]
    walk.inner("show_accesses", 4)
    walk.push("crisis_on")
    walk.wait_for(EmergencyForm)
    walk.fill(emergency_decided_by="Huguette Rioux", emergency_reason="Crue de la rivière.")
    walk.push("emergency_record")
    walk.home()
    assert walk.tab.crisis.isVisible()
    walk.push("crisis_off")
    walk.wait_for(LiftingForm)
    walk.fill(lifting_ended_by="Huguette Rioux")
    walk.push("lifting_record")
    walk.home()
    assert not walk.tab.crisis.isVisible()
    assert walk.service.periods.emergency() is None
    assert walk.trail() == ["add_official_account", "give_access", "declare_emergency", "lift_emergency"]


def kinds(editor):
    """Return what the editor found, the heaviest first."""
    return [one.kind for one in editor.findings.findings]
