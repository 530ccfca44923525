"""The window that verifies any PDF, with each of its verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.paths import profile_folder
from medias_desktop.policies.rules import VersionState
from medias_desktop.signatures.service.checking import CheckingService
from medias_desktop.signatures.views.checking.dialog import CheckingDialog
from medias_desktop.slices import held_documents
from tests.screenshots.stage import EMPTY, Scene, Stage
from tests.signatures.files import changed, rolled_back

NOW = dt.datetime(2026, 11, 19, 15, 4, tzinfo=dt.UTC)


def _own(stage: Stage) -> bytes:
    """Return the document of the sample's text in force."""
    service = stage.policies()
    version = next(one for one in service.adopted_versions() if one.state is VersionState.IN_FORCE)
    return service.adoption_pdf(version.id)


@cache
def _foreign() -> bytes:
    """Return what another town signed."""
    from medias_desktop.core.pdf.identity import create_identity
    from medias_desktop.core.pdf.record import typeset_adoption
    from tests.core.pdf.conftest import PASSPHRASE, signed_by
    from tests.core.pdf.samples import adoption

    pdf = typeset_adoption(adoption()).pdf
    for number, (name, role) in enumerate(
        (("Hélène Cœur-Bélanger", "Mairesse"), ("Jean-François L’Écuyer", "Greffier")), 1
    ):
        town = "Municipalité de Rivière-aux-Ormes"
        who = create_identity(name, role, town, PASSPHRASE, NOW)
        pdf = signed_by(pdf, f"signature_{number}", who, now=NOW, certify=number == 1, last=number == 2)
    return pdf


@cache
def _unsigned() -> bytes:
    from medias_desktop.core.pdf.record import typeset_adoption
    from tests.core.pdf.samples import adoption

    return typeset_adoption(adoption()).pdf


def _checked(
    name: str, make: Callable[[Stage], bytes], register: str = "", *, main: bool = False, unfold: bool = False
) -> Scene:
    def show(stage: Stage) -> QWidget:
        dialog = _dialog(stage)
        path = profile_folder() / "Politique d’utilisation des médias sociaux.pdf"
        path.write_bytes(make(stage))
        dialog.show()
        dialog.check(path)
        stage.until(lambda: dialog.stack.currentWidget() is not dialog.start)
        if unfold:
            stage.find(dialog, QPushButton, "details_fold").click()
        return dialog

    return Scene(name, show, register, main=main) if register else Scene(name, show, main=main)


def _dialog(stage: Stage) -> CheckingDialog:
    register = stage.program.register
    assert register is not None
    service = CheckingService(register, held_documents(register))
    return CheckingDialog(stage.window, service, stage.program.desk, lambda _parent, _pem: False)


SCENES = (
    Scene("checking-start", _dialog, EMPTY),
    _checked("checking-accepted", _own, main=True),
    _checked("checking-unknown", lambda _stage: _foreign(), main=True),
    _checked("checking-unfolded", lambda _stage: _foreign(), unfold=True),
    _checked("checking-changed", lambda _stage: changed(_foreign()), main=True),
    _checked("checking-earlier", lambda stage: rolled_back(_own(stage))),
    _checked("checking-unsigned", lambda _stage: _unsigned()),
    _checked("checking-unreadable", lambda _stage: b"GIF89a", main=True),
)
