"""The card of a post: where it stands, what to do next, and four sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, set_icon
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.views.calendar.card.found import PostCard, read_card
from medias_desktop.editorial_calendar.views.calendar.wording import category_name, long_time, moment_of
from medias_desktop.editorial_calendar.views.editor.steps import ACT_ICONS, ACT_NAMES, WRITING, acts_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.editor.acts import PostActs
    from medias_desktop.editorial_calendar.views.editor.steps import Act

SUMMARY, PIECES, HISTORY, LINKS = "summary", "pieces", "history", "links"


class PostPanel(SideCard[int, PostCard]):
    """A post by its number."""

    clause_asked = Signal(str)
    post_asked = Signal(int)
    """Another post of the same campaign."""
    place_asked = Signal(str, str)
    history_asked = Signal()
    open_asked = Signal(int)

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: PostActs) -> None:
        self._about = QWidget()
        super().__init__(desk, _("Card of the post"), about=self._about)
        self._service, self._acts = service, acts
        self.area.setObjectName("card_of_post")
        self.area.setAccessibleName(_("About this post"))
        self._lay_out_about()
        self.show_nothing()

    # How a post is read and shown

    def read(self, wanted: int) -> PostCard:
        """Return the card of a post, on the worker. Raises PostGone."""
        return read_card(self._service, wanted)

    def key_of(self, found: PostCard) -> int:
        """Return the number that a card answers."""
        return found.post.id

    def fill(self, found: PostCard, *, same: bool) -> None:
        """Show the section that was chosen; another post begins with its summary."""
        post = found.post
        self.name.setText(post.draft.title)
        when = moment_of(post.draft.planned_on, "")
        hour = "" if post.draft.planned_time is None else long_time(f"{post.draft.planned_time:%H:%M}")
        self._when.setText(" · ".join(filter(None, (when, hour, category_name(post.draft.category)))))
        self._state.show_state(translate(STATE_NAMES[post.shown]), STATE_KINDS[post.shown] or "muted")
        self._alone.setVisible(post.self_approved)
        recorded = {one.platform for one in found.evidence}
        self._offer(post, len(set(post.draft.platforms) - recorded))
        for widget in (self._when, self._state, self._buttons, self.sections):
            widget.show()
        if not same and self.sections.name() != SUMMARY:
            self.sections.blockSignals(True)
            self.sections.show_name(SUMMARY)
            self.sections.blockSignals(False)
        self._show_section()

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.name.setText("")
        for widget in (self._when, self._state, self._alone, self._buttons, self.sections):
            widget.hide()
        page = Card()
        words = muted(_("Choose a post to see its texts, what the policy says of it, and what comes next."))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.body.addStretch(1)
        page.body.addWidget(words)
        page.body.addStretch(2)
        self.area.setWidget(page)

    def _show_section(self) -> None:
        card = self.card
        if card is None:
            return
        name = self.sections.name()
        if name == SUMMARY:
            from medias_desktop.editorial_calendar.views.calendar.card.summary import summary

            page = summary(self, card)
        elif name == PIECES:
            from medias_desktop.editorial_calendar.views.calendar.card.pieces import pieces

            page = pieces(self, card)
        elif name == HISTORY:
            from medias_desktop.editorial_calendar.views.calendar.card.history import history

            page = history(self, card)
        else:
            from medias_desktop.editorial_calendar.views.calendar.card.links import links

            page = links(self, card)
        self.area.setWidget(page)

    # What may be done

    def _offer(self, post: Post, unrecorded: int) -> None:
        """Offer the next act on a button, the others in a menu."""
        first, *others = acts_of(post, unrecorded)
        self.next_act: Act | None = first
        self.next.setText(" " + translate(ACT_NAMES[first]).replace("&", ""))
        set_icon(self.next, ACT_ICONS[first], "on_accent")
        refused = self._service.refusal(Permission.RECORD)
        self.next.setEnabled(refused is None or first not in WRITING)
        self.next.setToolTip(refused.sentence() if refused is not None and first in WRITING else "")
        self.menu.clear()
        for act in others:
            line = self.menu.addAction(translate(ACT_NAMES[act]).replace("&", ""))
            line.setObjectName(f"act_{act.value}")
            line.triggered.connect(partial(self._do, act))
            if act in WRITING:
                permit(refused, self._desk.dialogs, line)
        self.menu.addSeparator()
        trail = self.menu.addAction(_("Who changed this post…"))
        trail.setObjectName("act_trail")
        trail.triggered.connect(self.history_asked)

    def _do(self, act: Act, _checked: bool = False) -> None:
        if self.card is not None:
            self._acts.do(act, self.card.post.id, self.card.post.version)

    def _do_next(self) -> None:
        if self.next_act is not None:
            self._do(self.next_act)

    def _open(self) -> None:
        if self.card is not None:
            self.open_asked.emit(self.card.post.id)

    # Layout

    def _lay_out_about(self) -> None:
        self.next_act = None
        self._when, self._state = muted(""), Chip()
        self._when.setObjectName("card_about")
        self._alone = Chip(_("approved by its author"), "warn")
        self.next: QPushButton = button("…", "mdi6.arrow-right", primary=True)
        self.next.setObjectName("next_act")
        self.next.clicked.connect(self._do_next)
        self.open_button: QPushButton = button(_("&Open"), "mdi6.pencil-outline")
        self.open_button.setObjectName("open_post")
        self.open_button.clicked.connect(self._open)
        self.more: QPushButton = button(_("&Acts"))
        self.more.setObjectName("acts")
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        chips, row = FlowRow(8), FlowRow(8)
        for chip in (self._state, self._alone):
            chips.addWidget(chip)
        self._buttons = QWidget()
        self._buttons.setLayout(row)
        for one in (self.next, self.open_button, self.more):
            row.addWidget(one)
        names = (
            (SUMMARY, _("Summary")),
            (PIECES, _("Pieces")),
            (HISTORY, _("History")),
            (LINKS, _("Related")),
        )
        self.sections = Switch(_("Sections of the post"), names)
        self.sections.chosen.connect(lambda _name: self._show_section())
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._when)
        column.addLayout(chips)
        column.addWidget(self._buttons)
        column.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
