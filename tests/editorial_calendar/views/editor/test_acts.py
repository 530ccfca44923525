"""A post on its way, from the editor: approved, handed over, recorded, counted, withdrawn; refused, suspended, expired."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox

from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import FOLLOWING, PostState
from medias_desktop.editorial_calendar.views.editor.acts import PostActs
from medias_desktop.editorial_calendar.views.editor.opening import editors
from medias_desktop.editorial_calendar.views.editor.steps import _ACTS, STATES, Act
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, on

BACK_AGAIN = {Act.RESUME, Act.RECORD, Act.HAND_OVER, Act.NEW_DATE}


def test_every_act_offered_is_a_step_that_may_follow():
    for state, acts in _ACTS.items():
        for act in acts:
            if act in STATES:
                assert STATES[act] in FOLLOWING[state], (state, act)
            if act is Act.WITHDRAW:
                assert PostState.WITHDRAWN in FOLLOWING[state]


def test_every_state_that_may_follow_is_reached_by_an_act():
    for state, following in FOLLOWING.items():
        reached = {STATES[act] for act in _ACTS[state] if act in STATES}
        if Act.WITHDRAW in _ACTS[state]:
            reached.add(PostState.WITHDRAWN)
        if Act.RECORD in _ACTS[state] or Act.HAND_OVER in _ACTS[state]:
            reached.add(PostState.PUBLISHED)
        if Act.RESUME in _ACTS[state]:
            reached |= {PostState.CHECKED, PostState.APPROVED, PostState.SCHEDULED}
        if Act.NEW_DATE in _ACTS[state]:
            reached |= {PostState.CHECKED}
        # Expiring is derived; a scheduled post whose moment changes is approved again.
        left = set(following) - reached - {PostState.EXPIRED}
        assert left <= {PostState.APPROVED}, (state, left)


@pytest.fixture
def way(desktop, qtbot):
    """Return a post and what takes it on."""
    post = desktop.add(texts=on("facebook", account=desktop.account), link="https://sainte-elodie.example")
    editor = desktop.edit(post)

    def state():
        return desktop.service.posts.one(post).shown

    def do(act, wanted):
        editor.footer.act_asked.emit(act)
        qtbot.waitUntil(lambda: state() is wanted)
        desktop.settle(editor)

    return post, editor, state, do


def test_the_whole_way_of_a_post(desktop, way, qtbot, dialogs, tmp_path):
    post, editor, _state, do = way
    do(Act.CHECK, PostState.CHECKED)
    assert editor.focusWidget().objectName() == "act_approve"
    do(Act.APPROVE, PostState.APPROVED)
    assert editor.focusWidget().objectName() == "act_hand_over"
    editor.footer.buttons[Act.HAND_OVER].click()
    over = desktop.form("hand_over")
    over.cards[0].copy.click()
    assert QGuiApplication.clipboard().text() == "La patinoire du parc Élodie ouvre samedi à 10 h."
    assert over.cards[0].boxes["text"].isChecked()
    over.cards[0].link.click()
    assert QGuiApplication.clipboard().text() == "https://sainte-elodie.example"
    over.cards[0].open.click()
    assert dialogs.links == ["https://www.facebook.com/sainte-elodie"]
    over.publish.click()
    card = over.page.cards[0]
    assert (card.day.day(), card.hour.hour()) == (TODAY, dt.time(15, 30))
    card.link.line.setText("https://www.facebook.com/sainte-elodie/posts/1")
    picture = tmp_path / "capture.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    image.save(str(picture))
    card.capture.take_file(picture)
    qtbot.waitUntil(lambda: card.capture.picture() is not None)
    over.record.click()
    qtbot.waitUntil(lambda: desktop.service.posts.one(post).state is PostState.PUBLISHED)
    desktop.settle(editor)
    (evidence,) = desktop.service.post_records.evidence(post)
    assert evidence.link == "https://www.facebook.com/sainte-elodie/posts/1"
    assert desktop.service.post_records.capture(evidence.id) == picture.read_bytes()
    assert editor.focusWidget().objectName() == "act_statistics"
    editor.footer.buttons[Act.STATISTICS].click()
    form = desktop.form("post_statistics_dialog")
    form.cells["facebook", "reach"].setText("1 234")
    form.cells["facebook", "reactions"].setText("56")
    form.save()
    qtbot.waitUntil(lambda: bool(desktop.service.post_records.statistics(post)))
    (counted,) = desktop.service.post_records.statistics(post)
    assert counted.counts == Counts(reach=1234, reactions=56)
    desktop.settle(editor)
    editor.form.show_page("follow_up")
    do(Act.ARCHIVE, PostState.ARCHIVED)
    editor.footer.act_asked.emit(Act.WITHDRAW)
    form = desktop.form("post_withdraw_dialog")
    form.reason.area.setPlainText("Une erreur de date.")
    form.save()
    qtbot.waitUntil(lambda: desktop.service.posts.one(post).state is PostState.WITHDRAWN)
    desktop.settle(editor)
    assert editor.header.reason.text() == "Retirée\u00a0: Une erreur de date."


def test_a_finding_that_blocks_refuses_the_approval_and_has_the_keyboard(desktop, way, qtbot):
    _post, editor, state, do = way
    do(Act.CHECK, PostState.CHECKED)
    page = editor.form.page("text")
    page.platforms.boxes["twitter"].setChecked(True)
    page.texts.area.setPlainText("mot " * 90)
    page.texts.settle()
    desktop.settle(editor)
    assert editor.findings.first_block() is not None
    editor.saving.submit()
    qtbot.waitUntil(lambda: not editor.dirty() and state() is PostState.CHECKED)  # saved, then submitted
    desktop.settle(editor)
    editor.footer.act_asked.emit(Act.APPROVE)
    qtbot.waitUntil(lambda: not editor.footer.trouble.isHidden())
    assert state() is PostState.CHECKED
    assert editor.focusWidget().objectName() == "finding_sentence"


def test_refusing_asks_for_the_reason(desktop, way, qtbot):
    _post, editor, state, do = way
    editor.footer.act_asked.emit(Act.REFUSE)
    form = desktop.form("post_refused_dialog")
    form.save()
    assert form.reason.problem.text()
    form.reason.area.setPlainText("Hors sujet.")
    form.save()
    qtbot.waitUntil(lambda: state() is PostState.REFUSED)
    desktop.settle(editor)
    assert "Hors sujet." in editor.header.reason.text()
    do(Act.TO_DRAFTS, PostState.DRAFT)


def test_a_suspended_post_goes_back_to_where_it_was(desktop, way, qtbot):
    _post, editor, state, do = way
    do(Act.CHECK, PostState.CHECKED)
    do(Act.APPROVE, PostState.APPROVED)
    do(Act.SCHEDULE, PostState.SCHEDULED)
    editor.footer.act_asked.emit(Act.SUSPEND)
    form = desktop.form("post_suspended_dialog")
    form.reason.area.setPlainText("En attente.")
    form.save()
    qtbot.waitUntil(lambda: state() is PostState.SUSPENDED)
    desktop.settle(editor)
    do(Act.RESUME, PostState.SCHEDULED)


def test_an_expired_post_asks_for_a_new_date(desktop, way, clock, qtbot):
    post, editor, state, do = way
    do(Act.CHECK, PostState.CHECKED)
    clock.set_today(dt.date(2026, 11, 25))
    desktop.desk.changes.announce("calendar")
    desktop.settle(editor)
    assert state() is PostState.EXPIRED
    editor.footer.buttons[Act.NEW_DATE].click()
    qtbot.waitUntil(lambda: editor.focusWidget().objectName() == "planned_on")
    editor.planning.day.set_day(dt.date(2026, 11, 30))
    editor.saving.save()
    desktop.settle(editor)
    assert desktop.service.posts.one(post).shown is PostState.CHECKED


def test_what_was_typed_is_saved_before_an_act(desktop, way):
    post, editor, _state, do = way
    editor.form.page("text").title.line.setText("Autre titre")
    do(Act.CHECK, PostState.CHECKED)
    assert desktop.service.posts.one(post).draft.title == "Autre titre"


def test_a_duplicate_opens_in_a_window_of_its_own(desktop, way, qtbot):
    post, editor, _state, _do = way
    editor.footer.act_asked.emit(Act.DUPLICATE)
    qtbot.waitUntil(lambda: len(editors(desktop.page)) == 2)
    other = next(one for one in editors(desktop.page) if one is not editor)
    assert other.bench.post.id != post
    assert other.draft().planned_on is None
    desktop.settle(other)


def test_an_idea_is_deleted_after_a_question(desktop, dialogs, qtbot):
    from tests.editorial_calendar.posts.drafts import draft

    post = desktop.service.posts.add(draft(), PostState.IDEA)
    editor = desktop.edit(post)
    dialogs.answers = [True]
    editor.footer.act_asked.emit(Act.DELETE)
    qtbot.waitUntil(lambda: not editors(desktop.page))
    assert not desktop.service.posts.any()
    assert editor.gone


def test_what_appeared_unapproved_needs_its_reason(desktop, way, qtbot):
    post, editor, state, _do = way
    editor.footer.act_asked.emit(Act.RECORD)
    over = desktop.form("hand_over")
    over.save()
    assert over.page.because.problem.text()
    over.page.because.area.setPlainText("Une urgence, de nuit.")
    over.save()
    qtbot.waitUntil(lambda: state() is PostState.PUBLISHED)
    desktop.settle(editor)
    (found,) = desktop.service.posts.without_approval(TODAY, TODAY)
    assert (found.post_id, found.reason) == (post, "Une urgence, de nuit.")


def test_what_another_window_did_meanwhile_is_told_in_the_hand_over(desktop, way, qtbot):
    post, _editor, state, do = way
    do(Act.CHECK, PostState.CHECKED)
    do(Act.APPROVE, PostState.APPROVED)
    acts = PostActs(desktop.page, desktop.service, desktop.desk)
    acts.record(post)
    over = desktop.form("hand_over")
    posts = desktop.service.posts
    posts.step(post, posts.one(post).version, PostState.SCHEDULED)
    over.page.cards[0].link.line.setText("https://www.facebook.com/1")
    over.save()
    qtbot.waitUntil(lambda: not over.trouble.isHidden())
    assert over.page.cards[0].link.text() == "https://www.facebook.com/1"
    over.save()
    qtbot.waitUntil(lambda: state() is PostState.PUBLISHED)


def test_withdrawing_what_never_appeared_is_told(desktop, dialogs):
    PostActs(desktop.page, desktop.service, desktop.desk).withdraw(desktop.add())
    assert len(dialogs.errors) == 1


def test_withdrawing_from_one_of_two_platforms(desktop, qtbot):
    post = desktop.add(texts=on("facebook", "instagram", account=None))
    version = desktop.service.posts.one(post).version
    both = [Publication(platform=one, published_on=TODAY) for one in ("facebook", "instagram")]
    desktop.service.post_records.record_publication(post, version, both, "Urgence")
    PostActs(desktop.page, desktop.service, desktop.desk).withdraw(post)
    form = desktop.form("post_withdraw_dialog")
    form.platforms.boxes["instagram"].setChecked(False)
    form.reason.area.setPlainText("Erreur")
    form.save()
    qtbot.waitUntil(lambda: any(one.removed_on for one in desktop.service.post_records.evidence(post)))
    left = [one.platform for one in desktop.service.post_records.evidence(post) if one.removed_on is None]
    assert left == ["instagram"]
    assert desktop.service.posts.one(post).state is PostState.PUBLISHED


def test_numbers_that_are_none_are_told(desktop, dialogs):
    post = desktop.add()
    PostActs(desktop.page, desktop.service, desktop.desk).statistics(post)
    form = desktop.form("post_statistics_dialog")
    form.save()
    assert form.trouble.text()
    form.cells["facebook", "reach"].setText("1,2 k")
    form.save()
    assert form.cells["facebook", "reach"].accessibleDescription()
    dialogs.answers = [True]
    form.reject()


def test_the_steps_of_a_hand_over_are_boxes_to_tick(desktop, way):
    post, _editor, _state, _do = way
    PostActs(desktop.page, desktop.service, desktop.desk).hand_over(post)
    over = desktop.form("hand_over")
    assert [box.isChecked() for box in over.cards[0].findChildren(QCheckBox)] == [False] * 4
    assert over.about.text()
    assert over.pictures.isHidden()
    assert MONDAY.isoformat() not in over.cards[0].boxes["out"].text()
