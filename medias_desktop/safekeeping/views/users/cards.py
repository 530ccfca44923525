"""What stands beside the list of users: the chosen one with what can be done, and what concerns oneself and the keys."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.keys.errors import SealedKeysNeeded
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, subheading
from medias_desktop.safekeeping.errors import OwnRemoval
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.users import RegisterUser
from medias_desktop.safekeeping.views.users import wording


class UserCard(Card):
    """One user. ``acts`` is false for who may only look; ``freely`` tells of a register that opens for everybody."""

    change_wanted = Signal(object)
    right_wanted = Signal(object)
    reset_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, *, acts: bool, freely: bool) -> None:
        super().__init__()
        self._acts, self._freely = acts, freely
        self._user: RegisterUser | None = None
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(10)
        self.name = subheading("")
        self.role = Chip()
        self.powers, self.access, self.sealed = muted(""), label(""), label("")
        self.since = muted("")
        for text in (self.name, self.role, self.powers, self.access, self.sealed, self.since):
            self.body.addWidget(text)
        self.change = self._button("user_change", "mdi6.account-edit-outline", self.change_wanted)
        self.right = self._button("user_right", "mdi6.safe-square-outline", self.right_wanted)
        self.reset = self._button("user_reset", "mdi6.form-textbox-password", self.reset_wanted)
        self.remove = self._button("user_remove", "mdi6.account-remove-outline", self.remove_wanted)
        self.why = muted("")
        self.why.setObjectName("user_why")
        self.body.addWidget(self.why)

    def _button(self, name: str, icon: str, wanted: object) -> QPushButton:
        made = button(" ", icon)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: wanted.emit(self._user))  # type: ignore[attr-defined]
        self.body.addWidget(made)
        return made

    def show_user(self, user: RegisterUser | None, *, entitled: bool) -> None:
        """Show a user, or that none is chosen; ``entitled`` tells whether who acts has the right to sealed records."""
        self._user = user
        for widget in (self.role, self.powers, self.access, self.sealed, self.since):
            widget.setVisible(user is not None)
        for one in (self.change, self.right, self.reset, self.remove, self.why):
            one.hide()
        if user is None:
            self.name.setText(_("Choose a user in the list"))
            return
        self.name.setText(user.name)
        self.role.show_state(role_label(user.role), wording.role_kind(user.role))
        self.powers.setText(wording.role_powers(user.role))
        self.access.setText(wording.access_sentence(user, freely=self._freely))
        self.sealed.setText(wording.sealed_sentence(user))
        self.since.setText(_("Added on {day}.").format(day=format_date(user.since.astimezone().date())))
        self.powers.setVisible(user.active)
        self.sealed.setVisible(user.active)
        if self._acts:
            self._show_actions(user, entitled)

    def _show_actions(self, user: RegisterUser, entitled: bool) -> None:
        needed = None if entitled else SealedKeysNeeded()
        for_entitled = needed if user.sealed else None
        refused = (OwnRemoval() if user.itself else for_entitled) if user.active else None
        if user.active:
            _offer(self.change, _("Change name or r&ole…"))
            _offer(self.remove, _("Re&move…"), refused)
        if user.opens:
            give, take = _("Give the &right to sealed records…"), _("Take away the &right to sealed records…")
            _offer(self.right, take if user.sealed else give, needed)
        if not user.itself:
            text = _("New &passphrase…") if user.active else _("Let &in again…")
            _offer(self.reset, text, for_entitled)
        why = refused or (needed if user.opens else None)
        if why is not None:
            self.why.setText(why.sentence())
            self.why.show()


class KeysCard(Card):
    """One's own passphrase; for who directs the register also the recovery key and the change of keys."""

    passphrase_wanted = Signal()
    recovery_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, *, acts: bool) -> None:
        super().__init__()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(10)
        self.own = self._button("own_passphrase", "mdi6.form-textbox-password", self.passphrase_wanted)
        self.recovery = self._button("replace_recovery", "mdi6.printer-outline", self.recovery_wanted)
        self.made = muted("")
        self.keys = self._button("change_keys", "mdi6.key-change", self.keys_wanted)
        self.why = muted(
            _("After a departure: whoever left then opens nothing with what they may have kept.")
        )
        self.body.addWidget(subheading(_("Passphrase and keys") if acts else _("Passphrase")))
        self.body.addWidget(self.own)
        for widget in (self.recovery, self.made, self.keys, self.why):
            self.body.addWidget(widget)
            widget.setVisible(acts)
        _offer(self.own, _("M&y passphrase…"))
        self._acts = acts

    def _button(self, name: str, icon: str, wanted: object) -> QPushButton:
        made = button(" ", icon)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        return made

    def show_keys(self, made: tuple[dt.datetime, ...], *, entitled: bool, refused: UserError | None) -> None:
        """Tell since when the recovery key holds, and why the keys cannot be changed if they cannot."""
        if not self._acts:
            return
        _offer(self.recovery, _("New reco&very key…"), None if entitled else SealedKeysNeeded())
        self.made.setText(
            _("The present one was made on {day}.").format(day=format_date(max(made).astimezone().date()))
            if made
            else ""
        )
        self.made.setVisible(bool(made))
        _offer(self.keys, _("Change the &keys…"), refused)
        if refused is not None:
            self.why.setText(refused.sentence())


def _offer(one: QPushButton, text: str, refused: UserError | None = None) -> None:
    """Show a button; one that is refused says why where the pointer or a screen reader asks."""
    sentence = "" if refused is None else refused.sentence()
    one.setText(f" {text}")
    one.setEnabled(refused is None)
    one.setToolTip(sentence)
    one.setAccessibleDescription(sentence)
    one.show()
