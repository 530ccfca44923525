"""The queue of comments that are looked at before they appear: read, accept, refuse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, button, label, muted, scrolled, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column
from medias_desktop.sanctions.labels.coded import cited
from medias_desktop.sanctions.rules.comment_duties import CommentDuty
from medias_desktop.sanctions.rules.incidents import ModeratedAccount, WaitingComment
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.acts import IncidentActs
from medias_desktop.sanctions.views.online.read_page import ReadPage
from medias_desktop.sanctions.views.online.records_page import RecordsPage
from medias_desktop.sanctions.views.online.wording import decider


class CommentsPage(ReadPage):
    """The oldest one first; after each the next one is chosen, so that a queue is gone through with two keys."""

    def __init__(self, service: SanctionService, desk: Desk, acts: IncidentActs) -> None:
        super().__init__(desk)
        self._service, self._desk, self._acts = service, desk, acts
        self._accounts: dict[int, ModeratedAccount] = {}
        columns: list[Column[WaitingComment]] = [
            Column(_("Online user"), lambda one: one.handle, stretch=18),
            Column(_("Received"), lambda one: format_date(one.received_on, "medium"), stretch=13),
            Column(_("What was written"), lambda one: " ".join(one.text.split()), stretch=40),
            Column(_("Under which article"), lambda one: one.place, stretch=24),
        ]
        self.list = RecordsPage(
            "queue",
            _("Comments to be looked at before they appear"),
            "",
            columns,
            lambda one: one.id,
            (_("No comment waits"), _("Add those that came in: each is accepted, or refused for a reason.")),
        )
        self.duty = muted("")
        self.duty.setObjectName("comment_duty")
        accept = self.list.add_act("accept", _("&Accept"), "mdi6.check", self.accept)
        refuse = self.list.add_act("refuse", _("&Refuse…"), "mdi6.close", acts.refuse_comment)
        add = button(_("A&dd a comment…"), "mdi6.plus")
        add.setObjectName("add_comment")
        add.clicked.connect(acts.add_comment)
        self.list.add_button(add)
        permit(service.refusal(Permission.RECORD), desk.dialogs, accept, refuse, add)
        self.list.table.selection_changed.connect(self._show_words)
        self.card = Card()
        self.who, self.where, self.words = subheading(""), muted(""), label("")
        self.words.setObjectName("queue_words")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for widget in (self.who, self.where, self.words):
            self.card.body.addWidget(widget)
        self.card.body.addStretch(1)
        self.side = scrolled(self.card)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.list, 3)
        both.addWidget(self.side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.duty)
        column.addLayout(both, 1)

    def read(self) -> tuple[dict[int, ModeratedAccount], list[CommentDuty], tuple[WaitingComment, ...]]:
        """Return the accounts, what the text in force asks for before a comment appears, and those that wait."""
        service = self._service
        duties = [one for one in service.proposals.duties(service.today) if one.before_appearing]
        return {one.id: one for one in service.accounts.all()}, duties, service.comments.waiting()

    def arrive(
        self, found: tuple[dict[int, ModeratedAccount], list[CommentDuty], tuple[WaitingComment, ...]]
    ) -> None:
        """Show them."""
        self._accounts, duties, waiting = found
        self.duty.setText("\n".join(f"{cited(one.clause.cite)} – {one.text}" for one in duties))
        self.duty.setVisible(bool(duties))
        self.list.show_rows(waiting)
        self._show_words()

    def give_keyboard(self) -> None:
        """Give the list the keyboard."""
        self.list.take_keyboard()

    def accept(self, one: WaitingComment) -> None:
        """Accept a comment; it may appear."""
        if not self.settled():  # a key that is held down: the one shown was accepted already
            return
        try:
            self._service.comments.accept(one.id, one.version, decider(self._service) or _("moderation"))
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("sanctions")

    def _show_words(self) -> None:
        one = self.list.chosen() if self.list.table.rows() else None
        self.side.setVisible(one is not None)
        if one is None:
            return
        account = self._accounts.get(one.account_id)
        where = (account.name if account else "", one.place, format_date(one.received_on, "full"))
        self.who.setText(one.handle)
        self.where.setText(" · ".join(filter(None, where)))
        self.words.setText(breakable(one.text))
