"""Notes and comments on a real register."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules.composing_errors import AuthorMissing, CommentMissing, NoteGone
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState
from tests.policies.adopting import draft, table_sizes

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def notes(services):
    return services.notes


def comment(text_uid, text="À préciser.", day=DAY):
    return Note(0, text_uid, "s-1", NoteKind.COMMENT, "Me Anne Roy", day, text)


def test_a_comment_on_a_draft_is_kept_answered_and_removed(notes, services):
    uid = services.policies.version(draft(services.policies)).summary.uid
    number = notes.add(comment(uid))
    (found,) = notes.notes(uid)
    assert found == dataclasses.replace(comment(uid), id=number)
    notes.change(dataclasses.replace(found, answer="Fait.", state=NoteState.ACCEPTED))
    (after,) = notes.notes(uid)
    assert (after.answer, after.state, after.row_version) == ("Fait.", NoteState.ACCEPTED, 2)
    notes.delete(number)
    assert notes.notes(uid) == ()
    with pytest.raises(NoteGone):
        notes.delete(number)


def test_a_note_on_a_town_stands_by_itself_and_the_oldest_comes_first(notes):
    notes.add(comment("town/blainville", "deux", DAY))
    notes.add(comment("town/blainville", "un", DAY - dt.timedelta(1)))
    notes.add(comment("town/montmagny", "ailleurs"))
    assert [one.text for one in notes.notes("town/blainville")] == ["un", "deux"]


def test_two_windows_cannot_answer_unawares(notes):
    notes.add(comment("town/blainville"))
    (found,) = notes.notes("town/blainville")
    notes.change(dataclasses.replace(found, answer="un"))
    with pytest.raises(ChangedElsewhere):
        notes.change(dataclasses.replace(found, answer="deux"))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"text": " "}, CommentMissing),
        ({"author": " "}, AuthorMissing),
        ({"text_uid": "0000"}, UnknownVersion),
        ({"text_uid": "town/nulle-part"}, UnknownVersion),
    ],
)
def test_what_lacks_something_is_not_kept(notes, register, changes, error):
    before = table_sizes(register)
    with pytest.raises(error):
        notes.add(dataclasses.replace(comment("town/blainville"), **changes))
    assert table_sizes(register) == before


def test_what_is_taken_out_of_a_kept_comment_is_told(notes):
    notes.add(comment("town/blainville"))
    (kept,) = notes.notes("town/blainville")
    with pytest.raises(CommentMissing):
        notes.change(dataclasses.replace(kept, text=" "))
    assert notes.notes("town/blainville") == (kept,)


def test_an_own_note_needs_no_author(notes):
    notes.add(dataclasses.replace(comment("town/blainville"), kind=NoteKind.NOTE, author=""))
    assert len(notes.notes("town/blainville")) == 1


def test_the_notes_of_a_draft_go_with_it(notes, services, register):
    before = table_sizes(register)
    version_id = draft(services.policies)
    notes.add(comment(services.policies.version(version_id).summary.uid))
    services.policies.delete_draft(version_id)
    assert table_sizes(register) == before
