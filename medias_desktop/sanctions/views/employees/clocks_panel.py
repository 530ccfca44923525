"""The dates that run, beside the list: what has passed and what comes, each a way to its case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Chip, label, muted, scrolled, subheading
from medias_desktop.sanctions.labels.clocks import CLOCK_NAMES, clock_kind, days_in_words
from medias_desktop.sanctions.rules.clocks import Clock

HORIZON = 60
"""Days ahead that are shown: amnesty dates of next year would hide what is due."""
MOST = 60
"""Dates shown at most, the most pressing ones."""
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DueLine(QPushButton):
    """One date: what is due and when, whose case it is."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.setObjectName(f"due_{clock.kind.value}_{clock.case_id}")
        what, when = translate(CLOCK_NAMES[clock.kind]), days_in_words(clock.days_left)
        whose = f"{clock.listed_name} · {clock.number} · {format_date(clock.day, 'medium')}"
        self.setAccessibleName(f"{what}, {when}, {whose}")
        self.setToolTip(_("Open the case"))
        self.setAutoDefault(False)
        colours = theme.current()
        self.setStyleSheet(
            f"QPushButton {{ background: {colours.surface}; border: 1px solid {colours.line}; border-radius: 8px; "
            f"padding: 0; text-align: left; }} QPushButton:hover {{ border-color: {colours.accent}; }} "
            f"QPushButton:focus {{ border: 2px solid {colours.accent}; padding: 0; }}"
        )
        first, chip, second = label(what), Chip(when, clock_kind(clock.kind, clock.days_left)), muted(whose)
        for one in (first, chip, second):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(first, 1)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        inside.addLayout(row)
        inside.addWidget(second)

    def sizeHint(self) -> QSize:
        """Qt: what its words need."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: the narrower, the higher."""
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Qt: its words go on below."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is at a width."""
        layout = self.layout()
        return -1 if layout is None else layout.heightForWidth(width)


class ClocksPanel(QWidget):
    """What is due, the most pressing first; Enter opens the case, the arrow keys go from one to the next."""

    case_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is due"))
        self.lines: list[DueLine] = []
        self.later = muted("")
        self.later.setObjectName("later_clocks")
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        self.nothing = muted(
            _("Nothing is due: no date runs in any case for the next {n} days.").format(n=HORIZON)
        )
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(subheading(_("What is due")))
        self.area = scrolled(self._page)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        column.addWidget(self.later)

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Show what has passed and what comes soon; the rest is counted."""
        near = [one for one in clocks if one.days_left <= HORIZON][:MOST]
        if near != [line.clock for line in self.lines]:
            for line in self.lines:
                line.hide()
                line.deleteLater()
            self.lines = [DueLine(one) for one in near]
            for place, line in enumerate(self.lines):
                line.clicked.connect(lambda _checked=False, one=line.clock: self.case_asked.emit(one.case_id))
                self._column.insertWidget(place, line)
        later = len(clocks) - len(near)
        words = ngettext("{n} later date", "{n} later dates", later).format(n=format_number(later))
        self.later.setText(words if later else "")
        self.later.setVisible(bool(later))
        self.nothing.setVisible(not near)

    def take_keyboard(self) -> None:
        """Give the first date the keyboard."""
        first = self.lines[0] if self.lines else self.area
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, the arrows go on, Escape goes back to the list of cases."""
        here = next((place for place, line in enumerate(self.lines) if line.hasFocus()), None)
        step = _MOVES.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif here is not None and step is not None:
            self._go_to(here + step)
        elif here is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lines[here].click()
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self.lines):
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.lines[place])
