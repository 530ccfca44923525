"""The card of the person under the cursor: every text, with its proof; beside the list, by keyboard too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.acknowledgements.rules.coverage import PersonCard
from medias_desktop.acknowledgements.rules.evidence import Evidence
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.card.text_part import TextPart
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, label, muted
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.people.labels import group_label


class CardPanel(SideCard[int, PersonCard]):
    """Shows one person by number."""

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        self.about = muted("")
        super().__init__(desk, _("Person’s card"), about=self.about)
        self._service = service
        self.area.setObjectName("card_texts")
        self.area.setAccessibleName(_("Texts of this person"))
        self.print_button = button(_("Prin&t"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_card")
        self.print_button.clicked.connect(self._print)
        self.head.insertWidget(1, self.print_button)
        self.show_nothing()

    def show_person(self, row: PersonRow | None) -> None:
        """Show a person soon, at once when nobody is shown; None shows nobody."""
        self.want(None if row is None else row.person_id)

    def read(self, wanted: int) -> PersonCard:
        """Return the card of a person. Raises PersonGone."""
        return self._service.insight.card(wanted)

    def key_of(self, found: PersonCard) -> int:
        """Return the person’s number."""
        return found.person.id

    def parts(self) -> list[TextPart]:
        """Return the texts shown, top first."""
        page = self.area.widget()
        return [] if page is None else page.findChildren(TextPart)

    def fill(self, found: PersonCard, *, same: bool) -> None:
        """Show every text that concerns the person; what was unfolded of the same person stays so."""
        unfolded = {
            part.line.version.id
            for part in self.parts()
            if same and part.line.events and part.fold.isChecked()
        }
        person = found.person
        self.name.setText(person.full_name)
        about = (group_label(person.group), person.department, person.number)
        self.about.setText(" · ".join(part for part in about if part))
        self.print_button.setEnabled(True)
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

    def show_nothing(self) -> None:
        """Say that nobody is chosen."""
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
