"""Everything about one person, in one window: what is asked for beside it opens over it or as a page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, button, fit_to_text, heading, muted, scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.photo_consents.rules.act_history import Entry
from medias_desktop.photo_consents.rules.consents import Consent
from medias_desktop.photo_consents.service.person_cards import PersonCard, Proof
from medias_desktop.photo_consents.views.consents.card.act_page import ActPage, CancelPage
from medias_desktop.photo_consents.views.consents.card.overview import Overview
from medias_desktop.photo_consents.views.consents.card.proof_page import ProofPage
from medias_desktop.photo_consents.views.consents.wording import age_chip
from medias_desktop.photo_consents.views.persons.form import PersonForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.service.consents import Evidence


class CardDialog(QDialog):
    """A window of its own; ``card`` is what it shows, None until it was read."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk, portrayed_id: int) -> None:
        super().__init__(parent)
        self.setObjectName("person_card")
        self.setWindowTitle(_("Everything about one person"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 900, 760)
        self._service, self._desk, self._number = service, desk, portrayed_id
        self.card: PersonCard | None = None
        self.overview: Overview | None = None
        self._again = False
        self.working = QuietWork(self, desk, lambda: None)
        self.form = PersonForm(service, desk, wide=True)
        self.form.saved.connect(lambda _number: self.to_overview())
        self.form.left.connect(self.to_overview)
        self._lay_out(service.portrayed.one(portrayed_id).full_name)
        desk.changes.changed.connect(self._on_changed)
        self.refresh()

    def settled(self) -> bool:
        """Tell whether what is shown is what the register holds."""
        return self.card is not None and not self.working.busy

    def refresh(self) -> None:
        """Read the card again, away from the window."""
        if self.working.busy:
            self._again = True
            return
        cards, number = self._service.person_cards, self._number
        self.working.run(lambda _progress: cards.card(number), self._show_card)

    def _show_card(self, result: Any) -> None:
        if self._again:
            self._again = False
            self.refresh()
            return
        if isinstance(result, UserError):
            self._desk.dialogs.tell_error(self, result)
            return
        self.card = result
        person = self.card.person
        self.name.setText(person.full_name)
        self.age.show_state(*age_chip(person, self._service.today))
        self.overview = Overview(self.card, self._service.today)
        self.overview.item_wanted.connect(self._open_photo)
        refused = self._service.refusal(Permission.RECORD)
        for one in self.overview.consents:
            one.answer_wanted.connect(lambda consent: self._add_act(consent))
            one.withdraw_wanted.connect(lambda consent: self._withdraw((consent.id,)))
            one.correct_wanted.connect(self._add_act)
            one.cancel_wanted.connect(lambda _consent, entry: self._cancel(entry))
            one.proof_wanted.connect(self._open_proof)
            permit(refused, self._desk.dialogs, *one.writing)
        place = self.area.verticalScrollBar().value()
        self.area.setWidget(self.overview)
        self.area.verticalScrollBar().setValue(place)

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & {"photo_consents", "people"}:
            self.refresh()

    # Pages of this window

    def to_overview(self) -> None:
        """Come back from a page."""
        page = self.stack.currentWidget()
        self.stack.setCurrentWidget(self.front)
        if page is not None and page not in (self.front, self.form):
            self.stack.removeWidget(page)
            page.deleteLater()
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_act(self, consent: Consent, entry: Entry | None = None) -> None:
        assert self.card is not None
        page = ActPage(self._service, self._desk, self.card.person, consent, entry)
        page.left.connect(self.to_overview)
        page.saved.connect(self._saved)
        self._show_page(page)

    def _cancel(self, entry: Entry) -> None:
        assert self.card is not None
        page = CancelPage(self._service, self.card.person, entry)
        page.left.connect(self.to_overview)
        page.saved.connect(self._saved)
        self._show_page(page)

    def _saved(self) -> None:
        self.to_overview()
        self._desk.changes.announce("photo_consents")

    def _open_proof(self, evidence: Evidence) -> None:
        cards = self._service.person_cards

        def shown(result: Any) -> None:
            if isinstance(result, UserError):
                self._desk.dialogs.tell_error(self, result)
                return
            proof: Proof = result
            page = ProofPage(self._desk, proof)
            page.left.connect(self.to_overview)
            self._show_page(page)

        if not self.working.busy:
            self.working.run(lambda _progress: cards.proof(evidence), shown)

    def _edit(self) -> None:
        if self.card is not None:
            self._show_page(self.form)
            self.form.begin(self.card.person)

    # What opens over it

    def _acts(self) -> Any:
        from medias_desktop.photo_consents.views.consents.acts import ConsentActs

        return ConsentActs(self, self._service, self._desk)

    def _withdraw(self, consent_ids: tuple[int, ...] = ()) -> None:
        self._acts().withdraw(self._number, consent_ids)

    def _print(self) -> None:
        from medias_desktop.photo_consents.views.printing.acts import FormActs

        FormActs(self, self._service, self._desk).print_forms([self._number], None, None)

    def _extract(self) -> None:
        from medias_desktop.photo_consents.views.exports import ExportActs

        ExportActs(self, self._service, self._desk).extract(self._number)

    def _open_photo(self, item_id: int) -> None:
        from medias_desktop.photo_consents.views.photo.acts import PhotoActs

        assert self.card is not None
        PhotoActs(self, self._service, self._desk).open(item_id, [one.id for one in self.card.items])

    # Leaving

    def reject(self) -> None:
        """Qt: Escape leaves a page first."""
        if self.stack.currentWidget() is self.front:
            self.close()
        else:
            self.to_overview()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: no longer told of changes."""
        self._desk.changes.changed.disconnect(self._on_changed)
        super().closeEvent(event)

    # Layout

    def _lay_out(self, name: str) -> None:
        self.name, self.age = heading(name), Chip("", "muted")
        self.name.setWordWrap(False)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addWidget(self.age)
        head.addStretch(1)
        self.area = scrolled(muted(_("Reading…")))
        self.area.setObjectName("card_area")
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setAccessibleName(_("About this person"))
        self.front = QWidget()
        column = QVBoxLayout(self.front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._actions())
        column.addWidget(self.area, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.front)
        self.stack.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)

    def _actions(self) -> FlowRow:
        number = self._number
        row = FlowRow(8)
        refused = self._service.refusal(Permission.RECORD)
        for words, icon, name, act, writes in (
            (_("&Record a consent…"), "mdi6.plus", "record", lambda: self._acts().record([number]), True),
            (_("&Withdraw…"), "mdi6.cancel", "withdraw", self._withdraw, True),
            (
                _("&Sign on the screen…"),
                "mdi6.draw-pen",
                "sign",
                lambda: self._acts().sign_on_screen(number),
                True,
            ),
            (_("&Print a form…"), "mdi6.printer-outline", "print", self._print, True),
            (_("E&xtract…"), "mdi6.file-export-outline", "extract", self._extract, False),
            (_("&Edit the person…"), "mdi6.pencil-outline", "edit", self._edit, True),
        ):
            one = button(words, icon, primary=name == "record")
            one.setObjectName(f"card_{name}")
            one.setAutoDefault(False)
            one.clicked.connect(lambda _checked=False, act=act: act())
            if writes:
                permit(refused, self._desk.dialogs, one)
            row.addWidget(one)
            if name == "record":
                self.record = one
        return row
