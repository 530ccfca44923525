"""Importing and correcting through the real widgets, from a real file into a real register."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from medias_desktop.core import i18n
from medias_desktop.core.merging import Side
from medias_desktop.core.widgets.conflict import ConflictDialog
from medias_desktop.policies import errors
from medias_desktop.policies.outline.errors import OldWordNotRead
from medias_desktop.policies.rules import corrections
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from tests.policies.outline.word.making import FRENCH, Word
from tests.policies.texts import IDENTITY, OUTLINE

TEXT = """Ville de Sainte-Élodie
Politique des médias sociaux

1. Objet

La Ville dit ici qui parle en son nom.

2. Rôles

2.1 Direction

La direction tient le registre des accès et le garde à jour.

2.2 Élus

Un élu parle pour lui-même lorsqu’il écrit sur sa page.

- Exceptions

Le maire parle au nom du conseil lorsque celui-ci l’en charge.

3. Nétiquette

Les échanges restent courtois en tout temps.
"""


@pytest.fixture
def tab(qtbot, register, desk):
    made = PoliciesTab(PolicyServices(register), desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "politique.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def preview(tab, qtbot, file, dialogs):
    dialogs.files = [file]
    tab.first_page.import_button.click()
    return shown(tab, qtbot)


def shown(tab, qtbot):
    qtbot.waitUntil(lambda: tab.findChild(ImportPreview) is not None)
    dialog = tab.findChild(ImportPreview)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def rows(preview):
    model = preview.outline_pane.table.model()
    return [
        " ".join(model.index(row, column).data() for column in range(3)).replace("  ", " ")
        for row in range(model.rowCount())
    ]


def press(qtbot, preview, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(preview.outline_pane.table, key, modifier)


PROPOSED = ["1 1 Objet", "1 2 Rôles", "2 2.1 Direction", "2 2.2 Élus", "1 3 Nétiquette"]


def test_shows_what_was_recognized_and_saves_it(preview, qtbot, tab, service):
    assert rows(preview) == PROPOSED
    assert preview.form.policy_title.text() == "Politique des médias sociaux"
    assert preview.form.municipality.text() == "Ville de Sainte-Élodie"
    assert preview.form.language.currentData() == "fr"
    assert preview.save.text() == "Enregistrer 5\u00a0articles"
    assert service.library() == ()
    preview.save.click()
    (policy,) = service.library()
    version = service.version(policy.versions[0].id)
    assert [(one.level, one.number, one.heading) for one in version.sections] == [
        (1, "1", "Objet"),
        (1, "2", "Rôles"),
        (2, "2.1", "Direction"),
        (2, "2.2", "Élus"),
        (1, "3", "Nétiquette"),
    ]
    assert tab.reader.text.version().summary.id == version.summary.id
    assert tab.stack.currentWidget() is tab.full_page


def test_promote_demote_undo_and_redo_by_keys(preview, qtbot):
    preview.outline_pane.table.select_rows([4])
    press(qtbot, preview, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert rows(preview)[4] == "2 3 Nétiquette"
    press(qtbot, preview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert rows(preview) == PROPOSED
    qtbot.keyClick(preview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(preview)[4] == "2 3 Nétiquette"
    qtbot.keyClick(preview, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert rows(preview) == PROPOSED
    assert preview.outline_pane.table.selected_rows() == [4]


def test_heading_and_number_are_edited_in_place(preview, qtbot):
    table = preview.outline_pane.table
    for column, key, typed in ((2, Qt.Key.Key_F2, "Devoirs et roles"), (1, Qt.Key.Key_Return, "2.0")):
        table.setCurrentIndex(table.model().index(1, column))
        press(qtbot, preview, key)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda typed=typed: typed in rows(preview)[1])
    assert rows(preview)[1] == "1 2.0 Devoirs et roles"
    assert "2.0\u2002Devoirs et roles" in preview.text.toPlainText()


def test_a_typed_level_moves_as_near_as_allowed_and_nonsense_changes_nothing(preview, qtbot):
    table = preview.outline_pane.table
    for typed, shown in (("9", "3 3 Nétiquette"), ("1", "1 3 Nétiquette"), ("deux", "1 3 Nétiquette")):
        table.model().setData(table.model().index(4, 0), typed)
        qtbot.waitUntil(lambda shown=shown: rows(preview)[4] == shown)


def test_delete_gives_the_line_back_to_the_text(preview, qtbot):
    preview.outline_pane.table.select_rows([3])
    press(qtbot, preview, Qt.Key.Key_Delete)
    assert rows(preview) == [*PROPOSED[:3], PROPOSED[4]]
    assert preview.outline_pane.table.selected_rows() == [2]
    body = preview.editor.outline.sections[2].body
    assert body.startswith("La direction tient")
    assert "2.2 Élus\n\nUn élu parle" in body
    assert preview.save.text() == "Enregistrer 4\u00a0articles"


def test_a_line_of_the_text_becomes_a_heading(preview, qtbot):
    lines = preview.editor.outline.sections[3].body.splitlines()
    preview.text.caret_on(3, lines.index("- Exceptions"))
    assert preview.make_heading.isEnabled()
    preview.make_heading.click()
    assert rows(preview)[4] == "2 - Exceptions"
    assert preview.editor.outline.sections[4].body.startswith("Le maire")
    assert preview.outline_pane.table.selected_rows() == [4]


def test_caret_in_the_text_selects_its_section_and_a_title_cannot_become_one(preview):
    preview.text.caret_on(2, 0)
    assert preview.outline_pane.table.selected_rows() == [2]
    preview.text.caret_on(2, -1)
    assert not preview.make_heading.isEnabled()


def test_merge_joins_two_titles(preview, qtbot):
    preview.outline_pane.table.select_rows([2])
    qtbot.keyClick(preview.outline_pane.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert rows(preview)[1] == "1 2 Rôles 2.1 Direction"


def test_hints_are_told_and_lead_to_their_row_without_blocking(preview, qtbot):
    assert preview.outline_pane.hint_title.text() == "Rien d’inhabituel dans les numéros et les titres."
    preview.editor.rename(3, number="2.1")
    preview.outline_pane.show_outline([0])
    hints = preview.outline_pane.hint_list
    assert hints.item(0).text() == "Le numéro 2.1 apparaît plus d’une fois."
    hints.itemActivated.emit(hints.item(0))
    assert preview.outline_pane.table.selected_rows() == [3]
    assert preview.save.isEnabled()


def test_closing_asks_only_when_something_would_be_lost(preview, qtbot, dialogs, service):
    preview.outline_pane.table.select_rows([4])
    press(qtbot, preview, Qt.Key.Key_Delete)
    dialogs.answers = [False]
    preview.cancel.click()
    assert preview.isVisible()
    dialogs.answers = [True]
    preview.cancel.click()
    assert service.library() == ()
    assert dialogs.asked == ["Vos corrections du plan seront perdues."] * 2


def test_without_title_nothing_can_be_saved(preview):
    preview.form.policy_title.clear()
    assert not preview.save.isEnabled()
    preview.form.policy_title.setText("Politique")
    assert preview.save.isEnabled()


def test_the_same_title_proposes_a_new_version(tab, qtbot, service, file, dialogs):
    service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.doing.import_policy(file)
    preview = shown(tab, qtbot)
    assert (
        preview.form.target.currentText() == "Nouvelle version de «\u00a0Politique des médias sociaux\u00a0»"
    )
    assert preview.form.number.text() == "ADM-07"
    assert not preview.form.policy_title.isEnabled()
    preview.save.click()
    (policy,) = service.library()
    assert [version.ordinal for version in policy.versions] == [2, 1]


def test_a_new_version_can_be_made_a_policy_of_its_own(tab, qtbot, service, file):
    service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.doing.import_policy(file)
    preview = shown(tab, qtbot)
    preview.form.target.setCurrentIndex(0)
    assert preview.form.policy_title.isEnabled()
    preview.form.policy_title.setText("Politique de captation")
    preview.save.click()
    assert [policy.title for policy in service.library()] == [
        "Politique de captation",
        "Politique des médias sociaux",
    ]


def test_a_draft_is_corrected_by_the_same_means(tab, qtbot, service):
    version_id = service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.reader.go_to_section(4)
    tab.header.correct.click()
    preview = shown(tab, qtbot)
    assert len(rows(preview)) == 7
    preview.outline_pane.table.select_rows([5])
    press(qtbot, preview, Qt.Key.Key_Delete)
    preview.form.number.setText("ADM-08")
    preview.save.click()
    version = service.version(version_id)
    assert len(version.sections) == 6
    assert version.summary.policy_number == "ADM-08"
    assert len(tab.reader.text.version().sections) == 6
    assert tab.reader.text.current_section() == 4
    assert "ADM-\u206008" in tab.header.meta.text()


def test_a_correction_of_the_name_alone_leaves_the_text_untouched(tab, qtbot, service):
    version_id = service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    before = service.version(version_id).summary.row_version
    tab.refresh()
    tab.header.correct.click()
    preview = shown(tab, qtbot)
    preview.form.policy_title.setText("Politique de captation")
    preview.save.click()
    after = service.version(version_id).summary
    assert (after.policy_title, after.row_version) == ("Politique de captation", before)


def test_a_correction_made_meanwhile_elsewhere_is_told_and_nothing_is_lost(tab, qtbot, service):
    version_id = service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.header.correct.click()
    preview = shown(tab, qtbot)
    preview.outline_pane.table.select_rows([5])
    press(qtbot, preview, Qt.Key.Key_Delete)
    service.correct_outline(version_id, 1, dataclasses.replace(OUTLINE, introduction="Un préambule."))
    preview.save.click()
    conflict = tab.findChild(ConflictDialog)
    assert conflict.isVisible()
    conflict.reject()
    assert preview.isVisible()
    assert len(rows(preview)) == 6
    assert len(service.version(version_id).sections) == 7


def test_the_draft_after_a_deleted_one_is_not_overwritten(tab, qtbot, service):
    version_id = service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.header.correct.click()
    preview = shown(tab, qtbot)
    preview.outline_pane.table.select_rows([5])
    press(qtbot, preview, Qt.Key.Key_Delete)
    service.delete_draft(version_id)
    other = service.import_policy("b.txt", b"b", OUTLINE, IDENTITY)
    preview.save.click()
    assert preview.problem.isVisible()
    assert len(service.version(other).sections) == 7


def test_a_policy_renamed_meanwhile_elsewhere_leaves_its_text_as_it_was_too(tab, qtbot, service):
    version_id = service.import_policy("a.txt", b"a", OUTLINE, IDENTITY)
    tab.refresh()
    tab.header.correct.click()
    preview = shown(tab, qtbot)
    preview.outline_pane.table.select_rows([5])
    press(qtbot, preview, Qt.Key.Key_Delete)
    preview.form.number.setText("ADM-08")
    (policy,) = service.library()
    service.correct_identity(policy.id, dataclasses.replace(IDENTITY, number="ADM-09"), policy.row_version)
    preview.save.click()
    assert tab.findChild(ConflictDialog).choices() == {"text": Side.MINE, "number": Side.MINE}
    version = service.version(version_id)
    assert (len(version.sections), version.summary.policy_number) == (7, "ADM-09")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vide.txt", b""),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("absent.txt", None),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    tab, qtbot, service, dialogs, tmp_path, name, content, language
):
    i18n.use_language(language)
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    tab.doing.import_policy(path)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    (error,) = dialogs.errors
    assert name in error.sentence()
    assert service.library() == ()
    assert tab.findChild(ImportPreview) is None


def test_cancelling_the_choice_of_a_file_does_nothing(tab, dialogs):
    dialogs.files = [None]
    tab.first_page.import_button.click()
    assert tab.findChild(ImportPreview) is None


def test_a_service_error_is_shown_in_the_preview(preview, monkeypatch):
    def refuse(*_args):
        raise errors.PolicyTitleMissing

    preview._save = refuse
    preview.save.click()
    assert preview.isVisible()
    assert preview.problem.text() == errors.PolicyTitleMissing().sentence()


def test_speaks_english_when_asked(tab, qtbot, service, file):
    i18n.use_language("en")
    tab.doing.import_policy(file)
    preview = shown(tab, qtbot)
    assert preview.windowTitle() == "Check the outline of “politique.txt”"
    assert preview.save.text() == "Save 5 sections"


def test_a_title_taken_for_the_cover_is_given_back(preview, qtbot):
    preview.text.caret_on(corrections.TITLE_BLOCK, 1)
    qtbot.keyClick(preview, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert rows(preview) == ["1 Politique des médias sociaux", *PROPOSED]
    assert preview.editor.outline.title_block == "Ville de Sainte-Élodie"


def test_a_word_file_is_dropped_and_saved(tab, qtbot, dialogs, service, tmp_path):
    word = Word(FRENCH)
    n = word.numbering(("decimal", "ARTICLE %1"))
    for title in ("Objet", "Portée"):
        word.h(1, title, n)
        word.ps("La Ville dit ici qui parle en son nom.")
    tab.doing.import_policy(word.save(tmp_path / "politique.docx"))
    qtbot.waitUntil(lambda: bool(tab.findChildren(ImportPreview)))
    (shown,) = tab.findChildren(ImportPreview)
    assert [one.number for one in shown.editor.outline.sections] == ["ARTICLE 1", "ARTICLE 2"]
    shown.form.policy_title.setText("Politique")
    shown.form.municipality.setText("Ville")
    shown.keep()
    assert [policy.title for policy in service.library()] == ["Politique"]


def test_a_text_without_headings_says_what_to_do(tab, qtbot, tmp_path):
    path = tmp_path / "lettre.txt"
    path.write_text("Le conseil demande à chacun de rester courtois.\n", "utf-8")
    tab.doing.import_policy(path)
    qtbot.waitUntil(lambda: bool(tab.findChildren(ImportPreview)))
    (shown,) = tab.findChildren(ImportPreview)
    assert "Ctrl+T" in shown.outline_pane.hint_title.text()
    assert shown.save.text() == i18n._("Save without sections")


def test_a_file_that_is_not_read_is_told_and_nothing_is_stored(tab, qtbot, dialogs, service, tmp_path):
    path = tmp_path / "politique.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    tab.doing.import_policy(path)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert isinstance(dialogs.errors[0], OldWordNotRead)
    assert not service.library()
    assert not tab.findChildren(ImportPreview)
