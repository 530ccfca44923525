"""What is to be taken down, deadlines, planning a publication, and the documents that leave the register."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import Duty, Removal, UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.deadlines.acts import DeadlineActs
from medias_desktop.photo_consents.views.deadlines.dialog import DeadlinesDialog
from medias_desktop.photo_consents.views.exports import ContactSheetDialog, ExportActs, RegisterDialog
from medias_desktop.photo_consents.views.takedown.acts import TakedownActs
from medias_desktop.photo_consents.views.takedown.dialog import TakedownDialog
from medias_desktop.photo_consents.views.uses.acts import UseActs
from medias_desktop.photo_consents.views.uses.dialog import UseDialog
from tests.photo_consents.written import Written
from tests.screenshots.stage import EMPTY, Scene, Stage

_LINK = "https://www.facebook.com/ville.sainte.elodie/posts/pfbid02AbCdEfGhIjKlMnOpQrSt"
_PEOPLE = (
    ("Gagnon", "Maëlle", -14, 50),
    ("Tremblay-Bouchard", "Édouard", -18, -20),
    ("Roy", "Anaïs", -10, 0),
    ("Côté", "Marc-Antoine", 0, 0),
    ("Bélanger", "Louise", 0, 0),
)
"""Last name, first name, and of a minor the birthday that comes and in how many days."""


def service_of(stage: Stage) -> PhotoConsentService:
    """Return the photo consents of the register on the stage."""
    register = stage.program.register
    assert register is not None
    return PhotoConsentService(register, PeopleService(register), stage.policies())


def lived(stage: Stage) -> tuple[PhotoConsentService, list[int], int, list[int]]:
    """Record photos of an event, whom they show, consents with all that befalls them, publications."""
    service = service_of(stage)
    today = service.today
    written = Written(service._register)
    event = written.event(
        "Fête nationale", today - dt.timedelta(days=150), today - dt.timedelta(days=150), "Parc Bellevue"
    )
    people, consents = [], []
    for last, first, years, days in _PEOPLE:
        born = None
        if years:
            birthday = today + dt.timedelta(days=days)
            born = birthday.replace(year=birthday.year + years)
        person = written.person(last, first, born, email=f"{last.split('-')[0].lower()}@exemple.ca")
        guardian = written.guardian(person, last, "Chantal", email="chantal@exemple.ca") if born else None
        ends = today + dt.timedelta(days=5) if last == "Côté" else None
        consent = written.consent(person, "facebook,website,bulletin", today - dt.timedelta(days=160), ends)
        written.act(consent, "given", today - dt.timedelta(days=160), guardian)
        people.append(person)
        consents.append(consent)
    items = []
    titles = ("Défilé des enfants", "Jeux gonflables", "Course en sac", "Souper spaghetti", "Feu de joie")
    for number, title in enumerate(titles):
        item = written.item(title, event, day=today - dt.timedelta(days=150 - number))
        written.seen(item, people[number])
        items.append(item)
    written.act(consents[4], "withdrawn", today, note="Ne veut plus paraître")
    for number, item in enumerate(items):
        day = today - dt.timedelta(days=140 - number)
        account = "Ville de Sainte-Élodie"
        published = UseDraft(
            item, Purpose.FACEBOOK, account, published_on=day, link=_LINK, responsible="Julie Morin"
        )
        planned = UseDraft(item, Purpose.BULLETIN, planned_on=today + dt.timedelta(days=10 + number))
        service.uses.add_many([published, planned])
    first = service.uses.of_item(items[0])[0]
    service.uses.remove(first.id, first.version, today, "Julie Morin", Removal.REPLACED)
    return service, items, event, people


def _settled(stage: Stage, dialog: QDialog) -> QWidget:
    stage.until(lambda: stage.program.desk.jobs.idle())
    stage.settle()
    return dialog


def take_down(stage: Stage) -> TakedownDialog:
    """Show what is to be taken down."""
    service, *_rest = lived(stage)
    TakedownActs(stage.window, service, stage.program.desk).open()
    dialog = stage.find(stage.window, TakedownDialog)
    _settled(stage, dialog)
    return dialog


def refused(stage: Stage) -> QWidget:
    """Record without saying who took it down."""
    dialog = take_down(stage)
    dialog.side.record.click()
    return dialog


def stopped(stage: Stage) -> QWidget:
    """Show what must not be published."""
    dialog = take_down(stage)
    dialog.show_duty(Duty.STOP)
    return dialog


def nothing_to_take_down(stage: Stage) -> QWidget:
    """Show the list while nothing is on it."""
    TakedownActs(stage.window, service_of(stage), stage.program.desk).open()
    return _settled(stage, stage.find(stage.window, TakedownDialog))


def deadlines(stage: Stage) -> QWidget:
    """Show what is due."""
    service, *_rest = lived(stage)
    DeadlineActs(stage.window, service, stage.program.desk).open()
    return _settled(stage, stage.find(stage.window, DeadlinesDialog))


def planning(stage: Stage) -> QWidget:
    """Plan a publication of five photos in two places."""
    service, items, *_rest = lived(stage)
    UseActs(stage.window, service, stage.program.desk).plan(items)
    dialog = stage.find(stage.window, UseDialog)
    dialog.purposes[Purpose.FACEBOOK].setChecked(True)
    dialog.purposes[Purpose.PRESS].setChecked(True)
    return _settled(stage, dialog)


def sheet(stage: Stage) -> QWidget:
    """Show the contact sheet of an event."""
    service, _items, event, _people = lived(stage)
    ExportActs(stage.window, service, stage.program.desk).contact_sheet(event)
    stage.until(lambda: stage.program.desk.jobs.idle())
    return _settled(stage, stage.find(stage.window, ContactSheetDialog))


def register(stage: Stage) -> QWidget:
    """Show the register as a list."""
    service, *_rest = lived(stage)
    ExportActs(stage.window, service, stage.program.desk).register(ItemFilter())
    stage.until(lambda: stage.program.desk.jobs.idle())
    return _settled(stage, stage.find(stage.window, RegisterDialog))


SCENES = (
    Scene("takedown", take_down, main=True),
    Scene("takedown-refused", refused),
    Scene("takedown-stopped", stopped),
    Scene("takedown-empty", nothing_to_take_down, EMPTY),
    Scene("deadlines", deadlines, main=True),
    Scene("use-planning", planning, main=True),
    Scene("contact-sheet", sheet),
    Scene("consent-register", register),
)
