from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.views.import_preview.editing import OutlineEditor


def outline(*levels: int) -> Outline:
    return Outline(
        "", "", tuple(Section(level, str(n), f"Titre {n}", f"Corps {n}") for n, level in enumerate(levels, 1))
    )


def levels(editor: OutlineEditor) -> list[int]:
    return [section.level for section in editor.outline.sections]


def test_demoting_moves_the_children_along_and_undo_brings_them_back():
    editor = OutlineEditor(outline(1, 1, 2, 1))
    assert editor.demote([1])
    assert levels(editor) == [1, 2, 3, 1]
    assert editor.undo() == (1,)
    assert levels(editor) == [1, 1, 2, 1]
    assert editor.redo() == (1,)
    assert levels(editor) == [1, 2, 3, 1]


def test_a_parent_and_its_child_selected_together_move_once():
    editor = OutlineEditor(outline(1, 1, 2))
    editor.demote([1, 2])
    assert levels(editor) == [1, 2, 3]


def test_two_sisters_selected_move_both():
    editor = OutlineEditor(outline(1, 2, 2, 2))
    editor.promote([1, 3])
    assert levels(editor) == [1, 1, 2, 1]


def test_what_cannot_be_done_is_no_step():
    editor = OutlineEditor(outline(1, 1))
    assert not editor.promote([0])
    assert not editor.rename(0, heading="Titre 1")
    assert not editor.can_undo()
    assert not editor.changed()


def test_several_headings_become_text_in_their_order():
    editor = OutlineEditor(outline(1, 1, 1))
    editor.turn_into_text([1, 2])
    (only,) = editor.outline.sections
    assert only.body.split("\n\n") == ["Corps 1", "2 Titre 2", "Corps 2", "3 Titre 3", "Corps 3"]


def test_a_correction_after_an_undo_forgets_what_was_undone():
    editor = OutlineEditor(outline(1, 1))
    editor.rename(0, number="1.0")
    editor.undo()
    editor.rename(1, heading="Autre")
    assert not editor.can_redo()
    assert [section.number for section in editor.outline.sections] == ["1", "2"]
    assert editor.outline.sections[1].heading == "Autre"


def test_undone_to_the_beginning_nothing_is_changed():
    editor = OutlineEditor(outline(1, 1))
    editor.rename(0, number="9")
    assert editor.changed()
    editor.undo()
    assert not editor.changed()
