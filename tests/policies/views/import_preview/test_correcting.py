"""A draft corrected in two windows: both corrections are shown, and what is chosen is recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from medias_desktop.core.merging import Side
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import corrections
from medias_desktop.policies.rules.levels import closed
from medias_desktop.policies.views.import_preview.correcting import correct_draft, opened
from medias_desktop.policies.views.import_preview.differences import (
    only_renamed,
    outline_fields,
    outline_of,
    outline_text,
    value_text,
)
from tests.policies.adopting import IDENTITY, OUTLINE, adopt, draft

RENAMED = replace(IDENTITY, title="Politique des communications")
THEIRS = replace(OUTLINE, sections=(replace(OUTLINE.sections[0], heading="Objet"), *OUTLINE.sections[1:]))


@pytest.fixture
def done():
    return []


@pytest.fixture
def correction(qtbot, service, desk, done):
    """A preview in which section 1.1 was renamed and the title changed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    version = service.version(draft(service))
    made = correct_draft(parent, service, desk, version, done.append)
    made.window = parent  # Qt deletes a parent that nobody holds
    made.preview.editor.rename(1, heading="Champ d’application")
    made.preview.form.policy_title.setText("Politique des médias en ligne")
    return made


def correct_elsewhere(service, correction, outline=THEIRS, identity=RENAMED):
    """Correct the same draft as another window does."""
    now = opened(service, service.version(correction._opened.version_id))
    service.correct_outline(
        now.version_id,
        now.row_version,
        outline,
        identity=identity,
        policy_row_version=now.policy_row_version,
    )


def headings(service, correction):
    return [one.heading for one in service.version(correction._opened.version_id).sections]


def test_both_corrections_are_shown(service, correction):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    assert correction.conflict.choices() == {
        "section0": Side.THEIRS,
        "section1": Side.MINE,
        "title": Side.MINE,
    }
    assert not correction.preview.isVisible()
    shown = {one.text() for one in correction.conflict.findChildren(QLabel)}
    assert {"1 But", "1 Objet", "1.1 Portée", "1.1 Champ d’application"} <= shown


def test_corrections_of_different_sections_are_kept_together(service, correction, done):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    correction.conflict.findChild(QPushButton, "save").click()
    assert headings(service, correction) == ["Objet", "Champ d’application", "Formulaire"]
    assert service.library()[0].title == "Politique des médias en ligne"
    assert done == [correction._opened.version_id]


def test_another_choice_is_recorded(service, correction):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    correction.conflict.choose("section0", Side.MINE)
    correction.conflict.choose("title", Side.THEIRS)
    correction.conflict.accept()
    assert headings(service, correction) == ["But", "Champ d’application", "Formulaire"]
    assert service.library()[0].title == RENAMED.title


def test_where_text_moved_the_whole_text_is_chosen(service, correction):
    """Sections chosen one by one could lose what went from one to the other."""
    moved = corrections.turn_into_text(OUTLINE, 2)
    correct_elsewhere(service, correction, moved, None)
    correction.preview.keep()
    assert correction.conflict.choices() == {"text": Side.MINE, "title": Side.MINE}
    shown = {one.text() for one in correction.conflict.findChildren(QLabel)}
    assert "2 articles\nModifié ou nouveau\u00a0: 1.1 Portée\nDisparu\u00a0: ANNEXE A Formulaire" in shown
    assert "3 articles\nModifié ou nouveau\u00a0: 1.1 Champ d’application" in shown
    correction.conflict.choose("text", Side.THEIRS)
    correction.conflict.accept()
    assert headings(service, correction) == ["But", "Portée"]
    assert service.library()[0].title == "Politique des médias en ligne"


def test_theirs_is_kept(service, correction, done, dialogs):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    correction.conflict.findChild(QPushButton, "keep_theirs").click()
    assert headings(service, correction) == ["Objet", "Portée", "Formulaire"]
    assert service.library()[0].title == RENAMED.title
    assert dialogs.asked == []  # they were just asked what to keep
    assert len(done) == 1  # the reader shows the newer text


def test_back_to_the_preview(service, correction, done):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    correction.conflict.reject()
    assert correction.preview.isVisible()
    assert correction.preview.editor.outline.sections[1].heading == "Champ d’application"
    assert headings(service, correction) == ["Objet", "Portée", "Formulaire"]
    assert done == []


