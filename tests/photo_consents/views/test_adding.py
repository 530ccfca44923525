"""Adding on the real windows: files, folders, the clipboard, what becomes of them, and changing what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from medias_desktop.core.errors import Cancelled
from medias_desktop.photo_consents.errors.adding import NothingInFolder, NothingToPaste
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft, ItemKind, Rights
from medias_desktop.photo_consents.service import batch
from medias_desktop.photo_consents.views.adding.acts import AddingActs
from medias_desktop.photo_consents.views.adding.dialog import RESULT, AddingDialog
from medias_desktop.photo_consents.views.adding.events_dialog import EventsDialog
from medias_desktop.photo_consents.views.adding.item_dialog import ItemDialog
from tests.photo_consents.pictures import make_exif, make_photo
from tests.photo_consents.seen import service_of


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def window(qtbot):
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def acts(window, service, desk):
    return AddingActs(window, service, desk)


def opened(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def finished(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == RESULT)
    return dialog.outcome


def sentences(outcome):
    return [one.text() for one in outcome.refused.findChildren(QLabel)]


def test_files_go_in_with_what_they_share(qtbot, window, acts, service, dialogs, desk, tmp_path):
    heard = []
    desk.changes.changed.connect(heard.append)
    dialogs.files = [make_photo(tmp_path / f"{n}.jpg", (90, 60), seed=n) for n in range(3)]
    (tmp_path / "vide.jpg").write_bytes(b"")
    dialogs.files.append(tmp_path / "vide.jpg")
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    assert dialog.add.text().strip() == "&Ajouter 4 fichiers"
    dialog.form.photographer.line.setText("Zoé Côté")
    dialog.form.rights.choose(Rights.LICENCE)
    assert dialog.form.rights_note.isVisible()
    dialog.form.rights_note.area.setPlainText("CC BY 4.0")
    dialog.form.happening.choose("new")
    dialog.form.new_title.line.setText("Fête")
    dialog.form.new_day.line.setText("2026-06-24")
    dialog.add.click()
    outcome = finished(qtbot, dialog)
    assert outcome.summary.text() == "3 fichiers ont été ajoutés."
    assert sentences(outcome) == [dialog.added.refused[0][1]]
    items = service.items.several(dialog.added.added)
    assert {(one.photographer, one.rights, one.rights_note, one.event_title) for one in items} == {
        ("Zoé Côté", Rights.LICENCE, "CC BY 4.0", "Fête")
    }
    assert "photo_consents" in str(heard)


def test_a_form_that_cannot_be_says_so_at_its_field(qtbot, window, acts, dialogs, tmp_path):
    dialogs.files = [make_photo(tmp_path / "a.jpg", (90, 60))]
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    dialog.form.happening.choose("new")
    dialog.add.click()
    assert dialog.form.new_title.problem.isVisible()
    dialog.form.new_title.line.setText("Fête")
    dialog.form.rights.choose(Rights.AUTHORISED)
    dialog.form.rights_until.line.setText("à Pâques")
    dialog.add.click()
    assert dialog.form.rights_until.problem.isVisible()
    assert dialog.stack.currentIndex() != RESULT


def test_a_refusal_of_the_whole_batch_leads_back_to_the_form_without_a_second_event(
    qtbot, window, acts, service, dialogs, tmp_path, monkeypatch
):
    from medias_desktop.core.files import DiskFull

    dialogs.files = [make_photo(tmp_path / "a.jpg", (90, 60))]
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    dialog.form.happening.choose("new")
    dialog.form.new_title.line.setText("Fête")
    with monkeypatch.context() as patch:

        def full(*_given):
            raise DiskFull(folder="C:")

        patch.setattr(batch.Batch, "_written", full)
        dialog.add.click()
        qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert dialog.add.isVisible()
    dialog.add.click()
    finished(qtbot, dialog)
    assert [event.title for event in service.events.all()] == ["Fête"]


def test_stopping_says_what_went_in(qtbot, window, acts, service, dialogs, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "TOGETHER", 2)
    dialogs.files = [make_photo(tmp_path / f"{n}.jpg", (90, 60), seed=n) for n in range(9)]
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    take = batch.Batch._take

    def slow(self, outcome):
        take(self, outcome)
        if outcome.name == "4.jpg":
            raise Cancelled  # as the progress does when the button was pressed

    monkeypatch.setattr(batch.Batch, "_take", slow)
    dialog.add.click()
    outcome = finished(qtbot, dialog)
    assert (len(dialog.added.added), dialog.added.left) == (4, 5)
    assert outcome.summary.text() == "4 fichiers ont été ajoutés."
    assert "5" in outcome.more.text()


def test_escape_while_files_go_in_stops_and_stays(qtbot, window, acts, dialogs, tmp_path):
    dialogs.files = [make_photo(tmp_path / f"{n}.jpg", (400, 300), seed=n) for n in range(6)]
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    dialog.add.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    finished(qtbot, dialog)
    assert len(dialog.added.added) + dialog.added.left == 6


def test_a_folder_is_added_with_all_within(qtbot, window, acts, dialogs, tmp_path):
    (tmp_path / "fête" / "soir").mkdir(parents=True)
    make_photo(tmp_path / "fête" / "a.jpg", (90, 60))
    make_photo(tmp_path / "fête" / "soir" / "b.jpg", (90, 60), seed=2)
    dialogs.folders = [tmp_path / "fête"]
    acts.add_folder()
    dialog = opened(qtbot, window, AddingDialog)
    dialog.add.click()
    finished(qtbot, dialog)
    assert len(dialog.added.added) == 2


def test_an_empty_folder_says_so(qtbot, acts, dialogs, tmp_path):
    (tmp_path / "rien").mkdir()
    dialogs.folders = [tmp_path / "rien"]
    acts.add_folder()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert isinstance(dialogs.errors[0], NothingInFolder)


def test_a_picture_of_the_clipboard_is_pasted(qtbot, window, acts, service, dialogs):
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    acts.paste()
    dialog = opened(qtbot, window, AddingDialog)
    assert not dialog.keep.isVisible()
    dialog.form.title.line.setText("Affiche")
    dialog.add.click()
    finished(qtbot, dialog)
    item = service.items.item(dialog.added.added[0])
    assert (item.title, item.media_type, item.width, item.kept) == ("Affiche", "image/png", 64, True)


def test_files_of_the_clipboard_are_added_and_nothing_is_told(qtbot, window, acts, dialogs, tmp_path):
    path = make_photo(tmp_path / "a.jpg", (90, 60))
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(held)
    acts.paste()
    assert opened(qtbot, window, AddingDialog)
    QGuiApplication.clipboard().setText("rien à voir")
    acts.paste()
    assert isinstance(dialogs.errors[0], NothingToPaste)


def test_then_the_people_are_named_in_what_went_in(qtbot, window, acts, dialogs, tmp_path):
    dialogs.files = [make_photo(tmp_path / f"{n}.jpg", (90, 60), seed=n) for n in range(2)]
    acts.add_files()
    dialog = opened(qtbot, window, AddingDialog)
    named = []
    dialog.named.disconnect()
    dialog.named.connect(named.append)
    dialog.add.click()
    finished(qtbot, dialog)
    found = dialog.added.added
    assert len(found) == 2
    dialog.name_people.click()
    assert named == [found]
    assert not dialog.isVisible()


def test_one_item_is_changed(qtbot, window, acts, service, tmp_path):
    path = make_photo(tmp_path / "a.jpg", (90, 60), exif=make_exif(place=(46, 72)))
    number = service.adding.add_files([path], ItemDraft(photographer="Zoé")).added[0]
    acts.edit([number])
    dialog = opened(qtbot, window, ItemDialog)
    assert dialog.form.photographer.text() == "Zoé"
    dialog.form.alt_fr.area.setPlainText("Des enfants jouent.")
    dialog.form.title.line.setText("")
    dialog.save.click()
    assert dialog.trouble.isVisible()
    dialog.form.title.line.setText("Jeux")
    dialog.save.click()
    item = service.items.item(number)
    assert (item.title, item.alt_fr, item.photographer) == ("Jeux", "Des enfants jouent.", "Zoé")
    assert item.day == dt.date(2026, 6, 24)


def test_several_are_given_only_what_was_touched(qtbot, window, acts, service, tmp_path):
    paths = [make_photo(tmp_path / f"{n}.jpg", (90, 60), seed=n) for n in range(2)]
    first = service.adding.add_files(paths[:1], ItemDraft(photographer="Zoé", place="Aréna")).added[0]
    other = service.adding.add_files(paths[1:], ItemDraft(photographer="Léo", place="Aréna")).added[0]
    event = service.events.add(EventDraft("Tournoi"))
    acts.edit([first, other])
    dialog = opened(qtbot, window, ItemDialog)
    assert (dialog.form.photographer.text(), dialog.form.place.text()) == ("", "Aréna")
    dialog.form.happening.choose(event)
    dialog.form.credit.line.setText("© Ville")
    dialog.save.click()
    found = service.items.several([first, other])
    assert [(one.photographer, one.event_id, one.credit_line, one.title) for one in found] == [
        ("Zoé", event, "© Ville", "0"),
        ("Léo", event, "© Ville", "1"),
    ]


def test_a_comment_is_recorded_by_the_keyboard_alone(qtbot, window, acts, service):
    acts.add_other()
    dialog = opened(qtbot, window, ItemDialog)
    dialog.form.kind.choose(ItemKind.COMMENT)
    dialog.form.title.line.setFocus()
    QTest.keyClicks(dialog.form.title.line, "Merci")
    QTest.keyClick(dialog.form.title.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    row = service.items.item(1)
    assert (row.kind, row.title) == (ItemKind.COMMENT, "Merci")


def test_events_are_added_corrected_and_removed_in_one_window(qtbot, window, acts, service):
    acts.events()
    dialog = opened(qtbot, window, EventsDialog)
    assert dialog.title.line.text() == ""
    dialog.title.line.setText("Fête")
    dialog.begins.line.setText("2026-06-24")
    dialog.ends.line.setText("2026-06-23")
    dialog.save.click()
    assert "24 juin 2026" in dialog.trouble.text()
    dialog.ends.line.setText("2026-06-25")
    dialog.save.click()
    assert dialog.list.count() == 1
    dialog.place.line.setText("Parc")
    dialog.save.click()
    assert service.events.all()[0].place == "Parc"
    service.items.add_other(ItemDraft(ItemKind.VIDEO, "Défilé", service.events.all()[0].id))
    dialog.remove.click()
    assert dialog.trouble.isVisible()
    dialog.new.click()
    dialog.title.line.setText("Marché")
    dialog.save.click()
    dialog.remove.click()
    assert [event.title for event in service.events.all()] == ["Fête"]


def test_every_control_has_a_name_for_who_does_not_see_it(qtbot, window, acts, service, dialogs, tmp_path):
    dialogs.files = [make_photo(tmp_path / "a.jpg", (90, 60))]
    acts.add_files()
    acts.events()
    for kind in (AddingDialog, EventsDialog):
        dialog = opened(qtbot, window, kind)
        for one in dialog.findChildren(QWidget):
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = one.accessibleName() or getattr(one, "text", lambda: "")()
                inside = one.parentWidget().__class__.__name__ in ("QComboBox", "QPlainTextEdit")
                assert named or inside, one
