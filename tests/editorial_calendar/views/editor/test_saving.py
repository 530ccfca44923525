"""Saving, submitting, leaving; another window at the same post; another language; a reader."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from medias_desktop.core import i18n
from medias_desktop.core.merging import Side
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.editor.opening import editors, may_close_editors, open_editor
from tests.editorial_calendar.posts.drafts import MONDAY, draft, on

CONTROL = Qt.KeyboardModifier.ControlModifier


def write(editor, title="", text="", platform="facebook"):
    """Type a title and a text."""
    page = editor.form.page("text")
    if title:
        page.title.line.setText(title)
    if text:
        if not page.platforms.boxes[platform].isChecked():
            page.platforms.boxes[platform].setChecked(True)
        page.texts.area.setPlainText(text)
        page.texts.settle()


def test_a_new_post_is_written_planned_and_saved(desktop):
    editor = desktop.edit(day=MONDAY)
    write(editor, "Ouverture de la patinoire", "La patinoire ouvre samedi.")
    editor.form.page("text").category.choose("own_activity")
    editor.planning.hour.line.setText("10h")
    desktop.settle(editor)
    QTest.keyClick(editor, Qt.Key.Key_S, CONTROL)
    desktop.settle(editor)
    (line,) = desktop.service.post_listing.between(MONDAY, MONDAY)
    assert (line.title, line.planned_time, line.state) == (
        "Ouverture de la patinoire",
        "10:00",
        PostState.DRAFT,
    )
    post = desktop.service.posts.one(line.id)
    assert [(one.platform, one.text, one.account_id) for one in post.draft.texts] == [
        ("facebook", "La patinoire ouvre samedi.", desktop.account)
    ]
    assert not editor.dirty()
    assert editor.bench.post.id == line.id


def test_everything_that_is_said_is_kept(desktop):
    editor = desktop.edit(day=MONDAY)
    write(editor, "Concours de photos", "Participez!")
    page, people, details = (editor.form.page(name) for name in ("text", "people", "details"))
    page.category.choose("contest")
    page.language.choose("en")
    page.link.line.setText("https://sainte-elodie.example/concours")
    people.author.show_person(desktop.author, "Julie Landry")
    people.approver.line.setText("Sylvie Nadeau")
    people.requester.line.setText("Loisirs")
    people.campaign.line.setText("Hiver")
    details.exception.choose("other")
    details.reason.area.setPlainText("Demande du conseil")
    details.allowed_by.choose("communications")
    details.because.area.setPlainText("Une fois par an")
    details.contest.text.area.setPlainText("Un tirage le 20 décembre.")
    details.purpose.choose("promotion")
    details.audiences.boxes["citizens"].setChecked(True)
    details.original.line.setText("https://partenaire.example/1")
    details.logo.setChecked(True)
    details.note.area.setPlainText("À relire")
    editor.form.page("photos").credit.line.setText("Club photo")
    desktop.settle(editor)
    editor.saving.save()
    desktop.settle(editor)
    kept = desktop.service.posts.one(editor.bench.post.id).draft
    expected = dataclasses.replace(
        draft(),
        title="Concours de photos",
        category="contest",
        language="en",
        planned_on=MONDAY,
        planned_time=None,
        texts=on("facebook", text="Participez!", account=desktop.account),
        author_id=desktop.author,
        author="Julie Landry",
        approver="Sylvie Nadeau",
        requester="Loisirs",
        campaign="Hiver",
        link="https://sainte-elodie.example/concours",
        original_link="https://partenaire.example/1",
        source_credit="Club photo",
        purpose="promotion",
        audiences=("citizens",),
        exception="other",
        exception_reason="Demande du conseil",
        allowed_by="communications",
        allowed_because="Une fois par an",
        contest_rules="Un tirage le 20 décembre.",
        shows_logo=True,
        note="À relire",
    )
    assert kept == expected
    again = desktop.edit(editor.bench.post.id)
    assert again is editor
    editor.leave()
    reopened = desktop.edit(editor.bench.post.id)
    assert reopened.draft() == expected
    for name in ("photos", "people", "details"):
        reopened.form.show_page(name)
    assert reopened.draft() == expected
    assert not reopened.dirty()


def test_what_lacks_is_told_at_its_field(desktop):
    editor = desktop.edit(day=MONDAY)
    editor.saving.save()
    desktop.settle(editor)
    title = editor.form.page("text").title
    assert title.problem.text().startswith("Donnez un titre") or "title" in title.problem.text()
    write(editor, "Patinoire")
    editor.planning.day.set_day(dt.date(2025, 1, 1))
    editor.saving.save()
    desktop.settle(editor)
    assert editor.planning.day.problem.text()
    editor.planning.day.line.setText("pas une date")
    editor.saving.save()
    assert editor.planning.day.problem.text()
    editor.planning.day.set_day(MONDAY)
    editor.form.page("text").link.line.setText("pas un lien")
    editor.saving.save()
    desktop.settle(editor)
    assert editor.footer.trouble.text()
    assert not desktop.service.posts.any()


def test_control_enter_submits_and_the_keyboard_goes_to_approving(desktop, qtbot):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    editor = desktop.edit(post)
    write(editor, "Patinoire ouverte")
    desktop.settle(editor)
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: desktop.service.posts.one(post).state is PostState.CHECKED)
    desktop.settle(editor)
    assert desktop.service.posts.one(post).draft.title == "Patinoire ouverte"
    qtbot.waitUntil(lambda: editor.focusWidget().objectName() == "act_approve")


def test_enter_in_a_field_saves_nothing(desktop):
    editor = desktop.edit(day=MONDAY)
    write(editor, "Patinoire")
    QTest.keyClick(editor.form.page("text").title.line, Qt.Key.Key_Return)
    desktop.settle(editor)
    assert not desktop.service.posts.any()


def test_leaving_asks_only_when_something_is_not_saved(desktop, dialogs):
    post = desktop.add()
    editor = desktop.edit(post)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not dialogs.asked
    assert not editors(desktop.page)
    editor = desktop.edit(post)
    write(editor, "Autre titre")
    dialogs.choices = [None]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert len(dialogs.asked) == 1
    assert editor.isVisible()
    dialogs.choices = [1]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editors(desktop.page)
    assert desktop.service.posts.one(post).draft.title == "Ouverture de la patinoire"
    editor = desktop.edit(post)
    write(editor, "Autre titre")
    dialogs.choices = [0]
    assert may_close_editors(desktop.page)
    assert desktop.service.posts.one(post).draft.title == "Autre titre"


def test_the_program_stays_when_the_editor_does(desktop, dialogs):
    editor = desktop.edit(desktop.add())
    write(editor, "Autre titre")
    dialogs.choices = [None]
    assert not may_close_editors(desktop.page)
    assert editors(desktop.page) == [editor]


def test_another_windows_change_is_told_and_both_are_shown(desktop, qtbot):
    post = desktop.add()
    editor = desktop.edit(post)
    write(editor, "Mon titre")
    theirs = desktop.service.posts.one(post)
    desktop.service.posts.change(
        post, theirs.version, dataclasses.replace(theirs.draft, title="Leur titre", campaign="Hiver")
    )
    desktop.desk.changes.announce("calendar")
    desktop.settle(editor)
    assert not editor.header.news.isHidden()
    assert editor.draft().title == "Mon titre"
    editor.saving.save()
    qtbot.waitUntil(lambda: editor.saving.conflict is not None)
    conflict = editor.saving.conflict
    assert conflict.choices() == {"title": Side.MINE, "campaign": Side.THEIRS}
    conflict.choose("title", Side.MINE)
    conflict.accept()
    desktop.settle(editor)
    kept = desktop.service.posts.one(post).draft
    assert (kept.title, kept.campaign) == ("Mon titre", "Hiver")
    assert not editor.dirty()


def test_nothing_typed_here_follows_another_window_at_once(desktop):
    post = desktop.add()
    editor = desktop.edit(post)
    theirs = desktop.service.posts.one(post)
    desktop.service.posts.change(post, theirs.version, dataclasses.replace(theirs.draft, title="Leur titre"))
    desktop.desk.changes.announce("calendar")
    desktop.settle(editor)
    assert editor.form.page("text").title.text() == "Leur titre"
    assert editor.header.news.isHidden()


def test_a_post_removed_elsewhere_is_told_and_the_words_stay(desktop):
    post = desktop.service.posts.add(draft(), PostState.IDEA)
    editor = desktop.edit(post)
    write(editor, "Mon titre")
    desktop.service.posts.delete_idea(post, desktop.service.posts.one(post).version)
    editor.saving.save()
    desktop.settle(editor)
    assert editor.footer.trouble.text()
    assert editor.draft().title == "Mon titre"


def test_typing_goes_on_after_saving(desktop):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    editor = desktop.edit(post)
    texts = editor.form.page("text").texts
    texts.area.selectAll()
    texts.insert("La patinoire ouvre. ")
    texts.settle()
    editor.saving.save()
    desktop.settle(editor)
    assert texts.area.toPlainText() == "La patinoire ouvre. "
    assert not editor.dirty()
    assert texts.area.document().isUndoAvailable()


def test_another_language_and_look_leave_what_was_typed(desktop, qapp, qtbot):
    from medias_desktop.core.widgets import theme

    editor = desktop.edit(desktop.add())
    write(editor, "Titre tapé", "Texte tapé")
    editor.form.show_page("people")
    editor.form.page("people").campaign.line.setText("Hiver")
    i18n.use_language("en")
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: editor.footer.close_button.text() == "&Close")
    desktop.settle(editor)
    said = editor.draft()
    assert (said.title, said.texts[0].text, said.campaign) == ("Titre tapé", "Texte tapé", "Hiver")
    assert editor.form.shown() == "people"
    assert editor.dirty()


def test_a_post_is_opened_once_only(desktop):
    post = desktop.add()
    first = desktop.edit(post)
    assert desktop.edit(post) is first
    assert open_editor(first, desktop.service, desktop.desk, desktop.add()) is not first
    assert len(editors(desktop.page)) == 2


def test_a_post_that_is_gone_is_told(desktop, dialogs):
    assert desktop.edit(4711) is None
    assert len(dialogs.errors) == 1


def test_an_hour_may_be_given_with_the_day(desktop):
    editor = desktop.edit(day=MONDAY, time=dt.time(14, 30))
    assert (editor.planning.day.day(), editor.planning.hour.hour()) == (MONDAY, dt.time(14, 30))


def test_the_rules_of_a_contest_may_be_a_file(desktop, tmp_path, dialogs, qtbot):
    post = desktop.add(category="contest")
    editor = desktop.edit(post)
    editor.form.show_page("details")
    field = editor.form.page("details").contest
    (tmp_path / "règlement.pdf").write_bytes(b"%PDF-1.4 invente")
    dialogs.files = [tmp_path / "règlement.pdf"]
    field.attach.click()
    qtbot.waitUntil(lambda: field.has_file())
    assert editor.dirty()
    editor.saving.save()
    desktop.settle(editor)
    assert desktop.service.posts.contest_rules_file(post) == b"%PDF-1.4 invente"
    assert not editor.dirty()
    dialogs.files = [tmp_path / "copie.pdf"]
    field.copy.click()
    assert (tmp_path / "copie.pdf").read_bytes() == b"%PDF-1.4 invente"
    field.detach.click()
    assert field.copy.isHidden()
    editor.saving.save()
    desktop.settle(editor)
    assert desktop.service.posts.contest_rules_file(post) is None


def test_an_approved_post_says_that_it_goes_back(desktop):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    posts = desktop.service.posts
    for state in (PostState.CHECKED, PostState.APPROVED):
        posts.step(post, posts.one(post).version, state)
    editor = desktop.edit(post)
    assert editor.footer.told.isHidden()
    write(editor, "Autre titre")
    desktop.settle(editor)
    assert not editor.footer.told.isHidden()
    editor.saving.save()
    desktop.settle(editor)
    assert posts.one(post).state is PostState.DRAFT


@pytest.mark.parametrize("text", ["x" * 70_000, "mot " * 17_500, "ligne\n" * 11_000])
def test_a_very_long_text_is_typed_into_quickly(desktop, text):
    import time

    editor = desktop.edit(desktop.add(texts=on("blog", text=text.strip())))
    texts = editor.form.page("text").texts
    took = []
    for _key in range(5):
        began = time.thread_time()
        texts.insert("a")
        texts.settle()
        took.append(time.thread_time() - began)
    desktop.settle(editor)
    assert min(took) < 0.25
    assert len(editor.draft().texts[0].text) == len(text.strip()) + 5


def test_a_text_that_is_too_long_is_not_lost(desktop):
    editor = desktop.edit(desktop.add())
    write(editor, text="x" * 70_001)
    editor.saving.save()
    desktop.settle(editor)
    assert editor.footer.trouble.text()
    assert len(editor.draft().texts[0].text) == 70_001


def test_numbers_typed_by_mistake_are_removed_after_a_question(desktop, dialogs):
    service = desktop.service
    day = service.today
    post = service.post_records.record_unplanned(
        draft(author_id=desktop.author, texts=on("facebook")),
        [Publication(platform="facebook", published_on=day)],
        "Parue sans avoir été planifiée",
    )
    service.post_records.record_statistics(post, "facebook", day, Counts(reach=480))
    editor = desktop.edit(post)
    assert editor.findings.findings == ()  # the policy is no longer asked about what has appeared
    editor.form.show_page("follow_up")
    remove = editor.findChild(TextLink, f"remove_statistics_facebook_{day.isoformat()}")
    dialogs.answers = [False]
    remove.click()
    assert [one.counts.reach for one in service.post_records.statistics(post)] == [480]
    dialogs.answers = [True]
    remove.click()
    assert service.post_records.statistics(post) == ()
    assert "480" not in " ".join(
        one.text() for one in editor.form.follow_up().findChildren(QLabel) if one.isVisible()
    )
