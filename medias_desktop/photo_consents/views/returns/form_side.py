"""The side that says whose consent form a page is, and asks what is ticked and who signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.paper.handling import Fit, Match, place
from medias_desktop.paper.returns_view import Deed, Outcome, SheetSide
from medias_desktop.photo_consents.errors.returns import (
    FormNotChosen,
    GuardianNotNamed,
    NobodyAnswered,
    NoPlaceTicked,
)
from medias_desktop.photo_consents.labels import RELATION_NAMES
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.returns import FormDecision, FoundForm, LineAnswer, SignedLine
from medias_desktop.photo_consents.service.form_finding import FormMatch
from medias_desktop.photo_consents.views.returns.by_hand import ByHand
from medias_desktop.photo_consents.views.returns.group_table import GroupTable
from medias_desktop.photo_consents.views.returns.lines import PlaceTicks, SignerTicks

if TYPE_CHECKING:
    from medias_desktop.paper.service.returned import ReturnedPages
    from medias_desktop.photo_consents.service.returns import FormReturns


class GuardianFields(QWidget):
    """The guardian whose name is written by hand on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(_("Legal &guardian who signed"), "guardian_name", longest=240)
        self.relation = QComboBox()
        self.relation.setObjectName("guardian_relation")
        self.relation.setAccessibleName(_("Relation"))
        for one in Relation:
            self.relation.addItem(translate(RELATION_NAMES[one]), one)
        self.relation.setCurrentIndex(self.relation.findData(Relation.PARENT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.name)
        layout.addWidget(self.relation)

    def draft(self) -> GuardianDraft | None:
        """Return who is named, the last word taken for the last name; None for nobody."""
        first, _space, last = self.name.text().rpartition(" ")
        return GuardianDraft(last, first, Relation(self.relation.currentData())) if last else None

    def show_draft(self, draft: GuardianDraft | None) -> None:
        """Show who was named, or nobody."""
        self.name.line.setText(f"{draft.first_name} {draft.last_name}".strip() if draft else "")
        relation = draft.relation if draft is not None else Relation.PARENT
        self.relation.setCurrentIndex(self.relation.findData(relation))


class FormSide(SheetSide):
    """Whose form it is, which places are ticked, who signed, and what can be done."""

    def __init__(self, returns: FormReturns, today: dt.date, returned: ReturnedPages | None = None) -> None:
        """``returned`` is the pile when it holds other sheets too."""
        self._returns = returns
        self._today = today
        self._form: FoundForm | None = None
        self._lines: tuple[SignedLine, ...] = ()
        self._named: dict[tuple[int, int], GuardianDraft] = {}
        self._naming: tuple[int, int] | None = None
        """The line whose guardian the fields name."""
        super().__init__(returned or returns, today)
        self.hand.changed.connect(self._show_hand)
        self.signers.ticked.connect(self._show_ticks)
        self.table.ticked.connect(self._show_ticks)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_ticks())

    # Deciding

    def accept(self) -> None:
        """Confirm what is ticked."""
        try:
            answers = self._answers()
        except UserError as error:
            self.tell(error.sentence())
            return
        self._do(answers, Outcome.SIGNED if any(one.purposes for one in answers) else Outcome.REFUSED)

    def refuse(self) -> None:
        """Note that the form says no, or the line of it that the keyboard is on."""
        if self._is_group:
            self.table.toggle_refused()
            return
        try:
            answers = tuple(self._answer(line, frozenset()) for line in self._signed())
        except UserError as error:
            self.tell(error.sentence())
            return
        self._do(answers, Outcome.REFUSED)

    def keys_of_kind(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the keys beside the usual ones: the figures tick places, A all of them."""
        figures = [(str(number), self._ticking(number)) for number in range(1, 10)]
        return [*figures, ("A", self._tick_all)]

    def _answers(self) -> tuple[LineAnswer, ...]:
        if self._form is None:
            raise FormNotChosen
        if self._is_group:
            found = tuple(self._answer(line, places) for line, places in self.table.answers())
            if not found:
                raise NobodyAnswered
            return found
        signed, places = self._signed(), self.places.chosen()
        if not places:
            raise NoPlaceTicked(name=signed[0].portrayed.full_name)
        return tuple(self._answer(line, places) for line in signed)

    def _signed(self) -> tuple[SignedLine, ...]:
        if self._form is None:
            raise FormNotChosen
        signed = self.signers.signed()
        if not signed:
            raise NobodyAnswered
        return signed

    def _answer(self, line: SignedLine, places: frozenset[Purpose]) -> LineAnswer:
        self._keep_guardian()
        guardian = self._named.get((line.page, line.line)) if line.unnamed else None
        if line.unnamed and guardian is None:
            raise GuardianNotNamed(name=line.portrayed.full_name)
        return LineAnswer(
            line.portrayed.id,
            places,
            line.guardian.id if line.guardian is not None else None,
            guardian,
            line.consent_id,
            (line.page, line.line) if line.consent_id is not None else None,
        )

    def _do(self, answers: tuple[LineAnswer, ...], outcome: Outcome) -> None:
        assert self._entry is not None
        assert self._form is not None
        page, form, returns = self._entry.match.page, self._form, self._returns
        decision = FormDecision(self.day.day(), answers)
        self.wanted.emit(Deed(outcome, lambda: returns.confirm(page, form, decision), returns))

    # What is asked and shown

    def _body(self) -> Sequence[tuple[QWidget, int]]:
        self.hand = ByHand(self._returns, self._today)
        self.places, self.signers, self.table = PlaceTicks(), SignerTicks(), GroupTable()
        self.places_caption = label(_("Ticked on the &page"))
        self.places_caption.setBuddy(self.places)
        self.signers_caption = label(_("Signed &by"))
        self.signers_caption.setBuddy(self.signers)
        self.guardian = GuardianFields()
        self.ticks = muted("")
        return (
            (self.hand, 0),
            (self.places_caption, 0),
            (self.places, 0),
            (self.signers_caption, 0),
            (self.signers, 0),
            (self.table, 4),
            (self.guardian, 0),
            (self.ticks, 0),
        )

    def _name_of(self, match: Match) -> str:
        if isinstance(match, FormMatch) and match.form is not None and match.form.lines and not match.several:
            return match.form.lines[0].portrayed.full_name
        return match.title()

    def _about(self, match: Match) -> str:
        form = match.form if isinstance(match, FormMatch) else None
        if form is None:
            return place(match.page)
        lines = [_("Consent form: {what}").format(what=form.asked)]
        begins = format_date(form.starts_on)
        if form.ends_on is None:
            lines.append(_("From {first}, without end").format(first=begins))
        else:
            until = format_date(form.ends_on)
            lines.append(_("From {first} to {last}").format(first=begins, last=until))
        if form.pages > 1 and form.page:
            lines.append(_("Page {page} of {pages}").format(page=form.page, pages=form.pages))
        return "\n".join(lines)

    def _words(self, match: Match) -> str:
        if match.problem is not None:
            return match.problem.sentence()
        if match.fit is Fit.RECEIVED:
            return _("All on this form is recorded. Keep the page as further evidence, or set it aside.")
        if match.fit is Fit.NAMELESS:
            return _("Look at the name on the page: choose the person, or record a new one.")
        return ""

    def accept_words(self) -> str:
        """Return what the main button says."""
        return _("&Confirm")

    def key_words(self, *, ready: bool) -> str:
        """Return the keys that decide."""
        if ready:
            return _("1 to 9: a place · A: all · Enter: confirm · R: refused · S: later · Ctrl+Z: undo")
        return super().key_words(ready=ready)

    def _show_match(self, match: Match) -> None:
        if not self._by_hand:
            self._take(match.form if isinstance(match, FormMatch) else None)

    def _begin_by_hand(self, match: Match) -> None:
        form = match.form if isinstance(match, FormMatch) else None
        self.hand.begin(form)
        self._take(form, ())

    def _focus_by_hand(self) -> None:
        focus = self.hand.choice if self.hand.choice.isVisible() else self.hand.search.line
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hand(self) -> None:
        """Show what is asked of the form and the person that are chosen."""
        entry, form_id, person = self._entry, self.hand.form_id, self.hand.person
        if entry is None or form_id is None:
            self._take(None)
        else:
            form = self._returns.match_as(entry.match.page, form_id).form
            if form is not None and person is not None:
                self._take(form, self._returns.lines_for(form, person))
            else:
                self._take(form)
        self._show_parts()
        if person is not None:
            self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, form: FoundForm | None, lines: Sequence[SignedLine] | None = None) -> None:
        self._form = form
        self._lines = tuple(form.lines if lines is None and form is not None else lines or ())
        self._named.clear()
        self._naming = None
        self.guardian.show_draft(None)
        if form is None:
            return
        if self._is_group:
            self.table.show_lines(self._lines, form.purposes)
        else:
            self.places.show_places(form.purposes)
            self.signers.show_lines(self._lines)

    def _show_body(self, match: Match, *, ready: bool) -> None:  # noqa: ARG002 - the form may be one chosen by hand
        asks = (ready or self._by_hand) and self._form is not None and bool(self._lines)
        self.hand.setVisible(self._by_hand)
        for widget in (self.places_caption, self.places, self.signers_caption, self.signers):
            widget.setVisible(asks and not self._is_group)
        self.table.setVisible(asks and self._is_group)
        self.refuse_button.setVisible(asks)
        self._show_ticks()

    def _show_ticks(self) -> None:
        asks = not (self.places.isHidden() and self.table.isHidden())
        line = self._to_name()
        wanted = (line.page, line.line) if line is not None else None
        if wanted != self._naming:
            self._keep_guardian()
            self._naming = wanted
            self.guardian.show_draft(self._named.get(wanted) if wanted else None)
        self.guardian.setVisible(asks and line is not None)
        self.ticks.setText(self.table.words() if self._is_group else "")
        self.ticks.setVisible(asks and self._is_group)

    def _to_name(self) -> SignedLine | None:
        """Return the line whose guardian is to be named: the one the keyboard is on, or that is ticked."""
        if self._is_group:
            line = self.table.current_line
            return line if line is not None and line.unnamed and line.answer is None else None
        return next((one for one in self.signers.signed() if one.unnamed), None)

    def _keep_guardian(self) -> None:
        draft = self.guardian.draft()
        if draft is not None and self._naming is not None:
            self._named[self._naming] = draft

    @property
    def _is_group(self) -> bool:
        return self._form is not None and self._form.kind is FormKind.GROUP

    def _ticking(self, number: int) -> Callable[[], None]:
        return lambda: self.table.toggle(number) if self._is_group else self.places.toggle(number)

    def _tick_all(self) -> None:
        (self.table.tick_all if self._is_group else self.places.tick_all)()
