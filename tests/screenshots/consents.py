"""Recording what persons said, withdrawing it, everything about one person, signing on the screen, settings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.ink import Drawing
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.items import EventDraft, Frame, ItemDraft, SubjectKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.consents.acts import ConsentActs
from tests.photo_consents.pictures import make_photo
from tests.screenshots.photo import _service
from tests.screenshots.signing import signature
from tests.screenshots.stage import Scene, Stage

_USES = frozenset({Purpose.FACEBOOK, Purpose.INSTAGRAM, Purpose.WEBSITE, Purpose.BULLETIN})


def _begun(stage: Stage) -> tuple[PhotoConsentService, ConsentActs, int, int]:
    """Return the service, what opens the windows, a child with two guardians, a photo of them."""
    service = _service(stage)
    folder = profile_folder() / "team"
    folder.mkdir(exist_ok=True)
    paths = [
        make_photo(folder / f"DSC_05{n}.jpg", size=(1500, 1000), faces=[(4000, 3000, 1500, 2400)], seed=n)
        for n in range(20, 24)
    ]
    event = service.events.add(
        EventDraft("Tournoi de soccer U14", dt.date(2026, 8, 15), dt.date(2026, 8, 16), "Terrain des Érables")
    )
    draft = ItemDraft(title="Remise des médailles", event_id=event, source="Service des loisirs")
    items = service.adding.add_files(paths, draft, keep=False, progress=Silent()).added
    guardians = (
        GuardianDraft(
            "Bouchard", "Geneviève", Relation.MOTHER, "genevieve.bouchard@exemple.ca", "450 555-0134"
        ),
        GuardianDraft("Tremblay", "Marc-Antoine", Relation.FATHER, "ma.tremblay@exemple.ca"),
    )
    child = service.portrayed.add(
        PortrayedDraft("Tremblay-Bouchard", "Édouard", birth_date=dt.date(2012, 9, 14), guardians=guardians)
    )
    for item in items:
        service.subjects.add(item, SubjectKind.PERSON, child, Frame(4000, 3000, 1500, 2400))
    return service, ConsentActs(stage.window, service, stage.program.desk), child, items[0]


def _consented(stage: Stage) -> tuple[PhotoConsentService, ConsentActs, int, int]:
    service, acts, child, item = _begun(stage)
    mother, father = service.portrayed.one(child).guardians
    day = dt.date(2026, 8, 10)
    event = service.items.item(item).event_id
    service.consents.record(
        ConsentDraft(child, Reach(event_id=event), _USES, day, dt.date(2028, 8, 9)),
        [
            ActDraft(ActKind.ASKED, day - dt.timedelta(6), guardian_id=mother.id),
            ActDraft(ActKind.GIVEN, day, Method.PAPER, mother.id, original_place="Classeur Loisirs 2026"),
            ActDraft(ActKind.GIVEN, day, Method.PAPER),
            ActDraft(ActKind.SILENT, day + dt.timedelta(20), guardian_id=father.id),
        ],
        [(EvidenceKind.DOCUMENT, b"From: genevieve.bouchard@exemple.ca\n\nOui.", "courriel.eml")],
    )
    for purpose, published, planned in (
        (Purpose.FACEBOOK, dt.date(2026, 8, 17), None),
        (Purpose.WEBSITE, dt.date(2026, 8, 18), None),
        (Purpose.BULLETIN, None, dt.date(2026, 12, 4)),
    ):
        link = f"https://exemple.ca/{purpose.value}/412" if published else ""
        service.uses.add(UseDraft(item, purpose, published_on=published, planned_on=planned, link=link))
    return service, acts, child, item


def _fit(stage: Stage, dialog: Any) -> Any:
    room = stage.window.size()
    dialog.resize(min(room.width(), dialog.width()), min(room.height(), dialog.height()))
    stage.settle()
    return dialog


def asked(stage: Stage) -> QWidget:
    """Ask for what, with the uses ticked."""
    _, acts, child, item = _begun(stage)
    dialog = acts.record([child], [item])
    dialog.asked.purposes.choose(_USES)
    return _fit(stage, dialog)


def answered(stage: Stage) -> Any:
    """Say who answered: one guardian aloud, without a witness yet."""
    dialog: Any = asked(stage)
    dialog.frame.next.click()
    dialog.answered.manner.show_method(Method.VERBAL)
    dialog.answered.manner.noticed.setChecked(True)
    dialog.frame.next.click()
    stage.settle()
    return dialog


def checked(stage: Stage) -> QWidget:
    """Take a last look, with what is to be told."""
    service, acts, child, item = _begun(stage)
    service.uses.add(UseDraft(item, Purpose.FACEBOOK, published_on=dt.date(2026, 8, 17)))
    dialog = acts.record([child], [item])
    dialog.asked.purposes.choose(_USES)
    dialog.frame.next.click()
    dialog.frame.next.click()
    stage.until(lambda: dialog.page is dialog.check)
    return _fit(stage, dialog)


def nobody(stage: Stage) -> QWidget:
    """Ask for nobody yet."""
    dialog = ConsentActs(stage.window, _service(stage), stage.program.desk).record([])
    dialog.frame.next.click()
    return _fit(stage, dialog)


def leaving(stage: Stage) -> Any:
    """Withdraw some uses."""
    _, acts, child, _item = _consented(stage)
    dialog = acts.withdraw(child)
    dialog.whole.setChecked(False)
    dialog.purposes.choose({Purpose.FACEBOOK, Purpose.BULLETIN})
    dialog.reason.line.setText("La famille déménage; courriel du 20 novembre")
    return _fit(stage, dialog)


def following(stage: Stage) -> Any:
    """Show what follows before anything is recorded."""
    dialog = leaving(stage)
    dialog.frame.next.click()
    stage.until(lambda: dialog.page is dialog.follows)
    return dialog


def left(stage: Stage) -> Any:
    """Show what is to be done."""
    dialog = following(stage)
    dialog.frame.next.click()
    stage.until(lambda: dialog.page is dialog.done_page)
    return dialog


def card(stage: Stage) -> Any:
    """Show everything about a child."""
    _, acts, child, _item = _consented(stage)
    dialog = acts.card(child)
    stage.until(dialog.settled)
    return _fit(stage, dialog)


def card_below(stage: Stage) -> Any:
    """Show the rest of it."""
    dialog = card(stage)
    stage.settle()
    dialog.area.verticalScrollBar().setValue(dialog.area.verticalScrollBar().maximum())
    return dialog


def correcting(stage: Stage) -> Any:
    """Correct an entry."""
    dialog = card(stage)
    one = dialog.overview.consents[0]
    one.correct_wanted.emit(one.of.consent, one.of.entries[1])
    stage.settle()
    return dialog


def starting(stage: Stage) -> Any:
    """Choose who signs on the screen."""
    service, acts, child, item = _begun(stage)
    return _fit(stage, acts.sign_on_screen(child, Reach(event_id=service.items.item(item).event_id)))


def _turned(stage: Stage) -> Any:
    start = starting(stage)
    start.begin()
    dialog = start.signing
    dialog.showNormal()
    dialog.resize(stage.window.size())
    stage.settle()
    return dialog


def screen(stage: Stage) -> Any:
    """Show what is asked, to who signs."""
    dialog = _turned(stage)
    dialog.asking.purposes.choose(_USES)
    stage.settle()
    return dialog


def hand(stage: Stage) -> Any:
    """Show the signature of a guardian."""
    dialog = screen(stage)
    dialog.frame.next.click()
    dialog.page.typed.line.setText("Geneviève Bouchard")
    drawn: Drawing = signature()
    dialog.page.pad.show_drawing(drawn)
    stage.settle()
    return dialog


def receipt(stage: Stage) -> Any:
    """Show the receipt."""
    dialog = hand(stage)
    dialog.frame.next.click()
    dialog.page.typed.line.setText("Édouard Tremblay-Bouchard")
    dialog.page.pad.show_drawing(signature())
    dialog.frame.next.click()
    stage.until(lambda: dialog.receipt is not None)
    stage.settle(300)
    return dialog


def settings(stage: Stage) -> Any:
    """Show what the municipality decides."""
    dialog = ConsentActs(stage.window, _service(stage), stage.program.desk).settings()
    return _fit(stage, dialog)


SCENES = (
    Scene("consent-asked", asked, main=True),
    Scene("consent-answered", answered, main=True),
    Scene("consent-checked", checked, main=True),
    Scene("consent-nobody", nobody),
    Scene("consent-leaving", leaving, main=True),
    Scene("consent-following", following, main=True),
    Scene("consent-left", left),
    Scene("consent-card", card, main=True),
    Scene("consent-card-below", card_below),
    Scene("consent-correcting", correcting),
    Scene("consent-signing-start", starting),
    Scene("consent-signing-asked", screen, main=True),
    Scene("consent-signing-hand", hand),
    Scene("consent-signing-receipt", receipt),
    Scene("consent-settings", settings, main=True),
)
