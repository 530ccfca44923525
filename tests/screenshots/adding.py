"""Adding photos: what they share, what became of each; the forms of items and events; copies fit to publish."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.items import (
    EventDraft,
    Frame,
    ItemDraft,
    ItemKind,
    Review,
    Rights,
    SubjectKind,
)
from medias_desktop.photo_consents.rules.persons import PortrayedDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.tab import PhotoConsentsTab
from medias_desktop.photo_consents.views.adding.acts import AddingActs
from medias_desktop.photo_consents.views.adding.dialog import RESULT, AddingDialog
from medias_desktop.photo_consents.views.adding.events_dialog import EventsDialog
from medias_desktop.photo_consents.views.adding.item_dialog import ItemDialog
from medias_desktop.photo_consents.views.publishing.acts import PublishingActs
from medias_desktop.photo_consents.views.publishing.dialog import ExportDialog
from tests.photo_consents.pictures import make_exif, make_photo
from tests.screenshots.stage import EMPTY, Scene, Stage

_FACES = ((2200, 2600, 700, 1100), (4300, 2400, 700, 1100), (6700, 2700, 700, 1100))


def _service(stage: Stage) -> tuple[QWidget, PhotoConsentService]:
    tab = stage.tab("photo_consents", PhotoConsentsTab)
    register = stage.program.register
    assert register is not None
    return tab, PhotoConsentService(register, PeopleService(register), stage.policies())


def _paths(stage: Stage, count: int) -> list[Path]:
    folder = stage.folder / "carte mémoire"
    folder.mkdir(exist_ok=True)
    exif = make_exif(place=(46.3, 72.5))
    return [
        make_photo(folder / f"IMG_{2041 + number}.jpg", (1600, 1200), _FACES[: number % 3 + 1], exif, number)
        for number in range(count)
    ]


def form(stage: Stage) -> AddingDialog:
    """Show what a batch is asked."""
    tab, service = _service(stage)
    stage.dialogs.files = list(_paths(stage, 6))
    AddingActs(tab, service, stage.program.desk).add_files()
    dialog = stage.find(tab, AddingDialog)
    dialog.form.happening.choose("new")
    dialog.form.new_title.line.setText("Marché de Noël")
    dialog.form.new_day.line.setText("2026-11-21")
    dialog.form.photographer.line.setText("Océane Bellerose")
    dialog.form.rights.choose(Rights.AUTHORISED)
    dialog.form.rights_note.area.setPlainText("Courriel du 19 novembre 2026, classé au greffe.")
    stage.settle()
    return dialog


def result(stage: Stage) -> QWidget:
    """Show what became of each file."""
    tab, service = _service(stage)
    paths = _paths(stage, 6)
    service.adding.add_files(paths[4:5], ItemDraft())
    folder = paths[0].parent
    (folder / "IMG_2050.heic").write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(99))
    (folder / "IMG_2051.jpg").write_bytes(paths[1].read_bytes()[:20_000])
    (folder / "IMG_2052.jpg").write_bytes(b"")
    stage.dialogs.files = [
        *paths,
        *(folder / f"IMG_205{n}.{end}" for n, end in enumerate(("heic", "jpg", "jpg"))),
    ]
    AddingActs(tab, service, stage.program.desk).add_files()
    dialog = stage.find(tab, AddingDialog)
    dialog.add.click()
    stage.until(lambda: dialog.stack.currentIndex() == RESULT)
    return dialog


def item(stage: Stage) -> QWidget:
    """Show the form of one photo."""
    tab, service = _service(stage)
    event = service.events.add(EventDraft("Marché de Noël"))
    draft = ItemDraft(
        event_id=event,
        photographer="Océane Bellerose",
        rights=Rights.OWN,
        alt_fr="Trois personnes devant un kiosque.",
    )
    numbers = service.adding.add_files(_paths(stage, 1), draft, keep=True).added
    AddingActs(tab, service, stage.program.desk).edit(numbers)
    return stage.find(tab, ItemDialog)


def several(stage: Stage) -> QWidget:
    """Show the form of several photos."""
    tab, service = _service(stage)
    paths = _paths(stage, 5)
    numbers = service.adding.add_files(
        paths[:3], ItemDraft(photographer="Océane Bellerose", place="Aréna")
    ).added
    numbers += service.adding.add_files(paths[3:], ItemDraft(photographer="Ève Roy", place="Aréna")).added
    AddingActs(tab, service, stage.program.desk).edit(numbers)
    return stage.find(tab, ItemDialog)


def other(stage: Stage) -> QWidget:
    """Show the form of an item without a file."""
    tab, service = _service(stage)
    AddingActs(tab, service, stage.program.desk).add_other()
    dialog = stage.find(tab, ItemDialog)
    dialog.form.kind.choose(ItemKind.COMMENT)
    return dialog


def events(stage: Stage) -> QWidget:
    """Show the events."""
    tab, service = _service(stage)
    AddingActs(tab, service, stage.program.desk).events()
    return stage.find(tab, EventsDialog)


def _photo(stage: Stage, service: PhotoConsentService, *, framed: bool) -> int:
    draft = ItemDraft(rights=Rights.OWN, photographer="Océane Bellerose", title="Kiosque du marché")
    (number,) = service.adding.add_files(_paths(stage, 3)[2:], draft, keep=True).added
    for index, (last, first) in enumerate((("Vaillancourt", "Rosalie"), ("Lachapelle", "Hugo"))):
        person = service.portrayed.add(PortrayedDraft(last, first, adult=True))
        frame = Frame(*_FACES[index]) if framed or index else None
        service.subjects.add(number, SubjectKind.PERSON, person, frame)
    service.items.review(number, service.items.item(number).version, Review.DONE)
    return number


def _export(stage: Stage, *, framed: bool) -> ExportDialog:
    tab, service = _service(stage)
    number = _photo(stage, service, framed=framed)
    PublishingActs(tab, service, stage.program.desk).export([number])
    dialog = stage.find(tab, ExportDialog)
    stage.until(dialog.settled)
    return dialog


def copy(stage: Stage) -> QWidget:
    """Show a copy with covered faces and a line of credit."""
    dialog = _export(stage, framed=True)
    dialog.choices.credit.setChecked(True)
    stage.until(dialog.settled)
    return dialog


def refused(stage: Stage) -> QWidget:
    """Show why no copy is made."""
    return _export(stage, framed=False)


SCENES = (
    Scene("photos-adding", form, main=True),
    Scene("photos-added", result),
    Scene("photos-item", item),
    Scene("photos-several", several),
    Scene("photos-other", other),
    Scene("photos-events", events),
    Scene("photos-no-events", events, register=EMPTY),
    Scene("photos-copy", copy, main=True),
    Scene("photos-copy-refused", refused),
)
