"""One post, two windows: what the other one did is told, what was typed stays, and nobody approves what they have not seen."""

from __future__ import annotations

import dataclasses

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors.posts import PostGone
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.editor.acts import PostActs
from medias_desktop.editorial_calendar.views.editor.steps import Act
from tests.editorial_calendar.posts.drafts import draft, on
from tests.editorial_calendar.town_rules import service_over
from tests.editorial_calendar.views.editor.test_saving import write
from tests.registers import open_again


@pytest.fixture
def theirs(register, dialogs):
    """Return the posts of another window."""
    dialogs.answers = [True] * 9  # what is left open after a test may be left
    other = open_again(register)
    yield service_over(other).posts
    other.close()


def stepped(posts, post, *states):
    for state in states:
        posts.step(post, posts.one(post).version, state)


def rewritten(posts, post, **more):
    known = posts.one(post)
    posts.change(post, known.version, dataclasses.replace(known.draft, **more))


def test_nobody_approves_a_text_that_another_window_wrote_meanwhile(desktop, theirs, qtbot, dialogs):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    ours = desktop.service.posts
    stepped(ours, post, PostState.CHECKED)
    seen = ours.one(post)
    editor = desktop.edit(post)
    stepped(theirs, post, PostState.DRAFT)
    rewritten(theirs, post, texts=on("facebook", text="Un tout autre texte.", account=desktop.account))
    stepped(theirs, post, PostState.CHECKED)
    editor.saving.do(Act.APPROVE)
    desktop.settle(editor)
    assert ours.one(post).state is PostState.CHECKED
    assert editor.footer.trouble.text() == ChangedElsewhere().sentence()
    PostActs(desktop.page, desktop.service, desktop.desk).do(
        Act.APPROVE, post, seen.version
    )  # as the card does
    desktop.settle(editor)
    assert [type(one) for one in dialogs.errors] == [ChangedElsewhere]
    assert ours.one(post).state is PostState.CHECKED
    desktop.settle(editor)
    assert editor.draft().texts[0].text == "Un tout autre texte."
    editor.saving.do(Act.APPROVE)
    qtbot.waitUntil(lambda: ours.one(post).state is PostState.APPROVED)


def test_typing_before_approving_puts_both_together_and_approves_neither(desktop, theirs, qtbot):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    stepped(desktop.service.posts, post, PostState.CHECKED)
    editor = desktop.edit(post)
    rewritten(theirs, post, campaign="Hiver")
    assert theirs.one(post).state is PostState.CHECKED  # a campaign is only the municipality's own
    write(editor, "Mon titre")
    editor.saving.do(Act.APPROVE)
    qtbot.waitUntil(lambda: editor.saving.conflict is not None)
    editor.saving.conflict.accept()
    desktop.settle(editor)
    kept = desktop.service.posts.one(post)
    assert (kept.draft.title, kept.draft.campaign) == ("Mon titre", "Hiver")
    assert kept.state is PostState.DRAFT


@pytest.mark.parametrize("name", ["Léo Roy", ""])
def test_approved_elsewhere_while_it_is_edited_here(desktop, theirs, qtbot, name):
    """Saving takes an approval back: it is said before it is done."""
    post = desktop.add(texts=on("facebook", account=desktop.account), approver="Léo Roy")
    editor = desktop.edit(post)
    write(editor, "Mon titre")
    theirs._register.actor = theirs._register.actor._replace(name=name)
    stepped(theirs, post, PostState.CHECKED, PostState.APPROVED)
    editor.saving.save()
    qtbot.waitUntil(lambda: bool(editor.footer.trouble.text()))
    desktop.settle(editor)
    assert desktop.service.posts.one(post).state is PostState.APPROVED
    assert editor.footer.trouble.text() == ChangedElsewhere().sentence()
    assert editor.draft().title == "Mon titre"
    assert editor.footer.told.text()
    editor.saving.save()
    desktop.settle(editor)
    kept = desktop.service.posts.one(post)
    assert (kept.state, kept.draft.title) == (PostState.DRAFT, "Mon titre")


@pytest.mark.parametrize(
    "act", [Act.CHECK, Act.TO_IDEAS, Act.DUPLICATE, Act.DELETE, Act.REFUSE, Act.WITHDRAW]
)
def test_an_act_on_a_post_that_is_gone_is_told(desktop, theirs, dialogs, qtbot, act):
    post = desktop.service.posts.add(draft(), PostState.IDEA)
    seen = desktop.service.posts.one(post)
    theirs.delete_idea(post, seen.version)
    PostActs(desktop.page, desktop.service, desktop.desk).do(act, post, seen.version)
    qtbot.waitUntil(desktop.desk.jobs.idle)
    assert [type(one) for one in dialogs.errors] == [PostGone]


def test_a_reason_that_was_typed_stays_when_the_post_went_on_elsewhere(desktop, theirs, qtbot):
    post = desktop.add(texts=on("facebook", account=desktop.account))
    stepped(desktop.service.posts, post, PostState.CHECKED)
    seen = desktop.service.posts.one(post)
    PostActs(desktop.page, desktop.service, desktop.desk).do(Act.REFUSE, post, seen.version)
    form = desktop.form("post_refused_dialog")
    form.reason.area.setPlainText("Trop tôt")
    stepped(theirs, post, PostState.APPROVED)
    form.save()
    qtbot.waitUntil(lambda: not form.busy)
    assert form.isVisible()
    assert "Approuvée" in form.trouble.text()
    assert form.reason.text() == "Trop tôt"
    assert theirs.one(post).state is PostState.APPROVED
    form.done(0)


def test_archived_elsewhere_while_it_is_edited_here(desktop, theirs, register):
    from tests.editorial_calendar.views.calendar.filled import set_state

    post = desktop.add(texts=on("facebook", account=desktop.account))
    editor = desktop.edit(post)
    write(editor, "Mon titre")
    set_state(desktop.service, post, PostState.ARCHIVED)
    editor.saving.save()
    desktop.settle(editor)
    assert editor.draft().title == "Mon titre"
    assert editor.footer.trouble.text()
    assert theirs.one(post).draft.title == "Ouverture de la patinoire"
