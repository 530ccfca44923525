"""One case beside the list: what the list knows of it, and once it is opened its summary, pieces, history and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.card_parts import facts_grid
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, set_icon
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import STATE_KINDS, STATE_NAMES
from medias_desktop.sanctions.labels.case_acts import ACT_ICONS, NEXT_ACTS
from medias_desktop.sanctions.rules.case_cards import CaseCard
from medias_desktop.sanctions.rules.next_acts import CaseAct
from medias_desktop.sanctions.views.employees.columns import brief_facts

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.disciplinary import Disciplinary

SUMMARY, PIECES, HISTORY, LINKS = "summary", "pieces", "history", "links"


class CasePanel(SideCard[int, CaseCard]):
    """Shows a case by number. ``show_brief`` opens nothing; ``open_case`` does, and that is recorded."""

    clause_asked = Signal(str)
    case_asked = Signal(int)
    person_asked = Signal(str)
    letters_asked = Signal(str)
    """The letters; the uid of the one to show, “” for none."""
    open_asked = Signal()
    act_asked = Signal(object, str)
    """An act, and the uid of the meeting or the demand that it is about, “” for none."""
    shown = Signal()
    """Another case is open, or none."""

    def __init__(
        self, disciplinary: Disciplinary, desk: Desk, briefs: Callable[[], Sequence[CaseBrief]]
    ) -> None:
        self._about = QWidget()
        super().__init__(desk, _("Case"), about=self._about)
        self._disciplinary, self._briefs = disciplinary, briefs
        self._brief: CaseBrief | None = None
        self._fresh: OpenCase | None = None
        """The case as an act left it, which is not to be opened once more."""
        self._then: Callable[[OpenCase], object] | None = None
        self.area.setObjectName("card_of_case")
        self.area.setAccessibleName(_("About this case"))
        self.next_act: CaseAct | None = None
        self._lay_out_about()
        self.permit(self.next)
        self.show_nothing()

    def permit(self, *controls: QWidget) -> None:
        """Take what writes out of use for whoever may only read."""
        refused = self._disciplinary.cases.register.actor.refusal(Permission.RECORD)
        permit(refused, self._desk.dialogs, *controls)

    # What is shown

    def show_brief(self, brief: CaseBrief | None) -> None:
        """Show what the list knows of a case, unless it is the one that is open; None shows nothing."""
        if brief is not None and self.card is not None and self.card.open.id == brief.id:
            return
        if brief is not None and self._wanted == brief.id and self._job is not None:
            return  # it is being opened
        self._brief, self._then = brief, None
        self._wanted = None
        self.clear()

    def open_case(self, case_id: int, then: Callable[[OpenCase], object] | None = None) -> None:
        """Open a case and show it; ``then`` gets it."""
        if self.card is not None and self.card.open.id == case_id:
            if then is not None:
                then(self.card.open)
            return
        self._then = then
        if self._wanted == case_id and self._job is not None:
            return
        self._wanted = case_id
        self.reload()

    def show_open(self, opened: OpenCase) -> None:
        """Show a case as an act left it."""
        self._fresh, self._wanted = opened, opened.id
        self.reload()

    def follow(self, briefs: Sequence[CaseBrief]) -> None:
        """Show the case anew when it was written meanwhile; one that is gone is shown no more."""
        if self.card is None:
            return
        opened = self.card.open
        brief = next((one for one in briefs if one.id == opened.id), None)
        if brief is None:
            self.show_brief(None)
        elif brief.version > opened.version and (self._fresh is None or self._fresh.version < brief.version):
            self.reload()

    def forget(self) -> None:
        """Drop what is open and whatever is being read: the lock has closed."""
        self._brief = self._then = self._fresh = None
        self._wanted = None
        if self._job is not None:
            self._job.cancel()
        self.clear()

    def at_rest(self) -> bool:
        """Tell whether the case wanted is shown."""
        return self._wanted is None or self._job is None

    # Sections

    def section(self) -> str:
        """Return which section is shown."""
        return self.sections.name()

    def show_section(self, name: str) -> None:
        """Show a section."""
        self.sections.show_name(name)

    # How a case is read and shown

    def read(self, wanted: int) -> CaseCard:
        """Open the case, unless an act just left it open. Raises CaseGone, SealedRecordAltered."""
        cards, fresh = self._disciplinary.cards, self._fresh
        if fresh is not None and fresh.id == wanted:
            return cards.card_of(fresh, self._briefs())
        return cards.card(wanted, self._briefs())

    def key_of(self, found: CaseCard) -> int:
        """Return the number of the case’s row."""
        return found.open.id

    def fill(self, found: CaseCard, *, same: bool) -> None:
        """Show the section that was chosen; another case begins with its summary."""
        if self._fresh is not None and self._fresh.version <= found.open.version:
            self._fresh = None
        case = found.case
        self.name.setText(f"{case.number} · {case.person.listed_name}")
        self._who.setText(
            " · ".join(
                filter(
                    None, (group_label(Group(case.person.group)), case.person.department, case.person.number)
                )
            )
        )
        self._state.show_state(translate(STATE_NAMES[case.state]), STATE_KINDS[case.state])
        self._show_next(found.next_act)
        for widget in (self._who, self._state, self._buttons, self.sections):
            widget.show()
        if not same and self.section() != SUMMARY:
            self.sections.blockSignals(True)
            self.sections.show_name(SUMMARY)
            self.sections.blockSignals(False)
        self._show_section()
        self.shown.emit()
        then, self._then = self._then, None
        if then is not None:
            then(found.open)

    def show_nothing(self) -> None:
        """Show what the list knows of the case under the cursor, or what this place is for."""
        for widget in (self._who, self._state, self._buttons, self.sections):
            widget.hide()
        brief = self._brief
        self.name.setText("" if brief is None else f"{brief.number} · {brief.listed_name}")
        page = Card()
        if brief is None:
            words = muted(_("Choose a case in the list."))
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.body.addStretch(1)
            page.body.addWidget(words)
        else:
            self._state.show_state(translate(STATE_NAMES[brief.state]), STATE_KINDS[brief.state])
            self._state.show()
            page.body.setSpacing(12)
            page.body.addLayout(facts_grid(brief_facts(brief)))
            self.open_button = button(_("&Open the case"), "mdi6.folder-open-outline", primary=True)
            self.open_button.setObjectName("open_case")
            self.open_button.clicked.connect(self.open_asked)
            row = FlowRow()
            row.addWidget(self.open_button)
            page.body.addLayout(row)
            page.body.addWidget(muted(_("Enter opens it too. That it was opened is recorded.")))
        page.body.addStretch(2)
        self.area.setWidget(page)
        self.shown.emit()

    def _show_section(self) -> None:
        card = self.card
        if card is None:
            return
        name = self.section()
        if name == SUMMARY:
            from medias_desktop.sanctions.views.case_panel.summary import summary

            page: QWidget = summary(self, card)
        elif name == PIECES:
            from medias_desktop.sanctions.views.case_panel.pieces import Pieces

            page = Pieces(self, card, self._disciplinary, self._desk)
        elif name == HISTORY:
            from medias_desktop.sanctions.views.case_panel.history import history

            page = history(card)
        else:
            from medias_desktop.sanctions.views.case_panel.links import links

            page = links(self, card)
        page.setObjectName("page")
        self.area.setWidget(page)

    def _show_next(self, act: CaseAct | None) -> None:
        self.next_act = act
        self.next.setVisible(act is not None)
        if act is not None:
            self.next.setText(" " + translate(NEXT_ACTS[act]).replace("&", "&&"))
            set_icon(self.next, ACT_ICONS[act], "on_accent")

    def _do_next(self) -> None:
        if self.next_act is not None:
            self.act_asked.emit(self.next_act, "")

    # Layout

    def _lay_out_about(self) -> None:
        self._who = muted("")
        self._state = Chip()
        self.next: QPushButton = button("…", "mdi6.arrow-right", primary=True)
        self.next.setObjectName("next_act")
        self.next.clicked.connect(self._do_next)
        self.acts: QPushButton = button(_("&Acts"))
        self.acts.setObjectName("acts")
        self.letters: QPushButton = button(_("&Letters"), "mdi6.email-outline")
        self.letters.setObjectName("letters")
        self.letters.clicked.connect(lambda: self.letters_asked.emit(""))
        self._who.setWordWrap(False)
        chips, row = FlowRow(8), FlowRow(8)
        for chip in (self._who, self._state):
            chips.addWidget(chip)
        self._buttons = QWidget()
        self._buttons.setLayout(row)
        for one in (self.next, self.letters, self.acts):
            row.addWidget(one)
        names = (
            (SUMMARY, _("Summary")),
            (PIECES, _("Pieces")),
            (HISTORY, _("History")),
            (LINKS, _("Related")),
        )
        self.sections = Switch(_("Sections of the case"), names)
        self.sections.chosen.connect(lambda _name: self._show_section())
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(chips)
        column.addWidget(self._buttons)
        column.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
