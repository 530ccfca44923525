"""First part of the form: which text, until when, who arrives later, when again."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.naming import version_title
from medias_desktop.acknowledgements.rules import CampaignDraft
from medias_desktop.acknowledgements.rules.campaign_checks import (
    ARRIVAL_DAYS,
    MOST_TITLE,
    RENEWAL_MONTHS,
)
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS
from medias_desktop.acknowledgements.rules.proposals import Matter
from medias_desktop.acknowledgements.views.campaigns.cited import CitedClauses
from medias_desktop.acknowledgements.views.campaigns.start import Start
from medias_desktop.core.described import Unit
from medias_desktop.core.i18n import _, format_date, ngettext
from medias_desktop.core.widgets.described_fields import UnitSpin
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.policies.labels.life import change_told

_YEARLY = 12


class TextPage(QWidget):
    """What every campaign has; a clause stands beside what the text itself decides."""

    changed = Signal()
    text_chosen = Signal(int)
    """Another text: what its rules propose is to be read."""

    def __init__(self, start: Start, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("page")
        self._today = today
        draft = start.draft
        self.title = TextField(_("&Title"), "title", draft.title, longest=MOST_TITLE)
        self.title.changed.connect(self.changed)
        self._proposed_title = draft.title
        self.arrivals = _Span(
            _("New &arrivals have their own time, from their first day"),
            "arrivals",
            Unit.DAYS,
            ARRIVAL_DAYS,
            DEFAULT_DAYS,
        )
        self.renewal = _Span(_("To be signed &again, after"), "renewal", Unit.MONTHS, RENEWAL_MONTHS, _YEARLY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._text_card(start))
        layout.addWidget(self._due_card(draft))
        layout.addWidget(self._renewal_card())
        layout.addStretch(1)
        for span, value in ((self.arrivals, draft.arrival_days), (self.renewal, draft.renewal_months)):
            span.show_value(value)
            span.changed.connect(self.changed)
        self.show_clauses(start)
        self._say_days()

    def _text_card(self, start: Start) -> Card:
        card = Card()
        card.body.setSpacing(10)
        caption = QLabel(_("Te&xt to sign"))
        self.texts = QComboBox()
        self.texts.setObjectName("text")
        self.texts.setAccessibleName(_("Text to sign"))
        self.texts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        caption.setBuddy(self.texts)
        for one in start.texts:
            self.texts.addItem(version_title(one), one.id)
        self.texts.setCurrentIndex(self.texts.findData(start.version.id))
        self.texts.setEnabled(start.campaign is None and len(start.texts) > 1)
        self.texts.currentIndexChanged.connect(lambda _index: self.text_chosen.emit(self.texts.currentData()))
        card.body.addWidget(caption)
        self.change = muted("")
        self.change.setObjectName("change")
        card.body.addWidget(self.texts)
        card.body.addWidget(self.change)
        card.body.addWidget(self.title)
        return card

    def _due_card(self, draft: CampaignDraft) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Until when")))
        self.dated = QCheckBox(_("There is a &due date"))
        self.dated.setObjectName("dated")
        self.dated.setChecked(draft.due_date is not None)
        due = draft.due_date or self._today + dt.timedelta(days=DEFAULT_DAYS)
        self.due = DateField(_("To be signed b&y"), "due_date", due)
        self.due.editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.due.editor.setMinimumWidth(16 * self.fontMetrics().averageCharWidth())
        self.within = muted("")
        self.within.setObjectName("within")
        for signal in (self.due.changed, self.dated.toggled):
            signal.connect(self._say_days)
            signal.connect(self.changed)
        for widget in (self.dated, self.due, self.within):
            card.body.addWidget(widget)
        self.arrival_clauses = CitedClauses("arrival_clause")
        card.body.addWidget(self.arrivals)
        card.body.addWidget(self.arrival_clauses)
        return card

    def _renewal_card(self) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Renewal")))
        self.renewal_clauses = CitedClauses("renewal_clause")
        card.body.addWidget(self.renewal)
        card.body.addWidget(
            muted(_("Counted for each person from the day they signed. Earlier signatures are kept."))
        )
        card.body.addWidget(self.renewal_clauses)
        return card

    def show_start(self, start: Start) -> None:
        """Show what another text proposes; a title that was typed stays."""
        if self.title.text() == self._proposed_title:
            self.title.line.setText(start.draft.title)
            self._proposed_title = start.draft.title
        self.arrivals.show_value(start.draft.arrival_days)
        self.renewal.show_value(start.draft.renewal_months)
        self.show_clauses(start)

    def show_clauses(self, start: Start) -> None:
        """Cite what the text decides, and say what it changes of the one before."""
        version = start.version
        told = change_told(version.change, version.change_reason) if version.change_reason else ""
        self.change.setText(told)
        self.change.setVisible(bool(told))
        self.arrival_clauses.show_clauses(start.proposal.citing(Matter.ARRIVALS))
        self.renewal_clauses.show_clauses(start.proposal.citing(Matter.RENEWAL))

    def due_date(self) -> dt.date | None:
        """Return until when, None for no date."""
        return self.due.day() if self.dated.isChecked() else None

    def arrival_days(self) -> int | None:
        """Return the days of who arrives; without a due date nobody has one."""
        return self.arrivals.value() if self.dated.isChecked() else None

    def summary(self) -> str:
        """Return the page in a few words."""
        due = self.due_date()
        if due is None:
            return _("no due date")
        days = (due - self._today).days
        if days < 0:
            return _("overdue since {date}").format(date=format_date(due, "medium"))
        return ngettext("within {n} day", "within {n} days", days).format(n=days)

    def _say_days(self) -> None:
        dated = self.dated.isChecked()
        self.due.setVisible(dated)
        self.arrivals.setEnabled(dated)
        days = (self.due.day() - self._today).days
        if not dated:
            words = _("Nobody is ever overdue, and no reminder goes out.")
        elif days < 0:
            words = _("This day is past.")
        else:
            words = ngettext("That is in {n} day.", "That is in {n} days.", days).format(n=days)
        self.within.setText(words)


class _Span(QWidget):
    """A box that switches a number of days or months on."""

    changed = Signal()

    def __init__(self, label: str, name: str, unit: Unit, span: tuple[int, int], usual: int) -> None:
        super().__init__()
        self._usual = usual
        self.box = QCheckBox(label)
        self.box.setObjectName(name)
        self.spin = UnitSpin(unit)
        self.spin.setObjectName(f"{name}_number")
        self.spin.setRange(*span)
        self.spin.setValue(usual)
        self.spin.setAccessibleName(label.replace("&", ""))
        self.spin.setMinimumWidth(14 * self.fontMetrics().averageCharWidth())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.box)
        row.addWidget(self.spin)
        row.addStretch(1)
        self.box.toggled.connect(self.spin.setEnabled)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.spin.valueChanged.connect(lambda _number: self.changed.emit())
        self.spin.setEnabled(False)

    def show_value(self, value: int | None) -> None:
        """Put a number in, or switch it off."""
        self.spin.setValue(self._usual if value is None else value)
        self.box.setChecked(value is not None)
        self.spin.setEnabled(value is not None)

    def value(self) -> int | None:
        """Return the number, None when it is off."""
        return self.spin.value() if self.box.isChecked() else None
