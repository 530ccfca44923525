"""The dialog for an edit that another window or computer overtook: both versions side by side, a choice per field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import N_, _, format_date, format_time, ngettext, translate
from medias_desktop.core.merging import Change, MergedField, Side, merge
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import Choice, breakable
from medias_desktop.core.widgets.parts import (
    Card,
    Chip,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    scrolled,
    set_icon,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.audit.latest import LastChange

KINDS = {Change.BOTH: "warn", Change.MINE: "accent", Change.THEIRS: "muted"}
WHO_CHANGED = {
    Change.BOTH: N_("Changed on both sides"),
    Change.MINE: N_("Changed by you"),
    Change.THEIRS: N_("Changed in the register"),
}

_LONGEST = 600
"""Characters of a value that are shown; the rest is in the tooltip."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a record is told: its name, the captions of its fields, the text of a value, who changed it last and when."""

    record: str
    captions: Mapping[str, str]
    text: Callable[[str, object], str]
    change: LastChange | None = None


class ConflictDialog(QDialog):
    """Shows what differs and lets one choose; closing it goes back to the form, which keeps what was typed.

    ``decided`` carries the values that come of the choices, ``theirs_kept`` tells that one's own version is given up.
    """

    decided = Signal(dict)
    theirs_kept = Signal()

    def __init__(self, parent: QWidget | None, fields: Sequence[MergedField], wording: Wording) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self.setWindowTitle(_("Changed elsewhere meanwhile"))
        self._fields, self._wording = tuple(fields), wording
        self.groups: dict[str, QButtonGroup] = {}
        self._same: list[QWidget] = []
        self._sized = False
        fit_to_text(self, 980)
        self._lay_out()

    def choices(self) -> dict[str, Side]:
        """Return the side chosen for every field that differs."""
        return {
            name: Side.MINE if group.checkedId() == 1 else Side.THEIRS for name, group in self.groups.items()
        }

    def choose(self, name: str, side: Side) -> None:
        """Choose a side for a field, as a click on it does."""
        self.groups[name].button(1 if side is Side.MINE else 0).click()

    def merged(self) -> dict[str, object]:
        """Return the record that comes of the choices."""
        return merge(self._fields, self.choices())

    def accept(self) -> None:
        """Qt: hand over the chosen values and close."""
        super().accept()
        self.decided.emit(self.merged())

    def _keep_theirs(self) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self.theirs_kept.emit()

    # Layout

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(self._wording.record))
        layout.addWidget(label(self._what_happened()))
        layout.addWidget(muted(self._what_to_do()))
        self._page = self._make_page()
        self._area = scrolled(self._page)
        for ground in (self._area.viewport(), self._page):
            ground.setAutoFillBackground(False)  # the card's own ground is seen
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.addWidget(self._area, 1)
        if self._same:
            card.body.addWidget(self._unfold_button(), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(card, 1)
        layout.addLayout(self._buttons())
        self._focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: be as high as the rows need, now that their letters have their size."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            self._make_room()

    def _make_room(self) -> None:
        """Take the height in which the rows shown are seen whole, as far as the screen allows."""
        around = 2 * (24 + 8 + 1)
        table, layout = self._page.layout(), self.layout()
        assert table is not None
        assert layout is not None
        table.activate()
        needed = table.totalHeightForWidth(self.minimumWidth() - around)
        room = round(self.screen().availableSize().height() * 0.9)
        self._area.setMinimumHeight(0)
        rest = layout.totalHeightForWidth(self.minimumWidth()) - self._area.sizeHint().height()
        self._area.setMinimumHeight(min(needed, 160))
        self.resize(self.minimumWidth(), min(rest + needed, room))

    def _what_happened(self) -> str:
        change = self._wording.change
        who = change.who if change is not None and change.who else _("another window or computer")
        if change is not None:
            local = change.at.astimezone()
            who = _("{who} ({day}, {time})").format(
                who=who, day=format_date(local.date()), time=format_time(local)
            )
        return _(
            "While you had this record open, it was changed in the register by {who}. Nothing you typed is lost."
        ).format(who=who)

    def _what_to_do(self) -> str:
        clashes = sum(one.change is Change.BOTH for one in self._fields)
        if not clashes:
            return _("No field was changed on both sides: all the changes can be kept together.")
        return ngettext(
            "{n} field was changed on both sides: choose which version to keep.",
            "{n} fields were changed on both sides: choose which version to keep.",
            clashes,
        ).format(n=clashes)

    def _make_page(self) -> QWidget:
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(4)
        for column, stretch in enumerate((5, 5, 8, 8)):
            self._grid.setColumnStretch(column, stretch)
        titles = (
            _("Field"),
            _("When you opened the record"),
            _("Now in the register"),
            _("Your version"),
        )
        for column, title in enumerate(titles):
            self._put(label(title, "muted"), 0, column)
        for one in sorted(self._fields, key=lambda field: field.change is not Change.BOTH):
            if one.differs:
                self._add_choice(one)
        for one in self._fields:
            if not one.differs:
                self._add_same(one)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        return page

    def _add_choice(self, field: MergedField) -> None:
        """Add the row of a field that differs, the proposed side chosen."""
        row = self._grid.rowCount()
        if field.change is Change.BOTH:
            band = QFrame()
            band.setObjectName("clash")
            self._grid.addWidget(band, row, 0, 1, 4)
        title, who = self._wording.captions[field.name], translate(WHO_CHANGED[field.change])
        self._put(_named(title, who, field.change), row, 0)
        self._put(muted(self._shown(field.name, field.before)), row, 1)
        group = QButtonGroup(self)
        for column, side, of in (
            (2, Side.THEIRS, _("Now in the register")),
            (3, Side.MINE, _("Your version")),
        ):
            cell = Choice(self._shown(field.name, field.value(side)))
            cell.setAccessibleName(f"{title}, {of}: {self._text(field.name, field.value(side))}")
            cell.setAccessibleDescription(who)
            cell.setToolTip(self._text(field.name, field.value(side)))
            cell.setChecked(side is field.proposed)
            group.addButton(cell, column - 2)
            self._put(cell, row, column)
        self.groups[field.name] = group

    def _add_same(self, field: MergedField) -> None:
        """Add the row of a field on which both agree, folded away."""
        row = self._grid.rowCount()
        for column, widget, width in (
            (0, label(self._wording.captions[field.name]), 1),
            (1, muted(self._shown(field.name, field.before)), 1),
            (2, label(self._shown(field.name, field.mine)), 2),
        ):
            cell = self._put(widget, row, column, width)
            cell.hide()
            self._same.append(cell)

    def _put(self, widget: QWidget, row: int, column: int, width: int = 1) -> QWidget:
        """Place a part of a row with air around it, so that the ground of its row is seen."""
        cell = QWidget()
        inside = QHBoxLayout(cell)
        inside.setContentsMargins(12 if column == 0 else 8, 8, 8, 8)
        inside.addWidget(widget)
        self._grid.addWidget(cell, row, column, 1, width)
        return cell

    def _unfold_button(self) -> QPushButton:
        self.unfold = button("")
        self.unfold.setObjectName("unfold")
        self.unfold.setCheckable(True)
        self.unfold.setAutoDefault(False)
        self.unfold.toggled.connect(self._unfold)
        self._name_unfold()
        return self.unfold

    def _unfold(self, shown: bool) -> None:
        for widget in self._same:
            widget.setVisible(shown)
        self._name_unfold()
        self._make_room()

    def _name_unfold(self) -> None:
        count = sum(not one.differs for one in self._fields)
        shown = self.unfold.isChecked()
        text = (
            ngettext("Hide the &other field", "Hide the &other fields", count)
            if shown
            else ngettext("Show the &other field ({n})", "Show the &other fields ({n})", count).format(
                n=count
            )
        )
        self.unfold.setText(f" {text}")
        set_icon(self.unfold, "mdi6.chevron-up" if shown else "mdi6.chevron-down", "muted")

    def _buttons(self) -> QHBoxLayout:
        back = button(_("&Back to my form"))
        back.setObjectName("back")
        back.clicked.connect(self.reject)
        theirs = button(_("&Keep the register’s version"))
        theirs.setObjectName("keep_theirs")
        theirs.clicked.connect(self._keep_theirs)
        save = button(_("&Save this choice"), primary=True)
        save.setObjectName("save")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        return action_row(back, theirs, save)

    def _focus_first(self) -> None:
        """Put the keyboard on the first thing to choose; clashes come first."""
        for cell in self.findChildren(Choice):
            if cell.isChecked():
                cell.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # Texts

    def _text(self, name: str, value: object) -> str:
        return self._wording.text(name, value) or _("(empty)")

    def _shown(self, name: str, value: object) -> str:
        text = self._text(name, value)
        return breakable(text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…")


def _named(title: str, who: str, change: Change) -> QWidget:
    """Return a field's caption above who changed it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addStretch()
    column.addWidget(label(title))
    chip = Chip(who, KINDS[change])
    if change is Change.BOTH:  # on the row's own warm ground the chip would vanish
        chip.setStyleSheet(chip.styleSheet() + f"background: {theme.current().surface};")
    column.addWidget(chip)
    column.addStretch()
    return box


def show_instead(form: QDialog, conflict: ConflictDialog) -> None:
    """Open a conflict in the place of its form, which comes back as it was when nothing is decided."""
    conflict.rejected.connect(form.open)
    conflict.finished.connect(conflict.deleteLater)
    form.hide()
    conflict.open()
