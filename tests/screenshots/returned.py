"""Returned sheets: the window as it opens, one page after the other beside its match, the tray."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import AWAITED, OverviewFilter, Scope, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.acknowledgements.views.returns.kind import AcknowledgementSheets
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, tag
from medias_desktop.paper.returns_view import ReturnsDialog
from medias_desktop.people.service import PeopleService
from tests.acknowledgements.returns.sheets import page_saying
from tests.paper.scanner import as_pdf, blank, printed, scanned
from tests.screenshots.stage import Scene, Stage

_INK = (22, 38, 110)


def _service(stage: Stage) -> tuple[AcknowledgementService, Scope]:
    stage.tab("acknowledgements", AcknowledgementsTab)
    register = stage.program.register
    assert register is not None
    service = AcknowledgementService(register, PeopleService(register), stage.policies())
    campaign = next((one for one in service.campaigns() if one.open), None)
    if campaign is not None:
        return service, service.scope(ScopeKey(campaign.id, 0))
    return service, service.scope(ScopeKey(0, service.versions_to_acknowledge()[0].id))


def _signed(page: Image.Image, places: tuple[tuple[float, float], ...], seed: int) -> Image.Image:
    """Return a page with a signature drawn by pen at each place (parts of its width and height)."""
    drawn = page.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    hand = random.Random(seed)
    for x, y in places:
        left, top = x * drawn.width, y * drawn.height
        points = [
            (left + 13 * step + hand.randint(-9, 9), top + hand.randint(-26, 20))
            for step in range(hand.randint(12, 20))
        ]
        pen.line(points, fill=_INK, width=4, joint="curve")
    return drawn


def _print(service: AcknowledgementService, scope: Scope, kind: SheetKind, persons: list[int]) -> bytes:
    out = io.BytesIO()
    service.printing.write(scope, persons, PrintOrder(kind=kind), out)
    return out.getvalue()


def files(stage: Stage) -> tuple[AcknowledgementService, list[Path]]:
    """Return scans of sheets of every kind of acknowledgement, some of them foreign."""
    service, scope = _service(stage)
    rows = [row for row in service.listing.everyone(scope, OverviewFilter()) if row.status.state in AWAITED]
    alone, together = [row.person_id for row in rows[:9]], [row.person_id for row in rows[9:21]]
    pdf = _print(service, scope, SheetKind.INDIVIDUAL, alone)
    pages = [
        scanned(
            _signed(printed(pdf, number, grey=False), SIGNATURE, number), (0.6, 180, 90.4, -0.8)[number % 4]
        )
        for number in range(len(alone))
    ]
    pdf = _print(service, scope, SheetKind.GROUP, together)
    group = _signed(
        printed(pdf, 0, grey=False), tuple((0.53, 0.317 + 0.0333 * line) for line in range(len(together))), 7
    )
    foreign = sheet_code(SheetKind.INDIVIDUAL, tag("autre"), tag("campagne"), "A" * 12)
    others = [blank(noise=4).convert("RGB"), page_saying("", "Note de service").convert("RGB")]
    others.append(page_saying(foreign).convert("RGB"))
    files = {
        "Copieur 2e étage.pdf": [scanned(group, 270), *pages[:5], pages[1], others[0]],
        "Caserne.pdf": [*others[1:], *pages[5:]],
    }
    paths = []
    for name, those in files.items():
        path = profile_folder() / name
        path.write_bytes(as_pdf(those))
        paths.append(path)
    return service, paths


SIGNATURE = ((0.14, 0.722),)


def _dialog(stage: Stage) -> ReturnsDialog:
    service, paths = files(stage)
    dialog = ReturnsDialog(
        stage.window, service.returns, [AcknowledgementSheets(service.returns)], stage.program.desk
    )
    dialog.resize(1360, 850)
    dialog.show()
    stage.until(stage.program.desk.jobs.idle)
    dialog.receive(paths)
    stage.until(lambda: not dialog.busy and stage.program.desk.jobs.idle())
    stage.settle()
    return dialog


def empty(stage: Stage) -> QWidget:
    """Show the window as it opens."""
    service, _scope = _service(stage)
    return ReturnsDialog(
        stage.window, service.returns, [AcknowledgementSheets(service.returns)], stage.program.desk
    )


def person(stage: Stage) -> QWidget:
    """Show a person's sheet after a few were confirmed."""
    dialog = _dialog(stage)
    for _page in range(4):
        dialog.review.accept()
    stage.until(stage.program.desk.jobs.idle)
    return dialog


def group(stage: Stage) -> QWidget:
    """Show a group sheet with its lines."""
    dialog = _dialog(stage)
    dialog.review.side.lines.setFocus()
    item = dialog.review.side.lines.item(11)
    if item is not None:
        dialog.review.side.lines.setCurrentItem(item)
    return dialog


def refused(stage: Stage) -> QWidget:
    """Ask who saw a refusal."""
    dialog = person(stage)
    assert isinstance(dialog, ReturnsDialog)
    dialog.review.refuse()
    return dialog


def received(stage: Stage) -> QWidget:
    """Show a page that came twice."""
    dialog = _dialog(stage)
    for _page in range(6):
        dialog.review.accept()
    stage.until(stage.program.desk.jobs.idle)
    return dialog


def tray(stage: Stage) -> QWidget:
    """Show what could not be matched."""
    dialog = _dialog(stage)
    dialog.review.accept()
    dialog.review.put_off()
    dialog.review.segments.setCurrentIndex(1)
    stage.until(stage.program.desk.jobs.idle)
    return dialog


def by_hand(stage: Stage) -> QWidget:
    """Say whose a page is."""
    dialog = tray(stage)
    assert isinstance(dialog, ReturnsDialog)
    dialog.review.side.start_by_hand()
    dialog.review.side.by_hand.search.line.setText("gagn")
    dialog.review.side.by_hand.look()
    return dialog


def unreadable(stage: Stage) -> QWidget:
    """Drop files that are no scans."""
    dialog = _dialog(stage)
    path = profile_folder() / "Procès-verbal.docx"
    path.write_bytes(b"PK\x03\x04 no scan")
    dialog.receive([path, profile_folder() / "Caserne.pdf"])
    stage.until(lambda: not dialog.busy and stage.program.desk.jobs.idle())
    return dialog


SCENES = (
    Scene("returned-empty", empty),
    Scene("returned-person", person, main=True),
    Scene("returned-group", group, main=True),
    Scene("returned-refused", refused),
    Scene("returned-twice", received),
    Scene("returned-tray", tray, main=True),
    Scene("returned-by-hand", by_hand, main=True),
    Scene("returned-unreadable", unreadable),
)
