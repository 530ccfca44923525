"""Adding an answer to a consent that was asked for, correcting an entry, cancelling one: a page of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.parts import Card, action_row, button, heading, muted, problem, scrolled
from medias_desktop.photo_consents.labels import ACT_NAMES
from medias_desktop.photo_consents.rules.act_history import Entry
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, Consent, Method
from medias_desktop.photo_consents.rules.forms import Signer
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.views.consents.evidence_box import read_evidence
from medias_desktop.photo_consents.views.consents.manner_box import MannerBox
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.photo_consents.views.consents.wording import act_words, signer_words

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService

_KINDS = (ActKind.GIVEN, ActKind.REFUSED, ActKind.SILENT, ActKind.ASKED, ActKind.NOTICED)
_SPOKEN = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.ASKED})


class ActPage(QWidget):
    """Asks who did what, when and how; ``saved`` tells that it is recorded, ``left`` that nothing is."""

    saved = Signal()
    left = Signal()

    def __init__(
        self,
        service: PhotoConsentService,
        desk: Desk,
        person: Portrayed,
        consent: Consent,
        entry: Entry | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("act_page")
        self._service, self._person, self._consent, self._entry = service, person, consent, entry
        self._kind, self._who = QComboBox(), QComboBox()
        for kind in _KINDS if entry is None else (self._kind_of(entry),):
            self._kind.addItem(translate(ACT_NAMES[kind]), kind.value)
        for signer in (*(Signer(one) for one in person.guardians), Signer(own=True)):
            number = signer.guardian.id if signer.guardian is not None else 0
            self._who.addItem(signer_words(signer, person), number)
        self.kind = Field(_("&What happened"), self._kind, "act_kind")
        self.who = Field(_("&Who"), self._who, "act_who")
        self.purposes = PurposesBox(consent.purposes)
        self.purposes.choose(consent.purposes)
        self.manner = MannerBox(desk, service.today, notice=False)
        self.problem = problem()
        self.problem.setObjectName("act_problem")
        self.save_button = button(_("&Save"), primary=True)
        self.save_button.setObjectName("act_save")
        self.save_button.clicked.connect(self.save)
        if entry is not None:
            self._show_entry(entry)
        self._lay_out()

    def save(self) -> None:
        """Record it, or tell what is wrong."""
        self.problem.hide()
        consents = self._service.consents
        try:
            if self._entry is None:
                consents.act(self._consent.id, self.draft(), read_evidence(self.manner.evidence.paths()))
            else:
                consents.correct(self._entry.act.id, self.draft())
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            return
        self.saved.emit()

    def draft(self) -> ActDraft:
        """Return what the fields say; all the uses of the consent are none in particular."""
        kind, manner = ActKind(self._kind.currentData()), self.manner.manner()
        chosen = self.purposes.chosen()
        spoken = kind in _SPOKEN
        return ActDraft(
            kind,
            manner.day,
            manner.method if spoken else None,
            self._who.currentData() or None,
            frozenset() if chosen == self._consent.purposes else chosen,
            manner.witness if spoken and manner.method is Method.VERBAL else "",
            manner.note,
            manner.original_place if spoken else "",
            self._consent.language,
        )

    def _kind_of(self, entry: Entry) -> ActKind:
        """Return what an entry says happened; that of a correction is the act it corrects."""
        standing = {act.last_id: act.kind for act in self._consent.acts}
        return standing.get(entry.act.id, entry.act.kind)

    def _show_entry(self, entry: Entry) -> None:
        act = entry.act
        self._who.setCurrentIndex(max(0, self._who.findData(act.guardian_id or 0)))
        self.purposes.choose(act.purposes or self._consent.purposes)
        self.manner.day.set_day(act.day)
        if act.method is not None:
            self.manner.show_method(act.method)
        self.manner.witness.line.setText(act.witness)
        self.manner.place.line.setText(act.original_place)
        self.manner.note.line.setText(act.note)
        self.manner.evidence.hide()

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        if self._entry is not None:
            inside.addWidget(muted(_("The entry as it was stays readable; this one holds from now on.")))
        for widgets in ((self.kind, self.who), (self.purposes,), (self.manner,)):
            card = Card()
            card.body.setSpacing(8)
            for widget in widgets:
                card.body.addWidget(widget)
            inside.addWidget(card)
        inside.addStretch(1)
        leave = button(_("Cancel"))
        leave.setObjectName("act_leave")
        leave.clicked.connect(self.left)
        for one in (leave, self.save_button):
            one.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Record an answer") if self._entry is None else _("Correct an entry")))
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(leave, self.save_button))
        self.setFocusProxy(self._kind)


class CancelPage(QWidget):
    """Asks why an entry that should never have been made is cancelled."""

    saved = Signal()
    left = Signal()

    def __init__(self, service: PhotoConsentService, person: Portrayed, entry: Entry) -> None:
        super().__init__()
        self.setObjectName("cancel_page")
        self._service, self._entry = service, entry
        self.reason = TextField(_("&Reason"), "cancel_reason", longest=2000)
        leave, save = button(_("&Back")), button(_("&Cancel this entry"), primary=True)
        leave.setObjectName("cancel_leave")
        save.setObjectName("cancel_save")
        leave.clicked.connect(self.left)
        save.clicked.connect(self.save)
        for one in (leave, save):
            one.setAutoDefault(False)
        self.reason.line.returnPressed.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Cancel an entry")))
        layout.addWidget(muted(act_words(entry.act, person)))
        layout.addWidget(
            muted(
                _(
                    "It stays readable, but no longer counts. To record that somebody changed their mind, withdraw."
                )
            )
        )
        layout.addWidget(self.reason)
        layout.addStretch(1)
        layout.addLayout(action_row(leave, save))
        self.setFocusProxy(self.reason.line)

    def save(self) -> None:
        """Cancel it, or tell what is wrong."""
        try:
            self._service.consents.cancel(self._entry.act.id, self.reason.text())
        except UserError as error:
            self.reason.show_problem(error.sentence())
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit()
