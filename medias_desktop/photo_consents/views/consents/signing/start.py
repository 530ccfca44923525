"""Before the screen is turned: what is asked, of what, for how long, and who of those who must agree is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.people.labels import language_label
from medias_desktop.people.rules import LANGUAGES
from medias_desktop.photo_consents.errors.consents import EndBeforeStart, PurposeMissing
from medias_desktop.photo_consents.errors.screen_signing import NobodyMaySign, NobodySigns
from medias_desktop.photo_consents.rules.consent_checks import check_consent
from medias_desktop.photo_consents.rules.consents import ConsentDraft, Reach
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.recording import needed
from medias_desktop.photo_consents.rules.screen_signing import may_sign
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.photo_consents.views.consents.term_box import ReachBox, TermBox
from medias_desktop.photo_consents.views.consents.wording import signer_words, who_agrees
from medias_desktop.photo_consents.views.persons.form import PersonForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.views.consents.signing.dialog import ConsentSigningDialog


class StartDialog(QDialog):
    """The municipality’s side; ``begin`` turns the screen. The person’s own form is a page of it."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        portrayed_id: int,
        reach: Reach | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("consent_signing_start")
        self.setWindowTitle(_("Sign on the screen"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 820, 760)
        self._service, self._desk, self._opener = service, desk, parent
        self._settings = service.settings.current()
        self.person: Portrayed = service.portrayed.one(portrayed_id)
        self.signers: dict[int | None, QCheckBox] = {}
        self.signing: ConsentSigningDialog | None = None
        self._make(reach or Reach())
        self._lay_out()
        self._show_person()

    def draft(self) -> ConsentDraft:
        """Return what is to be asked."""
        return ConsentDraft(
            self.person.id,
            self.reach.reaches()[0],
            self.purposes.chosen(),
            self.term.starts_on.day(),
            self.term.until(),
            self._language.currentData(),
        )

    def begin(self) -> None:
        """Turn the screen, or tell what is missing."""
        for one in (self.purposes, self.term.ends_on):
            one.show_problem()
        self.problem.hide()
        try:
            draft = self.draft()
            check_consent(draft)
            if not self.signers:
                raise NobodyMaySign(name=self.person.full_name)
            chosen = tuple(number for number, box in self.signers.items() if box.isChecked())
            if not chosen:
                raise NobodySigns
        except UserError as error:
            self._tell(error)
            return
        from medias_desktop.photo_consents.views.consents.signing.dialog import ConsentSigningDialog

        self.accept()
        dialog = ConsentSigningDialog(self._opener, self._service, self._desk, self.person, draft, chosen)
        self.signing = dialog

        def told(_result: int) -> None:
            if dialog.recorded:
                self._desk.changes.announce("photo_consents")

        dialog.finished.connect(told)
        # Nothing of the list behind is to be seen by whoever signs.
        dialog.setWindowState(Qt.WindowState.WindowFullScreen)
        dialog.open()

    def _tell(self, error: UserError) -> None:
        if isinstance(error, PurposeMissing):
            self.purposes.show_problem(error.sentence())
            self.purposes.setFocus()
        elif isinstance(error, EndBeforeStart):
            self.term.ends_on.show_problem(error.sentence())
            self.term.ends_on.editor.setFocus()
        else:
            self.problem.setText(error.sentence())
            self.problem.show()

    def _show_person(self) -> None:
        """Show who may sign, as the register has them now."""
        self.person = self._service.portrayed.one(self.person.id)
        while (item := self._who.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self.signers.clear()
        day = self._service.today
        self._who.addWidget(muted(who_agrees(self.person, day, self._settings)))
        for signer in may_sign(needed(self.person, day, self._settings)):
            number = signer.guardian.id if signer.guardian is not None else None
            box = QCheckBox(signer_words(signer, self.person).replace("&", "&&"))
            box.setObjectName(f"signing_who_{number or 'own'}")
            box.setChecked(True)
            self.signers[number] = box
            self._who.addWidget(box)
        if len(self.signers) > 1:
            self._who.addWidget(muted(_("Untick who is not there: they may sign another day, or on paper.")))

    def _edit(self) -> None:
        self.stack.setCurrentIndex(1)
        self.form.begin(self.person)

    def _edited(self, _number: int = 0) -> None:
        self._show_person()
        self.stack.setCurrentIndex(0)

    def reject(self) -> None:
        """Qt: Escape leaves the person’s form first."""
        if self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)
        else:
            super().reject()

    # Layout

    def _make(self, reach: Reach) -> None:
        service = self._service
        items = () if reach.item_id is None else (reach.item_id,)
        title = service.items.item(reach.item_id).title if reach.item_id is not None else ""
        self.purposes = PurposesBox()
        self.purposes.choose(tuple(Purpose))
        self.reach = ReachBox(items, title, reach.event_id, service.events.all())
        self.term = TermBox(service.today, self._settings)
        self._language = QComboBox()
        for code in LANGUAGES:
            self._language.addItem(language_label(code), code)
        self._language.setCurrentIndex(self._language.findData(self.person.language))
        self.language = Field(_("&Language of the screen"), self._language, "signing_language")
        self._who = QVBoxLayout()
        self._who.setSpacing(6)
        self.complete = button(_("&Complete the person…"), "mdi6.pencil-outline")
        self.complete.setObjectName("signing_complete")
        self.complete.clicked.connect(self._edit)
        self.problem = problem()
        self.problem.setObjectName("signing_start_problem")
        self.go = button(_("&Turn the screen"), "mdi6.draw-pen", primary=True)
        self.go.setObjectName("signing_begin")
        self.go.clicked.connect(self.begin)
        self.leave = button(_("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.form = PersonForm(service, self._desk, wide=True)
        self.form.saved.connect(self._edited)
        self.form.left.connect(lambda: self.stack.setCurrentIndex(0))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        who, uses, what = Card(), Card(), Card()
        for card, title in (
            (who, _("Who signs now")),
            (uses, _("Uses that are offered")),
            (what, _("Of what, and for how long")),
        ):
            card.body.setSpacing(8)
            card.body.addWidget(subheading(title))
            inside.addWidget(card)
        inside.addStretch(1)
        who.body.addLayout(self._who)
        who.body.addWidget(self.complete, 0, Qt.AlignmentFlag.AlignLeft)
        uses.body.addWidget(muted(_("Whoever signs ticks those that they agree to, one by one.")))
        uses.body.addWidget(self.purposes)
        for widget in (self.reach, self.term, self.language):
            what.body.addWidget(widget)
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(_("Consent of {name} on the screen").format(name=self.person.full_name)))
        column.addWidget(scrolled(page), 1)
        column.addWidget(self.problem)
        column.addLayout(action_row(self.leave, self.go))
        self.stack = QStackedWidget()
        self.stack.addWidget(front)
        self.stack.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        self.go.setDefault(True)
