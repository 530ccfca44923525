"""The rules that the draft's clauses make, as they came along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.parts import muted, subheading
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.views.notes.wrapped_list import WrappedList


class RulesPane(QWidget):
    """The rules of the section in hand, or of the whole draft for the introduction."""

    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("draft_rules")
        self.title = subheading("")
        self.note = muted("")
        self.list = WrappedList(_("Rules of the draft"))
        self.list.itemActivated.connect(
            lambda item: self.place_asked.emit(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self._shown: tuple[Rule, ...] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)

    def show_rules(self, rules: Sequence[Rule], section_uid: str) -> None:
        """Show the rules of a section ("" of the whole draft)."""
        shown = tuple(one for one in rules if not section_uid or one.section_uid == section_uid)
        where = _("Rules of this section") if section_uid else _("Rules of the draft")
        self.title.setText(where)
        count = ngettext("{n} rule", "{n} rules", len(shown)).format(n=len(shown))
        empty = _("A clause that is taken from the library brings its rules along.")
        self.note.setText(count if shown else empty)
        if shown == self._shown:
            return
        self._shown = shown
        self.list.show_texts([f"{one.code} — {one.text}" for one in shown])
        for row, one in enumerate(shown):
            self.list.item(row).setData(Qt.ItemDataRole.UserRole, one.section_uid)
