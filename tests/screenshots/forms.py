"""Consent forms: what to print, and one pile of forms and acknowledgement sheets that came back."""

from __future__ import annotations

import datetime as dt
import random

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.views.returns.kind import AcknowledgementSheets
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.paper.returns_view import ReturnsDialog
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.consents import Reach
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.items import EventDraft
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.tab import PhotoConsentsTab
from medias_desktop.photo_consents.views.printing.acts import FormActs
from medias_desktop.photo_consents.views.printing.dialog import FormsDialog
from medias_desktop.photo_consents.views.returns.kind import ConsentForms
from tests.acknowledgements.returns.sheets import page_saying
from tests.paper.scanner import as_pdf, printed, scanned
from tests.screenshots import returned
from tests.screenshots.stage import Scene, Stage

PLACES = frozenset({Purpose.FACEBOOK, Purpose.INSTAGRAM, Purpose.WEBSITE, Purpose.BULLETIN, Purpose.PRESS})
_INK = (22, 38, 110)
_TEAM = (
    ("Lavoie", "Jade", 2015),
    ("Bouchard-Tremblay", "Thomas", 2014),
    ("Nguyen", "Minh-Anh", 2012),
    ("Cloutier", "Olivia", 2013),
    ("Picard", "Samuel", 2011),
    ("Ouellet", "Florence", 2014),
    ("Desrochers", "Mathis", 2013),
)


def _service(stage: Stage) -> PhotoConsentService:
    stage.tab("photo_consents", PhotoConsentsTab)
    register = stage.program.register
    assert register is not None
    return PhotoConsentService(register, PeopleService(register), stage.policies())


def _team(service: PhotoConsentService) -> tuple[int, list[int]]:
    day = dt.date(2026, 10, 3)
    event = service.events.add(EventDraft("Tournoi de soccer U12", day, day, "Parc des Pionniers"))
    people = [
        service.portrayed.add(
            PortrayedDraft(
                last,
                first,
                birth_date=dt.date(year, 5, 12),
                guardians=(GuardianDraft(last, "Catherine", Relation.MOTHER),),
            )
        )
        for last, first, year in _TEAM
    ]
    people.append(service.portrayed.add(PortrayedDraft("Simard", "Benoît", adult=True)))
    return event, people


def _order(event: int, kind: FormKind) -> FormOrder:
    today = dt.date(2026, 11, 22)
    return FormOrder(kind, Reach(event_id=event), PLACES, today, dt.date(2028, 11, 21), for_minor=True)


def _pages(pdf: bytes) -> list[Image.Image]:
    with open_pdf(pdf) as pages:
        count = len(pages)
    return [printed(pdf, number, grey=False) for number in range(count)]


def _written(
    page: Image.Image, ticks: tuple[tuple[float, float], ...], pens: tuple[tuple[float, float], ...]
) -> Image.Image:
    """Return a page with crosses and signatures by pen, at parts of its width and height."""
    drawn = page.convert("RGB")
    pen, hand = ImageDraw.Draw(drawn), random.Random(5)
    for x, y in ticks:
        left, top = x * drawn.width, y * drawn.height
        pen.line([(left - 11, top - 10), (left + 13, top + 12)], fill=_INK, width=4)
        pen.line([(left - 11, top + 12), (left + 12, top - 12)], fill=_INK, width=4)
    for x, y in pens:
        points = [
            (x * drawn.width + 12 * step, y * drawn.height + hand.randint(-24, 18)) for step in range(16)
        ]
        pen.line(points, fill=_INK, width=4, joint="curve")
    return drawn


def _pile(stage: Stage) -> ReturnsDialog:
    service = _service(stage)
    event, people = _team(service)
    single = service.forms.write(_order(event, FormKind.INDIVIDUAL), [people[2], people[-1]], Silent())
    group = service.forms.write(_order(event, FormKind.GROUP), people[:2] + people[3:7], Silent())
    blank = service.forms.write(_order(event, FormKind.BLANK), (), Silent())
    ticks, pens = ((0.1, 0.3), (0.38, 0.3), (0.1, 0.55)), ((0.55, 0.64),)
    pages = [_written(page, ticks, pens) for page in _pages(single)]
    pages += [*_pages(group), *_pages(blank), page_saying("", "Note de service").convert("RGB")]
    lying = [scanned(page, (0.7, 180.5, -0.6, 90.3)[at % 4], seed=at) for at, page in enumerate(pages)]
    path = profile_folder() / "Retour du tournoi.pdf"
    path.write_bytes(as_pdf(lying))
    acknowledgements, paths = returned.files(stage)
    kinds = [ConsentForms(service.returns), AcknowledgementSheets(acknowledgements.returns)]
    dialog = ReturnsDialog(stage.window, service.returns, kinds, stage.program.desk)
    dialog.resize(1360, 850)
    dialog.show()
    stage.until(stage.program.desk.jobs.idle)
    dialog.receive([path, paths[0]])
    stage.until(lambda: not dialog.busy and stage.program.desk.jobs.idle())
    stage.settle()
    return dialog


def _at(stage: Stage, kind: type, number: int) -> QWidget:
    dialog = _pile(stage)
    rows = dialog.review.list.model().rowCount()
    dialog.review.list.setCurrentIndex(dialog.review.list.model().index(min(number, rows - 1), 0))
    stage.until(stage.program.desk.jobs.idle)
    assert isinstance(dialog, kind)
    return dialog


def person(stage: Stage) -> QWidget:
    """Show a person's form with what is ticked, in a pile with acknowledgement sheets."""
    dialog = _at(stage, ReturnsDialog, 0)
    assert isinstance(dialog, ReturnsDialog)
    side = dialog.review.side
    for key in "134":
        dict(side.keys_of_kind())[key]()
    return dialog


def group(stage: Stage) -> QWidget:
    """Show a form of a team, some lines ticked, one refused."""
    dialog = _at(stage, ReturnsDialog, 2)
    assert isinstance(dialog, ReturnsDialog)
    keys = dict(dialog.review.side.keys_of_kind())
    keys["A"]()
    keys["A"]()
    dialog.review.refuse()
    return dialog


def blank(stage: Stage) -> QWidget:
    """Say who filled in a blank form."""
    dialog = _at(stage, ReturnsDialog, 3)
    assert isinstance(dialog, ReturnsDialog)
    hand = dialog.review.side.findChild(QWidget, "by_hand_name")
    assert hand is not None
    dialog.review.side.hand.search.line.setText("ouel")  # type: ignore[attr-defined]
    dialog.review.side.hand.look()  # type: ignore[attr-defined]
    return dialog


def choosing(stage: Stage) -> QWidget:
    """Choose what to print for a team."""
    return _choosing(stage, FormKind.INDIVIDUAL)


def choosing_group(stage: Stage) -> QWidget:
    """Choose the form of a team."""
    return _choosing(stage, FormKind.GROUP)


def _choosing(stage: Stage, kind: FormKind) -> FormsDialog:
    service = _service(stage)
    event, people = _team(service)
    dialog = FormActs(stage.window, service, stage.program.desk).print_forms(people, None, event)
    dialog.choices.purposes.choose(PLACES)
    dialog.choices.radios[kind].setChecked(True)
    stage.settle()
    stage.until(lambda: dialog.save_button.isEnabled() and stage.program.desk.jobs.idle())
    return dialog


SCENES = (
    Scene("forms-print", choosing, main=True),
    Scene("forms-print-group", choosing_group),
    Scene("forms-returned-person", person, main=True),
    Scene("forms-returned-group", group, main=True),
    Scene("forms-returned-blank", blank),
)
