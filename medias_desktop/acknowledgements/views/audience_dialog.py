"""Choosing which groups must acknowledge a version."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.views.refusal import show_refusal
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group


class AudienceDialog(QDialog):
    """One box per group and one for all of them."""

    def __init__(
        self,
        parent: QWidget,
        version_title: str,
        chosen: Collection[Group],
        save: Callable[[Collection[Group]], None],
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(_("Who must sign"))
        fit_to_text(self, 440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(_("Who must sign")))
        layout.addWidget(muted(version_title))
        self.everyone = QCheckBox(_("&All groups"))
        self.everyone.setObjectName("everyone")
        self.everyone.setTristate(True)
        layout.addSpacing(4)
        layout.addWidget(self.everyone)
        self.boxes: dict[Group, QCheckBox] = {}
        for group in Group:
            box = QCheckBox(group_label(group))
            box.setObjectName(group.value)
            box.setChecked(group in chosen)
            box.toggled.connect(lambda _checked: self._show_everyone())
            row = QHBoxLayout()
            row.addSpacing(24)
            row.addWidget(box)
            layout.addLayout(row)
            self.boxes[group] = box
        self.everyone.clicked.connect(lambda _checked: self._choose_everyone())
        self._show_everyone()
        layout.addSpacing(8)
        layout.addWidget(
            muted(_("People count from their first day to their last. Signatures already recorded are kept."))
        )
        self.problem = problem()
        self.problem.setObjectName("problem")
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close = button(_("Cancel"))
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        keep = button(_("&Save"), primary=True)
        keep.setObjectName("save")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        return action_row(close, keep)

    def chosen(self) -> frozenset[Group]:
        """Return the groups whose boxes are checked."""
        return frozenset(group for group, box in self.boxes.items() if box.isChecked())

    def accept(self) -> None:
        """Qt: save, and close unless it was refused."""
        refused = ""
        if not self.chosen():
            refused = _("Choose at least one group.")
        else:
            try:
                self._save(self.chosen())
            except UserError as error:
                refused = error.sentence()
        show_refusal(self, self.problem, refused)
        if not refused:
            super().accept()

    def _choose_everyone(self) -> None:
        # A click on a half-checked box of all groups checks every one.
        wanted = self.everyone.checkState() is not Qt.CheckState.Unchecked
        for box in self.boxes.values():
            box.setChecked(wanted)
        self._show_everyone()

    def _show_everyone(self) -> None:
        number = len(self.chosen())
        state = Qt.CheckState.Checked if number == len(Group) else Qt.CheckState.PartiallyChecked
        self.everyone.setCheckState(state if number else Qt.CheckState.Unchecked)
