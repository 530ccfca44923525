"""The paper document that was signed by hand: its part of the card, and every step of taking it up."""

from __future__ import annotations

from pathlib import Path

from PIL import ImageDraw
from PySide6.QtWidgets import QWidget

from medias_desktop import demo
from medias_desktop.core.paths import profile_folder
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.paper_copy.dialog import CERTIFY, PaperCopyDialog
from tests.paper.scanner import as_pdf, as_tiff, blank, printed, scanned
from tests.screenshots.stage import WITHOUT_PEOPLE, Scene, Stage


def _scans(service: PolicyService, version_id: int) -> list[Path]:
    """Make two files: pages in disorder, turned, one twice, a blank one, one whose code is torn off, one missing."""
    pdf = service.adoption_pdf(version_id)
    record = service.adoption(version_id)
    assert record is not None
    pages = [printed(pdf, number) for number in range(record.pdf_pages)]
    torn = scanned(pages[2], noise=6)
    ImageDraw.Draw(torn).rectangle((1300, 1850, 1700, 2200), fill="white")
    last = scanned(pages[-1], 180, noise=6)
    first = [last, scanned(pages[0], 90, noise=6), blank(noise=4), scanned(pages[1], 2, noise=6)]
    middle = [scanned(page, noise=6) for page in pages[4:-1]]
    files = ((as_pdf([*first, *middle]), "Copieur 2e étage.pdf"), (as_tiff([torn, pages[1]]), "Suite.tiff"))
    paths = []
    for data, name in files:
        path = profile_folder() / name
        path.write_bytes(data)
        paths.append(path)
    return paths


def _dialog(stage: Stage) -> PaperCopyDialog:
    tab = stage.tab("policies", PoliciesTab)
    service = stage.policies()
    version = service.adopted_versions()[0]
    tab.show_place(f"{version.uid}##adoption")
    return PaperCopyDialog(stage.window, service.true_copies, version, stage.program.desk)


def _read(stage: Stage) -> PaperCopyDialog:
    dialog = _dialog(stage)
    dialog.show()
    service = stage.policies()
    dialog.scans.read_files(_scans(service, service.adopted_versions()[0].id))
    stage.until(lambda: not dialog.scans.busy)
    return dialog


def empty(stage: Stage) -> QWidget:
    """Show the first step as it opens."""
    return _dialog(stage)


def pages(stage: Stage) -> QWidget:
    """Show the pages after reading."""
    return _read(stage)


def undecided(stage: Stage) -> QWidget:
    """Try to go on while a page waits."""
    dialog = _read(stage)
    dialog.next_button.click()
    return dialog


def unreadable(stage: Stage) -> QWidget:
    """Add a file that is no scan."""
    dialog = _dialog(stage)
    path = profile_folder() / "Procès-verbal.docx"
    path.write_bytes(b"PK\x03\x04 no scan")
    dialog.show()
    dialog.scans.read_files([path])
    stage.until(lambda: not dialog.scans.busy)
    return dialog


def _decided(stage: Stage) -> PaperCopyDialog:
    dialog = _read(stage)
    for key in dialog.scans.arrangement.undecided:
        dialog.scans.arrangement.place(key, 3)
    dialog.next()
    assert dialog.stack.currentIndex() == CERTIFY
    return dialog


def certify_nobody(stage: Stage) -> QWidget:
    """Show the second step without any identity."""
    return _decided(stage)


def _with_identity(stage: Stage) -> PaperCopyDialog:
    stage.policies().signatures.identities.create(*demo.CLERK, demo.PASSPHRASE)
    return _decided(stage)


def certify(stage: Stage) -> QWidget:
    """Show the second step."""
    return _with_identity(stage)


def certify_wrong(stage: Stage) -> QWidget:
    """Type a wrong passphrase and no note."""
    dialog = _with_identity(stage)
    dialog.certify.note.line.setText("La page 4 manquait dans l’exemplaire reçu.")
    dialog.certify.secret.line.setText("autre chose")
    dialog.next()
    stage.until(lambda: bool(dialog.certify.secret.problem.text()))
    return dialog


def _certified(stage: Stage) -> PaperCopyDialog:
    dialog = _with_identity(stage)
    dialog.certify.note.line.setText("La page 4 manquait dans l’exemplaire reçu.")
    dialog.certify.secret.line.setText(demo.PASSPHRASE)
    dialog.next()
    stage.until(lambda: dialog.copy is not None or bool(dialog.certify.problem.text()))
    stage.settle(600)
    return dialog


def done(stage: Stage) -> QWidget:
    """Show the certified copy."""
    return _certified(stage)


def card(stage: Stage) -> QWidget:
    """Show the card of an adoption that waits for its paper."""
    tab = stage.tab("policies", PoliciesTab)
    version = stage.policies().adopted_versions()[0]
    tab.show_place(f"{version.uid}##adoption")
    return stage.window


def card_copied(stage: Stage) -> QWidget:
    """Show the card with a certified copy."""
    _certified(stage).accept()
    stage.settle()
    return card(stage)


SCENES = (
    Scene("paper-empty", empty, WITHOUT_PEOPLE),
    Scene("paper-pages", pages, WITHOUT_PEOPLE, main=True),
    Scene("paper-undecided", undecided, WITHOUT_PEOPLE),
    Scene("paper-unreadable", unreadable, WITHOUT_PEOPLE),
    Scene("paper-nobody", certify_nobody, WITHOUT_PEOPLE),
    Scene("paper-certify", certify, WITHOUT_PEOPLE, main=True),
    Scene("paper-wrong", certify_wrong, WITHOUT_PEOPLE),
    Scene("paper-done", done, WITHOUT_PEOPLE, main=True),
    Scene("paper-card", card, WITHOUT_PEOPLE),
    Scene("paper-card-copied", card_copied, WITHOUT_PEOPLE, main=True),
)
