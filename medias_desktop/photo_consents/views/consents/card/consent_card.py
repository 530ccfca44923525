"""One consent with its whole history: what was corrected or cancelled stays readable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.photo_consents.labels import EVIDENCE_NAMES, purposes_label
from medias_desktop.photo_consents.rules.act_history import FOLLOWING, Entry
from medias_desktop.photo_consents.rules.consents import ActKind
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.service.consents import Evidence
from medias_desktop.photo_consents.service.person_cards import ConsentFile
from medias_desktop.photo_consents.views.consents.wording import (
    ACT_KINDS,
    act_words,
    manner_words,
    reach_words,
    state_of,
    term_words,
)


class ConsentCard(Card):
    """Emits what is asked for: an answer to be added, a correction or cancellation of an act, a proof to be opened."""

    answer_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    correct_wanted = Signal(object, object)
    cancel_wanted = Signal(object, object)
    proof_wanted = Signal(object)

    def __init__(self, of: ConsentFile, person: Portrayed, today: dt.date) -> None:
        super().__init__()
        self.of = of
        self.writing: list[QPushButton] = []
        consent = of.consent
        titles = {}
        if consent.reach.item_id is not None:
            titles["item", consent.reach.item_id] = of.title
        if consent.reach.event_id is not None:
            titles["event", consent.reach.event_id] = of.title
        state, kind = state_of(consent, today)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(reach_words(consent.reach, titles), "h2"), 1)
        head.addWidget(Chip(state, kind), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(label(purposes_label(consent.purposes)))
        self.body.addWidget(muted(term_words(consent.starts_on, consent.ends_on)))
        self.terms = label(consent.terms, "muted")
        self.terms.setObjectName(f"terms_{consent.id}")
        self.terms.hide()
        self.body.addSpacing(4)
        self._standing = {act.id for act in consent.acts}
        for entry in of.entries:
            self.body.addWidget(self._entry(entry, person))
        self.body.addSpacing(4)
        self.body.addLayout(self._actions(state_given=kind in ("ok", "warn", "accent")))
        self.body.addWidget(self.terms)

    def _actions(self, *, state_given: bool) -> FlowRow:
        number = self.of.consent.id
        answer = self._button(_("Record an answer…"), "mdi6.plus", f"consent_answer_{number}")
        answer.clicked.connect(lambda: self.answer_wanted.emit(self.of.consent))
        self.writing.append(answer)
        words = self._button(_("Words agreed to"), "mdi6.file-document-outline", f"consent_words_{number}")
        words.clicked.connect(lambda: self.terms.setVisible(self.terms.isHidden()))
        row = FlowRow(8)
        row.addWidget(answer)
        if state_given:
            away = self._button(_("Withdraw…"), "mdi6.cancel", f"consent_withdraw_{number}")
            away.clicked.connect(lambda: self.withdraw_wanted.emit(self.of.consent))
            self.writing.append(away)
            row.addWidget(away)
        row.addWidget(words)
        return row

    def _entry(self, entry: Entry, person: Portrayed) -> QWidget:
        act = entry.act
        followed = self._followed(entry, self.of.entries)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        head = FlowRow(6)
        head.addWidget(Chip(act_words(act, person), "muted" if followed else ACT_KINDS[act.kind]))
        if followed:
            cancelled = followed.act.kind is ActKind.CANCELLED
            head.addWidget(muted(_("cancelled since") if cancelled else _("corrected since")))
        for proof in self.of.evidence:
            if proof.act_id == act.id:
                head.addWidget(self._proof(proof))
        if not followed and act.kind is not ActKind.CANCELLED:
            self._add_mending(head, entry)
        column.addLayout(head)
        told = [manner_words(act)]
        if act.purposes:
            told.append(_("only: {uses}").format(uses=purposes_label(act.purposes)))
        told.append(
            _("recorded on {day} by {name}").format(
                day=format_date(act.recorded_at.astimezone().date(), "medium"), name=act.recorded_by
            )
            if act.recorded_by
            else _("recorded on {day}").format(day=format_date(act.recorded_at.astimezone().date(), "medium"))
        )
        column.addWidget(muted(" · ".join(told)))
        for words in (act.note, act.original_place):
            if words:
                column.addWidget(muted(words))
        return line

    @staticmethod
    def _followed(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
        """Return the entry that corrects or cancels one."""
        return next(
            (one for one in entries if one.act.kind in FOLLOWING and one.replaces_id == entry.act.id), None
        )

    def _add_mending(self, row: FlowRow, entry: Entry) -> None:
        """Add what mends an entry that stands."""
        act = entry.act
        for words, name, signal in (
            (_("Correct…"), "correct", self.correct_wanted),
            (_("Cancel entry…"), "cancel", self.cancel_wanted),
        ):
            one = TextLink(words)  # small: there may be many of them
            one.setObjectName(f"act_{name}_{act.id}")
            one.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.of.consent, entry))
            self.writing.append(one)
            row.addWidget(one)

    def _proof(self, proof: Evidence) -> QPushButton:
        one = ClauseLink(translate(EVIDENCE_NAMES[proof.kind]))
        one.setObjectName(f"proof_{proof.id}")
        one.setAccessibleName(_("Open the proof: {kind}").format(kind=one.text()))
        one.setToolTip(one.accessibleName())
        one.clicked.connect(lambda: self.proof_wanted.emit(proof))
        return one

    @staticmethod
    def _button(words: str, icon: str, name: str) -> QPushButton:
        one = button(words, icon)
        one.setObjectName(name)
        one.setAutoDefault(False)
        return one
