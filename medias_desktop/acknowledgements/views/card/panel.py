"""The card of the person under the cursor: every text, with its proof; beside the list, by keyboard too."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.acknowledgements.rules.coverage import PersonCard
from medias_desktop.acknowledgements.rules.evidence import Evidence
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.card.text_part import TextPart
from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, label, muted, set_icon, subheading
from medias_desktop.people.labels import group_label

_DELAY = 120
"""Milliseconds that a person stays under the cursor before their card is read."""


class CardPanel(QWidget):
    """Shows one person; what is asked for while another one is read is read next."""

    closed = Signal()

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(_("Person’s card"))
        self._service, self._desk = service, desk
        self._wanted: int | None = None
        self._asked = 0
        self._job: Job | None = None
        self.card: PersonCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.about = muted("")
        column.addWidget(self.about)
        self.area = QScrollArea()
        self.area.setObjectName("card_texts")
        self.area.setAccessibleName(_("Texts of this person"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self.area, 1)
        self._show_nobody()

    def show_person(self, row: PersonRow | None) -> None:
        """Show a person soon, at once when nobody is shown; None shows nobody."""
        number = None if row is None else row.person_id
        if number == self._wanted:
            return
        self._wanted = number
        if number is None:
            self._show_nobody()
        elif self.card is None:
            self.reload()
        else:
            self._timer.start()

    def reload(self) -> None:
        """Read the person shown anew."""
        self._timer.stop()
        number = self._wanted
        if number is None:
            return
        self._asked += 1
        asked, insight = self._asked, self._service.insight
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self,
            _("Reading the card…"),
            lambda _progress: insight.card(number),
            lambda found: self._arrive(asked, found),
            quiet=True,
        )

    def settled(self) -> bool:
        """Return whether the card of the person wanted is shown."""
        shown = None if self.card is None else self.card.person.id
        return shown == self._wanted

    def parts(self) -> list[TextPart]:
        """Return the texts shown, top first."""
        page = self.area.widget()
        return [] if page is None else page.findChildren(TextPart)

    # Layout

    def _head(self) -> QHBoxLayout:
        self.name = subheading("")
        self.name.setObjectName("card_name")
        self.print_button = button(_("Prin&t"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_card")
        self.print_button.clicked.connect(self._print)
        self.close_button = QToolButton()
        self.close_button.setObjectName("close_card")
        self.close_button.setAccessibleName(_("Close the card"))
        self.close_button.setToolTip(_("Close the card (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.closed)
        set_icon(self.close_button, "mdi6.close", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.print_button)
        row.addWidget(self.close_button)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the texts have the keyboard, so that the arrows scroll them."""
        super().focusInEvent(event)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def _arrive(self, asked: int, found: PersonCard) -> None:
        if asked != self._asked:
            return
        self._job = None
        folded = {part.line.version.id for part in self.parts() if part.line.events and part.fold.isChecked()}
        same = self.card is not None and self.card.person.id == found.person.id
        place = self.area.verticalScrollBar().value() if same else 0
        self.card = found
        person = found.person
        self.name.setText(person.full_name)
        about = (group_label(person.group), person.department, person.number)
        self.about.setText(" · ".join(part for part in about if part))
        self.print_button.setEnabled(True)
        self._fill(found, folded if same else set())
        self.area.verticalScrollBar().setValue(place)

    def _fill(self, found: PersonCard, unfolded: set[int]) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(12)
        if found.never_acknowledged:
            column.addWidget(label(_("This person never acknowledged anything.")))
        for line in found.lines:
            part = TextPart(line)
            part.evidence_asked.connect(self._open_evidence)
            if line.version.id in unfolded and line.events:
                part.fold.setChecked(True)
            column.addWidget(part)
        if not found.lines:
            column.addWidget(muted(_("No text concerns this person, and nothing is recorded.")))
        column.addStretch(1)
        self.area.setWidget(page)

    def _show_nobody(self) -> None:
        self._timer.stop()
        self._asked += 1
        self.card = None
        self.name.setText(_("Nobody chosen"))
        self.about.setText(_("Choose a person in the list."))
        self.print_button.setEnabled(False)
        nothing = QWidget()
        nothing.setObjectName("page")
        self.area.setWidget(nothing)

    # Acting

    def _open_evidence(self, evidence: Evidence) -> None:
        from medias_desktop.acknowledgements.views.evidence import open_evidence

        open_evidence(self, self._service, self._desk, evidence)

    def _print(self) -> None:
        if self.card is None:
            return
        card, insight = self.card, self._service.insight
        self._desk.jobs.run(
            self,
            _("Making the document…"),
            lambda _progress: insight.card_document(card),
            lambda pdf: self._show_pdf(pdf, card.person.full_name),
        )

    def _show_pdf(self, pdf: bytes, name: str) -> None:
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        dialog = PdfDialog(self, pdf, _("Acknowledgements of {name}").format(name=name), self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
