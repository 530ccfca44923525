"""Making the documents of moderation and showing them; nothing is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.list_writing import write_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
    from medias_desktop.sanctions.service import SanctionService


class ModerationPrinting:
    """What the view of online users prints and exports, over its service and desk."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def netiquette(self) -> None:
        """Show the netiquette of the text in force; language and clauses are chosen there."""
        from medias_desktop.sanctions.views.moderation_printing.dialogs import NetiquetteDialog

        self._make(
            _("Making the netiquette…"),
            lambda _progress: self._service.moderation_exports.netiquette(
                self._service.today, current_language()
            ),
            lambda pdf: NetiquetteDialog(self._parent, pdf, self._service, self._desk),
        )

    def block_list(self) -> None:
        """Show who is shut out today; whether names are told is chosen there."""
        from medias_desktop.sanctions.views.moderation_printing.dialogs import BlockListDialog

        exports, day = self._service.moderation_exports, self._service.today
        self._make(
            _("Making the list…"),
            lambda progress: exports.block_list(day, with_names=True, progress=progress),
            lambda pdf: BlockListDialog(self._parent, pdf, self._service, self._desk, self),
        )

    def register(self, wanted: IncidentFilter) -> None:
        """Show the incidents of a list; from there it is printed, or written into a file."""
        from medias_desktop.sanctions.views.moderation_printing.dialogs import IncidentRegisterDialog

        self._make(
            _("Making the list…"),
            lambda progress: self._service.moderation_exports.register_pdf(wanted, progress),
            lambda pdf: IncidentRegisterDialog(self._parent, pdf, self._desk, self, wanted),
        )

    def export_register(self, wanted: IncidentFilter, parent: QWidget | None = None) -> None:
        """Write the incidents of a list where the user says, as the name ends."""
        exports = self._service.moderation_exports
        self._export(
            parent or self._parent,
            _("Register of incidents"),
            lambda path, progress: exports.write_register(wanted, path, progress),
        )

    def export_blocks(self, *, with_names: bool, parent: QWidget | None = None) -> None:
        """Write who is shut out today where the user says, as the name ends."""
        exports, day = self._service.moderation_exports, self._service.today
        self._export(
            parent or self._parent,
            _("Users shut out"),
            lambda path, progress: exports.write_block_list(
                path, day, with_names=with_names, progress=progress
            ),
        )

    def _export(self, asking: QWidget, title: str, write: Callable[[Path, Progress], None]) -> None:
        write_list(self._desk, asking, title, self._service.today, write)

    def _make(
        self, title: str, make: Callable[[Progress], bytes], dialog: Callable[[bytes], QDialog]
    ) -> None:
        def show(pdf: bytes) -> None:
            shown = dialog(pdf)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

        self._desk.jobs.run(self._parent, title, make, show)
