"""Photos of a post: chosen from the consent log with their verdicts, written clean into a folder."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medias_desktop.photo_consents.rules.items import ItemDraft, Review, Rights
from tests.editorial_calendar.posts.drafts import on
from tests.photo_consents.pictures import make_photo
from tests.photo_consents.seen import child, named


@pytest.fixture
def album(desktop, tmp_path):
    """Return the numbers of a photo that may appear and of one with a child nobody agreed for."""
    photos = desktop.service.photos
    paths = [make_photo(tmp_path / f"{name}.jpg", (600, 400), seed=seed) for seed, name in enumerate("ab")]
    added = []
    for path, title in zip(paths, ("Patinoire", "Glissade"), strict=True):
        draft = ItemDraft(title=title, rights=Rights.OWN, photographer="Invité", alt_fr=f"Texte de {title}")
        added += photos.adding.add_files([path], draft).added
    named(photos, added[1], child(photos))
    for number, review in zip(added, (Review.NOBODY, Review.DONE), strict=True):
        photos.items.review(number, photos.items.item(number).version, review)
    return added


def test_photos_are_chosen_with_a_verdict_for_each_platform(desktop, album, qtbot):
    editor = desktop.edit(desktop.add(texts=on("facebook", "instagram")))
    editor.form.show_page("photos")
    page = editor.form.page("photos")
    page.add.click()
    picker = desktop.form("photo_picker")
    qtbot.waitUntil(lambda: picker.settled() and picker.verdicts.of(album[1]) is not None)
    chips = {tile.title: tile.chip[0] for tile in map(picker.grid.tile_at, range(2))}
    assert chips == {"Patinoire": "Peut paraître", "Glissade": "Pas encore"}
    picker.grid.select_numbers(album, album[0])
    picker.take.click()
    desktop.settle(editor)
    assert editor.draft().photos == tuple(sorted(album, reverse=True)) or set(editor.draft().photos) == set(
        album
    )
    assert editor.dirty()
    assert any(one.kind == "photo_incomplete" for one in editor.findings.findings)


def test_a_photo_is_taken_out_and_moved_by_keys(desktop, album):
    editor = desktop.edit(desktop.add(photos=tuple(album)))
    editor.form.show_page("photos")
    page = editor.form.page("photos")
    desktop.settle(editor)
    page.grid.select_numbers([album[1]], album[1])
    QTest.keyClick(page.grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert editor.draft().photos == (album[1], album[0])
    page.grid.select_numbers([album[1]], album[1])
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert editor.draft().photos == (album[0],)


def test_why_a_photo_may_not_appear_is_said_below(desktop, album):
    editor = desktop.edit(desktop.add(photos=tuple(album)))
    editor.form.show_page("photos")
    page = editor.form.page("photos")
    desktop.settle(editor)
    page.grid.select_numbers([album[1]], album[1])
    assert "Maëlle" in page.why.text()
    asked = []
    desktop.page.place_wanted.connect(lambda tab, place: asked.append((tab, place)))
    page.open.click()
    assert asked == [("photo_consents", f"item:{album[1]}")]


def test_clean_pictures_are_handed_over(desktop, album, tmp_path, dialogs, qtbot):
    from PySide6.QtGui import QGuiApplication

    from medias_desktop.editorial_calendar.views.editor.acts import PostActs

    post = desktop.add(photos=tuple(album), texts=on("facebook", "instagram"))
    PostActs(desktop.page, desktop.service, desktop.desk).hand_over(post)
    over = desktop.form("hand_over")
    over.cards[0].alt.click()
    assert QGuiApplication.clipboard().text() == "1. Texte de Patinoire\n2. Texte de Glissade"
    folder = tmp_path / "images"
    dialogs.folders = [folder]
    over.pictures.click()
    qtbot.waitUntil(lambda: not over.busy and bool(dialogs.shown))
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.jpg"))
    assert len(files) == 4
    assert files[0].startswith("facebook/01 ")
    with Image.open(folder / files[0]) as picture:
        assert not picture.getexif()
    assert all(card.boxes["photos"].isChecked() for card in over.cards)


def test_a_register_without_photos_says_what_to_do(desktop, qtbot):
    editor = desktop.edit(desktop.add())
    editor.form.show_page("photos")
    assert not editor.form.page("photos").empty.isHidden()
    editor.form.page("photos").add.click()
    picker = desktop.form("photo_picker")
    qtbot.waitUntil(picker.settled)
    assert picker.count.text()
    assert not picker.take.isEnabled()
