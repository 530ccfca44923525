"""The side that says whose acknowledgement sheet a page is, and asks who signed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Method, PersonRow, Scope
from medias_desktop.acknowledgements.service.returned_pages import SheetMatch, has_signed
from medias_desktop.acknowledgements.service.returns import Decision
from medias_desktop.acknowledgements.views.returns.by_hand import ByHand
from medias_desktop.acknowledgements.views.returns.lines import LineList
from medias_desktop.acknowledgements.views.returns.refusing import Refusing
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.parts import muted
from medias_desktop.paper.errors import NobodyTicked
from medias_desktop.paper.handling import Fit, Match, place
from medias_desktop.paper.returns_view import Deed, Outcome, SheetSide, SideForm

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.returns import Returns
    from medias_desktop.paper.service.returned import ReturnedPages


class MatchSide(SheetSide):
    """Person or lines, policy, version and campaign, the date, and what can be done."""

    def __init__(self, returns: Returns, today: dt.date, returned: ReturnedPages | None = None) -> None:
        """``returned`` is the pile when it holds other sheets too."""
        self._returns = returns
        super().__init__(returned or returns, today)
        self.lines.ticked.connect(self._show_ticks)
        self.by_hand.changed.connect(self._show_ticks)
        self.refusing.wanted.connect(self._record_refusal)

    def decision(self) -> tuple[Scope, Method, Decision] | None:
        """Return what was decided about the page: its list, how it was signed, by whom; None without a list."""
        match, day = self._match, self.day.day()
        if match is None:
            return None
        if self._by_hand:
            scope, persons = self.by_hand.scope, self.by_hand.persons()
            method = Method.GROUP_SHEET if match.several or len(persons) > 1 else Method.INDIVIDUAL_SHEET
            return None if scope is None else (scope, method, Decision(day, persons))
        if not isinstance(match, SheetMatch) or match.scope is None:
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

    def accept(self) -> None:
        """Confirm who signed; the witness of a refusal that nobody named yet is asked for first."""
        decided = self.decision()
        if decided is None:
            self.tell(NobodyTicked().sentence())
            return
        if decided[2].refused and not self.refusing.known:
            self.refusing.ask()
            return
        self._do(*decided, Outcome.SIGNED if decided[2].signed else Outcome.REFUSED)

    def refuse(self) -> None:
        """Note a refusal: of the person, or of the line that the keyboard is on; the witness is asked for once."""
        if self._match is not None and self._match.several:
            if self.lines.toggle_refused() and not self.refusing.known:
                self.refusing.ask()
        elif self.refusing.known:
            self._record_refusal()
        else:
            self.refusing.ask()

    def _record_refusal(self) -> None:
        decided = self.decision()
        if decided is None:
            return
        if self._match is not None and self._match.several:
            # What it asked is known now; the sheet is confirmed as a whole.
            self.refusing.hide()
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        scope, method, decision = decided
        form = self.refusing
        refusal = Decision(decision.day, (), decision.signed, form.reason.text(), form.witness.text())
        self._do(scope, method, refusal, Outcome.REFUSED)

    def _do(self, scope: Scope, method: Method, decision: Decision, outcome: Outcome) -> None:
        assert self._entry is not None
        page, returns = self._entry.match.page, self._returns
        self.wanted.emit(Deed(outcome, lambda: returns.confirm(page, scope, method, decision), returns))

    # What is asked and shown

    @property
    def _match(self) -> Match | None:
        return self._entry.match if self._entry is not None else None

    def _body(self) -> Sequence[tuple[QWidget, int]]:
        self.lines, self.ticks = LineList(), muted("")
        self.by_hand = ByHand(self._returns.acknowledgements)
        self.refusing = Refusing(self._returns.refusal_reason)
        return (self.lines, 3), (self.by_hand, 3), (self.ticks, 0)

    def _forms(self) -> tuple[SideForm, ...]:
        return self.refusing, self.putting_aside

    def _name_of(self, match: Match) -> str:
        if isinstance(match, SheetMatch) and match.scope is not None and match.persons and not match.several:
            return match.persons[0].full_name
        return match.title()

    def _about(self, match: Match) -> str:
        return _about(match) if isinstance(match, SheetMatch) else place(match.page)

    def _words(self, match: Match) -> str:
        if match.problem is not None:
            return match.problem.sentence()
        if not isinstance(match, SheetMatch):
            return ""
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

    def _show_match(self, match: Match) -> None:
        if isinstance(match, SheetMatch) and match.several and not self._by_hand:
            self.lines.show_rows(match.persons)

    def _begin_by_hand(self, match: Match) -> None:
        self.by_hand.begin(match.scope if isinstance(match, SheetMatch) else None)

    def _focus_by_hand(self) -> None:
        self.by_hand.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_body(self, match: Match, *, ready: bool) -> None:
        self.by_hand.setVisible(self._by_hand)
        self.lines.setVisible(ready and match.several)
        self.ticks.setVisible((ready and match.several) or self._by_hand)
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


def _about(match: SheetMatch) -> str:
    """Return service and group of a person, then policy, version and campaign, one a line."""
    scope = match.scope
    if scope is None:
        return place(match.page)
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