def test_overtaken_again_while_choosing(service, correction):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    first = correction.conflict
    third = replace(THEIRS, introduction="Un autre préambule.")
    correct_elsewhere(service, correction, third, RENAMED)
    first.accept()
    assert correction.conflict is not first
    correction.conflict.choose("text", Side.THEIRS)
    correction.conflict.accept()
    version = service.version(correction._opened.version_id)
    assert version.introduction == "Un autre préambule."
    assert headings(service, correction) == ["Objet", "Portée", "Formulaire"]


def test_a_different_field_in_each_window_is_no_conflict(service, correction, done):
    """They renamed nothing and I touched no text of theirs: only the name is mine."""
    correction.preview.editor.undo()
    correct_elsewhere(service, correction, identity=None)
    correction.preview.keep()
    assert correction.conflict is None
    assert headings(service, correction) == ["Objet", "Portée", "Formulaire"]
    assert service.library()[0].title == "Politique des médias en ligne"
    assert len(done) == 1


def test_a_draft_saved_there_without_a_change_asks_nothing(service, correction, done):
    correct_elsewhere(service, correction, OUTLINE, None)
    correction.preview.keep()
    assert correction.conflict is None
    assert headings(service, correction) == ["But", "Champ d’application", "Formulaire"]
    assert len(done) == 1


def test_the_same_correction_in_both_windows(service, correction, done):
    correct_elsewhere(
        service, correction, correction.preview.editor.outline, correction.preview.form.identity()
    )
    correction.preview.keep()
    assert correction.conflict is None
    assert len(done) == 1


def test_a_draft_adopted_or_deleted_meanwhile_is_told_in_the_window(service, correction):
    adopt(service, correction._opened.version_id)
    correction.preview.keep()
    assert correction.preview.isVisible()
    assert correction.preview.problem.isVisible()
    assert correction.conflict is None


def test_a_draft_deleted_while_choosing(service, correction):
    correct_elsewhere(service, correction)
    correction.preview.keep()
    service.delete_draft(correction._opened.version_id)
    correction.conflict.accept()
    assert correction.preview.isVisible()
    assert correction.preview.problem.isVisible()


# Differences in a few lines


SECTIONS = st.lists(
    st.builds(
        Section,
        st.integers(1, 3),
        st.sampled_from(["", "1", "2"]),
        st.sampled_from(["", "But", "Fin"]),
        st.text(max_size=3),
    ),
    max_size=12,
)
OUTLINES = st.builds(Outline, st.text(max_size=3), st.text(max_size=3), SECTIONS.map(tuple))


@given(OUTLINES, OUTLINES)
def test_a_difference_is_never_told_as_none(before, outline):
    assert outline_text(before, before) == outline_text(outline, before) or outline != before
    if outline != before and len(set(before.sections)) == len(before.sections):
        assert "\n" in outline_text(outline, before)


@given(OUTLINES, st.booleans())
def test_fields_give_the_outline_back(outline, by_section):
    whole = replace(outline, sections=closed(outline.sections))
    assert outline_of(outline_fields(whole, by_section=by_section), whole) == whole


@given(OUTLINES, st.data())
def test_sections_chosen_one_by_one_never_lose_text(before, data):
    """Whatever is chosen, every word of the text stays where it was."""
    both = [
        replace(
            before,
            sections=tuple(
                replace(
                    one,
                    heading=data.draw(st.sampled_from([one.heading, "Autre"])),
                    level=data.draw(st.integers(1, 4)),
                )
                for one in before.sections
            ),
        )
        for _side in range(2)
    ]
    assert only_renamed(before, *both)
    picked = {
        name: data.draw(st.sampled_from([outline_fields(side, by_section=True)[name] for side in both]))
        for name in outline_fields(before, by_section=True)
    }
    made = outline_of(picked, before)
    assert only_renamed(before, made)


def test_a_change_of_level_is_told():
    told = value_text(OUTLINE)
    assert told("section1", OUTLINE.sections[1]) == "1.1 Portée"
    assert told("section1", replace(OUTLINE.sections[1], level=1)) == "1.1 Portée\nNiveau 1"


def test_many_changes_are_counted():
    before = Outline("", "", tuple(Section(1, str(n), f"T{n}", "") for n in range(9)))
    after = Outline("", "", tuple(replace(one, body="x") for one in before.sections))
    assert outline_text(after, before) == (
        "9 articles\nModifié ou nouveau\u00a0: 0 T0, 1 T1, 2 T2, 3 T3, 4 T4, 5 T5, 3 autres"
    )
