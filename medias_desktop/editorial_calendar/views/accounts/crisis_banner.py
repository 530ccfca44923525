"""The banner that stands above the whole calendar while crisis mode is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import button, label
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.periods import Period
from medias_desktop.editorial_calendar.rules.post_checks import said_time

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class CrisisBanner(QWidget):
    """Since when, who decided, what the policy in force says of it; a button turns it off. Hidden while it is off."""

    def __init__(self, service: EditorialCalendarService, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crisis_banner")
        self._service, self._desk = service, desk
        self.period: Period | None = None
        colours = theme.current()
        ground, ink = colours.ground("bad"), colours.ink("bad")
        frame = QFrame()
        frame.setObjectName("crisis_frame")
        frame.setStyleSheet(
            f"QFrame#crisis_frame {{ background: {ground}; border: 1px solid {ink}; border-radius: 8px; }}"
            f"QFrame#crisis_frame QLabel {{ color: {ink}; background: transparent; }}"
        )
        self.title, self.about = label("", "h2"), label("")
        self.title.setObjectName("crisis_title")
        self.about.setObjectName("crisis_about")
        self.off = button(_("Turn it off…"), "mdi6.close-circle-outline")
        self.off.setObjectName("crisis_off")
        self.off.clicked.connect(self._turn_off)
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.off)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 10, 24, 0)
        around.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.off)
        self.hide()

    def refresh(self) -> None:
        """Show whether crisis mode is on."""
        self.period = self._service.periods.emergency()
        if self.period is None:
            self.hide()
            return
        begun = self.period.begins_at
        since = _("{day}, {time}").format(day=format_date(begun.date()), time=said_time(begun.time()))
        title = _("Crisis mode is on since {since}").format(since=since)
        self.title.setText(title)
        told = [self.period.reason.rstrip(". "), _("Decided by: {name}").format(name=self.period.decided_by)]
        self.about.setText(" · ".join(filter(None, (*told, *self._effects()))))
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.about.text())
        self.show()

    def _effects(self) -> tuple[str, ...]:
        """Return in a few words what the policy in force says of emergencies."""
        from medias_desktop.editorial_calendar.labels.emergency import effects

        return effects(self._service.accounts.shown("periods"))

    def _turn_off(self) -> None:
        if self.period is None:
            return
        from medias_desktop.editorial_calendar.views.accounts.forms.period_forms import LiftingForm

        LiftingForm(self, self._service, self._desk, self.period).open()
