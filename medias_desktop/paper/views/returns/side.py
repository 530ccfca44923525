"""The side that says what a page is and asks what it shows: what is alike for all kinds of sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.parts import Chip, button, muted, problem, subheading
from medias_desktop.paper.handling import Confirmed, Fit, Match, SheetHandler, place
from medias_desktop.paper.views.returns import wording
from medias_desktop.paper.views.returns.asking import PuttingAside, SideForm
from medias_desktop.paper.views.returns.queue import Outcome, Segment

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.service.returned import ReturnedPages
    from medias_desktop.paper.views.returns.queue import Entry


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded of the page that is shown, and by whom it can be undone."""

    outcome: Outcome
    act: Callable[[], Confirmed]
    by: SheetHandler


class SheetKindView(Protocol):
    """A kind of sheets as the window of returned paper deals with it; each slice that prints some has one."""

    @property
    def handler(self) -> SheetHandler:
        """Return what says whose sheet a page is."""

    @property
    def changes(self) -> str:
        """Return the name under which its records are announced."""

    def title(self) -> str:
        """Return what such a sheet is called, for who says by hand what a page is."""

    def make_side(self, returned: ReturnedPages, desk: Desk) -> SheetSide:
        """Return the side that asks what a page of its sheets shows."""


class SheetSide(QWidget):
    """What a page is, the date, and what can be done; a kind of sheets adds what it asks (``_body`` and what follows)."""

    decided = Signal()
    """The main button: the page is to be confirmed as it is shown."""
    wanted = Signal(object)
    """A Deed to be done."""
    refused = Signal()
    later = Signal()
    aside = Signal()
    back = Signal()

    def __init__(self, returned: ReturnedPages, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("page")
        self._returned = returned
        self._entry: Entry | None = None
        self._by_hand = False
        self._chosen_day: dt.date | None = None
        self._setting_day = False
        self.chip, self.name = Chip(), subheading("")
        self.name.setObjectName("match_name")
        self.about, self.told = muted(""), muted("")
        self.told.setObjectName("match_told")
        self.day = DateField(_("Signed &on"), "returned_day", today)
        self.putting_aside = PuttingAside()
        self.problem = problem()
        self.problem.setObjectName("match_problem")
        self._make_buttons()
        self._lay_out(self._body())
        self.day.changed.connect(self._remember_day)
        for form in self._forms():
            form.opened.connect(lambda opened: self.accept_button.setEnabled(not opened))

    # What a kind of sheets adds

    def _body(self) -> Sequence[tuple[QWidget, int]]:
        """Make what is asked of a page, and return it with how much of the room each part takes."""
        raise NotImplementedError

    def _forms(self) -> tuple[SideForm, ...]:
        """Return what may be asked beside the page."""
        return (self.putting_aside,)

    def _name_of(self, match: Match) -> str:
        """Return what stands above it all."""
        return match.title()

    def _about(self, match: Match) -> str:
        """Return what is told of the sheet, one thing a line."""
        return place(match.page)

    def _words(self, match: Match) -> str:
        """Return what is to be looked at before it is confirmed."""
        return match.problem.sentence() if match.problem is not None else ""

    def _show_match(self, match: Match) -> None:
        """Show what a page asks that has one of its codes."""

    def _begin_by_hand(self, match: Match) -> None:
        """Begin to ask whose sheet a page is."""

    def _show_body(self, match: Match, *, ready: bool) -> None:
        """Show or hide what is asked; by hand or of a sheet that is ``ready``."""

    def accept(self) -> None:
        """Decide about the page as it is ticked: ``wanted`` says so, else what is missing is told."""
        raise NotImplementedError

    def refuse(self) -> None:
        """Note a refusal, of the page or of the line that the keyboard is on."""
        raise NotImplementedError

    def keys_of_kind(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the keys that only this kind of sheets has, each with what it does."""
        return ()

    def accept_words(self) -> str:
        """Return what the main button says of a sheet that is ready."""
        return _("&Accepted")

    def refuse_words(self, match: Match) -> str:
        """Return what the button of refusals says."""
        return _("Line &refused") if match.several else _("&Refused")

    def key_words(self, *, ready: bool) -> str:
        """Return the keys that decide."""
        if ready:
            return _("Enter: accepted · R: refused · S: later · Ctrl+Z: undo")
        return _("S: later · Ctrl+Z: undo")

    # What the window asks of it

    @property
    def entry(self) -> Entry | None:
        """Return the page that is shown."""
        return self._entry

    @property
    def is_by_hand(self) -> bool:
        """Tell whether persons are being chosen by hand."""
        return self._by_hand

    @property
    def asks(self) -> bool:
        """Tell whether something is asked beside the page that is to be answered or left first."""
        return any(form.isVisible() for form in self._forms())

    def show_entry(self, entry: Entry | None) -> None:
        """Show what another page is, or nothing."""
        same = entry is not None and self._entry is not None and entry.number == self._entry.number
        self._entry = entry
        if not same or (entry is not None and not entry.waits and self._by_hand):
            self._by_hand = entry is not None and entry.waits and entry.match.fit is Fit.NAMELESS
            if self._by_hand and entry is not None:
                self._begin_by_hand(entry.match)
        for form in self._forms():
            form.hide()
        self.tell("")
        if entry is None:
            return
        match = entry.match
        self.chip.show_state(*wording.state(entry))
        self.name.setText(wording.title(entry) if entry.aside else self._name_of(match))
        self.about.setText(self._about(match))
        self.about.setVisible(self.about.text() not in ("", self.name.text()))
        self.told.setText(self._told(entry))
        self.told.setVisible(bool(self.told.text()))
        self._show_match(match)
        self._set_day(self._chosen_day or self._returned.received_on(match.page))
        self._show_parts()

    def leave_forms(self) -> bool:
        """Close what is asked beside the page; return whether there was anything."""
        for form in self._forms():
            if form.isVisible():
                form.hide()
                return True
        if self._by_hand and self.cancel_hand.isVisible():
            self._leave_by_hand()
            return True
        return False

    def start_by_hand(self) -> None:
        """Ask whose sheet it is."""
        entry = self._entry
        if entry is None or not (entry.waits or entry.segment is Segment.TRAY):
            return
        self._by_hand = True
        self._begin_by_hand(entry.match)
        self._show_parts()
        self._focus_by_hand()

    def _focus_by_hand(self) -> None:
        """Bring the keyboard to where somebody is looked for."""

    def tell(self, sentence: str) -> None:
        """Tell what is wrong, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # Parts

    def _told(self, entry: Entry) -> str:
        match = entry.match
        if entry.aside:
            if match.page.blank:
                return _("Nothing is on this page: it was set aside by itself.")
            return _("Set aside: {note}").format(note=match.page.note)
        if not entry.waits and entry.outcome is not None and entry.outcome is not Outcome.LATER:
            return ""
        return self._words(match)

    def _show_parts(self) -> None:
        entry = self._entry
        assert entry is not None
        match, waits = entry.match, entry.waits or entry.segment is Segment.TRAY
        ready = waits and match.fit is Fit.READY and not self._by_hand
        received = waits and match.fit is Fit.RECEIVED and not self._by_hand
        self.day.setVisible(ready or self._by_hand)
        self.accept_button.setVisible(ready or received or self._by_hand)
        self.accept_button.setText(_("&Keep as evidence") if received else self.accept_words())
        self.refuse_button.setVisible(ready)
        self.refuse_button.setText(self.refuse_words(match))
        self.later_button.setVisible(entry.waits and not self._by_hand)
        self.hand_button.setVisible(waits and not self._by_hand)
        self.hand_button.setText(_("Someone &else…") if ready or received else _("Say &whose it is…"))
        self.aside_button.setVisible(waits and not self._by_hand)
        self.keys.setVisible(waits and not self._by_hand)
        self.keys.setText(self.key_words(ready=ready))
        self.back_button.setVisible((not entry.waits and waits) or entry.aside)
        self.cancel_hand.setVisible(self._by_hand and match.fit is not Fit.NAMELESS)
        self._show_body(match, ready=ready)

    def _set_day(self, day: dt.date) -> None:
        self._setting_day = True
        self.day.set_day(day)
        self._setting_day = False

    def _remember_day(self) -> None:
        """A pile is mostly signed on one day: one that was chosen stays for the pages that follow."""
        if not self._setting_day:
            self._chosen_day = self.day.day()

    def _make_buttons(self) -> None:
        self.accept_button = self._button(self.accept_words(), "accept_page", self.decided.emit, primary=True)
        self.refuse_button = self._button(_("&Refused"), "refuse_page", self.refused.emit)
        self.later_button = self._button(_("&Later"), "later_page", self.later.emit)
        self.hand_button = self._button(_("Someone &else…"), "by_hand", self.start_by_hand)
        self.aside_button = self._button(_("Set as&ide…"), "aside_page", self.aside.emit)
        self.back_button = self._button(_("Take &back"), "take_back_page", self.back.emit)
        self.cancel_hand = self._button(_("Change nothing"), "cancel_by_hand", self._leave_by_hand)
        self.keys = muted("")

    def _button(
        self, text: str, name: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        made = button(text, primary=primary)
        made.setObjectName(name)
        made.clicked.connect(lambda: act())
        return made

    def _leave_by_hand(self) -> None:
        self._by_hand = False
        self._show_parts()
        self.hand_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, body: Sequence[tuple[QWidget, int]]) -> None:
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for widget in (self.name, self.about, self.told):
            layout.addWidget(widget)
        for part, share in body:
            layout.addWidget(part, share)
        layout.addWidget(self.day)
        for form in self._forms():
            layout.addWidget(form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.accept_button)
        for pair in (
            (self.refuse_button, self.later_button),
            (self.hand_button, self.aside_button),
            (self.back_button, self.cancel_hand),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for each in pair:
                row.addWidget(each, 1)
            layout.addLayout(row)
        layout.addWidget(self.keys)
