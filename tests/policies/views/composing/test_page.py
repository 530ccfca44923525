"""Composing a draft on its page with real widgets on a real register, by keyboard alone where it can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QToolButton

from medias_desktop.core import i18n
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules import drafts
from medias_desktop.policies.rules.numbering import Style
from medias_desktop.policies.service.sources import Source
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.composing.clause_tree import MOST
from medias_desktop.policies.views.composing.library_pane import LibraryPane
from medias_desktop.policies.views.composing.outline_tree import CLAUSE_MIME, SECTION_MIME
from tests.policies.adopting import draft

ALT = Qt.KeyboardModifier.AltModifier


def headings(page):
    return [(one.level, one.number, one.heading) for one in page.composition.draft.sections]


def uid(page, place):
    return page.composition.draft.sections[place].uid


def test_a_walk_by_keyboard_alone(qtbot, page, services, draft_id):
    qtbot.keyClick(page.outline, Qt.Key.Key_Down)
    qtbot.keyClick(page.outline, Qt.Key.Key_Return)
    assert page.editor.body.hasFocus()
    qtbot.keyClicks(page.editor.body, "Dire qui parle.")
    qtbot.keyClick(page.editor.body, Qt.Key.Key_Escape)
    assert page.outline.hasFocus()
    qtbot.keyClick(page.outline, Qt.Key.Key_Insert)
    assert page.editor.heading.hasFocus()
    qtbot.keyClicks(page.editor.heading, "Limites")
    qtbot.keyClick(page.editor.heading, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor.body, "Voir article 3.")
    qtbot.keyClick(page.editor.body, Qt.Key.Key_Escape)
    qtbot.keyClick(page.outline, Qt.Key.Key_Right, ALT)
    assert headings(page)[:3] == [(1, "1", "Objet"), (2, "1.1", "Limites"), (1, "2", "Définitions")]
    assert page.composition.draft.sections[1].body == "Voir article 2."
    qtbot.keyClick(page.outline, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    _summary, saved = services.composing.draft(draft_id)
    assert saved == page.composition.draft
    assert page.header.chip.text().startswith(i18n.translate("Saved"))


def test_every_step_is_taken_back_and_done_again(qtbot, page):
    before = page.composition.draft
    qtbot.keyClick(page.outline, Qt.Key.Key_Down)
    qtbot.keyClick(page.outline, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(page.outline, Qt.Key.Key_Delete)
    qtbot.keyClick(page.outline, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor.body, "texte")
    after = page.composition.draft
    for _step in range(page.composition.steps.count()):
        qtbot.keyClick(page.editor.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.composition.draft == before
    assert not page.composition.unsaved()
    while page.composition.steps.canRedo():
        page.composition.steps.redo()
    assert page.composition.draft == after


def test_what_is_typed_is_one_step_per_run(qtbot, page):
    page.go_to(uid(page, 0))
    qtbot.keyClicks(page.editor.body, "un deux trois")
    assert page.composition.steps.count() == 1
    page.editor.body.end_run()
    qtbot.keyClicks(page.editor.body, " quatre")
    assert page.composition.steps.count() == 2
    page.composition.steps.undo()
    assert page.editor.body.body() == "un deux trois"


def test_a_clause_is_taken_with_its_rules_its_origin_and_without_the_towns_name(qtbot, page):
    page.go_to(uid(page, 4))
    page.take_clause("town/montmagny", "MM:5.12")
    section = page.composition.section(page.editor.uid())
    assert (section.level, section.number) == (2, "5.1")
    assert section.provenance == "town/montmagny/MM:5.12"
    assert "Montmagny" in page.editor.origin.text()
    assert "Montmagny" not in section.body
    assert [one.section_uid for one in page.composition.draft.rules] == [section.uid] * len(
        page.composition.draft.rules
    )
    assert page.side.rules.list.count() == len(page.composition.draft.rules)


def test_the_library_is_filtered_read_and_taken_from_by_enter(qtbot, page):
    library = page.library
    library.filter.setText("mots de passe")
    library.filter.searched.emit("mots de passe")
    top = library.tree.topLevelItem(0)
    library.tree.setCurrentItem(top.child(0))
    assert "mots de passe" in library.preview.toPlainText().lower()
    count = len(page.composition.draft.sections)
    qtbot.keyClick(library.tree, Qt.Key.Key_Return)
    assert len(page.composition.draft.sections) > count


def test_a_town_inserts_what_it_says_on_a_missing_theme(qtbot, page):
    page.look_through()
    button = next(
        one
        for one in page.side.checks.findChildren(QToolButton, "insert_from_town")
        if "Mots de passe" in one.accessibleName()
    )
    button.click()
    section = page.composition.section(page.editor.uid())
    assert "mots-de-passe" in section.themes
    page.look_through()
    left = [
        one
        for one in page.side.checks.findChildren(QToolButton, "insert_from_town")
        if one.isVisible() and "Mots de passe" in one.accessibleName()
    ]
    assert left == []


def test_a_theme_shows_its_clauses_in_the_library(page):
    page.header.library.setChecked(False)
    page.side.checks.theme_asked.emit(Theme.ELECTIONS)
    assert page.library.isVisible()
    assert page.library.chosen() is not None


def drop(page, mime, text, item, part):
    data = QMimeData()
    data.setData(mime, text.encode())
    rect = page.outline.visualItemRect(item)
    point = QPointF(
        rect.center().x(),
        {"on": rect.center().y(), "above": rect.top() + 1, "below": rect.bottom() - 1}[part],
    )
    event = QDropEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.outline.dropEvent(event)


@pytest.mark.parametrize(
    ("part", "numbers"),
    [("above", {"Objet": "3"}), ("below", {"Objet": "4"}), ("on", {"Objet": "3.1"})],
)
def test_a_section_is_dropped_before_behind_or_into_another(page, part, numbers):
    item = page.outline.topLevelItem(4)  # the introduction is the first row
    drop(page, SECTION_MIME, uid(page, 0), item, part)
    found = {heading: number for _level, number, heading in headings(page)}
    assert {name: found[name] for name in numbers} == numbers


def test_a_clause_is_dropped_where_it_should_stand(page):
    drop(page, CLAUSE_MIME, "town/blainville\nBL:4", page.outline.topLevelItem(1), "above")
    assert page.composition.draft.sections[0].provenance == "town/blainville/BL:4"
    assert page.composition.draft.sections[0].number == "1"


def test_placeholders_are_given_a_value_and_shown_as_filled(qtbot, page, services):
    page.go_to(uid(page, 0))
    page.editor.body.insert_placeholder("phone")
    page.look_through()
    field = page.side.placeholders.field("phone")
    assert field.accessibleDescription()
    page.side.open(1)
    field.setFocus()
    qtbot.keyClicks(field, "418 555-0100")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert services.composing.values("fr")["phone"] == "418 555-0100"
    page.look_through()
    assert not [
        one
        for one in services.composing.check(page.composition.draft, "fr").findings
        if one.detail == "phone"
    ]


def test_another_style_of_numbers(page):
    page.header.styles[Style.ARTICLES].trigger()
    assert headings(page)[1][1] == "Article 2"
    page.header.styles[Style.NONE].trigger()
    assert headings(page)[1][1] == ""
    page.composition.steps.undo()
    assert headings(page)[1][1] == "Article 2"


def test_numbers_typed_by_hand_stay(qtbot, page):
    page.header.styles[None].trigger()
    page.go_to(uid(page, 0))
    assert not page.editor.number.isReadOnly()
    page.editor.number.setText("I")
    page.editor.number.textEdited.emit("I")
    page.composition.move_down(uid(page, 0))
    assert [number for _level, number, _heading in headings(page)[:2]] == ["2", "I"]


def test_what_another_window_saved_is_taken_over_when_nothing_was_changed_here(page, services, draft_id):
    summary, text = services.composing.draft(draft_id)
    services.composing.save_draft(draft_id, summary.row_version, drafts.delete(text, 0))
    page.refresh()
    assert page.composition.draft == drafts.delete(text, 0)


def test_two_windows_that_changed_different_sections_keep_both(page, services, draft_id):
    summary, text = services.composing.draft(draft_id)
    services.composing.save_draft(draft_id, summary.row_version, drafts.change(text, 1, body="Ailleurs."))
    page.composition.type_body(uid(page, 0), "Ici.")
    page.save()
    dialog = page.saving.dialog
    assert dialog is not None
    dialog.accept()
    _summary, saved = services.composing.draft(draft_id)
    assert [one.body for one in saved.sections[:2]] == ["Ici.", "Ailleurs."]
    assert not page.composition.unsaved()


def test_of_two_windows_that_changed_the_same_section_one_is_chosen(page, services, draft_id):
    summary, text = services.composing.draft(draft_id)
    services.composing.save_draft(draft_id, summary.row_version, drafts.change(text, 0, body="Ailleurs."))
    page.composition.type_body(uid(page, 0), "Ici.")
    page.save()
    page.saving.dialog._keep_theirs()
    assert page.composition.draft.sections[0].body == "Ailleurs."
    assert not page.composition.unsaved()


def test_a_draft_that_was_deleted_meanwhile_is_told(page, services, draft_id, dialogs):
    page.composition.type_body(uid(page, 0), "Ici.")
    services.policies.delete_draft(draft_id)
    assert not page.save()
    assert isinstance(dialogs.errors[0], UnknownVersion)
    assert page.composition.draft.sections[0].body == "Ici."


@pytest.mark.parametrize("kind", ["word", "pdf"])
def test_the_draft_is_exported(qtbot, page, dialogs, tmp_path, kind):
    suffix = {"word": ".docx", "pdf": ".pdf"}[kind]
    dialogs.files = [tmp_path / "projet"]
    page.header.export_asked.emit(kind)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    head = (tmp_path / f"projet{suffix}").read_bytes()[:4]
    assert head == (b"PK\x03\x04" if kind == "word" else b"%PDF")


def test_an_export_to_a_full_disk_leaves_nothing_and_is_told(qtbot, page, dialogs, tmp_path, monkeypatch):
    import errno
    import os

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    dialogs.files = [tmp_path / "projet.docx"]
    page.header.export_asked.emit("word")
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert list(tmp_path.glob("*.docx")) == []
    assert list(tmp_path.glob(".medias-*")) == []


def test_there_is_room_for_the_draft_first(qtbot, page):
    page.resize(1000, 700)
    assert page.library.isVisible()
    assert not page.side.isVisible()
    page.header.side.setChecked(True)
    assert page.side.isVisible()
    assert not page.library.isVisible()
    page.resize(1600, 900)
    assert page.library.isVisible()
    assert page.side.isVisible()
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() < 740)  # the layout takes the side's leave in
    page.resize(740, 700)
    assert not page.library.isVisible()
    assert not page.side.isVisible()


def test_the_button_of_the_checks_tells_how_many_points_are_to_be_settled(page):
    page.resize(1600, 900)
    page.look_through()
    told = page.side.checks.findChildren(QLabel)[0].text()
    assert told.endswith("points à régler")
    assert page.header.side.text() == f" &Vérifications  {told.split()[0]}"


def test_the_filter_of_the_library_knows_themes_and_leads_to_its_clauses(qtbot, page):
    page.resize(1600, 900)
    page.library.filter.setFocus()
    qtbot.keyClicks(page.library.filter, "consentement")
    qtbot.keyClick(page.library.filter, Qt.Key.Key_Down)
    assert page.library.tree.hasFocus()
    assert page.library.chosen() is not None
    tree = page.library.tree
    towns = {
        tree.topLevelItem(row).text(0): tree.topLevelItem(row) for row in range(tree.topLevelItemCount())
    }
    found = [towns["Montmagny"].child(row).text(0) for row in range(towns["Montmagny"].childCount())]
    assert any(text.startswith("5.9 ") for text in found)  # its words are others; its theme is the one


def test_tab_leaves_the_text_from_a_paragraph(qtbot, page):
    page.resize(1600, 900)
    page.go_to(page.composition.draft.sections[0].uid)
    page.editor.body.setFocus()
    qtbot.keyClicks(page.editor.body, "Un mot")
    qtbot.keyClick(page.editor.body, Qt.Key.Key_Tab)
    assert not page.editor.body.hasFocus()
    assert page.composition.draft.sections[0].body == "Un mot"


def test_own_texts_are_offered_once_they_are_read(qtbot, page, services, desk):
    other = draft(services.policies)
    uid_of_other = services.policies.version(other).summary.uid
    page.refresh()
    page.refresh()  # while the texts are being read
    qtbot.waitUntil(lambda: len(page.library.sources()) == 6)
    library = page.library
    library.tree.open_group(f"version/{uid_of_other}")
    assert library.chosen() is not None
    chosen = library.chosen()
    library.filter.setText("soin")
    library.filter.searched.emit("soin")
    assert library.chosen() == chosen
    assert f"version/{page.saving.summary.uid}" not in [one.key for one in library.sources()]


def test_of_thousands_of_clauses_as_many_rows_are_made_as_anybody_reads(qtbot):
    many = tuple(drafts.DraftSection(f"s{number}", 1, str(number), "Titre") for number in range(3000))
    themes = {one.uid: (Theme.ELECTIONS,) for one in many}
    words = {one.uid: f"{one.number} titre" for one in many}
    source = Source("version/a", "Grande", many, themes, {}, words)
    library = LibraryPane()
    qtbot.addWidget(library)
    library.show_sources([source, source])
    top = library.tree.topLevelItem(0)
    assert top.childCount() == 0
    top.setExpanded(True)
    assert top.childCount() == MOST + 1
    assert "2" in top.child(MOST).text(0)
    library.filter.setText("2999 titre")
    library.filter.searched.emit("2999 titre")
    assert [library.tree.topLevelItem(row).childCount() for row in range(2)] == [1, 1]
