"""Every window of the editor by the keyboard alone, in both languages; for who may only read; how fast it opens."""

from __future__ import annotations

import re
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from medias_desktop.core import i18n
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.tab_order import stops
from medias_desktop.editorial_calendar.views.editor.acts import PostActs
from medias_desktop.editorial_calendar.views.editor.opening import open_editor, warm
from medias_desktop.editorial_calendar.views.editor.steps import Act
from tests.editorial_calendar.posts.drafts import MONDAY, on

PAGES = ("text", "photos", "people", "details", "follow_up")


def letters_once(window):
    """Tell that each letter leads to one thing only among what is seen."""
    texts = [
        one.text()
        for kind in (QLabel, QAbstractButton)
        for one in window.findChildren(kind)
        if one.isVisible()
    ]
    found = {}
    for text in texts:
        for letter in re.findall(r"(?<!&)&(\w)", text):
            found.setdefault(letter.lower(), []).append(text)
    assert {letter: some for letter, some in found.items() if len(some) > 1} == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_letter_leads_to_two_things(desktop, language):
    i18n.use_language(language)
    editor = desktop.edit(desktop.add(category="contest", texts=on("facebook", "twitter")))
    editor.form.page("text").texts.tabs.setCurrentIndex(2)
    editor.form.page("text").texts.insert("! ")
    editor.form.page("text").texts.settle()
    desktop.settle(editor)
    for page in PAGES:
        editor.form.show_page(page)
        desktop.settle(editor)
        letters_once(editor)
    acts = PostActs(desktop.page, desktop.service, desktop.desk)
    number = editor.bench.post.id
    for act, name in (
        (Act.HAND_OVER, "hand_over"),
        (Act.STATISTICS, "post_statistics_dialog"),
        (Act.REFUSE, "post_refused_dialog"),
        (Act.SUSPEND, "post_suspended_dialog"),
    ):
        acts.do(act, number)
        window = desktop.form(name)
        letters_once(window)
        if name == "hand_over":
            window.show_page(1)
            letters_once(window)
        window.done(0)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_has_a_name(desktop, language):
    i18n.use_language(language)
    editor = desktop.edit(desktop.add(texts=on("facebook", "twitter")))
    for page in PAGES:
        editor.form.show_page(page)
        desktop.settle(editor)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
            for one in editor.findChildren(kind):
                if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    assert one.accessibleName() or getattr(one, "text", lambda: "")(), one.objectName()


def test_every_part_is_reached_by_the_tab_key(desktop):
    editor = desktop.edit(desktop.add(texts=on("facebook")))
    names = [one.objectName() for one in stops(editor)]
    for name in ("post_title", "post_category", "platform_facebook", "post_text", "post_link"):
        assert name in names
    for name in ("planned_on", "planned_time", "planning_find", "finding_sentence", "editor_submit"):
        assert name in names
    assert names.index("post_title") < names.index("post_text") < names.index("editor_submit")


def test_the_pages_are_gone_through_by_keys(desktop):
    editor = desktop.edit(desktop.add())
    seen = []
    for _page in PAGES:
        QTest.keyClick(editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append(editor.form.shown())
    assert seen == ["photos", "people", "details", "follow_up", "text"]
    QTest.keyClick(editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.shown() == "follow_up"


def test_who_may_only_read_sees_everything_and_writes_nothing(desktop, register, dialogs):
    post = desktop.add(texts=on("facebook"))
    register.actor = register.actor._replace(name="Line Caron", role=Role.READING)
    editor = desktop.edit(post)
    for page in PAGES:
        editor.form.show_page(page)
    desktop.settle(editor)
    page = editor.form.page("text")
    assert page.title.line.isReadOnly()
    assert page.texts.area.isReadOnly()
    assert not page.category.combo.isEnabled()
    assert "Line Caron" in page.category.combo.toolTip()
    assert not editor.footer.submit.isEnabled()
    assert "Line Caron" in editor.footer.submit.toolTip()
    assert all(row.aside.isHidden() for row in editor.findings.rows())
    assert editor.findings.rows()
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(dialogs.errors) == 1
    assert desktop.edit(day=MONDAY) is None
    assert len(dialogs.errors) == 2
    PostActs(desktop.page, desktop.service, desktop.desk).approve(post)
    assert len(dialogs.errors) == 3
    assert not editor.dirty()


def test_a_second_window_opens_at_once(desktop, qtbot, qapp):
    warm(desktop.page)
    desktop.edit(desktop.add()).leave()
    post = desktop.add()
    took = []
    for _time in range(5):
        began = time.thread_time()
        editor = open_editor(desktop.page, desktop.service, desktop.desk, post)
        qapp.processEvents()
        took.append(time.thread_time() - began)
        desktop.settle(editor)
        editor.leave()
    assert min(took) < 0.2, took


def test_from_a_key_to_its_findings_at_once(desktop, qapp):
    editor = desktop.edit(desktop.add(texts=on("facebook", account=desktop.account)))
    texts = editor.form.page("text").texts
    for _key in range(3):
        texts.insert("a")
        texts.settle()
        desktop.settle(editor)
    check, took = editor.service.checking.check, []
    for _key in range(10):
        began = time.thread_time()
        check(editor.bench.now, editor.bench.post.id)
        took.append(time.thread_time() - began)
    assert min(took) < 0.016, took


def test_the_calendar_that_drops_down_puts_its_day_in(desktop):
    editor = desktop.edit(day=MONDAY)
    assert editor.planning.day.line.actions()
    assert [one for one in editor.planning.findChildren(QPushButton) if one.objectName() == "planning_find"]


def test_the_next_free_slot_is_put_in(desktop, qtbot):
    desktop.add(texts=on("facebook", account=desktop.account))
    editor = desktop.edit(desktop.add(title="Autre", texts=on("facebook", account=desktop.account)))
    editor.planning.find_button.click()
    qtbot.waitUntil(lambda: not editor.planning.found.isHidden() and editor.planning.settled())
    desktop.settle(editor)
    moment = desktop.service.slots.next(
        desktop.service.posts.one(editor.bench.post.id).draft,
        editor.bench.post.id,
        desktop.service.posts.one(editor.bench.post.id).draft.moment,
    )
    assert (editor.planning.day.day(), editor.planning.hour.hour()) == (moment.date(), moment.time())
    assert editor.dirty()


def test_the_taken_slots_of_the_day_are_shown(desktop):
    desktop.add(title="Collecte", texts=on("facebook"))
    editor = desktop.edit(day=MONDAY)
    assert editor.planning.taken.text() == "• 10:00 · Collecte · Facebook"
    desktop.service.day_notes.add(MONDAY, "Pas de photo")
    desktop.desk.changes.announce("calendar")
    desktop.settle(editor)
    assert "Pas de photo" in editor.planning.facts.text()
