"""The side that says what the page is, and asks what it shows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Method, PersonRow, Scope
from medias_desktop.acknowledgements.service.returned_pages import Fit, Match, has_signed
from medias_desktop.acknowledgements.service.returns import Decision
from medias_desktop.acknowledgements.views.returns import wording
from medias_desktop.acknowledgements.views.returns.by_hand import ByHand
from medias_desktop.acknowledgements.views.returns.forms import PuttingAside, Refusing
from medias_desktop.acknowledgements.views.returns.lines import LineList
from medias_desktop.acknowledgements.views.returns.queue import Outcome, Segment
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.parts import Chip, button, muted, problem, subheading

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.returns import Returns
    from medias_desktop.acknowledgements.views.returns.queue import Entry


class MatchSide(QWidget):
    """Person or lines, policy, version and campaign, the date, and what can be done."""

    accepted = Signal()
    refused = Signal()
    later = Signal()
    aside = Signal()
    back = Signal()
    turned = Signal()

    def __init__(self, returns: Returns, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("page")
        self._returns = returns
        self._entry: Entry | None = None
        self._by_hand = False
        self._chosen_day: dt.date | None = None
        self._setting_day = False
        self.chip, self.name = Chip(), subheading("")
        self.name.setObjectName("match_name")
        self.about, self.told = muted(""), muted("")
        self.told.setObjectName("match_told")
        self.lines, self.ticks = LineList(), muted("")
        self.by_hand = ByHand(returns.acknowledgements)
        self.day = DateField(_("Signed &on"), "returned_day", today)
        self.refusing, self.putting_aside = Refusing(returns.refusal_reason), PuttingAside()
        self.problem = problem()
        self.problem.setObjectName("match_problem")
        self._make_buttons()
        self._lay_out()
        self.lines.ticked.connect(self._show_ticks)
        self.by_hand.changed.connect(self._show_ticks)
        self.day.changed.connect(self._remember_day)
        for form in (self.refusing, self.putting_aside):
            form.opened.connect(lambda opened: self.accept_button.setEnabled(not opened))

    def show_entry(self, entry: Entry | None) -> None:
        """Show what another page is, or nothing."""
        same = entry is not None and self._entry is not None and entry.number == self._entry.number
        self._entry = entry
        if not same or (entry is not None and not entry.waits and self._by_hand):
            self._by_hand = entry is not None and entry.waits and entry.match.fit is Fit.NAMELESS
            if self._by_hand and entry is not None:
                self.by_hand.begin(entry.match.scope)
        self.refusing.hide()
        self.putting_aside.hide()
        self.tell("")
        if entry is None:
            return
        match = entry.match
        self.chip.show_state(*wording.state(entry))
        self.name.setText(self._name_of(match) if match.scope else wording.title(entry))
        self.about.setText(_about(match))
        self.about.setVisible(self.about.text() not in ("", self.name.text()))
        self.told.setText(self._words(entry))
        self.told.setVisible(bool(self.told.text()))
        if match.several and not self._by_hand:
            self.lines.show_rows(match.persons)
        self._set_day(self._chosen_day or self._returns.received_on(match.page))
        self._show_parts()

    @property
    def entry(self) -> Entry | None:
        """Return the page that is shown."""
        return self._entry

    def decision(self) -> tuple[Scope, Method, Decision] | None:
        """Return what was decided about the page: its list, how it was signed, by whom; None without a list."""
        entry = self._entry
        if entry is None:
            return None
        match, day = entry.match, self.day.day()
        if self._by_hand:
            scope, persons = self.by_hand.scope, self.by_hand.persons()
            method = Method.GROUP_SHEET if match.several or len(persons) > 1 else Method.INDIVIDUAL_SHEET
            return None if scope is None else (scope, method, Decision(day, persons))
        if match.scope is None:
            return None
        if match.several:
            decision = Decision(
                day,
                self.lines.signed(),
                self.lines.refused(),
                self.refusing.reason.text(),
                self.refusing.witness.text(),
            )
            return match.scope, Method.GROUP_SHEET, decision
        return match.scope, Method.INDIVIDUAL_SHEET, Decision(day, (match.persons[0].person_id,))

    @property
    def is_by_hand(self) -> bool:
        """Tell whether persons are being chosen by hand."""
        return self._by_hand

    @property
    def asks(self) -> bool:
        """Tell whether something is asked beside the page that is to be answered or left first."""
        return self.refusing.isVisible() or self.putting_aside.isVisible()

    def leave_forms(self) -> bool:
        """Close what is asked beside the page; return whether there was anything."""
        for form in (self.refusing, self.putting_aside):
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
        self.by_hand.begin(entry.match.scope)
        self._show_parts()
        self.by_hand.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Tell what is wrong, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # Parts

    def _name_of(self, match: Match) -> str:
        if match.fit is Fit.NAMELESS:
            return _("Sheet with empty lines")
        if match.several:
            count = len(match.persons)
            text = ngettext("Group sheet, {n} line", "Group sheet, {n} lines", count)
            return text.format(n=format_number(count))
        return match.persons[0].full_name

    def _words(self, entry: Entry) -> str:
        match = entry.match
        if entry.aside:
            if match.page.blank:
                return _("Nothing is on this page: it was set aside by itself.")
            return _("Set aside: {note}").format(note=match.page.note)
        if not entry.waits and entry.outcome is not None and entry.outcome is not Outcome.LATER:
            return ""
        if match.problem is not None:
            return match.problem.sentence()
        if match.fit is Fit.RECEIVED:
            return (
                _received(match.persons[0])
                if not match.several
                else _(
                    "Everybody on this sheet has signed already. Keep the page as further evidence, or set it aside."
                )
            )
        if match.fit is Fit.NAMELESS:
            return _("Look at the names on the page and tick who signed.")
        if any(row.status.renews for row in match.left):
            return _("Signed once already: look at the date on the page, it may be the earlier sheet.")
        return ""

    def _show_parts(self) -> None:
        entry = self._entry
        assert entry is not None
        match, waits = entry.match, entry.waits or entry.segment is Segment.TRAY
        ready = waits and match.fit is Fit.READY and not self._by_hand
        received = waits and match.fit is Fit.RECEIVED and not self._by_hand
        self.by_hand.setVisible(self._by_hand)
        self.lines.setVisible(ready and match.several)
        self.ticks.setVisible((ready and match.several) or self._by_hand)
        self.day.setVisible(ready or self._by_hand)
        self.accept_button.setVisible(ready or received or self._by_hand)
        self.accept_button.setText(_("&Keep as evidence") if received else _("&Accepted"))
        self.refuse_button.setVisible(ready)
        self.refuse_button.setText(_("Line &refused") if match.several else _("&Refused"))
        self.later_button.setVisible(entry.waits and not self._by_hand)
        self.hand_button.setVisible(waits and not self._by_hand)
        self.hand_button.setText(_("Someone &else…") if ready or received else _("Say &whose it is…"))
        self.aside_button.setVisible(waits and not self._by_hand)
        self.keys.setVisible(waits and not self._by_hand)
        self.keys.setText(_all_keys() if ready else _("S: later · Ctrl+Z: undo"))
        self.back_button.setVisible((not entry.waits and waits) or entry.aside)
        self.cancel_hand.setVisible(self._by_hand and match.fit is not Fit.NAMELESS)
        self._show_ticks()

    def _show_ticks(self) -> None:
        if self._by_hand:
            count = len(self.by_hand.persons())
            text = ngettext("{n} person ticked", "{n} people ticked", count)
            self.ticks.setText(text.format(n=format_number(count)))
            return
        signed, refused = len(self.lines.signed()), len(self.lines.refused())
        text = ngettext("{n} line signed", "{n} lines signed", signed).format(n=format_number(signed))
        if refused:
            more = ngettext("{n} refused", "{n} refused", refused).format(n=format_number(refused))
            text = f"{text}, {more}"
        self.ticks.setText(text)

    def _set_day(self, day: dt.date) -> None:
        self._setting_day = True
        self.day.set_day(day)
        self._setting_day = False

    def _remember_day(self) -> None:
        """A pile is mostly signed on one day: one that was chosen stays for the pages that follow."""
        if not self._setting_day:
            self._chosen_day = self.day.day()

    def _make_buttons(self) -> None:
        self.accept_button = button(_("&Accepted"), primary=True)
        self.accept_button.setObjectName("accept_page")
        self.accept_button.clicked.connect(self.accepted)
        self.refuse_button = button(_("&Refused"))
        self.refuse_button.setObjectName("refuse_page")
        self.refuse_button.clicked.connect(self.refused)
        self.later_button = button(_("&Later"))
        self.later_button.setObjectName("later_page")
        self.later_button.clicked.connect(self.later)
        self.hand_button = button(_("Someone &else…"))
        self.hand_button.setObjectName("by_hand")
        self.hand_button.clicked.connect(self.start_by_hand)
        self.aside_button = button(_("Set as&ide…"))
        self.aside_button.setObjectName("aside_page")
        self.aside_button.clicked.connect(self.aside)
        self.back_button = button(_("Take &back"))
        self.back_button.setObjectName("take_back_page")
        self.back_button.clicked.connect(self.back)
        self.cancel_hand = button(_("Change nothing"))
        self.cancel_hand.setObjectName("cancel_by_hand")
        self.cancel_hand.clicked.connect(self._leave_by_hand)
        self.keys = muted(_all_keys())

    def _leave_by_hand(self) -> None:
        self._by_hand = False
        self._show_parts()
        self.hand_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for widget in (self.name, self.about, self.told):
            layout.addWidget(widget)
        layout.addWidget(self.lines, 3)
        layout.addWidget(self.by_hand, 3)
        for part in (self.ticks, self.day, self.refusing, self.putting_aside, self.problem):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.accept_button)
        for pair in (
            (self.refuse_button, self.later_button),
            (self.hand_button, self.aside_button),
            (self.back_button, self.cancel_hand),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in pair:
                row.addWidget(one, 1)
            layout.addLayout(row)
        layout.addWidget(self.keys)


def _all_keys() -> str:
    return _("Enter: accepted · R: refused · S: later · Ctrl+Z: undo")


def _about(match: Match) -> str:
    """Return service and group of a person, then policy, version and campaign, one a line."""
    scope = match.scope
    if scope is None:
        return wording.place(match)
    lines = []
    if match.persons and not match.several:
        row = match.persons[0]
        from medias_desktop.people.labels import group_label

        lines.append(" · ".join(filter(None, (row.department, group_label(row.group), row.number))))
    version = _("{title}, version {number}")
    lines.append(version.format(title=scope.version.policy_title, number=scope.version.ordinal))
    if scope.campaign is not None:
        lines.append(scope.campaign.title)
    if match.sheet is not None and match.sheet.pages > 1:
        page = _("Page {page} of {pages}")
        lines.append(page.format(page=match.sheet.page, pages=match.sheet.pages))
    return "\n".join(filter(None, lines))


def _received(row: PersonRow) -> str:
    day = row.status.day
    assert day is not None
    assert has_signed(row)
    return _("Received already: signed on {day}. Keep the page as further evidence, or set it aside.").format(
        day=format_date(day)
    )
