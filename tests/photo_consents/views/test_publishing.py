"""Copies on the real window: seen before they are written, refused where nobody agreed, nothing hidden in the file."""

from __future__ import annotations

import datetime as dt

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.photo_consents.errors.publishing import NotAPhoto
from medias_desktop.photo_consents.rules.items import Frame, ItemDraft, ItemKind, Review, Rights, SubjectKind
from medias_desktop.photo_consents.views.publishing.acts import PublishingActs
from medias_desktop.photo_consents.views.publishing.dialog import ExportDialog
from tests.photo_consents.pictures import make_exif, make_photo
from tests.photo_consents.seen import outsider, service_of

FACE = Frame(4000, 3000, 1200, 1600)


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
    return PublishingActs(window, service, desk)


def photo(service, tmp_path, name="fete.jpg", named=False, framed=True):
    path = make_photo(
        tmp_path / name, (900, 600), [(4000, 3000, 1200, 1600)], make_exif(place=(46.1, 72.3)), seed=len(name)
    )
    draft = ItemDraft(rights=Rights.OWN, photographer="Zoé Côté")
    number = service.adding.add_files([path], draft, keep=False).added[0]
    if named:
        person = outsider(service, "Bélanger", "Léo", adult=True)
        service.subjects.add(number, SubjectKind.PERSON, person, FACE if framed else None)
    review = Review.DONE if named else Review.NOBODY
    service.items.review(number, service.items.item(number).version, review)
    return number, path


def shown(qtbot, window):
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(dialog.settled)
    return dialog


def test_a_copy_is_seen_then_written_and_its_publication_offered(
    qtbot, window, acts, service, dialogs, tmp_path
):
    number, _path = photo(service, tmp_path, named=True)
    acts.export([number])
    dialog = shown(qtbot, window)
    assert "1 visage est couvert : Léo Bélanger." in dialog.standing.text.replace("\u00a0", " ")
    assert "Prête à publier" in dialog.standing.text
    dialog.choices.credit.setChecked(True)
    dialog.choices.side.choose(1080)
    dialog = shown(qtbot, window)
    dialogs.files = [tmp_path / "copie"]
    dialog.save.click()
    qtbot.waitUntil(dialog.record.isVisible)
    with Image.open(tmp_path / "copie.jpg") as image:
        assert image.width == 900
        assert dict(image.getexif()) == {}
    assert "1 copie a été écrite." in dialog.outcome.text()
    wanted = []
    dialog.recording_wanted.connect(wanted.append)
    dialog.record.click()
    qtbot.waitUntil(lambda: bool(wanted))
    (seen,) = service.subjects.of_item(number)  # who never agreed is covered
    assert wanted == [{number: frozenset({seen.portrayed_id})}]
    assert not service.uses.of_item(number)
    for one in window.findChildren(QDialog):
        one.close()


def test_without_a_frame_there_is_no_copy_and_the_window_says_why(qtbot, window, acts, service, tmp_path):
    number, _path = photo(service, tmp_path, named=True, framed=False)
    acts.export([number])
    dialog = shown(qtbot, window)
    assert not dialog.save.isEnabled()
    said = dialog.standing.text
    assert "Pas de copie" in said
    assert "tracez d’abord un cadre" in said
    assert "Léo Bélanger" in said


def test_leaving_faces_open_takes_the_copy_away(qtbot, window, acts, service, tmp_path):
    number, _path = photo(service, tmp_path, named=True)
    acts.export([number])
    dialog = shown(qtbot, window)
    assert dialog.save.isEnabled()
    dialog.choices.blur.setChecked(False)
    assert not dialog.save.isEnabled()
    shown(qtbot, window)
    assert not dialog.save.isEnabled()


def test_an_original_that_moved_is_shown_again(qtbot, window, acts, service, dialogs, tmp_path):
    number, path = photo(service, tmp_path)
    moved = path.rename(tmp_path / "ailleurs.jpg")
    acts.export([number])
    dialog = shown(qtbot, window)
    assert dialog.search.isVisible()
    assert "n’est plus à sa place" in dialog.standing.text
    dialogs.files = [moved]
    dialog.search.click()
    dialog = shown(qtbot, window)
    assert dialog.save.isEnabled()
    assert not dialog.search.isVisible()


def test_of_several_those_fit_are_written_and_nothing_is_replaced(
    qtbot, window, acts, service, dialogs, tmp_path
):
    good, _path = photo(service, tmp_path, "a.jpg")
    twin, _path = photo(service, tmp_path, "bb.jpg")
    service.items.change_many([twin], title="a")
    bad, _path = photo(service, tmp_path, "ccc.jpg", named=True, framed=False)
    acts.export([good, bad, twin])
    dialog = shown(qtbot, window)
    (tmp_path / "sortie").mkdir()
    (tmp_path / "sortie" / "a.jpg").write_bytes(b"x")
    dialogs.folders = [tmp_path / "sortie"]
    dialog.save.click()
    qtbot.waitUntil(dialog.record.isVisible)
    assert sorted(path.name for path in (tmp_path / "sortie").iterdir()) == [
        "a (2).jpg",
        "a (3).jpg",
        "a.jpg",
    ]
    assert (tmp_path / "sortie" / "a.jpg").read_bytes() == b"x"
    assert "ccc" in dialog.outcome.text()
    assert [number for number, _file in dialog.written.files] == [good, twin]


def test_a_place_that_cannot_be_written_says_so_and_leaves_nothing(
    qtbot, window, acts, service, dialogs, tmp_path
):
    number, _path = photo(service, tmp_path)
    acts.export([number])
    dialog = shown(qtbot, window)
    dialogs.files = [tmp_path / "nulle part" / "a.jpg"]
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert not dialog.record.isVisible()


def test_another_day_is_another_answer(qtbot, window, acts, service, tmp_path):
    number, _path = photo(service, tmp_path)
    service.items.change_many([number], rights=Rights.LICENCE, rights_until=dt.date(2026, 12, 31))
    acts.export([number])
    dialog = shown(qtbot, window)
    assert dialog.save.isEnabled()
    dialog.choices.day.set_day(dt.date(2027, 1, 1))
    shown(qtbot, window)
    assert not dialog.save.isEnabled()


def test_what_is_no_photo_says_so(acts, service, dialogs):
    acts.export([service.items.add_other(ItemDraft(ItemKind.VIDEO, "Défilé"))])
    assert isinstance(dialogs.errors[0], NotAPhoto)


def test_every_control_has_a_name_for_who_does_not_see_it(qtbot, window, acts, service, tmp_path):
    numbers = [photo(service, tmp_path, name)[0] for name in ("a.jpg", "bb.jpg")]
    acts.export(numbers)
    dialog = shown(qtbot, window)
    for one in dialog.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert one.accessibleName() or getattr(one, "text", lambda: "")(), one
    assert dialog.picture.accessibleName() == "La copie de «\u00a0a\u00a0»"
