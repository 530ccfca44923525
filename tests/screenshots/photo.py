"""One photo large: frames, the question who it is, a new person, other items; the list of everyone shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.core.paths import profile_folder
from medias_desktop.core.progress import Silent
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.items import EventDraft, Frame, ItemDraft, ItemKind, SubjectKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.persons.acts import PersonActs
from medias_desktop.photo_consents.views.persons.dialog import PersonsDialog
from medias_desktop.photo_consents.views.photo.acts import PhotoActs
from medias_desktop.photo_consents.views.photo.dialog import PhotoDialog
from tests.photo_consents.pictures import make_photo
from tests.screenshots.stage import EMPTY, Scene, Stage

_FACES = (Frame(1400, 3000, 800, 1300), Frame(3500, 2700, 850, 1400), Frame(5600, 3100, 750, 1250))
_OTHER_FACE = Frame(7600, 2800, 800, 1350)
_CHILDREN = (
    ("Gagnon", "Maëlle", dt.date(2016, 5, 3), (("Roy", "Chantal", Relation.MOTHER),)),
    ("Tremblay-Bouchard", "Édouard", dt.date(2011, 9, 14), ()),
)


def _service(stage: Stage) -> PhotoConsentService:
    register = stage.program.register
    assert register is not None
    return PhotoConsentService(register, PeopleService(register), stage.policies())


def _children(service: PhotoConsentService) -> list[int]:
    found = []
    for last, first, born, parents in _CHILDREN:
        guardians = tuple(GuardianDraft(name, given, relation) for name, given, relation in parents)
        found.append(service.portrayed.add(PortrayedDraft(last, first, birth_date=born, guardians=guardians)))
    return found


def _photos(service: PhotoConsentService) -> tuple[int, ...]:
    folder = profile_folder() / "feast"
    folder.mkdir(exist_ok=True)
    faces = [(one.x, one.y, one.width, one.height) for one in (*_FACES, _OTHER_FACE)]
    paths = [
        make_photo(folder / f"DSC_04{number}.jpg", size=(3000, 2000), faces=faces, seed=number)
        for number in (17, 18)
    ]
    event = service.events.add(
        EventDraft("Fête nationale", dt.date(2026, 6, 24), dt.date(2026, 6, 24), "Parc Bellevue")
    )
    draft = ItemDraft(title="Jeux gonflables", event_id=event, place="Parc Bellevue")
    return service.adding.add_files(paths, draft, keep=True, progress=Silent()).added


def _named(stage: Stage) -> PhotoDialog:
    service = _service(stage)
    items, children = _photos(service), _children(service)
    staff = PeopleService(service._register).listing.first(_everyone(), 3)[0]
    for person, frame in zip((*children, service.portrayed.of_person(staff.id)), _FACES, strict=True):
        service.subjects.add(items[0], SubjectKind.PERSON, person, frame)
    return _opened(stage, service, items, items[0])


def _everyone() -> object:
    from medias_desktop.people.rules import PersonFilter

    return PersonFilter()


def _opened(stage: Stage, service: PhotoConsentService, items: tuple[int, ...], item: int) -> PhotoDialog:
    dialog = PhotoActs(stage.window, service, stage.program.desk).open(item, items)
    look = stage.window.size()
    dialog.resize(min(look.width(), 1360), min(look.height(), 820))
    stage.until(dialog.settled)
    stage.settle()
    return dialog


def shown(stage: Stage) -> PhotoDialog:
    """Show a photo in which three are named, one of them chosen."""
    dialog = _named(stage)
    dialog.view.setFocus()
    dialog.view.choose(dialog.side.seen.item(1).data(0x0101))
    dialog.side.answers.uses[Purpose.WEBSITE].click()
    stage.settle()
    return dialog


def naming(stage: Stage) -> PhotoDialog:
    """Ask who is in the frame just drawn."""
    dialog = _named(stage)
    dialog.view.pending = _OTHER_FACE
    dialog.view.drawn.emit()
    dialog.stage.panel.search.setText("ga")
    stage.settle(400)
    return dialog


def crowd(stage: Stage) -> PhotoDialog:
    """Ask why those seen are a crowd."""
    dialog = naming(stage)
    dialog.stage.panel.ask_reason()
    dialog.stage.panel.take_crowd()
    return dialog


def new_person(stage: Stage) -> PhotoDialog:
    """Record somebody from outside beside the picture."""
    dialog = naming(stage)
    dialog.stage.panel.new_wanted.emit("Zacharie Bolduc")
    dialog.form.birth_date.line.setText("2015-02-11")
    dialog.form.add_guardian()
    return dialog


def nobody(stage: Stage) -> PhotoDialog:
    """Show a photo in which nobody is named yet."""
    service = _service(stage)
    items = _photos(service)
    return _opened(stage, service, items, items[0])


def video(stage: Stage) -> PhotoDialog:
    """Show an item without a picture."""
    service = _service(stage)
    draft = ItemDraft(ItemKind.VIDEO, "Entrevue avec les bénévoles", source="https://exemple.ca/video/41")
    item = service.items.add_other(draft)
    service.subjects.add(item, SubjectKind.PERSON, _children(service)[1])
    return _opened(stage, service, (item,), item)


def persons(stage: Stage) -> PersonsDialog:
    """Show everyone shown."""
    dialog = _named(stage)
    service = _service(stage)
    dialog.close()
    window = PersonActs(stage.window, service, stage.program.desk).open()
    stage.until(lambda: window.table.settled() and stage.program.desk.jobs.idle())
    window.table.selectRow(0)
    return window


def person(stage: Stage) -> PersonsDialog:
    """Show the form of a child with a mistake."""
    window = persons(stage)
    row = next(one for one in window.table.rows() if one.portrayed.first_name == "Maëlle")
    window.edit(row.id)
    window.form.add_guardian()
    card = window.form.guardians[1]
    card.last_name.line.setText("Gagnon")
    card.first_name.line.setText("Maëlle")
    stage.settle()
    window.form.save()
    return window


def no_persons(stage: Stage) -> QWidget:
    """Show that nobody is named yet."""
    window = PersonActs(stage.window, _service(stage), stage.program.desk).open()
    stage.settle()
    return window


SCENES = (
    Scene("photo-shown", shown, main=True),
    Scene("photo-naming", naming, main=True),
    Scene("photo-crowd", crowd),
    Scene("photo-new-person", new_person, main=True),
    Scene("photo-nobody", nobody),
    Scene("photo-video", video),
    Scene("persons-shown", persons, main=True),
    Scene("persons-form", person, main=True),
    Scene("persons-none", no_persons, register=EMPTY),
)
