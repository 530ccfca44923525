"""What stands above the calendar: which view, which month or week, the main actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.actions import Actions, action_button, more_button
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import button, set_icon, subheading
from medias_desktop.core.widgets.switch import Switch

MONTH, WEEK, LIST = "month", "week", "list"


class Head(QWidget):
    """Views, the way through time, the title, the button of all actions and that of a new post."""

    turned = Signal(int)
    """The month or the week before (-1) or after (1)."""
    today_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.switch = Switch(
            _("How posts are shown"), ((MONTH, _("Month")), (WEEK, _("Week")), (LIST, _("List")))
        )
        for name in (MONTH, WEEK, LIST):
            one = self.switch.findChild(QToolButton, f"show_{name}")
            if isinstance(one, QToolButton):
                one.setToolTip(_hint(actions, name))
        self.before = self._arrow("mdi6.chevron-left", "before", -1)
        self.after = self._arrow("mdi6.chevron-right", "after", 1)
        self.today = button(_("&Today"))
        self.today.setObjectName("today")
        self.today.setToolTip(_("Go to today (Home)"))
        self.today.clicked.connect(self.today_asked)
        self.title = subheading("")
        self.title.setObjectName("span_title")
        self.title.setWordWrap(False)
        self.title.setMinimumWidth(60)  # a narrow window cuts the title, not the calendar
        self.title.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self.more = more_button(actions.menu)
        self.new = action_button(actions["new"], _("&New post"), "mdi6.plus", "new_post", primary=True)
        side = self.new.sizeHint().height()
        self.title.setMinimumHeight(side)  # in the middle of the row of buttons
        self.more.setMinimumSize(side, side)
        self.way = QWidget()
        way = QHBoxLayout(self.way)
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(4)
        way.addWidget(self.before)
        way.addWidget(self.today)
        way.addWidget(self.after)
        way.addSpacing(10)
        way.addWidget(self.title)
        flow = FlowRow(12)
        flow.addWidget(self.switch)
        flow.addWidget(self.way)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(flow, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def show_span(self, view: str, title: str) -> None:
        """Name what is shown; a list has no way through time."""
        self.way.setVisible(view != LIST)
        self.title.setText(title)
        words = {
            MONTH: (_("Month before (Page Up)"), _("Month after (Page Down)")),
            WEEK: (_("Week before (Page Up)"), _("Week after (Page Down)")),
        }
        for one, text in zip((self.before, self.after), words.get(view, words[MONTH]), strict=True):
            one.setAccessibleName(text)
            one.setToolTip(text)

    def _arrow(self, icon: str, name: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(made, icon, "muted")
        made.clicked.connect(lambda: self.turned.emit(step))
        return made


def _hint(actions: Actions, name: str) -> str:
    from medias_desktop.core.widgets.actions import hint

    return hint(actions[name])
