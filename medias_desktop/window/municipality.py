"""Correcting the municipality of an open register, also when another window does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.merging import compare, is_same, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.letterhead import Letterhead, change_letterhead, letterhead
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
        self._opened, self._version = _as_opened(register)
        self.form = MunicipalityDialog(parent, self._opened.municipality, self._opened.letterhead, desk)
        self.form.setObjectName("municipality")
        super().__init__(self.form)
        self.conflict: ConflictDialog | None = None
        self.form.accepted.connect(self._save)
        self.form.rejected.connect(self.form.deleteLater)

    def _save(self) -> None:
        assert self.form.bearing is not None
        self._record(_Record(self.form.municipality(), self.form.bearing.letterhead()))

    def _record(self, mine: _Record) -> None:
        try:
            change_letterhead(self._register, mine.letterhead, self._version, mine.municipality)
        except ChangedElsewhere:
            self._show_conflict(mine)
        except UserError as error:
            self._desk.dialogs.tell_error(self.form, error)
            self.form.open()
        else:
            self._leave()

    def _leave(self) -> None:
        self.form.deleteLater()
        self._desk.changes.announce("municipality")

    def _show_conflict(self, mine: _Record) -> None:
        """Show what the register holds now beside what was typed."""
        from medias_desktop.core.widgets.conflict import ConflictDialog, Wording, show_instead

        newest, version = _as_opened(self._register)
        fields = compare(self._opened.values(), newest.values(), mine.values())
        if is_same(fields):
            self._leave()
            return
        if not needs_choice(fields):
            self._record_chosen(mine, newest, version)
            return
        captions = {
            "name": _("Name"),
            "language": _("Language of its documents"),
            "paper": _("Paper"),
            "logo": _("Logo"),
            "colour": _("Colour of the arms"),
        }
        change = self._register.last_change(("municipality", None))
        wording = Wording(newest.municipality.name, captions, value_text, change)
        self.conflict = ConflictDialog(self.form.parentWidget(), fields, wording)
        self.conflict.decided.connect(lambda values: self._record_chosen(_Record.of(values), newest, version))
        self.conflict.theirs_kept.connect(self._leave)
        show_instead(self.form, self.conflict)

    def _record_chosen(self, chosen: _Record, newest: _Record, version: int) -> None:
        self._opened, self._version, self.conflict = newest, version, None
        self.form.show_municipality(chosen.municipality, chosen.letterhead)
        self._record(chosen)


class _Record(NamedTuple):
    """Everything that the form holds."""

    municipality: Municipality
    letterhead: Letterhead

    def values(self) -> dict[str, object]:
        """Return it field by field."""
        bears = self.letterhead
        return {
            **self.municipality._asdict(),
            "logo": (bears.logo, bears.logo_type),
            "colour": bears.colour,
        }

    @classmethod
    def of(cls, values: dict[str, Any]) -> _Record:
        """Return what was chosen field by field."""
        logo, colour = values.pop("logo"), values.pop("colour")
        kept, kind = logo
        return cls(Municipality(**values), Letterhead(kept, kind, colour))


def _as_opened(register: Register) -> tuple[_Record, int]:
    municipality, version = register.municipality_as_opened()
    return _Record(municipality, letterhead(register)), version


def value_text(name: str, value: object) -> str:
    """Return the text of a field's value."""
    if name == "logo":
        assert isinstance(value, tuple)
        return _("A picture of {size} kB").format(size=-(-len(value[0]) // 1000)) if value[0] else _("None")
    if name == "colour":
        return str(value) or _("The program’s own")
    named = dict(choices_of_language()) | dict(choices_of_paper())
    return str(value) if name == "name" else named.get(str(value), str(value))
