"""The windows of publications: from a plan to a withdrawal to what was taken down, by hand and keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import Duty, Removal, UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.deadlines.acts import DeadlineActs
from medias_desktop.photo_consents.views.deadlines.dialog import DeadlinesDialog
from medias_desktop.photo_consents.views.takedown.acts import TakedownActs
from medias_desktop.photo_consents.views.takedown.dialog import TakedownDialog
from medias_desktop.photo_consents.views.uses.acts import UseActs
from medias_desktop.photo_consents.views.uses.dialog import UseDialog
from medias_desktop.photo_consents.views.uses.published import PublishedDialog
from medias_desktop.policies.service import PolicyService
from tests.photo_consents.written import Written

DAY = dt.date(2026, 11, 22)
LINK = "https://www.facebook.com/sainte.elodie/posts/1"


@pytest.fixture
def written(register, clock):
    clock.set_today(DAY)
    return Written(register)


@pytest.fixture
def service(register, written):
    return PhotoConsentService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def shown(written):
    item, person = written.item("La fête"), written.person()
    written.seen(item, person)
    consent = written.consent(person)
    written.act(consent)
    return item, person, consent


@pytest.fixture
def take_down(qtbot, parent, service, desk):
    def open_it():
        TakedownActs(parent, service, desk).open()
        dialog = parent.findChildren(TakedownDialog)[-1]
        qtbot.waitUntil(lambda: dialog._loaded and desk.jobs.idle())
        return dialog

    return open_it


def test_an_empty_list_says_what_will_stand_there(take_down):
    dialog = take_down()
    assert dialog.stack.currentWidget() is dialog.empty
    assert not dialog.print_button.isEnabled()


def test_what_must_come_down_is_recorded_beside_the_list(
    qtbot, take_down, written, service, shown, desk, dialogs
):
    item, _person, consent = shown
    use = service.uses.add(
        UseDraft(item, Purpose.FACEBOOK, "Ville", published_on=dt.date(2026, 7, 1), link=LINK)
    )
    planned = service.uses.add(UseDraft(item, Purpose.FACEBOOK, planned_on=dt.date(2026, 12, 1)))
    written.act(consent, "withdrawn", DAY)
    dialog = take_down()
    assert [row.id for row in dialog.table.rows()] == [use]
    assert "Gagnon" in dialog.side.why.text()
    dialog.side.link.click()
    assert dialogs.links == [LINK]
    dialog.side.record.click()
    assert (
        dialog.side.by.problem.text().replace("\u00a0", " ")
        == "Dites qui a retiré la publication : écrivez son nom."
    )
    assert service.uses.use(use).is_live
    dialog.side.by.line.setText("Julie Morin")
    dialog.side.note.line.setText("Remplacée")
    dialog.side.removal.combo.setCurrentIndex(dialog.side.removal.combo.findData(Removal.REPLACED.value))
    dialog.side.record.setFocus()
    QTest.keyClick(dialog.side.record, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.jobs.idle() and not dialog.table.rows())
    done = service.uses.use(use)
    assert (done.removed_by, done.removal, done.note, done.removed_on) == (
        "Julie Morin",
        Removal.REPLACED,
        "Remplacée",
        DAY,
    )
    dialog.show_duty(Duty.STOP)
    assert [row.id for row in dialog.table.rows()] == [planned]
    dialog.side.drop.click()
    qtbot.waitUntil(lambda: desk.jobs.idle() and not dialog.table.rows())
    assert service.uses.use(planned).dropped_on == DAY
    dialog.shown.setCurrentIndex(dialog.shown.count() - 1)
    assert [row.id for row in dialog.table.rows()] == [use]
    dialog.side.restore.click()
    qtbot.waitUntil(lambda: desk.jobs.idle() and not dialog.table.rows())
    assert service.uses.use(use).is_live


def test_the_worksheet_is_made_by_the_key_of_printing(qtbot, take_down, written, service, shown, desk):
    from medias_desktop.core.widgets.pdf_view import PdfDialog

    service.uses.add(UseDraft(shown[0], Purpose.FACEBOOK, published_on=DAY))
    written.act(shown[2], "withdrawn", DAY)
    dialog = take_down()
    dialog._print()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PdfDialog)))
    assert dialog.findChildren(PdfDialog)[0].view.page_count() == 1


def test_several_photos_are_planned_in_several_places_at_once(qtbot, parent, written, service, shown, desk):
    other = written.item("Sans personne", review="nobody")
    told = []
    desk.changes.changed.connect(told.append)
    UseActs(parent, service, desk).plan([shown[0], other])
    dialog = parent.findChild(UseDialog)
    dialog.save.click()
    assert dialog.problem.text() == "Cochez au moins un endroit de publication."
    dialog.purposes[Purpose.FACEBOOK].setChecked(True)
    dialog.purposes[Purpose.PRESS].setChecked(True)
    qtbot.waitUntil(lambda: desk.jobs.idle() and not dialog.told.isHidden())
    texts = [chip.text().replace("\u00a0", " ") for chip in dialog.states.values()]
    assert texts == ["Publiable : 3", "", "Bloquée : 1"], "Léa did not agree to the press"
    dialog.day.set_day(dt.date(2026, 11, 21))
    dialog.save.click()
    assert "21 novembre 2026" in dialog.day.problem.text().replace("\u00a0", " ")
    dialog.day.set_day(dt.date(2026, 12, 1))
    dialog.responsible.line.setText("Julie")
    dialog.save.click()
    found = [*service.uses.of_item(shown[0]), *service.uses.of_item(other)]
    assert [(use.purpose, use.planned_on, use.responsible) for use in found] == [
        (purpose, dt.date(2026, 12, 1), "Julie")
        for _item in range(2)
        for purpose in (Purpose.FACEBOOK, Purpose.PRESS)
    ]
    assert told == [frozenset({"photo_consents"})]


def test_a_planned_publication_is_recorded_as_made(qtbot, parent, service, shown, desk, dialogs):
    use = service.uses.use(service.uses.add(UseDraft(shown[0], Purpose.FACEBOOK, planned_on=DAY)))
    acts = UseActs(parent, service, desk)
    acts.published(use)
    dialog = parent.findChild(PublishedDialog)
    dialog.link.line.setText("facebook")
    dialog.save.click()
    assert "facebook" in dialog.link.problem.text()
    dialog.link.line.setText(LINK)
    dialog.save.click()
    assert (service.uses.use(use.id).published_on, service.uses.use(use.id).link) == (DAY, LINK)
    dialogs.answers = [True]
    acts.drop(use)
    assert len(dialogs.errors) == 1, "it is published meanwhile"


def test_deadlines_are_filtered_searched_and_printed(qtbot, parent, written, service, desk):
    from medias_desktop.core.widgets.pdf_view import PdfDialog

    for last, ends in (("Roy", dt.date(2026, 11, 25)), ("Cyr", dt.date(2026, 12, 30))):
        written.act(written.consent(written.person(last, "Ana"), ends_on=ends))
    child = written.person("Bois", "Noé", dt.date(2012, 11, 22))
    written.act(
        written.consent(child), guardian_id=written.guardian(child, "Bois", "Eve", email="eve@exemple.ca")
    )
    DeadlineActs(parent, service, desk).open()
    dialog = parent.findChild(DeadlinesDialog)
    qtbot.waitUntil(lambda: desk.jobs.idle() and dialog.stack.currentIndex() == 0)
    names = [one.portrayed.last_name for one in dialog.table.rows()]
    assert names == ["Bois", "Roy", "Cyr"]
    assert dialog.contacts.text().split("\n") == ["Noé Bois", "Eve Bois (Mère) · eve@exemple.ca"]
    dialog.kind.setCurrentIndex(dialog.kind.findData("ends"))
    assert [one.portrayed.last_name for one in dialog.table.rows()] == ["Roy", "Cyr"]
    dialog.search.setText("cyr")
    dialog.search.searched.emit("cyr")
    assert [one.portrayed.last_name for one in dialog.table.rows()] == ["Cyr"]
    dialog._print_list()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PdfDialog)))
    dialog.search.setText("personne de ce nom")
    dialog.search.searched.emit("x")
    assert dialog.stack.currentIndex() == 1
    assert not dialog.print_button.isEnabled()
