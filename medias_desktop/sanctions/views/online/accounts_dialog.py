"""The accounts of the municipality on which the public writes: a list and the form of the one chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import ChoiceField, TextField
from medias_desktop.core.widgets.form_fields import DayField, FieldProblem, two_columns
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, muted, problem
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.sanctions.labels.coded import platform_name
from medias_desktop.sanctions.rules.incidents import LINK_LENGTH, NAME_LENGTH, ModeratedAccount
from medias_desktop.sanctions.service import SanctionService


class AccountsDialog(QDialog):
    """Adds and corrects accounts; it stays open for the next one."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("accounts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk = service, desk
        self._account: ModeratedAccount | None = None
        self.setWindowTitle(_("Accounts of the municipality"))
        fit_to_text(self, 880, 560)
        self._make_fields()
        self._lay_out()
        fields = (self.platform, self.name, self.link, self.shown, self.active)
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.save, self.new, *fields)
        self._reload(None)

    # Layout

    def _make_fields(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("accounts")
        self.list.setAccessibleName(_("Accounts of the municipality"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda now, _before: self._choose(now))
        self.platform = ChoiceField(_("&Platform"), "platform", tuple(_platforms().values()))
        self.name = TextField(_("&Name of the account"), "account_name", longest=NAME_LENGTH)
        self.link = TextField(_("&Address"), "account_link", longest=LINK_LENGTH)
        self.shown = DayField(_("Netiquette &shown since"), "netiquette_shown_on")
        self.shown.hint.setText(_("Empty: the netiquette is not shown there."))
        self.shown.hint.show()
        self.active = QCheckBox(_("The account is in &use"))
        self.active.setObjectName("account_active")
        self.trouble = problem()
        self.trouble.setObjectName("accounts_trouble")
        self.new = button(_("&New account"), "mdi6.plus")
        self.save = button(_("&Add"), "mdi6.check", primary=True)
        self.leave = button(_("&Close"))

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        right.setSpacing(12)
        right.addLayout(two_columns((self.platform, self.name), (self.link,), (self.shown,)))
        right.addWidget(self.active)
        right.addWidget(self.trouble)
        right.addStretch(1)
        upper, row = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(20)
        upper.addLayout(left, 2)
        upper.addLayout(right, 3)
        row.setSpacing(10)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.save)
        for one, name, act in (
            (self.new, "new_account", self._begin_new),
            (self.leave, "leave", self.reject),
            (self.save, "save_account", self._save),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(
            muted(
                _(
                    "Pages, profiles and blogs on which the public writes. Incidents are counted on each of them."
                )
            )
        )
        layout.addLayout(upper, 1)
        layout.addLayout(row)

    # Showing

    def _reload(self, chosen: int | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        current = None
        for account in self._service.accounts.all():
            line = QListWidgetItem(_line(account))
            line.setData(Qt.ItemDataRole.UserRole, account)
            self.list.addItem(line)
            if account.id == chosen:
                current = line
        self.list.blockSignals(False)
        if current is None and self.list.count() and chosen is None:
            current = self.list.item(0)
        if current is None:
            self._begin_new()
        else:
            self.list.setCurrentItem(current)
            self._choose(current)

    def _choose(self, line: QListWidgetItem | None) -> None:
        if line is not None:
            self._show(line.data(Qt.ItemDataRole.UserRole))

    def _begin_new(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentRow(-1)
        self._show(None)
        self.platform.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, account: ModeratedAccount | None) -> None:
        self._account = account
        platforms = list(_platforms().values())
        self.platform.combo.setCurrentText(platform_name(account.platform) if account else platforms[0])
        self.name.line.setText(account.name if account else "")
        self.link.line.setText(account.link if account else "")
        self.shown.set_day(account.netiquette_shown_on if account else None)
        self.active.setChecked(account.active if account else True)
        self.active.setVisible(account is not None)
        self.save.setText(_("Sa&ve") if account else _("&Add"))
        for field in (self.platform, self.name, self.link, self.shown):
            field.show_problem()
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    # Writing

    def _save(self) -> None:
        try:
            number = self._write(self._draft())
        except FieldProblem:
            return
        except UserError as error:
            self._tell(error.sentence())
            return
        self._desk.changes.announce("sanctions")
        self._reload(number)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft(self) -> ModeratedAccount:
        typed = self.platform.text()
        codes = {name.casefold(): code for code, name in _platforms().items()}
        known = self._account or ModeratedAccount(platform="", name="")
        return replace(
            known,
            platform=codes.get(typed.casefold(), typed),
            name=self.name.text(),
            link=self.link.text(),
            netiquette_shown_on=self.shown.day(),
            active=self.active.isChecked(),
        )

    def _write(self, account: ModeratedAccount) -> int:
        if self._account is None:
            return self._service.accounts.add(account)
        self._service.accounts.change(account)
        return account.id


def _platforms() -> dict[str, str]:
    from medias_desktop.policies.rules.checks.words import Platform

    return {one.value: platform_name(one.value) for one in Platform}


def _line(account: ModeratedAccount) -> str:
    shown = account.netiquette_shown_on
    about = (
        _("netiquette shown since {day}").format(day=format_date(shown, "medium"))
        if shown
        else _("netiquette not shown")
    )
    if not account.active:
        about = _("no longer in use")
    return f"{account.name}\n{platform_name(account.platform)}\n{about}"  # a longer line is cut off
