"""The steps of the ladder as a list: moved, added, taken out of use. It holds the steps while they are being changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.parts import button
from medias_desktop.sanctions.rules.ladder import LadderStep, StepKind
from medias_desktop.sanctions.views.ladder.wording import months_in_words


class StepList(QWidget):
    """The mildest step first; those no longer in use last. ``chosen`` when another step is looked at."""

    chosen = Signal()

    def __init__(self, steps: tuple[LadderStep, ...]) -> None:
        super().__init__()
        self._steps = list(steps)
        self.list = QListWidget()
        self.list.setObjectName("ladder_steps")
        self.list.setAccessibleName(_("Steps of the ladder, the mildest first"))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.add = button(_("&Add a step"), "mdi6.plus")
        self.up = button(_("Milde&r"), "mdi6.arrow-up")
        self.down = button(_("Mor&e severe"), "mdi6.arrow-down")
        self.out = button("", "mdi6.minus-circle-outline")
        for name, one in (("add", self.add), ("up", self.up), ("down", self.down), ("out", self.out)):
            one.setObjectName(f"ladder_{name}")
            one.setAutoDefault(False)
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.out.clicked.connect(self._on_out)
        self.list.currentRowChanged.connect(self._on_chosen)
        self._keys = []
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(keys, self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))
            self._keys.append(shortcut)
        self._fill(0)

    def steps(self) -> tuple[LadderStep, ...]:
        """Return the steps as they stand now, counted from 1."""
        return tuple(replace(one, position=place) for place, one in enumerate(self._steps, start=1))

    def writing(self) -> tuple[QPushButton | QShortcut, ...]:
        """Return what changes the ladder: only some may."""
        return (self.add, self.up, self.down, self.out, *self._keys)

    def current(self) -> LadderStep | None:
        """Return the step that is looked at."""
        row = self.list.currentRow()
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def change(self, step: LadderStep) -> None:
        """Put a changed step in the place of the one that is looked at."""
        row = self.list.currentRow()
        if 0 <= row < len(self._steps):
            self._steps[row] = step
            self.list.item(row).setText(_said(row + 1, step))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        layout.addLayout(moves)
        layout.addWidget(self.add)
        layout.addWidget(self.out)

    def _fill(self, row: int) -> None:
        self._steps.sort(key=lambda one: one.retired)  # stable: the others keep their order
        with QSignalBlocker(self.list):
            self.list.clear()
            for place, step in enumerate(self._steps, start=1):
                self.list.addItem(_said(place, step))
            self.list.setCurrentRow(min(row, len(self._steps) - 1))
        self._on_chosen()

    def _on_chosen(self) -> None:
        step, row = self.current(), self.list.currentRow()
        used = sum(not one.retired for one in self._steps)
        in_use = step is not None and not step.retired
        self.up.setEnabled(in_use and row > 0)
        self.down.setEnabled(in_use and row < used - 1)
        self.out.setEnabled(step is not None)
        words = _("Remo&ve the step")
        if step is not None and step.uid:
            words = _("Put back in &use") if step.retired else _("Take out of &use")
        self.out.setText(f" {words}")  # room beside the icon
        self.chosen.emit()

    def _on_add(self) -> None:
        used = [one for one in self._steps if not one.retired]
        kind = used[-1].kind if used else StepKind.VERBAL_WARNING
        row = self.list.currentRow() + 1 if (now := self.current()) and not now.retired else len(used)
        if now is not None and not now.retired:
            kind = now.kind
        days = 5 if kind is StepKind.SUSPENSION else None
        self._steps.insert(
            row,
            LadderStep(kind=kind, name_fr="", name_en="", days=days, validity_months=12, repeat_months=24),
        )
        self._fill(row)

    def _on_out(self) -> None:
        row, step = self.list.currentRow(), self.current()
        if step is None:
            return
        if step.uid:
            # Cases may name it: it stays for them, and is offered no more.
            self._steps[row] = replace(step, retired=not step.retired)
            self._fill(row)
            self.list.setCurrentRow(next(n for n, one in enumerate(self._steps) if one.uid == step.uid))
        else:
            del self._steps[row]
            self._fill(row)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        used = sum(not one.retired for one in self._steps)
        if row < used and 0 <= row + by < used:
            self._steps[row], self._steps[row + by] = self._steps[row + by], self._steps[row]
            self._fill(row + by)


def _said(place: int, step: LadderStep) -> str:
    name = step.name(current_language()) or _("(no name yet)")
    if step.retired:
        return _("{step} – no longer used").format(step=name)
    return _("{place}. {step} – counts {months}").format(
        place=place, step=name, months=months_in_words(step.validity_months)
    )
