"""What is asked about each item: may it be published there, on that day?"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import button
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.purposes import Purpose


class QuestionBar(QWidget):
    """A choice of a platform and a day: today unless another one is chosen; ``changed`` tells of both."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.purpose = QComboBox()
        self.purpose.setObjectName("purpose")
        for purpose in Purpose:
            self.purpose.addItem(translate(PURPOSE_NAMES[purpose]), purpose.value)
        self.day = QDateEdit(_qdate(today))
        self.day.setObjectName("day")
        self.day.setDisplayFormat("yyyy-MM-dd")
        dress_calendar(self.day)
        self.back: QPushButton = button(_("T&oday"), "mdi6.backup-restore")
        self.back.setObjectName("back_to_today")
        self.back.setToolTip(_("Ask for today again"))
        self._captions: list[QLabel] = []
        row = FlowRow(8)
        self.setLayout(row)
        for words, field in ((_("Publishable o&n"), self.purpose), (_("on &date"), self.day)):
            caption = QLabel(words)
            caption.setBuddy(field)
            caption.setProperty("role", "muted")
            self._captions.append(caption)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(caption)
            row.addWidget(field)
        row.addWidget(self.back)
        self.back.hide()
        self.purpose.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.day.dateChanged.connect(self._take_day)
        self.back.clicked.connect(lambda: self.day.setDate(_qdate(self._today)))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: once the style is known, all are as high as the highest of them."""
        super().showEvent(event)
        fields = (self.purpose, self.day, self.back)
        high = max(one.sizeHint().height() for one in fields)
        for one in (*fields, *self._captions):
            one.setMinimumHeight(high)

    def question(self) -> Question:
        """Return what is asked."""
        chosen = self.day.date()
        return Question(
            Purpose(str(self.purpose.currentData())), dt.date(chosen.year(), chosen.month(), chosen.day())
        )

    def is_today(self) -> bool:
        """Tell whether it is asked for today."""
        return self.question().day == self._today

    def show_today(self, today: dt.date) -> None:
        """Go along with the calendar: who asks for today still asks for today on the next day."""
        follows, self._today = self.is_today(), today
        if follows:
            with QSignalBlocker(self.day):
                self.day.setDate(_qdate(today))
        self.back.setVisible(not self.is_today())

    def show_question(self, question: Question) -> None:
        """Ask this."""
        with QSignalBlocker(self):
            self.purpose.setCurrentIndex(max(0, self.purpose.findData(question.purpose.value)))
            self.day.setDate(_qdate(question.day))
        self.changed.emit()

    def _take_day(self) -> None:
        self.back.setVisible(not self.is_today())
        self.day.setToolTip(format_date(self.question().day, "full"))
        self.changed.emit()


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
