"""Frames drawn and named on a real photo, with the mouse and with the keys alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from medias_desktop.photo_consents.errors.subjects import SeenTwice
from medias_desktop.photo_consents.rules.items import (
    FRAME_UNIT,
    Frame,
    ItemDraft,
    ItemKind,
    Review,
    SubjectKind,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.photo.frame_painting import on_screen
from medias_desktop.photo_consents.views.photo.shown import Mark
from tests.photo_consents.seen import FACE, OTHER_FACE, child, listed, named, outsider

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def at(view, x, y):
    place = view.place()
    return QPointF(
        place.left() + x * place.width() / FRAME_UNIT, place.top() + y * place.height() / FRAME_UNIT
    ).toPoint()


def drag(view, begin, end):
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(port, QPoint((begin.x() + end.x()) // 2, (begin.y() + end.y()) // 2))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def keys(widget, *those, modifier=Qt.KeyboardModifier.NoModifier):
    for key in those:
        QTest.keyClick(widget, key, modifier)


def near(frame, wanted, by=40):
    pairs = zip(
        (frame.x, frame.y, frame.width, frame.height),
        (wanted.x, wanted.y, wanted.width, wanted.height),
        strict=True,
    )
    return all(abs(one - other) <= by for one, other in pairs)


def test_a_frame_is_drawn_with_the_mouse_and_named_by_letters(opened, photos, service, qtbot):
    outsider(service, "Bélanger", "Léo")
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1400, 3000), at(dialog.view, 2200, 4300))
    panel = dialog.stage.panel
    assert panel.isVisible()
    QTest.keyClicks(panel.search, "bel")
    keys(panel.search, Qt.Key.Key_Return)
    (seen,) = service.subjects.of_item(photos[0])
    assert seen.name == "Léo Bélanger"
    assert near(seen.frame, Frame(1400, 3000, 800, 1300))
    assert panel.isHidden()
    assert dialog.view.current == seen.id
    assert dialog.side.seen.item(0).text().startswith("1  Léo Bélanger")


def test_a_frame_is_made_named_moved_and_removed_by_the_keys_alone(opened, photos, service, qtbot):
    outsider(service, "Bélanger", "Léo")
    dialog = opened(photos)
    view = dialog.view
    keys(view, Qt.Key.Key_N)
    middle = view.pending
    keys(view, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    keys(view, Qt.Key.Key_Right, modifier=CTRL)
    keys(view, Qt.Key.Key_Down, modifier=SHIFT)
    frame = Frame(middle.x - 190, middle.y - 100, middle.width, middle.height + 100)
    assert view.pending == frame
    keys(view, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.stage.panel.search, "leo")
    keys(dialog.stage.panel.search, Qt.Key.Key_Return)
    (seen,) = service.subjects.of_item(photos[0])
    assert seen.frame == frame
    keys(view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: service.subjects.one(seen.id).version == 2)
    assert service.subjects.one(seen.id).frame.x == frame.x + 200
    qtbot.waitUntil(dialog.settled)
    keys(view, Qt.Key.Key_Delete)
    assert service.subjects.of_item(photos[0]) == ()
    keys(dialog, Qt.Key.Key_Z, modifier=CTRL)
    assert service.subjects.of_item(photos[0])[0].frame.x == frame.x + 200


def test_what_was_done_is_undone_step_by_step(opened, photos, service):
    dialog = opened(photos)
    number = dialog.editing.add(photos[0], SubjectKind.PERSON, outsider(service), FACE)
    dialog.editing.move(number, OTHER_FACE)
    dialog.editing.name(number, SubjectKind.UNRECOGNISABLE)
    dialog.editing.remove(number)
    dialog.editing.undo()
    dialog.editing.undo()
    (back,) = service.subjects.of_item(photos[0])
    assert (back.name, back.frame) == ("Léo Bélanger", OTHER_FACE)
    dialog.editing.undo()
    assert service.subjects.of_item(photos[0])[0].frame == FACE
    dialog.editing.undo()
    assert service.subjects.of_item(photos[0]) == ()
    dialog.editing.undo()


def test_a_frame_is_moved_and_resized_with_the_mouse(opened, photos, service):
    number = named(service, photos[0], outsider(service), Frame(4000, 4000, 1000, 1000))
    view = opened(photos).view
    drag(view, at(view, 4500, 4500), at(view, 5500, 4000))
    assert near(service.subjects.one(number).frame, Frame(5000, 3500, 1000, 1000))
    drag(view, at(view, 6000, 4500), at(view, 7000, 5000))
    assert near(service.subjects.one(number).frame, Frame(5000, 3500, 2000, 1500))
    drag(view, at(view, 5500, 4000), at(view, 20_000, 4000))
    assert service.subjects.one(number).frame.x + service.subjects.one(number).frame.width == FRAME_UNIT


def test_tab_goes_from_frame_to_frame_as_one_reads(opened, photos, service):
    right = named(service, photos[0], outsider(service, "Droite"), OTHER_FACE)
    left = named(service, photos[0], outsider(service, "Gauche"), FACE)
    dialog = opened(photos)
    dialog.view.setFocus()
    keys(dialog.view, Qt.Key.Key_Tab)
    assert dialog.view.current == left
    assert "Gauche" in dialog.view.accessibleDescription()
    keys(dialog.view, Qt.Key.Key_Tab)
    assert dialog.view.current == right
    assert dialog.side.seen.current_key() == right
    keys(dialog.view, Qt.Key.Key_Backtab)
    assert dialog.view.current == left


def test_a_new_frame_is_given_up_by_escape_and_nothing_is_recorded(opened, photos, service):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    keys(dialog.stage.panel.search, Qt.Key.Key_Escape)
    assert dialog.stage.panel.isHidden()
    assert dialog.view.pending is None
    assert dialog.isVisible()
    assert service.subjects.of_item(photos[0]) == ()


def test_a_click_that_slips_draws_nothing(opened, photos):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 1000, 1000) + QPoint(2, 2))
    assert dialog.view.pending is None
    assert dialog.stage.panel.isHidden()


def test_a_crowd_is_marked_with_its_reason_only(opened, photos, service):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 9000, 3000))
    panel = dialog.stage.panel
    panel.crowd.click()
    keys(panel.reason.line, Qt.Key.Key_Return)
    assert panel.reason.problem.text()
    assert service.subjects.of_item(photos[0]) == ()
    QTest.keyClicks(panel.reason.line, "Parade on Main Street")
    keys(panel.reason.line, Qt.Key.Key_Return)
    (seen,) = service.subjects.of_item(photos[0])
    assert (seen.kind, seen.reason) == (SubjectKind.CROWD, "Parade on Main Street")


def test_somebody_who_cannot_be_recognised_is_marked(opened, photos, service):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    dialog.stage.panel.unseen.click()
    assert service.subjects.of_item(photos[0])[0].kind is SubjectKind.UNRECOGNISABLE


def test_a_person_of_the_list_is_recorded_when_named(opened, photos, service, register):
    number = listed(register, "Zuber", "Lia")
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    QTest.keyClicks(dialog.stage.panel.search, "zub")
    keys(dialog.stage.panel.search, Qt.Key.Key_Return)
    (seen,) = service.subjects.of_item(photos[0])
    assert service.portrayed.one(seen.portrayed_id).person_id == number


def test_somebody_unknown_is_recorded_beside_the_picture(opened, photos, service):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    panel, form = dialog.stage.panel, dialog.form
    QTest.keyClicks(panel.search, "Zacharie Bolduc")
    keys(panel.search, Qt.Key.Key_Return)
    assert form.isVisible()
    assert (form.first_name.text(), form.last_name.text()) == ("Zacharie", "Bolduc")
    form.birth_date.line.setText("2015-02-11")
    form.add_guardian()
    form.guardians[0].last_name.line.setText("Bolduc")
    form.guardians[0].first_name.line.setText("Ève")
    form.do_save.click()
    (seen,) = service.subjects.of_item(photos[0])
    one = service.portrayed.one(seen.portrayed_id)
    assert (one.full_name, [g.full_name for g in one.guardians]) == ("Zacharie Bolduc", ["Ève Bolduc"])
    assert dialog.side.isVisible()


def test_the_form_is_left_without_losing_the_frame(opened, photos, service):
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    dialog.stage.panel.new.click()
    dialog.reject()
    assert dialog.stage.panel.isVisible()
    assert dialog.view.pending is not None
    dialog.reject()
    assert dialog.view.pending is None
    assert dialog.isVisible()


def test_who_is_named_here_already_is_not_offered_again(opened, photos, service):
    named(service, photos[0], outsider(service, "Gagnon", "Léo"))
    dialog = opened(photos)
    dialog.ask_name(None)
    QTest.keyClicks(dialog.stage.panel.search, "gagnon")
    dialog.stage.panel.look()
    assert dialog.stage.panel.found.count() == 0


def test_somebody_named_elsewhere_meanwhile_is_told(opened, photos, service, dialogs):
    who = outsider(service)
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 1000, 1000), at(dialog.view, 3000, 3000))
    (candidate,) = service.portrayed.search_everyone("bel")
    named(service, photos[0], who)
    dialog.naming.take(candidate)
    assert [type(one) for one in dialogs.errors] == [SeenTwice]
    assert dialog.view.pending is not None


def test_the_keys_go_from_photo_to_photo(opened, photos, qtbot):
    dialog = opened(photos)
    for key, modifier, expected in (
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, photos[1]),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, photos[2]),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, photos[2]),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, photos[1]),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, photos[0]),
    ):
        keys(dialog, key, modifier=modifier)
        assert dialog.item.id == expected
        qtbot.waitUntil(dialog.settled)
    assert dialog.head.place.text() == "1 sur 3"


def test_everyone_is_named_and_the_next_photo_is_shown(opened, photos, service):
    who = outsider(service)
    named(service, photos[0], who)
    dialog = opened(photos)
    keys(dialog, Qt.Key.Key_Return, modifier=CTRL)
    assert service.items.item(photos[0]).review is Review.DONE
    assert dialog.item.id == photos[1]
    keys(dialog, Qt.Key.Key_Return, modifier=CTRL)
    assert dialog.item.id == photos[1]
    dialog.side.copy.click()
    (copied,) = service.subjects.of_item(photos[1])
    assert (copied.portrayed_id, copied.frame) == (who, None)


def test_a_photo_without_anybody_is_marked_and_unmarked(opened, photos, service):
    dialog = opened(photos)
    dialog.side.nobody.click()
    assert service.items.item(photos[0]).review is Review.NOBODY
    dialog.side.nobody.click()
    assert service.items.item(photos[0]).review is Review.OPEN


def test_who_was_copied_gets_a_frame_when_one_is_drawn(opened, photos, service):
    number = named(service, photos[0], outsider(service), None)
    dialog = opened(photos)
    dialog.side.seen.setCurrentRow(0)
    assert "Léo Bélanger" in dialog.side.hint.text()
    drag(dialog.view, at(dialog.view, 1400, 3000), at(dialog.view, 2200, 4300))
    assert near(service.subjects.one(number).frame, Frame(1400, 3000, 800, 1300))
    assert dialog.stage.panel.isHidden()


def test_the_answers_follow_each_change(opened, photos, service, qtbot):
    dialog = opened(photos)
    assert dialog.side.ask.isHidden()
    dialog.editing.add(photos[0], SubjectKind.PERSON, child(service), FACE)
    qtbot.waitUntil(lambda: dialog.settled() and bool(dialog.standing.missing(Purpose.WEBSITE)))
    assert not dialog.side.ask.isHidden()
    assert "Maëlle Gagnon" in dialog.side.seen.item(0).text()
    (standing,) = dialog.standing.persons.values()
    assert standing[0] in (Mark.MISSING, Mark.NO)
    words = " ".join(said.words for said in dialog.standing.said[Purpose.WEBSITE])
    assert "Maëlle Gagnon" in words


def test_a_video_is_a_list_of_names_without_frames(opened, service):
    item = service.items.add_other(ItemDraft(ItemKind.VIDEO, "Entrevue"))
    dialog = opened((item,))
    keys(dialog.view, Qt.Key.Key_N)
    assert dialog.view.pending is None
    outsider(service)
    dialog.side.add.click()
    QTest.keyClicks(dialog.stage.panel.search, "leo")
    keys(dialog.stage.panel.search, Qt.Key.Key_Return)
    (seen,) = service.subjects.of_item(item)
    assert (seen.name, seen.frame) == ("Léo Bélanger", None)


def test_without_the_original_the_small_picture_is_shown_with_a_quiet_word(opened, service, tmp_path):
    from medias_desktop.core.progress import Silent
    from tests.photo_consents.pictures import make_photo

    path = make_photo(tmp_path / "loin.jpg", (1600, 1000))
    (item,) = service.adding.add_files([path], ItemDraft(), keep=False, progress=Silent()).added
    path.unlink()
    dialog = opened((item,))
    assert dialog.view.image.width() == 512
    assert not dialog.stage.notice.isHidden()
    path.write_bytes(b"something else")
    other = opened((item,))
    assert other.view.image.width() == 512


def test_a_photo_is_shown_upright_and_large(opened, service, tmp_path):
    from medias_desktop.core.progress import Silent
    from tests.photo_consents.pictures import make_exif, make_photo

    path = make_photo(tmp_path / "debout.jpg", (1600, 1000), exif=make_exif(orientation=6))
    (item,) = service.adding.add_files([path], ItemDraft(), keep=True, progress=Silent()).added
    dialog = opened((item,))
    assert (dialog.view.image.width(), dialog.view.image.height()) == (1000, 1600)
    assert dialog.stage.notice.isHidden()


def test_an_item_removed_elsewhere_is_told_and_passed_over(opened, photos, service, dialogs):
    dialog = opened(photos)
    service.items.remove(photos[1], "Erreur")
    dialog.go(1)
    assert len(dialogs.errors) == 1
    assert dialog.item.id == photos[2]


def test_zoom_keeps_frames_where_they_are_in_the_picture(opened, photos, service):
    named(service, photos[0], outsider(service), FACE)
    view = opened(photos).view
    keys(view, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(1.5625)
    box = on_screen(FACE, view.place())
    assert box.width() / view.place().width() == pytest.approx(FACE.width / FRAME_UNIT)
    keys(view, Qt.Key.Key_0)
    assert view.zoom == 1.0


def test_a_reading_role_sees_everything_and_changes_nothing(opened, photos, service, register):
    from medias_desktop.core.store.roles import Actor, Role

    number = named(service, photos[0], outsider(service), FACE)
    register.actor = Actor("x", "Lecture", Role.READING)
    dialog = opened(photos)
    drag(dialog.view, at(dialog.view, 5000, 5000), at(dialog.view, 8000, 8000))
    assert dialog.stage.panel.isHidden()
    dialog.view.choose(number)
    keys(dialog.view, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert service.subjects.one(number).version == 1
    assert not dialog.side.add.isEnabled()
    assert dialog.side.seen.count() == 1
