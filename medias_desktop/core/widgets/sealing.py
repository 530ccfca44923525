"""Sealing the document that a view shows, in one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.permitted import permit

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.widgets.desk import Desk


class Sealer(Protocol):
    """Puts the municipality's seal on documents."""

    def refusal(self) -> UserError | None:
        """Return what to tell who may not seal, or None."""

    def seal(self, document: Sealable) -> bytes:
        """Return the document under the municipality's seal; slow. Raises a UserError."""


def seal_button(
    view: QWidget, desk: Desk, document: Callable[[], Sealable], show: Callable[[bytes], object]
) -> QPushButton | None:
    """Return what seals ``document`` and hands the sealed file to ``show``; None where no register is open."""
    sealer = desk.sealer
    if sealer is None:
        return None
    found = button(_("Sea&l"), "mdi6.seal")
    found.setObjectName("seal")
    found.setToolTip(
        _("Put the municipality’s digital seal on the document, so that any change to it is seen")
    )

    def sealed(pdf: object) -> None:
        assert isinstance(pdf, bytes)
        found.setText(_("Sealed"))
        found.setAccessibleName(_("Sealed"))
        show(pdf)

    def act() -> None:
        found.setEnabled(False)
        wanted = document()
        desk.jobs.run(
            view,
            _("Sealing the document…"),
            lambda _progress: sealer.seal(wanted),
            sealed,
            lambda: found.setEnabled(True),
        )

    found.clicked.connect(act)
    permit(sealer.refusal(), desk.dialogs, found)
    return found
