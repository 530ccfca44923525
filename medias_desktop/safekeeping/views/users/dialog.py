"""The window of users: the list at the left, the chosen user and the keys at the right; a form takes their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
)
from medias_desktop.core.widgets.table import RecordTable
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.users import RegisterUser, UserService
from medias_desktop.safekeeping.views.users import wording
from medias_desktop.safekeeping.views.users.acts import UserActs
from medias_desktop.safekeeping.views.users.cards import KeysCard, UserCard
from medias_desktop.safekeeping.views.users.form_page import FormPage
from medias_desktop.safekeeping.views.users.forms import AddPage, ChangePage, OwnPassphrasePage, ResetPage
from medias_desktop.safekeeping.views.users.side_area import SideArea

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


_ROOM = 118
"""Letters in a line of a window that has room for all columns of the list."""


class UsersDialog(QDialog):
    """``keys_wanted`` carries the uids of who leaves, when the keys are to be changed; the window is closed by then."""

    cost: ClassVar[Cost] = DEFAULT
    keys_wanted = Signal(object)

    def __init__(self, parent: QWidget, register: Register, desk: Desk) -> None:
        super().__init__(parent)
        self._register, self._desk = register, desk
        self._service = UserService(register, self.cost)
        self._acts = UserActs(self, self._service, desk, self._on_done)
        self._users: tuple[RegisterUser, ...] = ()
        self._may = self._service.may_administer and not self._service.opens_freely
        self.page: FormPage | None = None
        self.setObjectName("users_dialog")
        self.setWindowTitle(_("Users and access"))
        fit_to_text(self, 1260, 760)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.stack)
        desk.changes.changed.connect(self._on_changed)
        self.table.selection_changed.connect(self._show_user)
        self.refresh()
        self.table.setFocus()

    # What is shown

    def _list_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        self.notice = self._notice()
        if self.notice is not None:
            layout.addWidget(self.notice)
        self.table: RecordTable = RecordTable(wording.columns(), _("Users"), key=lambda user: user.uid)
        self.table.setObjectName("users")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.activated_row.connect(self._open_user)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.table, 15)
        row.addWidget(SideArea(self._side()), 7)
        layout.addLayout(row, 1)
        self.told = muted("")
        self.told.setObjectName("users_told")
        close = button(_("Close"))
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = action_row(close)
        foot.insertWidget(0, self.told, 1)
        layout.addLayout(foot)
        return page

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(heading(_("Users and access")))
        titles.addWidget(muted(_("Roles prevent everyday mistakes; it is the keys that protect.")))
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        self.add_button = button(_("&Add a user…"), "mdi6.account-plus-outline", primary=True)
        self.add_button.setObjectName("user_add")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        self.add_button.setVisible(self._may)
        head.addWidget(self.add_button)
        return head

    def _notice(self) -> Card | None:
        """Say why nothing can be done here, for who may only look."""
        if self._may:
            return None
        if self._service.opens_freely:
            text = _(
                "This register opens for everybody, as the sample does: passphrases would keep nobody out. "
                "Users are added to a register of your own."
            )
        else:
            text = _("Only the director general changes users: ask {names}.").format(
                names=wording.directors(self._service.list()) or "—"
            )
        card = Card()
        told = label(text)
        told.setObjectName("users_notice")
        card.body.addWidget(told)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("page")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.card = UserCard(acts=self._may, freely=self._service.opens_freely)
        self.card.change_wanted.connect(self.change)
        self.card.right_wanted.connect(self._acts.give_or_take_right)
        self.card.reset_wanted.connect(self.reset)
        self.card.remove_wanted.connect(self.remove)
        self.keys = KeysCard(acts=self._may)
        self.keys.passphrase_wanted.connect(self.change_own)
        self.keys.recovery_wanted.connect(self.replace_recovery)
        self.keys.keys_wanted.connect(lambda: self._change_keys(()))
        self.keys.setVisible(not self._service.opens_freely)
        column.addWidget(self.card)
        column.addWidget(self.keys)
        column.addStretch(1)
        return side

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._users = self._service.list()
        self.table.set_rows(self._users)
        if not self.table.selected() and self._users:
            own = next((user.uid for user in self._users if user.itself), self._users[0].uid)
            self.table.select_keys({own}, own)
        self._show_user()
        self.keys.show_keys(
            self._service.recovery_codes(),
            entitled=self._entitled,
            refused=rotating.refusal(self._register) if self._may else None,
        )

    @property
    def _entitled(self) -> bool:
        return any(user.itself and user.sealed for user in self._users)

    def _show_user(self) -> None:
        chosen = self.table.selected()
        self.card.show_user(chosen[0] if chosen else None, entitled=self._entitled)

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & {"users", "recovery"}:
            self.refresh()

    # What is done

    def add(self) -> None:
        """Open the form of a new user."""
        page = AddPage(self._service.municipality, entitled=self._entitled)
        page.accepted.connect(lambda: self._acts.add(page))
        self._open(page)

    def change(self, user: RegisterUser) -> None:
        """Open the form of a name and a role."""
        page = ChangePage(user)
        page.accepted.connect(lambda: self._acts.change(page, user))
        self._open(page)

    def reset(self, user: RegisterUser) -> None:
        """Open the form of a passphrase for somebody else."""
        page = ResetPage(user, self._service.municipality)
        page.accepted.connect(lambda: self._acts.reset(page, user))
        self._open(page)

    def change_own(self) -> None:
        """Open the form of one's own passphrase."""
        page = OwnPassphrasePage(self._register.actor.name, self._service.municipality)
        page.accepted.connect(lambda: self._acts.change_own(page))
        self._open(page)

    def replace_recovery(self) -> None:
        """Make a new recovery key and show its sheet."""
        from medias_desktop.safekeeping.views.recovery_key import new_recovery_key

        new_recovery_key(self, self._register, self._desk, self.cost)

    def remove(self, user: RegisterUser) -> None:
        """Remove a user, then offer to change the keys."""
        self._acts.remove(user, lambda: self._offer_keys(user))

    def _offer_keys(self, user: RegisterUser) -> None:
        if rotating.refusal(self._register) is None and self._desk.dialogs.confirm(
            self,
            _("Change the keys"),
            _(
                "{name} was removed. If they kept a copy of the register and of its key, that copy still opens, and so "
                "would a newer one. Changing the keys puts what you record from now on out of their reach. It takes a "
                "few minutes and a printer."
            ).format(name=user.name),
            _("Change the keys…"),
        ):
            self._change_keys((user.uid,))

    def _change_keys(self, leaving: tuple[str, ...]) -> None:
        self.accept()
        self.keys_wanted.emit(leaving)

    def _open_user(self, user: RegisterUser) -> None:
        if self._may and user.active:
            self.change(user)

    def _on_done(self, told: str) -> None:
        self._close_page()
        self.told.setText(told)
        self._desk.changes.announce("users")

    # Pages

    def _open(self, page: FormPage) -> None:
        self._close_page()
        self.page = page
        self.told.setText("")
        page.left.connect(self._leave_page)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def _leave_page(self) -> None:
        self._close_page()
        self.table.setFocus()

    def _close_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room, or large letters, the list shows what matters."""
        super().resizeEvent(event)
        room = self.width() >= _ROOM * self.fontMetrics().averageCharWidth()
        self.table.show_columns(range(len(wording.columns())) if room else wording.ESSENTIAL)

    def reject(self) -> None:
        """Qt: Escape leaves the form first, then the window; never while something is done."""
        if self.page is None:
            super().reject()
        elif self.page.isEnabled():
            self._leave_page()
