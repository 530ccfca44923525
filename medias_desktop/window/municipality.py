"""Correcting the municipality of an open register, also when another window does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.merging import compare, is_same, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.safekeeping.views.municipality_form import choices_of_language, choices_of_paper
from medias_desktop.window.welcome import MunicipalityDialog

if TYPE_CHECKING:
    from medias_desktop.core.widgets.conflict import ConflictDialog
    from medias_desktop.core.widgets.desk import Desk


class MunicipalityEditing(QObject):
    """The form on what the register holds, and what follows from its closing; it goes away with the form."""

    def __init__(self, parent: QWidget, register: Register, desk: Desk) -> None:
        self._register, self._desk = register, desk
        self._opened, self._version = register.municipality_as_opened()
        self.form = MunicipalityDialog(parent, self._opened)
        self.form.setObjectName("municipality")
        super().__init__(self.form)
        self.conflict: ConflictDialog | None = None
        self.form.accepted.connect(self._save)
        self.form.rejected.connect(self.form.deleteLater)

    def _save(self) -> None:
        self._record(self.form.municipality())

    def _record(self, municipality: Municipality) -> None:
        try:
            self._register.change_municipality(municipality, self._version)
        except ChangedElsewhere:
            self._show_conflict(municipality)
        except UserError as error:
            self._desk.dialogs.tell_error(self.form, error)
            self.form.open()
        else:
            self._leave()

    def _leave(self) -> None:
        self.form.deleteLater()
        self._desk.changes.announce("municipality")

    def _show_conflict(self, mine: Municipality) -> None:
        """Show what the register holds now beside what was typed."""
        from medias_desktop.core.widgets.conflict import ConflictDialog, Wording, show_instead

        newest, version = self._register.municipality_as_opened()
        fields = compare(self._opened._asdict(), newest._asdict(), mine._asdict())
        if is_same(fields):
            self._leave()
            return
        if not needs_choice(fields):
            self._record_chosen(mine, newest, version)
            return
        captions = {"name": _("Name"), "language": _("Language of its documents"), "paper": _("Paper")}
        change = self._register.last_change(("municipality", None))
        wording = Wording(newest.name, captions, value_text, change)
        self.conflict = ConflictDialog(self.form.parentWidget(), fields, wording)
        self.conflict.decided.connect(
            lambda values: self._record_chosen(Municipality(**values), newest, version)
        )
        self.conflict.theirs_kept.connect(self._leave)
        show_instead(self.form, self.conflict)

    def _record_chosen(self, chosen: Municipality, newest: Municipality, version: int) -> None:
        self._opened, self._version, self.conflict = newest, version, None
        self.form.show_municipality(chosen)
        self._record(chosen)


def value_text(name: str, value: object) -> str:
    """Return the text of a field's value."""
    named = dict(choices_of_language()) | dict(choices_of_paper())
    return str(value) if name == "name" else named.get(str(value), str(value))
